"""Documents, claims, actors and propositions out of a store, equal to what `triples` wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from graphkit.errors import StoreError
from graphkit.model import Actor, Claim, Document, Kind, Layer, Modality, Polarity, Span, Status
from graphkit.store.base import Reader
from graphkit.store.terms import TYPE, Term, dct, gk, node_id
from graphkit.vocab import OWL, RDFS, SKOS

if TYPE_CHECKING:  # brings the ontology, which a query does not need
    from graphkit.propositions import Proposition


class Node:
    """All that a store says of one subject, over all its graphs; of no store, what it is given."""

    def __init__(self, store: Reader | None, node: NamedNode) -> None:
        self.node = node
        self.id = node_id(node)
        self._values: dict[NamedNode, set[Term]] = {}
        for quad in store.quads_for_pattern(node, None, None, None) if store else ():
            if isinstance(quad.object, NamedNode | Literal):
                self.take(quad.predicate, quad.object)

    def take(self, predicate: NamedNode, value: Term) -> None:
        """Adds one thing that is said of it."""
        self._values.setdefault(predicate, set()).add(value)

    def all(self, predicate: NamedNode) -> Sequence[Term]:
        """The objects of a predicate, sorted."""
        return sorted(self._values.get(predicate, ()), key=str)

    def text(self, predicate: NamedNode) -> str:
        """The first object as text, "" without one."""
        return next((term.value for term in self.all(predicate)), "")

    def name(self, predicate: NamedNode) -> str:
        """The id of the first object, a node of ours; "" without one."""
        return next((node_id(term) for term in self.all(predicate)), "")

    def names(self, predicate: NamedNode) -> tuple[str, ...]:
        """The ids of all objects, sorted."""
        return tuple(sorted(node_id(term) for term in self.all(predicate)))

    def span(self, name: str) -> Span | None:
        """The span that `nameStart` and `nameEnd` give."""
        start, end = self.text(gk(f"{name}Start")), self.text(gk(f"{name}End"))
        return Span(int(start), int(end)) if start and end else None


def document_from(node: Node) -> Document:
    """The document at a node."""
    return Document(
        id=node.id,
        text=node.text(gk("text")),
        source=node.text(gk("readFrom")),
        title=node.text(dct("title")),
        publisher=node.text(dct("publisher")),
        url=node.text(dct("source")),
        published=node.text(dct("issued")),
        language=node.text(dct("language")),
    )


def claim_from(node: Node) -> Claim:
    """The claim at a node.

    Raises:
        StoreError: it lacks a part, or a part is not what it should be.
    """
    try:
        return Claim(
            document=node.name(gk("document")),
            passage=Span(int(node.text(gk("start"))), int(node.text(gk("end")))),
            quote=node.text(gk("quote")),
            subject=node.name(gk("subject")),
            subject_polity=node.name(gk("subjectPolity")),
            relation=node.name(gk("relation")),
            object=node.name(gk("object")),
            object_polity=node.name(gk("objectPolity")),
            polarity=Polarity(node.text(gk("polarity"))),
            modality=Modality(node.text(gk("modality"))),
            attributed_to=node.names(gk("attributedTo")),
            event_date=node.text(gk("eventDate")),
            reported_on=node.text(gk("reportedOn")),
            cue=_present(node.span("cue"), "cue"),
            subject_span=_present(node.span("subject"), "subject"),
            object_span=node.span("object"),
            attribution_span=node.span("attribution"),
            date_span=node.span("date"),
            confidence=float(node.text(gk("confidence"))),
            rule=node.text(gk("rule")),
            layer=Layer(node.text(gk("layer"))),
            language=node.text(dct("language")),
        )
    except ValueError as error:
        raise StoreError(
            f"claim {node.id} is incomplete: {error}", remedy="graphkit validate lists what is missing"
        ) from error


def actor_from(node: Node) -> Actor:
    """The actor at a node; of several labels in a language the first in sorted order.

    Raises:
        StoreError: it has no class that we know.
    """
    kinds = [Kind(name) for name in node.names(TYPE) if name in set(Kind)]
    if not kinds:
        raise StoreError(f"actor {node.id} has no class", remedy=f"give it one of gk:{', gk:'.join(Kind)}")
    labels: dict[str, str] = {}
    for term in node.all(NamedNode(SKOS.prefLabel)):
        labels.setdefault(getattr(term, "language", None) or "", term.value)
    return Actor(
        id=node.id,
        kind=kinds[0],
        polity=node.name(gk("polity")),
        labels=labels,
        wikidata=node.name(NamedNode(OWL.sameAs)),
        why=node.text(NamedNode(RDFS.comment)),
    )


def proposition_from(node: Node, claims: Sequence[str]) -> Proposition:
    """The proposition at a node, with the ids of its claims.

    Raises:
        StoreError: its status is none, or a count no number.
    """
    from graphkit.propositions import Proposition

    try:
        return Proposition(
            subject=node.name(gk("subject")),
            relation=node.name(gk("relation")),
            object=node.name(gk("object")),
            status=Status(node.text(gk("status"))),
            affirmed_by=node.names(gk("affirmedBy")),
            denied_by=node.names(gk("deniedBy")),
            claims=tuple(sorted(claims)),
            contested_by=node.names(gk("contestedBy")),
            first_reported=node.text(gk("firstReported")),
            last_reported=node.text(gk("lastReported")),
            affirmations=int(node.text(gk("affirmations")) or 0),
        )
    except ValueError as error:
        raise StoreError(
            f"proposition {node.id} is wrong: {error}", remedy="graphkit validate lists what is wrong"
        ) from error


def _present(span: Span | None, name: str) -> Span:
    if span is None:
        raise ValueError(f"no gk:{name}Start and gk:{name}End")
    return span
