"""The IRIs: closed, bound to prefixes, and the same as in the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from graphkit import vocab
from graphkit.model import Kind, Layer, Modality, Polarity, Status
from graphkit.resources import ontology_file
from graphkit.vocab import DCTERMS, GK, OWL, PREFIXES, RDF, RDFS, SKOS, XSD, Terms

STANDARD = {"dcterms": DCTERMS, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}

SHARED = {"subject", "relation", "object"}
"""Properties of claims and of propositions alike, so without a single class as their domain."""


def shipped() -> Iterator[Quad]:
    """The triples of the ontology."""
    return parse(path=str(ontology_file()), format=RdfFormat.TURTLE)


@pytest.fixture(scope="module")
def store() -> Store:
    """The ontology, ready for queries."""
    store = Store()
    store.extend(shipped())
    return store


def values(store: Store, iri: str, predicate: str) -> list[NamedNode | Literal]:
    """The objects of a predicate."""
    found = store.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None, None)
    return [quad.object for quad in found if isinstance(quad.object, NamedNode | Literal)]


def texts(store: Store, iri: str, predicate: str) -> Mapping[str, str]:
    """The objects of a predicate by language."""
    return {o.language or "": o.value for o in values(store, iri, predicate) if isinstance(o, Literal)}


# Against the ontology


def test_every_term_is_defined_in_the_ontology() -> None:
    """What the code writes, the ontology explains."""
    defined = {quad.subject.value for quad in shipped() if isinstance(quad.subject, NamedNode)}
    assert set(GK) - defined == set()


def test_the_ontology_defines_nothing_that_the_code_does_not_know() -> None:
    """A term in the file that nobody can write would only mislead."""
    subjects = {quad.subject.value for quad in shipped() if isinstance(quad.subject, NamedNode)}
    assert {iri for iri in subjects if iri.startswith(PREFIXES["gk"])} - set(GK) == set()


def test_every_term_of_ours_in_use_is_defined() -> None:
    """No triple of the ontology uses a misspelt gk: property or class."""
    used = {
        term.value
        for quad in shipped()
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(PREFIXES["gk"])
    }
    assert used - set(GK) == set()


@pytest.mark.parametrize("iri", list(GK), ids=vocab.local_name)
def test_each_term_is_named_and_explained_in_both_languages(store: Store, iri: str) -> None:
    """Label and definition in English and Indonesian; the definitions are sentences and differ."""
    labels, definitions = texts(store, iri, SKOS.prefLabel), texts(store, iri, SKOS.definition)
    assert set(labels) == set(definitions) == {"en", "id"}
    assert definitions["en"] != definitions["id"]
    assert all(text.endswith(".") for text in definitions.values())


def test_classes_are_classes(store: Store) -> None:
    """The names in CLASSES, and no other terms, are declared as classes."""
    found = store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(PREFIXES["owl"] + "Class"), None)
    classes = {vocab.local_name(str(quad.subject)[1:-1]) for quad in found}
    assert classes == set(vocab.CLASSES.split())


@pytest.mark.parametrize(
    ("names", "domain"),
    [
        (vocab.DOCUMENT_PROPERTIES, "Document"),
        (vocab.ACTOR_PROPERTIES, "Actor"),
        (vocab.CLAIM_PROPERTIES, "Claim"),
        (vocab.PROPOSITION_PROPERTIES, "Proposition"),
        (vocab.RELATION_PROPERTIES, "Relation"),
    ],
    ids=["documents", "actors", "claims", "propositions", "relations"],
)
def test_properties_have_the_domain_that_their_list_says(store: Store, names: str, domain: str) -> None:
    """A property of claims has claims as its subjects."""
    for name in set(names.split()) - SHARED:
        assert values(store, PREFIXES["gk"] + name, RDFS.domain) == [NamedNode(PREFIXES["gk"] + domain)], name


def test_shared_properties_name_both_their_subjects(store: Store) -> None:
    """Two domains would make every claim a proposition, so schema.org's looser word is used."""
    both = {NamedNode(GK.Claim), NamedNode(GK.Proposition)}
    for name in SHARED:
        iri = PREFIXES["gk"] + name
        assert set(values(store, iri, PREFIXES["schema"] + "domainIncludes")) == both
        assert values(store, iri, RDFS.domain) == []


def test_each_property_has_one_range(store: Store) -> None:
    """Links go to one class, values have one datatype, and the kind of property agrees."""
    for iri in set(GK) - {PREFIXES["gk"] + name for name in vocab.CLASSES.split()}:
        (found,) = values(store, iri, RDFS.range)
        kind = "DatatypeProperty" if found.value.startswith(PREFIXES["xsd"]) else "ObjectProperty"
        assert NamedNode(PREFIXES["owl"] + kind) in values(store, iri, RDF.type), iri


@pytest.mark.parametrize("name", ["attributedTo", "affirmedBy", "deniedBy"])
def test_speakers_need_not_be_actors(store: Store, name: str) -> None:
    """An unnamed source speaks without being an actor, and is not counted as one."""
    assert values(store, PREFIXES["gk"] + name, RDFS.range) == [NamedNode(PREFIXES["prov"] + "Agent")]
    assert NamedNode(GK.Actor) not in values(store, vocab.actor_iri("OTHER"), RDF.type)


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("attributedTo", "http://www.w3.org/ns/prov#wasAttributedTo"),
        ("document", "http://www.w3.org/ns/prov#hadPrimarySource"),
        ("reportedOn", "http://purl.org/dc/terms/issued"),
        ("eventDate", "https://schema.org/temporalCoverage"),
        ("text", "https://schema.org/text"),
    ],
)
def test_properties_are_aligned_with_standard_ones(store: Store, name: str, standard: str) -> None:
    """A reader that knows PROV-O, Dublin Core or schema.org understands these."""
    assert NamedNode(standard) in values(store, PREFIXES["gk"] + name, RDFS.subPropertyOf)


