"""The names of the shipped gazetteer: what a text stands for in English and in Indonesian."""

from __future__ import annotations

from collections import defaultdict

import pytest

from graphkit.actors import Gazetteer, NameKind, load_gazetteer
from graphkit.model import Kind

PERSONAL = (NameKind.PERSON, NameKind.SURNAME)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return load_gazetteer()


def means(gazetteer: Gazetteer, text: str, language: str) -> list[tuple[str, str]]:
    """What a text stands for in a language: actor and kind of name."""
    return [(n.actor, n.kind.value) for n in gazetteer.names if n.text == text and n.is_in(language)]


def surnames(gazetteer: Gazetteer, text: str) -> set[str]:
    """The people with this short name."""
    return {n.actor for n in gazetteer.names if n.text == text and n.kind is NameKind.SURNAME}


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (NameKind.DEMONYM, 220),
        (NameKind.PEOPLE, 180),
        (NameKind.CAPITAL, 200),
        (NameKind.METONYM, 60),
        (NameKind.PLACE, 1000),
        (NameKind.BODY, 800),
        (NameKind.NONE, 700),
    ],
)
def test_enough_names_of_each_kind_in_both_languages(
    gazetteer: Gazetteer, kind: NameKind, least: int
) -> None:
    """Names, too, do not shrink unseen; English and Indonesian both have some of each kind."""
    names = [n for n in gazetteer.names if n.kind is kind]
    assert len(names) >= least
    assert all(any(n.is_in(code) for n in names) for code in ("en", "id"))


def test_every_polity_has_a_label_in_both_languages(gazetteer: Gazetteer) -> None:
    """A view in Indonesian must not fall back to codes."""
    kinds = (Kind.STATE, Kind.TERRITORY, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.GOVERNMENT_BODY)
    bare = [a.id for a in gazetteer.actors.values() if a.kind in kinds and not all(a.labels.values())]
    assert bare == []


def test_a_label_is_a_name(gazetteer: Gazetteer) -> None:
    """What the view shows can be found in a text."""
    assert ("PRK", "name") in means(gazetteer, "Korea Utara", "id")
    assert ("PRK", "name") in means(gazetteer, "North Korea", "en")
    assert means(gazetteer, "Korea Utara", "en") == []


def test_every_state_has_a_demonym_or_people_in_english(gazetteer: Gazetteer) -> None:
    """But for those whose adjective is hardly ever written, or is a neighbour's as well."""
    known = {n.actor for n in gazetteer.names if n.kind in (NameKind.DEMONYM, NameKind.PEOPLE)}
    states = {a.id for a in gazetteer.actors.values() if a.kind is Kind.STATE}
    assert states - known <= {"COG", "DMA", "KIR", "KNA", "STP", "VAT", "VCT"}


def test_no_name_is_ambiguous_between_polities(gazetteer: Gazetteer) -> None:
    """In one language a text stands for one actor; only people share their names."""
    readings = defaultdict(set)
    for name in gazetteer.names:
        if name.kind not in PERSONAL:
            for code in ("en", "id"):
                if name.is_in(code):
                    readings[name.text, code].add((name.actor, name.kind))
    assert [text for text, found in readings.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("text", "language", "meaning"),
    [
        ("AS", "id", ("USA", "name")),
        ("Korut", "id", ("PRK", "name")),
        ("Korsel", "id", ("KOR", "name")),
        ("RRC", "id", ("CHN", "name")),
        ("Inggeris", "id", ("GBR", "name")),
        ("Perancis", "id", ("FRA", "name")),
        ("Muangthai", "id", ("THA", "name")),
        ("Libanon", "id", ("LBN", "name")),
        ("Jordania", "id", ("JOR", "name")),
        ("RI", "id", ("IDN", "name")),
        ("Afsel", "id", ("ZAF", "name")),
        ("PBB", "id", ("UN", "name")),
        ("UE", "id", ("EU", "name")),
        ("OKI", "id", ("OIC", "name")),
        ("Moskwa", "id", ("RUS", "capital")),
        ("Gedung Putih", "id", ("USA", "metonym")),
        ("Deplu AS", "id", ("body-USA-state-department", "body")),
        ("DK PBB", "id", ("body-UN-security-council", "body")),
        ("Tepi Barat", "id", ("PSE", "place")),
        ("pemberontak Darfur", "id", ("group-darfur-rebels", "name")),
        ("Swiss", "id", ("CHE", "name")),
        ("Swiss", "en", ("CHE", "demonym")),
        ("U.S.", "en", ("USA", "name")),
        ("Britons", "en", ("GBR", "people")),
        ("Dutch", "en", ("NLD", "demonym")),
        ("Kremlin", "en", ("RUS", "metonym")),
        ("Brussels", "en", ("EU", "capital")),
        ("IDF", "en", ("body-ISR-idf", "body")),
        ("Houthi", "en", ("group-houthis", "name")),
        ("UN nuclear watchdog", "en", ("IAEA", "name")),
        ("Golan Heights", "en", ("SYR", "place")),
        ("Crimea", "en", ("UKR", "place")),
        ("European", "en", ("EU", "demonym")),
        ("South China Sea", "en", ("", "none")),
        ("Xinhua", "en", ("", "none")),
        ("Amerika Latin", "id", ("", "none")),
        ("dolar AS", "id", ("", "none")),
    ],
)
def test_names_resolve(gazetteer: Gazetteer, text: str, language: str, meaning: tuple[str, str]) -> None:
    """Short forms, old spellings, capitals, metonyms, bodies, groups and look-alikes."""
    assert means(gazetteer, text, language) == [meaning]


@pytest.mark.parametrize(("text", "language"), [("AS", "en"), ("UE", "en"), ("Korea", "en"), ("North", "en")])
def test_texts_that_name_nobody(gazetteer: Gazetteer, text: str, language: str) -> None:
    """AS is a word in English; half a name is none."""
    assert means(gazetteer, text, language) == []


def test_capitals_are_names(gazetteer: Gazetteer) -> None:
    """A capital stands for its government; only two small ones are better known as something else."""
    named = {n.actor for n in gazetteer.names if n.kind is NameKind.CAPITAL}
    members = {a.id for a in gazetteer.actors.values() if a.kind is Kind.STATE}
    assert members - named <= {
        "BEL",
        "DMA",
        "GUY",
        "SGP",
        "VAT",
        "DJI",
        "SYC",
        "MDV",
        "MCO",
        "SMR",
        "LUX",
        "NIU",
    }


@pytest.mark.parametrize(
    ("surname", "people"),
    [
        ("Bush", {"person-george-w-bush"}),
        ("Kim", {"person-kim-jong-il", "person-kim-jong-un"}),
        ("Abdullah", {"person-king-abdullah-ii", "person-king-abdullah-of-saudi-arabia"}),
        ("Khadafi", {"person-muammar-gaddafi"}),
        ("Erdogan", {"person-recep-tayyip-erdogan"}),
        ("Erdoğan", {"person-recep-tayyip-erdogan"}),
        ("bin Laden", {"person-osama-bin-laden"}),
    ],
)
def test_people_may_share_a_surname(gazetteer: Gazetteer, surname: str, people: set[str]) -> None:
    """Each of them has the name; spellings with and without accents are both names."""
    assert surnames(gazetteer, surname) == people


def test_full_names_are_persons(gazetteer: Gazetteer) -> None:
    """Spellings of the Indonesian press are full names too, in any language."""
    for text in ("Moqtada al-Sadr", "Muqtada al-Sadr"):
        for language in ("en", "id", "fr"):
            assert means(gazetteer, text, language) == [("person-moqtada-al-sadr", "person")]
