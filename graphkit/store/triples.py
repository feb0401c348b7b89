"""Documents, claims, actors and propositions as quads; `nodes` reads them back equal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graphkit.model import Actor, Claim, Document, Kind, Status
from graphkit.propositions import Key, Proposition
from graphkit.store.terms import (
    TYPE,
    Term,
    actor_node,
    claim_node,
    date_bounds,
    day,
    dct,
    decimal,
    document_node,
    gk,
    proposition_node,
    relation_node,
)
from graphkit.vocab import ACTORS, CLAIMED, OWL, PREFIXES, PROPOSITIONS, RDFS, SKOS, UNDISPUTED

Pairs = Iterator[tuple[NamedNode, Term]]
"""Predicates and objects of one subject."""

_SPANS: Final = ("cue", "subject", "object", "attribution", "date")
_POLITIES: Final = (Kind.STATE, Kind.TERRITORY, Kind.ORGANIZATION, Kind.ARMED_GROUP)


def document_quads(document: Document, extractor: str = "") -> Iterator[Quad]:
    """A document in its own graph, whole text included.

    The version of the extractor lets a later build tell whether to read it again.
    """
    node = document_node(document.id)
    for predicate, term in _document_pairs(document, extractor):
        yield Quad(node, predicate, term, node)


def claim_quads(claim: Claim, key: Key | None) -> Iterator[Quad]:
    """A claim in its document's graph; `key` is that of its proposition, None when it has none.

    Raises:
        ValueError: the event date is no EDTF date.
    """
    node, graph = claim_node(claim.id), document_node(claim.document)
    for predicate, term in _claim_pairs(claim, key):
        yield Quad(node, predicate, term, graph)


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


def _document_pairs(document: Document, extractor: str) -> Pairs:
    yield TYPE, gk("Document")
    yield gk("text"), Literal(document.text)
    yield gk("digest"), Literal(document.digest)
    named = {
        gk("readFrom"): document.source,
        gk("extractor"): extractor,
        dct("title"): document.title,
        dct("publisher"): document.publisher,
        dct("language"): document.language,
    }
    yield from ((predicate, Literal(value)) for predicate, value in named.items() if value)
    if document.url:
        yield dct("source"), _address(document.url)
    if document.published:
        yield dct("issued"), day(document.published)


def _address(url: str) -> Term:
    if url.startswith(("http://", "https://")):
        try:
            return NamedNode(url)
        except ValueError:
            return Literal(url)  # printed addresses are often no IRI: a space, a missing slash
    return Literal(url)


def _claim_pairs(claim: Claim, key: Key | None) -> Pairs:
    yield TYPE, gk("Claim")
    if key is not None:
        yield gk("proposition"), proposition_node(*key)
    yield gk("relation"), relation_node(claim.relation)
    yield gk("document"), document_node(claim.document)
    yield gk("start"), Literal(claim.passage.start)
    yield gk("end"), Literal(claim.passage.end)
    yield gk("confidence"), decimal(claim.confidence)
    for name in ("quote", "polarity", "modality", "rule", "layer"):
        yield gk(name), Literal(str(getattr(claim, name)))
    if claim.language:
        yield dct("language"), Literal(claim.language)
    yield from _claim_actors(claim)
    yield from _claim_dates(claim)
    yield from _claim_spans(claim)


def _claim_actors(claim: Claim) -> Pairs:
    named = {
        "subject": claim.subject,
        "subjectPolity": claim.subject_polity,
        "object": claim.object,
        "objectPolity": claim.object_polity,
    }
    yield from ((gk(name), actor_node(actor)) for name, actor in named.items() if actor)
    yield from ((gk("attributedTo"), actor_node(actor)) for actor in claim.attributed_to)


def _claim_dates(claim: Claim) -> Pairs:
    if claim.event_date:
        first, last = date_bounds(claim.event_date)
        yield gk("eventDate"), Literal(claim.event_date)
        yield gk("eventStart"), day(first)
        yield gk("eventEnd"), day(last)
    if claim.reported_on:
        yield gk("reportedOn"), day(claim.reported_on)


def _claim_spans(claim: Claim) -> Pairs:
    spans = (claim.cue, claim.subject_span, claim.object_span, claim.attribution_span, claim.date_span)
    for name, span in zip(_SPANS, spans, strict=True):
        if span is not None:
            yield gk(f"{name}Start"), Literal(span.start)
            yield gk(f"{name}End"), Literal(span.end)


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
        yield NamedNode(OWL.sameAs), NamedNode(PREFIXES["wd"] + actor.wikidata)
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
