"""Queries from the outside: saved ones with every parameter, what is refused, and how processes answer."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run
from graph_samples import make_graph
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import QueryError
from graphkit.query.frames import DATA, DONE, HEAD, RESULTS, SYNTAX, TRIPLES, receive, send
from graphkit.query.guard import names_graphs, refuse_forbidden
from graphkit.query.run import Answer, Table, Triples, run_query
from graphkit.query.saved import KINDS, bind, saved_queries, saved_query
from graphkit.query.tokens import tokens

KG = make_graph()
VALUES = {
    "actor": "Korea Utara",
    "relation": "opposes",
    "date": "2023-12-02",
    "month": "2023-11",
    "integer": "7",
    "string": "shells",
}
"""A value of each kind, as a person would type it."""


# ------------------------------------------------------------------ saved queries


def test_there_is_a_value_for_every_kind() -> None:
    """A new kind needs one above."""
    assert VALUES.keys() == KINDS.keys()


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_runs_with_all_its_parameters(name: str) -> None:
    """And with the required ones alone; the columns are the same."""
    saved = saved_query(name)
    required = {param.name: VALUES[param.kind] for param in saved.params if param.required}
    every = {param.name: VALUES[param.kind] for param in saved.params}
    heads = set()
    for values in (required, every):
        result = run_query(KG, bind(KG, saved, values))
        assert isinstance(result, Table)
        heads.add(result.variables)
        list(result)
    assert len(heads) == 1


@pytest.mark.parametrize("name", [name for name, saved in saved_queries().items() if saved.params])
def test_a_bound_query_keeps_its_lines(name: str) -> None:
    """So that an error is shown where it is in the file."""
    saved = saved_query(name)
    bound = bind(KG, saved, {param.name: VALUES[param.kind] for param in saved.params})
    assert bound.count("\n") == saved.text.count("\n")
    assert bound != saved.text


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_refuses_what_it_has_no_parameter_for(name: str, sample: Path, call: Run) -> None:
    """At the command line, in one line that names the query."""
    done = call("ask", str(sample), name, "--colour", "red")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"no parameter of {name} 'colour'" in done.stderr


@pytest.mark.parametrize("name", [n for n, q in saved_queries().items() if any(p.required for p in q.params)])
def test_every_saved_query_says_what_it_needs(name: str, sample: Path, call: Run) -> None:
    """The first missing value, with its kind and its meaning."""
    first = next(param for param in saved_query(name).params if param.required)
    done = call("ask", str(sample), name)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{name} needs a value for {first.name}; give --{first.name} {first.kind.upper()}" in done.stderr
    assert first.help in done.stderr


def test_the_list_says_what_is_required_and_what_is_not(sample: Path, call: Run) -> None:
    """So that nobody has to open the files."""
    text = call("ask", str(sample)).stdout
    assert "    --actor ACTOR  whose allies (required)" in text
    assert "    --days INTEGER  how long an answer may take (default 30)" in text
    assert "    --since DATE  first day (optional)" in text


def test_both_ways_to_write_a_parameter_are_one(sample: Path, call: Run) -> None:
    """With an equals sign, with a blank, and by any name of the actor."""
    answers = {
        call("ask", str(sample), "between", *words, "-t", "csv").stdout
        for words in (
            ["--a", "PRK", "--b", "RUS"],
            ["--a=PRK", "--b=RUS"],
            ["--b", "Rusia", "--a=North Korea"],
        )
    }
    assert len(answers) == 1
    assert "supplies-arms-to" in answers.pop()


# ------------------------------------------------------------------ tokens and what is refused


@pytest.mark.parametrize(
    ("sparql", "kinds"),
    [
        ("?a $b", "variable variable"),
        ("<http://a/#b> rel:visits :x a:", "iri name name name"),
        ("'it''s' \"a\\\"b\" '''x'y''' \"\"\"\n\"\"\"", "string string string string string"),
        ("SELECT @id # FROM <x>\n.", "word word other"),
        ("a<b && c>d", "word other word other other word other word"),
        ("1.5e3", "word other word"),
        ("", ""),
    ],
)
def test_a_text_is_cut_where_sparql_cuts_it(sparql: str, kinds: str) -> None:
    """Comments and white space are gone, strings stay whole."""
    assert " ".join(token.kind for token in tokens(sparql)) == kinds


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    """One after the other, never over each other."""
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


@pytest.mark.parametrize(
    "word", ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
def test_every_update_is_refused_in_any_case_and_after_any_prologue(word: str) -> None:
    """Before an engine sees it; as a name, a text or a variable it is none."""
    for text in (word, word.lower(), f"BASE <http://a/> PREFIX a: <http://a/#> # c\n {word.title()}"):
        with pytest.raises(QueryError, match=f"{word} is refused; a graph is changed by building it"):
            refuse_forbidden(f"{text} DATA {{ }}")
    refuse_forbidden(f"SELECT ?{word} {{ ?{word} ?p '{word}' }}")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://a/> { } }",
        "SELECT * { SERVICE SILENT <http://a/> { } }",
        "SELECT * { service ?where { } }",
        "PREFIX x: <http://a/> SELECT * { SERVICE x:y { } }",
        "SELECT * FROM <http://a/> { }",
        "SELECT * FROM NAMED <http://a/> { }",
        "PREFIX actor: <http://a/> SELECT * FROM actor:PRK { }",
    ],
)
def test_nothing_is_fetched_from_elsewhere(sparql: str) -> None:
    """Whichever way the address is written."""
    with pytest.raises(QueryError, match="is refused"):
        refuse_forbidden(sparql)


def test_an_allowed_address_is_that_one_alone() -> None:
    """Written whole or with a prefix; a longer one is another."""
    allowed = ["http://a/sparql"]
    refuse_forbidden("SELECT * { SERVICE <http://a/sparql> { } }", allowed=allowed)
    refuse_forbidden("PREFIX x: <http://a/> SELECT * { SERVICE x:sparql { } }", allowed=allowed)
    for other in ("http://a/sparql2", "http://a/", "https://a/sparql"):
        with pytest.raises(QueryError, match="SERVICE is refused"):
            refuse_forbidden(f"SELECT * {{ SERVICE <{other}> {{ }} }}", allowed=allowed)


def test_our_own_graphs_can_be_named() -> None:
    """They are no addresses to fetch."""
    for place in ("graph:undisputed", "doc:d1", "<https://w3id.org/graphkit/graph/actors>"):
        sparql = f"ASK FROM {place} {{ ?s ?p ?o }}"
        refuse_forbidden(sparql)
        assert names_graphs(sparql)
    assert not names_graphs("ASK { GRAPH graph:actors { ?from ?p 'FROM' } } # FROM")


@pytest.mark.parametrize(
    ("sparql", "sort"),
    [
        ("SELECT ?o { actor:JPN rel:sanctions ?o }", Table),
        ("ASK { actor:JPN rel:sanctions actor:PRK }", Answer),
        ("CONSTRUCT WHERE { ?s rel:sanctions ?o }", Triples),
        ("DESCRIBE actor:PRK", Triples),
    ],
)
def test_each_form_has_its_sort_of_result(sparql: str, sort: type) -> None:
    """In this process and in one of its own."""
    found = [run_query(KG, sparql), run_query(KG, sparql, timeout=60)]
    assert [type(result) for result in found] == [sort, sort]
    rows = [{result.value} if isinstance(result, Answer) else set(map(str, result)) for result in found]
    assert rows[0] == rows[1] != set()


# ------------------------------------------------------------------ how a process answers


@given(st.lists(st.tuples(st.sampled_from([HEAD, DATA, DONE, SYNTAX]), st.binary(max_size=50)), max_size=5))
def test_frames_come_as_they_were_sent(frames: list[tuple[bytes, bytes]]) -> None:
    """And two empty texts for ever after the last."""
    pipe = io.BytesIO()
    for kind, body in frames:
        send(pipe, kind, body)
    pipe.seek(0)
    assert [receive(pipe) for _ in range(len(frames) + 2)] == [*frames, (b"", b""), (b"", b"")]


@pytest.mark.parametrize("length", range(12))
def test_a_frame_that_breaks_off_is_none(length: int) -> None:
    """Wherever the process died in it: half of an answer is never taken for one."""
    pipe = io.BytesIO()
    send(pipe, DATA, b"1234567")
    assert receive(io.BytesIO(pipe.getvalue()[:length])) == (b"", b"")
    assert receive(io.BytesIO(pipe.getvalue())) == (DATA, b"1234567")


def answers(place: Path, *queries: str) -> list[tuple[bytes, bytes]]:
    """The frames of a process that is asked some queries in a row and then left."""
    defaults = {"results": "csv", "triples": "nt", "seconds": 60, "megabytes": 512, "rows": 0}
    lines = [
        json.dumps({"sparql": sparql, "graphs": None, "is_union": True, **defaults}) for sparql in queries
    ]
    done = subprocess.run(
        [sys.executable, "-m", "graphkit.query.worker", str(place)],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=True,
    )
    pipe, found = io.BytesIO(done.stdout), []
    while (frame := receive(pipe))[0]:
        found.append(frame)
    return found


def test_a_process_answers_in_frames_and_ends_with_its_questions(tmp_path: Path) -> None:
    """A mistake is one frame, and the next query is answered all the same."""
    (tmp_path / "graph.nq").write_text('<http://a/s> <http://a/p> "1" <http://a/g> .\n', encoding="utf-8")
    query, wrong, triples = "SELECT ?o { ?s ?p ?o }", "SELECT", "CONSTRUCT WHERE { ?s ?p ?o }"
    found = answers(tmp_path / "graph.nq", query, wrong, triples)
    assert [kind for kind, _ in found] == [HEAD, DATA, DONE, SYNTAX, HEAD, DATA, DONE]
    assert found[0][1] == b"results"
    assert found[1][1].split() == [b"o", b"1"]
    assert b"error at 1:" in found[3][1]
    assert found[5][1] == b'<http://a/s> <http://a/p> "1" .\n'
    assert (RESULTS["csv"].media_type, TRIPLES["nt"].media_type) == (
        "text/csv; charset=utf-8",
        "application/n-triples",
    )
