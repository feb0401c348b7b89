"""Queries in processes of their own: what they answer, and that each limit holds."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from conftest import Run
from graph_samples import EXTRACTIONS, ONTOLOGY, make_extraction, make_graph
from pyoxigraph import Quad, QueryResultsFormat, QuerySolutions, Store, parse_query_results

from graphkit.errors import LimitError, QueryError, StoreError
from graphkit.model import Document
from graphkit.query.pool import Graphs, Limits, QueryPool, Stream
from graphkit.query.run import Table, Triples, run_query
from graphkit.store.disk import rewrite
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.store.update import replace_documents

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
GREEDY = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
ONE = "SELECT ?o { actor:JPN rel:sanctions ?o }"


@pytest.fixture(scope="module")
def pool() -> Iterator[QueryPool]:
    """One process over the sample graph."""
    with QueryPool(make_graph(), workers=1, limits=Limits(seconds=60)) as pool:
        yield pool


def text(stream: Stream) -> str:
    """All of an answer."""
    return b"".join(stream).decode()


def count(pool: QueryPool, kind: str) -> int:
    """How many nodes of a class the pool sees."""
    found = json.loads(text(pool.run(f"SELECT (COUNT(?x) AS ?n) {{ ?x a gk:{kind} }}")))
    return int(found["results"]["bindings"][0]["n"]["value"])


def process(pool: QueryPool) -> int:
    """The id of the process that answers now."""
    stream = pool.run(ONE)
    list(stream)
    return stream.worker.process.pid


def test_rows_come_in_each_of_the_four_formats(pool: QueryPool) -> None:
    """With the media type that a browser or a library is told."""
    iri = "https://w3id.org/graphkit/actor/PRK"
    answers = {form: pool.run(ONE, results=form) for form in ("csv",)}
    assert text(answers["csv"]).split() == ["o", iri]
    for form, media in (("json", "sparql-results+json"), ("xml", "sparql-results+xml"), ("tsv", "values")):
        stream = pool.run(ONE, results=form)
        assert stream.kind == "results"
        assert media in stream.media_type
        found = parse_query_results(text(stream), QueryResultsFormat.from_media_type(stream.media_type))
        assert isinstance(found, QuerySolutions)
        assert [row[0].value for row in found] == [iri]


def test_triples_come_in_each_format_with_our_prefixes(pool: QueryPool) -> None:
    """Read back by rdflib; JSON-LD by the json that it is."""
    for form, name in (("ttl", "turtle"), ("nt", "nt"), ("xml", "xml")):
        stream = pool.run("CONSTRUCT WHERE { ?s rel:sanctions ?o }", triples=form)
        assert stream.kind == "triples"
        read = rdflib.Graph().parse(data=text(stream), format=name)
        assert [str(o) for o in read.objects()] == ["https://w3id.org/graphkit/actor/PRK"]
    linked = pool.run("CONSTRUCT WHERE { ?s rel:sanctions ?o }", triples="jsonld")
    assert linked.media_type == "application/ld+json"
    assert "actor/PRK" in json.dumps(json.loads(text(linked)))
    assert "rel:sanctions" in text(pool.run("CONSTRUCT WHERE { ?s rel:sanctions ?o }"))


def test_a_yes_is_a_result(pool: QueryPool) -> None:
    """As the standard writes it."""
    assert json.loads(text(pool.run("ASK { actor:JPN rel:sanctions actor:PRK }")))["boolean"] is True


def test_one_process_answers_one_query_after_the_other(pool: QueryPool) -> None:
    """Starting one for each would cost the user a quarter of a second a query."""
    assert process(pool) == process(pool)


def test_a_mistake_is_told_at_its_place_and_costs_no_process(pool: QueryPool) -> None:
    """The same words as without a pool."""
    before = process(pool)
    with pytest.raises(QueryError, match="line 1, column 9: no SPARQL near the end"):
        pool.run("SELECT *")
    with pytest.raises(QueryError, match="SERVICE is refused"):
        pool.run("SELECT * { SERVICE <http://a/> {} }")
    assert process(pool) == before


def test_a_query_is_killed_at_its_time(pool: QueryPool) -> None:
    """It would run for ever; the next one is answered by a new process."""
    before = process(pool)
    with pytest.raises(QueryError, match=r"stopped after 0\.3 seconds; narrow the query.*more time"):
        list(pool.run(ENDLESS, limits=Limits(seconds=0.3)))
    assert not alive(before)
    assert process(pool) != before


def test_a_query_is_killed_at_its_memory(pool: QueryPool) -> None:
    """Long before the machine swaps."""
    before = process(pool)
    with pytest.raises(QueryError, match=r"stopped at 64 megabytes; narrow the query.*more memory"):
        list(pool.run(GREEDY, limits=Limits(seconds=60, megabytes=64)))
    assert not alive(before)


def alive(process: int) -> bool:
    """Whether a process is there."""
    return Path(f"/proc/{process}").exists()


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_beyond_the_limit_are_left_off(pool: QueryPool, form: str) -> None:
    """What comes is whole in its format, and the stream says that there is more."""
    stream = pool.run("SELECT ?c ?q { ?c gk:quote ?q } ORDER BY ?c", results=form, limits=Limits(rows=3))
    answer = text(stream)
    assert (stream.rows, stream.is_cut) == (3, True)
    assert answer.count("/claim/") == 3
    whole = pool.run("SELECT ?c ?q { ?c gk:quote ?q } ORDER BY ?c", results=form, limits=Limits(rows=13))
    assert text(whole).count("/claim/") == 13
    assert (whole.rows, whole.is_cut) == (13, False)


def test_cut_rows_keep_their_terms(pool: QueryPool) -> None:
    """Languages, types, gaps, tabs and line ends."""
    values = '("a\\tb\\n\\"c\\""@en 1.50) (UNDEF "2024-01-02"^^xsd:date) (<http://a/?x=1&y=2> true)'
    sparql = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}"
    cut = json.loads(text(pool.run(sparql, limits=Limits(rows=9))))
    assert cut == json.loads(text(pool.run(sparql)))


def test_triples_beyond_the_limit_are_left_off(pool: QueryPool) -> None:
    """As rows are."""
    stream = pool.run("CONSTRUCT { ?s a ?o } { ?s a ?o }", triples="nt", limits=Limits(rows=5))
    assert len(text(stream).splitlines()) == 5
    assert stream.is_cut


def test_an_endless_answer_is_there_from_its_first_rows(pool: QueryPool) -> None:
    """Nothing is collected; who stops reading stops the query."""
    stream = pool.run("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", results="csv")
    first = next(iter(stream))
    assert first.startswith(b"a,b,c,d")
    worker = stream.worker.process.pid
    stream.close()
    assert not alive(worker)
    assert count(pool, "Claim") == 13


def test_several_threads_share_the_processes() -> None:
    """Each gets its own answer."""
    found: list[int] = []
    with QueryPool(make_graph(), workers=2, limits=Limits(seconds=60)) as pool:
        threads = [threading.Thread(target=lambda: found.append(count(pool, "Claim"))) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [13] * 5


def test_who_finds_all_processes_at_work_is_told_so(pool: QueryPool) -> None:
    """After the time that a query may take."""
    with pytest.raises(QueryError, match=r"1 other queries have been running for 0\.1 seconds; try again"):
        hold(pool)
    assert count(pool, "Document") == 3


def hold(pool: QueryPool) -> None:
    """Asks while the only process is taken."""
    stream = pool.run("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    try:
        pool.run(ONE, limits=Limits(seconds=0.1))
    finally:
        stream.close()


def test_a_pool_sees_the_graph_as_it_was_until_it_is_renewed(tmp_path: Path) -> None:
    """A build beside it does not disturb; afterwards the server asks for the new state."""
    put(tmp_path, EXTRACTIONS)
    with QueryPool(open_kg(tmp_path), workers=1) as pool:
        assert count(pool, "Document") == 3
        put(tmp_path, [make_extraction(Document("new", "Nothing happened.", language="en"))])
        assert count(pool, "Document") == 3
        pool.renew()
        assert count(pool, "Document") == 4


def put(folder: Path, extractions: object) -> None:
    """Documents into a store on disk."""
    rewrite(folder / "store", lambda store: replace_documents(store, extractions, ONTOLOGY))


def test_closing_ends_every_process() -> None:
    """None is left behind when the server stops."""
    pool = QueryPool(make_graph(), workers=1)
    worker = process(pool)
    assert alive(worker)
    pool.close()
    assert not alive(worker)


def test_a_process_that_dies_is_told_in_one_line_and_replaced(pool: QueryPool) -> None:
    """Somebody killed it, or the engine crashed."""
    stream = pool.run("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    os.kill(stream.worker.process.pid, 9)
    with pytest.raises(StoreError, match="the query failed: exit -9"):
        list(stream)
    assert count(pool, "Document") == 3


def test_a_store_that_vanished_is_a_store_error(tmp_path: Path) -> None:
    """In the words of the process that missed it."""
    (tmp_path / "gone").mkdir()
    kg = KnowledgeGraph(Store(), "output", tmp_path / "gone")
    with (
        QueryPool(kg) as pool,
        pytest.raises(StoreError, match=r"output: the query failed: .*no graph here"),
    ):
        pool.run(ONE)


def test_run_query_reads_rows_as_the_process_finds_them() -> None:
    """The first of endlessly many is there before the time is over; then the limit ends it."""
    result = run_query(
        make_graph(), "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", limits=Limits(seconds=60)
    )
    assert isinstance(result, Table)
    assert len(next(iter(result))) == 12
    stopped = run_query(make_graph(), "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=1)
    assert isinstance(stopped, Triples)
    with pytest.raises(QueryError, match="stopped after 1 seconds"):
        sum(1 for _ in stopped)


def test_run_query_has_a_memory_limit() -> None:
    """Of so many megabytes."""
    with pytest.raises(QueryError, match="stopped at 64 megabytes"):
        run_query(make_graph(), GREEDY, limits=Limits(megabytes=64))


def test_a_graph_in_memory_is_whole_in_the_process() -> None:
    """Named graphs and all."""
    kg = make_graph()
    quads = sum(1 for _ in kg.store.quads_for_pattern(None, None, None, None))
    result = run_query(kg, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", timeout=60)
    assert isinstance(result, Table)
    assert [row[0].value for row in result] == [str(quads)]
    assert isinstance(next(iter(kg.store.quads_for_pattern(None, None, None, None))), Quad)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["query", ENDLESS, "--timeout", "0.5"], "stopped after 0.5 seconds"),
        (["query", GREEDY, "--memory", "48"], "stopped at 48 megabytes"),
        (["query", "SELECT * FROM <http://a/> {}"], "FROM is refused"),
    ],
)
def test_the_command_line_has_the_limits(options: list[str], words: str, sample: Path, call: Run) -> None:
    """One line on stderr, exit code 1, nothing on stdout."""
    command, *rest = options
    done = call(command, str(sample), *rest)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert words in done.stderr


def test_a_saved_query_takes_limits_and_answers_within_them(sample: Path, call: Run) -> None:
    """The same rows from a process of its own as without one."""
    question = ("ask", str(sample), "between", "--a", "PRK", "--b", "RUS")
    limited = call(*question, "--timeout", "60", "--memory", "500")
    assert (limited.returncode, limited.stdout) == (0, call(*question).stdout)
    assert limited.stdout


def test_the_command_line_allows_an_address_by_name(sample: Path, call: Run) -> None:
    """That one alone."""
    done = call("query", str(sample), "SELECT ?s FROM <http://a/> { ?s ?p ?o }", "--allow", "http://a/")
    assert (done.returncode, done.stdout.splitlines()[0].split()) == (0, ["s"])
    assert call("query", str(sample), "SELECT * FROM <http://a/> {}", "--allow", "http://b/").returncode == 1


def test_within_its_limits_a_saved_query_prints_the_same(sample: Path, call: Run) -> None:
    """Though another process answered it."""
    plain = call("ask", str(sample), "arms", "-t", "csv")
    assert call("ask", str(sample), "arms", "-t", "csv", "--memory", "500").stdout == plain.stdout
    assert "supplies-arms-to" in plain.stdout


def numbers(pool: QueryPool, sparql: str, graphs: Graphs | None = None) -> list[str]:
    """The cells of a result with one column."""
    return text(pool.run(sparql, results="csv", graphs=graphs)).split()[1:]


def test_a_query_sees_the_graphs_it_names_and_else_all(pool: QueryPool) -> None:
    """FROM narrows the answer, in a process of its own and in this one."""
    everything = "SELECT (COUNT(*) AS ?n) %s { ?s gk:status ?o }"
    assert numbers(pool, everything % "") == numbers(pool, everything % "FROM graph:propositions") != ["0"]
    narrowed = everything % "FROM graph:actors"
    assert numbers(pool, narrowed) == ["0"]
    here = run_query(make_graph(), narrowed)
    assert isinstance(here, Table)
    assert [row[0].value for row in here] == ["0"]  # type: ignore[union-attr]


def test_graphs_given_beside_a_query_go_before_its_own(pool: QueryPool) -> None:
    """As the SPARQL protocol has it; with default graphs alone GRAPH finds nothing."""
    actors = "https://w3id.org/graphkit/graph/actors"
    count_all = "SELECT (COUNT(*) AS ?n) FROM graph:propositions { ?s a gk:Actor }"
    assert numbers(pool, count_all) == ["0"]
    assert numbers(pool, count_all, Graphs(default=(actors,))) != ["0"]
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert numbers(pool, named, Graphs(default=(actors,))) == []
    assert numbers(pool, named, Graphs(named=(actors,))) == [actors]


def test_a_limit_is_told_apart_from_a_wrong_query(pool: QueryPool) -> None:
    """Who asks a server gets another status code for it."""
    with pytest.raises(LimitError, match="stopped after"):
        text(pool.run(ENDLESS, limits=Limits(seconds=0.5)))
    with pytest.raises(QueryError) as error:
        pool.run("SELECT")
    assert not isinstance(error.value, LimitError)
