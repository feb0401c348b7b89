"""The rules: what follows from the edges of a graph, and what does not."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from graphkit.ontology import Ontology, load_ontology
from graphkit.resources import ontology_file, rules_file
from graphkit.vocab import ASSERTED, INFERRED, ONTOLOGY, actor_iri, local_name, relation_iri

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
        (
            local_name(str(quad.subject)[1:-1]),
            local_name(quad.predicate.value),
            local_name(str(quad.object)[1:-1]),
        )
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


def test_rules_agree_with_the_ontology_for_every_relation() -> None:
    """Two ways to the same result: SPARQL over the file and a walk over the objects."""
    ontology = load_ontology()
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
    edge = f"<{actor_iri('X')}> <{relation_iri('aids')}> <{actor_iri('Y')}>"
    assert entailed(set(), extra=f"INSERT DATA {{ GRAPH <{INFERRED}> {{ {edge} }} }}") == set()


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
        "hosts-visit-of", "consults-with", "cooperates-with", "interacts-with",
        "has-member", "affiliated-with",
    }  # fmt: skip
