"""What a build says when it is done."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from graphkit.cli import COMMANDS
from graphkit.errors import InputError
from graphkit.explain.figures import Figures
from graphkit.model import Span, Unread
from graphkit.report import BuildPaths, BuildReport, changes_line, next_lines, report_lines
from graphkit.resources import sample_documents_dir
from graphkit.store.update import Changes

NOTHING = BuildReport(
    Changes(0, 0, 0), Figures({}, {}, {}, {}, {}, 0, "", "", ()), (), (), BuildPaths.under(Path("out"))
)


def test_the_report_names_everything(sample_build: tuple[Path, BuildReport]) -> None:
    """Documents, claims by status, both sides of what is contested, what was not understood, the files."""
    out, report = sample_build
    lines = "\n".join(report_lines(report))
    assert lines.startswith(f"{len(list(sample_documents_dir().glob('*.txt')))} documents: ")
    for words in ("claims by status: fact ", "affirmed by ", "denied by ", "with two actors and no claim"):
        assert words in lines
    for name in ("graph.ttl", "graph.html", "claims.jsonl", "unread.jsonl"):
        assert f"  {out / name}" in lines


def test_what_happened_is_one_line() -> None:
    """Failed inputs are counted when there are any."""
    report = replace(NOTHING, changes=Changes(2, 1, 3))
    assert changes_line(report) == "documents: 2 added, 1 replaced, 3 unchanged; written:"
    failed = replace(report, failed=(InputError("x"),))
    assert "3 unchanged, 1 input not read; written:" in changes_line(failed)


def test_long_lists_are_cut_and_say_so() -> None:
    """The first of many, and how many there are."""
    many = tuple(Unread("d", Span(i, i + 1), f"Sentence {i}.", ("JPN", "KOR")) for i in range(9))
    lines = list(report_lines(replace(NOTHING, unread=many), most=2))
    assert "\n9 sentences with two actors and no claim, the first 2:" in lines
    assert sum("JPN, KOR" in line for line in lines) == 2
    few = list(report_lines(replace(NOTHING, unread=many[:1]), most=2))
    assert "\n1 sentence with two actors and no claim:" in few


def test_an_empty_graph_has_a_report() -> None:
    """Nothing contested, nothing unread, no colon that promises more."""
    lines = list(report_lines(NOTHING))
    assert "\n0 contested propositions" in lines
    assert "\n0 sentences with two actors and no claim" in lines


def test_the_next_commands_exist() -> None:
    """Each is a command of the program, on the graph just built."""
    lines = [shlex.split(line) for line in list(next_lines(Path("my graph")))[1:]]
    assert {words[1] for words in lines} <= COMMANDS.keys()
    assert {words[2] for words in lines} == {"my graph"}
