"""Results as tables, CSV, TSV, JSON and Turtle, each read back by an independent reader."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from graph_samples import make_graph
from pyoxigraph import BlankNode, Literal, NamedNode

from graphkit.errors import QueryError
from graphkit.query.run import run_query
from graphkit.query.show import RESULT_FORMATS, aligned, short, write_result

KG = make_graph()
SELECT = """SELECT ?s ?label ?n { VALUES (?s ?label ?n) {
    (actor:PRK "North Korea"@en 1) (<http://a/b> "a, \\"b\\"\\tc" UNDEF) } }"""


def shown(sparql: str, form: str | None = None, width: int | None = None) -> str:
    """What is written."""
    out = io.BytesIO()
    write_result(run_query(KG, sparql), form, out, width=width)
    return out.getvalue().decode()


def test_a_table_has_prefixed_names_in_aligned_columns() -> None:
    """For people; nothing after the last column."""
    assert shown(SELECT) == (
        "s             label        n\n"
        "------------  -----------  -\n"
        "actor:PRK     North Korea  1\n"
        '<http://a/b>  a, "b" c\n'
    )


def test_a_table_without_rows_has_its_header() -> None:
    """One sees what was asked for."""
    assert shown("SELECT ?a ?b { FILTER(false) }") == "a  b\n-  -\n"


def test_a_table_fits_the_terminal_by_cutting_its_widest_columns() -> None:
    """Narrow ones stay whole; without a terminal nothing is cut."""
    sparql = 'SELECT ?a ?b { VALUES (?a ?b) { ("short" "a sentence that is much too long for the line") } }'
    cut = shown(sparql, "table", width=30).splitlines()
    assert cut[2] == "short  a sentence that is muc…"
    assert max(map(len, cut)) <= 30
    assert "too long for the line" in shown(sparql, "table")


def test_columns_have_a_least_width() -> None:
    """A terminal can be too narrow for any table."""
    assert shown('SELECT ?a { VALUES ?a { "ABCDEFGHIJKL" } }', "table", width=1).splitlines()[2] == "ABCDEFG…"


def test_wide_characters_take_two_columns() -> None:
    """Chinese and Korean names stay aligned, cut or not."""
    lines = list(aligned([["name", "id"], ["北朝鮮", "PRK"], ["Rusia", "RUS"]]))
    assert lines == ["name    id", "------  ---", "北朝鮮  PRK", "Rusia   RUS"]
    assert list(aligned([["a"], ["北朝鮮民主主義人民共和国"]], 8))[2] == "北朝鮮…"


def test_csv_and_tsv_are_those_of_sparql() -> None:
    """CSV has bare values, TSV has terms."""
    rows = list(csv.reader(io.StringIO(shown(SELECT, "csv"), newline="")))
    assert rows == [
        ["s", "label", "n"],
        ["https://w3id.org/graphkit/actor/PRK", "North Korea", "1"],
        ["http://a/b", 'a, "b"\tc', ""],
    ]
    assert shown(SELECT, "tsv").splitlines()[1:] == [
        '<https://w3id.org/graphkit/actor/PRK>\t"North Korea"@en\t1',
        '<http://a/b>\t"a, \\"b\\"\\tc"\t',
    ]


def test_json_is_that_of_sparql() -> None:
    """With types and languages; a gap is left out."""
    first, second = json.loads(shown(SELECT, "json"))["results"]["bindings"]
    assert first["label"] == {"type": "literal", "value": "North Korea", "xml:lang": "en"}
    assert second == {
        "s": {"type": "uri", "value": "http://a/b"},
        "label": {"type": "literal", "value": 'a, "b"\tc'},
    }


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (None, "true\n"),
        ("table", "true\n"),
        ("csv", "true\n"),
        ("tsv", "true\n"),
        ("json", '{"head":{},"boolean":true}\n'),
    ],
)
def test_an_answer_is_one_word(form: str | None, text: str) -> None:
    """Or the standard's JSON."""
    assert shown("ASK { actor:JPN rel:sanctions actor:PRK }", form) == text


def test_triples_are_turtle_by_default() -> None:
    """Sorted, with our prefixes, and readable by rdflib."""
    turtle = shown("CONSTRUCT { ?s rel:sanctions ?o } { ?s rel:sanctions ?o }")
    assert "actor:JPN rel:sanctions actor:PRK ." in turtle
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 1
    assert shown("DESCRIBE actor:PRK") == shown("DESCRIBE actor:PRK", "ttl")


def test_triples_are_a_table_too() -> None:
    """Three columns."""
    lines = shown("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?p = rel:rejects) }", "table").splitlines()
    assert lines[0].split() == ["subject", "predicate", "object"]
    assert lines[2].split() == ["actor:CHN", "rel:rejects", "actor:JPN"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_triples_have_no_result_format(form: str) -> None:
    """The message says which they have."""
    with pytest.raises(QueryError, match="triples have no such format; print them with -t ttl or -t table"):
        shown("DESCRIBE actor:PRK", form)


def test_rows_are_no_turtle() -> None:
    """Nor is an answer."""
    for sparql in (SELECT, "ASK {}"):
        with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE give triples"):
            shown(sparql, "ttl")


def test_an_unknown_format_lists_the_known_ones() -> None:
    """As the command line does."""
    with pytest.raises(QueryError, match=f"no format 'xls'; choose one of {' '.join(RESULT_FORMATS)}"):
        shown(SELECT, "xls")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (NamedNode("https://w3id.org/graphkit/ontology#Claim"), "gk:Claim"),
        (NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), "rdf:type"),
        (NamedNode("https://w3id.org/graphkit/actor/a/b"), "<https://w3id.org/graphkit/actor/a/b>"),
        (NamedNode("https://w3id.org/graphkit/actor/"), "actor:"),
        (Literal(3), "3"),
        (Literal("two\nlines"), "two lines"),
        (BlankNode("x"), "_:x"),
        (None, ""),
    ],
)
def test_terms_are_shown_short(term: NamedNode | Literal | BlankNode | None, text: str) -> None:
    """But never so that they say something else."""
    assert short(term) == text
