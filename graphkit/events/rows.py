"""What a row of an event table says, whatever table it is from. Floor 6."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from graphkit.resources import event_tables_file


class BadRowError(ValueError):
    """A row that cannot be used; the text says why. It is counted and written aside, never fatal.

    Attributes:
        reason: the sort of trouble, by which rows are counted.
        line: of the file, counted from 1; 0 until it is known.
    """

    def __init__(self, detail: str, reason: str = "bad row", line: int = 0) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason, self.line = reason, line

    def at(self, line: int) -> BadRowError:
        """The same, of this line."""
        self.line = line
        return self


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a table has it.

    Attributes:
        code: country, organisation or group, as a code or a name.
        name: what the table calls it, for people to read; "" when the code is all there is.
        official: whether it acts for the code's state or organisation and is no private person or firm.
    """

    code: str
    name: str = ""
    official: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """One row.

    Attributes:
        line: its line in the file, counted from 1.
        cameo: event code of CAMEO, leading zero kept, or "".
        plover: `TYPE:mode/context` of PLOVER, parts of it may be missing, or "".
        relation: slug of ours, or "".
        date: of the event, ISO 8601; reported: of the report; "" is unknown.
        tone: of the report or intensity of the event, as the table gives it, or "".
        mentions: how many reports mention it, at least 1.
        quote: the sentence, if the table has one.
    """

    line: int
    id: str
    subject: Party
    object: Party
    cameo: str = ""
    plover: str = ""
    relation: str = ""
    date: str = ""
    reported: str = ""
    tone: str = ""
    mentions: int = 1
    publisher: str = ""
    url: str = ""
    quote: str = ""
    polarity: str = "asserted"
    modality: str = "certain"
    speaker: str = ""


@cache
def settings() -> Mapping[str, Any]:
    """What `ontologies/event-tables.toml` says."""
    return tomllib.loads(event_tables_file().read_text(encoding="utf-8"))


def iso(text: str) -> str:
    """The day in `20231108`, `20231108121500`, `2023-11-08` or `2023-11-08 12:15`; "" for none.

    Raises:
        BadRowError: it is no date.

    >>> iso("20231108121500"), iso("2023-11-08T10:00"), iso(" ")
    ('2023-11-08', '2023-11-08', '')
    """
    digits = text.strip().replace("-", "")[:8]
    if not digits:
        return ""
    try:
        if not (digits.isascii() and digits.isdigit() and len(digits) == 8):
            raise ValueError
        return date.fromisoformat(digits).isoformat()
    except ValueError:
        raise BadRowError(f"no date: {text.strip()!r}") from None


def host(url: str) -> str:
    """The host of an address, "" for one that is broken: that costs the publisher's name, not the row.

    >>> host("https://news.example/a"), host("https://[broken/")
    ('news.example', '')
    """
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
