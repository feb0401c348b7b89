"""The page in Chromium, made from documents that try to break out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from view_pages import Open, evidence, labels, write
from view_samples import actor, corpus, page, report

from graphkit.model import Kind

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser


EVIL = "</script><script>window.hit=1</script><img src=x onerror='window.hit=2'>"
RIGHT_TO_LEFT = "\u202eevitcejda\u202c שלום"


ADDRESSES = (
    "javascript:window.hit=5",
    "data:text/html,<script>window.hit=6</script>",
    "https://a.example/'\"><b>",
    "//x.example",
)
SENTENCES = (
    f"[s USA] {EVIL} [c met] [o KOR] 👩‍👩‍👧‍👦 and left.",
    "🇰🇷🇺🇸 [s Emoji] before [c the cue] and [o after].",
    "word " * 2000 + "[s USA] [c met] [o KOR]" + "x" * 300,
    f"{RIGHT_TO_LEFT} [s USA] [c met] [o KOR]",
)
CLAIMS = ("  KOR meets-with USA | by USA | on 2024-01-01", "  __proto__ condemns USA")
NAMES = (
    actor("USA", Kind.STATE, f"{EVIL} href", f"${{alert(3)}} {EVIL}", "Q30\"onclick='window.hit=4'"),
    actor("KOR", Kind.STATE, RIGHT_TO_LEFT),
    actor("__proto__", Kind.ORGANIZATION, "constructor"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page from documents and actors that try to break out."""
    reports = [
        report(f"# 2024-01-0{day} | en | {EVIL} | {EVIL} {day}", [sentence, *CLAIMS], address)
        for day, (sentence, address) in enumerate(zip(SENTENCES, ADDRESSES, strict=True), start=1)
    ]
    return write(tmp_path_factory.mktemp("hostile") / "graph.html", page(corpus(reports, NAMES), title=EVIL))


@pytest.mark.parametrize("shown", ["graph", "matrix", "timeline", "table"])
def test_nothing_in_a_document_runs(opened: Open, hostile: Path, shown: str) -> None:
    """Markup, handlers, addresses, direction marks and long words are text, in every view."""
    view = opened(f"#view={shown}&actor=USA", path=hostile)
    panel = evidence(view)
    for details in panel.locator("summary").all():
        details.click()
    expect(panel.get_by_text("window.hit=2").first).to_be_visible()
    expect(view.get_by_role("heading", level=1)).to_have_text(EVIL)
    links = panel.get_by_role("link").evaluate_all("links => links.map((link) => link.href)")
    assert {link.partition(":")[0] for link in links} == {"https"}
    view.get_by_label("Language of this page").select_option("id")
    view.get_by_role("combobox").first.fill("a")
    assert view.evaluate("window.hit") is None
    assert view.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert view.evaluate("document.documentElement.scrollWidth") <= 1440


def test_marks_count_characters_and_not_code_units(opened: Open, hostile: Path) -> None:
    """After an emoji the marks are still on the words."""
    view = opened("#proposition=KOR_meets-with_USA", path=hostile)
    claim = evidence(view).get_by_role("listitem").filter(has_text="before")
    expect(claim.locator("mark")).to_have_text(["Emoji", "the cue", "after"])


def test_direction_marks_do_not_reach_the_canvas(opened: Open, hostile: Path) -> None:
    """A name cannot turn the picture's other words round."""
    texts = [label["text"] for label in labels(opened(path=hostile), "name")]
    assert any("שלום" in text for text in texts)
    assert not any("\u202e" in text for text in texts)
