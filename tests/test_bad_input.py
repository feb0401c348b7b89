"""Whatever is wrong with an input: one clear line, the right exit code, nothing half written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from graphkit.resources import PACKAGE, data_dir

GOOD = "Date: 2024-03-05\nLanguage: en\n\nJapan condemned North Korea on Monday.\n"


def empty(path: Path) -> None:
    """A file without a byte."""
    path.write_bytes(b"")


def binary(path: Path) -> None:
    """A picture called a text."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))


def wrong_encoding(path: Path) -> None:
    """A text in UTF-16 without a mark of its order."""
    path.write_bytes("Pyongyang membantah tuduhan Seoul.".encode("utf-16-le"))


def unsupported_language(path: Path) -> None:
    """French."""
    path.write_text(
        "Le ministre des Affaires étrangères a rencontré son homologue allemand à Paris, et les deux hommes "
        "ont évoqué la situation en Ukraine ainsi que les relations avec la Russie.\n",
        encoding="utf-8",
    )


def malformed_html(path: Path) -> None:
    """Tags that never end and no article."""
    path.write_text("<html><body><div><p<p><table></i>&#xZZ;" + "<div>" * 500, encoding="utf-8")


def broken_json(path: Path) -> None:
    """A second line that is no JSON."""
    path.write_text('{"id": "1", "text": "Japan met China.", "lang": "en"}\n{"id": \n', encoding="utf-8")


def nothing_in_csv(path: Path) -> None:
    """A table without a column of text."""
    path.write_text("a,b\n1,2\n", encoding="utf-8")


BAD: dict[str, Callable[[Path], None]] = {
    "empty.txt": empty,
    "picture.txt": binary,
    "wide.txt": wrong_encoding,
    "french.txt": unsupported_language,
    "broken.html": malformed_html,
    "broken.jsonl": broken_json,
    "table.csv": nothing_in_csv,
}


def one_error(stderr: str) -> str:
    """The only line of stderr, checked to be an error of graphkit's and nothing else."""
    lines = stderr.splitlines()
    assert len(lines) == 1, stderr
    assert lines[0].startswith("graphkit: error: ")
    return lines[0]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_named_and_the_others_are_built(name: str, tmp_path: Path, call: Run) -> None:
    """One line that names the file; exit code 1; the good document is in the graph."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "good.txt").write_text(GOOD, encoding="utf-8")
    BAD[name](news / name)
    done = call("build", "news", "-o", "out")
    assert done.returncode == 1
    assert name in one_error(done.stderr)
    assert '"relation": "condemns"' in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in BAD if name != "broken.jsonl"])
def test_a_bad_document_alone_leaves_nothing(name: str, tmp_path: Path, call: Run) -> None:
    """Without a readable document there is no build directory."""
    BAD[name](tmp_path / name)
    done = call("build", name, "-o", "out")
    assert done.returncode == 1
    assert all(line.startswith("graphkit: error: ") for line in done.stderr.splitlines())
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_an_unreadable_file_in_a_folder(tmp_path: Path, call: Run) -> None:
    """A link to nowhere, which not even root can read, is told of; the rest is built."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "good.txt").write_text(GOOD, encoding="utf-8")
    (news / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    done = call("build", "news", "-o", "out")
    assert done.returncode == 1
    assert "lost.txt" in one_error(done.stderr)
    assert (tmp_path / "out" / "graph.ttl").is_file()


def test_a_missing_document(tmp_path: Path, call: Run) -> None:
    """A path that is not there is named."""
    done = call("build", "nowhere.txt", "-o", "out")
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr.splitlines()[0]
    assert not (tmp_path / "out").exists()


def test_twenty_megabytes_in_one_line(tmp_path: Path, call: Run) -> None:
    """A text without an end of line or of sentence is read or refused, but not choked on."""
    (tmp_path / "long.txt").write_text("Language: en\n\n" + f"{'m' * 400} " * 50_000, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = call("extract", "long.txt", "good.txt")
    assert done.returncode in (0, 1)
    assert '"relation": "condemns"' in done.stdout
    assert "Traceback" not in done.stderr


def test_broken_turtle(tmp_path: Path, call: Run) -> None:
    """The file and the line."""
    (tmp_path / "broken.ttl").write_text("@prefix a: <http://a/> .\na:b a:c .\n", encoding="utf-8")
    done = call("stats", "broken.ttl")
    assert done.returncode == 1
    assert "broken.ttl:" in one_error(done.stderr)
    assert done.stdout == ""


def test_a_syntax_error_in_a_query(sample: Path, call: Run) -> None:
    """One line on stderr, nothing on stdout."""
    done = call("query", str(sample), "SELECT ?s WHERE { ?s ?p }")
    assert done.returncode == 1
    one_error(done.stderr)
    assert done.stdout == ""


def test_a_query_that_would_change_or_fetch(sample: Path, call: Run) -> None:
    """Updates and remote services are refused."""
    for text in ("DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"):
        done = call("query", str(sample), text)
        assert done.returncode == 1
        one_error(done.stderr)


@pytest.mark.parametrize("command", ["stats", "validate", "verify", "view"])
def test_a_missing_graph(command: str, tmp_path: Path, call: Run) -> None:
    """The path, and how to build one."""
    done = call(command, "nowhere")
    assert done.returncode == 1
    assert "nowhere: no such graph; build one: graphkit build" in one_error(done.stderr)
    assert not list(tmp_path.iterdir())


def test_a_folder_without_a_graph(tmp_path: Path, call: Run) -> None:
    """A folder of something else is told apart from a missing one."""
    (tmp_path / "photos").mkdir()
    done = call("stats", "photos")
    assert done.returncode == 1
    assert "photos: no graph in this folder" in one_error(done.stderr)


def test_an_unknown_actor_or_claim(sample: Path, call: Run) -> None:
    """The nearest names are offered."""
    done = call("show", str(sample), "Rusia Raya")
    assert done.returncode == 1
    assert "no actor 'Rusia Raya'" in one_error(done.stderr)
    done = call("explain", str(sample), "zz")
    assert done.returncode == 1
    assert "no claim 'zz'" in one_error(done.stderr)


def test_an_unwritable_output(sample: Path, tmp_path: Path, call: Run) -> None:
    """A folder in the place of the page is an error, not a crash."""
    (tmp_path / "page.html").mkdir()
    done = call("view", str(sample), "-o", "page.html")
    assert done.returncode == 1
    assert "page.html" in one_error(done.stderr)


def test_a_lexicon_with_an_unknown_relation(tmp_path: Path, run: Run) -> None:
    """The language pack, the line and the slug."""
    copy = tmp_path / "copy"
    shutil.copytree(PACKAGE, copy / "graphkit")
    for name in ("ontologies", "seeds"):
        shutil.copytree(data_dir(name), copy / name, dirs_exist_ok=True)
    pack = copy / "ontologies" / "lexicon" / "en.toml"
    text = pack.read_text(encoding="utf-8")
    assert "condemns" in text
    pack.write_text(text.replace("condemns", "condemnz"), encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = run("build", "good.txt", "-o", "out", PYTHONPATH=str(copy))
    assert done.returncode == 1
    message = one_error(done.stderr)
    assert "en.toml:" in message
    assert "condemnz" in message
    assert not (tmp_path / "out").exists()
