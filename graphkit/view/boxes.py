"""Label boxes: how wide a name is, pushing boxes apart, packing groups of them side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

LABEL_HEIGHT = 20.0
"""Pixels of a node's name, the gap above it included."""

MARGIN = 14.0
"""Pixels kept free between two boxes."""

ROUNDS = 80
"""So often boxes are pushed before all are drawn apart."""

GROWTH = 1.1
"""And so far."""

GAP = 60.0
"""Pixels between two packed groups."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its name below: the centre of the node, the whole's size, the node's radius."""

    x: float
    y: float
    width: float
    height: float
    radius: float

    def at(self, x: float, y: float) -> Box:
        """The same box with its node at another point."""
        return replace(self, x=x, y=y)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom.

        >>> Box(0, 0, 80, 40, 10).edges
        (-40.0, -10, 40.0, 30)
        """
        top = self.y - self.radius
        return self.x - self.width / 2, top, self.x + self.width / 2, top + self.height


def text_width(text: str) -> float:
    """Pixels of a name at 13 px in a common sans-serif, on the safe side.

    >>> text_width("Israel") < text_width("WWWWWW") < text_width("日本国日本国")
    True
    """
    return sum(_advance(letter) for letter in text)


def _advance(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 13.5
    return 9.8 if letter.isupper() else 4.5 if letter in " .,'-ijl|" else 7.8


def separate(boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Pushes overlapping boxes apart, each half the way along the axis that needs the least.

    Where pushing alone does not free them, all are drawn apart from the middle, and pushed again.

    >>> apart = separate({"a": Box(0, 0, 80, 40, 10), "b": Box(10, 0, 80, 40, 10)})
    >>> left, right = sorted(apart.values(), key=lambda b: b.x)
    >>> left.edges[2] < right.edges[0] or left.edges[3] < right.edges[1] or left.edges[1] > right.edges[3]
    True
    """
    import numpy as np  # heavy

    names = sorted(boxes)
    corners = np.array([boxes[n].edges for n in names]).reshape(-1, 4)
    start = centre = (corners[:, :2] + corners[:, 2:]) / 2
    half = (corners[:, 2:] - corners[:, :2] + MARGIN) / 2
    moved = True
    while moved:
        for _ in range(ROUNDS):
            push = _pushes(centre, half)
            moved = bool(push.any())
            centre = centre + push
            if not moved:
                break
        else:
            centre = centre * GROWTH
    way = centre - start
    return {
        n: boxes[n].at(boxes[n].x + float(x), boxes[n].y + float(y))
        for n, (x, y) in zip(names, way, strict=True)
    }


def _pushes(centre: Any, half: Any) -> Any:
    """How far each box is pushed by all it overlaps: one row (x, y) a box; zeros when all are free."""
    import numpy as np  # heavy

    apart = centre[:, None, :] - centre[None, :, :]
    lack = half[:, None, :] + half[None, :, :] - np.abs(apart)
    order = np.arange(len(centre))[:, None] - np.arange(len(centre))[None, :]
    hit = (lack > 0.01).all(axis=2) & (order != 0)
    sideways = (lack[:, :, 0] < lack[:, :, 1])[:, :, None] == np.array([True, False])
    sign = np.where(np.abs(apart) > 1e-9, np.sign(apart), np.sign(order)[:, :, None])
    return (sign * lack * sideways * hit[:, :, None] * 0.52).sum(axis=1)


def pack(groups: Sequence[Mapping[str, Box]], aspect: float) -> dict[str, Box]:
    """Puts groups on shelves, largest first, and centres the whole on the origin.

    Args:
        groups: the largest first; boxes inside one do not overlap.
        aspect: width over height wanted for the whole.

    >>> both = pack([{"a": Box(0, 0, 80, 40, 10)}, {"b": Box(0, 0, 80, 40, 10)}], 1.5)
    >>> both["a"].edges[2] < both["b"].edges[0] or both["a"].edges[3] < both["b"].edges[1]
    True
    """
    frames = [_frame(group) for group in groups]
    area = sum((right - left + GAP) * (bottom - top + GAP) for left, top, right, bottom in frames)
    width = max([right - left for left, _, right, _ in frames] + [(area * aspect) ** 0.5])
    x = y = shelf = 0.0
    placed: dict[str, Box] = {}
    for group, (left, top, right, bottom) in zip(groups, frames, strict=True):
        if x and x + right - left > width:
            x, y, shelf = 0.0, y + shelf + GAP, 0.0
        placed |= {n: b.at(b.x - left + x, b.y - top + y) for n, b in group.items()}
        x, shelf = x + right - left + GAP, max(shelf, bottom - top)
    return _centred(placed)


def _frame(boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    edges = [box.edges for box in boxes.values()]
    return (
        min(e[0] for e in edges),
        min(e[1] for e in edges),
        max(e[2] for e in edges),
        max(e[3] for e in edges),
    )


def _centred(boxes: Mapping[str, Box]) -> dict[str, Box]:
    if not boxes:
        return {}
    left, top, right, bottom = _frame(boxes)
    return {n: b.at(b.x - (left + right) / 2, b.y - (top + bottom) / 2) for n, b in boxes.items()}
