"""Documents into a store in place of what it knew of them; propositions and edges follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.errors import InputError
from graphkit.model import Document, Extraction, Polarity
from graphkit.ontology import Ontology
from graphkit.propositions import Evidence, Key, pair
from graphkit.reportcard import load_card
from graphkit.store.base import Change, Reader, Writer
from graphkit.store.batch import DOCUMENTS, Batch, Item, batches, document_of
from graphkit.store.card import card_quads
from graphkit.store.cast import SPOKEN_OF, cast_change
from graphkit.store.edges import edge_change, graph_change, ontology_quads
from graphkit.store.known import Known, documents_at, is_current, is_place, known_documents
from graphkit.store.local import LocalWriter
from graphkit.store.nodes import Node
from graphkit.store.rows import select_for
from graphkit.store.seen import Met, Seen
from graphkit.store.terms import document_node, gk
from graphkit.store.weigh import Pair, Weighed, all_keys, evidence_at, gained, weighed_again
from graphkit.vocab import ONTOLOGY, PROPOSITIONS, RDFS, REPORT_CARD

_AT_ONCE: Final = 500
"""Documents to take out, documents that moved, and pairs to weigh again, in one change."""

_UNWEIGHED: Final = Quad(
    NamedNode(PROPOSITIONS), NamedNode(RDFS.comment), Literal("not all weighed"), NamedNode(PROPOSITIONS)
)
"""Stands in a store while propositions wait to be weighed again; a run that finds it weighs all of them."""

_SOURCES: Final = "SELECT ?d ?from { VALUES ?d { %s } ?d gk:readFrom ?from }"

Quads = tuple[set[Quad], set[Quad]]
"""What goes and what comes."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many documents a run added, replaced, found as they were, and took out."""

    added: int
    replaced: int
    unchanged: int
    removed: int = 0


def replace_documents(
    store: Store, items: Iterable[Item], ontology: Ontology, *, extractor: str = ""
) -> Changes:
    """`update` for a store in memory, or another that nobody else has open."""
    return update(LocalWriter(store), items, ontology, extractor=extractor)


def update(
    writer: Writer,
    items: Iterable[Item],
    ontology: Ontology,
    *,
    extractor: str = "",
    most: int = DOCUMENTS,
) -> Changes:
    """Puts documents into a store, each in place of the one with its id or from its source.

    The documents are taken as they come and applied in batches, each a `Change` of its own: what has
    been applied stays, whatever happens to the run, and the same documents again complete it. Neither
    their order nor the batches make a difference to the graph in the end. Memory does not grow with
    the number of documents, nor does the time that one takes: this is the function to measure for it.

    A document that is there already, read by the same extractor, costs a look-up. Only the pairs of
    polities that gained or lost a claim are weighed again.

    Args:
        writer: the store.
        items: what was read in each document. A bare document stands for one that `is_current`, which
            need not be extracted again.
        ontology: of the relations.
        extractor: version of what read the documents; another replaces the claims of the one before.
        most: documents in a batch.

    Raises:
        InputError: two different documents with one id, or one that RDF cannot hold.
        NotFoundError: a claim's relation is not in the ontology.
        StoreError: the store refuses a change.
        ValueError: a bare document is not in the store.
    """
    run = _Run(writer, ontology, extractor)
    try:
        for batch, is_last in batches(items, most):
            run.take(batch)
            if not is_last:
                run.apply()
        run.finish()
    finally:
        run.seen.close()
    return Changes(run.added, run.replaced, run.met - run.added - run.replaced)


def remove_documents(writer: Writer, documents: Collection[str], ontology: Ontology) -> Changes:
    """Takes documents out of a store, and what only they said; unknown ids are passed over.

    Raises:
        StoreError: the store refuses a change.
    """
    run = _Run(writer, ontology, "")
    try:
        known = known_documents(writer.reader, documents)
        run.seen.replace(known)
        run.finish()
    finally:
        run.seen.close()
    return Changes(0, 0, 0, len(known))


