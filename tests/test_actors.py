"""The shipped gazetteer: who is in it, in which office and organisation, and when."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from graphkit.actors import Gazetteer, load_gazetteer
from graphkit.errors import NotFoundError
from graphkit.model import Kind


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return load_gazetteer()


def test_all_members_of_the_united_nations_are_states(gazetteer: Gazetteer) -> None:
    """193 members, two observers, Taiwan, Kosovo and the two states associated with New Zealand."""
    states = {a.id for a in gazetteer.actors.values() if a.kind is Kind.STATE}
    assert len(states) == 199
    assert {"VAT", "PSE", "TWN", "XKX", "COK", "NIU", "SSD", "MNE", "TLS"} <= states


@pytest.mark.parametrize("code", ["ESH", "HKG", "MAC", "GRL", "PRI", "BMU", "GIB", "FLK", "NCL", "GUM"])
def test_a_territory_is_its_own_polity(gazetteer: Gazetteer, code: str) -> None:
    """Western Sahara and Hong Kong act under their own id, but are no states."""
    actor = gazetteer.actor(code)
    assert (actor.kind, actor.polity) == (Kind.TERRITORY, code)


def test_no_actor_id_contains_a_slash_or_blank(gazetteer: Gazetteer) -> None:
    """An id must be the local part of a prefixed name."""
    assert [a for a in gazetteer.actors if "/" in a or " " in a or "_" in a] == []


def test_each_actor_acts_for_a_polity(gazetteer: Gazetteer) -> None:
    """A polity is its own polity, and neither a person nor a body."""
    polities = {gazetteer.actor(a.polity) for a in gazetteer.actors.values()}
    assert {p.id for p in polities if p.polity != p.id} == set()
    assert {p.kind for p in polities} <= {Kind.STATE, Kind.TERRITORY, Kind.ORGANIZATION, Kind.ARMED_GROUP}


def test_wikidata_items_belong_to_one_actor_each(gazetteer: Gazetteer) -> None:
    """Two actors with one item would be merged by whoever follows owl:sameAs."""
    items = Counter(a.wikidata for a in gazetteer.actors.values() if a.wikidata)
    assert [item for item, count in items.items() if count > 1] == []
    assert [item for item in items if not item[1:].isdigit() or item[0] != "Q"] == []


@pytest.mark.parametrize(
    ("code", "item"), [("USA", "Q30"), ("IDN", "Q252"), ("KOR", "Q884"), ("XKX", "Q1246"), ("UN", "Q1065")]
)
def test_well_known_wikidata_items(gazetteer: Gazetteer, code: str, item: str) -> None:
    """A few items that everybody can check."""
    assert gazetteer.actor(code).wikidata == item


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (Kind.ORGANIZATION, 60),
        (Kind.ARMED_GROUP, 100),
        (Kind.GOVERNMENT_BODY, 150),
        (Kind.PERSON, 1200),
    ],
)
def test_enough_actors_of_each_kind(gazetteer: Gazetteer, kind: Kind, least: int) -> None:
    """The tables do not shrink unseen."""
    assert sum(a.kind is kind for a in gazetteer.actors.values()) >= least


@pytest.mark.parametrize(
    ("polity", "post", "day", "holder"),
    [
        ("USA", "head-of-state", "2004-07-04", "person-george-w-bush"),
        ("USA", "foreign-minister", "2006-08-01", "person-condoleezza-rice"),
        ("USA", "foreign-minister", "2023-11-08", "person-antony-blinken"),
        ("USA", "defence-minister", "2007-03-01", "person-robert-gates"),
        ("GBR", "head-of-government", "2006-08-01", "person-tony-blair"),
        ("GBR", "foreign-minister", "2024-03-01", "person-david-cameron"),
        ("RUS", "head-of-state", "2010-01-01", "person-dmitry-medvedev"),
        ("RUS", "head-of-government", "2010-01-01", "person-vladimir-putin"),
        ("JPN", "head-of-government", "2006-12-01", "person-shinzo-abe"),
        ("JPN", "foreign-minister", "2006-12-01", "person-taro-aso"),
        ("KOR", "head-of-state", "2023-11-08", "person-yoon-suk-yeol"),
        ("IDN", "foreign-minister", "2007-02-01", "person-hassan-wirayuda"),
        ("IDN", "head-of-state", "2024-11-01", "person-prabowo-subianto"),
        ("IRN", "foreign-minister", "2007-02-01", "person-manouchehr-mottaki"),
        ("ISR", "defence-minister", "2006-08-01", "person-amir-peretz"),
        ("PSE", "head-of-government", "2006-08-01", "person-ismail-haniyeh"),
        ("AUS", "foreign-minister", "2005-01-01", "person-alexander-downer"),
        ("VAT", "head-of-state", "2006-09-12", "person-pope-benedict-xvi"),
        ("UN", "secretary-general", "2006-09-12", "person-kofi-annan"),
        ("UN", "secretary-general", "2007-01-15", "person-ban-ki-moon"),
        ("EU", "foreign-policy-chief", "2006-09-12", "person-javier-solana"),
        ("NATO", "secretary-general", "2025-01-01", "person-mark-rutte"),
        ("IAEA", "director-general", "2007-02-01", "person-mohamed-elbaradei"),
        ("group-hezbollah", "leader", "2006-07-12", "person-hassan-nasrallah"),
    ],
)
def test_who_held_an_office(gazetteer: Gazetteer, polity: str, post: str, day: str, holder: str) -> None:
    """One holder a day, away from the days of handing over."""
    assert gazetteer.holders(polity, post, day) == (holder,)


def test_both_hold_an_office_on_the_day_of_handing_over(gazetteer: Gazetteer) -> None:
    """The one who takes over comes first."""
    both = ("person-joe-biden", "person-donald-trump")
    assert gazetteer.holders("USA", "head-of-state", "2021-01-20") == both


def test_nobody_holds_an_office_nobody_knows(gazetteer: Gazetteer) -> None:
    """An unknown post or polity is held by none."""
    assert gazetteer.holders("USA", "astronaut", "2006-01-01") == ()
    assert gazetteer.holders("XXX", "head-of-state", "2006-01-01") == ()


def test_a_person_acts_for_the_polity_of_the_day(gazetteer: Gazetteer) -> None:
    """Ban Ki-moon was a Korean minister before he led the United Nations."""
    in_2006 = gazetteer.in_office("person-ban-ki-moon", "2006-05-01")
    in_2008 = gazetteer.in_office("person-ban-ki-moon", "2008-05-01")
    assert in_2006 is not None
    assert in_2008 is not None
    assert (in_2006.polity, in_2006.post) == ("KOR", "foreign-minister")
    assert (in_2008.polity, in_2008.post) == ("UN", "secretary-general")
    assert gazetteer.in_office("person-ban-ki-moon", "2020-05-01") is None


def test_offices_are_in_order_of_time(gazetteer: Gazetteer) -> None:
    """Earliest term first; without a term there are none."""
    starts = [office.start for office in gazetteer.offices_of("person-vladimir-putin")]
    assert starts == sorted(starts)
    assert len(starts) == 4
    assert gazetteer.offices_of("person-jamal-khashoggi") == ()


@pytest.mark.parametrize(
    ("organization", "day", "inside", "outside"),
    [
        ("NATO", "2023-04-04", "FIN", "SWE"),
        ("NATO", "2023-04-03", "TUR", "FIN"),
        ("EU", "2020-01-31", "GBR", "UKR"),
        ("EU", "2020-02-01", "HRV", "GBR"),
        ("ASEAN", "2024-01-01", "IDN", "TLS"),
        ("BRICS", "2025-02-01", "IDN", "ARG"),
        ("SCO", "2024-08-01", "BLR", "MNG"),
        ("AU", "2017-02-01", "MAR", "HTI"),
        ("ARAB-LEAGUE", "2015-01-01", "PSE", "SYR"),
        ("G8", "2006-07-15", "RUS", "CHN"),
        ("OPEC", "2019-06-01", "SAU", "QAT"),
        ("GCC", "2006-01-01", "OMN", "YEM"),
    ],
)
def test_members_by_day(gazetteer: Gazetteer, organization: str, day: str, inside: str, outside: str) -> None:
    """Accession, withdrawal and suspension count from their day; observers and candidates do not."""
    members = gazetteer.members(organization, day)
    assert (inside in members, outside in members) == (True, False)
    assert list(members) == sorted(set(members))


def test_an_organisation_of_the_past_has_no_members_today(gazetteer: Gazetteer) -> None:
    """The Group of Eight ended when Russia was shut out."""
    assert len(gazetteer.members("G8", "2014-03-01")) == 8
    assert gazetteer.members("G8", "2015-01-01") == ()


def test_a_group_has_a_home(gazetteer: Gazetteer) -> None:
    """The state where it mainly acts, where there is one."""
    assert gazetteer.bases["group-hezbollah"] == "LBN"
    assert gazetteer.bases["group-houthis"] == "YEM"
    assert "group-al-qaeda" not in gazetteer.bases


def test_an_unknown_actor_names_the_nearest(gazetteer: Gazetteer) -> None:
    """A typo is answered with the id that was meant."""
    with pytest.raises(NotFoundError, match=r"no actor 'group-hamaz'; did you mean group-hamas"):
        gazetteer.actor("group-hamaz")


def test_the_shipped_gazetteer_is_read_once() -> None:
    """Two callers share it."""
    assert load_gazetteer() is load_gazetteer()


def test_names_come_in_the_same_order_in_every_process() -> None:
    """Nothing depends on the seed of Python's hashes."""
    code = (
        "from graphkit.actors import load_gazetteer as load; import hashlib;"
        "text = repr([(n.text, n.actor, sorted(n.languages)) for n in load().names]);"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
