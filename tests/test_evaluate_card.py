"""Matching gold with what was read, and the card of several sources, counted by hand."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from gold import claims_of
from test_evaluate import YARD, judged, read, verdicts, wanted

from graphkit.evaluate.card import Source, digest_of, make_card
from graphkit.evaluate.figures import Count, by, evaluate, total
from graphkit.evaluate.match import Verdict, align, fits, said
from graphkit.model import Layer
from graphkit.reportcard import Measure

PAIRS = [
    # who, whom and what, level by level
    ("FRA condemns MLI", "FRA condemns MLI", "exact", True),
    ("FRA condemns MLI", "MLI condemns FRA", "pair", False),
    ("FRA meets-with MLI", "MLI meets-with FRA", "exact", True),
    ("FRA condemns MLI", "FRA condemns NER", "pair", False),
    ("FRA condemns MLI", "FRA visits MLI", "pair", True),
    ("FRA condemns MLI", "FRA visits MLI", "quad", False),
    ("FRA condemns|criticizes MLI", "FRA criticizes MLI", "exact", True),
    ("FRA condemns MLI", "FRA criticizes MLI", "exact", False),
    ("FRA condemns MLI", "FRA criticizes MLI", "quad", True),
    ("FRA condemns MLI denied", "FRA condemns MLI", "exact", True),
]


@pytest.mark.parametrize(("gold", "item", "level", "same"), PAIRS, ids=[" / ".join(row[:3]) for row in PAIRS])
def test_what_counts_as_the_same(gold: str, item: str, level: str, same: bool) -> None:
    """As far as each level looks, and no further."""
    assert fits(wanted(gold), read(item), level, YARD) is same


VERDICTS = [
    (["FRA visits MLI"], ["FRA visits MLI"], ["right"]),
    (["FRA visits MLI"], ["MLI visits FRA"], ["wrong"]),
    (["FRA visits MLI"], ["FRA visits MLI", "FRA visits MLI denied"], ["right", "idle"]),
    (["FRA visits MLI denied"], ["FRA visits MLI", "FRA visits MLI denied"], ["idle", "right"]),
    (["FRA visits MLI optional"], ["FRA visits MLI"], ["idle"]),
    (["FRA visits MLI optional"], ["FRA aids MLI"], ["wrong"]),
    (["FRA visits|aids MLI optional", "FRA aids MLI"], ["FRA aids MLI"], ["right"]),
    ([], [], []),
]


@pytest.mark.parametrize(("gold", "items", "worth"), VERDICTS)
def test_each_claim_is_worth_what_it_says(gold: list[str], items: list[str], worth: list[str]) -> None:
    """Right once, idle when said again or optional, wrong otherwise."""
    assert verdicts(gold, items) == worth


def test_what_nobody_read_is_missed() -> None:
    """Optional claims are not."""
    gold = [wanted("FRA visits MLI"), wanted("FRA aids MLI"), wanted("FRA condemns NER optional")]
    found = align(gold, [read("FRA aids MLI")], "exact", YARD)
    assert [claim.relations[0] for claim in found.missed] == ["visits"]
    assert [claim.relations[0] for claim, _ in found.found] == ["aids"]


def test_one_claim_serves_one_wanted_claim() -> None:
    """Two wanted claims are not both found by one edge."""
    gold = [wanted("FRA visits MLI"), wanted("FRA visits MLI denied")]
    found = align(gold, [read("FRA visits MLI")], "exact", YARD)
    assert (len(found.found), len(found.missed)) == (1, 1)


def test_the_same_thing_said_twice_is_read_once() -> None:
    """A mutual act in either order is one claim; a denial beside it is another."""
    claims = claims_of("Peru met Chile. Chile met Peru. Peru did not meet Chile.")
    assert len(claims) == 3
    kept = said(claims, YARD)
    assert Counter(str(item.polarity) for item in kept) == {"asserted": 1, "denied": 1}
    assert {item.relation for item in kept} == {"meets-with"}


def test_counts_add_up() -> None:
    """In any order, and of nothing there is nothing."""
    counts = [Count(1, 0, 2), Count(0, 3, 0), Count(4, 0, 0)]
    assert total(counts) == total(counts[::-1]) == Count(5, 3, 2)
    assert Count().precision == Count().recall == Count().f1 == 0
    assert (Count(0, 2, 0).precision, Count(0, 0, 2).recall) == (0, 0)


def test_a_measure_leaves_out_the_idle_and_the_rare() -> None:
    """Idle claims are neither right nor wrong; sorts of fewer than asked for are not shown."""
    exact = [
        (read("FRA visits MLI", layer=Layer.STRUCTURE), Verdict.RIGHT),
        (read("FRA aids MLI", layer=Layer.STRUCTURE), Verdict.WRONG),
        (read("FRA aids NER", layer=Layer.STRUCTURE), Verdict.IDLE),
        (read("FRA aids NER", layer=Layer.NEAREST), Verdict.IDLE),
        (read("FRA aids TCD", layer=Layer.RECOVERED), Verdict.RIGHT),
    ]
    assert by(exact, lambda item: item.layer) == (Measure("recovered", 1, 1), Measure("structure", 1, 2))
    assert by(exact, lambda item: item.layer, least=2) == (Measure("structure", 1, 2),)


ENGLISH = [judged(["FRA visits MLI", "FRA aids MLI"], ["FRA visits MLI"]), judged([], ["FRA condemns NER"])]
INDONESIAN = [judged(["FRA meets-with MLI"], [read("MLI meets-with FRA", 0.95)])]


def test_a_card_adds_up_its_sources() -> None:
    """Each source has its own figures, and all claims together make the measures."""
    sources = {Source("a.jsonl", "0" * 16, "en"): ENGLISH, Source("b.jsonl", "1" * 16, "id"): INDONESIAN}
    card = make_card(sources, YARD, "2024-05-06")
    assert [(gold.name, gold.language, gold.records, gold.claims) for gold in card.gold] == [
        ("a.jsonl", "en", 2, 2),
        ("b.jsonl", "id", 1, 1),
    ]
    assert [(gold.precision, gold.recall, gold.f1) for gold in card.gold] == [(0.5, 0.5, 0.5), (1, 1, 1)]
    assert (card.measured, card.overall) == ("2024-05-06", Measure("all", 2, 3))
    assert {measure.name: (measure.right, measure.n) for measure in card.relations} == {
        "condemns": (0, 1),
        "meets-with": (1, 1),
        "visits": (1, 1),
    }
    assert card.confidence == (Measure("0.70-0.80", 1, 2), Measure("0.90-1.00", 1, 1))


@pytest.mark.parametrize("sort", ["layers", "families", "relations", "confidence"])
def test_every_sort_of_measure_counts_the_same_claims(sort: str) -> None:
    """Whatever a card is sorted by, its rows add up to the whole."""
    sources = {Source("a.jsonl", "0" * 16, "en"): ENGLISH, Source("b.jsonl", "1" * 16, "id"): INDONESIAN}
    card = make_card(sources, YARD, "2024-05-06")
    rows = getattr(card, sort)
    assert sum(row.n for row in rows) == card.overall.n == 3
    assert sum(row.right for row in rows) == card.overall.right == 2


def test_a_digest_is_of_the_bytes_in_their_order(tmp_path: Path) -> None:
    """Another order or another byte is another gold."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_bytes(b"first\n")
    two.write_bytes(b"second\n")
    assert digest_of(one, two) == hashlib.sha256(b"first\nsecond\n").hexdigest()[:16]
    assert len({digest_of(one), digest_of(two), digest_of(one, two), digest_of(two, one)}) == 4
    assert Source.of("en", "both", one, two).digest == digest_of(one, two)


def test_silence_counts_where_nothing_is_wanted() -> None:
    """A sentence with only optional claims is one of them, and reading one of those is no false edge."""
    quiet = judged(["FRA visits MLI optional"], ["FRA visits MLI"])
    loud = judged([], ["FRA visits MLI"])
    found = evaluate([quiet, loud, judged(["FRA visits MLI"], [])], YARD)
    assert (found.silent.right, found.silent.n, found.false_edge_rate) == (1, 2, 0.5)


def test_strict_counts_only_the_wholly_right() -> None:
    """A claim of the wrong modality or voice is found, and still not strictly right."""
    found = evaluate(
        [judged(["FRA visits MLI", "FRA aids NER @FRA"], ["FRA visits MLI", "FRA aids NER"])], YARD
    )
    assert found.levels["exact"].f1 == 1
    assert (found.told.attribution.right, found.told.attribution.n, found.strict) == (1, 2, 0.5)
