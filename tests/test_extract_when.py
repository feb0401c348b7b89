"""Dates: which time expression dates which claim."""

from __future__ import annotations

import pytest
from gold import claims_of

OWN = [
    ("en", "Ghana attacked Togo on Monday.", "attacks", "2023-11-06"),
    ("id", "Ghana menyerang Togo pada Senin.", "attacks", "2023-11-06"),
    ("en", "Yesterday Ghana attacked Togo.", "attacks", "2023-11-07"),
    ("id", "Kemarin Ghana menyerang Togo.", "attacks", "2023-11-07"),
    ("en", "Ghana attacked Togo last month.", "attacks", "2023-10"),
    ("id", "Ghana menyerang Togo bulan lalu.", "attacks", "2023-10"),
    ("en", "Ghana will visit Togo next week.", "visits", "2023-11-13/2023-11-19"),
    ("id", "Ghana akan mengunjungi Togo pekan depan.", "visits", "2023-11-13/2023-11-19"),
    ("en", "Ghana attacked Togo on 3 March 2020.", "attacks", "2020-03-03"),
    ("id", "Ghana menyerang Togo pada 3 Maret 2020.", "attacks", "2020-03-03"),
    ("en", "Ghana attacked Togo in March 2020.", "attacks", "2020-03"),
    ("en", "In 2019, Ghana attacked Togo.", "attacks", "2019"),
    ("id", "Pada 2019, Ghana menyerang Togo.", "attacks", "2019"),
]


@pytest.mark.parametrize(("language", "text", "relation", "date"), OWN, ids=[row[1] for row in OWN])
def test_an_event_has_the_date_of_its_clause(language: str, text: str, relation: str, date: str) -> None:
    """A timeline shows the event on its own day, month or year, as exactly as the text says it."""
    assert [claim.event_date for claim in claims_of(text, language) if claim.relation == relation] == [date]


NEAREST = [
    ("en", "Kenya will visit Ghana on 1 December.", "visits", "2023-12-01"),
    ("en", "The visit of Kenya's president to Ghana is set for 1 December.", "visits", "2023-12-01"),
    ("en", "Kenya visited Ghana on 1 December.", "visits", "2022-12-01"),
    ("en", "Kenya visits Ghana on 1 December.", "visits", "2023-12-01"),
    ("en", "Kenya attacked Ghana in December.", "attacks", "2022-12"),
    ("id", "Kenya dijadwalkan mengunjungi Ghana pada 1 Desember.", "visits", "2023-12-01"),
    ("id", "Kenya mengunjungi Ghana pada 1 Desember.", "visits", "2023-12-01"),
    ("id", "Kenya telah mengunjungi Ghana pada 1 Desember.", "visits", "2022-12-01"),
    ("id", "Kenya mengunjungi Ghana pada 1 Maret.", "visits", "2023-03-01"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "relation", "date"), NEAREST, ids=[row[1] for row in NEAREST])
def test_a_day_without_a_year_is_the_nearest_that_makes_sense(
    language: str, text: str, relation: str, date: str
) -> None:
    """A visit to come is not eleven months over, and one that is over is not to come."""
    assert [claim.event_date for claim in claims_of(text, language) if claim.relation == relation] == [date]


SEVERAL = [
    ("en", "Ghana visited Togo in 2019 and attacked Benin in 2021.", {"visits": "2019", "attacks": "2021"}),
    ("id", "Ghana mengunjungi Togo pada 2019 dan menyerang Benin pada 2021.",
     {"visits": "2019", "attacks": "2021"}),
    ("en", "After visiting Togo on Monday, Ghana attacked Benin on Tuesday.",
     {"visits": "2023-11-06", "attacks": "2023-11-07"}),
    ("en", "Ghana, which attacked Togo in 2019, condemned Benin.", {"attacks": "2019", "condemns": ""}),
    ("en", "Ghana condemned on Monday the attack by Togo on Benin on Sunday.",
     {"condemns": "2023-11-06", "attacks": "2023-11-05"}),
    ("en", "On Monday Ghana said that Togo attacked Benin.", {"accuses": "2023-11-06", "attacks": ""}),
    ("en", "Ghana said Togo attacked Benin on Sunday.", {"accuses": "", "attacks": "2023-11-05"}),
    ("en", "Kenya urged Ghana on Monday to attack Togo.", {"demands-of": "2023-11-06", "attacks": ""}),
    ("en", "Kenya urged Ghana to attack Togo on Monday.", {"demands-of": "2023-11-06", "attacks": ""}),
    ("id", "Kenya mendesak Ghana pada Senin untuk menyerang Togo.",
     {"demands-of": "2023-11-06", "attacks": ""}),
    ("en", "Kenya accused Ghana on Monday of attacking Togo.", {"accuses": "2023-11-06", "attacks": ""}),
    ("id", "Kenya menuduh Ghana pada Senin menyerang Togo.", {"accuses": "2023-11-06", "attacks": ""}),
    ("en", "Kenya and Ghana signed a treaty when they met in September.",
     {"signs-agreement-with": "2023-09", "meets-with": "2023-09"}),
    ("id", "Kenya dan Ghana menandatangani perjanjian ketika mereka bertemu pada September.",
     {"signs-agreement-with": "2023-09", "meets-with": "2023-09"}),
    ("en", "Kenya condemned Ghana on Tuesday when Togo attacked Benin in 2019.",
     {"condemns": "2023-11-07", "attacks": "2019"}),
    ("id", "Ghana mengatakan pada Senin bahwa Togo menyerang Benin.", {"attacks": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "dates"), SEVERAL, ids=[row[1] for row in SEVERAL])
def test_each_of_several_events_has_its_own_date(language: str, text: str, dates: dict[str, str]) -> None:
    """The day of a speech is not that of the deed, and one year is not the other's."""
    assert {claim.relation: claim.event_date for claim in claims_of(text, language)} == dates


@pytest.mark.parametrize(
    "text", ["Ghana attacked Togo's borders of 1967.", "Ghana condemned the 2019 treaty with Togo."]
)
def test_a_date_inside_a_phrase_is_the_phrase_s(text: str) -> None:
    """The borders of 1967 date no attack of today."""
    assert [claim.event_date for claim in claims_of(text)] == [""]


def test_a_date_is_quoted_from_its_sentence() -> None:
    """Whoever checks the date sees the words that gave it."""
    text = "Fiji was calm. Ghana attacked Togo on Monday."
    [claim] = claims_of(text)
    assert claim.date_span is not None
    assert "Monday" in text[claim.date_span.start : claim.date_span.end]


def test_without_a_day_of_publication_nothing_is_reckoned() -> None:
    """Yesterday is no date when nobody knows when the text was written; a year written out still is."""
    assert [claim.event_date for claim in claims_of("Yesterday Ghana attacked Togo.", published="")] == [""]
    assert [c.event_date for c in claims_of("In 2019, Ghana attacked Togo.", published="")] == ["2019"]


@pytest.mark.parametrize(
    ("published", "date"),
    [("2023-11-08", "2023-11-06"), ("2020-03-01", "2020-02-24"), ("2020-03-02", "2020-03-02")],
)
def test_a_weekday_is_reckoned_from_the_day_of_publication(published: str, date: str) -> None:
    """Monday in a paper of Monday is today, and one before a Sunday lies across the leap day."""
    [claim] = claims_of("Ghana attacked Togo on Monday.", published=published)
    assert (claim.event_date, claim.reported_on) == (date, published)
