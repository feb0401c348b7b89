"""Which ties last, what ends them, and what was known on a day. Floor 7.

The relations concerned are data: `ontologies/lasting.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graphkit.errors import DataError, QueryError
from graphkit.model import Claim, Modality
from graphkit.ontology import Ontology
from graphkit.propositions import Key, Proposition
from graphkit.resources import data_dir
from graphkit.store.terms import date_bounds


@dataclass(frozen=True, slots=True)
class Lasting:
    """What `lasting.toml` says.

    Attributes:
        lasts: relations that go on until something ends them.
        ends: relation -> the relations that it ends.
    """

    lasts: frozenset[str]
    ends: Mapping[str, tuple[str, ...]] = field(hash=False)

    def goes_on(self, relation: str, ontology: Ontology) -> bool:
        """Whether a relation lasts, itself or as a kind of one that does. Raises NotFoundError.

        >>> from graphkit.ontology import load_ontology
        >>> shipped = load_lasting(load_ontology())
        >>> shipped.goes_on("supplies-arms-to", load_ontology()), shipped.goes_on("visits", load_ontology())
        (True, False)
        """
        return any(ontology.is_a(relation, slug) for slug in self.lasts)

    def is_end_of(self, ending: str, relation: str, ontology: Ontology) -> bool:
        """Whether one relation ends the other. Raises NotFoundError.

        >>> from graphkit.ontology import load_ontology
        >>> load_lasting(load_ontology()).is_end_of("withdraws-forces-from", "occupies", load_ontology())
        True
        """
        ended = (slug for end, slugs in self.ends.items() if ontology.is_a(ending, end) for slug in slugs)
        return any(ontology.is_a(relation, slug) for slug in ended)


def lasting_file() -> Path:
    """Where the shipped `lasting.toml` lies."""
    return data_dir("ontologies") / "lasting.toml"


@cache
def load_lasting(ontology: Ontology, path: Path | None = None) -> Lasting:
    """What lasts, by default as shipped.

    Raises:
        DataError: the file is no TOML, has another key, or a relation that the ontology has not.
    """
    path = path or lasting_file()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", path=path, remedy="restore the file") from error
    if data.keys() != {"lasts", "ends"}:
        raise DataError(f"has {' '.join(data)}", path=path, remedy='write "lasts" and "[ends]" alone')
    found = Lasting(frozenset(data["lasts"]), {end: tuple(slugs) for end, slugs in data["ends"].items()})
    unknown = {*found.lasts, *found.ends, *(s for slugs in found.ends.values() for s in slugs)}
    for slug in sorted(unknown - ontology.relations.keys()):
        raise DataError(f"no relation {slug!r}", path=path, remedy="use slugs of diplomacy.ttl")
    return found


def first_day(text: str) -> str:
    """The first day of a date that a user gave, as an ISO date. Raises QueryError as `last_day` does.

    >>> first_day("2024-02"), first_day("2023")
    ('2024-02-01', '2023-01-01')
    """
    return _days(text)[0]


def last_day(text: str) -> str:
    """The last day of a date that a user gave, as an ISO date.

    Raises:
        QueryError: it is none.

    >>> last_day("2024-02"), last_day("2023")
    ('2024-02-29', '2023-12-31')
    """
    return _days(text)[1]


def _days(text: str) -> tuple[str, str]:
    try:
        if "/" not in text:
            return date_bounds(text)
        raise ValueError(f"{text!r} is no single date")
    except ValueError as error:
        raise QueryError(str(error), remedy="write 2023-11-08, 2023-11 or 2023") from error


def when(claim: Claim) -> str:
    """The day (EDTF) a claim is about, else the day it was reported, else ""."""
    return claim.event_date or claim.reported_on


def began(claim: Claim) -> str:
    """The first day of `when`, as an ISO date that may lack day or month."""
    return when(claim).partition("/")[0]


def known_by(claim: Claim, day: str) -> bool:
    """Whether a claim was there to be read on `day`; one without any date never surely was."""
    told = claim.reported_on or began(claim)
    return bool(told) and told <= day


def ending(
    proposition: Proposition, claims: Mapping[str, Claim], others: Iterable[Claim], ontology: Ontology
) -> Claim | None:
    """The first claim that ends what a proposition says, None while it goes on or is an event.

    That is one on the same two polities that is asserted as certain of a relation that ends this one, and
    is about a later day than all that affirm it.

    Args:
        proposition: an affirmed one.
        claims: by id; at least its own.
        others: the claims to search.
        ontology: the relations.
    """
    lasting = load_lasting(ontology)
    said = [began(claims[name]) for name in proposition.claims if claims[name].affirms]
    last = max(said, default="")
    candidates = (c for c in others if _ends(c, proposition.key, lasting, ontology) and began(c) > last)
    return min(candidates, key=lambda claim: (began(claim), claim.id), default=None)


def _ends(claim: Claim, key: Key, lasting: Lasting, ontology: Ontology) -> bool:
    if not (claim.affirms and claim.modality is Modality.CERTAIN):
        return False
    sides = claim.subject_polity, claim.object_polity
    either_way = any(ontology.relation(slug).symmetric for slug in (claim.relation, key[1]))
    same = sides == (key[0], key[2]) or (either_way and sides == (key[2], key[0]))
    return same and lasting.is_end_of(claim.relation, key[1], ontology)


def readings(key: Key, ontology: Ontology) -> Iterator[Key]:
    """A proposition as it is, and as it reads from the other end where there are words for that."""
    relation = ontology.relation(key[1])
    yield key
    turned = key[1] if relation.symmetric else relation.inverse
    if turned:
        yield key[2], turned, key[0]


def is_said_by(wanted: Key, key: Key, ontology: Ontology) -> bool:
    """Whether whoever says `key` says `wanted`: the same of the pair, or a kind of it, from either end."""
    return any(
        (said[0], said[2]) == (asked[0], asked[2]) and ontology.is_a(said[1], asked[1])
        for said in readings(key, ontology)
        for asked in readings(wanted, ontology)
    )
