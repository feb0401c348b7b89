"""Documents as they come, in batches, and what a batch holds before anything follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from graphkit.errors import InputError
from graphkit.model import Actor, Document, Extraction
from graphkit.ontology import Ontology
from graphkit.propositions import Evidence, proposition_key
from graphkit.store.blocks import Keyed, document_block
from graphkit.store.cast import preferred

DOCUMENTS: Final = 2000
_CLAIMS: Final = 20_000
_SECONDS: Final = 10.0
"""What fills a batch, whichever comes first: how much may be in memory, how much work may be lost."""

Item = Extraction | Document
"""What was read in a document, or the document itself when it need not be read again."""


def document_of(item: Item) -> Document:
    """The document itself, whether it was read or not."""
    return item.document if isinstance(item, Extraction) else item


def batches(items: Iterable[Item], most: int = DOCUMENTS) -> Iterator[tuple[list[Item], bool]]:
    """The items in batches of at most `most`, smaller ones when they come slowly; True with the last.

    >>> documents = [Document(name, "text") for name in "abc"]
    >>> [("".join(item.id for item in batch), last) for batch, last in batches(documents, 2)]
    [('ab', False), ('c', True)]
    """
    stream = iter(items)
    ahead = next(stream, None)
    while ahead is not None:
        batch, until, claims = [ahead], monotonic() + _SECONDS, _size(ahead)
        for ahead in stream:
            if len(batch) >= most or claims >= _CLAIMS or monotonic() > until:
                break
            batch.append(ahead)
            claims += _size(ahead)
        else:
            ahead = None
        yield batch, ahead is None


@dataclass(slots=True)
class Batch:
    """What a batch brings and takes.

    Attributes:
        fresh: the new documents with their claims.
        gone: ids of documents that leave, or are replaced.
        told: ids of the actors that new claims speak of.
        actors: those of them that are described, and their polities.
    """

    fresh: list[tuple[Document, list[Keyed]]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)

    def put(self, document: Document, extraction: Extraction, ontology: Ontology) -> None:
        """Adds a document with what was read in it. Raises NotFoundError for an unknown relation."""
        keyed = [Keyed(claim.id, claim, proposition_key(claim, ontology)) for claim in extraction.claims]
        self.fresh.append((document, keyed))
        for claim in extraction.claims:
            sides = (claim.subject, claim.object, claim.subject_polity, claim.object_polity)
            self._tell((*sides, *claim.attributed_to), extraction.actors)

    def evidence(self) -> list[Evidence]:
        """What the new claims weigh."""
        return [item for _, claims in self.fresh for item in map(_evidence, claims) if item is not None]

    def blocks(self, extractor: str) -> bytes:
        """The new documents as text, for `base.Change`.

        Raises:
            InputError: RDF cannot hold one of them.
        """
        return b"".join(_block(document, claims, extractor) for document, claims in self.fresh)

    def _tell(self, names: Iterable[str], actors: Mapping[str, Actor]) -> None:
        for name in filter(None, names):
            self.told.add(name)
            actor = actors.get(name)
            for one in filter(None, (actor, actors.get(actor.polity) if actor else None)):
                known = self.actors.get(one.id)
                if known is not one:
                    self.actors[one.id] = preferred(known or one, one)


def _size(item: Item) -> int:
    return len(item.claims) if isinstance(item, Extraction) else 0


def _evidence(keyed: Keyed) -> Evidence | None:
    name, claim, key = keyed
    if key is None:
        return None
    return Evidence(name, key, claim.polarity, claim.modality, claim.attributed_to, claim.reported_on)


def _block(document: Document, claims: Iterable[Keyed], extractor: str) -> bytes:
    try:
        return document_block(document, claims, extractor)
    except ValueError as error:
        place = document.source or document.id
        raise InputError(f"cannot be kept as RDF: {error}", path=place) from error
