"""The shipped ontology: every relation with its place, codes, names and definitions."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from graphkit.ontology import FAMILIES, LANGUAGES, Ontology, load_ontology
from graphkit.resources import ontology_file
from graphkit.vocab import local_name

READ_FROM_TEXT = """
cooperates-with                  symmetric  interacts-with                   2 COOPERATE
opposes                          directed   interacts-with                   3 ACCUSE
consults-with                    symmetric  cooperates-with                  1 CONSULT
meets-with                       symmetric  consults-with                    1 CONSULT
holds-summit-with                symmetric  meets-with                       1 CONSULT:multilateral
visits                           directed   consults-with                    1 CONSULT:visit
calls                            symmetric  consults-with                    1 CONSULT:phone
negotiates-with                  symmetric  consults-with                    1 CONSULT
mediates-between                 directed   consults-with                    1 CONSULT
supports                         directed   cooperates-with                  1 SUPPORT
commits-to                       directed   supports                         1 SUPPORT
recognizes                       directed   supports                         1 SUPPORT
has-diplomatic-relations-with    symmetric  cooperates-with                  1 SUPPORT
strengthens-ties-with            symmetric  cooperates-with                  1 SUPPORT
agrees-with                      symmetric  cooperates-with                  1 AGREE
pledges-cooperation-with         directed   agrees-with                      1 AGREE
pledges-military-cooperation-with directed  pledges-cooperation-with         1 AGREE/military
signs-agreement-with             symmetric  agrees-with                      1 SUPPORT
apologizes-to                    directed   cooperates-with                  1 CONCEDE
allied-with                      symmetric  cooperates-with                  2 COOPERATE/military
strategic-partner-of             symmetric  cooperates-with                  2 COOPERATE
cooperates-militarily-with       symmetric  cooperates-with                  2 COOPERATE/military
conducts-joint-exercise-with     symmetric  cooperates-militarily-with       2 COOPERATE/military
shares-intelligence-with         directed   cooperates-with                  2 COOPERATE/intelligence
has-arms-deal-with               symmetric  cooperates-militarily-with       2 AGREE/military
supplies-arms-to                 directed   provides-military-aid-to         2 AID/military
provides-military-aid-to         directed   aids                             2 AID/military
deploys-forces-to                directed   cooperates-militarily-with       2 COOPERATE/military
aids                             directed   cooperates-with                  2 AID
provides-technical-assistance-to directed   aids                             2 AID/technology
provides-launch-support-to       directed   provides-technical-assistance-to 2 AID/technology
provides-economic-aid-to         directed   aids                             2 AID/economic
provides-humanitarian-aid-to     directed   aids                             2 AID/human_security
trades-with                      symmetric  cooperates-with                  2 COOPERATE/economic
invests-in                       directed   cooperates-with                  2 COOPERATE/economic
releases-detainees-of            directed   cooperates-with                  2 RETREAT:release
agrees-ceasefire-with            symmetric  cooperates-with                  2 RETREAT:ceasefire
withdraws-forces-from            directed   interacts-with                   2 RETREAT:withdraw
expresses-concern-about          directed   opposes                          3 ACCUSE:disapprove
criticizes                       directed   opposes                          3 ACCUSE:disapprove
condemns                         directed   criticizes                       3 ACCUSE:disapprove
accuses                          directed   opposes                          3 ACCUSE:allege
investigates                     directed   opposes                          3 ACCUSE:investigate
rejects                          directed   opposes                          3 REJECT
vetoes                           directed   rejects                          3 REJECT:yield
demands-of                       directed   interacts-with                   3 REQUEST
seeks-assistance-from            directed   interacts-with                   3 REQUEST:assist
threatens                        directed   opposes                          3 THREATEN
summons-envoy-of                 directed   opposes                          3 ACCUSE:disapprove
disputes-territory-with          symmetric  opposes                          3 ACCUSE/territory
sanctions                        directed   opposes                          4 SANCTION:discontinue
designates-as-terrorist          directed   sanctions                        4 SANCTION:discontinue
downgrades-relations-with        directed   opposes                          4 SANCTION:withdraw
severs-relations-with            directed   downgrades-relations-with        4 SANCTION:withdraw
expels-diplomats-of              directed   opposes                          4 SANCTION:expel
raises-alert-against             directed   opposes                          4 MOBILIZE:troops
provokes                         directed   opposes                          4 MOBILIZE:weapons
mobilizes-against                directed   opposes                          4 MOBILIZE:troops
conducts-cyberattack-on          directed   opposes                          4 COERCE:cyber
steals-from                      directed   conducts-cyberattack-on          4 COERCE:seize/cyber
detains-nationals-of             directed   opposes                          4 COERCE:arrest
blockades                        directed   opposes                          4 COERCE
attacks                          directed   opposes                          4 ASSAULT
at-war-with                      symmetric  opposes                          4 ASSAULT
occupies                         directed   attacks                          4 COERCE:seize/territory
has-in-range                     directed   acts-on                          4 MOBILIZE:weapons
member-of                        directed   affiliated-with                  0 -
"""
"""slug, direction, parent, quad class, PLOVER type of every relation that a sentence can express."""

BESIDE = {
    "roots": ("acts-on", "affiliated-with", "interacts-with"),
    "capability": ("develops", "launches", "tests-weapon"),
    "inverses": (
        "accused-by", "aided-by", "attacked-by", "condemned-by", "has-member", "hosts-forces-of",
        "hosts-visit-of", "receives-arms-from", "recognized-by", "sanctioned-by",
    ),
    "offices": (
        "defence-minister-of", "foreign-minister-of", "head-of-government-of", "head-of-state-of",
        "holds-office-in", "organ-of", "represents",
    ),
}  # fmt: skip

INVERSES = {
    "visits": "hosts-visit-of",
    "recognizes": "recognized-by",
    "aids": "aided-by",
    "supplies-arms-to": "receives-arms-from",
    "deploys-forces-to": "hosts-forces-of",
    "condemns": "condemned-by",
    "accuses": "accused-by",
    "sanctions": "sanctioned-by",
    "attacks": "attacked-by",
    "member-of": "has-member",
}

QUAD_OF_FAMILY = {
    "verbal-cooperation": {1},
    "material-cooperation": {2},
    "verbal-conflict": {3},
    "material-conflict": {4},
    "structural": {0},
    "capability": {0, 4},
    "root": {0},
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """The shipped ontology."""
    return load_ontology()


@pytest.mark.parametrize(
    "row", [line.split() for line in READ_FROM_TEXT.split("\n") if line], ids=lambda r: r[0]
)
def test_relation_has_its_place_and_codes(ontology: Ontology, row: list[str]) -> None:
    """Direction, parent, quad class and PLOVER type are as agreed for every relation read from text."""
    slug, direction, parent, quad, plover = row
    relation = ontology.relation(slug)
    found = (relation.symmetric, relation.parent, str(relation.quad), relation.plover or "-")
    assert found == (direction == "symmetric", parent, quad, plover)


def test_no_relation_is_missing_or_extra(ontology: Ontology) -> None:
    """The relations are those read from text, the roots, and those that serve inference and offices."""
    from_text = {line.split()[0] for line in READ_FROM_TEXT.split("\n") if line}
    assert len(from_text) == 67
    assert set(ontology.relations) == from_text.union(*BESIDE.values())
    assert len(ontology.relations) == 90


def test_families_are_filled_as_counted(ontology: Ontology) -> None:
    """A relation that slips into another family shows here."""
    counts = Counter(relation.family for relation in ontology.relations.values())
    assert counts == {
        "verbal-cooperation": 19,
        "material-cooperation": 23,
        "verbal-conflict": 15,
        "material-conflict": 17,
        "structural": 9,
        "capability": 4,
        "root": 3,
    }
    assert set(counts) == set(FAMILIES)


def test_family_agrees_with_quad_class(ontology: Ontology) -> None:
    """Colour by family and colour by quad class never contradict each other."""
    wrong = [r.slug for r in ontology.relations.values() if r.quad not in QUAD_OF_FAMILY[r.family]]
    assert wrong == []


def test_relations_come_in_the_order_of_their_slugs(ontology: Ontology) -> None:
    """Whoever lists them gets the same list each time."""
    assert list(ontology.relations) == sorted(ontology.relations)
    assert all(slug == relation.slug for slug, relation in ontology.relations.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_relation_is_named_and_explained(ontology: Ontology, language: str) -> None:
    """Labels and definitions are there, no two relations share one, and a definition is a sentence."""
    relations = ontology.relations.values()
    labels = [relation.labels[language] for relation in relations]
    definitions = [relation.definitions[language] for relation in relations]
    assert len(set(labels)) == len(set(definitions)) == len(ontology.relations)
    assert [text for text in definitions if len(text) < 40 or not text.endswith(".")] == []


def test_indonesian_is_not_left_in_english(ontology: Ontology) -> None:
    """Label and definition differ between the languages."""
    for relation in ontology.relations.values():
        assert relation.labels["en"] != relation.labels["id"], relation.slug
        assert relation.definitions["en"] != relation.definitions["id"], relation.slug


def test_definitions_point_only_to_relations_that_exist(ontology: Ontology) -> None:
    """A definition that says which relation to use instead names it rightly."""
    for relation in ontology.relations.values():
        for language, text in relation.definitions.items():
            slugs = set(
                re.findall(r"\b[a-z]+(?:-[a-z]+)*-(?:with|to|from|of|by|in|on|about|against)\b", text)
            )
            assert slugs - set(ontology.relations) == set(), (relation.slug, language)


def test_both_definitions_point_to_the_same_relations(ontology: Ontology) -> None:
    """The Indonesian text sends the reader wherever the English one does."""

    def named(text: str) -> set[str]:
        return {word for word in re.findall(r"[a-z]+(?:-[a-z]+)+", text) if word in ontology.relations}

    differing = [
        relation.slug
        for relation in ontology.relations.values()
        if named(relation.definitions["en"]) - named(relation.definitions["id"])
    ]
    assert differing == []


def test_label_falls_back_to_english(ontology: Ontology) -> None:
    """A language without labels gets the English ones."""
    assert ontology.relation("visits").label("fr") == "visits"
    assert ontology.relation("visits").label("id") == "mengunjungi"


@pytest.mark.parametrize(("slug", "inverse"), INVERSES.items())
def test_inverses_name_each_other(ontology: Ontology, slug: str, inverse: str) -> None:
    """Either one of a pair leads to the other, and both weigh the same."""
    one, other = ontology.relation(slug), ontology.relation(inverse)
    assert (one.inverse, other.inverse) == (inverse, slug)
    assert (one.quad, one.plover, one.family) == (other.quad, other.plover, other.family)


def test_there_are_no_other_inverses(ontology: Ontology) -> None:
    """Every inverse is one of the pairs above; a symmetric relation has none."""
    pairs = {r.slug: r.inverse for r in ontology.relations.values() if r.inverse}
    assert pairs == INVERSES | {inverse: slug for slug, inverse in INVERSES.items()}


def test_cameo_codes_keep_their_zeros_and_belong_to_the_doer(ontology: Ontology) -> None:
    """Codes are text of two to four digits; of a pair of inverses one carries them, but for visits."""
    codes = {slug: relation.cameo for slug, relation in ontology.relations.items()}
    assert all(re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code) for found in codes.values() for code in found)
    assert (codes["meets-with"], codes["visits"], codes["hosts-visit-of"]) == (
        ("040", "044"),
        ("042",),
        ("043",),
    )
    assert [codes[inverse] for inverse in INVERSES.values() if inverse != "hosts-visit-of"] == [()] * 9


@pytest.mark.parametrize(
    ("slug", "code"),
    [("recognizes", "054"), ("sanctions", "163"), ("has-arms-deal-with", "0312"), ("attacks", "190")],
)
def test_well_known_cameo_codes_are_right(ontology: Ontology, slug: str, code: str) -> None:
    """Recognition is 054, sanctions are 163, and so on, as the codebook has it."""
    assert code in ontology.relation(slug).cameo


def test_wikidata_properties_are_those_that_link_the_same_things(ontology: Ontology) -> None:
    """A property is given where its two ends are of the same sort as ours."""
    assert {r.slug: r.wikidata for r in ontology.relations.values() if r.wikidata} == {
        "has-diplomatic-relations-with": "P530",
        "member-of": "P463",
        "head-of-state-of": "P35",
        "head-of-government-of": "P6",
        "designates-as-terrorist": "P3461",
        "organ-of": "P749",
    }


def test_relations_that_may_lack_an_object(ontology: Ontology) -> None:
    """A missile test, a launch, a provocation and a hack may hit nobody named."""
    optional = {slug for slug, relation in ontology.relations.items() if not relation.object_required}
    assert optional == {
        "acts-on", "tests-weapon", "launches", "develops",
        "provokes", "conducts-cyberattack-on", "steals-from",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "domain", "ends"),
    [
        ("member-of", ("Actor",), ("Organization",)),
        ("has-member", ("Organization",), ("Actor",)),
        ("allied-with", ("Polity",), ("Polity",)),
        ("visits", ("Actor",), ("Polity",)),
        ("head-of-state-of", ("Person",), ("Polity",)),
        ("tests-weapon", ("Actor",), ()),
    ],
)
def test_domain_and_range(
    ontology: Ontology, slug: str, domain: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    """What stands at either end of an edge."""
    assert (ontology.relation(slug).domain, ontology.relation(slug).range) == (domain, ends)


@pytest.mark.parametrize(
    ("slug", "sign"),
    [
        ("supports", "cooperation"),
        ("aids", "cooperation"),
        ("condemns", "conflict"),
        ("attacked-by", "conflict"),
        ("tests-weapon", "conflict"),
        ("launches", "neutral"),
        ("member-of", "neutral"),
    ],
)
def test_sign(ontology: Ontology, slug: str, sign: str) -> None:
    """Quad classes 1 and 2 cooperate, 3 and 4 conflict, 0 does neither."""
    assert ontology.relation(slug).sign == sign


def test_the_file_is_turtle_to_rdflib_too(ontology: Ontology) -> None:
    """Another parser finds the same relations."""
    import rdflib  # heavy

    graph = rdflib.Graph().parse(ontology_file(), format="turtle")
    kind = rdflib.URIRef("https://w3id.org/graphkit/ontology#Relation")
    found = {local_name(str(node)) for node in graph.subjects(rdflib.RDF.type, kind)}
    assert found == set(ontology.relations)
    licence = rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert (rdflib.URIRef("https://w3id.org/graphkit/ontology"), rdflib.DCTERMS.license, licence) in graph


def test_the_file_has_no_blank_nodes() -> None:
    """Every node can be named in a query and compared line by line."""
    import rdflib  # heavy

    graph = rdflib.Graph().parse(ontology_file(), format="turtle")
    assert [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)] == []
