"""The page in Chromium: what a reader sees and the evidence behind it."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect
from view_pages import ARMS, Open, evidence, labels, point, write
from view_samples import SAMPLE, actor, corpus, page, report

from graphkit.model import Kind
from graphkit.ontology import load_ontology
from graphkit.view.data import view_data

pytest_plugins = ["view_pages"]
pytestmark = pytest.mark.browser


def test_the_page_opens_with_every_actor_named(opened: Open) -> None:
    """On a desktop each of the fourteen actors has its full name at the opening zoom."""
    view = opened()
    assert {label["text"] for label in labels(view, "name")} == {
        node.actor.label("en") for node in page(SAMPLE).nodes
    }
    expect(view).to_have_title("Northeast Asia and beyond")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844), (2560, 1440)])
def test_labels_do_not_overlap(opened: Open, width: int, height: int) -> None:
    """No two boxes drawn share a pixel, and all lie on the picture."""
    boxes = opened(width=width, height=height).evaluate("graphkit.labels()")
    assert len(boxes) >= 20
    for a, b in combinations(boxes, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"]
        assert apart or b["bottom"] <= a["top"], (a, b)
    assert all(box["left"] >= 0 and box["right"] <= width and box["top"] >= 0 for box in boxes)


def test_the_picture_is_not_blank(opened: Open) -> None:
    """Blue, vermillion and the halo of the contested line are drawn, and not only in labels."""
    colours = opened().evaluate(
        """() => {
          const canvas = document.querySelector("canvas");
          const context = canvas.getContext("2d");
          for (const { left, top, right, bottom } of graphkit.labels())
            context.clearRect(left, top, right - left, bottom - top);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const seen = {};
          for (let i = 0; i < data.length; i += 4) {
            const key = [data[i], data[i + 1], data[i + 2]].join(" ");
            seen[key] = (seen[key] || 0) + 1;
          }
          return seen;
        }"""
    )
    for colour in ("0 104 166", "192 74 0", "255 210 74"):
        assert colours.get(colour, 0) > 100, colour


def test_the_panel_opens_with_what_is_contested(opened: Open) -> None:
    """Who says so and who denies it stand side by side."""
    card = evidence(opened()).get_by_role("article", name=ARMS)
    expect(card.get_by_text("Say so").locator("..").get_by_role("listitem")).to_have_text(
        ["Japan", "South Korea", "United States"]
    )
    expect(card.get_by_text("Deny it").locator("..").get_by_role("listitem")).to_have_text(
        ["North Korea", "Russia"]
    )


def test_a_click_on_a_line_shows_its_sentences(opened: Open) -> None:
    """The quote, its marks, the dates apart, who says so, the confidence in words and the source."""
    view = opened()
    view.mouse.click(*point(view, "edge", "PRK_RUS_material-cooperation"))
    arms = evidence(view).get_by_role("article", name=ARMS)
    claim = arms.get_by_role("listitem").filter(has_text="about a thousand containers")
    expect(claim).to_contain_text("According to United States affirmed")
    expect(claim).to_contain_text(re.compile("EventSept? 2023 – Oct 2023"))
    expect(claim).to_contain_text("Reported14 Oct 2023")
    expect(claim).to_contain_text("high: about 9 in 10 readings of this kind are right")
    expect(claim.locator("mark")).to_have_text(
        ["North Korea", "has shipped", "Russia", "the White House", "on Friday"]
    )
    source = claim.get_by_role("link", name=re.compile("The Strait Courier"))
    expect(source).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(source).to_have_attribute("target", "_blank")
    expect(source).to_have_attribute("href", re.compile(r"^https://news\.example/"))


def test_a_denial_on_a_related_relation_is_shown_with_what_it_contests(opened: Open) -> None:
    """Pyongyang denied deals, not deliveries: the words are there to be read."""
    view = opened("#proposition=PRK_supplies-arms-to_RUS")
    arms = evidence(view).get_by_role("article", name=ARMS)
    expect(arms).to_contain_text("3 affirm · 2 deny")
    expect(arms.get_by_text("Denied in other words").locator("..")).to_contain_text("are no arms deals")


def test_a_click_on_an_actor_shows_its_relations(opened: Open) -> None:
    """Kind, code and all propositions, the contested first."""
    view = opened()
    view.mouse.click(*point(view, "actor", "PRK"))
    panel = evidence(view)
    expect(panel.get_by_role("heading", level=2)).to_have_text("North Korea")
    expect(panel.get_by_role("article").first).to_have_attribute("aria-label", ARMS)
    expect(panel.get_by_role("link", name="Wikidata")).to_have_attribute(
        "href", "https://www.wikidata.org/wiki/Q423"
    )


def test_a_person_is_named_where_it_was_mentioned(opened: Open) -> None:
    """The visit is the state's, the visitor is in the evidence."""
    view = opened("#edge=KOR_USA_verbal-cooperation")
    visit = evidence(view).get_by_role("article", name="United States visits South Korea")
    expect(visit).to_contain_text("named asAntony Blinken")
    expect(visit).to_contain_text("planned")


def test_a_click_beside_everything_leads_back(opened: Open) -> None:
    """The overview returns."""
    view = opened("#actor=PRK")
    area = view.get_by_role("application").bounding_box()
    assert area is not None
    view.mouse.click(area["x"] + 8, area["y"] + 8)
    expect(evidence(view).get_by_role("heading", name="At a glance")).to_be_visible()


def test_an_empty_graph_opens(opened: Open, tmp_path: Path) -> None:
    """No claims, no complaint."""
    empty = view_data((), (), (), (), load_ontology())
    view = opened(path=write(tmp_path / "empty.html", empty))
    for name in ("Matrix", "Timeline", "Table", "Graph"):
        view.get_by_role("tab", name=name).click()
    expect(evidence(view).get_by_text("Nothing here is contested.")).to_be_visible()


def test_a_large_graph_opens_on_its_strongest_part(opened: Open, tmp_path: Path) -> None:
    """Three hundred actors of 320, and the rest on request."""
    names = [f"A{i:03}" for i in range(320)]
    met = ((f"[s {a}] [c met] [o {b}].", f"  {a} meets-with {b}") for a, b in pairwise(names))
    day = report("# 2024-01-01 | en | P | T", [line for lines in met for line in lines])
    given = corpus([day], [actor(name, Kind.STATE, f"Land {name}") for name in names])
    view = opened(path=write(tmp_path / "large.html", page(given)))
    expect(view.get_by_text("300 of 320 actors")).to_be_visible()
    view.get_by_role("main").get_by_role("button", name="Show all").click()
    expect(view.get_by_text("320 of 320 actors")).to_be_visible()


def test_a_page_prints_in_light_colours(opened: Open) -> None:
    """Tools are left out, the evidence stays."""
    view = opened("#actor=PRK", color_scheme="dark")
    view.emulate_media(media="print")
    expect(view.get_by_role("combobox").first).to_be_hidden()
    expect(evidence(view).get_by_role("article", name=ARMS)).to_be_visible()
