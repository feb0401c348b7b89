"""Whom news means by "the rebels" or "insurgents" of a state: a group for each state and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphkit.actors.rows import read_rows
from graphkit.actors.terms import check_term, covers
from graphkit.model import Actor, Kind

COLUMNS: Final = "state,group,start,end"


@dataclass(frozen=True, slots=True)
class Insurgency:
    """A group that fights in a state from `start` to `end` (ISO date, year-month or year; "" is open)."""

    state: str
    group: str
    start: str
    end: str


def insurgents(insurgencies: Iterable[Insurgency], state: str, day: str) -> str:
    """Id of the group that "the rebels" of a state mean on `day`; "" when nobody in particular.

    Without a day (""), a state that has known one insurgency alone still means that one.

    >>> known = [Insurgency("AFG", "group-taliban", "2001-12", "2021-08")]
    >>> insurgents(known, "AFG", "2007-03-01"), insurgents(known, "AFG", "2023-03-01")
    ('group-taliban', '')
    >>> insurgents(known, "AFG", ""), insurgents(known, "FRA", "")
    ('group-taliban', '')
    """
    there = [i for i in insurgencies if i.state == state]
    meant = [i for i in there if covers(i.start, i.end, day)] if day else there
    return meant[0].group if len(meant) == 1 else ""


def read_insurgencies(folder: Path, actors: Mapping[str, Actor]) -> Iterator[Insurgency]:
    """The rows of insurgencies.csv in `folder`.

    Raises:
        DataError: with file and line, for an unknown state or group, or a date that is none.
    """
    for row in read_rows(folder / "insurgencies.csv", COLUMNS):
        state, group, start, end = row.cells
        if state not in actors:
            raise row.error(f"unknown actor {state!r}", "list it in states.csv")
        if group not in actors or actors[group].kind is not Kind.ARMED_GROUP:
            raise row.error(f"unknown group {group!r}", "list it in groups.csv")
        check_term(row, start, end)
        yield Insurgency(state, group, start, end)
