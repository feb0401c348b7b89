"""`graphkit ask`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from graphkit.cli.shared import (
    example,
    kg_argument,
    limits,
    limits_options,
    print_lines,
    stdout,
    terminal_width,
)
from graphkit.query.saved import ask, saved_queries, saved_query
from graphkit.query.show import RESULT_FORMATS, write_result
from graphkit.store.load import open_kg


@click.command(
    "ask",
    epilog=example("graphkit ask output", "graphkit ask output between --a PRK --b RUS"),
    context_settings={"ignore_unknown_options": True},
)
@kg_argument
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]...")
@click.option("-t", "--to", type=click.Choice(list(RESULT_FORMATS)), help="Format; default: table, or ttl.")
@limits_options
def command(
    kg: str, name: str | None, parameters: tuple[str, ...], to: str | None, timeout: float | None,
    memory: int | None,
) -> None:  # fmt: skip
    """Run a saved query; without a name, list them."""
    values = named_values(parameters)
    graph = open_kg(kg)
    if name is None:
        print_lines(line for query in saved_queries().values() for line in query.lines())
    else:
        result = ask(graph, saved_query(name), values, limits=limits(timeout, memory))
        write_result(result, to, stdout(), width=terminal_width())


def named_values(words: Sequence[str]) -> dict[str, str]:
    """`--a PRK --b=RUS` as names and values. Raises UsageError for anything else.

    >>> named_values(["--a", "PRK", "--b=RUS"])
    {'a': 'PRK', 'b': 'RUS'}
    """
    values: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not (equals or rest):
            raise click.UsageError(f"a parameter is --NAME VALUE, not {name!r}")
        values[name[2:]] = value if equals else rest.pop(0)
    return values
