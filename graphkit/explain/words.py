"""How claims, actors and sentences are put into one line of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import shorten

from graphkit.model import OTHER, Actor


def named(actors: Mapping[str, Actor], actor: str) -> str:
    """The name of an actor with its id.

    >>> named({}, "OTHER")
    'an unnamed source'
    """
    if actor == OTHER:
        return "an unnamed source"
    return f"{actors[actor].label()} ({actor})" if actor in actors else actor


def counts(numbers: Mapping[str, int], missing: str = "unknown") -> str:
    """Counts in one line.

    >>> counts({"id": 10, "": 1})
    'id 10, unknown 1'
    """
    return ", ".join(f"{name or missing} {number}" for name, number in numbers.items())


def plural(number: int, noun: str) -> str:
    """A number with its noun.

    >>> plural(1, "claim"), plural(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def quoted(text: str, width: int = 96) -> str:
    """A sentence in quotation marks, cut at a word when it is longer than `width`.

    >>> quoted("Korea Utara membantah.", 18)
    '"Korea Utara ..."'
    """
    return f'"{shorten(text, width, placeholder=" ...")}"'


def period(first: str, last: str) -> str:
    """Two dates as one phrase.

    >>> period("2023-11-09", "2023-11-09"), period("2022-11", ""), period("", "")
    ('2023-11-09', '2022-11', 'undated')
    """
    ends = [day for day in (first, last) if day]
    return " to ".join(dict.fromkeys(ends)) or "undated"


def listed(names: Iterable[str]) -> str:
    """Names in one line.

    >>> listed(["JPN", "KOR"]), listed([])
    ('JPN, KOR', 'nobody named')
    """
    return ", ".join(names) or "nobody named"
