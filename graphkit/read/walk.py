"""Which files a path stands for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import PurePath

from graphkit.errors import InputError
from graphkit.read.decode import unreadable


def suffix(path: str) -> str:
    """The suffix in lower case, with its dot.

    >>> suffix("news/A.TXT"), suffix("news/README")
    ('.txt', '')
    """
    return PurePath(path).suffix.lower()


def walk(path: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    """The files that `path` stands for: itself, or those with one of the `suffixes` in the directory.

    Directories are read to the bottom, names in sorted order, hidden ones not at all. Links are followed;
    one that leads back up is an error.
    """
    supported = ", ".join(sorted(suffixes))
    try:
        os.stat(path)
    except OSError as error:
        yield unreadable(error, path)
        return
    if os.path.isdir(path):
        found = False
        for item in _inside(path, suffixes, ()):
            found = True
            yield item
        if not found:
            yield InputError("no document in this directory", path=path, remedy=f"supported are {supported}")
    elif suffix(path) in suffixes:
        yield path
    else:
        yield InputError(
            f"unsupported format {suffix(path)!r}", path=path, remedy=f"supported are {supported}"
        )


def _inside(folder: str, suffixes: Collection[str], above: tuple[str, ...]) -> Iterator[str | InputError]:
    real = os.path.realpath(folder)
    if real in above:
        yield InputError("link to a directory above it", path=folder, remedy="remove the link")
        return
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield unreadable(error, folder)
        return
    for name in names:
        path = f"{folder.rstrip('/')}/{name}"
        if name.startswith("."):
            continue
        if os.path.isdir(path):
            yield from _inside(path, suffixes, (*above, real))
        elif suffix(name) in suffixes:
            yield _regular(path)


def _regular(path: str) -> str | InputError:
    """The path, unless opening it would wait for ever or end nowhere (a pipe, a device)."""
    if os.path.isfile(path) or os.path.islink(path):
        return path
    return InputError("not a regular file", path=path, remedy="remove it from the directory")
