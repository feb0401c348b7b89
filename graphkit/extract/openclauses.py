"""Clauses as they open and close around noun phrases and marks. Floor 4.

Relative, reported and subordinate clauses are pushed on a stack; what a noun phrase is, subject,
object, apposition or part of a prepositional phrase, follows from the innermost open clause.
"""

from __future__ import annotations

from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, VG, Chunk, Clause, Mark, Parse, Pred
from graphkit.lexicon import Lexicon, Tag


class OpenClauses:
    """The stack of open clauses, and where noun phrases and marks go in it.

    Attributes:
        clause: the innermost open clause.
        pend: a preposition that waits for its phrase.
        chain: phrases since the last verb, on each of which a prepositional phrase may hang.
        loose: a phrase after a comma or conjunction: an apposition, or a new subject.
    """

    def __init__(self, chunks: list[Chunk], lexicon: Lexicon) -> None:
        self.chunks, self.lexicon = chunks, lexicon
        self.result = Parse()
        self.clause = self.open("main", None)
        self.pend = ""
        self.chain: list[NP] = []
        self.loose: NP | None = None
        self.comma = self.conj = self.loose_comma = False
        self.at = 0

    def open(self, kind: str, parent: Clause | None, governor: Pred | None = None, tags: int = 0) -> Clause:
        """A new clause, part of the sentence but not yet the innermost."""
        clause = Clause(kind, parent, governor, tags)
        self.result.clauses.append(clause)
        return clause

    def previous(self) -> Chunk | None:
        """The chunk before the current one."""
        return self.chunks[self.at - 1] if self.at else None

    def next(self, step: int = 1) -> Chunk | None:
        """The chunk `step` places after the current one."""
        return self.chunks[self.at + step] if self.at + step < len(self.chunks) else None

    # noun phrases

    def noun_phrase(self, np: NP) -> None:
        """Give a noun phrase its place in the innermost clause."""
        self.result.nps.append(np)
        self.result.clause_of[id(np)] = self.clause
        np.prep, self.pend = self.pend, ""
        if np.prep:
            self._prepositional(np)
        elif self.clause.current is None:
            self._before_verb(np)
        else:
            self._after_verb(np, self.clause.current)

    def _prepositional(self, np: NP) -> None:
        pred = self.clause.current
        if self._distanced(np):
            return
        for earlier in self.chain:
            earlier.pps.append((np.prep, np))
        if pred is not None:
            pred.pps.append((np.prep, np))
        else:
            self.clause.pps.append((np.prep, np))
        self.result.place[id(np)] = (pred, np.prep)
        self.chain.append(np)

    def _distanced(self, np: NP) -> bool:
        """Of "condemned what it called an attack", the attack is condemned, and called so by "it"."""
        clause = self.clause
        if clause.main is None or not (clause.distance and self.lexicon.word(np.prep).tags & Tag.DISTANCE):
            return False
        return self._redirect(np, clause)

    def _redirect(self, np: NP, clause: Clause) -> bool:
        outer = clause.parent.current if clause.parent is not None else None
        if outer is None:
            return False
        outer.objs.append(np)
        np.said_by = clause.main
        self.result.place[id(np)] = (outer, "object")
        self.result.clause_of[id(np)] = outer.clause
        self.chain = [np]
        self.clause = outer.clause
        return True

    def _before_verb(self, np: NP) -> None:
        clause = self.clause
        if (clause.kind == "rel" and clause.subj is clause.antecedent) or clause.subj is None:
            clause.subj = np
        elif self.comma:
            _appose(clause.subj, np)
        elif not self.lexicon.head_last and np.events:
            np.predicate_of = clause.subj
        elif not clause.subj.members and not clause.subj.events:
            clause.subj = np
        self.chain = [*self.chain, np] if self.comma else [np]

    def _after_verb(self, np: NP, pred: Pred) -> None:
        if self.clause.distance and pred is self.clause.main and self._redirect(np, self.clause):
            return
        if pred.inverted and pred.subj is None:
            pred.subj = np
            self.result.place[id(np)] = (pred, "subject")
        elif self.comma or self.conj:
            if self.chain and not self.conj:
                _appose(self.chain[-1], np)
            self.loose, self.loose_comma = np, self.comma and not self.conj
            if self.conj and pred.objs:
                pred.objs.append(np)
                self.result.place[id(np)] = (pred, "object")
        else:
            pred.objs.append(np)
            self.result.place[id(np)] = (pred, "object")
        self.chain = [*self.chain, np] if self.comma or self.conj else [np]

    # marks

    def prep_mark(self, mark: Mark) -> None:
        """A preposition waits for its phrase, unless it opens a clause ("after he left")."""
        if mark.tags & Tag.SUBORDINATOR and self._clause_follows():
            self.sub_mark(mark)
        else:
            self.pend = mark.low

    def _clause_follows(self) -> bool:
        step = 1
        while isinstance(chunk := self.next(step), NP) or (isinstance(chunk, Mark) and chunk.cls == Cls.PREP):
            step += 1
        return step > 1 and isinstance(chunk, VG) and chunk.finite and not chunk.gerund

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
            and (
                isinstance(self.previous(), VG)
                or bool(mark.tags & Tag.RELATIVE)
                or bool(mark.tags & Tag.COMPLEMENTIZER)
            )
        )
        clause = self.open("comp" if reported else "sub", self.clause, current, mark.tags)
        clause.distance = bool(mark.tags & Tag.DISTANCE)
        self.clause, self.pend, self.loose = clause, "", None
        self.chain = []

    def break_mark(self, mark: Mark) -> None:
        """A strong mark of punctuation begins a sentence anew."""
        self.clause = self.open("main", None)
        self.pend, self.chain, self.loose = "", [], None


def _telling(chain: list[NP]) -> NP:
    """What a relative clause is about: the last phrase, or before it one that names an actor or an act."""
    if chain[-1].members or chain[-1].owners or chain[-1].events or chain[-1].tags & Tag.DISTANCE:
        return chain[-1]
    return next((np for np in reversed(chain) if np.events or np.members), chain[-1])


def _appose(host: NP, np: NP) -> None:
    if not host.members and not host.events and np.members:
        host.members = np.members
    elif host.apposed is None:
        host.apposed = np
