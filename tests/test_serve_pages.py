"""The pages of the site and the RDF behind them, over HTTP."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import rdflib
from graph_samples import EXTRACTIONS, ONTOLOGY
from site_pages import HTML, Running, running

from graphkit.query.saved import saved_queries
from graphkit.serve.negotiate import chosen, preferred_language
from graphkit.serve.words import languages, translated_queries
from graphkit.store.disk import rewrite
from graphkit.store.load import open_kg
from graphkit.store.update import replace_documents

pytest_plugins = ["site_pages"]
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

ACTOR = "https://w3id.org/graphkit/actor/"
ARMS = "PRK_supplies-arms-to_RUS"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The site of a graph with a document whose id has a slash."""
    build = tmp_path_factory.mktemp("small")
    rewrite(build / "store", lambda store: replace_documents(store, EXTRACTIONS, ONTOLOGY, extractor="test"))
    with running(build) as started:
        yield started


class Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the target of a link."""
        self.found += [str(value) for name, value in attrs if tag == "a" and name == "href"]


def page(site: Running, path: str, **headers: str) -> str:
    """The text of a page that is there."""
    answer = site.get(path, headers={**HTML, **headers})
    assert answer.status_code == 200, (path, answer.text)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("text/turtle", "text/turtle", "turtle"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_an_actor_is_rdf_for_who_takes_rdf(site: Running, accept: str, media: str, form: str) -> None:
    """Its names, its edges in both directions, and its propositions with their status."""
    answer = site.get("/actor/PRK", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "accept" in answer.headers["vary"]
    graph = rdflib.Graph().parse(data=answer.text, format=form)
    rel, gk = (rdflib.Namespace(f"https://w3id.org/graphkit/{part}") for part in ("relation/", "ontology#"))
    north, russia = rdflib.URIRef(f"{ACTOR}PRK"), rdflib.URIRef(f"{ACTOR}RUS")
    assert (north, rel["supplies-arms-to"], russia) in graph
    assert list(graph.subjects(rel["supplies-arms-to"], north)) == []
    assert list(graph.subjects(None, north))
    contested = set(graph.subjects(gk.status, rdflib.Literal("contested")))
    assert rdflib.URIRef(f"https://w3id.org/graphkit/proposition/{ARMS}") in contested


@pytest.mark.parametrize(
    ("suffix", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml")]
)
@pytest.mark.parametrize("kind", ["actor", "proposition", "claim", "document"])
def test_a_suffix_says_the_format(site: Running, sample: Path, kind: str, suffix: str, form: str) -> None:
    """Whatever the client takes, so that an address can be passed on."""
    kg = open_kg(sample)
    claim = next(iter(kg.claims()))
    name = {"actor": "PRK", "proposition": ARMS, "claim": claim.id, "document": claim.document}[kind]
    answer = site.get(f"/{kind}/{quote(name, safe='')}.{suffix}", headers=HTML)
    assert answer.status_code == 200
    graph = rdflib.Graph().parse(data=answer.text, format=form)
    assert any(str(node).endswith(f"/{kind}/{quote(name, safe='')}") for node in graph.subjects())


def test_the_same_address_gives_the_same_bytes(site: Running) -> None:
    """Sorted, so that two answers can be compared."""
    assert site.get("/actor/RUS.ttl").content == site.get("/actor/RUS.ttl").content


def test_a_browser_gets_a_page_and_a_name_leads_to_it(site: Running) -> None:
    """By content negotiation; a name in any language is no other actor."""
    assert "<h1><bdi>North Korea</bdi>" in page(site, "/actor/PRK")
    for name in ("Korea Utara", "north korea", "prk", "Korut"):
        answer = site.get(f"/actor/{quote(name)}", headers=HTML)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/actor/PRK"), name


def test_the_page_of_an_actor_has_its_ties_and_claims(site: Running) -> None:
    """With their status, each linked to what it rests on."""
    links = Links(page(site, "/actor/PRK")).found
    assert f"/proposition/{ARMS}" in links
    assert "/actor/RUS" in links
    assert "/graph?focus=PRK" in links
    assert "/actor/PRK.ttl" in links
    assert any(link.startswith("/claim/") for link in links)


def test_many_claims_are_on_several_pages(site: Running) -> None:
    """Each claim on exactly one of them, and a page beyond the last is the last."""
    seen: list[str] = []
    for number in range(1, 10):
        links = Links(page(site, f"/actor/RUS?page={number}")).found
        claims = list(dict.fromkeys(link for link in links if link.startswith("/claim/")))
        if seen[-len(claims) :] == claims:
            break
        seen += claims
    assert len(seen) == len(set(seen)) > 25
    assert "1 of " in page(site, "/actor/RUS?page=x")


def test_a_proposition_has_both_its_sides(site: Running) -> None:
    """Who says so and who denies it, with their sentences."""
    text = page(site, f"/proposition/{ARMS}")
    assert text.index('id="affirming"') < text.index("Japan, South Korea, United States")
    assert text.index('id="denying"') < text.index("North Korea, Russia")
    assert "contested" in text


def test_a_claim_says_why_it_was_read_so(site: Running, sample: Path) -> None:
    """Its sentence with the actors and the cue marked, and each reason; the beginning of the id will do."""
    claim = next(claim for claim in open_kg(sample).claims() if claim.polarity == "denied")
    text = page(site, f"/claim/{claim.id}")
    assert '<mark class="actor">' in text
    assert '<mark class="cue">' in text
    assert claim.rule in text
    short = site.get(f"/claim/{claim.id[:10]}", headers=HTML)
    assert short.headers["location"] == f"/claim/{claim.id}"


def test_a_dossier_is_a_page_of_the_site(site: Running) -> None:
    """Of one actor or of two, linked from theirs, in the language of the visit; of three it is refused."""
    assert "/dossier/PRK" in Links(page(site, "/actor/PRK")).found
    assert "/dossier/PRK,RUS" in Links(page(site, f"/proposition/{ARMS}")).found
    assert "Korea Utara" in page(site, "/dossier/PRK?language=id")
    both = site.get("/dossier/PRK,RUS", headers=HTML)
    assert both.status_code == 200
    assert "frame-ancestors 'none'" in both.headers["content-security-policy"]
    assert site.get("/dossier/PRK,RUS,USA").status_code == 400
    assert site.get("/dossier/Narnia").status_code == 404


def test_a_document_whose_id_has_a_slash_has_its_page(small: Running) -> None:
    """Every id is the last part of an address, whatever is in it."""
    text = page(small, "/document/note%2F3%20Dec")
    assert "Seoul&#39;s envoy Mira Tan met her Japanese colleague." in text
    assert small.get("/document/note%2F3%20Dec.ttl").status_code == 200
    assert "/document/note%2F3%20Dec" in Links(page(small, "/documents")).found


def test_only_web_addresses_become_links(small: Running) -> None:
    """A source without http or https is not linked."""
    assert "https://news.example/2023/11/09?a=1&b=2" in Links(page(small, "/document/wire-1")).found
    assert "news.example" not in "".join(Links(page(small, "/document/note%2F3%20Dec")).found)


@pytest.mark.parametrize(
    ("wanted", "link"),
    [
        ("Korut", "/actor/PRK"),
        ("supplies arms", "/graph?relation=supplies-arms-to"),
        ("memasok senjata", "/graph?relation=supplies-arms-to"),
        ("MEMBANTAH", "/claim/"),
    ],
)
def test_search_finds_names_relations_and_sentences(site: Running, wanted: str, link: str) -> None:
    """In both languages and in either case."""
    assert any(found.startswith(link) for found in Links(page(site, f"/search?q={quote(wanted)}")).found)


def test_search_is_no_query_language(site: Running) -> None:
    """What is typed is text, whatever SPARQL would make of it."""
    for wanted in ('"', "\\", '" } DROP ALL #', "?x", "%", "\n", "{}"):
        page(site, f"/search?q={quote(wanted)}")
    assert "Nothing found" in page(site, "/search?q=qqqq")
    assert "Type a name" in page(site, "/search")


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_has_its_form(site: Running, name: str) -> None:
    """A labelled field for each parameter, and an answer at once when it needs no value."""
    query = saved_queries()[name]
    text = page(site, f"/query/{name}")
    for param in query.params:
        assert f'<label for="p-{param.name}">' in text
        assert f'id="p-{param.name}"' in text
    assert ('id="answer"' in text) != any(param.required for param in query.params)


def test_a_saved_query_is_answered_in_a_table_and_as_a_file(site: Running) -> None:
    """With the same rows, whose actors are links."""
    values = "a=PRK&b=Rusia"
    text = page(site, f"/query/between?{values}")
    rows = int(re.findall(r"(\d+) rows", text)[0])
    assert "/actor/RUS" in Links(text).found
    table = site.get(f"/query/between.csv?{values}")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(table.text.splitlines()) == rows + 1
    assert len(site.get(f"/query/between.json?{values}").json()["results"]["bindings"]) == rows
    assert site.get(f"/query/between.xml?{values}").text.count("<result>") == rows


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/query/between?a=PRK&b=Narnia", 400),
        ("/query/between.csv?a=PRK", 400),
        ("/query/planned.csv?after=yesterday", 400),
        ("/query/nothing", 404),
        ("/query/..%2f..%2fdiplomacy", 404),
        ("/actor/Narnia", 404),
        ("/claim/zzzz", 404),
        ("/proposition/USA_visits_Narnia", 404),
        ("/document/none", 404),
        ("/nowhere", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/%2e%2e/app.py", 404),
        ("/data/graph.json?pair=PRK", 400),
        ("/data/graph.json?status=x", 400),
        ("/data/graph.json?depth=9", 400),
        ("/data/graph.json?focus=Narnia", 404),
        ("/data/graph.json?part=99", 404),
        ("/data/graph.json?version=1", 410),
    ],
)
def test_what_is_not_there_is_told(site: Running, path: str, code: int) -> None:
    """A page for a browser, a line of text for everyone else."""
    line = site.get(path, headers={"accept": "text/plain, */*"})
    assert line.status_code == code
    answer = site.get(path, headers=HTML)
    assert answer.status_code == code
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Traceback" not in line.text + answer.text


def test_the_pages_are_in_indonesian_too(site: Running) -> None:
    """By the browser's wish, or by a choice that is remembered."""
    assert "<h1><bdi>Korea Utara</bdi>" in page(site, "/actor/PRK", **{"accept-language": "id-ID,en;q=0.5"})
    with httpx.Client(base_url=site.address, timeout=60, trust_env=False, headers=HTML) as browser:
        assert '<html lang="id">' in browser.get("/?language=id").text
        text = browser.get(f"/proposition/{ARMS}").text
        assert "memasok senjata ke" in text
        assert "Ada yang menyatakan, ada yang membantah." in text
        assert '<html lang="en">' in browser.get("/?language=en").text
    assert '<html lang="en">' in page(site, "/?language=xx", **{"accept-language": "fr"})


