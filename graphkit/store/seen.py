"""The documents that a run has met, kept on disk: a run takes no more room for more of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Met(NamedTuple):
    """A document as a run met it."""

    digest: str
    source: str


class Seen:
    """Ids of documents: what was met, and what may have to go since another one has its place.

    The file is a temporary one of SQLite, which goes with the object.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._rows.executescript(
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
            "CREATE TABLE met (id TEXT PRIMARY KEY, digest TEXT, source TEXT, moved INT) WITHOUT ROWID;"
            "CREATE TABLE replaced (id TEXT PRIMARY KEY) WITHOUT ROWID;"
        )

    def get(self, document: str) -> Met | None:
        """The document as it was met before in this run, None when it was not."""
        found = self._rows.execute("SELECT digest, source FROM met WHERE id = ?", (document,)).fetchone()
        return Met(*found) if found else None

    def put(self, document: str, met: Met, *, moved: bool = False) -> None:
        """Notes a document; `moved` when the store has it from another source."""
        self._rows.execute("INSERT OR REPLACE INTO met VALUES (?, ?, ?, ?)", (document, *met, moved))

    def replace(self, documents: Iterable[str]) -> None:
        """Notes documents that another one has the place of."""
        self._rows.executemany("INSERT OR IGNORE INTO replaced VALUES (?)", ((name,) for name in documents))

    def gone(self) -> Iterator[str]:
        """The documents that were replaced and met nowhere else."""
        rows = self._rows.execute("SELECT id FROM replaced WHERE id NOT IN (SELECT id FROM met)")
        return (name for (name,) in rows)

    def moved(self) -> Iterator[tuple[str, str]]:
        """Document and source of those that were met elsewhere than the store says."""
        return iter(self._rows.execute("SELECT id, source FROM met WHERE moved"))

    def close(self) -> None:
        """Removes the file."""
        self._rows.close()
