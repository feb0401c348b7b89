"""Web pages saved to disk: the article, without navigation and advertisements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphkit.errors import InputError
from graphkit.model import Document
from graphkit.read.decode import unix_lines
from graphkit.read.published import iso_date, top_date


def read_html(source: str, text: str) -> Iterator[Document]:
    """The document of a web page; its headline opens the text, a blank line follows each paragraph.

    Nothing is fetched. Title, site, address and date are those that the page itself states.

    Raises:
        InputError: there is no text in the page.
    """
    page = _article(text)
    body = "\n\n".join((page.text or "").split("\n")) if page else ""
    if not page or not body.strip():
        raise InputError("no text found in the page", path=source, remedy="save the article as plain text")
    title = page.title or ""
    whole = unix_lines(body if body.startswith(title) else f"{title}\n\n{body}")
    yield Document(
        id="",
        text=whole,
        source=source,
        title=title,
        publisher=page.sitename or "",
        url=page.url or "",
        published=iso_date(page.date or "", source) or top_date(whole),
    )


def _article(text: str) -> Any:
    from trafilatura import bare_extraction  # heavy: parsers and language tables

    return bare_extraction(
        text,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
