"""Why a claim was read from its sentence: the words, the actors, the date, the voice and the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graphkit.dates import find_dates
from graphkit.explain.words import listed, named, period
from graphkit.extract.cascade import Extractor
from graphkit.model import Actor, Claim, Document, Layer, Mention, Span
from graphkit.ontology import Ontology
from graphkit.reportcard import ReportCard, load_card
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.selection import Selection

ACTOR, CUE, PLAIN = "actor", "cue", ""
"""Roles of a stretch of a sentence."""

LAYERS: Mapping[Layer, str] = {
    Layer.STRUCTURE: "the structure of the clause binds the actors to the words",
    Layer.RECOVERED: "an actor was recovered from the context of the clause",
    Layer.NEAREST: "an actor is the nearest one named",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that can be said for a claim.

    Attributes:
        stretches: the sentence in order, each stretch with its role.
        reasons: what is explained, and how.
    """

    claim: Claim
    stretches: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]


def explain(kg: KnowledgeGraph, claim_id: str, ontology: Ontology) -> Explanation:
    """Reads the claim's document once more and says what its claim rests on.

    Args:
        kg: the graph.
        claim_id: the id of a claim or the beginning of it.
        ontology: the relations.

    Raises:
        NotFoundError: there is no such claim, or several begin so.
    """
    claim = kg.claim(claim_id)
    document = kg.document(claim.document)
    actors = kg.actors()
    mentions = {m.span: m for m in Extractor.load().extract(document).mentions}
    reasons = (
        ("claim", _content(claim, actors)),
        ("status", _status(claim, kg)),
        ("document", _place(claim, document)),
        ("subject", _actor(claim.subject, claim.subject_span, document, mentions, actors)),
        ("object", _object(claim, document, mentions, actors)),
        ("relation", _relation(claim, document, ontology)),
        ("who says", _voice(claim, document, actors)),
        ("when", _date(claim, document)),
        ("rule", f"{claim.rule}; {LAYERS[claim.layer]}; confidence {claim.confidence:.2f}"),
        ("measured", _measured(claim, load_card())),
    )
    return Explanation(claim, stretches(claim), tuple((name, text) for name, text in reasons if text))


def explanation_lines(explanation: Explanation, paint: Callable[[str, str], str]) -> Iterator[str]:
    """The explanation as text.

    Args:
        explanation: what to print.
        paint: what to do with a stretch of text of a role; for a plain text, nothing.
    """
    yield "".join(_bracketed(text, role, paint) for text, role in explanation.stretches)
    yield ""
    width = max(len(name) for name, _ in explanation.reasons)
    for name, text in explanation.reasons:
        yield f"{name.ljust(width)}  {text}"


def stretches(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The quote of a claim cut where a role begins or ends; an actor inside the cue stays an actor."""
    roles = [PLAIN] * len(claim.quote)
    for role, span in ((CUE, claim.cue), (ACTOR, claim.subject_span), (ACTOR, claim.object_span)):
        if span is not None:
            start, end = (min(max(at - claim.passage.start, 0), len(roles)) for at in span)
            roles[start:end] = [role] * (end - start)
    edges = [at for at in range(1, len(roles)) if roles[at] != roles[at - 1]]
    cuts = [0, *edges, len(roles)]
    return tuple((claim.quote[a:b], roles[a]) for a, b in pairwise(cuts) if a < b)


def _bracketed(text: str, role: str, paint: Callable[[str, str], str]) -> str:
    """A stretch with its marks, white space at its ends left outside."""
    if role == PLAIN:
        return text
    core = text.strip()
    before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
    marked = f"[{core}]" if role == ACTOR else f"«{core}»"
    return f"{before}{paint(marked, role)}{after}" if core else text


def _content(claim: Claim, actors: Mapping[str, Actor]) -> str:
    ends = [named(actors, name) for name in (claim.subject_polity, claim.object_polity) if name]
    return f"{claim.id}: {f' {claim.relation} '.join(ends)}; {claim.polarity}, {claim.modality}"


def _status(claim: Claim, kg: KnowledgeGraph) -> str:
    about = kg.propositions(Selection(document=claim.document))
    found = next((proposition for proposition in about if claim.id in proposition.claims), None)
    if found is None:
        return "about no proposition: an actor in it acts for no state or organisation"
    sides = ((" affirmed by ", found.affirmed_by), (" denied by ", found.denied_by))
    return f"{found.status};{','.join(word + listed(who) for word, who in sides if who)}".rstrip(";")


def _place(claim: Claim, document: Document) -> str:
    start, end = claim.passage
    source = document.url or document.source
    about = f"{document.title or document.id}, {document.publisher}".rstrip(", ")
    return f"{about}, {period(document.published, '')}, characters {start} to {end} of {source}"


def _object(
    claim: Claim, document: Document, mentions: Mapping[Span, Mention], actors: Mapping[str, Actor]
) -> str:
    if claim.object_span is None:
        return ""
    return _actor(claim.object, claim.object_span, document, mentions, actors)


def _actor(
    actor: str, span: Span, document: Document, mentions: Mapping[Span, Mention], actors: Mapping[str, Actor]
) -> str:
    mention = mentions.get(span)
    words = f'"{document.quote(span)}" is {named(actors, actor)}'
    if mention is None or mention.actor != actor:
        return f"{words}; this version of the tables no longer reads it so"
    polity = f", which acts for {named(actors, mention.polity)}" if mention.polity != actor else ""
    why = f": {mention.why}" if mention.why else ""
    return f"{words}{polity}; a {mention.name} in the actor tables{why}"


def _relation(claim: Claim, document: Document, ontology: Ontology) -> str:
    relation = ontology.relation(claim.relation)
    return f'"{document.quote(claim.cue)}" says {claim.relation}: {relation.definitions.get("en", "")}'


def _voice(claim: Claim, document: Document, actors: Mapping[str, Actor]) -> str:
    if not claim.attributed_to:
        return "the text itself"
    speakers = ", ".join(named(actors, name) for name in claim.attributed_to)
    span = claim.attribution_span
    return f'{speakers}, by "{document.quote(span)}"' if span else speakers


def _measured(claim: Claim, card: ReportCard) -> str:
    """What the stated confidence, the layer and the relation are worth on annotated sentences."""
    relation = next((measure for measure in card.relations if measure.name == claim.relation), None)
    sorts = (
        ("confidence ", card.stated(claim.confidence)),
        ("layer ", card.layer(claim.layer)),
        ("", relation),
    )
    shares = [f"{m.right} of {m.n} claims of {word}{m.name}" for word, m in sorts if m is not None]
    return f"on annotated sentences ({card.measured}) right were {', '.join(shares)}" if shares else ""


def _date(claim: Claim, document: Document) -> str:
    if claim.date_span is None:
        return f"no date of the event in the sentence; reported on {claim.reported_on or 'an unknown day'}"
    phrase = f'"{document.quote(claim.date_span)}" is {claim.event_date}'
    found = find_dates(claim.quote, claim.language, document.published)
    start = claim.date_span.start - claim.passage.start
    relative = any(date.relative for date in found if date.span.start == start)
    return f"{phrase}, counted from {document.published}" if relative else phrase
