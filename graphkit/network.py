"""The propositions of a graph as a networkx graph, for layouts, measures and other programs. Floor 7."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphkit.model import Actor
from graphkit.ontology import Ontology
from graphkit.propositions import Proposition
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.selection import Selection

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(kg: KnowledgeGraph, ontology: Ontology, selection: Selection = EVERYTHING) -> nx.MultiDiGraph:
    """A node for each polity, an edge for each proposition between two of them, its relation as key.

    Whatever its status, a proposition is an edge here: look at `status` before you count it. One without
    an object, such as a weapon test, is listed in the `acts` of its node. Nodes and edges are in sorted
    order, all attributes are texts, numbers or truth values:

        node: label, kind, wikidata, acts
        edge: id, relation, label, status, sign, symmetric, affirmations, denials, affirmed_by,
            denied_by, first_reported, last_reported

    Raises:
        NotFoundError: an actor or relation asked for, or a relation of the graph, does not exist.
    """
    import networkx as nx  # heavy

    graph = nx.MultiDiGraph()
    found = list(kg.propositions(selection))
    actors = kg.actors()
    for name in sorted({end for prop in found for end in (prop.subject, prop.object) if end}):
        graph.add_node(name, **_node(actors.get(name), name, found))
    for prop in found:
        if prop.object:
            graph.add_edge(prop.subject, prop.object, key=prop.relation, **_edge(prop, ontology))
    return graph


def _node(actor: Actor | None, name: str, found: Iterable[Proposition]) -> dict[str, Any]:
    acts = (f"{p.relation} ({p.status})" for p in found if p.subject == name and not p.object)
    return {
        "label": actor.label() if actor else name,
        "kind": str(actor.kind) if actor else "",
        "wikidata": actor.wikidata if actor else "",
        "acts": ", ".join(acts),
    }


def _edge(prop: Proposition, ontology: Ontology) -> dict[str, Any]:
    relation = ontology.relation(prop.relation)
    return {
        "id": "_".join(prop.key),
        "relation": prop.relation,
        "label": relation.label(),
        "status": str(prop.status),
        "sign": relation.sign,
        "symmetric": relation.symmetric,
        "affirmations": prop.affirmations,
        "denials": prop.denials,
        "affirmed_by": " ".join(prop.affirmed_by),
        "denied_by": " ".join(prop.denied_by),
        "first_reported": prop.first_reported,
        "last_reported": prop.last_reported,
    }
