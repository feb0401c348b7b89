"""Graphs that grow, shrink and are corrected at the command line, with good and bad documents mixed."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from conftest import Run

import graphkit.cli
from graphkit.store.disk import writing

ALL = ("--min-confidence", "0")
"""Keeps every claim, so that these tests do not depend on how sure the extraction is of one."""

CONDEMNS = "Title: A test\nDate: 2024-03-05\nLanguage: en\n\nJapan condemned North Korea on Monday.\n"
VISITS = "Title: A visit\nDate: 2024-03-06\nLanguage: en\n\nVladimir Putin visited China on Tuesday.\n"
DENIES = "Title: Bantahan\nDate: 2024-03-07\nLanguage: id\n\nKorea Utara membantah menyerang Jepang.\n"
PAGE = (
    "<html lang='en'><head><title>Talks</title></head><body><article><h1>Talks in Seoul</h1>"
    "<p>South Korea imposed sanctions on Russia on Wednesday, the ministry said in a long statement.</p>"
    "<p>The ministry gave no further details of the measures, which take effect at once.</p>"
    "</article></body></html>"
)
ROWS = (
    {"id": "r1", "lang": "en", "date": "2024-03-08", "text": "Iran criticised Israel."},
    {"id": "r2", "lang": "id", "date": "2024-03-08", "text": "Indonesia mengutuk serangan Israel ke Gaza."},
)
TABLE = "id,text,language,date\nc1,Turkey condemned Israel.,en,2024-03-09\nc2,,en,2024-03-09\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a document in every format, three bad ones among them."""
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(CONDEMNS, encoding="utf-8")
    (folder / "deep" / "b.md").write_text(VISITS, encoding="utf-8")
    (folder / "c.html").write_text(PAGE, encoding="utf-8")
    lines = [json.dumps(ROWS[0]), '{"id": ', json.dumps(ROWS[1])]
    (folder / "d.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "e.csv").write_text(TABLE, encoding="utf-8")
    (folder / "f.txt").write_text(" \n\n", encoding="utf-8")
    (folder / "g.pdf").write_bytes(b"%PDF-1.7")
    return folder


def ties(out: Path) -> set[tuple[str, str, str]]:
    """Who does what to whom in the claims of a build directory."""
    rows = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    return {(row["source"], row["relation"], row["target"] or "") for row in rows}


def files(out: Path) -> dict[str, bytes]:
    """What a build writes for other programs."""
    return {name: (out / name).read_bytes() for name in ("graph.ttl", "claims.jsonl", "unread.jsonl")}


def counted(stdout: str) -> tuple[int, ...]:
    """Documents added, replaced and unchanged, as the report says."""
    found = re.search(r"documents: (\d+) added, (\d+) replaced, (\d+) unchanged", stdout)
    assert found, stdout
    return tuple(map(int, found.groups()))


# ------------------------------------------------------------------ mixed folders


def test_a_mixed_folder_is_built_and_its_faults_are_told(news: Path, tmp_path: Path, call: Run) -> None:
    """One line for each bad document, row or line with its place, exit code 1, all the rest in the graph.

    The bytes, the messages and the exit code do not depend on how many processes extract.
    """
    done = call("build", *ALL, "news", "-o", "out")
    assert done.returncode == 1
    shared = call("build", *ALL, "news", "-o", "two", "--jobs", "2")
    assert (shared.returncode, shared.stderr) == (done.returncode, done.stderr)
    assert files(tmp_path / "out") == files(tmp_path / "two")
    told = sorted(line.removeprefix("graphkit: error: ") for line in done.stderr.splitlines())
    assert [line.partition(" ")[0] for line in told] == ["news/d.jsonl:2:", "news/e.csv:3:", "news/f.txt:"]
    assert counted(done.stdout) == (6, 0, 0)
    assert "3 inputs not read" in done.stdout
    assert {
        ("JPN", "condemns", "PRK"),
        ("RUS", "visits", "CHN"),
        ("KOR", "sanctions", "RUS"),
        ("IRN", "criticizes", "ISR"),
        ("IDN", "condemns", "ISR"),
        ("TUR", "condemns", "ISR"),
    } <= ties(tmp_path / "out")


def test_extract_tells_the_same_faults(news: Path, call: Run) -> None:
    """And prints the claims of the rest all the same."""
    done = call("extract", *ALL, "news")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 3
    assert {json.loads(line)["source"] for line in done.stdout.splitlines()} >= {"JPN", "RUS", "KOR", "IRN"}


def test_a_named_file_of_an_unknown_format_fails_the_build_of_the_others_not(
    news: Path, tmp_path: Path, call: Run
) -> None:
    """Inside a folder it is passed over, by name it is an error that lists what can be read."""
    done = call("build", *ALL, "news/a.txt", "news/g.pdf", "-o", "out")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "g.pdf: unsupported format '.pdf'" in line
    assert ".jsonl" in line
    assert ties(tmp_path / "out") == {("JPN", "condemns", "PRK")}


def test_only_bad_documents_leave_an_old_graph_as_it_was(news: Path, tmp_path: Path, call: Run) -> None:
    """Nothing is written when nothing could be read."""
    call("build", *ALL, "news/a.txt", "-o", "out")
    before = files(tmp_path / "out")
    done = call("build", *ALL, "news/f.txt", "-o", "out")
    assert done.returncode == 1
    assert "no document in news/f.txt" in done.stderr.splitlines()[-1]
    assert files(tmp_path / "out") == before


def test_a_document_without_a_claim_is_a_document(tmp_path: Path, call: Run) -> None:
    """It is counted and nothing is invented for it."""
    (tmp_path / "rain.txt").write_text("Language: en\n\nIt rained all day.\n", encoding="utf-8")
    done = call("build", *ALL, "rain.txt", "-o", "out")
    assert done.returncode == 0
    assert "1 document: en 1; undated" in done.stdout
    assert "0 claims by status" in done.stdout
    assert (tmp_path / "out" / "claims.jsonl").read_bytes() == b""


# ------------------------------------------------------------------ again, corrected, twice


def test_the_same_text_in_two_files_is_one_document(tmp_path: Path, call: Run) -> None:
    """Copies of a story are no second source."""
    for name in ("a.txt", "copy.txt"):
        (tmp_path / name).write_text(CONDEMNS, encoding="utf-8")
    done = call("build", *ALL, "a.txt", "copy.txt", "-o", "out")
    assert counted(done.stdout) == (1, 0, 0)
    assert len((tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()) == 1


def test_two_rows_with_one_id_and_other_texts_are_refused(tmp_path: Path, call: Run) -> None:
    """Keeping either would lose the other; the graph stays as it was."""
    rows = [{**ROWS[0], "id": "same"}, {**ROWS[1], "id": "same"}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = call("build", *ALL, "rows.jsonl", "-o", "out")
    assert done.returncode == 1
    assert "'same' is that of another document" in done.stderr
    assert "give each document an id of its own" in done.stderr
    assert not (tmp_path / "out" / "graph.ttl").exists()


def test_a_table_that_lost_a_row_keeps_the_row_in_the_graph(tmp_path: Path, call: Run) -> None:
    """Building adds and replaces; only `remove` takes out."""
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    call("build", *ALL, "rows.jsonl", "-o", "out")
    path.write_text(json.dumps(ROWS[0]), encoding="utf-8")
    assert counted(call("build", *ALL, "rows.jsonl", "-o", "out").stdout) == (0, 0, 1)
    assert ("IDN", "condemns", "ISR") in ties(tmp_path / "out")


def test_a_denial_that_comes_later_contests(tmp_path: Path, call: Run) -> None:
    """The status is that of all documents together, whenever they came."""
    (tmp_path / "a.txt").write_text(CONDEMNS.replace("condemned", "attacked"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "Date: 2024-03-07\nLanguage: id\n\nJepang membantah menyerang Korea Utara.\n", encoding="utf-8"
    )
    first = call("build", *ALL, "a.txt", "-o", "out")
    assert "0 contested propositions" in first.stdout
    second = call("build", *ALL, "b.txt", "-o", "out")
    assert "1 contested proposition:\nJPN attacks PRK" in second.stdout
    third = call("remove", "out", "b.txt")
    assert third.returncode == 0
    assert "fact 1" in call("stats", "out").stdout


# ------------------------------------------------------------------ remove


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents and the build directory of both, not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "a.txt").write_text(CONDEMNS, encoding="utf-8")
    (folder / "b.txt").write_text(DENIES, encoding="utf-8")
    with chdir(folder):
        assert graphkit.cli.run(["build", *ALL, "a.txt", "b.txt", "-o", "out"]) == 0
    return folder


@pytest.fixture
def two(tmp_path: Path, built: Path) -> Path:
    """A build directory of two documents, which lie beside it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


def test_remove_says_what_it_took_out(two: Path, call: Run) -> None:
    """By file; what only it said is gone from the claims and from queries."""
    done = call("remove", "out", "b.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "documents: 0 added, 0 replaced, 0 unchanged, 1 removed; written:\n"
    assert ties(two) == {("JPN", "condemns", "PRK")}
    query = 'ASK { ?claim a gk:Claim ; gk:polarity "denied" }'
    assert call("query", "out", query).stdout == "false\n"


def test_remove_takes_an_id(two: Path, call: Run) -> None:
    """As `claims.jsonl` names it."""
    rows = [json.loads(line) for line in (two / "claims.jsonl").read_text("utf-8").splitlines()]
    document = next(row["document"] for row in rows if row["relation"] == "condemns")
    assert call("remove", "out", document).returncode == 0
    assert ("JPN", "condemns", "PRK") not in ties(two)


def test_what_was_removed_can_be_built_again(two: Path, call: Run) -> None:
    """The graph is then the one from before, to the byte."""
    before = files(two)
    call("remove", "out", "a.txt")
    assert counted(call("build", *ALL, "a.txt", "-o", "out").stdout) == (1, 0, 0)
    assert files(two) == before


def test_removing_everything_leaves_an_empty_graph(two: Path, call: Run) -> None:
    """Which every command can still read."""
    assert call("remove", "out", "a.txt", "b.txt").returncode == 0
    assert call("stats", "out").stdout.startswith("0 documents: ; undated\n")
    assert call("validate", "out").returncode == 0
    assert call("verify", "out").stdout.startswith("0 quotes read again")
    assert call("export", "out", "-t", "csv", "-o", "empty.csv").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("out", "c.txt"), 1, "no document 'c.txt'; did you mean"),
        (("out", "a.txt", "c.txt"), 1, "no document 'c.txt'"),
        (("nowhere", "a.txt"), 2, "Directory 'nowhere' does not exist"),
        (("out/graph.ttl", "a.txt"), 2, "is a file"),
        (("out",), 2, "Missing argument 'DOCUMENT...'"),
    ],
)
def test_a_wrong_removal_is_one_line_and_changes_nothing(
    arguments: tuple[str, ...], code: int, words: str, two: Path, call: Run
) -> None:
    """Even when one of several documents is right."""
    before = files(two)
    done = call("remove", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert words in done.stderr
    assert files(two) == before


def test_verify_notices_a_file_that_was_edited_since(two: Path, tmp_path: Path, call: Run) -> None:
    """With the document and both texts; a build of it makes all well again."""
    (tmp_path / "a.txt").write_text(CONDEMNS.replace("Monday", "Sunday"), encoding="utf-8")
    done = call("verify", "out")
    assert done.returncode == 1
    assert "its source now" in done.stdout
    assert "Sunday" in done.stdout
    call("build", *ALL, "a.txt", "-o", "out")
    assert call("verify", "out").returncode == 0


def test_verify_does_not_miss_a_file_that_is_gone(two: Path, tmp_path: Path, call: Run) -> None:
    """Its text is in the graph, so the quotes can be read again without it."""
    (tmp_path / "a.txt").unlink()
    done = call("verify", "out")
    assert done.returncode == 0
    assert re.fullmatch(r"[2-9] quotes read again, all as in their documents\n", done.stdout)


def test_a_store_of_another_format_is_refused_by_every_command(two: Path, call: Run) -> None:
    """With the command that makes it anew; neither reading nor writing touches it."""
    pointer = two / "store" / "store.json"
    state = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps({**state, "format": 1}), encoding="utf-8")
    for arguments in (["stats", "out"], ["query", "out", "ASK {}"], ["build", *ALL, "a.txt", "-o", "out"]):
        done = call(*arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "store of format 1, this graphkit reads 2; remove" in done.stderr
        assert "graphkit build DOCS -o" in done.stderr
    assert json.loads(pointer.read_text(encoding="utf-8"))["format"] == 1


def test_a_second_build_beside_a_first_is_told_to_wait(two: Path, call: Run) -> None:
    """One line that names the process at work; queries go on meanwhile."""
    with writing(two / "store"):
        done = call("build", *ALL, "a.txt", "-o", "out")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert re.search(r"being written by process \d+ on .* since .*; wait until it is done", done.stderr)
        assert call("query", "out", "ASK { ?s rel:condemns ?o }").stdout == "true\n"
    assert call("build", *ALL, "a.txt", "-o", "out").returncode == 0
