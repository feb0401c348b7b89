"""One changed character anywhere is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from graph_samples import NOTE, WARTA, WIRE, WIRE_CLAIMS, make_claim, make_extraction, make_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from graphkit.errors import StoreError
from graphkit.export import write_turtle
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.store.terms import claim_node, document_node, gk
from graphkit.verify import Fault, FaultKind, verify

TEXTS = {document.source: document.text for document in (NOTE, WARTA, WIRE)}


def put(kg: KnowledgeGraph, predicate: str, value: str, claim: str = "") -> None:
    """Gives the first document, or a claim of it, another value."""
    node = claim_node(claim) if claim else document_node(WIRE.id)
    for quad in list(kg.store.quads_for_pattern(node, gk(predicate), None, None)):
        kg.store.remove(quad)
    kg.store.add(Quad(node, gk(predicate), Literal(value), document_node(WIRE.id)))


def test_a_built_graph_agrees_with_itself_and_its_sources() -> None:
    """Every quote stands where it says."""
    assert verify(make_graph()) == ()
    assert verify(make_graph(), TEXTS.get) == ()


def test_it_agrees_after_a_way_through_a_file(tmp_path: Path) -> None:
    """The text of every document is in it."""
    write_turtle(make_graph(), tmp_path / "graph.ttl")
    assert verify(open_kg(tmp_path / "graph.ttl"), TEXTS.get) == ()


def test_a_changed_quote_is_told_with_both_texts() -> None:
    """And the claim, so that one can look at it."""
    kg, claim = make_graph(), WIRE_CLAIMS[0]
    put(kg, "quote", claim.quote.replace("allies", "enemies"), claim.id)
    found = claim.quote.replace("allies", "enemies")
    assert verify(kg) == (Fault(FaultKind.QUOTE, claim.id, found, claim.quote),)
    assert str(verify(kg)[0]) == (
        f"claim {claim.id}: its quote is 'The United States and South Korea are enemies.', "
        "its document has 'The United States and South Korea are allies.' there"
    )


@pytest.mark.parametrize(
    ("predicate", "value"),
    [("modality", "probable"), ("rule", "another/rule"), ("eventDate", "2023"), ("confidence", "0.8")],
)
def test_any_other_change_of_a_claim_is_found(predicate: str, value: str) -> None:
    """Its id is a hash of all that it says."""
    kg, claim = make_graph(), WIRE_CLAIMS[0]
    put(kg, predicate, value, claim.id)
    (fault,) = verify(kg)
    assert (fault.kind, fault.id) == (FaultKind.CLAIM, claim.id)
    assert str(fault).startswith(f"claim {claim.id}: it was changed, what it says now has the id '")


DAMAGED = make_graph([make_extraction(WIRE, *WIRE_CLAIMS)])


@settings(deadline=None)
@given(st.integers(0, len(WIRE.text) - 1))
def test_any_changed_character_of_the_text_is_found(place: int) -> None:
    """By the digest always, by every quote that it lies in."""
    kg = DAMAGED
    put(kg, "text", WIRE.text[:place] + "¿" + WIRE.text[place + 1 :])
    faults = verify(kg)
    hit = [c.id for c in WIRE_CLAIMS if c.passage.start <= place < c.passage.end]
    assert [fault.id for fault in faults if fault.kind is FaultKind.QUOTE] == hit
    assert [fault.id for fault in faults if fault.kind is FaultKind.DIGEST] == [WIRE.id]


def test_changed_metadata_is_found_by_the_digest() -> None:
    """It covers title, publisher, address, date and language."""
    kg = make_graph()
    put(kg, "digest", "0" * 64)
    (fault,) = verify(kg)
    assert str(fault) == (
        f"document wire-1: its digest is '{'0' * 60}'..., that of its content '{WIRE.digest[:60]}'..."
    )


def test_a_source_that_changed_since_is_found() -> None:
    """Shown from shortly before the difference; a source that is gone proves nothing."""
    texts = {**TEXTS, WIRE.source: WIRE.text.replace("satellites", "rockets")}
    (fault,) = verify(make_graph(), texts.get)
    assert (fault.kind, fault.id, fault.expected) == (FaultKind.SOURCE, "wire-1", WIRE.text)
    assert str(fault).startswith("document wire-1: its text has ...'")
    assert "the North with its satellites" not in str(fault).partition("source now")[2]
    assert "rockets" in str(fault).partition("source now")[2]
    assert verify(make_graph(), {}.get) == ()


def test_a_document_without_a_source_is_not_read_again() -> None:
    """There is nothing to read."""
    kg = make_graph([make_extraction(replace(WIRE, source=""), *WIRE_CLAIMS)])

    def reread(source: str) -> str:
        raise AssertionError(source)

    assert verify(kg, reread) == ()


def test_a_claim_whose_document_is_missing_is_a_fault() -> None:
    """It cannot be checked, so it does not pass."""
    kg, claim = make_graph(), WIRE_CLAIMS[0]
    for quad in list(kg.store.quads_for_pattern(claim_node(claim.id), gk("document"), None, None)):
        kg.store.remove(quad)
    kg.store.add(Quad(claim_node(claim.id), gk("document"), document_node("gone"), document_node("wire-1")))
    assert verify(kg) == (Fault(FaultKind.QUOTE, claim.id, claim.quote, ""),)


def test_an_incomplete_claim_is_an_error() -> None:
    """Rather than passed over."""
    kg, claim = make_graph(), WIRE_CLAIMS[0]
    put(kg, "polarity", "maybe", claim.id)
    with pytest.raises(StoreError, match=f"claim {claim.id} is incomplete"):
        verify(kg)


def test_faults_come_in_the_order_of_places() -> None:
    """The same graph gives the same report."""
    kg = make_graph()
    for claim in WIRE_CLAIMS[::-1]:
        put(kg, "quote", "x", claim.id)
    assert [fault.id for fault in verify(kg)] == [claim.id for claim in WIRE_CLAIMS]


def test_offsets_count_code_points() -> None:
    """Not bytes, nor the halves of an emoji."""
    document = replace(WIRE, text="Türkiye 🇹🇷 — Ankara met Seoul. İstanbul too.")
    claim = make_claim(document, "İstanbul too.", "KOR", "tests-weapon")
    assert verify(make_graph([make_extraction(document, claim)])) == ()
