"""SPARQL over a graph: what works, what is refused, and what a mistake is told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from graph_samples import EXTRACTIONS, ONTOLOGY, make_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from graphkit.errors import QueryError, StoreError
from graphkit.query.run import Answer, Table, Triples, run_query
from graphkit.query.show import short
from graphkit.query.tokens import tokens
from graphkit.store.disk import rewrite
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.store.update import replace_documents

KG = make_graph()
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


def rows(sparql: str, **options: float) -> list[tuple[str, ...]]:
    """The rows of a SELECT as people read them."""
    result = run_query(KG, sparql, **options)
    assert isinstance(result, Table)
    return [tuple(map(short, row)) for row in result]


def test_the_prefixes_of_the_project_are_bound() -> None:
    """The query of the README just works."""
    assert rows("SELECT ?s ?o { ?s rel:supplies-arms-to ?o }") == [("actor:PRK", "actor:RUS")]


def test_a_query_may_declare_a_prefix_of_its_own() -> None:
    """Even one of ours, for something else."""
    sparql = "PREFIX rel: <http://other/> SELECT ?s ?o { ?s rel:supplies-arms-to ?o }"
    assert rows(sparql) == []
    assert rows("PREFIX x: <https://w3id.org/graphkit/relation/> SELECT ?o { ?s x:rejects ?o }") == [
        ("actor:JPN",)
    ]


def test_queries_see_all_graphs_and_each_triple_once() -> None:
    """Claims, actors, propositions, edges, inferences and the ontology together."""
    sparql = """
        SELECT (COUNT(*) AS ?n) {
            ?claim gk:relation rel:supplies-arms-to ; gk:subjectPolity ?s ; gk:proposition ?p .
            ?p gk:status "contested" .
            ?s rel:provides-military-aid-to ?o ; skos:prefLabel "North Korea"@en .
            rel:supplies-arms-to gk:quadClass 2
        }"""
    assert rows(sparql) == [("1",)]
    assert rows("SELECT (COUNT(*) AS ?n) { actor:KOR rel:allied-with ?o }") == [("1",)]


def test_a_graph_can_be_named() -> None:
    """What nobody disputes, or what one document holds."""
    assert rows("SELECT ?o { GRAPH graph:undisputed { actor:PRK ?r ?o } }") == [("actor:RUS",)]
    assert rows("SELECT (COUNT(*) AS ?n) { GRAPH doc:warta-2 { ?c a gk:Claim } }") == [("4",)]


def test_ask_construct_and_describe() -> None:
    """Each with its own sort of result."""
    assert run_query(KG, "ASK { actor:JPN rel:sanctions actor:PRK }") == Answer(True)
    made = run_query(KG, "CONSTRUCT { ?o <http://x/by> ?s } { ?s rel:condemns ?o }")
    assert isinstance(made, Triples)
    assert [short(triple.object) for triple in made] == ["actor:JPN"]
    described = run_query(KG, "DESCRIBE actor:IND")
    assert isinstance(described, Triples)
    assert {short(triple.subject) for triple in described} == {"actor:IND"}


def test_a_table_has_terms_and_gaps() -> None:
    """Unbound is None; names of variables come without the mark."""
    result = run_query(KG, "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) (actor:PRK 'x') } }")
    assert isinstance(result, Table)
    assert result.variables == ("a", "b")
    assert [row[1] for row in result] == [None, Literal("x")]


def test_rows_are_computed_as_they_are_read() -> None:
    """The first of endlessly many is there at once."""
    result = run_query(KG, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }")
    assert isinstance(result, Table)
    assert len(next(iter(result))) == 15


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        (
            "SELECT ?x {\n  ?x foo:bar 1 }",
            r"line 2, column \d+: unknown prefix in 'foo:bar'; declare it .* gk: rel:",
        ),
        ("SELECT * { ?s ?p 'Türkiye é' é }", "line 1, column 30: no SPARQL near 'é'"),
        ("SELECT ?s\n{ ?s ?p ?o", "line 2, column 11: no SPARQL near the end; look for a missing brace"),
        ("", "line 1, column 1: this begins no query; begin with SELECT, ASK, CONSTRUCT, DESCRIBE or PREFIX"),
        ("SELEKT * {}", "line 1, column 1: this begins no query"),
        ("SELECT ?p (COUNT(?s) AS ?n) {?s ?p ?o}", "SELECT has a variable .*; name it in GROUP BY"),
    ],
)
def test_a_mistake_is_shown_at_its_own_line(sparql: str, message: str) -> None:
    """As the user wrote it, with characters counted and not bytes."""
    with pytest.raises(QueryError, match=message):
        run_query(KG, sparql)


def test_a_mistake_in_a_file_names_the_file(tmp_path: Path) -> None:
    """In the form that editors jump to."""
    with pytest.raises(QueryError, match=r"^q\.rq:2: column \d+: no SPARQL near"):
        run_query(KG, "SELECT * {\n ?s ?p ?o FILTR(?o) }", path="q.rq")


FORBIDDEN = [
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "column 12: SERVICE is refused; ask only"),
    ("SELECT * { service SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", "column 12: SERVICE is refused"),
    ("SELECT * {# a\n SERVICE ?x { ?s ?p ?o } }", "line 2, column 2: SERVICE is refused"),
    ("SELECT * { { SELECT * { SERVICE <http://a/> {} } } }", "SERVICE is refused"),
    ("SELECT * { FILTER(?a<?b)SERVICE<http://a/>{ ?s ?p ?o } }", "SERVICE is refused"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "column 10: FROM is refused; open the file"),
    ("SELECT * FROM NAMED <FILE:///etc/passwd> { ?s ?p ?o }", "FROM is refused"),
    (
        "INSERT DATA { <http://a> <http://b> 1 }",
        "column 1: INSERT is refused; a graph is changed by building",
    ),
    (
        "PREFIX a: <http://a/>\nBASE <http://b/>\nDELETE WHERE { ?s ?p ?o }",
        "line 3, column 1: DELETE is refused",
    ),
    ("load <http://127.0.0.1:9/a.ttl>", "LOAD is refused"),
    ("WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH is refused"),
    ("CLEAR ALL", "CLEAR is refused"),
    ("DROP GRAPH graph:edges", "DROP is refused"),
]


@pytest.mark.parametrize(("sparql", "message"), FORBIDDEN)
def test_what_fetches_or_changes_is_refused(sparql: str, message: str) -> None:
    """The engine itself would fetch it."""
    with pytest.raises(QueryError, match=message):
        run_query(KG, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p 'SERVICE <http://a/> {' }",
        'SELECT * { ?s ?p """LOAD "" <file:///a>\n SERVICE""" }',
        "SELECT * { ?s ?p <http://a/SERVICE> } # SERVICE <http://a/> {}",
        "# LOAD <file:///a>\nSELECT * { ?service ?from $load FILTER(false) }",
        "PREFIX service: <http://a/> SELECT * { ?s service:service service:load }",
        "SELECT * FROM graph:edges FROM NAMED <https://w3id.org/graphkit/graph/x> { ?s ?p 'it\\'s SERVICE' }",
    ],
)
def test_words_in_strings_addresses_and_comments_are_no_commands(sparql: str) -> None:
    """A query about services is no service call."""
    assert rows(sparql) == []


