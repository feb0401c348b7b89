"""The whole flow: documents in, a knowledge graph and its files out. Floor 9."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from graphkit.errors import InputError
from graphkit.export import write_turtle
from graphkit.extract.cascade import Extractor
from graphkit.files import atomic_text
from graphkit.figures import Figures, figures
from graphkit.graph import KnowledgeGraph, open_kg
from graphkit.model import Document, Extraction, Span, Unread
from graphkit.ontology import load_ontology
from graphkit.read import read_documents
from graphkit.store import Changes, replace_documents, writing
from graphkit.view.data import view_data
from graphkit.view.page import render
from graphkit.view.select import EVERYTHING, Selection

OnError = Callable[[InputError], None]
"""Told of every input that cannot be read; the others are read on."""

Progress = Callable[[Document], None]
"""Told of every document before it is read."""

READABLE = "give .txt, .md, .html, .jsonl or .csv files, directories of them, or -"


@dataclass(frozen=True, slots=True)
class BuildPaths:
    """What a build writes."""

    turtle: Path
    page: Path
    claims: Path
    unread: Path

    @classmethod
    def under(cls, out: Path) -> BuildPaths:
        """The files of the build directory `out`.

        >>> BuildPaths.under(Path("output")).page.as_posix()
        'output/graph.html'
        """
        return cls(out / "graph.ttl", out / "graph.html", out / "claims.jsonl", out / "unread.jsonl")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the graph holds now.

    Attributes:
        changes: how many documents were added, replaced or already there.
        figures: of the whole graph, not only of what was added.
        unread: sentences with two polities and no claim, of the whole graph.
        failed: inputs that could not be read.
        paths: the files written.
    """

    changes: Changes
    figures: Figures
    unread: tuple[Unread, ...]
    failed: tuple[InputError, ...]
    paths: BuildPaths


def build_graph(
    sources: Sequence[str],
    out: Path,
    *,
    language: str = "",
    min_confidence: float = 0.0,
    on_error: OnError | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Reads `sources` into the build directory `out` and writes its files anew.

    Documents that `out` already holds are replaced, never duplicated. The files appear whole or not
    at all; when an error is raised `out` is as it was before.

    Args:
        sources: files, directories or "-" (see `read.read_documents`).
        out: the build directory, made when missing.
        language: of all documents; recognised one by one when "".
        min_confidence: claims below it are left out, 0 to 1.
        on_error: told of each input that cannot be read; all of them are in the report too.
        progress: told of each document.

    Raises:
        InputError: there is nothing to read in any of the sources.
        StoreError: the store of `out` cannot be opened or is being written by another process.
        OutputError: a file cannot be written.
    """
    failed: list[InputError] = []
    extractions = extract_documents(
        sources,
        language=language,
        min_confidence=min_confidence,
        on_error=_both(failed.append, on_error),
        progress=progress,
    )
    unread: dict[str, tuple[Unread, ...]] = {}
    read = _noting_unread(_not_empty(extractions, sources), unread)
    with writing(out / "store") as store:
        changes = replace_documents(store, read, load_ontology())
    kg, paths = open_kg(out), BuildPaths.under(out)
    missed = _merged_unread(paths.unread, unread)
    write_turtle(kg, paths.turtle)
    write_lines(paths.claims, (claim.to_json() for claim in kg.claims()))
    write_lines(paths.unread, (asdict(item) for item in missed))
    write_page(kg, paths.page)
    return BuildReport(changes, figures(kg), missed, tuple(failed), paths)


def extract_documents(
    sources: Iterable[str],
    *,
    on_error: OnError,
    language: str = "",
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Iterator[Extraction]:
    """Everything read in each document of `sources`, one document after the other.

    Args:
        sources: files, directories or "-" (see `read.read_documents`).
        on_error: told of each input that cannot be read.
        language: of all documents; recognised one by one when "".
        min_confidence: claims below it are left out, 0 to 1.
        progress: told of each document.
    """
    extractor = Extractor.load()
    for document in read_documents(sources, language=language, on_error=on_error):
        if progress:
            progress(document)
        try:
            extraction = extractor.extract(document)
        except InputError as error:
            on_error(error)
            continue
        sure = tuple(claim for claim in extraction.claims if claim.confidence >= min_confidence)
        yield replace(extraction, claims=sure)


def write_page(
    kg: KnowledgeGraph, path: Path, selection: Selection = EVERYTHING, *, title: str = "Diplomatic relations"
) -> None:
    """Writes the interactive page of `kg`, as far as `selection` wants it.

    Raises:
        NotFoundError: `selection` names an actor or a relation that is not there.
        OutputError: the file cannot be written.
    """
    data = view_data(
        kg.propositions(),
        kg.claims(),
        kg.actors().values(),
        kg.documents(),
        load_ontology(),
        title=title,
        selection=selection,
    )
    page = render(data)
    with atomic_text(path) as handle:
        handle.write(page)


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes JSON Lines, UTF-8, in the order given. Raises OutputError."""
    with atomic_text(path) as handle:
        handle.writelines(json_line(row) for row in rows)


def json_line(row: Mapping[str, Any]) -> str:
    r"""One line of JSON Lines, with its line end.

    >>> json_line({"source": "PRK", "target": None})
    '{"source": "PRK", "target": null}\n'
    """
    return json.dumps(row, ensure_ascii=False) + "\n"


def read_unread(path: Path) -> tuple[Unread, ...]:
    """The sentences that a build did not understand, from its `unread.jsonl`; none without a file.

    Raises:
        InputError: a line is not what `build_graph` writes.
    """
    if not path.is_file():
        return ()
    rows = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return tuple(_unread(row, path, number) for number, row in rows)


def _unread(row: str, path: Path, number: int) -> Unread:
    try:
        data = json.loads(row)
        return Unread(data["document"], Span(*data["passage"]), data["quote"], tuple(data["polities"]))
    except (ValueError, KeyError, TypeError) as error:
        remedy = "delete the file and build again"
        raise InputError("not an unread sentence", path=path, line=number, remedy=remedy) from error


def _merged_unread(path: Path, fresh: Mapping[str, tuple[Unread, ...]]) -> tuple[Unread, ...]:
    kept = (item for item in read_unread(path) if item.document not in fresh)
    return tuple(sorted(chain(kept, *fresh.values()), key=lambda item: (item.document, item.passage)))


def _noting_unread(
    extractions: Iterable[Extraction], unread: dict[str, tuple[Unread, ...]]
) -> Iterator[Extraction]:
    for extraction in extractions:
        unread[extraction.document.id] = extraction.unread
        yield extraction


def _not_empty(extractions: Iterator[Extraction], sources: Sequence[str]) -> Iterator[Extraction]:
    first = next(extractions, None)
    if first is None:
        raise InputError(f"no document could be read from {', '.join(sources)}", remedy=READABLE)
    return chain([first], extractions)


def _both(first: OnError, second: OnError | None) -> OnError:
    def tell(error: InputError) -> None:
        first(error)
        if second:
            second(error)

    return tell
