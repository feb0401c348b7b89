"""Opening a knowledge graph: a build directory, a store, or an RDF file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graphkit.errors import InputError, StoreError
from graphkit.model import Kind
from graphkit.store.disk import hold_store, is_store
from graphkit.store.endpoint import Endpoint, is_address
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.remote import RemoteReader
from graphkit.store.terms import TYPE, gk
from graphkit.vocab import ACTORS, INFERRED, ONTOLOGY, PREFIXES, PROPOSITIONS, REPORT_CARD

FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
"""Suffix of a file -> the RDF format in it."""


def open_kg(kg: str | Path) -> KnowledgeGraph:
    """The knowledge graph in a build directory, in the store of one, in an RDF file, or at an endpoint.

    A file's triples are put into the graphs where a build would have put them, and what is derived
    (ontology, edges, inferences) is made anew, so that every query works on it.

    Raises:
        StoreError: there is nothing there, or the store cannot be opened.
        InputError: the file is no RDF, or of an unknown suffix.
    """
    if is_address(str(kg)):
        return KnowledgeGraph(RemoteReader(Endpoint.at(str(kg))), Endpoint.at(str(kg)).address)
    path = Path(kg)
    if path.is_dir():
        folder = path if is_store(path) else path / "store"
        if not is_store(folder):
            raise StoreError("no graph in this folder", path=path, remedy=_build(path))
        held = hold_store(folder)
        return KnowledgeGraph(held.store, str(kg), folder, held)
    if not path.exists():
        raise StoreError("no such graph", path=path, remedy=_build("output"))
    return KnowledgeGraph(read_rdf(path), str(kg))


def read_rdf(path: Path) -> Store:
    """The triples of an RDF file, laid out as in a build.

    Raises:
        InputError: it cannot be read, is no RDF of the format its suffix says, or has another suffix.
    """
    from graphkit.store.edges import put_ontology, rebuild_edges  # not for a graph that is built already

    homes = _homes(path)
    store = Store()
    edges: list[Quad] = []
    put_ontology(store)
    known = {(q.subject, q.predicate, q.object) for q in store}
    placed = (
        quad
        for quad in _parsed(path)
        if (quad.subject, quad.predicate, quad.object) not in known and not _is_derived(quad)
    )
    store.bulk_extend(_placed(placed, homes, edges))
    rebuild_edges(store, edges)
    return store


def _homes(path: Path) -> dict[NamedNode, NamedNode]:
    homes: dict[NamedNode, NamedNode] = {}
    graphs = {gk(kind): NamedNode(ACTORS) for kind in ("Actor", *Kind)}
    graphs[gk("Proposition")] = NamedNode(PROPOSITIONS)
    graphs |= {gk(kind): NamedNode(REPORT_CARD) for kind in ("ReportCard", "Measurement")}
    for quad in _parsed(path):
        subject, target = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode):
            continue
        if quad.predicate == TYPE and target in graphs:
            homes[subject] = graphs[target]
        elif quad.predicate == TYPE and target == gk("Document"):
            homes[subject] = subject
        elif quad.predicate == gk("document"):
            homes[subject] = target
    return homes


def _placed(quads: Iterator[Quad], homes: dict[NamedNode, NamedNode], edges: list[Quad]) -> Iterator[Quad]:
    for quad in quads:
        if quad.predicate.value.startswith(PREFIXES["rel"]):
            edges.append(quad)
        else:
            home = homes.get(quad.subject) if isinstance(quad.subject, NamedNode) else None
            yield Quad(quad.subject, quad.predicate, quad.object, home or quad.graph_name)


def _is_derived(quad: Quad) -> bool:
    return quad.graph_name in (NamedNode(INFERRED), NamedNode(ONTOLOGY))


def _parsed(path: Path) -> Iterator[Quad]:
    if path.suffix.lower() not in FORMATS:
        raise InputError(
            f"unknown kind of file {path.suffix!r}",
            path=path,
            remedy=f"give a build folder or a file ending in {' '.join(FORMATS)}",
        )
    base = path.resolve().as_uri()
    try:
        for item in parse(path=str(path), format=FORMATS[path.suffix.lower()], base_iri=base):
            yield item if isinstance(item, Quad) else Quad(item.subject, item.predicate, item.object)
    except SyntaxError as error:
        message = re.sub(r"^Parser error [^:]*: ", "", error.msg)
        raise InputError(
            message[:1].lower() + message[1:], path=path, line=error.lineno, remedy="correct the file there"
        ) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error}", path=path, remedy="check the file") from error


def _build(place: str | Path) -> str:
    return f"build one: graphkit build DOCS -o {place}"
