"""`graphkit view`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphkit.cli.shared import STATUSES, example, kg_argument, output, say
from graphkit.errors import QueryError
from graphkit.explain.words import plural
from graphkit.lasting import first_day, last_day
from graphkit.model import Status
from graphkit.ontology import FAMILIES, LANGUAGES, load_ontology
from graphkit.query.run import run_query
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.view.asked import asked
from graphkit.view.layout import CORE
from graphkit.view.select import Selection
from graphkit.view.write import FORMS, TITLE, form_of, write_view


@click.command(
    "view",
    epilog=example(
        "graphkit view output -o korea.html --focus PRK --status contested --status fact",
        'graphkit view output --pair "USA,Korea Utara" --from 2023',
    ),
)
@kg_argument
@click.option("-o", "--out", default="", help="Where to write; - is stdout.  [default: graph.FORM]")
@click.option(
    "-t", "--form", type=click.Choice(list(FORMS)), metavar="FORM",
    help=f"One of {' '.join(FORMS)}.  [default: by the suffix of --out, else html]",
)  # fmt: skip
@click.option("--focus", "--actor", default="", metavar="ACTOR", help="Only what lies around this actor.")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(min=1), help="Steps from it.")
@click.option("--pair", default="", metavar="A,B", help="Only what these two do to each other.")
@click.option("--from", "start", default="", metavar="DATE", help="Not before this date.")
@click.option("--to", "--until", "end", default="", metavar="DATE", help="Not after this date.")
@click.option("--relation", multiple=True, metavar="SLUG", help="Only this relation and those below it.")
@click.option("--family", multiple=True, type=click.Choice(FAMILIES), help="Only this family of relations.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status.")
@click.option("--lang", multiple=True, metavar="CODE", help="Only sentences in this language: en, id.")
@click.option(
    "--query", metavar="FILE.rq", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Only the edges of a CONSTRUCT, or of a SELECT that binds ?s ?p ?o or ?subject ?relation ?object.",
)  # fmt: skip
@click.option(
    "--max-nodes", default=CORE, show_default=True, type=click.IntRange(min=2), metavar="N",
    help="Draw at most so many actors at once, those with the most claims.",
)  # fmt: skip
@click.option(
    "--labels", default="en", show_default=True, type=click.Choice(LANGUAGES),
    help="Language of names and legend in svg and png; a page has a switch.",
)  # fmt: skip
@click.option("--title", default=TITLE, show_default=True, help="Heading.")
def command(
    kg: str, out: str, form: str | None, max_nodes: int, title: str, labels: str, **wanted: Any
) -> None:
    """Write the interactive HTML page, or a picture, whole or in part.

    The page needs no network; svg and png are still pictures of it. Filters are joined by "and"; those of
    one kind by "or". An edge of a query is shown with the claims behind it; one without any is left out.
    """
    graph = open_kg(kg)
    form = form or form_of(out)
    selection = _selection(graph, **wanted)
    with output(out or f"graph.{form}") as path:
        write_view(graph, path, selection, title=title, form=form, most=max_nodes, language=labels)


def _selection(
    graph: KnowledgeGraph, focus: str, depth: int, pair: str, start: str, end: str, relation: tuple[str, ...],
    family: tuple[str, ...], status: tuple[str, ...], lang: tuple[str, ...], query: Path | None,
) -> Selection:  # fmt: skip
    return Selection(
        focus=graph.actor(focus).polity if focus else "",
        depth=depth,
        pair=_pair(graph, pair) if pair else None,
        start=first_day(start) if start else "",
        end=last_day(end) if end else "",
        relations=frozenset(relation),
        families=frozenset(family),
        statuses=frozenset(Status(name) for name in status),
        languages=frozenset(lang),
        keys=_keys(graph, query) if query else None,
    )


def _pair(graph: KnowledgeGraph, text: str) -> tuple[str, str]:
    names = [name.strip() for name in text.split(",")]
    if len(names) != 2 or not all(names):
        raise click.BadParameter("give two actors with a comma between them", param_hint="--pair")
    first, second = (graph.actor(name).polity for name in names)
    return first, second


def _keys(graph: KnowledgeGraph, file: Path) -> frozenset[tuple[str, str, str]]:
    text = file.read_text(encoding="utf-8", errors="replace")
    found = asked(run_query(graph, text, path=file), graph.propositions(), load_ontology())
    if not found.keys:
        raise QueryError("no claim stands behind the edges of the query", path=file)
    if found.unfounded:
        say(f"left out: {plural(len(found.unfounded), 'edge')} without a claim")
    if found.others:
        say(f"left out: {plural(found.others, 'row')} without an edge between actors")
    return found.keys
