"""The site in Chromium, used as a person does: the editor, the live view, forms, hostile documents, axe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from graph_samples import ACTORS, DENIED, ONTOLOGY, make_claim
from playwright.sync_api import Browser, Page, expect
from site_pages import AXE, Running, running
from view_pages import labels, ready

from graphkit.model import Actor, Document, Extraction, Kind
from graphkit.store.disk import rewrite
from graphkit.store.update import replace_documents

pytest_plugins = ["site_pages", "view_pages"]
pytestmark = pytest.mark.browser

EVIL = "</script><script>window.hit=1</script><img src=x onerror='window.hit=2'>{{ 7*7 }}"
RIGHT_TO_LEFT = "\u202eevitcejda\u202c שלום"
TEXTS = (
    f"{EVIL} The United States met South Korea. 👩‍👩‍👧‍👦 They left.",
    f"{RIGHT_TO_LEFT} The United States met South Korea.",
    "word " * 2000 + "The United States met South Korea" + "x" * 300,
    "🇰🇷🇺🇸 The United States met South Korea. <base href='//evil.example/'>",
)
ADDRESSES = (
    "javascript:window.hit=3",
    "data:text/html,<script>window.hit=4</script>",
    "https://a.example/'\"><b onmouseover=window.hit=5>",
    "//x.example",
)
PATHS = (
    "/",
    "/documents",
    "/actor/IRN",
    "/proposition/PRK_supplies-arms-to_RUS",
    "/search?q=houthi",
    "/queries",
    "/query/between?a=IRN&b=RUS",
    "/query/planned",
    "/sparql",
    "/nowhere",
)
SIZES = {"desktop": (1440, 900), "phone": (360, 640)}

Visit = Callable[..., Page]


@pytest.fixture
def visited(chromium: Browser) -> Iterator[Visit]:
    """Opens a page of a site; afterwards nothing may have been asked of any other place, or complained."""
    contexts, requests, messages, places = [], [], [], []

    def go(site: Running, path: str = "/", *, size: str = "desktop", **more: Any) -> Page:
        width, height = SIZES[size]
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        places.append(site.address)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("dialog", lambda dialog: messages.append(dialog.message))
        page.goto(site.address.rstrip("/") + path)
        return page

    yield go
    for context in contexts:
        context.close()
    own = (*places, "data:", "blob:")
    assert [url for url in requests if not url.startswith(own)] == []
    # That a page is missing is what one test is about.
    assert [text for text in messages if "404 (Not Found)" not in text] == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The site of documents and actors that try to break out."""
    build = tmp_path_factory.mktemp("hostile")
    actors = {
        "USA": Actor("USA", Kind.STATE, "USA", {"en": f"{EVIL} href", "id": f"${{alert(6)}} {EVIL}"}, "Q30"),
        "KOR": replace(ACTORS["KOR"], labels={"en": RIGHT_TO_LEFT}, wikidata="Q884"),
    }
    extractions = [
        _extraction(f"{EVIL[:20]}{number}", text, address, actors)
        for number, (text, address) in enumerate(zip(TEXTS, ADDRESSES, strict=True))
    ]
    rewrite(build / "store", lambda store: replace_documents(store, extractions, ONTOLOGY, extractor="test"))
    with running(build) as started:
        yield started


