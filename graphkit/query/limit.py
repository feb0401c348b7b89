"""One query in a process of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graphkit.files import pulled
from graphkit.query.pool import Limits, QueryPool, Stream
from graphkit.store.graph import KnowledgeGraph


def run_limited(
    kg: KnowledgeGraph,
    sparql: str,
    limits: Limits,
    *,
    allowed: Collection[str] = (),
    path: str | Path | None = None,
) -> QuerySolutions | QueryBoolean | Iterator[Triple]:
    """What the engine answers within the limits, computed as it is read.

    Raises:
        QueryError, StoreError: see `QueryPool.run`; while it is read, too.
    """
    pool = QueryPool(kg, workers=1, limits=limits)
    try:
        stream = pool.run(sparql, results="json", triples="nt", allowed=allowed, path=path)
    except BaseException:
        pool.close()
        raise
    source = pulled(_read(pool, stream))
    if stream.kind == "triples":
        return (Triple(q.subject, q.predicate, q.object) for q in parse(source, RdfFormat.N_TRIPLES))
    return parse_query_results(source, QueryResultsFormat.JSON)


def _read(pool: QueryPool, stream: Stream) -> Iterator[bytes]:
    with pool:
        yield from stream
