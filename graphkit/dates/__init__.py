"""Time expressions of a sentence, resolved against the document's date. Floor 3.

Own tables instead of a date library: a library of this kind takes longer to load than a document to
read, finds nothing in "pekan lalu", and reads 08/11 as 11 August. The words and forms are in the
language packs (see `grammar`), the arithmetic in `calendars`; this module joins them and looks at
the words around a date: does it lie ahead, does it belong to a noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from graphkit.dates.calendars import Said, resolve
from graphkit.dates.grammar import Cues, Phrase, Value, load_grammar
from graphkit.model import Span

_DIRECTIONS = {"last": -1, "ago": -1, "this": 0, "next": 1, "hence": 1}
_MONTHS = frozenset({"fullmonth", "commonmonth", "shortmonth"})
_WEEKDAYS = frozenset({"fullweekday", "shortweekday"})
_NAMING = _MONTHS | _WEEKDAYS | {"year", "yearrange", "numeric"}
_LEFT, _RIGHT = 40, 14
_POSSESSIVE = ("'", "’")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression.

    Attributes:
        span: where it is, in code points of the text given; prepositions are not part of it.
        edtf: EDTF level 0: `2023`, `2023-11`, `2023-11-08` or `2023-11-06/2023-11-12`.
        kind: "day", "week", "month", "year" or "interval".
        relative: True when the document's date was needed to resolve it.
        in_modifier: True when it belongs to a noun ("the 2003 war"), as far as neighbouring words tell.
        coming: EDTF of the next such date, where no word tells whether this or that one is meant; else "".
    """

    span: Span
    edtf: str
    kind: str
    relative: bool
    in_modifier: bool
    coming: str = ""


def find_dates(text: str, language: str, reference: str) -> tuple[DateMention, ...]:
    """The dates that a sentence names, in text order.

    A plain weekday is the nearest one up to and with the document's date, or from it on when the words
    around it say that it lies ahead; so is a day or month without a year. What cannot be pinned down
    ("a few weeks ago", "two days later") gives no date.

    Args:
        text: one sentence.
        language: the pack to read it with.
        reference: ISO date of the document; "" leaves only dates that need none.

    Raises:
        NotFoundError: there is no pack for the language.
        ValueError: `reference` is neither an ISO date nor "".

    >>> [d.edtf for d in find_dates("Ia tiba hari Rabu, bukan pekan lalu.", "id", "2023-11-10")]
    ['2023-11-08', '2023-10-30/2023-11-05']
    """
    grammar = load_grammar(language)
    words: list[str] = grammar.token.findall(text)
    phrases = list(grammar.phrases(words))
    if not phrases:
        return ()
    today = date.fromisoformat(reference) if reference else None
    spans = [match.span() for match in islice(grammar.token.finditer(text), phrases[-1].last)]
    mentions = (_mention(phrase, words, spans, grammar.cues, today) for phrase in phrases)
    return tuple(mention for mention in mentions if mention is not None)


def _mention(
    phrase: Phrase, words: Sequence[str], spans: Sequence[tuple[int, int]], cues: Cues, today: date | None
) -> DateMention | None:
    """The phrase resolved, or None when it gives no date."""
    said = _said(phrase)
    if said is None:
        return None
    side = _side(words, phrase, cues) if said.is_open else -1
    when = resolve(said, today, ahead=side > 0)
    if when is None:
        return None
    coming = resolve(said, today, ahead=True) if not side and today is not None else None
    return DateMention(
        span=Span(spans[phrase.first][0], spans[phrase.last - 1][1]),
        edtf=when.edtf,
        kind=when.kind,
        relative=not said.years,
        in_modifier=_is_modifier(words, phrase, cues),
        coming=coming.edtf if coming is not None and coming != when else "",
    )


def _said(phrase: Phrase) -> Said | None:
    """What the phrase's tokens say together; None when it is vague."""
    parts = phrase.parts
    kinds = {kind for kind, _ in parts}
    if "vague" in kinds:
        return None
    counts = bool(kinds & {"unit", "units"}) and not kinds & _MONTHS
    days, months, years = _days_months_years(parts)
    dated = "numeric" in kinds or bool(days and months)
    directions = [_DIRECTIONS[kind] for kind, _ in parts if kind in _DIRECTIONS]
    offsets = _numbers(parts, {"offset"})
    weekdays = () if dated else _numbers(parts, _WEEKDAYS)
    if weekdays and offsets:
        directions = [1 if offsets[0] > 0 else -1]
    units = [str(value) for kind, value in parts if kind in {"unit", "units", "counted"}]
    count = 1 if "counted" in kinds else (*_numbers(parts, {"number"}), *(days if counts else ()), 0)[0]
    return Said(
        days=() if counts else days,
        months=months,
        years=years,
        weekdays=weekdays,
        unit=units[-1] if units else "",
        count=count,
        direction=directions[-1] if directions else None,
        offset=offsets[0] if offsets else None,
        weekend="weekend" in kinds,
    )


def _days_months_years(parts: Sequence[tuple[str, Value]]) -> tuple[tuple[int, ...], ...]:
    """The numbers of days, months and years, those inside dates in figures included."""
    split: list[tuple[str, Value]] = []
    for kind, value in parts:
        if isinstance(value, tuple):
            names = {"numeric": ("year", "month", "day"), "daymonth": ("day", "month")}.get(kind)
            split += zip(names or (kind.removesuffix("range"),) * 2, value, strict=True)
        else:
            split.append(("month" if kind in _MONTHS else kind, value))
    return tuple(_numbers(split, {kind}) for kind in ("day", "month", "year"))


def _numbers(parts: Sequence[tuple[str, Value]], kinds: frozenset[str] | set[str]) -> tuple[int, ...]:
    return tuple(value for kind, value in parts if kind in kinds and isinstance(value, int))


def _side(words: Sequence[str], phrase: Phrase, cues: Cues) -> int:
    """1 ahead, -1 past, 0 unknown, by the nearest cue before the date, else after it in its clause."""
    if phrase.first and words[phrase.first - 1].lower() in cues.deadlines:
        return 1
    for i in range(phrase.first - 1, max(-1, phrase.first - _LEFT), -1):
        if sign := _cue(words, i, cues):
            return sign
    for i in range(phrase.last, min(len(words), phrase.last + _RIGHT)):
        sign = _cue(words, i, cues)
        if sign is not None:
            return sign
    return 0


def _cue(words: Sequence[str], i: int, cues: Cues) -> int | None:
    """1 for the future, -1 for the past, 0 for a barrier, None for a word that says nothing of time."""
    word = words[i].lower()
    sign = cues.time.get(word)
    if sign is None and cues.past_suffix and word.endswith(cues.past_suffix) and words[i].islower():
        return None if i and words[i - 1] in cues.infinitive else -1
    return sign


def _is_modifier(words: Sequence[str], phrase: Phrase, cues: Cues) -> bool:
    """True when the words around the date make it part of a noun phrase."""
    before = words[phrase.first - 1] if phrase.first else ""
    after = words[phrase.last] if phrase.last < len(words) else ""
    if before.lower() in cues.owners:
        return True
    if after in _POSSESSIVE:
        return words[phrase.last + 1 : phrase.last + 2] == ["s"]
    named = any(kind in _NAMING for kind, _ in phrase.parts)
    return named and before.lower() in cues.modified and after.isalpha()
