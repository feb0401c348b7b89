"""Text to tokens with lexicon entries. Floor 4, first stage.

Phrases of the lexicon ("foreign minister", "kerja sama") become one token; a possessive mark, an
Indonesian clitic and the parts of "Korut-Rusia" or "US-led" become tokens of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from graphkit.actors import NameKind
from graphkit.lexicon import Lexicon, Tag, Word
from graphkit.model import Mention, Span

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*|\d+(?:[.,:/]\d+)*%?(?:-[^\W_]+)*"
    r"|[^\W_]+(?:(?:-|['’](?!s\b))[^\W_]+)*|['’]s\b|\S"
)
OPENERS = frozenset('"“”«»„')
BREAKS = frozenset(";:()[]–—|/")


class Kind(IntEnum):
    """What sort of token, before its word class is settled."""

    WORD = 0
    NUMBER = 1
    COMMA = 2
    QUOTE = 3
    BREAK = 4
    STOP = 5
    COMPOUND = 6
    HYPHEN = 7


@dataclass(slots=True)
class Token:
    """One token; `low` is the lower-cased text, offsets are code points of the document."""

    text: str
    low: str
    start: int
    end: int
    kind: Kind
    word: Word
    mention: Mention | None = None
    name: NameKind | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.end)

    def has(self, tags: int) -> bool:
        """True when it can be of one of the classes."""
        return bool(self.word.tags & tags)

    @property
    def capital(self) -> bool:
        """True when it begins with an upper-case letter."""
        return self.text[0].isupper()


NOTHING = Word(0)


def tokenize(text: str, span: Span, lexicon: Lexicon, is_name: Callable[[str], bool]) -> list[Token]:
    """The tokens of one sentence; `is_name` tells which parts of a hyphenated word are names."""
    return [
        part
        for match in TOKEN.finditer(text, span.start, span.end)
        for part in _split(match.group(), match.start(), lexicon, is_name)
    ]


def _split(text: str, start: int, lexicon: Lexicon, is_name: Callable[[str], bool]) -> Iterator[Token]:
    first = text[0]
    if not (first.isalnum() or first in "'’"):
        yield _mark(text, start)
    elif first.isdigit():
        yield Token(text, text, start, start + len(text), Kind.NUMBER, NOTHING)
    elif is_name(text):
        yield Token(text, text.lower(), start, start + len(text), Kind.WORD, lexicon.word(text.lower()))
    elif "-" in text:
        yield from _hyphenated(text, start, lexicon, is_name)
    else:
        yield from _clitic(text, start, lexicon)


def _mark(text: str, start: int) -> Token:
    kind = Kind.STOP
    if text == ",":
        kind = Kind.COMMA
    elif text in OPENERS:
        kind = Kind.QUOTE
    elif text in BREAKS or text == "-":
        kind = Kind.BREAK
    return Token(text, text, start, start + len(text), kind, NOTHING)


def _hyphenated(text: str, start: int, lexicon: Lexicon, is_name: Callable[[str], bool]) -> Iterator[Token]:
    head, _, tail = text.rpartition("-")
    if is_name(head) and tail in lexicon.compounds:
        yield from _clitic(head, start, lexicon)
        at = start + len(head)
        yield Token("-" + tail, "-" + tail, at, start + len(text), Kind.COMPOUND, NOTHING)
        return
    parts = text.split("-")
    if not all(map(is_name, parts)):
        yield from _clitic(text, start, lexicon)
        return
    at = start
    for number, part in enumerate(parts):
        if number:
            yield Token("-", "-", at, at + 1, Kind.HYPHEN, NOTHING)
            at += 1
        yield Token(part, part.lower(), at, at + len(part), Kind.WORD, lexicon.word(part.lower()))
        at += len(part)


def _clitic(text: str, start: int, lexicon: Lexicon) -> Iterator[Token]:
    low = text.lower()
    end = start + len(text)
    for clitic in lexicon.clitics:
        stem = low[: -len(clitic)]
        if low.endswith(clitic) and low not in lexicon.words and stem in lexicon.words:
            cut = end - len(clitic)
            yield Token(text[: -len(clitic)], stem, start, cut, Kind.WORD, lexicon.word(stem))
            yield Token(clitic, clitic, cut, end, Kind.WORD, Word(Tag.PRONOUN.value))
            return
    yield Token(text, low, start, end, Kind.WORD, lexicon.word(low))


def join_phrases(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The tokens with each phrase of the lexicon joined into one; names are left alone."""
    at, phrases = 0, lexicon.phrases
    while at < len(tokens):
        token = tokens[at]
        for words, word in phrases.get(token.low, ()):
            last = at + len(words)
            if token.mention is None and tuple(t.low for t in tokens[at:last]) == words:
                end = tokens[last - 1].end
                whole = text[token.start : end]
                token = Token(whole, " ".join(words), token.start, end, Kind.WORD, word)
                at = last - 1
                break
        yield token
        at += 1
