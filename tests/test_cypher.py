"""Cypher and the tables of a bulk import, run in a graph database that is embedded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import kuzu
import pytest
from graph_samples import ACTORS, CLAIMS, ONTOLOGY, WIRE, make_claim, make_extraction, make_graph

from graphkit.cypher import (
    CONSTRAINT,
    EDGE_COLUMNS,
    NODE_COLUMNS,
    literal,
    relationship_type,
    statements,
    write_edges,
    write_nodes,
)
from graphkit.export import export
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.selection import Selection

KG = make_graph()
PROPOSITIONS = [prop for prop in KG.propositions() if prop.object]
PROPERTIES = (
    "id STRING, status STRING, sign STRING, affirmations INT64, denials INT64, affirmed_by STRING[], "
    "denied_by STRING[], first_reported STRING, last_reported STRING"
)


def database(types: set[str]) -> kuzu.Connection:
    """An empty database that knows the node and relationship types, which Neo4j does not need to be told."""
    connection = kuzu.Connection(kuzu.Database(":memory:"))
    connection.execute(
        "CREATE NODE TABLE Actor(id STRING, label STRING, kind STRING, wikidata STRING, PRIMARY KEY (id))"
    )
    for name in sorted(types):
        connection.execute(f"CREATE REL TABLE {name}(FROM Actor TO Actor, {PROPERTIES})")
    return connection


def loaded(kg: KnowledgeGraph, times: int = 1, selection: Selection = EVERYTHING) -> kuzu.Connection:
    """The database that the statements make, run so many times; it has no use for the constraint."""
    connection = database({relationship_type(prop.relation) for prop in kg.propositions()})
    for _ in range(times):
        for line in statements(kg, ONTOLOGY, selection):
            if line != CONSTRAINT:
                connection.execute(line)
    return connection


def rows(connection: kuzu.Connection, query: str) -> list[list[Any]]:
    """What a query finds."""
    found = connection.execute(query)
    assert isinstance(found, kuzu.QueryResult)
    return list(iterated(found))


def iterated(found: kuzu.QueryResult) -> Iterator[list[Any]]:
    """The rows of a result."""
    while found.has_next():
        yield list(found.get_next())


def test_the_database_holds_every_proposition() -> None:
    """Each relation, its ends, status and voices arrive as they are in the graph."""
    found = rows(
        loaded(KG), "MATCH (s)-[r]->(o) RETURN s.id, LABEL(r), o.id, r.status, r.affirmed_by, r.denials"
    )
    assert sorted(found) == sorted(
        [p.subject, relationship_type(p.relation), p.object, p.status, list(p.affirmed_by), p.denials]
        for p in PROPOSITIONS
    )


def test_running_the_script_twice_changes_nothing() -> None:
    """It merges, so that a new export brings an old database up to date."""
    query = "MATCH (s)-[r]->(o) RETURN s.id, r.id, o.id"
    assert sorted(rows(loaded(KG, times=2), query)) == sorted(rows(loaded(KG), query))


def test_actors_have_their_names_and_kinds() -> None:
    """Every end of a proposition is a node of its own."""
    found = dict(map(tuple, rows(loaded(KG), "MATCH (a:Actor) RETURN a.id, a.label")))
    assert found == {
        end: ACTORS[end].label() if end in ACTORS else end
        for prop in PROPOSITIONS
        for end in (prop.subject, prop.object)
    }


def test_a_selection_is_kept_to() -> None:
    """Only the relation that was asked for."""
    made = loaded(KG, selection=Selection(relation="supplies-arms-to"))
    assert rows(made, "MATCH ()-[r]->() RETURN DISTINCT LABEL(r)") == [["SUPPLIES_ARMS_TO"]]


def test_quotes_and_backslashes_in_a_name_are_only_text() -> None:
    """A name that looks like the end of a statement runs nothing."""
    name = 'x"}) DETACH DELETE a; \\" // \u202e'
    hostile = {**ACTORS, "PRK": replace(ACTORS["PRK"], labels={"en": name})}
    claims = [claim for claim in CLAIMS if claim.document == WIRE.id]
    kg = make_graph([replace(make_extraction(WIRE, *claims), actors=hostile)])
    made = loaded(kg)
    assert rows(made, 'MATCH (a:Actor {id: "PRK"}) RETURN a.label') == [[name]]


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", '"a"'), ('"', r'"\""'), ("\\", r'"\\"'), (3, "3"), ((), "[]"), (("a", "b"), '["a", "b"]')],
)
def test_literals(value: Any, text: str) -> None:
    """Texts are quoted and escaped, numbers bare, lists in brackets."""
    assert literal(value) == text


def table(write: Any, *args: Any) -> list[list[str]]:
    """The lines of a table."""
    out = io.BytesIO()
    write(*args, out)
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8"))))


def test_the_tables_of_a_bulk_import_fit_together() -> None:
    """Every end of an edge is a node, and the headers are those of the importer."""
    nodes, edges = table(write_nodes, KG, EVERYTHING), table(write_edges, KG, ONTOLOGY, EVERYTHING)
    assert (tuple(nodes[0]), tuple(edges[0])) == (NODE_COLUMNS, EDGE_COLUMNS)
    known = {row[0] for row in nodes[1:]}
    assert {end for row in edges[1:] for end in row[:2]} == known
    assert len(edges) - 1 == len(PROPOSITIONS)
    assert {row[-1] for row in nodes[1:]} == {"Actor"}


def test_an_act_without_an_object_is_no_relationship() -> None:
    """A weapon test has one end; the formats of triples keep it."""
    claim = make_claim(WIRE, WIRE.text.split(". ")[0], "PRK", "tests-weapon")
    kg = make_graph([make_extraction(WIRE, claim)])
    assert list(statements(kg, ONTOLOGY)) == [CONSTRAINT]


def test_the_export_is_the_statements(tmp_path: Path) -> None:
    """One statement a line, in the order of the generator."""
    export(KG, "cypher", tmp_path / "graph.cypher", ONTOLOGY)
    lines = (tmp_path / "graph.cypher").read_text(encoding="utf-8").splitlines()
    assert lines == list(statements(KG, ONTOLOGY))
    assert all(line.endswith(";") for line in lines)
