"""The propositions of a store: what new evidence makes of them, and what is left when some goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution

from graphkit.model import Modality, Polarity
from graphkit.ontology import Ontology
from graphkit.propositions import (
    Evidence,
    Key,
    Proposition,
    contested_keys,
    contesting_keys,
    ordered_key,
    pair,
    weigh,
    weigh_more,
)
from graphkit.store.base import Reader
from graphkit.store.nodes import Node, proposition_from
from graphkit.store.rows import select, select_for
from graphkit.store.terms import actor_node, gk, node_id, proposition_node
from graphkit.store.triples import proposition_quads
from graphkit.vocab import PROPOSITIONS

Pair = tuple[str, str]
"""Two polities in sorted order, "" first where a relation has no object."""

_STANDING: Final = f"SELECT ?p ?by ?value {{ VALUES ?p {{ %s }} GRAPH <{PROPOSITIONS}> {{ ?p ?by ?value }} }}"
_BETWEEN: Final = f"""
SELECT ?p {{ VALUES (?subject ?object) {{ %s }}
    GRAPH <{PROPOSITIONS}> {{ ?p gk:subject ?subject ; gk:object ?object }} }}
"""
_ALONE: Final = f"""
SELECT ?p {{ VALUES ?subject {{ %s }}
    GRAPH <{PROPOSITIONS}> {{ ?p gk:subject ?subject FILTER NOT EXISTS {{ ?p gk:object ?object }} }} }}
"""
_SAYS: Final = """
    ?claim gk:subjectPolity ?subject ; gk:relation ?relation ; gk:polarity ?polarity ;
        gk:modality ?modality ; gk:document ?document
    OPTIONAL { ?claim gk:objectPolity ?object } OPTIONAL { ?claim gk:reportedOn ?reported }
"""
_EVIDENCE: Final = f"SELECT * {{ VALUES ?p {{ %s }} ?claim gk:proposition ?p . {_SAYS} }}"
_DENIALS: Final = f"""
SELECT DISTINCT ?claim ?subject ?relation ?object ?polarity ?modality ?document ?reported {{
    VALUES ?p {{ %s }} GRAPH <{PROPOSITIONS}> {{ ?p gk:contestedBy ?claim }} {_SAYS} }}
"""
_VOICES: Final = "SELECT ?claim ?actor { VALUES ?claim { %s } ?claim gk:attributedTo ?actor }"
_STAND: Final = f"""
SELECT ?subject ?relation ?object {{ GRAPH <{PROPOSITIONS}> {{
    ?p gk:subject ?subject ; gk:relation ?relation OPTIONAL {{ ?p gk:object ?object }} }} }}
"""
_ALL: Final = """
SELECT DISTINCT ?subject ?relation ?object {
    ?claim gk:proposition ?p ; gk:subjectPolity ?subject ; gk:relation ?relation
    OPTIONAL { ?claim gk:objectPolity ?object } }
"""


class Standing(NamedTuple):
    """A proposition of the store, without its claims, and the quads that tell of it."""

    proposition: Proposition
    quads: frozenset[Quad]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Propositions by key, before a change and after it, as far as it touches them."""

    before: Mapping[Key, Standing] = field(default_factory=dict)
    after: Mapping[Key, Proposition] = field(default_factory=dict)

    def quads(self) -> tuple[set[Quad], set[Quad]]:
        """What goes and what comes."""
        old = {quad for standing in self.before.values() for quad in standing.quads}
        new = {quad for proposition in self.after.values() for quad in proposition_quads(proposition)}
        return old - new, new - old


def gained(reader: Reader, fresh: Collection[Evidence], ontology: Ontology) -> Weighed:
    """What evidence makes of its propositions, and of those that its denials contest.

    Nothing that was there is weighed again, so that it costs the same in a small store and in a large.
    """
    keys = {item.key for item in fresh}
    contested = {key for item in fresh if item.denies for key in contested_keys(item.key, ontology)}
    before = _standing(reader, keys | contested)
    old = {key: standing.proposition for key, standing in before.items()}
    first = {
        item.key for item in fresh if item.affirms and not (item.key in old and old[item.key].affirmations)
    }
    against = {other for key in first for other in contesting_keys(key, ontology)}
    rows = select_for(reader, _DENIALS, _nodes(against))
    denials = _evidence(reader, list(rows), ontology)
    after = {prop.key: prop for prop in weigh_more(fresh, old, denials, ontology)}
    return Weighed({key: standing for key, standing in before.items() if key in after}, after)


