"""`graphkit demo`."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.shared import BUILD_FLOOR, complain, example, out_option, print_lines, program, progress
from graphkit.pipeline import build_graph
from graphkit.report import next_lines, report_lines
from graphkit.resources import sample_documents_dir


@click.command("demo", epilog=example("graphkit demo -o output"))
@out_option
def command(out: Path) -> None:
    """Build the graph of the sample news and say what is in it."""
    with progress() as tell:
        report = build_graph(
            [str(sample_documents_dir())],
            out,
            min_confidence=BUILD_FLOOR,
            on_error=complain,
            progress=tell,
        )
    print_lines(report_lines(report))
    print_lines(next_lines(out, program()))
