"""Sides: the date to come or the one that is over."""

from __future__ import annotations

import pytest
from gold import DAY, extractor

from graphkit.dates import DateMention, find_dates
from graphkit.extract.sides import is_past, placed
from graphkit.model import Document, Modality, Span


def mention(edtf: str, coming: str = "") -> DateMention:
    """A day that the text names."""
    return DateMention(Span(0, 1), edtf, "day", True, False, coming)


@pytest.mark.parametrize(
    ("edtf", "past"),
    [
        ("2023-11-07", True),
        ("2023-11-08", False),
        ("2023-11-09", False),
        ("2023-10", True),
        ("2023-11", False),
        ("2022", True),
        ("2023", False),
        ("2023-10-30/2023-11-05", True),
        ("2023-11-06/2023-11-12", False),
    ],
)
def test_a_date_is_past_when_all_of_it_is(edtf: str, past: bool) -> None:
    """The month and the week of publication are not over."""
    assert is_past(mention(edtf), DAY) is past
    assert not is_past(mention(edtf), "")


COMING = [
    ("en", "Kenya stands for 1 December.", ["2023-12-01"]),
    ("en", "Kenya will come on 1 December.", [""]),
    ("en", "Kenya came on 1 December.", [""]),
    ("en", "Kenya comes on 1 December 2021.", [""]),
    ("en", "Kenya comes tomorrow.", [""]),
    ("id", "Kenya datang pada 1 Desember.", ["2023-12-01"]),
    ("id", "Kenya datang pada Senin.", ["2023-11-13"]),
]


@pytest.mark.parametrize(("language", "text", "coming"), COMING, ids=[row[1] for row in COMING])
def test_both_sides_are_given_only_where_no_word_tells(language: str, text: str, coming: list[str]) -> None:
    """A word of the future or the past, a year or a distance settles it."""
    assert [date.coming for date in find_dates(text, language, DAY)] == coming


PLACED = [
    (Modality.PLANNED, "2022-12-01", "2023-12-01", "2023-12-01"),
    (Modality.CALLED_FOR, "2023-11-06", "", None),
    (Modality.PLANNED, "2023-11-08", "", "2023-11-08"),
    (Modality.CERTAIN, "2022-12-01", "2023-12-01", "2022-12-01"),
    (Modality.HYPOTHETICAL, "2022-12-01", "", "2022-12-01"),
]


@pytest.mark.parametrize(("modality", "edtf", "coming", "expected"), PLACED)
def test_what_is_to_come_has_no_date_that_is_over(
    modality: Modality, edtf: str, coming: str, expected: str | None
) -> None:
    """A plan takes the next such day or none; what has happened keeps its day."""
    document = Document("d", "Kenya attacked Ghana.", published=DAY, language="en")
    [reading] = extractor().reader(document).readings()
    found = placed(mention(edtf, coming), DAY, modality, reading.candidates[0])
    assert (found.edtf if found is not None else None) == expected
