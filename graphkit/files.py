"""Writing files so that a reader never sees half of one. Floor 0: imports only `errors`."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from graphkit.errors import OutputError


@contextmanager
def atomic_write(path: str | Path) -> Iterator[BinaryIO]:
    """A binary handle whose bytes appear at `path` only when the block ends well.

    They are written to a file beside it, which then takes its place; missing folders are made. A
    device or pipe (`/dev/stdout`) cannot be replaced and is written to directly.

    Raises:
        OutputError: the file cannot be written; what was at `path` before is unchanged.
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as handle:
                yield handle
            return
        with _beside(target) as handle:
            yield handle
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"cannot write: {reason}", path=target, remedy="choose another place") from error


@contextmanager
def atomic_text(path: str | Path) -> Iterator[TextIO]:
    r"""A UTF-8 text handle, line ends `\n`, whose text appears at `path` only when the block ends well.

    Raises:
        OutputError: the file cannot be written; what was at `path` before is unchanged.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with atomic_text(Path(folder) / "new" / "a.txt") as handle:
    ...         _ = handle.write("Pyongyang\n")
    ...     (Path(folder) / "new" / "a.txt").read_text(encoding="utf-8")
    'Pyongyang\n'
    """
    with atomic_write(path) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        yield text
        text.flush()
        text.detach()


def pulled(chunks: Iterable[bytes]) -> BinaryIO:
    """A binary handle to read from that takes a chunk whenever it needs one; their errors pass through.

    >>> pulled([b"Seoul, ", b"Tokyo"]).read(9)
    b'Seoul, To'
    """
    return io.BufferedReader(_Pulled(chunks))


class _Pulled(io.RawIOBase):
    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._rest and (chunk := next(self._chunks, None)) is not None:
            self._rest = chunk
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    real = target.resolve()
    if real.is_dir():
        raise IsADirectoryError(None, "it is a directory")
    real.parent.mkdir(parents=True, exist_ok=True)
    part = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(real)
    finally:
        part.unlink(missing_ok=True)
