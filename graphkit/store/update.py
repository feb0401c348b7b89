"""Documents into a store in place of what it knew of them; propositions and edges follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from graphkit.errors import InputError
from graphkit.model import Actor, Claim, Document, Extraction
from graphkit.ontology import Ontology
from graphkit.propositions import pair, proposition_key
from graphkit.reportcard import load_card
from graphkit.store.card import put_card
from graphkit.store.cast import SPOKEN_OF, preferred, put_actors
from graphkit.store.edges import put_ontology, rebuild_edges
from graphkit.store.rows import select
from graphkit.store.terms import document_node, gk, node_id
from graphkit.store.triples import claim_quads, document_quads
from graphkit.store.weigh import renew_propositions

_BATCH: Final = 500
"""Documents held in memory at once."""

_KNOWN: Final = """
SELECT ?d ?digest (MIN(?by) AS ?extractor) (MIN(?from) AS ?source) {
    ?d a gk:Document ; gk:digest ?digest
    OPTIONAL { ?d gk:extractor ?by } OPTIONAL { ?d gk:readFrom ?from }
} GROUP BY ?d ?digest
"""


class Known(NamedTuple):
    """What a store remembers of a document: enough to tell whether it must be read again."""

    digest: str
    extractor: str
    source: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How many documents a run added, replaced, and found as they were."""

    added: int
    replaced: int
    unchanged: int


def known_documents(store: Store) -> dict[str, Known]:
    """Document id -> what the store remembers of it."""
    parts = ("digest", "extractor", "source")
    rows = select(store, _KNOWN)
    return {node_id(row["d"]): Known(*(_text(row[part]) for part in parts)) for row in rows}


def is_current(known: Mapping[str, Known], document: Document, extractor: str) -> bool:
    """Whether this extractor has read just this document already.

    >>> is_current({"d": Known("0", "v1", "a.txt")}, Document("d", "Korut"), "v1")
    False
    """
    was = known.get(document.id)
    return was is not None and (was.digest, was.extractor) == (document.digest, extractor)


def replace_documents(
    store: Store, items: Iterable[Extraction | Document], ontology: Ontology, *, extractor: str = ""
) -> Changes:
    """Puts documents into a store, each in place of the one with its id or from its source.

    One that is there already, read by the same extractor, costs nothing. Only the propositions of the
    pairs of polities that gained or lost a claim are weighed again. The order of the documents makes
    no difference. A store on disk must be given by `disk.rewrite`, which makes the change whole.

    A bare document among the `items` stands for one that `is_current`, which need not be extracted
    again. Another version of the `extractor` replaces the claims of the one before.

    Raises:
        InputError: two different documents with one id, or one that RDF cannot hold.
        NotFoundError: a claim's relation is not in the ontology.
        ValueError: a bare document is not in the store.
    """
    run = _Run(store, ontology, extractor, known_documents(store))
    stream = iter(items)
    while batch := list(islice(stream, _BATCH)):
        fresh = [item for item in batch if run.meets(item)]
        store.bulk_extend(quad for item in fresh if isinstance(item, Extraction) for quad in run.quads(item))
    run.finish()
    put_ontology(store)
    put_card(store, load_card())
    if run.pairs:
        renew_propositions(store, run.pairs, ontology)
    rebuild_edges(store)
    put_actors(store, run.actors, run.loose)
    return Changes(run.added, run.replaced, len(run.seen) - run.added - run.replaced)


