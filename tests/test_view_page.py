"""The page as text: what it may run and load, and what a document can do to it (nothing)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from view_samples import SAMPLE, actor, corpus, page, report

from graphkit.model import Kind, Status
from graphkit.ontology import FAMILIES, load_ontology
from graphkit.view.data import view_data
from graphkit.view.page import (
    ASSETS,
    EMBEDDED,
    FETCHED,
    MODULES,
    library,
    page_data,
    render,
    script,
    shell,
    style,
    texts,
)

LABELS = r'data-(?:text|label|hint)="([^"]+)"'
COUNTED = r'\bcounted\("([^"]+)"'
EXECUTABLE = {None, "text/javascript", "module"}


class Parts(HTMLParser):
    """The elements of a page in order: (tag, attributes, text)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        self.found.append((tag, dict(attrs), ""))
        self.open = True

    def handle_endtag(self, tag: str) -> None:
        """Ends the text of an element."""
        self.open = False

    def handle_data(self, data: str) -> None:
        """Adds text to the element that is open."""
        if self.open:
            tag, attrs, text = self.found[-1]
            self.found[-1] = (tag, attrs, text + data)

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and text of every element of this name."""
        return [(attrs, text) for name, attrs, text in self.found if name == tag]

    def data(self, name: str) -> Any:
        """The JSON of a data script."""
        return next(json.loads(text) for attrs, text in self.all("script") if attrs.get("id") == name)

    def shown(self) -> Any:
        """What the page shows: nodes, edges and the model, unpacked."""
        packed = next(text for attrs, text in self.all("script") if attrs.get("id") == "data")
        return json.loads(gzip.decompress(base64.b64decode(packed)))


@pytest.fixture(scope="module")
def html() -> str:
    """The sample's page."""
    return render(page(SAMPLE))


@pytest.fixture(scope="module")
def parts(html: str) -> Parts:
    """Its elements."""
    return Parts(html)


def source(text: str) -> str:
    """The Content-Security-Policy source of an inline element."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(parts: Parts) -> dict[str, list[str]]:
    """The page's policy by directive."""
    metas = (attrs for attrs, _ in parts.all("meta") if attrs.get("http-equiv") == "Content-Security-Policy")
    directives = (part.split() for part in str(next(metas)["content"]).split(";"))
    return {name: sources for name, *sources in directives}


def test_the_policy_names_exactly_what_runs(parts: Parts) -> None:
    """Our script, the library and the style, by hash; nothing inline is allowed wholesale."""
    ours = [text for attrs, text in parts.all("script") if attrs.get("type") in EXECUTABLE]
    packed = next(text for attrs, text in parts.all("script") if attrs.get("id") == "library")
    unpacked = gzip.decompress(base64.b64decode(packed)).decode()
    assert policy(parts)["script-src"] == [source(ours[0]), source(unpacked)]
    assert policy(parts)["style-src"] == [source(parts.all("style")[0][1])]
    assert len(ours) == 1


def test_the_policy_forbids_the_rest(parts: Parts) -> None:
    """No request, no form, no other base."""
    assert policy(parts)["default-src"] == ["'none'"]
    assert policy(parts)["base-uri"] == policy(parts)["form-action"] == ["'none'"]


def test_nothing_is_referred_to(parts: Parts) -> None:
    """No element of the page has an address, and none has a handler or a style of its own."""
    for tag, attrs, _ in parts.found:
        assert not {"src", "href", "srcset", "style", "data", "action"} & attrs.keys(), tag
        assert not [name for name in attrs if name.startswith("on")], tag
    assert "url(" not in style()
    assert "@import" not in style()


def test_the_page_has_the_network_of_pyvis(parts: Parts) -> None:
    """Nodes and lines come from pyvis's Network, with places computed beforehand."""
    nodes, edges = parts.shown()["nodes"], parts.shown()["edges"]
    assert {node["id"] for node in nodes} == {node.actor.id for node in page(SAMPLE).nodes}
    assert all(isinstance(node[axis], int) for node in nodes for axis in ("x", "y"))
    assert [edge["id"] for edge in edges] == [edge.id for edge in page(SAMPLE).edges]
    assert parts.data("data-settings")["network"]["physics"] == {"enabled": False}


def test_the_shape_tells_the_kind(parts: Parts) -> None:
    """States are round, organisations square, armed groups triangles."""
    shapes = {node["id"]: node["shape"] for node in parts.shown()["nodes"]}
    assert (shapes["USA"], shapes["UN"], shapes["group-hamas"]) == ("dot", "square", "triangle")


def test_a_quote_cannot_close_its_script() -> None:
    """Markup in a sentence, a title, a name or a code stays data."""
    evil = '</script><script>alert(1)</script><!-- <img src=x onerror="alert(2)"> & \u2028'
    names = (actor("USA", Kind.STATE, evil), actor("KOR", Kind.STATE, "]]>'\"`${1}"))
    given = corpus(
        [report(f"# 2024-01-01 | en | {evil} | {evil}", [evil, "  USA visits KOR"], "javascript:alert(3)")],
        names,
    )
    parts = Parts(render(page(given, title=evil)))
    plain = Parts(render(page(SAMPLE)))
    assert [tag for tag, _, _ in parts.found] == [tag for tag, _, _ in plain.found]
    assert parts.shown()["model"]["quotes"] == [evil]
    assert parts.shown()["model"]["title"] == evil


