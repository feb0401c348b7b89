"""How far each line bends, so that it passes no other actor and no line of the same pair."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graphkit.view.boxes import Box
from graphkit.view.data import Edge

CHOICES = (0.0, 0.12, -0.12, 0.22, -0.22, 0.32, -0.32, 0.42, -0.42)
"""Curvatures tried; above 0 clockwise, 0 straight."""

SPREAD = 0.2
"""Least difference between two lines of the same pair."""

MANY = 1500
"""With more lines than this, lines are spread by pair only."""


def bends(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> dict[str, float]:
    """The curvature of each line, by edge id; heavy lines choose first.

    >>> boxes = {n: Box(x, 0, 60, 40, 10) for n, x in (("A", 0), ("B", 300), ("C", 600))}
    >>> line = Edge("A", "C", "conflict", (0,), 1, 0, 1)
    >>> bends([line], {"A": boxes["A"], "C": boxes["C"]})["A_C_conflict"]
    0.0
    >>> bends([line], boxes)["A_C_conflict"] == 0
    False
    """
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    found = {}
    for edge in sorted(edges, key=lambda e: (-e.total, e.id)):
        used = taken[edge.source, edge.target]
        free = [c for c in CHOICES if all(abs(c - u) >= SPREAD for u in used)]
        near = boxes if len(edges) <= MANY else {n: boxes[n] for n in (edge.source, edge.target)}
        best = min(free, key=lambda c: _cost(edge, c, near))
        used.append(best)
        found[edge.id] = best
    return found


def curve(start: tuple[float, float], end: tuple[float, float], bend: float) -> tuple[float, float]:
    """The control point of the quadratic curve that vis-network draws for `curvedCW` (`curvedCCW`).

    Source: `_getViaCoordinates` of vis-network 9.1, BezierEdgeStatic.

    >>> curve((0, 0), (100, 0), 0)
    (50.0, 0.0)
    """
    reach = (abs(bend) / 2 + 0.5) * math.hypot(end[0] - start[0], end[1] - start[1])
    angle = math.atan2(start[1] - end[1], end[0] - start[0]) + (bend / 2 + 0.5) * math.pi
    return round(start[0] + reach * math.sin(angle), 6), round(start[1] + reach * math.cos(angle), 6)


def _cost(edge: Edge, bend: float, boxes: Mapping[str, Box]) -> float:
    start, end = boxes[edge.source], boxes[edge.target]
    points = _samples((start.x, start.y), (end.x, end.y), bend)
    hits = sum(
        _passes(points, box) for name, box in boxes.items() if name not in (edge.source, edge.target)
    )
    return hits + abs(bend)


def _samples(start: tuple[float, float], end: tuple[float, float], bend: float) -> list[tuple[float, float]]:
    via = curve(start, end, bend)
    steps = [i / 24 for i in range(1, 24)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * via[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * via[1] + t * t * end[1],
        )
        for t in steps
    ]


def _passes(points: Sequence[tuple[float, float]], box: Box) -> bool:
    left, top, right, bottom = box.edges
    return any(left - 2 <= x <= right + 2 and top - 4 <= y <= bottom for x, y in points)
