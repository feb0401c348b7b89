"""Reality: denied or not, certain, possible, planned, called for, only imagined."""

from __future__ import annotations

import pytest
from gold import unlike

DENIED = [
    ("en", "Kenya did not visit Ghana.", "KEN visits GHA denied"),
    ("id", "Kenya tidak mengunjungi Ghana.", "KEN visits GHA denied"),
    ("en", "Kenya has not visited Ghana.", "KEN visits GHA denied"),
    ("en", "Kenya never attacked Ghana.", "KEN attacks GHA denied"),
    ("id", "Kenya tidak pernah menyerang Ghana.", "KEN attacks GHA denied"),
    ("en", "Kenya no longer supports Ghana.", "KEN supports GHA denied"),
    ("id", "Kenya tidak lagi mendukung Ghana.", "KEN supports GHA denied"),
    ("en", "Kenya won't visit Ghana.", "KEN visits GHA denied planned"),
    ("id", "Kenya tidak akan mengunjungi Ghana.", "KEN visits GHA denied planned"),
    ("en", "Kenya failed to visit Ghana.", "KEN visits GHA denied"),
    ("id", "Kenya gagal mengunjungi Ghana.", "KEN visits GHA denied"),
    ("en", "Kenya is unable to visit Ghana.", "KEN visits GHA denied"),
    ("en", "Kenya never had talks with Ghana.", "KEN negotiates-with|consults-with|meets-with GHA denied"),
    ("en", "Kenya decided not to attack Ghana.", "KEN attacks GHA denied planned"),
    ("en", "Kenya has no plan to attack Ghana.", "KEN attacks GHA denied planned"),
    ("en", "Neither Kenya nor Uganda attacked Burundi.", "KEN attacks BDI denied; UGA attacks BDI denied"),
    ("id", "Baik Kenya maupun Uganda tidak menyerang Burundi.",
     "KEN attacks BDI denied; UGA attacks BDI denied"),
    ("en", "There were no talks between Kenya and Ghana.", "KEN negotiates-with|consults-with GHA denied"),
    ("id", "Tidak ada perundingan antara Kenya dan Ghana.", "KEN negotiates-with GHA denied"),
    ("en", "Kenya held no talks with Ghana.", "KEN negotiates-with|consults-with GHA denied"),
    ("en", "Kenya cancelled a visit to Ghana.", "KEN visits GHA denied"),
    ("en", "Peru called off talks with Chile.", "PER negotiates-with|consults-with CHL denied"),
    ("en", "Peru has scrapped a plan to send troops to Chile.", "PER deploys-forces-to CHL denied planned"),
    ("en", "Kenya prevented Ghana from attacking Togo.", "GHA attacks TGO denied"),
    ("en", "Turkey stopped Greece from attacking Malta.", "GRC attacks MLT denied"),
    ("en", "Peru unlikely to attack Chile.", "PER attacks CHL denied"),
    ("en", "It is unlikely that Peru will attack Chile.", "PER attacks CHL denied planned"),
    ("en", "Kenya can't visit Ghana.", "KEN visits GHA denied"),
    ("en", "Kenya could not visit Ghana.", "KEN visits GHA denied"),
    ("id", "Kenya tidak dapat mengunjungi Ghana.", "KEN visits GHA denied"),
    ("id", "Kenya membatalkan kunjungan ke Ghana.", "KEN visits GHA denied"),
    ("id", "Kunjungan Presiden Kenya ke Ghana dibatalkan.", "KEN visits GHA denied"),
    ("id", "Presiden Kenya batal mengunjungi Ghana.", "KEN visits GHA denied"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), DENIED, ids=[row[1] for row in DENIED])
def test_what_did_not_happen_is_denied(language: str, text: str, notation: str) -> None:
    """Negations of every kind turn the claim, and none is shown as done."""
    assert unlike(text, notation, language) == []


