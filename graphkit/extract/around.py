"""Whom an empty slot may mean by nearness alone. Floor 4, part of the seventh stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from graphkit.extract.referents import Filler
from graphkit.extract.syntax import NP, Pred


def sources_around(
    named: Sequence[NP], at: int, pred: Pred | None, taken: set[str], wide: bool
) -> list[Filler]:
    """The governing subjects, then the nearest of the `named` phrases before and after token `at`.

    `taken` are polities that stand in the other slot; only when `wide` are further phrases tried.
    """
    found: list[Filler] = []
    while pred is not None:
        found += _around(pred.subj, "governor", taken)
        pred = pred.governor
    before = [np for np in named if np.j <= at]
    found += _nearest(reversed(before), "before", taken, 2 if wide else 1)
    after = [np for np in named if np.i > at]
    return found + (_nearest(after, "after", taken, 1) if wide else [])


def targets_around(named: Sequence[NP], at: int, taken: set[str], wide: bool) -> list[Filler]:
    """The nearest of the `named` phrases after token `at`, then before it; as `sources_around`."""
    after = [np for np in named if np.j > at + 1]
    found = _nearest(after, "after", taken, 2 if wide else 1)
    before = [np for np in named if np.j <= at]
    return found + (_nearest(reversed(before), "before", taken, 1) if wide else [])


def _nearest(phrases: Iterable[NP], how: str, taken: set[str], most: int) -> list[Filler]:
    found: list[Filler] = []
    for number, np in enumerate(islice(phrases, most), 1):
        found += _around(np, f"{how}{number}", taken)
    return found


def _around(np: NP | None, how: str, taken: set[str]) -> list[Filler]:
    if np is None:
        return []
    return [Filler(m, how, np) for m in (np.members or np.owners) if m.polity not in taken]
