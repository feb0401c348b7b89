"""A store on disk is always whole: before a write, after it, and when the writer dies in between."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from graph_samples import CLAIMS, EXTRACTIONS, ONTOLOGY, make_graph
from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.errors import StoreError
from graphkit.store.base import Change
from graphkit.store.disk import FORMAT, POINTER, is_store, open_store, rewrite, writing
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.update import replace_documents

TRIPLE = Quad(NamedNode("http://a/s"), NamedNode("http://a/p"), Literal("o"))
OTHER = Quad(NamedNode("http://a/s"), NamedNode("http://a/p"), Literal("other"))


def add(quad: Quad) -> None:
    """A change that adds one quad."""
    return lambda store: store.add(quad)


def generations(path: Path) -> list[str]:
    """The states that take room."""
    return sorted(folder.name for folder in path.iterdir() if folder.is_dir())


@contextmanager
def process(code: str, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Python of its own, with the store as its argument; gone with the block."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=pipe, stdout=pipe) as running:
        try:
            yield running
        finally:
            running.kill()


def said(running: subprocess.Popen[bytes]) -> str:
    """The next line that a process prints."""
    assert running.stdout is not None
    return running.stdout.readline().decode().strip()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """By another handle, later."""
    rewrite(tmp_path / "store", add(TRIPLE))
    assert set(open_store(tmp_path / "store")) == {TRIPLE}


def test_a_change_works_on_what_was_there_and_returns_its_result(tmp_path: Path) -> None:
    """Many small writes keep each other, those not yet in a table file too."""
    for number in range(5):
        assert rewrite(tmp_path, lambda store, n=number: store.add(_numbered(n)) or len(store)) == number + 1
    assert set(open_store(tmp_path)) == {_numbered(number) for number in range(5)}


def test_the_whole_sample_survives_the_disk(tmp_path: Path) -> None:
    """Claim for claim."""
    rewrite(tmp_path, lambda store: replace_documents(store, EXTRACTIONS, ONTOLOGY, extractor="test"))
    kg = KnowledgeGraph(open_store(tmp_path))
    assert set(kg.claims()) == set(CLAIMS)
    assert set(kg.store) == set(make_graph().store)


def test_a_failed_change_changes_nothing(tmp_path: Path) -> None:
    """And leaves no half-made generation behind."""
    rewrite(tmp_path, add(TRIPLE))
    before = sorted(path.name for path in tmp_path.iterdir())

    def fail(store: Store) -> None:
        store.add(OTHER)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rewrite(tmp_path, fail)
    assert set(open_store(tmp_path)) == {TRIPLE}
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_first_change_that_fails_leaves_no_store(tmp_path: Path) -> None:
    """A graph that was never built is not there."""
    with pytest.raises(ZeroDivisionError):
        rewrite(tmp_path, lambda store: 1 / 0)
    assert not is_store(tmp_path)


def test_a_reader_keeps_its_state_while_others_write(tmp_path: Path) -> None:
    """It was opened before, and goes on answering from what it had."""
    rewrite(tmp_path, add(TRIPLE))
    reader = open_store(tmp_path)
    rewrite(tmp_path, add(OTHER))
    assert set(reader) == {TRIPLE}
    assert set(open_store(tmp_path)) == {TRIPLE, OTHER}


def test_old_generations_are_cleared(tmp_path: Path) -> None:
    """Only the current one takes room when nobody reads."""
    for number in range(4):
        rewrite(tmp_path, add(_numbered(number)))
    assert generations(tmp_path) == ["000004"]


def test_a_generation_that_is_read_is_kept(tmp_path: Path) -> None:
    """For as long as its reader wants it, whatever is written meanwhile; the next commit clears it."""
    rewrite(tmp_path, add(TRIPLE))
    code = (
        "import sys; from pathlib import Path; from graphkit.store.disk import hold_store\n"
        "held = hold_store(Path(sys.argv[1])); print('reading', flush=True); sys.stdin.readline()\n"
        "print(len(list(held.store)), flush=True)"
    )
    with process(code, tmp_path) as reader:
        assert said(reader) == "reading"
        for number in range(3):
            rewrite(tmp_path, add(_numbered(number)))
        assert generations(tmp_path) == ["000001", "000004"]
        assert reader.communicate(b"\n")[0] == b"1\n"
    rewrite(tmp_path, add(OTHER))
    assert generations(tmp_path) == ["000005"]


def test_each_change_is_there_for_readers_at_once(tmp_path: Path) -> None:
    """A long build can be watched; a reader of before stays with what it had."""
    with writing(tmp_path) as writer:
        writer.apply(Change(added=(TRIPLE,)))
        first = open_store(tmp_path)
        writer.apply(Change(added=(OTHER,)))
        assert (set(first), set(open_store(tmp_path))) == ({TRIPLE}, {TRIPLE, OTHER})


def test_a_writer_that_is_done_holds_no_store(tmp_path: Path) -> None:
    """Its copy is let go of before its files are removed: the engine would keep a build a second longer."""
    with writing(tmp_path) as writer:
        assert isinstance(writer.reader, Store)
    assert not hasattr(writer, "reader")


def test_what_was_applied_stays_when_the_writer_fails(tmp_path: Path) -> None:
    """The writer's own copy is cleared away, and so is its lock."""

    def fail() -> None:
        with writing(tmp_path) as writer:
            writer.apply(Change(added=(TRIPLE,)))
            writer.reader.add(OTHER)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert set(open_store(tmp_path)) == {TRIPLE}
    assert list(tmp_path.glob("work*")) == []
    rewrite(tmp_path, add(OTHER))
    assert set(open_store(tmp_path)) == {TRIPLE, OTHER}


