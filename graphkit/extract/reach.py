"""Slots that are filled through another phrase or clause. Floor 4, part of the seventh stage."""

from __future__ import annotations

from graphkit.extract.referents import Filler
from graphkit.extract.slots import Slots
from graphkit.extract.syntax import NP, Pred
from graphkit.lexicon import Tag

TELLING = frozenset(("say", "deny", "accuse", "hedge", "call-for", "object-control", "plan", "negative"))


def reported(slots: Slots, pred: Pred) -> list[Filler]:
    """Whom a reported clause is about: "warned that Iran ...", "menuntut agar Suriah ..."."""
    telling = TELLING & slots.lexicon.kinds(pred.vg.lemma)
    for clause in slots.parse.clauses if telling and not pred.vg.passive else ():
        if clause.kind == "comp" and clause.governor is pred and clause.subj is not None:
            return [
                Filler(f.mention, "reported", f.np)
                for f in slots.fillers(clause.subj, "reported", thing=True)
            ]
    return []


def included(slots: Slots, np: NP, thing: bool) -> list[Filler]:
    """What a relative clause adds to an act: "a trip that includes Sweden and India"."""
    for pred in slots.parse.preds:
        about = np in (pred.subj, pred.clause.antecedent)
        if about and "include" in slots.lexicon.kinds(pred.vg.lemma):
            return [f for other in pred.objs for f in slots.fillers(other, "included", thing)]
    including = [other for _, other in np.pps if other.prep_tags & Tag.INCLUDING]
    return [f for other in including for f in slots.fillers(other, "included", thing)]


def recipient(slots: Slots, np: NP, pred: Pred | None) -> list[Filler]:
    """Of two objects the first receives the second: "paid China a visit"."""
    if pred is None or np not in pred.objs[1:]:
        return []
    return slots.fillers(pred.objs[0], "recipient")


def between(slots: Slots, np: NP, pred: Pred | None) -> list[Filler]:
    """The parties of a mutual act: "talks between A and B"; empty unless there are two."""
    pps = [*np.pps, *(pred.pps if pred is not None else [])]
    for _, other in pps:
        if other.prep_tags & Tag.BETWEEN and other is not np:
            fillers = slots.fillers(other, "between", thing=True)
            if len({f.mention.polity for f in fillers}) > 1:
                return fillers
    return []


def responder(slots: Slots, act: NP, pred: Pred | None, sources: list[Filler]) -> list[Filler]:
    """Who reacts to an act of others is whom it meant: "Iran defied a UN demand"."""
    if pred is None or pred.subj is None or not sources or sources[0].how != "owner":
        return []
    if not (act in pred.objs or act.prep_tags & Tag.BESIDE):
        return []
    found = slots.fillers(pred.subj, "responder", thing=True)
    return [Filler(f.mention, "responder", f.np) for f in found]


def intended(slots: Slots, pred: Pred | None, np: NP | None) -> list[Filler]:
    """To whom a verb or noun promises, threatens or refuses something: "agreed to send X troops"."""
    for inner in slots.parse.preds:
        under = inner.governor is pred if pred is not None else inner.host is np and np is not None
        if inner.link == "xcomp" and under:
            phrases = [*inner.objs, *(other for _, other in inner.pps)]
            found = [f for other in phrases for f in slots.fillers(other, "intended", thing=True)]
            return [Filler(f.mention, "intended", f.np) for f in found] or intended(slots, inner, None)
    return []