def test_every_language_has_every_word() -> None:
    """Keys are alike, and so are the values that are put in."""
    packs = {code: words.texts for code, words in languages().items()}
    assert list(packs) == ["en", "id"]
    assert packs["id"].keys() == packs["en"].keys()
    for key, text in packs["en"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", packs["id"][key])), key


def test_the_saved_queries_are_in_indonesian(site: Running) -> None:
    """Titles, descriptions and parameters, under names that exist; a new query may be in English first."""
    queries, translated = saved_queries(), translated_queries("id")
    assert set(translated) <= set(queries)
    assert len(translated) >= 25
    for name, texts in translated.items():
        assert set(texts) == {"title", "description", "params"}
        assert set(texts["params"]) == {param.name for param in queries[name].params}, name
    text = page(site, "/query/between?language=id")
    assert "Semua yang dikatakan tentang dua aktor" in text
    assert "aktor lainnya</label>" in text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1]", "localhost.evil"])
def test_another_host_is_refused(site: Running, host: str) -> None:
    """A page of another site that points its own name here reads nothing (DNS rebinding)."""
    for path in ("/", "/sparql", "/static/site.css"):
        assert site.get(path, headers={"host": host}).status_code == 421


def test_this_machine_has_two_names(site: Running) -> None:
    """With and without the port."""
    port = site.address.rstrip("/").rpartition(":")[2]
    for host in ("localhost", f"localhost:{port}", "127.0.0.1", f"LOCALHOST:{port}"):
        assert site.get("/", headers={"host": host}).status_code == 200


