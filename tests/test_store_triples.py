"""What is written as RDF is read back equal, by us and by rdflib."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import rdflib
from graph_samples import ACTORS, CLAIMS, EXTRACTIONS, NOTE, ONTOLOGY, WIRE, WIRE_CLAIMS, make_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from graphkit.errors import StoreError
from graphkit.model import Actor, Claim, Document, Kind, Layer, Modality, Polarity, Span, Status
from graphkit.propositions import Key, Proposition, proposition_key, propositions
from graphkit.store.blocks import Keyed, document_block
from graphkit.store.nodes import Node, actor_from, claim_from, document_from, proposition_from
from graphkit.store.terms import (
    actor_node,
    claim_node,
    date_bounds,
    decimal,
    document_node,
    gk,
    node_id,
    proposition_node,
)
from graphkit.store.triples import actor_quads, edge_quads, proposition_quads
from graphkit.vocab import CLAIMED, GK, PREFIXES, UNDISPUTED, document_iri

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
NAME = TEXT.filter(bool)
SPAN = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(0, 400)
)
DAYS = st.dates().map(str) | st.just("")
DATES = st.one_of(
    DAYS,
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.tuples(st.dates(), st.dates()).map(lambda both: "/".join(map(str, sorted(both)))),
)
RANDOM_CLAIMS = st.builds(
    Claim,
    document=NAME,
    passage=SPAN,
    quote=TEXT,
    subject=NAME,
    subject_polity=NAME,
    relation=st.sampled_from(sorted(ONTOLOGY.relations)),
    object=TEXT,
    object_polity=TEXT,
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    attributed_to=st.sets(NAME, max_size=4).map(lambda voices: tuple(sorted(voices))),
    event_date=DATES,
    reported_on=DAYS,
    cue=SPAN,
    subject_span=SPAN,
    object_span=st.none() | SPAN,
    attribution_span=st.none() | SPAN,
    date_span=st.none() | SPAN,
    confidence=st.floats(0, 1, allow_subnormal=False),
    rule=TEXT,
    layer=st.sampled_from(Layer),
    language=st.sampled_from(["en", "id", ""]),
)
RANDOM_DOCUMENTS = st.builds(
    Document,
    id=NAME,
    text=TEXT,
    source=TEXT,
    title=TEXT,
    publisher=TEXT,
    url=TEXT | st.just("https://news.example/a?b=1#c"),
    published=DAYS | TEXT,
    language=st.sampled_from(["en", "id", ""]),
)


def stored(*quads: Quad) -> Store:
    """A store of some quads."""
    store = Store()
    store.extend(quads)
    return store


def document_quads(document: Document, extractor: str = "") -> list[Quad]:
    """A document without claims."""
    return list(parse(document_block(document, (), extractor), RdfFormat.TRIG))


def claim_quads(claim: Claim, key: Key | None) -> list[Quad]:
    """What is told of a claim."""
    block = document_block(Document(claim.document, "text"), [Keyed(claim.id, claim, key)])
    return [quad for quad in parse(block, RdfFormat.TRIG) if quad.subject == claim_node(claim.id)]


def again(store: Store) -> Store:
    """The same after a way through Turtle, its graphs forgotten."""
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in store]
    other = Store()
    other.load(serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES), RdfFormat.TURTLE)
    return other


@settings(deadline=None)
@given(RANDOM_CLAIMS)
def test_any_claim_comes_back_equal(claim: Claim) -> None:
    """With the same id, straight from the store and by way of a Turtle file."""
    store = stored(*claim_quads(claim, None))
    for found in (store, again(store)):
        back = claim_from(Node(found, claim_node(claim.id)))
        assert back == claim
        assert back.id == claim.id


@settings(deadline=None)
@given(RANDOM_DOCUMENTS)
def test_any_document_comes_back_equal(document: Document) -> None:
    """Whatever its id, text and address are made of."""
    store = stored(*document_quads(document, "v1"))
    for found in (store, again(store)):
        back = document_from(Node(found, document_node(document.id)))
        assert back == document
        assert back.digest == document.digest


@pytest.mark.parametrize("actor", ACTORS.values(), ids=list(ACTORS))
def test_actors_come_back_equal(actor: Actor) -> None:
    """Kind, polity, labels, Wikidata item and how it was learnt."""
    assert actor_from(Node(again(stored(*actor_quads(actor))), actor_node(actor.id))) == actor


@pytest.mark.parametrize("item", ["Q 30", "Q30>", "wd:Q30", "http://a/Q30", "Ünbekannt"])
def test_a_cell_that_is_no_item_does_not_stop_a_build(item: str) -> None:
    """What a table has for Wikidata is kept as it is, in an IRI that every store takes."""
    odd = Actor("XXA", Kind.STATE, "XXA", {"en": "Somewhere"}, item)
    assert actor_from(Node(again(stored(*actor_quads(odd))), actor_node("XXA"))) == odd


def test_propositions_come_back_equal() -> None:
    """With the claims that point at them."""
    for prop in propositions(CLAIMS, ONTOLOGY):
        node = Node(again(stored(*proposition_quads(prop))), proposition_node(*prop.key))
        assert proposition_from(node, prop.claims) == prop


@settings(deadline=None)
@given(NAME)
def test_any_id_makes_an_iri_that_gives_it_back(name: str) -> None:
    """And one that needs no escapes at its ends as a prefixed name."""
    node = document_node(name)
    assert node_id(node) == name
    local = node.value.removeprefix(document_iri(""))
    assert not set(local) & set("/#?~ ")
    assert local[0] not in "-."
    assert local[-1] != "."


@pytest.mark.parametrize(
    "name", ["a b", "a/b", "-x.", "x~y", "it's", "2023.", "café", "..", "a%b", "a#b", "日本"]
)
def test_rdflib_reads_the_same_iri(name: str) -> None:
    """It does not undo every escape of prefixed names, so none that it fails on may be written."""
    node = document_node(name)
    turtle = serialize([Triple(node, gk("text"), Literal("x"))], format=RdfFormat.TURTLE, prefixes=PREFIXES)
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert [str(subject) for subject in graph.subjects()] == [node.value]


def test_the_usual_ids_stay_as_they_are() -> None:
    """`vocab`'s plain constructors agree for them."""
    assert document_node("wire-1").value == document_iri("wire-1")
    assert actor_node("person-antony-blinken").value == PREFIXES["actor"] + "person-antony-blinken"
    assert proposition_node("PRK", "tests-weapon", "").value == PREFIXES["prop"] + "PRK_tests-weapon"


