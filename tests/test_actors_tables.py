"""Reading actor tables: a tiny folder that is right, and every way in which a row can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.actors import Gazetteer, Name, NameKind, load_gazetteer
from graphkit.errors import DataError

TABLES = {
    "states.csv": """iso3,iso2,m49,wikidata,status,label_en,label_id,polity,capital_en
FRA,FR,250,Q142,un-member,France,Prancis,FRA,Paris
MLI,ML,466,,un-member,Mali,Mali,MLI,Bamako
NCL,NC,540,,territory,New Caledonia,Kaledonia Baru,NCL,Noumea
""",
    "organisations.csv": "id,wikidata,label_en,label_id\nUN,Q1065,United Nations,PBB\n",
    "groups.csv": "id,wikidata,label_en,label_id,base\ngroup-azawad,,Azawad front,front Azawad,MLI\n",
    "bodies.csv": "id,wikidata,label_en,label_id,polity\nbody-FRA-senate,,French Senate,Senat Prancis,FRA\n",
    "people.csv": """id,wikidata,label,polity,surname,aliases
person-alain-juppe,,Alain Juppé,FRA,Juppé|Juppe,Alain Juppe
person-marie-juppe,,Marie Juppé,FRA,Juppe,Madame Marie
person-pele,,Pelé,FRA,,
""",
    "offices.csv": """person,polity,post,start,end
person-alain-juppe,FRA,foreign-minister,2011-02-27,2012-05
person-alain-juppe,FRA,head-of-government,1995,1997-06
person-marie-juppe,FRA,foreign-minister,2012-05-16,
""",
    "memberships.csv": """member,organization,start,end,status
FRA,UN,1945-10-24,,member
MLI,UN,1960,,suspended
""",
    "insurgencies.csv": "state,group,start,end\nMLI,group-azawad,2012,\n",
    "short-names.csv": "text,actors,languages,needs\nthe hexagon,FRA,en,Paris\n",
    "names-places.csv": """text,actor,kind,languages
