"""Whom a phrase means: named, apposed, owned, pointed back to. Floor 4, part of the seventh stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.extract.syntax import ACTING, NP, Parse, Pred, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import Mention


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor in a slot: how it got there, and the phrase it was read from."""

    mention: Mention
    how: str
    np: NP | None


class Referents:
    """Resolves the phrases of one parsed sentence.

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

    def subject(self, pred: Pred, thing: bool = False) -> list[Filler]:
        """Who does what the predicate says: its subject, or a passive's agent."""
        if not pred.vg.passive:
            return self.fillers(pred.subj, "subject", thing) if pred.subj is not None else []
        agents = [np for _, np in pred.pps if np.prep_tags & Tag.AGENT]
        if not agents and not self.lexicon.head_last:
            agents = pred.objs[:1]
        return [filler for np in agents for filler in self.fillers(np, "agent")]

    def fillers(self, np: NP, slot: str, thing: bool = False) -> list[Filler]:
        """The actors a phrase stands for, as fillers of `slot`; of a thing, its owners if `thing`."""
        whole = self._whole(np)
        if whole is not None:
            return [Filler(f.mention, slot, f.np) for f in self.fillers(whole, slot, thing)]
        if np.members:
            return [Filler(m, slot, np) for m in np.members]
        if np.apposed is not None and np.apposed.members:
            return [Filler(m, f"{slot}-apposed", np.apposed) for m in np.apposed.members]
        way, meant = self._pointed(np)
        if way:
            return [Filler(m, f"{slot}-{way}", np) for m in meant]
        return self._belonging(np, slot, thing)

    def _pointed(self, np: NP) -> tuple[str, list[Mention]]:
        """How and to whom a phrase without a name points back; "" when it does not."""
        if self._is_sides(np):
            return "sides", self._two_sides(np)
        owned = np.pronoun_owner and np.sort in ACTING and not np.tags & Tag.COUNTERPART
        if np.sort is Sort.PRONOUN or owned:
            return "pronoun", self._antecedents(np)
        if self._is_definite(np):
            return "definite", self._named_before(np, None)[:1]
        return "", []

    def _belonging(self, np: NP, slot: str, thing: bool) -> list[Filler]:
        """Whose a thing is, who made it, or whose its parts are."""
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
