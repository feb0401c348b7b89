"""A knowledge graph to read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from graphkit.errors import NotFoundError
from graphkit.model import Actor, Claim, Document
from graphkit.store.base import Reader
from graphkit.store.nodes import Node, actor_from, claim_from, document_from, proposition_from
from graphkit.store.rows import select
from graphkit.store.selection import Selection
from graphkit.store.terms import (
    TYPE,
    actor_node,
    claim_node,
    document_node,
    gk,
    node_id,
    proposition_node,
    relation_node,
)
from graphkit.vocab import ACTORS, PREFIXES

if TYPE_CHECKING:  # brings the ontology, which a query does not need
    from graphkit.propositions import Proposition

EVERYTHING: Final = Selection()

_CLAIMS: Final = """
SELECT ?claim ?document ?start { %s
    OPTIONAL { ?claim gk:document ?document } OPTIONAL { ?claim gk:start ?start } }
"""


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Documents, claims, actors and propositions of one store.

    Attributes:
        store: all triples; queries run over the union of its graphs.
        source: where it was opened from, "" for one made in memory.
        folder: the store on disk that another process may open too, None for one in memory.
        hold: what keeps a store on disk as it is while this graph is in use, None for one in memory.
    """

    store: Reader
    source: str = ""
    folder: Path | None = None
    hold: object = field(default=None, repr=False)

    def documents(self) -> Iterator[Document]:
        """All documents by id, one in memory at a time."""
        return (document_from(Node(self.store, node)) for node in self._nodes("Document"))

    def document(self, document: str) -> Document:
        """The document with this id. Raises NotFoundError, which lists the nearest ids."""
        node = document_node(document)
        if not self._is(node, "Document"):
            raise NotFoundError.among("document", document, map(node_id, self._nodes("Document")))
        return document_from(Node(self.store, node))

    def claims(self, selection: Selection = EVERYTHING) -> Iterator[Claim]:
        """The claims asked for, by document, place in it and id, one in memory at a time.

        Raises:
            NotFoundError: the actor or relation asked for is not in the graph.
            QueryError: a date asked for is none.
            StoreError: a claim of the graph is incomplete.
        """
        self._check(selection)
        return (claim_from(node) for node in claim_nodes(self.store, selection))

    def claim(self, name: str) -> Claim:
        """The claim with this id, or whose id alone starts so; `claim:` before it is ignored.

        Raises:
            NotFoundError: none does, or several do; the message lists candidates.
        """
        name = _bare("claim", name)
        if self._is(claim_node(name), "Claim"):
            return claim_from(Node(self.store, claim_node(name)))
        ids = [node_id(node) for node in self._nodes("Claim")]
        matching = [claim for claim in ids if name and claim.startswith(name)]
        if not matching:
            raise NotFoundError.among("claim", name, ids)
        if len(matching) > 1:
            raise _ambiguous("claim", name, matching)
        return claim_from(Node(self.store, claim_node(matching[0])))

    def propositions(self, selection: Selection = EVERYTHING) -> Iterator[Proposition]:
        """The propositions that at least one of the claims asked for is about, sorted by key.

        Raises:
            NotFoundError: the actor or relation asked for is not in the graph.
            QueryError: a date asked for is none.
            StoreError: a proposition of the graph is wrong.
        """
        nodes: Iterable[NamedNode] = self._nodes("Proposition")
        if not selection.is_everything:
            self._check(selection)
            where = f"{selection.where()} ?claim gk:proposition ?p"
            nodes = [row["p"] for row in select(self.store, f"SELECT DISTINCT ?p {{ {where} }}")]
        found = (_proposition(self.store, node) for node in nodes)
        return iter(sorted(found, key=lambda proposition: proposition.key))

    def proposition(self, subject: str, relation: str, target: str = "") -> Proposition:
        """One proposition. Raises NotFoundError, which lists the nearest ones."""
        node = proposition_node(subject, relation, target)
        if not self._is(node, "Proposition"):
            known = map(node_id, self._nodes("Proposition"))
            raise NotFoundError.among("proposition", node_id(node), known)
        return _proposition(self.store, node)

    def actors(self) -> Mapping[str, Actor]:
        """Id -> actor, for all that the claims speak of, by id."""
        quads = self.store.quads_for_pattern(None, TYPE, gk("Actor"), NamedNode(ACTORS))
        nodes = sorted((q.subject for q in quads if isinstance(q.subject, NamedNode)), key=str)
        return {node_id(node): actor_from(Node(self.store, node)) for node in nodes}

    def actor(self, name: str) -> Actor:
        """The actor of the graph with this id, label or name in the gazetteer, in either case.

        Raises:
            NotFoundError: there is none, or the label is that of several.
        """
        name = _bare("actor", name)
        actors = self.actors()
        if name in actors:
            return actors[name]
        found = _called(name, actors) or _listed(name, actors)
        if len(found) > 1:
            raise _ambiguous("actor", name, found)
        if not found:
            labels = {label for actor in actors.values() for label in actor.labels.values()}
            raise NotFoundError.among("actor", name, {*actors, *labels})
        return actors[found[0]]

    def relation(self, slug: str) -> str:
        """The slug itself, if the ontology of the graph has it. Raises NotFoundError."""
        slug = _bare("rel", slug)
        if not self._is(relation_node(slug), "Relation"):
            raise NotFoundError.among("relation", slug, map(node_id, self._nodes("Relation")))
        return slug

    def _nodes(self, kind: str) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(None, TYPE, gk(kind), None)
        return sorted({q.subject for q in quads if isinstance(q.subject, NamedNode)}, key=node_id)

    def _is(self, node: NamedNode, kind: str) -> bool:
        return any(True for _ in self.store.quads_for_pattern(node, TYPE, gk(kind), None))

    def _check(self, selection: Selection) -> None:
        for actor in filter(None, (selection.actor, selection.other)):
            if not any(True for _ in self.store.quads_for_pattern(actor_node(actor), None, None, None)):
                raise NotFoundError.among("actor", actor, self.actors())
        if selection.relation:
            self.relation(selection.relation)


