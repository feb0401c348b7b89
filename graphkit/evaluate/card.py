"""Figures of an evaluation as a report card."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from graphkit.evaluate.figures import Judged, evaluate, total
from graphkit.evaluate.yardstick import Yardstick
from graphkit.reportcard import GoldFile, Measure, ReportCard


@dataclass(frozen=True, slots=True)
class Source:
    """Annotated sentences in one language.

    Attributes:
        name: of the gold file, or of several together.
        digest: of its bytes (see `digest_of`).
    """

    name: str
    digest: str
    language: str

    @classmethod
    def of(cls, language: str, name: str, *paths: Path) -> Source:
        """The sentences of some gold files. Raises OSError when one cannot be read."""
        return cls(name, digest_of(*paths), language)


def make_card(judged: Mapping[Source, Sequence[Judged]], yardstick: Yardstick, measured: str) -> ReportCard:
    """The card of everything judged, all files and languages together.

    Args:
        judged: by source.
        yardstick: what it was judged by.
        measured: ISO date of the measurement.
    """
    found = evaluate(list(chain.from_iterable(judged.values())), yardstick)
    exact = found.levels["exact"]
    return ReportCard(
        measured=measured,
        graphkit=version("graphkit"),
        gold=tuple(_gold_file(source, items) for source, items in judged.items()),
        overall=Measure("all", exact.right, exact.right + exact.wrong),
        layers=found.layers,
        families=found.families,
        relations=tuple(sort.precision for sort in found.relations if sort.precision.n),
        confidence=found.confidence,
    )


def digest_of(*paths: Path) -> str:
    """The first 16 hex digits of the SHA-256 of files, one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _gold_file(source: Source, judged: Iterable[Judged]) -> GoldFile:
    counts = [one.count("exact") for one in judged]
    count = total(counts)
    return GoldFile(
        name=source.name,
        digest=source.digest,
        language=source.language,
        records=len(counts),
        claims=count.right + count.missed,
        precision=count.precision,
        recall=count.recall,
        f1=count.f1,
    )
