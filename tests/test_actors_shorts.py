"""Short names that hold only in a text about their actor."""

from __future__ import annotations

import pytest
from gold import unlike

KNOWN = [
    ("en", "North Korea tested a rocket. The North threatened Japan.", "PRK threatens JPN"),
    ("en", "Officials came to Seoul. The South condemned Japan.", "KOR condemns JPN"),
    ("en", "The two Koreas held talks.", "KOR negotiates-with|consults-with|meets-with PRK"),
    ("en", "On Monday both Koreas signed a treaty.", "KOR signs-agreement-with PRK"),
    ("id", "Kedua Korea menandatangani perjanjian.", "KOR signs-agreement-with PRK"),
    ("en", "Both Koreas signed a treaty.", "KOR signs-agreement-with PRK"),
    ("en", "NATO met in Lima. The alliance condemned Chad.", "NATO condemns TCD"),
    ("id", "NATO bersidang di Lima. Aliansi itu mengecam Chad.", "NATO condemns TCD"),
    ("id", "Pada Senin kedua Korea menandatangani perjanjian.", "KOR signs-agreement-with PRK"),
    ("en", "Taipei is worried. China threatened the island.", "CHN threatens TWN"),
    ("en", "Officials left Pyongyang. Japan condemned the communist state.", "JPN condemns PRK"),
    ("id", "Korut menolak. Jepang mengecam negara komunis itu.", "JPN condemns PRK"),
    ("en", "Riyadh was calm. Iran threatened the kingdom.", "IRN threatens SAU"),
    ("id", "Riyadh tenang. Iran mengancam kerajaan itu.", "IRN threatens SAU"),
    ("id", "Pasukan Iran bersiaga. Israel menyerang republik Islam itu.", "ISR attacks IRN"),
    ("en", "Egypt condemned the Jewish state.", "EGY condemns ISR"),
    ("id", "Mesir mengecam negara Yahudi.", "EGY condemns ISR"),
    ("en", "Belarus condemned the bloc after the EU met.", "BLR condemns EU"),
    ("id", "Uni Eropa bersidang. Belarus mengecam blok itu.", "BLR condemns EU"),
    ("en", "Chile condemned the world body.", "CHL condemns UN"),
    ("id", "Chili mengecam badan dunia itu.", "CHL condemns UN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), KNOWN, ids=[row[1] for row in KNOWN])
def test_a_short_name_stands_for_its_actor_where_the_text_is_about_it(
    language: str, text: str, notation: str
) -> None:
    """The North, the kingdom, the bloc and the world body make edges."""
    assert unlike(text, notation, language) == []


ELSEWHERE = [
    ("en", "Snow fell in the North while Japan condemned Fiji.", "JPN condemns FJI"),
    ("en", "Denmark owns the island and China threatened Japan.", "CHN threatens JPN"),
    ("en", "Amman was calm. Iran threatened the kingdom.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), ELSEWHERE, ids=[row[1] for row in ELSEWHERE])
def test_the_same_words_mean_nobody_in_another_text(language: str, text: str, notation: str) -> None:
    """Snow in the North is no act of North Korea."""
    assert unlike(text, notation, language) == []