def weighed_again(
    reader: Reader,
    keys: Mapping[Pair, Collection[Key]],
    fresh: Iterable[Evidence],
    gone: Collection[NamedNode],
    ontology: Ontology,
) -> Weighed:
    """The propositions of whole pairs of polities, out of all their evidence.

    Args:
        reader: the store, before the change.
        keys: pair -> what may have been said of it beside the propositions that stand.
        fresh: evidence of these pairs that is on its way into the store.
        gone: the documents that are on their way out.
        ontology: says what contests what.
    """
    before = _standing_between(reader, keys)
    wanted = {*before, *(key for some in keys.values() for key in some)}
    rows = (row for row in select_for(reader, _EVIDENCE, _nodes(wanted)) if row["document"] not in gone)
    evidence = (*_evidence(reader, list(rows), ontology), *fresh)
    return Weighed(before, {prop.key: prop for prop in weigh(evidence, ontology)})


def all_keys(reader: Reader, ontology: Ontology) -> dict[Pair, set[Key]]:
    """Every pair of polities that claims or standing propositions are about, with what claims say of it."""
    found: dict[Pair, set[Key]] = {pair(_key(row, ontology)): set() for row in select(reader, _STAND)}
    for row in select(reader, _ALL):
        key = _key(row, ontology)
        found.setdefault(pair(key), set()).add(key)
    return found


def evidence_at(node: Node, ontology: Ontology) -> Evidence | None:
    """What a claim of the store weighs; None when it has no proposition, or is no claim."""
    if not node.all(gk("proposition")):
        return None
    subject, relation, target = (
        node.name(gk(name)) for name in ("subjectPolity", "relation", "objectPolity")
    )
    return Evidence(
        node.id,
        ordered_key(subject, relation, target, ontology),
        Polarity(node.text(gk("polarity"))),
        Modality(node.text(gk("modality"))),
        node.names(gk("attributedTo")),
        node.text(gk("reportedOn")),
    )


def _standing(reader: Reader, keys: Iterable[Key]) -> dict[Key, Standing]:
    return _standing_at(reader, _nodes(keys))


def _standing_between(reader: Reader, pairs: Iterable[Pair]) -> dict[Key, Standing]:
    both = [(actor_node(one), actor_node(other)) for one, other in pairs if one]
    turned = [(other, one) for one, other in both if one != other]
    alone = [actor_node(other) for one, other in pairs if not one]
    found = [row["p"] for row in select_for(reader, _BETWEEN, [*both, *turned])]
    return _standing_at(reader, [*found, *(row["p"] for row in select_for(reader, _ALONE, alone))])


def _standing_at(reader: Reader, nodes: Collection[NamedNode]) -> dict[Key, Standing]:
    found: dict[NamedNode, Node] = {}
    quads: dict[NamedNode, set[Quad]] = {}
    graph = NamedNode(PROPOSITIONS)
    for row in select_for(reader, _STANDING, nodes):
        node, predicate, value = row["p"], row["by"], row["value"]
        found.setdefault(node, Node(None, node)).take(predicate, value)
        quads.setdefault(node, set()).add(Quad(node, predicate, value, graph))
    standing = (Standing(proposition_from(node, ()), frozenset(quads[name])) for name, node in found.items())
    return {item.proposition.key: item for item in standing}


def _evidence(reader: Reader, rows: Collection[QuerySolution], ontology: Ontology) -> Iterator[Evidence]:
    voices: dict[NamedNode, list[str]] = {}
    for voice in select_for(reader, _VOICES, [row["claim"] for row in rows]):
        voices.setdefault(voice["claim"], []).append(node_id(voice["actor"]))
    for row in rows:
        yield Evidence(
            claim=node_id(row["claim"]),
            key=_key(row, ontology),
            polarity=Polarity(row["polarity"].value),
            modality=Modality(row["modality"].value),
            attributed_to=tuple(sorted(voices.get(row["claim"], ()))),
            reported_on=_value(row["reported"]),
        )


def _nodes(keys: Iterable[Key]) -> list[NamedNode]:
    return [proposition_node(*key) for key in keys]


def _key(row: QuerySolution, ontology: Ontology) -> Key:
    target = row["object"]
    return ordered_key(
        node_id(row["subject"]), node_id(row["relation"]), node_id(target) if target else "", ontology
    )


def _value(term: Literal | None) -> str:
    return term.value if term is not None else ""
