"""What a dossier says, as data: pure functions from claims to lines with their footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.actors import Gazetteer
from graphkit.dossier.notes import Note, Notes
from graphkit.dossier.people import Holder, holders
from graphkit.lasting import began, ending, is_said_by, known_by, load_lasting, when
from graphkit.model import Actor, Claim, Document, Modality, Polarity, Status
from graphkit.ontology import Ontology
from graphkit.propositions import Key, Proposition, contests, proposition_key, propositions
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.selection import Selection


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said, with the sentences that say it.

    Attributes:
        key: subject, relation, object.
        sign: of the relation.
        status: of the proposition on the day of the dossier.
        stance: "affirmed", "denied", or how unreal it is: "planned", "called-for".
        day: EDTF, "" when unknown; `reported` tells that it is only the day of the report.
        voices: codes of those on whose word it rests; empty for the text's own voice.
        confidence: the highest of its claims, 0 to 1.
        notes: numbers of footnotes, ascending.
    """

    key: Key
    sign: str
    status: Status
    stance: str
    day: str
    reported: bool
    voices: tuple[str, ...]
    confidence: float
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A tie that was, and what ended it."""

    tie: Line
    end: Line


@dataclass(frozen=True, slots=True)
class Contest:
    """A contested proposition: who says so and who denies it, oldest first."""

    key: Key
    affirming: tuple[Line, ...]
    denying: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Something announced or called for, and the first later claim that it was done, or denied."""

    plan: Line
    confirmed: Line | None
    denied: Line | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a graph says of one actor, or of two towards each other.

    Attributes:
        actors: the one or two, in the order asked for.
        day: ISO date of the state described: the last report, or the day asked for; "" without dates.
        first, last: ISO dates of the oldest and newest report used, or "".
        documents, claims: how many are used.
        ties: what holds on the day; ended: what no longer does.
        chronology: all that is said to have happened, oldest first.
        people: in office on the day.
        notes: the footnotes.
        names: every actor named, by id.
    """

    actors: tuple[Actor, ...]
    day: str
    first: str
    last: str
    documents: int
    claims: int
    ties: tuple[Line, ...]
    ended: tuple[Ended, ...]
    chronology: tuple[Line, ...]
    contests: tuple[Contest, ...]
    plans: tuple[Plan, ...]
    people: tuple[Holder, ...]
    notes: tuple[Note, ...]
    names: Mapping[str, Actor]


def dossier(
    kg: KnowledgeGraph, names: Sequence[str], ontology: Ontology, gazetteer: Gazetteer, day: str = ""
) -> Dossier:
    """The dossier of one actor, or of two towards each other.

    Args:
        kg: the graph.
        names: one or two ids or names in any language; a person or body stands for its polity.
        ontology: the relations.
        gazetteer: the actor tables, for the offices.
        day: ISO date; only what was reported by then is used. "" uses everything.

    Raises:
        NotFoundError: an actor is not in the graph.
        ValueError: there are not one or two different actors.
    """
    actors = tuple(kg.actor(name) for name in names)
    polities = tuple(dict.fromkeys(actor.polity for actor in actors))
    if len(actors) not in (1, 2) or len(polities) != len(actors):
        raise ValueError("a dossier is of one actor or of two different ones")
    selection = Selection(actor=polities[0], other=polities[1] if len(polities) == 2 else "")
    used = [c for c in kg.claims(selection) if _among(c, polities) and (not day or known_by(c, day))]
    documents = {claim.document: kg.document(claim.document) for claim in used}
    reports = sorted(claim.reported_on for claim in used if claim.reported_on)
    known = kg.actors()
    return _written(
        tuple(known[polity] for polity in polities),
        used,
        documents,
        day or (reports[-1] if reports else ""),
        (ontology, gazetteer),
        known,
    )


def _among(claim: Claim, polities: Sequence[str]) -> bool:
    sides = {claim.subject_polity, claim.object_polity}
    return sides == set(polities) if len(polities) == 2 else polities[0] in sides


def _written(
    actors: tuple[Actor, ...],
    used: Sequence[Claim],
    documents: Mapping[str, Document],
    day: str,
    tables: tuple[Ontology, Gazetteer],
    names: Mapping[str, Actor],
) -> Dossier:
    reports = sorted(claim.reported_on for claim in used if claim.reported_on)
    page = _Page(used, tables[0])
    ties, ended = page.ties()
    contests, plans, chronology = page.contests(), page.plans(), page.chronology()
    people = holders([actor.id for actor in actors], day, used, tables[1], page.notes)
    return Dossier(
        actors=actors,
        day=day,
        first=reports[0] if reports else "",
        last=reports[-1] if reports else "",
        documents=len(documents),
        claims=len(used),
        ties=ties,
        ended=ended,
        chronology=chronology,
        contests=contests,
        plans=plans,
        people=people,
        notes=page.notes.listed(documents),
        names=names,
    )


class _Page:
    """The sections of a dossier, in the order in which their sentences are numbered."""

    def __init__(self, used: Sequence[Claim], ontology: Ontology) -> None:
        self.notes = Notes()
        self.ontology = ontology
        self.claims = {claim.id: claim for claim in sorted(used, key=_order)}
        self.propositions = propositions(self.claims.values(), ontology)
        self.status = {claim: p.status for p in self.propositions for claim in p.claims}

    def ties(self) -> tuple[tuple[Line, ...], tuple[Ended, ...]]:
        lasting = load_lasting(self.ontology)
        held = [p for p in self.propositions if p.has_edge and lasting.goes_on(p.relation, self.ontology)]
        ends = {p.key: ending(p, self.claims, self.claims.values(), self.ontology) for p in held}
        held.sort(
            key=lambda p: (SIGNS.index(self.ontology.relation(p.relation).sign), -p.affirmations, p.key)
        )
        ties = tuple(self._tie(p) for p in held if ends[p.key] is None)
        return ties, tuple(Ended(self._tie(p), self._line([e])) for p in held if (e := ends[p.key]))

    def contests(self) -> tuple[Contest, ...]:
        contested = [p for p in self.propositions if p.status is Status.CONTESTED]
        return tuple(
            Contest(
                p.key,
                self._lines(c for c in self._of(p.claims) if c.affirms),
                self._lines(self._of(p.contested_by)),
            )
            for p in sorted(contested, key=lambda p: (-len(p.claims) - p.denials, p.key))
        )

    def plans(self) -> tuple[Plan, ...]:
        unreal = [
            [c for c in self._of(p.claims) if c.polarity is Polarity.ASSERTED and c.modality is modality]
            for modality in (Modality.PLANNED, Modality.CALLED_FOR)
            for p in self.propositions
        ]
        return tuple(self._plan(group) for group in sorted(filter(None, unreal), key=lambda g: _order(g[0])))

    def chronology(self) -> tuple[Line, ...]:
        real = [c for c in self.claims.values() if c.modality.is_real and c.id in self.status]
        return self._lines(real)

    def _plan(self, announced: list[Claim]) -> Plan:
        key, said = self._key(announced[0]), min(c.reported_on for c in announced)
        later = [c for c in self.claims.values() if c.id in self.status and _follows(c, said)]
        done = [c for c in later if _is_certain(c) and is_said_by(key, self._key(c), self.ontology)]
        denied = [c for c in later if _is_denial(c) and contests(self._key(c), key, self.ontology)]
        return Plan(
            self._line(announced),
            self._line(done[:1]) if done else None,
            self._line(denied[:1]) if denied and not done else None,
        )

    def _lines(self, claims: Iterable[Claim]) -> tuple[Line, ...]:
        """Claims that say the same of the same day on the same word share a line."""
        groups: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            same = (self._key(claim), when(claim), claim.polarity, claim.modality, claim.attributed_to)
            groups.setdefault(same, []).append(claim)
        return tuple(self._line(group) for group in groups.values())

    def _line(self, claims: list[Claim]) -> Line:
        first = claims[0]
        key = self._key(first)
        return Line(
            key=key,
            sign=self.ontology.relation(key[1]).sign,
            status=self.status[first.id],
            stance=_stance(first),
            day=when(first),
            reported=not first.event_date,
            voices=first.attributed_to,
            confidence=max(claim.confidence for claim in claims),
            notes=self.notes.cite(claims),
        )

    def _tie(self, proposition: Proposition) -> Line:
        affirming = [c for c in self._of(proposition.claims) if c.affirms]
        latest = max(affirming, key=_order)
        line = self._line([latest, *affirming])
        own = any(not claim.attributed_to for claim in affirming)
        return replace(line, voices=() if own else proposition.affirmed_by)

    def _of(self, names: Iterable[str]) -> Iterator[Claim]:
        return iter(sorted((self.claims[name] for name in names), key=_order))

    def _key(self, claim: Claim) -> Key:
        key = proposition_key(claim, self.ontology)
        return key or (claim.subject_polity, claim.relation, claim.object_polity)


SIGNS = ("cooperation", "conflict", "neutral")


def _order(claim: Claim) -> tuple[str, str, str, tuple[int, int], str]:
    return began(claim), claim.reported_on, claim.document, claim.passage, claim.id


def _stance(claim: Claim) -> str:
    if claim.polarity is Polarity.DENIED:
        return "denied"
    return "affirmed" if claim.modality.is_real else str(claim.modality)


def _is_certain(claim: Claim) -> bool:
    return claim.affirms and claim.modality is Modality.CERTAIN


def _is_denial(claim: Claim) -> bool:
    return claim.polarity is Polarity.DENIED


def _follows(claim: Claim, said: str) -> bool:
    """Whether a claim was reported after `said` and is not about what was over by then."""
    over = claim.event_date.partition("/")[2] or claim.event_date
    return bool(said) and claim.reported_on > said and (not over or over >= said[: len(over)])
