"""Which time expression dates which claim. Floor 4.

A date belongs to the verb it stands with: "said on Monday that X had attacked" dates the saying.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphkit.dates import DateMention
from graphkit.extract.candidates import Candidate
from graphkit.extract.settle import Cls
from graphkit.extract.sides import is_past, placed
from graphkit.extract.syntax import Parse, Pred, main_beside
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import Modality

OPENING = frozenset((Cls.SUB, Cls.REL, Cls.BREAK))
BREAKING = frozenset((Cls.VERB, Cls.AUX, Cls.SUB, Cls.REL, Cls.COMMA, Cls.BREAK, Cls.QUOTE))
REACH = 10
SAME_EVENT = ("xcomp", "part", "conj")
APART = frozenset(("say", "call-for", "accuse", "deny"))


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
        published: str = "",
    ) -> None:
        self.tokens, self.classes, self.parse, self.lexicon = tokens, classes, parse, lexicon
        self.carries, self.published = carries, published
        starts = [(_token_at(tokens, date.span.start + offset), date) for date in dates]
        self.all = [(at, self._owner(at), date) for at, date in starts]
        self.owned = [(at, owner, date) for at, owner, date in self.all if not self._of_noun(at, date)]

    def date_of(self, candidate: Candidate, modality: Modality) -> DateMention | None:
        """The date of what the candidate claims, if the sentence gives one.

        What is planned or called for does not lie before the day of publication, and what is told without
        a past tense rather lies a few weeks ahead than a year ago.
        """
        when = self._of_its_own(candidate)
        return placed(when, self.published, modality, candidate) if when is not None else None

    def _of_its_own(self, candidate: Candidate) -> DateMention | None:
        if not self.carries(candidate):
            return self._beside(candidate)
        for fits in (self._same_or_urged, _at_the_time):
            fitting = [
                (abs(at - candidate.at), date)
                for at, owner, date in self.owned
                if fits(candidate.pred, owner, date)
            ]
            if fitting:
                return min(fitting, key=lambda pair: pair[0])[1]
        return None

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

    def _same_or_urged(self, pred: Pred | None, owner: Pred | None, when: DateMention) -> bool:
        """Whether the date is the verb's, or a past day after what it urges: "asked them to go on Monday"."""
        if self._same(pred, owner):
            return True
        below = owner is not None and owner.link == "xcomp" and owner.governor is pred
        return below and pred is not None and is_past(when, self.published)

    def _chain(self, pred: Pred) -> list[Pred]:
        """The predicate and those above it that tell of the same event."""
        chain = [pred]
        while pred.governor is not None and pred.link in SAME_EVENT:
            pred = pred.governor
            if self._tells_of_another_time(pred):
                break
            chain.append(pred)
        return chain

    def _tells_of_another_time(self, pred: Pred) -> bool:
        """Whether what the verb says, asks or blames for has its own time, unlike what it helps to do."""
        kinds = self.lexicon.kinds(pred.vg.lemma)
        return bool(kinds & APART) or ("object-control" in kinds and "implicative" not in kinds)


def _token_at(tokens: Sequence[Token], start: int) -> int:
    return next((at for at, token in enumerate(tokens) if token.end > start), len(tokens) - 1)


def _at_the_time(pred: Pred | None, owner: Pred | None, _: DateMention) -> bool:
    """Whether the date is that of a clause that says when it was: "signed it when they met in May"."""
    clause = owner.clause if owner is not None else None
    then = clause is not None and clause.tags & Tag.SIMULTANEOUS and clause.main is owner
    return bool(then) and clause is not None and pred is not None and main_beside(clause) is pred
