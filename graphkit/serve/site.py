"""The graph as it is on disk now, with its query processes and its queues."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final

from graphkit.actors import load_gazetteer
from graphkit.model import Actor
from graphkit.ontology import Ontology, load_ontology
from graphkit.query.pool import Limits, QueryPool
from graphkit.serve.gate import Gate
from graphkit.store.disk import POINTER
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg

PAGES_AT_ONCE: Final = 4
PATIENCE: Final = 30.0
"""Seconds that a request for a page may wait for its turn."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site shows and how much one may ask of it.

    Attributes:
        place: a build directory, an RDF file or the address of an endpoint.
        limits: of one query.
        workers: query processes.
        waiting: how many queries, and how many pages, may wait.
    """

    place: str
    limits: Limits = field(default_factory=lambda: Limits(seconds=30, megabytes=512, rows=10_000))
    workers: int = 2
    waiting: int = 64


@dataclass(frozen=True)
class Snapshot:
    """One state of the graph.

    Attributes:
        version: changes when the graph does.
        pool: processes that answer from this state.
    """

    kg: KnowledgeGraph
    version: int
    pool: QueryPool
    ontology: Ontology

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors of the graph, by id."""
        return self.kg.actors()

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every name of an actor of the graph, in lower case, with its id."""
        labels = ((text, a.id) for a in self.actors.values() for text in (a.id, *a.labels.values()))
        listed = ((known.text, known.actor) for known in load_gazetteer().names if known.actor in self.actors)
        return tuple(sorted({(text.casefold(), actor) for text, actor in (*labels, *listed)}))


class Site:
    """What the pages share."""

    def __init__(self, settings: Settings) -> None:
        """Opens the graph. Raises StoreError and InputError as `open_kg` does."""
        self.settings = settings
        self.queries = Gate(
            at_once=settings.workers, waiting=settings.waiting, patience=2 * settings.limits.seconds
        )
        self.pages = Gate(at_once=PAGES_AT_ONCE, waiting=settings.waiting, patience=PATIENCE)
        self._lock = Lock()
        self._ontology = load_ontology()
        self._now = self._opened()

    def now(self) -> Snapshot:
        """The present state of the graph, opened anew when a build has changed it.

        Raises:
            StoreError, InputError: it has gone, or cannot be read.
        """
        with self._lock:
            if self._now.version != _version(self.settings.place):
                before, self._now = self._now, self._opened()
                before.pool.close()
            return self._now

    def close(self) -> None:
        """Ends the query processes."""
        self._now.pool.close()

    def _opened(self) -> Snapshot:
        version = _version(self.settings.place)
        kg = open_kg(self.settings.place)
        pool = QueryPool(kg, workers=self.settings.workers, limits=self.settings.limits)
        return Snapshot(kg, version, pool, self._ontology)


def _version(place: str) -> int:
    # When the graph was last written; 0 for an endpoint, which is asked each time.
    path = Path(place)
    for candidate in (path / POINTER, path / "store" / POINTER, path):
        with suppress(OSError):
            return candidate.stat().st_mtime_ns
    return 0
