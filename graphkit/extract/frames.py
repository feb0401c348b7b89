"""Frames on clauses: who does what to whom, as candidates. Floor 4, seventh stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from graphkit.extract.around import targets_around
from graphkit.extract.binding import Binder
from graphkit.extract.candidates import Candidate, Trigger
from graphkit.extract.reach import between, included, intended, recipient, reported, responder
from graphkit.extract.referents import Filler
from graphkit.extract.syntax import NP, Event, Pred, Sort
from graphkit.lexicon import Frame, Tag
from graphkit.model import Layer

SPOKEN = (1, 3)
NEAR_BEFORE, NEAR_AFTER = 8, 12


class Framer(Binder):
    """Finds the candidates of one parsed sentence."""

    def candidates(self) -> Iterator[Candidate]:
        """All candidates, by trigger in text order."""
        for pred in self.parse.preds:
            yield from self._verbs(pred)
        for np in self.parse.nps:
            for event in np.events:
                for frame in self.lexicon.noun_frames[event.lemma]:
                    if self._fits(frame, event.at, [np]):
                        yield from self._noun(frame, np, event)
            yield from self._backed(np)

    def _verbs(self, pred: Pred) -> Iterator[Candidate]:
        phrases = [*pred.objs, *([pred.subj] if pred.subj else [])]
        for frame in self.lexicon.verb_frames.get(pred.vg.lemma, ()):
            wanted = not frame.negated or self._negated(pred)
            if wanted and self._fits(frame, pred.vg.at, phrases):
                yield from self._verb(frame, pred)

    def _negated(self, pred: Pred) -> bool:
        """Whether the verb is negated by itself or by what governs it ("failed to", "menolak untuk")."""
        governor = pred.governor if pred.link == "xcomp" else None
        negative = governor is not None and "negative" in self.lexicon.kinds(governor.vg.lemma)
        return negative or bool(pred.vg.tags & Tag.NEGATION)

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
        return (bool(tags & Tag.PEOPLE) and np.sort in (Sort.PEOPLE, Sort.PERSON)) or (
            bool(tags & Tag.ROLE) and np.sort is Sort.PERSON
        )

    def _verb(self, frame: Frame, pred: Pred) -> Iterator[Candidate]:
        trigger = Trigger(frame, pred.vg.lemma, pred.vg.at, pred, None)
        sources = _first(frame.source, lambda slot: self.slots.of_verb(pred, slot, frame))
        slots = [slot for slot in frame.target if slot != "plural"]
        targets = _first(slots, lambda slot: self.slots.of_verb(pred, slot, frame))
        targets = targets or reported(self.slots, pred) or self._shared(frame, pred)
        if not targets and self.ontology.relations[frame.relation].quad in SPOKEN:
            targets = intended(self.slots, pred, None)
        if targets and targets[0].how.endswith("pronoun") and _within(targets, sources):
            targets = self.slots.others_before(targets[0], pred.subj)
        if "plural" in frame.target and _several(sources):
            yield from self._pairs(trigger, sources)
            if not targets:
                return
        yield from self._bind(trigger, sources, targets)

    def _shared(self, frame: Frame, pred: Pred) -> list[Filler]:
        """The object of the verb before: "condemned the coup and announced sanctions"."""
        earlier: Pred | None = None
        for other in self.parse.preds:
            if other is pred:
                break
            if other.clause is pred.clause and other.subj is pred.subj and other.link == pred.link:
                earlier = other
        if earlier is None or pred.subj is None:
            return []
        found = [f for np in earlier.objs for f in self.slots.fillers(np, "shared", thing=True)]
        return [Filler(f.mention, "shared", f.np) for f in found]

    def _noun(self, frame: Frame, np: NP, event: Event) -> Iterator[Candidate]:
        pred = self.parse.place.get(id(np), (None, ""))[0]
        trigger = Trigger(frame, event.lemma, event.at, pred, np)
        parties, symmetric = between(self.slots, np, pred), self._symmetric(frame)
        if parties and symmetric:
            yield from self._pairs(trigger, parties)
            return
        sources = _first(frame.source, lambda slot: self.slots.of_noun(np, slot))
        if frame.target == ("owner",) and not sources:
            return
        agents, patients = self._turned(np, sources)
        sources = agents or sources
        targets = (
            parties or self._nominal_targets(frame, np) or patients or self._reached(frame, trigger, sources)
        )
        sides = not sources and bool(targets) and targets[0].how == "owner-sides"
        if symmetric and (sides or "self" not in frame.source) and _mutual(sources, targets):
            yield from self._pairs(
                trigger, [*sources, *targets] if _included(targets) else sources or targets
            )
            if _included(targets) or not (sources and targets):
                return
        yield from self._bind(trigger, sources, targets, event.head)

    def _nominal_targets(self, frame: Frame, np: NP) -> list[Filler]:
        return _first(frame.target, lambda slot: self.slots.of_noun(np, slot, frame.thing))

    def _turned(self, np: NP, sources: list[Filler]) -> tuple[list[Filler], list[Filler]]:
        """Agents and patients of "the shelling of X by Y", where the owner is who suffers it."""
        if not sources or sources[0].how != "owner":
            return [], []
        by = [other for _, other in np.pps if other.prep_tags & Tag.AGENT]
        agents = [f for other in by for f in self.slots.fillers(other, "by")]
        return (agents, self.slots.of_noun(np, "owner")) if agents else ([], [])

    def _reached(self, frame: Frame, trigger: Trigger, sources: list[Filler]) -> list[Filler]:
        """Whom an act is for when none of its own slots says so."""
        np, pred = trigger.event, trigger.pred
        if np is None:
            return []
        found = recipient(self.slots, np, pred) or included(self.slots, np, frame.thing)
        if not found and self.ontology.relations[frame.relation].quad in SPOKEN:
            found = intended(self.slots, None, np)
        if not found and self._confronts(frame):
            found = responder(self.slots, np, pred, sources)
        return found

    def _backed(self, np: NP) -> Iterator[Candidate]:
        """What a compound says: "the Iranian-backed militia"."""
        for relation, mention in np.backed:
            trigger = Trigger(Frame(relation, False, ("owner",), ("object",)), relation, np.i, None, np)
            source = Filler(mention, "compound", np)
            pred = self.parse.place.get(id(np), (None, ""))[0]
            parties = between(self.slots, np, pred) if np.events else []
            parties = parties or [Filler(member, "head", np) for member in np.members]
            for party in parties:
                yield from self.one(trigger, source, party, Layer.STRUCTURE)
            if not parties:
                for target in targets_around(self.named, np.i, {mention.polity}, wide=True):
                    yield from self.one(trigger, source, target, Layer.RECOVERED)


def _first(slots: Iterable[str], read: Callable[[str], list[Filler]]) -> list[Filler]:
    return next((found for slot in slots if (found := read(slot))), [])


def _within(targets: list[Filler], sources: list[Filler]) -> bool:
    return {f.mention.polity for f in targets} <= {f.mention.polity for f in sources}


def _together(targets: list[Filler]) -> list[Filler]:
    """The targets when they act with each other: "talks of A and B", but not "with A and B"."""
    return [filler for filler in targets if filler.np is None or not filler.np.prep_tags & Tag.BESIDE]


def _included(targets: list[Filler]) -> bool:
    return bool(targets) and targets[0].how == "included"


def _mutual(sources: list[Filler], targets: list[Filler]) -> bool:
    return (_included(targets) and _several(targets)) or _several(sources or _together(targets))


def _several(group: Sequence[Filler]) -> bool:
    return len({filler.mention.polity for filler in group}) > 1
