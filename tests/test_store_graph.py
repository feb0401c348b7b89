"""Reading a knowledge graph: documents, claims, propositions and actors, all of them or those asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_samples import (
    ACTORS,
    CLAIMS,
    EXTRACTIONS,
    NOTE,
    NOTE_CLAIMS,
    ONTOLOGY,
    WARTA,
    WIRE,
    WIRE_CLAIMS,
    make_extraction,
    make_graph,
)

from graphkit.errors import NotFoundError, QueryError, StoreError
from graphkit.model import Claim, Status
from graphkit.propositions import propositions
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.selection import Selection
from graphkit.store.terms import claim_node, document_node, gk

KG = make_graph()


def relations(selection: Selection) -> list[str]:
    """The relations of the claims selected."""
    return sorted(claim.relation for claim in KG.claims(selection))


def test_documents_come_by_id() -> None:
    """With their whole text."""
    assert list(KG.documents()) == [NOTE, WARTA, WIRE]
    assert KG.document("note/3 Dec") == NOTE


def test_an_unknown_document_is_named_with_its_neighbours() -> None:
    """Ids are typed by hand."""
    with pytest.raises(NotFoundError, match="no document 'wire'; did you mean wire-1"):
        KG.document("wire")


def test_claims_come_by_document_and_place() -> None:
    """The order of claims.jsonl."""
    found = list(KG.claims())
    assert found == sorted(CLAIMS, key=lambda claim: (claim.document, claim.passage.start, claim.id))


@pytest.mark.parametrize("claim", WIRE_CLAIMS, ids=lambda claim: claim.relation)
def test_a_claim_is_found_by_its_id_or_what_it_starts_with(claim: Claim) -> None:
    """As a table shows it, too."""
    for name in (claim.id, claim.id[:6], f"claim:{claim.id}", claim_node(claim.id).value):
        assert KG.claim(name) == claim


def test_an_ambiguous_start_of_an_id_lists_the_candidates() -> None:
    """Four claims of the sample begin with 4 or c; none is taken by chance."""
    starts = [claim.id[0] for claim in CLAIMS]
    start = next(start for start in starts if starts.count(start) > 1)
    with pytest.raises(NotFoundError, match=f"{start!r} could be more than one claim; choose one of {start}"):
        KG.claim(start)


@pytest.mark.parametrize("name", ["", "xyz"])
def test_an_unknown_claim_is_named(name: str) -> None:
    """An empty name matches nothing."""
    with pytest.raises(NotFoundError, match=f"no claim {name!r}"):
        KG.claim(name)


def test_propositions_come_by_key() -> None:
    """Equal to what the claims make."""
    assert tuple(KG.propositions()) == propositions(CLAIMS, ONTOLOGY)
    assert KG.proposition("PRK", "tests-weapon").claims == tuple(
        claim.id for claim in CLAIMS if claim.relation == "tests-weapon"
    )


def test_an_unknown_proposition_is_named_with_its_neighbours() -> None:
    """The other direction was meant."""
    with pytest.raises(NotFoundError, match="no proposition 'RUS_supplies-arms-to_PRK'; did you mean PRK_"):
        KG.proposition("RUS", "supplies-arms-to", "PRK")


def test_actors_are_those_that_claims_speak_of() -> None:
    """And the polities they act for."""
    assert KG.actors() == {name: ACTORS[name] for name in sorted(ACTORS) if name != "UN"}


@pytest.mark.parametrize(
    "name",
    ["PRK", "prk", "North Korea", "korea utara", "Korut", "actor:PRK", "https://w3id.org/graphkit/actor/PRK"],
)
def test_an_actor_is_found_by_id_label_or_name(name: str) -> None:
    """In either language and case; the gazetteer knows the short forms."""
    assert KG.actor(name).id == "PRK"


def test_an_actor_that_is_not_in_the_graph_is_named_with_its_neighbours() -> None:
    """Whether the gazetteer knows it or not."""
    with pytest.raises(NotFoundError, match="no actor 'Sout Korea'; did you mean South Korea"):
        KG.actor("Sout Korea")
    with pytest.raises(NotFoundError, match="no actor 'Brazil'"):
        KG.actor("Brazil")


def test_a_relation_is_looked_up_in_the_graphs_ontology() -> None:
    """By slug."""
    assert KG.relation("rel:visits") == "visits"
    with pytest.raises(NotFoundError, match="no relation 'visit'; did you mean visits"):
        KG.relation("visit")


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(actor="IND"), ["visits"]),
        (Selection(actor="person-mira-tan"), ["meets-with"]),
        (Selection(actor="USA", other="KOR"), ["allied-with"]),
        (Selection(actor="KOR", other="USA"), ["allied-with"]),
        (Selection(actor="PRK", relation="opposes"), ["condemns", "sanctions"]),
        (Selection(relation="consults-with"), ["meets-with", "meets-with", "visits"]),
        (Selection(statuses=(Status.CONTESTED,)), ["supplies-arms-to"]),
        (Selection(statuses=(Status.PLANNED, Status.DENIED)), ["attacks", "has-arms-deal-with", "visits"]),
        (Selection(document="warta-2", actor="JPN"), ["condemns"]),
        (Selection(since="2023-12-02"), ["attacks", "meets-with", "rejects"]),
        (Selection(until="2023-10"), ["meets-with"]),
        (Selection(actor="PRK", since="2023-11-20", until="2023-12-01"),
         ["aids", "condemns", "sanctions", "tests-weapon"]),
        (Selection(since="2025"), []),
    ],
)  # fmt: skip
def test_claims_are_selected(selection: Selection, found: list[str]) -> None:
    """By who, what, status, when and where; all conditions hold."""
    assert relations(selection) == found


@pytest.mark.parametrize(
    "selection", [Selection(actor="PRK"), Selection(relation="aids"), Selection(since="2023-12-01")]
)
def test_propositions_are_those_of_the_claims_selected(selection: Selection) -> None:
    """Whole, with all their claims."""
    claims = {claim.id for claim in KG.claims(selection)}
    assert tuple(KG.propositions(selection)) == tuple(p for p in KG.propositions() if claims & set(p.claims))


def test_what_is_asked_for_must_exist() -> None:
    """A typo is not an empty result."""
    with pytest.raises(NotFoundError, match="no actor 'PKR'; did you mean PRK"):
        KG.claims(Selection(actor="PKR"))
    with pytest.raises(NotFoundError, match="no relation 'oppose'; did you mean opposes"):
        KG.propositions(Selection(relation="oppose"))
    for wrong in ("8/11/2023", "2023-02-30", "last week"):
        with pytest.raises(QueryError, match=f"'{wrong}' is no .*; write 2023-11-08, 2023-11 or 2023"):
            KG.claims(Selection(since=wrong))


def test_an_undated_claim_is_in_no_window() -> None:
    """Nobody knows when it was."""
    document = replace(NOTE, published="")
    claims = tuple(replace(claim, reported_on="", event_date="") for claim in NOTE_CLAIMS)
    kg = make_graph([make_extraction(document, *claims)])
    assert list(kg.claims(Selection(since="1900"))) == []
    assert len(list(kg.claims())) == len(claims)


def test_a_broken_claim_is_not_passed_over() -> None:
    """Not even one without a place in its document."""
    kg = make_graph()
    claim = WIRE_CLAIMS[0]
    for quad in list(kg.store.quads_for_pattern(claim_node(claim.id), gk("start"), None, None)):
        kg.store.remove(quad)
    with pytest.raises(StoreError, match=f"claim {claim.id} is incomplete"):
        list(kg.claims())


def test_an_empty_graph_reads_as_empty() -> None:
    """Nothing fails on nothing."""
    kg = make_graph([])
    assert (list(kg.documents()), list(kg.claims()), list(kg.propositions()), kg.actors()) == ([], [], [], {})
    assert not kg.store.contains_named_graph(document_node("wire-1"))


def test_the_same_label_of_two_actors_is_ambiguous() -> None:
    """The message lists both ids."""
    read = EXTRACTIONS[1]
    twin = replace(ACTORS["CHN"], labels={"en": "Japan"})
    kg: KnowledgeGraph = make_graph([replace(read, actors={**read.actors, "CHN": twin})])
    with pytest.raises(NotFoundError, match="'japan' could be more than one actor; choose one of CHN, JPN"):
        kg.actor("japan")
