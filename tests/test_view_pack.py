"""The data of a page: what is packed in columns, whole or in parts, is what the claims said."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser
from view_random import drawn_lots
from view_samples import ACTORS, SAMPLE, corpus, page, report

from graphkit.model import OTHER, Claim, Layer, Modality, Polarity, Span
from graphkit.ontology import load_ontology
from graphkit.propositions import Proposition, propositions
from graphkit.reportcard import load_card
from graphkit.serve.live import parts
from graphkit.view.data import ViewData, view_data
from graphkit.view.pack import packed
from graphkit.view.page import ASSETS, page_data

pytest_plugins = ["view_pages"]

ONTOLOGY = load_ontology()
SEEDS = range(6)
SPANS = ("subject_span", "object_span", "cue", "attribution_span", "date_span")


class Reader:
    """Reads packed data back, by the order of cells that the page's script goes by."""

    def __init__(self, model: dict[str, Any]) -> None:
        self.model = model

    def actor(self, index: int) -> str:
        """The id behind an index; the two negative ones are nobody and somebody unnamed."""
        return {-1: "", -2: OTHER}.get(index) or ("" if index < 0 else self.model["actors"][index][0])

    def claim(self, index: int) -> dict[str, Any]:
        """What a row of the columns says."""
        cell = {name: column[index] for name, column in self.model["claims"].items() if name != "marks"}
        document = self.model["documents"][cell["document"]]
        return {
            "id": cell["id"],
            "document": document[0],
            "quote": self.model["quotes"][cell["quote"]],
            "subject": self.actor(cell["subject"]),
            "object": self.actor(cell["object"]),
            "polarity": Polarity.ASSERTED if cell["asserted"] else Polarity.DENIED,
            "modality": Modality(self.model["modalities"][cell["modality"]]),
            "attributed_to": tuple(self.actor(index) for index in cell["who"]),
            "event_date": cell["event"],
            "reported_on": document[4] if cell["reported"] == 0 else cell["reported"],
            "confidence": cell["confidence"],
            "rule": self.model["rules"][cell["rule"]],
            "layer": Layer(self.model["layers"][cell["layer"]]),
        }

    def spans(self, index: int) -> list[tuple[int, int]]:
        """Start and end of what a claim marks in its sentence."""
        marks = self.model["claims"]["marks"][10 * index : 10 * index + 10]
        return [(start, start + size) for start, size in zip(marks[::2], marks[1::2], strict=True)]

    def proposition(self, index: int) -> tuple[Any, ...]:
        """Key, status, both sides and the claims against it."""
        row = self.model["propositions"][index]
        return (
            (self.actor(row[0]), self.model["relations"][row[1]][0], self.actor(row[2])),
            row[3],
            tuple(map(self.actor, row[4])),
            tuple(map(self.actor, row[5])),
            tuple(self.model["claims"]["id"][claim] for claim in row[6]),
        )


def whole(prop: Proposition, shown: set[str]) -> tuple[Any, ...]:
    """The same of a proposition, of whose contesting claims only those on the page are told."""
    against = tuple(claim for claim in prop.contested_by if claim in shown)
    return prop.key, prop.status, prop.affirmed_by, prop.denied_by, against


def wanted(claim: Claim) -> dict[str, Any]:
    """What a page must be able to tell of a claim."""
    names = ("id", "document", "quote", "subject", "object", "polarity", "modality", "attributed_to")
    more = ("event_date", "reported_on", "confidence", "rule", "layer")
    return {name: getattr(claim, name) for name in (*names, *more)}


def marked(claim: Claim) -> list[tuple[int, int]]:
    """Its spans within its sentence; 0, 0 for one that is missing."""
    spans: list[Span | None] = [getattr(claim, name) for name in SPANS]
    start = claim.passage.start
    return [(s.start - start, s.end - start) if s else (0, 0) for s in spans]


def joined(cut: list[dict[str, Any]]) -> dict[str, Any]:
    """Parts put together again, one after another, as the page's loader does."""
    first = cut[0]["model"]
    columns = {name: list(column) for name, column in first["claims"].items()}
    quotes = list(first["quotes"])
    for part in cut[1:]:
        quotes += part["model"]["quotes"]
        for name, column in part["model"]["claims"].items():
            columns[name] += column
    return {**cut[0], "model": {**first, "quotes": quotes, "claims": columns}}


