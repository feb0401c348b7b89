"""The gazetteer: who can act, under which names, in which office and organisation, and when. Floor 2.

Everything is read from the tables of `seeds/actors/`; adding an actor, a name or a language to them
needs no Python:

    states.csv organisations.csv groups.csv bodies.csv people.csv    one actor a line
    names-*.csv                                                      further names of those actors
    offices.csv memberships.csv                                      who held what, who belonged where
    insurgencies.csv short-names.csv              whom "the rebels" of a state or "the North" mean

An actor's labels are names of it too, and a person's names come from people.csv alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from graphkit.actors.insurgencies import Insurgency, read_insurgencies
from graphkit.actors.rows import Row, read_rows
from graphkit.actors.shorts import ShortName, read_short_names
from graphkit.actors.terms import check_term, covers
from graphkit.errors import NotFoundError
from graphkit.model import Actor, Kind
from graphkit.resources import actors_dir


class NameKind(StrEnum):
    """What a name says about its actor; `NONE` marks a phrase that only looks like a name."""

    NAME = "name"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    METONYM = "metonym"
    PLACE = "place"
    BODY = "body"
    PERSON = "person"
    SURNAME = "surname"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Name:
    """One text that stands for an actor.

    Attributes:
        text: as written, case included.
        actor: id, "" for kind `NONE`.
        languages: ISO 639-1 codes of the languages in which it means this; empty for any.
    """

    text: str
    actor: str
    kind: NameKind
    languages: frozenset[str] = frozenset()

    def is_in(self, language: str) -> bool:
        """Whether the name belongs to `language`.

        >>> korut = Name("Korut", "PRK", NameKind.NAME, frozenset({"id"}))
        >>> korut.is_in("id"), korut.is_in("en"), Name("NATO", "NATO", NameKind.NAME).is_in("en")
        (True, False, True)
        """
        return not self.languages or language in self.languages


@dataclass(frozen=True, slots=True)
class Office:
    """A person's term in a post of a polity.

    Attributes:
        post: kebab-case, such as `head-of-state`, `foreign-minister`, `secretary-general`, `envoy`.
        start, end: first and last day as an ISO date, year-month or year; "" is open.
    """

    person: str
    polity: str
    post: str
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether the term includes `day` (ISO date); a year or month counts whole.

        >>> office = Office("person-kofi-annan", "UN", "secretary-general", "1997", "2006-12-31")
        >>> office.covers("2006-07-12"), office.covers("2007-01-01")
        (True, False)
        """
        return covers(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class Membership:
    """A polity's place in an organisation; `status` is one of `STATUSES`."""

    member: str
    organization: str
    start: str
    end: str
    status: str


STATUSES: Final = ("member", "observer", "candidate", "suspended")

KINDS_OF_STATUS: Final = {
    "un-member": Kind.STATE,
    "un-observer": Kind.STATE,
    "partially-recognised": Kind.STATE,
    "associated-state": Kind.STATE,
    "territory": Kind.TERRITORY,
}
"""Legal status of a row of states.csv -> class of the actor."""


@dataclass(frozen=True)
class Gazetteer:
    """All actors with their names, offices and memberships, in file order.

    Attributes:
        actors: by id.
        bases: id of an armed group -> id of the state where it mainly acts.
        insurgencies: whom "the rebels" of a state mean, and when; shorts: "the North" and such.
    """

    actors: Mapping[str, Actor]
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    memberships: tuple[Membership, ...]
    bases: Mapping[str, str] = field(default_factory=dict)
    insurgencies: tuple[Insurgency, ...] = ()
    shorts: tuple[ShortName, ...] = ()

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id. Raises NotFoundError, which lists the nearest ids."""
        try:
            return self.actors[actor_id]
        except KeyError:
            raise NotFoundError.among("actor", actor_id, self.actors) from None

    def holders(self, polity: str, post: str, day: str) -> tuple[str, ...]:
        """Ids of who held `post` of `polity` on `day` (ISO date), the latest to take it first."""
        held = [o for o in self._offices_by_post.get((polity, post), ()) if o.covers(day)]
        return tuple(dict.fromkeys(o.person for o in sorted(held, key=_by_start, reverse=True)))

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """The terms of a person, earliest first; empty for anyone without one."""
        return self._offices_by_person.get(person, ())

    def in_office(self, person: str, day: str) -> Office | None:
        """The term that a person served on `day` (ISO date); of several, the one begun last."""
        serving = [o for o in self.offices_of(person) if o.covers(day)]
        return serving[-1] if serving else None

    def members(self, organization: str, day: str) -> tuple[str, ...]:
        """Sorted ids of the full members of `organization` on `day` (ISO date)."""
        held = (m for m in self.memberships if m.organization == organization and m.status == "member")
        return tuple(sorted(m.member for m in held if covers(m.start, m.end, day)))

    @cached_property
    def _offices_by_person(self) -> dict[str, tuple[Office, ...]]:
        terms: dict[str, list[Office]] = {}
        for office in sorted(self.offices, key=_by_start):
            terms.setdefault(office.person, []).append(office)
        return {person: tuple(offices) for person, offices in terms.items()}

    @cached_property
    def _offices_by_post(self) -> dict[tuple[str, str], list[Office]]:
        terms: dict[tuple[str, str], list[Office]] = {}
        for office in self.offices:
            terms.setdefault((office.polity, office.post), []).append(office)
        return terms


def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of a folder of tables, by default the shipped one (read once).

    Raises:
        DataError: with file and line, for an unknown column, actor, kind or status, an id that is
            taken or has a slash, a date that is none, or a name that means two things in a language.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Gazetteer:
    return _load(actors_dir())


def _load(folder: Path) -> Gazetteer:
    tables = {name: list(read_rows(folder / f"{name}.csv", columns)) for name, columns in _COLUMNS.items()}
    listed = [row for path in sorted(folder.glob("names-*.csv")) for row in read_rows(path, _NAME_COLUMNS)]
    actors = _actors(_each_actor(tables))
    return Gazetteer(
        actors=actors,
        names=(
            *_unambiguous((*_label_names(tables, actors), *_listed_names(listed, actors))),
            *_people_names(tables["people"]),
        ),
        offices=tuple(_office(row, actors) for row in tables["offices"]),
        memberships=tuple(_membership(row, actors) for row in tables["memberships"]),
        bases={row.cells[0]: _known(row, row.cells[-1], actors) for row in tables["groups"] if row.cells[-1]},
        insurgencies=tuple(read_insurgencies(folder, actors)),
        shorts=tuple(read_short_names(folder, actors)),
    )


_Tables = Mapping[str, list[Row]]

_COLUMNS: Final = {
    "states": "iso3,iso2,m49,wikidata,status,label_en,label_id,polity,capital_en",
    "organisations": "id,wikidata,label_en,label_id",
    "groups": "id,wikidata,label_en,label_id,base",
    "bodies": "id,wikidata,label_en,label_id,polity",
    "people": "id,wikidata,label,polity,surname,aliases",
    "offices": "person,polity,post,start,end",
    "memberships": "member,organization,start,end,status",
}
_NAME_COLUMNS: Final = "text,actor,kind,languages"


def _actors(found: Iterable[tuple[Row, Actor]]) -> dict[str, Actor]:
    rows: dict[str, Row] = {}
    actors: dict[str, Actor] = {}
    for row, actor in found:
        if not _ID.fullmatch(actor.id):
            raise row.error(f"{actor.id!r} is no actor id", "use letters, digits and hyphens")
        if actor.id in actors:
            raise row.error(f"the id {actor.id} is taken", f"see {rows[actor.id].path.name}")
        rows[actor.id], actors[actor.id] = row, actor
    for actor in actors.values():
        _known(rows[actor.id], actor.polity, actors)
    return actors


def _known(row: Row, actor: str, actors: Mapping[str, Actor]) -> str:
    if actor not in actors:
        missing = NotFoundError.among("actor", actor, actors)
        raise row.error(missing.message, missing.remedy)
    return actor


_ID: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def _each_actor(tables: _Tables) -> Iterator[tuple[Row, Actor]]:
    for row in tables["states"]:
        iso3, _, _, wikidata, status, english, indonesian, polity, _ = row.cells
        if status not in KINDS_OF_STATUS:
            raise row.error(f"unknown status {status!r}", f"use {', '.join(KINDS_OF_STATUS)}")
        labels = {"en": english, "id": indonesian}
        yield row, Actor(iso3, KINDS_OF_STATUS[status], polity, labels, wikidata)
    for table, kind in _KINDS_OF_TABLE.items():
        for row in tables[table]:
            actor, wikidata, english, indonesian = row.cells[:4]
            polity = row.cells[4] if kind is Kind.GOVERNMENT_BODY else actor
            labels = {"en": english, "id": indonesian}
            yield row, Actor(actor, kind, polity, labels, wikidata)
    for row in tables["people"]:
        person, wikidata, label, polity, _, _ = row.cells
        yield row, Actor(person, Kind.PERSON, polity, {"en": label}, wikidata)


_KINDS_OF_TABLE: Final = {
    "organisations": Kind.ORGANIZATION,
    "groups": Kind.ARMED_GROUP,
    "bodies": Kind.GOVERNMENT_BODY,
}


def _unambiguous(found: Iterable[tuple[Row, Name]]) -> Iterator[Name]:
    seen: dict[str, list[tuple[Row, Name]]] = {}
    for row, name in found:
        for earlier, other in seen.get(name.text, ()):
            if not name.languages or not other.languages or name.languages & other.languages:
                place = f"{earlier.path.name}:{earlier.line}"
                raise row.error(f"the name {name.text!r} is already in {place}", "keep one of the two")
        seen.setdefault(name.text, []).append((row, name))
        yield name


def _label_names(tables: _Tables, actors: Mapping[str, Actor]) -> Iterator[tuple[Row, Name]]:
    for table in ("states", *_KINDS_OF_TABLE):
        kind = NameKind.BODY if table == "bodies" else NameKind.NAME
        for row in tables[table]:
            labels = actors[row.cells[0]].labels
            for text in dict.fromkeys(filter(None, labels.values())):
                languages = frozenset(code for code, label in labels.items() if label == text)
                yield row, Name(text, row.cells[0], kind, languages)


def _listed_names(rows: Iterable[Row], actors: Mapping[str, Actor]) -> Iterator[tuple[Row, Name]]:
    for row in rows:
        text, actor, kind, languages = row.cells
        if kind not in _LISTED_KINDS:
            raise row.error(f"unknown kind of name {kind!r}", f"use {', '.join(_LISTED_KINDS)}")
        if not text or text != text.strip():
            raise row.error(f"{text!r} is no name", "write it without outer blanks")
        if kind != NameKind.NONE:
            _known(row, actor, actors)
        elif actor:
            raise row.error("a name of kind none has no actor", "leave the actor empty")
        yield row, Name(text, actor, _LISTED_KINDS[kind], _languages(languages))


_LISTED_KINDS: Final = {k.value: k for k in NameKind if k not in (NameKind.PERSON, NameKind.SURNAME)}


@cache
def _languages(codes: str) -> frozenset[str]:
    return frozenset(filter(None, codes.split("|")))


def _people_names(rows: Iterable[Row]) -> Iterator[Name]:
    for row in rows:
        person, _, label, _, surnames, aliases = row.cells
        kinds = {text: NameKind.PERSON if " " in text else NameKind.SURNAME for text in aliases.split("|")}
        kinds |= {label: NameKind.PERSON} | dict.fromkeys(surnames.split("|"), NameKind.SURNAME)
        yield from (Name(text, person, kind) for text, kind in kinds.items() if text)


def _office(row: Row, actors: Mapping[str, Actor]) -> Office:
    person, polity, post, start, end = row.cells
    if actors[_known(row, person, actors)].kind is not Kind.PERSON:
        raise row.error(f"{person} is no person", "list it in people.csv")
    if not _SLUG.fullmatch(post):
        raise row.error(f"{post!r} is no post", "use lower-case words joined by hyphens")
    check_term(row, start, end)
    return Office(person, _known(row, polity, actors), post, start, end)


_SLUG: Final = re.compile(r"[a-z]+(-[a-z]+)*")


def _membership(row: Row, actors: Mapping[str, Actor]) -> Membership:
    member, organization, start, end, status = row.cells
    if status not in STATUSES:
        raise row.error(f"unknown status {status!r}", f"use {', '.join(STATUSES)}")
    check_term(row, start, end)
    return Membership(_known(row, member, actors), _known(row, organization, actors), start, end, status)


def _by_start(office: Office) -> tuple[str, str, str]:
    return office.start, office.end, office.post
