"""Clauses: which subject and which object belong to which verb."""

from __future__ import annotations

import pytest
from gold import unlike

RELATIVE = [
    ("en", "Hamas, whose fighters attacked Israel, condemned Egypt.",
     "group-hamas attacks ISR; group-hamas condemns EGY"),
    ("en", "Niger, whose army attacked Chad, met Mali.", "NER attacks TCD; NER meets-with MLI"),
    ("en", "Ghana condemned Togo, which had attacked Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("id", "Ghana mengecam Togo, yang menyerang Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("en", "Togo, which Ghana condemned, attacked Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("id", "Togo, yang dikecam Ghana, menyerang Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("id", "Presiden Mesir, yang mengunjungi Sudan, mengecam Libya.", "EGY visits SDN; EGY condemns LBY"),
    ("en", "It was Togo that attacked Benin.", "TGO attacks BEN"),
    ("en", "The minister who visited Chad condemned Niger.", ""),
    ("en", "Kenya's president, who visited Chad, condemned Niger.", "KEN visits TCD; KEN condemns NER"),
    ("id", "Presiden Kenya, yang mengunjungi Chad, mengecam Niger.", "KEN visits TCD; KEN condemns NER"),
    ("en", "Egypt, which borders Libya, condemned Sudan.", "EGY condemns SDN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), RELATIVE, ids=[row[1] for row in RELATIVE])
def test_a_relative_clause_has_its_own_roles(language: str, text: str, notation: str) -> None:
    """Who, which, whose, whom and yang keep both clauses apart."""
    assert unlike(text, notation, language) == []


TO_DO_BOTH = [
    ("en", "Kenya plans to attack Sudan and visit Chad.", "KEN attacks SDN planned; KEN visits TCD planned"),
    ("en", "Kenya plans to attack Sudan and condemned Chad.", "KEN attacks SDN planned; KEN condemns TCD"),
    ("en", "Kenya asked Ghana to attack Sudan and aid Chad.",
     "KEN demands-of GHA; GHA attacks SDN called-for; GHA aids TCD called-for"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), TO_DO_BOTH, ids=[row[1] for row in TO_DO_BOTH])
def test_infinitives_joined_by_and_are_for_the_same_doer(language: str, text: str, notation: str) -> None:
    """What is planned or asked for with one verb is with the other; a past tense is no part of it."""
    assert unlike(text, notation, language) == []


WHOSE = [
    ("en", "The army of Kenya attacked Togo.", "KEN attacks TGO"),
    ("en", "The forces of Kenya were attacked by the forces of Togo.", "TGO attacks KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), WHOSE, ids=[row[1] for row in WHOSE])
def test_the_army_of_a_state_acts_for_it(language: str, text: str, notation: str) -> None:
    """Whose an army is stands after it as well as before it."""
    assert unlike(text, notation, language) == []


GROUNDS = [
    ("id", "Ghana menuduh Togo pada Senin menyerang Benin.", "GHA accuses TGO; TGO attacks BEN @GHA"),
    ("en", "Ghana condemned Togo for attacking Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("id", "Ghana mengecam Togo karena menyerang Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("en", "Laos criticised Vietnam for supplying arms to Niger.",
     "LAO criticizes VNM; VNM supplies-arms-to NER"),
    ("id", "Laos mengkritik Vietnam karena memasok senjata ke Niger.",
     "LAO criticizes VNM; VNM supplies-arms-to NER"),
    ("en", "Togo was condemned for attacking Benin.", "TGO attacks BEN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), GROUNDS, ids=[row[1] for row in GROUNDS])
def test_one_is_blamed_for_ones_own_acts(language: str, text: str, notation: str) -> None:
    """Whoever is condemned for an attack made it, and not the one who condemns."""
    assert unlike(text, notation, language) == []


GIVEN = [
    ("en", "Norway gave Laos humanitarian aid.", "NOR provides-humanitarian-aid-to LAO"),
    ("en", "Iran sold Syria missiles.", "IRN supplies-arms-to SYR"),
    ("en", "Canada sent Haiti food aid.", "CAN provides-humanitarian-aid-to HTI"),
    ("en", "Japan offered Peru a loan.", "JPN provides-economic-aid-to|aids PER planned"),
    ("en", "Norway condemned Laos troops.", "NOR condemns LAO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), GIVEN, ids=[row[1] for row in GIVEN])
def test_of_two_objects_the_first_receives(language: str, text: str, notation: str) -> None:
    """A state right after a verb of giving is given what follows, and owns it nowhere else."""
    assert unlike(text, notation, language) == []


SUBORDINATE = [
    ("en", "After Kenya condemned Sudan, Uganda attacked Chad.", "KEN condemns SDN; UGA attacks TCD"),
    ("en", "Cuba attacked Haiti because Haiti had threatened Cuba.", "CUB attacks HTI; HTI threatens CUB"),
    ("en", "When Togo attacked Benin, Ghana condemned Togo.", "TGO attacks BEN; GHA condemns TGO"),
    ("id", "Ketika Togo menyerang Benin, Ghana mengecam Togo.", "TGO attacks BEN; GHA condemns TGO"),
    ("en", "Although Togo condemned Benin, Benin praised Togo.", "TGO condemns BEN; BEN supports TGO"),
    ("id", "Meskipun Togo mengecam Benin, Benin memuji Togo.", "TGO condemns BEN; BEN supports TGO"),
    ("en", "While Togo attacked Benin, Ghana attacked Mali.", "TGO attacks BEN; GHA attacks MLI"),
    ("en", "Qatar condemned Bahrain, but Kuwait praised Bahrain.", "QAT condemns BHR; KWT supports BHR"),
    ("id", "Qatar mengecam Bahrain, tetapi Kuwait memuji Bahrain.", "QAT condemns BHR; KWT supports BHR"),
    ("en", "Togo attacked Benin; Ghana condemned Togo.", "TGO attacks BEN; GHA condemns TGO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), SUBORDINATE, ids=[row[1] for row in SUBORDINATE])
def test_a_subordinate_clause_has_its_own_subject(language: str, text: str, notation: str) -> None:
    """After, when, although and while open a clause of their own, in front or behind."""
    assert unlike(text, notation, language) == []


OPENING = [
    ("id", "Setelah mengunjungi Laos, Thailand mengecam Myanmar.", "THA visits LAO; THA condemns MMR"),
    ("id", "Sebelum menyerang Ghana, Togo bertemu Benin.", "TGO meets-with BEN; TGO attacks GHA"),
    ("en", "Accusing Sudan of aggression, Chad severed diplomatic relations with Sudan.",
     "TCD accuses SDN; TCD severs-relations-with SDN"),
    ("en", "Condemned by Ghana, Togo attacked Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("id", "Dikecam Ghana, Togo menyerang Benin.", "GHA condemns TGO; TGO attacks BEN"),
    ("en", "Visiting Benin, the Togolese president condemned Ghana.", "TGO visits BEN; TGO condemns GHA"),
    ("en", "Speaking in Cairo, Jordan's king condemned Syria.", "JOR condemns SYR"),
    ("id", "Berbicara di Kairo, Raja Yordania mengecam Suriah.", "JOR condemns SYR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), OPENING, ids=[row[1] for row in OPENING])
def test_a_participle_at_the_head_waits_for_its_subject(language: str, text: str, notation: str) -> None:
    """Who opens a sentence without being named is named after the comma."""
    assert unlike(text, notation, language) == []


VERBS = [
    ("en", "Sudan condemned and attacked Chad.", "SDN condemns TCD; SDN attacks TCD"),
    ("id", "Sudan mengecam dan menyerang Chad.", "SDN condemns TCD; SDN attacks TCD"),
    ("en", "Togo visited Benin, signed a treaty with Benin and condemned Ghana.",
     "TGO visits BEN; TGO signs-agreement-with BEN; TGO condemns GHA"),
    ("en", "Togo met Benin before attacking Ghana.", "TGO meets-with BEN; TGO attacks GHA"),
    ("en", "Togo bombed Benin, killing two Ghanaian soldiers.", "TGO attacks BEN; TGO attacks GHA"),
    ("id", "Iran mengunjungi dan memuji Suriah.", "IRN visits SYR; IRN supports SYR"),
    ("en", "Iran understands and supports Syria.", "IRN supports SYR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), VERBS, ids=[row[1] for row in VERBS])
def test_verbs_in_a_row_share_their_subject(language: str, text: str, notation: str) -> None:
    """The second and third verb have the doer of the first, and each its own object."""
    assert unlike(text, notation, language) == []


REDUCED = [
    ("en", "Sanctions imposed on Togo by Ghana hurt Benin.", "GHA sanctions TGO"),
    ("en", "Russia vetoed a resolution drafted by France.", "RUS vetoes FRA"),
    ("en", "The attack by Togo on Benin was condemned by Ghana.", "TGO attacks BEN; GHA condemns TGO"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), REDUCED, ids=[row[1] for row in REDUCED])
def test_a_participle_after_a_noun_is_no_main_verb(language: str, text: str, notation: str) -> None:
    """What was imposed, planned or done to a noun tells who did it."""
    assert unlike(text, notation, language) == []
