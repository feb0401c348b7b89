"""The shapes of documents, propositions, edges and actors: each way to break one is reported."""

from __future__ import annotations

import pytest
from shapes_samples import GOOD, Finding, changed, findings

STATUS = (
    "A proposition has exactly one status: "
    "fact, alleged, contested, denied, planned, called-for or hypothetical."
)
SUBJECT = "A proposition has exactly one subject, a polity."
RELATION = "A proposition has exactly one relation, one of rel:."
OBJECT = "A proposition has at most one object, a polity."
PROP = "PRK_supplies-arms-to_RUS"
SIDES = "    gk:subject actor:PRK ; gk:relation rel:supplies-arms-to ; gk:object actor:RUS .\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (' ; gk:status "contested"', "", STATUS),
        ('gk:status "contested"', 'gk:status "disputed"', STATUS),
        ('gk:status "contested"', 'gk:status "contested", "fact"', STATUS),
        (SIDES, SIDES.replace("gk:subject actor:PRK ;", ""), SUBJECT),
        (SIDES, SIDES.replace("actor:PRK", "actor:PRK, actor:JPN"), SUBJECT),
        (SIDES, SIDES.replace("actor:PRK", '"PRK"'), SUBJECT),
        (SIDES, SIDES.replace("gk:relation rel:supplies-arms-to ;", ""), RELATION),
        (SIDES, SIDES.replace("rel:supplies-arms-to", "rel:supplies-arms-to, rel:aids"), RELATION),
        (SIDES, SIDES.replace("rel:supplies-arms-to", "gk:aids"), RELATION),
        (SIDES, SIDES.replace("actor:RUS", "actor:RUS, actor:JPN"), OBJECT),
        (SIDES, SIDES.replace("actor:RUS", '"RUS"'), OBJECT),
    ],
)
def test_broken_proposition_is_a_violation(old: str, new: str, message: str) -> None:
    """A proposition is one subject, one relation, at most one object, and a status."""
    assert Finding("Violation", PROP, message) in findings(changed((old, new)), "core")


def test_a_proposition_that_nobody_speaks_of_is_a_violation() -> None:
    """It is there for its claims."""
    lonely = (
        'prop:x a gk:Proposition ; gk:status "denied" ; gk:subject actor:PRK ; gk:relation rel:tests-weapon .'
    )
    message = "A proposition is there because of at least one claim."
    assert findings(f"{GOOD}\n{lonely}") == {Finding("Violation", "x", message)}


@pytest.mark.parametrize("said", ["denied certain", "asserted planned", "asserted called-for"])
def test_an_edge_that_nobody_affirms_is_a_violation(said: str) -> None:
    """Plans, wishes and denials make no edge."""
    polarity, modality = said.split()
    text = changed(('"asserted" ; gk:modality "certain"', f'"{polarity}" ; gk:modality "{modality}"'))
    message = "An edge needs at least one claim that affirms it."
    assert findings(text) == {Finding("Violation", PROP, message)}
    assert findings(text.replace("actor:PRK rel:supplies-arms-to actor:RUS .", "")) == set()


@pytest.mark.parametrize("modality", ["probable", "possible"])
def test_a_hedged_affirmation_carries_an_edge(modality: str) -> None:
    """Perhaps is enough for an edge; its status tells the rest."""
    assert findings(changed(('gk:modality "certain"', f'gk:modality "{modality}"'))) == set()


NAME = "An actor has a name, one in each language."
POLITY = "An actor acts for exactly one polity."
ID = "An actor is an IRI below actor: whose id has no slash."
ONE_CLASS = (
    "An actor is exactly one of State, Territory, Organization, ArmedGroup, GovernmentBody and Person."
)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("actor:PRK a gk:Actor, gk:State ;", "actor:PRK a gk:Actor ;", ONE_CLASS),
        ("actor:PRK a gk:Actor, gk:State ;", "actor:PRK a gk:State, gk:Person ;", ONE_CLASS),
        ('skos:prefLabel "North Korea"@en, "Korea Utara"@id ;', "", NAME),
        ('"North Korea"@en, "Korea Utara"@id', '"North Korea"@en, "DPRK"@en', NAME),
        ('"North Korea"@en, "Korea Utara"@id', '"North Korea"@en, ""@id', NAME),
        ("gk:polity actor:PRK .", "gk:digest 'x' .", POLITY),
        ("gk:polity actor:PRK .", "gk:polity actor:PRK, actor:RUS .", POLITY),
        ("gk:polity actor:PRK .", "gk:polity 'PRK' .", POLITY),
    ],
)
def test_broken_actor_is_a_violation(old: str, new: str, message: str) -> None:
    """An actor has a class, a name and a polity."""
    assert findings(changed((old, new)), "core") == {Finding("Violation", "PRK", message)}


def test_an_actor_that_is_only_mentioned_is_a_violation() -> None:
    """Who is named in a claim is described in the graph."""
    lavrov = GOOD[GOOD.index("actor:person-lavrov a gk:Person") :]
    found = findings(changed((lavrov, "")), "core")
    assert {finding.message for finding in found} == {ONE_CLASS, NAME, POLITY}


@pytest.mark.parametrize("iri", ["https://w3id.org/graphkit/actor/body/x", "https://other.example/PRK"])
def test_an_actor_id_with_a_slash_is_a_violation(iri: str) -> None:
    """Such ids cannot be written with a prefix, and rdflib would not find them."""
    body = f'<{iri}> a gk:GovernmentBody ; skos:prefLabel "X"@en ; gk:polity actor:PRK .'
    assert ID in {finding.message for finding in findings(f"{GOOD}\n{body}", "core")}


def test_an_actor_without_an_iri_is_a_violation() -> None:
    """A word is no actor."""
    found = findings(changed(("gk:subject actor:PRK", 'gk:subject "PRK"')), "core")
    assert ID in {finding.message for finding in found}


TEXT = GOOD[GOOD.index(";\n    gk:text") : GOOD.index(" .\n\nclaim:c1")]


@pytest.mark.parametrize("text", ["", f'{TEXT}, "Another text."', f"{TEXT}@id"])
def test_a_document_without_its_one_text_is_a_violation(text: str) -> None:
    """Else no quote could be found wrong."""
    message = "A document has exactly one text; without it no quote can be checked."
    assert findings(changed((TEXT, text)), "core") == {Finding("Violation", "d1", message)}
