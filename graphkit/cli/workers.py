"""The options that say who extracts."""

from __future__ import annotations

from functools import wraps
from typing import cast

import click

from graphkit.cli.shared import Command
from graphkit.parallel import Engine, Workers


def workers_options(command: Command) -> Command:
    """Who extracts; the command gets it as `workers`."""

    @wraps(command)
    def with_workers(*, jobs: int, engine: str, address: str, **rest: object) -> object:
        if engine == Engine.DASK and not address:
            raise click.UsageError(
                "--engine dask needs the --address of a scheduler, such as tcp://HOST:8786"
            )
        if engine == Engine.LOCAL and address:
            raise click.UsageError("--address is of a cluster: give --engine dask or ray too")
        return command(workers=Workers(jobs, Engine(engine), address), **rest)

    for option in (
        click.option("--address", default="", metavar="URL", help="Of the cluster, such as tcp://HOST:8786."),
        click.option(
            "--engine", default="local", show_default=True, type=click.Choice([e.value for e in Engine]),
            help="Processes of this machine, or a cluster of Dask or Ray.",
        ),
        click.option(
            "--jobs", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
            help="Processes that extract, 0 for one a core; Dask uses its whole cluster.",
        ),
    ):  # fmt: skip
        with_workers = option(with_workers)
    return cast(Command, with_workers)
