"""Our own queries over a store."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import QuerySolution, QuerySolutions

from graphkit.store.base import Reader
from graphkit.vocab import PREFIXES


def select(store: Reader, sparql: str) -> Iterator[QuerySolution]:
    """The rows of a SELECT over all graphs, our prefixes bound."""
    rows = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("select() takes a SELECT query")
    return rows
