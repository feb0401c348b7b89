"""One noun phrase: its head, whom it stands for, whose it is. Floor 4, part of the fourth stage.

A phrase has `members` when its head acts for someone ("Israeli troops", "Menteri Luar Negeri AS"),
and otherwise `owners` ("Israel's attack", "serangan Israel").
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.actors import NameKind
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import ACTING, NP, Event, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import Mention

SORT_OF_NAME = {
    NameKind.NAME: Sort.POLITY,
    NameKind.METONYM: Sort.POLITY,
    NameKind.BODY: Sort.POLITY,
    NameKind.CAPITAL: Sort.CAPITAL,
    NameKind.PLACE: Sort.PLACE,
    NameKind.PERSON: Sort.PERSON,
    NameKind.SURNAME: Sort.PERSON,
    NameKind.PEOPLE: Sort.PEOPLE,
    NameKind.DEMONYM: Sort.DEMONYM,
}
SORT_OF_TAG = (
    (Tag.ROLE.value | Tag.COUNTERPART.value, Sort.PERSON),
    (Tag.GOVERNMENT.value, Sort.POLITY),
    (Tag.FORCE.value, Sort.FORCE),
    (Tag.PEOPLE.value, Sort.PEOPLE),
    (Tag.TERRITORY.value, Sort.PLACE),
    (Tag.WEAPON.value, Sort.WEAPON),
    (Tag.MEDIA.value, Sort.MEDIA),
    (Tag.SOURCE.value, Sort.SOURCE),
    (Tag.THING.value, Sort.THING),
)
PERSONAL = (NameKind.PERSON, NameKind.SURNAME)


class Names:
    """Whom the names inside a phrase of one sentence stand for."""

    def __init__(self, tokens: Sequence[Token], classes: Sequence[Cls], lexicon: Lexicon) -> None:
        self.tokens, self.classes, self.lexicon = tokens, classes, lexicon

    def _names(self, i: int, j: int) -> list[int]:
        backed = {
            k - 1
            for k in range(i, j)
            if self.classes[k] == Cls.COMPOUND and _relation_after(self.tokens[k], self.lexicon)
        }
        return [k for k in range(i, j) if self.classes[k] == Cls.NAME and k not in backed]

    def _partner_before(self, head: int, i: int) -> int:
        """Where "ally" stands right before a name ("its ally Iran"), else 0."""
        named = self.tokens[head].mention is not None and head > i
        return head - 1 if named and self.tokens[head - 1].has(Tag.PARTNER) else 0

    def _partner(self, np: NP, names: list[int], owned: list[Mention]) -> None:
        """Somebody's ally is not that somebody: only a name of its own after the noun is the ally."""
        after = [k for k in names if k > np.head]
        if self.lexicon.head_last:
            np.members = self._mentions(after[-1:])
            np.owners = owned or self._mentions([k for k in names if k < np.head])
        else:
            np.owners = self._mentions(names[:1])
            np.members = self._mentions(names[1:2])

    def _acting_for(self, names: list[int]) -> list[Mention]:
        """Whom an acting head stands for: a person named, both of "A-B", else the name next to it."""
        persons = [k for k in names if self.tokens[k].name in PERSONAL]
        if persons:
            return self._mentions(persons[-1:])
        if self._hyphenated(names):
            return self._mentions(names)
        return self._mentions(names[-1:] if self.lexicon.head_last else names[:1])

    def _named(self, names: list[int]) -> list[Mention]:
        """Whose a thing is: both of "A-B", a person named, else the first name."""
        if self._hyphenated(names):
            return self._mentions(names)
        persons = [k for k in names if self.tokens[k].name in PERSONAL]
        return self._mentions(persons[:1] or names[:1])

    def _hyphenated(self, names: list[int]) -> bool:
        return any(k + 2 in names and self.classes[k + 1] == Cls.HYPHEN for k in names)

    def _mentions(self, places: list[int]) -> list[Mention]:
        return [m for k in places if (m := self.tokens[k].mention) is not None]


