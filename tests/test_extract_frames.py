"""Frames: which relation a verb or noun states, and which way it points."""

from __future__ import annotations

import pytest
from gold import unlike

TURNED = [
    ("en", "Ghana paid Togo a visit.", "GHA visits TGO"),
    ("en", "The shelling of Georgia by Russia continued.", "RUS attacks GEO"),
    ("en", "The shelling of Georgian villages by Russia continued.", "RUS attacks GEO"),
    ("en", "The attack on Chad by Sudan was brief.", "SDN attacks TCD"),
    ("en", "Laos received humanitarian aid from Norway.", "NOR provides-humanitarian-aid-to LAO"),
    ("en", "Norway sent food aid to Laos.", "NOR provides-humanitarian-aid-to|aids LAO"),
    ("id", "Norwegia mengirim bantuan pangan ke Laos.", "NOR provides-humanitarian-aid-to|aids LAO"),
    ("en", "Togo was invaded by Benin.", "BEN attacks|occupies TGO"),
    ("en", "Jordan has been attacked by Syria.", "SYR attacks JOR"),
    ("id", "Yordania diserang oleh Suriah.", "SYR attacks JOR"),
    ("id", "Yordania dikecam Suriah.", "SYR condemns JOR"),
    ("id", "Suriah dikecam keras oleh Iran.", "IRN condemns SYR"),
    ("id", "Suriah telah diserang Iran.", "IRN attacks SYR"),
    ("id", "Laos menerima bantuan dari Norwegia.", "NOR aids LAO"),
    ("id", "Nepal mendapat bantuan kemanusiaan dari India.", "IND provides-humanitarian-aid-to NPL"),
    ("en", "Togo provoked Benin.", "TGO provokes BEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), TURNED, ids=[row[1] for row in TURNED])
def test_the_direction_is_that_of_the_act(language: str, text: str, notation: str) -> None:
    """Receiving, suffering and being done to turn the arrow, in verbs and in nouns."""
    assert unlike(text, notation, language) == []


CONFLICT = [
    ("en", "Togo occupied Benin.", "TGO occupies BEN"),
    ("id", "Togo menduduki Benin.", "TGO occupies BEN"),
    ("en", "Togo annexed Benin.", "TGO occupies BEN"),
    ("en", "Togo blockaded Benin.", "TGO blockades BEN"),
    ("id", "Togo memblokade Benin.", "TGO blockades BEN"),
    ("en", "Togo severed diplomatic relations with Benin.", "TGO severs-relations-with BEN"),
    ("id", "Togo mengancam Benin.", "TGO threatens BEN"),
    ("en", "Togo expressed concern about Benin.", "TGO expresses-concern-about BEN"),
    ("id", "Togo menyatakan keprihatinan terhadap Benin.", "TGO expresses-concern-about BEN"),
    ("en", "Togolese hackers hacked Benin.", "TGO conducts-cyberattack-on BEN"),
    ("id", "Peretas Togo meretas Benin.", "TGO conducts-cyberattack-on BEN"),
    ("en", "Togo investigated Benin.", "TGO investigates BEN"),
    ("en", "Togo is at war with Benin.", "TGO at-war-with BEN"),
    ("id", "Togo berperang dengan Benin.", "TGO at-war-with BEN"),
    ("en", "Togo steals oil from Benin.", "TGO steals-from BEN"),
    ("en", "Togo mobilised troops near Benin.", "TGO mobilizes-against|deploys-forces-to BEN"),
    ("id", "Togo memprovokasi Benin.", "TGO provokes BEN"),
    ("en", "Togo designated Hezbollah a terrorist organisation.",
     "TGO designates-as-terrorist group-hezbollah"),
    ("en", "Togo claims territory in a border dispute with Benin.", "TGO disputes-territory-with BEN"),
    ("en", "Canada expelled two Indian diplomats.", "CAN expels-diplomats-of IND"),
    ("id", "Kanada mengusir dua diplomat India.", "CAN expels-diplomats-of IND"),
    ("en", "Venezuela recalled its ambassador from Peru.", "VEN downgrades-relations-with PER"),
    ("id", "Venezuela menarik duta besarnya dari Peru.", "VEN downgrades-relations-with PER"),
    ("en", "Sweden summoned the Iranian ambassador.", "SWE summons-envoy-of IRN"),
    ("id", "Swedia memanggil duta besar Iran.", "SWE summons-envoy-of IRN"),
    ("en", "Algeria arrested a Moroccan journalist.", "DZA detains-nationals-of MAR"),
    ("id", "Aljazair menangkap seorang wartawan Maroko.", "DZA detains-nationals-of MAR"),
    ("en", "The EU imposed sanctions on Belarus.", "EU sanctions BLR"),
    ("id", "Uni Eropa menjatuhkan sanksi kepada Belarus.", "EU sanctions BLR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), CONFLICT, ids=[row[1] for row in CONFLICT])
def test_hostile_acts_have_their_own_relation(language: str, text: str, notation: str) -> None:
    """An analyst who asks for blockades, sanctions or expulsions finds them under that name."""
    assert unlike(text, notation, language) == []


COOPERATION = [
    ("en", "India and Nepal held a joint military exercise.", "IND conducts-joint-exercise-with NPL"),
    ("id", "India dan Nepal menggelar latihan militer bersama.", "IND conducts-joint-exercise-with NPL"),
    ("en", "Brazil recognised Palestine.", "BRA recognizes PSE"),
    ("id", "Brasil mengakui Palestina.", "BRA recognizes PSE"),
    ("en", "Finland joined NATO.", "FIN member-of NATO"),
    ("id", "Finlandia bergabung dengan NATO.", "FIN member-of NATO"),
    ("en", "Qatar mediated between Chad and Sudan.", "QAT mediates-between TCD; QAT mediates-between SDN"),
    ("id", "Qatar menengahi Chad dan Sudan.", "QAT mediates-between TCD; QAT mediates-between SDN"),
    ("id", "Togo membebaskan dua tahanan Benin.", "TGO releases-detainees-of BEN"),
    ("en", "Togo sold missiles to Benin.", "TGO supplies-arms-to BEN"),
    ("id", "Togo menjual rudal kepada Benin.", "TGO supplies-arms-to BEN"),
    ("en", "Togo telephoned Benin.", "TGO calls BEN"),
    ("en", "Togo invested in Benin.", "TGO invests-in BEN"),
    ("id", "Togo berinvestasi di Benin.", "TGO invests-in BEN"),
    ("en", "Togo shares intelligence with Benin.", "TGO shares-intelligence-with BEN"),
    ("id", "Togo berbagi informasi intelijen dengan Benin.", "TGO shares-intelligence-with BEN"),
    ("en", "Togo strengthened ties with Benin.", "TGO strengthens-ties-with BEN"),
    ("id", "Togo mempererat hubungan dengan Benin.", "TGO strengthens-ties-with BEN"),
    ("en", "Togo cooperates with Benin.", "TGO cooperates-with BEN"),
    ("id", "Togo bekerja sama dengan Benin.", "TGO cooperates-with BEN"),
    ("en", "Togo trains Beninese soldiers.", "TGO provides-military-aid-to BEN"),
    ("id", "Togo melatih tentara Benin.", "TGO provides-military-aid-to BEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), COOPERATION, ids=[row[1] for row in COOPERATION])
def test_friendly_acts_have_their_own_relation(language: str, text: str, notation: str) -> None:
    """An analyst who asks for visits, treaties or aid finds them under that name."""
    assert unlike(text, notation, language) == []


FORCES = [
    ("en", "Turkey withdrew its troops from Iraq.", "TUR withdraws-forces-from IRQ"),
    ("id", "Turki menarik pasukannya dari Irak.", "TUR withdraws-forces-from IRQ"),
    ("en", "Italy sent soldiers to Lebanon.", "ITA deploys-forces-to LBN"),
    ("id", "Italia mengirim tentara ke Lebanon.", "ITA deploys-forces-to LBN"),
    ("en", "Togo withdrew from Benin.", "TGO withdraws-forces-from BEN"),
    ("en", "Togo sent its troops to Benin.", "TGO deploys-forces-to BEN"),
    ("id", "Togo mengirim pasukannya ke Benin.", "TGO deploys-forces-to BEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), FORCES, ids=[row[1] for row in FORCES])
def test_where_troops_go_and_whence_they_leave(language: str, text: str, notation: str) -> None:
    """Deployment and withdrawal are two relations."""
    assert unlike(text, notation, language) == []


NOUNS = [
    ("en", "A Togolese visit to Benin ended.", "TGO visits BEN"),
    ("id", "Kunjungan Presiden Togo ke Benin berakhir.", "TGO visits BEN"),
    ("en", "Togo's support for Benin grew.", "TGO supports BEN"),
    ("id", "Dukungan Togo terhadap Benin meningkat.", "TGO supports BEN"),
    ("en", "Togo's invasion of Benin began.", "TGO attacks|occupies BEN"),
    ("en", "Ghana condemned the Togolese attack on Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("id", "Ghana mengecam serangan Togo terhadap Benin.", "GHA condemns TGO; TGO attacks BEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), NOUNS, ids=[row[1] for row in NOUNS])
def test_a_noun_states_an_act_as_a_verb_does(language: str, text: str, notation: str) -> None:
    """Of "a visit to", "support for" and "invasion of" come edges without a verb."""
    assert unlike(text, notation, language) == []


REACH = [
    ("en", "Seoul announced a trip that includes Laos and Nepal.", "KOR visits LAO; KOR visits NPL"),
    ("en", "Spain is touring a region that includes Peru and Chile.", ""),
    ("en", "Iran rejected a Russian proposal.", "IRN rejects RUS"),
    ("id", "Ghana menuntut agar Togo menarik pasukannya.", "GHA demands-of TGO"),
    ("en", "Togo urged Benin to leave Ghana.", "TGO demands-of BEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), REACH, ids=[row[1] for row in REACH])
def test_an_act_reaches_its_target_through_another_phrase(language: str, text: str, notation: str) -> None:
    """A trip that includes, a demand that somebody do something."""
    assert unlike(text, notation, language) == []
