"""Quadratic curves: points on them, and the part that lies between two discs."""

from __future__ import annotations

import math
from typing import NamedTuple

Point = tuple[float, float]


class Curve(NamedTuple):
    """A quadratic Bézier curve."""

    start: Point
    via: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at `t`, 0 to 1.

        >>> Curve((0, 0), (50, 100), (100, 0)).at(0.5)
        (50.0, 50.0)
        """
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        x, y = (a * p + b * q + c * r for p, q, r in zip(*self, strict=True))
        return x, y

    def direction(self, t: float) -> Point:
        """The unit vector along the curve at `t`.

        >>> Curve((0, 0), (50, 0), (100, 0)).direction(0)
        (1.0, 0.0)
        """
        (x0, y0), (x1, y1), (x2, y2) = self
        x = (1 - t) * (x1 - x0) + t * (x2 - x1)
        y = (1 - t) * (y1 - y0) + t * (y2 - y1)
        size = math.hypot(x, y) or 1.0
        return x / size, y / size

    def between(self, t: float, u: float) -> Curve:
        """The part from `t` to `u`.

        >>> Curve((0, 0), (50, 0), (100, 0)).between(0.25, 0.75)
        Curve(start=(25.0, 0.0), via=(50.0, 0.0), end=(75.0, 0.0))
        """
        # The control point of a part is the curve's polar form at its two ends (de Casteljau).
        x, y = (
            (1 - t) * ((1 - u) * p + u * q) + t * ((1 - u) * q + u * r) for p, q, r in zip(*self, strict=True)
        )
        return Curve(self.at(t), (x, y), self.at(u))

    def outside(self, first: float, last: float) -> Curve:
        """The part farther than `first` from the start and than `last` from the end; none when they meet.

        >>> [round(x) for x, _ in Curve((0, 0), (50, 0), (100, 0)).outside(10, 20)]
        [10, 45, 80]
        """
        t, u = _leaving(self, first), 1 - _leaving(Curve(self.end, self.via, self.start), last)
        return self.between(t, u) if t < u else self.between(0.5, 0.5)


def _leaving(curve: Curve, radius: float) -> float:
    """Where a curve is `radius` from its start: bisection, as it moves away all along its first half."""
    low, high = 0.0, 0.5
    for _ in range(24):
        middle = (low + high) / 2
        if math.dist(curve.start, curve.at(middle)) < radius:
            low = middle
        else:
            high = middle
    return round(low, 6)
