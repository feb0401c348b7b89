"""Every address of the site against what a client may send: formats, methods, hosts, names and values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from graph_samples import ACTORS, ONTOLOGY, make_claim, make_extraction
from site_pages import HTML, Running, running

from graphkit.model import Document, Extraction
from graphkit.query.saved import KINDS, saved_queries
from graphkit.serve.guard import HEADERS
from graphkit.serve.live import CLAIMS_A_PART
from graphkit.serve.negotiate import chosen, preferred_language
from graphkit.serve.pages import found_actors
from graphkit.serve.things import Part
from graphkit.serve.words import languages
from graphkit.store.disk import rewrite
from graphkit.store.load import open_kg
from graphkit.store.update import replace_documents

pytest_plugins = ["site_pages"]

ARMS = "PRK_supplies-arms-to_RUS"
PAGES = (
    "/", "/graph", "/data/graph.json", "/actors", "/documents", "/dossier/PRK", "/search?q=arms", "/queries",
    "/query/between", "/query/between.csv?a=PRK&b=RUS", "/actor/PRK", "/actor/PRK.ttl",
    f"/proposition/{ARMS}", "/colours.css", "/static/site.css",
)  # fmt: skip
THINGS = ("/actor/PRK", f"/proposition/{ARMS}")
NAMES = (
    "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00", "a%0d%0aset-cookie:x", "%3Cscript%3Ealert(1)",
    "%22%3E",
    "'", "%3E%20%3Fs%20%3Fp%20%3Fo", "PRK%20%7D", "%F0%9F%95%8A", "%ff%fe", "x" * 3000, "%25", "a%2Fb", "{}",
)  # fmt: skip
"""Ids that no actor, claim, proposition or document has, of which some would break out of a query."""


def text_of(site: Running, path: str, **headers: str) -> str:
    """A page that is there."""
    answer = site.get(path, headers={**HTML, **headers})
    assert answer.status_code == 200, (path, answer.text)
    return answer.text


def hits(page: str) -> list[str]:
    """The actors that a page links to, in order, each once."""
    return list(dict.fromkeys(re.findall(r'href="/actor/([^"?]+)"', page)))


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/html", "text/html"),
        ("*/*", "text/html"),
        ("text/*", "text/html"),
        ("application/*", "application/ld+json"),
        ("text/html;q=0.5, text/turtle", "text/turtle"),
        ("text/turtle;q=0.5, text/html;q=0.6", "text/html"),
        ("application/xhtml+xml, text/html;q=0.9, */*;q=0.8", "text/html"),
        ("application/rdf+xml;q=0.2, application/n-triples;q=0.3", "application/n-triples"),
        ("text/html;q=0, */*", "text/turtle"),
        ("TEXT/TURTLE", "text/turtle"),
        ("text/turtle; charset=utf-8", "text/turtle"),
    ],
)
@pytest.mark.parametrize("path", THINGS)
def test_a_thing_comes_as_its_reader_likes_it(site: Running, path: str, accept: str, media: str) -> None:
    """A browser gets a page and a program data; caches keep the two apart."""
    answer = site.get(path, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media)
    assert {"accept", "accept-language", "cookie"} <= set(re.split(", *", answer.headers["vary"]))


@pytest.mark.parametrize("path", PAGES)
def test_head_is_get_without_a_body(site: Running, path: str) -> None:
    """A link checker is not sent away, and is told the same as a reader."""
    head, get = (site.client.request(method, path, headers=HTML) for method in ("HEAD", "GET"))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "x-content-type-options"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_can_be_written(site: Running, path: str, method: str) -> None:
    """The site is for reading: 405 in one line, and the graph is as it was."""
    answer = site.client.request(method, path, content=b"x", headers={"accept": "text/plain"})
    assert answer.status_code == 405
    assert len(answer.text.splitlines()) <= 1


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_the_endpoint_says_which_methods_it_has(site: Running, method: str) -> None:
    """With 405 comes what is allowed; no other site is let in by a preflight."""
    origin = {"origin": "http://a.example", "access-control-request-method": "POST"}
    answer = site.client.request(method, "/sparql", headers=origin)
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(re.split(", *", answer.headers["allow"]))
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/actor/Narnia", "/sparql?query=SELECT"])
def test_every_answer_is_guarded(site: Running, path: str) -> None:
    """Nothing may be sniffed, framed or kept stale, errors included, and it has a policy."""
    headers = site.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value, name
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("localhost", 200),
        ("127.0.0.1:80", 200),
        ("LocalHost:65535", 200),
        ("localhost.", 421),
        ("localhost:x", 421),
        ("localhost:80:80", 421),
        ("a@localhost", 421),
        ("127.0.0.1.nip.example", 421),
        ("127.1", 421),
        ("0.0.0.0", 421),
        ("2130706433", 421),
        ("localhost,evil.example", 421),
        ("localhost ,x", 421),
    ],
)
def test_only_this_machine_may_be_named(site: Running, host: str, code: int) -> None:
    """Another spelling of the loopback is refused as well: a browser never needs it."""
    answer = site.get("/colours.css", headers={"host": host})
    assert answer.status_code == code
    assert code == 200 or "127.0.0.1" in answer.text


@pytest.mark.parametrize(
    ("place", "mode", "method", "code"),
    [
        ("none", "navigate", "GET", 200),
        ("same-origin", "cors", "GET", 200),
        ("same-site", "cors", "GET", 403),
        ("same-site", "navigate", "GET", 200),
        ("cross-site", "navigate", "HEAD", 200),
        ("cross-site", "navigate", "POST", 403),
        ("cross-site", "cors", "GET", 403),
        ("cross-site", "websocket", "GET", 403),
        ("nonsense", "", "GET", 403),
    ],
)
def test_who_asks_decides(site: Running, place: str, mode: str, method: str, code: int) -> None:
    """Another port of this machine is another site too."""
    headers = {"sec-fetch-site": place, "sec-fetch-mode": mode}
    answer = site.client.request(method, "/colours.css", headers=headers)
    assert answer.status_code == code


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["actor", "claim", "proposition", "document", "dossier", "query"])
def test_a_hostile_name_is_only_not_there(site: Running, kind: str, name: str) -> None:
    """404 or 400 in one line, without a trace, a header of its own or a part of any file."""
    answer = site.get(f"/{kind}/{name}", headers={"accept": "text/plain"})
    assert answer.status_code in (400, 404), answer.text
    assert len(answer.text.splitlines()) == 1
    assert "set-cookie" not in answer.headers
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("name", ["%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22onload%3D%22x", "{{7*7}}"])
def test_what_was_asked_for_is_text_on_the_page_of_an_error(site: Running, name: str) -> None:
    """The message repeats the name, and never as markup."""
    for path in (f"/actor/{name}", f"/query/between?a={name}&b=RUS", f"/search?q={name}"):
        page = site.get(path, headers=HTML).text
        assert "<script>alert" not in page
        assert '"onload="' not in page
        assert "49" not in re.findall(r"no actor '(.*?)'", page)


def value_of(kind: str, good: bool) -> str:
    """A value that a kind of parameter can have, or cannot."""
    wrong = {"actor": "Narnia", "relation": "likes", "date": "yesterday", "month": "2023-1", "integer": "1.5"}
    right = {
        "actor": "PRK", "relation": "visits", "date": "2023-11-08", "month": "2023-11", "integer": "3",
        "string": "a'\"\\",
    }  # fmt: skip
    return right[kind] if good else wrong[kind]


def one_of_each_kind() -> list[tuple[str, str, str]]:
    """A saved query and a parameter for each kind that any of them has."""
    found = {p.kind: (query.name, p.name, p.kind) for query in saved_queries().values() for p in query.params}
    return sorted(found.values())


@pytest.mark.parametrize(("query", "param", "kind"), one_of_each_kind())
def test_a_form_takes_each_kind_of_value(site: Running, query: str, param: str, kind: str) -> None:
    """A good one is answered; a wrong one is told beside the field, which keeps what was typed."""
    params = saved_queries()[query].params
    values = {p.name: value_of(p.kind, True) for p in params if p.required or p.name == param}
    good = site.get(f"/query/{query}", params=values, headers=HTML)
    assert (good.status_code, 'id="answer"' in good.text) == (200, True)
    if kind != "string":
        bad = site.get(f"/query/{query}", params={**values, param: value_of(kind, False)}, headers=HTML)
        assert bad.status_code == 400
        assert value_of(kind, False) in bad.text
        assert ".rq" not in re.sub(r"<(a|code|pre)\b.*?</\1>", "", bad.text, flags=re.S)
        line = site.get(f"/query/{query}.csv", params={**values, param: value_of(kind, False)})
        assert line.status_code == (404 if kind in ("actor", "relation") else 400)
        assert len(line.text.splitlines()) == 1


def test_the_kinds_of_parameters_in_use_are_known() -> None:
    """The table above has a value for every kind that a saved query may ask for."""
    assert {kind for _, _, kind in one_of_each_kind()} <= set(KINDS)
    assert all(value_of(kind, True) for kind in KINDS)


def test_no_value_of_a_form_is_a_part_of_the_query(site: Running) -> None:
    """Quotes, braces and comments stay text or are refused; none changes what is asked."""
    for value in ('PRK" } #', "PRK } UNION { ?a ?b ?c", "<http://a/b>", "?x", "UNDEF"):
        answer = site.get("/query/between.csv", params={"a": value, "b": "RUS"})
        assert (answer.status_code, answer.text.count("\n")) == (400, 1) or answer.status_code == 404


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_a_saved_query_has_its_formats(site: Running, form: str) -> None:
    """By suffix, whatever is accepted; another suffix is the page."""
    answer = site.get(f"/query/between.{form}?a=PRK&b=RUS", headers=HTML)
    kinds = {"csv": "text/csv", "tsv": "text/tab-separated-values", "json": "+json", "xml": "+xml"}
    assert answer.status_code == 200
    assert kinds[form] in answer.headers["content-type"] or answer.headers["content-type"].endswith(form)


@pytest.mark.parametrize(
    ("chosen_by", "language"),
    [
        ({"accept-language": "id"}, "id"),
        ({"accept-language": "id;q=0.1, en;q=0.2"}, "en"),
        ({"accept-language": "ID-id"}, "id"),
        ({"accept-language": "de, fr"}, "en"),
        ({"cookie": "language=id"}, "id"),
        ({"cookie": "language=xx", "accept-language": "id"}, "id"),
        ({"cookie": "language=en", "accept-language": "id"}, "en"),
        ({"accept-language": "\u00ff"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_choice_then_of_the_browser(
    site: Running, chosen_by: dict[str, str], language: str
) -> None:
    """Every page is in it, and says so."""
    for path in ("/", "/actors", "/search?q=x", "/queries", "/nowhere"):
        headers: Any = {k.encode(): v.encode("latin-1") for k, v in {**HTML, **chosen_by}.items()}
        assert f'<html lang="{language}"' in site.get(path, headers=headers).text, path


def test_a_choice_of_language_is_kept_and_a_wish_is_not(site: Running) -> None:
    """Only a parameter sets the cookie, out of reach of scripts and of other sites."""
    answer = site.get("/actors?language=id", headers=HTML)
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("language=id;")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "set-cookie" not in site.get("/actors", headers={**HTML, "accept-language": "id"}).headers
    site.client.cookies.clear()


class Fields(HTMLParser):
    """The pages that a page can be turned to in another language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.switches: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the address of a link to the same page."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and "language=" in address:
            self.switches.append(address)


