"""The report card: how often claims are right, measured on annotated sentences. Floor 2.

The shipped one is `ontologies/report-card.json`, made by `benchmarks/make_report_card.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import DataError
from graphkit.resources import data_dir


@dataclass(frozen=True, slots=True)
class Measure:
    """How many claims of one sort were right.

    Attributes:
        name: of the sort: a layer, a relation, a family of relations, or a range of stated confidence
            such as `0.60-0.70`.
        right: claims that the annotation wants.
        n: claims that were right or wrong; those that it finds idle are not counted.
    """

    name: str
    right: int
    n: int

    @property
    def precision(self) -> float:
        """The share of right ones, 0 to 1; 0 when there were none.

        >>> Measure("visits", 3, 4).precision
        0.75
        """
        return self.right / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class GoldFile:
    """What was read for a card, and how well all in all.

    Attributes:
        name: of the file.
        digest: the first 16 hex digits of its SHA-256.
        records: sentences in `language`.
        claims: how many of them are wanted.
        precision, recall, f1: of relation and both parties, 0 to 1.
    """

    name: str
    digest: str
    language: str
    records: int
    claims: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ReportCard:
    """Measured figures.

    Attributes:
        measured: ISO date.
        graphkit: its version.
        gold: the files and languages.
        overall: all claims.
        layers, families, relations, confidence: the same claims by one property; sorts that no claim is
            of are left out.
    """

    measured: str
    graphkit: str
    gold: tuple[GoldFile, ...]
    overall: Measure
    layers: tuple[Measure, ...]
    families: tuple[Measure, ...]
    relations: tuple[Measure, ...]
    confidence: tuple[Measure, ...]

    def stated(self, confidence: float) -> Measure | None:
        """The measure of the claims with a confidence about as high as this, if there were any."""
        return next((m for m in self.confidence if _within(m.name, confidence)), None)

    def layer(self, name: str) -> Measure | None:
        """The measure of a layer, if any of its claims was seen."""
        return next((m for m in self.layers if m.name == name), None)


MEASURES = ("layers", "families", "relations", "confidence")


def card_json(card: ReportCard) -> str:
    """A card as JSON text; each measure with its precision, rounded to three digits."""
    data = asdict(card)
    data["overall"] = _row(card.overall)
    data["gold"] = [
        {key: round(value, 3) if isinstance(value, float) else value for key, value in gold.items()}
        for gold in data["gold"]
    ]
    for name in MEASURES:
        data[name] = [_row(measure) for measure in getattr(card, name)]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


@cache
def load_card(path: Path | None = None) -> ReportCard:
    """The card in a file that `card_json` wrote; without `path` the shipped one.

    Raises:
        DataError: the file is missing or no report card.
    """
    path = path or card_file()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return ReportCard(
            measured=data["measured"],
            graphkit=data["graphkit"],
            gold=tuple(GoldFile(**gold) for gold in data["gold"]),
            overall=_measure(data["overall"]),
            **{name: tuple(map(_measure, data[name])) for name in MEASURES},
        )
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", path=path) from error
    except (ValueError, KeyError, TypeError) as error:
        raise DataError("no report card", path=path, remedy="make it with graphkit evaluate -o") from error


def card_file() -> Path:
    """The shipped card."""
    return data_dir("ontologies") / "report-card.json"


def _row(measure: Measure) -> Mapping[str, Any]:
    return {**asdict(measure), "precision": round(measure.precision, 3)}


def _measure(row: Mapping[str, Any]) -> Measure:
    return Measure(str(row["name"]), int(row["right"]), int(row["n"]))


def _within(name: str, confidence: float) -> bool:
    low, _, high = name.partition("-")
    return float(low) <= confidence < float(high) or (confidence == 1.0 == float(high))
