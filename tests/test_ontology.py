"""Relations: what the shipped file says, how the hierarchy answers, what is refused, what follows."""

from __future__ import annotations

import dataclasses
import pickle
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from graphkit.errors import DataError, NotFoundError
from graphkit.ontology import FAMILIES, LANGUAGES, Ontology, Relation, load_ontology
from graphkit.resources import ontology_file, rules_file
from graphkit.vocab import ASSERTED, INFERRED, ONTOLOGY, actor_iri, local_name, relation_iri

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
pledges-military-cooperation-withdirected   pledges-cooperation-with         1 AGREE/military
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

MINI = """\
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix rel: <https://w3id.org/graphkit/relation/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

rel:touches a gk:Relation ;
    skos:prefLabel "touches"@en, "menyentuh"@id ; skos:definition "Any contact."@en, "Segala sentuhan."@id ;
    rdfs:domain gk:Actor ; rdfs:range gk:Actor ;
    gk:family "root" ; gk:quadClass 0 ; gk:objectRequired true .

rel:calls-on a gk:Relation ; rdfs:subPropertyOf rel:touches ; owl:inverseOf rel:receives ;
    skos:prefLabel "calls on"@en, "bertamu ke"@id ; skos:definition "A call."@en, "Suatu kunjungan."@id ;
    rdfs:domain gk:Person ; rdfs:range gk:Polity ; gk:cameo "042", "040" ; gk:plover "CONSULT:visit" ;
    gk:family "verbal-cooperation" ; gk:quadClass 1 ; gk:objectRequired true .

rel:receives a gk:Relation ; rdfs:subPropertyOf rel:touches ; owl:inverseOf rel:calls-on ;
    skos:prefLabel "receives"@en, "menerima"@id ; skos:definition "A call, seen by the host."@en, "Tuan rumah."@id ;
    rdfs:domain gk:Polity ; rdfs:range gk:Person ;
    gk:family "verbal-cooperation" ; gk:quadClass 1 ; gk:objectRequired true .
"""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """The shipped ontology."""
    return load_ontology()


def mini(tmp_path: Path, old: str = "", new: str = "") -> Path:
    """A file with the three relations of `MINI`, its first `old` replaced by `new`."""
    assert old in MINI
    path = tmp_path / "mini.ttl"
    path.write_text(MINI.replace(old, new, 1), encoding="utf-8")
    return path


def refusal(path: Path) -> DataError:
    """The error with which a file is refused."""
    with pytest.raises(DataError) as caught:
        load_ontology(path)
    return caught.value


# What the shipped file says


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
        "verbal-cooperation": 20,
        "material-cooperation": 22,
        "verbal-conflict": 15,
        "material-conflict": 18,
        "structural": 8,
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
    others = {"called-for"}
    for relation in ontology.relations.values():
        for language, text in relation.definitions.items():
            slugs = set(
                re.findall(r"\b[a-z]+(?:-[a-z]+)*-(?:with|to|from|of|by|in|on|about|against)\b", text)
            )
            assert slugs - set(ontology.relations) - others == set(), (relation.slug, language)


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
        "acts-on", "tests-weapon", "launches", "develops", "provokes", "conducts-cyberattack-on", "steals-from",
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


# The hierarchy


def test_hierarchy_ends_at_the_roots(ontology: Ontology) -> None:
    """From each relation the way up leads to one of three roots, without a circle."""
    for slug, relation in ontology.relations.items():
        above = ontology.ancestors(slug)
        assert len(set(above) | {slug}) == len(above) + 1
        assert (above[-1] if above else slug) in BESIDE["roots"]
        assert (relation.family == "root") == (slug in BESIDE["roots"])


def test_ancestors_come_nearest_first(ontology: Ontology) -> None:
    """Arms supply is military aid is aid is cooperation."""
    assert ontology.ancestors("supplies-arms-to") == (
        "provides-military-aid-to",
        "aids",
        "cooperates-with",
        "interacts-with",
    )


