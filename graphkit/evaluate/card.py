"""Figures of an evaluation as a report card."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from graphkit.evaluate.figures import Judged, evaluate, total
from graphkit.evaluate.yardstick import Yardstick
from graphkit.reportcard import GoldFile, Measure, ReportCard

Source = tuple[Path, str]
"""A gold file and a language of it."""


def make_card(judged: Mapping[Source, Sequence[Judged]], yardstick: Yardstick, measured: str) -> ReportCard:
    """The card of everything judged, all files and languages together.

    Args:
        judged: by gold file and language.
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


def digest_of(path: Path) -> str:
    """The first 16 hex digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _gold_file(source: Source, judged: Iterable[Judged]) -> GoldFile:
    path, language = source
    counts = [one.count("exact") for one in judged]
    count = total(counts)
    return GoldFile(
        name=path.name,
        digest=digest_of(path),
        language=language,
        records=len(counts),
        claims=count.right + count.missed,
        precision=count.precision,
        recall=count.recall,
        f1=count.f1,
    )
