"""The shapes: a good graph passes, and each way to break a claim is reported in plain words."""

from __future__ import annotations

import pytest
from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, Literal
from shapes_samples import GOOD, Finding, changed, findings, graph

from graphkit.model import Modality, Polarity, Status
from graphkit.vocab import local_name


def test_a_good_graph_passes() -> None:
    """Nothing to report, with or without the ontology at hand."""
    assert findings(GOOD) == set()
    assert findings(GOOD, with_ontology=True) == set()


def test_the_shapes_are_valid_shacl() -> None:
    """The file passes SHACL's own shapes for shapes."""
    conforms, _, text = validate(Graph(), shacl_graph=graph("shapes"), meta_shacl=True)
    assert conforms, text


def test_every_constraint_says_how_bad_it_is_and_why() -> None:
    """Each shape that can fail on its own has a severity, and a message in English that is a sentence."""
    shapes = graph("shapes")
    top = set(shapes.subjects(RDF.type, SH.NodeShape))
    helpers = {"unnamed", "has-polity", "is-asserted", "has-denier", "kind"}
    for shape in top:
        if local_name(str(shape)) in helpers:
            continue
        assert shapes.value(shape, SH.severity) is not None, shape
        for part in (*shapes.objects(shape, SH.property), *shapes.objects(shape, SH.sparql)):
            message = shapes.value(part, SH.message)
            assert isinstance(message, Literal), part
            assert message.language == "en", part
            assert message[0].isupper(), part
            assert message.endswith("."), part


def test_shapes_have_names() -> None:
    """A report names the shape that failed, which only works for IRIs."""
    unnamed = [s for s in graph("shapes").subjects(SH.message, None) if isinstance(s, BNode)]
    assert unnamed == []


@pytest.mark.parametrize("modality", list(Modality))
@pytest.mark.parametrize("polarity", list(Polarity))
def test_every_polarity_and_modality_of_the_model_passes(polarity: Polarity, modality: Modality) -> None:
    """The closed lists are those of the code."""
    text = changed(('"denied" ; gk:modality "probable"', f'"{polarity}" ; gk:modality "{modality}"'))
    assert findings(text, "core") == set()


@pytest.mark.parametrize("status", list(Status))
def test_every_status_of_the_model_passes(status: Status) -> None:
    """The closed list is that of the code."""
    assert findings(changed(('"contested"', f'"{status}"')), "core") == set()


