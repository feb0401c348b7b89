"""Parts of a graph: named graphs, and what belongs to selected propositions."""

from __future__ import annotations

import pytest
from graph_samples import EXTRACTIONS, NOTE_CLAIMS, WIRE, WIRE_CLAIMS, make_graph

from graphkit.errors import NotFoundError
from graphkit.store.parts import GRAPHS, sorted_quads, sorted_triples
from graphkit.store.selection import Selection
from graphkit.store.terms import actor_node, claim_node, document_node, proposition_node, relation_node
from graphkit.vocab import INFERRED, ONTOLOGY

KG = make_graph()
ARMS = Selection(relation="supplies-arms-to")


def edges(part: str, selection: Selection = Selection()) -> set[str]:  # noqa: B008 (frozen)
    """The relations of the edges in a part."""
    triples = sorted_triples(KG, part, selection)
    return {t.predicate.value.rpartition("/")[2] for t in triples if "/relation/" in t.predicate.value}


def test_the_graph_is_all_but_what_is_derived_and_the_union_is_all() -> None:
    """Each triple once."""
    derived = {quad for quad in KG.store if quad.graph_name.value in (INFERRED, ONTOLOGY)}
    assert set(sorted_quads(KG, "graph")) == set(KG.store) - derived
    assert set(sorted_quads(KG, "union")) == set(KG.store)
    assert len(list(sorted_triples(KG, "union"))) == len(KG.store)


def test_edges_are_both_those_undisputed_and_those_claimed() -> None:
    """By status."""
    claimed = {"aids", "supplies-arms-to", "provides-technical-assistance-to"}
    assert edges("claimed") == claimed
    assert edges("edges") == claimed | edges("undisputed")
    assert "allied-with" in edges("undisputed") - claimed


def test_a_document_is_a_part() -> None:
    """By its id."""
    subjects = {triple.subject for triple in sorted_triples(KG, "note/3 Dec")}
    assert subjects == {document_node("note/3 Dec"), *(claim_node(claim.id) for claim in NOTE_CLAIMS)}


def test_an_unknown_part_lists_its_neighbours() -> None:
    """Parts and documents."""
    with pytest.raises(NotFoundError, match="no graph 'undisputd'; did you mean undisputed"):
        list(sorted_triples(KG, "undisputd"))
    with pytest.raises(NotFoundError, match="no graph 'wire'; did you mean wire-1"):
        list(sorted_quads(KG, "wire"))


@pytest.mark.parametrize("part", ["graph", "union", *GRAPHS])
def test_triples_and_quads_come_in_sorted_order(part: str) -> None:
    """Whatever order the store has them in."""
    triples = [(str(t.subject), str(t)) for t in sorted_triples(KG, part)]
    assert triples == sorted(triples)
    quads = [(str(quad.graph_name), str(quad)) for quad in sorted_quads(KG, part)]
    assert quads == sorted(quads)
    other = make_graph(EXTRACTIONS[::-1])
    assert list(map(str, sorted_quads(other, part))) == list(map(str, sorted_quads(KG, part)))


def test_a_selected_proposition_brings_all_that_it_rests_on() -> None:
    """With its claims, those against it and what they are about, who and where; and nothing else."""
    found = {triple.subject for triple in sorted_triples(KG, "graph", ARMS)}
    assert found == {
        proposition_node("PRK", "supplies-arms-to", "RUS"),
        proposition_node("PRK", "has-arms-deal-with", "RUS"),
        claim_node(WIRE_CLAIMS[1].id),
        claim_node(WIRE_CLAIMS[2].id),
        document_node(WIRE.id),
        *map(actor_node, ("JPN", "KOR", "PRK", "RUS", "USA")),
    }
    edge = [t for t in sorted_triples(KG, "edges", ARMS) if t.subject == actor_node("PRK")]
    assert [(t.predicate, t.object) for t in edge] == [(relation_node("supplies-arms-to"), actor_node("RUS"))]


def test_a_person_brings_its_polity() -> None:
    """Blinken's visit is one of the United States."""
    found = {triple.subject for triple in sorted_triples(KG, "actors", Selection(relation="visits"))}
    assert found == set(map(actor_node, ("person-antony-blinken", "USA", "IND")))
