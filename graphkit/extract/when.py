"""Which time expression dates which claim. Floor 4.

A date belongs to the verb it stands with: "said on Monday that X had attacked" dates the saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.dates import DateMention
from graphkit.extract.clauses import Parse, Pred
from graphkit.extract.frames import Candidate
from graphkit.extract.settle import Cls
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon

OPENING = frozenset((Cls.SUB, Cls.REL, Cls.BREAK))
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
    ) -> None:
        self.tokens, self.classes, self.parse, self.lexicon = tokens, classes, parse, lexicon
        starts = [(self._token_at(date.span.start + offset), date) for date in dates if not date.in_modifier]
        self.owned = [(at, self._owner(at), date) for at, date in starts]

    def date_of(self, candidate: Candidate) -> DateMention | None:
        """The date of what the candidate claims, if the sentence gives one."""
        fitting = [(abs(at - candidate.at), date) for at, owner, date in self.owned if self._same(candidate.pred, owner)]
        return min(fitting, key=lambda pair: pair[0])[1] if fitting else None

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
            if "say" in self.lexicon.classes.get(pred.vg.lemma, ()):
                break
            chain.append(pred)
        return chain
