"""What all claims together say: propositions and their status. Floor 5.

A claim never loses its voice here: a proposition only adds up who affirms and who denies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    by_key: dict[Key, dict[str, Evidence]] = {}
    for item in items:
        by_key.setdefault(item.key, {})[item.claim] = item
    denials = _denials_by_pair(by_key)
    return tuple(
        _proposition(key, [by_key[key][i] for i in sorted(by_key[key])], denials.get(pair(key), ()), ontology)
        for key in sorted(by_key)
    )


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


def _denials_by_pair(by_key: Mapping[Key, Mapping[str, Evidence]]) -> dict[tuple[str, str], list[Evidence]]:
    denials: dict[tuple[str, str], list[Evidence]] = {}
    for key, items in by_key.items():
        found = [item for item in items.values() if item.denies]
        if found:
            denials.setdefault(pair(key), []).extend(found)
    return denials


def _proposition(
    key: Key, own: Sequence[Evidence], denials: Sequence[Evidence], ontology: Ontology
) -> Proposition:
    affirming = [item for item in own if item.affirms]
    denying = (
        [item for item in denials if contests(item.key, key, ontology)]
        if affirming
        else [item for item in own if item.polarity is Polarity.DENIED]
    )
    reported = sorted(item.reported_on for item in own if item.reported_on)
    return Proposition(
        *key,
        status=_status(own, affirming, denying, ontology.relation(key[1]).symmetric),
        affirmed_by=_voices(affirming),
        denied_by=_voices(denying),
        claims=tuple(item.claim for item in own),
        contested_by=tuple(sorted(item.claim for item in denying)),
        first_reported=reported[0] if reported else "",
        last_reported=reported[-1] if reported else "",
        affirmations=len(affirming),
    )


def _status(
    own: Sequence[Evidence], affirming: Sequence[Evidence], denying: Sequence[Evidence], symmetric: bool
) -> Status:
    if affirming and denying:
        return Status.CONTESTED
    if affirming:
        return Status.FACT if any(_settles(item, symmetric) for item in affirming) else Status.ALLEGED
    said = {item.modality for item in own if item.polarity is Polarity.ASSERTED}
    return next((status for modality, status in _UNREAL if modality in said), Status.DENIED)


def _settles(item: Evidence, symmetric: bool) -> bool:
    subject, _, target = item.key
    doers = {subject, target} if symmetric else {subject}
    own_word = not item.attributed_to or not doers.isdisjoint(item.attributed_to)
    return item.modality is Modality.CERTAIN and own_word


def _voices(items: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({voice for item in items for voice in item.attributed_to}))
