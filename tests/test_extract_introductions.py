"""Introductions: people that no table knows and a title presents."""

from __future__ import annotations

import pytest
from gold import unlike

LEARNT = [
    ("en", "Kenyan foreign minister Baraka Odukoya visited Ghana. Odukoya condemned Togo.",
     "KEN visits GHA; KEN condemns TGO"),
    ("id", "Menteri Luar Negeri Kenya Baraka Odukoya mengunjungi Ghana. Odukoya mengecam Togo.",
     "KEN visits GHA; KEN condemns TGO"),
    ("en", "Samoan prime minister Lemalu Vaisala visited Tonga. Vaisala condemned Fiji.",
     "WSM visits TON; WSM condemns FJI"),
    ("en", "Malian spokesman Modibo Sangara condemned Niger. Sangara praised Chad.",
     "MLI condemns NER; MLI supports TCD"),
    ("id", "Juru bicara pemerintah Mali Modibo Sangara mengecam Niger.", "MLI condemns NER"),
    ("en", "The Malian army chief General Modibo Sangara attacked Niger.", "MLI attacks NER"),
    ("en", "Ghanaian envoy Yaw al-Tamale visited Togo.", "GHA visits TGO"),
    ("en", "The foreign minister of Kenya, Raila Tamba, visited Ghana. Tamba condemned Togo.",
     "KEN visits GHA; KEN condemns TGO"),
    ("en", "Kenya's foreign minister, Raila Tamba, visited Ghana. Tamba condemned Togo.",
     "KEN visits GHA; KEN condemns TGO"),
    ("en", "Raila Tamba, the foreign minister of Kenya, visited Ghana. Tamba condemned Togo.",
     "KEN visits GHA; KEN condemns TGO"),
    ("id", "Menteri Luar Negeri Kenya, Raila Tamba, mengunjungi Ghana. Tamba mengecam Togo.",
     "KEN visits GHA; KEN condemns TGO"),
    ("id", "Raila Tamba, Menteri Luar Negeri Kenya, mengunjungi Ghana. Tamba mengecam Togo.",
     "KEN visits GHA; KEN condemns TGO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), LEARNT, ids=[row[1] for row in LEARNT])
def test_a_title_with_a_country_introduces_a_name(language: str, text: str, notation: str) -> None:
    """From then on the name acts for the country, in this text."""
    assert unlike(text, notation, language) == []


UNKNOWN = [
    ("en", "Baraka Odukoya met the Ghanaian president.", ""),
    ("en", "Kenyan striker Baraka Odukoya scored. Odukoya condemned Togo.", ""),
    ("en", "Kenyan striker Baraka Odukoya, 24, scored. Odukoya condemned Togo.", ""),
    ("en", "In Kenya, Baraka Odukoya, aged 24, scored. Odukoya condemned Togo.", ""),
    ("en", "Kenya, Baraka Odukoya, and Chad scored. Odukoya condemned Togo.", ""),
    ("en", "Odukoya condemned Togo. Kenyan foreign minister Baraka Odukoya visited Ghana.", "KEN visits GHA"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), UNKNOWN, ids=[row[1] for row in UNKNOWN])
def test_nobody_is_introduced_without_a_title(language: str, text: str, notation: str) -> None:
    """A bare name, a sportsman, or a name used before it was presented acts for nobody."""
    assert unlike(text, notation, language) == []
