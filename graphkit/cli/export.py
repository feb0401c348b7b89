"""`graphkit export`."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.shared import STDOUT, example, kg_argument, say
from graphkit.export import EXPORT_FORMATS, export
from graphkit.ontology import load_ontology
from graphkit.store.load import open_kg


@click.command("export", epilog=example("graphkit export output -t graphml -o relations.graphml"))
@kg_argument
@click.option("-t", "--to", required=True, type=click.Choice(list(EXPORT_FORMATS)), help="Format.")
@click.option("-o", "--out", default="-", show_default=True, help="Where to write; - is stdout.")
@click.option("--graph", default="graph", show_default=True, help="Which named graph, or all.")
def command(kg: str, to: str, out: str, graph: str) -> None:
    """Write the graph in another format."""
    export(open_kg(kg), to, Path(STDOUT if out == "-" else out), load_ontology(), graph=graph)
    if out != "-":
        say(f"wrote {out}")
