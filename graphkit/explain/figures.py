"""What is in a graph, in figures, and which propositions are contested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.explain.words import counts, listed, period, plural, quoted
from graphkit.model import Claim, Status
from graphkit.propositions import Proposition
from graphkit.store.graph import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Contest:
    """A proposition with both its sides.

    Attributes:
        affirming: the claims that affirm it, oldest report first.
        denying: the claims that deny it or what it rests on, oldest report first.
    """

    proposition: Proposition
    affirming: tuple[Claim, ...]
    denying: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a graph holds.

    Attributes:
        documents: how many, by language.
        claims: how many, by the status of their proposition; "" for those that are about none.
        propositions: how many, by status.
        relations: claims by relation slug.
        actors: claims by polity.
        undated: claims without an event date.
        first, last: ISO dates of the oldest and the newest document, "" when none is dated.
        contests: the contested propositions, those with most claims first.
    """

    documents: Mapping[str, int]
    claims: Mapping[str, int]
    propositions: Mapping[str, int]
    relations: Mapping[str, int]
    actors: Mapping[str, int]
    undated: int
    first: str
    last: str
    contests: tuple[Contest, ...]


def figures(kg: KnowledgeGraph) -> Figures:
    """Counts everything in `kg`; each mapping has its most frequent key first."""
    claims = {claim.id: claim for claim in kg.claims()}
    props = tuple(kg.propositions())
    status = {claim: str(prop.status) for prop in props for claim in prop.claims}
    documents = tuple(kg.documents())
    days = sorted(document.published for document in documents if document.published)
    return Figures(
        documents=_counted(document.language for document in documents),
        claims=_counted(status.get(claim, "") for claim in claims),
        propositions=_counted(str(prop.status) for prop in props),
        relations=_counted(claim.relation for claim in claims.values()),
        actors=_counted(polity for claim in claims.values() for polity in _polities(claim)),
        undated=sum(not claim.event_date for claim in claims.values()),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        contests=_contests(props, claims),
    )


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _polities(claim: Claim) -> set[str]:
    return {claim.subject_polity, claim.object_polity} - {""}


def _contests(props: Iterable[Proposition], claims: Mapping[str, Claim]) -> tuple[Contest, ...]:
    contested = [prop for prop in props if prop.status is Status.CONTESTED]
    contested.sort(key=lambda prop: (-len({*prop.claims, *prop.contested_by}), prop.key))
    return tuple(_contest(prop, claims) for prop in contested)


def _contest(prop: Proposition, claims: Mapping[str, Claim]) -> Contest:
    own = [claims[name] for name in prop.claims]
    against = [claims[name] for name in prop.contested_by]
    return Contest(prop, _oldest_first(c for c in own if c.affirms), _oldest_first(against))


def _oldest_first(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.reported_on, claim.document, claim.passage)))


def figures_lines(numbers: Figures, *, top: int = 12) -> Iterator[str]:
    """The figures as text: `top` relations and actors, all the rest whole."""
    documents, claims, props = numbers.documents, numbers.claims, numbers.propositions
    yield f"{_total(documents, 'document')}: {counts(documents)}; {period(numbers.first, numbers.last)}"
    yield f"{_total(claims, 'claim')} by status: {counts(claims, 'not between polities')}"
    yield f"{_total(props, 'proposition')}: {counts(props)}"
    yield f"{plural(numbers.undated, 'claim')} without an event date"
    yield f"relations: {_top(numbers.relations, top)}"
    yield f"actors: {_top(numbers.actors, top)}"


def contest_lines(contest: Contest) -> Iterator[str]:
    """A contested proposition with both sides, each with its oldest sentence."""
    yield " ".join(part for part in contest.proposition.key if part)
    yield f"  affirmed by {_side(contest.proposition.affirmed_by, contest.affirming)}"
    yield f"  denied by   {_side(contest.proposition.denied_by, contest.denying)}"


def _side(names: Iterable[str], claims: tuple[Claim, ...]) -> str:
    voices = list(names)
    if any(not claim.attributed_to for claim in claims):
        voices.append("the text itself")
    more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
    first = claims[0]
    return f"{listed(voices)}: {quoted(first.quote)} ({period(first.reported_on, '')}){more}"


def _total(numbers: Mapping[str, int], noun: str) -> str:
    return plural(sum(numbers.values()), noun)


def _top(numbers: Mapping[str, int], top: int) -> str:
    shown = counts(dict(list(numbers.items())[:top]))
    return f"{shown}, and {len(numbers) - top} more" if len(numbers) > top else shown
