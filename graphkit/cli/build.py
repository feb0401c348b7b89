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
from graphkit.pipeline import build_at, build_graph
from graphkit.report import report_lines
from graphkit.store.endpoint import Endpoint


@click.command(
    "build", epilog=example("graphkit build news/ more.jsonl -o output", "graphkit build news/ --jobs 0")
)
@documents_options(BUILD_FLOOR)
@workers_options
@click.option("--store", default="", metavar="URL", help="Build at a SPARQL endpoint instead; no files.")
@out_option
def command(
    documents: tuple[str, ...], language: str, min_confidence: float, store: str, out: Path, workers: Workers
) -> int:
    """Build a graph from documents, or add documents to it.

    DOCS are .txt, .md, .html, .jsonl or .csv files, directories of them, or - for stdin. A document that
    is there already is replaced. The command fails when an input cannot be read; the others are built.
    """
    if store:
        return _build_at(store, documents, language, min_confidence, workers)
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


def _build_at(
    url: str, documents: tuple[str, ...], language: str, min_confidence: float, workers: Workers
) -> int:
    with progress() as tell:
        changes, failed = build_at(
            url,
            documents,
            language=language,
            min_confidence=min_confidence,
            on_error=complain,
            progress=tell,
            workers=workers,
        )
    told = f"{changes.added} added, {changes.replaced} replaced, {changes.unchanged} unchanged"
    print_lines([f"documents: {told}; at {Endpoint.at(url).address}"])
    return int(bool(failed))
