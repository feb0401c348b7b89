"""Tables of rebels and short names: who is meant, and what is wrong with a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_actors_tables import TABLES

from graphkit.actors import load_gazetteer
from graphkit.actors.insurgencies import Insurgency, insurgents
from graphkit.actors.rows import read_rows
from graphkit.actors.shorts import ShortName
from graphkit.actors.terms import covers, is_date
from graphkit.errors import DataError

KNOWN = (
    Insurgency("MLI", "group-a", "2001", "2005-06"),
    Insurgency("MLI", "group-b", "2004-03-10", ""),
    Insurgency("FRA", "group-c", "", "1999"),
)


@pytest.mark.parametrize(
    ("state", "day", "group"),
    [
        ("MLI", "2003-07-01", "group-a"),
        ("MLI", "2004-03-09", "group-a"),
        ("MLI", "2004-03-10", ""),
        ("MLI", "2005-06-30", ""),
        ("MLI", "2005-07-01", "group-b"),
        ("MLI", "2024-01-01", "group-b"),
        ("MLI", "2000-12-31", ""),
        ("MLI", "", ""),
        ("FRA", "1950-01-01", "group-c"),
        ("FRA", "2000-01-01", ""),
        ("FRA", "", "group-c"),
        ("CHL", "2003-07-01", ""),
    ],
)
def test_rebels_are_named_only_where_one_group_can_be_meant(state: str, day: str, group: str) -> None:
    """Two at a time, or none, leave them nameless rather than wrong."""
    assert insurgents(KNOWN, state, day) == group


def test_every_shipped_insurgency_is_meant_at_some_time() -> None:
    """A row that others always contradict would never name anybody."""
    rows = load_gazetteer().insurgencies
    assert len({(row.state, row.group) for row in rows}) == len(rows)
    for row in rows:
        first = int(row.start[:4])
        days = [f"{year}-{month:02}-28" for year in (first, first + 1) for month in range(1, 13)]
        assert row.group in {insurgents(rows, row.state, day) for day in days}, row


@pytest.mark.parametrize(
    ("start", "end", "day", "inside"),
    [
        ("2004", "2004", "2004-12-31", True),
        ("2004", "2004", "2005-01-01", False),
        ("2004-05", "", "2004-04-30", False),
        ("2004-05", "", "2031-01-01", True),
        ("", "2004-05-06", "2004-05-06", True),
        ("", "2004-05-06", "2004-05-07", False),
        ("", "", "1800-01-01", True),
    ],
)
def test_a_term_includes_both_its_ends(start: str, end: str, day: str, inside: bool) -> None:
    """Years and months count whole, an open end never comes."""
    assert covers(start, end, day) is inside


@pytest.mark.parametrize(
    ("text", "right"),
    [("2023", True), ("2023-11", True), ("2023-11-08", True), ("2000-02-29", True), ("1900-02-29", False),
     ("2023-13", False), ("23", False), ("2023-11-8", False), ("20231108", False), ("", False)],
)  # fmt: skip
def test_a_date_is_one_of_the_calendar(text: str, right: bool) -> None:
    """A slip in a table is found when it is read, and not as a term that never ends."""
    assert is_date(text) is right


@pytest.mark.parametrize(
    ("needs", "text", "holds"),
    [
        ((), "Snow fell.", True),
        (("Korea",), "Snow fell in North Korea.", True),
        (("Korea", "Seoul"), "Snow fell in Seoul.", True),
        (("Korea", "Seoul"), "Snow fell in Tokyo.", False),
        (("Korea",), "snow fell in korea.", False),
    ],
)
def test_a_short_name_holds_where_its_words_stand(needs: tuple[str, ...], text: str, holds: bool) -> None:
    """One of them is enough, written as names are."""
    assert ShortName("the North", ("PRK",), frozenset({"en"}), needs).holds_in(text) is holds


def test_every_shipped_short_name_is_of_a_language_with_a_pack() -> None:
    """A typing error in the column would switch the name off without a word."""
    shorts = load_gazetteer().shorts
    assert shorts
    assert all(short.languages and short.languages <= {"en", "id"} for short in shorts)


WRONG = {
    "insurgencies.csv": [
        ("MLX,group-azawad,2012,", "unknown actor 'MLX'; list it in states.csv"),
        ("MLI,group-nobody,2012,", "unknown group 'group-nobody'; list it in groups.csv"),
        ("MLI,FRA,2012,", "unknown group 'FRA'"),
        ("MLI,group-azawad,2012-14,", "'2012-14' is no date; write 2023, 2023-11 or 2023-11-08"),
        ("MLI,group-azawad,2012,2011", "it ends (2011) before it starts (2012)"),
        ("MLI,group-azawad,2012", "3 cells for 4 columns"),
    ],
    "short-names.csv": [
        ("the hexagon,FRX,en,Paris", "unknown actor 'FRX'; list it in its table"),
        ("the hexagon,FRA|FRX,en,Paris", "unknown actor 'FRX'"),
        ("the hexagon,,en,Paris", "unknown actor 'the hexagon'"),
        ("the hexagon,FRA,en", "3 cells for 4 columns"),
    ],
}
ROWS = [(table, row, complaint) for table, rows in WRONG.items() for row, complaint in rows]


@pytest.mark.parametrize(("table", "row", "complaint"), ROWS, ids=[row for _, row, _ in ROWS])
def test_a_wrong_row_is_named(tmp_path: Path, table: str, row: str, complaint: str) -> None:
    """File, line and remedy in one line, for the second row of the table as for the first."""
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / table
    path.write_text(TABLES[table] + row + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_gazetteer(tmp_path)
    assert str(caught.value).startswith(f"{path}:3: {complaint}")


def test_a_short_name_may_mean_several(tmp_path: Path) -> None:
    """And be of several languages, or need nothing."""
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    header = TABLES["short-names.csv"].splitlines()[0]
    (tmp_path / "short-names.csv").write_text(f"{header}\nthe pair,FRA|MLI,en|id,\n", encoding="utf-8")
    [short] = load_gazetteer(tmp_path).shorts
    assert short == ShortName("the pair", ("FRA", "MLI"), frozenset({"en", "id"}), ())


def test_a_row_keeps_its_line_after_a_cell_of_two_lines(tmp_path: Path) -> None:
    """Whoever opens the table in an editor finds the line that the message names."""
    path = tmp_path / "a.csv"
    path.write_text('text,actor\n"two\nlines",FRA\nPeru,PER\n', encoding="utf-8")
    assert [(row.line, row.cells) for row in read_rows(path, "text,actor")] == [
        (3, ["two\nlines", "FRA"]),
        (4, ["Peru", "PER"]),
    ]
