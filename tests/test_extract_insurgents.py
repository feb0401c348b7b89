"""Rebels without a name, by the state they fight in and the day."""

from __future__ import annotations

import pytest
from gold import unlike

REBELS = [
    ("en", "2005-06-01", "Insurgents attacked Danish troops in Baghdad.",
     "group-iraqi-insurgents attacks DNK; DNK deploys-forces-to IRQ"),
    ("en", "2015-06-01", "Insurgents attacked Danish troops in Baghdad.",
     "group-isis attacks DNK; DNK deploys-forces-to IRQ"),
    ("en", "2003-01-01", "Ugandan rebels attacked Sudan.", "group-lra attacks SDN"),
    ("en", "2004-01-01", "Nepalese rebels attacked India.", "group-nepal-maoists attacks IND"),
    ("en", "2004-01-01", "Ivorian rebels attacked Mali.", "group-ivorian-rebels attacks MLI"),
    ("id", "2010-01-01", "Pemberontak menyerang tentara Thailand.", "group-thai-insurgents attacks THA"),
    ("en", "2001-01-01", "Colombian guerrillas attacked Venezuela.", "group-farc attacks VEN"),
    ("id", "2001-01-01", "Gerilyawan Kolombia menyerang Venezuela.", "group-farc attacks VEN"),
    ("en", "2010-01-01", "Rebels in Afghanistan attacked Pakistan.", "group-taliban attacks PAK"),
    ("id", "2010-01-01", "Pemberontak di Afganistan menyerang Pakistan.", "group-taliban attacks PAK"),
    ("en", "2022-01-01", "Afghan insurgents attacked Pakistan.", "group-afghan-militants attacks PAK"),
    ("id", "2022-01-01", "Pemberontak Afganistan menyerang Pakistan.", "group-afghan-militants attacks PAK"),
    ("id", "2022-01-01", "Pada Senin pemberontak Afganistan menyerang Pakistan.",
     "group-afghan-militants attacks PAK"),
    ("id", "2023-11-08", "Gerilyawan Irak menyerang Turki.", "group-iraqi-insurgents attacks TUR"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day", "text", "notation"), REBELS, ids=[f"{row[2]} {row[1]}" for row in REBELS]
)
def test_rebels_are_the_group_of_their_state_and_time(
    language: str, day: str, text: str, notation: str
) -> None:
    """The same words mean another group ten years later."""
    assert unlike(text, notation, language, day) == []