def test_a_claim_is_typed_terms_in_its_documents_graph() -> None:
    """Dates are dates, numbers numbers, actors nodes."""
    claim = WIRE_CLAIMS[4]
    quads = list(claim_quads(claim, proposition_key(claim, ONTOLOGY)))
    assert {quad.graph_name for quad in quads} == {document_node("wire-1")}
    assert {quad.subject for quad in quads} == {claim_node(claim.id)}
    said = {quad.predicate.value.removeprefix(PREFIXES["gk"]): str(quad.object) for quad in quads}
    xsd = PREFIXES["xsd"]
    assert said["proposition"] == f"<{PREFIXES['prop']}USA_visits_IND>"
    assert said["subject"] == f"<{PREFIXES['actor']}person-antony-blinken>"
    assert said["subjectPolity"] == f"<{PREFIXES['actor']}USA>"
    assert said["eventDate"] == '"2023-11-10"'
    assert said["eventStart"] == said["eventEnd"] == f'"2023-11-10"^^<{xsd}date>'
    assert said["start"] == f'"{claim.passage.start}"^^<{xsd}integer>'
    assert said["confidence"] == f'"0.9"^^<{xsd}decimal>'
    assert said["modality"] == '"planned"'


def test_no_quad_has_a_blank_node_or_an_unknown_term() -> None:
    """IRIs and literals only, and our vocabulary is closed."""
    known = {PREFIXES["gk"] + name for name in ("Claim", "Document", "Actor", "Proposition")} | set(GK)
    for quad in make_graph().store:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        if quad.predicate.value.startswith(PREFIXES["gk"]):
            assert quad.predicate.value in known


def test_an_address_is_an_iri_only_if_it_is_one() -> None:
    """The rest stays text, so that the graph loads everywhere."""
    sources = {
        "https://news.example/a?b=1": NamedNode("https://news.example/a?b=1"),
        "https://news.example/a b": Literal("https://news.example/a b"),
        "news.example/no scheme": Literal("news.example/no scheme"),
        "javascript:alert(1)": Literal("javascript:alert(1)"),
    }
    for url, term in sources.items():
        quads = document_quads(replace(WIRE, url=url))
        assert [quad.object for quad in quads if quad.predicate.value.endswith("/source")] == [term]


