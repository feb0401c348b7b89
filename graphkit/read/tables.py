"""Tables of documents, one a row: JSON Lines and CSV.

Columns: text (needed), id, lang or language, date or published, title, publisher or source, url.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphkit.errors import InputError
from graphkit.model import Document
from graphkit.read.decode import unix_lines
from graphkit.read.plain import code
from graphkit.read.published import iso_date

COLUMNS = "id,text,language,date,title,publisher,url"
"""A header for CSV files."""

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def read_jsonl(source: str, text: str) -> Iterator[Document | InputError]:
    """One document a line; blank lines are passed over."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _document(_object(line, source, number), source, number)
        except InputError as error:
            yield error


def read_csv(source: str, text: str) -> Iterator[Document | InputError]:
    """One document a row below a header that names the columns; cells may hold line breaks.

    Raises:
        InputError: the header has no column `text`, or a quote is never closed.
    """
    with _any_length():
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        try:
            if "text" not in (rows.fieldnames or ()):
                raise InputError(
                    "no column 'text'", path=source, line=1, remedy=f"name the columns: {COLUMNS}"
                )
            yield from _rows(rows, source)
        except csv.Error as error:
            raise InputError(f"broken CSV: {error}", path=source, line=rows.line_num + 1) from error


def _rows(rows: csv.DictReader[str], source: str) -> Iterator[Document | InputError]:
    line = rows.line_num
    for row in rows:
        start, line = line + 1, rows.line_num
        try:
            if None in row:
                raise InputError(
                    "more cells than columns", path=source, line=start, remedy="quote cells with commas"
                )
            yield _document(row, source, start)
        except InputError as error:
            yield error


@contextmanager
def _any_length() -> Iterator[None]:
    """Cells of any length; the csv module's limit is global and is put back."""
    limit = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _object(line: str, source: str, number: int) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"broken JSON at column {error.colno}: {error.msg}"
        raise InputError(problem, path=source, line=number, remedy="one object a line") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"broken JSON: {error}", path=source, line=number) from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object", path=source, line=number, remedy="one object a line")
    return row


def _document(row: Mapping[str, Any], source: str, line: int) -> Document:
    """The document of a row."""
    text = unix_lines(_cell(row, source, line, "text"))
    if not text.strip():
        raise InputError("no text", path=source, line=line, remedy="give it a 'text'")
    return Document(
        id=_cell(row, source, line, "id"),
        text=text,
        source=f"{source}#{line}",
        title=_cell(row, source, line, "title"),
        publisher=_cell(row, source, line, "publisher", "source"),
        url=_cell(row, source, line, "url"),
        published=iso_date(_cell(row, source, line, "date", "published"), source, line),
        language=code(_cell(row, source, line, "lang", "language")),
    )


def _cell(row: Mapping[str, Any], source: str, line: int, *names: str) -> str:
    """The first of the named cells that is filled, as text."""
    for name in names:
        value = row.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise InputError(f"{name!r} is not text", path=source, line=line)
        return _writable(str(value), name, source, line)
    return ""


def _writable(value: str, name: str, source: str, line: int) -> str:
    """The value, refused when no file could hold it: JSON can escape what is no character."""
    if _NO_CHARACTER.search(value):
        raise InputError(f"{name!r} holds half a character or a zero byte", path=source, line=line)
    return value
