"""`graphkit validate`."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.shared import example, kg_argument, print_lines
from graphkit.store.load import open_kg
from graphkit.validate import validate


@click.command("validate", epilog=example("graphkit validate output"))
@kg_argument
@click.option("--shapes", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Other shapes.")
def command(kg: str, shapes: Path | None) -> int:
    """Check the graph against its SHACL shapes.

    Exits with 1 when something is violated.
    """
    report = validate(open_kg(kg), shapes)
    print_lines(report.lines())
    return int(not report.conforms)
