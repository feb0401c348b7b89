"""The actors of a store: those that its claims speak of, and the polities they act for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import NamedNode, Store

from graphkit.model import Actor
from graphkit.store.nodes import Node, actor_from
from graphkit.store.terms import TYPE, actor_node, gk
from graphkit.store.triples import actor_quads
from graphkit.vocab import ACTORS

SPOKEN_OF: Final = tuple(
    gk(name) for name in ("subject", "object", "subjectPolity", "objectPolity", "attributedTo")
)
"""The predicates by which a claim speaks of an actor."""


def put_actors(store: Store, actors: Mapping[str, Actor], loose: Iterable[str]) -> None:
    """Adds or renews `actors`, then removes those of `loose` that nothing speaks of any more."""
    graph = NamedNode(ACTORS)
    renewed = [actor for actor in actors.values() if _renews(store, actor)]
    for actor in renewed:
        _remove(store, actor.id)
    store.bulk_extend(quad for actor in renewed for quad in actor_quads(actor))
    waiting = set(loose)
    while waiting:
        name = waiting.pop()
        polity = Node(store, actor_node(name)).name(gk("polity"))
        if not _is_spoken_of(store, actor_node(name), graph):
            _remove(store, name)
            waiting |= {polity} - {name, ""}


def preferred(one: Actor, other: Actor) -> Actor:
    """Of two descriptions of an actor the one to keep, whichever came first.

    The gazetteer's goes before any that was learnt from a document, of those the first in sorted order.
    """
    return min(
        one, other, key=lambda actor: (actor.why, sorted(actor.labels.items()), actor.kind, actor.polity)
    )


def _renews(store: Store, actor: Actor) -> bool:
    node = Node(store, actor_node(actor.id))
    if not node.all(TYPE):
        return True
    known = actor_from(node)
    return known != actor and (not actor.why or preferred(known, actor) is actor)


def _is_spoken_of(store: Store, node: NamedNode, graph: NamedNode) -> bool:
    if any(True for by in SPOKEN_OF for _ in store.quads_for_pattern(None, by, node, None)):
        return True
    acting = store.quads_for_pattern(None, gk("polity"), node, graph)
    return any(quad.subject != node for quad in acting)


def _remove(store: Store, actor: str) -> None:
    for quad in list(store.quads_for_pattern(actor_node(actor), None, None, NamedNode(ACTORS))):
        store.remove(quad)
