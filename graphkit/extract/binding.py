"""Triggers bound to actors, by structure or from around. Floor 4, seventh stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from graphkit.extract.around import sources_around, targets_around
from graphkit.extract.candidates import Candidate, Trigger
from graphkit.extract.context import Context
from graphkit.extract.referents import Filler
from graphkit.extract.slots import Slots
from graphkit.extract.syntax import Parse
from graphkit.extract.tokens import Token
from graphkit.lexicon import Frame, Lexicon
from graphkit.model import Kind as ActorKind
from graphkit.model import Layer, Mention
from graphkit.ontology import Ontology, Relation

# Ways to a target that go through another act than the trigger's own.
INDIRECT = frozenset(("intended", "responder", "shared"))
NO_KINDS: Mapping[str, ActorKind] = MappingProxyType({})


class Binder:
    """Binds triggers of one parsed sentence to actors; the arguments are those of `Referents`."""

    def __init__(
        self,
        tokens: Sequence[Token],
        parse: Parse,
        lexicon: Lexicon,
        ontology: Ontology,
        last_subject: tuple[Mention, ...] = (),
        couple: tuple[Mention, ...] = (),
        kinds: Mapping[str, ActorKind] = NO_KINDS,
    ) -> None:
        self.tokens, self.parse, self.lexicon, self.ontology = tokens, parse, lexicon, ontology
        self.kinds = kinds
        self.slots = Slots(tokens, parse, lexicon, last_subject, couple)
        self.context = Context(tokens, parse)
        self.named = [np for np in parse.nps if np.members or np.owners]

    def _confronts(self, frame: Frame) -> bool:
        """Whether the relation calls for an answer: a demand or any conflict."""
        relation = self.ontology.relations[frame.relation]
        return relation.sign == "conflict" or frame.relation == "demands-of"

    def _symmetric(self, frame: Frame) -> bool:
        return self.ontology.relations[frame.relation].symmetric

    def _pairs(self, trigger: Trigger, group: Sequence[Filler]) -> Iterator[Candidate]:
        """All pairs of a mutual act; of a directed one the first party does it to the others."""
        seen: dict[str, Filler] = {}
        for filler in group:
            seen.setdefault(filler.mention.polity, filler)
        members = list(seen.values())
        directed = trigger.event is not None and not self._symmetric(trigger.frame)
        for number, source in enumerate(members[:1] if directed else members):
            for target in members[number + 1 :]:
                yield from self.one(trigger, source, target, Layer.STRUCTURE)

    def _bind(
        self, trigger: Trigger, sources: list[Filler], targets: list[Filler], head: bool = True
    ) -> Iterator[Candidate]:
        """Sources with targets; a slot that the structure leaves empty is filled from around."""
        if sources and targets:
            direct = head and targets[0].how not in INDIRECT
            layer = Layer.STRUCTURE if direct else Layer.RECOVERED
        else:
            layer = Layer.RECOVERED if sources or targets else Layer.NEAREST
        taken = {f.mention.polity for f in (*sources, *targets)}
        wide = layer is not Layer.NEAREST
        for source in sources or sources_around(self.named, trigger.at, trigger.pred, taken, wide):
            for target in targets or targets_around(self.named, trigger.at, taken, wide):
                yield from self.one(trigger, source, target, layer)

    def one(self, trigger: Trigger, source: Filler, target: Filler, layer: Layer) -> Iterator[Candidate]:
        """The candidate of these fillers, unless both act for the same polity."""
        wanted = self.ontology.relations[trigger.frame.relation]
        if source.mention.polity != target.mention.polity and self._may_end(wanted, target.mention.polity):
            frame, cue = trigger.frame, self.tokens[trigger.at].start
            yield Candidate(
                frame,
                frame.relation,
                trigger.lemma,
                trigger.at,
                source,
                target,
                trigger.pred,
                trigger.event,
                layer,
                cue,
                tuple(self._around(trigger, source, target)),
            )

    def _may_end(self, relation: Relation, polity: str) -> bool:
        """Whether a relation may end at a polity of this kind: one joins organisations, not states."""
        kind = self.kinds.get(polity)
        if kind is None or relation.symmetric:
            return True
        if "Organization" in relation.range:
            return kind is ActorKind.ORGANIZATION
        return kind is not ActorKind.ARMED_GROUP or "Polity" not in relation.range

    def _around(self, trigger: Trigger, source: Filler, target: Filler) -> Iterator[str]:
        pred, part = trigger.pred, "verb" if trigger.frame.verb else "noun"
        home = pred.clause if pred is not None else self.parse.clause_of.get(id(trigger.event))
        yield from self.context.near(trigger.at, trigger.frame.relation)
        yield from self.context.of("source", source, trigger.at, pred, home, part)
        yield from self.context.of("target", target, trigger.at, pred, home, part)
