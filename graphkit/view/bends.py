"""How far each line bends, so that it passes no other actor and no line of the same pair."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.view.boxes import Box
from graphkit.view.data import Edge

CHOICES = (0.0, 0.12, -0.12, 0.22, -0.22, 0.32, -0.32, 0.42, -0.42, 0.62, -0.62, 0.82, -0.82)
"""Curvatures tried; above 0 clockwise, 0 straight."""

SPREAD = 0.2
"""Least difference between two lines of the same pair."""

STEPS = 24
"""Points looked at along a line."""

MANY = 1500
"""With more lines than this a picture is too dense to go round anything: lines only avoid their twins."""

Area = Any
"""An array of four columns: left, top, right, bottom."""


def bends(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> dict[str, float]:
    """The curvature of each line, by edge id; heavy lines choose first.

    >>> boxes = {n: Box(x, 0, 60, 40, 10) for n, x in (("A", 0), ("B", 300), ("C", 600))}
    >>> line = Edge("A", "C", "verbal-conflict", "conflict", (0,), 1, 0, 1)
    >>> bends([line], {"A": boxes["A"], "C": boxes["C"]})["A_C_verbal-conflict"]
    0.0
    >>> bends([line], boxes)["A_C_verbal-conflict"] == 0
    False
    """
    import numpy as np  # heavy

    names = {name: index for index, name in enumerate(sorted(boxes))}
    frames = np.array([boxes[n].edges for n in names]).reshape(-1, 4) + np.array((-2, -4, 2, 0))
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    found = {}
    for edge in sorted(edges, key=lambda e: (-e.total, e.id)):
        used = taken[edge.source, edge.target]
        free = [c for c in CHOICES if _gap(c, used) >= SPREAD] or [max(CHOICES, key=lambda c: _gap(c, used))]
        if len(edges) <= MANY:
            others = np.delete(frames, [names[edge.source], names[edge.target]], axis=0)
            free.sort(key=lambda c: (_hits(edge, c, boxes, others) + abs(c), c))
        used.append(free[0])
        found[edge.id] = free[0]
    return found


def _gap(bend: float, used: Sequence[float]) -> float:
    return min((round(abs(bend - other), 6) for other in used), default=math.inf)


def curve(start: tuple[float, float], end: tuple[float, float], bend: float) -> tuple[float, float]:
    """The control point of the quadratic curve that vis-network draws for `curvedCW` (`curvedCCW`).

    Source: `_getViaCoordinates` of vis-network 9.1, BezierEdgeStatic.

    >>> curve((0, 0), (100, 0), 0)
    (50.0, 0.0)
    """
    reach = (abs(bend) / 2 + 0.5) * math.hypot(end[0] - start[0], end[1] - start[1])
    angle = math.atan2(start[1] - end[1], end[0] - start[0]) + (bend / 2 + 0.5) * math.pi
    return round(start[0] + reach * math.sin(angle), 6), round(start[1] + reach * math.cos(angle), 6)


def _hits(edge: Edge, bend: float, boxes: Mapping[str, Box], frames: Area) -> int:
    """How many of the frames the line passes through."""
    import numpy as np  # heavy

    start, end = ((b.x, b.y) for b in (boxes[edge.source], boxes[edge.target]))
    via = np.array(curve(start, end, bend))
    t = np.linspace(0, 1, STEPS)[1:-1, None]
    line = (1 - t) ** 2 * np.array(start) + 2 * t * (1 - t) * via + t**2 * np.array(end)
    at = line[:, None, :]
    return int(((at >= frames[:, :2]) & (at <= frames[:, 2:])).all(axis=2).any(axis=0).sum())
