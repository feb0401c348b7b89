"""Which claims or propositions one asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal

from graphkit.errors import QueryError
from graphkit.model import Status
from graphkit.store.terms import actor_node, date_bounds, day, document_node, relation_node


@dataclass(frozen=True, slots=True)
class Selection:
    """What a claim must match; an empty part matches all.

    Attributes:
        actor, other: ids of actors that must be on either side, themselves or through their polity.
        relation: slug; the relations below it match too.
        statuses: of the claim's proposition, any of them.
        since, until: the first and last day (ISO date, month or year) of a window that the event
            date, or else the publication date, must touch; a claim without either never does.
        document: id of the document.
    """

    actor: str = ""
    other: str = ""
    relation: str = ""
    statuses: tuple[Status, ...] = ()
    since: str = ""
    until: str = ""
    document: str = ""

    @property
    def is_everything(self) -> bool:
        """True when nothing is left out.

        >>> Selection().is_everything, Selection(actor="USA").is_everything
        (True, False)
        """
        return self == Selection()

    def where(self) -> str:
        """The SPARQL patterns that bind `?claim`.

        Raises:
            QueryError: a date is none.
        """
        return "\n".join(("?claim a gk:Claim .", *self._patterns(), *self._window()))

    def _patterns(self) -> Iterator[str]:
        for actor in filter(None, (self.actor, self.other)):
            yield f"?claim gk:subject|gk:object|gk:subjectPolity|gk:objectPolity {actor_node(actor)} ."
        if self.relation:
            yield f"?below rdfs:subPropertyOf* {relation_node(self.relation)} . ?claim gk:relation ?below ."
        if self.statuses:
            wanted = ", ".join(str(Literal(str(status))) for status in self.statuses)
            yield f"?claim gk:proposition/gk:status ?status . FILTER(?status IN ({wanted}))"
        if self.document:
            yield f"?claim gk:document {document_node(self.document)} ."

    def _window(self) -> Iterator[str]:
        if self.since or self.until:
            yield "OPTIONAL { ?claim gk:eventStart ?from ; gk:eventEnd ?to }"
            yield "OPTIONAL { ?claim gk:reportedOn ?reported }"
        if self.since:
            yield f"FILTER(COALESCE(?to, ?reported) >= {day(_bound(self.since)[0])})"
        if self.until:
            yield f"FILTER(COALESCE(?from, ?reported) <= {day(_bound(self.until)[1])})"


def _bound(date: str) -> tuple[str, str]:
    try:
        if "/" not in date:
            return date_bounds(date)
        raise ValueError(f"{date!r} is no single date")
    except ValueError as error:
        raise QueryError(str(error), remedy="write 2023-11-08, 2023-11 or 2023") from error
