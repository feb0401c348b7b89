"""The arithmetic of dates in news: what is said and the document's date give an EDTF date. Floor 1.

No language is known here. Weeks are ISO weeks, Monday to Sunday; EDTF is level 0
(https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

_LEAP_CYCLE = 8


@dataclass(frozen=True, slots=True)
class Said:
    """What a time expression says; two values in a tuple are the ends of an interval.

    Attributes:
        weekdays: 0 is Monday.
        unit: "day", "week", "month", "year" or "".
        count: how many units away, 0 when no count is said.
        direction: -1 last or ago, 0 this, 1 next or from now, None when not said.
        offset: days from the document's date ("yesterday" is -1).
    """

    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    unit: str = ""
    count: int = 0
    direction: int | None = None
    offset: int | None = None
    weekend: bool = False

    @property
    def is_interval(self) -> bool:
        """True when two ends are said."""
        return any(len(values) > 1 for values in (self.days, self.months, self.years, self.weekdays))

    def ends(self) -> tuple[Said, Said]:
        """The first and the last end, each with what only one of them says."""
        first, last = (
            replace(self, days=self.days[i], months=self.months[i], years=self.years[i], weekdays=self.weekdays[i])
            for i in (slice(1), slice(-1, None))
        )
        return first, last


class When(NamedTuple):
    """A date as EDTF, and "day", "week", "month", "year" or "interval"."""

    edtf: str
    kind: str


def resolve(said: Said, today: date | None, ahead: bool) -> When | None:
    """The date meant, or None when it does not exist or cannot be known.

    Args:
        said: what the expression says.
        today: the document's date; None leaves only what needs none.
        ahead: whether the nearest such day, month or weekday is sought after today instead of before.

    >>> resolve(Said(days=(30,), months=(11,)), date(2023, 11, 8), ahead=True)
    When(edtf='2023-11-30', kind='day')
    >>> resolve(Said(days=(6, 12), months=(11,), years=(2023,)), None, ahead=False)
    When(edtf='2023-11-06/2023-11-12', kind='interval')
    """
    if said.is_interval:
        return _interval(said, today, ahead)
    if said.months:
        return _in_month(said, today, ahead)
    if said.years:
        return When(f"{said.years[0]:04}", "year")
    if today is None:
        return None
    if said.weekdays:
        return _day(_weekday(said, today, ahead))
    return _relative(said, today, ahead)


def _interval(said: Said, today: date | None, ahead: bool) -> When | None:
    """Both ends; a year said once is the last end's, a year not said is the first end's nearest."""
    first, last = said.ends()
    if said.weekdays:
        first = replace(first, weekdays=()) if today is None else first
    sought = last if len(said.years) == 1 else first
    fixed = resolve(sought, today, ahead)
    if fixed is None:
        return None
    return None
