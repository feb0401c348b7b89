"""The page in Chromium: matrix, table, timeline, time, languages, files, phones."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pyoxigraph import Store
from view_pages import ARMS, Open, evidence, labels, write
from view_samples import SAMPLE, actor, corpus, page, report

from graphkit.model import Kind
from graphkit.vocab import claim_iri, proposition_iri

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser


def test_the_matrix_counts_by_doer(opened: Open) -> None:
    """A cell says who does what to whom, and opens the evidence."""
    view = opened("#view=matrix")
    view.get_by_role("button", name="North Korea to Russia: 5 cooperation").click()
    expect(evidence(view).get_by_role("article", name=ARMS)).to_be_visible()
    expect(view.get_by_role("button", name="Russia to North Korea: 2 cooperation")).to_be_visible()


def test_a_large_matrix_says_what_it_leaves_out(opened: Open, tmp_path: Path) -> None:
    """Forty of 45 actors, the busiest."""
    names = [f"A{i:02}" for i in range(45)]
    met = ((f"[s {a}] [c met] [o {b}].", f"  {a} meets-with {b}") for a, b in pairwise(names))
    day = report("# 2024-01-01 | en | P | T", [line for lines in met for line in lines])
    given = corpus([day], [actor(name, Kind.STATE, f"Land {name}") for name in names])
    view = opened("#view=matrix", path=write(tmp_path / "matrix.html", page(given)))
    expect(view.get_by_role("row")).to_have_count(41)
    expect(view.get_by_text("40 of 45 actors")).to_be_visible()


def test_the_table_has_every_claim(opened: Open) -> None:
    """The accessible twin: as many rows as claims once all statuses are shown."""
    view = opened("#view=table")
    rows = view.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(37)
    view.get_by_role("main").get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(1 + len(SAMPLE.claims))
    view.get_by_label("Filter these rows").fill("shells")
    expect(rows).to_have_count(2)


def test_the_table_sorts_both_ways(opened: Open) -> None:
    """By the actor's name, up and down."""
    view = opened("#view=table")
    head = view.get_by_role("columnheader", name="Actor")
    for order, first in (("ascending", "China"), ("descending", "United States")):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        expect(view.get_by_role("row").nth(1).get_by_role("cell").nth(3)).to_have_text(first)


def test_the_timeline_groups_by_month_and_kind(opened: Open) -> None:
    """A bubble narrows the page to its month and family."""
    view = opened("#view=timeline")
    view.get_by_role("button", name="Conflict in deeds, Dec 2023: 2 claims").click()
    expect(view.get_by_role("combobox", name="Relation", exact=True)).to_have_value(
        "family:material-conflict"
    )
    expect(view.get_by_role("main").get_by_role("listitem")).to_have_count(3)


def test_time_narrows_from_both_ends(opened: Open) -> None:
    """Claims outside are gone; the ends of the slider let everything in."""
    view = opened()
    summary = view.get_by_role("navigation").get_by_role("status")
    start = view.get_by_role("slider", name="From")
    start.focus()
    view.keyboard.press("End")
    expect(summary).not_to_have_text("33 relations · 36 claims")
    view.keyboard.press("Home")
    expect(summary).to_have_text("33 relations · 36 claims")


def test_time_can_be_played(opened: Open) -> None:
    """The as-of date runs on by itself until it is stopped."""
    view = opened()
    view.get_by_role("button", name="Play").click()
    summary = view.get_by_role("navigation").get_by_role("status")
    expect(summary).not_to_have_text("33 relations · 36 claims")
    view.get_by_role("button", name="Stop").click()
    expect(view.get_by_role("button", name="Play")).to_be_visible()


def test_time_goes_by_event_or_by_report(opened: Open) -> None:
    """The two dates of a claim are never mixed up: the first report is of October 2023."""
    view = opened()
    view.get_by_label("Date used").select_option("report")
    expect(view.get_by_role("slider", name="From")).to_have_attribute("aria-valuetext", "14 Oct 2023")


