"""When a document was published: from its metadata or from the lines at its top."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.dates import DateMention, find_dates
from graphkit.errors import InputError
from graphkit.segment import dateline
from graphkit.textpack import languages

_TOP = 600
_LINE = 120
_OTHER_WORDS = 4
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\S.*")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_WORD = re.compile(r"[^\W\d_]+")


def iso_date(value: str, source: str, line: int | None = None) -> str:
    """A date of publication as ISO 8601; "" for "".

    Any language's way to write a full date is understood, a time of day is left out.

    Raises:
        InputError: it is no full date.

    >>> iso_date("8 November 2023", "a.txt"), iso_date("2023-11-08T10:00:00Z", "a.txt")
    ('2023-11-08', '2023-11-08')
    """
    if not value.strip():
        return ""
    timed = _ISO_TIME.fullmatch(value.strip())
    found = next(_days(timed[1] if timed else value), None)
    if found is None:
        raise InputError(
            f"cannot read the date {value.strip()[:40]!r}",
            path=source,
            line=line,
            remedy="write it as 2023-11-08",
        )
    return found.edtf


def top_date(text: str) -> str:
    r"""The date in a text's byline or dateline as ISO 8601, or "".

    A date inside a sentence or a picture's caption is none: it must be in the dateline, on a line with a
    time of day, or nearly alone on its line.

    >>> top_date("Envoys meet\n\nA. Writer | Rabu, 08/11/2023 23:05 WIB\n\nThe two met.")
    '2023-11-08'
    >>> top_date("A minister at the Treaty Room in Washington, 12 June 2023. Photo: agency")
    ''
    """
    for line in text[:_TOP].split("\n"):
        prefix = dateline(line)
        for mention in _days(line):
            if (prefix and mention.span.end <= prefix.end) or _is_byline(line, mention):
                return mention.edtf
    return ""


def _days(text: str) -> Iterator[DateMention]:
    """The full dates in a text, whichever language they are in."""
    for language in languages():
        for mention in find_dates(text, language, ""):
            if mention.kind == "day":
                yield mention


def _is_byline(line: str, mention: DateMention) -> bool:
    before, after = line[: mention.span.start], line[mention.span.end :]
    if len(line) > _LINE or after.lstrip(" )").startswith(".") or line.rstrip().endswith("."):
        return False
    rest = f"{before} {after}"
    return bool(_CLOCK.search(rest)) or len(_WORD.findall(rest)) <= _OTHER_WORDS