def _extraction(name: str, text: str, address: str, actors: dict[str, Actor]) -> Extraction:
    document = Document(
        id=f"{name}/\u202e'\"<i>",
        text=text,
        title=EVIL,
        publisher=EVIL,
        url=address,
        published="2024-01-01",
        language="en",
    )
    claims = (
        make_claim(document, text, "USA", "meets-with", "KOR", rule=EVIL),
        make_claim(document, text, "KOR", "condemns", "USA", attributed_to=("KOR",), **DENIED),
    )
    return Extraction(document, claims, (), actors, ())


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds wrong with a page, but for the editor that is not ours; by some rules or by all."""
    # The page's own policy lets no other script in; a test may.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate("options => axe.run({ exclude: ['#editor'] }, options)", options)
    return [
        f"{item['id']}: {item['help']}: {[node['html'][:160] for node in item['nodes'][:4]]}"
        for item in found["violations"]
    ]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_flaw_that_axe_finds(site: Running, visited: Visit, path: str) -> None:
    """Names, landmarks, headings, tables; contrast in dark too."""
    page = visited(site, path)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast") == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_phone(site: Running, visited: Visit, path: str) -> None:
    """Nothing is wider than the narrowest screen."""
    page = visited(site, path, size="phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"][0]
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_way_from_the_entrance_to_a_sentence(site: Running, visited: Visit) -> None:
    """Entrance, a contested proposition, a claim, and why it was read so, by links alone."""
    page = visited(site)
    page.get_by_role("link", name="North Korea supplies arms to Russia").click()
    expect(page.get_by_role("heading", level=2, name="Deny it")).to_be_visible()
    denial = page.get_by_role("region", name="Deny it").get_by_role("article").first
    denial.get_by_role("link", name="Why?").click()
    expect(page.get_by_role("heading", name="Why it was read so")).to_be_visible()
    expect(page.get_by_text(re.compile("membantah|denied")).first).to_be_visible()
    assert violations(page) == []


def test_the_keyboard_is_enough(site: Running, visited: Visit) -> None:
    """The first Tab leads past the bar; search works with Enter; a focus can be seen."""
    page = visited(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.get_by_role("searchbox").fill("Korut")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="North Korea").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("North Korea")


def test_the_language_is_chosen_once(site: Running, visited: Visit) -> None:
    """It stays on the next page."""
    page = visited(site, "/actor/PRK")
    page.get_by_role("link", name="Indonesia").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Korea Utara")
    page.get_by_role("link", name="Pertanyaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pertanyaan")
    assert page.locator("html").get_attribute("lang") == "id"


def test_a_saved_query_is_asked_with_its_form(site: Running, visited: Visit) -> None:
    """Values are typed into labelled fields; the answer is a table; a wrong value is explained."""
    page = visited(site, "/query/between")
    page.get_by_label("one actor").fill("PRK")
    page.get_by_label("the other").fill("Rusia")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()
    assert page.get_by_role("row").count() > 5
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").evaluate("link => { link.download = ''; link.click(); }")
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("date,subject")


def test_a_wrong_value_is_explained_beside_the_form(site: Running, visited: Visit) -> None:
    """And what was typed is still there."""
    answer = site.get("/query/between?a=PRK&b=Narnia", headers={"accept": "text/html"})
    assert 'role="alert"' in answer.text
    assert 'value="Narnia"' in answer.text
    assert "between.rq" not in answer.text


def test_the_live_view_shows_the_graph(site: Running, visited: Visit) -> None:
    """It fetches its data from this site, draws it, reads the evidence of an actor, and leads back."""
    assert site.get("/data/graph.json").status_code == 200
    page = visited(site, "/graph")
    ready(page)
    assert len(labels(page, "name")) > 5
    page.get_by_role("combobox").first.fill("North Korea")
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name=re.compile("Evidence"))
    expect(panel.get_by_role("heading", name="North Korea").first).to_be_visible()
    page.get_by_role("heading", level=1).get_by_role("link").click()
    expect(page.get_by_role("link", name="Open the graph")).to_be_visible()


def test_the_live_view_is_narrowed_by_its_address(site: Running, visited: Visit) -> None:
    """One actor and its neighbours, or one pair."""
    page = visited(site, "/graph?pair=PRK,RUS")
    ready(page)
    assert {label["text"] for label in labels(page, "name")} <= {"North Korea", "Russia", "PRK", "RUS"}


def test_the_editor_asks_its_own_site_and_no_other(site: Running, visited: Visit) -> None:
    """A query is typed and run, its rows are shown, and a link leads to the page here."""
    page = visited(site, "/sparql")
    page.get_by_label("Begin with").select_option(label="What the graph does not know")
    expect(page.locator(".CodeMirror")).to_contain_text("PREFIX gk:")
    query = "SELECT ?whom { actor:PRK rel:supplies-arms-to ?whom }"
    page.locator(".CodeMirror").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(query)
    page.keyboard.press("ControlOrMeta+Enter")
    link = page.get_by_role("link", name=re.compile("RUS"))
    expect(link).to_be_visible()
    link.evaluate("link => link.removeAttribute('target')")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Russia")


def test_the_editor_is_offered_what_an_address_asks(site: Running, visited: Visit) -> None:
    """A saved query is opened in it from its page."""
    page = visited(site, f"/sparql?query={quote('ASK { actor:PRK ?p actor:RUS }')}")
    expect(page.locator(".CodeMirror")).to_contain_text("ASK { actor:PRK ?p actor:RUS }")
    expect(page.locator(".CodeMirror")).to_contain_text("PREFIX actor:")


def test_the_policy_of_the_editor_blocks_other_places(site: Running, chromium: Browser) -> None:
    """Were it to look something up elsewhere, the browser would refuse before anything is sent."""
    context = chromium.new_context()
    page, requests = context.new_page(), []
    page.goto(f"{site.address}sparql")
    context.on("requestfinished", lambda request: requests.append(request.url))
    blocked = page.evaluate(
        """async () => {
          const told = [];
          const note = (event) => told.push(event.effectiveDirective);
          document.addEventListener("securitypolicyviolation", note);
          await fetch("https://lov.linkeddata.es/").catch(() => {});
          const image = new Image();
          image.src = "https://a.example/x.png";
          const script = document.createElement("script");
          script.src = "https://a.example/x.js";
          document.head.append(image, script);
          const inline = document.createElement("script");
          inline.textContent = "window.hit = 1";
          document.head.append(inline);
          while (told.length < 4) await new Promise((done) => setTimeout(done, 10));
          return [told.sort(), window.hit === undefined];
        }"""
    )
    assert blocked == [["connect-src", "img-src", "script-src-elem", "script-src-elem"], True]
    assert [url for url in requests if not url.startswith(site.address)] == []
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/actors",
        "/documents",
        "/actor/USA",
        "/actor/KOR?language=id",
        "/proposition/USA_meets-with_KOR",
        "/claim",
        "/document",
        f"/search?q={quote(EVIL)}",
        f"/search?q={quote('met')}",
        f"/actor/{quote(EVIL, safe='')}",
        f"/query/topic?word={quote(EVIL)}",
        "/query/between?a=USA&b=KOR",
        f"/sparql?query={quote(EVIL)}",
        f"/?language={quote(EVIL)}",
        "/graph#proposition=USA_meets-with_KOR",
    ],
)
def test_nothing_in_a_document_runs(hostile: Running, visited: Visit, path: str) -> None:
    """Markup, handlers, addresses, direction marks and long words are text, on every page."""
    if path in ("/claim", "/document"):
        links = hostile.get("/actor/USA", headers={"accept": "text/html"}).text
        path = re.findall(rf'href="({path}/[^"]+)"', links)[0]
    page = visited(hostile, path)
    expect(page.get_by_role("main")).to_be_visible()
    if path.startswith("/graph"):
        ready(page)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main iframe, main base, main b[onmouseover], main i").count() == 0
    assert page.locator("[onerror], [onmouseover], [onclick]").count() == 0
    links = page.get_by_role("link").evaluate_all("links => links.map((link) => link.href)")
    assert {link.partition(":")[0] for link in links} <= {"http", "https"}
    assert "49" not in page.title()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_hostile_results_do_nothing_in_the_editor(hostile: Running, chromium: Browser) -> None:
    """Its table makes markup of what it shows, but the page's policy lets none of it run or load."""
    query = "SELECT ?q ?l { ?c gk:quote ?q . BIND(<https://a.example/x'onclick=window.hit=8> AS ?l) }"
    context = chromium.new_context()
    page, requests, messages = context.new_page(), [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(f"{hostile.address}sparql?query={quote(query)}")
    page.locator(".CodeMirror").click()
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".yasr").get_by_text("window.hit=2").first).to_be_visible()
    assert page.evaluate("window.hit") is None
    assert [text for text in messages if "Content Security Policy" not in text] == []
    asked = {url.removeprefix(hostile.address).partition("?")[0] for url in requests if "data:" not in url}
    assert asked <= {"sparql", "colours.css", *(url for url in asked if url.startswith("static/"))}
    context.close()
