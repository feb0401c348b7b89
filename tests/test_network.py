"""Propositions as a networkx graph."""

from __future__ import annotations

import networkx as nx
import pytest
from graph_samples import EXTRACTIONS, ONTOLOGY, make_graph

from graphkit.errors import NotFoundError
from graphkit.model import Status
from graphkit.network import to_networkx
from graphkit.store.selection import Selection

KG = make_graph()


def test_every_proposition_with_two_ends_is_an_edge() -> None:
    """Keyed by its relation, whatever its status."""
    graph = to_networkx(KG, ONTOLOGY)
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph.edges(keys=True)) == {
        (p.subject, p.object, p.relation) for p in KG.propositions() if p.object
    }


def test_an_edge_says_who_affirms_and_who_denies() -> None:
    """As texts and numbers, which every format can hold."""
    assert to_networkx(KG, ONTOLOGY).edges["PRK", "RUS", "supplies-arms-to"] == {
        "id": "PRK_supplies-arms-to_RUS",
        "relation": "supplies-arms-to",
        "label": "supplies arms to",
        "status": "contested",
        "sign": "cooperation",
        "symmetric": False,
        "affirmations": 1,
        "denials": 1,
        "affirmed_by": "JPN KOR USA",
        "denied_by": "PRK RUS",
        "first_reported": "2023-11-09",
        "last_reported": "2023-11-09",
    }


def test_a_node_says_who_it_is_and_what_it_does_alone() -> None:
    """Acts without an object have no edge to stand on."""
    nodes = to_networkx(KG, ONTOLOGY).nodes
    assert nodes["PRK"] == {
        "label": "North Korea",
        "kind": "State",
        "wikidata": "Q423",
        "acts": "tests-weapon (fact)",
    }
    assert nodes["group-hezbollah"]["kind"] == "ArmedGroup"
    assert "person-antony-blinken" not in nodes


def test_signs_come_from_the_relation() -> None:
    """Cooperation, conflict or neither."""
    edges = to_networkx(KG, ONTOLOGY).edges
    assert edges["JPN", "PRK", "sanctions"]["sign"] == "conflict"
    assert edges["KOR", "USA", "allied-with"]["symmetric"]


def test_a_selection_leaves_the_rest_out() -> None:
    """Nodes too."""
    graph = to_networkx(KG, ONTOLOGY, Selection(statuses=(Status.ALLEGED,)))
    assert set(graph) == {"CHN", "KOR", "PRK", "RUS"} - {"KOR"}
    assert graph.nodes["PRK"]["acts"] == ""


def test_the_order_of_documents_makes_no_difference() -> None:
    """Layouts depend on the order of nodes and edges."""
    one, other = (to_networkx(make_graph(order), ONTOLOGY) for order in (EXTRACTIONS, EXTRACTIONS[::-1]))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert list(one) == sorted(one)


def test_what_is_asked_for_must_exist() -> None:
    """As everywhere."""
    with pytest.raises(NotFoundError, match="no actor 'PKR'"):
        to_networkx(KG, ONTOLOGY, Selection(actor="PKR"))


def test_an_empty_graph_has_no_nodes() -> None:
    """And no failure."""
    assert len(to_networkx(make_graph([]), ONTOLOGY)) == 0
