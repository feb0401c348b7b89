"""New names that a title with a country presents, learnt for the document. Floor 4, second stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphkit.actors import NameKind
from graphkit.actors.shorts import ShortName
from graphkit.extract.names import NameIndex, named_token
from graphkit.extract.tokens import Kind, Token
from graphkit.lexicon import Lexicon, Tag, Word
from graphkit.model import Actor, Mention
from graphkit.model import Kind as ActorKind

PERSONAL = (NameKind.PERSON, NameKind.SURNAME)
ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "ad-", "ash-")
TITLE_REACH = 6
CLOSING = (Kind.COMMA, Kind.STOP)
NOTHING_NAMED = Word(Tag.NOUN.value | Tag.THING.value)


@dataclass
class Introductions:
    """What one document has made known: people met in full, and those its titles introduce.

    Attributes:
        date: ISO date of publication, "" when unknown.
        shorts: first word -> short names that hold in the document.
        learnt: text -> actor, for people the gazetteer lacks and a title with a country presents.
        met: ids of people named in full so far.
    """

    index: NameIndex
    lexicon: Lexicon
    date: str
    shorts: Mapping[str, tuple[ShortName, ...]] = field(default_factory=dict)
    learnt: dict[str, Actor] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def introduce(self, tokens: list[Token]) -> list[Token]:
        """The tokens with each new name that a title with a country presents joined and learnt."""
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            end = self._unknown_name(tokens, at)
            country = self._presented(tokens, out, end) if end > at else None
            if country is not None:
                out.append(self._learn(tokens[at:end], country))
                at = end
            else:
                out.append(tokens[at])
                at += 1
        return out

    def _presented(self, tokens: list[Token], before: list[Token], end: int) -> Mention | None:
        """The country of the title before a name, or set off by commas before or after it."""
        after = tokens[end : end + TITLE_REACH + 2]
        enclosed = not after or after[0].kind in (Kind.COMMA, Kind.STOP)
        if enclosed and before and before[-1].kind == Kind.COMMA:
            return self._title(before[:-1], apposed=True)
        if after and after[0].kind == Kind.COMMA:
            close = next((k for k, token in enumerate(after) if k and token.kind in CLOSING), 0)
            return self._title(before) or (self._title(after[1:close], apposed=True) if close else None)
        return self._title(before)

    def _unknown_name(self, tokens: list[Token], at: int) -> int:
        end = at
        while end < min(len(tokens), at + 4) and self._could_be_name(tokens[end]):
            end += 1
        return end

    def _could_be_name(self, token: Token) -> bool:
        if token.kind != Kind.WORD or token.mention is not None or token.word is NOTHING_NAMED:
            return False
        return (token.capital or token.low.startswith(ARTICLES)) and token.low not in self.lexicon.words

    def _title(self, title: list[Token], *, apposed: bool = False) -> Mention | None:
        """The country of a title at the end of some tokens; an apposed one may say it with a preposition."""
        role, mention = False, None
        for token in reversed(title[-TITLE_REACH:]):
            if token.mention is not None:
                if token.name in PERSONAL or not (role or apposed or not self.lexicon.head_last):
                    return None
                mention = token.mention
            elif not self._may_stand_in_title(token, apposed):
                break
            role = role or bool(token.word.tags & Tag.ROLE)
            if role and mention is not None:
                return mention
        return None

    def _may_stand_in_title(self, token: Token, apposed: bool) -> bool:
        tags = token.word.tags
        if apposed and tags & Tag.ORIGIN:
            return True
        return token.kind == Kind.WORD and not tags & (Tag.PREPOSITION | Tag.VERB)

    def _learn(self, tokens: list[Token], country: Mention) -> Token:
        first, last = tokens[0], tokens[-1]
        text = " ".join(token.text for token in tokens)
        slug = "-".join("".join(c if c.isalnum() else "-" for c in text.lower()).split("-")).strip("-")
        actor = Actor(
            f"person-{slug}",
            ActorKind.PERSON,
            country.polity,
            {"en": text},
            why=f"a title of {country.polity} stands before the name",
        )
        for known in {text, tokens[-1].text}:
            if not self.index.is_name(known):
                self.learnt[known] = actor
        return named_token(first, last, actor, NameKind.PERSON, actor.why)
