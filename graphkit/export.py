"""A knowledge graph as a file for other programs. Floor 8.

Every format is written in sorted order, so that the same graph gives the same bytes, and aside: the
file appears whole or not at all.
"""

from __future__ import annotations

import csv
import heapq
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from graphkit.cypher import write_cypher, write_edges, write_nodes
from graphkit.errors import NotFoundError, QueryError
from graphkit.files import atomic_write
from graphkit.model import Actor, Status
from graphkit.network import to_networkx
from graphkit.ontology import Ontology
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.parts import sorted_quads, sorted_triples
from graphkit.store.selection import Selection
from graphkit.store.terms import actor_node, claim_node, relation_node
from graphkit.vocab import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

_EDGES: Final = (Status.FACT, Status.ALLEGED, Status.CONTESTED)
_STATUSES: Final[Mapping[str, tuple[Status, ...]]] = {
    "graph": (),
    "union": (),
    "propositions": (),
    "edges": _EDGES,
    "undisputed": (Status.FACT,),
    "claimed": (Status.ALLEGED, Status.CONTESTED),
}
"""Part of a graph -> the statuses of its propositions, for formats that hold propositions."""

REIFIES: Final = NamedNode(PREFIXES["rdf"] + "reifies")

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True)
class Part:
    """What to write: a part of a graph by name (see `store.parts`), and of that what is selected."""

    kg: KnowledgeGraph
    ontology: Ontology
    graph: str = "graph"
    selection: Selection = EVERYTHING

    def chosen(self) -> Selection:
        """The selection of propositions that also follows the part's name.

        Raises:
            QueryError: the part holds no propositions.
        """
        if self.graph not in _STATUSES:
            raise QueryError(
                f"{self.graph!r} holds no propositions to list",
                remedy=f"choose one of {' '.join(_STATUSES)}, or an RDF format",
            )
        inside, asked = _STATUSES[self.graph], self.selection.statuses
        statuses = tuple(status for status in asked or inside if not inside or status in inside)
        if asked and not statuses:
            raise QueryError(f"{self.graph!r} has no propositions that are {' or '.join(asked)}")
        return replace(self.selection, statuses=statuses)


def export(
    kg: KnowledgeGraph,
    form: str,
    path: str | Path,
    ontology: Ontology,
    *,
    graph: str = "graph",
    selection: Selection = EVERYTHING,
) -> None:
    """Writes a part of a graph to a file, in one of `EXPORT_FORMATS`.

    Raises:
        NotFoundError: the format, the part, or what the selection names does not exist.
        QueryError: the part cannot be written in this format.
        OutputError: the file cannot be written.
    """
    if form not in EXPORT_FORMATS:
        raise NotFoundError.among("format", form, EXPORT_FORMATS)
    with atomic_write(path) as out:
        EXPORT_FORMATS[form](Part(kg, ontology, graph, selection), out)


def write_turtle(kg: KnowledgeGraph, path: str | Path) -> None:
    """Writes all but the ontology and what is inferred, as Turtle.

    Raises:
        OutputError: the file cannot be written.
    """
    with atomic_write(path) as out:
        serialize(sorted_triples(kg, "graph"), out, RdfFormat.TURTLE, prefixes=PREFIXES)


def _write_turtle(part: Part, out: BinaryIO) -> None:
    triples = sorted_triples(part.kg, part.graph, part.selection)
    serialize(triples, out, RdfFormat.TURTLE, prefixes=PREFIXES)


def _write_quads(form: RdfFormat) -> Callable[[Part, BinaryIO], None]:
    def write(part: Part, out: BinaryIO) -> None:
        serialize(sorted_quads(part.kg, part.graph, part.selection), out, form, prefixes=PREFIXES)

    return write


def _write_graphml(part: Part, out: BinaryIO) -> None:
    import networkx as nx  # heavy

    nx.write_graphml_xml(_network(part), out, edge_id_from_attribute="id")


def _write_gexf(part: Part, out: BinaryIO) -> None:
    from networkx.readwrite.gexf import GEXFWriter  # heavy

    writer = GEXFWriter()
    writer.add_graph(_network(part))
    meta = writer.xml.find("meta")
    if meta is not None:
        del meta.attrib["lastmodifieddate"]  # today's date would change the bytes
    writer.write(out)


