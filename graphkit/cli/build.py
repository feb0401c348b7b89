"""`graphkit build`."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.shared import (
    BUILD_FLOOR,
    complain,
    documents_options,
    example,
    out_option,
    print_lines,
    progress,
)
from graphkit.cli.workers import workers_options
from graphkit.parallel import Workers
from graphkit.pipeline import build_graph
from graphkit.report import report_lines


@click.command(
    "build", epilog=example("graphkit build news/ more.jsonl -o output", "graphkit build news/ --jobs 0")
)
@documents_options(BUILD_FLOOR)
@workers_options
@out_option
def command(
    documents: tuple[str, ...], language: str, min_confidence: float, out: Path, workers: Workers
) -> int:
    """Build a graph from documents, or add documents to it.

    DOCS are .txt, .md, .html, .jsonl or .csv files, directories of them, or - for stdin. A document that
    is there already is replaced. The command fails when an input cannot be read; the others are built.
    """
    with progress() as tell:
        report = build_graph(
            documents,
            out,
            language=language,
            min_confidence=min_confidence,
            on_error=complain,
            progress=tell,
            workers=workers,
        )
    print_lines(report_lines(report))
    return int(bool(report.failed))
