"""Numbers, calendar arithmetic and the grammar below `find_dates`, where no sentence is needed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dates.calendars import Said, When, resolve
from graphkit.dates.grammar import load_grammar
from graphkit.dates.numbers import read_number
from graphkit.resources import lexicon_dir

WEDNESDAY = date(2023, 11, 8)
OTHER = ("other", 0)


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("1", ("day", 1)),
        ("31", ("day", 31)),
        ("05", ("day", 5)),
        ("0", ("number", 0)),
        ("32", ("number", 32)),
        ("120", ("number", 120)),
        ("031", ("number", 31)),
        ("1699", OTHER),
        ("1700", ("year", 1700)),
        ("2099", ("year", 2099)),
        ("2100", OTHER),
        ("12345", OTHER),
        ("٨", ("day", 8)),
        ("21st", ("day", 21)),
        ("32nd", OTHER),
        ("8x", OTHER),
        ("1990s", OTHER),
        ("1990-an", OTHER),
        ("8/11", ("daymonth", (8, 11))),
        ("31/12", ("daymonth", (31, 12))),
        ("12/31", OTHER),
        ("0/5", OTHER),
        ("6-12", ("dayrange", (6, 12))),
        ("6–12", ("dayrange", (6, 12))),
        ("12-6", OTHER),
        ("0-6", OTHER),
        ("6-32", OTHER),
        ("2003-2005", ("yearrange", (2003, 2005))),
        ("2003-04", OTHER),
        ("2005-2003", OTHER),
        ("3.5", OTHER),
        ("19.30", OTHER),
        ("2,000", OTHER),
        ("19:30", OTHER),
        ("08/11/2023", ("numeric", (2023, 11, 8))),
        ("8.11.2023", ("numeric", (2023, 11, 8))),
        ("8-11-2023", ("numeric", (2023, 11, 8))),
        ("2023/11/08", ("numeric", (2023, 11, 8))),
        ("11/25/2023", ("numeric", (2023, 11, 25))),
        ("8/11/23", ("numeric", (2023, 11, 8))),
        ("8.11.23", OTHER),
        ("29/02/2023", OTHER),
        ("29/02/2024", ("numeric", (2024, 2, 29))),
        ("8/11-2023", OTHER),
        ("1.2.3.4", OTHER),
        ("00/00/0000", OTHER),
    ],
)
def test_what_a_number_says(word: str, read: tuple[str, object]) -> None:
    """Its class follows from its shape and size alone."""
    assert read_number(word, ("st", "nd", "rd", "th")) == read


def test_endings_make_a_day_only_where_the_language_has_them() -> None:
    """Indonesian has none."""
    assert read_number("8th") == OTHER


@pytest.mark.parametrize(
    ("said", "today", "edtf"),
    [
        (Said(unit="month", count=1, direction=-1), date(2024, 1, 31), "2023-12"),
        (Said(unit="month", count=14, direction=1), date(2024, 1, 31), "2025-03"),
        (Said(unit="month", direction=1), date(2023, 12, 1), "2024-01"),
        (Said(unit="year", direction=-1), date(2024, 2, 29), "2023"),
        (Said(unit="week", direction=0), date(2021, 1, 1), "2020-12-28/2021-01-03"),
        (Said(unit="week", direction=-1), date(2024, 1, 7), "2023-12-25/2023-12-31"),
        (Said(unit="day", count=60, direction=-1), date(2024, 3, 1), "2024-01-01"),
        (Said(unit="day", direction=0), WEDNESDAY, "2023-11-08"),
        (Said(offset=1), date(2023, 12, 31), "2024-01-01"),
        (Said(weekdays=(2,)), WEDNESDAY, "2023-11-08"),
        (Said(weekdays=(2,), direction=-1), WEDNESDAY, "2023-11-01"),
        (Said(weekdays=(2,), direction=0), WEDNESDAY, "2023-11-08"),
        (Said(weekdays=(2,), direction=1), WEDNESDAY, "2023-11-15"),
        (Said(weekdays=(4,), direction=0), WEDNESDAY, "2023-11-10"),
        (Said(weekdays=(6,), unit="week", direction=1), WEDNESDAY, "2023-11-19"),
        (Said(months=(11,)), WEDNESDAY, "2023-11"),
        (Said(months=(12,)), WEDNESDAY, "2022-12"),
        (Said(months=(12,), direction=0), WEDNESDAY, "2023-12"),
        (Said(months=(11,), direction=1), WEDNESDAY, "2024-11"),
        (Said(months=(2,), days=(29,)), WEDNESDAY, "2020-02-29"),
        (Said(months=(2,), days=(29,), unit="year", direction=-1), date(2025, 5, 1), "2024-02-29"),
        (Said(months=(12, 1), days=(30, 2)), date(2023, 1, 5), "2022-12-30/2023-01-02"),
        (Said(weekdays=(5, 0)), WEDNESDAY, "2023-11-04/2023-11-06"),
    ],
)
def test_what_is_said_is_resolved(said: Said, today: date, edtf: str) -> None:
    """Across the ends of months and years, leap days included."""
    found = resolve(said, today, ahead=False)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        (Said(weekdays=(2,)), "2023-11-08"),
        (Said(weekdays=(1,)), "2023-11-14"),
        (Said(months=(11,)), "2023-11"),
        (Said(months=(10,)), "2024-10"),
        (Said(months=(11,), days=(8,)), "2023-11-08"),
        (Said(months=(11,), days=(7,)), "2024-11-07"),
        (Said(months=(2,), days=(29,)), "2024-02-29"),
        (Said(weekend=True), "2023-11-11/2023-11-12"),
        (Said(weekdays=(4, 0)), "2023-11-10/2023-11-13"),
    ],
)
def test_what_lies_ahead_is_the_nearest_from_today_on(said: Said, edtf: str) -> None:
    """Today counts."""
    found = resolve(said, WEDNESDAY, ahead=True)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "said",
    [
        Said(months=(2,), days=(30,)),
        Said(months=(2,), days=(30,), years=(2023,)),
        Said(months=(2,), days=(29,), unit="year", direction=-1),
        Said(unit="day", direction=-1),
        Said(unit="week"),
        Said(days=(8,)),
        Said(years=(2005, 2003)),
        Said(months=(11,), days=(12, 6)),
        Said(weekdays=(2, 2)),
        Said(),
    ],
)
def test_what_does_not_exist_or_is_not_known_gives_nothing(said: Said) -> None:
    """No such day, an end before its beginning, or too little said."""
    assert resolve(said, WEDNESDAY, ahead=False) is None


@pytest.mark.parametrize(
    "said",
    [
        Said(weekdays=(2,)),
        Said(weekdays=(2, 4)),
        Said(months=(11,)),
        Said(months=(11,), days=(6, 12)),
        Said(offset=-1),
        Said(unit="week", direction=-1),
        Said(weekend=True),
    ],
)
def test_without_a_document_date_only_absolute_dates_are_known(said: Said) -> None:
    """Nothing is filled in."""
    assert resolve(said, None, ahead=False) is None
    assert resolve(Said(years=(2023,)), None, ahead=False) == When("2023", "year")


DAYS = st.dates(date(1980, 1, 1), date(2060, 12, 31))


@settings(deadline=None)
@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_the_nearest_on_the_side_sought(today: date, month: int, day: int) -> None:
    """Within a year before or after today."""
    said = Said(months=(month,), days=(day,))
    past, ahead = resolve(said, today, ahead=False), resolve(said, today, ahead=True)
    assert past is not None
    assert ahead is not None
    assert timedelta(0) <= today - date.fromisoformat(past.edtf) < timedelta(366)
    assert timedelta(0) <= date.fromisoformat(ahead.edtf) - today < timedelta(366)


@settings(deadline=None)
@given(DAYS, st.integers(-60, 60))
def test_a_week_is_seven_days_from_monday(today: date, steps: int) -> None:
    """However far away it is."""
    found = resolve(Said(unit="week", count=abs(steps), direction=1 if steps > 0 else -1), today, ahead=False)
    assert found is not None
    start, end = (date.fromisoformat(day) for day in found.edtf.split("/"))
    assert (start.weekday(), end - start) == (0, timedelta(6))


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_forms_are_read_without_repetition(language: str) -> None:
    """No star or plus in the automaton, so that no sentence can make it backtrack."""
    assert not re.search(r"[*+{]", load_grammar(language).forms.pattern.replace("\\", ""))


def test_a_language_is_data_alone(tmp_path: Path) -> None:
    """A pack with French words reads French dates."""
    text = (lexicon_dir() / "text-en.toml").read_text(encoding="utf-8")
    for english, french in (
        ('["November"]', '["novembre"]'),
        ('["Wednesday"]', '["mercredi"]'),
        ('week = ["week"]', 'week = ["semaine"]'),
    ):
        assert english in text
        text = text.replace(english, french)
    text = text.replace('last = ["last", "this past"]', 'last = ["dernier", "dernière"]')
    text = text.replace('  "offset",\n', '  "offset",\n  "unit last",\n')
    (tmp_path / "text-fr.toml").write_text(text, encoding="utf-8")
    grammar = load_grammar("fr", tmp_path)
    words = grammar.token.findall("Il arriva mercredi 8 novembre 2023, non la semaine dernière.")
    assert [phrase.parts for phrase in grammar.phrases(words)] == [
        (("fullweekday", 2), ("day", 8), ("fullmonth", 11), ("year", 2023)),
        (("unit", "week"), ("last", 0)),
    ]
