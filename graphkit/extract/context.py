"""What stands around a candidate, as names of features for the scorer. Floor 4, part of the eighth stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.extract.referents import Filler
from graphkit.extract.syntax import Clause, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Tag

AROUND = 3
VERBS_COUNTED = 3
EMPTY = Tag.DETERMINER | Tag.AUXILIARY


class Context:
    """Names what stands around the candidates of one sentence."""

    def __init__(self, tokens: Sequence[Token], parse: Parse) -> None:
        self.tokens, self.parse = tokens, parse
        self.words: dict[int, tuple[str, ...]] = {}

    def near(self, at: int, relation: str) -> Iterator[str]:
        """The words beside a trigger, with the relation it is to state."""
        for word in self._words(at):
            yield f"near={word}|{relation}"

    def _words(self, at: int) -> tuple[str, ...]:
        if at not in self.words:
            window = range(max(0, at - AROUND), min(len(self.tokens), at + AROUND + 1))
            self.words[at] = tuple(
                _lemma(self.tokens[k]) for k in window if k != at and _tells(self.tokens[k])
            )
        return self.words[at]

    def of(
        self, role: str, filler: Filler, at: int, pred: Pred | None, home: Clause | None, part: str
    ) -> Iterator[str]:
        """How far a filler lies from the trigger: its place, its clause, the verbs between."""
        np = filler.np
        if np is None:
            return
        holder, place = self.parse.place.get(id(np), (None, ""))
        clause = self.parse.clause_of.get(id(np))
        same = clause is home
        low, high = sorted((np.i, at))
        verbs = sum(1 for other in self.parse.preds if low < other.vg.at < high)
        yield f"{role}-place={place}|{same}|{holder is pred}|{part}"
        yield f"{role}-verbs={min(verbs, VERBS_COUNTED)}|{filler.how}|{part}"
        yield f"{role}-clause={clause.kind if clause else ''}|{same}|{part}"
        yield f"{role}-in={'member' if np.members else 'owner'}|{np.sort.name}|{part}"
        yield f"{role}-head={'' if np.sort is Sort.POLITY else np.lemma}"
        if np.prep:
            yield f"{role}-prep={np.prep}|{part}"


def _tells(token: Token) -> bool:
    return token.mention is None and token.low.isalpha() and not token.word.tags & EMPTY


def _lemma(token: Token) -> str:
    return token.word.verb or token.word.noun or token.low
