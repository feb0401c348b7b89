"""Saved queries: their headers, their parameters, and values that are never taken for SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from graph_samples import make_graph
from pyoxigraph import Store

from graphkit.errors import DataError, NotFoundError, QueryError
from graphkit.query.run import Table
from graphkit.query.saved import KINDS, Param, SavedQuery, ask, bind, saved_queries, saved_query
from graphkit.query.show import short
from graphkit.query.tokens import tokens
from graphkit.vocab import PREFIXES

KG = make_graph()
HEAD = "# title: A title\n# description: A description.\n"


def query(tmp_path: Path, text: str) -> SavedQuery:
    """A saved query of one's own."""
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    return saved_query("own", tmp_path)


def rows(saved: SavedQuery, **values: str) -> list[tuple[str, ...]]:
    """Its rows as people read them."""
    result = ask(KG, saved, values)
    assert isinstance(result, Table)
    return [tuple(map(short, row)) for row in result]


def test_there_is_one_for_each_question() -> None:
    """Listed by name."""
    found = saved_queries()
    assert len(found) >= 25
    assert list(found) == sorted(found)


@pytest.mark.parametrize("saved", saved_queries().values(), ids=list(saved_queries()))
def test_each_shipped_file_is_sparql_as_it_is(saved: SavedQuery) -> None:
    """Any other tool can run it: its parameters are unbound then."""
    Store().query(saved.text, prefixes=PREFIXES)
    assert saved.title
    assert saved.description.endswith(".")
    assert all(param.help for param in saved.params)


@pytest.mark.parametrize("saved", saved_queries().values(), ids=list(saved_queries()))
def test_each_shipped_query_has_an_order_of_its_own(saved: SavedQuery) -> None:
    """Two runs must not differ."""
    assert "ORDER" in {token.text for token in tokens(saved.text)}


def test_a_header_is_read(tmp_path: Path) -> None:
    """Required, with a default, optional."""
    saved = query(
        tmp_path,
        HEAD
        + "# param: who (actor) -- whose deeds\n"
        + "# param: since (date) = 2022-01-01 -- first day\n"
        + "# param: word (string) optional\n"
        + "SELECT * { VALUES ?who { UNDEF } VALUES ?since { UNDEF } VALUES ?word { UNDEF } }",
    )
    assert (saved.name, saved.title, saved.description) == ("own", "A title", "A description.")
    assert saved.params == (
        Param("who", "actor", "", True, "whose deeds"),
        Param("since", "date", "2022-01-01", False, "first day"),
        Param("word", "string", "", False, ""),
    )
    assert list(saved.lines()) == [
        "own: A title",
        "    --who ACTOR  whose deeds (required)",
        "    --since DATE  first day (default 2022-01-01)",
        "    --word STRING  (optional)",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", r"own\.rq:1: no title or description"),
        ("# title: x\nSELECT * {}", "no title or description"),
        (HEAD + "# parm: who (actor)\nSELECT * {}", r"own\.rq:3: no header; write # title"),
        (HEAD + "# just a remark\nSELECT * {}", r"own\.rq:3: no header"),
        (HEAD + "# param: who actor\nSELECT * {}", r"own\.rq:3: no parameter; write # param: actor"),
        (
            HEAD + "# param: who (person)\nSELECT * {}",
            r"own\.rq:3: no kind 'person'; choose one of actor rel",
        ),
        (
            HEAD + "# param: who (actor)\nSELECT * {}",
            r"own\.rq: parameter who is not used; write VALUES \?who",
        ),
        (HEAD + "# param: who (actor)\nSELECT * { ?who ?p 'VALUES ?who { UNDEF }' }", "who is not used"),
    ],
)
def test_a_wrong_header_is_a_data_error(tmp_path: Path, text: str, message: str) -> None:
    """With file and line."""
    with pytest.raises(DataError, match=message):
        query(tmp_path, text)


def test_bytes_that_are_no_text_are_a_data_error(tmp_path: Path) -> None:
    """Not a traceback."""
    (tmp_path / "own.rq").write_bytes(b"# title: \xff")
    with pytest.raises(DataError, match=r"own\.rq: cannot be read"):
        saved_queries(tmp_path)


def test_an_unknown_name_lists_its_neighbours() -> None:
    """Queries and parameters."""
    with pytest.raises(NotFoundError, match="no saved query 'ally'; did you mean allies"):
        saved_query("ally")
    with pytest.raises(NotFoundError, match="no parameter of allies 'actr'; did you mean actor"):
        ask(KG, saved_query("allies"), {"actr": "USA"})


def test_a_missing_value_says_what_to_give() -> None:
    """With the kind and its meaning."""
    with pytest.raises(
        QueryError, match=r"allies needs a value for actor; give --actor ACTOR  ?whose allies"
    ):
        ask(KG, saved_query("allies"), {})


