"""Word classes: verb, noun or neither, by what stands beside."""

from __future__ import annotations

import pytest
from gold import unlike

ADVERBS = [
    ("en", "Iran strongly supports Syria.", "IRN supports SYR"),
    ("en", "Iran firmly supports Syria.", "IRN supports SYR"),
    ("en", "Yemen also attacked Oman.", "YEM attacks OMN"),
    ("id", "Yaman juga menyerang Oman.", "YEM attacks OMN"),
    ("en", "Egypt again condemned Sudan.", "EGY condemns SDN"),
    ("id", "Mesir kembali mengecam Sudan.", "EGY condemns SDN"),
    ("id", "Iran pun menyerang Suriah.", "IRN attacks SYR"),
    ("id", "Iran sudah dua kali menyerang Suriah.", "IRN attacks SYR"),
    ("id", "Iran kemarin mengunjungi Suriah.", "IRN visits SYR"),
    ("en", "Iran last year attacked Syria.", "IRN attacks SYR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), ADVERBS, ids=[row[1] for row in ADVERBS])
def test_adverbs_before_a_verb_hide_nothing(language: str, text: str, notation: str) -> None:
    """Also, again, strongly, juga and kembali leave doer and deed together."""
    assert unlike(text, notation, language) == []


PRESENT = [
    ("en", "Egypt attacks Sudan.", "EGY attacks SDN"),
    ("en", "Jordan backs Syria.", "JOR supports SYR"),
    ("en", "Jordan visits Syria.", "JOR visits SYR"),
    ("en", "Iran visits Syria often.", "IRN visits SYR"),
    ("en", "Iran and Iraq attack Syria.", "IRN attacks SYR; IRQ attacks SYR"),
    ("en", "Iranian officials visit Syria.", "IRN visits SYR"),
    ("en", "Iran's visits to Syria continued.", "IRN visits SYR"),
    ("en", "The attacks on Syria angered Iran.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), PRESENT, ids=[row[1] for row in PRESENT])
def test_a_present_tense_is_no_plural(language: str, text: str, notation: str) -> None:
    """Of "Egypt attacks Sudan" comes an attack, of "the attacks on Sudan" by nobody none."""
    assert unlike(text, notation, language) == []


MONTHS = [
    ("en", "Iran's president in March visited Syria.", "IRN visits SYR"),
    ("en", "Iran will march and attack Syria.", "IRN attacks SYR planned"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), MONTHS, ids=[row[1] for row in MONTHS])
def test_march_and_may_are_months_or_verbs(language: str, text: str, notation: str) -> None:
    """A month in a sentence moves no verb."""
    assert unlike(text, notation, language) == []


HEADLINES = [
    ("id", "Iran kecam Suriah.", "IRN condemns SYR"),
    ("id", "Iran serang Suriah.", "IRN attacks SYR"),
    ("id", "Iran dan Irak mengecam keras Suriah.", "IRN condemns SYR; IRQ condemns SYR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), HEADLINES, ids=[row[1] for row in HEADLINES])
def test_headlines_drop_the_prefix_of_the_verb(language: str, text: str, notation: str) -> None:
    """In headlines "Iran kecam Suriah" is read as the full verb is."""
    assert unlike(text, notation, language) == []
