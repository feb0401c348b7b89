"""Infinitives, gerunds and participles: verbs that borrow their subject. Floor 4."""

from __future__ import annotations

from graphkit.extract.marks import Marks
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, VG, Chunk, Clause, Mark, Pred
from graphkit.lexicon import Tag


class NonFinite(Marks):
    """Finds the subject of verbs that have none of their own."""

    def add(
        self, vg: VG, subj: NP | None, clause: Clause, governor: Pred | None = None, link: str = ""
    ) -> Pred:
        """A predicate of `clause`, which becomes the innermost."""
        pred = Pred(vg, subj, clause, governor, link)
        if subj is not None and id(subj) not in self.result.place:
            self.result.place[id(subj)] = (pred, "subject")
        self.result.preds.append(pred)
        clause.current = pred
        self.clause = clause
        self.chain, self.loose = [], None
        return pred

    def infinitive(self, vg: VG) -> None:
        """An infinitive under the current predicate or the noun before it."""
        governor = self.clause.current
        previous = self.previous()
        subj = self.clause.subj if governor is None else self.controller(governor)
        pred = self.add(vg, subj, self.clause, governor, "xcomp")
        pred.host = previous if isinstance(previous, NP) else None

    def controller(self, governor: Pred, tags: int = 0) -> NP | None:
        """Who does what an infinitive under `governor` says; `tags` are those of the word between.

        One is blamed, thanked or kept back for what one does: "condemned Togo for attacking".
        """
        if tags & Tag.GROUNDS and governor.objs and governor.objs[-1].members and not governor.vg.passive:
            return governor.objs[-1]
        if "object-control" in self.lexicon.kinds(governor.vg.lemma) and not governor.vg.passive:
            if governor.objs:
                return governor.objs[-1]
            if governor.pps:
                return governor.pps[0][1]
        return governor.subj

    def gerund(self, vg: VG, previous: Chunk | None) -> None:
        """An -ing form: under a preposition, about the phrase before it, or beside the verb."""
        governor = self.clause.current
        if self.pend and governor is not None:
            accused = {"accuse", "object-control"} & self.lexicon.kinds(governor.vg.lemma)
            subj = self.controller(governor, Tag.GROUNDS if accused else self.pend_tags)
            pred = self.add(vg, subj, self.clause, governor, "xcomp")
            pred.prep, self.pend = self.pend, ""
        elif isinstance(previous, VG) and governor is not None:
            self.add(vg, governor.subj, self.clause, governor, "xcomp")
        elif isinstance(previous, NP) and (governor is not None or self.chain):
            self.add(vg, self.chain[-1] if self.chain else previous, self.clause, governor, "part")
        else:
            self.pend = ""
            self.add(vg, self._actor_of(governor), self.clause, governor, "part")

    def _actor_of(self, governor: Pred | None) -> NP | None:
        """Who acts in the clause: of "was hit by a bomber, killing two" the bomber."""
        passive = governor is not None and governor.vg.passive
        agents = [np for _, np in governor.pps if np.prep_tags & Tag.AGENT] if governor and passive else []
        return agents[0] if agents else self.clause.subj

    def reduced(self, vg: VG, previous: Chunk | None) -> bool:
        """Whether a participle qualifies the phrase before it ("sanctions imposed on ...")."""
        following = self.next()
        if not vg.ambiguous or not self.lexicon.head_last or not isinstance(following, Mark):
            return False
        if "intransitive" in self.lexicon.kinds(vg.lemma):
            return False
        if previous is None and self.clause.subj is None:
            return following.cls == Cls.PREP
        if following.tags & Tag.AGENT:
            return isinstance(previous, NP) or self.comma
        if self.comma and self.clause.main is None and self.clause.subj is not None:
            return following.cls == Cls.PREP and self.verb_later(1)
        if not isinstance(previous, NP) or following.cls != Cls.PREP or vg.lemma in self.lexicon.say_lemmas:
            return False
        if self.clause.main is not None:
            return bool(previous.prep) and self.clause.main is self.clause.current
        return self._finite_follows()

    def opens_sentence(self, vg: VG, previous: Chunk | None) -> bool:
        """Whether a verb at the head waits for the subject after the comma ("Setelah bertemu X, Y ...")."""
        clause = self.clause
        headless = clause.subj is None and clause.main is None and not self.lexicon.head_last
        opening = previous is None or (isinstance(previous, Mark) and bool(previous.tags & Tag.SUBORDINATOR))
        if not (headless and opening and self.at < 2):
            return False
        self.pend = ""
        return vg.lemma not in self.lexicon.say_lemmas and self._comma_then_subject()

    def _comma_then_subject(self) -> bool:
        step, comma = 1, False
        while (chunk := self.next(step)) is not None:
            if comma and isinstance(chunk, VG):
                return isinstance(self.next(step - 1), NP)
            if isinstance(chunk, VG):
                return False
            comma = comma or (isinstance(chunk, Mark) and chunk.cls == Cls.COMMA)
            step += 1
        return False

    def _finite_follows(self) -> bool:
        """Whether another finite verb comes before this clause ends."""
        step = 1
        while (chunk := self.next(step)) is not None:
            if isinstance(chunk, VG):
                return chunk.finite and not chunk.infinitive
            if isinstance(chunk, Mark) and chunk.cls not in (Cls.PREP, Cls.TIME, Cls.ADV):
                return False
            step += 1
        return False

    def participle(self, vg: VG) -> None:
        """A participle about the phrase before it."""
        vg.passive = True
        host = self.chain[-1] if self.chain else self.clause.subj
        self.add(vg, host, self.clause, self.clause.current, "part")

    def controls(self, pred: Pred) -> bool:
        """Whether the verb's object does what a bare verb after it says ("menuduh X memasok ...")."""
        kinds = self.lexicon.kinds(pred.vg.lemma)
        return not self.lexicon.head_last and bool(kinds & {"accuse", "object-control"})
