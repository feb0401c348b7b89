"""Whom a phrase means: named, apposed, owned, pointed back to. Floor 4, part of the seventh stage."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.extract.pointing import Pointing
from graphkit.extract.syntax import ACTING, NP, Pred, Sort
from graphkit.lexicon import Tag
from graphkit.model import Mention


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor in a slot: how it got there, and the phrase it was read from."""

    mention: Mention
    how: str
    np: NP | None


class Referents(Pointing):
    """Resolves the phrases of one parsed sentence."""

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

    def _of(self, np: NP) -> list[NP]:
        """The phrases that say whose it is: an act's is its agent, a thing's or person's its origin."""
        acts = np.events and np.sort not in ACTING
        wanted = int(Tag.AGENT if acts else Tag.ORIGIN | Tag.AGENT)
        if np.tags & (Tag.GOVERNMENT | Tag.ROLE):
            wanted |= Tag.INSIDE
        return [other for _, other in np.pps[:2] if other.prep_tags & wanted]
