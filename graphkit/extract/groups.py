"""Coordination: "A, B and C" becomes one noun phrase with all their actors. Floor 4, fifth stage."""

from __future__ import annotations

from graphkit.extract.settle import Cls
from graphkit.extract.syntax import ACTING, NP, VG, Chunk, Mark, Sort
from graphkit.lexicon import Tag

OFFICE = Tag.ROLE | Tag.GOVERNMENT | Tag.FORCE
BOUNDARY = frozenset((Cls.SUB, Cls.REL, Cls.BREAK))


def coordinate(chunks: list[Chunk], say_lemmas: frozenset[str]) -> list[Chunk]:
    """The chunks with each coordination of actors joined into its first phrase."""
    out: list[Chunk] = []
    at, chunks = 0, _officers_joined(chunks)
    while at < len(chunks):
        first = chunks[at]
        end = _list_end(chunks, at) if isinstance(first, NP) and _bears(first) else at
        if isinstance(first, NP) and end > at and not _new_clause(chunks, at, end, out, say_lemmas):
            out.append(_merged([c for c in chunks[at : end + 1] if isinstance(c, NP)]))
            at = end + 1
        else:
            out.append(first)
            at += 1
    return out


def _officers_joined(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with "the king of A[, Name,] and the queen of B" as a phrase for A and one for B."""
    out: list[Chunk] = []
    at, joined = 0, False
    while at < len(chunks):
        end = _officer_end(chunks, at)
        another = end > at and _officer_end(chunks, after := _past_and(chunks, end)) > after > end
        if another or (joined and end > at):
            out.append(_officer(chunks[at:end]))
            out.extend(chunks[end : after if another else end])
            at, joined = (after, True) if another else (end, False)
        else:
            out.append(chunks[at])
            at, joined = at + 1, False
    return out


def _officer_end(chunks: list[Chunk], at: int) -> int:
    """Past "the king of A" and a name set off by commas after it, or `at` where there is none."""
    head, prep, whose = (chunks[at : at + 3] + [None] * 3)[:3]
    if not (isinstance(head, NP) and isinstance(prep, Mark) and isinstance(whose, NP)):
        return at
    acts = bool(head.tags & OFFICE) and head.sort in ACTING and not _bears(head)
    if not (acts and prep.cls == Cls.PREP and prep.tags & Tag.ORIGIN and whose.members):
        return at
    comma, name, closing = (chunks[at + 3 : at + 6] + [None] * 3)[:3]
    if isinstance(name, NP) and name.sort in (Sort.PERSON, Sort.OTHER) and _is_comma(comma, closing):
        return at + 5
    return at + 3


def _is_comma(*marks: Chunk | None) -> bool:
    return all(isinstance(mark, Mark) and mark.cls == Cls.COMMA for mark in marks)


def _past_and(chunks: list[Chunk], at: int) -> int:
    """Past an "and", with or without a comma before it, or `at` where there is none."""
    here = at + 1 if _is_comma(*chunks[at : at + 1]) else at
    mark = chunks[here] if here < len(chunks) else None
    return here + 1 if isinstance(mark, Mark) and mark.cls == Cls.CONJ else at


def _officer(chunks: list[Chunk]) -> NP:
    first, *_, last = (chunk for chunk in chunks if isinstance(chunk, NP))
    whose = next(chunk for chunk in chunks[1:] if isinstance(chunk, NP))
    joined = NP(first.i, last.j, first.head, first.lemma, first.tags, first.sort)
    joined.members = last.members or whose.members
    joined.determined = first.determined
    return joined


def _bears(np: NP) -> bool:
    return bool(np.members or np.owners)


def _list_end(chunks: list[Chunk], at: int) -> int:
    """Index of the last phrase of the list that begins at `at`, or `at` when there is none."""
    here = at
    while True:
        step = _next_item(chunks, here)
        if step is None:
            return at
        here, closing = step
        if closing:
            return _added(chunks, here)


def _added(chunks: list[Chunk], here: int) -> int:
    """Past a member added between commas ("A and B, as well as C, ...")."""
    step = _next_item(chunks, here)
    if step is None or not step[1] or step[0] + 1 >= len(chunks):
        return here
    last = chunks[step[0] + 1]
    enclosed = isinstance(last, Mark) and last.cls == Cls.COMMA
    first = chunks[here + 1]
    return step[0] if enclosed and isinstance(first, Mark) and first.cls == Cls.COMMA else here


def _next_item(chunks: list[Chunk], here: int) -> tuple[int, bool] | None:
    first = chunks[here]
    negated = isinstance(first, NP) and first.negated
    at, comma, conjunction = here + 1, False, False
    while at < len(chunks) and isinstance(mark := chunks[at], Mark):
        if mark.cls == Cls.COMMA and not comma and not conjunction:
            comma = True
        elif mark.cls == Cls.CONJ and not conjunction and (negated or not mark.tags & Tag.NEGATION):
            conjunction = True
        else:
            return None
        at += 1
    if at >= len(chunks) or not (comma or conjunction):
        return None
    item = chunks[at]
    return (at, conjunction) if isinstance(item, NP) and _bears(item) else None


def _new_clause(
    chunks: list[Chunk], first: int, last: int, before: list[Chunk], say_lemmas: frozenset[str]
) -> bool:
    """Whether the last phrase is the subject of a clause of its own ("... hit Lebanon and Iran said")."""
    if before and isinstance(mark := before[-1], Mark) and mark.tags & Tag.BETWEEN:
        return False
    following = chunks[last + 1] if last + 1 < len(chunks) else None
    if not isinstance(following, VG) or not following.finite or (following.ambiguous and not following.forms):
        return False
    if _fronted(chunks, first, before):
        return True
    fresh = bool(before) and isinstance(mark := before[-1], Mark) and mark.cls == Cls.COMMA
    if fresh and not any(isinstance(c, Mark) and c.cls == Cls.COMMA for c in chunks[first:last]):
        return False
    says = following.lemma in say_lemmas
    for chunk in reversed(before):
        if isinstance(chunk, Mark) and not says and (chunk.cls in BOUNDARY or chunk.tags & Tag.SUBORDINATOR):
            return False
        if isinstance(chunk, VG):
            return True
    return False


def _fronted(chunks: list[Chunk], first: int, before: list[Chunk]) -> bool:
    """Whether the list begins in a phrase of place at the head of the sentence ("In Doha, X and Y met")."""
    if not before or not isinstance(mark := before[-1], Mark) or mark.cls != Cls.PREP:
        return False
    outer = before[-2] if len(before) > 1 else None
    if outer is not None and not (isinstance(outer, Mark) and outer.cls in BOUNDARY):
        return False
    after = chunks[first + 1]
    return isinstance(after, Mark) and after.cls == Cls.COMMA


def _merged(items: list[NP]) -> NP:
    first, last = items[0], items[-1]
    lead = (
        last if first.sort is Sort.DEMONYM or (not first.events and last.events and first.members) else first
    )
    joined = NP(first.i, last.j, lead.head, lead.lemma, lead.tags, lead.sort)
    mentions = {m.actor: m for np in items for m in (np.members or np.owners)}
    if lead.members:
        joined.members = list(mentions.values())
    else:
        joined.owners = list(mentions.values())
    joined.events = [event for np in items for event in np.events]
    joined.backed = [pair for np in items for pair in np.backed]
    joined.negated = first.negated
    joined.pronoun_owner = any(np.pronoun_owner for np in items)
    joined.together = items
    return joined
