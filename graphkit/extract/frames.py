"""Frames on clauses: who does what to whom, as candidates. Floor 4, seventh stage.

A candidate is a trigger with both slots filled, by the clause structure or, failing that, by the
governing subject or the nearest actor; which way is kept, for it decides how sure the claim is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graphkit.extract.syntax import ACTING, NP, Event, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Frame, Lexicon, Tag
from graphkit.model import Layer, Mention
from graphkit.ontology import Ontology

NEAR_BEFORE, NEAR_AFTER = 8, 12
# Behaviours of a verb that tell what its subject has to do with an act it takes as object.
BEARING = ("light", "deny", "end", "plan", "control", "call-for", "accuse", "negative", "say")


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor in a slot: how it got there, and the phrase it was read from."""

    mention: Mention
    how: str
    np: NP | None


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible claim.

    Attributes:
        pred: the predicate that states it, or governs the noun that does.
        event: the noun that states it, None for verbs.
        at: token index of the trigger.
        score: how probable it is that a careful reader would make this claim.
    """

    frame: Frame
    relation: str
    lemma: str
    at: int
    source: Filler
    target: Filler | None
    pred: Pred | None
    event: NP | None
    layer: Layer
    cue_start: int = 0
    score: float = 0.0


class Framer:
    """Finds the candidates of one parsed sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        parse: Parse,
        lexicon: Lexicon,
        ontology: Ontology,
        last_subject: tuple[Mention, ...] = (),
        recent: tuple[Mention, ...] = (),
    ) -> None:
        self.tokens, self.parse, self.lexicon, self.ontology = tokens, parse, lexicon, ontology
        self.last_subject, self.recent = last_subject, recent
        self.named = [np for np in parse.nps if np.members or np.owners]

    def candidates(self) -> Iterator[Candidate]:
        """All candidates, by trigger in text order."""
        for pred in self.parse.preds:
            for frame in self.lexicon.verb_frames.get(pred.vg.lemma, ()):
                if self._fits(frame, pred.vg.at, [*pred.objs, *([pred.subj] if pred.subj else [])]):
                    yield from self._verb(frame, pred)
        for np in self.parse.nps:
            for event in np.events:
                for frame in self.lexicon.noun_frames[event.lemma]:
                    if self._fits(frame, event.at, [np]):
                        yield from self._noun(frame, np, event)
            yield from self._backed(np)

    # conditions

    def _fits(self, frame: Frame, at: int, phrases: Iterable[NP]) -> bool:
        if frame.needs and not any(self._holds(np, frame.needs) for np in phrases):
            return False
        if not frame.near:
            return True
        window = self.tokens[max(0, at - NEAR_BEFORE) : at + NEAR_AFTER]
        words = (word for token in window if token is not self.tokens[at] for word in token.low.split())
        return any(word.startswith(frame.near) for word in words)

    def _holds(self, np: NP, tags: int) -> bool:
        if any(self.tokens[k].word.tags & tags for k in range(np.i, np.j)):
            return True
        return bool(tags & Tag.PEOPLE) and np.sort in (Sort.PEOPLE, Sort.PERSON)

    # verbs

    def _verb(self, frame: Frame, pred: Pred) -> Iterator[Candidate]:
        sources = self._first(frame.source, lambda slot: self._verb_slot(pred, slot, frame))
        slots = [slot for slot in frame.target if slot != "plural"]
        targets = self._first(slots, lambda slot: self._verb_slot(pred, slot, frame))
        targets = targets or self._reported(pred)
        if "plural" in frame.target and len({f.mention.polity for f in sources}) > 1:
            yield from self._pairs(frame, pred.vg.lemma, pred.vg.at, sources, pred, None)
            if not targets:
                return
        yield from self._bind(frame, pred.vg.lemma, pred.vg.at, sources, targets, pred, None)

    def _reported(self, pred: Pred) -> list[Filler]:
        """Whom a reported clause is about: "warned that Iran ...", "menuntut agar Suriah ..."."""
        for clause in self.parse.clauses:
            if clause.kind == "comp" and clause.governor is pred and clause.subj is not None:
                return [
                    Filler(f.mention, "reported", f.np)
                    for f in self.fillers(clause.subj, "reported", thing=True)
                ]
        return []

    def _verb_slot(self, pred: Pred, slot: str, frame: Frame) -> list[Filler]:
        if slot == "subject":
            return self.subject(pred, thing=pred.link == "xcomp" and pred.governor is None)
        phrases = self._objects(pred) if slot == "object" else [np for prep, np in pred.pps if prep == slot]
        return [filler for np in phrases for filler in self.fillers(np, slot, frame.thing)]

    def _objects(self, pred: Pred) -> list[NP]:
        if pred.vg.passive:
            return [pred.subj] if pred.subj is not None else []
        return pred.objs

    def subject(self, pred: Pred, thing: bool = False) -> list[Filler]:
        """Who does what the predicate says: its subject, or a passive's agent."""
        if not pred.vg.passive:
            return self.fillers(pred.subj, "subject", thing) if pred.subj is not None else []
        agents = [np for prep, np in pred.pps if self.lexicon.word(prep).tags & Tag.AGENT]
        if not agents and not self.lexicon.head_last:
            agents = pred.objs[:1]
        return [filler for np in agents for filler in self.fillers(np, "agent")]

    # nouns

    def _noun(self, frame: Frame, np: NP, event: Event) -> Iterator[Candidate]:
        pred = self.parse.place.get(id(np), (None, ""))[0]
        between, symmetric = self._between(np, pred), self._symmetric(frame.relation)
        if between and symmetric:
            yield from self._pairs(frame, event.lemma, event.at, between, pred, np)
            return
        sources = self._first(frame.source, lambda slot: self._noun_slot(np, event, slot))
        targets = between or self._first(
            frame.target, lambda slot: self._noun_slot(np, event, slot, frame.thing)
        )
        targets = targets or self._recipient(np, pred) or self._included(np, frame)
        group = sources or targets
        if symmetric and len({f.mention.polity for f in group}) > 1:
            yield from self._pairs(frame, event.lemma, event.at, group, pred, np)
            if not (sources and targets):
                return
        yield from self._bind(frame, event.lemma, event.at, sources, targets, pred, np, event.head)

    def _included(self, np: NP, frame: Frame) -> list[Filler]:
        """What a relative clause adds to an act: "a trip that includes Sweden and India"."""
        for clause in self.parse.clauses:
            main = clause.main
            if main is not None and clause.antecedent is np:
                if "include" in self.lexicon.classes.get(main.vg.lemma, ()):
                    return [f for other in main.objs for f in self.fillers(other, "included", frame.thing)]
        return []

    def _recipient(self, np: NP, pred: Pred | None) -> list[Filler]:
        """Of two objects the first receives the second: "paid China a visit"."""
        if pred is None or np not in pred.objs[1:]:
            return []
        return self.fillers(pred.objs[0], "recipient")

    def _between(self, np: NP, pred: Pred | None) -> list[Filler]:
        pps = [*np.pps, *(pred.pps if pred is not None else [])]
        for prep, other in pps:
            if self.lexicon.word(prep).tags & Tag.BETWEEN:
                fillers = self.fillers(other, "between", thing=True)
                if len({f.mention.polity for f in fillers}) > 1:
                    return fillers
        return []

    def _noun_slot(self, np: NP, event: Event, slot: str, thing: bool = False) -> list[Filler]:
        if slot == "owner":
            return self._owners(np)
        pred, place = self.parse.place.get(id(np), (None, ""))
        if slot == "verb":
            return self._supporting_subject(np, pred, place)
        pps = [other for prep, other in np.pps if prep == slot]
        if not pps and pred is not None and place in ("subject", "object"):
            pps = [other for prep, other in pred.pps if prep == slot]
        return [filler for other in pps for filler in self.fillers(other, slot, thing)]

    def _owners(self, np: NP) -> list[Filler]:
        mentions = np.owners or np.members
        if self._is_sides(np):
            return [Filler(m, "owner-sides", np) for m in self._two_sides(np)]
        if not mentions and np.pronoun_owner:
            return [Filler(m, "owner-pronoun", None) for m in self._antecedents(np)]
        return [Filler(m, "owner", np) for m in mentions]

    def _supporting_subject(self, np: NP, pred: Pred | None, place: str) -> list[Filler]:
        if np.predicate_of is not None:
            return self.fillers(np.predicate_of, "predicate")
        if pred is None:
            return []
        if place == "subject":
            return self.subject(pred) if pred.vg.passive else []
        passive = pred.vg.passive and place != "object" and pred.subj is not None
        found = (
            self.fillers(pred.subj, "passive") if passive and pred.subj else self.subject(pred, thing=True)
        )
        kinds = self.lexicon.classes.get(pred.vg.lemma, ())
        how = next((f"verb-{kind}" for kind in BEARING if kind in kinds), "verb")
        return [Filler(f.mention, how, f.np) for f in found]

    def _backed(self, np: NP) -> Iterator[Candidate]:
        for relation, mention in np.backed:
            frame = Frame(relation, False, ("owner",), ("object",))
            source = Filler(mention, "compound", np)
            for member in np.members:
                yield from self._one(
                    frame, relation, np.i, source, Filler(member, "head", np), None, np, Layer.STRUCTURE
                )

    # fillers

    def _first(self, slots: Iterable[str], read) -> list[Filler]:  # type: ignore[no-untyped-def]
        for slot in slots:
            fillers: list[Filler] = read(slot)
            if fillers:
                return fillers
        return []

    def fillers(self, np: NP, slot: str, thing: bool = False) -> list[Filler]:
        """The actors a phrase stands for, as fillers of `slot`; of a thing, its owners if `thing`."""
        if np.members:
            return [Filler(m, slot, np) for m in np.members]
        if np.apposed is not None and np.apposed.members:
            return [Filler(m, f"{slot}-apposed", np.apposed) for m in np.apposed.members]
        if self._is_sides(np):
            return [Filler(m, f"{slot}-sides", np) for m in self._two_sides(np)]
        if np.sort is Sort.PRONOUN or (np.pronoun_owner and np.sort in ACTING):
            return [Filler(m, f"{slot}-pronoun", np) for m in self._antecedents(np)]
        if thing and np.owners:
            return [Filler(m, f"{slot}-thing", np) for m in np.owners]
        inner = [f for other in self._of(np) for f in self.fillers(other, slot, thing)]
        return [Filler(f.mention, f"{slot}-of", f.np) for f in inner]

    def _is_sides(self, np: NP) -> bool:
        """Whether the phrase means two parties named before: "the two countries", bare "allies"."""
        if not np.tags & Tag.SIDES or np.members or np.owners or np.pronoun_owner:
            return False
        both = any(self.tokens[k].word.tags & Tag.BOTH for k in range(np.i, np.j))
        return both or (bool(np.events) and not np.pps)

    def _two_sides(self, np: NP) -> list[Mention]:
        """The last two polities named before "the two sides", in this sentence or the ones before."""
        before = [t.mention for t in self.tokens[: np.i] if t.mention is not None]
        latest = {m.polity: m for m in (*self.recent, *before)}
        return list(latest.values())[-2:] if len(latest) > 1 else []

    def _of(self, np: NP) -> list[NP]:
        """The phrases that say whose it is: an act's is its agent, a thing's or person's its origin."""
        wanted = Tag.AGENT if np.events else Tag.ORIGIN
        return [other for prep, other in np.pps[:2] if self.lexicon.word(prep).tags & wanted]

    def _antecedents(self, np: NP) -> list[Mention]:
        """The subject of the clauses around and before the pronoun."""
        pred = self.parse.place.get(id(np), (None, ""))[0]
        clause = self.parse.clause_of.get(id(np))
        while clause is not None:
            subj = clause.subj
            if subj is not None and subj is not np and subj.members and subj.i < np.i:
                return subj.members
            clause = clause.governor.clause if clause.governor is not None else clause.parent
        before = [
            p.subj for p in self.parse.preds if p.subj is not None and p.subj.members and p.subj.j <= np.i
        ]
        if before and before[-1] is not None:
            return before[-1].members
        return list(self.last_subject) if pred is not None or np.sort is Sort.PRONOUN else []

    # binding

    def _symmetric(self, relation: str) -> bool:
        return self.ontology.relations[relation].symmetric

    def _pairs(
        self, frame: Frame, lemma: str, at: int, group: Sequence[Filler], pred: Pred | None, np: NP | None
    ) -> Iterator[Candidate]:
        seen: dict[str, Filler] = {}
        for filler in group:
            seen.setdefault(filler.mention.polity, filler)
        members = list(seen.values())
        for number, source in enumerate(members):
            for target in members[number + 1 :]:
                if np is not None and not self._symmetric(frame.relation) and number:
                    continue
                yield from self._one(frame, lemma, at, source, target, pred, np, Layer.STRUCTURE)

    def _bind(
        self,
        frame: Frame,
        lemma: str,
        at: int,
        sources: list[Filler],
        targets: list[Filler],
        pred: Pred | None,
        np: NP | None,
        head: bool = True,
    ) -> Iterator[Candidate]:
        layer = Layer.STRUCTURE if sources and targets and head else Layer.RECOVERED
        if not sources or not targets:
            layer = Layer.RECOVERED if sources or targets else Layer.NEAREST
        taken = {f.mention.polity for f in (*sources, *targets)}
        wide = layer is not Layer.NEAREST
        for source in sources or self._sources_around(at, pred, taken, wide):
            for target in targets or self._targets_around(at, taken, wide):
                yield from self._one(frame, lemma, at, source, target, pred, np, layer)

    def _sources_around(self, at: int, pred: Pred | None, taken: set[str], wide: bool) -> list[Filler]:
        found: list[Filler] = []
        while pred is not None:
            found += self._around(pred.subj, "governor", taken)
            pred = pred.governor
        before = [np for np in self.named if np.j <= at]
        found += self._nearest(reversed(before), "before", taken, 2 if wide else 1)
        after = [np for np in self.named if np.i > at]
        return found + (self._nearest(after, "after", taken, 1) if wide else [])

    def _targets_around(self, at: int, taken: set[str], wide: bool) -> list[Filler]:
        after = [np for np in self.named if np.j > at + 1]
        found = self._nearest(after, "after", taken, 2 if wide else 1)
        before = [np for np in self.named if np.j <= at]
        return found + (self._nearest(reversed(before), "before", taken, 1) if wide else [])

    def _nearest(self, phrases: Iterable[NP], how: str, taken: set[str], most: int) -> list[Filler]:
        found: list[Filler] = []
        for number, np in enumerate(islice(phrases, most), 1):
            found += self._around(np, f"{how}{number}", taken)
        return found

    def _around(self, np: NP | None, how: str, taken: set[str]) -> list[Filler]:
        if np is None:
            return []
        return [Filler(m, how, np) for m in (np.members or np.owners) if m.polity not in taken]

    def _one(
        self,
        frame: Frame,
        lemma: str,
        at: int,
        source: Filler,
        target: Filler,
        pred: Pred | None,
        np: NP | None,
        layer: Layer,
    ) -> Iterator[Candidate]:
        if source.mention.polity != target.mention.polity:
            cue = self.tokens[at].start
            yield Candidate(frame, frame.relation, lemma, at, source, target, pred, np, layer, cue)
