"""The arithmetic of dates in news: what is said and the document's date give an EDTF date. Floor 3.

No language is known here. Weeks are ISO weeks, Monday to Sunday; EDTF is level 0
(https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

_LEAP_CYCLE = 8
_Place = TypeVar("_Place", date, tuple[int, int])


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

    @property
    def is_open(self) -> bool:
        """True when nothing said tells whether it lies before or after the document's date."""
        return not self.years and self.direction is None and self.offset is None

    def ends(self) -> tuple[Said, Said]:
        """The first and the last end, each with what only one of them says."""
        first, last = (
            replace(
                self, days=self.days[i], months=self.months[i], years=self.years[i], weekdays=self.weekdays[i]
            )
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
    """Both ends; a year said once is the last end's, a year not said is the nearest of the first end."""
    first, last = said.ends()
    if said.weekdays:
        return _weekday_interval(first, last, today, ahead)
    start, end = resolve(first, today, ahead), resolve(last, today, ahead)
    turns = len(said.months) > 1
    if len(said.years) == 1 and end:
        start = _in_year(first, said.years[0])
        if turns and start and start.edtf > end.edtf:
            start = _in_year(first, said.years[0] - 1)
    elif not said.years and start:
        end = _in_year(last, int(start.edtf[:4]))
        if turns and end and end.edtf < start.edtf:
            end = _in_year(last, int(start.edtf[:4]) + 1)
    if start is None or end is None or start.edtf >= end.edtf:
        return None
    return When(f"{start.edtf}/{end.edtf}", "interval")


def _in_year(said: Said, year: int) -> When | None:
    """What is said, in a given year."""
    return resolve(replace(said, years=(year,)), None, ahead=False)


def _weekday_interval(first: Said, last: Said, today: date | None, ahead: bool) -> When | None:
    if today is None:
        return None
    end = _weekday(last, today, ahead)
    days = (last.weekdays[0] - first.weekdays[0]) % 7
    return _span(end - timedelta(days), end, "interval") if days else None


def _in_month(said: Said, today: date | None, ahead: bool) -> When | None:
    """A month, or a day in it."""
    year = said.years[0] if said.years else _year(said, today, ahead)
    if year is None:
        return None
    if not said.days:
        return When(f"{year:04}-{said.months[0]:02}", "month")
    return _day(_valid(year, said.months[0], said.days[0]))


def _year(said: Said, today: date | None, ahead: bool) -> int | None:
    """The year of a month or day without one: said by "last year", else the nearest that fits."""
    if today is None:
        return None
    if said.unit == "year" and said.direction is not None:
        return today.year + said.direction
    if said.direction == 0:
        return today.year
    ahead = ahead if said.direction is None else said.direction > 0
    years = range(today.year - _LEAP_CYCLE, today.year + _LEAP_CYCLE + 1)
    if not said.days:
        months = [(year, said.months[0]) for year in years]
        nearest = _nearest(months, (today.year, today.month), ahead, strict=said.direction is not None)
        return nearest[0] if nearest else None
    days = [day for year in years if (day := _valid(year, said.months[0], said.days[0]))]
    found = _nearest(days, today, ahead, strict=said.direction is not None)
    return found.year if found else None


def _nearest(places: list[_Place], today: _Place, ahead: bool, strict: bool) -> _Place | None:
    """The place nearest to today on the side sought; today itself counts unless `strict`."""
    if ahead:
        return min(
            (place for place in places if place > today or (place == today and not strict)), default=None
        )
    return max((place for place in places if place < today or (place == today and not strict)), default=None)


def _weekday(said: Said, today: date, ahead: bool) -> date:
    """A weekday of last, this or next week, or the nearest one on the side sought."""
    wanted = said.weekdays[0]
    if said.direction is not None and (said.unit == "week" or said.direction == 0):
        return _monday(today) + timedelta(7 * said.direction + wanted)
    if said.direction is not None:
        step = timedelta(said.direction)
        return _weekday(replace(said, direction=None), today + step, ahead=said.direction > 0)
    if ahead:
        return today + timedelta((wanted - today.weekday()) % 7)
    return today - timedelta((today.weekday() - wanted) % 7)


def _relative(said: Said, today: date, ahead: bool) -> When | None:
    """What is counted from today."""
    if said.offset is not None:
        return _day(today + timedelta(said.offset))
    if said.weekend:
        saturday = _monday(today) + timedelta(5 + 7 * _weekends(said, today, ahead))
        return _span(saturday, saturday + timedelta(1), "interval")
    if said.direction is None:
        return None
    steps = said.direction * (said.count or 1)
    match said.unit:
        case "day" if said.count or not steps:
            return _day(today + timedelta(steps))
        case "week":
            monday = _monday(today) + timedelta(7 * steps)
            return _span(monday, monday + timedelta(6), "week")
        case "month":
            year, month = divmod(today.year * 12 + today.month - 1 + steps, 12)
            return When(f"{year:04}-{month + 1:02}", "month")
        case "year":
            return When(f"{today.year + steps:04}", "year")
    return None


def _weekends(said: Said, today: date, ahead: bool) -> int:
    """How many weeks away the weekend meant is from that of this week."""
    if said.direction is not None:
        return said.direction
    return 0 if ahead or today.weekday() > 4 else -1


def _monday(today: date) -> date:
    return today - timedelta(today.weekday())


def _day(day: date | None) -> When | None:
    return When(day.isoformat(), "day") if day else None


def _span(start: date, end: date, kind: str) -> When:
    return When(f"{start.isoformat()}/{end.isoformat()}", kind)


def _valid(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