def test_a_value_replaces_undef_everywhere_and_lines_stay(tmp_path: Path) -> None:
    """So that an error shows the line of the file."""
    text = (
        HEAD + "# param: who (actor)\nSELECT *\n{ VALUES ?who { UNDEF }\n  { VALUES $who {\n UNDEF } }"
        " VALUES ?x { UNDEF } }"
    )
    saved = query(tmp_path, text)
    node = f"<{PREFIXES['actor']}PRK>"
    assert bind(KG, saved, {"who": "Korut"}) == text.replace("?who { UNDEF", f"?who {{ {node}").replace(
        "\n UNDEF", f"\n {node}"
    )
    assert bind(KG, saved, {"who": "PRK"}).count("\n") == text.count("\n")


def test_an_optional_parameter_without_a_value_matches_everything(tmp_path: Path) -> None:
    """A default is used where there is one."""
    body = "SELECT ?who { VALUES ?who { UNDEF } ?who rel:sanctions|rel:rejects ?x } ORDER BY ?who"
    assert rows(query(tmp_path, HEAD + "# param: who (actor) optional\n" + body)) == [
        ("actor:CHN",),
        ("actor:JPN",),
    ]
    assert rows(query(tmp_path, HEAD + "# param: who (actor) = Japan\n" + body)) == [("actor:JPN",)]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("actor", "North Korea", "actor:PRK"),
        ("actor", "Korut", "actor:PRK"),
        ("relation", "supplies-arms-to", "rel:supplies-arms-to"),
        ("date", "2023-11-08", "2023-11-08"),
        ("month", "2023-11", "2023-11"),
        ("integer", "-3", "-3"),
        ("string", "weapons", "weapons"),
        (
            "string",
            '") } INSERT DATA { <http://a> <http://b> "',
            '") } INSERT DATA { <http://a> <http://b> "',
        ),
        ("string", "\\u0022 } SERVICE <http://a/> { #", "\\u0022 } SERVICE <http://a/> { #"),
        ("string", "line\nbreak", "line break"),
    ],
)
def test_values_become_typed_terms(tmp_path: Path, kind: str, value: str, shown: str) -> None:
    """Whatever is in them stays in them."""
    saved = query(tmp_path, HEAD + f"# param: x ({kind})\nSELECT ?x {{ VALUES ?x {{ UNDEF }} }}")
    assert rows(saved, x=value) == [(shown,)]


@pytest.mark.parametrize(
    ("kind", "value", "error", "message"),
    [
        ("actor", "Nork Korea", NotFoundError, "no actor 'Nork Korea'; did you mean North Korea"),
        ("relation", "visit", NotFoundError, "no relation 'visit'; did you mean visits"),
        ("date", "2023-11", QueryError, "x cannot be '2023-11'; write a day such as 2023-11-08"),
        ("date", "2023-02-30", QueryError, "x cannot be '2023-02-30'; .* no day of the calendar"),
        ("date", "8/11/2023", QueryError, "x cannot be '8/11/2023'"),
        ("month", "2023", QueryError, "x cannot be '2023'; write a month such as 2023-11"),
        ("month", "2023-13", QueryError, "x cannot be '2023-13'"),
        ("integer", "3.5", QueryError, "x cannot be '3.5'; write a whole number such as 3"),
        ("integer", "9" * 30, QueryError, "x cannot be '9+'"),
    ],
)
def test_a_wrong_value_is_refused(
    tmp_path: Path, kind: str, value: str, error: type[Exception], message: str
) -> None:
    """Before the query runs, with what would be right."""
    saved = query(tmp_path, HEAD + f"# param: x ({kind})\nSELECT ?x {{ VALUES ?x {{ UNDEF }} }}")
    with pytest.raises(error, match=message):
        ask(KG, saved, {"x": value})


def test_every_kind_is_tried_above() -> None:
    """A new kind needs its rows there."""
    assert set(KINDS) == {"actor", "relation", "date", "month", "integer", "string"}


def test_a_broken_query_of_ones_own_names_file_and_line(tmp_path: Path) -> None:
    """Counted with its header."""
    saved = query(tmp_path, HEAD + "SELECT *\n{ ?s ?p ")
    with pytest.raises(QueryError, match=r"own\.rq:4: column \d+: no SPARQL near the end"):
        ask(KG, saved, {})


def test_a_saved_query_can_have_a_time_limit() -> None:
    """As any other."""
    result = ask(KG, saved_query("allies"), {"actor": "USA"}, timeout=60)
    assert isinstance(result, Table)
    assert [short(row[0]) for row in result] == ["actor:KOR"]