def _network(part: Part) -> nx.MultiDiGraph:
    graph = to_networkx(part.kg, part.ontology, part.chosen())
    for holder in (*graph.nodes(), *graph.edges(keys=True)):
        data = graph.nodes[holder] if isinstance(holder, str) else graph.edges[holder]
        data.update({key: _CONTROLS.sub("", v) for key, v in data.items() if isinstance(v, str)})
    return graph


def _write_propositions(part: Part, out: BinaryIO) -> None:
    actors = part.kg.actors()
    rows = (
        {
            "subject": prop.subject,
            "subject_label": _label(actors, prop.subject),
            "relation": prop.relation,
            "object": prop.object,
            "object_label": _label(actors, prop.object),
            "status": prop.status,
            "sign": part.ontology.relation(prop.relation).sign,
            "affirmations": prop.affirmations,
            "denials": prop.denials,
            "affirmed_by": " ".join(prop.affirmed_by),
            "denied_by": " ".join(prop.denied_by),
            "first_reported": prop.first_reported,
            "last_reported": prop.last_reported,
        }
        for prop in part.kg.propositions(part.chosen())
    )
    _write_csv(PROPOSITION_COLUMNS, rows, out)


def claim_rows(kg: KnowledgeGraph, selection: Selection = EVERYTHING) -> Iterator[dict[str, Any]]:
    """The claims with the status of their propositions, a dictionary of `CLAIM_COLUMNS` each.

    Raises:
        NotFoundError: what the selection names does not exist.
    """
    statuses = {claim: str(prop.status) for prop in kg.propositions() for claim in prop.claims}
    for claim in kg.claims(selection):
        values = claim.to_json()
        yield {
            **{name: values.get(name) for name in CLAIM_COLUMNS},
            "target": values["target"] or "",
            "attributed_to": " ".join(claim.attributed_to),
            "status": statuses.get(claim.id, ""),
        }


def _write_claims(part: Part, out: BinaryIO) -> None:
    _write_csv(CLAIM_COLUMNS, claim_rows(part.kg, part.chosen()), out)


def _write_reified(part: Part, out: BinaryIO) -> None:
    triples = heapq.merge(
        sorted_triples(part.kg, part.graph, part.selection), _reifications(part), key=lambda t: str(t.subject)
    )
    serialize(triples, out, RdfFormat.TURTLE, prefixes=PREFIXES)


def _reifications(part: Part) -> list[Triple]:
    """What each claim claims as a triple term of RDF 1.2, the claim being its reifier."""
    found = [
        Triple(
            claim_node(claim.id),
            REIFIES,
            Triple(actor_node(claim.subject), relation_node(claim.relation), actor_node(claim.object)),
        )
        for claim in part.kg.claims(part.chosen())
        if claim.object
    ]
    return sorted(found, key=lambda triple: str(triple.subject))


def _label(actors: Mapping[str, Actor], name: str) -> str:
    return actors[name].label() if name in actors else name


def _write_csv(columns: Iterable[str], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    text.flush()
    text.detach()


PROPOSITION_COLUMNS: Final = (
    *("subject", "subject_label", "relation", "object", "object_label", "status", "sign", "affirmations"),
    *("denials", "affirmed_by", "denied_by", "first_reported", "last_reported"),
)
CLAIM_COLUMNS: Final = (
    *("id", "document", "source", "relation", "target", "status", "polarity", "modality", "attributed_to"),
    *("subject", "object", "event_date", "reported_on", "quote", "start", "end", "confidence"),
    *("rule", "layer", "language"),
)

EXPORT_FORMATS: Final[dict[str, Callable[[Part, BinaryIO], None]]] = {
    "ttl": _write_turtle,
    "ttl12": _write_reified,
    "trig": _write_quads(RdfFormat.TRIG),
    "nq": _write_quads(RdfFormat.N_QUADS),
    "jsonld": _write_quads(RdfFormat.JSON_LD),
    "graphml": _write_graphml,
    "gexf": _write_gexf,
    "csv": _write_propositions,
    "csv-claims": _write_claims,
    "cypher": lambda part, out: write_cypher(part.kg, part.ontology, part.chosen(), out),
    "neo4j-nodes": lambda part, out: write_nodes(part.kg, part.chosen(), out),
    "neo4j-edges": lambda part, out: write_edges(part.kg, part.ontology, part.chosen(), out),
}
"""Name -> writer. csv has a line for each proposition, csv-claims one for each claim; ttl12 is RDF 1.2, in
which each claim reifies the triple that it claims."""
