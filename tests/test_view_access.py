"""The page in Chromium for who sees it badly or uses no mouse: axe-core's rules and the keyboard."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from view_pages import ARMS, Open, evidence

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser

PLACES = (
    "",
    "#edge=PRK_RUS_material-cooperation",
    "#actor=PRK&path=UKR&lang=id",
    "#view=matrix",
    "#view=timeline",
    "#view=contested",
    "#view=table&edge=PRK_RUS_material-cooperation",
)


def faults(view: Page) -> list[tuple[str, list[str]]]:
    """What axe-core objects to: rule and elements. It lies in its package; nothing is fetched."""
    view.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = view.evaluate("axe.run()")
    assert len(found["passes"]) > 30, "axe-core has looked at the page"
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(opened: Open, place: str) -> None:
    """Names, roles, order and contrast in every view."""
    assert faults(opened(place)) == []


@pytest.mark.parametrize("place", PLACES[:2])
def test_axe_finds_nothing_in_the_dark_or_on_a_phone(opened: Open, place: str) -> None:
    """Dark colours have their own contrasts, a narrow window its own order."""
    assert faults(opened(place, color_scheme="dark")) == []
    assert faults(opened(place, width=390, height=844)) == []


def test_axe_would_find_something(opened: Open) -> None:
    """The check can fail: a button without a name and a picture without words are told."""
    view = opened()
    view.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [rule for rule, _ in faults(view)] == ["button-name"]


def test_every_region_has_a_role_and_a_name(opened: Open) -> None:
    """A screen reader's list of landmarks is a table of contents."""
    view = opened()
    expect(view.get_by_role("banner")).to_be_visible()
    expect(view.get_by_role("search")).to_be_visible()
    expect(view.get_by_role("navigation", name="Legend and filters")).to_be_visible()
    expect(view.get_by_role("main")).to_be_visible()
    expect(view.get_by_role("complementary", name="Evidence")).to_be_visible()
    expect(view.get_by_role("region", name="Time")).to_be_visible()
    expect(view.get_by_role("application", name="Graph of relations between actors")).to_be_visible()
    expect(view.get_by_role("heading", level=1)).to_have_text("Northeast Asia and beyond")


def test_views_are_reached_without_a_mouse(opened: Open) -> None:
    """Arrow keys go round the tabs, and the view follows."""
    view = opened()
    view.get_by_role("tab", name="Graph").focus()
    for name in ("Matrix", "Timeline", "Contested", "Table", "Graph"):
        view.keyboard.press("ArrowRight")
        expect(view.get_by_role("tab", name=name)).to_be_focused()
        expect(view.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(view.get_by_role("tabpanel", name=name)).to_be_visible()


def test_the_table_leads_to_the_evidence_without_a_mouse(opened: Open) -> None:
    """From the filter of the rows to a claim's row to its quotes."""
    view = opened("#view=table")
    view.get_by_role("searchbox", name="Filter these rows").fill("shipped about a thousand")
    expect(view.get_by_role("row")).to_have_count(2)
    view.get_by_role("button", name=f"Evidence: {ARMS}").focus()
    view.keyboard.press("Enter")
    expect(evidence(view).get_by_role("heading", level=2)).to_have_text(ARMS)


def test_the_slider_moves_by_keys(opened: Open) -> None:
    """One step is a day, and the value is read out as a date."""
    view = opened("#to=2023-11-30")
    slider = view.get_by_role("slider", name="As of")
    slider.focus()
    view.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "29 Nov 2023")
    assert "to=2023-11-29" in view.url


def test_a_selection_is_announced(opened: Open) -> None:
    """What the picture shows by dimming the rest is said aloud."""
    view = opened()
    view.get_by_role("combobox", name="Search an actor or a relation").fill("russia")
    view.keyboard.press("Enter")
    expect(view.get_by_role("status").filter(has_text="Russia").first).to_be_attached()


def test_letters_grow_with_a_very_wide_screen(opened: Open) -> None:
    """At 4K the page is read from afar: nothing overlaps, and the letters are a third larger."""
    view = opened(width=3840, height=2160)
    names = [label for label in view.evaluate("graphkit.labels()") if label["kind"] == "name"]
    assert min(label["bottom"] - label["top"] for label in names) > 20
    assert view.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > 18
