"""`graphkit dossier`."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.actors import load_gazetteer
from graphkit.cli.shared import example, kg_argument, output
from graphkit.dossier.data import dossier
from graphkit.dossier.words import Words, languages
from graphkit.dossier.write import FORMS
from graphkit.files import atomic_text
from graphkit.lasting import last_day
from graphkit.ontology import load_ontology
from graphkit.store.load import open_kg


@click.command(
    "dossier",
    epilog=example(
        "graphkit dossier output PRK RUS", "graphkit dossier output Indonesia --lang id -t md -o -"
    ),
)
@kg_argument
@click.argument("actors", nargs=-1, required=True, metavar="ACTOR [ACTOR]")
@click.option("-o", "--out", default="", help="Where to write; - is stdout.  [default: dossier-ACTORS.FORM]")
@click.option("-t", "--form", type=click.Choice(list(FORMS)), help="Form.  [default: by --out, else html]")
@click.option("--lang", default="en", show_default=True, type=click.Choice(languages()), help="Its language.")
@click.option("--date", default="", metavar="DATE", help="Only what was reported by then.")
def command(kg: str, actors: tuple[str, ...], out: str, form: str | None, lang: str, date: str) -> None:
    """Write a page about one actor, or about two and their ties.

    Current ties, what is contested, what was announced and whether it was confirmed, a chronology, who was in
    office: each line with the sentences that it rests on.
    """
    if len(actors) > 2:
        raise click.BadParameter("give one actor or two", param_hint="ACTOR")
    graph, ontology = open_kg(kg), load_ontology()
    suffix = Path(out).suffix.removeprefix(".")
    form = form or (suffix if suffix in FORMS else "html")
    try:
        page = dossier(graph, actors, ontology, load_gazetteer(), last_day(date) if date else "")
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="ACTOR") from error
    text = FORMS[form](page, Words(lang, page.names, ontology))
    name = "-".join(actor.id for actor in page.actors)
    with output(out or f"dossier-{name}.{form}") as path, atomic_text(path) as handle:
        handle.write(text)
