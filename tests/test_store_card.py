"""The report card in a graph: as triples, in files, and in queries."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from graphkit.extract.cascade import Extractor
from graphkit.model import Document
from graphkit.ontology import load_ontology
from graphkit.reportcard import GoldFile, Measure, ReportCard, load_card
from graphkit.store.card import CARD, card_quads, put_card
from graphkit.store.load import open_kg
from graphkit.store.rows import select
from graphkit.store.terms import gk
from graphkit.store.update import replace_documents
from graphkit.vocab import REPORT_CARD

SMALL = ReportCard(
    "2024-05-06",
    "0.1.0",
    (GoldFile("own.jsonl", "0123456789abcdef", "id", 4, 3, 0.5, 0.667, 0.571),),
    Measure("all", 2, 3),
    (Measure("structure", 2, 3),),
    (Measure("verbal-conflict", 2, 3),),
    (Measure("condemns", 2, 3),),
    (Measure("0.60-0.70", 2, 3),),
)

ROWS = """
SELECT ?aspect ?sort ?precision ?right ?sample { ?m a gk:Measurement ; gk:aspect ?aspect ; gk:sort ?sort ;
    gk:precision ?precision ; gk:right ?right ; gk:sample ?sample } ORDER BY ?aspect ?sort
"""


def rows(store: Store) -> list[tuple[str, ...]]:
    """The measurements of a store."""
    names = ("aspect", "sort", "precision", "right", "sample")
    return [tuple(row[name].value for name in names) for row in select(store, ROWS)]


@pytest.fixture
def store() -> Store:
    """A store with the small card."""
    store = Store()
    put_card(store, SMALL)
    return store


def test_each_measure_is_a_node_with_its_share_and_number(store: Store) -> None:
    """By aspect: all, layer, family, relation, confidence."""
    sorts = [
        ("all", "all"), ("confidence", "0.60-0.70"), ("family", "verbal-conflict"),
        ("layer", "structure"), ("relation", "condemns"),
    ]  # fmt: skip
    assert rows(store) == [(*sort, "0.667", "2", "3") for sort in sorts]


def test_the_card_names_its_day_and_its_gold(store: Store) -> None:
    """So that a reader knows what was measured, and can tell the file by its digest."""
    found = select(
        store, f"SELECT ?day ?from {{ <{CARD.value}> dcterms:issued ?day ; dcterms:source ?from }}"
    )
    texts = {(row["day"].value, row["from"].value) for row in found}
    assert ("2024-05-06", "graphkit 0.1.0") in texts
    gold = "own.jsonl 0123456789abcdef, id: 4 sentences, 3 claims wanted; "
    assert ("2024-05-06", f"{gold}precision 0.500, recall 0.667, F1 0.571") in texts


def test_a_new_card_takes_the_place_of_the_old_one(store: Store) -> None:
    """Figures of two versions must not mix."""
    other = ReportCard("2025-01-01", "0.2.0", (), Measure("all", 1, 2), (), (), (), ())
    put_card(store, other)
    assert rows(store) == [("all", "all", "0.5", "1", "2")]


def test_everything_on_a_card_lies_in_its_graph() -> None:
    """Apart from the news."""
    assert {quad.graph_name for quad in card_quads(SMALL)} == {NamedNode(REPORT_CARD)}


def test_a_build_carries_the_shipped_card() -> None:
    """Beside the claims of its documents."""
    store = Store()
    document = Document("d", "Peru condemned Chile.", language="en")
    replace_documents(store, [Extractor.load().extract(document)], load_ontology())
    shipped = load_card()
    measured = {(aspect, sort): int(n) for aspect, sort, _, _, n in rows(store)}
    assert measured["all", "all"] == shipped.overall.n
    assert all(measured["relation", m.name] == m.n for m in shipped.relations)


def test_the_card_comes_back_out_of_a_turtle_file(sample: Path) -> None:
    """In its own graph again."""
    kg = open_kg(sample / "graph.ttl")
    graph = NamedNode(REPORT_CARD)
    here = {str(quad.subject) for quad in kg.store.quads_for_pattern(None, gk("precision"), None, graph)}
    assert len(here) == 1 + sum(
        len(part)
        for card in [load_card()]
        for part in (card.layers, card.families, card.relations, card.confidence)
    )


def test_the_shipped_card_rests_on_many_claims_in_both_languages() -> None:
    """Otherwise its figures would say nothing."""
    card = load_card()
    assert card.overall.n >= 500
    assert {gold.language for gold in card.gold} == {"en", "id"}
    assert sum(measure.n for measure in card.layers) == card.overall.n


def test_a_higher_confidence_was_right_more_often() -> None:
    """Over the ranges that many claims lie in."""
    shares = [measure.precision for measure in load_card().confidence if measure.n >= 100]
    assert len(shares) >= 4
    assert shares == sorted(shares)
