"""Who a speaker is, and whom an unnamed one speaks for. Floor 4, part of the eighth stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.extract.referents import Filler
from graphkit.extract.settle import Cls
from graphkit.extract.slots import Slots
from graphkit.extract.syntax import NP, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import OTHER, Span

Voice = tuple[str, Span | None]
"""The code of a polity, or `OTHER`, and the words that name the speaker."""


class Speakers:
    """Hears the speakers of one parsed sentence."""

    def __init__(self, tokens: Sequence[Token], classes: Sequence[Cls], parse: Parse, slots: Slots) -> None:
        self.tokens, self.classes, self.parse, self.slots = tokens, classes, parse, slots
        self.lexicon: Lexicon = slots.lexicon

    def _kinds(self, pred: Pred) -> frozenset[str]:
        return self.lexicon.kinds(pred.vg.lemma)

    def _voices(self, pred: Pred) -> Iterator[Voice]:
        fillers = self.slots.subject(pred)
        subj = pred.subj if not pred.vg.passive else None
        yield from self._heard(subj, fillers)

    def _heard(self, np: NP | None, fillers: Sequence[Filler]) -> Iterator[Voice]:
        if np is None:
            known = fillers
        elif np.sort is Sort.MEDIA or any(self.tokens[k].word.tags & Tag.MEDIA for k in range(np.i, np.j)):
            known = []
        else:
            known = fillers or self._implied(np)
        for filler in known:
            yield filler.mention.polity, filler.mention.span
        if not known and np is not None and np.sort is not Sort.PRONOUN:
            yield OTHER, Span(self.tokens[np.i].start, self.tokens[np.j - 1].end)

    def _implied(self, np: NP) -> Sequence[Filler]:
        """Whose source it is, or for "the military" and "his ministry" that of the sentence's subject."""
        if np.sort is Sort.SOURCE and not (np.owners or np.tags & (Tag.ROLE | Tag.BEHOLDEN)):
            return []
        if np.sort is Sort.SOURCE or np.owners:
            return self.slots.fillers(np, "speaker", thing=True) or _placed(np, self.slots)
        if np.tags & Tag.FORCE and not np.pronoun_owner:
            return self._of_forces(np)
        if np.tags & Tag.BEHOLDEN and any(self.tokens[k].has(Tag.FORCE) for k in range(np.i, np.head)):
            return self._of_forces(np)
        if not (np.pronoun_owner or np.tags & (Tag.GOVERNMENT | Tag.BEHOLDEN)):
            return _placed(np, self.slots)
        return _placed(np, self.slots) or self._of_subject(np)

    def _of_forces(self, np: NP) -> Sequence[Filler]:
        return [Filler(mention, "implied", np) for mention in self.slots.forces_before(np)]

    def _of_subject(self, np: NP) -> Sequence[Filler]:
        for pred in self.parse.preds:
            if pred.subj is not None and pred.subj is not np and pred.subj.members and pred.subj.i < np.i:
                return [Filler(m, "implied", pred.subj) for m in pred.subj.members[:1]]
        return []


def _placed(np: NP, slots: Slots) -> Sequence[Filler]:
    """The polity a speaker is placed in: "officials in Islamabad", "sources with the ministry"."""
    return [filler for _, other in np.pps[:1] for filler in slots.fillers(other, "placed")]
