"""The whole flow, on documents written for these tests and on the sample news."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.claimfiles import json_line
from graphkit.errors import InputError, NotFoundError, OutputError
from graphkit.model import Claim, Document, Extraction, Status
from graphkit.pipeline import NOTES, build_graph, extract_documents, extractor_version, remove_from_graph
from graphkit.report import BuildReport
from graphkit.resources import sample_documents_dir
from graphkit.store.load import open_kg
from graphkit.store.update import Changes
from graphkit.view.select import Selection
from graphkit.view.write import write_view

VISIT = (
    "Title: A visit\nPublisher: P\nDate: 2024-03-05\nLanguage: en\n\nJapan condemned North Korea on Monday.\n"
)
DENIAL = "Title: Bantahan\nDate: 2024-03-06\nLanguage: id\n\nKorea Utara membantah menyerang Jepang.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of two documents."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(VISIT, encoding="utf-8")
    (folder / "b.txt").write_text(DENIAL, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Name -> bytes of the files a build writes for people and other programs."""
    return {name: (folder / name).read_bytes() for name in ("graph.ttl", "claims.jsonl", "unread.jsonl")}


def test_a_build_writes_its_files(news: Path, tmp_path: Path) -> None:
    """The store, the Turtle, the page, the claims and what was not understood."""
    report = build_graph([str(news)], tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "store", "graph.ttl", "graph.html", "claims.jsonl", "unread.jsonl",
    }  # fmt: skip
    assert report.changes.added == 2
    assert report.failed == ()


