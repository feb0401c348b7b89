"""Documents in: text, Markdown, HTML, JSON Lines, CSV, directories, standard input. Floor 4.

One reader a format, chosen by the file's suffix; each yields what it could read and an error for what
it could not, so that one bad file or row never hides the others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from graphkit.errors import InputError
from graphkit.model import Document, document_id
from graphkit.read.decode import decode, load
from graphkit.read.html import read_html
from graphkit.read.language import detect_language
from graphkit.read.plain import read_plain
from graphkit.read.tables import read_csv, read_jsonl
from graphkit.read.walk import suffix, walk
from graphkit.textpack import languages

Reader = Callable[[str, str], Iterator[Document | InputError]]
"""From a source's name and text to its documents."""

READERS: Mapping[str, Reader] = {
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".md": read_plain,
    ".txt": read_plain,
}
"""The reader of each supported suffix."""

STDIN = "-"
"""The path that stands for standard input."""


def read_documents(
    paths: Iterable[str], *, language: str = "", on_error: Callable[[InputError], None]
) -> Iterator[Document]:
    """The documents of files and directories, in the order given, directories sorted by name.

    In a directory hidden files and those of another suffix are passed over; such a file given by name is
    an error. Standard input ("-") is JSON Lines when it starts with "{", else plain text.

    Args:
        paths: files, directories or "-".
        language: of all documents; "" takes what the document says, else recognises it.
        on_error: told of each input or row that cannot be read; may raise to stop.

    Raises:
        InputError: there is no language pack for `language`.
    """
    if language and language not in languages():
        raise _unsupported(language, None)
    for path in paths:
        for result in _read_path(path):
            document = result if isinstance(result, InputError) else _completed(result, language)
            if isinstance(document, InputError):
                on_error(document)
            else:
                yield document


def _read_path(path: str) -> Iterator[Document | InputError]:
    if path == STDIN:
        yield from _read_stdin()
        return
    for found in walk(path, READERS):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _read_file(found)


def _read_file(path: str) -> Iterator[Document | InputError]:
    source = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        yield from READERS[suffix(path)](source, decode(load(path, source), source))
    except InputError as error:
        yield error


def _read_stdin() -> Iterator[Document | InputError]:
    try:
        text = decode(sys.stdin.buffer.read(), STDIN)
        reader = read_jsonl if text.lstrip().startswith("{") else read_plain
        yield from reader(STDIN, text)
    except InputError as error:
        yield error


def _completed(document: Document, language: str) -> Document | InputError:
    """The document with a supported language and an id, or why it has none."""
    code = language or document.language or detect_language(document.text)
    if code not in languages():
        return _unsupported(code, document.source)
    own = document_id(document.text, document.title, document.publisher, document.url, document.published)
    return replace(document, language=code, id=document.id or own)


def _unsupported(code: str, source: str | None) -> InputError:
    known = ", ".join(languages())
    problem = f"language {code!r} is not supported" if code else "its language is not recognised"
    return InputError(problem, path=source, remedy=f"--language reads it as one of: {known}")
