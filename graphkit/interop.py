"""A knowledge graph as an object of other libraries: rdflib, networkx, pandas or polars. Floor 9."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Literal

import pyoxigraph

from graphkit import network
from graphkit.errors import OutputError
from graphkit.export import CLAIM_COLUMNS, claim_rows
from graphkit.ontology import load_ontology
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.parts import sorted_quads
from graphkit.store.selection import Selection
from graphkit.vocab import PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

Backend = Literal["pandas", "polars"]
BACKENDS: Final[tuple[Backend, ...]] = ("pandas", "polars")


def to_rdflib(kg: KnowledgeGraph, graph: str = "graph", selection: Selection = EVERYTHING) -> rdflib.Dataset:
    """A part of a graph, with its named graphs and prefixes, for whatever works on rdflib.

    All of it is copied into memory: some 1 kB a triple.

    Raises:
        NotFoundError: the part, or what the selection names, does not exist.

    >>> from pyoxigraph import Store
    >>> len(to_rdflib(KnowledgeGraph(Store())))
    0
    """
    import rdflib  # heavy

    made = rdflib.Dataset()
    for prefix, iri in PREFIXES.items():
        made.bind(prefix, iri)
    for quad in sorted_quads(kg, graph, selection):
        subject, predicate, target, name = map(_rdflib_term, quad)
        made.add((subject, predicate, target, name))
    return made


def to_networkx(kg: KnowledgeGraph, selection: Selection = EVERYTHING) -> nx.MultiDiGraph:
    """A node for each polity, an edge for each proposition; `network.to_networkx` names their attributes.

    Raises:
        NotFoundError: what the selection names does not exist.

    >>> from pyoxigraph import Store
    >>> print(to_networkx(KnowledgeGraph(Store())))
    MultiDiGraph with 0 nodes and 0 edges
    """
    return network.to_networkx(kg, load_ontology(), selection)


def to_dataframe(
    kg: KnowledgeGraph, selection: Selection = EVERYTHING, backend: Backend | None = None
) -> Any:
    """A table of the claims, a row each in the order of documents, its columns `export.CLAIM_COLUMNS`.

    Offsets are numbers, confidence is a fraction, everything else is text; "" is unknown.

    Without a `backend` it is a table of pandas if that is installed, else of polars.

    Raises:
        OutputError: the library is not installed.
        NotFoundError: what the selection names does not exist.
    """
    wanted = (backend,) if backend else BACKENDS
    found = next((name for name in wanted if find_spec(name)), None)
    if found is None:
        raise OutputError(f"{' or '.join(wanted)} is not installed", remedy="pip install 'graphkit[tables]'")
    columns: dict[str, list[Any]] = {name: [] for name in CLAIM_COLUMNS}
    for row in claim_rows(kg, selection):
        for name, values in columns.items():
            values.append(row[name])
    return _frame(found, columns)


def _rdflib_term(term: Any) -> Any:
    import rdflib  # heavy

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)
    return rdflib.BNode(term.value)


def _frame(backend: str, columns: dict[str, list[Any]]) -> Any:
    if backend == "pandas":
        import pandas as pd  # heavy

        return pd.DataFrame(columns)
    import polars as pl  # heavy

    numbers: dict[str, Any] = {"start": pl.Int64, "end": pl.Int64, "confidence": pl.Float64}
    return pl.DataFrame(columns, schema={name: numbers.get(name, pl.String) for name in columns})
