"""Which time expression dates which claim. Floor 4.

A date belongs to the verb it stands with: "said on Monday that X had attacked" dates the saying.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.dates import DateMention
from graphkit.extract.candidates import Candidate
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import Parse, Pred
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag

OPENING = frozenset((Cls.SUB, Cls.REL, Cls.BREAK))
BREAKING = frozenset((Cls.VERB, Cls.AUX, Cls.SUB, Cls.REL, Cls.COMMA, Cls.BREAK, Cls.QUOTE))
REACH = 10
SAME_EVENT = ("xcomp", "part", "conj")


class Dater:
    """The dates of one sentence, each with the predicate it belongs to."""

    def __init__(
        self,
        dates: Sequence[DateMention],
        offset: int,
        tokens: Sequence[Token],
        classes: Sequence[Cls],
        parse: Parse,
        lexicon: Lexicon,
        carries: Callable[[Candidate], bool],
    ) -> None:
        self.tokens, self.classes, self.parse, self.lexicon = tokens, classes, parse, lexicon
        self.carries = carries
        starts = [(self._token_at(date.span.start + offset), date) for date in dates]
        self.all = [(at, self._owner(at), date) for at, date in starts]
        self.owned = [(at, owner, date) for at, owner, date in self.all if not self._of_noun(at, date)]

    def date_of(self, candidate: Candidate) -> DateMention | None:
        """The date of what the candidate claims, if the sentence gives one."""
        if not self.carries(candidate):
            return self._beside(candidate)
        fitting = [
            (abs(at - candidate.at), date)
            for at, owner, date in self.owned
            if self._same(candidate.pred, owner)
        ]
        return min(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _beside(self, candidate: Candidate) -> DateMention | None:
        """The date that follows a noun before anything else is said of it ("the invasion ... in 2022")."""
        for at, _, date in self.all:
            if candidate.at < at <= candidate.at + REACH and not self._broken(candidate.at, at):
                return date
        return None

    def _broken(self, start: int, end: int) -> bool:
        return any(self.classes[k] in BREAKING for k in range(start, end))

    def _of_noun(self, at: int, date: DateMention) -> bool:
        """Whether a date only qualifies the noun before it ("the borders of 1967")."""
        if date.in_modifier or date.kind != "year":
            return date.in_modifier
        before = at - 1
        if before > 0 and self.tokens[before].word.tags & Tag.ORIGIN:
            before -= 1
        return before >= 0 and self.classes[before] in (Cls.NOUN, Cls.NAME)

    def _token_at(self, start: int) -> int:
        return next((at for at, token in enumerate(self.tokens) if token.end > start), len(self.tokens) - 1)

    def _owner(self, at: int) -> Pred | None:
        before = [pred for pred in self.parse.preds if pred.vg.i <= at]
        after = [pred for pred in self.parse.preds if pred.vg.i > at]
        if before and not self._opens(before[-1].vg.j, at):
            return before[-1]
        return after[0] if after else before[-1] if before else None

    def _opens(self, start: int, end: int) -> bool:
        return any(self.classes[k] in OPENING for k in range(start, end))

    def _same(self, pred: Pred | None, owner: Pred | None) -> bool:
        if pred is None or owner is None:
            return pred is owner
        return owner in self._chain(pred) or pred in self._chain(owner)

    def _chain(self, pred: Pred) -> list[Pred]:
        """The predicate and those above it that tell of the same event."""
        chain = [pred]
        while pred.governor is not None and pred.link in SAME_EVENT:
            pred = pred.governor
            if "say" in self.lexicon.kinds(pred.vg.lemma):
                break
            chain.append(pred)
        return chain
