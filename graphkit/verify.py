"""Reads every quote again in its document, and every document in its source. Floor 7."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Final

from graphkit.model import Document
from graphkit.store.graph import KnowledgeGraph, claim_nodes
from graphkit.store.nodes import Node, claim_from
from graphkit.store.terms import document_node, gk

_SHOWN: Final = 60


class FaultKind(StrEnum):
    """What no longer agrees."""

    QUOTE = "quote"
    CLAIM = "claim"
    DIGEST = "digest"
    SOURCE = "source"


_SENTENCES: Final = {
    FaultKind.QUOTE: "claim {id}: its quote is {expected}, its document has {found} there",
    FaultKind.CLAIM: "claim {id}: it was changed, what it says now has the id {found}",
    FaultKind.DIGEST: "document {id}: its digest is {expected}, that of its content {found}",
    FaultKind.SOURCE: "document {id}: its text has {expected}, its source now {found}",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One disagreement; `str` gives it in a line.

    Attributes:
        id: of the claim or document.
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
        return _SENTENCES[self.kind].format(
            id=self.id, expected=_around(self.expected, self.found), found=_around(self.found, self.expected)
        )


def verify(kg: KnowledgeGraph, reread: Callable[[str], str | None] | None = None) -> tuple[Fault, ...]:
    """All that does not agree, documents first; empty when everything stands as it was written.

    A claim's quote must be the text of its document from start to end, and its id the hash of what it
    says; a document's digest must be that of its content. `reread` gives the present text of a source
    (`gk:readFrom`), None when the source is gone; a text that has changed since is a fault.

    Raises:
        StoreError: a claim is incomplete.
    """
    documents = {document.id: document for document in kg.documents()}
    return (
        *(fault for document in documents.values() for fault in _document_faults(kg, document, reread)),
        *(fault for node in claim_nodes(kg.store) for fault in _claim_faults(node, documents)),
    )


def _document_faults(
    kg: KnowledgeGraph, document: Document, reread: Callable[[str], str | None] | None
) -> Iterator[Fault]:
    said = Node(kg.store, document_node(document.id)).text(gk("digest"))
    if said != document.digest:
        yield Fault(FaultKind.DIGEST, document.id, said, document.digest)
    now = reread(document.source) if reread and document.source else None
    if now is not None and now != document.text:
        yield Fault(FaultKind.SOURCE, document.id, document.text, now)


def _claim_faults(node: Node, documents: Mapping[str, Document]) -> Iterator[Fault]:
    claim = claim_from(node)
    document = documents.get(claim.document)
    found = document.quote(claim.passage) if document else ""
    if found != claim.quote:
        yield Fault(FaultKind.QUOTE, node.id, claim.quote, found)
    elif claim.id != node.id:
        yield Fault(FaultKind.CLAIM, node.id, node.id, claim.id)


def _around(text: str, other: str) -> str:
    # Long texts are shown from shortly before the first character that differs.
    same = len(list(takewhile(lambda both: both[0] == both[1], zip(text, other, strict=False))))
    start = 0 if len(text) <= _SHOWN else max(0, same - _SHOWN // 3)
    shown = text[start : start + _SHOWN]
    return f"{'...' if start else ''}{shown!r}{'...' if start + _SHOWN < len(text) else ''}"
