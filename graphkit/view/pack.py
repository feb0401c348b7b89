"""The data of a page as one compact JSON object: names are written once and referred to by index.

Claims are columns, because alike values in a row compress to almost nothing. `assets/script/model.js`
reads it; the names of the columns and the order of the other rows' cells are one contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.model import OTHER, Actor, Claim, Document, Layer, Modality, Polarity, Span
from graphkit.ontology import Relation
from graphkit.propositions import Proposition
from graphkit.reportcard import ReportCard
from graphkit.view.data import ViewData
from graphkit.vocab import PREFIXES

MODALITIES = tuple(Modality)
LAYERS = tuple(Layer)


class _Table:
    """Texts in the order they were first seen, each once."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.rows.setdefault(text, len(self.rows))


def packed(view: ViewData, card: ReportCard | None = None) -> dict[str, Any]:
    """The page's data, JSON-ready: lists, strings, numbers; with the figures of a report card if given."""
    actors = {actor.id: index for index, actor in enumerate(view.actors)}
    actors[OTHER] = -2
    actors[""] = -1
    relations = {relation.slug: index for index, relation in enumerate(view.relations)}
    documents = {document.id: index for index, document in enumerate(view.documents)}
    published = {document.id: document.published for document in view.documents}
    quotes, rules = _Table(), _Table()
    claim_index = {claim.id: index for index, claim in enumerate(view.claims)}
    claims = {
        "id": [claim.id for claim in view.claims],
        "proposition": list(view.claim_propositions),
        "document": [documents[claim.document] for claim in view.claims],
        "quote": [quotes(claim.quote) for claim in view.claims],
        "subject": [actors[claim.subject] for claim in view.claims],
        "object": [actors[claim.object] for claim in view.claims],
        "asserted": [int(claim.polarity is Polarity.ASSERTED) for claim in view.claims],
        "modality": [MODALITIES.index(claim.modality) for claim in view.claims],
        "who": [[actors[a] for a in claim.attributed_to] for claim in view.claims],
        "event": [claim.event_date for claim in view.claims],
        "reported": [
            0 if claim.reported_on == published[claim.document] else claim.reported_on
            for claim in view.claims
        ],
        "marks": [number for claim in view.claims for number in _marks(claim)],
        "confidence": [claim.confidence for claim in view.claims],
        "rule": [rules(claim.rule) for claim in view.claims],
        "layer": [LAYERS.index(claim.layer) for claim in view.claims],
    }
    return {
        "title": view.title,
        "prefixes": {name: PREFIXES[name] for name in ("gk", "claim", "prop", "actor")},
        "modalities": list(MODALITIES),
        "layers": list(LAYERS),
        "actors": [_actor(actor) for actor in view.actors],
        "relations": [_relation(relation) for relation in view.relations],
        "documents": [_document(document) for document in view.documents],
        "quotes": list(quotes.rows),
        "rules": list(rules.rows),
        "propositions": [_proposition(p, actors, relations, claim_index) for p in view.propositions],
        "claims": claims,
        "card": _card(card) if card else None,
    }


def _card(card: ReportCard) -> dict[str, Any]:
    gold = ("language", "records", "precision", "recall")
    return {
        "measured": card.measured,
        "overall": [card.overall.right, card.overall.n],
        "gold": [{name: getattr(file, name) for name in gold} for file in card.gold],
        "families": [[measure.name, measure.right, measure.n] for measure in card.families],
    }


def _marks(claim: Claim) -> list[int]:
    """Ten numbers: start and length of subject, object, cue, attribution, date, in code points of the quote.

    Two zeros stand for what is not in the quote.
    """
    spans = (claim.subject_span, claim.object_span, claim.cue, claim.attribution_span, claim.date_span)
    return [number for span in spans for number in _inside(span, claim.passage)]


def _inside(span: Span | None, passage: Span) -> tuple[int, int]:
    if span is None or span.start < passage.start or span.end > passage.end or span.start >= span.end:
        return 0, 0
    return span.start - passage.start, span.end - span.start


def _actor(actor: Actor) -> list[Any]:
    return [actor.id, actor.kind, dict(sorted(actor.labels.items())), actor.wikidata]


def _relation(relation: Relation) -> list[Any]:
    labels = dict(sorted(relation.labels.items()))
    definitions = dict(sorted(relation.definitions.items()))
    return [relation.slug, labels, definitions, relation.family, relation.sign, int(relation.symmetric)]


def _document(document: Document) -> list[str]:
    return [
        document.id,
        document.title,
        document.publisher,
        document.url,
        document.published,
        document.language,
    ]


def _proposition(
    prop: Proposition, actors: Mapping[str, int], relations: Mapping[str, int], claims: Mapping[str, int]
) -> list[Any]:
    def speakers(names: Iterable[str]) -> list[int]:
        return [actors[name] for name in names]

    return [
        actors[prop.subject],
        relations[prop.relation],
        actors[prop.object],
        prop.status,
        speakers(prop.affirmed_by),
        speakers(prop.denied_by),
        [claims[c] for c in prop.contested_by if c in claims],
    ]
