"""Which words of a sentence say a date: the forms of a language pack as one automaton. Floor 3.

Every token gets the letter of its class, and the pack's forms are one regular expression over those
letters, without repetition, so that a sentence is read in one linear scan. What a form that was found
means is not decided here (see `dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_letters
from typing import Any

from graphkit.dates.numbers import read_number
from graphkit.errors import DataError
from graphkit.textpack import pack_file, section

Value = int | str | tuple[int, ...]

_WORD_CLASSES = (
    *("last", "this", "next", "ago", "hence", "part", "to", "and", "from", "in", "by", "of", "the"),
    *("vague", "weekend", "dayword", "owner"),
)
_CLASSES = (
    *("day", "dayrange", "year", "yearrange", "number", "numeric", "daymonth", "unit", "units", "counted"),
    *("fullmonth", "commonmonth", "shortmonth", "fullweekday", "shortweekday", "offset", "other"),
    *_WORD_CLASSES,
)
_LETTER = dict(zip(_CLASSES, ascii_letters, strict=False))
_NAME = {letter: name for name, letter in _LETTER.items()}
_OTHER = _LETTER["other"]
_GROUPS = {"month": "fullmonth|commonmonth|shortmonth", "weekday": "fullweekday|shortweekday"}
_PUNCTUATION = ",.()"
_NUMBER = r"\d+(?:[/.,:–-]\d+)*(?:-?[^\W\d_]+)?"
_ITEM = re.compile(r"\[|\]|[^\s\[\]]+")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words around a date that say more about it.

    Attributes:
        time: lower-case word -> 1 (what follows lies ahead), -1 (it has happened) or 0 (search no further).
        past_suffix: the ending of other words that say that it has happened, or "".
        infinitive: not so right after one of these.
        modified: a date between one of these and another word belongs to that word.
        owners: a date right after one of these belongs to it.
        deadlines: a date right after one of these lies ahead.
    """

    time: Mapping[str, int]
    past_suffix: str
    infinitive: frozenset[str]
    modified: frozenset[str]
    owners: frozenset[str]
    deadlines: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form found: the tokens `[first, last)` and what they say.

    Attributes:
        parts: class and value (a day's or month's number, a unit's name ...) of each token, in order.
    """

    first: int
    last: int
    parts: tuple[tuple[str, Value], ...]


class _Letters(dict[str, str]):
    """Word -> letter; a number's letter follows from its shape, any other word's is `_OTHER`."""

    ordinals: tuple[str, ...] = ()

    def __missing__(self, word: str) -> str:
        return _LETTER[read_number(word, self.ordinals)[0]] if word[0].isdecimal() else _OTHER


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's ways to say a date."""

    token: re.Pattern[str]
    letters: _Letters
    values: Mapping[str, Value]
    forms: re.Pattern[str]
    cues: Cues

    def phrases(self, words: Sequence[str]) -> Iterator[Phrase]:
        """The forms among a sentence's tokens, left to right, none overlapping."""
        letters = "".join(map(self.letters.__getitem__, words))
        if self._opens_with_unit(words, letters):
            words = [words[0].lower(), *words[1:]]
            letters = _LETTER["unit"] + letters[1:]
        for match in self.forms.finditer(letters):
            first, last = match.span()
            parts = (
                (_NAME[letters[i]], self._value(words[i])) for i in range(first, last) if letters[i] in _NAME
            )
            yield Phrase(first, last, tuple(parts))

    def _opens_with_unit(self, words: Sequence[str], letters: str) -> bool:
        """True for a unit at the head of a sentence whose capital makes it look a weekday ("Minggu lalu")."""
        return (
            letters[:1] == _LETTER["fullweekday"]
            and letters[1:2] in {_LETTER["last"], _LETTER["this"], _LETTER["next"]}
            and self.letters[words[0].lower()] == _LETTER["unit"]
        )

    def _value(self, word: str) -> Value:
        return (
            read_number(word, self.letters.ordinals)[1] if word[0].isdecimal() else self.values.get(word, 0)
        )


@cache
def load_grammar(language: str, folder: Path | None = None) -> Grammar:
    """The grammar in the pack of `language`, from `folder` or else the shipped packs.

    Raises:
        NotFoundError: there is no pack for the language.
        DataError: a form names an unknown class, or a word is in two classes.
    """
    pack = section(language, "dates", folder)
    path = pack_file(language, folder)
    entries = _entries(pack, path)
    letters = _Letters(
        {sign: sign for sign in _PUNCTUATION} | {w: _LETTER[name] for w, (name, _) in entries.items()}
    )
    letters.ordinals = tuple(pack["ordinals"])
    cues = _cues(pack)
    return Grammar(
        token=_tokens([*letters, *cues.time]),
        letters=letters,
        values={word: value for word, (_, value) in entries.items()},
        forms=re.compile("|".join(_compile(form, path) for form in pack["forms"])),
        cues=cues,
    )


def _cues(pack: Mapping[str, Any]) -> Cues:
    time = {word: sign for sign, key in ((0, "barrier"), (-1, "past"), (1, "future")) for word in pack[key]}
    return Cues(
        time=time,
        past_suffix=pack["past_suffix"],
        infinitive=frozenset(pack["infinitive"]),
        modified=frozenset(pack["modified"]),
        owners=frozenset(pack["words"]["owner"]),
        deadlines=frozenset(pack["deadline"]),
    )


def _tokens(words: Iterable[str]) -> re.Pattern[str]:
    """The tokens: phrases of several words that the pack knows, numbers, words, signs."""
    phrases = sorted((w for w in words if len(w) > 1 and not w.isalnum()), key=lambda w: (-len(w), w))
    known = [rf"{re.escape(phrase)}(?!\w)" for phrase in phrases]
    return re.compile("|".join([*known, _NUMBER, r"[^\W_]+", r"[^\w\s]|_"]))


def _entries(pack: Mapping[str, Any], path: Path) -> dict[str, tuple[str, Value]]:
    """Every spelling of every word -> its class and value.

    Names keep their capital; they are read in lower case only when they mean nothing else.
    """
    names = list(_names(pack))
    entries = {spelling: (kind, v) for name, kind, v in names for spelling in (name, name.upper())}
    plain: dict[str, str] = {}
    for word, kind, value in _words(pack):
        if plain.setdefault(word, kind) != kind:
            raise DataError(f"date word {word!r} is both {plain[word]} and {kind}", path=path)
        for spelling in (word, word[0].upper() + word[1:], word.upper()):
            entries.setdefault(spelling, (kind, value))
    for name, kind, value in names:
        if kind.startswith("full"):
            entries.setdefault(name.lower(), (kind, value))
    return entries


def _names(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, Value]]:
    """The names of months (1 to 12) and weekdays (0 to 6) with their class."""
    for key, start, full, short in (
        ("months", 1, "fullmonth", "shortmonth"),
        ("weekdays", 0, "fullweekday", "shortweekday"),
    ):
        for number, spellings in enumerate(pack[key], start):
            for name in spellings:
                yield name, "commonmonth" if name in pack["common"] else full, number
        for number, spellings in enumerate(pack[f"short_{key}"], start):
            for name in spellings:
                yield name, short, number


