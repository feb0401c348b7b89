"""Voices: on whose word a claim rests."""

from __future__ import annotations

import pytest
from gold import unlike

LEADING = [
    ("en", "Jordan claimed Turkey visited Syria.", "TUR visits SYR @JOR"),
    ("en", "Jordan announced that Turkey would visit Syria.", "TUR visits SYR planned @JOR"),
    ("id", "Yordania mengumumkan bahwa Turki akan mengunjungi Suriah.", "TUR visits SYR planned @JOR"),
    ("en", "Jordanian officials said Turkey had visited Syria.", "TUR visits SYR @JOR"),
    ("id", "Pejabat Yordania mengatakan Turki mengunjungi Suriah.", "TUR visits SYR @JOR"),
    ("en", "Jordan's foreign minister said Turkey visited Syria.", "TUR visits SYR @JOR"),
    ("id", "Menteri Luar Negeri Yordania mengatakan Turki mengunjungi Suriah.", "TUR visits SYR @JOR"),
    ("en", "Kenya promised to visit Ghana.", "KEN visits GHA planned @KEN"),
    ("en", "Jordan fears that Turkey will attack Syria.",
     "JOR expresses-concern-about TUR; TUR attacks SYR possible @JOR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), LEADING, ids=[row[1] for row in LEADING])
def test_who_speaks_first_is_the_voice(language: str, text: str, notation: str) -> None:
    """Of "X said", X's minister or X's officials said, the claim is X's word."""
    assert unlike(text, notation, language) == []


TRAILING = [
    ("en", "Turkey visited Syria, Jordan said.", "TUR visits SYR @JOR"),
    ("id", "Turki mengunjungi Suriah, kata Yordania.", "TUR visits SYR @JOR"),
    ("en", '"Turkey visited Syria," a Jordanian official said.', "TUR visits SYR @JOR"),
    ("en", "Turkey's attack on Syria was brief, Jordan said.", "TUR attacks SYR @JOR"),
    ("en", "Jordan condemned Turkey, Egypt said.", "JOR condemns TUR @EGY"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), TRAILING, ids=[row[1] for row in TRAILING])
def test_who_speaks_last_is_the_voice(language: str, text: str, notation: str) -> None:
    """Trailing "..., X said" and "..., kata X" speak for the whole sentence."""
    assert unlike(text, notation, language) == []


FORCES = [
    ("en", "Rebels shot two Kenyan soldiers in Somalia, the military said.",
     "group-al-shabaab attacks KEN @KEN"),
    ("en", "Chad will send 500 troops to Mali as part of an African Union mission, the army said.",
     "TCD deploys-forces-to MLI planned @TCD"),
]  # fmt: skip
OWN = [
    ("en", "The US war in Iraq is illegal, the UN chief said.", "USA at-war-with IRQ"),
    ("en", "The Kenyan minister said he was optimistic after a visit to Ghana.", "KEN visits GHA"),
    ("en", "A Kenyan soldier captured by Somali militants could be freed soon, a Somali official said.",
     "group-somali-insurgents detains-nationals-of KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), FORCES, ids=[row[1] for row in FORCES])
def test_the_military_is_that_of_the_soldiers(language: str, text: str, notation: str) -> None:
    """A bare "the military" speaks for the forces named before it, not for the place they are in."""
    assert [line for line in unlike(text, notation, language) if line.startswith("lacks")] == []


@pytest.mark.parametrize(("language", "text", "notation"), OWN, ids=[row[1] for row in OWN])
def test_what_is_known_is_the_texts_own_word(language: str, text: str, notation: str) -> None:
    """A war that is judged, a visit that has been, a captive: the speaker presupposes them."""
    assert unlike(text, notation, language) == []


SOURCES = [
    ("en", "Turkey attacked Syria, officials said.", "TUR attacks SYR @OTHER"),
    ("id", "Turki menyerang Suriah, kata seorang pejabat.", "TUR attacks SYR @OTHER"),
    ("en", "Turkey visited Syria, analysts said.", "TUR visits SYR @OTHER"),
    ("id", "Turki mengunjungi Suriah, kata para analis.", "TUR visits SYR @OTHER"),
    ("en", "State television said Turkey visited Syria.", "TUR visits SYR @OTHER"),
    ("en", "A Jordanian newspaper reported that Turkey visited Syria.", "TUR visits SYR @OTHER"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), SOURCES, ids=[row[1] for row in SOURCES])
def test_a_nameless_source_is_somebody_else(language: str, text: str, notation: str) -> None:
    """Officials, analysts and the press are shown as a voice that is no state's."""
    assert unlike(text, notation, language) == []


ACCORDING = [
    ("en", "According to Jordan, Turkey attacked Syria.", "TUR attacks SYR @JOR"),
    ("id", "Menurut Yordania, Turki menyerang Suriah.", "TUR attacks SYR @JOR"),
    ("en", "Jordan said Turkey visited Syria, according to Egypt.", "TUR visits SYR @EGY,JOR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), ACCORDING, ids=[row[1] for row in ACCORDING])
def test_according_to_names_the_voice(language: str, text: str, notation: str) -> None:
    """In front or behind, alone or beside another voice."""
    assert unlike(text, notation, language) == []


ACCUSING = [
    ("en", "Jordan accused Turkey of attacking Syria.", "JOR accuses TUR; TUR attacks SYR @JOR"),
    ("id", "Yordania menuduh Turki menyerang Suriah.", "JOR accuses TUR; TUR attacks SYR @JOR"),
    ("en", "Chad said Sudan attacked Niger.", "SDN attacks NER @TCD; TCD accuses SDN"),
    ("id", "Chad mengatakan Sudan menyerang Niger.", "SDN attacks NER @TCD; TCD accuses SDN"),
    ("en", "Jordan said Turkey had attacked Syria.", "TUR attacks SYR @JOR; JOR accuses TUR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), ACCUSING, ids=[row[1] for row in ACCUSING])
def test_what_one_is_accused_of_rests_on_the_accuser(language: str, text: str, notation: str) -> None:
    """An accusation is an edge of its own, and the deed the accuser's word."""
    assert unlike(text, notation, language) == []


OWN = [
    ("en", "Turkey, which attacked Syria, was angry, Jordan said.", "TUR attacks SYR"),
    ("en", "Jordan confirmed the Turkish attack on Syria.", "TUR attacks SYR"),
    ("en", "It is said that Turkey visited Syria.", "TUR visits SYR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), OWN, ids=[row[1] for row in OWN])
def test_what_the_text_tells_itself_has_no_voice(language: str, text: str, notation: str) -> None:
    """A relative clause or a known fact beside what is said is the text's own."""
    assert unlike(text, notation, language) == []


DENYING = [
    ("en", "Turkey denied that it attacked Syria.", "TUR attacks SYR denied @TUR"),
    ("en", "Turkey dismissed reports that it attacked Syria.", "TUR attacks SYR denied @TUR"),
    ("en", "Kenya denied attacking Ghana.", "KEN attacks GHA denied @KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), DENYING, ids=[row[1] for row in DENYING])
def test_who_denies_is_the_voice_of_the_denial(language: str, text: str, notation: str) -> None:
    """A denial is shown as one, and with whose it is."""
    assert unlike(text, notation, language) == []
