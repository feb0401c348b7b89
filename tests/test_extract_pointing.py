"""Phrases without a name: pronouns and what is somebody's own."""

from __future__ import annotations

import pytest
from gold import unlike

PRONOUNS = [
    ("en", "Kenya met Uganda, and it condemned Chad.", "KEN meets-with UGA; KEN condemns TCD"),
    ("en", "Togo met Benin. It also condemned Ghana.", "TGO meets-with BEN; TGO condemns GHA"),
    ("id", "Togo bertemu Benin. Mereka juga mengecam Ghana.", "TGO meets-with BEN; TGO condemns GHA"),
    ("en", "Togo said it had attacked Benin.", "TGO attacks BEN @TGO"),
    ("id", "Togo mengatakan pihaknya menyerang Benin.", "TGO attacks BEN @TGO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), PRONOUNS, ids=[row[1] for row in PRONOUNS])
def test_a_pronoun_is_whom_the_text_was_about(language: str, text: str, notation: str) -> None:
    """It, its, mereka and pihaknya lead back to who was named."""
    assert unlike(text, notation, language) == []


NOBODY = [
    ("en", "The two countries signed a treaty.", ""),
    ("id", "Kedua negara menandatangani perjanjian.", ""),
    ("en", "Chad condemned Togo, Benin and Ghana. The two sides signed a treaty.",
     "TCD condemns TGO; TCD condemns BEN; TCD condemns GHA"),
    ("en", "Kenya attacked Ghana. Two countries signed a treaty.", "KEN attacks GHA"),
    ("en", "Kenya attacked Ghana. The two wounded were taken to Accra.", "KEN attacks GHA"),
    ("id", "Kenya menyerang Ghana. Dua tewas.", "KEN attacks GHA"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), NOBODY, ids=[row[1] for row in NOBODY])
def test_nothing_is_pointed_at_where_nobody_was_named(language: str, text: str, notation: str) -> None:
    """Of "the two countries" at the head of a text comes no edge."""
    assert unlike(text, notation, language) == []


BOTH = [
    ("en", "Kenya attacked Uganda. The two sides signed a treaty.",
     "KEN attacks UGA; KEN signs-agreement-with UGA"),
    ("id", "Kenya menyerang Uganda. Kedua pihak menandatangani perjanjian.",
     "KEN attacks UGA; KEN signs-agreement-with UGA"),
    ("id", "Kenya menyerang Uganda. Keduanya menandatangani perjanjian.",
     "KEN attacks UGA; KEN signs-agreement-with UGA"),
    ("en", "Kenya attacked Uganda. The two signed a treaty.",
     "KEN attacks UGA; KEN signs-agreement-with UGA"),
    ("en", "Kenya attacked Uganda. Both condemned Sudan.",
     "KEN attacks UGA; KEN condemns SDN; UGA condemns SDN"),
    ("en", "Kenya met Uganda in Nairobi and Accra. The two sides signed a treaty.",
     "KEN meets-with UGA; KEN signs-agreement-with UGA"),
    ("id", "Kenya bertemu Uganda di Nairobi dan Accra. Kedua negara menandatangani perjanjian.",
     "KEN meets-with UGA; KEN signs-agreement-with UGA"),
    ("en", "Kenya attacked Uganda. Chad is worried. The two countries signed a treaty.",
     "KEN attacks UGA; KEN signs-agreement-with UGA"),
    ("en", "Officials in Lima and Quito are angry. The two sides signed a treaty.",
     "PER signs-agreement-with ECU"),
    ("en", "Kenya attacked Uganda. Sudan said the two countries should talk.",
     "KEN attacks UGA; KEN consults-with UGA called-for @SDN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), BOTH, ids=[row[1] for row in BOTH])
def test_the_two_sides_are_the_couple_that_the_text_speaks_of(
    language: str, text: str, notation: str
) -> None:
    """Where they met is no third party, and who only speaks of them is none of the two."""
    assert unlike(text, notation, language) == []
