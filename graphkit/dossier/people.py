"""Who held the offices that matter, by the actor tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphkit.actors import Gazetteer, Office
from graphkit.dossier.notes import Notes
from graphkit.model import Actor, Claim

POSTS: Final = (
    "head-of-state", "head-of-government", "secretary-general", "leader", "foreign-minister",
    "defence-minister", "foreign-policy-chief", "commission-president", "council-president",
    "national-security-adviser",
)  # fmt: skip
"""Posts named whether or not a document speaks of their holders, in this order."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in office on the day of a dossier.

    Attributes:
        posts: kebab-case, those of `POSTS` first.
        since: first day of the longest-held of them, ISO date that may lack day or month, "" when unknown.
        notes: numbers of the sentences of the dossier that name the person.
    """

    person: Actor
    polity: str
    posts: tuple[str, ...]
    since: str
    notes: tuple[int, ...]


def holders(
    polities: Sequence[str], day: str, claims: Iterable[Claim], gazetteer: Gazetteer, notes: Notes
) -> tuple[Holder, ...]:
    """Who held a post of `POSTS`, or is named in the claims and held any, on `day`.

    Args:
        polities: whose offices; their order is kept.
        day: ISO date; without one nobody was in office.
        claims: those of the dossier.
        gazetteer: the actor tables.
        notes: cites the sentences that name a person.
    """
    named: dict[str, list[Claim]] = {}
    for claim in claims:
        for person in {claim.subject, claim.object}:
            named.setdefault(person, []).append(claim)
    return tuple(
        holder
        for polity in polities
        for holder in _of(polity, _serving(polity, day, named, gazetteer), named, gazetteer, notes)
    )


def _serving(polity: str, day: str, named: Iterable[str], gazetteer: Gazetteer) -> list[Office]:
    people = set(named)
    return [
        office
        for office in gazetteer.offices
        if office.polity == polity
        and (office.post in POSTS or office.person in people)
        and day
        and office.covers(day)
    ]


def _of(
    polity: str, serving: list[Office], named: dict[str, list[Claim]], gazetteer: Gazetteer, notes: Notes
) -> Iterator[Holder]:
    terms: dict[str, list[Office]] = {}
    for office in sorted(serving, key=lambda o: (_rank(o.post), o.start, o.person)):
        terms.setdefault(office.person, []).append(office)
    for person, held in terms.items():
        yield Holder(
            person=gazetteer.actor(person),
            polity=polity,
            posts=tuple(dict.fromkeys(office.post for office in held)),
            since=min((office.start for office in held if office.start), default=""),
            notes=notes.cite(named.get(person, ())),
        )


def _rank(post: str) -> tuple[int, str]:
    return (POSTS.index(post), "") if post in POSTS else (len(POSTS), post)
