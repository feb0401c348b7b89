"""Who says so: leading, trailing and nested attribution, "according to", accusers. Floor 4, eighth stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.extract.candidates import Candidate
from graphkit.extract.referents import Filler
from graphkit.extract.settle import Cls
from graphkit.extract.slots import Slots
from graphkit.extract.syntax import NP, Clause, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import OTHER, Span

GROUP = "group-"
SPEAKING = frozenset(("say", "deny", "accuse", "hedge"))

Voice = tuple[str, Span | None]
"""The code of a polity, or `OTHER`, and the words that name the speaker."""


class Voices:
    """Reads attribution in one parsed sentence."""

    def __init__(self, tokens: Sequence[Token], classes: Sequence[Cls], parse: Parse, slots: Slots) -> None:
        self.tokens, self.classes, self.parse, self.slots = tokens, classes, parse, slots
        self.lexicon: Lexicon = slots.lexicon

    def speakers(self, candidate: Candidate) -> Iterator[Voice]:
        """On whose word the candidate rests, the nearest first; a voice may come twice."""
        pred = candidate.pred
        clause: Clause | None = pred.clause if pred is not None else self._clause(candidate)
        if candidate.event is not None and candidate.event.said_by is not None:
            yield from self._voices(candidate.event.said_by)
        if pred is not None and pred.link == "xcomp" and pred.governor is not None:
            yield from self._if_speaking(pred.governor)
        if candidate.event is not None and pred is not None and self._kinds(pred) & {"accuse", "deny"}:
            yield from self._voices(pred)
        while clause is not None:
            governor = clause.governor
            if governor is not None and clause.kind == "comp":
                yield from self._if_speaking(governor)
            clause = _outer(clause)
        yield from self.apart(candidate)

    def apart(self, candidate: Candidate) -> Iterator[Voice]:
        """The speakers named beside the statement: "..., officials said", "according to ..."."""
        pred = candidate.pred
        clause = pred.clause if pred is not None else self._clause(candidate)
        if clause is None or clause.kind != "trail":
            yield from self._trailing()
            yield from self._after_colon()
        yield from self._according(self._clauses_above(candidate))

    def _after_colon(self) -> Iterator[Voice]:
        """Of a headline's "Turkey unlikely to join: commissioner" the speaker stands last."""
        last = self.parse.clauses[-1]
        colon = last.subj is not None and last.subj.i > 0 and self.tokens[last.subj.i - 1].text == ":"
        if colon and last.main is None and last.subj is not None and last.subj.sort is Sort.PERSON:
            yield from self._heard(last.subj, self.slots.fillers(last.subj, "speaker"))

    def _clause(self, candidate: Candidate) -> Clause | None:
        return self.parse.clause_of.get(id(candidate.event)) if candidate.event is not None else None

    def _kinds(self, pred: Pred) -> frozenset[str]:
        return self.lexicon.classes.get(pred.vg.lemma, frozenset())

    def _if_speaking(self, pred: Pred) -> Iterator[Voice]:
        if self._kinds(pred) & SPEAKING:
            yield from self._voices(pred)

    def _trailing(self) -> Iterator[Voice]:
        for pred in self.parse.preds:
            if pred.clause.kind == "trail":
                yield from self._if_speaking(pred)

    def _clauses_above(self, candidate: Candidate) -> set[int]:
        clause = candidate.pred.clause if candidate.pred is not None else self._clause(candidate)
        above: set[int] = set()
        while clause is not None:
            above.add(id(clause))
            clause = _outer(clause)
        return above

    def _according(self, above: set[int]) -> Iterator[Voice]:
        for np in self.parse.nps:
            if np.prep_tags & Tag.ACCORDING and not (np.prep_tags & Tag.QUOTING and np.events):
                within = id(self.parse.clause_of.get(id(np))) in above
                if within or self._sets_off(np):
                    yield from self._heard(np, self.slots.fillers(np, "according"))

    def _sets_off(self, np: NP) -> bool:
        """Whether the phrase stands apart by a comma, and so speaks for the whole sentence."""
        at = next((k for k in range(np.i - 1, -1, -1) if self.classes[k] == Cls.PREP), 0)
        return at == 0 or self.classes[at - 1] in (Cls.COMMA, Cls.BREAK)

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
        if np.sort is Sort.SOURCE and not (np.owners or np.tags & Tag.ROLE):
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
        """Whose "the military" is: that of the soldiers named before, else of the sentence's subject."""
        for other in self.parse.nps:
            if other.i < np.i and other.sort is Sort.FORCE and other.members:
                named = [m for m in other.members if not m.polity.startswith(GROUP)]
                if named:
                    return [Filler(named[0], "implied", other)]
        return self._of_subject(np)

    def _of_subject(self, np: NP) -> Sequence[Filler]:
        for pred in self.parse.preds:
            if pred.subj is not None and pred.subj is not np and pred.subj.members and pred.subj.i < np.i:
                return [Filler(m, "implied", pred.subj) for m in pred.subj.members[:1]]
        return []


def _outer(clause: Clause) -> Clause | None:
    return clause.governor.clause if clause.governor is not None else clause.parent


def _placed(np: NP, slots: Slots) -> Sequence[Filler]:
    """The polity a speaker is placed in: "officials in Islamabad", "sources with the ministry"."""
    return [filler for _, other in np.pps[:1] for filler in slots.fillers(other, "placed")]
