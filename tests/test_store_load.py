"""Opening graphs: build folders and RDF files of every kind, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest
from graph_samples import CLAIMS, EXTRACTIONS, ONTOLOGY, make_graph
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from graphkit.errors import InputError, StoreError
from graphkit.propositions import propositions
from graphkit.store.disk import rewrite
from graphkit.store.load import FORMATS, open_kg
from graphkit.store.rows import select
from graphkit.store.update import replace_documents
from graphkit.vocab import CLAIMED, INFERRED, PREFIXES, actor_iri, relation_iri

KG = make_graph()
DATASETS = {RdfFormat.TRIG, RdfFormat.N_QUADS, RdfFormat.JSON_LD}


def write(path: Path, quads: list[Quad]) -> Path:
    """A file in the format of its suffix."""
    form = FORMATS[path.suffix]
    items = quads if form in DATASETS else [Triple(q.subject, q.predicate, q.object) for q in quads]
    serialize(items, str(path), form, prefixes=PREFIXES)
    return path


def plain() -> list[Quad]:
    """What graph.ttl holds: all but the ontology and what is inferred."""
    return [q for q in KG.store if not q.graph_name.value.endswith(("/inferred", "/ontology"))]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_opens_as_the_graph_it_was(tmp_path: Path, suffix: str) -> None:
    """Each triple in the graph where a build would have put it; edges and inferences made anew."""
    kg = open_kg(write(tmp_path / f"graph{suffix}", plain()))
    assert set(kg.store) == set(KG.store)
    assert set(kg.claims()) == set(CLAIMS)


@pytest.mark.parametrize("suffix", [".ttl", ".nq"])
def test_a_file_with_everything_opens_the_same(tmp_path: Path, suffix: str) -> None:
    """Ontology and inferences in it are not doubled."""
    assert set(open_kg(write(tmp_path / f"graph{suffix}", list(KG.store))).store) == set(KG.store)


def test_derived_edges_are_made_from_the_propositions(tmp_path: Path) -> None:
    """A file without any edge gets them back."""
    bare = [q for q in plain() if not q.predicate.value.startswith(PREFIXES["rel"])]
    assert set(open_kg(write(tmp_path / "graph.ttl", bare)).store) == set(KG.store)


def test_edges_written_by_hand_count_as_claimed(tmp_path: Path) -> None:
    """They have no proposition, but queries find them and rules follow from them."""
    path = tmp_path / "own.ttl"
    path.write_text(
        f"@prefix actor: <{PREFIXES['actor']}> . @prefix rel: <{PREFIXES['rel']}> .\n"
        "actor:FRA rel:allied-with actor:POL .\n"
        '<http://example.org/x> <http://example.org/p> "kept" .\n'
    )
    store = open_kg(path).store
    fra, pol = NamedNode(actor_iri("FRA")), NamedNode(actor_iri("POL"))
    allied = NamedNode(relation_iri("allied-with"))
    assert Quad(fra, allied, pol, NamedNode(CLAIMED)) in store
    assert Quad(pol, allied, fra, NamedNode(INFERRED)) in store
    rows = select(store, 'SELECT ?x { ?x <http://example.org/p> "kept" }')
    assert [row["x"].value for row in rows] == ["http://example.org/x"]


def test_a_build_folder_opens_with_its_store(tmp_path: Path) -> None:
    """Or the store itself; the folder is kept for other processes."""
    rewrite(tmp_path / "out" / "store", lambda s: replace_documents(s, EXTRACTIONS, ONTOLOGY))
    for place in (tmp_path / "out", tmp_path / "out" / "store"):
        kg = open_kg(str(place))
        assert tuple(kg.propositions()) == propositions(CLAIMS, ONTOLOGY)
        assert kg.folder == tmp_path / "out" / "store"
        assert kg.source == str(place)


def test_a_folder_without_a_graph_says_how_to_build_one(tmp_path: Path) -> None:
    """With this folder in the command."""
    with pytest.raises(
        StoreError, match=f"^{tmp_path}: no graph in this folder; .*graphkit build DOCS -o {tmp_path}"
    ):
        open_kg(tmp_path)


def test_a_missing_graph_says_how_to_build_one(tmp_path: Path) -> None:
    """The most common mistake gets the most helpful line."""
    with pytest.raises(StoreError, match="no such graph; build one: graphkit build DOCS -o output"):
        open_kg(tmp_path / "nothing")


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    """No guessing at the content."""
    (tmp_path / "graph.docx").write_text("")
    with pytest.raises(InputError, match=r"unknown kind of file '\.docx'; .* \.ttl \.trig"):
        open_kg(tmp_path / "graph.docx")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"@prefix a: <http://a/> .\na:b a:c\n a:d a:e .\n", r"a\.ttl:3: a dot is expected"),
        ("a.ttl", b'@prefix a: <http://a/> .\n\na:b a:c "open\n .\n', r"a\.ttl:3: unexpected end of file"),
        ("a.ttl", b"\xff\xfe\x00", r"a\.ttl:1: invalid UTF-8"),
        ("a.nt", b"<http://a> <http://b> .\n", r"a\.nt:1: "),
        ("a.jsonld", b'{"@id":', r"a\.jsonld:1: unexpected end"),
        ("a.jsonld", b'{"@context": "https://schema.org/", "@id": "http://a"}', r"a\.jsonld: "),
        ("a.rdf", b"<a>", r"a\.rdf: XML namespaces are required|a\.rdf: xML"),
    ],
)
def test_broken_rdf_is_named_with_its_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """And says what to do."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=f"{message}.*; correct the file there"):
        open_kg(tmp_path / name)


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    """What an export of nothing writes."""
    (tmp_path / "a.ttl").write_text("")
    assert list(open_kg(tmp_path / "a.ttl").claims()) == []
