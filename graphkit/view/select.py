"""Which claims a page is about: the filters of `graphkit view`, as data and one pure function."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.errors import NotFoundError
from graphkit.model import Claim, Status
from graphkit.ontology import Ontology
from graphkit.propositions import Key, Proposition


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that all must hold; an empty one always does.

    Attributes:
        focus: an actor id; keeps what lies at most `depth` steps from it, and the ties among those.
        depth: 1 or more.
        pair: two actor ids; keeps what they do to each other.
        start, end: ISO dates, both included; compared with the start of the event, or with the
            report's date where the event's is unknown.
        relations: slugs; a relation keeps its sub-relations too.
        families: of relations, such as "verbal-conflict".
        statuses: of the proposition.
        languages: of the sentence.
        keys: of propositions, None for any; the edges of a query (see `asked`).
    """

    focus: str = ""
    depth: int = 1
    pair: tuple[str, str] | None = None
    start: str = ""
    end: str = ""
    relations: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    languages: frozenset[str] = frozenset()
    keys: frozenset[Key] | None = None


EVERYTHING = Selection()


def select(
    propositions: Sequence[Proposition],
    claims: Mapping[str, Claim],
    ontology: Ontology,
    selection: Selection,
) -> tuple[tuple[Proposition, ...], frozenset[str]]:
    """The propositions and claim ids that `selection` keeps; a proposition without a claim goes.

    A proposition keeps its status: what others say of it elsewhere is still so.

    Raises:
        NotFoundError: an actor of the selection is in no proposition, or a relation is not known.
    """
    for slug in sorted(selection.relations):
        ontology.relation(slug)
    props = [p for p in propositions if _wanted(p, ontology, selection)]
    props = _near(props, selection)
    kept = {c for p in props for c in p.claims if c in claims and _keeps(claims[c], selection)}
    trimmed = (replace(p, claims=tuple(c for c in p.claims if c in kept)) for p in props)
    return tuple(p for p in trimmed if p.claims), frozenset(kept)


def _wanted(proposition: Proposition, ontology: Ontology, selection: Selection) -> bool:
    relation = ontology.relation(proposition.relation)
    return (
        (selection.keys is None or proposition.key in selection.keys)
        and _holds(selection.statuses, proposition.status)
        and _holds(selection.families, relation.family)
        and (not selection.relations or any(ontology.is_a(relation.slug, s) for s in selection.relations))
    )


def _holds(wanted: Collection[str], value: str) -> bool:
    return not wanted or value in wanted


def _near(propositions: list[Proposition], selection: Selection) -> list[Proposition]:
    if selection.pair is not None:
        _check(selection.pair, propositions)
        propositions = [p for p in propositions if {p.subject, p.object} == set(selection.pair)]
    if not selection.focus:
        return propositions
    _check((selection.focus,), propositions)
    around = _around(selection.focus, selection.depth, propositions)
    return [p for p in propositions if {p.subject, p.object or p.subject} <= around]


def _check(actors: Iterable[str], propositions: Iterable[Proposition]) -> None:
    known = {name for p in propositions for name in (p.subject, p.object) if name}
    for actor in actors:
        if actor not in known:
            raise NotFoundError.among("actor", actor, known)


def _around(focus: str, depth: int, propositions: Iterable[Proposition]) -> set[str]:
    pairs = [{p.subject, p.object} for p in propositions if p.object]
    reached = {focus}
    for _ in range(depth):
        reached = reached.union(*(pair for pair in pairs if pair & reached))
    return reached


def _keeps(claim: Claim, selection: Selection) -> bool:
    if not _holds(selection.languages, claim.language):
        return False
    if not (selection.start or selection.end):
        return True
    day = claim.event_date.partition("/")[0] or claim.reported_on
    # A bare month or year ("2023-11") overlaps a range that begins inside it.
    return bool(day) and selection.start[: len(day)] <= day <= (selection.end or "9999")
