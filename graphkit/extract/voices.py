"""Who says so: leading, trailing and nested attribution, "according to", accusers. Floor 4, eighth stage."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.candidates import Candidate
from graphkit.extract.settle import Cls
from graphkit.extract.speakers import Speakers, Voice
from graphkit.extract.syntax import NP, Clause, Pred, Sort
from graphkit.lexicon import Tag

SPEAKING = frozenset(("say", "deny", "accuse", "hedge"))


class Voices(Speakers):
    """Reads attribution in one parsed sentence."""

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


def _outer(clause: Clause) -> Clause | None:
    return clause.governor.clause if clause.governor is not None else clause.parent
