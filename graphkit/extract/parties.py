"""Which two actors a document speaks of together: whom "the two sides" means. Floor 4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.extract.tokens import Kind, Token
from graphkit.lexicon import Tag
from graphkit.model import Mention

JOINS = Tag.CONJUNCTION | Tag.DETERMINER


def named_parties(tokens: Sequence[Token]) -> dict[str, Mention]:
    """Polity -> its last mention among the tokens, in order; where something only happens is no party.

    When there are none but places ("officials in Lima and Quito"), the places are the parties.
    """
    everybody = [(at, token.mention) for at, token in enumerate(tokens) if token.mention is not None]
    acting = [mention for at, mention in everybody if not _is_scene(tokens, at)]
    found: dict[str, Mention] = {}
    for mention in acting or [mention for _, mention in everybody]:
        found.pop(mention.polity, None)
        found[mention.polity] = mention
    return found


def couple_after(couple: tuple[Mention, ...], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The couple a document speaks of after one more sentence: two parties, one so far, or nobody.

    Two actors of one sentence are a couple, more are none; a single one joins one that was alone before.
    """
    named = tuple(named_parties(tokens).values())
    if len(named) > 1:
        return named if len(named) == 2 else ()
    if len(couple) == 2 or not named:
        return couple
    return tuple({mention.polity: mention for mention in (*couple, *named)}.values())


def _is_scene(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands under a preposition of place, alone or in a list ("in Lima and Quito")."""
    before = next(_outside_list(tokens, at), None)
    return before is not None and before.has(Tag.INSIDE)


def _outside_list(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    for token in reversed(tokens[:at]):
        if not (token.mention is not None or token.kind == Kind.COMMA or token.has(JOINS)):
            yield token
