"""What changed in a graph between two dates: what is said first, said otherwise, and over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.errors import QueryError
from graphkit.explain.words import plural, quoted
from graphkit.lasting import began, ending, known_by, load_lasting
from graphkit.model import Claim, Status
from graphkit.ontology import Ontology
from graphkit.propositions import Key, Proposition, propositions
from graphkit.query.show import aligned
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.selection import Selection


@dataclass(frozen=True, slots=True)
class Change:
    """A proposition that the later day sees otherwise.

    Attributes:
        before: its status on the earlier day, None when nobody had spoken of it.
        after: its status on the later day.
        claim: the first report in between that makes the difference.
    """

    key: Key
    before: Status | None
    after: Status
    claim: Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from the end of `since` to the end of `until`, both ISO dates.

    Attributes:
        new: spoken of for the first time; changed: with another status; each by date of the report.
        ended: ties that lasted, with the claim that ends each.
        undated: claims without any date, which belong to neither day.
    """

    since: str
    until: str
    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    ended: tuple[Change, ...]
    undated: int


def difference(kg: KnowledgeGraph, since: str, until: str, ontology: Ontology, actor: str = "") -> Difference:
    """Compares what was reported by the end of `since` with what was by the end of `until`.

    Args:
        kg: the graph.
        since: ISO date.
        until: ISO date.
        ontology: the relations.
        actor: an id or a name in any language; only what concerns its polity. "" is everyone.

    Raises:
        NotFoundError: no such actor is in the graph.
        QueryError: `until` is not after `since`.
    """
    if until <= since:
        raise QueryError(f"{until} is not after {since}", remedy="give the earlier date first")
    selection = Selection(actor=kg.actor(actor).polity if actor else "")
    claims = {claim.id: claim for claim in kg.claims(selection)}
    early, late = (_State.on(day, claims, ontology) for day in (since, until))
    news = {name: claim for name, claim in late.claims.items() if name not in early.claims}
    changes = [_change(p, early.propositions.get(p.key), news) for p in late.propositions.values()]
    found = sorted((c for c in changes if c and c.before is not c.after), key=_order)
    return Difference(
        since=since,
        until=until,
        new=tuple(c for c in found if c.before is None),
        changed=tuple(c for c in found if c.before is not None),
        ended=tuple(sorted(_ended(early, late, ontology), key=_order)),
        undated=sum(not known_by(claim, "9999") for claim in claims.values()),
    )


@dataclass(frozen=True, slots=True)
class _State:
    claims: Mapping[str, Claim]
    propositions: Mapping[Key, Proposition]

    @classmethod
    def on(cls, day: str, claims: Mapping[str, Claim], ontology: Ontology) -> _State:
        known = {name: claim for name, claim in claims.items() if known_by(claim, day)}
        return cls(known, {p.key: p for p in propositions(known.values(), ontology)})


def _change(after: Proposition, before: Proposition | None, news: Mapping[str, Claim]) -> Change | None:
    making = [news[name] for name in (*after.claims, *after.contested_by) if name in news]
    if not making:
        return None
    first = min(making, key=lambda claim: (_told(claim), claim.document, claim.passage))
    return Change(after.key, before.status if before else None, after.status, first)


def _ended(early: _State, late: _State, ontology: Ontology) -> Iterator[Change]:
    lasting = load_lasting(ontology)
    for key, prop in late.propositions.items():
        if not (prop.has_edge and lasting.goes_on(prop.relation, ontology)):
            continue
        end = ending(prop, late.claims, late.claims.values(), ontology)
        if end and end.id not in early.claims:
            before = early.propositions.get(key)
            yield Change(key, before.status if before else None, prop.status, end)


def _told(claim: Claim) -> str:
    return claim.reported_on or began(claim)


def _order(change: Change) -> tuple[str, Key]:
    return _told(change.claim), change.key


def difference_lines(found: Difference) -> Iterator[str]:
    """The changes as text."""
    counts = f"{plural(len(found.new), 'new proposition')}, {len(found.changed)} with another status"
    yield f"{found.since} to {found.until}: {counts}, {len(found.ended)} ended"
    yield from _table("changed", found.changed)
    yield from _table("ended", found.ended)
    yield from _table("new", found.new)
    if found.undated:
        yield f"\n{plural(found.undated, 'claim')} without any date left out"


def _table(name: str, changes: Sequence[Change]) -> Iterable[str]:
    if not changes:
        return []
    head = ("reported", name, "status", "claim", "sentence")
    return ["", *aligned([head, *(_row(change) for change in changes)])]


def _row(change: Change) -> tuple[str, ...]:
    moved = change.before is not None and change.before is not change.after
    status = f"{change.before} → {change.after}" if moved else str(change.after)
    claim = change.claim
    what = " ".join(part for part in change.key if part)
    return _told(claim), what, status, claim.id[:8], quoted(claim.quote, 72)