class _Run:
    """What one call has met so far, and the batch it is at.

    Attributes:
        waiting: pairs of polities that lost evidence, to be weighed again at the end, with the keys of
            what was said of them meanwhile.
        marked: whether `_UNWEIGHED` stands in the store.
    """

    def __init__(self, writer: Writer, ontology: Ontology, extractor: str) -> None:
        self.writer, self.ontology, self.extractor = writer, ontology, extractor
        self.seen, self.batch = Seen(), Batch()
        self.waiting: dict[Pair, set[Key]] = {}
        self.met = self.added = self.replaced = 0
        self.is_first = True
        self.marked = _UNWEIGHED in set(writer.reader.quads_for_pattern(_UNWEIGHED.subject, None, None))
        self.was_marked = self.marked

    def take(self, items: Collection[Item]) -> None:
        """Puts a batch together out of what is new in it."""
        reader, documents = self.writer.reader, [document_of(item) for item in items]
        fresh = [item for item in items if self._meets(document_of(item))]
        self.met += len(fresh)
        places = documents_at(reader, {doc.source for doc in documents if is_place(doc.source)})
        known = known_documents(reader, [document_of(item).id for item in fresh])
        for document in documents:
            self.seen.replace(places.get(document.source, set()) - {document.id})
        for item in fresh:
            self._sort(item, known, places)

    def apply(self, extra: Quads = (set(), set()), *, weigh: int = 0) -> None:
        """Writes the batch with all that follows from it, and weighs again so many waiting pairs."""
        batch, self.batch = self.batch, Batch()
        reader, leaving = self.writer.reader, [document_node(name) for name in sorted(batch.gone)]
        lost, loose = _leaving(reader, leaving, self.ontology)
        weighed = self._weigh(batch.evidence(), lost, leaving, weigh)
        quads = [
            extra,
            *(part.quads() for part in weighed),
            *(self._edges(part) for part in weighed),
            cast_change(reader, batch.actors, loose, batch.told, leaving),
            *(self._shipped() if self.is_first else ()),
            self._mark(done=bool(weigh)),
        ]
        removed, added = (tuple(set().union(*side)) for side in zip(*quads, strict=True))
        change = Change(tuple(leaving), removed, batch.blocks(self.extractor), added)
        if not change.is_empty:
            self.writer.apply(change)
        self.is_first = False

    def finish(self) -> None:
        """Applies the last batch, together with all that waited until all documents were met."""
        if self.was_marked:
            for both, keys in all_keys(self.writer.reader, self.ontology).items():
                self.waiting.setdefault(both, set()).update(keys)
        gone, moved = self.seen.gone(), self.seen.moved()
        is_first = True
        while True:
            self.batch.gone.update(islice(gone, _AT_ONCE))
            some = dict(islice(moved, _AT_ONCE))
            if not (is_first or self.batch.gone or some or self.waiting):
                return
            self.apply(self._moved(some), weigh=_AT_ONCE)
            is_first = False

    def _meets(self, document: Document) -> bool:
        first = self.seen.get(document.id)
        if first is None:
            self.seen.put(document.id, Met(document.digest, document.source))
            return True
        if document.digest != first.digest:
            raise InputError(
                f"its id {document.id!r} is that of another document, {first.source or 'without a source'}",
                path=document.source or None,
                remedy="give each document an id of its own",
            )
        if document.source and (not first.source or document.source < first.source):
            self.seen.put(document.id, Met(first.digest, document.source), moved=True)
        return False

    def _sort(self, item: Item, known: dict[str, Known], places: dict[str, set[str]]) -> None:
        document = document_of(item)
        met, was = self.seen.get(document.id), known.get(document.id)
        source = met.source if met else ""
        if was is not None and is_current(known, document, self.extractor):
            is_moved = bool(source) and source != was.source
            self.seen.put(document.id, Met(was.digest, source), moved=is_moved)
            return
        if not isinstance(item, Extraction):
            raise ValueError(f"document {document.id} is not in the store")
        self.seen.put(document.id, Met(document.digest, source))
        if was is not None or places.get(document.source):
            self.replaced += 1
        else:
            self.added += 1
        if was is not None:
            self.batch.gone.add(document.id)
        self.batch.put(replace(document, source=source), item, self.ontology)

    def _weigh(
        self, fresh: list[Evidence], lost: list[Evidence], leaving: list[NamedNode], most: int
    ) -> tuple[Weighed, Weighed]:
        more, less = _net(fresh, lost)
        for item in less:
            self.waiting.setdefault(pair(item.key), set())
        for item in fresh:
            if pair(item.key) in self.waiting:
                self.waiting[pair(item.key)].add(item.key)
        more = [item for item in more if pair(item.key) not in self.waiting]
        now = {both: self.waiting.pop(both) for both in list(islice(self.waiting, most))}
        own = [item for item in fresh if pair(item.key) in now]
        return (
            gained(self.writer.reader, more, self.ontology),
            weighed_again(self.writer.reader, now, own, leaving, self.ontology),
        )

    def _shipped(self) -> Iterator[Quads]:
        yield graph_change(self.writer.reader, ONTOLOGY, ontology_quads())
        yield graph_change(self.writer.reader, REPORT_CARD, card_quads(load_card()))

    def _edges(self, weighed: Weighed) -> Quads:
        before = (standing.proposition for standing in weighed.before.values())
        return edge_change(self.writer.reader, before, weighed.after.values())

    def _mark(self, *, done: bool) -> Quads:
        if self.waiting and not self.marked:
            self.marked = True
            return set(), {_UNWEIGHED}
        if self.marked and done and not self.waiting:
            self.marked = False
            return {_UNWEIGHED}, set()
        return set(), set()

    def _moved(self, sources: dict[str, str]) -> Quads:
        nodes = {document_node(name): source for name, source in sources.items()}
        rows = select_for(self.writer.reader, _SOURCES, list(nodes))
        old = {Quad(row["d"], gk("readFrom"), row["from"], row["d"]) for row in rows}
        new = {Quad(node, gk("readFrom"), Literal(source), node) for node, source in nodes.items()}
        return old - new, new - old


