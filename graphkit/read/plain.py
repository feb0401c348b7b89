"""Plain text and Markdown, with an optional block of `Key: value` lines at the top.

The block ends at the first blank line and must open with a key that a language pack names (Title,
Judul, Date, Tanggal ...); keys that no pack names are passed over. The document's text is what follows,
its headline included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from graphkit.errors import InputError
from graphkit.model import Document
from graphkit.read.published import iso_date, top_date
from graphkit.textpack import languages, section

_PAIR = re.compile(r"([^\W\d_][^:\n]{0,30}):[ \t]*(.*)")
_TITLE = 200
_TITLE_LINES = 3
_TITLE_WORDS = 3


def read_plain(source: str, text: str) -> Iterator[Document]:
    """The document of a text file.

    Raises:
        InputError: the date in its header is none, or nothing follows the header.
    """
    header, body = _split(text)
    if not body.strip():
        raise InputError("no text after the header", path=source, remedy="write the text below a blank line")
    lines = {key: line for key, (_, line) in header.items()}
    values = {key: value for key, (value, _) in header.items()}
    published = iso_date(values.get("published", ""), source, lines.get("published"))
    yield Document(
        id="",
        text=body,
        source=source,
        title=values.get("title") or headline(body),
        publisher=values.get("publisher", ""),
        url=values.get("url", ""),
        published=published or top_date(body),
        language=code(values.get("language", "")),
    )


def code(value: str) -> str:
    """A language code without its region.

    >>> code("id-ID"), code(" EN "), code("")
    ('id', 'en', '')
    """
    return re.split("[-_]", value.strip().lower())[0]


def headline(text: str) -> str:
    r"""The first line that looks like a headline: short, three words or more, no full stop; or "".

    >>> headline("* News\n\nEnvoys meet in Seoul\n\nThe envoys met.")
    'Envoys meet in Seoul'
    >>> headline("The envoys met. They left.")
    ''
    """
    lines = [line for line in text[: _TITLE * 10].split("\n") if line.strip()]
    for line in lines[: min(_TITLE_LINES, len(lines) - 1)]:
        title = line.strip().lstrip("#").strip()
        if len(title) <= _TITLE and len(title.split()) >= _TITLE_WORDS and not title.endswith("."):
            return title
    return ""


def _split(text: str) -> tuple[Mapping[str, tuple[str, int]], str]:
    """The header as field -> (value, line from 1), and the text below it."""
    fields: dict[str, tuple[str, int]] = {}
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            break
        pair = _PAIR.fullmatch(line)
        field = _fields().get(pair[1].strip().casefold(), "") if pair else ""
        if pair is None or (number == 1 and not field):
            return {}, text
        fields.setdefault(field, (pair[2].strip(), number))
        position += len(line) + 1
    return (fields, text[position:].lstrip("\n")) if fields else ({}, text)


@cache
def _fields() -> Mapping[str, str]:
    """Every language's name of a header line, in lower case -> the field."""
    return {
        name.casefold(): field
        for language in languages()
        for field, names in section(language, "header").items()
        for name in names
    }
