"""Rows of an event table to documents with claims. Floor 6.

The rows that one report gave are one document, whose text has a line for each of them: so each claim
can be checked against its line, and a claim leads to the report's address. Rows are taken in blocks,
so that memory does not grow with the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from graphkit.events.codes import Codes
from graphkit.events.rows import BadRowError, Event, Party, host
from graphkit.model import (
    Actor,
    Claim,
    Document,
    Extraction,
    Layer,
    Modality,
    Polarity,
    Span,
    document_id,
)

BLOCK = 2000
"""Rows that are grouped by report at a time."""

Aside = Callable[[int, str], None]
"""Is told the line and the reason of each row that is left out."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows to take; a field that is empty asks for nothing.

    Attributes:
        actor: id of a polity, at either end.
        since, until: ISO dates, both included; a row without a date is not between two dates.
        code: beginning of a CAMEO or PLOVER code.
        mentions: how many reports must mention it at least.
        private: whether to take what private persons and firms do, too.
    """

    actor: str = ""
    since: str = ""
    until: str = ""
    code: str = ""
    mentions: int = 1
    private: bool = False

    def takes(self, event: Event) -> bool:
        """Whether the row is wanted, its actors aside."""
        dated = bool(event.date) or not (self.since or self.until)
        inside = dated and self.since <= event.date and (not self.until or event.date <= self.until)
        coded = (event.cameo or event.plover).startswith(self.code)
        return inside and coded and event.mentions >= self.mentions


@dataclass(slots=True)
class Tally:
    """What became of the rows: read, taken, not wanted, and left out with the reason."""

    read: int = 0
    taken: int = 0
    unwanted: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Importer:
    """Makes documents of one table's rows.

    Attributes:
        source: what the table is called in the graph.
        scheme: `gdelt`, `icews`, `polecat` or `csv`, named in each claim's rule.
        confidence: of each claim, 0 to 1; nobody has measured it for the table.
    """

    codes: Codes
    source: str
    scheme: str
    confidence: float
    wanted: Wanted
    tally: Tally
    aside: Aside

    def documents(self, rows: Iterable[Event | BadRowError]) -> Iterator[Extraction]:
        """One document for each report in a block of rows, in the order of their first rows."""
        waiting = iter(rows)
        while block := list(islice(waiting, BLOCK)):
            reports: dict[tuple[str, str, str], list[_Row]] = {}
            for event in block:
                row = self._row(event)
                if row is not None:
                    key = (row.event.url, row.event.publisher, row.event.reported or row.event.date)
                    reports.setdefault(key, []).append(row)
            for found in reports.values():
                yield self._document(found)

    def _row(self, event: Event | BadRowError) -> _Row | None:
        self.tally.read += 1
        try:
            if isinstance(event, BadRowError):
                raise event
            row = self._read(event) if self.wanted.takes(event) else None
        except BadRowError as error:
            self.tally.left_out[error.reason] += 1
            self.aside(error.line, str(error))
            return None
        self.tally.taken += row is not None
        self.tally.unwanted += row is None
        return row

    def _read(self, event: Event) -> _Row | None:
        """The row with its actors and relation, None when its actors are not wanted."""
        ends = (event.subject, event.object)
        if not self.wanted.private and not all(party.official for party in ends):
            raise BadRowError("", "private actor", event.line)
        subject, target = (self._actor(party, event) for party in ends)
        if subject.polity == target.polity:
            raise BadRowError(subject.polity, "one actor", event.line)
        relation = self.codes.relation(event)
        if not relation:
            raise BadRowError(event.relation or event.cameo or event.plover, "no relation", event.line)
        outside = self.wanted.actor and self.wanted.actor not in (subject.polity, target.polity)
        return None if outside else _Row(event, subject, relation, target)

    def _actor(self, party: Party, event: Event) -> Actor:
        actor = self.codes.actor(party)
        if actor is None:
            raise BadRowError(party.code, "unknown actor" if party.code else "no actor", event.line)
        return actor

    def _document(self, rows: list[_Row]) -> Extraction:
        first = rows[0].event
        told = [_told(row) for row in rows]
        text = "\n".join(line.text for line in told)
        document = Document(
            id=document_id(text, self.source, str(first.line)),
            text=text,
            source=f"{self.source}#{first.line}",
            publisher=first.publisher or host(first.url),
            url=first.url,
            published=first.reported,
            language="en",
        )
        claims, at = [], 0
        for row, line in zip(rows, told, strict=True):
            claims.append(self._claim(document, row, line, at))
            at += len(line.text) + 1
        actors = {a.id: a for row in rows for a in (row.subject, row.object)}
        return Extraction(document, tuple({c.id: c for c in claims}.values()), (), actors, ())

    def _claim(self, document: Document, row: _Row, line: _Line, at: int) -> Claim:
        event = row.event
        return Claim(
            document=document.id,
            passage=Span(at, at + len(line.text)),
            quote=line.text,
            subject=row.subject.id,
            subject_polity=row.subject.polity,
            relation=row.relation,
            object=row.object.id,
            object_polity=row.object.polity,
            polarity=Polarity(event.polarity),
            modality=Modality(event.modality),
            attributed_to=self.codes.speakers(event),
            event_date=event.date,
            reported_on=event.reported,
            cue=line.cue.moved(at),
            subject_span=line.subject.moved(at),
            object_span=line.object.moved(at),
            attribution_span=None,
            date_span=line.date.moved(at) if line.date else None,
            confidence=self.confidence,
            rule=f"{self.scheme}/{event.cameo or event.plover or 'row'}/{row.relation}",
            layer=Layer.NEAREST,
            language="en",
        )


@dataclass(frozen=True, slots=True)
class _Row:
    event: Event
    subject: Actor
    relation: str
    object: Actor


class _Part(Span):
    """A part of a line."""

    def moved(self, by: int) -> Span:
        """The part in a text in which the line begins at `by`."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    subject: _Part
    object: _Part
    cue: _Part
    date: _Part | None


def _told(row: _Row) -> _Line:
    """A row as a line of text: when, who, what, to whom; then the code and what else the row has."""
    event = row.event
    day = event.date if _is_day(event.date) else ""
    text, parts = "", []
    for piece, after in (
        (day, ": " if day else ""),
        (event.subject.name or row.subject.label(), " "),
        (row.relation, " "),
        (event.object.name or row.object.label(), ""),
    ):
        clean = " ".join(piece.split())
        parts.append(_Part(len(text), len(text) + len(clean)))
        text += clean + after
    more = [
        f"code {event.cameo or event.plover}" if event.cameo or event.plover else "",
        f"tone {event.tone}" if event.tone else "",
        f"{event.mentions} mentions" if event.mentions > 1 else "",
        f"row {event.id}" if event.id else "",
    ]
    rest = ", ".join(one for one in more if one)
    text += f" ({rest})" if rest else ""
    text += f' "{" ".join(event.quote.split())}"' if event.quote else ""
    return _Line(text, parts[1], parts[3], parts[2], parts[0] if day else None)


def _is_day(text: str) -> bool:
    try:
        return bool(text) and bool(date.fromisoformat(text))
    except ValueError:
        return False
