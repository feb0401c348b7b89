"""`graphkit serve`."""

from __future__ import annotations

import click

from graphkit.cli.shared import example, kg_argument, say
from graphkit.query.pool import Limits
from graphkit.serve.run import serve
from graphkit.serve.site import Settings


@click.command("serve", epilog=example("graphkit serve output --port 8080"))
@kg_argument
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 is any that is free."
)
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0.1),
    metavar="SECONDS",
    help="Time of one query.",
)
@click.option(
    "--memory",
    default=512,
    show_default=True,
    type=click.IntRange(16),
    metavar="MB",
    help="Memory of one query.",
)
@click.option("--rows", default=10_000, show_default=True, type=click.IntRange(1), help="Rows of one answer.")
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1), help="Queries at the same time."
)
@click.option(
    "--queue",
    default=64,
    show_default=True,
    type=click.IntRange(0),
    help="Requests that may wait; others get 503.",
)
def command(
    kg: str, port: int, timeout: float, memory: int, rows: int, workers: int, queue: int
) -> None:  # fmt: skip
    """Show the graph on a local web site, with a SPARQL endpoint.

    It listens at 127.0.0.1 only, is read-only and asks nothing of any other machine. Ctrl+C stops it.
    """
    limits = Limits(seconds=timeout, megabytes=memory, rows=rows)
    settings = Settings(kg, limits, workers=workers, waiting=queue)
    serve(settings, port, lambda address: say(f"serving {kg} at {address} (Ctrl+C stops it)"))
