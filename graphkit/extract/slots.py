"""Who stands in the slots of verbs and nouns. Floor 4, part of the seventh stage."""

from __future__ import annotations

from graphkit.extract.referents import Filler, Referents
from graphkit.extract.syntax import NP, Pred
from graphkit.lexicon import Frame, Tag

# Behaviours of a verb that tell what its subject has to do with an act it takes as object.
BEARING = ("light", "deny", "end", "plan", "control", "call-for", "accuse", "negative", "say")


class Slots(Referents):
    """Reads slots of one parsed sentence."""

    def of_verb(self, pred: Pred, slot: str, frame: Frame) -> list[Filler]:
        """What stands in a slot of a verb: subject, object, or a preposition's phrase."""
        if slot == "parties":
            return self._parties(pred)
        if slot == "subject":
            return self.subject(pred, thing=pred.link == "xcomp" and pred.governor is None)
        phrases = _objects(pred) if slot == "object" else _under(pred, slot)
        return [filler for np in phrases for filler in self.fillers(np, slot, frame.thing)]

    def others_before(self, filler: Filler, doer: NP | None) -> list[Filler]:
        """Whom a pronoun means that cannot be the doer: somebody else named before."""
        if filler.np is None:
            return []
        return [Filler(m, f"{filler.how}-other", filler.np) for m in self._named_before(filler.np, doer)]

    def _parties(self, pred: Pred) -> list[Filler]:
        """Whose act the verb is done to: "end the feud between X and Y", "the X-Y rift"."""
        found: list[Filler] = []
        for np in _objects(pred):
            inner = [other for _, other in np.pps if other.prep_tags & Tag.BETWEEN]
            pairs = [f for other in inner for f in self.fillers(other, "parties", thing=True)]
            found += pairs or ([Filler(m, "parties", np) for m in np.owners] if len(np.owners) > 1 else [])
        return found if len({f.mention.polity for f in found}) > 1 else []

    def of_noun(self, np: NP, slot: str, thing: bool = False) -> list[Filler]:
        """What stands in a slot of an act: owner, the verb's subject, or a preposition's phrase."""
        if slot == "owner":
            return self._owners(np)
        if slot == "self":
            return self._itself(np)
        pred, place = self.parse.place.get(id(np), (None, ""))
        if slot == "subject":
            return self.fillers(pred.subj, "subject") if pred is not None and pred.subj is not None else []
        if slot == "verb":
            return self._supporting_subject(np, pred, place)
        pps = [other for prep, other in np.pps if prep == slot]
        if not pps and pred is not None and place in ("subject", "object"):
            pps = [other for prep, other in pred.pps if prep == slot]
        return [filler for other in pps for filler in self.fillers(other, slot, thing)]

    def _itself(self, np: NP) -> list[Filler]:
        """Whom a partner is: named beside it, or the subject that is called so."""
        if np.members:
            return [Filler(m, "self", np) for m in np.members]
        if np.apposed is not None and np.apposed.members:
            return [Filler(m, "self-apposed", np.apposed) for m in np.apposed.members]
        host = next((other for other in self.parse.nps if other.apposed is np and other.members), None)
        if host is not None:
            return [Filler(m, "self-apposed", host) for m in host.members]
        pred, place = self.parse.place.get(id(np), (None, ""))
        if pred is not None and np.prep_tags & Tag.DISTANCE and pred.subj is not None:
            return self.fillers(pred.subj, "self")
        if pred is not None and not pred.vg.lemma and place == "subject":
            return [f for other in pred.objs for f in self.fillers(other, "self")]
        copular = pred is not None and not pred.vg.lemma and place == "object"
        return self._supporting_subject(np, pred, place) if copular or np.predicate_of else []

    def _owners(self, np: NP) -> list[Filler]:
        mentions = np.owners or ([] if np.tags & Tag.PARTNER else np.members)
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
            self.fillers(pred.subj, "passive", thing=True)
            if passive and pred.subj
            else self.subject(pred, thing=True)
        )
        kinds = self.lexicon.kinds(pred.vg.lemma)
        how = next((f"verb-{kind}" for kind in BEARING if kind in kinds), "verb")
        return [Filler(f.mention, how, f.np) for f in found]


def _under(pred: Pred, slot: str) -> list[NP]:
    """The phrases under a preposition; the agent of a passive is none of them."""
    return [
        np for prep, np in pred.pps if prep == slot and not (pred.vg.passive and np.prep_tags & Tag.AGENT)
    ]


def _objects(pred: Pred) -> list[NP]:
    if pred.vg.passive:
        return [pred.subj] if pred.subj is not None else []
    return pred.objs
