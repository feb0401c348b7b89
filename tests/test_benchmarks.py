"""The generated graphs and news are what real ones are like, and the page says what was measured."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import Store

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "benchmarks"))

from generate import extractions, news, write_news  # noqa: E402
from page import Figure, chart, page, write  # noqa: E402
from pieces import PIECES, QUESTIONS, build, load_graphkit, reopen  # noqa: E402

from graphkit.model import Modality, Polarity, Status  # noqa: E402
from graphkit.ontology import load_ontology  # noqa: E402
from graphkit.query.saved import saved_queries  # noqa: E402
from graphkit.read import read_documents  # noqa: E402
from graphkit.store.graph import KnowledgeGraph  # noqa: E402
from graphkit.store.update import replace_documents  # noqa: E402

FIGURES = [
    Figure("load", 0.8, "x", "8 and 10", 0.7),
    Figure("start", 0.3, "s", "slow", 0.2, at_least=False),
    Figure("<told>", 12345.6, "", "only told"),
]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    """A small generated graph."""
    store = Store()
    replace_documents(store, extractions(20_000), load_ontology())
    return KnowledgeGraph(store)


def test_the_same_seed_gives_the_same_graph() -> None:
    """And another one another: figures of two runs can be compared."""
    first = [item.claims for item in extractions(2_000)]
    assert first == [item.claims for item in extractions(2_000)]
    assert first != [item.claims for item in extractions(2_000, seed=1)]


def test_a_graph_has_about_the_size_asked_for(graph: KnowledgeGraph) -> None:
    """Within a third, the ontology included."""
    assert 20_000 < len(graph.store) < 20_000 * 4 / 3 + 7_000


def test_a_graph_has_all_that_real_ones_have(graph: KnowledgeGraph) -> None:
    """Denials, every modality, speakers, dated events and those without a date."""
    claims = list(graph.claims())
    assert {claim.polarity for claim in claims} == set(Polarity)
    assert {claim.modality for claim in claims} == set(Modality)
    assert {bool(claim.attributed_to) for claim in claims} == {True, False}
    assert {bool(claim.event_date) for claim in claims} == {True, False}
    statuses = {proposition.status for proposition in graph.propositions()}
    assert statuses >= {Status.FACT, Status.ALLEGED, Status.DENIED, Status.PLANNED, Status.CALLED_FOR}


def test_a_few_actors_are_in_many_claims(graph: KnowledgeGraph) -> None:
    """As in the news: a tenth of them in more than a third."""
    counted = Counter(claim.subject_polity for claim in graph.claims())
    frequent = [count for _, count in counted.most_common(max(1, len(counted) // 10))]
    assert sum(frequent) > counted.total() / 3


def test_quotes_are_in_their_documents(graph: KnowledgeGraph) -> None:
    """A generated claim can be verified like any other."""
    documents = {document.id: document for document in graph.documents()}
    for claim in graph.claims():
        assert documents[claim.document].quote(claim.passage) == claim.quote
        assert documents[claim.document].quote(claim.cue) == claim.relation.replace("-", " ")


def test_news_is_written_as_it_is_read(tmp_path: Path) -> None:
    """Both languages, dates and titles come through the reader unchanged."""
    assert write_news(12, tmp_path / "n.jsonl") > 1_000
    read = list(read_documents([str(tmp_path / "n.jsonl")], on_error=pytest.fail))
    written = list(news(12))
    assert [(d.id, d.text, d.published, d.language) for d in read] == [
        (d.id, d.text, d.published, d.language) for d in written
    ]
    assert {document.language for document in read} == {"en", "id"}


def test_the_questions_are_saved_queries() -> None:
    """With parameters that they have."""
    known = saved_queries()
    for name, values in QUESTIONS.items():
        assert set(values) <= {param.name for param in known[name].params}
        assert {param.name for param in known[name].params if param.required} <= set(values)
    assert len(QUESTIONS) == 8


def test_pieces_measure_what_they_say(tmp_path: Path) -> None:
    """A store, its opening, the questions on it, and a build: all at a small size."""
    folder = str(tmp_path / "store")
    loaded = load_graphkit(2_000, folder)
    assert loaded["claims"] == 54
    assert loaded["seconds"] > 0
    assert reopen(folder)["seconds"] > 0
    assert set(PIECES["ask"](folder, 1)) == set(QUESTIONS)
    write_news(3, tmp_path / "n.jsonl", sentences_each=1)
    assert build(3, str(tmp_path / "n.jsonl"), str(tmp_path / "out"), 1)["documents"] == 3


def test_the_page_says_what_was_missed(tmp_path: Path) -> None:
    """A missed bar is marked in the table, and in the chart by another colour."""
    write({"All": FIGURES}, "Measured once.", tmp_path)
    text = (tmp_path / "performance.md").read_text("utf-8")
    assert text == page({"All": FIGURES}, "Measured once.")
    assert "| load | 0.8 x | >= 0.7 | 8 and 10 |" in text
    assert "| start | 0.3 s | <= 0.2, **missed** | slow |" in text
    assert "12,346" in text


def test_the_chart_is_a_picture() -> None:
    """Well-formed, one bar for each figure that has a target."""
    root = ElementTree.fromstring(chart(FIGURES))
    bars = [node for node in root.iter() if node.tag.endswith("rect") and node.get("height") == "15"]
    assert len(bars) == 2
    assert len({node.get("fill") for node in bars}) == 2
