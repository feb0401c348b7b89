"""Dossiers in Chromium, made from documents that try to break out of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dossier_samples import KG, graph
from graph_samples import ONTOLOGY
from playwright.sync_api import Browser, Page
from test_view_hostile import ADDRESSES, EVIL, RIGHT_TO_LEFT, SENTENCES
from view_samples import actor, report

from graphkit.actors import load_gazetteer
from graphkit.dossier.data import dossier
from graphkit.dossier.words import Words
from graphkit.dossier.write import html
from graphkit.model import Kind
from graphkit.store.graph import KnowledgeGraph

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser

NAMES = (
    actor("USA", Kind.STATE, f"{EVIL} href", f"${{alert(3)}} {EVIL}"),
    actor("KOR", Kind.STATE, RIGHT_TO_LEFT),
)


def written(kg: KnowledgeGraph, path: Path, *names: str, language: str = "en") -> Path:
    """A dossier on disk."""
    page = dossier(kg, names, ONTOLOGY, load_gazetteer())
    path.write_text(html(page, Words(language, page.names, ONTOLOGY)), encoding="utf-8")
    return path


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Any]:
    """Opens a file; afterwards nothing may have been asked for, run or complained about."""
    pages: list[Page] = []
    heard: list[str] = []

    def go(path: Path, width: int = 1440, **more: Any) -> Page:
        view = chromium.new_page(viewport={"width": width, "height": 900}, **more)
        pages.append(view)
        view.on(
            "request", lambda request: heard.append(request.url) if request.url != path.as_uri() else None
        )
        view.on("console", lambda message: heard.append(message.text))
        view.on("dialog", lambda dialog: heard.append(dialog.message))
        view.goto(path.as_uri())
        return view

    yield go
    for view in pages:
        view.close()
    assert heard == []


@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_in_a_document_runs(opened: Any, tmp_path: Path, language: str) -> None:
    """Markup, handlers, addresses, direction marks and long words are text."""
    claims = ("  KOR meets-with USA | by USA | on 2024-01-01", "  KOR visits USA | how planned")
    given = [
        report(f"# 2024-01-0{day} | en | {EVIL} | {EVIL} {day}", [sentence, *claims], address)
        for day, (sentence, address) in enumerate(zip(SENTENCES, ADDRESSES, strict=True), start=1)
    ]
    path = written(graph(given, NAMES), tmp_path / "hostile.html", "USA", "KOR", language=language)
    view = opened(path, width=390)
    assert view.evaluate("window.hit") is None
    assert view.evaluate("document.querySelectorAll('script, img, iframe, object, embed').length") == 0
    assert view.get_by_role("heading", level=1).inner_text().count("window.hit=2") == 1
    links = view.locator("cite a").evaluate_all("links => links.map((link) => link.href)")
    assert {link.partition(":")[0] for link in links} == {"https"}
    assert view.evaluate("document.documentElement.scrollWidth") <= 390
    turned = view.locator("h1 bdi").nth(1).evaluate("name => getComputedStyle(name).unicodeBidi")
    assert turned == "isolate"


def test_a_mark_leads_to_its_sentence(opened: Any, tmp_path: Path) -> None:
    """A click on the number of a line shows the quote with its source."""
    view = opened(written(KG, tmp_path / "pair.html", "PRK", "RUS"))
    line = view.get_by_role("listitem").filter(has_text="allied with").first
    line.get_by_role("link", name="source").first.click()
    note = view.locator("li:target")
    assert "are allies now, Kim said." in note.inner_text()
    assert note.get_by_role("link", name="A visit and a treaty").get_attribute("href").startswith("https://")
    assert note.locator("mark").all_inner_texts() == ["North Korea", "Russia", "are allies"]


def test_a_dossier_has_no_broken_links_and_prints(opened: Any, tmp_path: Path) -> None:
    """Every number has its sentence; on paper the addresses are written out."""
    view = opened(written(KG, tmp_path / "pair.html", "PRK", "RUS"), color_scheme="dark")
    broken = view.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter((a) => !document.getElementById(a.hash.slice(1))).length"
    )
    assert broken == 0
    view.emulate_media(media="print", color_scheme="dark")
    assert view.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    after = "getComputedStyle(document.querySelector('cite a'), '::after').content"
    assert "https://news.example" in view.evaluate(after) or "attr(href)" in view.evaluate(after)
