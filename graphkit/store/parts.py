"""Parts of a graph in sorted order: named graphs, and what belongs to selected propositions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from graphkit.errors import NotFoundError
from graphkit.propositions import Proposition
from graphkit.store.base import Reader
from graphkit.store.cast import SPOKEN_OF
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.nodes import Node
from graphkit.store.rows import select
from graphkit.store.selection import Selection
from graphkit.store.terms import (
    actor_node,
    claim_node,
    document_node,
    gk,
    proposition_node,
    relation_node,
)
from graphkit.vocab import (
    ACTORS,
    CLAIMED,
    INFERRED,
    ONTOLOGY,
    PREFIXES,
    PROPOSITIONS,
    REPORT_CARD,
    UNDISPUTED,
)

GRAPHS: Final = {
    "edges": (UNDISPUTED, CLAIMED),
    "undisputed": (UNDISPUTED,),
    "claimed": (CLAIMED,),
    "inferred": (INFERRED,),
    "propositions": (PROPOSITIONS,),
    "actors": (ACTORS,),
    "ontology": (ONTOLOGY,),
    "report-card": (REPORT_CARD,),
}
"""Parts by name. `graph` is all but the ontology and what is inferred, `union` is all of it, and the id of
a document is what that document holds."""

_WHOLE: Final = {"graph": (INFERRED, ONTOLOGY), "union": ()}
"""Parts that are all graphs but these."""

Wanted = Callable[[Quad], bool]
Name = NamedNode | BlankNode | DefaultGraph


def sorted_triples(kg: KnowledgeGraph, graph: str, selection: Selection = EVERYTHING) -> Iterator[Triple]:
    """The triples of a part, each once, by subject, predicate and object; one subject in memory at a time.

    Raises:
        NotFoundError: there is no such part, or the selection names what is not there.
    """
    names, is_selected = set(_names(kg, graph)), _is_selected(kg, selection)
    if graph in _WHOLE:
        subjects = {row["s"] for row in select(kg.store, "SELECT DISTINCT ?s { ?s ?p ?o }")}
    else:
        found = chain.from_iterable(kg.store.quads_for_pattern(None, None, None, name) for name in names)
        subjects = {quad.subject for quad in found}
    for subject in sorted(subjects, key=str):
        quads = kg.store.quads_for_pattern(subject, None, None, None)
        kept = {_triple(quad) for quad in quads if quad.graph_name in names and is_selected(quad)}
        yield from sorted(kept, key=str)


def sorted_quads(kg: KnowledgeGraph, graph: str, selection: Selection = EVERYTHING) -> Iterator[Quad]:
    """The quads of a part by graph, subject, predicate and object; one graph in memory at a time.

    Raises:
        NotFoundError: there is no such part, or the selection names what is not there.
    """
    is_selected = _is_selected(kg, selection)
    for name in sorted(_names(kg, graph), key=str):
        quads = kg.store.quads_for_pattern(None, None, None, name)
        yield from sorted(filter(is_selected, quads), key=str)


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _names(kg: KnowledgeGraph, graph: str) -> list[Name]:
    if graph in _WHOLE:
        derived = {NamedNode(name) for name in _WHOLE[graph]}
        return [DefaultGraph(), *(name for name in kg.store.named_graphs() if name not in derived)]
    if graph in GRAPHS:
        return [NamedNode(name) for name in GRAPHS[graph]]
    if kg.store.contains_named_graph(document_node(graph)):
        return [document_node(graph)]
    documents = (document.id for document in kg.documents())
    raise NotFoundError.among("graph", graph, (*_WHOLE, *GRAPHS, *documents))


def _is_selected(kg: KnowledgeGraph, selection: Selection) -> Wanted:
    if selection.is_everything:
        return lambda quad: True
    subjects, edges = _selected(kg, selection)

    def wanted(quad: Quad) -> bool:
        if quad.predicate.value.startswith(PREFIXES["rel"]):
            return (quad.subject, quad.predicate, quad.object) in edges
        return quad.subject in subjects

    return wanted


def _selected(kg: KnowledgeGraph, selection: Selection) -> tuple[set[Any], set[tuple[Any, Any, Any]]]:
    subjects: set[Any] = set()
    edges: set[tuple[Any, Any, Any]] = set()
    claims = {claim.id for claim in kg.claims(selection)}
    for prop in _with_contests(kg, selection):
        subjects.add(proposition_node(*prop.key))
        claims |= {*prop.claims, *prop.contested_by}
        edges.add((actor_node(prop.subject), relation_node(prop.relation), actor_node(prop.object)))
    for claim in claims:
        subjects.add(claim_node(claim))
        subjects |= _around(kg.store, claim_node(claim))
    return subjects, edges


def _with_contests(kg: KnowledgeGraph, selection: Selection) -> set[Proposition]:
    # A proposition is worth nothing without all its claims and those against it, and so on for theirs.
    about = {claim: prop for prop in kg.propositions() for claim in prop.claims}
    found: set[Proposition] = set()
    waiting = set(kg.propositions(selection))
    while waiting:
        found |= waiting
        claims = {claim for prop in waiting for claim in (*prop.claims, *prop.contested_by)}
        waiting = {about[claim] for claim in claims if claim in about} - found
    return found


def _around(store: Reader, claim: NamedNode) -> set[NamedNode]:
    # A claim's document, the actors it names and the polities that they act for.
    node = Node(store, claim)
    actors = {actor_node(name) for link in SPOKEN_OF for name in node.names(link)}
    acting = {actor_node(Node(store, actor).name(gk("polity"))) for actor in actors}
    return {*actors, *acting, *(document_node(name) for name in node.names(gk("document")))}
