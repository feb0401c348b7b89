"""What a store remembers of documents: enough to tell whether they must be read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graphkit.errors import NotFoundError
from graphkit.model import Document
from graphkit.store.base import Reader
from graphkit.store.rows import select, select_for
from graphkit.store.terms import document_node, node_id

_AHEAD: Final = 100
"""Documents asked for at once."""

_KNOWN: Final = """
SELECT ?d ?digest (MIN(?by) AS ?extractor) (MIN(?from) AS ?source) {
    VALUES ?d { %s } ?d gk:digest ?digest
    OPTIONAL { ?d gk:extractor ?by } OPTIONAL { ?d gk:readFrom ?from }
} GROUP BY ?d ?digest
"""
_PLACES: Final = "SELECT ?d ?from { VALUES ?from { %s } ?d gk:readFrom ?from }"


class Known(NamedTuple):
    """What a store remembers of a document."""

    digest: str
    extractor: str
    source: str


class Memory(Protocol):
    """Something that can be asked what is known of a document."""

    def get(self, document: str, /) -> Known | None:
        """What is known of the document with this id, None when nothing is."""


class KnownDocuments:
    """The memory of a store, asked for some documents at a time, so that it takes no room."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._near: dict[str, Known | None] = {}

    def ahead(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents unchanged; what is known of the next ones is asked for at once."""
        stream = iter(documents)
        while some := list(islice(stream, _AHEAD)):
            names = [document.id for document in some]
            self._near = {**dict.fromkeys(names), **known_documents(self._reader, names)}
            yield from some

    def get(self, document: str, /) -> Known | None:
        """What is known of the document with this id, None when nothing is."""
        if document not in self._near:
            return known_documents(self._reader, [document]).get(document)
        return self._near[document]


def known_documents(reader: Reader, documents: Collection[str]) -> dict[str, Known]:
    """Document id -> what the store remembers of it, for those of `documents` that it holds."""
    parts = ("digest", "extractor", "source")
    rows = select_for(reader, _KNOWN, [document_node(document) for document in documents])
    return {node_id(row["d"]): Known(*(_text(row[part]) for part in parts)) for row in rows}


def documents_at(reader: Reader, sources: Collection[str]) -> dict[str, set[str]]:
    """Source -> ids of the documents that were read from it, for those of `sources` that have any."""
    found: dict[str, set[str]] = {}
    for row in select_for(reader, _PLACES, [Literal(source) for source in sources]):
        found.setdefault(_text(row["from"]), set()).add(node_id(row["d"]))
    return found


def documents_called(reader: Reader, name: str) -> set[str]:
    """The ids of the documents with this id, or else read from this source.

    Raises:
        NotFoundError: there is none; the message lists the nearest ids and sources.
    """
    found = set(known_documents(reader, [name])) or documents_at(reader, [name]).get(name)
    if not found:
        rows = select(reader, "SELECT ?d ?from { ?d gk:digest ?digest OPTIONAL { ?d gk:readFrom ?from } }")
        known = {name for row in rows for name in (node_id(row["d"]), _text(row["from"])) if name}
        raise NotFoundError.among("document", name, known)
    return found


def is_current(known: Memory, document: Document, extractor: str) -> bool:
    """Whether this extractor has read just this document already.

    >>> is_current({"d": Known("0", "v1", "a.txt")}, Document("d", "Korut"), "v1")
    False
    """
    was = known.get(document.id)
    return was is not None and (was.digest, was.extractor) == (document.digest, extractor)


def is_place(source: str) -> bool:
    """Whether a source is a place that can be read again, unlike standard input.

    >>> is_place("news/a.txt"), is_place("-#3")
    (True, False)
    """
    return bool(source) and not source.startswith("-")


def _text(term: NamedNode | Literal | BlankNode | Triple | None) -> str:
    return term.value if isinstance(term, Literal) else ""
