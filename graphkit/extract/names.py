"""The names of one language, by their first word. Floor 4, part of the second stage.

A dictionary from first word to names replaces a search automaton: only words that begin a name are
looked up, and word boundaries come for free.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.actors import Gazetteer, Name, NameKind
from graphkit.extract.tokens import TOKEN, Kind, Token
from graphkit.lexicon import Tag, Word
from graphkit.model import Actor, Mention, Span

NAMED = Word(Tag.NOUN.value)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of one language.

    Attributes:
        first: first token -> (tokens, names) of each name, longest first.
        single: the names of one word.
    """

    first: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Name, ...]], ...]]
    gazetteer: Gazetteer
    single: frozenset[str] = frozenset()

    @classmethod
    def build(cls, gazetteer: Gazetteer, language: str) -> NameIndex:
        """Index the names used in `language`, each also as headlines and heads of sentences print them."""
        table: dict[str, dict[tuple[str, ...], list[Name]]] = {}
        for name in gazetteer.names:
            if name.is_in(language):
                for text in _writings(name):
                    words = tuple(TOKEN.findall(text))
                    table.setdefault(words[0], {}).setdefault(words, []).append(name)
        first = {
            word: tuple(
                (words, tuple(names))
                for words, names in sorted(entries.items(), key=lambda e: (-len(e[0]), e[0]))
            )
            for word, entries in table.items()
        }
        single = frozenset(words[0] for entries in first.values() for words, _ in entries if len(words) == 1)
        return cls(first, gazetteer, single)

    def is_name(self, word: str) -> bool:
        """True when one word alone is a name."""
        return word in self.single


def _writings(name: Name) -> Iterable[str]:
    yield name.text
    if len(name.text) >= 5 and name.text.upper() != name.text and name.kind is not NameKind.NONE:
        yield name.text.upper()
    if name.text[0].islower() and name.kind is NameKind.NAME:
        yield name.text[0].upper() + name.text[1:]


def named_token(first: Token, last: Token, actor: Actor, kind: NameKind, why: str) -> Token:
    """One token for the words from `first` to `last`, which name `actor`."""
    mention = Mention(actor.id, actor.polity, Span(first.start, last.end), kind.value, why)
    text = first.text if first is last else f"{first.text} {last.text}"
    return Token(text, text.lower(), first.start, last.end, Kind.WORD, NAMED, mention, kind)
