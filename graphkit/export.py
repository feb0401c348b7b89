"""A knowledge graph as a file for other programs. Floor 8.

Every format is written in sorted order, so that the same graph gives the same bytes, and aside: the
file appears whole or not at all.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, serialize

from graphkit.errors import NotFoundError, QueryError
from graphkit.files import atomic_write
from graphkit.model import Claim, Status
from graphkit.network import to_networkx
from graphkit.ontology import Ontology
from graphkit.propositions import Proposition
from graphkit.store.graph import EVERYTHING, KnowledgeGraph
from graphkit.store.selection import Selection
from graphkit.store.subgraph import subjects_of
from graphkit.store.terms import document_node
from graphkit.vocab import CLAIMED, INFERRED, ONTOLOGY, PREFIXES, UNDISPUTED

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Part:
    """What of a graph to write: a named part of it (see `GRAPHS`), and of that what is selected."""

    kg: KnowledgeGraph
    ontology: Ontology
    graph: str = "graph"
    selection: Selection = EVERYTHING


GRAPHS: Final = ("graph", "union", "edges", "undisputed", "claimed", "inferred", "propositions", "actors")
"""Parts by name: `graph` is all but the ontology and what is inferred, `union` is all of it, `edges` is
`undisputed` and `claimed`; the id of a document is a part too."""
