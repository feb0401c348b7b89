"""What the rest of graphkit needs of a store; one on disk, in memory and at an endpoint are alike.

Whoever reads (`graph.KnowledgeGraph`, the queries, the exports) needs a `Reader`. A `pyoxigraph.Store`
is one as it is. Whoever writes (`update`) needs a `Writer`, which takes one `Change` at a time. Changes
are worked out by reading alone, so that all writing is one call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)


class Reader(Protocol):
    """Triples to read: the part of `pyoxigraph.Store` that graphkit reads by, with its meaning."""

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None, use_default_graph_as_union: bool = False
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The result of a SPARQL query. Raises SyntaxError for what is none."""

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
        /,
    ) -> Iterator[Quad]:
        """The quads with these parts; None stands for any."""

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of all graphs but the default one."""

    def contains_named_graph(self, graph_name: NamedNode | BlankNode | DefaultGraph, /) -> bool:
        """Whether there is a graph of this name."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a batch of documents changes in a store, in this order.

    Attributes:
        dropped: graphs that go whole, those of documents that are gone or replaced.
        removed: single quads that go.
        documents: the graphs of new documents in UTF-8: blocks `GRAPH <iri> { triples }` without
            prefixes, which are TriG and the body of a SPARQL `INSERT DATA` alike.
        added: single quads that come: propositions, edges, actors.
    """

    dropped: tuple[NamedNode, ...] = ()
    removed: tuple[Quad, ...] = ()
    documents: bytes = b""
    added: tuple[Quad, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when it changes nothing.

        >>> Change().is_empty
        True
        """
        return self == Change()


class Writer(Protocol):
    """A store that is being written, by one writer at a time."""

    @property
    def reader(self) -> Reader:
        """Its triples, with all changes up to now."""

    def apply(self, change: Change) -> None:
        """Makes a change whole and lasting, or not at all.

        Raises:
            StoreError: the store refuses it; nothing of it is to be seen then.
        """
