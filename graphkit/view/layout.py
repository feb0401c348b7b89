"""Where everything is drawn: computed once, so that a page opens at rest and always the same.

Actors that work together are pulled together, opponents are pushed apart: the distance wanted for
each pair follows the sign of what they mostly do (Kamada and Kawai 1989, "An algorithm for drawing
general undirected graphs", with these distances). Units are pixels of the opening zoom on a
desktop; y grows downwards.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.view.bends import bends
from graphkit.view.boxes import LABEL_HEIGHT, MARGIN, Box, pack, separate, text_width
from graphkit.view.data import Edge, Node

WIDTH, HEIGHT = 860.0, 700.0
"""The drawing area of a desktop window, less panel and toolbars."""

CORE = 300
"""A page opens on at most so many actors, the strongest; the others lie around them."""

CROWD = 100
"""With more actors than this, names give way to codes."""

LONGEST = 28
"""Letters of a name; the code stands for a longer one in the picture."""

ROOM = 2.2
"""The layout has at least so many times the room of all names together."""

STARTS = 8
"""Layouts tried for a small component; the one with the fewest crossings stays."""

EVEN = 0.45
"""How far actors are moved from where the forces put them to evenly spaced columns and rows."""

DENIED = 1.4
"""A line with a denial is longer by this: it is what a reader looks for first."""

BUSY = 0.25
"""And one between actors with many ties by this for each doubling: they need room around them."""

DISTANCE = {"cooperation": 1.0, "neutral": 1.35, "conflict": 1.7}


@dataclass(frozen=True, slots=True)
class Point:
    """Pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions and radii by actor id, curvature by edge id (see `bends`), the actors shown first."""

    places: Mapping[str, Point]
    radii: Mapping[str, float]
    bends: Mapping[str, float]
    core: frozenset[str]


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge], most: int = CORE) -> Layout:
    """Places every actor and bends every line; the core has at most `most` actors.

    The same nodes and edges give the same layout in any order.
    """
    ranked = sorted(nodes, key=lambda n: (-n.weight, n.actor.id))
    core, rest = ranked[:most], ranked[most:]
    inner = {n.actor.id: n for n in sorted(core, key=lambda n: n.actor.id)}
    ties = sorted((e for e in edges if e.source in inner and e.target in inner), key=lambda e: e.id)
    boxes = {name: _box(node, len(core) > CROWD) for name, node in inner.items()}
    room = max(WIDTH * HEIGHT, ROOM * _area(boxes.values()))
    groups = [
        _component({name: boxes[name] for name in members}, ties, room * _share(members, boxes))
        for members in _components(inner, ties)
    ]
    packed = pack(groups, WIDTH / HEIGHT)
    places = {name: Point(round(b.x), round(b.y)) for name, b in packed.items()}
    radii = {n.actor.id: radius(n.weight) for n in nodes}
    return Layout(
        places={**places, **_ring(rest, edges, places)},
        radii=radii,
        bends=bends(ties, packed),
        core=frozenset(inner),
    )


def radius(weight: int) -> float:
    """A node's radius in pixels: its area grows with the claims that touch it, up to a bound.

    >>> radius(1), radius(16), radius(10_000)
    (9.0, 15.0, 30.0)
    """
    return min(30.0, 7 + 2 * math.sqrt(weight))


def _box(node: Node, crowded: bool) -> Box:
    size = radius(node.weight)
    names = [node.actor.label(language) for language in sorted(node.actor.labels)]
    # The page shows codes instead of long names, and in a crowd where names find no room.
    short = [] if crowded else [name for name in names if len(name) <= LONGEST]
    width = max(text_width(name) for name in short or [node.actor.id])
    return Box(0, 0, max(2 * size, width), 2 * size + LABEL_HEIGHT, size)


def _components(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> list[list[str]]:
    import networkx as nx  # heavy

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((e.source, e.target) for e in edges)
    return sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))


def _area(boxes: Iterable[Box]) -> float:
    return sum((box.width + MARGIN) * (box.height + MARGIN) for box in boxes)


def _share(members: Iterable[str], boxes: Mapping[str, Box]) -> float:
    return _area(boxes[name] for name in members) / _area(boxes.values())


def _component(boxes: Mapping[str, Box], edges: Sequence[Edge], room: float) -> dict[str, Box]:
    lengths = _lengths(edge for edge in edges if edge.source in boxes)
    points = _evened(_upright(_best(list(boxes), lengths)))
    wide, high = math.sqrt(room * WIDTH / HEIGHT), math.sqrt(room * HEIGHT / WIDTH)
    return separate({name: boxes[name].at(x * wide, y * high) for name, (x, y) in points.items()})


def _lengths(edges: Iterable[Edge]) -> dict[tuple[str, str], float]:
    """The distance wanted for each pair: by what they mostly do, more where there is more to show."""
    lines: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        lines[edge.source, edge.target].append(edge)
    degrees = Counter(actor for pair in lines for actor in pair)
    return {pair: _length(group, min(degrees[a] for a in pair)) for pair, group in lines.items()}


def _length(lines: Sequence[Edge], degree: int) -> float:
    """The mean over the lines of a pair, weighted by their claims; `degree` is the lesser of the two."""
    mean = sum(DISTANCE[e.sign] * e.total for e in lines) / sum(e.total for e in lines)
    denied = DENIED if any(e.denied for e in lines) else 1
    return mean * denied * (1 + BUSY * math.log2(degree))


Points = dict[str, tuple[float, float]]


def _best(names: list[str], pairs: Mapping[tuple[str, str], float]) -> Points:
    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    if len(names) > CROWD:
        return _spring(names, pairs)
    tries = [_kamada_kawai(names, pairs, seed) for seed in range(STARTS if len(names) <= 40 else 1)]
    return min(tries, key=lambda points: _crossings(points, sorted(pairs)))


def _kamada_kawai(names: list[str], pairs: Mapping[tuple[str, str], float], seed: int) -> Points:
    import networkx as nx  # heavy

    order = list(names)
    random.Random(seed).shuffle(order)  # noqa: S311  (a layout, no secret)
    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((a, b, length) for (a, b), length in pairs.items())
    start = nx.circular_layout(order)
    return {n: (float(p[0]), float(p[1])) for n, p in nx.kamada_kawai_layout(graph, pos=start).items()}


def _spring(names: list[str], pairs: Mapping[tuple[str, str], float]) -> Points:
    import networkx as nx  # heavy

    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((a, b, 1 / length) for (a, b), length in pairs.items())
    layout = nx.spring_layout(graph, seed=1, iterations=80, method="force")
    return {n: (float(p[0]), float(p[1])) for n, p in layout.items()}


def _crossings(points: Points, pairs: Sequence[tuple[str, str]]) -> int:
    """How often two lines without a common end cross, counted from both."""
    import numpy as np  # heavy

    names = {name: index for index, name in enumerate(points)}
    ends = np.array([[names[a], names[b]] for a, b in pairs])
    at = np.array(list(points.values()))[ends]
    start, end = at[:, 0], at[:, 1]
    way = end - start
    # The side of each line on which each line's start and end lie: the sign of a cross product.
    sides = [
        way[:, None, 0] * (p[None, :, 1] - start[:, None, 1])
        > way[:, None, 1] * (p[None, :, 0] - start[:, None, 0])
        for p in (start, end)
    ]
    apart = sides[0] != sides[1]
    joined = (ends[:, None, :, None] == ends[None, :, None, :]).any(axis=(2, 3))
    return int((apart & apart.T & ~joined).sum())


def _upright(points: Points) -> Points:
    """Turns the longest direction level and fills the unit square around the origin."""
    import numpy as np  # heavy

    names = list(points)
    grid = np.array([points[n] for n in names])
    grid = grid - grid.mean(axis=0)
    if len(names) > 2:
        grid = grid @ np.linalg.svd(grid, full_matrices=False)[2].T
    spread = grid.max(axis=0) - grid.min(axis=0)
    grid = (grid - grid.min(axis=0)) / np.where(spread > 1e-9, spread, 1) - (spread > 1e-9) / 2
    return {n: (float(x), float(y)) for n, (x, y) in zip(names, grid, strict=True)}


def _evened(points: Points) -> Points:
    """Spreads a crowded middle and draws in stragglers, keeping who is left of and above whom."""
    last = max(1, len(points) - 1)
    columns, rows = (
        {name: i / last - 0.5 for i, name in enumerate(sorted(points, key=lambda n: (points[n][axis], n)))}
        for axis in (0, 1)
    )
    if len(points) < 4:
        return points
    return {n: (x + EVEN * (columns[n] - x), y + EVEN * (rows[n] - y)) for n, (x, y) in points.items()}


def _ring(rest: Sequence[Node], edges: Sequence[Edge], places: Mapping[str, Point]) -> dict[str, Point]:
    """The actors beyond the core: on rings around it, each near the actors it is tied to."""
    if not rest:
        return {}
    ordered = sorted((_angle(n.actor.id, edges, places), n.actor.id) for n in rest)
    reach = max(math.hypot(p.x, p.y) for p in places.values()) + 120
    per_ring = max(12, int(2 * math.pi * reach / 90))
    found = {}
    for index, (_, name) in enumerate(ordered):
        ring = reach + 70 * (index % math.ceil(len(ordered) / per_ring))
        turn = 2 * math.pi * index / len(ordered)
        found[name] = Point(round(ring * math.cos(turn)), round(ring * math.sin(turn)))
    return found


def _angle(name: str, edges: Sequence[Edge], places: Mapping[str, Point]) -> float:
    near = [
        places[other]
        for e in edges
        if name in (e.source, e.target)
        for other in [e.target if e.source == name else e.source]
        if other in places
    ]
    return math.atan2(sum(p.y for p in near), sum(p.x for p in near)) % (2 * math.pi) if near else 0.0
