"""The report card: measured figures that are written, read and looked up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.evaluate.card import Source, digest_of, make_card
from graphkit.evaluate.yardstick import load_yardstick
from graphkit.reportcard import GoldFile, Measure, ReportCard, card_json, load_card

CARD = ReportCard(
    measured="2024-05-06",
    graphkit="0.1.0",
    gold=(GoldFile("own.jsonl", "0123456789abcdef", "en", 4, 3, 0.5, 0.667, 0.571),),
    overall=Measure("all", 2, 4),
    layers=(Measure("nearest", 0, 1), Measure("structure", 2, 3)),
    families=(Measure("verbal-conflict", 2, 4),),
    relations=(Measure("condemns", 2, 4),),
    confidence=(Measure("0.30-0.40", 0, 1), Measure("0.90-1.00", 2, 3)),
)


def test_a_card_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Nothing is lost."""
    path = tmp_path / "card.json"
    path.write_text(card_json(CARD), encoding="utf-8")
    assert load_card(path) == CARD


def test_a_card_shows_precision_beside_its_counts() -> None:
    """A reader of the file need not divide."""
    assert '"name": "structure",\n   "right": 2,\n   "n": 3,\n   "precision": 0.667' in card_json(CARD)


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(0.3, "0.30-0.40"), (0.39, "0.30-0.40"), (0.4, ""), (0.95, "0.90-1.00"), (1.0, "0.90-1.00")],
)
def test_a_card_knows_what_a_confidence_is_worth(confidence: float, name: str) -> None:
    """By the range it lies in; where nothing was measured it says nothing."""
    found = CARD.stated(confidence)
    assert (found.name if found else "") == name


def test_a_card_knows_its_layers() -> None:
    """A layer that no claim came from has no figure."""
    assert CARD.layer("structure") == Measure("structure", 2, 3)
    assert CARD.layer("recovered") is None


def test_a_card_of_nothing_names_its_gold_file(tmp_path: Path) -> None:
    """By name and digest of its bytes."""
    path = tmp_path / "gold.jsonl"
    path.write_text("", encoding="utf-8")
    card = make_card({Source.of("id", "gold.jsonl", path): []}, load_yardstick(), "2024-05-06")
    assert card.gold == (GoldFile("gold.jsonl", digest_of(path), "id", 0, 0, 0, 0, 0),)
    assert replace(card, gold=(), graphkit="").overall == Measure("all", 0, 0)


@pytest.mark.parametrize("text", ["{}", "[", '{"measured": 1, "graphkit": "", "gold": 5}'])
def test_a_file_that_is_no_card_is_refused(tmp_path: Path, text: str) -> None:
    """With its path and a remedy."""
    path = tmp_path / "card.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"card\.json: no report card; make it with graphkit evaluate -o"):
        load_card(path)


def test_a_missing_card_is_named(tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(DataError, match=r"none\.json: cannot be read"):
        load_card(tmp_path / "none.json")
