"""Relations as objects: the hierarchy, what a denial contests, and what is refused."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import DataError, NotFoundError
from graphkit.ontology import Ontology, Relation, load_ontology

ROOTS = ("acts-on", "affiliated-with", "interacts-with")

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
    skos:prefLabel "receives"@en, "menerima"@id ; skos:definition "A call received."@en, "Tuan rumah."@id ;
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


# The hierarchy


def test_hierarchy_ends_at_the_roots(ontology: Ontology) -> None:
    """From each relation the way up leads to one of three roots, without a circle."""
    for slug, relation in ontology.relations.items():
        above = ontology.ancestors(slug)
        assert len(set(above) | {slug}) == len(above) + 1
        assert (above[-1] if above else slug) in ROOTS
        assert (relation.family == "root") == (slug in ROOTS)


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


def test_reading_does_not_import_rdflib() -> None:
    """The slow library stays out of the way of every command."""
    code = "import sys, graphkit.ontology as o; o.load_ontology(); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
