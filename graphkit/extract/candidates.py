"""What a candidate is: a trigger with both slots filled. Floor 4.

The slots are filled by the clause structure or, failing that, by the governing subject or the nearest
actor; which way is kept, for it decides how sure the claim is.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.extract.referents import Filler
from graphkit.extract.syntax import NP, Pred
from graphkit.lexicon import Frame
from graphkit.model import Layer


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible claim.

    Attributes:
        pred: the predicate that states it, or governs the noun that does.
        event: the noun that states it, None for verbs.
        at: token index of the trigger.
        around: names of what stands around it, for the scorer.
        score: how probable it is that a careful reader would make this claim.
    """

    frame: Frame
    relation: str
    lemma: str
    at: int
    source: Filler
    target: Filler | None
    pred: Pred | None
    event: NP | None
    layer: Layer
    cue_start: int = 0
    around: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a candidate is read from: a frame, its word, and the predicate and act it stands in."""

    frame: Frame
    lemma: str
    at: int
    pred: Pred | None
    event: NP | None
