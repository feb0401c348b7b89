"""A store on disk: one writer, any number of readers, never a half-written state.

The folder holds numbered generations and `store.json`, which names the current one. A writer works on
a copy (Oxigraph's `backup` makes it of hard links, so that it costs little) and changes the name when
it is done; readers have their generation to themselves. The generation before lives until the next
write, for readers that still have it open.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from pyoxigraph import Store

from graphkit.errors import StoreError
from graphkit.files import atomic_text

FORMAT: Final = 1
"""Version of the layout of a store; another one is refused."""

POINTER: Final = "store.json"
_LOCK: Final = "writer.lock"
_HOLDER: Final = "writer.json"

T = TypeVar("T")


def open_store(path: Path) -> Store:
    """The current state of a store on disk, to read from.

    Raises:
        StoreError: there is none, it is of another format, or it cannot be opened.
    """
    for _ in range(2):  # a writer may have removed the generation between the two steps
        current = _current(path)
        if current is None:
            raise StoreError("no graph here", path=path, remedy="build one: graphkit build DOCS -o FOLDER")
        try:
            return Store.read_only(str(current))
        except OSError as error:
            reason = str(error)
    raise StoreError(f"cannot open the store: {reason}", path=path, remedy="remove it and build it again")


def rewrite(path: Path, change: Callable[[Store], T]) -> T:
    """Runs `change` on a copy of the store at `path` (empty if there is none), which then replaces it.

    When `change` raises, or the process is killed, the store stays as it was. `change` must not keep
    the store it is given.

    Raises:
        StoreError: another process is writing, the store is of another format, or the disk refuses.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with _locked(path):
            return _next_generation(path, change)
    except OSError as error:
        raise StoreError(f"cannot write the store: {error}", path=path) from error


def is_store(path: Path) -> bool:
    """Whether a folder is a store."""
    return (path / POINTER).is_file()


def _next_generation(path: Path, change: Callable[[Store], T]) -> T:
    current = _current(path)
    _sweep(path, keep=current)
    work = path / f"{int(current.name) + 1 if current else 1:06d}"
    try:
        if current is not None:
            Store.read_only(str(current)).backup(str(work))
        result = _changed(work, change)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    with atomic_text(path / POINTER) as handle:
        json.dump({"format": FORMAT, "current": work.name}, handle)
    return result


def _changed(work: Path, change: Callable[[Store], T]) -> T:
    store = Store(str(work))
    result = change(store)
    store.flush()  # a backup takes along only what has left the log
    return result


def _current(path: Path) -> Path | None:
    pointer = path / POINTER
    try:
        state = json.loads(pointer.read_text(encoding="utf-8"))
        version, name = state["format"], state["current"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise StoreError(f"unreadable: {error}", path=pointer, remedy=_rebuild(path)) from error
    if version != FORMAT:
        raise StoreError(
            f"store of format {version}, this graphkit reads {FORMAT}", path=path, remedy=_rebuild(path)
        )
    return path / str(name)


def _rebuild(path: Path) -> str:
    return f"remove {path} and run graphkit build DOCS -o {path.parent}"


def _sweep(path: Path, keep: Path | None) -> None:
    for folder in path.iterdir():
        if folder.is_dir() and folder.name.isdigit() and folder != keep:
            shutil.rmtree(folder)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    # SQLite's lock works on every system and ends with the process, however that ends.
    lock = sqlite3.connect(path / _LOCK, timeout=0, isolation_level=None)
    try:
        _acquire(lock, path)
        holder = {"process": os.getpid(), "machine": platform.node(), "since": _now()}
        (path / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        try:
            yield
        finally:
            (path / _HOLDER).unlink(missing_ok=True)
    finally:
        lock.close()


def _acquire(lock: sqlite3.Connection, path: Path) -> None:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"being written by {_holder(path)}", path=path, remedy="wait until it is done, then try again"
        ) from error


def _holder(path: Path) -> str:
    try:
        state = json.loads((path / _HOLDER).read_text(encoding="utf-8"))
        return f"process {state['process']} on {state['machine']} since {state['since']}"
    except (OSError, ValueError, LookupError):
        return "another process"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