def test_missing_parts_are_not_written() -> None:
    """No empty strings stand for what is unknown."""
    bare = Document("d", "text")
    assert len(list(document_quads(bare))) == 3
    assert '""' not in {str(quad.object) for quad in document_quads(NOTE)}


@pytest.mark.parametrize(
    ("status", "graph"),
    [
        (Status.FACT, UNDISPUTED),
        (Status.ALLEGED, CLAIMED),
        (Status.CONTESTED, CLAIMED),
        (Status.DENIED, None),
        (Status.PLANNED, None),
        (Status.CALLED_FOR, None),
        (Status.HYPOTHETICAL, None),
    ],
)
def test_an_edge_lies_in_the_graph_of_its_status(status: Status, graph: str | None) -> None:
    """In one graph, or in none when nobody affirms it."""
    one, relation, other = (NamedNode(f"http://a/{name}") for name in "abc")
    quads = list(edge_quads(one, relation, other, str(status)))
    assert quads == ([Quad(one, relation, other, NamedNode(graph))] if graph else [])


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [
        ("polarity", "maybe", "'maybe' is not a valid Polarity"),
        ("confidence", "high", "could not convert"),
        ("start", None, "invalid literal"),
        ("cueStart", None, "no gk:cueStart"),
    ],
)
def test_a_broken_claim_says_what_it_lacks(predicate: str, value: str | None, message: str) -> None:
    """It is named, and never filled up in silence."""
    claim = WIRE_CLAIMS[0]
    quads = [quad for quad in claim_quads(claim, None) if quad.predicate != gk(predicate)]
    if value is not None:
        quads.append(Quad(claim_node(claim.id), gk(predicate), Literal(value), document_node("wire-1")))
    with pytest.raises(StoreError, match=f"claim {claim.id} is incomplete: .*{message}"):
        claim_from(Node(stored(*quads), claim_node(claim.id)))


def test_a_proposition_of_no_status_is_an_error() -> None:
    """A typo in an edited file is found."""
    prop = Proposition("PRK", "attacks", "RUS", Status.FACT, (), (), (), (), "", "")
    quads = [quad for quad in proposition_quads(prop) if quad.predicate != gk("status")]
    with pytest.raises(StoreError, match="proposition PRK_attacks_RUS is wrong: '' is not a valid Status"):
        proposition_from(Node(stored(*quads), proposition_node(*prop.key)), ())


def test_an_actor_of_no_class_is_an_error() -> None:
    """The remedy lists the classes."""
    store = stored(Quad(actor_node("X"), gk("polity"), actor_node("X")))
    with pytest.raises(StoreError, match="actor X has no class; give it one of gk:State"):
        actor_from(Node(store, actor_node("X")))


def test_polities_are_typed_so() -> None:
    """A query may ask for gk:Polity without knowing the classes below it."""
    types = {
        kind: {str(q.object) for q in actor_quads(Actor("X", kind, "X", {})) if q.object == gk("Polity")}
        for kind in Kind
    }
    assert [kind for kind, found in types.items() if not found] == [Kind.GOVERNMENT_BODY, Kind.PERSON]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("2023-13", "'2023-13' is no date"),
        ("2023-02-30", "'2023-02-30' is no day of the calendar"),
        ("0000", "'0000' is no date"),
        ("11/08/2023", "'11' is no date"),
        ("soon", "'soon' is no date"),
        ("2023-11-08/", "'' is no date"),
        ("2023-12/2023-11", "ends before it begins"),
    ],
)
def test_a_date_that_is_none_is_refused(wrong: str, message: str) -> None:
    """Rather than stored as a span of nothing."""
    with pytest.raises(ValueError, match=message):
        date_bounds(wrong)


@settings(deadline=None)
@given(st.floats(0, 1, allow_subnormal=False))
def test_decimals_keep_every_digit(value: float) -> None:
    """Without an exponent, which xsd:decimal does not know."""
    assert float(decimal(value).value) == value
    assert "e" not in decimal(value).value.lower()


def test_all_of_a_document_lies_in_its_own_graph() -> None:
    """So that one DROP takes it out."""
    document: Any = EXTRACTIONS[2].document
    assert {quad.graph_name for quad in document_quads(document)} == {document_node("note/3 Dec")}
