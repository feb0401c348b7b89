"""How sure a candidate is. Floor 4.

Until a claim's own evidence is weighed, its confidence is the measured precision of its layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.extract.frames import Candidate
from graphkit.extract.tokens import Token
from graphkit.model import Layer

PRECISION = {Layer.STRUCTURE: 0.8, Layer.RECOVERED: 0.6, Layer.NEAREST: 0.3}


@dataclass(frozen=True)
class Model:
    """Scores candidates; those under the threshold are dropped."""

    threshold: float = 0.5

    def score(self, candidates: Sequence[Candidate], tokens: Sequence[Token]) -> None:
        """Set each candidate's score."""
        for candidate in candidates:
            candidate.score = PRECISION[candidate.layer]


def load_model() -> Model:
    """The shipped model."""
    return Model()