@pytest.mark.parametrize(
    ("slug", "other", "expected"),
    [
        ("holds-summit-with", "holds-summit-with", True),
        ("holds-summit-with", "consults-with", True),
        ("consults-with", "holds-summit-with", False),
        ("visits", "meets-with", False),
        ("steals-from", "opposes", True),
        ("has-in-range", "opposes", False),
        ("visits", "no-relation-at-all", False),
    ],
)
def test_is_a(ontology: Ontology, slug: str, other: str, expected: bool) -> None:
    """A relation is itself and everything above it."""
    assert ontology.is_a(slug, other) is expected


def test_unknown_relation_names_the_nearest(ontology: Ontology) -> None:
    """A typo is answered with what was meant."""
    with pytest.raises(NotFoundError, match=r"no relation 'suplies-arms-to'; did you mean supplies-arms-to"):
        ontology.relation("suplies-arms-to")
    with pytest.raises(NotFoundError):
        ontology.ancestors("suplies-arms-to")


# What a denial contests

CONTESTED = [
    ("supplies-arms-to", "supplies-arms-to"),
    ("has-arms-deal-with", "supplies-arms-to"),
    ("cooperates-militarily-with", "has-arms-deal-with"),
    ("cooperates-militarily-with", "supplies-arms-to"),
    ("cooperates-militarily-with", "provides-military-aid-to"),
    ("aids", "supplies-arms-to"),
    ("provides-military-aid-to", "supplies-arms-to"),
    ("supports", "provides-military-aid-to"),
    ("supports", "supplies-arms-to"),
    ("consults-with", "meets-with"),
    ("consults-with", "negotiates-with"),
    ("meets-with", "holds-summit-with"),
    ("recognizes", "has-diplomatic-relations-with"),
    ("agrees-with", "agrees-ceasefire-with"),
    ("agrees-with", "signs-agreement-with"),
    ("cooperates-with", "aids"),
    ("opposes", "criticizes"),
    ("criticizes", "condemns"),
    ("sanctions", "designates-as-terrorist"),
    ("conducts-cyberattack-on", "steals-from"),
    ("interacts-with", "interacts-with"),
]

COMPATIBLE = [
    ("supplies-arms-to", "has-arms-deal-with"),
    ("supplies-arms-to", "provides-military-aid-to"),
    ("has-arms-deal-with", "provides-military-aid-to"),
    ("holds-summit-with", "meets-with"),
    ("meets-with", "visits"),
    ("has-diplomatic-relations-with", "recognizes"),
    ("supports", "provides-humanitarian-aid-to"),
    ("cooperates-with", "visits"),
    ("cooperates-with", "supports"),
    ("opposes", "attacks"),
    ("at-war-with", "attacks"),
    ("attacks", "at-war-with"),
    ("interacts-with", "visits"),
    ("affiliated-with", "member-of"),
    ("acts-on", "tests-weapon"),
    ("visits", "attacks"),
]


@pytest.mark.parametrize(("denied", "affirmed"), CONTESTED)
def test_denial_contests(ontology: Ontology, denied: str, affirmed: str) -> None:
    """Whoever denies the first cannot let the second stand."""
    assert ontology.contests(denied, affirmed)


@pytest.mark.parametrize(("denied", "affirmed"), COMPATIBLE)
def test_denial_leaves_alone(ontology: Ontology, denied: str, affirmed: str) -> None:
    """The first may be false and the second true."""
    assert not ontology.contests(denied, affirmed)


def test_contests_refuses_unknown_relations(ontology: Ontology) -> None:
    """A typo on either side is an error, not a quiet no."""
    for pair in (("denies", "visits"), ("visits", "denies")):
        with pytest.raises(NotFoundError, match="no relation 'denies'"):
            ontology.contests(*pair)


# Reading a file


def test_the_shipped_ontology_is_read_once() -> None:
    """A second call costs nothing."""
    assert load_ontology() is load_ontology()


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    """Any file with complete relations will do, and every part of it arrives."""
    ontology = load_ontology(mini(tmp_path))
    assert list(ontology.relations) == ["calls-on", "receives", "touches"]
    assert ontology.relation("calls-on") == Relation(
        slug="calls-on",
        parent="touches",
        labels={"en": "calls on", "id": "bertamu ke"},
        definitions={"en": "A call.", "id": "Suatu kunjungan."},
        family="verbal-cooperation",
        symmetric=False,
        inverse="receives",
        quad=1,
        plover="CONSULT:visit",
        cameo=("040", "042"),
        wikidata="",
        domain=("Person",),
        range=("Polity",),
        denial_contests=(),
        object_required=True,
    )


