"""Claims and unread sentences as files: JSON Lines, Turtle, a table of text. Floor 8."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import Store

from graphkit.errors import InputError
from graphkit.explain.words import quoted
from graphkit.export import EXPORT_FORMATS, Part
from graphkit.files import atomic_text
from graphkit.model import Claim, Document, Extraction, Span, Unread
from graphkit.ontology import load_ontology
from graphkit.query.show import aligned
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.update import replace_documents


def json_line(row: Mapping[str, Any]) -> str:
    r"""One line of JSON Lines, with its line end.

    >>> json_line({"source": "PRK", "target": None})
    '{"source": "PRK", "target": null}\n'
    """
    return json.dumps(row, ensure_ascii=False) + "\n"


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes JSON Lines, UTF-8, in the order given. Raises OutputError."""
    with atomic_text(path) as handle:
        handle.writelines(json_line(row) for row in rows)


def read_unread(path: Path) -> tuple[Unread, ...]:
    """The sentences that a build did not understand, from its `unread.jsonl`; none without a file.

    Raises:
        InputError: a line is not what a build writes.
    """
    if not path.is_file():
        return ()
    rows = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return tuple(_unread(row, path, number) for number, row in rows)


def _unread(row: str, path: Path, number: int) -> Unread:
    try:
        return _item(json.loads(row))
    except (ValueError, KeyError, TypeError) as error:
        remedy = "delete the file and build again"
        raise InputError("not an unread sentence", path=path, line=number, remedy=remedy) from error


def _item(data: Mapping[str, Any]) -> Unread:
    return Unread(data["document"], Span(*data["passage"]), data["quote"], tuple(data["polities"]))


def note_unread(path: Path, document: Document, unread: Iterable[Unread]) -> None:
    """Adds a line to the notes of a build: what was not understood in a document, before that is stored."""
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"document": document.id, "digest": document.digest, "unread": [asdict(item) for item in unread]}
    with path.open("a", encoding="utf-8") as handle:
        handle.write(json_line(row))


def noted_unread(path: Path) -> Iterator[tuple[str, str, tuple[Unread, ...]]]:
    """Document id, digest and unread sentences, line by line, of a build that did not come to its end.

    A last line that the build was killed in is left out: its document was not stored.

    Raises:
        InputError: a line is not what a build notes.
    """
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    for number, row in enumerate(rows, 1):
        if row.endswith("\n"):
            try:
                data = json.loads(row)
                yield data["document"], data["digest"], tuple(map(_item, data["unread"]))
            except (ValueError, KeyError, TypeError) as error:
                remedy = "delete the file and the store beside it, and build again"
                raise InputError("not a note of a build", path=path, line=number, remedy=remedy) from error


def merge_unread(
    old: Iterable[Unread], fresh: Mapping[str, tuple[Unread, ...]], documents: Collection[str]
) -> tuple[Unread, ...]:
    """The unread sentences of `documents`: for those in `fresh` the new ones, else the old.

    Args:
        old: as they were before, of documents that may be gone by now.
        fresh: document id -> its unread sentences, none if all was understood.
        documents: ids.
    """
    kept = (item for item in old if item.document not in fresh and item.document in documents)
    return tuple(sorted(chain(kept, *fresh.values()), key=lambda item: (item.document, item.passage)))


def write_jsonl(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    """The claims as JSON Lines, document by document as they come."""
    for extraction in extractions:
        for claim in extraction.claims:
            out.write(json_line(claim.to_json()).encode("utf-8", "surrogatepass"))


def write_ttl(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    """The graph of the documents in Turtle, as `graph.ttl` holds it; in memory until it is whole."""
    ontology, store = load_ontology(), Store()
    replace_documents(store, extractions, ontology)
    EXPORT_FORMATS["ttl"](Part(KnowledgeGraph(store), ontology), out)


def write_table(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    """The claims as columns of text."""
    rows = [HEAD, *(_row(claim) for extraction in extractions for claim in extraction.claims)]
    for line in aligned(rows):
        out.write(f"{line}\n".encode())


HEAD = ("source", "relation", "target", "polarity", "modality", "according to", "when", "sentence")

WRITERS: Mapping[str, Callable[[Iterable[Extraction], BinaryIO], None]] = {
    "jsonl": write_jsonl,
    "ttl": write_ttl,
    "table": write_table,
}
"""The formats of `graphkit extract`."""


def _row(claim: Claim) -> tuple[str, ...]:
    return (
        claim.subject_polity,
        claim.relation,
        claim.object_polity,
        claim.polarity,
        claim.modality,
        ",".join(claim.attributed_to),
        claim.event_date,
        quoted(claim.quote, 60),
    )
