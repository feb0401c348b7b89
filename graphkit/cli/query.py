"""`graphkit query`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli.shared import example, kg_argument, limits, limits_options, stdout, terminal_width
from graphkit.query.run import run_query
from graphkit.query.show import RESULT_FORMATS, write_result
from graphkit.store.load import open_kg


@click.command("query", epilog=example('graphkit query output "SELECT ?s ?o { ?s rel:supplies-arms-to ?o }"'))
@kg_argument
@click.argument("sparql", required=False, metavar="[SPARQL|-]")
@click.option(
    "-q", "--query", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A .rq file."
)
@click.option("-t", "--to", type=click.Choice(list(RESULT_FORMATS)), help="Format; default: table, or ttl.")
@limits_options
@click.option("--allow", multiple=True, metavar="URL", help="An address that SERVICE or FROM may name.")
def command(
    kg: str, sparql: str | None, file: Path | None, to: str | None, timeout: float | None,
    memory: int | None, allow: tuple[str, ...],
) -> None:  # fmt: skip
    """Run a SPARQL query.

    The prefixes gk: rel: actor: claim: prop: doc: graph: and those of the standard vocabularies are bound.
    """
    if (sparql is None) == (file is None):
        raise click.UsageError("give a query, - for stdin, or -q FILE")
    bounds = limits(timeout, memory)
    result = run_query(open_kg(kg), _text(sparql, file), limits=bounds, allowed=allow, path=file)
    write_result(result, to, stdout(), width=terminal_width())


def _text(sparql: str | None, file: Path | None) -> str:
    # What is not UTF-8 becomes a syntax error with its place.
    if file is not None:
        return file.read_text(encoding="utf-8", errors="replace")
    return sys.stdin.buffer.read().decode("utf-8", "replace") if sparql == "-" else str(sparql)
