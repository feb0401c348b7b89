"""The small parts of the store: dates, terms, memory of documents, batches, and what a run has met."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from graph_samples import CLAIMS, EXTRACTIONS, NOTE, ONTOLOGY, WARTA, WIRE, make_claim, make_extraction
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from graphkit.errors import InputError, NotFoundError
from graphkit.model import Document, Extraction
from graphkit.store.base import Change
from graphkit.store.batch import Batch, batches, document_of
from graphkit.store.blocks import document_block
from graphkit.store.edges import edge_change, graph_change, rebuild_edges
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.known import KnownDocuments, documents_at, documents_called, is_current, known_documents
from graphkit.store.rows import select, select_for
from graphkit.store.seen import Met, Seen
from graphkit.store.terms import actor_node, date_bounds, day, node_id, prefixed
from graphkit.store.update import replace_documents
from graphkit.vocab import CLAIMED, INFERRED, UNDISPUTED, XSD


@pytest.fixture
def store() -> Store:
    """The three sample documents, read by version 1."""
    made = Store()
    replace_documents(made, EXTRACTIONS, ONTOLOGY, extractor="1")
    return made


# ------------------------------------------------------------------ dates and terms


@given(st.dates(min_value=date(1000, 1, 1)))
def test_any_day_is_its_own_bounds(when: date) -> None:
    """And its month and year reach from their first day to their last."""
    text = when.isoformat()
    assert date_bounds(text) == (text, text)
    first, last = date_bounds(text[:7])
    assert (first, date.fromisoformat(last) + timedelta(1)) == (
        when.replace(day=1).isoformat(),
        (when.replace(day=28) + timedelta(4)).replace(day=1),
    )
    assert date_bounds(text[:4]) == (f"{text[:4]}-01-01", f"{text[:4]}-12-31")


@given(st.integers(1000, 9999))
def test_a_leap_day_is_there_in_leap_years_only(year: int) -> None:
    """Any other year refuses it."""
    assert date_bounds(f"{year}-02")[1] == f"{year}-02-{29 if isleap(year) else 28}"
    if not isleap(year):
        with pytest.raises(ValueError, match="no day of the calendar"):
            date_bounds(f"{year}-02-29")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2023-11-06/2023-11-12", ("2023-11-06", "2023-11-12")),
        ("2023-11/2024-02", ("2023-11-01", "2024-02-29")),
        ("2022/2023-03-04", ("2022-01-01", "2023-03-04")),
        ("2023/2023", ("2023-01-01", "2023-12-31")),
    ],
)
def test_an_interval_reaches_over_both_its_ends(text: str, bounds: tuple[str, str]) -> None:
    """Each as wide as it is known."""
    assert date_bounds(text) == bounds


@pytest.mark.parametrize(
    "text",
    ["", "/", "2023/", "/2023", "2023-1-1", "2023-00", "2023-11-00", "2023-11-31", "0000", "23-11",
     "2023-11-08 ", "2024/2023", "2023-12/2023-11", "2023/2024/2025", "20231108", "2023-11-08T10:00"],
)  # fmt: skip
def test_what_is_no_date_has_no_bounds(text: str) -> None:
    """Rather than bounds that somebody guessed."""
    with pytest.raises(ValueError, match=r"date|calendar|begins"):
        date_bounds(text)


def test_a_part_of_a_date_is_no_xsd_date() -> None:
    """Other stores refuse to load one."""
    assert day("2023-11-08").datatype == NamedNode(XSD.date)
    for text in ("2023", "2023-11", "2023-11-08/2023-11-09", ""):
        assert day(text) == Literal(text)


@pytest.mark.parametrize(
    ("iri", "shown"),
    [
        ("https://w3id.org/graphkit/relation/visits", "rel:visits"),
        ("https://w3id.org/graphkit/ontology#Claim", "gk:Claim"),
        ("http://www.w3.org/2001/XMLSchema#date", "xsd:date"),
        ("https://w3id.org/graphkit/actor/a/b", "<https://w3id.org/graphkit/actor/a/b>"),
        ("urn:x", "<urn:x>"),
    ],
)
def test_addresses_are_shown_as_one_would_type_them(iri: str, shown: str) -> None:
    """In short where that reads back as the same."""
    assert prefixed(iri) == shown


@given(st.text(min_size=1, max_size=20).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_two_ids_never_share_a_node(name: str) -> None:
    """And each comes back from its node as it was."""
    assert node_id(actor_node(name)) == name
    assert actor_node(name) != actor_node(f"{name}%20")


# ------------------------------------------------------------------ what a store knows of documents


def test_a_document_is_current_until_text_or_reader_changes(store: Store) -> None:
    """Then it is read again."""
    known = known_documents(store, [WIRE.id, "other"])
    assert set(known) == {WIRE.id}
    assert is_current(known, WIRE, "1")
    assert not is_current(known, WIRE, "2")
    assert not is_current(known, NOTE, "1")
    assert not is_current(known, Document(WIRE.id, "Another text."), "1")


def test_documents_are_found_by_their_place(store: Store) -> None:
    """Only those places are named that have one."""
    assert documents_at(store, ["wire.txt", "note.txt", "none.txt"]) == {
        "wire.txt": {WIRE.id},
        "note.txt": {NOTE.id},
    }
    assert documents_at(store, []) == {}


def test_a_document_is_called_by_id_or_place(store: Store) -> None:
    """An id goes first; a typo is answered with what is near."""
    assert documents_called(store, "note/3 Dec") == {NOTE.id}
    assert documents_called(store, "warta.txt") == {WARTA.id}
    with pytest.raises(NotFoundError, match=r"no document 'wrie\.txt'; did you mean wire\.txt"):
        documents_called(store, "wrie.txt")
    with pytest.raises(NotFoundError, match="there are none"):
        documents_called(Store(), "wire.txt")


def test_a_memory_asks_ahead_and_answers_for_each(store: Store) -> None:
    """However many documents come, and for one that it has not been shown."""
    many = [Document(f"new-{number}", "x") for number in range(230)]
    documents = [*many[:150], WIRE, *many[150:], NOTE]
    memory = KnownDocuments(store)
    found = {document.id: memory.get(document.id) for document in memory.ahead(documents)}
    assert list(found) == [document.id for document in documents]
    assert {name for name, known in found.items() if known} == {WIRE.id, NOTE.id}
    assert memory.get(WARTA.id) == known_documents(store, [WARTA.id])[WARTA.id]
    assert memory.get("nobody") is None


def test_a_run_knows_what_it_met() -> None:
    """What replaced what, and what lies elsewhere than before; a document that was met stays."""
    seen = Seen()
    seen.put("a", Met("1", "a.txt"))
    seen.put("b", Met("2", "b.txt"), moved=True)
    seen.replace(["a", "gone", "gone"])
    assert seen.get("a") == Met("1", "a.txt")
    assert seen.get("nobody") is None
    assert list(seen.gone()) == ["gone"]
    assert list(seen.moved()) == [("b", "b.txt")]
    seen.put("b", Met("2", "c.txt"))
    seen.put("gone", Met("3", ""))
    assert (list(seen.moved()), list(seen.gone())) == ([], [])
    seen.close()


# ------------------------------------------------------------------ batches


@given(st.integers(0, 20), st.integers(1, 7))
def test_batches_hold_everything_once_and_the_last_says_so(number: int, most: int) -> None:
    """In the order in which it came, none larger than asked for, none empty."""
    items = [Document(str(index), "x") for index in range(number)]
    found = list(batches(items, most))
    assert [item for batch, _ in found for item in batch] == items
    assert all(1 <= len(batch) <= most for batch, _ in found)
    assert [is_last for _, is_last in found] == [False] * (len(found) - 1) + [True] * bool(found)


def test_batches_are_taken_as_they_are_needed() -> None:
    """A long list of documents is never read to its end before the first is stored."""
    read: list[int] = []

    def endless() -> Iterator[Document]:
        for number in range(10**9):
            read.append(number)
            yield Document(str(number), "x")

    stream = batches(endless(), 3)
    assert [item.id for item in map(document_of, next(stream)[0])] == ["0", "1", "2"]
    assert len(read) == 4


def test_documents_with_many_claims_fill_a_batch_sooner() -> None:
    """Memory is a matter of claims, not of documents."""
    heavy = Extraction(WIRE, EXTRACTIONS[0].claims * 3000, (), {}, ())
    assert [len(batch) for batch, _ in batches([heavy, heavy, heavy, WARTA], 100)] == [2, 2]


def test_a_batch_weighs_only_what_is_about_polities() -> None:
    """A claim on somebody who acts for nobody is kept and weighs nothing."""
    quote = "China rejected the sanctions."
    lonely = make_claim(NOTE, quote, "person-x", "rejects", "JPN", subject_polity="")
    batch = Batch()
    batch.put(NOTE, make_extraction(NOTE, lonely, make_claim(NOTE, quote, "CHN", "rejects", "JPN")), ONTOLOGY)
    assert [item.key for item in batch.evidence()] == [("CHN", "rejects", "JPN")]
    assert {"person-x", "CHN", "JPN"} <= batch.told
    assert lonely.id.encode() in batch.blocks("v")


def test_a_text_that_rdf_cannot_hold_is_told_with_its_place() -> None:
    """By its file, or by its id when it came from none."""
    for source, place in (("half.txt", r"half\.txt"), ("", "half")):
        batch = Batch()
        half = Document("half", "Half \ud83d a sign", source=source)
        batch.put(half, Extraction(half, (), (), {}, ()), ONTOLOGY)
        with pytest.raises(InputError, match=f"^{place}: cannot be kept as RDF"):
            batch.blocks("v")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_of_a_document_loads_as_it_was(text: str) -> None:
    """Quotes, slashes, line ends and controls included."""
    made = Store()
    made.bulk_load(document_block(Document("d", text, title=text, source=text)), RdfFormat.TRIG)
    [found] = KnowledgeGraph(made).documents()
    assert (found.text, found.title, found.source) == (text, text, text)


# ------------------------------------------------------------------ rows, edges, changes


def test_rows_are_asked_for_in_portions(store: Store) -> None:
    """So that no query is too long, and nothing is lost between two portions."""
    numbers = [Literal(number) for number in range(2500)]
    found = select_for(store, "SELECT ?n { VALUES ?n { %s } }", numbers)
    assert [int(row["n"].value) for row in found] == list(range(2500))
    pairs = [(Literal(1), Literal(2)), (Literal(3), Literal(4))]
    rows = select_for(store, "SELECT ?a ?b { VALUES (?a ?b) { %s } }", pairs)
    assert [(row["a"].value, row["b"].value) for row in rows] == [("1", "2"), ("3", "4")]
    assert list(select_for(store, "SELECT ?n { VALUES ?n { %s } }", [])) == []
    with pytest.raises(TypeError, match="SELECT"):
        select(store, "ASK {}")


def test_edges_made_anew_are_those_that_grew(store: Store) -> None:
    """What changes piece by piece never drifts from what the rules give on the whole."""

    def edges() -> set[Quad]:
        graphs = [NamedNode(name) for name in (UNDISPUTED, CLAIMED, INFERRED)]
        return {quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)}

    grown = edges()
    assert grown
    rebuild_edges(store)
    assert edges() == grown


def test_unchanged_propositions_change_no_edge(store: Store) -> None:
    """Not even written again."""
    props = list(KnowledgeGraph(store).propositions())
    assert edge_change(store, props, props) == (set(), set())
    removed, added = edge_change(store, props, [])
    assert added == set()
    assert {quad.graph_name.value for quad in removed} == {UNDISPUTED, CLAIMED, INFERRED}


def test_a_graph_changes_by_what_differs() -> None:
    """What stays is neither removed nor added."""
    name = NamedNode("http://a/graph")
    stays, goes, comes = (Quad(name, name, Literal(text), name) for text in ("stays", "goes", "comes"))
    made = Store()
    made.extend([stays, goes])
    assert graph_change(made, name.value, [stays, comes]) == ({goes}, {comes})
    assert graph_change(made, name.value, [stays, goes]) == (set(), set())


def test_an_empty_change_knows_that_it_is_empty(store: Store) -> None:
    """So that nothing is committed for nothing."""
    quad = next(iter(store))
    assert Change().is_empty
    assert not Change(removed=(quad,)).is_empty
    assert not Change(added=(quad,)).is_empty
    assert not Change(dropped=(NamedNode("http://a/g"),)).is_empty


def test_the_sample_has_a_claim_for_every_test_above() -> None:
    """Otherwise some of them would pass on nothing."""
    assert len(CLAIMS) == sum(len(extraction.claims) for extraction in EXTRACTIONS) > 10
