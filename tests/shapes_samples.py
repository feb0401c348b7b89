"""A small good graph, ways to break it, and what the shapes say of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pyshacl import validate
from rdflib import RDF, SH, Graph

from graphkit.resources import ontology_file, shapes_file
from graphkit.vocab import local_name

GOOD = """
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix rel: <https://w3id.org/graphkit/relation/> .
@prefix actor: <https://w3id.org/graphkit/actor/> .
@prefix claim: <https://w3id.org/graphkit/claim/> .
@prefix prop: <https://w3id.org/graphkit/proposition/> .
@prefix doc: <https://w3id.org/graphkit/document/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

doc:d1 a gk:Document ;
    gk:text "🚢 Kapal tiba. Jepang menyatakan Korut memasok senjata ke Rusia. Rusia membantah." .

claim:c1 a gk:Claim ; gk:document doc:d1 ; gk:proposition prop:PRK_supplies-arms-to_RUS ;
    gk:subject actor:PRK ; gk:subjectPolity actor:PRK ; gk:relation rel:supplies-arms-to ;
    gk:object actor:RUS ; gk:objectPolity actor:RUS ;
    gk:polarity "asserted" ; gk:modality "certain" ; gk:attributedTo actor:JPN ;
    gk:eventDate "2023-11" ; gk:eventStart "2023-11-01"^^xsd:date ; gk:eventEnd "2023-11-30"^^xsd:date ;
    gk:quote "Jepang menyatakan Korut memasok senjata ke Rusia." ; gk:start 14 ; gk:end 63 ;
    gk:confidence 0.84 .

claim:c2 a gk:Claim ; gk:document doc:d1 ; gk:proposition prop:PRK_supplies-arms-to_RUS ;
    gk:subject actor:PRK ; gk:subjectPolity actor:PRK ; gk:relation rel:supplies-arms-to ;
    gk:object actor:person-lavrov ; gk:objectPolity actor:RUS ;
    gk:polarity "denied" ; gk:modality "probable" ; gk:attributedTo actor:OTHER ;
    gk:quote "Rusia membantah." ; gk:start 64 ; gk:end 80 ; gk:confidence 0.4 .

prop:PRK_supplies-arms-to_RUS a gk:Proposition ; gk:status "contested" ;
    gk:subject actor:PRK ; gk:relation rel:supplies-arms-to ; gk:object actor:RUS .
actor:PRK rel:supplies-arms-to actor:RUS .

actor:PRK a gk:Actor, gk:State ; skos:prefLabel "North Korea"@en, "Korea Utara"@id ; gk:polity actor:PRK .
actor:RUS a gk:Actor, gk:State ; skos:prefLabel "Russia"@en ; gk:polity actor:RUS .
actor:JPN a gk:Actor, gk:State ; skos:prefLabel "Japan"@en ; gk:polity actor:JPN .
actor:person-lavrov a gk:Person ; skos:prefLabel "Sergei Lavrov" ; gk:polity actor:RUS .
"""


class Finding(NamedTuple):
    """One result of a validation: how bad, where, and the message."""

    severity: str
    at: str
    message: str


@cache
def graph(which: str) -> Graph:
    """The shipped ontology, the shipped shapes, or the quicker ones among them that are SHACL Core."""
    found = Graph().parse(ontology_file() if which == "ontology" else shapes_file(), format="turtle")
    return found.remove((None, SH.sparql, None)) if which == "core" else found


def findings(turtle: str, shapes: str = "shapes", *, with_ontology: bool = False) -> set[Finding]:
    """What the shapes say of some Turtle, without repetitions."""
    data = Graph().parse(data=turtle, format="turtle")
    if with_ontology:
        data += graph("ontology")
    _, report, _ = validate(data, shacl_graph=graph(shapes))
    found = set()
    for node in report.subjects(RDF.type, SH.ValidationResult):
        component = str(report.value(node, SH.sourceConstraintComponent))
        at = report.value(node, SH.value if "SPARQL" in component else SH.focusNode)
        severity, message = report.value(node, SH.resultSeverity), report.value(node, SH.resultMessage)
        found.add(Finding(local_name(str(severity)), local_name(str(at)), str(message)))
    return found


def changed(*changes: tuple[str, str]) -> str:
    """`GOOD` with each first part replaced by the second, once."""
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text
