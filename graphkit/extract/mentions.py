"""Names in text: which actor each is, on that date and in that document. Floor 4, second stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.actors import Gazetteer, Name, NameKind, Office
from graphkit.actors.shorts import ShortName
from graphkit.extract.introductions import NOTHING_NAMED, PERSONAL, Introductions
from graphkit.extract.names import named_token
from graphkit.extract.tokens import NOTHING, Kind, Token
from graphkit.lexicon import Tag
from graphkit.model import Document

RECENT_YEARS = 3


class DocumentNames(Introductions):
    """Finds the names in one document's sentences."""

    def find(self, tokens: list[Token]) -> list[Token]:
        """The tokens with each name joined into one that carries its mention."""
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            taken = self._match(tokens, at, out)
            if taken:
                at += taken
            else:
                out.append(tokens[at])
                at += 1
        return out

    def _match(self, tokens: list[Token], at: int, out: list[Token]) -> int:
        token = tokens[at]
        for short in self.shorts.get(token.text, ()):
            end = at + len(short.text.split())
            if " ".join(t.text for t in tokens[at:end]) == short.text:
                out.extend(self._short(tokens[at:end], short))
                return end - at
        for words, names in self.index.first.get(token.text, ()):
            size = len(words)
            if size > 1 and tuple(t.text for t in tokens[at : at + size]) != words:
                continue
            joined = self._joined(tokens, at, size, names, out)
            if joined is not None:
                out.append(joined)
                return size
        if token.text in self.learnt and token.kind == Kind.WORD:
            actor = self.learnt[token.text]
            out.append(
                named_token(token, tokens[at], actor, NameKind.SURNAME, f"introduced earlier: {actor.why}")
            )
            return 1
        return 0

    def _short(self, tokens: list[Token], short: ShortName) -> Iterator[Token]:
        """The tokens of a short name: one of its actor, or one for each joined by hyphens."""
        named = [self.index.gazetteer.actors[actor] for actor in short.actors]
        why = f"{short.text!r} in this text"
        if len(named) == 1:
            yield named_token(tokens[0], tokens[-1], named[0], NameKind.NAME, why)
            return
        for number, (token, actor) in enumerate(zip(tokens, named, strict=False)):
            if number:
                yield Token("-", "-", token.start, token.start, Kind.HYPHEN, NOTHING)
            yield named_token(token, token, actor, NameKind.NAME, why)

    def _joined(
        self, tokens: list[Token], at: int, size: int, names: tuple[Name, ...], out: list[Token]
    ) -> Token | None:
        first, last = tokens[at], tokens[at + size - 1]
        if names[0].kind is NameKind.NONE:
            text = " ".join(token.text for token in tokens[at : at + size])
            return Token(text, text.lower(), first.start, last.end, Kind.WORD, NOTHING_NAMED)
        if names[0].kind not in PERSONAL:
            name = names[0]
            if name.text[0].islower() and out and self._attributive(out[-1]):
                return None
            return named_token(first, last, self.index.gazetteer.actors[name.actor], name.kind, "")
        if size == 1 and self._is_another_word(first, out):
            return None
        chosen = self._person(names, tokens, at + size)
        if chosen is None:
            return None
        name, why = chosen
        if name.kind is NameKind.PERSON:
            self.met.add(name.actor)
        return named_token(first, last, self.index.gazetteer.actors[name.actor], name.kind, why)

    def _attributive(self, before: Token) -> bool:
        """After a noun, "militer Korea Utara" is an adjective and a state ("hubungan militer ...")."""
        tags = before.word.tags
        return before.mention is None and bool(tags & Tag.NOUN) and not tags & (Tag.VERB | Tag.PREPOSITION)

    def _is_another_word(self, token: Token, before: list[Token]) -> bool:
        listed = self.lexicon.words.get(token.low)
        if not before or before[-1].kind in (Kind.QUOTE, Kind.BREAK, Kind.STOP):
            return listed is not None
        previous = before[-1]
        unknown = previous.kind == Kind.WORD and previous.mention is None and previous.capital
        return unknown and previous.low not in self.lexicon.words

    def _person(self, names: tuple[Name, ...], tokens: list[Token], after: int) -> tuple[Name, str] | None:
        ranked = sorted((self._standing(name), order) for order, name in enumerate(names))
        (rank, why), order = ranked[0]
        if rank > 3 and names[order].kind is NameKind.SURNAME:
            return None
        return names[order], why

    def _standing(self, name: Name) -> tuple[int, str]:
        gazetteer = self.index.gazetteer
        if name.actor in self.met:
            return 0, "named in full earlier"
        if not self.date:
            return 3, "the only one of that name in the tables"
        offices = gazetteer.offices_of(name.actor)
        if not offices:
            return 3, "the only one of that name in the tables"
        held = gazetteer.in_office(name.actor, self.date)
        if held:
            return 1, _office_text(held)
        return _out_of_office(offices, self.date)


def shorts_of(document: Document, gazetteer: Gazetteer, language: str) -> dict[str, tuple[ShortName, ...]]:
    """The short names that hold in a document, by their first word, also as a sentence begins with them."""
    found: dict[str, tuple[ShortName, ...]] = {}
    for short in gazetteer.shorts:
        if language in short.languages and short.holds_in(document.text):
            for text in (short.text, short.text[0].upper() + short.text[1:]):
                first = text.partition(" ")[0]
                found[first] = (*found.get(first, ()), replace(short, text=text))
    return found


def _office_text(office: Office) -> str:
    end = f" to {office.end}" if office.end else ""
    return f"{office.post} of {office.polity} from {office.start or '?'}{end}"


def _out_of_office(offices: tuple[Office, ...], day: str) -> tuple[int, str]:
    nearest = min(offices, key=lambda office: _distance(office, day))
    years = _distance(nearest, day)
    rank = 2 if years <= RECENT_YEARS else 3 if years <= 10 else 4
    return rank, _office_text(nearest)


def _distance(office: Office, day: str) -> int:
    year = int(day[:4])
    start, end = int(office.start[:4] or 0), int(office.end[:4] or 9999)
    return max(start - year, year - end, 0)
