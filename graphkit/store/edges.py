"""Edges out of propositions, and what the rules entail from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graphkit.errors import DataError
from graphkit.resources import ontology_file, rules_file
from graphkit.store.base import Reader
from graphkit.store.rows import select, select_for
from graphkit.store.terms import TYPE, actor_node, gk, relation_node
from graphkit.store.triples import edge_quads
from graphkit.vocab import ASSERTED, CLAIMED, INFERRED, ONTOLOGY, PREFIXES, PROPOSITIONS, UNDISPUTED

if TYPE_CHECKING:  # brings the ontology, which a query does not need
    from graphkit.propositions import Proposition

Edge = tuple[Any, NamedNode, Any]
"""Subject, relation, object."""

_PROPOSITIONS: Final = f"""
SELECT ?subject ?relation ?object ?status {{ GRAPH <{PROPOSITIONS}> {{
    ?p gk:subject ?subject ; gk:relation ?relation ; gk:object ?object ; gk:status ?status }} }}
"""
_BETWEEN: Final = f"""
SELECT ?subject ?relation ?object ?graph {{ VALUES (?subject ?object) {{ %s }}
    GRAPH ?graph {{ ?subject ?relation ?object }}
    FILTER(?graph IN (<{UNDISPUTED}>, <{CLAIMED}>, <{INFERRED}>)) }}
"""


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """The shipped ontology, in its graph."""
    graph = NamedNode(ONTOLOGY)
    quads = parse(path=str(ontology_file()), format=RdfFormat.TURTLE)
    return tuple(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


def put_ontology(store: Store) -> None:
    """Puts the shipped ontology into its graph, in place of what is there."""
    graph = NamedNode(ONTOLOGY)
    if store.contains_named_graph(graph):
        store.remove_graph(graph)
    store.bulk_extend(ontology_quads())


def graph_change(reader: Reader, graph: str, quads: Iterable[Quad]) -> tuple[set[Quad], set[Quad]]:
    """What goes and what comes for a graph to hold these quads and no others."""
    old, new = set(reader.quads_for_pattern(None, None, None, NamedNode(graph))), set(quads)
    return old - new, new - old


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
    known = {*_triples(edges)}
    known |= _entailed(known)
    edges += [_in(CLAIMED, triple) for triple in _triples(extra) if triple not in known]
    triples = {*_triples(edges)}
    store.bulk_extend((*edges, *(_in(INFERRED, triple) for triple in _entailed(triples))))


def edge_change(
    reader: Reader, before: Iterable[Proposition], after: Iterable[Proposition]
) -> tuple[set[Quad], set[Quad]]:
    """The edges that go and those that come, entailed ones too, when propositions change.

    Only the pairs of polities are looked at that have an edge in another graph than before.

    Raises:
        DataError: rules.ru is no SPARQL Update.
    """
    old = {quad for proposition in before for quad in _of(proposition)}
    new = {quad for proposition in after for quad in _of(proposition)}
    moved = old ^ new
    ends = {(quad.subject, quad.object) for quad in moved} | {(quad.object, quad.subject) for quad in moved}
    if not ends:
        return set(), set()
    standing = set(_between(reader, ends))
    edges = {quad for quad in standing if quad.graph_name != NamedNode(INFERRED)} - old | new
    wanted = edges | {_in(INFERRED, triple) for triple in _entailed({*_triples(edges)})}
    return standing - wanted, wanted - standing


def _of(proposition: Proposition) -> Iterator[Quad]:
    if proposition.object:
        ends = actor_node(proposition.subject), actor_node(proposition.object)
        relation = relation_node(proposition.relation)
        yield from edge_quads(ends[0], relation, ends[1], str(proposition.status))


def _between(reader: Reader, ends: Iterable[tuple[Any, Any]]) -> Iterator[Quad]:
    for row in select_for(reader, _BETWEEN, list(ends)):
        yield Quad(row["subject"], row["relation"], row["object"], row["graph"])


def _edges(store: Store) -> Iterator[Quad]:
    for row in select(store, _PROPOSITIONS):
        yield from edge_quads(row["subject"], row["relation"], row["object"], row["status"].value)


def _triples(quads: Iterable[Quad]) -> Iterator[Edge]:
    return ((quad.subject, quad.predicate, quad.object) for quad in quads)


def _in(graph: str, edge: Edge) -> Quad:
    return Quad(*edge, NamedNode(graph))


def _entailed(edges: set[Edge]) -> set[Edge]:
    implied = _implied()
    found: set[Edge] = set()
    for subject, relation, target in edges:
        along, against = implied.get(relation, ((), ()))
        found.update((subject, other, target) for other in along)
        found.update((target, other, subject) for other in against)
    return found - edges


@cache
def _implied() -> Mapping[NamedNode, tuple[tuple[NamedNode, ...], tuple[NamedNode, ...]]]:
    # The rules look at one edge at a time: so they are run once, over an edge of each relation.
    scratch = Store()
    scratch.bulk_extend(ontology_quads())
    typed = scratch.quads_for_pattern(None, TYPE, gk("Relation"))
    relations = [quad.subject for quad in typed if isinstance(quad.subject, NamedNode)]
    ends = {node: (NamedNode(f"{node.value}#one"), NamedNode(f"{node.value}#other")) for node in relations}
    scratch.bulk_extend(_in(ASSERTED, (ends[node][0], node, ends[node][1])) for node in relations)
    _run_rules(scratch)
    return {name: (_said(scratch, *both), _said(scratch, *both[::-1])) for name, both in ends.items()}


def _run_rules(store: Store) -> None:
    try:
        store.update(rules_file().read_text(encoding="utf-8"), prefixes=PREFIXES)
    except SyntaxError as error:
        raise DataError(f"no SPARQL Update: {error}", path=rules_file()) from error


def _said(store: Store, subject: NamedNode, target: NamedNode) -> tuple[NamedNode, ...]:
    quads = store.quads_for_pattern(subject, None, target, NamedNode(INFERRED))
    return tuple(quad.predicate for quad in quads)