DOCUMENT = "A claim stands in exactly one document, which is in the graph."
RELATION = "A claim has exactly one relation, one of rel:."
SUBJECT = "A claim has exactly one subject, an actor."
POLITY = "A claim names exactly one polity for which its subject acts."
OBJECT = "A claim has at most one object, an actor."
OTHER_POLITY = "A claim names at most one polity for which its object acts."
PROPOSITION = "A claim is about one proposition, which is in the graph."
POLARITY = "A claim has exactly one polarity: asserted or denied."
MODALITY = (
    "A claim has exactly one modality: certain, probable, possible, planned, called-for or hypothetical."
)
ATTRIBUTION = "A claim rests on the word of an actor in the graph, or of actor:OTHER."
QUOTE = "A claim has exactly one quote, which is not empty."
START = "A claim's quote has exactly one start, a whole number from 0 that comes before its end."
END = "A claim's quote has exactly one end, a whole number."
CONFIDENCE = "A claim has exactly one confidence, a decimal from 0 to 1."
FIRST_DAY = "A claim's event has at most one first day, which is not after its last."
LAST_DAY = "A claim's event has at most one last day."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gk:document doc:d1 ;", "", DOCUMENT),
        ("gk:document doc:d1 ;", "gk:document doc:d1, doc:d2 ;", DOCUMENT),
        ("gk:document doc:d1 ;", "gk:document doc:d2 ;", DOCUMENT),
        ("gk:relation rel:supplies-arms-to ;", "", RELATION),
        ("gk:relation rel:supplies-arms-to ;", "gk:relation actor:x ;", RELATION),
        ("gk:relation rel:supplies-arms-to ;", "gk:relation rel:aids, rel:supplies-arms-to ;", RELATION),
        ("gk:subject actor:PRK ;", "", SUBJECT),
        ("gk:subject actor:PRK ;", "gk:subject actor:PRK, actor:RUS ;", SUBJECT),
        ("gk:subject actor:PRK ;", 'gk:subject "PRK" ;', SUBJECT),
        ("gk:subjectPolity actor:PRK ;", "", POLITY),
        ("gk:subjectPolity actor:PRK ;", 'gk:subjectPolity "PRK" ;', POLITY),
        ("gk:subjectPolity actor:PRK ;", "gk:subjectPolity actor:PRK, actor:RUS ;", POLITY),
        ("gk:object actor:RUS ;", "gk:object actor:RUS, actor:JPN ;", OBJECT),
        ("gk:object actor:RUS ;", 'gk:object "RUS" ;', OBJECT),
        ("gk:objectPolity actor:RUS ;", "gk:objectPolity actor:RUS, actor:JPN ;", OTHER_POLITY),
        ("gk:objectPolity actor:RUS ;", 'gk:objectPolity "RUS" ;', OTHER_POLITY),
        ("gk:proposition prop:PRK", "gk:proposition prop:JPN", PROPOSITION),
        ("gk:proposition prop:", "gk:proposition prop:other, prop:", PROPOSITION),
        ('gk:polarity "asserted" ;', "", POLARITY),
        ('gk:polarity "asserted" ;', 'gk:polarity "affirmed" ;', POLARITY),
        ('gk:polarity "asserted" ;', 'gk:polarity "asserted", "denied" ;', POLARITY),
        ('gk:modality "certain" ;', "", MODALITY),
        ('gk:modality "certain" ;', 'gk:modality "sure" ;', MODALITY),
        ('gk:modality "certain" ;', 'gk:modality "certain", "possible" ;', MODALITY),
        ("gk:attributedTo actor:JPN", "gk:attributedTo actor:CHN", ATTRIBUTION),
        ("gk:attributedTo actor:JPN", 'gk:attributedTo "Japan"', ATTRIBUTION),
        ('gk:quote "Jepang menyatakan Korut memasok senjata ke Rusia." ;', "", QUOTE),
        ('gk:quote "Jepang', 'gk:quote "Rusia membantah.", "Jepang', QUOTE),
        ('senjata ke Rusia." ; gk:start', 'senjata ke Rusia."@id ; gk:start', QUOTE),
        ('gk:quote "Jepang menyatakan Korut memasok senjata ke Rusia." ;', 'gk:quote "" ;', QUOTE),
        ("gk:start 14 ;", "", START),
        ("gk:start 14 ;", "gk:start 13, 14 ;", START),
        ("gk:start 14 ;", "gk:start -1 ;", START),
        ("gk:start 14 ;", 'gk:start "14" ;', START),
        ("gk:end 63 ;", "", END),
        ("gk:end 63 ;", "gk:end 63, 64 ;", END),
        ("gk:end 63 ;", "gk:end 63.0 ;", END),
        ("gk:confidence 0.84 .", ".", CONFIDENCE),
        ("gk:confidence 0.84", "gk:confidence 0.84, 0.85", CONFIDENCE),
        ("gk:confidence 0.84", "gk:confidence 1.01", CONFIDENCE),
        ("gk:confidence 0.84", "gk:confidence -0.1", CONFIDENCE),
        ("gk:confidence 0.84", "gk:confidence 8.4e-1", CONFIDENCE),
        ('gk:eventStart "2023-11-01"', 'gk:eventStart "2023-12-01"', FIRST_DAY),
        ('gk:eventStart "2023-11-01"^^xsd:date', 'gk:eventStart "2023-11"', FIRST_DAY),
        ('gk:eventStart "2023-11-01"', 'gk:eventStart "2023-11-02"^^xsd:date, "2023-11-01"', FIRST_DAY),
        ('gk:eventEnd "2023-11-30"^^xsd:date', 'gk:eventEnd "2023-11-30"', LAST_DAY),
        ('gk:eventEnd "2023-11-30"', 'gk:eventEnd "2023-11-29"^^xsd:date, "2023-11-30"', LAST_DAY),
    ],
)
def test_broken_claim_is_a_violation(old: str, new: str, message: str) -> None:
    """Whatever a claim must have, a graph without it is refused with a sentence that says so."""
    assert Finding("Violation", "c1", message) in findings(changed((old, new)), "core")


