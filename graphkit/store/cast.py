"""The actors of a store: those that its claims speak of, and the polities they act for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from pyoxigraph import NamedNode, Quad

from graphkit.model import Actor
from graphkit.store.base import Reader
from graphkit.store.nodes import Node, actor_from
from graphkit.store.rows import select_for
from graphkit.store.terms import TYPE, actor_node, gk, node_id
from graphkit.store.triples import actor_quads
from graphkit.vocab import ACTORS

SPOKEN_OF: Final = tuple(
    gk(name) for name in ("subject", "object", "subjectPolity", "objectPolity", "attributedTo")
)
"""The predicates by which a claim speaks of an actor."""

_TOLD: Final = f"SELECT ?a ?by ?value {{ VALUES ?a {{ %s }} GRAPH <{ACTORS}> {{ ?a ?by ?value }} }}"
_ACTING: Final = f"SELECT ?a ?for {{ VALUES ?for {{ %s }} GRAPH <{ACTORS}> {{ ?a gk:polity ?for }} }}"
_SPOKEN: Final = f"""
SELECT ?a {{ VALUES ?a {{ %s }}
    FILTER EXISTS {{ ?claim {"|".join(map(str, SPOKEN_OF))} ?a ; gk:document ?d FILTER(?d NOT IN (GONE)) }} }}
"""

Told = tuple[Node, set[Quad]]
"""An actor of the store, and the quads that tell of it."""


def cast_change(
    reader: Reader,
    actors: Mapping[str, Actor],
    loose: Collection[str],
    spoken: Collection[str],
    gone: Collection[NamedNode],
) -> tuple[set[Quad], set[Quad]]:
    """What goes and what comes of the descriptions of actors.

    Args:
        reader: the store, before the change.
        actors: those that new claims speak of, with their polities.
        loose: ids of actors that lose a claim, and may be spoken of no more.
        spoken: ids of those that new claims speak of, described or not.
        gone: the documents that are on their way out.
    """
    told = _told(reader, {*actors, *loose})
    renewed = [actor for actor in actors.values() if _renews(told, actor)]
    new = {quad for actor in renewed for quad in actor_quads(actor)}
    old = {quad for actor in renewed if actor.id in told for quad in told[actor.id][1]}
    for name in _unspoken(reader, told, set(loose), {*spoken, *actors}, gone):
        old |= told[name][1]
    return old - new, new - old


def preferred(one: Actor, other: Actor) -> Actor:
    """Of two descriptions of an actor the one to keep, whichever came first.

    The gazetteer's goes before any that was learnt from a document, of those the first in sorted order.
    """
    return min(
        one, other, key=lambda actor: (actor.why, sorted(actor.labels.items()), actor.kind, actor.polity)
    )


def _told(reader: Reader, names: Iterable[str]) -> dict[str, Told]:
    found: dict[str, Told] = {}
    graph = NamedNode(ACTORS)
    for row in select_for(reader, _TOLD, [actor_node(name) for name in names]):
        node, predicate, value = row["a"], row["by"], row["value"]
        at, quads = found.setdefault(node_id(node), (Node(None, node), set()))
        at.take(predicate, value)
        quads.add(Quad(node, predicate, value, graph))
    return found


def _renews(told: Mapping[str, Told], actor: Actor) -> bool:
    if actor.id not in told or not told[actor.id][0].all(TYPE):
        return True
    known = actor_from(told[actor.id][0])
    return known != actor and (not actor.why or preferred(known, actor) is actor)


def _unspoken(
    reader: Reader, told: dict[str, Told], loose: set[str], kept: set[str], gone: Collection[NamedNode]
) -> set[str]:
    # A polity is spoken of as long as somebody acts for it; so it may follow the last who did.
    found: set[str] = set()
    waiting = loose - kept
    while waiting:
        silent = waiting & told.keys() - found - _still_spoken_of(reader, waiting, gone)
        acting = _acting(reader, silent)
        leaving = {name for name in silent if not acting.get(name, set()) - found - {name}}
        found |= leaving
        waiting = {told[name][0].name(gk("polity")) for name in leaving} - found - kept - {""}
        told.update(_told(reader, waiting - told.keys()))
    return found


def _still_spoken_of(reader: Reader, names: Iterable[str], gone: Collection[NamedNode]) -> set[str]:
    sparql = _SPOKEN.replace("GONE", ", ".join(map(str, gone)).replace("%", "%%"))
    return {node_id(row["a"]) for row in select_for(reader, sparql, [actor_node(name) for name in names])}


def _acting(reader: Reader, polities: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in select_for(reader, _ACTING, [actor_node(name) for name in polities]):
        found.setdefault(node_id(row["for"]), set()).add(node_id(row["a"]))
    return found
