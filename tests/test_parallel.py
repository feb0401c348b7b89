"""Extraction by several processes and by a cluster gives what one process gives."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Run

import graphkit.parallel as parallel
import graphkit.pipeline as pipeline
from graphkit.errors import EngineError, InputError
from graphkit.extract.version import extractor_version
from graphkit.model import Document, Extraction, Span
from graphkit.parallel import ONE, Engine, Step, Workers, extract_batch, extract_in_order
from graphkit.pipeline import build_graph
from graphkit.read import read_documents
from graphkit.resources import sample_documents_dir

TWO = Workers(2)
FILES = ("graph.ttl", "graph.html", "claims.jsonl", "unread.jsonl")
SENTENCES = (
    "Japan condemned North Korea on Monday.",
    "Iran denied that it supplies arms to Russia.",
    "France and Germany signed a treaty with India in Paris.",
    "China menolak tuduhan Amerika Serikat.",
    "Turkey plans to host talks between Ukraine and Russia.",
)


class Torn(Document):
    """A document that cannot be extracted."""

    def quote(self, span: Span) -> str:
        """Never."""
        raise RuntimeError("torn page")


class Deadly(Document):
    """A document that kills the process which extracts it."""

    def quote(self, span: Span) -> str:
        """Never."""
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


class Endless(Document):
    """A document that is never done."""

    def quote(self, span: Span) -> str:
        """Never."""
        threading.Event().wait()
        raise AssertionError


def news(count: int) -> list[Document]:
    """Short documents, each with sentences of its own order."""
    return [
        Document(
            f"d{number}",
            " ".join(SENTENCES[(number + shift) % 5] for shift in range(1 + number % 4)),
            source=f"{number}.txt",
            published=f"2024-03-{1 + number % 28:02d}",
            language="en",
        )
        for number in range(count)
    ]


def steps(documents: list[Document]) -> list[Step]:
    """All of them to be extracted."""
    return [(document, True) for document in documents]


def extracted(documents: list[Document], workers: Workers) -> list[Extraction | Document]:
    """What is read in the documents; no failure is expected."""
    return list(extract_in_order(steps(documents), workers, on_error=pytest.fail))


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of a few documents, so that there are many."""
    monkeypatch.setattr(parallel, "BATCH_CHARACTERS", 300)


def test_two_processes_build_the_same_bytes(tmp_path: Path, small_batches: None) -> None:
    """Every file of a build is that of one process, the page included."""
    for name, workers in (("one", ONE), ("two", TWO)):
        report = build_graph([str(sample_documents_dir())], tmp_path / name, workers=workers)
        assert report.failed == ()
    for file in FILES:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_order_is_kept_and_what_is_known_passes_through(small_batches: None) -> None:
    """Documents that need not be read keep their place between those that are."""
    documents = news(40)
    mixed = [(document, number % 3 != 0) for number, document in enumerate(documents)]
    found = list(extract_in_order(mixed, TWO, on_error=pytest.fail))
    assert [item.document if isinstance(item, Extraction) else item for item in found] == documents
    assert [isinstance(item, Extraction) for item in found] == [wanted for _, wanted in mixed]


def test_nothing_new_needs_no_worker() -> None:
    """A build without changes starts no process and reaches for none."""
    known = [(document, False) for document in news(3)]
    assert list(extract_in_order(known, TWO, on_error=pytest.fail)) == news(3)


@pytest.mark.parametrize("workers", [ONE, TWO], ids=["one", "two"])
def test_a_document_that_fails_is_told_of(workers: Workers) -> None:
    """With its name and the reason; the others of its batch are read."""
    documents = news(6)
    torn = Torn("torn", SENTENCES[0], source="torn.txt", published="2024-03-01", language="en")
    told: list[InputError] = []
    found = list(
        extract_in_order(steps([*documents[:3], torn, *documents[3:]]), workers, on_error=told.append)
    )
    assert found == extracted(documents, ONE)
    assert [error.path for error in told] == ["torn.txt"]
    assert "torn page" in str(told[0])


def test_a_document_that_kills_its_worker_is_told_of(small_batches: None) -> None:
    """The batches lost with the worker are read again, and only the culprit is missing."""
    documents = news(30)
    deadly = Deadly("deadly", SENTENCES[0], source="deadly.txt", published="2024-03-01", language="en")
    told: list[InputError] = []
    mixed = [*documents[:10], deadly, *documents[10:]]
    found = list(extract_in_order(steps(mixed), TWO, on_error=told.append))
    assert found == extracted(documents, ONE)
    assert [error.path for error in told] == ["deadly.txt"]


def test_a_document_that_never_ends_is_given_up() -> None:
    """A build does not hang on it."""
    endless = Endless("endless", SENTENCES[0], source="endless.txt", published="2024-03-01", language="en")
    told: list[InputError] = []
    assert list(extract_in_order(steps([endless]), Workers(2, patience=0.2), on_error=told.append)) == []
    assert [error.path for error in told] == ["endless.txt"]


def test_a_language_without_a_pack_is_told_of() -> None:
    """By the worker that has no words for it."""
    told: list[InputError] = []
    french = Document("f", "Le Japon condamne.", source="fr.txt", language="fr")
    assert list(extract_in_order(steps([french]), TWO, on_error=told.append)) == []
    assert "fr.txt" in str(told[0])
    assert "en, id" in str(told[0])