def test_a_claim_line_is_the_claim(news: Path, tmp_path: Path) -> None:
    """claims.jsonl can be read back without loss, and its lines are those of `extract`."""
    build_graph([str(news)], tmp_path / "out")
    rows = [json.loads(row) for row in (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert rows
    assert [Claim.from_json(row).id for row in rows] == [row["id"] for row in rows]
    extracted = extract_documents([str(news)], on_error=pytest.fail)
    assert sorted(json_line(c.to_json()) for e in extracted for c in e.claims) == sorted(map(json_line, rows))


def test_building_again_changes_nothing(news: Path, tmp_path: Path) -> None:
    """Nothing is duplicated; unchanged documents are not read again."""
    build_graph([str(news)], tmp_path / "out")
    before = contents(tmp_path / "out")
    report = build_graph([str(news)], tmp_path / "out")
    assert (report.changes.added, report.changes.replaced, report.changes.unchanged) == (0, 0, 2)
    assert contents(tmp_path / "out") == before


def test_building_more_adds(news: Path, tmp_path: Path) -> None:
    """One document after the other gives the graph of both at once."""
    out, both = tmp_path / "out", tmp_path / "both"
    build_graph([str(news / "a.txt")], out)
    build_graph([str(news / "b.txt")], out)
    build_graph([str(news / "a.txt"), str(news / "b.txt")], both)
    assert contents(out) == contents(both)


def test_a_document_taken_out_leaves_the_graph_of_the_others(news: Path, tmp_path: Path) -> None:
    """By the file it was read from; claims, edges, actors and files are as if it had never been read."""
    build_graph([str(news)], tmp_path / "out")
    report = remove_from_graph(tmp_path / "out", [str(news / "b.txt")])
    assert report.changes == Changes(0, 0, 0, 1)
    build_graph([str(news / "a.txt")], tmp_path / "other")
    assert contents(tmp_path / "out") == contents(tmp_path / "other")


def test_a_document_that_is_not_there_cannot_be_taken_out(news: Path, tmp_path: Path) -> None:
    """The nearest are named, and those given beside it stay."""
    build_graph([str(news)], tmp_path / "out")
    before = contents(tmp_path / "out")
    with pytest.raises(NotFoundError, match=r"no document '.*c\.txt'; did you mean .*[ab]\.txt"):
        remove_from_graph(tmp_path / "out", [str(news / "a.txt"), str(news / "c.txt")])
    assert contents(tmp_path / "out") == before


KILLED = """
import os, signal, sys
from pathlib import Path
import graphkit.pipeline
from graphkit.store.disk import DiskWriter
apply = DiskWriter.apply
def apply_once(writer, change):
    apply(writer, change)
    os.kill(os.getpid(), signal.SIGKILL)
DiskWriter.apply = apply_once
graphkit.pipeline.build_graph([sys.argv[1]], Path(sys.argv[2]), most=1)
"""


def test_a_killed_build_is_completed_by_the_next_one(news: Path, tmp_path: Path) -> None:
    """What it had committed is not read again, its unread sentences included."""
    silent = VISIT.replace("condemned", "and")
    (news / "0.txt").write_text(silent, encoding="utf-8")
    out = tmp_path / "out"
    died = subprocess.run([sys.executable, "-c", KILLED, str(news), str(out)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert [Path(document.source).name for document in open_kg(out).documents()] == ["0.txt"]
    report = build_graph([str(news)], out)
    assert report.changes == Changes(2, 0, 1)
    build_graph([str(news)], tmp_path / "whole")
    assert report.unread
    assert contents(out) == contents(tmp_path / "whole")
    assert not (out / NOTES).exists()


def test_a_corrected_document_replaces_the_old_one(news: Path, tmp_path: Path) -> None:
    """What the file no longer says is gone from the graph and from the files."""
    out = tmp_path / "out"
    build_graph([str(news)], out)
    (news / "a.txt").write_text(VISIT.replace("Japan", "Australia"), encoding="utf-8")
    report = build_graph([str(news)], out)
    assert report.changes.replaced == 1
    fresh = tmp_path / "fresh"
    build_graph([str(news)], fresh)
    assert contents(out) == contents(fresh)
    assert b'"source": "JPN", "relation": "condemns"' not in contents(out)["claims.jsonl"]


def test_a_higher_bar_is_read_anew(news: Path, tmp_path: Path) -> None:
    """Unchanged documents do not keep the claims of a lower threshold."""
    out = tmp_path / "out"
    build_graph([str(news)], out)
    report = build_graph([str(news)], out, min_confidence=1.0)
    assert report.changes.unchanged == 0
    assert list(open_kg(out).claims()) == [c for c in open_kg(out).claims() if c.confidence >= 1.0]


def test_the_threshold_is_part_of_the_version() -> None:
    """Two readings that differ have two names, the same one has the same."""
    assert extractor_version(0.5) != extractor_version()
    assert extractor_version() == extractor_version()


def test_a_deleted_list_of_unread_sentences_is_made_again(news: Path, tmp_path: Path) -> None:
    """The build does not trust a list that is not there."""
    (news / "c.txt").write_text(VISIT.replace("condemned", "and"), encoding="utf-8")
    out = tmp_path / "out"
    report = build_graph([str(news)], out)
    (out / "unread.jsonl").unlink()
    assert build_graph([str(news)], out).unread == report.unread


def test_one_bad_input_does_not_stop_the_others(news: Path, tmp_path: Path) -> None:
    """It is told of and listed; the rest is built."""
    (news / "empty.txt").write_text("", encoding="utf-8")
    told: list[InputError] = []
    report = build_graph([str(news)], tmp_path / "out", on_error=told.append)
    assert [str(error) for error in report.failed] == [str(error) for error in told]
    assert len(told) == 1
    assert "empty.txt" in str(told[0])
    assert report.changes.added == 2


def test_nothing_to_read_writes_nothing(tmp_path: Path) -> None:
    """An empty folder is an error that names it, and leaves no trace."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="empty"):
        build_graph([str(tmp_path / "empty")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unsupported_language_is_skipped_aloud(tmp_path: Path) -> None:
    """The error names the file, the language and what is supported."""
    (tmp_path / "fr.txt").write_text(
        "Language: fr\n\nLe ministre a rencontré son homologue.\n", encoding="utf-8"
    )
    (tmp_path / "ja.txt").write_text(VISIT, encoding="utf-8")
    told: list[InputError] = []
    read = list(extract_documents([str(tmp_path)], on_error=told.append))
    assert [extraction.document.title for extraction in read] == ["A visit"]
    assert "fr.txt" in str(told[0])
    assert "en, id" in str(told[0])


def test_progress_hears_of_every_document(news: Path, tmp_path: Path) -> None:
    """Also of those that need not be read again."""
    for _ in range(2):
        heard: list[Document] = []
        build_graph([str(news)], tmp_path / "out", progress=heard.append)
        assert len(heard) == 2


def test_a_file_in_the_way_is_an_error(news: Path, tmp_path: Path) -> None:
    """A folder of the name of an output is not written into, and the other files are left alone."""
    out = tmp_path / "out"
    build_graph([str(news)], out)
    before = contents(out)
    (out / "graph.html").unlink()
    (out / "graph.html").mkdir()
    with pytest.raises(OutputError, match=r"graph\.html"):
        build_graph([str(news)], out)
    assert contents(out) == before


def test_a_page_can_be_a_part(sample: Path, tmp_path: Path) -> None:
    """What the selection leaves out is not in the file."""
    kg = open_kg(sample)
    write_view(kg, tmp_path / "all.html")
    write_view(kg, tmp_path / "part.html", Selection(focus="PRK", statuses=frozenset({Status.CONTESTED})))
    assert (tmp_path / "part.html").stat().st_size < (tmp_path / "all.html").stat().st_size
    assert "Finland" not in (tmp_path / "part.html").read_text("utf-8")


def test_the_sample_shows_every_status(sample_build: tuple[Path, BuildReport]) -> None:
    """The sample news is chosen so that nothing of the model is missing."""
    assert set(Status) <= sample_build[1].figures.propositions.keys()


def test_the_sample_has_a_contested_supply_of_arms(sample_build: tuple[Path, BuildReport]) -> None:
    """North Korea's supply to Russia: affirmed by others, denied by the two."""
    props = {contest.proposition.key: contest.proposition for contest in sample_build[1].figures.contests}
    supply = props["PRK", "supplies-arms-to", "RUS"]
    assert {"USA", "KOR"} <= set(supply.affirmed_by)
    assert "PRK" in supply.denied_by


@pytest.mark.parametrize(
    "triple",
    [
        ("KOR", "allied-with", "USA"),
        ("EU", "sanctions", "RUS"),
        ("RUS", "visits", "PRK"),
        ("ESP", "recognizes", "PSE"),
        ("JPN", "condemns", "PRK"),
        ("ISR", "agrees-ceasefire-with", "group-hamas"),
        ("PRK", "holds-summit-with", "RUS"),
    ],
)
def test_the_sample_has_its_main_events(sample: Path, triple: tuple[str, str, str]) -> None:
    """An alliance, sanctions, a visit, a recognition, a condemned test, a truce and a summit are read."""
    kg = open_kg(sample)
    assert triple in {proposition.key for proposition in kg.propositions() if proposition.has_edge}


def test_order_and_hash_seed_make_no_difference(tmp_path: Path) -> None:
    """Three hash seeds and two orders give the same bytes."""
    files = sorted(str(path) for path in sample_documents_dir().glob("*.txt"))[:4]
    code = (
        "import sys; from pathlib import Path; from graphkit import build_graph;"
        "build_graph(sys.argv[2:], Path(sys.argv[1]))"
    )
    results = set()
    for seed, order in (("0", files), ("1", files[::-1]), ("2", files)):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(out), *order], check=True, env=environment)
        results.add(tuple(contents(out).values()))
    assert len(results) == 1


def test_an_extraction_is_of_its_document(news: Path) -> None:
    """Every quote is in the text it is said to be from."""
    for extraction in extract_documents([str(news)], on_error=pytest.fail):
        assert isinstance(extraction, Extraction)
        for made in extraction.claims:
            assert extraction.document.quote(made.passage) == made.quote
