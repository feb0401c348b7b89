"""A knowledge graph as Cypher statements and as the tables of Neo4j's bulk import. Floor 7.

Actors are nodes, propositions are relationships named after their relation: `supplies-arms-to` is
`SUPPLIES_ARMS_TO`. Whatever its status, a proposition is one; look at `status` before you count it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import TextIOWrapper
from typing import Any, BinaryIO, Final

from graphkit.ontology import Ontology
from graphkit.propositions import Proposition
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.selection import Selection

CONSTRAINT: Final = "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;"
"""Makes the statements after it fast, and running them again harmless. Neo4j 5."""

NODE_COLUMNS: Final = ("id:ID", "label", "kind", "wikidata", ":LABEL")
EDGE_COLUMNS: Final = (
    *(":START_ID", ":END_ID", ":TYPE", "id", "status", "sign", "affirmations:int", "denials:int"),
    *("affirmed_by:string[]", "denied_by:string[]", "first_reported", "last_reported"),
)


def relationship_type(relation: str) -> str:
    """The type of a relation's relationships.

    >>> relationship_type("supplies-arms-to")
    'SUPPLIES_ARMS_TO'
    """
    return relation.upper().replace("-", "_")


def literal(value: str | int | Iterable[str]) -> str:
    r"""A value in Cypher: a number, a text in quotes, a list of texts.

    >>> print(literal('the "two" \\ sides'), literal(3), literal(("KOR", "USA")))
    "the \"two\" \\ sides" 3 ["KOR", "USA"]
    """
    if isinstance(value, str | int):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ", ".join(map(literal, value)) + "]"


def statements(kg: KnowledgeGraph, ontology: Ontology, selection: Selection = EVERYTHING) -> Iterator[str]:
    """Statements that make the graph in a database, one a line, in sorted order; nodes come first.

    They merge: run twice, or into a database that has other graphs, they change only what they name.

    Raises:
        NotFoundError: what the selection names, or a relation of the graph, does not exist.
    """
    found = [prop for prop in kg.propositions(selection) if prop.object]
    yield CONSTRAINT
    for row in _nodes(kg, found):
        yield f"MERGE (a:Actor {{id: {literal(row['id'])}}}) SET {_settings('a', row)};"
    for prop in found:
        properties = _properties(prop, ontology)
        ends = f"(s:Actor {{id: {literal(prop.subject)}}}), (o:Actor {{id: {literal(prop.object)}}})"
        merged = f"(s)-[r:{relationship_type(prop.relation)} {{id: {literal(properties['id'])}}}]->(o)"
        yield f"MATCH {ends} MERGE {merged} SET {_settings('r', properties)};"


def write_cypher(kg: KnowledgeGraph, ontology: Ontology, selection: Selection, out: BinaryIO) -> None:
    """Writes `statements` as UTF-8. Raises what they raise."""
    for line in statements(kg, ontology, selection):
        out.write(f"{line}\n".encode())


def write_nodes(kg: KnowledgeGraph, selection: Selection, out: BinaryIO) -> None:
    """Writes the actors of the propositions, with the header that `neo4j-admin database import` reads.

    Raises:
        NotFoundError: what the selection names does not exist.
    """
    found = [prop for prop in kg.propositions(selection) if prop.object]
    rows = ([row["id"], row["label"], row["kind"], row["wikidata"], "Actor"] for row in _nodes(kg, found))
    _write(NODE_COLUMNS, rows, out)


def write_edges(kg: KnowledgeGraph, ontology: Ontology, selection: Selection, out: BinaryIO) -> None:
    """Writes the propositions as relationships between the rows of `write_nodes`.

    Raises:
        NotFoundError: what the selection names, or a relation of the graph, does not exist.
    """
    rows = (
        [prop.subject, prop.object, relationship_type(prop.relation), *_cells(_properties(prop, ontology))]
        for prop in kg.propositions(selection)
        if prop.object
    )
    _write(EDGE_COLUMNS, rows, out)


def _nodes(kg: KnowledgeGraph, found: Iterable[Proposition]) -> Iterator[dict[str, str]]:
    actors = kg.actors()
    for name in sorted({end for prop in found for end in (prop.subject, prop.object)}):
        actor = actors.get(name)
        yield {
            "id": name,
            "label": actor.label() if actor else name,
            "kind": str(actor.kind) if actor else "",
            "wikidata": actor.wikidata if actor else "",
        }


def _properties(prop: Proposition, ontology: Ontology) -> dict[str, Any]:
    return {
        "id": "_".join(prop.key),
        "status": str(prop.status),
        "sign": ontology.relation(prop.relation).sign,
        "affirmations": prop.affirmations,
        "denials": prop.denials,
        "affirmed_by": tuple(prop.affirmed_by),
        "denied_by": tuple(prop.denied_by),
        "first_reported": prop.first_reported,
        "last_reported": prop.last_reported,
    }


def _settings(variable: str, properties: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{variable}.{name} = {literal(value)}" for name, value in properties.items() if name != "id"
    )


def _cells(properties: Mapping[str, Any]) -> list[Any]:
    return [";".join(value) if isinstance(value, tuple) else value for value in properties.values()]


def _write(columns: Iterable[str], rows: Iterable[Iterable[Any]], out: BinaryIO) -> None:
    text = TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    text.flush()
    text.detach()
