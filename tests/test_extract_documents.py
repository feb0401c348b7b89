"""Whole documents: what carries over from one sentence to the next."""

from __future__ import annotations

import pytest
from gold import claims_of


def told(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    """Parties and relation of every claim."""
    return {(c.subject_polity, c.relation, c.object_polity) for c in claims_of(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kenya condemned Chad, but the two countries signed a treaty.", "en"),
        ("Kenya mengutuk Chad, tetapi kedua negara menandatangani perjanjian.", "id"),
    ],
)
def test_the_two_countries_are_two_that_were_named(text: str, language: str) -> None:
    """A phrase for both sides finds its parties earlier in the sentence."""
    assert any(relation == "signs-agreement-with" for _, relation, _ in told(text, language))


def test_a_pronoun_finds_its_subject() -> None:
    """The word "it" goes back to the subject of the same sentence."""
    assert ("CAN", "condemns", "RUS") in told("Canada said it condemned Russia.")


def test_documents_do_not_share_what_they_learn() -> None:
    """A person presented in one document is unknown in the next."""
    first = "Togolese Foreign Minister Kossi Tevi met Ghanaian officials. Tevi criticised Mali."
    assert ("TGO", "criticizes", "MLI") in told(first)
    assert told("Tevi criticised Mali.") == set()


def test_a_headline_and_its_article_are_both_read() -> None:
    """The headline is a sentence of its own."""
    text = "Egypt condemns Syria\n\nCAIRO - Egypt condemned Syria on Monday. Nothing else was said."
    assert len([c for c in claims_of(text) if c.relation == "condemns"]) == 2