@dataclass
class _Run:
    """What one call has met and touched so far.

    Attributes:
        known: what the store held before.
        seen: id -> digest and source of every document of this call.
        moved: ids whose source in the store is no longer the one in `seen`.
        pairs: pairs of polities that gained or lost a claim.
        actors: those that new claims speak of.
        loose: ids of actors that lost a claim, and may be spoken of no more.
    """

    store: Store
    ontology: Ontology
    extractor: str
    known: dict[str, Known]
    seen: dict[str, Known] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    added: int = 0
    replaced: int = 0

    def __post_init__(self) -> None:
        self.places = {was.source for was in self.known.values()} - {""}

    def meets(self, item: Extraction | Document) -> bool:
        """Whether the document is to be written; an older one with its id is gone then."""
        document = item.document if isinstance(item, Extraction) else item
        if document.id in self.seen:
            self._meets_again(document)
            return False
        self.seen[document.id] = Known(document.digest, self.extractor, document.source)
        was = self.known.get(document.id)
        if was is not None and is_current(self.known, document, self.extractor):
            self._moves(document, was.source)
            return False
        if not isinstance(item, Extraction):
            raise ValueError(f"document {document.id} is not in the store")
        if was is not None or (_is_place(document.source) and document.source in self.places):
            self.replaced += 1
        else:
            self.added += 1
        if was is not None:
            self._drop(document.id)
        return True

    def quads(self, extraction: Extraction) -> Iterator[Quad]:
        """All that one document holds; notes whom it speaks of. Raises InputError."""
        document = extraction.document
        try:
            yield from document_quads(document, self.extractor)
            for claim in extraction.claims:
                key = proposition_key(claim, self.ontology)
                if key is not None:
                    self.pairs.add(pair(key))
                self._note_actors(claim, extraction.actors)
                yield from claim_quads(claim, key)
        except ValueError as error:
            place = document.source or document.id
            raise InputError(f"cannot be kept as RDF: {error}", path=place) from error

    def finish(self) -> None:
        """Drops what is no longer at its source, and sets the sources of what has moved."""
        read = {now.source for now in self.seen.values() if _is_place(now.source)}
        for name, was in self.known.items():
            if was.source in read and name not in self.seen:
                self._drop(name)
        for name in self.moved:
            node = document_node(name)
            for quad in list(self.store.quads_for_pattern(node, gk("readFrom"), None, node)):
                self.store.remove(quad)
            self.store.add(Quad(node, gk("readFrom"), Literal(self.seen[name].source), node))

    def _meets_again(self, document: Document) -> None:
        first = self.seen[document.id]
        if document.digest != first.digest:
            raise InputError(
                f"its id {document.id!r} is that of another document, {first.source or 'without a source'}",
                path=document.source or None,
                remedy="give each document an id of its own",
            )
        if not first.source or document.source < first.source:
            self._moves(document, first.source)

    def _moves(self, document: Document, before: str) -> None:
        if document.source and document.source != before:
            self.seen[document.id] = Known(document.digest, self.extractor, document.source)
            self.moved.add(document.id)

    def _note_actors(self, claim: Claim, actors: Mapping[str, Actor]) -> None:
        sides = (claim.subject, claim.object, claim.subject_polity, claim.object_polity)
        for name in (*sides, *claim.attributed_to):
            for actor in filter(None, (actors.get(name), actors.get(_polity(actors, name)))):
                self.actors[actor.id] = preferred(self.actors.get(actor.id, actor), actor)

    def _drop(self, name: str) -> None:
        node = document_node(name)
        sides: dict[str, dict[str, str]] = {}
        for quad in self.store.quads_for_pattern(None, None, None, node):
            if quad.predicate in SPOKEN_OF and isinstance(quad.object, NamedNode):
                self.loose.add(node_id(quad.object))
                sides.setdefault(str(quad.subject), {})[quad.predicate.value] = node_id(quad.object)
        subject, target = gk("subjectPolity").value, gk("objectPolity").value
        for side in sides.values():
            if subject in side:
                self.pairs.add(pair((side[subject], "", side.get(target, ""))))
        self.store.remove_graph(node)


def _polity(actors: Mapping[str, Actor], name: str) -> str:
    return actors[name].polity if name in actors else ""


def _is_place(source: str) -> bool:
    return bool(source) and not source.startswith("-")


def _text(term: NamedNode | Literal | BlankNode | Triple | None) -> str:
    return term.value if isinstance(term, Literal) else ""