Paris,FRA,capital,
Lyon,FRA,place,en|id
French,FRA,demonym,en
Air France,,none,en|id
"Timbuktu, the city",MLI,place,en
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of small tables that fit together."""
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def small(folder: Path) -> Gazetteer:
    """The gazetteer of those tables."""
    return load_gazetteer(folder)


def kinds(gazetteer: Gazetteer, text: str) -> set[tuple[str, str]]:
    """The actors and kinds of a name."""
    return {(n.actor, n.kind.value) for n in gazetteer.names if n.text == text}


def test_tables_of_ones_own(small: Gazetteer) -> None:
    """Another folder replaces the shipped one and is not kept for the next caller."""
    assert len(small.actors) == 9
    assert "USA" not in small.actors
    assert "USA" in load_gazetteer().actors


def test_equal_labels_are_one_name_of_both_languages(small: Gazetteer) -> None:
    """Mali is Mali in English and Indonesian, France is not."""
    both = frozenset({"en", "id"})
    assert Name("Mali", "MLI", NameKind.NAME, both) in small.names
    assert Name("Prancis", "FRA", NameKind.NAME, frozenset({"id"})) in small.names


def test_a_body_is_named_as_a_body(small: Gazetteer) -> None:
    """Its label is of kind body, so that the extractor reads it as an acting body."""
    assert kinds(small, "Senat Prancis") == {("body-FRA-senate", "body")}
    assert small.actor("body-FRA-senate").polity == "FRA"


def test_no_language_means_any_language(small: Gazetteer) -> None:
    """An empty cell is not English."""
    paris = next(name for name in small.names if name.text == "Paris")
    assert paris.is_in("en")
    assert paris.is_in("xx")


def test_a_cell_may_hold_commas(small: Gazetteer) -> None:
    """Quoted as CSV quotes them."""
    assert kinds(small, "Timbuktu, the city") == {("MLI", "place")}


def test_names_of_people_follow_from_their_row(small: Gazetteer) -> None:
    """Words alone are short names, several words full ones; a short name may be shared."""
    assert kinds(small, "Alain Juppe") == {("person-alain-juppe", "person")}
    assert kinds(small, "Madame Marie") == {("person-marie-juppe", "person")}
    assert kinds(small, "Juppe") == {("person-alain-juppe", "surname"), ("person-marie-juppe", "surname")}
    assert kinds(small, "Pelé") == {("person-pele", "person")}


def test_months_and_years_count_whole(small: Gazetteer) -> None:
    """An office until 2012-05 lasts to the end of May, beside the one that began in it."""
    assert small.holders("FRA", "foreign-minister", "2012-05-31") == (
        "person-marie-juppe",
        "person-alain-juppe",
    )
    assert small.holders("FRA", "foreign-minister", "2012-06-01") == ("person-marie-juppe",)
    assert small.holders("FRA", "head-of-government", "1995-01-01") == ("person-alain-juppe",)
    assert small.holders("FRA", "head-of-government", "1994-12-31") == ()


def test_an_open_office_lasts(small: Gazetteer) -> None:
    """No end is no end."""
    office = small.in_office("person-marie-juppe", "2099-01-01")
    assert office is not None
    assert office.end == ""


def test_only_full_members_are_members(small: Gazetteer) -> None:
    """A suspended member is kept in the table and left out of the answer."""
    assert small.members("UN", "2020-01-01") == ("FRA",)
    assert len(small.memberships) == 2


WRONG = {
    "a column is missing": (
        "groups.csv",
        1,
        "id,wikidata,label_en,label_id",
        "use id,wikidata,label_en,label_id,base",
    ),
    "a column is unknown": ("bodies.csv", 1, "id,wikidata,label_en,label_id,state", "the columns are"),
    "a cell is missing": (
        "states.csv",
        3,
        "MLI,ML,466,un-member,Mali,Mali,MLI,Bamako",
        "8 cells for 9 columns",
    ),
    "a cell is too many": ("offices.csv", 2, "person-pele,FRA,coach,2000,2001,x", "6 cells for 5 columns"),
    "a line is empty": ("organisations.csv", 2, "", "0 cells for 4 columns"),
    "the status of a state": (
        "states.csv",
        2,
        "FRA,FR,250,,empire,France,Prancis,FRA,Paris",
        "unknown status 'empire'",
    ),
    "an id has a slash": ("groups.csv", 2, "group/azawad,,A,B,MLI", "'group/azawad' is no actor id"),
    "an id has a blank": ("people.csv", 4, "person pele,,Pelé,FRA,,", "'person pele' is no actor id"),
    "an id is empty": ("organisations.csv", 2, ",,A,B", "'' is no actor id"),
    "an id is taken": ("organisations.csv", 2, "MLI,,A,B", "the id MLI is taken; see states.csv"),
    "a polity is unknown": ("bodies.csv", 2, "body-x,,A,B,FRE", "no actor 'FRE'; did you mean FRA"),
    "a base is unknown": ("groups.csv", 2, "group-azawad,,A,B,MALI", "no actor 'MALI'"),
    "a name's actor is unknown": ("names-places.csv", 3, "Lyon,FRX,place,en", "no actor 'FRX'"),
    "a name's actor is missing": ("names-places.csv", 3, "Lyon,,place,en", "no actor ''"),
    "a name's kind is unknown": ("names-places.csv", 3, "Lyon,FRA,town,en", "unknown kind of name 'town'"),
    "a name of a person": (
        "names-places.csv",
        3,
        "Alain,person-alain-juppe,surname,",
        "unknown kind of name 'surname'",
    ),
    "a look-alike has an actor": (
        "names-places.csv",
        5,
        "Air France,FRA,none,en",
        "a name of kind none has no actor",
    ),
    "a name is empty": ("names-places.csv", 3, ",FRA,place,en", "'' is no name"),
    "a name has outer blanks": ("names-places.csv", 3, "Lyon ,FRA,place,en", "'Lyon ' is no name"),
    "a name has two actors": (
        "names-places.csv",
        6,
        "Lyon,MLI,place,id",
        "'Lyon' is already in names-places.csv:3",
    ),
    "a name has two kinds": (
        "names-places.csv",
        6,
        "Lyon,FRA,capital,id",
        "'Lyon' is already in names-places.csv:3",
    ),
    "a name is a label": (
        "names-places.csv",
        6,
        "Mali,FRA,place,en",
        "the name 'Mali' is already in states.csv:3",
    ),
    "a name for any language": (
        "names-places.csv",
        6,
        "French,MLI,place,",
        "'French' is already in names-places.csv:4",
    ),
    "an office of nobody": ("offices.csv", 2, "person-x,FRA,coach,2000,", "no actor 'person-x'"),
    "an office of a state": ("offices.csv", 2, "MLI,FRA,coach,2000,", "MLI is no person"),
    "an office of no polity": ("offices.csv", 2, "person-pele,BRA,coach,2000,", "no actor 'BRA'"),
    "a post in capitals": ("offices.csv", 2, "person-pele,FRA,Head Coach,2000,", "'Head Coach' is no post"),
    "a day that is none": ("offices.csv", 2, "person-pele,FRA,coach,2023-02-29,", "'2023-02-29' is no date"),
    "a date day first": ("offices.csv", 2, "person-pele,FRA,coach,,08/11/2023", "'08/11/2023' is no date"),
    "a date cut short": ("memberships.csv", 2, "FRA,UN,1945-1,,member", "'1945-1' is no date"),
    "an end before the start": (
        "offices.csv",
        2,
        "person-pele,FRA,coach,2005-03,2004",
        "ends (2004) before it starts",
    ),
    "the status of a member": ("memberships.csv", 2, "FRA,UN,1945,,guest", "unknown status 'guest'"),
    "a member is unknown": ("memberships.csv", 2, "FRX,UN,1945,,member", "no actor 'FRX'"),
    "an organisation is unknown": (
        "memberships.csv",
        2,
        "FRA,UNO,1945,,member",
        "no actor 'UNO'; did you mean UN",
    ),
}
"""What is wrong -> table, line, the line to put there, and part of the complaint."""


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_row_is_named_with_file_and_line(folder: Path, case: str) -> None:
    """The message is one line: where, what, and mostly what to do."""
    table, line, text, complaint = WRONG[case]
    path = folder / table
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = text
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_gazetteer(folder)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("row", ["Lyon,MLI,place,fr", "Prancis,MLI,place,en", "Juppe,FRA,place,"])
def test_a_name_may_mean_two_things_in_two_languages(folder: Path, row: str) -> None:
    """And a place may bear a person's name; the extractor chooses by context."""
    (folder / "names-more.csv").write_text(f"text,actor,kind,languages\n{row}\n", encoding="utf-8")
    assert len(kinds(load_gazetteer(folder), row.split(",")[0])) >= 2