WATCHER = """
import sys
from pathlib import Path
from graphkit.store.disk import hold_store
from pyoxigraph import NamedNode
seen = set()
print("watching", flush=True)
while len(seen) < 15:
    store = hold_store(Path(sys.argv[1])).store
    rows = [int(q.object.value) for q in store.quads_for_pattern(None, NamedNode("http://a/whole"), None)]
    count = len(list(store.quads_for_pattern(None, NamedNode("http://a/p"), None)))
    assert len(rows) == 1 and count == 100 * rows[0], (rows, count)
    seen.add(rows[0])
"""


def test_a_reader_beside_a_live_writer_sees_whole_states_only(tmp_path: Path) -> None:
    """Another process opens the store again and again between changes: fifteen states, none torn."""
    whole = NamedNode("http://a/whole")

    def change(step: int) -> Change:
        numbers = range(100 * (step - 1), 100 * step)
        marks = [Quad(whole, whole, Literal(number)) for number in (step - 1, step)]
        return Change(removed=(marks[0],), added=(marks[1], *map(_numbered, numbers)))

    with writing(tmp_path) as writer:
        writer.apply(change(1))
        with process(WATCHER, tmp_path) as reader:
            assert said(reader) == "watching"
            steps = count(2)
            while reader.poll() is None:
                writer.apply(change(next(steps)))
        writer.apply(change(next(steps)))  # clears what the reader held at the end
    assert reader.returncode == 0
    assert len(generations(tmp_path)) == 1


def test_a_killed_writer_leaves_the_old_state_and_no_lock(tmp_path: Path) -> None:
    """SIGKILL in the middle of a change; the next writer goes on as if nothing had been."""
    rewrite(tmp_path, add(TRIPLE))
    code = (
        "import os, signal, sys; from pathlib import Path; from pyoxigraph import *\n"
        "from graphkit.store.disk import rewrite\n"
        "def change(store):\n"
        "    store.bulk_extend([Quad(NamedNode('http://a/x'), NamedNode('http://a/p'), Literal('lost'))])\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "rewrite(Path(sys.argv[1]), change)"
    )
    died = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert set(open_store(tmp_path)) == {TRIPLE}
    rewrite(tmp_path, add(OTHER))
    assert set(open_store(tmp_path)) == {TRIPLE, OTHER}


def test_a_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    """By process, machine and time; it changes nothing."""
    code = (
        "import sys; from pathlib import Path; from graphkit.store.disk import rewrite\n"
        "def change(store):\n"
        "    print('writing', flush=True); sys.stdin.read()\n"
        "rewrite(Path(sys.argv[1]), change)"
    )
    with process(code, tmp_path) as first:
        assert said(first) == "writing"
        with pytest.raises(StoreError, match=rf"being written by process {first.pid} on .* since 2.*; wait"):
            rewrite(tmp_path, add(OTHER))
        first.communicate()
    rewrite(tmp_path, add(TRIPLE))
    assert set(open_store(tmp_path)) == {TRIPLE}


def test_a_change_inside_a_change_is_refused(tmp_path: Path) -> None:
    """The lock holds within a process too."""
    with pytest.raises(StoreError, match="being written by process"):
        rewrite(tmp_path, lambda store: rewrite(tmp_path, add(TRIPLE)))


@pytest.mark.parametrize("version", [FORMAT - 1, FORMAT + 1])
def test_another_format_is_refused_with_the_command_that_rebuilds(tmp_path: Path, version: int) -> None:
    """An older one and a newer one, for reading and for writing."""
    rewrite(tmp_path / "store", add(TRIPLE))
    pointer = tmp_path / "store" / POINTER
    pointer.write_text(json.dumps({**json.loads(pointer.read_text()), "format": version}))
    message = f"store of format {version}, this graphkit reads {FORMAT}; remove .* and run graphkit build"
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path / "store")
    with pytest.raises(StoreError, match=message):
        rewrite(tmp_path / "store", add(OTHER))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', "\xff"])
def test_a_damaged_pointer_is_a_store_error(tmp_path: Path, content: str) -> None:
    """One line with the file, not a traceback."""
    rewrite(tmp_path, add(TRIPLE))
    (tmp_path / POINTER).write_text(content, encoding="latin-1")
    with pytest.raises(StoreError, match=f"{POINTER}: unreadable: .*; remove"):
        open_store(tmp_path)


def test_a_missing_store_says_how_to_build_one(tmp_path: Path) -> None:
    """Reading never makes one."""
    with pytest.raises(StoreError, match="no graph here; build one: graphkit build"):
        open_store(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_lost_generation_is_a_store_error(tmp_path: Path) -> None:
    """Somebody deleted the folder that the pointer names."""
    rewrite(tmp_path, add(TRIPLE))
    (tmp_path / "000001").rename(tmp_path / "gone")
    with pytest.raises(StoreError, match="cannot open the store"):
        open_store(tmp_path)


def test_a_place_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot write the store"):
        rewrite(tmp_path / "file", add(TRIPLE))


def _numbered(number: int) -> Quad:
    return Quad(NamedNode("http://a/s"), NamedNode("http://a/p"), Literal(number))