def test_an_escaped_keyword_does_not_slip_through() -> None:
    """Neither we nor the engine take it for the keyword."""
    with pytest.raises(QueryError, match="no SPARQL near"):
        run_query(KG, r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> {?s ?p ?o} }")


@settings(deadline=None)
@given(st.text())
def test_any_text_is_cut_into_tokens_that_it_holds(text: str) -> None:
    """Nothing is lost but comments and white space, nothing is made up."""
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    """No other exception reaches the user."""
    with suppress(QueryError):
        run_query(make_empty(), text)


def make_empty() -> KnowledgeGraph:
    """A graph without anything in it."""
    return KnowledgeGraph(Store())


def test_within_its_time_a_query_gives_the_same(tmp_path: Path) -> None:
    """In a process of its own; all three sorts of result come back."""
    sparql = "SELECT ?s ?r ?o { ?s ?r ?o FILTER(STRSTARTS(STR(?r), STR(rel:))) }"
    assert sorted(rows(sparql, timeout=60)) == sorted(rows(sparql))
    assert run_query(KG, "ASK { actor:JPN rel:sanctions actor:PRK }", timeout=60) == Answer(True)
    described = run_query(KG, "DESCRIBE actor:IND", timeout=60)
    assert isinstance(described, Triples)
    assert NamedNode("https://w3id.org/graphkit/actor/IND") in {triple.subject for triple in described}


def test_a_query_that_takes_too_long_is_stopped() -> None:
    """With the limit in the message."""
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds; narrow the query"):
        run_query(KG, ENDLESS, timeout=0.5)


def test_a_store_on_disk_is_opened_by_the_other_process(tmp_path: Path) -> None:
    """Nothing is copied."""
    rewrite(tmp_path / "store", lambda store: replace_documents(store, EXTRACTIONS, ONTOLOGY))
    result = run_query(open_kg(tmp_path), "SELECT ?o { actor:JPN rel:sanctions ?o }", timeout=60)
    assert isinstance(result, Table)
    assert [short(row[0]) for row in result] == ["actor:PRK"]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * " + "{" * 100_000 + "}" * 100_000,
        "SELECT * { FILTER(" + "!" * 100_000 + "?x) }",
        "SELECT * {" + " UNION ".join(["{ ?a ?b ?c }"] * 20_000) + "}",
    ],
)
def test_a_monster_is_refused_before_the_engine_sees_it(sparql: str) -> None:
    """Its stack would overflow, and take the whole process along."""
    with pytest.raises(QueryError, match="more than 5000 brackets and signs; ask in several queries"):
        run_query(KG, sparql)


def test_a_long_list_of_values_is_no_monster() -> None:
    """Thousands of ids are a fair question."""
    ids = " ".join(f"actor:A{number}" for number in range(10_000))
    assert rows(f"SELECT ?s {{ VALUES ?s {{ {ids} actor:PRK }} ?s rel:supplies-arms-to ?o }}") == [
        ("actor:PRK",)
    ]


def test_a_mistake_within_a_time_limit_has_the_same_message() -> None:
    """Though another process found it; refusals need none."""
    with pytest.raises(QueryError, match="line 1, column 9: no SPARQL near the end"):
        run_query(KG, "SELECT *", timeout=60)
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run_query(KG, "SELECT * { SERVICE <http://a/> {} }", timeout=60)


def test_a_store_that_vanished_is_a_store_error(tmp_path: Path) -> None:
    """Told in one line by the process that missed it."""
    kg = KnowledgeGraph(KG.store, "output", tmp_path / "gone")
    tmp_path.joinpath("gone").mkdir()
    with pytest.raises(StoreError, match=r"output: the query failed: .*no graph here"):
        run_query(kg, "SELECT * { ?s ?p ?o }", timeout=60)
