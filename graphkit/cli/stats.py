"""`graphkit stats`."""

from __future__ import annotations

import click

from graphkit.cli.shared import example, kg_argument, print_lines
from graphkit.explain.figures import figures, figures_lines
from graphkit.store.load import open_kg


@click.command("stats", epilog=example("graphkit stats output"))
@kg_argument
def command(kg: str) -> None:
    """Print what is in a graph, in figures."""
    print_lines(figures_lines(figures(open_kg(kg))))
