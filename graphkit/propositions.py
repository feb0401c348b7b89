"""What all claims together say: propositions and their status. Floor 5.

A claim never loses its voice here: a proposition only adds up who affirms and who denies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple

from graphkit.model import OTHER, Claim, Modality, Polarity, Status
from graphkit.ontology import Ontology

Key = tuple[str, str, str]
"""(subject polity, relation slug, object polity); the object is "" for a relation without one."""

_EDGE: Final = (Status.FACT, Status.ALLEGED, Status.CONTESTED)
_UNREAL: Final = (
    (Modality.PLANNED, Status.PLANNED),
    (Modality.CALLED_FOR, Status.CALLED_FOR),
    (Modality.HYPOTHETICAL, Status.HYPOTHETICAL),
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """One (subject polity, relation, object polity) and what its claims make of it.

    Attributes:
        object: "" for a relation without one.
        affirmed_by, denied_by: sorted codes of the polities on whose word it is affirmed or denied;
            the text's own voice adds nothing.
        claims: sorted ids of all claims on it.
        contested_by: sorted ids of the claims that deny it, those on related relations of the pair
            included when it is affirmed.
        first_reported, last_reported: ISO dates, "" when no claim on it is dated.
        affirmations: number of claims that affirm it.
    """

    subject: str
    relation: str
    object: str
    status: Status
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    claims: tuple[str, ...]
    contested_by: tuple[str, ...]
    first_reported: str
    last_reported: str
    affirmations: int = 0

    @property
    def key(self) -> Key:
        """Subject, relation, object."""
        return self.subject, self.relation, self.object

    @property
    def has_edge(self) -> bool:
        """True when at least one claim affirms it."""
        return self.status in _EDGE

    @property
    def denials(self) -> int:
        """Number of claims that deny it."""
        return len(self.contested_by)


class Evidence(NamedTuple):
    """What a claim weighs: all of it that the status of a proposition depends on."""

    claim: str
    key: Key
    polarity: Polarity
    modality: Modality
    attributed_to: tuple[str, ...]
    reported_on: str

    @property
    def affirms(self) -> bool:
        """True when it asserts that the relation holds, if only perhaps."""
        return self.polarity is Polarity.ASSERTED and self.modality.is_real

    @property
    def denies(self) -> bool:
        """True when it says that the relation does not hold, not merely that it is not planned."""
        return self.polarity is Polarity.DENIED and self.modality.is_real


def propositions(claims: Iterable[Claim], ontology: Ontology) -> tuple[Proposition, ...]:
    """The propositions that the claims are about, sorted by key; claims not between polities have none.

    Raises:
        NotFoundError: a claim's relation is not in the ontology.
    """
    return weigh(evidence(claims, ontology), ontology)


def evidence(claims: Iterable[Claim], ontology: Ontology) -> Iterator[Evidence]:
    """The claims as evidence, those not between polities left out."""
    for claim in claims:
        key = proposition_key(claim, ontology)
        if key is not None:
            yield Evidence(
                claim.id, key, claim.polarity, claim.modality, claim.attributed_to, claim.reported_on
            )


def proposition_key(claim: Claim, ontology: Ontology) -> Key | None:
    """The key of the proposition that a claim is about, None when a side acts for no polity.

    A symmetric relation has its polities in sorted order.

    Raises:
        NotFoundError: the claim's relation is not in the ontology.
    """
    subject, target = claim.subject_polity, claim.object_polity
    key = ordered_key(subject, claim.relation, target, ontology)
    has_sides = _is_polity(subject) and (_is_polity(target) or not (claim.object or target))
    return key if has_sides else None


def ordered_key(subject: str, relation: str, target: str, ontology: Ontology) -> Key:
    """The key with the polities of a symmetric relation in sorted order.

    Raises:
        NotFoundError: the relation is not in the ontology.
    """
    if target and ontology.relation(relation).symmetric:
        subject, target = sorted((subject, target))
    return subject, relation, target


def weigh(items: Iterable[Evidence], ontology: Ontology) -> tuple[Proposition, ...]:
    """The propositions of some evidence, sorted by key.

    What is said of one pair of polities does not depend on any other pair: all evidence of a pair is
    needed, and no more.
    """
    by_key = _by_key(items)
    denials = _denials_by_pair(by_key)
    return tuple(
        _joined(_unsaid(key), by_key[key], denials.get(pair(key), ()), ontology) for key in sorted(by_key)
    )


def weigh_more(
    items: Iterable[Evidence],
    standing: Mapping[Key, Proposition],
    denials: Iterable[Evidence],
    ontology: Ontology,
) -> tuple[Proposition, ...]:
    """The propositions as they are when evidence has come to what was weighed before, sorted by key.

    The result is that of `weigh` over all of it, for a cost that does not grow with what there was.

    Args:
        items: the new evidence.
        standing: what has been weighed of the keys of `items`, and of those that `contested_keys`
            gives for its denials.
        denials: earlier ones, at least those of the `contesting_keys` of what `items` is the first to affirm.
        ontology: says what contests what.
    """
    by_key = _by_key(items)
    against = _denials_by_pair(_by_key((*denials, *(item for own in by_key.values() for item in own))))
    keys = sorted({*by_key, *(key for key, was in standing.items() if was.affirmations)})
    return tuple(
        _joined(standing.get(key) or _unsaid(key), by_key.get(key, ()), against.get(pair(key), ()), ontology)
        for key in keys
    )


def contested_keys(denied: Key, ontology: Ontology) -> tuple[Key, ...]:
    """Whatever is contested, once it is affirmed, by a real denial of this."""
    return _at(denied, _contested(denied[1], bool(denied[2]), ontology), ontology)


def contesting_keys(affirmed: Key, ontology: Ontology) -> tuple[Key, ...]:
    """Whatever contests this, once it is affirmed, by being denied."""
    return _at(affirmed, _contesting(affirmed[1], bool(affirmed[2]), ontology), ontology)


@cache
def _contested(relation: str, has_object: bool, ontology: Ontology) -> tuple[Key, ...]:
    denied, others = _example(relation, has_object, ontology)
    return tuple(key for key in others if contests(denied, key, ontology))


@cache
def _contesting(relation: str, has_object: bool, ontology: Ontology) -> tuple[Key, ...]:
    affirmed, others = _example(relation, has_object, ontology)
    return tuple(key for key in others if contests(key, affirmed, ontology))


def _example(relation: str, has_object: bool, ontology: Ontology) -> tuple[Key, tuple[Key, ...]]:
    # A proposition of the polities a and b, and all there can be of the two.
    ends = (("a", "b"), ("b", "a")) if has_object else (("a", ""),)
    others = {ordered_key(one, slug, other, ontology) for slug in ontology.relations for one, other in ends}
    first, second = ends[0]
    return (first, relation, second), tuple(sorted(others))


def _at(key: Key, examples: Iterable[Key], ontology: Ontology) -> tuple[Key, ...]:
    real = {"a": key[0], "b": key[2], "": ""}
    return tuple(ordered_key(real[one], slug, real[other], ontology) for one, slug, other in examples)


def _by_key(items: Iterable[Evidence]) -> dict[Key, tuple[Evidence, ...]]:
    found: dict[Key, dict[str, Evidence]] = {}
    for item in items:
        found.setdefault(item.key, {})[item.claim] = item
    return {key: tuple(own[claim] for claim in sorted(own)) for key, own in found.items()}


def pair(key: Key) -> tuple[str, str]:
    """The two polities of a proposition in sorted order.

    >>> pair(("RUS", "receives-arms-from", "PRK"))
    ('PRK', 'RUS')
    """
    first, second = sorted((key[0], key[2]))
    return first, second


def contests(denied: Key, affirmed: Key, ontology: Ontology) -> bool:
    """Whether denying the one proposition contradicts affirming the other.

    Both are read from either end where the relation is symmetric or has an inverse.
    """
    return any(
        (one[0], one[2]) == (other[0], other[2]) and ontology.contests(one[1], other[1])
        for one in _readings(denied, ontology)
        for other in _readings(affirmed, ontology)
    )


def _readings(key: Key, ontology: Ontology) -> Iterator[Key]:
    relation = ontology.relation(key[1])
    yield key
    if relation.symmetric:
        yield key[2], key[1], key[0]
    elif relation.inverse:
        yield key[2], relation.inverse, key[0]


def _is_polity(code: str) -> bool:
    # People and bodies act for a polity; one that acts for none stands for itself here.
    return bool(code) and code != OTHER and not code.startswith(("person-", "body-"))


def _denials_by_pair(by_key: Mapping[Key, Iterable[Evidence]]) -> dict[tuple[str, str], list[Evidence]]:
    denials: dict[tuple[str, str], list[Evidence]] = {}
    for key, items in by_key.items():
        found = [item for item in items if item.denies]
        if found:
            denials.setdefault(pair(key), []).extend(found)
    return denials


def _joined(
    was: Proposition, own: Sequence[Evidence], denials: Iterable[Evidence], ontology: Ontology
) -> Proposition:
    # `denials` are of the pair: what `was` has not counted, but all there are if nothing affirmed it before.
    affirming = [item for item in own if item.affirms]
    affirmations = was.affirmations + len(affirming)
    if affirmations:
        denying = [item for item in denials if contests(item.key, was.key, ontology)]
    else:
        denying = [item for item in own if item.polarity is Polarity.DENIED]
    kept = was if was.affirmations or not affirmations else _unsaid(was.key)
    dates = {was.first_reported, was.last_reported, *(item.reported_on for item in own)}
    reported = sorted(dates - {""}) or [""]
    contested_by = _merged(kept.contested_by, (item.claim for item in denying))
    joined = replace(
        was,
        affirmed_by=_merged(was.affirmed_by, _voices(affirming)),
        denied_by=_merged(kept.denied_by, _voices(denying)),
        claims=_merged(was.claims, (item.claim for item in own)),
        contested_by=contested_by,
        first_reported=reported[0],
        last_reported=reported[-1],
        affirmations=affirmations,
    )
    return replace(joined, status=_status(joined, was.status, own, ontology))


def _unsaid(key: Key) -> Proposition:
    return Proposition(*key, Status.DENIED, (), (), (), (), "", "")


def _merged(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*old, *new}))


def _status(joined: Proposition, was: Status, own: Sequence[Evidence], ontology: Ontology) -> Status:
    if joined.affirmations and joined.contested_by:
        return Status.CONTESTED
    if joined.affirmations:
        symmetric = ontology.relation(joined.relation).symmetric
        settled = was is Status.FACT or any(item.affirms and _settles(item, symmetric) for item in own)
        return Status.FACT if settled else Status.ALLEGED
    said = {item.modality for item in own if item.polarity is Polarity.ASSERTED}
    return next((status for modality, status in _UNREAL if modality in said or status is was), Status.DENIED)


def _settles(item: Evidence, symmetric: bool) -> bool:
    subject, _, target = item.key
    doers = {subject, target} if symmetric else {subject}
    own_word = not item.attributed_to or not doers.isdisjoint(item.attributed_to)
    return item.modality is Modality.CERTAIN and own_word


def _voices(items: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({voice for item in items for voice in item.attributed_to}))
