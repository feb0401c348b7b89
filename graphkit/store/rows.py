"""Our own queries over a store."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from pyoxigraph import QuerySolution, QuerySolutions

from graphkit.store.base import Reader
from graphkit.vocab import PREFIXES

_AT_ONCE: Final = 1000
"""Terms given to one query, so that an endpoint does not refuse it for its length."""


def select(store: Reader, sparql: str) -> Iterator[QuerySolution]:
    """The rows of a SELECT over all graphs, our prefixes bound."""
    rows = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("select() takes a SELECT query")
    return rows


def select_for(store: Reader, sparql: str, terms: Collection[Any]) -> Iterator[QuerySolution]:
    """The rows of a SELECT whose `%s` stands for the values of a VALUES block, for any number of them.

    A value is a term, or a tuple of terms.
    """
    values = [f"({' '.join(map(str, term))})" if isinstance(term, tuple) else str(term) for term in terms]
    for start in range(0, len(values), _AT_ONCE):
        yield from select(store, sparql % " ".join(values[start : start + _AT_ONCE]))