def test_relations_do_not_change(ontology: Ontology) -> None:
    """Nobody can edit a relation in passing."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        ontology.relation("visits").quad = 4  # type: ignore[misc]


def test_ontology_travels_to_another_process(ontology: Ontology) -> None:
    """Workers get an equal copy."""
    assert pickle.loads(pickle.dumps(ontology)) == ontology


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"bertamu ke"@id', '"pays a call"@fr', "skos:prefLabel is missing in 'id'; add \"...\"@id"),
        ('"A call."@en, ', "", "skos:definition is missing in 'en'"),
        ('"A call."@en', '"A call."@en, "One call."@en', "skos:definition has two texts in one language"),
        ('"A call."@en', '" "@en', "skos:definition is missing in 'en'"),
        ("rdfs:subPropertyOf rel:touches ;", "", "rdfs:subPropertyOf is missing; name the relation"),
        ("rel:touches ; owl", "rel:touchs ; owl", "no relation 'touchs'; did you mean touches"),
        ("rel:touches ; owl", "rel:touches, rel:receives ; owl", "has 2 values: receives, touches; keep one"),
        (
            "owl:inverseOf rel:receives",
            "owl:inverseOf rel:receive",
            "no relation 'receive'; did you mean receives",
        ),
        (
            "owl:inverseOf rel:receives",
            "owl:inverseOf rel:touches",
            "its inverse touches does not name it in turn",
        ),
        ("owl:inverseOf rel:receives", "owl:inverseOf rel:calls-on", "its inverse calls-on does not name it"),
        ("rdfs:range gk:Polity", "rdfs:range gk:State", "domain and range are not those of receives swapped"),
        ("rdfs:range gk:Polity", "rdfs:range gk:Poltiy", "no class 'Poltiy'; did you mean Polity"),
        ("rdfs:range gk:Polity ;", "", "rdfs:range is missing; gk:Actor or gk:Polity will do"),
        ("rdfs:domain gk:Person ;", "", "rdfs:domain is missing"),
        (
            'gk:family "verbal-cooperation" ;',
            'gk:family "talk" ;',
            "gk:family is 'talk'; give one of verbal-coop",
        ),
        ("gk:quadClass 1 ;", "", "gk:quadClass is missing; give one of 0, 1, 2, 3, 4"),
        ("gk:quadClass 1 ;", "gk:quadClass 5 ;", "gk:quadClass is '5'"),
        ("gk:quadClass 1 ;", "gk:quadClass 1, 2 ;", "gk:quadClass has 2 values: 1, 2"),
        ("gk:plover", "gk:plovr", "no property 'gk:plovr'; did you mean gk:plover"),
        ('gk:cameo "042"', 'gk:denialContests rel:toches ; gk:cameo "042"', "no relation 'toches'"),
        (
            "rel:calls-on a gk:Relation",
            "rel:calls-on a gk:Relation, owl:SymmetricProperty",
            "is its own inverse",
        ),
        ("owl:inverseOf rel:receives", "a owl:SymmetricProperty", "are not those of calls-on swapped"),
    ],
)
def test_incomplete_relation_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """The error names the file, the line where the relation starts, what is wrong and what to do."""
    text = "rel:calls-on a gk:Relation ;" + MINI.partition("rel:calls-on a gk:Relation ;")[2]
    assert old in text
    path = tmp_path / "mini.ttl"
    path.write_text(MINI.replace(text, text.replace(old, new, 1)), encoding="utf-8")
    error = refusal(path)
    assert str(error).startswith(f"{path}:12: relation calls-on: ")
    assert message in str(error)


def test_a_root_with_a_parent_is_refused(tmp_path: Path) -> None:
    """A root has nothing above it."""
    error = refusal(mini(tmp_path, 'gk:family "root"', 'rdfs:subPropertyOf rel:receives ; gk:family "root"'))
    assert "a root lies below receives; drop rdfs:subPropertyOf or change gk:family" in str(error)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    """The error shows the way round."""
    circle = 'rdfs:subPropertyOf rel:receives ; gk:family "structural"'
    error = refusal(mini(tmp_path, 'gk:family "root"', circle))
    assert "the hierarchy runs in a circle: calls-on below touches below receives below touches" in str(error)


def test_a_missing_flag_is_refused(tmp_path: Path) -> None:
    """Whether an object is needed must be said."""
    error = refusal(mini(tmp_path, "gk:objectRequired true", "gk:cameo '01'"))
    assert (error.line, error.remedy) == (7, "give one of true, false")


def test_a_name_that_is_no_slug_is_refused(tmp_path: Path) -> None:
    """Slugs are lower case words with hyphens; a full IRI in the file has no line to point to."""
    error = refusal(mini(tmp_path, "rel:touches a", "<https://w3id.org/graphkit/relation/Touches> a"))
    assert (
        str(error)
        == f"{tmp_path / 'mini.ttl'}: relation Touches: its name is no slug; name it rel:words-with-hyphens"
    )


def test_broken_turtle_is_refused(tmp_path: Path) -> None:
    """The parser's line is passed on."""
    error = refusal(mini(tmp_path, "rdfs:domain gk:Person ;", "rdfs:domain gk:Person ; ; ]"))
    assert error.line == 14
    assert str(error).endswith("it must be Turtle")