def _words(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, Value]]:
    """All other words with their class: units and counts by value, the rest by themselves."""
    for kind, key in (("unit", "units"), ("units", "plural_units")):
        for unit, spellings in pack[key].items():
            yield from ((word, kind, unit) for word in spellings)
    for kind, key in (("counted", "counted"), ("number", "numbers"), ("offset", "offsets")):
        yield from ((word, kind, value) for word, value in pack[key].items())
    yield from ((phrase, "other", 0) for phrase in pack["not_dates"])
    for kind in _WORD_CLASSES:
        yield from ((word, kind, 0) for word in pack["words"].get(kind, ()))


def _compile(form: str, path: Path) -> str:
    """A form as a regular expression over letters."""
    return "".join(_compile_item(item, form, path) for item in _ITEM.findall(form))


def _compile_item(item: str, form: str, path: Path) -> str:
    if item in "[]":
        return "(?:" if item == "[" else ")?"
    opening, closing = {"<": ("(?<=", ")"), ">": ("(?=", ")")}.get(item[0], ("", ""))
    names = "|".join(_GROUPS.get(name, name) for name in item.lstrip("<>").split("|")).split("|")
    unknown = [name for name in names if name not in _LETTER and name not in _PUNCTUATION]
    if unknown:
        raise DataError(
            f"date form {form!r} has no class {unknown[0]!r}",
            path=path,
            remedy=f"known: {', '.join(_LETTER)}",
        )
    letters = "".join(re.escape(_LETTER.get(name, name)) for name in names)
    return f"{opening}[{letters}]{closing}"
