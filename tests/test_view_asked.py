"""The edges of a query become a picture, with the claims behind them."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

import pytest
from conftest import Run
from graph_samples import ONTOLOGY, make_graph

from graphkit.errors import QueryError
from graphkit.query.run import run_query
from graphkit.view.asked import Asked, asked
from graphkit.view.select import Selection
from graphkit.view.write import view_of, write_view

KG = make_graph()


def of(sparql: str) -> Asked:
    """What stands behind the edges of a query over the sample."""
    return asked(run_query(KG, sparql), KG.propositions(), ONTOLOGY)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?p ?o { VALUES ?p { rel:supplies-arms-to } ?s ?p ?o }",
        "SELECT ?object ?extra ?relation ?subject "
        "{ VALUES ?relation { rel:supplies-arms-to } ?subject ?relation ?object . ?subject a ?extra }",
        "CONSTRUCT { ?s rel:supplies-arms-to ?o . ?s rdfs:label 'x' } { ?s rel:supplies-arms-to ?o }",
    ],
)
def test_an_edge_brings_its_proposition(sparql: str) -> None:
    """Whatever the form of the query and the order of its columns."""
    assert of(sparql).keys == {("PRK", "supplies-arms-to", "RUS")}


def test_an_entailed_edge_brings_what_entails_it() -> None:
    """Relations below it and the same from the other end, but nothing that is only planned or denied."""
    found = of("CONSTRUCT { ?s rel:cooperates-with ?o } { ?s rel:cooperates-with ?o }")
    assert ("PRK", "supplies-arms-to", "RUS") in found.keys
    assert ("USA", "visits", "IND") not in found.keys
    turned = of("CONSTRUCT { actor:RUS rel:receives-arms-from actor:PRK } {}")
    assert turned.keys == {("PRK", "supplies-arms-to", "RUS")}


def test_an_edge_asked_for_by_name_comes_whatever_its_status() -> None:
    """A denied proposition can be drawn too."""
    found = of("SELECT ?s ?p ?o { ?x a gk:Proposition; gk:subject ?s; gk:relation ?p; gk:object ?o }")
    assert ("RUS", "attacks", "group-hezbollah") in found.keys


def test_edges_without_claims_are_told() -> None:
    """And so are rows that are no edge between actors."""
    found = of("CONSTRUCT { actor:JPN rel:attacks actor:IND, actor:CHN . actor:JPN a gk:State } {}")
    assert found == Asked(frozenset(), (("JPN", "attacks", "CHN"), ("JPN", "attacks", "IND")), 1)
    assert of("CONSTRUCT { actor:JPN rel:no-such-thing actor:PRK } {}").unfounded


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?a ?b { ?a rel:visits ?b }", r"needs \?s \?p \?o or \?subject.*, not \?a \?b; name"),
        ("ASK { ?a ?b ?c }", "an ASK gives no edges; write a SELECT"),
        ("SELECT ?s ?p ?o { ?s ?p ?o FILTER(?p = rdfs:label) }", "no edge between actors"),
    ],
)
def test_another_query_is_refused(sparql: str, message: str) -> None:
    """In one line with what to write instead."""
    with pytest.raises(QueryError, match=message):
        of(sparql)


def test_the_page_has_the_claims_of_the_edges_alone() -> None:
    """So that the panel shows their sentences, the denials on related relations included."""
    keys = of("SELECT ?s ?p ?o { VALUES ?p { rel:supplies-arms-to } ?s ?p ?o }").keys
    view = view_of(KG, Selection(keys=keys))
    assert [(edge.source, edge.target) for edge in view.edges] == [("PRK", "RUS")]
    assert {claim.relation for claim in view.claims} == {"supplies-arms-to"}
    assert view_of(KG, Selection(keys=frozenset())).edges == ()


def drawn_first(path: Path) -> list[bool]:
    """Of each actor of a page, whether it is there when the page opens."""
    data = path.read_text("utf-8").partition('id="data">')[2].partition("<")[0]
    return [node["core"] for node in json.loads(gzip.decompress(base64.b64decode(data)))["nodes"]]


def test_at_most_so_many_actors_are_drawn_at_once(tmp_path: Path) -> None:
    """The others are in the page, a click away."""
    write_view(KG, tmp_path / "few.html", most=3)
    write_view(KG, tmp_path / "all.html")
    few, everyone = (drawn_first(tmp_path / f"{name}.html") for name in ("few", "all"))
    assert (sum(few), len(few)) == (3, len(everyone))
    assert all(everyone)


# ------------------------------------------------------------------ the command


def test_view_of_a_query(sample: Path, tmp_path: Path, call: Run) -> None:
    """A file with a query gives a page; a wrong one is a single line on stderr."""
    (tmp_path / "arms.rq").write_text(
        "CONSTRUCT { ?s rel:supplies-arms-to ?o } { ?s rel:supplies-arms-to ?o }"
    )
    done = call("view", str(sample), "--query", "arms.rq", "-o", "arms.html")
    assert (done.returncode, done.stderr) == (0, "wrote arms.html\n")
    (tmp_path / "bad.rq").write_text("SELECT ?who { ?who rel:visits actor:KOR }")
    done = call("view", str(sample), "--query", "bad.rq", "-o", "bad.html")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "bad.html").exists()


def test_view_of_a_query_tells_what_it_leaves_out(sample: Path, tmp_path: Path, call: Run) -> None:
    """An edge that the query made up has no sentence to show."""
    made_up = "CONSTRUCT { actor:NOR rel:attacks actor:PSE . ?s rel:recognizes ?o } { ?s rel:recognizes ?o }"
    (tmp_path / "mixed.rq").write_text(made_up)
    done = call("view", str(sample), "--query", "mixed.rq")
    assert "left out: 1 edge without a claim\n" in done.stderr
    (tmp_path / "none.rq").write_text("CONSTRUCT { actor:NOR rel:attacks actor:PSE } {}")
    done = call("view", str(sample), "--query", "none.rq")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_view_of_a_pair(sample: Path, call: Run) -> None:
    """Two names with a comma between them; anything else is a wrong use."""
    done = call("view", str(sample), "--pair", "USA, Korea Utara", "--from", "2022", "--to", "2024-12-31")
    assert (done.returncode, done.stderr) == (0, "wrote graph.html\n")
    assert call("view", str(sample), "--pair", "USA").returncode == 2
    assert "did you mean" in call("view", str(sample), "--pair", "USA,Jappan").stderr


def test_a_month_of_the_view_is_whole(sample: Path, tmp_path: Path, call: Run) -> None:
    """Its last day is in it; what is no date is a single line on stderr."""
    for end in ("2024-06", "2024-06-30"):
        assert call("view", str(sample), "--to", end, "-o", f"{end}.html").returncode == 0
    assert (tmp_path / "2024-06.html").read_bytes() == (tmp_path / "2024-06-30.html").read_bytes()
    done = call("view", str(sample), "--from", "last week")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_view_by_family_and_language(sample: Path, tmp_path: Path, call: Run) -> None:
    """Each filter leaves less than there is."""
    sizes = []
    for filters in ([], ["--family", "material-conflict"], ["--lang", "id", "--family", "material-conflict"]):
        assert call("view", str(sample), *filters).returncode == 0
        sizes.append((tmp_path / "graph.html").stat().st_size)
    assert sizes[0] > sizes[1] > sizes[2]