def test_an_event_of_one_day_passes() -> None:
    """First and last day may be the same."""
    assert findings(changed(('gk:eventStart "2023-11-01"', 'gk:eventStart "2023-11-30"'))) == set()


def test_a_claim_without_any_date_passes() -> None:
    """An unknown date stays unknown."""
    dates = GOOD[GOOD.index("    gk:eventDate") : GOOD.index("    gk:quote")]
    assert findings(changed((dates, ""))) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            '"Jepang menyatakan Korut memasok senjata ke Rusia."',
            '"Jepang menyatakan Korut memasok senjata ke Rusla."',
        ),
        ("gk:start 14 ; gk:end 63", "gk:start 13 ; gk:end 62"),
        ("gk:start 14 ; gk:end 63", "gk:start 14 ; gk:end 62"),
        ("gk:start 14 ; gk:end 63", "gk:start 1400 ; gk:end 1449"),
        ("🚢 Kapal tiba.", "🚢 Kapal  tiba."),
    ],
)
def test_a_quote_that_is_not_the_text_is_a_violation(old: str, new: str) -> None:
    """One changed character is enough, in the quote, the offsets or the document."""
    message = "A claim's quote is what its document says from start to end."
    assert Finding("Violation", "c1", message) in findings(changed((old, new)))


def test_an_end_before_the_start_is_a_violation() -> None:
    """Offsets run forward."""
    assert Finding("Violation", "c1", START) in findings(
        changed(("gk:start 14 ; gk:end 63", "gk:start 63 ; gk:end 14"))
    )


def test_a_denial_in_the_texts_own_voice_is_a_warning() -> None:
    """The text may say itself that something did not happen; worth a look, no error."""
    message = "A denied claim names who denies it; here the text itself says no."
    assert findings(changed((" gk:attributedTo actor:OTHER ;", ""))) == {Finding("Warning", "c2", message)}


def test_a_lost_proposition_is_a_violation() -> None:
    """A claim between polities has one; a claim by someone who acts for nobody has none."""
    alone = changed(("gk:proposition prop:PRK_supplies-arms-to_RUS ;", ""))
    message = "A claim between polities is about a proposition."
    assert Finding("Violation", "c1", message) in findings(alone)
    private = alone.replace("gk:subjectPolity actor:PRK", "gk:subjectPolity actor:person-lavrov", 1)
    assert message not in {finding.message for finding in findings(private)}


def test_a_claim_on_another_relation_than_its_proposition_is_a_violation() -> None:
    """Claim and proposition speak of the same."""
    text = changed(("gk:relation rel:supplies-arms-to ;", "gk:relation rel:aids ;"))
    message = "A claim has the relation of its proposition, not https://w3id.org/graphkit/relation/aids."
    assert Finding("Violation", "c1", message) in findings(text)


def test_an_unknown_relation_is_a_violation_when_the_ontology_is_there() -> None:
    """Without the ontology nobody can tell."""
    text = GOOD.replace("supplies-arms-to", "lends-arms-to")
    unknown = "https://w3id.org/graphkit/relation/lends-arms-to"
    message = f"A claim has a relation of the ontology, which {unknown} is not."
    assert Finding("Violation", "c1", message) in findings(text, with_ontology=True)
    assert findings(text) == set()


def test_a_missing_object_is_a_violation_when_the_ontology_is_there() -> None:
    """Arms go to somebody; a missile test needs nobody."""
    text = changed(("gk:object actor:RUS ; gk:objectPolity actor:RUS ;", ""))
    message = "A claim has an object when its relation needs one, as {} does."
    message = message.format("https://w3id.org/graphkit/relation/supplies-arms-to")
    assert Finding("Violation", "c1", message) in findings(text, with_ontology=True)
    test = text.replace("supplies-arms-to", "tests-weapon")
    assert [f for f in findings(test, with_ontology=True) if "when its relation needs one" in f.message] == []