def test_documents_are_read_no_further_than_the_next_window(small_batches: None) -> None:
    """Memory does not grow with the number of documents."""
    seen = 0

    def counted() -> Iterator[Step]:
        nonlocal seen
        for step in steps(news(2000)):
            seen += 1
            yield step

    found = extract_in_order(counted(), TWO, on_error=pytest.fail)
    next(found)
    assert seen < 300
    found.close()


def test_a_run_that_is_given_up_lets_its_workers_go(small_batches: None) -> None:
    """The next one works."""
    found = extract_in_order(steps(news(200)), TWO, on_error=pytest.fail)
    first = next(found)
    found.close()
    assert extracted(news(1), TWO) == [first]


def test_a_build_goes_on_after_a_failed_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report lists it, the graph holds the others."""
    torn = Torn("torn", SENTENCES[0], source="torn.txt", published="2024-03-01", language="en")
    monkeypatch.setattr(pipeline, "read_documents", lambda *_, **__: iter([torn, *news(3)]))
    report = build_graph(["news"], tmp_path / "out")
    assert [error.path for error in report.failed] == ["torn.txt"]
    assert report.changes.added == 3


def test_a_worker_of_another_version_is_refused() -> None:
    """It might read otherwise, and the graph would depend on which worker got which document."""
    extract_batch(news(1), 0.0, extractor_version())
    with pytest.raises(EngineError, match="install the same graphkit"):
        extract_batch(news(1), 0.0, "graphkit 0.0.1 of another day")


def test_a_cluster_that_is_not_there_is_named() -> None:
    """The build stops with its address instead of reporting every document."""
    nowhere = Workers(engine=Engine.DASK, address="tcp://127.0.0.1:9", patience=0.5)
    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9"):
        list(extract_in_order(steps(news(1)), nowhere, on_error=pytest.fail))


def test_an_engine_that_is_not_installed_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ray and Dask are optional."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(EngineError, match=r"graphkit\[ray\]"):
        list(extract_in_order(steps(news(1)), Workers(engine=Engine.RAY), on_error=pytest.fail))


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers, each a process."""

    address: str
    workers: list[subprocess.Popen[str]]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Dask on loopback: one scheduler, two worker processes of one thread."""
    started: list[subprocess.Popen[str]] = []
    path = os.pathsep.join((str(Path(__file__).parent), *filter(None, sys.path)))

    def start(program: str, awaited: str, *arguments: str) -> str:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        started.append(process)
        assert process.stderr is not None
        line = next(line for line in process.stderr if awaited in line)
        threading.Thread(target=process.stderr.read, daemon=True).start()  # or its pipe would fill
        return line

    try:
        here = ("--host", "127.0.0.1", "--no-dashboard")
        address = start("dask_scheduler", "Scheduler at:", "--port", "0", *here).split()[-1]
        for _ in range(2):
            alone = (address, "--nthreads", "1", "--no-nanny")
            start("dask_worker", "Starting established connection", *alone, *here)
        yield Cluster(address, started[1:])
    finally:
        for process in started:
            process.kill()
            process.communicate()


def test_a_cluster_that_loses_a_worker_builds_the_same(cluster: Cluster, small_batches: None) -> None:
    """One of two worker processes is killed midway; nothing is missing, doubled or out of order."""
    documents = [*read_documents([str(sample_documents_dir())], on_error=pytest.fail), *news(100)]
    workers = Workers(engine=Engine.DASK, address=cluster.address)
    found: list[Extraction | Document] = []
    for item in extract_in_order(steps(documents), workers, on_error=pytest.fail):
        found.append(item)
        if len(found) == 8:
            cluster.workers[0].kill()
            cluster.workers[0].wait()
    assert cluster.workers[1].poll() is None
    assert found == extracted(documents, ONE)


def test_the_command_line_takes_a_cluster(cluster: Cluster, call: Run) -> None:
    """`--engine dask` prints the claims that this process alone would print."""
    one = call("extract", str(sample_documents_dir()))
    many = call("extract", str(sample_documents_dir()), "--engine", "dask", "--address", cluster.address)
    assert many.returncode == 0, many.stderr
    assert many.stdout == one.stdout != ""


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--engine", "dask"], "tcp://HOST:8786"),
        (["--address", "tcp://127.0.0.1:1"], "--engine"),
        (["--jobs", "-1"], "--jobs"),
        (["--engine", "spark"], "dask"),
    ],
)
def test_a_wrong_choice_of_workers_is_wrong_usage(call: Run, arguments: list[str], hint: str) -> None:
    """The message says what is missing, and nothing is read."""
    done = call("extract", "nowhere.txt", *arguments)
    assert done.returncode == 2
    assert hint in done.stderr


def test_a_terminal_sees_how_far_a_build_is(tmp_path: Path) -> None:
    """On stderr, which stays empty when it is no terminal."""
    (tmp_path / "a.txt").write_text(f"Language: en\n\n{SENTENCES[0]}\n", encoding="utf-8")
    command = [sys.executable, "-m", "graphkit", "extract", str(tmp_path / "a.txt")]
    ours, theirs = pty.openpty()
    screen = b""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        with suppress(OSError), open(ours, "rb", buffering=0) as master:  # a terminal ends with an error
            while part := master.read(65536):
                screen += part
        shown = process.communicate()[0]
    quiet = subprocess.run(command, capture_output=True, check=True)
    assert b"1 documents" in screen
    assert quiet.stderr == b""
    assert quiet.stdout == shown != b""
