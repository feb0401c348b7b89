"""`graphkit verify`."""

from __future__ import annotations

import click

from graphkit.cli.shared import example, kg_argument, print_lines
from graphkit.pipeline import source_text
from graphkit.store.load import open_kg
from graphkit.verify import verify


@click.command("verify", epilog=example("graphkit verify output"))
@kg_argument
def command(kg: str) -> int:
    """Read every quote again in its document.

    Documents whose files are still there are compared with them too. Exits with 1 when one character
    differs.
    """
    graph = open_kg(kg)
    faults = verify(graph, source_text)
    print_lines(str(fault) for fault in faults)
    if not faults:
        click.echo(f"{sum(1 for _ in graph.claims())} quotes read again, all as in their documents")
    return int(bool(faults))
