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
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), NOBODY, ids=[row[1] for row in NOBODY])
def test_nothing_is_pointed_at_where_nobody_was_named(language: str, text: str, notation: str) -> None:
    """Of "the two countries" at the head of a text comes no edge."""
    assert unlike(text, notation, language) == []
