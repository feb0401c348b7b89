"""Changes made in an Oxigraph store of this process."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import RdfFormat, Store

from graphkit.store.base import Change


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
        # Twice as quick as `extend`; the change as a whole is no transaction either way.
        self.reader.bulk_extend(change.added)
