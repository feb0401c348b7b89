"""Every export is read back by an independent reader and has the same bytes for the same graph."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib
from graph_samples import (
    ACTORS,
    CLAIMS,
    EXTRACTIONS,
    ONTOLOGY,
    WIRE,
    make_claim,
    make_extraction,
    make_graph,
)
from pyoxigraph import RdfFormat, Triple, parse

from graphkit.errors import NotFoundError, OutputError, QueryError
from graphkit.export import (
    CLAIM_COLUMNS,
    EXPORT_FORMATS,
    PROPOSITION_COLUMNS,
    REIFIES,
    export,
    write_turtle,
)
from graphkit.model import Document, Status
from graphkit.network import to_networkx
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.store.parts import sorted_quads
from graphkit.store.selection import Selection
from graphkit.store.terms import actor_node, claim_node, relation_node
from graphkit.vocab import PREFIXES

KG = make_graph()


def written(path: Path, form: str, kg: KnowledgeGraph = KG, **options: Any) -> Path:
    """The file that an export makes."""
    export(kg, form, path / f"out.{form}", ONTOLOGY, **options)
    return path / f"out.{form}"


def rdflib_triples(path: Path, form: str) -> rdflib.Graph:
    """What rdflib reads, graphs forgotten."""
    dataset = rdflib.Dataset().parse(path, format=form)
    graph = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return graph


@pytest.fixture(scope="module")
def expected() -> rdflib.Graph:
    """The triples of the graph, by way of N-Triples."""
    lines = [f"{q.subject} {q.predicate} {q.object} ." for q in sorted_quads(KG, "graph")]
    return rdflib.Graph().parse(data="\n".join(lines), format="nt")


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    """In whichever order the documents came."""
    one = written(tmp_path, form).read_bytes()
    for order in (EXTRACTIONS[::-1], (EXTRACTIONS[1], EXTRACTIONS[0], EXTRACTIONS[2])):
        assert written(tmp_path, form, make_graph(order)).read_bytes() == one


def test_hash_seeds_change_no_byte(tmp_path: Path) -> None:
    """Three processes with three seeds write every format alike."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); import graph_samples as g\n"
        "from graphkit.export import EXPORT_FORMATS, export\n"
        "for form in EXPORT_FORMATS: export(g.make_graph(), form, sys.argv[1] + '/' + form, g.ONTOLOGY)"
    )
    for seed in "123":
        command = [sys.executable, "-c", code, str(tmp_path / seed), str(Path(__file__).parent)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    for form in EXPORT_FORMATS:
        assert len({(tmp_path / seed / form).read_bytes() for seed in "123"}) == 1, form


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own readers
@pytest.mark.parametrize(("form", "reader"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_datasets_are_read_by_rdflib(tmp_path: Path, form: str, reader: str, expected: rdflib.Graph) -> None:
    """The same triples, in the same graphs."""
    path = written(tmp_path, form)
    assert set(rdflib_triples(path, reader)) == set(expected)
    dataset = rdflib.Dataset().parse(path, format=reader)
    names = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert names == {quad.graph_name.value for quad in sorted_quads(KG, "graph")}


def test_turtle_is_read_by_rdflib(tmp_path: Path, expected: rdflib.Graph) -> None:
    """The same triples; our prefixes bound."""
    graph = rdflib.Graph().parse(written(tmp_path, "ttl"), format="turtle")
    assert set(graph) == set(expected)
    assert {name: str(iri) for name, iri in graph.namespaces()}.items() >= PREFIXES.items()


def test_turtle_is_easy_to_read(tmp_path: Path) -> None:
    """A query of the README can be seen in it."""
    text = written(tmp_path, "ttl").read_text(encoding="utf-8")
    assert "\trel:supplies-arms-to actor:RUS ." in text
    assert "prop:PRK_supplies-arms-to_RUS a gk:Proposition ;" in text
    subjects = [line.split(" ")[0] for line in text.splitlines() if line[:1] not in "\t@" and line]
    assert len(subjects) == len(set(subjects))


def test_write_turtle_is_the_turtle_export(tmp_path: Path) -> None:
    """What `build` writes and what `export` writes."""
    write_turtle(KG, tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == written(tmp_path, "ttl").read_bytes()


@pytest.mark.parametrize("part", ["union", "edges", "undisputed", "inferred", "ontology", "wire-1"])
def test_parts_are_written(tmp_path: Path, part: str) -> None:
    """The same triples as the part has."""
    graph = rdflib.Graph().parse(written(tmp_path, "ttl", graph=part), format="turtle")
    assert len(graph) == len({(q.subject, q.predicate, q.object) for q in sorted_quads(KG, part)})
    assert len(graph) > 0


def test_a_selection_is_written(tmp_path: Path) -> None:
    """One pair, with its contest, and no other claim."""
    path = written(tmp_path, "ttl", selection=Selection(relation="supplies-arms-to"))
    graph = rdflib.Graph().parse(path, format="turtle")
    gk = rdflib.Namespace(PREFIXES["gk"])
    assert len(set(graph.subjects(rdflib.RDF.type, gk.Claim))) == 2
    assert len(set(graph.subjects(rdflib.RDF.type, gk.Document))) == 1


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    """Nodes, edges and all their attributes."""
    same_network(nx.read_graphml(written(tmp_path, "graphml"), force_multigraph=True))


def test_gexf_is_read_by_networkx(tmp_path: Path) -> None:
    """As Gephi would."""
    same_network(nx.read_gexf(written(tmp_path, "gexf")))


def same_network(found: nx.MultiDiGraph) -> None:
    """Compares with what was written, whatever a reader makes of keys and labels."""
    graph = to_networkx(KG, ONTOLOGY)
    assert dict(found.nodes(data="label")) == dict(graph.nodes(data="label"))
    assert found.nodes["PRK"]["acts"] == "tests-weapon (fact)"
    for name in ("relation", "status", "sign", "affirmations", "denials", "affirmed_by", "first_reported"):
        assert sorted(found.edges(data=name)) == sorted(graph.edges(data=name))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_edges_have_ids_of_their_own(tmp_path: Path, form: str) -> None:
    """Two edges of one relation are not one."""
    root = ElementTree.parse(written(tmp_path, form)).getroot()
    ids = [node.get("id") for node in root.iter() if node.tag.endswith("}edge")]
    assert len(ids) == len(set(ids)) == to_networkx(KG, ONTOLOGY).number_of_edges()
    assert "PRK_supplies-arms-to_RUS" in ids


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_controls_in_a_name_do_not_break_xml(tmp_path: Path, form: str) -> None:
    """XML cannot hold them in any way."""
    named = replace(ACTORS["JPN"], labels={"en": 'Ja\x00p\x1ban <&"'})
    read = replace(EXTRACTIONS[2], actors={**EXTRACTIONS[2].actors, "JPN": named})
    root = ElementTree.parse(written(tmp_path, form, make_graph([read]))).getroot()
    values = (value for node in root.iter() for value in (node.text, *node.attrib.values()))
    assert 'Japan <&"' in set(values)


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv_has_a_line_for_each_proposition(tmp_path: Path) -> None:
    """With labels for people and codes for programs."""
    found = rows(written(tmp_path, "csv"))
    assert list(found[0]) == list(PROPOSITION_COLUMNS)
    keys = [(row["subject"], row["relation"], row["object"]) for row in found]
    assert keys == [prop.key for prop in KG.propositions()]
    arms = found[keys.index(("PRK", "supplies-arms-to", "RUS"))]
    assert (arms["subject_label"], arms["status"]) == ("North Korea", "contested")
    assert (arms["affirmed_by"], arms["denied_by"]) == ("JPN KOR USA", "PRK RUS")


def test_csv_claims_has_a_line_for_each_claim(tmp_path: Path) -> None:
    """With the keys of claims.jsonl, spans apart, and the status."""
    found = {row["id"]: row for row in rows(written(tmp_path, "csv-claims"))}
    assert set(found) == {claim.id for claim in CLAIMS}
    for claim in CLAIMS:
        row = found[claim.id]
        assert list(row) == list(CLAIM_COLUMNS)
        assert row["quote"] == claim.quote
        assert WIRE.id != claim.document or WIRE.text[int(row["start"]) : int(row["end"])] == claim.quote
        assert row["attributed_to"].split() == list(claim.attributed_to)
        assert row["target"] == claim.object_polity
    assert {row["status"] for row in found.values()} == {"fact", "alleged", "contested", "denied", "planned"}


def test_csv_keeps_quotes_line_breaks_and_commas(tmp_path: Path) -> None:
    """Whatever a sentence is made of."""
    text = 'She said:\n"No, never; not\r\nonce"'
    document = Document("d", text, published="2024-01-01", language="en")
    claim = make_claim(document, text, "person-mira-tan", "meets-with", "JPN")
    kg = make_graph([make_extraction(document, claim)])
    assert [row["quote"] for row in rows(written(tmp_path, "csv-claims", kg))] == [text]


def test_a_claim_reifies_what_it_claims(tmp_path: Path) -> None:
    """In RDF 1.2 each claim with an object stands for one triple, whether or not it is an edge."""
    found = {
        (triple.subject, triple.object)
        for triple in parse(path=written(tmp_path, "ttl12"), format=RdfFormat.TURTLE)
        if triple.predicate == REIFIES
    }
    claims = [claim for claim in KG.claims() if claim.object]
    assert found == {
        (
            claim_node(c.id),
            Triple(actor_node(c.subject), relation_node(c.relation), actor_node(c.object)),
        )
        for c in claims
    }
    assert len(found) == len(claims) > 0


def test_rdf_1_2_holds_all_that_turtle_does(tmp_path: Path) -> None:
    """It only adds."""
    plain = set(parse(path=written(tmp_path, "ttl"), format=RdfFormat.TURTLE))
    more = set(parse(path=written(tmp_path, "ttl12"), format=RdfFormat.TURTLE))
    assert {q for q in more if q.predicate != REIFIES} == plain


LISTS = ("graphml", "gexf", "csv", "csv-claims")


@pytest.mark.parametrize(
    ("part", "statuses"),
    [
        ("undisputed", {"fact"}),
        ("claimed", {"alleged", "contested"}),
        ("edges", {"fact", "alleged", "contested"}),
    ],
)
def test_lists_follow_the_part(tmp_path: Path, part: str, statuses: set[str]) -> None:
    """By status."""
    assert {row["status"] for row in rows(written(tmp_path, "csv", graph=part))} == statuses
    asked = Selection(statuses=(Status.FACT, Status.CONTESTED, Status.DENIED))
    found = {row["status"] for row in rows(written(tmp_path, "csv", graph=part, selection=asked))}
    assert found == statuses & set(asked.statuses)


@pytest.mark.parametrize("form", LISTS)
def test_parts_without_propositions_cannot_be_listed(tmp_path: Path, form: str) -> None:
    """The message says which can; nothing is left behind."""
    with pytest.raises(QueryError, match="'inferred' holds no propositions to list; choose one of graph"):
        written(tmp_path, form, graph="inferred")
    with pytest.raises(QueryError, match="'undisputed' has no propositions that are planned"):
        written(tmp_path, form, graph="undisputed", selection=Selection(statuses=(Status.PLANNED,)))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_or_part_lists_its_neighbours(tmp_path: Path) -> None:
    """And nothing is written."""
    with pytest.raises(NotFoundError, match="no format 'gephi'; did you mean"):
        written(tmp_path, "gephi")
    with pytest.raises(NotFoundError, match="no graph 'undisputd'; did you mean undisputed"):
        written(tmp_path, "ttl", graph="undisputd")
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_stays_when_writing_fails(tmp_path: Path) -> None:
    """Written aside and renamed."""
    path = tmp_path / "out.ttl"
    path.write_text("old")
    with pytest.raises(NotFoundError):
        written(tmp_path, "ttl", selection=Selection(actor="PKR"))
    assert path.read_text() == "old"
    with pytest.raises(OutputError, match="cannot write: it is a directory"):
        export(KG, "ttl", tmp_path, ONTOLOGY)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_an_empty_graph_can_be_written(tmp_path: Path, form: str) -> None:
    """A file with nothing in it but its form."""
    assert written(tmp_path, form, make_graph([])).is_file()


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_every_rdf_format_opens_again(tmp_path: Path, form: str) -> None:
    """As the graph that it was."""
    assert set(open_kg(written(tmp_path, form)).store) == set(KG.store)
