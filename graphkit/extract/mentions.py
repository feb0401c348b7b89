"""Names in text: which actor each is, on that date and in that document. Floor 4, second stage.

A dictionary from first word to names replaces a search automaton: only words that begin a name are
looked up, and word boundaries come for free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graphkit.actors import Gazetteer, Name, NameKind, Office
from graphkit.actors.shorts import ShortName
from graphkit.extract.tokens import NOTHING, TOKEN, Kind, Token
from graphkit.lexicon import Lexicon, Tag, Word
from graphkit.model import Actor, Mention, Span
from graphkit.model import Kind as ActorKind

PERSONAL = (NameKind.PERSON, NameKind.SURNAME)
ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "ad-", "ash-")
TITLE_REACH = 6
RECENT_YEARS = 3
NOTHING_NAMED = Word(Tag.NOUN.value | Tag.THING.value)
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
        """Index the names used in `language`, each also in capitals as headlines print them."""
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


@dataclass
class DocumentNames:
    """Names as one document uses them: people met in full, and those its titles introduce.

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
            out.append(_named(token, tokens[at], actor, NameKind.SURNAME, f"introduced earlier: {actor.why}"))
            return 1
        return 0

    def _short(self, tokens: list[Token], short: ShortName) -> Iterator[Token]:
        """The tokens of a short name: one of its actor, or one for each joined by hyphens."""
        named = [self.index.gazetteer.actors[actor] for actor in short.actors]
        why = f"{short.text!r} in this text"
        if len(named) == 1:
            yield _named(tokens[0], tokens[-1], named[0], NameKind.NAME, why)
            return
        for number, (token, actor) in enumerate(zip(tokens, named, strict=False)):
            if number:
                yield Token("-", "-", token.start, token.start, Kind.HYPHEN, NOTHING)
            yield _named(token, token, actor, NameKind.NAME, why)

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
            return _named(first, last, self.index.gazetteer.actors[name.actor], name.kind, "")
        if size == 1 and self._is_another_word(first, out):
            return None
        chosen = self._person(names, tokens, at + size)
        if chosen is None:
            return None
        name, why = chosen
        if name.kind is NameKind.PERSON:
            self.met.add(name.actor)
        return _named(first, last, self.index.gazetteer.actors[name.actor], name.kind, why)

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

    def introduce(self, tokens: list[Token]) -> list[Token]:
        """The tokens with each new name that a title with a country presents joined and learnt."""
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            end = self._unknown_name(tokens, at)
            country = self._title(out) if end > at else None
            if country is not None:
                out.append(self._learn(tokens[at:end], country))
                at = end
            else:
                out.append(tokens[at])
                at += 1
        return out

    def _unknown_name(self, tokens: list[Token], at: int) -> int:
        end = at
        while end < min(len(tokens), at + 4) and self._could_be_name(tokens[end]):
            end += 1
        return end

    def _could_be_name(self, token: Token) -> bool:
        if token.kind != Kind.WORD or token.mention is not None or token.word is NOTHING_NAMED:
            return False
        return (token.capital or token.low.startswith(ARTICLES)) and token.low not in self.lexicon.words

    def _title(self, before: list[Token]) -> Mention | None:
        role, mention = False, None
        for token in reversed(before[-TITLE_REACH:]):
            if token.kind != Kind.WORD or (
                token.word.tags & (Tag.PREPOSITION | Tag.VERB) and not token.mention
            ):
                break
            if token.mention is not None:
                if token.name in PERSONAL or (not role and self.lexicon.head_last):
                    return None
                mention = token.mention
                if role:
                    return mention
            role = role or bool(token.word.tags & Tag.ROLE)
        return mention if role else None

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
        return _named(first, last, actor, NameKind.PERSON, actor.why)


def _named(first: Token, last: Token, actor: Actor, kind: NameKind, why: str) -> Token:
    mention = Mention(actor.id, actor.polity, Span(first.start, last.end), kind.value, why)
    text = first.text if first is last else f"{first.text} {last.text}"
    return Token(text, text.lower(), first.start, last.end, Kind.WORD, NAMED, mention, kind)


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