def test_a_page_of_another_site_may_not_ask(site: Running) -> None:
    """Its scripts and forms are refused; a link from it is followed."""
    strange = {"sec-fetch-site": "cross-site"}
    script = {**strange, "sec-fetch-mode": "no-cors"}
    assert site.get("/sparql", params={"query": "ASK {}"}, headers=script).status_code == 403
    form = site.client.post(
        "/sparql", data={"query": "ASK {}"}, headers={**strange, "sec-fetch-mode": "navigate"}
    )
    assert form.status_code == 403
    assert (
        site.get("/actor/PRK", headers={**HTML, **strange, "sec-fetch-mode": "navigate"}).status_code == 200
    )
    assert (
        "access-control-allow-origin"
        not in site.get("/sparql", headers={"origin": "http://a.example"}).headers
    )


@pytest.mark.parametrize("path", ["/", "/graph", "/sparql", "/nowhere", "/static/site.css", "/actor/PRK.ttl"])
def test_every_answer_has_the_security_headers(site: Running, path: str) -> None:
    """Errors and files included; the policy lets nothing in from elsewhere."""
    headers = site.get(path, headers=HTML).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = {part.split()[0]: part.split()[1:] for part in headers["content-security-policy"].split(";")}
    assert policy["default-src"] == ["'none'"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    allowed = " ".join(policy["script-src"] + policy["style-src"])
    assert not re.search(r"unsafe|http|\*", allowed)
    assert "server" not in headers


def test_a_nonce_is_used_once(site: Running) -> None:
    """Two answers have two, each that of its own policy."""
    answers = [site.get("/sparql", headers=HTML) for _ in range(2)]
    nonces = [set(re.findall(r'nonce="([^"]+)"', answer.text)) for answer in answers]
    assert all(len(found) == 1 for found in nonces)
    assert nonces[0] != nonces[1]
    for answer, found in zip(answers, nonces, strict=True):
        assert f"'nonce-{found.pop()}'" in answer.headers["content-security-policy"]


def test_a_request_that_is_none_does_no_harm(site: Running) -> None:
    """Bytes that are no HTTP are refused, and the next request is served."""
    port = int(site.address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as raw:
        raw.sendall(b"\x16\x03\x01 nothing\r\n\r\n")
        assert b"400" in raw.recv(1000).split(b"\r\n")[0]
    assert site.get("/colours.css").status_code == 200


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "a/b"),
        ("*/*", "a/b"),
        ("c/*", "c/d"),
        ("a/b;q=0, */*", "c/d"),
        ("c/d;q=0.4, a/b;q=0.3", "c/d"),
        ("A/B", "a/b"),
        ("a/b;q=nonsense", None),
        ("e/f", None),
        ("c/d; charset=utf-8; q=0.9, a/b;q=0.1", "c/d"),
    ],
)
def test_the_format_that_is_liked_best_is_chosen(accept: str, best: str | None) -> None:
    """As RFC 9110 has it: the most exact range decides."""
    assert chosen(accept, ["a/b", "c/d"]) == best


def test_the_language_that_is_liked_best_is_chosen() -> None:
    """By weight, then by order; the first known one when none is wished for."""
    known = ["en", "id"]
    assert preferred_language("en;q=0.2,id;q=0.3", known) == "id"
    assert preferred_language("", known) == preferred_language("de", known) == "en"
    assert preferred_language("id;q=0", known) == "en"
