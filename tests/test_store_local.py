"""A change is made in the order its parts are told."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.store.base import Change, Reader, Writer
from graphkit.store.local import LocalWriter

DOCUMENT, PREDICATE = NamedNode("http://a/document"), NamedNode("http://a/p")
BLOCK = 'GRAPH <http://a/document> { <http://a/document> <http://a/p> "new “\\"text\\"”" . }'.encode()


def quad(value: str, graph: NamedNode = DOCUMENT) -> Quad:
    """One text said of the document."""
    return Quad(DOCUMENT, PREDICATE, Literal(value), graph)


def test_a_replaced_document_is_dropped_before_its_successor_comes() -> None:
    """Both have the same graph."""
    store = Store()
    store.add(quad("old"))
    LocalWriter(store).apply(Change(dropped=(DOCUMENT,), documents=BLOCK))
    assert set(store) == {quad('new “"text"”')}


def test_a_quad_removed_and_added_is_there() -> None:
    """What comes is put after what goes."""
    store, graph = Store(), NamedNode("http://a/graph")
    store.extend([quad("same", graph), quad("old", graph)])
    change = Change(removed=(quad("same", graph), quad("old", graph)), added=(quad("same", graph),))
    LocalWriter(store).apply(change)
    assert set(store) == {quad("same", graph)}


def test_an_empty_change_changes_nothing() -> None:
    """Nor does it make a graph."""
    store = Store()
    LocalWriter(store).apply(Change())
    assert Change().is_empty
    assert not Change(documents=BLOCK).is_empty
    assert list(store) == list(store.named_graphs()) == []


def test_a_store_of_the_engine_reads_and_writes_as_told() -> None:
    """The protocols are those of the real thing: the type checker says so, and so does it here."""
    store = Store()
    reader: Reader = store
    writer: Writer = LocalWriter(store)
    writer.apply(Change(documents=BLOCK))
    assert reader.contains_named_graph(DOCUMENT)
    assert list(reader.named_graphs()) == [DOCUMENT]
    assert list(writer.reader.quads_for_pattern(None, PREDICATE, None)) == [quad('new “"text"”')]
    assert reader.query("ASK { ?d ?p ?o }", use_default_graph_as_union=True)