@pytest.mark.parametrize(
    ("name", "standard"),
    [("quote", "exact"), ("start", "start"), ("end", "end"), ("proposition", "hasBody")],
)
def test_annotation_terms_are_only_close(store: Store, name: str, standard: str) -> None:
    """Web Annotation gives these to selectors; being below them would make each claim a selector."""
    near = NamedNode(PREFIXES["oa"] + standard)
    assert near in values(store, PREFIXES["gk"] + name, SKOS.closeMatch)
    assert near not in values(store, PREFIXES["gk"] + name, RDFS.subPropertyOf)


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("State", "Polity"),
        ("Territory", "Polity"),
        ("Organization", "Polity"),
        ("ArmedGroup", "Polity"),
        ("Polity", "Actor"),
        ("GovernmentBody", "Actor"),
        ("Person", "Actor"),
    ],
)
def test_classes_of_actors(store: Store, name: str, above: str) -> None:
    """Those that act for themselves are polities, all are actors."""
    assert NamedNode(PREFIXES["gk"] + above) in values(store, PREFIXES["gk"] + name, RDFS.subClassOf)


def test_each_kind_of_actor_is_a_class() -> None:
    """The model's kinds are the ontology's classes."""
    assert {kind.value for kind in Kind} < set(vocab.CLASSES.split())


@pytest.mark.parametrize(
    ("name", "words"),
    [("polarity", Polarity), ("modality", Modality), ("status", Status), ("layer", Layer)],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_values_are_listed_where_their_property_is_defined(
    store: Store, name: str, words: type[Polarity | Modality | Status | Layer], language: str
) -> None:
    """A reader of the ontology learns every value of the closed lists, as it is written."""
    definition = texts(store, PREFIXES["gk"] + name, SKOS.definition)[language]
    assert [word for word in words if word.value not in definition] == []


def test_the_unnamed_source_has_a_name(store: Store) -> None:
    """A claim by nobody in particular can be labelled in both languages."""
    assert set(texts(store, vocab.actor_iri("OTHER"), SKOS.prefLabel)) == {"en", "id"}


# Closed namespaces


@pytest.mark.parametrize("prefix", list(STANDARD))
def test_standard_terms_exist(prefix: str) -> None:
    """No term is ascribed to a vocabulary that does not have it."""
    import rdflib  # heavy

    namespace = getattr(rdflib, prefix.upper())
    assert str(namespace) == PREFIXES[prefix]
    assert [iri for iri in STANDARD[prefix] if rdflib.URIRef(iri) not in namespace] == []


def test_a_misspelt_term_is_an_error() -> None:
    """A typo stops the program instead of writing a new property."""
    with pytest.raises(AttributeError, match="has no term 'polarty'"):
        GK.polarty  # noqa: B018


def test_terms_come_sorted() -> None:
    """Whoever lists a namespace gets the same list each time."""
    assert list(Terms("http://a.example/", "c a b")) == [f"http://a.example/{name}" for name in "abc"]


# IRIs of our own things


def test_prefixes_are_valid_sparql() -> None:
    """The lines can stand before any query, and each of them works."""
    body = " ".join(f"<urn:s> <urn:p> {name}:x ." for name in PREFIXES)
    store = Store()
    store.update(f"{vocab.sparql_prefixes()} INSERT DATA {{ {body} }}")
    assert {str(quad.object)[1:-2] for quad in store} == set(PREFIXES.values())


def test_no_namespace_holds_another_of_ours() -> None:
    """An IRI belongs to one prefix, so that output has one way to write it."""
    bases = sorted(PREFIXES.values())
    assert [(a, b) for a in bases for b in bases if a != b and b.startswith(a)] == []


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (vocab.relation_iri("supplies-arms-to"), "supplies-arms-to"),
        (vocab.actor_iri("body-KOR-military"), "body-KOR-military"),
        (vocab.claim_iri("0123456789abcdef"), "0123456789abcdef"),
        (vocab.document_iri("9950e11b21b1"), "9950e11b21b1"),
        (vocab.proposition_iri("USA", "allied-with", "KOR"), "USA_allied-with_KOR"),
        (vocab.proposition_iri("PRK", "tests-weapon", ""), "PRK_tests-weapon"),
        (GK.Claim, "Claim"),
    ],
)
def test_local_name_undoes_the_iri(iri: str, name: str) -> None:
    """The name that made an IRI comes out of it again."""
    assert vocab.local_name(iri) == name


def test_the_same_name_is_another_thing_under_another_prefix() -> None:
    """A document and an actor may share a name without becoming one."""
    makers = (vocab.actor_iri, vocab.claim_iri, vocab.document_iri, vocab.relation_iri)
    assert len({make("x") for make in makers}) == len(makers)


def test_named_graphs_are_apart() -> None:
    """No two graphs share an IRI, and all lie below graph:."""
    graphs = (
        vocab.ASSERTED, vocab.UNDISPUTED, vocab.CLAIMED, vocab.INFERRED, vocab.PROPOSITIONS, vocab.ACTORS,
        vocab.ONTOLOGY,
    )  # fmt: skip
    assert len(set(graphs)) == len(graphs)
    assert all(graph.startswith(PREFIXES["graph"]) for graph in graphs)