@pytest.mark.parametrize("path", ["/actor/PRK?page=1", "/search?q=a%26b%3Dc", "/query/between?a=PRK&b=Rusia"])
def test_the_switch_of_language_stays_on_the_page(site: Running, path: str) -> None:
    """With everything that was asked for, and nothing twice."""
    switches = Fields(text_of(site, path)).switches
    assert switches
    asked = dict(httpx.URL(path).params)
    for address in switches:
        there = httpx.URL(address)
        assert there.path == httpx.URL(path).path
        assert {**asked, "language": there.params["language"]} == dict(there.params)
        assert there.params["language"] in languages()


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("korea", ["KOR", "PRK"]), ("Korut", ["PRK"]), ("rus", ["RUS"]), ("PRK", ["PRK"]), ("US", ["USA"])],
)
def test_search_puts_the_likest_name_first(site: Running, wanted: str, first: list[str]) -> None:
    """A whole name before its beginning before a part of it."""
    page = text_of(site, f"/search?q={quote(wanted)}")
    assert set(hits(page)[: len(first)]) == set(first)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ab", ["X", "Y", "Z"]),
        ("AB", ["X", "Y", "Z"]),
        ("abc", ["Y"]),
        ("q", []),
        ("", []),
        ("c", ["Z", "Y"]),
    ],
)
def test_likeness_of_names(wanted: str, found: list[str]) -> None:
    """Itself, then beginnings, then parts; shorter before longer; each actor once."""
    names = [("zab", "Z"), ("abcd", "Y"), ("ab", "X"), ("abab", "X"), ("c z", "Z")]
    assert found_actors(wanted, names) == found


