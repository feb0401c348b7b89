"""Clauses: who is subject and object of which verb group. Floor 4, sixth stage.

One pass from left to right over the chunks with a stack of open clauses: relative, reported and
subordinate clauses are pushed, and a verb that finds its clause already has one closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from graphkit.extract.chunks import NP, VG, Chunk, Mark
from graphkit.extract.settle import Cls
from graphkit.lexicon import Lexicon, Tag


@dataclass(slots=True, eq=False)
class Pred:
    """A verb group with its arguments.

    Attributes:
        governor: the predicate it depends on, if any, by `link`: xcomp (infinitive or gerund
            under a verb), part (participle), conj (same subject), comp (reported clause).
        prep: the preposition before a gerund.
        host: the noun an infinitive hangs on ("plans to attack").
    """

    vg: VG
    subj: NP | None
    clause: Clause
    governor: Pred | None = None
    link: str = ""
    prep: str = ""
    objs: list[NP] = field(default_factory=list)
    pps: list[tuple[str, NP]] = field(default_factory=list)
    inverted: bool = False
    host: NP | None = None


@dataclass(slots=True, eq=False)
class Clause:
    """A clause: `kind` is main, rel, sub, comp or trail; `tags` are those of its opening word."""

    kind: str
    parent: Clause | None = None
    governor: Pred | None = None
    tags: int = 0
    subj: NP | None = None
    antecedent: NP | None = None
    main: Pred | None = None
    current: Pred | None = None
    pps: list[tuple[str, NP]] = field(default_factory=list)
    distance: bool = False


@dataclass(slots=True, eq=False)
class Parse:
    """A sentence: its predicates and noun phrases in order, and what governs each phrase."""

    preds: list[Pred] = field(default_factory=list)
    nps: list[NP] = field(default_factory=list)
    place: dict[int, tuple[Pred | None, str]] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    clause_of: dict[int, Clause] = field(default_factory=dict)


def parse(chunks: list[Chunk], lexicon: Lexicon) -> Parse:
    """The clause structure of a sentence."""
    return _Parser(chunks, lexicon).run()


class _Parser:
    def __init__(self, chunks: list[Chunk], lexicon: Lexicon) -> None:
        self.chunks, self.lexicon = chunks, lexicon
        self.result = Parse()
        self.clause = self._open("main", None)
        self.pend = ""
        self.chain: list[NP] = []
        self.loose: NP | None = None
        self.comma = self.conj = self.loose_comma = False
        self.at = 0
        self.marks: dict[Cls, Callable[[Mark], None]] = {
            Cls.PREP: self._prep,
            Cls.COMMA: self._comma,
            Cls.CONJ: self._conj,
            Cls.REL: self._rel,
            Cls.SUB: self._sub,
            Cls.BREAK: self._break,
            Cls.TIME: self._time,
        }

    def run(self) -> Parse:
        for self.at, chunk in enumerate(self.chunks):
            if isinstance(chunk, NP):
                self._np(chunk)
                self.comma = self.conj = False
            elif isinstance(chunk, VG):
                self._vg(chunk)
                self.comma = self.conj = False
            elif chunk.cls in self.marks:
                self.marks[chunk.cls](chunk)
        return self.result

    def _open(self, kind: str, parent: Clause | None, governor: Pred | None = None, tags: int = 0) -> Clause:
        clause = Clause(kind, parent, governor, tags)
        self.result.clauses.append(clause)
        return clause

    def _previous(self) -> Chunk | None:
        return self.chunks[self.at - 1] if self.at else None

    def _next(self, step: int = 1) -> Chunk | None:
        return self.chunks[self.at + step] if self.at + step < len(self.chunks) else None

    # noun phrases

    def _np(self, np: NP) -> None:
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
        if clause.kind == "rel" and clause.subj is clause.antecedent:
            clause.subj = np
        elif clause.subj is None:
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
        self.chain = [*self.chain, np] if self.comma and not self.conj else [np]

    # verb groups

    def _vg(self, vg: VG) -> None:
        previous = self._previous()
        if vg.infinitive or (isinstance(previous, VG) and not self.lexicon.head_last):
            self._infinitive(vg)
        elif vg.gerund:
            self._gerund(vg, previous)
        elif self._reduced(vg, previous):
            self._participle(vg)
        elif self.clause.current is None or (self.clause.main is None and not self.conj):
            if self.clause.subj is None and self.loose is not None:
                self.clause.subj = self.loose
            self._predicate(vg, self.clause)
        elif self.conj:
            self._coordinated(vg)
        elif isinstance(previous, NP):
            self._after_np(vg, previous)
        else:
            self._after_comma(vg)

    def _add(self, vg: VG, subj: NP | None, clause: Clause, governor: Pred | None = None, link: str = "") -> Pred:
        pred = Pred(vg, subj, clause, governor, link)
        if subj is not None and id(subj) not in self.result.place:
            self.result.place[id(subj)] = (pred, "subject")
        self.result.preds.append(pred)
        clause.current = pred
        self.clause = clause
        self.chain, self.loose = [], None
        return pred

    def _predicate(self, vg: VG, clause: Clause) -> None:
        inverted = clause.subj is None and vg.lemma in self.lexicon.say_lemmas
        if clause.subj is None and not inverted and clause.governor is not None:
            clause.subj = self._controller(clause.governor)
        waiting = [p for p in self.result.preds if p.clause is clause and p.subj is None and p.link == "part"]
        for earlier in waiting:
            earlier.subj = clause.subj
        pred = self._add(vg, clause.subj, clause, clause.governor, clause.kind)
        clause.main = pred
        pred.inverted = inverted
        if clause.antecedent is not None and clause.subj is not clause.antecedent:
            pred.objs.append(clause.antecedent)
        pred.pps.extend(clause.pps)

    def _infinitive(self, vg: VG) -> None:
        governor = self.clause.current
        previous = self._previous()
        subj = self.clause.subj if governor is None else self._controller(governor)
        pred = self._add(vg, subj, self.clause, governor, "xcomp")
        pred.host = previous if isinstance(previous, NP) else None

    def _controller(self, governor: Pred) -> NP | None:
        if "object-control" in self.lexicon.classes.get(governor.vg.lemma, ()) and not governor.vg.passive:
            if governor.objs:
                return governor.objs[-1]
            if governor.pps:
                return governor.pps[0][1]
        return governor.subj

    def _gerund(self, vg: VG, previous: Chunk | None) -> None:
        governor = self.clause.current
        if self.pend and governor is not None:
            accused = {"accuse", "object-control"} & self.lexicon.classes.get(governor.vg.lemma, frozenset())
            subj = governor.objs[-1] if accused and governor.objs else governor.subj
            pred = self._add(vg, subj, self.clause, governor, "xcomp")
            pred.prep, self.pend = self.pend, ""
        elif isinstance(previous, NP) and (governor is not None or self.chain):
            self._add(vg, self.chain[-1] if self.chain else previous, self.clause, governor, "part")
        else:
            self.pend = ""
            self._add(vg, self.clause.subj, self.clause, governor, "part")

    def _reduced(self, vg: VG, previous: Chunk | None) -> bool:
        """Whether a participle qualifies the phrase before it ("sanctions imposed on ...")."""
        following = self._next()
        if not vg.ambiguous or not self.lexicon.head_last or not isinstance(following, Mark):
            return False
        if following.tags & Tag.AGENT:
            return isinstance(previous, NP) or self.comma
        if not isinstance(previous, NP) or following.cls != Cls.PREP or vg.lemma in self.lexicon.say_lemmas:
            return False
        if self.clause.main is not None:
            return bool(previous.prep) and self.clause.main is self.clause.current
        return self._finite_follows()

    def _finite_follows(self) -> bool:
        """Whether another finite verb comes before this clause ends."""
        step = 1
        while (chunk := self._next(step)) is not None:
            if isinstance(chunk, VG):
                return chunk.finite and not chunk.infinitive
            if isinstance(chunk, Mark) and chunk.cls not in (Cls.PREP, Cls.TIME, Cls.ADV):
                return False
            step += 1
        return False

    def _participle(self, vg: VG) -> None:
        vg.passive = True
        host = self.chain[-1] if self.chain else self.clause.subj
        self._add(vg, host, self.clause, self.clause.current, "part")

    def _coordinated(self, vg: VG) -> None:
        clause = self.clause
        model = clause.current
        if model is None or (vg.finite and not model.vg.finite and clause.main is not None):
            model = clause.main
        if model is None:
            self._predicate(vg, clause)
            return
        self._add(vg, model.subj, clause, model.governor, model.link)

    def _after_np(self, vg: VG, np: NP) -> None:
        current = self.clause.current
        if self.loose is not None:
            self._sibling(vg, self.loose)
        elif current is not None and np in current.objs and current.vg.passive and not self.lexicon.head_last:
            self._add(vg, current.subj, self.clause, current, "xcomp")
        elif current is not None and np in current.objs and self._controls(current):
            self._add(vg, np, self.clause, current, "xcomp")
        elif current is not None and np in current.objs:
            current.objs.remove(np)
            self._reported(vg, np, current)
        else:
            waiting = self._waiting()
            if waiting is not None:
                self._predicate(vg, waiting)
            else:
                self._reported(vg, np, current)

    def _controls(self, pred: Pred) -> bool:
        """Whether the verb's object does what a bare verb after it says ("menuduh X memasok ...")."""
        kinds = self.lexicon.classes.get(pred.vg.lemma, frozenset())
        return not self.lexicon.head_last and bool(kinds & {"accuse", "object-control"})

    def _reported(self, vg: VG, subj: NP, governor: Pred | None) -> None:
        clause = self._open("comp", self.clause, governor)
        clause.subj = subj
        self.result.place.pop(id(subj), None)
        self._predicate(vg, clause)

    def _sibling(self, vg: VG, subj: NP) -> None:
        trailing = self.loose_comma and vg.lemma in self.lexicon.say_lemmas
        old = self.clause
        if old.current is not None and subj in old.current.objs:
            old.current.objs.remove(subj)
            self.result.place.pop(id(subj), None)
        clause = self._open("trail" if trailing else old.kind, old.parent, None if trailing else old.governor)
        clause.tags = 0 if trailing else old.tags
        clause.subj = subj
        self._predicate(vg, clause)

    def _after_comma(self, vg: VG) -> None:
        waiting = self._waiting()
        if waiting is not None:
            self._predicate(vg, waiting)
        elif vg.lemma in self.lexicon.say_lemmas and isinstance(self._next(), NP):
            clause = self._open("trail", None)
            self._predicate(vg, clause)
        elif self.clause.main is not None:
            model = self.clause.main
            self._add(vg, model.subj, self.clause, model.governor, model.link)
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

    # marks

    def _prep(self, mark: Mark) -> None:
        if mark.tags & Tag.SUBORDINATOR and self._clause_follows():
            self._sub(mark)
        else:
            self.pend = mark.low

    def _clause_follows(self) -> bool:
        step = 1
        while isinstance(chunk := self._next(step), NP) or (isinstance(chunk, Mark) and chunk.cls == Cls.PREP):
            step += 1
        return step > 1 and isinstance(chunk, VG) and chunk.finite and not chunk.gerund

    def _time(self, mark: Mark) -> None:
        self.pend = ""

    def _comma(self, mark: Mark) -> None:
        self.comma = True
        self.pend = ""
        parent = self.clause.parent
        opening = parent is not None and parent.main is None and parent.subj is None
        if self.clause.kind == "sub" and self.clause.main is not None and opening and parent is not None:
            self.clause = parent
            self.chain = []

    def _conj(self, mark: Mark) -> None:
        if mark.tags & Tag.CONTRAST and self.clause.main is not None and isinstance(self._next(), NP):
            self._break(mark)
        else:
            self.conj = True

    def _rel(self, mark: Mark) -> None:
        if mark.tags & Tag.SUBORDINATOR and self.clause.current is not None and isinstance(self._next(), NP):
            self._sub(mark)
            return
        antecedent = self.chain[-1] if self.chain else self.clause.subj
        if antecedent is not None and antecedent.together and self.comma:
            antecedent = antecedent.together[-1]
        clause = self._open("rel", self.clause)
        clause.subj = clause.antecedent = antecedent
        clause.distance = antecedent is not None and bool(antecedent.tags & Tag.DISTANCE)
        self.clause, self.pend = clause, ""
        self.chain = []

    def _sub(self, mark: Mark) -> None:
        current = self.clause.current
        reported = current is not None and not mark.tags & Tag.CONDITION and (
            isinstance(self._previous(), VG) or bool(mark.tags & Tag.RELATIVE) or bool(mark.tags & Tag.COMPLEMENTIZER)
        )
        clause = self._open("comp" if reported else "sub", self.clause, current, mark.tags)
        clause.distance = bool(mark.tags & Tag.DISTANCE)
        self.clause, self.pend, self.loose = clause, "", None
        self.chain = []

    def _break(self, mark: Mark) -> None:
        self.clause = self._open("main", None)
        self.pend, self.chain, self.loose = "", [], None


def _appose(host: NP, np: NP) -> None:
    if not host.members and not host.events and np.members:
        host.members = np.members
    elif host.apposed is None:
        host.apposed = np
