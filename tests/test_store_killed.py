"""Writers are killed at random points, for real; the store is whole each time, and can be completed."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graph_samples import DENIED, EXTRACTIONS, ONTOLOGY, make_claim, make_extraction

from graphkit.errors import StoreError
from graphkit.model import Extraction
from graphkit.store.disk import open_store, writing
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.update import update

POINTS = 20
"""How often a writer is killed."""


def news(edition: str) -> list[Extraction]:
    """Four small documents; those of a later edition say less, and deny what others say."""
    found = []
    for number in range(4):
        sample = EXTRACTIONS[number % 3]
        document = replace(sample.document, id=f"d{number}", source=f"{number}.txt", title=edition)
        claims = [replace(claim, document=document.id) for claim in sample.claims]
        if edition == "late":
            quote = document.text.partition("\n")[0]
            claims = [*claims[1:], make_claim(document, quote, "PRK", "supplies-arms-to", "RUS", **DENIED)]
        found.append(replace(make_extraction(document, *claims), actors=sample.actors))
    return found


def build(path: Path, *editions: str) -> None:
    """Writes the editions into a store, a document in each commit."""
    for edition in editions:
        with writing(path) as writer:
            update(writer, news(edition), ONTOLOGY, extractor="test", most=1)


def quads(path: Path) -> list[str]:
    """All that a store holds, sorted."""
    return sorted(map(str, open_store(path)))


DRIVER = """
import multiprocessing, os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_store_killed import build
# A child for each kill: forked before a store has been opened, so that it starts in no time.
fork = multiprocessing.get_context("fork")
for line in sys.stdin:
    path, edition, calls = line.split()
    def run():
        left = int(calls)
        def count(frame, event, arg):
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        sys.setprofile(count)
        build(Path(path), edition)
        sys.setprofile(None)
        print(int(calls) - left, flush=True)
    child = fork.Process(target=run)
    child.start()
    child.join()
    print(child.exitcode, flush=True)
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """An empty folder, in memory where the system has one: a killed process loses no file it has written.

    On a disk nearly all of the time goes into waiting for it, which only a power cut would need.
    """
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def whole(folder: Path) -> dict[str, list[str]]:
    """What the undisturbed builds hold: of the late edition alone, and of it over the early one."""
    build(folder / "late", "late")
    build(folder / "both", "early", "late")
    return {"late": quads(folder / "late"), "both": quads(folder / "both")}


def test_both_ways_lead_to_the_same_graph(whole: dict[str, list[str]]) -> None:
    """Documents replaced one by one leave nothing behind."""
    assert whole["late"] == whole["both"]


def test_a_store_survives_its_writers_death_at_any_point(folder: Path, whole: dict[str, list[str]]) -> None:
    """It opens, holds every committed document whole and none in part, and is completed to the same quads."""
    code = [sys.executable, "-c", DRIVER, str(Path(__file__).parent)]
    with subprocess.Popen(code, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdin is not None
        assert driver.stdout is not None

        def run(path: Path, calls: int) -> list[int]:
            driver.stdin.write(f"{path} late {calls}\n")
            driver.stdin.flush()
            said = [int(driver.stdout.readline())]
            return said if said[0] <= 0 else [*said, int(driver.stdout.readline())]

        build(folder / "early", "early")
        lengths = []
        for number in (-2, -1):
            lengths.append(run(start(folder, number), -1))
        assert [ended for _, ended in lengths] == [0, 0]
        choice = random.Random(4)
        held = []
        for number in range(POINTS):
            path = start(folder, number)
            calls = choice.randint(1, lengths[number % 2][0] * 9 // 10)
            assert run(path, calls) == [-signal.SIGKILL]
            held.append(committed(path))
            build(path, "late")
            assert quads(path) == whole["late"]
        driver.stdin.close()
    assert len(set(held)) > 2


def start(folder: Path, number: int) -> Path:
    """Where a run begins: every other one with nothing, the rest with the early edition."""
    path = folder / str(number)
    if number % 2:
        shutil.copytree(folder / "early", path)
    return path


def committed(path: Path) -> int:
    """How many documents of the late edition a store holds; all are checked to be whole."""
    try:
        kg = KnowledgeGraph(open_store(path))
    except StoreError as error:
        assert "no graph here" in str(error)  # noqa: PT017 - killed before its first commit
        return 0
    editions = {read.document: read for edition in ("early", "late") for read in news(edition)}
    claims = list(kg.claims())
    documents = list(kg.documents())
    for document in documents:
        own = {claim for claim in claims if claim.document == document.id}
        assert own == set(editions[document].claims)
    assert len({document.id for document in documents}) == len(documents)
    assert {claim.document for claim in claims} <= {document.id for document in documents}
    return sum(document.title == "late" for document in documents)
