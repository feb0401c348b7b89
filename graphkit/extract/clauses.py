"""Clauses: who is subject and object of which verb group. Floor 4, sixth stage.

One pass from left to right over the chunks with a stack of open clauses: relative, reported and
subordinate clauses are pushed, and a verb that finds its clause already has one closes it.
"""

from __future__ import annotations

from collections.abc import Callable

from graphkit.extract.nonfinite import NonFinite
from graphkit.extract.openclauses import before_times, unappose
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, VG, Chunk, Clause, Mark, Parse, Pred
from graphkit.lexicon import Form, Lexicon, Tag

SHARED_TENSE = Tag.FUTURE | Tag.POSSIBLE | Tag.PROBABLE | Tag.MODAL | Tag.CONDITION


def parse(chunks: list[Chunk], lexicon: Lexicon) -> Parse:
    """The clause structure of a sentence."""
    return _Parser(chunks, lexicon).run()


class _Parser(NonFinite):
    def __init__(self, chunks: list[Chunk], lexicon: Lexicon) -> None:
        super().__init__(chunks, lexicon)
        self.marks: dict[Cls, Callable[[Mark], None]] = {
            Cls.PREP: self.prep_mark,
            Cls.COMMA: self.comma_mark,
            Cls.CONJ: self.conj_mark,
            Cls.REL: self.rel_mark,
            Cls.SUB: self.sub_mark,
            Cls.BREAK: self.break_mark,
            Cls.TIME: self.time_mark,
        }

    def run(self) -> Parse:
        for at, chunk in enumerate(self.chunks):
            self.at = at
            if isinstance(chunk, NP):
                self.noun_phrase(chunk)
                self.comma = self.conj = False
            elif isinstance(chunk, VG):
                self._vg(chunk)
                self.comma = self.conj = False
            elif chunk.cls in self.marks:
                self.marks[chunk.cls](chunk)
        return self.result

    def _vg(self, vg: VG) -> None:
        previous = self.previous()
        if vg.infinitive or (isinstance(previous, VG) and not self.lexicon.head_last):
            self.infinitive(vg)
        elif vg.gerund:
            self.gerund(vg, previous)
        elif self.reduced(vg, previous):
            self.participle(vg)
        elif self.opens_sentence(vg, previous):
            self.add(vg, None, self.clause, None, "part")
        elif self.clause.current is None or (self.clause.main is None and not self.conj):
            if self.clause.subj is None and self.loose is not None:
                self.clause.subj = self.loose
            self._predicate(vg, self.clause)
        else:
            self._further(vg)

    def _further(self, vg: VG) -> None:
        """A finite verb in a clause that has one."""
        if self.conj:
            self._coordinated(vg)
        elif isinstance(before := before_times(self.chunks, self.at), NP):
            self._after_np(vg, before)
        else:
            self._after_comma(vg)

    def _predicate(self, vg: VG, clause: Clause) -> None:
        if vg.passive and _is_state(vg, self.next(), self.lexicon):
            vg.passive = False
        inverted = clause.subj is None and vg.lemma in self.lexicon.say_lemmas
        if clause.subj is None and not inverted and clause.governor is not None:
            clause.subj = self.controller(clause.governor, clause.tags)
        waiting = [p for p in self.result.preds if p.clause is clause and p.subj is None and p.link == "part"]
        for earlier in waiting:
            earlier.subj = clause.subj
        pred = self.add(vg, clause.subj, clause, clause.governor, clause.kind)
        clause.main = pred
        pred.inverted = inverted
        if clause.antecedent is not None and clause.subj is not clause.antecedent:
            pred.objs.append(clause.antecedent)
        own = clause.subj.pps if clause.subj is not None else []
        pred.pps.extend(pp for pp in clause.pps if vg.passive or pp not in own)
        for prep, np in clause.pps:
            if np.prep_tags & Tag.INSIDE:
                self.result.place[id(np)] = (pred, prep)

    def _coordinated(self, vg: VG) -> None:
        clause = self.clause
        model = clause.current
        bare = bool(vg.forms & Form.BASE) and not vg.forms & Form.PAST and not vg.auxiliary
        goes_on = model is not None and (model.vg.finite or (bare and model.vg.infinitive))
        if model is None or (vg.finite and not goes_on and clause.main is not None):
            model = clause.main
        if model is None:
            self._predicate(vg, clause)
            return
        if vg.forms & Form.BASE and not vg.auxiliary and not vg.infinitive:
            vg.tags |= model.vg.tags & SHARED_TENSE
        self.add(vg, model.subj, clause, model.governor, model.link)

    def _after_np(self, vg: VG, np: NP) -> None:
        current = self.clause.current
        if self.loose is not None:
            self._sibling(vg, self.loose)
        elif current is not None and np in current.objs and current.vg.passive and not self.lexicon.head_last:
            self.add(vg, current.subj, self.clause, current, "xcomp")
        elif current is not None and np in current.objs and self.controls(current):
            self.add(vg, np, self.clause, current, "xcomp")
        else:
            self._after_object(vg, np, current)

    def _after_object(self, vg: VG, np: NP, current: Pred | None) -> None:
        """The verb of a subject that waits, or of what is reported without "that"."""
        waiting = self._waiting()
        told = current is not None and current.vg.lemma in self.lexicon.say_lemmas
        if waiting is not None and not (told and current is not None and current.objs):
            self._predicate(vg, waiting)
            return
        subj = _head_of(np, current, self.chain)
        if current is not None and subj in current.objs:
            current.objs.remove(subj)
        self._reported(vg, subj, current)

    def _reported(self, vg: VG, subj: NP, governor: Pred | None) -> None:
        clause = self.open("comp", self.clause, governor)
        clause.subj = subj
        self.result.clause_of[id(subj)] = clause
        self.result.place.pop(id(subj), None)
        self._predicate(vg, clause)

    def _sibling(self, vg: VG, subj: NP) -> None:
        kinds = self.lexicon.kinds(vg.lemma)
        trailing = self.loose_comma and "say" in kinds and "deny" not in kinds
        old = self.clause
        unappose(self.result.nps[-6:-1], subj)
        if not trailing and _tells_after_comma(old.current, self.lexicon):
            self._reported(vg, subj, old.current)
            return
        if old.current is not None and subj in old.current.objs:
            old.current.objs.remove(subj)
            self.result.place.pop(id(subj), None)
        clause = self.open("trail" if trailing else old.kind, old.parent, None if trailing else old.governor)
        clause.tags = 0 if trailing else old.tags
        clause.subj = subj
        self._predicate(vg, clause)

    def _after_comma(self, vg: VG) -> None:
        waiting = self._waiting()
        if waiting is not None:
            self._predicate(vg, waiting)
        elif vg.lemma in self.lexicon.say_lemmas and isinstance(self.next(), NP):
            clause = self.open("trail", None)
            self._predicate(vg, clause)
        elif self.clause.main is not None:
            model = self.clause.main
            self.add(vg, model.subj, self.clause, model.governor, model.link)
        else:
            self._predicate(vg, self.clause)

    def _waiting(self) -> Clause | None:
        """The nearest open clause that has a subject and no verb yet."""
        clause = self.clause.parent
        while clause is not None:
            if clause.main is None and clause.subj is not None:
                return clause
            clause = clause.parent
        return None


def _head_of(np: NP, current: Pred | None, chain: list[NP]) -> NP:
    """What a phrase under a preposition hangs on: of "said the war in Iraq had" the war."""
    objs = current.objs if current is not None else []
    return objs[-1] if np.prep and objs and objs[-1] in chain and np in chain else np


def _is_state(vg: VG, following: Chunk | None, lexicon: Lexicon) -> bool:
    """Whether a participle tells of its subject's own stand: "is opposed to", "was headed for"."""
    agent = isinstance(following, Mark) and bool(following.tags & Tag.AGENT)
    return not agent and "stative" in lexicon.kinds(vg.lemma)


def _tells_after_comma(pred: Pred | None, lexicon: Lexicon) -> bool:
    """Whether what follows the comma is reported: "Solana mengatakan, dia akan ..."."""
    if pred is None or lexicon.head_last or pred.objs:
        return False
    return pred.vg.lemma in lexicon.say_lemmas and pred.clause.kind != "trail"
