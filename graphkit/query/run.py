"""Runs a SPARQL query over a knowledge graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from graphkit.errors import StoreError
from graphkit.query.guard import names_graphs, refuse_forbidden, syntax_error
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.remote import RemoteReader
from graphkit.vocab import PREFIXES

if TYPE_CHECKING:
    from graphkit.query.pool import Limits

Value = NamedNode | Literal | BlankNode | Triple | None
"""One cell of a result; None is unbound."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT, computed as they are read, once.

    Attributes:
        variables: names of the columns, without `?`.
    """

    variables: tuple[str, ...]
    solutions: QuerySolutions

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        for solution in self.solutions:
            yield tuple(solution)


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of an ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The result of a CONSTRUCT or DESCRIBE, computed as it is read, once."""

    triples: Iterable[Triple]

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)


Result = Table | Answer | Triples


def run_query(
    kg: KnowledgeGraph,
    sparql: str,
    *,
    timeout: float | None = None,
    limits: Limits | None = None,
    allowed: Collection[str] = (),
    path: str | Path | None = None,
) -> Result:
    """The result of a SPARQL 1.1 query over the graphs it names in FROM, else the union of all.

    The project's prefixes are bound unless the query declares them. With `limits`, or a `timeout`
    (seconds) alone, it runs in a process of its own, which is killed at the limit; that may happen while
    the result is read; at an endpoint it is the time that the answer may take. `allowed` holds the
    addresses that it may name in SERVICE and FROM. `path` is the file that the query was read from, for
    messages.

    Raises:
        QueryError: it is no SPARQL (with line and column), is refused, or ran into a limit.
        StoreError: the store cannot be read.
    """
    if isinstance(kg.store, RemoteReader):
        seconds = timeout if timeout is not None else (limits.seconds if limits else None)
        kg = replace(kg, store=RemoteReader(kg.store.endpoint.within(seconds)))
    elif timeout is not None or limits is not None:
        from graphkit.query.limit import run_limited  # processes, which most queries go without
        from graphkit.query.pool import Limits

        limits = limits or Limits()
        limits = replace(limits, seconds=timeout) if timeout is not None else limits
        return _result(run_limited(kg, sparql, limits, allowed=allowed, path=path))
    refuse_forbidden(sparql, path, allowed=allowed)
    try:
        is_union = not names_graphs(sparql)
        return _result(kg.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=is_union))
    except SyntaxError as error:
        raise syntax_error(sparql, error, path) from error
    except OSError as error:
        raise StoreError(f"cannot be read: {error}", path=kg.source) from error


def _result(found: QuerySolutions | QueryBoolean | QueryTriples | Iterator[Triple]) -> Result:
    if isinstance(found, QuerySolutions):
        return Table(tuple(variable.value for variable in found.variables), found)
    if isinstance(found, QueryBoolean):
        return Answer(bool(found))
    return Triples(found)