def of(seed: int) -> ViewData:
    """The view of an invented graph."""
    return page(drawn_lots(seed))


@cache
def fetched() -> dict[str, Any]:
    """What a site would send of one of them; not to be changed."""
    return page_data(of(2))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_packed_is_what_was_claimed(seed: int) -> None:
    """A reader would otherwise see another speaker, day or sentence than the document has."""
    view = of(seed)
    reader = Reader(packed(view))
    assert [reader.claim(i) for i in range(len(view.claims))] == [wanted(claim) for claim in view.claims]
    assert [reader.spans(i) for i in range(len(view.claims))] == [marked(claim) for claim in view.claims]


@pytest.mark.parametrize("seed", SEEDS)
def test_propositions_keep_their_sides(seed: int) -> None:
    """Who says so, who denies it and which claims contest it survive the packing."""
    view = of(seed)
    reader, shown = Reader(packed(view)), {claim.id for claim in view.claims}
    found = [reader.proposition(i) for i in range(len(view.propositions))]
    assert found == [whole(prop, shown) for prop in view.propositions]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_claim_is_filed_under_what_it_is_about(seed: int) -> None:
    """A click on a line lists exactly the claims of its propositions."""
    view = of(seed)
    filed: dict[int, set[str]] = {}
    columns = packed(view)["claims"]
    for claim, owner in zip(columns["id"], columns["proposition"], strict=True):
        filed.setdefault(owner, set()).add(claim)
    assert filed == {index: set(prop.claims) for index, prop in enumerate(view.propositions)}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_parts_joined_are_the_whole(size: int) -> None:
    """However finely the data are cut, the page that fetched them shows the same."""
    data = fetched()
    cut = list(parts(data, size))
    total = len(data["model"]["claims"]["id"])
    assert len(cut) == -(-total // size)
    assert joined(cut) == data


@pytest.mark.parametrize("size", [1, 4])
def test_a_part_can_be_shown_before_the_next_is_there(size: int) -> None:
    """Every sentence that the claims so far refer to has come by then, and none comes twice."""
    cut = list(parts(fetched(), size))
    quotes: list[str] = []
    for part in cut:
        quotes += part["model"]["quotes"]
        assert max(part["model"]["claims"]["quote"]) < len(quotes)
        assert {len(c) for n, c in part["model"]["claims"].items() if n != "marks"} == {
            len(part["model"]["claims"]["id"])
        }
        assert len(part["model"]["claims"]["marks"]) == 10 * len(part["model"]["claims"]["id"])
    assert len(quotes) == len(set(quotes))


def test_only_the_first_part_has_the_picture() -> None:
    """The later ones bring claims alone, or a big graph would be sent many times."""
    first, *later = parts(fetched(), 5)
    assert {"nodes", "edges", "model"} <= first.keys()
    assert later
    for part in later:
        assert part.keys() == {"model"}
        assert part["model"].keys() == {"quotes", "claims"}


def test_an_empty_page_is_one_part() -> None:
    """A graph without claims is shown empty, not waited for."""
    empty = page_data(view_data((), (), (), (), ONTOLOGY))
    [only] = parts(empty, 5)
    assert only == empty


def test_names_are_written_once() -> None:
    """Actors, relations, documents, sentences and rules: each has one row, whoever refers to it."""
    data = packed(of(4))
    for name in ("actors", "relations", "documents"):
        ids = [row[0] for row in data[name]]
        assert ids == sorted(set(ids)), name
    for name in ("quotes", "rules"):
        assert len(data[name]) == len(set(data[name])), name


def test_a_report_of_another_day_keeps_its_own() -> None:
    """Only a day that is the document's own is left to the document."""
    view = page(SAMPLE)
    columns = packed(view)["claims"]
    assert set(columns["reported"]) == {0}
    late = replace(SAMPLE.claims[0], reported_on="2025-01-01")
    moved = page(SAMPLE._replace(claims=(late,), propositions=propositions([late], ONTOLOGY)))
    assert packed(moved)["claims"]["reported"] == ["2025-01-01"]


def test_an_unknown_day_is_not_taken_for_the_documents() -> None:
    """A claim without a day of report stays without one although its document has one."""
    bare = replace(SAMPLE.claims[0], reported_on="")
    view = page(SAMPLE._replace(claims=(bare,), propositions=propositions([bare], ONTOLOGY)))
    assert packed(view)["claims"]["reported"] == [""]


READ = """(data) => unpackModel(data).claims.map((claim) => ({
  id: claim.id, document: claim.document.id, quote: claim.quote,
  subject: claim.subject.id, object: claim.object ? claim.object.id : "",
  polarity: claim.asserted ? "asserted" : "denied", modality: claim.modality,
  attributed_to: claim.who.map((actor) => (actor ? actor.id : "OTHER")),
  event_date: claim.event, reported_on: claim.reported, confidence: claim.confidence,
  rule: claim.rule, layer: claim.layer,
}))"""
"""What the page's own script makes of the data."""


@pytest.mark.browser
def test_the_script_of_the_page_reads_the_same(chromium: Browser) -> None:
    """It shows each claim as it was made, one without a day of report included."""
    given = drawn_lots(0)
    bare = (replace(given.claims[-1], reported_on=""), *given.claims[:-1])
    data = page_data(page(given._replace(claims=bare, propositions=propositions(bare, ONTOLOGY))))
    blank = chromium.new_page()
    script = (ASSETS / "script" / "model.js").read_text("utf-8")
    blank.add_script_tag(content=script)
    found = {claim["id"]: claim for claim in blank.evaluate(READ, data)}
    blank.close()
    assert found == {c.id: {**wanted(c), "attributed_to": list(c.attributed_to)} for c in bare}
    assert "" in {claim["reported_on"] for claim in found.values()}


@pytest.mark.parametrize("span", [Span(0, 5), Span(40, 400), Span(13, 13), Span(5, 20)])
@pytest.mark.parametrize("name", SPANS)
def test_a_mark_that_leaves_its_sentence_is_none(name: str, span: Span) -> None:
    """Before, after, empty or half outside: the page would mark the wrong letters."""
    lines = ["First line.", "[s Japan] [c visits] [o China].", "  JPN visits CHN"]
    given = corpus([report("# 2024-03-01 | en | Wire | Title", lines)], ACTORS)
    changed: Any = {name: span}
    moved = replace(given.claims[0], **changed)
    view = page(given._replace(claims=(moved,), propositions=propositions([moved], ONTOLOGY)))
    assert Reader(packed(view)).spans(0)[SPANS.index(name)] == (0, 0)


def test_marks_count_letters_and_not_bytes() -> None:
    """Letters beyond the first 65,536 and accents before a name do not shift it."""
    lines = ["🕊️ Sé: [s Japan] [c visits] [o China].", "  JPN visits CHN"]
    view = page(corpus([report("# 2024-03-01 | en | Wire | Title", lines)], ACTORS))
    data = packed(view)
    subject, target, cue, *_ = Reader(data).spans(0)
    assert [data["quotes"][0][a:b] for a, b in (subject, target, cue)] == ["Japan", "China", "visits"]


def test_the_card_comes_with_the_page_that_has_one() -> None:
    """Figures of the report card are those of the file; without one the page tells none."""
    card = load_card()
    told = packed(of(0), card)["card"]
    assert told["overall"] == [card.overall.right, card.overall.n]
    assert [file["language"] for file in told["gold"]] == [file.language for file in card.gold]
    assert [name for name, _, _ in told["families"]] == [measure.name for measure in card.families]
    assert packed(of(0))["card"] is None


def test_what_is_packed_does_not_depend_on_the_order_of_the_input() -> None:
    """Two builds of the same documents give the same bytes."""
    given = drawn_lots(5)
    turned = given._replace(
        propositions=given.propositions[::-1], claims=given.claims[::-1], documents=given.documents[::-1]
    )
    assert json.dumps(packed(page(turned))) == json.dumps(packed(page(given)))
