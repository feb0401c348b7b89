"""How real a claim is said to be, and who says so. Floor 4, eighth stage.

Both are read by climbing from the predicate through what governs it: "denied that it would send"
is a denial, of a plan, on the denier's word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.extract.frames import Candidate, Filler, Framer
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, Clause, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import OTHER, Modality, Polarity, Span
from graphkit.ontology import Ontology

# What a governing verb makes of what it governs, the strongest first.
GOVERNED = (
    ("call-for", Modality.CALLED_FOR),
    ("object-control", Modality.CALLED_FOR),
    ("plan", Modality.PLANNED),
    ("hedge", Modality.PROBABLE),
)
TENSES = (
    (Tag.FUTURE, Modality.PLANNED),
    (Tag.POSSIBLE, Modality.POSSIBLE),
    (Tag.PROBABLE, Modality.PROBABLE),
    (Tag.MODAL, Modality.CALLED_FOR),
)
STRENGTH = {
    Modality.CERTAIN: 0,
    Modality.PROBABLE: 1,
    Modality.POSSIBLE: 2,
    Modality.PLANNED: 3,
    Modality.CALLED_FOR: 4,
    Modality.HYPOTHETICAL: 5,
}
SPEAKING = frozenset(("say", "deny", "accuse", "hedge"))
CARRIERS = frozenset(("light", "control", "plan"))


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
        self.tokens, self.classes, self.parse, self.framer = tokens, classes, parse, framer
        self.lexicon: Lexicon = framer.lexicon
        self.ontology: Ontology = framer.ontology

    def stance(self, candidate: Candidate) -> Stance:
        """Polarity, modality and attribution of a candidate."""
        denied, modality = self._reality(candidate)
        speakers = list(self._speakers(candidate))
        codes = sorted({code for code, _ in speakers} - self._own_word(candidate))
        span = next((span for code, span in speakers if code in codes and span is not None), None)
        return Stance(Polarity.DENIED if denied else Polarity.ASSERTED, modality, tuple(codes), span)

    def _own_word(self, candidate: Candidate) -> set[str]:
        """A speech act rests on nobody's word but its own: its doer is no witness to it."""
        relation = self.ontology.relations[candidate.relation]
        spoken = relation.quad == 3 or self.ontology.is_a(candidate.relation, "supports")
        return {candidate.source.mention.polity} if spoken else set()

    # reality

    def _reality(self, candidate: Candidate) -> tuple[bool, Modality]:
        pred = candidate.pred
        denied, modality = False, Modality.CERTAIN
        if candidate.event is not None:
            denied, modality = self._noun_reality(candidate.event)
            if pred is not None and not self.carries(candidate):
                return (
                    self._governs(pred, denied, modality)
                    if self._bears_on(candidate.event, pred)
                    else (
                        denied,
                        modality,
                    )
                )
            if pred is not None:
                denied, modality = self._governs(pred, denied, modality)
        while pred is not None:
            denied, modality = self._own(pred, denied, modality)
            if pred.link == "xcomp" and pred.governor is not None and _is_to(pred, pred.governor):
                modality = _stronger(modality, Modality.PLANNED)
            if pred.governor is not None and pred.link in ("xcomp", "comp"):
                denied, modality = self._governs(pred.governor, denied, modality)
            pred = self._upward(pred)
        return denied, modality

    def _noun_reality(self, np: NP) -> tuple[bool, Modality]:
        tags = 0
        for at in range(max(0, np.i - 1), np.j):
            tags |= self.tokens[at].word.tags
        denied = bool(tags & Tag.NEGATION)
        if tags & Tag.PLANNED:
            return denied, Modality.PLANNED
        if tags & Tag.ALLEGED:
            return denied, Modality.PROBABLE
        return denied, Modality.POSSIBLE if tags & Tag.POSSIBLE else Modality.CERTAIN

    def carries(self, candidate: Candidate) -> bool:
        """Whether the verb's own tense and date are the event's.

        So it is for verbs, for nouns whose doer is the verb's subject ("launched an attack"), for the
        subject of any verb and the object of a light one; "condemned the attack" only presupposes it.
        """
        event, pred = candidate.event, candidate.pred
        if event is None or pred is None:
            return True
        kinds = self._kinds(pred)
        place = self.parse.place.get(id(event), (None, ""))[1]
        if "end" in kinds or "deny" in kinds:
            return False
        by_subject = candidate.source.how.startswith("verb")
        return by_subject or place == "subject" or not pred.vg.lemma or bool(kinds & CARRIERS)

    def _bears_on(self, event: NP, pred: Pred) -> bool:
        """Whether the verb's meaning reaches the event: its object, or what is called for or denied."""
        place = self.parse.place.get(id(event), (None, ""))[1]
        return place == "object" or bool(self._kinds(pred) & {"call-for", "deny", "negative"})

    def _upward(self, pred: Pred) -> Pred | None:
        if pred.link == "xcomp" or (pred.link == "comp" and pred.governor is not None):
            kinds = (
                self.lexicon.classes.get(pred.governor.vg.lemma, frozenset())
                if pred.governor
                else frozenset()
            )
            return None if pred.link == "comp" and "say" in kinds else pred.governor
        return None

    def _own(self, pred: Pred, denied: bool, modality: Modality) -> tuple[bool, Modality]:
        tags = pred.vg.tags
        if tags & Tag.NEGATION or any(self.tokens[np.i].word.tags & Tag.NEGATION for np in pred.objs):
            denied = not denied
        if pred.host is not None and pred.host.tags & Tag.PLANNED:
            modality = _stronger(modality, Modality.PLANNED)
        return denied, _stronger(modality, self._tense(pred))

    def _tense(self, pred: Pred) -> Modality:
        tags = pred.vg.tags
        if pred.clause.tags & Tag.CONDITION:
            return Modality.HYPOTHETICAL
        if tags & Tag.CONDITION and not tags & Tag.FUTURE:
            return Modality.PLANNED if pred.clause.kind == "comp" else Modality.HYPOTHETICAL
        return next((made for tag, made in TENSES if tags & tag), Modality.CERTAIN)

    def _governs(self, governor: Pred, denied: bool, modality: Modality) -> tuple[bool, Modality]:
        kinds = self.lexicon.classes.get(governor.vg.lemma, frozenset())
        if kinds & {"deny", "negative"} and "end" not in kinds:
            denied = True
        if governor.vg.passive and "plan" in kinds:
            return denied, _stronger(modality, Modality.PLANNED)
        found = next((made for kind, made in GOVERNED if kind in kinds), Modality.CERTAIN)
        return denied, _stronger(modality, found)

    # attribution

    def _speakers(self, candidate: Candidate) -> Iterator[tuple[str, Span | None]]:
        pred = candidate.pred
        clause: Clause | None = pred.clause if pred is not None else self._clause(candidate)
        if candidate.event is not None and candidate.event.said_by is not None:
            yield from self._voices(candidate.event.said_by)
        if pred is not None and pred.link == "xcomp":
            yield from self._accuser(pred)
        if candidate.event is not None and pred is not None and self._kinds(pred) & {"accuse", "deny"}:
            yield from self._voices(pred)
        trailing = clause is not None and clause.kind == "trail"
        while clause is not None:
            governor = clause.governor
            if governor is not None and clause.kind == "comp" and self._kinds(governor) & SPEAKING:
                yield from self._voices(governor)
            clause = governor.clause if governor is not None else clause.parent
        if not trailing:
            yield from self._trailing()
        yield from self._according(self._clauses_above(candidate))

    def _clause(self, candidate: Candidate) -> Clause | None:
        return self.parse.clause_of.get(id(candidate.event)) if candidate.event is not None else None

    def _kinds(self, pred: Pred) -> frozenset[str]:
        return self.lexicon.classes.get(pred.vg.lemma, frozenset())

    def _accuser(self, pred: Pred) -> Iterator[tuple[str, Span | None]]:
        governor = pred.governor
        if governor is not None and self._kinds(governor) & SPEAKING:
            yield from self._voices(governor)

    def _trailing(self) -> Iterator[tuple[str, Span | None]]:
        for pred in self.parse.preds:
            if pred.clause.kind == "trail" and self._kinds(pred) & SPEAKING:
                yield from self._voices(pred)

    def _clauses_above(self, candidate: Candidate) -> set[int]:
        clause = candidate.pred.clause if candidate.pred is not None else self._clause(candidate)
        above: set[int] = set()
        while clause is not None:
            above.add(id(clause))
            clause = clause.governor.clause if clause.governor is not None else clause.parent
        return above

    def _according(self, above: set[int]) -> Iterator[tuple[str, Span | None]]:
        for np in self.parse.nps:
            if np.prep and self.lexicon.word(np.prep).tags & Tag.ACCORDING:
                within = id(self.parse.clause_of.get(id(np))) in above
                if within or self._sets_off(np):
                    yield from self._heard(np, self.framer.fillers(np, "according"))

    def _sets_off(self, np: NP) -> bool:
        """Whether the phrase stands apart by a comma, and so speaks for the whole sentence."""
        at = next((k for k in range(np.i - 1, -1, -1) if self.classes[k] == Cls.PREP), 0)
        return at == 0 or self.classes[at - 1] in (Cls.COMMA, Cls.BREAK)

    def _voices(self, pred: Pred) -> Iterator[tuple[str, Span | None]]:
        fillers = self.framer.subject(pred)
        subj = pred.subj if not pred.vg.passive else None
        yield from self._heard(subj, fillers)

    def _heard(self, np: NP | None, fillers: Sequence[Filler]) -> Iterator[tuple[str, Span | None]]:
        if np is None:
            known = fillers
        elif np.sort is Sort.MEDIA or any(self.tokens[k].word.tags & Tag.MEDIA for k in range(np.i, np.j)):
            known = []
        else:
            known = fillers or self._implied(np)
        for filler in known:
            yield filler.mention.polity, filler.mention.span
        if not known and np is not None and np.sort is not Sort.PRONOUN:
            yield OTHER, Span(self.tokens[np.i].start, self.tokens[np.j - 1].end)

    def _implied(self, np: NP) -> Sequence[Filler]:
        """Whose source it is, or for "the military" and "his ministry" that of the sentence's subject."""
        if np.sort is Sort.SOURCE or np.owners:
            return self.framer.fillers(np, "speaker", thing=True) or self._placed(np)
        if not (np.pronoun_owner or np.tags & (Tag.FORCE | Tag.GOVERNMENT)):
            return self._placed(np)
        for pred in self.parse.preds:
            if pred.subj is not None and pred.subj is not np and pred.subj.members and pred.subj.i < np.i:
                return [Filler(m, "implied", pred.subj) for m in pred.subj.members[:1]]
        return []

    def _placed(self, np: NP) -> Sequence[Filler]:
        """The polity a speaker is placed in: "officials in Islamabad", "sources with the ministry"."""
        return [filler for _, other in np.pps[:1] for filler in self.framer.fillers(other, "placed")]


def _is_to(pred: Pred, governor: Pred) -> bool:
    """Whether the two verb groups are one plan: "is to visit"."""
    return not governor.vg.lemma and bool(governor.vg.tags & Tag.COPULA) and pred.vg.i == governor.vg.j


def _stronger(one: Modality, other: Modality) -> Modality:
    return max(one, other, key=STRENGTH.__getitem__)
