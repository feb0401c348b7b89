"""A store on disk: one writer, any number of readers, never a half-written state.

The folder holds numbered generations and `store.json`, which names the current one. A writer works on
a copy of it. What it commits becomes a generation of its own: Oxigraph's `backup` makes it of hard
links, which costs milliseconds whatever the size, and `store.json` is replaced last. So a reader never
shares files with a writer that is at work (that was measured to break), and whenever a writer dies, the
last commit is whole. A generation is cleared when it is no longer current and no reader holds it.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar
from uuid import uuid4

from pyoxigraph import Store

from graphkit.errors import StoreError
from graphkit.files import atomic_text
from graphkit.store.base import Change
from graphkit.store.local import LocalWriter

FORMAT: Final = 2
"""Version of the layout of a store; another one is refused."""

POINTER: Final = "store.json"
_WORK: Final = "work-"
_LOCK: Final = "writer.lock"
_HOLDER: Final = "writer.json"
_HOLD: Final = "readers.lock"
"""The file of a generation that its readers lock, each for itself, and whoever clears it for all."""

_TRIES: Final = 100
"""How often a reader may find its generation cleared before it could hold it."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """A generation to read from; it stays as it is for as long as this object lives."""

    store: Store
    hold: sqlite3.Connection


_LAST: Final[deque[Held]] = deque(maxlen=4)
"""What was opened last: rows of a query are read from it when its user has let go of the store itself."""


def open_store(path: Path) -> Store:
    """The current state of a store on disk, to read from for a while.

    It stays whole until four others have been opened; a process that keeps it longer takes `hold_store`.

    Raises:
        StoreError: there is none, it is of another format, or it cannot be opened.
    """
    return hold_store(path).store


def hold_store(path: Path) -> Held:
    """The current state of a store on disk, to read from; what is written later does not show in it.

    Raises:
        StoreError: there is none, it is of another format, or it cannot be opened.
    """
    for _ in range(_TRIES):
        current = _current(path)
        if current is None:
            raise StoreError("no graph here", path=path, remedy="build one: graphkit build DOCS -o FOLDER")
        hold = _hold(current)
        if hold is None and _current(path) != current:
            continue  # a writer has committed twice since the pointer was read
        try:
            if hold is not None:
                _LAST.append(Held(Store.read_only(str(current)), hold))
                return _LAST[-1]
            reason = f"no {current / _HOLD}"
        except OSError as error:
            reason = str(error)
        break
    else:
        reason = "it changes too quickly"
    raise StoreError(f"cannot open the store: {reason}", path=path, remedy="remove it and build it again")


@contextmanager
def writing(path: Path) -> Iterator[DiskWriter]:
    """The only writer of the store at `path`, which is made when missing.

    What the block has applied is there when it ends, however it ends.

    Raises:
        StoreError: another process is writing (the message says which, where and since when), the
            store is of another format, or the disk refuses.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with _locked(path):
            current = _current(path)
            _clear(path, current)
            for left in path.glob(f"{_WORK}*"):
                shutil.rmtree(left, ignore_errors=True)
            # A name of its own: the engine of this process may not have let go of an earlier one.
            work = path / f"{_WORK}{uuid4().hex}"
            try:
                if current is not None:
                    Store.read_only(str(current)).backup(str(work))
                writer = DiskWriter(path, Store(str(work)))
                try:
                    yield writer
                finally:
                    writer.close()
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"cannot write the store: {error}", path=path) from error


class DiskWriter:
    """The `base.Writer` of a store on disk; each change is committed, for good and for readers to come.

    Attributes:
        path: the folder of the store.
        reader: the writer's own copy.
    """

    def __init__(self, path: Path, reader: Store) -> None:
        self.path, self.reader = path, reader

    def apply(self, change: Change) -> None:
        """Makes a change and commits it. Raises StoreError."""
        try:
            LocalWriter(self.reader).apply(change)
            self.commit()
        except OSError as error:
            raise StoreError(f"cannot write the store: {error}", path=self.path) from error

    def close(self) -> None:
        """Lets go of the copy: the engine waits for a second when its files go before it does."""
        del self.reader

    def commit(self) -> None:
        """Makes what has been written the current generation. Raises OSError."""
        current = _current(self.path)
        following = self.path / f"{int(current.name) + 1 if current else 1:06d}"
        self.reader.flush()  # a backup takes along only what has left the log
        self.reader.backup(str(following))
        (following / _HOLD).touch()
        with atomic_text(self.path / POINTER) as handle:
            json.dump({"format": FORMAT, "current": following.name}, handle)
        _clear(self.path, following)


def rewrite(path: Path, change: Callable[[Store], T]) -> T:
    """Runs `change` on a copy of the store at `path` (empty if there is none), which then replaces it.

    When `change` raises, or the process is killed, the store stays as it was. `change` must not keep
    the store it is given.

    Raises:
        StoreError: as for `writing`.
    """
    with writing(path) as writer:
        result = change(writer.reader)
        writer.commit()
        return result


def is_store(path: Path) -> bool:
    """Whether a folder is a store."""
    return (path / POINTER).is_file()


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


def _hold(generation: Path) -> sqlite3.Connection | None:
    # A lock of SQLite works on every system and ends with the process, however that ends.
    lock = generation / _HOLD
    try:
        hold = sqlite3.connect(
            f"{lock.resolve().as_uri()}?mode=ro", timeout=0, uri=True, check_same_thread=False
        )
        hold.execute("BEGIN")
        hold.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return None
    if lock.exists():
        return hold
    hold.close()
    return None


def _clear(path: Path, current: Path | None) -> None:
    for folder in path.iterdir():
        if folder.is_dir() and folder.name.startswith("."):
            shutil.rmtree(folder, ignore_errors=True)
        elif folder.is_dir() and folder.name.isdigit() and folder != current:
            _clear_generation(folder)


def _clear_generation(folder: Path) -> None:
    # It is renamed first, so that nobody can come to hold what is half gone.
    lock = sqlite3.connect(folder / _HOLD, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        gone = folder.rename(folder.with_name(f".{folder.name}"))
    except (sqlite3.OperationalError, PermissionError):
        return  # somebody reads it: another commit, later, clears it
    finally:
        lock.close()
    shutil.rmtree(gone, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
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
