"""What commas, conjunctions, relatives and subordinators do to the open clauses. Floor 4."""

from __future__ import annotations

from graphkit.extract.openclauses import OpenClauses
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, VG, Clause, Mark, Sort
from graphkit.lexicon import Tag

PLACES = frozenset((Sort.PLACE, Sort.CAPITAL))


class Marks(OpenClauses):
    """Opens and closes clauses at marks."""

    def prep_mark(self, mark: Mark) -> None:
        """A preposition waits for its phrase, unless it opens a clause ("after he left")."""
        if mark.tags & Tag.SUBORDINATOR and (self._clause_follows() or self._grounds_follow(mark)):
            self.sub_mark(mark)
        else:
            self.pend, self.pend_tags = mark.low, mark.tags

    def _clause_follows(self) -> bool:
        step = 1
        while isinstance(chunk := self.next(step), NP) or (isinstance(chunk, Mark) and chunk.cls == Cls.PREP):
            step += 1
        opens = step > 1 and isinstance(chunk, VG) and chunk.finite and not chunk.gerund
        return opens and (self._settled() or self.verb_later(step + 1))

    def _grounds_follow(self, mark: Mark) -> bool:
        """Whether a verb tells what somebody is blamed or praised for ("karena menyerang Benin")."""
        grounds = mark.tags & Tag.GROUNDS and not self.lexicon.head_last
        return bool(grounds) and isinstance(self.next(), VG)

    def _settled(self) -> bool:
        """Whether no subject waits for its verb."""
        clause: Clause | None = self.clause
        while clause is not None:
            if clause.main is None and clause.subj is not None:
                return False
            clause = clause.parent
        return True

    def verb_later(self, step: int) -> bool:
        """Whether a finite verb follows for the subject that waits."""
        while (chunk := self.next(step)) is not None:
            if isinstance(chunk, VG) and chunk.finite and not chunk.gerund:
                before = self.next(step - 1)
                return not (isinstance(before, Mark) and before.cls in (Cls.REL, Cls.SUB))
            step += 1
        return False

    def time_mark(self, mark: Mark) -> None:
        """A time expression takes the preposition before it."""
        self.pend = ""

    def comma_mark(self, mark: Mark) -> None:
        """A comma closes an opening subordinate clause and leaves what follows loose."""
        self.comma = True
        self.pend = ""
        parent = self.clause.parent
        opening = parent is not None and parent.main is None and parent.subj is None
        if self.clause.kind == "sub" and self.clause.main is not None and opening and parent is not None:
            self.clause = parent
            self.chain = []

    def conj_mark(self, mark: Mark) -> None:
        """A conjunction; a contrasting one before a new subject begins a sentence anew."""
        if mark.tags & Tag.CONTRAST and self.clause.main is not None and isinstance(self.next(), NP):
            self.break_mark(mark)
        else:
            self.conj = True

    def rel_mark(self, mark: Mark) -> None:
        """A relative pronoun opens a clause about the phrase before it."""
        if mark.tags & Tag.SUBORDINATOR and self.clause.current is not None and isinstance(self.next(), NP):
            self.sub_mark(mark)
            return
        antecedent = _telling(self.chain) if self.chain else self.clause.subj
        if antecedent is not None and antecedent.together and self.comma:
            antecedent = antecedent.together[-1]
        clause = self.open("rel", self.clause)
        if mark.tags & Tag.OWNING:
            clause.owner = antecedent
        else:
            clause.subj = clause.antecedent = antecedent
        clause.distance = antecedent is not None and bool(antecedent.tags & Tag.DISTANCE)
        self.clause, self.pend = clause, ""
        self.chain = []

    def sub_mark(self, mark: Mark) -> None:
        """A subordinator opens a reported or a subordinate clause."""
        current = self.clause.current
        reported = (
            current is not None
            and not mark.tags & Tag.CONDITION
            and bool(mark.tags & (Tag.RELATIVE | Tag.COMPLEMENTIZER))
        )
        clause = self.open("comp" if reported else "sub", self.clause, current, mark.tags)
        clause.distance = bool(mark.tags & Tag.DISTANCE)
        self.clause, self.pend, self.loose = clause, "", None
        self.chain = []

    def break_mark(self, mark: Mark) -> None:
        """A strong mark of punctuation begins a sentence anew."""
        current = self.clause.current
        quoted = mark.low == ":" and current is not None and current.vg.lemma in self.lexicon.say_lemmas
        self.clause = self.open("comp", self.clause, current) if quoted else self.open("main", None)
        self.pend, self.chain, self.loose = "", [], None


def _telling(chain: list[NP]) -> NP:
    """What a relative clause is about: the last phrase, or before it one that names an actor or an act."""
    last = chain[-1]
    if last.sort in PLACES and last.prep_tags & Tag.INSIDE:
        return next((np for np in reversed(chain) if np.events or np.sort not in PLACES), last)
    if last.members or last.owners or last.events or last.tags & Tag.DISTANCE:
        return last
    return next((np for np in reversed(chain) if np.events or np.members), last)
