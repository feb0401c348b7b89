"""Edges out of propositions, and what the rules entail from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graphkit.errors import DataError
from graphkit.resources import ontology_file, rules_file
from graphkit.store.rows import select
from graphkit.store.triples import edge_quads
from graphkit.vocab import ASSERTED, CLAIMED, INFERRED, ONTOLOGY, PREFIXES, PROPOSITIONS, UNDISPUTED

Edge = tuple[Any, NamedNode, Any]
"""Subject, relation, object."""

_PROPOSITIONS: Final = f"""
SELECT ?subject ?relation ?object ?status {{ GRAPH <{PROPOSITIONS}> {{
    ?p gk:subject ?subject ; gk:relation ?relation ; gk:object ?object ; gk:status ?status }} }}
"""


def put_ontology(store: Store) -> None:
    """Puts the shipped ontology into its graph, in place of what is there."""
    graph = NamedNode(ONTOLOGY)
    if store.contains_named_graph(graph):
        store.remove_graph(graph)
    store.bulk_extend(_ontology_quads())


def rebuild_edges(store: Store, extra: Iterable[Quad] = ()) -> None:
    """Makes the edges anew from the propositions, and the entailed ones from the edges.

    Edges in `extra` have no proposition; they count as claimed, unless the rules entail them anyway.

    Raises:
        DataError: rules.ru is no SPARQL Update.
    """
    for graph in (UNDISPUTED, CLAIMED, INFERRED):
        if store.contains_named_graph(NamedNode(graph)):
            store.remove_graph(NamedNode(graph))
    edges = list(_edges(store))
    entailed = _entailed(edges)
    known = {*_triples(edges), *entailed}
    bare = [_in(CLAIMED, triple) for triple in _triples(extra) if triple not in known]
    if bare:
        edges += bare
        entailed = _entailed(edges)
    store.bulk_extend((*edges, *(_in(INFERRED, triple) for triple in entailed)))


def _edges(store: Store) -> Iterator[Quad]:
    for row in select(store, _PROPOSITIONS):
        yield from edge_quads(row["subject"], row["relation"], row["object"], row["status"].value)


def _triples(quads: Iterable[Quad]) -> Iterator[Edge]:
    return ((quad.subject, quad.predicate, quad.object) for quad in quads)


def _in(graph: str, edge: Edge) -> Quad:
    return Quad(*edge, NamedNode(graph))


def _entailed(edges: Iterable[Quad]) -> list[Edge]:
    # In a store of their own the rules see all edges as one graph, whichever their status.
    triples = set(_triples(edges))
    scratch = Store()
    scratch.bulk_extend(_in(ASSERTED, triple) for triple in triples)
    scratch.bulk_extend(_ontology_quads())
    try:
        scratch.update(rules_file().read_text(encoding="utf-8"), prefixes=PREFIXES)
    except SyntaxError as error:
        raise DataError(f"no SPARQL Update: {error}", path=rules_file()) from error
    found = scratch.quads_for_pattern(None, None, None, NamedNode(INFERRED))
    return [triple for triple in _triples(found) if triple not in triples]


@cache
def _ontology_quads() -> tuple[Quad, ...]:
    graph = NamedNode(ONTOLOGY)
    quads = parse(path=str(ontology_file()), format=RdfFormat.TURTLE)
    return tuple(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
