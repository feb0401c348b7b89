"""Coordination: several doers, several objects, several parties."""

from __future__ import annotations

import pytest
from gold import unlike

DOERS = [
    ("en", "Kenya, Uganda and Rwanda condemned Burundi.",
     "KEN condemns BDI; UGA condemns BDI; RWA condemns BDI"),
    ("id", "Kenya, Uganda, dan Rwanda mengecam Burundi.",
     "KEN condemns BDI; UGA condemns BDI; RWA condemns BDI"),
    ("en", "Both Kenya and Uganda condemned Burundi.", "KEN condemns BDI; UGA condemns BDI"),
    ("id", "Baik Kenya maupun Uganda mengecam Burundi.", "KEN condemns BDI; UGA condemns BDI"),
    ("en", "Burundi was condemned by Kenya, Uganda and Rwanda.",
     "KEN condemns BDI; UGA condemns BDI; RWA condemns BDI"),
    ("id", "Burundi dikecam oleh Kenya, Uganda, dan Rwanda.",
     "KEN condemns BDI; UGA condemns BDI; RWA condemns BDI"),
    ("en", "The foreign ministers of Chad and Niger condemned Libya.", "TCD condemns LBY; NER condemns LBY"),
    ("id", "Menteri luar negeri Chad dan Niger mengecam Libya.", "TCD condemns LBY; NER condemns LBY"),
    ("en", "Kenya as well as Uganda condemned Burundi.", "KEN condemns BDI; UGA condemns BDI"),
    ("id", "Kenya beserta Uganda mengecam Burundi.", "KEN condemns BDI; UGA condemns BDI"),
    ("id", "Kenya, Uganda, serta Rwanda mengecam Burundi.",
     "KEN condemns BDI; UGA condemns BDI; RWA condemns BDI"),
    ("en", "The president of Chad and the leader of Niger condemned Libya.",
     "TCD condemns LBY; NER condemns LBY"),
    ("en", "The army of Chad and the army of Niger attacked Libya.", "TCD attacks LBY; NER attacks LBY"),
    ("en", "Libya was condemned by the president of Chad and the leader of Niger.",
     "TCD condemns LBY; NER condemns LBY"),
    ("en", "Chile or Peru will attack Bolivia.", "CHL attacks BOL planned; PER attacks BOL planned"),
    ("en", "Kenya and Uganda, but not Rwanda, condemned Burundi.", "KEN condemns BDI; UGA condemns BDI"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), DOERS, ids=[row[1] for row in DOERS])
def test_each_of_several_doers_does_it(language: str, text: str, notation: str) -> None:
    """Nobody of a list is lost, first, middle or last."""
    assert unlike(text, notation, language) == []


OBJECTS = [
    ("en", "Kenya condemned Burundi, Chad and Sudan.",
     "KEN condemns BDI; KEN condemns TCD; KEN condemns SDN"),
    ("en", "Egypt supports Sudan and arms Chad.", "EGY supports SDN; EGY supplies-arms-to TCD"),
    ("en", "Egypt supports Sudan and arms deals with Chad.",
     "EGY supports SDN; EGY has-arms-deal-with TCD"),
    ("en", "Chad visited Niger, Mali and Togo.", "TCD visits NER; TCD visits MLI; TCD visits TGO"),
    ("id", "Chad mengunjungi Niger, Mali, dan Togo.", "TCD visits NER; TCD visits MLI; TCD visits TGO"),
    ("en", "Kenya signed a treaty with Uganda and Rwanda.",
     "KEN signs-agreement-with UGA; KEN signs-agreement-with RWA"),
    ("id", "Kenya menandatangani perjanjian dengan Uganda dan Rwanda.",
     "KEN signs-agreement-with UGA; KEN signs-agreement-with RWA"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), OBJECTS, ids=[row[1] for row in OBJECTS])
def test_it_is_done_to_each_of_several(language: str, text: str, notation: str) -> None:
    """Nobody at the receiving end is lost."""
    assert unlike(text, notation, language) == []


PARTIES = [
    ("en", "The president of Kenya and the king of Jordan signed a treaty.",
     "KEN signs-agreement-with JOR"),
    ("en", "The president of Kenya, Raila Tamba, and the king of Jordan, Zaid Haddad, signed a treaty.",
     "KEN signs-agreement-with JOR"),
    ("id", "Presiden Kenya, Raila Tamba, dan Presiden Ghana, Kofi Danso, menandatangani perjanjian.",
     "KEN signs-agreement-with GHA"),
    ("en", "Mali and Niger signed an agreement.", "MLI signs-agreement-with NER"),
    ("id", "Mali dan Niger menandatangani perjanjian.", "MLI signs-agreement-with NER"),
    ("en", "Chad, Niger and Mali signed an agreement.",
     "TCD signs-agreement-with NER; TCD signs-agreement-with MLI; NER signs-agreement-with MLI"),
    ("id", "Chad, Niger, dan Mali menandatangani perjanjian.",
     "TCD signs-agreement-with NER; TCD signs-agreement-with MLI; NER signs-agreement-with MLI"),
    ("en", "Talks between Armenia and Azerbaijan resumed.",
     "ARM negotiates-with|consults-with|meets-with AZE"),
    ("id", "Perundingan antara Armenia dan Azerbaijan dilanjutkan.",
     "ARM negotiates-with|consults-with|meets-with AZE"),
    ("en", "In Geneva, Iran and Iraq signed an agreement.", "IRN signs-agreement-with IRQ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), PARTIES, ids=[row[1] for row in PARTIES])
def test_all_parties_of_a_mutual_act_are_paired(language: str, text: str, notation: str) -> None:
    """A treaty of three is three edges, and talks between two are one."""
    assert unlike(text, notation, language) == []


CLAUSES = [
    ("en", "Fiji met Tonga and Samoa condemned France.", "FJI meets-with TON; WSM condemns FRA"),
    ("en", "Ethiopia attacked Eritrea, and Sudan condemned Ethiopia.", "ETH attacks ERI; SDN condemns ETH"),
    ("id", "Ethiopia menyerang Eritrea, dan Sudan mengecam Ethiopia.", "ETH attacks ERI; SDN condemns ETH"),
    ("en", "Ethiopia attacked Eritrea and Sudan said Ethiopia was wrong.", "ETH attacks ERI"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), CLAUSES, ids=[row[1] for row in CLAUSES])
def test_and_may_begin_another_clause(language: str, text: str, notation: str) -> None:
    """The subject of the next clause is no further object of this one."""
    assert unlike(text, notation, language) == []