JUDGED = [
    ("en", "Annan said the US occupation of Iraq had not made the world safer.", "USA occupies IRQ @OTHER"),
    ("en", "The US war in Iraq is not legal, the UN chief said.", "USA at-war-with IRQ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), JUDGED, ids=[row[1] for row in JUDGED])
def test_what_is_only_judged_took_place(language: str, text: str, notation: str) -> None:
    """A negated judgement of an act is no denial that there was one."""
    assert unlike(text, notation, language) == []


PLANNED = [
    ("en", "Kenya will visit Ghana.", "KEN visits GHA planned"),
    ("id", "Kenya akan mengunjungi Ghana.", "KEN visits GHA planned"),
    ("en", "Kenya plans to visit Ghana.", "KEN visits GHA planned"),
    ("id", "Kenya berencana mengunjungi Ghana.", "KEN visits GHA planned"),
    ("en", "Kenya is scheduled to visit Ghana.", "KEN visits GHA planned"),
    ("id", "Kenya ingin mengunjungi Ghana.", "KEN visits GHA planned"),
    ("en", "Kenya's upcoming visit to Ghana was praised.", "KEN visits GHA planned"),
    ("en", "Kenya's plan to attack Ghana failed.", "KEN attacks GHA planned"),
    ("en", "Kenya offered Chad tanks.", "KEN supplies-arms-to TCD planned"),
    ("en", "Kenya condemned a planned attack on Ghana by Chad.", "KEN condemns TCD; TCD attacks GHA planned"),
    ("en", "Next week Kenya visits Ghana.", "KEN visits GHA planned"),
    ("en", "Kenya threatened to attack Ghana.", "KEN threatens GHA; KEN attacks GHA planned"),
    ("id", "Kenya mengancam akan menyerang Ghana.", "KEN threatens GHA; KEN attacks GHA planned"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), PLANNED, ids=[row[1] for row in PLANNED])
def test_what_is_to_come_is_planned(language: str, text: str, notation: str) -> None:
    """Future, intent and schedule are plans and no deeds."""
    assert unlike(text, notation, language) == []


UNSURE = [
    ("en", "Kenya may visit Ghana.", "KEN visits GHA possible"),
    ("id", "Kenya mungkin mengunjungi Ghana.", "KEN visits GHA possible"),
    ("en", "Kenya might attack Ghana.", "KEN attacks GHA possible"),
    ("en", "Kenya probably attacked Ghana.", "KEN attacks GHA probable"),
    ("en", "Kenya reportedly attacked Ghana.", "KEN attacks GHA probable"),
    ("id", "Kenya kabarnya menyerang Ghana.", "KEN attacks GHA probable"),
    ("id", "Kenya diduga menyerang Ghana.", "KEN attacks GHA probable"),
    ("en", "An alleged Chadian attack on Ghana was investigated.", "TCD attacks GHA probable"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), UNSURE, ids=[row[1] for row in UNSURE])
def test_what_is_not_sure_is_shown_so(language: str, text: str, notation: str) -> None:
    """May, might, probably and reportedly weaken a claim by degrees."""
    assert unlike(text, notation, language) == []


CALLED_FOR = [
    ("en", "Kenya should condemn Ghana.", "KEN condemns GHA called-for"),
    ("id", "Kenya harus mengecam Ghana.", "KEN condemns GHA called-for"),
    ("en", "Kenya must recognise Ghana.", "KEN recognizes GHA called-for"),
    ("en", "Kenya was urged by Togo to recognise Ghana.",
     "TGO demands-of KEN; KEN recognizes GHA called-for"),
    ("en", "Togo called for talks between Kenya and Ghana.",
     "KEN negotiates-with|consults-with|meets-with GHA called-for"),
    ("id", "Togo menyerukan perundingan antara Kenya dan Ghana.",
     "KEN negotiates-with|consults-with|meets-with GHA called-for"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), CALLED_FOR, ids=[row[1] for row in CALLED_FOR])
def test_what_is_called_for_has_not_happened(language: str, text: str, notation: str) -> None:
    """Demands and duties are no deeds."""
    assert unlike(text, notation, language) == []


IMAGINED = [
    ("en", "Kenya would have attacked Ghana.", "KEN attacks GHA hypothetical"),
    ("en", "If Kenya attacks Ghana, Togo will condemn Kenya.",
     "KEN attacks GHA hypothetical; TGO condemns KEN planned"),
    ("id", "Jika Peru menyerang Chili, Bolivia akan marah.", "PER attacks CHL hypothetical"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), IMAGINED, ids=[row[1] for row in IMAGINED])
def test_conditions_are_only_imagined(language: str, text: str, notation: str) -> None:
    """If and would make no edge of fact."""
    assert unlike(text, notation, language) == []


REAL = [
    ("en", "Kenya ended its war with Ghana.", "KEN at-war-with GHA"),
    ("en", "Kenya allowed Ghana to attack Togo.", "GHA attacks TGO"),
    ("en", "Kenya, not Togo, attacked Ghana.", "KEN attacks GHA"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), REAL, ids=[row[1] for row in REAL])
def test_what_is_real_stays_so(language: str, text: str, notation: str) -> None:
    """Help, leave and an end all suppose that it took place."""
    assert unlike(text, notation, language) == []


AGREED = [
    ("en", "Peru and Chile agreed a ceasefire.", "PER agrees-with CHL; PER agrees-ceasefire-with CHL"),
    ("en", "Peru and Chile agreed on a truce.", "PER agrees-with CHL; PER agrees-ceasefire-with CHL"),
    ("id", "Peru dan Cile menyepakati gencatan senjata.",
     "PER agrees-with CHL; PER agrees-ceasefire-with CHL"),
    ("en", "Peru and Chile will agree a truce.",
     "PER agrees-with CHL planned; PER agrees-ceasefire-with CHL planned"),
    ("en", "Peru and Chile agreed talks in Lima.", "PER agrees-with CHL; PER consults-with CHL planned"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), AGREED, ids=[row[1] for row in AGREED])
def test_an_accord_that_is_agreed_exists_and_an_act_that_is_agreed_is_a_plan(
    language: str, text: str, notation: str
) -> None:
    """To agree a truce is to have one; to agree talks is to plan them."""
    assert unlike(text, notation, language) == []


HEARSAY = [
    ("en", "Peru is believed to have attacked Chile.", "PER attacks CHL probable"),
    ("en", "Peru is said to have attacked Chile.", "PER attacks CHL probable"),
    ("en", "Peru is likely to visit Chile.", "PER visits CHL probable"),
    ("en", "Peru is to visit Chile.", "PER visits CHL planned"),
    ("id", "Peru diyakini telah menyerang Cile.", "PER attacks CHL probable"),
    ("en", "Peru can attack Chile.", "PER attacks CHL possible"),
    ("id", "Peru dapat menyerang Cile.", "PER attacks CHL possible"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), HEARSAY, ids=[row[1] for row in HEARSAY])
def test_what_is_only_believed_is_no_plan(language: str, text: str, notation: str) -> None:
    """An infinitive after "is" is a plan, after a word of belief only a belief."""
    assert unlike(text, notation, language) == []


MONTHS = [
    ("en", "In May Egypt attacked Sudan.", "EGY attacks SDN"),
    ("en", "Egypt may attack Sudan in May.", "EGY attacks SDN possible"),
    ("en", "The May talks between Peru and Chile failed.", "PER consults-with CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), MONTHS, ids=[row[1] for row in MONTHS])
def test_the_month_of_may_makes_nothing_less_sure(language: str, text: str, notation: str) -> None:
    """A capital tells the month from the modal."""
    assert unlike(text, notation, language) == []


AWAITED = [
    ("en", "Israel will not withdraw from Lebanon until Syria withdraws from Lebanon.",
     "ISR withdraws-forces-from LBN denied planned; ISR demands-of SYR;"
     " SYR withdraws-forces-from LBN called-for"),
    ("id", "Israel tidak akan mundur dari Lebanon sebelum Suriah mundur dari Lebanon.",
     "ISR withdraws-forces-from LBN denied planned; ISR demands-of SYR;"
     " SYR withdraws-forces-from LBN called-for"),
    ("id", "Israel tidak akan mundur dari Lebanon kecuali Suriah mundur dari Lebanon.",
     "ISR withdraws-forces-from LBN denied planned; ISR demands-of SYR;"
     " SYR withdraws-forces-from LBN hypothetical"),
    ("en", "Peru attacked Chile until Bolivia attacked Peru.", "PER attacks CHL; BOL attacks PER"),
    ("id", "Peru mengunjungi Cile sebelum Bolivia menyerang Peru.", "PER visits CHL; BOL attacks PER"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), AWAITED, ids=[row[1] for row in AWAITED])
def test_a_condition_is_demanded_and_an_end_is_not(language: str, text: str, notation: str) -> None:
    """Who will not go until others leave demands it of them; who went on until they left does not."""
    assert unlike(text, notation, language) == []


FAILED = [
    ("en", "Iran failed to comply with a UN demand.", "IRN rejects UN; UN demands-of IRN"),
    ("id", "Iran gagal memenuhi tuntutan PBB.", "IRN rejects UN; UN demands-of IRN"),
    ("en", "Iran failed to comply with a demand from the UN.", "UN demands-of IRN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), FAILED, ids=[row[1] for row in FAILED])
def test_failing_to_comply_is_a_refusal(language: str, text: str, notation: str) -> None:
    """A frame of negated verbs holds just as well when another verb negates it."""
    assert unlike(text, notation, language) == []