@pytest.mark.parametrize(
    ("number", "size", "total", "shown"),
    [
        (1, 10, 25, (0, 10)),
        (3, 10, 25, (20, 25)),
        (9, 10, 25, (20, 25)),
        (1, 10, 0, (0, 0)),
        (2, 5, 10, (5, 10)),
    ],
)
def test_a_page_beyond_the_last_is_the_last(
    number: int, size: int, total: int, shown: tuple[int, int]
) -> None:
    """A list is never empty because of a number in its address."""
    assert list(range(total))[Part.of(number, size, total).slice(size)] == list(range(*shown))


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "99999999999999999999", "\u0663", ""])
def test_a_number_that_is_none_is_the_first_page(site: Running, page: str) -> None:
    """Or the last where it is too large; no number breaks a list."""
    for path in ("/actors", "/documents", "/actor/PRK"):
        assert text_of(site, f"{path}?page={quote(page)}")


@pytest.mark.parametrize(
    "accept", ["", ",", ";", "q=1", "*", "*/*;q=", "a/b;q=2", "text/html;q=-1", "\x7f" * 30]
)
def test_a_header_that_is_none_harms_nobody(accept: str) -> None:
    """It is taken as far as it can be read."""
    assert chosen(accept, ["a/b", "c/d"]) in ("a/b", "c/d", None)
    assert preferred_language(accept, ["en", "id"]) == "en"


