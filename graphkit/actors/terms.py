"""Terms of offices and memberships: from a day, month or year to another, either of them open."""

from __future__ import annotations

from datetime import date

from graphkit.actors.rows import Row


def covers(start: str, end: str, day: str) -> bool:
    """Whether the term from `start` to `end` includes `day` (ISO date).

    Both ends belong to it, and a year or month counts whole; "" is open.

    >>> covers("2005-11-22", "2009-10", "2009-10-28"), covers("", "2006", "2007-01-01")
    (True, False)
    """
    return (not start or day[: len(start)] >= start) and (not end or day[: len(end)] <= end)


def check_term(row: Row, start: str, end: str) -> None:
    """Complain of a term in a table. Raises DataError when an end is no date, or lies before the start."""
    for text in (start, end):
        if text and not is_date(text):
            raise row.error(f"{text!r} is no date", "write 2023, 2023-11 or 2023-11-08")
    if start and end and start[: len(end)] > end[: len(start)]:
        raise row.error(f"it ends ({end}) before it starts ({start})", "correct one of the dates")


def is_date(text: str) -> bool:
    """Whether the text is a year, year-month or day that exists.

    >>> is_date("2024-02-29"), is_date("2023-02-29"), is_date("2023-1"), is_date("2023")
    (True, False, False, True)
    """
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return len(text) in (4, 7, 10)
