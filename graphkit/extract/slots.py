"""Who stands in the slots of verbs and nouns, and whom a phrase means. Floor 4, part of the seventh stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.extract.syntax import ACTING, NP, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Frame, Lexicon, Tag
from graphkit.model import Mention

# Behaviours of a verb that tell what its subject has to do with an act it takes as object.
BEARING = ("light", "deny", "end", "plan", "control", "call-for", "accuse", "negative", "say")


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor in a slot: how it got there, and the phrase it was read from."""

    mention: Mention
    how: str
    np: NP | None


class Slots:
    """Reads slots of one parsed sentence.

    Attributes:
        last_subject: whom the sentence before was about; pronouns may mean them.
        recent: the polities named last before this sentence, the latest last.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        parse: Parse,
        lexicon: Lexicon,
        last_subject: tuple[Mention, ...] = (),
        recent: tuple[Mention, ...] = (),
    ) -> None:
        self.tokens, self.parse, self.lexicon = tokens, parse, lexicon
        self.last_subject, self.recent = last_subject, recent

    def of_verb(self, pred: Pred, slot: str, frame: Frame) -> list[Filler]:
        """What stands in a slot of a verb: subject, object, or a preposition's phrase."""
        if slot == "parties":
            return self._parties(pred)
        if slot == "subject":
            return self.subject(pred, thing=pred.link == "xcomp" and pred.governor is None)
        phrases = _objects(pred) if slot == "object" else _under(pred, slot)
        return [filler for np in phrases for filler in self.fillers(np, slot, frame.thing)]

    def _parties(self, pred: Pred) -> list[Filler]:
        """Whose act the verb is done to: "end the feud between X and Y", "the X-Y rift"."""
        found: list[Filler] = []
        for np in _objects(pred):
            inner = [other for _, other in np.pps if other.prep_tags & Tag.BETWEEN]
            pairs = [f for other in inner for f in self.fillers(other, "parties", thing=True)]
            found += pairs or ([Filler(m, "parties", np) for m in np.owners] if len(np.owners) > 1 else [])
        return found if len({f.mention.polity for f in found}) > 1 else []

    def subject(self, pred: Pred, thing: bool = False) -> list[Filler]:
        """Who does what the predicate says: its subject, or a passive's agent."""
        if not pred.vg.passive:
            return self.fillers(pred.subj, "subject", thing) if pred.subj is not None else []
        agents = [np for _, np in pred.pps if np.prep_tags & Tag.AGENT]
        if not agents and not self.lexicon.head_last:
            agents = pred.objs[:1]
        return [filler for np in agents for filler in self.fillers(np, "agent")]

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
        kinds = self.lexicon.classes.get(pred.vg.lemma, ())
        how = next((f"verb-{kind}" for kind in BEARING if kind in kinds), "verb")
        return [Filler(f.mention, how, f.np) for f in found]

    def fillers(self, np: NP, slot: str, thing: bool = False) -> list[Filler]:
        """The actors a phrase stands for, as fillers of `slot`; of a thing, its owners if `thing`."""
        whole = self._whole(np)
        if whole is not None:
            return [Filler(f.mention, slot, f.np) for f in self.fillers(whole, slot, thing)]
        if np.members:
            return [Filler(m, slot, np) for m in np.members]
        if np.apposed is not None and np.apposed.members:
            return [Filler(m, f"{slot}-apposed", np.apposed) for m in np.apposed.members]
        if self._is_sides(np):
            return [Filler(m, f"{slot}-sides", np) for m in self._two_sides(np)]
        owned = np.pronoun_owner and np.sort in ACTING and not np.tags & Tag.COUNTERPART
        if np.sort is Sort.PRONOUN or owned:
            return [Filler(m, f"{slot}-pronoun", np) for m in self._antecedents(np)]
        if self._is_definite(np):
            return [Filler(m, f"{slot}-definite", np) for m in self._named_before(np, None)[:1]]
        if thing and np.owners:
            return [Filler(m, f"{slot}-thing", np) for m in np.owners]
        makers = self._makers(np) if thing else []
        if makers:
            return [Filler(f.mention, f"{slot}-made", f.np) for f in makers]
        acting = thing or bool(np.tags & Tag.ROLE)
        inner = [f for other in self._of(np) for f in self.fillers(other, slot, acting)]
        return [Filler(f.mention, f"{slot}-of", f.np) for f in inner]

    def _whole(self, np: NP) -> NP | None:
        """Whose part the phrase is: "the Iraqi branch of al-Qaeda", "advisers to Abbas"."""
        if not np.tags & Tag.PART or not np.pps or self.tokens[np.head].mention is not None:
            return None
        other = np.pps[0][1]
        named = bool(np.members or np.owners)
        wanted = Tag.ORIGIN if named else Tag.BEHALF
        near = other.i <= np.j + 2
        if (
            near
            and other.prep_tags & wanted
            and other.members
            and other.sort not in (Sort.PLACE, Sort.CAPITAL)
        ):
            return other
        return None

    def _makers(self, np: NP) -> list[Filler]:
        """Who made a thing: "a resolution drafted by France"."""
        for pred in self.parse.preds:
            if pred.subj is np and pred.link == "part" and pred.vg.passive:
                return self.subject(pred)
        return []

    def _is_definite(self, np: NP) -> bool:
        """Whether a bare "the government" or "the military" means that of somebody named before."""
        if np.members or np.owners or np.pps or not np.tags & (Tag.GOVERNMENT | Tag.FORCE):
            return False
        return np.j - np.i == 2 and bool(self.tokens[np.i].word.tags & Tag.DETERMINER)

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
        wanted = int(Tag.AGENT if np.events else Tag.ORIGIN | Tag.AGENT)
        if np.tags & (Tag.GOVERNMENT | Tag.ROLE):
            wanted |= Tag.INSIDE
        return [other for _, other in np.pps[:2] if other.prep_tags & wanted]

    def _named_before(self, np: NP, doer: NP | None) -> list[Mention]:
        """The actors of the last phrase before `np` that are not the doer themselves."""
        own = {m.polity for m in doer.members} if doer is not None else set()
        for other in reversed(self.parse.nps):
            if other.j <= np.i and other.members and not own & {m.polity for m in other.members}:
                return other.members
        return []

    def _antecedents(self, np: NP) -> list[Mention]:
        """Whom a pronoun means: as an object somebody named before, else the subject around or before it."""
        pred, place = self.parse.place.get(id(np), (None, ""))
        if pred is not None and place == "object" and np.sort is Sort.PRONOUN:
            return self._named_before(np, pred.subj)
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


def _under(pred: Pred, slot: str) -> list[NP]:
    """The phrases under a preposition; the agent of a passive is none of them."""
    return [np for prep, np in pred.pps if prep == slot and not (pred.vg.passive and np.prep_tags & Tag.AGENT)]


def _objects(pred: Pred) -> list[NP]:
    if pred.vg.passive:
        return [pred.subj] if pred.subj is not None else []
    return pred.objs
