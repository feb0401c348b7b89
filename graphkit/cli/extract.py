"""`graphkit extract`."""

from __future__ import annotations

import click

from graphkit.claimfiles import WRITERS
from graphkit.cli.shared import complain, documents_options, example, progress, stdout
from graphkit.cli.workers import workers_options
from graphkit.errors import InputError
from graphkit.parallel import Workers
from graphkit.pipeline import extract_documents


@click.command(
    "extract",
    epilog=example('echo "Japan condemned North Korea." | graphkit extract - --language en -t table'),
)
@documents_options(0.0)
@workers_options
@click.option(
    "-t", "--to", default="jsonl", show_default=True, type=click.Choice(list(WRITERS)), help="Format."
)
def command(
    documents: tuple[str, ...], language: str, min_confidence: float, to: str, workers: Workers
) -> int:
    """Print the claims of documents; write no graph."""
    failed: list[InputError] = []

    def note(error: InputError) -> None:
        complain(error)
        failed.append(error)

    with progress() as tell:
        extractions = extract_documents(
            documents,
            language=language,
            min_confidence=min_confidence,
            on_error=note,
            progress=tell,
            workers=workers,
        )
        WRITERS[to](extractions, stdout())
    return int(bool(failed))