def test_a_file_without_relations_is_refused(tmp_path: Path) -> None:
    """Some other Turtle file is not taken for an empty ontology."""
    path = tmp_path / "empty.ttl"
    path.write_text("<http://a.example/> a <http://a.example/Thing> .\n", encoding="utf-8")
    assert str(refusal(path)) == f"{path}: it declares no gk:Relation; is it the right file?"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A wrong path is one line, not a traceback of the parser."""
    path = tmp_path / "none.ttl"
    assert str(refusal(path)).startswith(f"{path}: cannot be read: ")


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


def test_reading_does_not_import_rdflib() -> None:
    """The slow library stays out of the way of every command."""
    code = "import sys; from graphkit.ontology import load_ontology; load_ontology(); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# The rules

Edge = tuple[str, str, str]


def entailed(edges: set[Edge], *, extra: str = "", runs: int = 1) -> set[Edge]:
    """What rules.ru adds to some edges; `extra` is SPARQL Update that runs before it."""
    store = Store()
    store.bulk_load(path=str(ontology_file()), format=RdfFormat.TURTLE, to_graph=NamedNode(ONTOLOGY))
    for subject, relation, target in edges:
        ends = NamedNode(actor_iri(subject)), NamedNode(relation_iri(relation)), NamedNode(actor_iri(target))
        store.add(Quad(*ends, NamedNode(ASSERTED)))
    if extra:
        store.update(extra)
    before = {quad for quad in store if quad.graph_name != NamedNode(INFERRED)}
    for _ in range(runs):
        store.update(rules_file().read_text("utf-8"))
    assert {quad for quad in store if quad.graph_name != NamedNode(INFERRED)} == before
    return {
        (local_name(quad.subject.value), local_name(quad.predicate.value), local_name(quad.object.value))
        for quad in store.quads_for_pattern(None, None, None, NamedNode(INFERRED))
    }


def closure(edge: Edge, ontology: Ontology) -> set[Edge]:
    """What follows from an edge, step by step until nothing new comes."""
    found, waiting = {edge}, [edge]
    while waiting:
        subject, slug, target = waiting.pop()
        relation = ontology.relation(slug)
        steps = {(subject, relation.parent, target)} if relation.parent else set()
        if relation.symmetric:
            steps.add((target, slug, subject))
        if relation.inverse:
            steps.add((target, relation.inverse, subject))
        waiting += steps - found
        found |= steps
    return found - {edge}


def test_symmetric_edge_holds_in_both_directions() -> None:
    """An ally's ally is found from either side."""
    added = entailed({("USA", "allied-with", "KOR")})
    assert ("KOR", "allied-with", "USA") in added
    assert ("USA", "allied-with", "KOR") not in added