def test_a_term_may_end_in_the_year_it_starts(folder: Path) -> None:
    """2005 to 2005-06, or 2005-06 to 2005, is less exact but not wrong."""
    rows = "person-pele,FRA,coach,2005,2005-06\nperson-pele,FRA,scout,2005-06,2005\n"
    (folder / "offices.csv").write_text(f"person,polity,post,start,end\n{rows}", encoding="utf-8")
    small = load_gazetteer(folder)
    assert small.holders("FRA", "coach", "2005-06-30") == ("person-pele",)
    assert small.holders("FRA", "scout", "2005-12-31") == ("person-pele",)


def test_a_table_that_is_not_there(folder: Path) -> None:
    """The file is named."""
    (folder / "people.csv").unlink()
    with pytest.raises(DataError, match=r"people\.csv: cannot be read"):
        load_gazetteer(folder)


def test_a_table_in_another_encoding(folder: Path) -> None:
    """Only UTF-8 is read; nothing is guessed."""
    (folder / "people.csv").write_bytes(TABLES["people.csv"].encode("latin-1"))
    with pytest.raises(DataError, match=r"people\.csv: cannot be read"):
        load_gazetteer(folder)


def test_an_empty_table(folder: Path) -> None:
    """Without its header a table is wrong, even if there is nothing to say."""
    (folder / "groups.csv").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"groups\.csv:1: the columns are ;"):
        load_gazetteer(folder)


def test_further_tables_of_names_are_read(folder: Path) -> None:
    """A new language can be added as a file of its own."""
    (folder / "names-french.csv").write_text(
        "text,actor,kind,languages\nNations unies,UN,name,fr\n", encoding="utf-8"
    )
    assert kinds(load_gazetteer(folder), "Nations unies") == {("UN", "name")}