def test_half_a_surrogate_pair_does_not_break_the_page() -> None:
    """JSON input can smuggle one into a text; the file is valid UTF-8 all the same."""
    given = corpus(
        [report("# 2024-01-01 | en | P | T", ["Broken \ud83d text", "  USA visits KOR"])], SAMPLE.actors
    )
    assert Parts(render(page(given))).shown()["model"]["quotes"] == ["Broken ? text"]


def test_a_page_without_claims_is_a_page() -> None:
    """An empty graph renders."""
    parts = Parts(render(view_data((), (), (), (), load_ontology(), title="Empty")))
    assert parts.shown()["nodes"] == parts.shown()["model"]["claims"]["id"] == []


def test_the_page_does_not_depend_on_hash_seeds(html: str) -> None:
    """Two processes with different seeds write the bytes that this one does."""
    code = (
        "import hashlib; from view_samples import SAMPLE, page; from graphkit.view.page import render;"
        "print(hashlib.sha256(render(page(SAMPLE)).encode()).hexdigest())"
    )
    here = os.path.dirname(__file__)
    path = os.pathsep.join([os.path.dirname(here), here])
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(html.encode()).hexdigest()}


def test_the_page_is_small(html: str) -> None:
    """At most 0.4 MB and 250 bytes a claim, most of the first part unused by library, script and words."""
    empty = render(view_data((), (), (), (), load_ontology()))
    assert len(empty.encode()) < 350_000
    assert len(html.encode()) < 400_000 + 250 * len(SAMPLE.claims)


def test_no_script_parses_text_as_markup_or_code() -> None:
    """Text goes into the page as text nodes only."""
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|setHTML"
    assert re.findall(forbidden, script()) == []


def test_scripts_make_no_request() -> None:
    """The only address that is ever opened is the one a reader clicks."""
    assert re.findall(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|new Image", script()) == []


def test_a_page_of_a_site_fetches_the_same_data() -> None:
    """It has no data of its own, may ask its own site alone, and gets what a file carries."""
    html = shell("Live <relations>", "/data?of=1")
    parts = Parts(html)
    assert parts.all("body")[0][0] == {"data-source": "/data?of=1"}
    assert [attrs for attrs, _ in parts.all("script") if attrs.get("id") == "data"] == []
    assert policy(parts)["connect-src"] == ["'self'"]
    assert "<relations>" not in html
    assert Parts(render(page(SAMPLE))).shown() == json.loads(json.dumps(page_data(page(SAMPLE))))


def test_every_script_file_is_joined_in_strict_mode() -> None:
    """No file is forgotten, none twice."""
    files = {path.stem for path in (ASSETS / "script").glob("*.js")}
    assert sorted(files) == sorted([*MODULES, EMBEDDED, FETCHED, "main"])
    assert script().startswith('(() => {\n"use strict";\n')


def test_scripts_are_short_and_named() -> None:
    """One concern a file, said in its first line; at most 350 lines."""
    for name in MODULES:
        lines = (ASSETS / "script" / f"{name}.js").read_text("utf-8").splitlines()
        assert lines[0].startswith("// "), name
        assert len(lines) <= 350, name
        assert max(map(len, lines)) <= 110, name


def test_the_library_is_whole_but_for_the_source_map() -> None:
    """A browser would otherwise look for a file that is not there."""
    assert "sourceMappingURL" not in library()
    assert "@version 9.1.2" in library()


def test_the_words_of_the_page_exist_in_every_language() -> None:
    """The packs have the same keys, and the same gaps to fill in each text."""
    packs = texts()
    assert {"en", "id"} <= packs.keys()
    for code, pack in packs.items():
        assert pack.keys() == packs["en"].keys(), code
        for key, text in pack.items():
            assert text.strip(), key
            assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", packs["en"][key])), key


def test_every_word_asked_for_exists(html: str) -> None:
    """A key of the scripts or the template without a text would stop the page."""
    keys = texts()["en"].keys()
    plain = set(re.findall(r'\bt\("([^"]+)"', script())) | set(re.findall(LABELS, html))
    counted = {f"{key}.{form}" for key in re.findall(COUNTED, script()) for form in ("one", "other")}
    assert plain | counted <= keys


def test_every_word_is_asked_for(html: str) -> None:
    """A text that nothing shows is dead weight in every language."""
    quoted = set(re.findall(r'"([a-z][a-z0-9.-]*)"', script())) | set(re.findall(LABELS, html))
    composed = tuple(re.findall(r"\bt\(`([a-z]+\.)\$\{", script()))
    counted = {f"{key}.{form}" for key in re.findall(COUNTED, script()) for form in ("one", "other")}
    rest = texts()["en"].keys() - quoted - counted
    assert {key for key in rest if not key.startswith(composed)} == set()


def test_every_status_kind_and_family_has_words() -> None:
    """What the ontology and the model can say, the page can show."""
    keys = texts()["en"].keys()
    assert {f"status.{status}" for status in Status} | {f"status.{status}.why" for status in Status} <= keys
    assert {f"kind.{kind}" for kind in Kind} <= keys
    assert {f"family.{family}" for family in FAMILIES} <= keys
