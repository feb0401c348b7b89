"""A store at a SPARQL 1.1 endpoint: what `base` asks of a reader and a writer, by requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse_query_results,
)

from graphkit.errors import StoreError
from graphkit.store.base import Change
from graphkit.store.endpoint import Endpoint

QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"

_GRAPHS: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_IS_GRAPH: Final = "ASK { GRAPH %s { ?s ?p ?o } }"
_LOCAL: Final = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"


@dataclass(frozen=True)
class RemoteReader:
    """The triples at an endpoint; each reading is a request."""

    endpoint: Endpoint

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None, use_default_graph_as_union: bool = False
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The result of a query, over the endpoint's default graph or over all its graphs.

        Whether a default graph is all graphs is the server's choice; Oxigraph is asked for it, Virtuoso,
        GraphDB and most others do so anyway.

        Raises:
            SyntaxError: it is no SPARQL.
            StoreError: the endpoint cannot be reached or refuses.
        """
        text = _with_prefixes(query, prefixes or {})
        address = self.endpoint.address
        if use_default_graph_as_union:
            address += f"{'&' if '?' in address else '?'}union-default-graph"
        body, kind = self.endpoint.send(address, text, QUERY, f"{JSON}, {TRIPLES};q=0.9")
        if kind in (TRIPLES, "text/plain"):
            return _triples(body)
        try:
            return parse_query_results(body, QueryResultsFormat.JSON)
        except SyntaxError as error:
            raise StoreError(
                f"does not answer in SPARQL JSON: {error}",
                path=self.endpoint.address,
                remedy="is this the address for queries?",
            ) from error

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | BlankNode | DefaultGraph | None = None,
        /,
    ) -> Iterator[Quad]:
        """The quads with these parts; a blank node has none here, for it has no name at an endpoint."""
        given = (subject, predicate, object)
        if any(isinstance(term, BlankNode) for term in (*given, graph_name)):
            return
        terms = [
            str(term) if term is not None else f"?{name}" for term, name in zip(given, "spo", strict=True)
        ]
        pattern = " ".join(terms)
        if not isinstance(graph_name, DefaultGraph):
            name = str(graph_name) if graph_name is not None else "?g"
            pattern = f"GRAPH {name} {{ {pattern} }}"
        for row in self._rows(f"SELECT * {{ {pattern} }}"):
            found: list[Any] = [_bound(row, name) or term for name, term in zip("spo", given, strict=True)]
            s, p, o = found
            yield Quad(s, p, o, _bound(row, "g") or graph_name or DefaultGraph())

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The names of all graphs but the default one."""
        return (row["g"] for row in self._rows(_GRAPHS))

    def contains_named_graph(self, graph_name: NamedNode | BlankNode | DefaultGraph, /) -> bool:
        """Whether there is a graph of this name."""
        return bool(self.query(_IS_GRAPH % graph_name))

    def _rows(self, query: str) -> Iterable[Any]:
        found = self.query(query)
        if not isinstance(found, QuerySolutions):
            raise StoreError("does not answer a SELECT with rows", path=self.endpoint.address)
        return found


@dataclass(frozen=True)
class RemoteWriter:
    """Writes to an endpoint, one request a change.

    A server that carries out a request as a whole (Oxigraph, GraphDB, Fuseki) never shows part of a
    change. Where it does not, building again completes the graph.
    """

    reader: RemoteReader

    def apply(self, change: Change) -> None:
        """Makes a change. Raises StoreError."""
        endpoint = self.reader.endpoint
        text = ";\n".join(_operations(change))
        if text:
            try:
                endpoint.send(endpoint.updates, text, UPDATE)
            except SyntaxError as error:
                raise StoreError(f"refuses an update: {error}", path=endpoint.updates) from error


def _operations(change: Change) -> Iterator[str]:
    yield from (f"DROP SILENT GRAPH {graph}" for graph in change.dropped)
    if change.removed:
        yield f"DELETE DATA {{\n{_data(change.removed)}\n}}"
    if change.documents:
        yield f"INSERT DATA {{\n{change.documents.decode('utf-8')}\n}}"
    if change.added:
        yield f"INSERT DATA {{\n{_data(change.added)}\n}}"


def _data(quads: Iterable[Quad]) -> str:
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
        graphs.setdefault(name, []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(_block(name, "\n".join(lines)) for name, lines in graphs.items())


def _block(name: str, triples: str) -> str:
    return f"GRAPH {name} {{\n{triples}\n}}" if name else triples


def _with_prefixes(query: str, prefixes: dict[str, str]) -> str:
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items() if f"{name}:" in query)
    return head + query


def _triples(body: bytes) -> QueryTriples:
    local = Store()
    local.load(body, RdfFormat.N_TRIPLES)
    found = local.query(_LOCAL)
    if not isinstance(found, QueryTriples):
        raise TypeError("CONSTRUCT gives triples")
    return found


def _bound(row: Any, name: str) -> Any:
    try:
        return row[name]
    except KeyError:
        return None
