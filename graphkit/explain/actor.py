"""All that a graph says of one actor: its ties and their chronology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphkit.explain.words import named, period, quoted
from graphkit.lasting import when
from graphkit.model import Actor, Claim
from graphkit.ontology import Ontology, Relation
from graphkit.propositions import Proposition
from graphkit.query.show import aligned
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.selection import Selection

SIGNS = ("cooperation", "conflict", "neutral")


@dataclass(frozen=True, slots=True)
class Tie:
    """A proposition seen from one of its ends.

    Attributes:
        other: the actor at the other end, "" when there is none.
        arrow: "→" outwards, "←" inwards, "—" when the relation is symmetric.
    """

    proposition: Proposition
    relation: Relation
    other: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """One actor in a graph.

    Attributes:
        ties: by sign, relation, direction and other end.
        chronology: every claim of the ties, by date of the event, else of the report.
        actors: all actors named here, by id.
    """

    actor: Actor
    ties: tuple[Tie, ...]
    chronology: tuple[tuple[Claim, Tie], ...]
    actors: Mapping[str, Actor]


def portrait(kg: KnowledgeGraph, actor: str, ontology: Ontology) -> Portrait:
    """What `kg` says of an actor; of a person or body, what was said of it by name.

    Args:
        kg: the graph.
        actor: an id or a name in any language.
        ontology: the relations.

    Raises:
        NotFoundError: no such actor is in the graph.
    """
    subject = kg.actor(actor)
    about = Selection(actor=subject.id)
    claims = {claim.id: claim for claim in kg.claims(about)}
    pairs = [
        (claims[name], _tie(proposition, subject.polity, ontology))
        for proposition in kg.propositions(about)
        for name in proposition.claims
        if name in claims
    ]
    ties = {tie.proposition.key: tie for _, tie in pairs}.values()
    return Portrait(
        actor=subject,
        ties=tuple(sorted(ties, key=_tie_order)),
        chronology=tuple(sorted(pairs, key=lambda pair: (when(pair[0]), pair[0].document, pair[0].passage))),
        actors=kg.actors(),
    )


def portrait_lines(seen: Portrait) -> Iterator[str]:
    """The portrait as text."""
    names = dict.fromkeys(name for _, name in sorted(seen.actor.labels.items()))
    yield f"{' / '.join(names)} ({seen.actor.id}), {seen.actor.kind}{_polity(seen)}"
    for sign in SIGNS:
        ties = [tie for tie in seen.ties if tie.relation.sign == sign]
        if ties:
            yield ""
            head = (sign, "with", "status", "claims", "reported")
            yield from aligned([head, *(_tie_row(tie, seen.actors) for tie in ties)])
    yield ""
    head = ("when", "what", "status", "claim", "sentence")
    yield from aligned([head, *(_event_row(claim, tie) for claim, tie in seen.chronology)])
    yield "\ndates in brackets are those of the report"


def _tie(proposition: Proposition, polity: str, ontology: Ontology) -> Tie:
    relation = ontology.relation(proposition.relation)
    outward = proposition.subject == polity
    other = proposition.object if outward else proposition.subject
    arrow = "—" if relation.symmetric else "→" if outward else "←"
    return Tie(proposition, relation, other, arrow)


def _tie_order(tie: Tie) -> tuple[int, str, str, str]:
    return SIGNS.index(tie.relation.sign), tie.relation.slug, tie.arrow, tie.other


def _polity(seen: Portrait) -> str:
    if seen.actor.polity == seen.actor.id:
        return ""
    return f", acts for {named(seen.actors, seen.actor.polity)}"


def _tie_row(tie: Tie, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    prop = tie.proposition
    dates = period(prop.first_reported, prop.last_reported)
    other = named(actors, tie.other) if tie.other else ""
    return f"{tie.arrow} {prop.relation}", other, prop.status, str(len(prop.claims)), dates


def _event_row(claim: Claim, tie: Tie) -> tuple[str, ...]:
    day = claim.event_date or f"({claim.reported_on})"
    what = f"{tie.arrow} {claim.relation} {tie.other}".rstrip()
    return day, what, tie.proposition.status, claim.id[:8], quoted(claim.quote, 72)
