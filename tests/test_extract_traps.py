"""Traps of news language, each of which once made a wrong edge somewhere."""

from __future__ import annotations

import pytest
from gold import claims_of, wanted

TRAPS = [
    # capitals are governments, or only places
    ("en", "Washington criticised Tehran.", "USA criticizes IRN"),
    ("id", "Washington mengecam Teheran.", "USA condemns IRN"),
    ("en", "In Doha, Kenya signed a treaty with Chad.", "KEN signs-agreement-with TCD"),
    # receiving turns the roles round
    ("id", "Korea Utara menerima bantuan teknis dari Rusia.", "RUS provides-technical-assistance-to PRK"),
    ("en", "Mali was attacked by Niger.", "NER attacks MLI"),
    ("id", "Mali diserang oleh Niger.", "NER attacks MLI"),
    ("id", "Mali diserang Niger.", "NER attacks MLI"),
    # distance is no endorsement
    ("en", "Canada condemned what it called a Russian attack on Ukraine.",
     "CAN condemns RUS; RUS attacks UKR @CAN"),
    # counterparts, leaders, the two sides
    ("en", "The Kenyan foreign minister met his Ugandan counterpart.", "KEN meets-with UGA"),
    ("id", "Menlu Kenya bertemu dengan rekannya dari Uganda.", "KEN meets-with UGA"),
    # compounds
    ("en", "Syrian-backed rebels attacked Jordan.", ""),
    # demonyms of private persons and things
    ("en", "A Brazilian striker joined a club in Italy.", ""),
    ("en", "The Turkish lira fell while the Japanese yen rose.", ""),
    # coordination in and around the phrase
    ("en", "Poland, Lithuania and Latvia condemned Belarus.",
     "POL condemns BLR; LTU condemns BLR; LVA condemns BLR"),
    ("id", "Polandia, Lituania dan Latvia mengutuk Belarus.",
     "POL condemns BLR; LTU condemns BLR; LVA condemns BLR"),
    ("en", "Israel attacked Lebanon and Egypt condemned Israel.", "ISR attacks LBN; EGY condemns ISR"),
    # control: who is urged to act has not acted
    ("en", "Greece urged Turkey to attack Syria.", "GRC demands-of TUR; TUR attacks SYR called-for"),
    # conditions and plans
    ("en", "If Peru attacked Chile, Bolivia would help.", "PER attacks CHL hypothetical"),
    ("en", "Kenya is to visit Ghana.", "KEN visits GHA planned"),
    ("id", "Presiden Kenya dijadwalkan mengunjungi Ghana.", "KEN visits GHA planned"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "notation"), TRAPS, ids=[text for _, text, _ in TRAPS])
def test_trap(language: str, text: str, notation: str) -> None:
    """Every wanted claim is found as wanted, and none of the parties is turned round."""
    claims, gold = claims_of(text, language), wanted(notation)
    for claim in gold:
        assert any(claim.is_wholly_met_by(found) for found in claims), (claim, claims)
    ends = {frozenset((w.source, w.target)) for w in gold}
    turned = {(w.target, w.relations[0], w.source) for w in gold}
    for found in claims:
        assert frozenset((found.subject_polity, found.object_polity)) in ends
        symmetric = found.relation in ("meets-with", "signs-agreement-with")
        assert symmetric or (found.subject_polity, found.relation, found.object_polity) not in turned
