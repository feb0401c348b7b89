"""Phrases that point back: pronouns, "the two sides", a bare "the government". Floor 4."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.extract.parties import named_parties
from graphkit.extract.syntax import ACTING, NP, Parse, Sort
from graphkit.extract.tokens import Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import Mention

GROUP = "group-"


class Pointing:
    """Finds whom phrases of one parsed sentence without a name mean.

    Attributes:
        last_subject: whom the sentence before was about; pronouns may mean them.
        couple: the two actors the sentences before spoke of together, or one of them.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        parse: Parse,
        lexicon: Lexicon,
        last_subject: tuple[Mention, ...] = (),
        couple: tuple[Mention, ...] = (),
    ) -> None:
        self.tokens, self.parse, self.lexicon = tokens, parse, lexicon
        self.last_subject, self.couple = last_subject, couple

    def _pointed(self, np: NP) -> tuple[str, list[Mention]]:
        """How and to whom a phrase without a name points back; "" when it does not."""
        if self._is_sides(np):
            return "sides", self._two_sides(np)
        owned = np.pronoun_owner and np.sort in ACTING and not np.tags & Tag.COUNTERPART
        if np.sort is Sort.PRONOUN or owned:
            return "pronoun", self._antecedents(np)
        if self._is_definite(np):
            forces = self.forces_before(np) if np.tags & Tag.FORCE else []
            return "definite", forces or self._named_before(np, None)[:1]
        return "", []

    def forces_before(self, np: NP) -> list[Mention]:
        """Whose "the military" is: that of the soldiers named before, else of the sentence's subject."""
        forces = [other for other in self.parse.nps if other.sort is Sort.FORCE]
        subjects = [pred.subj for pred in self.parse.preds if pred.subj is not None]
        for other in (*forces, *subjects):
            states = [m for m in other.members if not m.polity.startswith(GROUP)]
            if states and other.i < np.i and other is not np:
                return states[:1]
        return []

    def _is_definite(self, np: NP) -> bool:
        """Whether a bare "the government" or "the military" means that of somebody named before."""
        if np.members or np.owners or np.pps or not np.tags & (Tag.GOVERNMENT | Tag.FORCE):
            return False
        return np.j - np.i == 2 and bool(self.tokens[np.i].word.tags & Tag.DETERMINER)

    def _is_sides(self, np: NP) -> bool:
        """Whether the phrase means two parties named before: "the two countries", "both", bare "allies"."""
        if np.members or np.owners or np.pronoun_owner:
            return False
        definite = np.determined or np.sort is Sort.PRONOUN or not self.lexicon.head_last
        both = definite and any(self.tokens[k].word.tags & Tag.BOTH for k in range(np.i, np.j))
        if np.tags & Tag.BOTH and not np.pps:
            return both and (np.sort is Sort.PRONOUN or self.lexicon.head_last)
        return bool(np.tags & Tag.SIDES) and (both or (bool(np.events) and not np.pps))

    def _two_sides(self, np: NP) -> list[Mention]:
        """The last two parties named before "the two sides" in this sentence, or those of the ones before."""
        named = named_parties(self.tokens[: np.i])
        pred, place = self.parse.place.get(id(np), (None, ""))
        doer = pred.subj if pred is not None and place != "subject" else None
        own = {m.polity for m in doer.members} if doer is not None else set()
        others = {polity: m for polity, m in named.items() if polity not in own}
        for parties in (others, named):
            if len(parties) > 1:
                return list(parties.values())[-2:]
        known = self.couple if len(self.couple) > 1 else (*self.couple, *named.values())
        parties = {m.polity: m for m in known}
        return list(parties.values()) if len(parties) == 2 else []

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
