"""The report card in a store: how far the claims beside it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.reportcard import MEASURES, GoldFile, Measure, ReportCard
from graphkit.store.terms import TYPE, Term, day, dct, decimal, gk
from graphkit.vocab import PREFIXES, REPORT_CARD, XSD

CARD: Final = NamedNode(PREFIXES["measure"] + "card")
"""The node of a graph's report card."""

_ASPECTS: Final = {
    "layers": "layer",
    "families": "family",
    "relations": "relation",
    "confidence": "confidence",
}


def put_card(store: Store, card: ReportCard) -> None:
    """Puts a report card into its graph, in place of the one that is there."""
    graph = NamedNode(REPORT_CARD)
    if store.contains_named_graph(graph):
        store.remove_graph(graph)
    store.bulk_extend(card_quads(card))


def card_quads(card: ReportCard) -> Iterator[Quad]:
    """A card with its measurements, one node for each sort of claims."""
    yield from _quads(CARD, "ReportCard", issued=day(card.measured))
    for text in (f"graphkit {card.graphkit}", *map(_gold, card.gold)):
        yield Quad(CARD, dct("source"), Literal(text), NamedNode(REPORT_CARD))
    yield from _measurement("all", card.overall)
    for name in MEASURES:
        for measure in getattr(card, name):
            yield from _measurement(_ASPECTS[name], measure)


def _measurement(aspect: str, measure: Measure) -> Iterator[Quad]:
    local = aspect if measure.name == aspect else f"{aspect}_{measure.name}"
    node = NamedNode(f"{PREFIXES['measure']}{local}")
    yield from _quads(node, "Measurement", isPartOf=CARD)
    values: dict[str, Term] = {
        "aspect": Literal(aspect),
        "sort": Literal(measure.name),
        "right": _count(measure.right),
        "sample": _count(measure.n),
        "precision": decimal(round(measure.precision, 3)),
    }
    for name, value in values.items():
        yield Quad(node, gk(name), value, NamedNode(REPORT_CARD))


def _quads(node: NamedNode, kind: str, **terms: Term) -> Iterator[Quad]:
    yield Quad(node, TYPE, gk(kind), NamedNode(REPORT_CARD))
    for name, value in terms.items():
        yield Quad(node, dct(name), value, NamedNode(REPORT_CARD))


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD.nonNegativeInteger))


def _gold(gold: GoldFile) -> str:
    return (
        f"{gold.name} {gold.digest}, {gold.language}: {gold.records} sentences, {gold.claims} claims wanted; "
        f"precision {gold.precision:.3f}, recall {gold.recall:.3f}, F1 {gold.f1:.3f}"
    )
