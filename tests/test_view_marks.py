"""The page in Chromium: how the statuses differ, families, the card under the pointer, disputes, trust."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from view_pages import ARMS, Open, evidence, labels, point, pressed
from view_samples import ACTORS, SAMPLE, corpus, page, report

from graphkit.reportcard import GoldFile, Measure, ReportCard
from graphkit.view.page import render

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser

CARD = ReportCard(
    measured="2026-11-27",
    graphkit="1.0",
    gold=(GoldFile("gold.jsonl", "0" * 16, "id", 120, 200, 0.62, 0.41, 0.49),),
    overall=Measure("all", 62, 100),
    layers=(),
    families=(Measure("material-cooperation", 9, 12), Measure("structural", 0, 0)),
    relations=(),
    confidence=(),
)

HEAD = "# 2024-01-01 | en | P | T"

SAYINGS = ("certain", "certain | by KOR", "planned", "called-for", "hypothetical")
"""How one and the same visit may be told: a fact, an allegation, a plan, a call, a thought."""

MIDDLE = """() => {
  const context = document.querySelector("#net canvas").getContext("2d");
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const [a, b] = ["CHN", "JPN"].map((id) => graphkit.place("actor", id));
  const [x, y] = [a.x + 0.25 * (b.x - a.x), a.y + 0.25 * (b.y - a.y)];
  return [...context.getImageData(x * ratio, y * ratio, 1, 1).data].slice(0, 3);
}"""
"""The colour in the middle of the line between China and Japan, a quarter of the way along it."""

GROUND = [247, 248, 250]


def summary(view: Page) -> str:
    """The counts of what is shown."""
    return str(view.get_by_role("navigation").get_by_role("status").text_content())


def test_every_status_has_a_sign_of_its_own(opened: Open, tmp_path: Path) -> None:
    """A fact, an allegation and a plan cannot be taken for each other, not even in black and white.

    Each has its own words on the line, and an alleged one is hollow.
    """
    tags, colours = [], []
    for number, saying in enumerate(SAYINGS):
        lines = ["[s China] [c visits] [o Japan].", f"  CHN visits JPN | how {saying}"]
        path = tmp_path / f"{number}.html"
        path.write_text(render(page(corpus([report(HEAD, lines)], ACTORS))), encoding="utf-8")
        view = opened("#statuses=fact,alleged,planned,called-for,hypothetical", path=path)
        tags += [(label["text"], label["tag"]) for label in labels(view, "title")]
        colours.append(view.evaluate(MIDDLE))
    assert tags == [
        ("visits", tag) for tag in ("", "? alleged", "» planned", "! called for", "~ hypothetical")
    ]
    assert [colour == GROUND for colour in colours] == [False, True, False, False, False]


def test_families_are_switched_in_the_legend(opened: Open) -> None:
    """Words go, deeds stay; the address keeps it, and a second press brings the words back."""
    view = opened()
    before = summary(view)
    words = pressed(view, "Cooperation in words")
    words.click()
    expect(words).to_have_attribute("aria-pressed", "false")
    assert summary(view) != before
    assert "without=verbal-cooperation" in view.url
    assert not [label for label in labels(view, "title") if label["id"].endswith("verbal-cooperation")]
    assert [label for label in labels(view, "title") if label["id"].endswith("material-cooperation")]
    words.click()
    assert summary(view) == before


def test_the_pointer_tells_who_affirms_and_denies(opened: Open) -> None:
    """Over a line: its family, both counts and the relations; beside it nothing."""
    view = opened()
    view.mouse.move(*point(view, "edge", "PRK_RUS_material-cooperation"))
    tip = view.locator("#tip")
    expect(tip).to_contain_text("Cooperation in deeds")
    expect(tip).to_contain_text(ARMS)
    expect(tip).to_contain_text("4 affirm · 2 deny")
    view.mouse.move(*point(view, "actor", "USA"))
    expect(tip).to_contain_text("United States")
    view.get_by_role("searchbox").or_(view.get_by_role("combobox").first).hover()
    expect(tip).to_be_hidden()


def test_disputes_lie_side_by_side(opened: Open) -> None:
    """Each contested relation is a card: the quotes of those who say so beside those who deny it."""
    view = opened("#view=contested")
    panel = view.get_by_role("tabpanel", name="Contested")
    card = panel.get_by_role("article", name=ARMS)
    yes, no = card.get_by_role("heading", name="Say so (3)"), card.get_by_role("heading", name="Deny it (2)")
    left, right = yes.bounding_box(), no.bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    expect(card.get_by_text("has shipped")).to_be_visible()
    expect(card.get_by_text("calling the report invented")).to_be_visible()
    expect(card.get_by_role("link").first).to_have_attribute("href", re.compile("^https://news.example/"))
    card.get_by_role("button", name="Evidence").click()
    expect(evidence(view).get_by_role("heading", level=2)).to_have_text(ARMS)


def test_nothing_contested_is_said_so(opened: Open) -> None:
    """An empty place would look like a fault."""
    view = opened("#view=contested&statuses=fact")
    panel = view.get_by_role("tabpanel", name="Contested")
    expect(panel.get_by_text("Nothing here is contested.")).to_be_visible()


def test_a_second_actor_with_shift_shows_the_path(opened: Open) -> None:
    """Pick one, then another with the shift key: the way between them stands out."""
    view = opened()
    view.mouse.click(*point(view, "actor", "ASEAN"))
    view.keyboard.down("Shift")
    view.mouse.click(*point(view, "actor", "CHN"))
    view.keyboard.up("Shift")
    expect(evidence(view).get_by_text(re.compile("^Path: ASEAN → .* → China$"))).to_be_visible()
    assert "path=CHN" in view.url


def test_the_slider_says_as_of_which_day(opened: Open) -> None:
    """Both ends are words, not bare dates."""
    view = opened("#to=2023-11-30")
    bar = view.get_by_role("region", name="Time")
    expect(bar.get_by_text("as of 30 Nov 2023")).to_be_visible()
    expect(bar.get_by_text(re.compile("^from "))).to_be_visible()


def test_other_views_have_the_room_of_the_panel(opened: Open) -> None:
    """A table is as wide as the window allows until a claim is opened."""
    view = opened("#view=table")
    expect(evidence(view)).to_be_hidden()
    view.get_by_role("row").nth(1).get_by_role("button").click()
    expect(evidence(view)).to_be_visible()


def test_the_report_card_is_shown(opened: Open, tmp_path: Path) -> None:
    """How often claims were right when measured, by language and kind; nothing where nothing was counted."""
    path = tmp_path / "card.html"
    path.write_text(render(page(SAMPLE), card=CARD), encoding="utf-8")
    panel = evidence(opened(path=path))
    expect(panel.get_by_role("heading", name="How far to trust this")).to_be_visible()
    expect(panel.get_by_text(re.compile("27 Nov 2026: of 100 claims .* 62% were right"))).to_be_visible()
    expect(panel.get_by_text(re.compile("^Indonesian: 120 sentences; 62% .* 41%"))).to_be_visible()
    expect(panel.get_by_role("row", name="Cooperation in deeds 75% 9 of 12")).to_be_visible()
    expect(panel.get_by_role("row", name=re.compile("Structure"))).to_have_count(0)


def test_without_a_report_card_none_is_claimed(opened: Open) -> None:
    """No figure is invented."""
    expect(evidence(opened()).get_by_role("heading", name="How far to trust this")).to_have_count(0)
