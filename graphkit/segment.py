"""Where sentences begin and end. Floor 3.

Two steps, both linear in the length of the text: lines are joined to paragraphs (a wrapped line goes
on, a headline does not), and paragraphs are cut at full stops that are no abbreviation. No regular
expression here can backtrack: each matches a run of characters and the decision is taken in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graphkit.model import Span
from graphkit.textpack import languages, section

LIMIT = 4_000
"""The longest sentence, in code points; a longer one is cut at a clause boundary or space."""

_WRAP = (40, 120)
_TITLE_SHARE = 0.6
_HEADLINE = (20, 200)
_DATELINE = 100
_AHEAD = 80
_LONGEST_ABBREVIATION = 14
_OPENERS = "\"'“‘«([{¿¡-–—•*"
_BULLETS = "-–—•*·"
_CLOSERS = "\"'”’»)]}"
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s*")
_DASH = re.compile(r"(?<=[\s)])[-–—]\s|[–—]\s|--+")
_PARENTHESIS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Rules:
    """One language's part, ready to use."""

    ends: re.Pattern[str]
    titles: frozenset[str]
    acronyms: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]


def sentences(text: str, language: str) -> Iterator[Span]:
    """The sentences of a text, in order, each without outer white space.

    Together they hold every character that is no white space. A dateline stays in its sentence (see
    `dateline`); a headline repeated at the head of a line is a sentence of its own.

    Raises:
        NotFoundError: there is no language pack for `language`.

    >>> text = "Gen. Park met the U.S. envoy. He denied it."
    >>> [text[s.start:s.end] for s in sentences(text, "en")]
    ['Gen. Park met the U.S. envoy.', 'He denied it.']
    """
    rules = _rules(language)
    headlines: list[str] = []
    for paragraph in _paragraphs(text):
        for part in _after_headline(text, paragraph, headlines):
            for sentence in _cut(text, part, rules):
                yield from _capped(text, sentence)


def dateline(text: str) -> Span | None:
    """The prefix that says where and when a report was filed, up to where the report itself starts.

    >>> dateline("BAGHDAD, Iraq (AFP) -- Two envoys met.")
    Span(start=0, end=23)
    >>> dateline("Iran - which denies it - protested.") is None
    True
    """
    start = begin = _after_space(text, 0)
    for dash in _DASH.finditer(text, start, start + _DATELINE):
        end = _after_space(text, dash.end())
        prefix = text[begin : dash.start()].strip()
        if _opens(text, end) and _is_dateline(prefix):
            begin = end
            if prefix not in _agencies():
                break
    return Span(start, begin) if begin > start else None


def _opens(text: str, start: int) -> bool:
    """True when a sentence may start here: no lower-case letter, and not the end."""
    first = text[start : start + 3].lstrip(_OPENERS)[:1]
    return bool(first) and not first.islower()


def _is_dateline(prefix: str) -> bool:
    """True for an agency, a place in capitals, or capitalised words before an agency in brackets."""
    words = _WORD.findall(_PARENTHESIS.sub(" ", prefix))
    if not words or len(words) > 8 or not all(word[0].isupper() or len(word) < 4 for word in words):
        return False
    if prefix in _agencies() or (prefix.endswith(")") and "(" in prefix):
        return True
    return len(words[0]) > 3 and words[0].isupper() and prefix[0].isalpha()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name for language in languages() for name in section(language, "segment")["agencies"])


@cache
def _rules(language: str) -> _Rules:
    pack = section(language, "segment")
    titles = frozenset(pack["titles"])
    return _Rules(
        ends=re.compile(f"[{re.escape(pack['enders'])}]+[{re.escape(_CLOSERS)}]*"),
        titles=titles | {title.upper() for title in titles if len(title) > 1},
        acronyms=frozenset(pack["acronyms"]),
        before_number=frozenset(pack["before_number"]),
        starters=frozenset(pack["starters"]),
        speech=frozenset(pack["speech"]),
    )


