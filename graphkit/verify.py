"""Reads every quote again in its document, and every document in its source. Floor 7."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from graphkit.model import Document
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.nodes import Node
from graphkit.store.selection import Selection
from graphkit.store.terms import document_node, gk

_SHOWN = 60


class FaultKind(StrEnum):
    """What no longer agrees."""

    QUOTE = "quote"
    DIGEST = "digest"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Fault:
    """One disagreement; `str` gives it in a line.

    Attributes:
        id: of the claim for a quote, of the document otherwise.
        expected: what the graph says it is.
        found: what it is.

    >>> print(Fault(FaultKind.QUOTE, "5df8c984dc1d1e15", "Korut membantah.", "Korut mengakui."))
    claim 5df8c984dc1d1e15: its quote is 'Korut membantah.', its document has 'Korut mengakui.' there
    """

    kind: FaultKind
    id: str
    expected: str
    found: str

    def __str__(self) -> str:
        expected, found = _around(self.expected, self.found), _around(self.found, self.expected)
        return {
            FaultKind.QUOTE: f"claim {self.id}: its quote is {expected}, its document has {found} there",
            FaultKind.DIGEST: f"document {self.id}: its digest is {expected}, that of its content {found}",
            FaultKind.SOURCE: f"document {self.id}: its text has {expected}, its source now {found}",
        }[self.kind]


def verify(kg: KnowledgeGraph, reread: Callable[[str], str | None] | None = None) -> tuple[Fault, ...]:
    """All that does not agree, by document and place; empty when every quote stands as written.

    `reread` gives the present text of a source (`gk:readFrom`), None when the source is gone; a text
    that has changed since is a fault.

    Raises:
        StoreError: a claim is incomplete.
    """
    faults: list[Fault] = []
    documents: set[str] = set()
    for document in kg.documents():
        documents.add(document.id)
        faults += _document_faults(kg, document, reread)
    homeless = (claim for claim in kg.claims() if claim.document not in documents)
    faults += (Fault(FaultKind.QUOTE, claim.id, claim.quote, "") for claim in homeless)
    return tuple(faults)


def _document_faults(
    kg: KnowledgeGraph, document: Document, reread: Callable[[str], str | None] | None
) -> Iterator[Fault]:
    said = Node(kg.store, document_node(document.id)).text(gk("digest"))
    if said != document.digest:
        yield Fault(FaultKind.DIGEST, document.id, said, document.digest)
    now = reread(document.source) if reread and document.source else None
    if now is not None and now != document.text:
        yield Fault(FaultKind.SOURCE, document.id, document.text, now)
    for claim in kg.claims(Selection(document=document.id)):
        found = document.quote(claim.passage)
        if found != claim.quote:
            yield Fault(FaultKind.QUOTE, claim.id, claim.quote, found)


def _around(text: str, other: str) -> str:
    # Long texts are shown from shortly before the first character that differs.
    same = len(list(takewhile(lambda both: both[0] == both[1], zip(text, other, strict=False))))
    start = 0 if len(text) <= _SHOWN else max(0, same - _SHOWN // 3)
    shown = text[start : start + _SHOWN]
    return f"{'...' if start else ''}{shown!r}{'...' if start + _SHOWN < len(text) else ''}"
