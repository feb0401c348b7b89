"""What a build did, as data and as lines of text. Floor 8."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import InputError
from graphkit.explain.figures import Figures, contest_lines, figures_lines
from graphkit.explain.words import plural, quoted
from graphkit.model import Unread
from graphkit.store.update import Changes


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


def report_lines(report: BuildReport, *, most: int = 5) -> Iterator[str]:
    """The report as text, with at most `most` of the contested and of the unread."""
    yield from figures_lines(report.figures)
    contests = report.figures.contests
    yield f"\n{plural(len(contests), 'contested proposition')}{_first(most, len(contests))}"
    for contest in contests[:most]:
        yield from contest_lines(contest)
    unread = report.unread
    yield f"\n{plural(len(unread), 'sentence')} with two actors and no claim{_first(most, len(unread))}"
    for item in unread[:most]:
        yield f"  {', '.join(item.polities)}: {quoted(item.quote)}"
    yield f"\n{changes_line(report)}"
    for path in (report.paths.turtle, report.paths.page, report.paths.claims, report.paths.unread):
        yield f"  {path}"


def changes_line(report: BuildReport) -> str:
    """What happened to the documents, in one line."""
    changes = report.changes
    parts = [f"{changes.added} added", f"{changes.replaced} replaced", f"{changes.unchanged} unchanged"]
    if changes.removed:
        parts.append(f"{changes.removed} removed")
    if report.failed:
        parts.append(f"{plural(len(report.failed), 'input')} not read")
    return f"documents: {', '.join(parts)}; written:"


def next_lines(out: Path, program: str = "graphkit") -> Iterator[str]:
    """Commands to try on a graph just built, with `program` as the way to start graphkit."""
    kg = shlex.quote(str(out))
    yield "\nnext:"
    yield f'  {program} query {kg} "SELECT ?s ?o {{ ?s rel:supplies-arms-to ?o }}"'
    yield f"  {program} ask {kg} contested"
    yield f'  {program} show {kg} "Korea Utara"'


def _first(most: int, number: int) -> str:
    return f", the first {most}:" if number > most else ":" if number else ""
