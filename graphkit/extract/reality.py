"""How real a claim is said to be: denied or not, certain, planned, called for. Floor 4, eighth stage.

Read by climbing from the predicate through what governs it: "denied that it would send" is a denial.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.extract.candidates import Candidate
from graphkit.extract.hindrance import is_averse, is_dropped, is_hindered, is_the_act
from graphkit.extract.syntax import NP, Parse, Pred, awaited
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import Modality
from graphkit.ontology import Ontology

# What a governing verb makes of what it governs, the strongest first.
GOVERNED = (
    ("implicative", Modality.CERTAIN),
    ("call-for", Modality.CALLED_FOR),
    ("object-control", Modality.CALLED_FOR),
    ("plan", Modality.PLANNED),
    ("hedge", Modality.PROBABLE),
)
TENSES = (
    (Tag.FUTURE, Modality.PLANNED),
    (Tag.POSSIBLE, Modality.POSSIBLE),
    (Tag.PROBABLE, Modality.PROBABLE),
    (Tag.ABLE, Modality.POSSIBLE),
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
MATERIAL = 2
OCCURRING = frozenset(("control", "existential"))
CARRIERS = frozenset(("light", "control", "plan", "existential"))


class Reality:
    """Reads polarity and modality in one parsed sentence."""

    def __init__(self, tokens: Sequence[Token], parse: Parse, lexicon: Lexicon, ontology: Ontology) -> None:
        self.tokens, self.parse, self.lexicon, self.ontology = tokens, parse, lexicon, ontology

    def of(self, candidate: Candidate) -> tuple[bool, Modality]:
        """Whether it is denied, and its modality."""
        pred = candidate.pred
        denied, modality = False, Modality.CERTAIN
        if pred is not None and candidate.event is None and candidate.at != pred.vg.at:
            return denied, modality
        if candidate.event is not None:
            denied, modality = _noun(candidate.event, self.tokens)
            if pred is not None and self._bears_on(candidate, candidate.event, pred):
                done = is_the_act(candidate.relation, pred, self.lexicon, self.ontology)
                denied, modality = self._governs(pred, denied, modality, done=done)
            if not self.carries(candidate):
                return denied, modality
        elif pred is not None and self._only_meant(candidate):
            modality = Modality.PLANNED
        denied, modality = self._climb(pred, candidate.event, denied, modality)
        return denied != candidate.frame.negated, modality

    def _climb(
        self, pred: Pred | None, event: NP | None, denied: bool, modality: Modality
    ) -> tuple[bool, Modality]:
        """Polarity and modality after the predicate and all that governs it."""
        last: Pred | None = None
        while pred is not None:
            denied, modality = self._own(pred, denied, modality, event)
            if pred.link == "xcomp" and pred.governor is not None and _is_to(pred, pred.governor):
                modality = _stronger(modality, Modality.PLANNED)
            if pred.governor is not None and pred.link in ("xcomp", "comp"):
                denied, modality = self._governs(
                    pred.governor, denied, modality, reported=pred.link == "comp"
                )
                denied = denied or is_hindered(pred, pred.governor, self.tokens, self.lexicon)
            last, pred = pred, self._upward(pred)
        return denied, _reported_later(last, modality, self.lexicon) if last is not None else modality

    def _only_meant(self, candidate: Candidate) -> bool:
        """Whether the verb itself is of an intention: "offered Chad tanks" has not sent them."""
        pred = candidate.pred
        material = self.ontology.relations[candidate.relation].quad == MATERIAL
        return pred is not None and material and "plan" in self._kinds(pred)

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

    def is_disputed(self, candidate: Candidate) -> bool:
        """Whether the verb that governs the act denies or alleges it."""
        return candidate.pred is not None and bool(self._kinds(candidate.pred) & {"deny", "accuse"})

    def _bears_on(self, candidate: Candidate, event: NP, pred: Pred) -> bool:
        """Whether the verb's meaning reaches the event: its object, or what is called for or denied.

        What an event itself does says nothing of that kind: "the talks failed" is no denial of talks.
        """
        place = self.parse.place.get(id(event), (None, ""))[1]
        if place == "subject":
            return pred.vg.passive
        reaching = self._kinds(pred) & {"call-for", "deny", "negative"}
        owned = bool(event.prep_tags & Tag.ORIGIN)
        return place == "object" or (bool(reaching) and not owned) or self.carries(candidate)

    def _upward(self, pred: Pred) -> Pred | None:
        """What governs the predicate, as far as its reality goes: not beyond what somebody says."""
        governor = pred.governor
        if governor is None or pred.link not in ("xcomp", "comp"):
            return None
        return None if pred.link == "comp" and "say" in self._kinds(governor) else governor

    def _own(self, pred: Pred, denied: bool, modality: Modality, event: NP | None) -> tuple[bool, Modality]:
        tags = pred.vg.tags
        about = [*pred.objs, *([pred.subj] if pred.subj is not None else [])]
        negated = bool(tags & Tag.NEGATION) and not _only_judged(pred, event, self.lexicon)
        if negated or any(np.negated for np in about if np is not event):
            denied = not denied
        if pred.host is not None and (
            is_averse(pred.host, self.tokens) or is_dropped(pred.host, self.parse, self.lexicon)
        ):
            denied = not denied
        if pred.host is not None and pred.host.tags & (Tag.PLANNED | Tag.INTENT):
            modality = _stronger(modality, Modality.PLANNED)
        return denied, _stronger(modality, _tense(pred))

    def _governs(
        self,
        governor: Pred,
        denied: bool,
        modality: Modality,
        *,
        done: bool | None = None,
        reported: bool = False,
    ) -> tuple[bool, Modality]:
        kinds = self._kinds_over(governor, done, reported)
        if kinds & {"deny", "negative"} and "end" not in kinds:
            denied = True
        if governor.vg.passive and "plan" in kinds:
            return denied, _stronger(modality, Modality.PLANNED)
        own_plan = "plan" in kinds and not governor.objs
        if own_plan or kinds & {"accuse", "deny"}:
            return denied, _stronger(modality, Modality.PLANNED if own_plan else Modality.CERTAIN)
        if "hedge" in kinds and reported and modality is Modality.PLANNED:
            return denied, Modality.POSSIBLE
        found = next((made for kind, made in GOVERNED if kind in kinds), Modality.CERTAIN)
        return denied, _stronger(modality, found)

    def _kinds_over(self, governor: Pred, done: bool | None, reported: bool) -> frozenset[str]:
        """How a verb behaves towards its noun (done or not yet), what it reports, or its infinitive."""
        kinds, noun = self._kinds(governor), done is not None
        if noun or (reported and "say" in kinds):
            kinds -= {"object-control"} if noun or "call-for" not in kinds else set()
        hearsay = governor.vg.passive and not noun and not reported and "say" in kinds
        return (kinds | {"hedge"} if hearsay else kinds) - ({"plan"} if done else set())

    def _kinds(self, pred: Pred) -> frozenset[str]:
        return self.lexicon.kinds(pred.vg.lemma)


def _noun(np: NP, tokens: Sequence[Token]) -> tuple[bool, Modality]:
    """What a noun and the word before it say of the act it names."""
    tags = 0
    for at in range(max(0, np.i - 1), np.j):
        tags |= 0 if _is_month(tokens[at]) else tokens[at].word.tags
    denied = bool(tags & Tag.NEGATION)
    if tags & Tag.PLANNED:
        return denied, Modality.PLANNED
    if tags & Tag.ALLEGED:
        return denied, Modality.PROBABLE
    return denied, Modality.POSSIBLE if tags & Tag.POSSIBLE else Modality.CERTAIN


def _is_month(token: Token) -> bool:
    """Whether a word that elsewhere says what may be is a name of a time: "the May talks"."""
    return token.capital and token.has(Tag.MODAL) and token.has(Tag.TIME)


def _tense(pred: Pred) -> Modality:
    """How sure the words of the verb group and the opening of its clause make it."""
    tags = pred.vg.tags
    if pred.clause.tags & Tag.CONDITION:
        return Modality.HYPOTHETICAL
    if awaited(pred.clause):
        return Modality.CALLED_FOR
    if tags & Tag.ABLE and tags & Tag.NEGATION:
        return Modality.CERTAIN
    if tags & Tag.CONDITION and not tags & Tag.FUTURE:
        return Modality.PLANNED if pred.clause.kind == "comp" else Modality.HYPOTHETICAL
    return next((made for tag, made in TENSES if tags & tag), Modality.CERTAIN)


def _only_judged(pred: Pred, event: NP | None, lexicon: Lexicon) -> bool:
    """Whether a verb says something of an act that it presupposes: "the war made nobody safer"."""
    about = event is not None and event is pred.subj and bool(event.owners) and not pred.vg.passive
    return about and not lexicon.kinds(pred.vg.lemma) & OCCURRING


def _reported_later(pred: Pred, modality: Modality, lexicon: Lexicon) -> Modality:
    """What somebody is yet to announce is a plan, what somebody fears may happen."""
    governor = pred.governor
    if governor is None or pred.link != "comp" or modality is not Modality.CERTAIN:
        return modality
    coming = governor.vg.tags & Tag.FUTURE and not governor.vg.tags & Tag.CONDITION
    above = governor.governor if governor.link == "xcomp" else None
    planned = above is not None and "plan" in lexicon.kinds(above.vg.lemma)
    return Modality.PLANNED if (coming or planned) and "say" in lexicon.kinds(governor.vg.lemma) else modality


def _is_to(pred: Pred, governor: Pred) -> bool:
    """Whether the two verb groups are one plan: "is to visit", unlike "is likely to", "is thought to"."""
    if governor.vg.tags & (Tag.PROBABLE | Tag.POSSIBLE) or pred.vg.tags & Tag.AUXILIARY:
        return False
    return not governor.vg.lemma and bool(governor.vg.tags & Tag.COPULA) and pred.vg.i == governor.vg.j


def _stronger(one: Modality, other: Modality) -> Modality:
    return max(one, other, key=STRENGTH.__getitem__)
