"""Every error graphkit raises on purpose. Floor 0: imports nothing of graphkit.

GraphkitError
├── InputError         a document, RDF file or event table that cannot be read
├── DataError          a shipped or edited data file (ontology, lexicon, actors, query) is wrong
├── StoreError         a knowledge graph is missing, locked, of another format, or unreachable
├── QueryError         a SPARQL query is wrong or refused
│   └── LimitError     a SPARQL query ran into a limit of time, memory or other queries
├── EngineError        workers that extract cannot be reached, or would read differently
├── NotFoundError      an actor, claim, relation or saved query that is not there
├── OutputError        a result cannot be written
└── SiteError          the local site cannot be started, or is too busy
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class GraphkitError(Exception):
    """Base of all errors; its text is one line: place, what is wrong, what to do.

    Args:
        message: what is wrong, without a full stop.
        path: the file concerned, if there is one.
        line: its line, counted from 1.
        remedy: what the user can do about it.

    >>> print(InputError("empty file", path="a.txt", line=1, remedy="remove it from the list"))
    a.txt:1: empty file; remove it from the list
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        remedy: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = str(path) if path is not None else None
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.path and self.line else self.path
        text = f"{place}: {self.message}" if place else self.message
        text = f"{text}; {self.remedy}" if self.remedy else text
        return " ".join(text.split())


class InputError(GraphkitError):
    """A document, RDF file or event table that cannot be read."""


class DataError(GraphkitError):
    """A shipped or edited data file (ontology, lexicon, actors, query) is wrong."""


class StoreError(GraphkitError):
    """A knowledge graph is missing, locked, of another format, or unreachable."""


class QueryError(GraphkitError):
    """A SPARQL query is wrong or refused."""


class LimitError(QueryError):
    """A SPARQL query ran into a limit of time, memory or other queries."""


class EngineError(GraphkitError):
    """Workers that extract cannot be reached, or would read differently."""


class OutputError(GraphkitError):
    """A result cannot be written."""


class SiteError(GraphkitError):
    """The local site cannot be started, or is too busy."""


class NotFoundError(GraphkitError):
    """An actor, claim, relation or saved query that is not there.

    The message lists the nearest names that do exist.

    >>> print(NotFoundError.among("relation", "visit", ["visits", "attacks"]))
    no relation 'visit'; did you mean visits?
    """

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str]) -> NotFoundError:
        """The error for `name`, with the nearest of the `known` names as remedy."""
        names = sorted(known)
        from difflib import get_close_matches  # only for who mistyped

        near = get_close_matches(name, names, n=3, cutoff=0.5)
        if near:
            return cls(f"no {kind} {name!r}", remedy=f"did you mean {' or '.join(near)}?")
        shown = ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
        return cls(f"no {kind} {name!r}", remedy=f"known: {shown}" if shown else "there are none")
