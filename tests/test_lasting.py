"""What lasts, what ends it, and what was known on a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from dossier_samples import KG
from graph_samples import ONTOLOGY

from graphkit.errors import DataError, QueryError
from graphkit.lasting import ending, is_said_by, known_by, last_day, load_lasting


@pytest.mark.parametrize(
    ("relation", "goes_on"),
    [
        ("allied-with", True),
        ("supplies-arms-to", True),
        ("occupies", True),
        ("attacks", False),
        ("calls", False),
    ],
)
def test_a_tie_lasts_and_an_event_does_not(relation: str, goes_on: bool) -> None:
    """An alliance is a current tie; an attack is one entry of the chronology."""
    assert load_lasting(ONTOLOGY).goes_on(relation, ONTOLOGY) is goes_on


def test_whatever_ends_something_ends_what_lasts() -> None:
    """An event is over anyway, so that an end for one would be a slip of the file."""
    lasting = load_lasting(ONTOLOGY)
    ended = {slug for slugs in lasting.ends.values() for slug in slugs}
    events = {"severs-relations-with"}
    assert {slug for slug in ended if not lasting.goes_on(slug, ONTOLOGY)} == events


def test_an_end_is_found_from_either_side() -> None:
    """A ceasefire told of Japan and Russia ends the war told of Japan and Russia."""
    claims = {claim.id: claim for claim in KG.claims()}
    war = KG.proposition("JPN", "at-war-with", "RUS")
    end = ending(war, claims, claims.values(), ONTOLOGY)
    assert end is not None
    assert (end.relation, end.event_date) == ("agrees-ceasefire-with", "2024-06-01")
    assert ending(KG.proposition("PRK", "allied-with", "RUS"), claims, claims.values(), ONTOLOGY) is None


def test_an_earlier_end_ends_nothing() -> None:
    """A ceasefire before the war says nothing of it."""
    claims = {claim.id: claim for claim in KG.claims()}
    truce = KG.proposition("JPN", "agrees-ceasefire-with", "RUS")
    assert ending(truce, claims, claims.values(), ONTOLOGY) is None


def test_what_was_known_on_a_day() -> None:
    """By the date of the report; a plan for a later day was known before it."""
    known = [claim for claim in KG.claims() if known_by(claim, "2023-10-31")]
    assert {claim.reported_on for claim in known} == {"2023-09-14"}


@pytest.mark.parametrize(
    ("wanted", "said", "same"),
    [
        (("PRK", "aids", "RUS"), ("PRK", "supplies-arms-to", "RUS"), True),
        (("PRK", "supplies-arms-to", "RUS"), ("PRK", "aids", "RUS"), False),
        (("RUS", "receives-arms-from", "PRK"), ("PRK", "supplies-arms-to", "RUS"), True),
        (("RUS", "cooperates-with", "PRK"), ("PRK", "supplies-arms-to", "RUS"), True),
        (("RUS", "aids", "PRK"), ("PRK", "supplies-arms-to", "RUS"), False),
    ],
)
def test_a_kind_of_it_says_it(wanted: tuple[str, str, str], said: tuple[str, str, str], same: bool) -> None:
    """Of the same pair, from either end, the special for the general and not the reverse."""
    assert is_said_by(wanted, said, ONTOLOGY) is same


@pytest.mark.parametrize("text", ["gestern", "2023-13", "2023-11-31", "2023/2024", ""])
def test_no_date_is_an_error(text: str) -> None:
    """With what to write instead."""
    with pytest.raises(QueryError, match="write 2023-11-08"):
        last_day(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lasts = [", "cannot be read"),
        ("lasts = []", "write"),
        ("lasts = ['visit']\n[ends]", "no relation 'visit'"),
        ("lasts = []\n[ends]\nattacks = ['visit']", "no relation 'visit'"),
    ],
)
def test_a_slip_in_the_file_is_told(text: str, message: str, tmp_path: Path) -> None:
    """With the file and what to do."""
    path = tmp_path / "lasting.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"lasting\.toml: .*{message}"):
        load_lasting(ONTOLOGY, path)