def claim_nodes(store: Reader, selection: Selection = EVERYTHING) -> Iterator[Node]:
    """The nodes of the claims asked for, by document, place in it and id."""
    rows = select(store, _CLAIMS % selection.where())
    found = sorted({(_text(row["document"]), _number(row["start"]), _text(row["claim"])) for row in rows})
    return (Node(store, claim_node(claim)) for _, _, claim in found)


def _proposition(store: Reader, node: NamedNode) -> Proposition:
    quads = store.quads_for_pattern(None, gk("proposition"), node, None)
    claims = {node_id(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)}
    return proposition_from(Node(store, node), sorted(claims))


def _text(node: NamedNode | None) -> str:
    return node_id(node) if node is not None else ""


def _number(term: Literal | None) -> int:
    return int(term.value) if term is not None and term.value.isdecimal() else 0


def _called(name: str, actors: Mapping[str, Actor]) -> list[str]:
    wanted = name.casefold()
    return [
        actor.id
        for actor in actors.values()
        if wanted in {actor.id.casefold(), *(label.casefold() for label in actor.labels.values())}
    ]


def _listed(name: str, actors: Mapping[str, Actor]) -> list[str]:
    wanted = name.casefold()
    from graphkit.actors import load_gazetteer  # large, and only for a name that no actor here has

    listed = {known.actor for known in load_gazetteer().names if known.text.casefold() == wanted}
    return sorted(listed & actors.keys())


def _ambiguous(kind: str, name: str, found: list[str]) -> NotFoundError:
    shown = ", ".join(sorted(found)[:6]) + (" ..." if len(found) > 6 else "")
    return NotFoundError(f"{name!r} could be more than one {kind}", remedy=f"choose one of {shown}")


def _bare(prefix: str, name: str) -> str:
    return name.removeprefix(f"{prefix}:").removeprefix(PREFIXES[prefix])
