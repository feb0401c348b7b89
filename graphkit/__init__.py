"""graphkit: news text in, a knowledge graph of diplomatic relations out.

The names below are the public API; each is loaded from its module when it is first used, so that
`import graphkit` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.errors import GraphkitError as GraphkitError
    from graphkit.extract.cascade import Extractor as Extractor
    from graphkit.interop import to_dataframe as to_dataframe
    from graphkit.interop import to_networkx as to_networkx
    from graphkit.interop import to_rdflib as to_rdflib
    from graphkit.model import Claim as Claim
    from graphkit.model import Document as Document
    from graphkit.model import Status as Status
    from graphkit.pipeline import build_graph as build_graph
    from graphkit.pipeline import extract_documents as extract_documents
    from graphkit.query.run import run_query as run_query
    from graphkit.store.load import open_kg as open_kg
    from graphkit.view.notebook import view as view

HOMES = {
    "Claim": "model",
    "Document": "model",
    "Extractor": "extract.cascade",
    "GraphkitError": "errors",
    "Status": "model",
    "build_graph": "pipeline",
    "extract_documents": "pipeline",
    "open_kg": "store.load",
    "run_query": "query.run",
    "to_dataframe": "interop",
    "to_networkx": "interop",
    "to_rdflib": "interop",
    "view": "view.notebook",
}
"""Public name -> the module that defines it."""

__all__ = sorted(HOMES)


def __getattr__(name: str) -> Any:
    """A public name, from the module that defines it."""
    if name not in HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    return getattr(import_module(f"graphkit.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(HOMES)
