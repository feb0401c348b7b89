"""Actors, propositions and edges as quads; `nodes` reads them back equal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from graphkit.model import Actor, Kind, Status
from graphkit.store.terms import (
    TYPE,
    Term,
    actor_node,
    claim_node,
    day,
    gk,
    proposition_node,
    relation_node,
    wikidata_node,
)
from graphkit.vocab import ACTORS, CLAIMED, OWL, PROPOSITIONS, RDFS, SKOS, UNDISPUTED

if TYPE_CHECKING:  # brings the ontology, which a query does not need
    from graphkit.propositions import Proposition

Pairs = Iterator[tuple[NamedNode, Term]]
"""Predicates and objects of one subject."""

_POLITIES: Final = (Kind.STATE, Kind.TERRITORY, Kind.ORGANIZATION, Kind.ARMED_GROUP)


def actor_quads(actor: Actor) -> Iterator[Quad]:
    """An actor in the actors' graph; a polity is also typed as one."""
    node, graph = actor_node(actor.id), NamedNode(ACTORS)
    for predicate, term in _actor_pairs(actor):
        yield Quad(node, predicate, term, graph)


def proposition_quads(proposition: Proposition) -> Iterator[Quad]:
    """A proposition in the propositions' graph; its claims point to it."""
    node, graph = proposition_node(*proposition.key), NamedNode(PROPOSITIONS)
    for predicate, term in _proposition_pairs(proposition):
        yield Quad(node, predicate, term, graph)


def edge_quads(subject: NamedNode, relation: NamedNode, target: NamedNode, status: str) -> Iterator[Quad]:
    """The edge of a proposition in the graph that its status puts it in; none when nobody affirms it."""
    graphs = {Status.FACT: UNDISPUTED, Status.ALLEGED: CLAIMED, Status.CONTESTED: CLAIMED}
    if status in graphs:
        yield Quad(subject, relation, target, NamedNode(graphs[Status(status)]))


def _actor_pairs(actor: Actor) -> Pairs:
    yield TYPE, gk("Actor")
    yield TYPE, gk(actor.kind)
    if actor.kind in _POLITIES:
        yield TYPE, gk("Polity")
    if actor.polity:
        yield gk("polity"), actor_node(actor.polity)
    for language, label in actor.labels.items():
        yield NamedNode(SKOS.prefLabel), Literal(label, language=language) if language else Literal(label)
    if actor.wikidata:
        yield NamedNode(OWL.sameAs), wikidata_node(actor.wikidata)
    if actor.why:
        yield NamedNode(RDFS.comment), Literal(actor.why)


def _proposition_pairs(proposition: Proposition) -> Pairs:
    yield TYPE, gk("Proposition")
    yield gk("subject"), actor_node(proposition.subject)
    yield gk("relation"), relation_node(proposition.relation)
    if proposition.object:
        yield gk("object"), actor_node(proposition.object)
    yield gk("status"), Literal(str(proposition.status))
    yield gk("affirmations"), Literal(proposition.affirmations)
    yield gk("denials"), Literal(proposition.denials)
    yield from ((gk("affirmedBy"), actor_node(actor)) for actor in proposition.affirmed_by)
    yield from ((gk("deniedBy"), actor_node(actor)) for actor in proposition.denied_by)
    yield from ((gk("contestedBy"), claim_node(claim)) for claim in proposition.contested_by)
    for name, date in (
        ("firstReported", proposition.first_reported),
        ("lastReported", proposition.last_reported),
    ):
        if date:
            yield gk(name), day(date)