def test_inverse_and_everything_above_follow() -> None:
    """An arms supply is aid, and is received."""
    assert entailed({("PRK", "supplies-arms-to", "RUS")}) == {
        ("PRK", "provides-military-aid-to", "RUS"),
        ("PRK", "aids", "RUS"),
        ("PRK", "cooperates-with", "RUS"),
        ("PRK", "interacts-with", "RUS"),
        ("RUS", "receives-arms-from", "PRK"),
        ("RUS", "aided-by", "PRK"),
        ("RUS", "cooperates-with", "PRK"),
        ("RUS", "interacts-with", "PRK"),
    }


def test_what_lies_above_the_other_direction_follows() -> None:
    """War is mutual, so both sides oppose each other although opposing is not mutual in itself."""
    added = entailed({("RUS", "at-war-with", "UKR")})
    assert {("RUS", "opposes", "UKR"), ("UKR", "opposes", "RUS"), ("UKR", "at-war-with", "RUS")} <= added
    assert ("UKR", "opposes", "RUS") not in entailed({("RUS", "condemns", "UKR")})


def test_structural_and_capability_edges_reach_their_roots() -> None:
    """Membership is affiliation, a range is an act."""
    assert entailed({("IDN", "member-of", "ASEAN")}) == {
        ("IDN", "affiliated-with", "ASEAN"),
        ("ASEAN", "affiliated-with", "IDN"),
        ("ASEAN", "has-member", "IDN"),
    }
    assert entailed({("PRK", "has-in-range", "JPN")}) == {("PRK", "acts-on", "JPN")}


def test_rules_agree_with_the_ontology_for_every_relation(ontology: Ontology) -> None:
    """Two ways to the same result: SPARQL over the file and a walk over the objects."""
    edges = {(f"A{i}", slug, f"B{i}") for i, slug in enumerate(ontology.relations)}
    assert entailed(edges) == set().union(*(closure(edge, ontology) for edge in edges))


def test_what_is_an_edge_is_not_inferred() -> None:
    """An edge appears once, where it is asserted."""
    both = {("USA", "allied-with", "KOR"), ("KOR", "allied-with", "USA"), ("USA", "cooperates-with", "KOR")}
    assert entailed(both) & both == set()


def test_rules_may_run_again() -> None:
    """A second run adds nothing and loses nothing."""
    edges = {("USA", "allied-with", "KOR"), ("RUS", "attacks", "UKR")}
    assert entailed(edges, runs=2) == entailed(edges)


def test_old_inferences_go() -> None:
    """What no edge supports any more is gone after the next run."""
    stale = f"INSERT DATA {{ GRAPH <{INFERRED}> {{ <{actor_iri('X')}> <{relation_iri('aids')}> <{actor_iri('Y')}> }} }}"
    assert entailed(set(), extra=stale) == set()


def test_nothing_follows_from_what_is_no_edge() -> None:
    """A proposition, a claim or a plain triple in another graph entails nothing."""
    elsewhere = f"""
        INSERT DATA {{
          GRAPH <https://w3id.org/graphkit/graph/propositions> {{
            <{actor_iri("FRA")}> <{relation_iri("visits")}> <{actor_iri("IDN")}> .
            <urn:p> <https://w3id.org/graphkit/ontology#subject> <{actor_iri("FRA")}> }}
          <{actor_iri("FRA")}> <{relation_iri("allied-with")}> <{actor_iri("IDN")}>
        }}"""
    assert entailed(set(), extra=elsewhere) == set()


def test_no_actor_is_given_a_class() -> None:
    """Domains and ranges describe; they do not turn a person into a polity."""
    added = entailed({("person-x", "visits", "IDN"), ("GBR", "member-of", "NATO")})
    assert {relation for _, relation, _ in added} == {
        "hosts-visit-of", "consults-with", "cooperates-with", "interacts-with", "has-member", "affiliated-with",
    }  # fmt: skip