def test_the_page_speaks_indonesian(opened: Open) -> None:
    """Interface, actors and relations; the sentences stay in their own language."""
    view = opened()
    view.get_by_label("Language of this page").select_option("id")
    expect(view.get_by_role("tab", name="Lini masa")).to_be_visible()
    expect(evidence(view).get_by_role("article", name="Korea Utara memasok senjata ke Rusia")).to_be_visible()
    assert "Amerika Serikat" in {label["text"] for label in labels(view, "name")}
    assert view.evaluate("document.documentElement.lang") == "id"


def test_neighbours_and_paths(opened: Open) -> None:
    """One step around ASEAN is Indonesia; from there the way to Ukraine is named."""
    view = opened("#actor=ASEAN")
    evidence(view).get_by_role("button", name="1 step").click()
    assert {label["id"] for label in labels(view, "name")} == {"ASEAN", "IDN"}
    evidence(view).get_by_role("button", name="all", exact=True).click()
    evidence(view).get_by_role("combobox", name="Shortest path to").select_option("Russia")
    expect(evidence(view).get_by_text(re.compile("^Path: ASEAN → Indonesia → .* → Russia$"))).to_be_visible()


def test_colours_follow_the_system_and_the_switch(opened: Open) -> None:
    """Dark where the system is dark, and the other way round on request."""
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = opened(color_scheme="dark").evaluate(ground)
    view = opened()
    light = view.evaluate(ground)
    assert light != dark
    button = view.get_by_role("button", name=re.compile("^Colours"))
    button.click()
    button.click()
    assert view.evaluate(ground) == dark


def test_the_picture_is_saved_as_png_and_svg(opened: Open, tmp_path: Path) -> None:
    """Both are whole files; the SVG has the names and no script."""
    view = opened()
    for kind in ("PNG", "SVG"):
        with view.expect_download() as download:
            view.get_by_role("button", name=f"Save the picture as {kind}").click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    drawing = (tmp_path / "graph.svg").read_text("utf-8")
    assert "North Korea" in drawing
    assert "contested" in drawing
    assert "<script" not in drawing


def test_citations_and_queries_can_be_copied(opened: Open) -> None:
    """The citation has the quote and its source; the queries name the claim and the proposition."""
    view = opened("#proposition=KOR_allied-with_USA", permissions=["clipboard-read", "clipboard-write"])
    panel = evidence(view)
    copied = "navigator.clipboard.readText()"
    panel.get_by_role("button", name="Copy citation").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    assert view.evaluate(copied).startswith("“The United States is allied with South Korea and keeps troops")
    claim = next(c for c in SAMPLE.claims if c.relation == "allied-with" and "KOR" in (c.subject, c.object))
    for iri in (claim_iri(claim.id), proposition_iri("KOR", "allied-with", "USA")):
        panel.get_by_role("button", name="Copy SPARQL").first.click()
        query = view.evaluate(copied)
        assert f"<{iri}>" in query
        Store().query(query)


def test_a_refused_clipboard_offers_the_text(opened: Open) -> None:
    """Nothing fails silently: the text is shown, ready to be copied by hand."""
    view = opened("#proposition=KOR_allied-with_USA")
    view.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    evidence(view).get_by_role("button", name="Copy citation").click()
    expect(evidence(view).get_by_role("textbox", name="Copy this text by hand:")).to_be_focused()


@pytest.mark.parametrize("shown", ["graph", "matrix", "timeline", "table"])
@pytest.mark.parametrize("width", [360, 390])
def test_a_phone_scrolls_down_only(opened: Open, shown: str, width: int) -> None:
    """Nothing is wider than the screen; the picture and the evidence are both there."""
    view = opened(f"#view={shown}&edge=PRK_RUS_material-cooperation", width=width, height=780)
    assert view.evaluate("document.documentElement.scrollWidth") == width
    expect(evidence(view).get_by_role("article", name=ARMS)).to_be_attached()


def test_a_phone_leads_from_the_picture_to_the_evidence(opened: Open) -> None:
    """The panel lies below; a button goes there."""
    view = opened("#actor=PRK", width=390, height=844)
    view.get_by_role("button", name="Evidence: North Korea").click()
    expect(evidence(view).get_by_role("heading", level=2)).to_be_in_viewport()
