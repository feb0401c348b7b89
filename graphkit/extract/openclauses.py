"""Clauses as they open and close around noun phrases and marks. Floor 4.

Relative, reported and subordinate clauses are pushed on a stack; what a noun phrase is, subject,
object, apposition or part of a prepositional phrase, follows from the innermost open clause.
"""

from __future__ import annotations

from graphkit.extract.settle import Cls
from graphkit.extract.syntax import ACTING, NP, Chunk, Clause, Mark, Parse, Pred, Sort
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
        self.pend_tags = 0
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

    def noun_phrase(self, np: NP) -> None:
        """Give a noun phrase its place in the innermost clause."""
        self.result.nps.append(np)
        self.result.clause_of[id(np)] = self.clause
        owner, self.clause.owner = self.clause.owner, None
        if owner is not None:
            _own(np, owner)
        np.prep, self.pend = self.pend, ""
        np.prep_tags = self.pend_tags if np.prep else 0
        self._share_owner(np)
        if np.prep:
            self._prepositional(np)
        elif self.clause.current is None:
            self._before_verb(np)
        else:
            self._after_verb(np, self.clause.current)

    def _share_owner(self, np: NP) -> None:
        """Of "Israel's raids and blockade", the blockade is Israel's too."""
        before = self.chunks[self.at - 2] if self.conj and self.at > 1 else None
        if not isinstance(before, NP) or np.members or np.owners or np.pronoun_owner or before.members:
            return
        if before.owners and not np.prep and not np.determined:
            np.owners = before.owners

    def _prepositional(self, np: NP) -> None:
        pred = self.clause.current
        if self._distanced(np):
            return
        if self._agent_of_act(np):
            self.chain[-1].pps.append((np.prep, np))
            self.result.place[id(np)] = (None, np.prep)
            return
        for earlier in self.chain:
            earlier.pps.append((np.prep, np))
        if pred is not None:
            pred.pps.append((np.prep, np))
        else:
            self.clause.pps.append((np.prep, np))
        self.result.place[id(np)] = (pred, np.prep)
        self.chain.append(np)

    def _agent_of_act(self, np: NP) -> bool:
        """Of "was wounded in a raid by troops", the troops are the raid's agent and not the verb's."""
        last = self.chain[-1] if self.chain else None
        return bool(np.prep_tags & Tag.AGENT) and last is not None and bool(last.prep and last.events)

    def _distanced(self, np: NP) -> bool:
        """Of "condemned what it called an attack", the attack is condemned, and called so by "it"."""
        clause = self.clause
        if clause.main is None or not (clause.distance and np.prep_tags & Tag.DISTANCE):
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
        elif len(np.together) > 2 and clause.subj.sort is Sort.POLITY and len(clause.subj.members) == 1:
            clause.subj.members = [*clause.subj.members, *np.members]
        elif not self.lexicon.head_last and np.events:
            np.predicate_of = clause.subj
        elif not clause.subj.members and not clause.subj.events:
            clause.subj = np
        self.chain = [*self.chain, np] if self.comma else [np]

    def _after_verb(self, np: NP, pred: Pred) -> None:
        called = self.clause.distance and pred is self.clause.main and np.sort is not Sort.PRONOUN
        if called and self._redirect(np, self.clause):
            return
        if pred.inverted and pred.subj is None:
            pred.subj = np
            self.result.place[id(np)] = (pred, "subject")
        elif self.comma or self.conj:
            if self.chain and not self.conj:
                _appose(self.chain[-1], np)
            joined = self.conj and self.loose is not None and self.loose_comma
            self.loose, self.loose_comma = np, joined or (self.comma and not self.conj)
            if self.conj and pred.objs:
                pred.objs.append(np)
                self.result.place[id(np)] = (pred, "object")
        else:
            pred.objs.append(np)
            self.result.place[id(np)] = (pred, "object")
        self.chain = [*self.chain, np] if self.comma or self.conj else [np]


def before_times(chunks: list[Chunk], at: int) -> Chunk | None:
    """The chunk before chunk `at`, or before the time that stands between them ("on Monday")."""
    before = at - 1
    while before > 0 and isinstance(mark := chunks[before], Mark) and mark.cls == Cls.TIME:
        earlier = chunks[before - 1]
        before -= 2 if isinstance(earlier, Mark) and earlier.cls == Cls.PREP else 1
    return chunks[before] if before >= 0 else None


def _own(np: NP, owner: NP) -> None:
    """Of "Hamas, whose fighters ..." the fighters are those of Hamas."""
    whose = owner.members or owner.owners
    np.owners = np.owners or whose
    if np.sort in ACTING and not np.members:
        np.members = whose


def unappose(nps: list[NP], np: NP) -> None:
    """Take back that a phrase stands beside another: it is the subject of a clause of its own."""
    for host in nps:
        if host.apposed is np:
            host.apposed = None
        elif host is not np and host.members and host.members is np.members:
            host.members = []


def _appose(host: NP, np: NP) -> None:
    if not host.members and not host.events and np.members:
        host.members = np.members
    elif host.apposed is None:
        host.apposed = np
