"""GDELT event tables: tab-separated, without header, of 57, 58 or 61 columns. Floor 6.

The first 35 columns are the same in all three layouts; columns at the end of a row may be missing.
Layout: GDELT data format codebook, versions 1.0 and 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.events.rows import BadRowError, Event, Party, iso, settings

ID, DATE, ACTOR1, ACTOR2, CODE, MENTIONS, TONE = 0, 1, 5, 15, 26, 31, 34
NAME, COUNTRY, GROUP, TYPES = 1, 2, 3, range(7, 10)
"""Offsets within the ten columns of an actor."""

LEAST = 35
ADDED = {57: 56, 58: 56, 61: 59}
"""Number of columns -> the column that has the date of the report."""


def read_gdelt(lines: Iterable[str]) -> Iterator[Event | BadRowError]:
    r"""The rows of a table, and an error in place of each that cannot be read.

    >>> row = [""] * 58
    >>> row[0:2], row[5:8], row[15:18], row[26] = ["1", "20231108"], ["USA", "US", "USA"], ["KOR"] * 3, "042"
    >>> event = next(read_gdelt(["\t".join(row)]))
    >>> event.subject.code, event.cameo, event.object.code, event.date
    ('USA', '042', 'KOR', '2023-11-08')
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _event(number, line.rstrip("\r\n").split("\t"))
            except BadRowError as error:
                yield error.at(number)


def _event(number: int, row: Sequence[str]) -> Event:
    if len(row) < LEAST:
        raise BadRowError(f"{len(row)} columns, at least {LEAST} are needed")
    if not row[CODE].strip().isdigit():
        raise BadRowError(f"no CAMEO code: {row[CODE]!r}")
    mentions = row[MENTIONS].strip()
    added = ADDED.get(len(row))
    return Event(
        line=number,
        id=row[ID].strip(),
        subject=_party(row, ACTOR1),
        object=_party(row, ACTOR2),
        cameo=row[CODE].strip(),
        date=iso(row[DATE]),
        reported=iso(row[added]) if added else "",
        tone=_short(row[TONE].strip()),
        mentions=int(mentions) if mentions.isdigit() else 1,
        url=row[-1].strip() if row[-1].strip().startswith(("http://", "https://")) else "",
    )


def _party(row: Sequence[str], at: int) -> Party:
    code = row[at + GROUP].strip() or row[at + COUNTRY].strip() or row[at].strip()[:3]
    types = [row[at + step].strip() for step in TYPES]
    sectors = [kind for kind in types if kind]
    official = not sectors or sectors[0] in settings()["official"]["gdelt"]
    return Party(code, row[at + NAME].strip().title(), official)


def _short(tone: str) -> str:
    """Two decimals of a number; GDELT prints up to sixteen."""
    try:
        return f"{float(tone):.2f}" if tone else ""
    except ValueError:
        raise BadRowError(f"no tone: {tone!r}") from None
