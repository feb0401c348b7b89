"""What the endpoint can do, as RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from graphkit.store.base import Reader
from graphkit.store.terms import TYPE
from graphkit.vocab import FORMATS, PREFIXES, SD

_RESULTS: Final = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_TRIPLES: Final = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")

FORMS: Final = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
"""Suffix of an address -> RDF format, the default first."""

MEDIA: Final = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
"""Media type -> suffix, the default first."""


def service_description(store: Reader, endpoint: str) -> list[Triple]:
    """The description of the endpoint at this address, sorted."""
    return sorted(_description(store, endpoint), key=str)


def _description(store: Reader, endpoint: str) -> Iterator[Triple]:
    service, dataset = NamedNode(endpoint), NamedNode(f"{endpoint}#dataset")
    default = NamedNode(f"{endpoint}#default-graph")
    yield Triple(service, TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in (*_RESULTS, *_TRIPLES):
        yield Triple(service, _sd("resultFormat"), NamedNode(getattr(FORMATS, name)))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, TYPE, _sd("Graph"))
    for part in store.named_graphs():
        if isinstance(part, NamedNode):
            graph = NamedNode(f"{endpoint}#{part.value.rpartition('/')[2]}")
            yield Triple(dataset, _sd("namedGraph"), graph)
            yield Triple(graph, TYPE, _sd("NamedGraph"))
            yield Triple(graph, _sd("name"), part)


def _sd(name: str) -> NamedNode:
    return NamedNode(getattr(SD, name))


def written(triples: list[Triple], suffix: str) -> bytes:
    """Triples in one of `FORMS`, our prefixes bound."""
    return serialize(triples, format=FORMS[suffix], prefixes=PREFIXES) or b""
