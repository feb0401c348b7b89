"""`graphkit export`."""

from __future__ import annotations

import click

from graphkit.cli.shared import STATUSES, example, kg_argument, output
from graphkit.export import EXPORT_FORMATS, export
from graphkit.model import Status
from graphkit.ontology import load_ontology
from graphkit.store.load import open_kg
from graphkit.store.selection import Selection


@click.command("export", epilog=example("graphkit export output -t graphml -o relations.graphml"))
@kg_argument
@click.option("-t", "--to", required=True, type=click.Choice(list(EXPORT_FORMATS)), help="Format.")
@click.option("-o", "--out", default="-", show_default=True, help="Where to write; - is stdout.")
@click.option("--graph", default="graph", show_default=True, metavar="PART", help="See below.")
@click.option("--actor", default="", help="Only what concerns this actor.")
@click.option("--relation", default="", metavar="SLUG", help="Only this relation and those below it.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status.")
@click.option("--from", "since", default="", metavar="DATE", help="Not before this date.")
@click.option("--until", default="", metavar="DATE", help="Not after this date.")
def command(
    kg: str, to: str, out: str, graph: str, actor: str, relation: str, status: tuple[str, ...], since: str,
    until: str,
) -> None:  # fmt: skip
    """Write the graph, whole or in part, in another format.

    PART is graph (all but what is inferred), union (all), edges, undisputed, claimed, inferred,
    propositions, actors, ontology, or the id of a document.
    """
    source = open_kg(kg)
    selection = Selection(
        actor=source.actor(actor).id if actor else "",
        relation=relation,
        statuses=tuple(Status(name) for name in status),
        since=since,
        until=until,
    )
    with output(out) as path:
        export(source, to, path, load_ontology(), graph=graph, selection=selection)