class NounPhrases(Names):
    """Builds the noun phrases of one sentence."""

    def build(self, i: int, j: int) -> NP:
        """The phrase over tokens `[i, j)`."""
        cut = _after_possessive(self.classes, i, j)
        owners = self._names(i, cut) if cut > i else []
        head = self._head(cut, j)
        token = self.tokens[head]
        np = NP(i, j, head, token.word.noun or token.low, token.word.tags, _sort(token))
        names = self._names(cut, j)
        self._compounds(np, cut, j)
        np.determined = self.classes[i] == Cls.DET
        np.negated = self.tokens[i].has(Tag.NEGATION)
        np.pronoun_owner = any(self._owned_by_pronoun(k) for k in range(i, j))
        self._events(np, cut, j)
        self._assign(np, names, owners)
        return np

    def _owned_by_pronoun(self, at: int) -> bool:
        nominalised = at > 0 and bool(self.tokens[at - 1].word.tags & Tag.VERB) and not self.lexicon.head_last
        return bool(self.tokens[at].word.tags & Tag.PRONOUN) and not nominalised

    def _head(self, i: int, j: int) -> int:
        heads = [k for k in range(i, j) if self.classes[k] in (Cls.NOUN, Cls.NAME)]
        if not heads:
            return j - 1
        if not self.lexicon.head_last:
            return heads[0]
        last = heads[-1]
        if self.tokens[last].name in PERSONAL and len(heads) > 1:
            before = heads[-2]
            if self.tokens[before].word.tags & Tag.ROLE:
                return before
        if _unknown_person(self.tokens[last], self.lexicon) and len(heads) > 1:
            return next((k for k in reversed(heads) if self.tokens[k].word.tags & Tag.ROLE), last)
        return last

    def _compounds(self, np: NP, i: int, j: int) -> None:
        for at in range(i + 1, j):
            mention = self.tokens[at - 1].mention
            if self.classes[at] == Cls.COMPOUND and mention is not None:
                relation = _relation_after(self.tokens[at], self.lexicon)
                if relation:
                    np.backed.append((relation, mention))

    def _events(self, np: NP, i: int, j: int) -> None:
        frames = self.lexicon.noun_frames
        for at in range(i, j):
            if self.classes[at] == Cls.NOUN or (self.classes[at] == Cls.ADJ and at == np.head):
                lemma = self.tokens[at].word.noun or self.tokens[at].low
                if lemma in frames:
                    np.events.append(Event(lemma, at, at == np.head))

    def _assign(self, np: NP, names: list[int], owners: list[int]) -> None:
        known, owned = self._mentions(names), self._mentions(owners)[-1:]
        beside = self._partner_before(np.head, np.i)
        if beside and not owned:
            np.members = self._mentions([np.head])
            np.owners = self._mentions([k for k in names if k < beside])
            return
        if np.tags & Tag.PARTNER and self.tokens[np.head].mention is None:
            self._partner(np, names, owned)
            return
        if owned and np.sort is Sort.PERSON and self.tokens[np.head].name in PERSONAL:
            np.members = np.owners = owned
        elif np.sort in ACTING:
            np.members = self._acting_for(names) or owned
            np.owners = owned or known
        else:
            np.owners = self._named(names) or owned


def _sort(token: Token) -> Sort:
    if token.name is not None:
        return SORT_OF_NAME[token.name]
    return next((sort for tag, sort in SORT_OF_TAG if token.word.tags & tag), Sort.OTHER)


def _relation_after(token: Token, lexicon: Lexicon) -> str:
    return lexicon.compounds.get(token.text[1:], "")


def _unknown_person(token: Token, lexicon: Lexicon) -> bool:
    return token.capital and token.mention is None and token.low not in lexicon.words


def _after_possessive(classes: Sequence[Cls], i: int, j: int) -> int:
    """Where the head's part begins: after the last possessive mark, or at `i` when there is none."""
    for at in range(j - 1, i, -1):
        if classes[at] == Cls.POSS:
            return at + 1 if at + 1 < j else i
    return i
