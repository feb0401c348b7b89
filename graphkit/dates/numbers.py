"""What a token that opens with a digit says of a date, in every language. Floor 3.

Dates in figures are read day first; month first only where day first is impossible (11/25/2023).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_PARTS = re.compile(r"[/.–-]")
_YEARS = range(1700, 2100)

Number = tuple[str, int | tuple[int, ...]]


def read_number(word: str, ordinals: Sequence[str] = ()) -> Number:
    """The class of a number and its value.

    Classes: day (1 to 31), year (1700 to 2099), number (up to 999), numeric (year, month, day),
    daymonth (day, month), dayrange and yearrange (first, last), other. `ordinals` are the endings that
    make a day of a number ("th").

    >>> read_number("8th", ("th",)), read_number("2022"), read_number("08/11/2023")
    (('day', 8), ('year', 2022), ('numeric', (2023, 11, 8)))
    >>> read_number("6-12"), read_number("2.000"), read_number("1990s")
    (('dayrange', (6, 12)), ('other', 0), ('other', 0))
    """
    if word.isdecimal():
        return _whole(word)
    digits = word.rstrip("".join({letter for ending in ordinals for letter in ending}))
    if digits.isdecimal() and word[len(digits) :] in ordinals and 0 < int(digits) < 32:
        return "day", int(digits)
    parts = _PARTS.split(word)
    if not all(part.isdecimal() and len(part) < 5 for part in parts):
        return "other", 0
    signs = set(_PARTS.findall(word))
    if len(signs) != 1:
        return "other", 0
    read = {2: _pair, 3: _triple}.get(len(parts))
    return read(parts, signs.pop()) if read else ("other", 0)


def _whole(word: str) -> Number:
    if len(word) > 4:
        return "other", 0
    value = int(word)
    if len(word) < 3 and 0 < value < 32:
        return "day", value
    if len(word) == 4:
        return ("year", value) if value in _YEARS else ("other", 0)
    return "number", value


def _pair(parts: list[str], sign: str) -> Number:
    """Two numbers: 8/11, 6-12, 2003-2005."""
    first, last = int(parts[0]), int(parts[1])
    if sign == "/":
        return ("daymonth", (first, last)) if 0 < first < 32 and 0 < last < 13 else ("other", 0)
    if sign == "." or first >= last:
        return "other", 0
    if first in _YEARS and last in _YEARS:
        return "yearrange", (first, last)
    return ("dayrange", (first, last)) if first > 0 and last < 32 else ("other", 0)


def _triple(parts: list[str], sign: str) -> Number:
    """Three numbers: 2023-11-08, 08/11/2023, 08/11/23."""
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return _valid(numbers[0], numbers[1], numbers[2])
    day, month, year = numbers
    if len(parts[2]) == 2 and sign == "/":
        year += 2000
    found = _valid(year, month, day)
    return found if found[0] == "numeric" else _valid(year, day, month)


def _valid(year: int, month: int, day: int) -> Number:
    if year not in _YEARS:
        return "other", 0
    try:
        date(year, month, day)
    except ValueError:
        return "other", 0
    return "numeric", (year, month, day)
