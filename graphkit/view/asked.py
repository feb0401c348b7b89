"""The edges that a SPARQL query gives, and the propositions that stand behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import NamedNode

from graphkit.errors import QueryError
from graphkit.lasting import is_said_by, readings
from graphkit.ontology import Ontology
from graphkit.propositions import Key, Proposition
from graphkit.query.run import Answer, Result, Table
from graphkit.store.terms import node_id
from graphkit.vocab import PREFIXES

COLUMNS: Final = (("s", "p", "o"), ("subject", "relation", "object"))
"""Variables that make a row of a SELECT an edge: one of these sets, whatever else it has."""

BASES: Final = tuple(PREFIXES[name] for name in ("actor", "rel", "actor"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query's edges rest on.

    Attributes:
        keys: of the propositions behind the edges.
        unfounded: edges that no claim stands behind, sorted.
        others: rows or triples that are no edge between actors.
    """

    keys: frozenset[Key]
    unfounded: tuple[Key, ...]
    others: int


def asked(result: Result, propositions: Iterable[Proposition], ontology: Ontology) -> Asked:
    """The propositions behind the edges of a query's result.

    Behind an edge stands the proposition that says it, whatever its status, or else those affirmed ones
    that entail it: of a relation below its own, or the same from the other end.

    Args:
        result: of a CONSTRUCT, or of a SELECT that binds ?s ?p ?o or ?subject ?relation ?object.
        propositions: of the graph.
        ontology: the relations.

    Raises:
        QueryError: the result has no such columns, or not one edge.
    """
    rows = list(_rows(result))
    edges = sorted({edge for row in rows if (edge := _edge(row)) is not None})
    if not edges:
        raise QueryError(
            "the query gives no edge between actors",
            remedy="?s and ?o are actor:..., ?p is rel:..., as in SELECT ?s ?p ?o { ?s ?p ?o }",
        )
    known = list(propositions)
    behind = {edge: _behind(edge, known, ontology) for edge in edges}
    return Asked(
        keys=frozenset(key for keys in behind.values() for key in keys),
        unfounded=tuple(edge for edge, keys in behind.items() if not keys),
        others=sum(_edge(row) is None for row in rows),
    )


def _rows(result: Result) -> Iterator[tuple[Any, ...]]:
    if isinstance(result, Answer):
        raise QueryError("an ASK gives no edges", remedy="write a SELECT ?s ?p ?o or a CONSTRUCT")
    if not isinstance(result, Table):
        yield from ((triple.subject, triple.predicate, triple.object) for triple in result)
        return
    columns = next((names for names in COLUMNS if set(names) <= set(result.variables)), None)
    if columns is None:
        raise QueryError(
            f"a picture needs ?s ?p ?o or ?subject ?relation ?object, not ?{' ?'.join(result.variables)}",
            remedy="name the columns so",
        )
    at = [result.variables.index(name) for name in columns]
    yield from (tuple(row[index] for index in at) for row in result)


def _edge(row: tuple[Any, ...]) -> Key | None:
    if not all(isinstance(n, NamedNode) and n.value.startswith(b) for n, b in zip(row, BASES, strict=True)):
        return None
    subject, relation, target = (node_id(node) for node in row)
    return subject, relation, target


def _behind(edge: Key, propositions: Iterable[Proposition], ontology: Ontology) -> list[Key]:
    if edge[1] not in ontology.relations:
        return []
    pair = {edge[0], edge[2]}
    near = [p for p in propositions if {p.subject, p.object} == pair]
    exact = [p.key for p in near if edge in readings(p.key, ontology)]
    return exact or [p.key for p in near if p.has_edge and is_said_by(edge, p.key, ontology)]
