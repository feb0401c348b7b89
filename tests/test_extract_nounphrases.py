"""Noun phrases: whom a phrase stands for, and whose it is."""

from __future__ import annotations

import pytest
from gold import unlike

PARTNERS = [
    ("en", "Pyongyang's main ally, China, condemned Japan.", "CHN allied-with PRK; CHN condemns JPN"),
    ("en", "Syria's ally Iran condemned Israel.", "IRN allied-with SYR; IRN condemns ISR"),
    ("en", "Iran is an ally of Syria.", "IRN allied-with SYR"),
    ("id", "Iran adalah sekutu Suriah.", "IRN allied-with SYR"),
    ("en", "Greece condemned Turkey, a longtime rival of Greece.",
     "GRC condemns TUR; TUR opposes|rivals GRC"),
    ("en", "The Togolese foreign minister met his Beninese counterpart.", "TGO meets-with BEN"),
    ("id", "Presiden Peru bertemu dengan mitranya dari Chili.", "PER meets-with CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), PARTNERS, ids=[row[1] for row in PARTNERS])
def test_an_ally_is_not_the_state_it_is_allied_with(language: str, text: str, notation: str) -> None:
    """The reader sees who acted, and not the state whose ally, rival or counterpart it is."""
    assert unlike(text, notation, language) == []


PARTS = [
    ("en", "Advisers to Abbas met the Egyptian ambassador.", "PSE meets-with EGY"),
    ("id", "Penasihat Abbas bertemu Duta Besar Mesir.", "PSE meets-with EGY"),
    ("en", "The Yemeni branch of al-Qaeda attacked Saudi Arabia.", "group-al-qaeda attacks SAU"),
    ("en", "A follower of Hamas attacked Israel.", "group-hamas attacks ISR"),
    ("id", "Anggota Hamas menyerang Israel.", "group-hamas attacks ISR"),
    ("en", "A spokesman for the Turkish defence ministry condemned Greece.", "TUR condemns GRC"),
    ("id", "Juru bicara Kementerian Pertahanan Turki mengecam Yunani.", "TUR condemns GRC"),
    ("en", "The Hungarian embassy in Malta condemned Albania.", "HUN condemns ALB"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), PARTS, ids=[row[1] for row in PARTS])
def test_a_part_acts_for_its_whole(language: str, text: str, notation: str) -> None:
    """What a member, adviser, branch or spokesman does is done for the group or state behind it."""
    assert unlike(text, notation, language) == []


OFFICES = [
    ("en", "The Vietnamese foreign minister visited Laos.", "VNM visits LAO"),
    ("id", "Menteri Luar Negeri Vietnam mengunjungi Laos.", "VNM visits LAO"),
    ("en", "Japan's new prime minister visited Fiji.", "JPN visits FJI"),
    ("en", "The US secretary of state visited Angola.", "USA visits AGO"),
    ("en", "The former Danish premier visited Angola.", "DNK visits AGO"),
    ("en", "Britain's deputy foreign secretary visited Angola.", "GBR visits AGO"),
    ("id", "Wakil Menteri Luar Negeri Inggris mengunjungi Angola.", "GBR visits AGO"),
    ("id", "Presiden Kenya bertemu Raja Maroko.", "KEN meets-with MAR"),
    ("en", "The president of Kenya met the king of Morocco.", "KEN holds-summit-with|meets-with MAR"),
    ("en", "A Serbian court jailed a Croatian journalist.", "SRB detains-nationals-of HRV"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), OFFICES, ids=[row[1] for row in OFFICES])
def test_an_office_acts_for_its_state(language: str, text: str, notation: str) -> None:
    """Titles before, after and around a name still lead to the state."""
    assert unlike(text, notation, language) == []


FORCES = [
    ("en", "Israeli warplanes bombed Lebanon.", "ISR attacks LBN"),
    ("id", "Pesawat tempur Israel membom Lebanon.", "ISR attacks LBN"),
    ("en", "Sudan's army shelled Chad.", "SDN attacks TCD"),
    ("en", "Peruvian troops attacked Ecuador.", "PER attacks ECU"),
    ("id", "Tentara Peru menyerang Ekuador.", "PER attacks ECU"),
    ("en", "Russian tanks attacked Georgian soldiers.", "RUS attacks GEO"),
    ("en", "Two Bolivian warships attacked Paraguay.", "BOL attacks PRY"),
    ("en", "Kenyan and Ugandan troops attacked Burundi.",
     "KEN cooperates-militarily-with UGA; KEN attacks BDI; UGA attacks BDI"),
    ("id", "Tentara Kenya dan Uganda menyerang Burundi.",
     "KEN cooperates-militarily-with UGA; KEN attacks BDI; UGA attacks BDI"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), FORCES, ids=[row[1] for row in FORCES])
def test_forces_act_for_their_state(language: str, text: str, notation: str) -> None:
    """Troops, tanks and warplanes are their state's."""
    assert unlike(text, notation, language) == []


NOBODY = [
    ("en", "Norwegian salmon and Danish butter are sold in Ireland.", ""),
    ("id", "Kopi Vietnam dijual di Belanda.", ""),
    ("en", "Russian-backed separatists attacked Ukraine.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), NOBODY, ids=[row[1] for row in NOBODY])
def test_goods_and_private_things_are_no_actors(language: str, text: str, notation: str) -> None:
    """No edge comes of salmon, coffee, or whom somebody else backs."""
    assert unlike(text, notation, language) == []


HYPHENS = [
    ("en", "US-Indonesian talks began in Jakarta.", "USA negotiates-with|consults-with|meets-with IDN"),
    ("en", "Armenian-Turkish talks collapsed.", "ARM negotiates-with|consults-with|meets-with TUR"),
    ("id", "Perundingan Korut-Korsel dimulai kembali.", "PRK negotiates-with|consults-with KOR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), HYPHENS, ids=[row[1] for row in HYPHENS])
def test_a_hyphen_joins_two_parties(language: str, text: str, notation: str) -> None:
    """Of "A-B talks" both are parties."""
    assert unlike(text, notation, language) == []
