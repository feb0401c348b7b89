"""The gazetteer: who can act, under which names, in which office and organisation, and when. Floor 2.

Everything is read from the tables of `seeds/actors/`; adding an actor, a name or a language to them
needs no Python:

    states.csv organisations.csv groups.csv bodies.csv people.csv    one actor a line
    names-*.csv                                                      further names of those actors
    offices.csv memberships.csv                                      who held what, who belonged where

An actor's labels are names of it too, and a person's names come from people.csv alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from graphkit.errors import DataError, NotFoundError
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
        return _covers(self.start, self.end, day)


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
    """

    actors: Mapping[str, Actor]
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    memberships: tuple[Membership, ...]
    bases: Mapping[str, str] = field(default_factory=dict)

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
        return tuple(sorted(m.member for m in held if _covers(m.start, m.end, day)))

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
    rows = {name: list(_rows(folder / f"{name}.csv", columns)) for name, columns in _COLUMNS.items()}
    actors = _actors(rows)
    _check_polities(rows, actors)
    return Gazetteer(
        actors=actors,
        names=(
            *_unambiguous((*_label_names(rows), *_listed_names(folder, actors))),
            *_people_names(rows["people"]),
        ),
        offices=tuple(_office(row, actors) for row in rows["offices"]),
        memberships=tuple(_membership(row, actors) for row in rows["memberships"]),
        bases={row["id"]: _known(row, "base", actors) for row in rows["groups"] if row["base"]},
    )


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, message: str, remedy: str = "") -> DataError:
        return DataError(message, path=self.path, line=self.line, remedy=remedy)


_COLUMNS: Final = {
    "states": ("iso3", "iso2", "m49", "wikidata", "status", "label_en", "label_id", "polity", "capital_en"),
    "organisations": ("id", "wikidata", "label_en", "label_id"),
    "groups": ("id", "wikidata", "label_en", "label_id", "base"),
    "bodies": ("id", "wikidata", "label_en", "label_id", "polity"),
    "people": ("id", "wikidata", "label", "polity", "surname", "aliases"),
    "offices": ("person", "polity", "post", "start", "end"),
    "memberships": ("member", "organization", "start", "end", "status"),
}
_NAME_COLUMNS: Final = ("text", "actor", "kind", "languages")


def _rows(path: Path, columns: Sequence[str]) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            if tuple(header) != tuple(columns):
                raise DataError(
                    f"columns are {','.join(header)}", path=path, line=1, remedy=f"use {','.join(columns)}"
                )
            for cells in reader:
                row = _Row(path, reader.line_num, dict(zip(columns, cells, strict=False)))
                if len(cells) != len(columns):
                    raise row.error(f"{len(cells)} cells for {len(columns)} columns")
                yield row
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", path=path) from error


def _actors(rows: Mapping[str, Iterable[_Row]]) -> dict[str, Actor]:
    actors: dict[str, Actor] = {}
    for row, actor in _each_actor(rows):
        if not _ID.fullmatch(actor.id):
            raise row.error(f"{actor.id!r} is no actor id", "use letters, digits and hyphens")
        if actor.id in actors:
            raise row.error(f"the id {actor.id} is taken")
        actors[actor.id] = actor
    return actors


_ID: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def _each_actor(rows: Mapping[str, Iterable[_Row]]) -> Iterator[tuple[_Row, Actor]]:
    for row in rows["states"]:
        if row["status"] not in KINDS_OF_STATUS:
            raise row.error(f"unknown status {row['status']!r}", f"use {', '.join(KINDS_OF_STATUS)}")
        yield row, _actor(row, KINDS_OF_STATUS[row["status"]], row["iso3"], row["polity"])
    for row in rows["organisations"]:
        yield row, _actor(row, Kind.ORGANIZATION, row["id"], row["id"])
    for row in rows["groups"]:
        yield row, _actor(row, Kind.ARMED_GROUP, row["id"], row["id"])
    for row in rows["bodies"]:
        yield row, _actor(row, Kind.GOVERNMENT_BODY, row["id"], row["polity"])
    for row in rows["people"]:
        labels = {"en": row["label"]}
        yield row, Actor(row["id"], Kind.PERSON, row["polity"], labels, row["wikidata"])


def _actor(row: _Row, kind: Kind, actor_id: str, polity: str) -> Actor:
    return Actor(actor_id, kind, polity, _labels(row), row["wikidata"])


def _labels(row: _Row) -> dict[str, str]:
    found = {column.removeprefix("label_"): text for column, text in row.cells.items() if "label_" in column}
    return {language: text for language, text in found.items() if text}


def _check_polities(rows: Mapping[str, Iterable[_Row]], actors: Mapping[str, Actor]) -> None:
    for table in ("states", "bodies", "people"):
        for row in rows[table]:
            _known(row, "polity", actors)


