"""Gold sentences read and counted: precision, recall, and what stated confidence is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from graphkit.evaluate.gold import GoldRecord
from graphkit.evaluate.match import Alignment, Said, Verdict, align, said
from graphkit.evaluate.yardstick import LEVELS, Yardstick
from graphkit.extract.cascade import Extractor
from graphkit.reportcard import Measure

BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Bounds of the ranges of stated confidence."""

RESAMPLES = 400
"""Of the bootstrap; the interval is the middle 95 % of them."""


@dataclass(frozen=True, slots=True)
class Count:
    """Claims that were read rightly, read wrongly, and not read.

    >>> count = Count(3, 1, 2)
    >>> count.precision, count.recall, round(count.f1, 3)
    (0.75, 0.6, 0.667)
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right among the read, 0 to 1."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Right among the wanted, 0 to 1."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 to 1."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold record, what was read in it, and how that compares on every level."""

    record: GoldRecord
    read: tuple[Said, ...]
    levels: Mapping[str, Alignment]

    def count(self, level: str) -> Count:
        """The record's claims on a level."""
        found = self.levels[level]
        return Count(len(found.found), found.verdicts.count(Verdict.WRONG), len(found.missed))

    @property
    def is_silent(self) -> bool:
        """True when nothing is wanted."""
        return all(claim.optional for claim in self.record.claims)


@dataclass(frozen=True, slots=True)
class Told:
    """Of the claims found exactly, those with the right polarity, modality, speakers, and all three."""

    polarity: Measure
    modality: Measure
    attribution: Measure
    whole: Measure


@dataclass(frozen=True, slots=True)
class Sort:
    """One relation: precision of what was read as it, recall of what is wanted of it."""

    precision: Measure
    recall: Measure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured on some records.

    Attributes:
        levels: by level, pair to exact.
        intervals: level -> the ends of the 95 % interval of F1.
        told: on exact matches.
        strict: F1 of claims that are right in everything.
        silent: sentences without a wanted claim in which nothing wrong was read.
        layers, families, confidence: exact precision of what was read, by one property.
        relations: by slug; those that were neither read nor wanted are left out.
    """

    records: int
    wanted: int
    levels: Mapping[str, Count]
    intervals: Mapping[str, tuple[float, float]]
    told: Told
    strict: float
    silent: Measure
    layers: tuple[Measure, ...]
    families: tuple[Measure, ...]
    confidence: tuple[Measure, ...]
    relations: tuple[Sort, ...]

    @property
    def false_edge_rate(self) -> float:
        """Of the sentences without a wanted claim, the share in which a wrong one was read."""
        return 1 - self.silent.precision if self.silent.n else 0.0


def judge(records: Iterable[GoldRecord], extractor: Extractor, yardstick: Yardstick) -> Iterator[Judged]:
    """Reads each record and compares. Raises KeyError for a language without a pack."""
    for record in records:
        read = said(extractor.extract(record.document).claims, yardstick)
        yield Judged(record, read, {level: align(record.claims, read, level, yardstick) for level in LEVELS})


def evaluate(judged: Sequence[Judged], yardstick: Yardstick) -> Evaluation:
    """The figures of some records."""
    exact = [(item, verdict) for one in judged for item, verdict in _verdicts(one)]
    levels = {level: total(one.count(level) for one in judged) for level in LEVELS}
    told = _told(judged)
    silent = [one for one in judged if one.is_silent]
    return Evaluation(
        records=len(judged),
        wanted=levels["exact"].right + levels["exact"].missed,
        levels=levels,
        intervals={level: _interval([one.count(level) for one in judged]) for level in LEVELS},
        told=told,
        strict=_strict(told.whole.right, levels["exact"]),
        silent=Measure("silent", sum(not one.count("exact").wrong for one in silent), len(silent)),
        layers=by(exact, lambda item: item.layer),
        families=by(exact, lambda item: yardstick.ontology.relation(item.relation).family),
        confidence=by(exact, lambda item: bin_of(item.confidence)),
        relations=_relations(exact, judged),
    )


def total(counts: Iterable[Count]) -> Count:
    """The sum.

    >>> total([Count(1, 2, 3), Count(1, 0, 0)])
    Count(right=2, wrong=2, missed=3)
    """
    rows = [(count.right, count.wrong, count.missed) for count in counts]
    return Count(*map(sum, zip(*rows, strict=True)))


def by(
    exact: Iterable[tuple[Said, Verdict]], key: Callable[[Said], str], *, least: int = 1
) -> tuple[Measure, ...]:
    """Precision of the claims that were read, by a property, in the order of its values."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for item, verdict in exact:
        if verdict is not Verdict.IDLE:
            seen[key(item)] += 1
            right[key(item)] += verdict is Verdict.RIGHT
    return tuple(Measure(str(name), right[name], n) for name, n in sorted(seen.items()) if n >= least)


def bin_of(confidence: float) -> str:
    """The range of `BINS` that a confidence lies in.

    >>> bin_of(0.65), bin_of(1.0)
    ('0.60-0.70', '0.90-1.00')
    """
    high = next((bound for bound in BINS[1:] if confidence < bound), BINS[-1])
    return f"{BINS[BINS.index(high) - 1]:.2f}-{high:.2f}"


def _verdicts(one: Judged) -> Iterator[tuple[Said, Verdict]]:
    return zip(one.read, one.levels["exact"].verdicts, strict=True)


def _told(judged: Iterable[Judged]) -> Told:
    rows = [
        (
            item.polarity is claim.polarity,
            item.modality == claim.modality,
            item.attributed_to == claim.attributed_to,
        )
        for one in judged
        for claim, item in one.levels["exact"].found
    ]
    columns = [[row[at] for row in rows] for at in range(3)]
    names = ("polarity", "modality", "attribution", "whole")
    measures = (
        Measure(name, sum(column), len(rows))
        for name, column in zip(names, [*columns, [all(row) for row in rows]], strict=True)
    )
    return Told(*measures)


def _strict(whole: int, exact: Count) -> float:
    """F1 with only the wholly right as right, of as many as were read and wanted."""
    read, wanted = exact.right + exact.wrong, exact.right + exact.missed
    return _share(2 * whole, read + wanted) if whole else 0.0


def _interval(counts: Sequence[Count]) -> tuple[float, float]:
    """The middle 95 % of the F1 of samples of the records; the same records give the same one."""
    if not counts:
        return 0.0, 0.0
    random = Random(1)  # noqa: S311  (a fixed seed, nothing secret)
    f1 = sorted(total(random.choices(counts, k=len(counts))).f1 for _ in range(RESAMPLES))
    return f1[round(0.025 * RESAMPLES)], f1[round(0.975 * RESAMPLES) - 1]


def _relations(exact: Sequence[tuple[Said, Verdict]], judged: Sequence[Judged]) -> tuple[Sort, ...]:
    read = {measure.name: measure for measure in by(exact, lambda item: item.relation)}
    found = Counter(c.relations[0] for one in judged for c, _ in one.levels["exact"].found)
    missed = Counter(c.relations[0] for one in judged for c in one.levels["exact"].missed)
    return tuple(
        Sort(read.get(name, Measure(name, 0, 0)), Measure(name, found[name], found[name] + missed[name]))
        for name in sorted({*read, *found, *missed})
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
