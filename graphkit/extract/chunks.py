"""Noun phrases and verb groups, in the order of the sentence. Floor 4, fourth stage."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.actors import NameKind
from graphkit.extract.nounphrases import PERSONAL, NounPhrases
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, VG, Chunk, Mark, Sort
from graphkit.extract.tokens import Token
from graphkit.extract.verbgroups import verb_group
from graphkit.lexicon import Lexicon, Tag

ACTING = Tag.PEOPLE | Tag.ROLE | Tag.FORCE | Tag.GOVERNMENT
IN_NP = frozenset((Cls.NOUN, Cls.NAME, Cls.DET, Cls.ADJ, Cls.POSS, Cls.NUM, Cls.COMPOUND, Cls.HYPHEN))


def chunk(tokens: Sequence[Token], classes: Sequence[Cls], lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a sentence in order; adverbs and times are left out."""
    return _Chunker(tokens, classes, lexicon).run()


class _Chunker:
    def __init__(self, tokens: Sequence[Token], classes: Sequence[Cls], lexicon: Lexicon) -> None:
        self.tokens, self.classes, self.lexicon = tokens, classes, lexicon
        self.phrases = NounPhrases(tokens, classes, lexicon)
        self.adverbs = 0

    def run(self) -> list[Chunk]:
        chunks: list[Chunk] = []
        at, size = 0, len(self.tokens)
        while at < size:
            cls = self.classes[at]
            if cls in IN_NP:
                end = self._np_end(at, chunks)
                if self._is_year(at, end) or self._is_of_time(at, end):
                    chunks.append(Mark(Cls.TIME, at, self.tokens[at].low, Tag.TIME.value))
                else:
                    chunks.append(self.phrases.build(at, end))
            elif cls in (Cls.AUX, Cls.TO, Cls.VERB):
                group = verb_group(self.tokens, self.classes, at, self.adverbs)
                self.adverbs = 0
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

    def _is_of_time(self, at: int, end: int) -> bool:
        """A determiner that belongs to a time: "this week"."""
        return end == at + 1 and self.classes[at] == Cls.DET and self.classes[end : end + 1] == [Cls.TIME]

    def _is_year(self, at: int, end: int) -> bool:
        text = self.tokens[at].text
        return end == at + 1 and len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")

    def _pronoun(self, at: int) -> NP:
        token = self.tokens[at]
        return NP(at, at + 1, at, token.low, token.word.tags, Sort.PRONOUN)

    def _np_end(self, at: int, chunks: list[Chunk]) -> int:
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
            if self._noun_after_name(end) or self._second_object(at, end, chunks):
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

    def _noun_after_name(self, at: int) -> bool:
        """Where heads come first, a noun after a state's name is a phrase of its own."""
        here = self.tokens[at]
        plain = self.classes[at] == Cls.NOUN and here.has(Tag.NOUN) and not here.capital
        return plain and not self.lexicon.head_last and self.tokens[at - 1].name == NameKind.NAME

    def _second_object(self, at: int, end: int, chunks: list[Chunk]) -> bool:
        """Whether what a state is given begins right after its name ("gave Laos humanitarian aid")."""
        if self.tokens[end - 1].name != NameKind.NAME or end != at + 1 or not self.lexicon.head_last:
            return False
        verb = chunks[-1] if chunks else None
        if not isinstance(verb, VG) or verb.passive or "ditransitive" not in self.lexicon.kinds(verb.lemma):
            return False
        last = end
        while last + 1 < len(self.tokens) and self.classes[last + 1] in (Cls.NOUN, Cls.ADJ):
            last += 1
        described = self.classes[end] in (Cls.NOUN, Cls.ADJ)
        named = self.tokens[last].word.tags
        return described and (bool(named & Tag.WEAPON) or not named & ACTING)

    def _amount_after_name(self, at: int) -> bool:
        """A number after a state's name begins another phrase ("gave Lebanon one billion dollars")."""
        counted = self.classes[at] == Cls.NUM or self.tokens[at].word.tags & Tag.DETERMINER
        return bool(counted) and self.lexicon.head_last and self.tokens[at - 1].name == NameKind.NAME