def test_an_endpoint_without_a_known_body_says_what_to_send(site: Running) -> None:
    """415 without a type, 413 for what is too long, 400 for what is no text: each in one line."""
    url = "/sparql"
    assert site.client.post(url, content=b"ASK {}").status_code == 415
    for kind, field in (("application/x-www-form-urlencoded", b"query="), ("application/sparql-query", b"")):
        headers = {"content-type": kind}
        long = site.client.post(url, content=field + b"a" * (1 << 20) + b"b", headers=headers)
        assert (long.status_code, len(long.text.splitlines())) == (413, 1)
        assert site.client.post(url, content=field + b"\xff\xfe", headers=headers).status_code == 400


def many(total: int, sentences: int) -> Iterator[Extraction]:
    """So many claims in few documents, told by as many speakers as need be."""
    names = [name for name in ACTORS if ACTORS[name].polity == name]
    pairs = [(a, b) for a in names for b in names if a != b]
    slugs = [slug for slug in ONTOLOGY.relations if not ONTOLOGY.relation(slug).symmetric]
    made = 0
    while made < total:
        text = "\n".join(f"Sentence {made + index} of many." for index in range(sentences))
        document = Document(f"many-{made:05}", text, published="2023-11-08", language="en")
        claims = []
        for index in range(min(sentences, total - made)):
            subject, target = pairs[(made + index) % len(pairs)]
            slug = slugs[(made + index) // len(pairs) % len(slugs)]
            claims.append(make_claim(document, f"Sentence {made + index} of many.", subject, slug, target))
        yield make_extraction(document, *claims)
        made += len(claims)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Path]]:
    """The site of a graph whose view does not fit into one part."""
    build = tmp_path_factory.mktemp("big")
    rewrite(
        build / "store",
        lambda store: replace_documents(store, many(CLAIMS_A_PART + 3, 300), ONTOLOGY, extractor="test"),
    )
    with running(build) as started:
        yield started, build


WHOLE = "/data/graph.json?language=en&language=id"


def test_a_big_view_comes_in_parts(big: tuple[Running, Path]) -> None:
    """Each names the next until the last; together they are all claims, each once, with their sentences."""
    site, build = big
    address, claims, quotes, sizes = WHOLE, [], [], []
    while address:
        part = json.loads(site.get(address).content)
        columns = part["model"]["claims"]
        quotes += part["model"]["quotes"]
        claims += [(name, quotes[at]) for name, at in zip(columns["id"], columns["quote"], strict=True)]
        sizes.append(len(columns["id"]))
        address = part["next"]
    assert sizes == [CLAIMS_A_PART, 3]
    assert dict(claims) == {claim.id: claim.quote for claim in open_kg(build).claims()}
    assert len(claims) == len(dict(claims))


def test_parts_are_of_one_state_of_the_graph(big: tuple[Running, Path]) -> None:
    """A filter goes along to the next part; there is none beyond the last, and none of another state."""
    site, _ = big
    first = json.loads(site.get(WHOLE).content)
    following = httpx.URL(first["next"])
    assert following.params.get_list("language") == ["en", "id"]
    assert following.params["part"] == "2"
    assert site.get(str(following.copy_set_param("part", "3"))).status_code == 404
    assert site.get(str(following.copy_set_param("version", "7"))).status_code == 410
