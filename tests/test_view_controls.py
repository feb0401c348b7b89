"""The page in Chromium: legend, filters, search, keyboard, address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from view_pages import Open, evidence, labels, pressed

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser


def test_the_legend_counts_and_switches(opened: Open) -> None:
    """Switching conflict off takes its lines and claims away, and on again brings them back."""
    view = opened()
    summary = view.get_by_role("navigation").get_by_role("status")
    expect(summary).to_have_text("33 relations · 36 claims")
    conflict = pressed(view, "conflict")
    expect(conflict).to_have_text(re.compile("14$"))
    conflict.click()
    expect(conflict).to_have_attribute("aria-pressed", "false")
    expect(conflict).to_have_text(re.compile("14$"))
    expect(summary).to_have_text("19 relations · 22 claims")
    assert not [label for label in labels(view, "title") if label["id"].endswith("conflict")]
    conflict.click()
    expect(summary).to_have_text("33 relations · 36 claims")


def test_unreal_statuses_are_drawn_on_demand(opened: Open) -> None:
    """A call for a ceasefire is no tie; switched on, it is a labelled line."""
    view = opened()
    assert "called for" not in {label["tag"] for label in labels(view, "title")}
    pressed(view, "called for").click()
    assert "! called for" in {label["tag"] for label in labels(view, "title")}


def test_contested_lines_say_so(opened: Open) -> None:
    """In the picture itself."""
    tags = {label["id"]: label["tag"] for label in labels(opened(), "title")}
    assert tags["PRK_RUS_material-cooperation"] == "± contested 3 : 2"


def test_a_relation_is_chosen_by_family_or_alone(opened: Open) -> None:
    """The field lists families with their relations and counts."""
    view = opened()
    field = view.get_by_role("combobox", name="Relation", exact=True)
    field.select_option(label="condemns (3)")
    expect(view.get_by_role("navigation").get_by_role("status")).to_have_text("3 relations · 3 claims")
    field.select_option(value="family:material-conflict")
    expect(pressed(view, "cooperation")).to_have_text(re.compile("0$"))
    view.get_by_role("button", name="Reset").click()
    expect(field).to_have_value("")


def test_sources_and_languages_filter(opened: Open) -> None:
    """One publisher, one language."""
    view = opened()
    view.get_by_role("combobox", name="Source", exact=True).select_option("Kyiv Dispatch")
    expect(view.get_by_role("navigation").get_by_role("status")).to_have_text("6 relations · 6 claims")
    view.get_by_role("button", name="Reset").click()
    view.get_by_role("combobox", name="Language of the source").select_option("id")
    view.get_by_role("tab", name="Table").click()
    expect(view.get_by_role("table")).to_contain_text("bersekutu")
    expect(view.get_by_role("table")).not_to_contain_text("winter")


def test_search_works_from_the_keyboard(opened: Open) -> None:
    """Slash goes there, typing finds in both languages, Enter selects, Escape clears."""
    view = opened()
    view.keyboard.press("/")
    field = view.get_by_role("combobox", name="Search an actor or a relation")
    expect(field).to_be_focused()
    view.keyboard.type("korea ut")
    expect(view.get_by_role("listbox").get_by_role("option")).to_have_text([re.compile("North Korea")])
    view.keyboard.press("Enter")
    expect(evidence(view).get_by_role("heading", level=2)).to_have_text("North Korea")
    view.keyboard.press("/")
    view.keyboard.type("condem")
    view.keyboard.press("ArrowDown")
    view.keyboard.press("ArrowUp")
    view.keyboard.press("Enter")
    expect(view.get_by_role("combobox", name="Relation", exact=True)).to_have_value("condemns")
    view.keyboard.press("/")
    view.keyboard.type("xyzzy")
    expect(view.get_by_text("Nothing found")).to_be_visible()
    view.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(evidence(view).get_by_role("heading", name="At a glance")).to_be_visible()


def test_the_graph_works_from_the_keyboard(opened: Open) -> None:
    """Arrows go from actor to actor, Enter to the evidence, Escape back."""
    view = opened()
    view.get_by_role("application").focus()
    view.keyboard.press("ArrowRight")
    heading = evidence(view).get_by_role("heading", level=2).first
    expect(heading).to_have_text("North Korea")
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        before = heading.text_content()
        view.keyboard.press(key)
        expect(heading).not_to_have_text(before or "")
    view.keyboard.press("+")
    view.keyboard.press("0")
    view.keyboard.press("Enter")
    expect(evidence(view)).to_be_focused()
    view.keyboard.press("Escape")
    expect(evidence(view).get_by_role("heading", name="At a glance")).to_be_visible()


def test_switches_keep_the_keyboard_where_it_is(opened: Open) -> None:
    """Pressing a switch redraws the legend, but the next Tab goes on from there."""
    view = opened()
    pressed(view, "conflict").focus()
    view.keyboard.press("Enter")
    expect(pressed(view, "conflict")).to_be_focused()


def test_the_address_restores_everything(opened: Open) -> None:
    """Selection, view, filters, dates, language: a link to a page shows what its sender saw."""
    view = opened()
    pressed(view, "neutral").click()
    view.get_by_role("combobox", name="Relation", exact=True).select_option("condemns")
    view.get_by_role("tab", name="Table").click()
    view.get_by_role("button", name="Evidence: Japan condemns North Korea").click()
    view.get_by_label("Language of this page").select_option("id")
    address = view.evaluate("location.hash")
    again = opened(address)
    expect(again.get_by_role("tab", name="Tabel")).to_have_attribute("aria-selected", "true")
    expect(pressed(again, "netral")).to_have_attribute("aria-pressed", "false")
    expect(again.get_by_role("combobox", name="Relasi", exact=True)).to_have_value("condemns")
    expect(evidence(again).get_by_role("heading", level=2)).to_have_text("Jepang mengecam Korea Utara")


def test_a_broken_address_is_ignored(opened: Open) -> None:
    """Unknown actors, views, dates and languages leave the page as it opens."""
    view = opened("#actor=NOPE&view=pie&from=yesterday&lang=xx&statuses=&theme=pink&focus=9")
    expect(view.get_by_role("tab", name="Graph")).to_have_attribute("aria-selected", "true")
