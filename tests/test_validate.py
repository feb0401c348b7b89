"""SHACL: a built graph conforms, a damaged one is told where and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from graph_samples import ONTOLOGY, WARTA_CLAIMS, WIRE_CLAIMS, make_graph
from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.errors import DataError
from graphkit.export import export
from graphkit.store.load import open_kg
from graphkit.store.selection import Selection
from graphkit.store.terms import actor_node, claim_node, document_node, gk, proposition_node, relation_node
from graphkit.validate import Report, validate
from graphkit.vocab import CLAIMED, PROPOSITIONS

FIRST = WIRE_CLAIMS[4]  # a plan: its proposition has no edge
NODE, GRAPH = claim_node(FIRST.id), document_node(FIRST.document)


def change(store: Store, predicate: NamedNode, value: Literal | NamedNode | None) -> None:
    """Gives the first claim another value, or none."""
    for quad in list(store.quads_for_pattern(NODE, predicate, None, None)):
        store.remove(quad)
    if value is not None:
        store.add(Quad(NODE, predicate, value, GRAPH))


def add_edge(store: Store) -> None:
    """An edge for what is only planned."""
    edge = (actor_node("USA"), relation_node("visits"), actor_node("IND"))
    store.add(Quad(*edge, NamedNode(CLAIMED)))


def lose_claims(store: Store) -> None:
    """A proposition that no claim is about."""
    node = proposition_node("CHN", "rejects", "JPN")
    for quad in list(store.quads_for_pattern(None, gk("proposition"), node, None)):
        store.remove(quad)


def set_status(store: Store) -> None:
    """A status that there is not."""
    node = proposition_node("CHN", "rejects", "JPN")
    for quad in list(store.quads_for_pattern(node, gk("status"), None, None)):
        store.remove(quad)
    store.add(Quad(node, gk("status"), Literal("sure"), NamedNode(PROPOSITIONS)))


def given_to(name: str, value: Literal | NamedNode | None) -> Callable[[Store], None]:
    """The damage of another value."""
    return lambda store: change(store, gk(name), value)


CLAIM = f"claim:{FIRST.id}"
DAMAGE: list[tuple[Callable[[Store], None], str, str]] = [
    (given_to("quote", Literal("Another.")), CLAIM, "quote"),
    (given_to("start", None), CLAIM, "start"),
    (given_to("polarity", Literal("maybe")), CLAIM, "polarity"),
    (given_to("confidence", Literal("high")), CLAIM, "confidence"),
    (given_to("relation", relation_node("likes")), CLAIM, "relation"),
    (given_to("document", document_node("x")), CLAIM, "document"),
    (add_edge, "prop:USA_visits_IND", "edge"),
    (lose_claims, "prop:CHN_rejects_JPN", "claim"),
    (set_status, "prop:CHN_rejects_JPN", "status"),
]


def test_a_built_graph_conforms() -> None:
    """Every shape holds of what we write."""
    report = validate(make_graph())
    assert report == Report(True, ())
    assert list(report.lines()) == ["the graph conforms to its shapes"]


def test_an_empty_graph_conforms() -> None:
    """Nothing is wrong with nothing."""
    assert validate(make_graph([])).conforms


@pytest.mark.parametrize(("damage", "focus", "word"), DAMAGE)
def test_damage_is_found_where_it_is(damage: Callable[[Store], None], focus: str, word: str) -> None:
    """With the node as a prefixed name and what should hold."""
    kg = make_graph()
    damage(kg.store)
    report = validate(kg)
    assert not report.conforms
    assert [result for result in report.results if result.focus == focus and word in result.message]
    assert all("\n" not in line and "https://w3id.org" not in line for line in report.lines())


def test_a_result_shows_property_and_value() -> None:
    """In one line, the sum at the end."""
    kg = make_graph()
    change(kg.store, gk("modality"), Literal("maybe"))
    line, total = validate(kg).lines()
    assert re.fullmatch(rf"violation: {CLAIM} gk:modality: .*modality.* \(found maybe\)", line)
    assert total == "1 result"


def test_a_warning_is_told_and_does_not_fail() -> None:
    """The text's own voice denies without a denier."""
    kg = make_graph()
    change(kg.store, gk("polarity"), Literal("denied"))
    report = validate(kg)
    assert report.conforms
    found = [(result.severity, result.focus, result.value) for result in report.results]
    assert found == [("Warning", CLAIM, "")]
    assert next(report.lines()).startswith(f"warning: {CLAIM}: ")


def test_results_are_sorted() -> None:
    """The same graph gives the same report."""
    kg = make_graph()
    for claim in WARTA_CLAIMS:
        kg.store.add(
            Quad(claim_node(claim.id), gk("modality"), Literal("odd"), document_node(claim.document))
        )
    report = validate(kg)
    assert len(report.results) >= len(WARTA_CLAIMS)
    assert list(report.results) == sorted(report.results)


@pytest.mark.parametrize(
    "selection", [Selection(relation="supplies-arms-to"), Selection(actor="IND"), Selection(until="2023-10")]
)
def test_a_part_that_was_exported_conforms_too(tmp_path: Path, selection: Selection) -> None:
    """Whoever gets a subgraph gets all that it rests on."""
    export(make_graph(), "ttl", tmp_path / "part.ttl", ONTOLOGY, selection=selection)
    kg = open_kg(tmp_path / "part.ttl")
    assert list(kg.propositions())
    assert list(validate(kg).lines()) == ["the graph conforms to its shapes"]


def test_ones_own_shapes_are_used(tmp_path: Path) -> None:
    """Instead of the shipped ones."""
    path = tmp_path / "own.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix gk: <https://w3id.org/graphkit/ontology#> .\n"
        "<http://x/s> a sh:NodeShape ; sh:targetClass gk:Document ; sh:property <http://x/p> .\n"
        '<http://x/p> sh:path gk:digest ; sh:maxCount 0 ; sh:severity sh:Info ; sh:message "No digests." .\n'
    )
    report = validate(make_graph(), path)
    assert report.conforms
    assert [str(result) for result in report.results] == [
        f"info: doc:{name} gk:digest: No digests." for name in ("note%2F3%20Dec", "warta-2", "wire-1")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\nx:y a sh:NodeShape .",
            r"own\.ttl:2: .*; correct the shapes",
        ),
        (
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<http://x/s> a sh:NodeShape ; "
            "sh:targetClass <https://w3id.org/graphkit/ontology#Claim> ; sh:property <http://x/p> .\n"
            "<http://x/p> sh:path 3 .",
            r"own\.ttl: no SHACL: Values of a property path cannot be a Literal",
        ),
    ],
)
def test_wrong_shapes_are_a_data_error(tmp_path: Path, text: str, message: str) -> None:
    """With file and, for Turtle, line."""
    (tmp_path / "own.ttl").write_text(text)
    with pytest.raises(DataError, match=message):
        validate(make_graph(), tmp_path / "own.ttl")


def test_missing_shapes_are_a_data_error(tmp_path: Path) -> None:
    """Not a traceback."""
    with pytest.raises(DataError, match=r"none\.ttl: cannot be read"):
        validate(make_graph(), tmp_path / "none.ttl")
