"""Rebels without a name: the group that news means by them, from the state they fight in. Floor 4.

"Insurgents attacked US troops in Baghdad" names nobody, and yet its readers know whom: the tables say
which group "the insurgents" of a state were at the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.actors import Gazetteer
from graphkit.actors.insurgencies import insurgents
from graphkit.extract.tokens import Kind, Token
from graphkit.lexicon import Lexicon, Tag
from graphkit.model import Kind as ActorKind
from graphkit.model import Mention

REACH = 3
OUTSIDE = Tag.PREPOSITION | Tag.DETERMINER | Tag.MODAL | Tag.AUXILIARY | Tag.COPULA | Tag.CONJUNCTION


def name_insurgents(
    tokens: Sequence[Token], earlier: Iterable[Mention], gazetteer: Gazetteer, lexicon: Lexicon, day: str
) -> list[Token]:
    """The tokens with nameless rebels given the mention of their group.

    The `earlier` mentions are those of the sentences before, the latest first; `day` is the ISO date of
    publication, "" when unknown.
    """
    if not any(_nameless(token) for token in tokens):
        return list(tokens)
    before = list(earlier)
    finder = _Finder(tokens, before, gazetteer, lexicon, day)
    return [finder.named(at) if _nameless(token) else token for at, token in enumerate(tokens)]


def _nameless(token: Token) -> bool:
    return token.mention is None and token.kind == Kind.WORD and token.has(Tag.INSURGENT)


class _Finder:
    def __init__(
        self,
        tokens: Sequence[Token],
        earlier: Sequence[Mention],
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        day: str,
    ) -> None:
        self.tokens, self.earlier, self.gazetteer, self.day = tokens, earlier, gazetteer, day
        self.step = -1 if lexicon.head_last else 1

    def named(self, at: int) -> Token:
        """The token of rebels at `at`, with its group if there is one."""
        token, own = self.tokens[at], self._own(at)
        state, group = self._of(own) if own is not None else self._nearest(at)
        if not group:
            return token
        why = f"the rebels of {state} at that time"
        return replace(token, mention=Mention(group, group, token.span, "people", why))

    def _own(self, at: int) -> Mention | None:
        """Whose rebels their own phrase says they are."""
        for number in range(1, REACH + 1):
            here = at + self.step * number
            if not 0 <= here < len(self.tokens):
                return None
            token = self.tokens[here]
            if token.mention is not None:
                return token.mention
            if token.kind != Kind.WORD or token.has(OUTSIDE):
                return None
        return None

    def _backer(self, at: int) -> Mention | None:
        """Who only stands behind them: "Syrian-backed rebels"."""
        backed = at > 1 and self.tokens[at - 1].kind == Kind.COMPOUND
        return self.tokens[at - 2].mention if backed else None

    def _of(self, mention: Mention) -> tuple[str, str]:
        if self.gazetteer.actors[mention.polity].kind is ActorKind.ARMED_GROUP:
            return "", ""
        state = mention.polity
        return state, insurgents(self.gazetteer.insurgencies, state, self.day)

    def _nearest(self, at: int) -> tuple[str, str]:
        """The state with an insurgency that is named nearest to them, here or before."""
        here = [(abs(k - at), t.mention) for k, t in enumerate(self.tokens) if t.mention is not None]
        inside = [
            mention
            for _, mention in sorted(here, key=lambda pair: pair[0])
            if mention is not self._backer(at)
        ]
        found = (self._of(mention) for mention in (*inside, *self.earlier))
        return next((pair for pair in found if pair[1]), ("", ""))
