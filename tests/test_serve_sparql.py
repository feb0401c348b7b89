"""The SPARQL endpoint of the site, asked by real clients over HTTP."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from site_pages import Running, running
from SPARQLWrapper import JSON, POST, TURTLE, XML, SPARQLWrapper

pytest_plugins = ["site_pages"]
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

ARMS = "SELECT ?o { actor:PRK rel:supplies-arms-to ?o }"
RUSSIA = "https://w3id.org/graphkit/actor/RUS"
EDGES = "CONSTRUCT { ?s rel:supplies-arms-to ?o } WHERE { ?s rel:supplies-arms-to ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ACTORS = "https://w3id.org/graphkit/graph/actors"
PROPOSITIONS = "https://w3id.org/graphkit/graph/propositions"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ],
)
def test_rows_come_in_the_format_that_is_asked_for(site: Running, accept: str, media: str) -> None:
    """By the Accept header, with its weights."""
    answer = site.ask(ARMS, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert RUSSIA in answer.text


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_triples_come_in_the_format_that_is_asked_for(site: Running, accept: str, parser: str) -> None:
    """Each can be read by another library."""
    answer = site.ask(EDGES, accept)
    assert answer.headers["content-type"].startswith(accept)
    graph = rdflib.Graph().parse(data=answer.text, format=parser)
    assert rdflib.URIRef(RUSSIA) in set(graph.objects())


def test_yes_and_no_are_json_and_xml(site: Running) -> None:
    """The answer to ASK."""
    assert site.ask("ASK { actor:PRK rel:supplies-arms-to actor:RUS }", "application/json").json()["boolean"]
    answer = ET.fromstring(site.ask("ASK { actor:PRK rel:x ?o }", "application/sparql-results+xml").text)
    assert [part.text for part in answer.iter() if part.tag.endswith("boolean")] == ["false"]


def test_a_format_that_there_is_not_is_refused(site: Running) -> None:
    """406, and the message lists what there is."""
    answer = site.ask(EDGES, "text/csv")
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


@pytest.mark.parametrize(
    "request_",
    [
        {"data": {"query": ARMS}},
        {"content": ARMS, "headers": {"content-type": "application/sparql-query; charset=UTF-8"}},
    ],
    ids=["form", "query"],
)
def test_a_query_can_be_posted(site: Running, request_: dict[str, object]) -> None:
    """As a form or as it is."""
    answer = site.client.post("/sparql", **request_)  # type: ignore[arg-type]
    assert answer.json()["results"]["bindings"][0]["o"]["value"] == RUSSIA


def test_graphs_beside_the_query_go_before_its_own(site: Running) -> None:
    """default-graph-uri and named-graph-uri, in the address and in a form."""
    count = "SELECT (COUNT(*) AS ?n) { ?s a gk:Proposition }"
    assert site.ask(count).text.split()[1] != "0"
    assert site.ask(count, **{"default-graph-uri": ACTORS}).text.split() == ["n", "0"]
    both = {"query": count, "default-graph-uri": [ACTORS, PROPOSITIONS]}
    answer = site.client.post("/sparql", data=both, headers={"accept": "text/csv"})
    assert answer.text == site.ask(count).text
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert site.ask(named, **{"named-graph-uri": ACTORS}).text.split() == ["g", ACTORS]


@pytest.mark.parametrize(
    ("method", "more", "code"),
    [
        ("GET", {"params": {"query": "SELECT"}}, 400),
        ("GET", {"params": {"x": "1"}}, 400),
        ("GET", {"params": [("query", ARMS), ("query", ARMS)]}, 400),
        ("POST", {"data": {"x": "1"}}, 400),
        ("POST", {"content": b"\xff", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", {"content": b"x" * (1 << 21), "headers": {"content-type": "application/sparql-query"}}, 413),
        ("POST", {"content": ARMS, "headers": {"content-type": "text/plain"}}, 415),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403),
        ("PUT", {"content": ARMS}, 405),
        ("GET", {"params": {"query": "DROP ALL"}}, 400),
        ("GET", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 400),
        ("GET", {"params": {"query": "LOAD <file:///etc/passwd>"}}, 400),
        ("GET", {"params": {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}}, 400),
    ],
)
def test_what_cannot_be_answered_has_its_code(
    site: Running, method: str, more: dict[str, object], code: int
) -> None:
    """The message is one line of text, and nothing is changed or fetched."""
    answer = site.client.request(method, "/sparql", **more)  # type: ignore[arg-type]
    assert answer.status_code == code
    assert len(answer.text.splitlines()) == 1
    assert "Traceback" not in answer.text


def test_the_endpoint_describes_itself(site: Running) -> None:
    """A GET without a query gives RDF with the endpoint, its language, formats and graphs."""
    answer = site.get("/sparql")
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(f"{site.address}sparql")
    assert list(graph.objects(service, sd.endpoint)) == [service]
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert rdflib.URIRef(ACTORS) in set(graph.objects(None, sd.name))
    linked = site.get("/sparql", headers={"accept": "application/ld+json"})
    assert len(rdflib.Graph().parse(data=linked.text, format="json-ld")) == len(graph)
    assert site.get("/sparql", headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("form", [JSON, XML])
def test_sparqlwrapper_is_served(site: Running, method: str, form: str) -> None:
    """The client that most scripts in Python use."""
    client = SPARQLWrapper(f"{site.address}sparql")
    client.setQuery(ARMS)
    client.setMethod(method)
    client.setReturnFormat(form)
    found = client.query().convert()
    assert RUSSIA in (json.dumps(found) if form == JSON else found.toxml())


def test_sparqlwrapper_gets_triples(site: Running) -> None:
    """Of a CONSTRUCT, as Turtle."""
    client = SPARQLWrapper(f"{site.address}sparql")
    client.setQuery(EDGES)
    client.setReturnFormat(TURTLE)
    graph = rdflib.Graph().parse(data=client.query().convert(), format="turtle")
    assert rdflib.URIRef(RUSSIA) in set(graph.objects())


def test_rdflib_reads_the_endpoint_as_a_store(site: Running) -> None:
    """SPARQLStore: patterns, queries and the number of triples."""
    graph = rdflib.Graph(SPARQLStore(f"{site.address}sparql"))
    rel = rdflib.Namespace("https://w3id.org/graphkit/relation/")
    north = rdflib.URIRef("https://w3id.org/graphkit/actor/PRK")
    assert rdflib.URIRef(RUSSIA) in set(graph.objects(north, rel["supplies-arms-to"]))
    rows = graph.query(f"SELECT ?o {{ <{north}> <{rel['supplies-arms-to']}> ?o }}")
    assert [str(row[0]) for row in rows] == [RUSSIA]
    assert len(graph) > 1000


def test_a_cut_answer_says_so(sample: Path) -> None:
    """More rows than the limit are left off, which a header tells; one below it has no such header."""
    with running(sample, "--rows", "3") as small:
        cut = small.ask("SELECT ?s { ?s a gk:Claim }")
        assert (len(cut.text.split()), cut.headers["x-sparql-maxrows"]) == (4, "3")
        assert "x-sparql-maxrows" not in small.ask("SELECT ?s { ?s a gk:Claim } LIMIT 3").headers
        page = small.get("/query/coverage", headers={"accept": "text/html"})
        assert "Only the first 3 rows" in page.text


def test_a_query_at_its_limit_is_stopped_and_the_next_is_served(sample: Path) -> None:
    """503 with the reason and when to come back; the process that was killed is replaced."""
    with running(sample, "--timeout", "2", "--workers", "1") as hurried:
        assert hurried.ask(ARMS).status_code == 200
        late = hurried.ask(ENDLESS)
        assert late.status_code == 503
        assert "stopped after 2 seconds" in late.text
        assert int(late.headers["retry-after"]) > 0
        assert hurried.ask(ARMS).text.split() == ["o", RUSSIA]


def test_who_waits_too_far_back_is_sent_away(sample: Path) -> None:
    """With no room in the queue the answer is 503 at once, and pages are still served."""
    with running(sample, "--timeout", "4", "--workers", "1", "--queue", "0") as narrow:
        assert narrow.ask(ARMS).status_code == 200
        with ThreadPoolExecutor(3) as threads:
            answers = list(threads.map(lambda number: narrow.ask(f"{ENDLESS} #{number}"), range(3)))
        assert {answer.status_code for answer in answers} == {503}
        refused = [answer for answer in answers if "too many requests" in answer.text]
        assert [answer.headers["retry-after"] for answer in refused] == ["1", "1"]
        assert narrow.get("/actor/PRK.ttl").status_code == 200
