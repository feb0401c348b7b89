"""Noun phrases and verb groups. Floor 4, fourth stage.

A noun phrase knows its actor (`members`) when its head acts for one ("Israeli troops", "Menteri Luar
Negeri AS"), and otherwise whose it is (`owners`: "Israel's attack", "serangan Israel").
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.actors import NameKind
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import ACTING, NP, VG, Chunk, Event, Mark, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Form, Lexicon, Tag
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
IN_NP = frozenset((Cls.NOUN, Cls.NAME, Cls.DET, Cls.ADJ, Cls.POSS, Cls.NUM, Cls.COMPOUND, Cls.HYPHEN))


def chunk(tokens: Sequence[Token], classes: Sequence[Cls], lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a sentence in order; adverbs and times are left out."""
    return _Chunker(tokens, classes, lexicon).run()


class _Chunker:
    def __init__(self, tokens: Sequence[Token], classes: Sequence[Cls], lexicon: Lexicon) -> None:
        self.tokens, self.classes, self.lexicon = tokens, classes, lexicon
        self.adverbs = 0

    def run(self) -> list[Chunk]:
        chunks: list[Chunk] = []
        at, size = 0, len(self.tokens)
        while at < size:
            cls = self.classes[at]
            if cls in IN_NP:
                end = self._np_end(at)
                chunks.append(self._np(at, end))
            elif cls in (Cls.AUX, Cls.TO, Cls.VERB):
                group = self._vg(at)
                chunks.append(group)
                end = group.j
            else:
                end = at + 1
                if cls == Cls.ADV:
                    self.adverbs |= self.tokens[at].word.tags
                elif cls == Cls.PRON:
                    chunks.append(self._pronoun(at))
                else:
                    token = self.tokens[at]
                    chunks.append(Mark(cls, at, token.low, token.word.tags))
            at = end
        return chunks

    def _pronoun(self, at: int) -> NP:
        token = self.tokens[at]
        return NP(at, at + 1, at, token.low, token.word.tags, Sort.PRONOUN)

    def _np_end(self, at: int) -> int:
        end = at + 1
        while end < len(self.tokens):
            cls = self.classes[end]
            described = self._described(end)
            if described > end:
                end = described
                continue
            starts_anew = cls == Cls.DET and self.lexicon.head_last and self.classes[end - 1] != Cls.DET
            if cls not in IN_NP or starts_anew:
                break
            if (cls == Cls.NAME and self._second_name(end)) or self._amount_after_name(end):
                break
            end += 1
        return end

    def _described(self, at: int) -> int:
        """Past a relative that is only an adjective ("hubungan yang lebih erat dengan ..."), else `at`."""
        if self.lexicon.head_last or self.classes[at] != Cls.REL:
            return at
        end = at + 1
        while end < len(self.classes) and self.classes[end] in (Cls.ADV, Cls.ADJ, Cls.DET):
            end += 1
        compared = end > at + 1 and self.classes[end - 1] in (Cls.ADV, Cls.DET)
        if compared and end < len(self.classes) and self.classes[end] == Cls.NOUN:
            end += 1
        closed = end >= len(self.classes) or self.classes[end] not in (Cls.NOUN, Cls.NAME, Cls.VERB, Cls.AUX)
        return end if closed and end > at + 1 else at

    def _second_name(self, at: int) -> bool:
        """A state's name right after another's begins a phrase of its own ("gave Iraq US dollars")."""
        here, before = self.tokens[at], self.tokens[at - 1]
        if before.mention is None or here.mention is None or here.name in PERSONAL:
            return False
        return self.lexicon.head_last and before.name == NameKind.NAME and here.name == NameKind.NAME

    def _amount_after_name(self, at: int) -> bool:
        """A number after a state's name begins another phrase ("gave Lebanon one billion dollars")."""
        counted = self.classes[at] == Cls.NUM or self.tokens[at].word.tags & Tag.DETERMINER
        return bool(counted) and self.lexicon.head_last and self.tokens[at - 1].name == NameKind.NAME

    def _vg(self, at: int) -> VG:
        end, main, tags = at, -1, self.adverbs
        self.adverbs = 0
        infinitive = copula = False
        while end < len(self.tokens):
            cls, word = self.classes[end], self.tokens[end].word
            if cls == Cls.VERB:
                tags |= word.tags
                main = end
                end += 1
                break
            if cls not in (Cls.AUX, Cls.TO, Cls.ADV) or (cls == Cls.TO and not self._only_negation(at, end)):
                break
            infinitive = infinitive or cls == Cls.TO
            copula = copula or bool(word.tags & Tag.COPULA)
            tags |= word.tags
            end += 1
        if main < 0:
            return self._without_main(at, max(end, at + 1), tags, infinitive)
        word = self.tokens[main].word
        auxiliary = any(self.classes[k] == Cls.AUX for k in range(at, main))
        passive = bool(word.forms & Form.PASSIVE) or (copula and bool(word.forms & Form.PARTICIPLE))
        return VG(at, end, main, word.verb, word.forms, tags, passive, infinitive, auxiliary)

    def _only_negation(self, at: int, end: int) -> bool:
        return all(self.tokens[k].word.tags & Tag.NEGATION for k in range(at, end))

    def _without_main(self, at: int, end: int, tags: int, infinitive: bool) -> VG:
        return VG(at, end, end - 1, "", 0, tags, False, infinitive, True)

    def _np(self, i: int, j: int) -> NP:
        cut = self._last_possessive(i, j)
        owners = self._names(i, cut) if cut > i else []
        head = self._head(cut, j)
        token = self.tokens[head]
        np = NP(i, j, head, token.word.noun or token.low, token.word.tags, self._sort(head, cut, j))
        names = self._names(cut, j)
        self._compounds(np, cut, j)
        np.pronoun_owner = any(self._owns(k) for k in range(i, j))
        self._events(np, cut, j)
        self._assign(np, names, owners)
        return np

    def _owns(self, at: int) -> bool:
        nominalised = at > 0 and bool(self.tokens[at - 1].word.tags & Tag.VERB) and not self.lexicon.head_last
        return bool(self.tokens[at].word.tags & Tag.PRONOUN) and not nominalised

    def _last_possessive(self, i: int, j: int) -> int:
        for at in range(j - 1, i, -1):
            if self.classes[at] == Cls.POSS:
                return at + 1 if at + 1 < j else i
        return i

    def _names(self, i: int, j: int) -> list[int]:
        backed = {k - 1 for k in range(i, j) if self.classes[k] == Cls.COMPOUND and self._relation_after(k)}
        return [k for k in range(i, j) if self.classes[k] == Cls.NAME and k not in backed]

    def _relation_after(self, at: int) -> str:
        return self.lexicon.compounds.get(self.tokens[at].text[1:], "")

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
        if self._unknown_person(last) and len(heads) > 1:
            return next((k for k in reversed(heads) if self.tokens[k].word.tags & Tag.ROLE), last)
        return last

    def _unknown_person(self, at: int) -> bool:
        token = self.tokens[at]
        return token.capital and token.mention is None and token.low not in self.lexicon.words

    def _sort(self, head: int, i: int, j: int) -> Sort:
        token = self.tokens[head]
        if token.name is not None:
            return SORT_OF_NAME[token.name]
        return next((sort for tag, sort in SORT_OF_TAG if token.word.tags & tag), Sort.OTHER)

    def _compounds(self, np: NP, i: int, j: int) -> None:
        for at in range(i + 1, j):
            mention = self.tokens[at - 1].mention
            if self.classes[at] == Cls.COMPOUND and mention is not None:
                relation = self._relation_after(at)
                if relation:
                    np.backed.append((relation, mention))

    def _events(self, np: NP, i: int, j: int) -> None:
        frames = self.lexicon.noun_frames
        for at in range(i, j):
            if self.classes[at] == Cls.NOUN:
                lemma = self.tokens[at].word.noun or self.tokens[at].low
                if lemma in frames:
                    np.events.append(Event(lemma, at, at == np.head))

    def _assign(self, np: NP, names: list[int], owners: list[int]) -> None:
        mentions = [self.tokens[k].mention for k in names]
        known = [m for m in mentions if m is not None]
        owned = [m for k in owners if (m := self.tokens[k].mention) is not None][-1:]
        if np.sort in ACTING:
            np.members = self._pick(np, names) or owned
            np.owners = owned or known
        else:
            np.owners = self._joined(names) or owned

    def _pick(self, np: NP, names: list[int]) -> list[Mention]:
        if not names:
            return []
        persons = [k for k in names if self.tokens[k].name in PERSONAL]
        chosen = persons[-1] if persons else names[-1 if self.lexicon.head_last else 0]
        if not persons and self._hyphenated(names):
            return self._joined(names)
        return [m for k in (chosen,) if (m := self.tokens[k].mention) is not None]

    def _hyphenated(self, names: list[int]) -> bool:
        return any(k + 2 in names and self.classes[k + 1] == Cls.HYPHEN for k in names)

    def _joined(self, names: list[int]) -> list[Mention]:
        if self._hyphenated(names):
            return [m for k in names if (m := self.tokens[k].mention) is not None]
        return self._pick_one(names)

    def _pick_one(self, names: list[int]) -> list[Mention]:
        if not names:
            return []
        persons = [k for k in names if self.tokens[k].name in PERSONAL]
        first = persons[0] if persons else names[0]
        return [m for m in (self.tokens[first].mention,) if m is not None]