def _paragraphs(text: str) -> Iterator[Span]:
    """Lines joined as far as they were wrapped."""
    for block in _blocks(text):
        width = max(line.end - line.start for line in block)
        start = block[0].start
        for line, following in pairwise(block):
            if not _goes_on(text, line, following, width):
                yield Span(start, line.end)
                start = following.start
        yield Span(start, block[-1].end)


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines, stripped, in groups that blank lines separate."""
    block: list[Span] = []
    position = 0
    for row in text.split("\n"):
        if line := row.lstrip():
            start = position + len(row) - len(line)
            block.append(Span(start, start + len(line.rstrip())))
        elif block:
            yield block
            block = []
        position += len(row) + 1
    if block:
        yield block


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """True when the line end is a wrapped one: the next word would not have fitted any more."""
    opening = text[following.start : min(following.end, following.start + _AHEAD)]
    if opening[0] in _BULLETS:
        return False
    if opening.lstrip(_OPENERS)[:1].islower():
        return True
    length = line.end - line.start
    if length < _WRAP[0] or width > _WRAP[1]:
        return False
    fits = length + 1 + len(opening.split(maxsplit=1)[0]) <= width
    return not fits and not _is_title(text[line.start : line.end])


def _is_title(line: str) -> bool:
    """True when most of its longer words are capitalised."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > _TITLE_SHARE * len(words)


def _after_headline(text: str, paragraph: Span, headlines: list[str]) -> Iterator[Span]:
    """The paragraph, cut after an earlier headline that it repeats; learns new headlines."""
    start, end = paragraph
    for headline in headlines:
        if text.startswith(headline + " ", start):
            yield Span(start, start + len(headline))
            yield Span(_after_space(text, start + len(headline)), end)
            return
    if len(headlines) < 3 and _HEADLINE[0] <= end - start <= _HEADLINE[1] and text[end - 1].isalnum():
        headlines.append(text[start:end])
    yield paragraph


def _cut(text: str, paragraph: Span, rules: _Rules) -> Iterator[Span]:
    """The paragraph's sentences."""
    start, end = paragraph
    for match in rules.ends.finditer(text, start, end):
        stop = match.end()
        followed = start < match.start() and stop < end and text[stop].isspace()
        if followed and _ends(text, start, match, end, rules):
            yield Span(start, stop)
            start = _after_space(text, stop)
    yield Span(start, end)


def _ends(text: str, start: int, match: re.Match[str], end: int, rules: _Rules) -> bool:
    """True when the sign at `match`, which white space follows, ends the sentence begun at `start`."""
    after = text[match.end() : min(end, match.end() + _AHEAD)].lstrip().lstrip(_OPENERS)
    if after[:1].islower():
        return False
    sign = match.group()
    if sign.rstrip(_CLOSERS) == ".":
        before = text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()].split()
        word = before[-1].lstrip(_OPENERS) if before else ""
        first = match.start() - len(word) == start
        return _ends_after(word, first, after, rules)
    spoken = sign[-1] in _CLOSERS and sign[0] in "!?"
    return not (spoken and rules.speech.intersection(_WORD.findall(after.partition(".")[0])[1:5]))


def _ends_after(word: str, first: bool, after: str, rules: _Rules) -> bool:
    """True when the word before a single full stop is no abbreviation or list number that goes on."""
    if word in rules.titles or (word.isdecimal() and len(word) < 3 and first):
        return False
    if word in rules.before_number and after[:1].isdigit():
        return False
    if word in rules.acronyms or _is_acronym(word):
        opening = _WORD.match(after)
        return opening is not None and opening.group() in rules.starters
    return True


def _is_acronym(word: str) -> bool:
    """True for an initial and for letters with full stops between them.

    >>> [_is_acronym(word) for word in ("W", "U.S", "Ph.D", "war", "2.5", "")]
    [True, True, True, False, False, False]
    """
    parts = word.split(".")
    letters = all(part.isalpha() and len(part) < 3 and part[0].isupper() for part in parts)
    return letters and (len(parts) > 1 or len(word) == 1)


def _capped(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence in pieces of at most `LIMIT`, cut after a clause or else at a space."""
    start, end = sentence
    while end - start > LIMIT:
        half, last = start + LIMIT // 2, start + LIMIT
        clause = max(text.rfind("; ", half, last), text.rfind(", ", half, last)) + 1
        at = clause or max(text.rfind(" ", half, last), 0) or last
        yield Span(start, start + len(text[start:at].rstrip()))
        start = _after_space(text, at)
    if start < end:
        yield Span(start, end)


def _after_space(text: str, start: int) -> int:
    """The first place from `start` on that is no white space."""
    match = _SPACE.match(text, start)
    return match.end() if match else start
