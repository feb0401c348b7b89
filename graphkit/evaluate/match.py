"""Gold claims and the claims that were read, paired one to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from graphkit.evaluate.gold import GoldClaim
from graphkit.evaluate.yardstick import Yardstick
from graphkit.model import Claim, Layer, Polarity


class Verdict(StrEnum):
    """What a claim that was read is worth; an idle one says again, or says what need not be said."""

    RIGHT = "right"
    WRONG = "wrong"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that was read, in the words of a gold file.

    Attributes:
        modality: its class, see `Yardstick.modalities`.
        rule: the lexicon entry that made it.
    """

    source: str
    relation: str
    target: str
    polarity: Polarity
    modality: str
    attributed_to: frozenset[str]
    confidence: float
    layer: Layer
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """One sentence on one level.

    Attributes:
        found: wanted claims with what was read for them.
        missed: wanted claims that nothing was read for.
        verdicts: one for each claim that was read, in the same order.
    """

    found: tuple[tuple[GoldClaim, Said], ...]
    missed: tuple[GoldClaim, ...]
    verdicts: tuple[Verdict, ...]


def said(claims: Iterable[Claim], yardstick: Yardstick) -> tuple[Said, ...]:
    """The claims between two different polities, the same thing said twice only once."""
    kept: dict[tuple[str, ...], Said] = {}
    for claim in claims:
        item = _said(claim, yardstick)
        if item.source and item.target and item.source != item.target:
            ends = [item.source, item.target]
            if yardstick.is_symmetric(item.relation):
                ends.sort()
            kept.setdefault((*ends, item.relation, item.polarity), item)
    return tuple(kept.values())


def _said(claim: Claim, yardstick: Yardstick) -> Said:
    return Said(
        source=yardstick.code(claim.subject_polity),
        relation=claim.relation,
        target=yardstick.code(claim.object_polity),
        polarity=claim.polarity,
        modality=yardstick.modality(claim.modality),
        attributed_to=frozenset(map(yardstick.code, claim.attributed_to)),
        confidence=claim.confidence,
        layer=claim.layer,
        rule=claim.rule,
    )


def fits(gold: GoldClaim, item: Said, level: str, yardstick: Yardstick) -> bool:
    """Whether `item` says what `gold` wants, as far as the level looks."""
    ends, wanted = (item.source, item.target), (gold.source, gold.target)
    either = yardstick.is_symmetric(gold.relations[0]) or yardstick.is_symmetric(item.relation)
    if ends != wanted and not (either and ends == wanted[::-1]):
        return False
    group = yardstick.group(item.relation, level)
    return any(yardstick.group(relation, level) == group for relation in gold.relations)


def align(gold: Sequence[GoldClaim], read: Sequence[Said], level: str, yardstick: Yardstick) -> Alignment:
    """Pairs each gold claim with at most one claim that was read, one of its own polarity if there is any.

    The wanted claims choose first; what optional ones take, and what says a gold claim once more, is idle.
    """
    free = dict(enumerate(read))
    found: dict[int, tuple[GoldClaim, Said]] = {}
    missed: list[GoldClaim] = []
    for claim in sorted(gold, key=attrgetter("optional")):
        fitting = [at for at, item in free.items() if fits(claim, item, level, yardstick)]
        if fitting:
            best = _of_polarity(claim.polarity, fitting, free)
            item = free.pop(best)
            if not claim.optional:
                found[best] = (claim, item)
        elif not claim.optional:
            missed.append(claim)
    wrong = {at for at, item in free.items() if not any(fits(c, item, level, yardstick) for c in gold)}
    verdicts = tuple(_verdict(at in found, at in wrong) for at in range(len(read)))
    return Alignment(tuple(found.values()), tuple(missed), verdicts)


def _of_polarity(polarity: Polarity, places: Sequence[int], read: Mapping[int, Said]) -> int:
    return next((at for at in places if read[at].polarity is polarity), places[0])


def _verdict(right: bool, wrong: bool) -> Verdict:
    return Verdict.RIGHT if right else Verdict.WRONG if wrong else Verdict.IDLE
