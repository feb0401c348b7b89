"""`graphkit view`."""

from __future__ import annotations

import click

from graphkit.cli.shared import STATUSES, example, kg_argument, output
from graphkit.model import Status
from graphkit.pipeline import write_page
from graphkit.store.load import open_kg
from graphkit.view.select import Selection


@click.command(
    "view", epilog=example("graphkit view output -o korea.html --actor PRK --status contested --status fact")
)
@kg_argument
@click.option("-o", "--out", default="graph.html", show_default=True, help="Where to write; - is stdout.")
@click.option("--relation", multiple=True, metavar="SLUG", help="Only this relation and those below it.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status.")
@click.option("--actor", default="", metavar="ACTOR", help="Only what lies around this actor.")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(min=1), help="Steps from it.")
@click.option("--from", "start", default="", metavar="DATE", help="Not before this date.")
@click.option("--until", "end", default="", metavar="DATE", help="Not after this date.")
@click.option("--title", default="Diplomatic relations", show_default=True, help="Heading of the page.")
def command(
    kg: str, out: str, relation: tuple[str, ...], status: tuple[str, ...], actor: str, depth: int,
    start: str, end: str, title: str,
) -> None:  # fmt: skip
    """Write the interactive HTML page, whole or in part.

    The page needs no network. Filters are joined by "and"; those of one kind by "or".
    """
    graph = open_kg(kg)
    selection = Selection(
        focus=graph.actor(actor).polity if actor else "",
        depth=depth,
        start=start,
        end=end,
        relations=frozenset(relation),
        statuses=frozenset(Status(name) for name in status),
    )
    with output(out) as path:
        write_page(graph, path, selection, title=title)
