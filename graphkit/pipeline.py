"""The whole flow: documents in, a knowledge graph and its files out. Floor 9."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from graphkit.claimfiles import merge_unread, note_unread, noted_unread, read_unread, write_lines
from graphkit.errors import InputError
from graphkit.explain.figures import figures
from graphkit.export import write_turtle
from graphkit.extract.version import extractor_version
from graphkit.lexicon import load_lexicons
from graphkit.model import Document, Extraction
from graphkit.ontology import load_ontology
from graphkit.parallel import ONE, Workers, extract_in_order
from graphkit.read import read_documents
from graphkit.report import BuildPaths, BuildReport
from graphkit.store.base import Writer
from graphkit.store.batch import DOCUMENTS
from graphkit.store.disk import writing
from graphkit.store.endpoint import Endpoint
from graphkit.store.known import KnownDocuments, Memory, documents_called, is_current
from graphkit.store.load import open_kg
from graphkit.store.remote import RemoteReader, RemoteWriter
from graphkit.store.update import Changes, remove_documents, update
from graphkit.view.write import write_view

OnError = Callable[[InputError], None]
"""Told of every input that cannot be read; the others are read on."""

Progress = Callable[[Document], None]
"""Told of every document when it has been read."""

NOTES = "store/unread.jsonl"
"""In a build directory: what a build did not understand, until it comes to its end."""

READABLE = "give .txt, .md, .html, .jsonl or .csv files, directories of them, or -"


def build_graph(
    sources: Sequence[str],
    out: Path,
    *,
    language: str = "",
    min_confidence: float = 0.0,
    on_error: OnError | None = None,
    progress: Progress | None = None,
    workers: Workers = ONE,
    most: int = DOCUMENTS,
) -> BuildReport:
    """Reads `sources` into the build directory `out` and writes its files anew.

    Documents that `out` already holds are replaced, never duplicated. They are committed in batches:
    what has been read stays when the build is stopped, and building again completes it to the same
    bytes. Each file appears whole or not at all; without a readable document `out` stays as it was.

    Args:
        sources: files, directories or "-" (see `read.read_documents`).
        out: the build directory, made when missing.
        language: of all documents; recognised one by one when "".
        min_confidence: claims below it are left out, 0 to 1 (`graphkit build` takes 0.75).
        on_error: told of each input that cannot be read; all of them are in the report too.
        progress: told of each document.
        workers: who extracts; whoever does, the bytes written are the same.
        most: documents committed at a time; the bytes written are the same with any number.

    Raises:
        EngineError: the workers cannot be used.
        InputError: no document could be read, or two different documents have one id.
        StoreError: the store of `out` cannot be opened or is being written by another process.
        OutputError: a file cannot be written.
    """
    load_lexicons()  # a wrong language pack is told before anything is written
    failed: list[InputError] = []
    paths, version = BuildPaths.under(out), extractor_version(min_confidence)
    notes = out / NOTES
    reading = Reading(min_confidence, _both(failed.append, on_error), progress, workers, notes)
    documents = _at_least_one(read_documents(sources, language=language, on_error=reading.on_error), sources)
    with writing(out / "store") as writer:
        is_noted = paths.unread.is_file() or notes.is_file()
        changes = reading.put(writer, documents, version, is_noted=is_noted, most=most)
    return written(out, changes, tuple(failed))


def build_at(
    url: str,
    sources: Sequence[str],
    *,
    language: str = "",
    min_confidence: float = 0.0,
    on_error: OnError | None = None,
    progress: Progress | None = None,
    workers: Workers = ONE,
    most: int = DOCUMENTS,
) -> tuple[Changes, tuple[InputError, ...]]:
    """Reads `sources` into the store at a SPARQL endpoint; no file is written. Arguments as `build_graph`.

    Returns:
        What changed, and the inputs that could not be read.

    Raises:
        EngineError: the workers cannot be used.
        InputError: no document could be read, or two different documents have one id.
        StoreError: the endpoint cannot be reached, or refuses.
    """
    failed: list[InputError] = []
    reading = Reading(min_confidence, _both(failed.append, on_error), progress, workers)
    documents = _at_least_one(read_documents(sources, language=language, on_error=reading.on_error), sources)
    writer = RemoteWriter(RemoteReader(Endpoint.at(url)))
    changes = reading.put(writer, documents, extractor_version(min_confidence), is_noted=True, most=most)
    return changes, tuple(failed)


def remove_from_graph(out: Path, names: Sequence[str]) -> BuildReport:
    """Takes documents out of the build directory `out` and writes its files anew.

    What no other document says goes with them. `names` are ids of documents or what they were read
    from.

    Raises:
        NotFoundError: a document is not there; nothing is taken out then.
        StoreError: there is no graph, or it is being written by another process.
        OutputError: a file cannot be written.
    """
    kg = open_kg(out)
    found = {document for name in names for document in documents_called(kg.store, name)}
    with writing(out / "store") as writer:
        changes = remove_documents(writer, sorted(found), load_ontology())
    return written(out, changes, ())


def written(out: Path, changes: Changes, failed: tuple[InputError, ...]) -> BuildReport:
    """Writes the files of a build directory anew from its store.

    Raises:
        OutputError: a file cannot be written.
    """
    paths, notes = BuildPaths.under(out), out / NOTES
    kg = open_kg(out)
    digests = {document.id: document.digest for document in kg.documents()}
    noted = {name: items for name, digest, items in noted_unread(notes) if digests.get(name) == digest}
    unread = merge_unread(read_unread(paths.unread), noted, digests)
    write_turtle(kg, paths.turtle)
    write_lines(paths.claims, (claim.to_json() for claim in kg.claims()))
    write_view(kg, paths.page)
    write_lines(paths.unread, (asdict(item) for item in unread))
    notes.unlink(missing_ok=True)
    return BuildReport(changes, figures(kg), unread, failed, paths)


def extract_documents(
    sources: Sequence[str],
    *,
    on_error: OnError,
    language: str = "",
    min_confidence: float = 0.0,
    progress: Progress | None = None,
    workers: Workers = ONE,
) -> Iterator[Extraction]:
    """Everything read in each document of `sources`, one document after the other.

    Args:
        sources: files, directories or "-" (see `read.read_documents`).
        on_error: told of each input that cannot be read.
        language: of all documents; recognised one by one when "".
        min_confidence: claims below it are left out, 0 to 1.
        progress: told of each document.
        workers: who extracts.

    Raises:
        InputError: no document could be read.
        EngineError: the workers cannot be used.
    """
    reading = Reading(min_confidence, on_error, progress, workers)
    documents = _at_least_one(read_documents(sources, language=language, on_error=on_error), sources)
    return (item for item in reading.new(documents, {}, "") if isinstance(item, Extraction))


@dataclass(frozen=True)
class Reading:
    """Documents to extractions.

    Attributes:
        min_confidence: claims below it are left out, 0 to 1.
        on_error: told of documents in a language that there is no pack for, or that cannot be extracted.
        progress: told of each document.
        workers: who extracts.
        notes: the file that is told what was not understood in a document, before this is passed on.
    """

    min_confidence: float
    on_error: OnError
    progress: Progress | None = None
    workers: Workers = ONE
    notes: Path | None = None

    def put(
        self, writer: Writer, documents: Iterator[Document], version: str, *, is_noted: bool, most: int
    ) -> Changes:
        """Puts documents into a store; without notes of what was not understood all are read again."""
        known = KnownDocuments(writer.reader)
        items = self.new(known.ahead(documents), known if is_noted else {}, version)
        return update(writer, items, load_ontology(), extractor=version, most=most)

    def new(
        self, documents: Iterable[Document], known: Memory, version: str
    ) -> Iterator[Extraction | Document]:
        """What was read in each document, or the document itself where `known` has it from this version."""
        steps = ((d, not is_current(known, d, version)) for d in documents)
        found = extract_in_order(
            steps, self.workers, min_confidence=self.min_confidence, on_error=self.on_error
        )
        for item in found:
            if self.notes and isinstance(item, Extraction):
                note_unread(self.notes, item.document, item.unread)
            if self.progress:
                self.progress(item.document if isinstance(item, Extraction) else item)
            yield item


def source_text(source: str) -> str | None:
    """The present text of what was read from `source` (a path, or path#line of a table); None when gone."""
    path = source if Path(source).is_file() else source.rpartition("#")[0]
    if not path or not Path(path).is_file():
        return None
    # Any language will do: only the text is wanted, and recognising one could refuse it.
    again = read_documents([path], language="en", on_error=lambda error: None)
    return next((document.text for document in again if document.source == source), None)


def _at_least_one(documents: Iterator[Document], sources: Sequence[str]) -> Iterator[Document]:
    first = next(documents, None)
    if first is None:
        raise InputError(f"no document in {', '.join(sources)}", remedy=READABLE)
    return chain([first], documents)


def _both(first: OnError, second: OnError | None) -> OnError:
    def tell(error: InputError) -> None:
        first(error)
        if second:
            second(error)

    return tell
