"""Changes made in an Oxigraph store of this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import RdfFormat, Store, serialize

from graphkit.store.base import Change

_MANY: Final = 1000
"""Quads that are worth a file of their own."""


@dataclass(frozen=True, slots=True)
class LocalWriter:
    """The `base.Writer` of a store in memory.

    Attributes:
        reader: the store, which nobody else writes to.
    """

    reader: Store

    def apply(self, change: Change) -> None:
        """Makes a change; `base.Writer` says what is in it."""
        for graph in change.dropped:
            self.reader.remove_graph(graph)
        for quad in change.removed:
            self.reader.remove(quad)
        self.reader.bulk_load(change.documents, RdfFormat.TRIG)
        if len(change.added) < _MANY:
            self.reader.extend(change.added)
        else:
            # Loading text is several times faster than extend or bulk_extend.
            self.reader.bulk_load(serialize(change.added, format=RdfFormat.N_QUADS), RdfFormat.N_QUADS)
