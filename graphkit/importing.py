"""Event tables and RDF files into a build directory. Floor 12: the pipeline of what is coded already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TextIO

from graphkit.actors import load_gazetteer
from graphkit.errors import InputError, NotFoundError
from graphkit.events.claims import Importer, Tally, Wanted
from graphkit.events.codes import Codes
from graphkit.events.gdelt import read_gdelt
from graphkit.events.headed import Headed
from graphkit.events.rows import BadRowError, Event, Party, iso
from graphkit.files import atomic_text
from graphkit.model import Actor, Claim, Extraction, Unread
from graphkit.ontology import load_ontology
from graphkit.pipeline import written
from graphkit.report import BuildReport
from graphkit.store.disk import writing
from graphkit.store.load import open_kg
from graphkit.store.update import update

TABLES: Final = ("gdelt", "icews", "polecat", "csv")
FORMATS: Final = (*TABLES, "rdf")
SHOWN: Final = 10
"""Rows left out that are shown; all of them are in the file beside the graph."""

VERSION: Final = "import 1"
"""Takes the place of the extractor's version: a table that is imported again costs a look-up a report."""

Mapped = Callable[[str, Mapping[str, str]], None]


@dataclass(slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        tally: what became of the rows; of an RDF file each claim counts as one.
        shown: the first rows left out, as `file:line: reason`.
        aside: the file with all of them.
        build: what the graph holds now.
    """

    tally: Tally
    shown: list[str] = field(default_factory=list)
    aside: Path | None = None
    build: BuildReport | None = None


def import_files(
    paths: Sequence[Path],
    out: Path,
    form: str,
    *,
    wanted: Wanted | None = None,
    confidence: float = 0.5,
    on_mapping: Mapped | None = None,
) -> ImportReport:
    """Reads event tables, or RDF files that graphkit wrote, into the build directory `out`.

    Rows that cannot be used are counted and written to `out/left-out.tsv`; they never stop the import.
    What was imported before is replaced, never duplicated.

    Args:
        paths: the files, in UTF-8.
        out: the build directory, made when missing.
        form: one of `FORMATS`.
        wanted: which rows to take; all without it.
        confidence: of each claim of a table, 0 to 1: nobody measured it for the table at hand.
        on_mapping: told of each table with a header, which column is taken for what.

    Raises:
        InputError: a file cannot be read, or lacks a column; a day to start or end with is no day.
        NotFoundError: there is no such actor to ask for.
        StoreError: the store of `out` cannot be opened or is being written by another process.
        OutputError: a file cannot be written.
    """
    report = ImportReport(Tally())
    codes = Codes(load_ontology(), load_gazetteer())
    asked = _checked(wanted or Wanted(), codes)
    for path in paths:
        if not path.is_file():
            raise InputError("no such file", path=path)
    out.mkdir(parents=True, exist_ok=True)
    report.aside = out / "left-out.tsv"
    with atomic_text(report.aside) as aside, writing(out / "store") as writer:
        for path in paths:
            keep = _Aside(path.name, aside, report.shown)
            if form == "rdf":
                found = _from_rdf(path, report.tally)
            else:
                importer = Importer(codes, path.name, form, confidence, asked, report.tally, keep.put)
                found = _from_table(path, form, importer, on_mapping)
            changes = update(writer, found, load_ontology(), extractor=VERSION)
    report.build = written(out, changes, ())
    return report


def _checked(wanted: Wanted, codes: Codes) -> Wanted:
    """The same with the actor's polity and whole days: what nothing can match is refused, not answered."""
    try:
        since, until = iso(wanted.since), iso(wanted.until)
    except BadRowError as error:
        raise InputError(str(error), remedy="give days such as 2023-11-08") from error
    actor = codes.actor(Party(wanted.actor)) if wanted.actor else None
    if wanted.actor and actor is None:
        raise NotFoundError.among("actor", wanted.actor, codes.gazetteer.actors)
    return replace(wanted, since=since, until=until, actor=actor.polity if actor else "")


@dataclass(frozen=True, slots=True)
class _Aside:
    """Keeps the rows left out of one file."""

    name: str
    out: TextIO
    shown: list[str]

    def put(self, line: int, reason: str) -> None:
        reason = " ".join(reason.split())
        if len(self.shown) < SHOWN:
            self.shown.append(f"{self.name}:{line}: {reason}")
        self.out.write(f"{self.name}\t{line}\t{reason}\n")


def _from_table(path: Path, form: str, importer: Importer, on_mapping: Mapped | None) -> Iterator[Extraction]:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        rows: Iterable[Event | BadRowError]
        if form == "gdelt":
            rows = read_gdelt(lines)
        else:
            table = Headed(lines, form, str(path))
            rows = table
            if on_mapping:
                on_mapping(path.name, table.mapping)
        yield from importer.documents(rows)


def _from_rdf(path: Path, tally: Tally) -> Iterator[Extraction]:
    """The documents of a graph that graphkit wrote, with their claims."""
    kg = open_kg(path)
    known = kg.actors()
    claims: dict[str, list[Claim]] = {}
    for claim in kg.claims():
        claims.setdefault(claim.document, []).append(claim)
        tally.read += 1
        tally.taken += 1
    if not claims:
        raise InputError("no claim in this file", path=path, remedy="import RDF that graphkit exported")
    for document in kg.documents():
        found = claims.get(document.id, [])
        ends = {end for c in found for end in (c.subject, c.subject_polity, c.object, c.object_polity) if end}
        actors: dict[str, Actor] = {end: known[end] for end in sorted(ends) if end in known}
        unread: tuple[Unread, ...] = ()
        yield Extraction(document, tuple(found), (), actors, unread)