def _leaving(
    reader: Reader, documents: Iterable[NamedNode], ontology: Ontology
) -> tuple[list[Evidence], set[str]]:
    # What the claims of some documents weigh, and the actors that they speak of.
    evidence: list[Evidence] = []
    loose: set[str] = set()
    for node in (node for document in documents for node in _nodes(reader, document)):
        loose.update(name for by in SPOKEN_OF for name in node.names(by))
        item = evidence_at(node, ontology)
        if item is not None:
            evidence.append(item)
    return evidence, loose


def _nodes(reader: Reader, graph: NamedNode) -> Iterable[Node]:
    found: dict[NamedNode, Node] = {}
    for quad in reader.quads_for_pattern(None, None, None, graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found.setdefault(quad.subject, Node(None, quad.subject)).take(quad.predicate, quad.object)
    return found.values()


def _net(fresh: list[Evidence], lost: list[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    # A document read again says mostly what it said before, and that weighs as it did. A proposition
    # knows its denials by name, so these are the same only with the same claim.
    came, went = Counter(map(_weight, fresh)), Counter(map(_weight, lost))
    return list(_beyond(fresh, went)), list(_beyond(lost, came))


def _beyond(items: Iterable[Evidence], others: Counter[Evidence]) -> Iterator[Evidence]:
    left = Counter(others)
    for item in items:
        weight = _weight(item)
        left[weight] -= 1
        if left[weight] < 0:
            yield item


def _weight(item: Evidence) -> Evidence:
    return item if item.polarity is Polarity.DENIED else item._replace(claim="")