def _known(row: _Row, column: str, actors: Mapping[str, Actor]) -> str:
    actor = row[column]
    if actor not in actors:
        raise row.error(str(NotFoundError.among("actor", actor, actors)))
    return actor


def _unambiguous(found: Iterable[tuple[_Row, Name]]) -> Iterator[Name]:
    seen: dict[str, list[tuple[_Row, Name]]] = {}
    for row, name in found:
        for earlier, other in seen.setdefault(name.text, []):
            if not name.languages or not other.languages or name.languages & other.languages:
                place = f"{earlier.path.name}:{earlier.line}"
                raise row.error(f"the name {name.text!r} is already in {place}", "keep one of the two")
        seen[name.text].append((row, name))
        yield name


def _label_names(rows: Mapping[str, Iterable[_Row]]) -> Iterator[tuple[_Row, Name]]:
    for table in ("states", "organisations", "groups", "bodies"):
        kind = NameKind.BODY if table == "bodies" else NameKind.NAME
        for row in rows[table]:
            languages: dict[str, set[str]] = {}
            for language, text in _labels(row).items():
                languages.setdefault(text, set()).add(language)
            for text, codes in languages.items():
                yield row, Name(text, row["iso3" if table == "states" else "id"], kind, frozenset(codes))


def _listed_names(folder: Path, actors: Mapping[str, Actor]) -> Iterator[tuple[_Row, Name]]:
    for path in sorted(folder.glob("names-*.csv")):
        for row in _rows(path, _NAME_COLUMNS):
            yield row, _listed_name(row, actors)


def _listed_name(row: _Row, actors: Mapping[str, Actor]) -> Name:
    if row["kind"] not in _LISTED_KINDS:
        raise row.error(f"unknown kind of name {row['kind']!r}", f"use {', '.join(sorted(_LISTED_KINDS))}")
    kind = _LISTED_KINDS[row["kind"]]
    if not row["text"].strip():
        raise row.error("the name is empty")
    if kind is NameKind.NONE and row["actor"]:
        raise row.error("a name of kind none has no actor", "leave the actor empty")
    actor = "" if kind is NameKind.NONE else _known(row, "actor", actors)
    return Name(row["text"], actor, kind, frozenset(filter(None, row["languages"].split("|"))))


_LISTED_KINDS: Final = {k.value: k for k in NameKind if k not in (NameKind.PERSON, NameKind.SURNAME)}


def _people_names(rows: Iterable[_Row]) -> Iterator[Name]:
    for row in rows:
        texts = dict.fromkeys(filter(None, [row["label"], *row["aliases"].split("|")]), NameKind.PERSON)
        texts |= dict.fromkeys(filter(None, row["surname"].split("|")), NameKind.SURNAME)
        for text, kind in texts.items():
            yield Name(text, row["id"], kind if " " in text else NameKind.SURNAME)


def _office(row: _Row, actors: Mapping[str, Actor]) -> Office:
    if _known(row, "person", actors) and actors[row["person"]].kind is not Kind.PERSON:
        raise row.error(f"{row['person']} is no person")
    if not _SLUG.fullmatch(row["post"]):
        raise row.error(f"{row['post']!r} is no post", "use lower-case words joined by hyphens")
    start, end = _term(row)
    return Office(row["person"], _known(row, "polity", actors), row["post"], start, end)


_SLUG: Final = re.compile(r"[a-z]+(-[a-z]+)*")


def _membership(row: _Row, actors: Mapping[str, Actor]) -> Membership:
    if row["status"] not in STATUSES:
        raise row.error(f"unknown status {row['status']!r}", f"use {', '.join(STATUSES)}")
    member, organization = _known(row, "member", actors), _known(row, "organization", actors)
    start, end = _term(row)
    return Membership(member, organization, start, end, row["status"])


def _term(row: _Row) -> tuple[str, str]:
    for column in ("start", "end"):
        if row[column] and not _is_date(row[column]):
            raise row.error(f"{row[column]!r} is no date", "write 2023, 2023-11 or 2023-11-08")
    start, end = row["start"], row["end"]
    if start and end and start > end and not start.startswith(end):
        raise row.error(f"it ends ({end}) before it starts ({start})")
    return start, end


def _is_date(text: str) -> bool:
    """Whether the text is a year, year-month or day that exists.

    >>> _is_date("2024-02-29"), _is_date("2023-02-29"), _is_date("2023-1"), _is_date("2023")
    (True, False, False, True)
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _covers(start: str, end: str, day: str) -> bool:
    return (not start or day[: len(start)] >= start) and (not end or day[: len(end)] <= end)


def _by_start(office: Office) -> tuple[str, str, str]:
    return office.start, office.end, office.post
