"""The stance of a claim: how real it is said to be, and who says so. Floor 4, eighth stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.extract.candidates import Candidate
from graphkit.extract.frames import Framer
from graphkit.extract.reality import Reality
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, Parse, Pred
from graphkit.extract.tokens import Token
from graphkit.extract.voices import Voices
from graphkit.lexicon import Tag
from graphkit.model import Modality, Polarity, Span

DETAINS = "detains-nationals-of"
KNOWN = frozenset(("at-war-with", "occupies"))


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity, modality, and the phrases on whose word it rests."""

    polarity: Polarity
    modality: Modality
    attributed_to: tuple[str, ...]
    attribution_span: Span | None


class Scope:
    """Reads the stance of the candidates of one sentence."""

    def __init__(self, tokens: Sequence[Token], classes: Sequence[Cls], parse: Parse, framer: Framer) -> None:
        self.reality = Reality(tokens, parse, framer.lexicon, framer.ontology)
        self.voices = Voices(tokens, classes, parse, framer.slots)
        self.ontology = framer.ontology

    def carries(self, candidate: Candidate) -> bool:
        """Whether the verb's own tense and date are the event's (see `Reality.carries`)."""
        return self.reality.carries(candidate)

    def stance(self, candidate: Candidate) -> Stance:
        """Polarity, modality and attribution of a candidate."""
        denied, modality = self.reality.of(candidate)
        aside = modality is Modality.CERTAIN and self._is_aside(candidate)
        speakers = [] if aside else list(self.voices.speakers(candidate))
        own = self._own_word(candidate) if modality is Modality.CERTAIN else set()
        apart = list(self.voices.apart(candidate)) if speakers else []
        codes = sorted(({code for code, _ in speakers} - own) | {code for code, _ in apart})
        span = next((span for code, span in speakers if code in codes and span is not None), None)
        return Stance(Polarity.DENIED if denied else Polarity.ASSERTED, modality, tuple(codes), span)

    def _is_aside(self, candidate: Candidate) -> bool:
        """Whether the text tells it by the way, in its own voice: in a relative clause, or as known."""
        pred = candidate.pred
        if pred is None:
            return False
        if candidate.event is None:
            captive = candidate.relation == DETAINS and pred.link == "part" and pred.vg.passive
            return captive or (pred.clause.kind == "rel" and pred.link != "xcomp")
        spoken = pred.clause.kind == "comp" or pred.link == "xcomp"
        if candidate.event.prep_tags & Tag.BACKDROP or _is_known(candidate, candidate.event, pred):
            return True
        return spoken and not self.carries(candidate) and not self.reality.is_disputed(candidate)

    def _own_word(self, candidate: Candidate) -> set[str]:
        """A speech act rests on nobody's word but its own: its doer is no witness to it."""
        relation = self.ontology.relations[candidate.relation]
        spoken = relation.quad == 3 or candidate.relation == "supports"
        return {candidate.source.mention.polity} if spoken else set()


def _is_known(candidate: Candidate, event: NP, pred: Pred) -> bool:
    """Whether a war is only judged, and so taken for granted: "the US war in Iraq is illegal"."""
    subject = event is pred.subj and not pred.vg.lemma and not pred.vg.passive
    return candidate.relation in KNOWN and subject and bool(event.owners)
