"""The propositions of a store, weighed again for the pairs of polities that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from pyoxigraph import NamedNode, QuerySolution, Store

from graphkit.model import Modality, Polarity
from graphkit.ontology import Ontology
from graphkit.propositions import Evidence, ordered_key, pair, weigh
from graphkit.store.rows import select
from graphkit.store.terms import actor_node, node_id
from graphkit.store.triples import proposition_quads
from graphkit.vocab import PROPOSITIONS

_EVIDENCE: Final = """
SELECT ?claim ?subject ?relation ?object ?polarity ?modality ?reported {
    VALUES ?subject { %s }
    ?claim gk:subjectPolity ?subject ; gk:proposition ?p ; gk:relation ?relation ;
        gk:polarity ?polarity ; gk:modality ?modality
    OPTIONAL { ?claim gk:objectPolity ?object } OPTIONAL { ?claim gk:reportedOn ?reported }
}
"""
_VOICES: Final = """
SELECT ?claim ?actor { VALUES ?subject { %s } ?claim gk:subjectPolity ?subject ; gk:attributedTo ?actor }
"""
_STANDING: Final = """
SELECT ?p ?subject ?object { VALUES ?subject { %s }
    ?p a gk:Proposition ; gk:subject ?subject OPTIONAL { ?p gk:object ?object } }
"""


def renew_propositions(store: Store, pairs: Collection[tuple[str, str]], ontology: Ontology) -> None:
    """Replaces the propositions between these pairs of polities by what the claims now say.

    Each pair is in sorted order, with "" first where a relation has no object.
    """
    polities = " ".join(sorted({str(actor_node(name)) for both in pairs for name in both if name}))
    standing = [row["p"] for row in select(store, _STANDING % polities) if _pair_of(row) in pairs]
    for node in standing:
        for quad in list(store.quads_for_pattern(node, None, None, NamedNode(PROPOSITIONS))):
            store.remove(quad)
    renewed = weigh(_evidence(store, polities, pairs, ontology), ontology)
    store.bulk_extend(quad for proposition in renewed for quad in proposition_quads(proposition))


def _evidence(
    store: Store, polities: str, pairs: Collection[tuple[str, str]], ontology: Ontology
) -> Iterator[Evidence]:
    voices: dict[str, list[str]] = {}
    for row in select(store, _VOICES % polities):
        voices.setdefault(node_id(row["claim"]), []).append(node_id(row["actor"]))
    for row in select(store, _EVIDENCE % polities):
        if _pair_of(row) in pairs:
            claim = node_id(row["claim"])
            yield Evidence(
                claim=claim,
                key=ordered_key(_id(row["subject"]), _id(row["relation"]), _id(row["object"]), ontology),
                polarity=Polarity(row["polarity"].value),
                modality=Modality(row["modality"].value),
                attributed_to=tuple(sorted(voices.get(claim, ()))),
                reported_on=row["reported"].value if row["reported"] else "",
            )


def _pair_of(row: QuerySolution) -> tuple[str, str]:
    return pair((_id(row["subject"]), "", _id(row["object"])))


def _id(node: NamedNode | None) -> str:
    return node_id(node) if node is not None else ""
