"""`graphkit remove`."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.shared import example, print_lines
from graphkit.pipeline import remove_from_graph
from graphkit.report import changes_line


@click.command("remove", epilog=example("graphkit remove output news/note.txt"))
@click.argument("kg", metavar="KG", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
def command(kg: Path, documents: tuple[str, ...]) -> None:
    """Take documents out of a graph, with all that only they say.

    KG is a build directory; a DOCUMENT is the id of one, or the file that it was read from. The files
    of the build directory are written anew.
    """
    print_lines([changes_line(remove_from_graph(kg, documents))])
