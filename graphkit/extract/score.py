"""How probable a candidate is a claim that a careful reader would make. Floor 4.

A logistic regression over what the cascade knows of a candidate: its layer, relation and trigger, how
its slots were filled, and how far they lie. Frames propose and fix the roles; the model only weighs.
Its weights are a readable table, `ontologies/lexicon/weights.tsv`, made by `benchmarks/train_scorer.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphkit.errors import DataError
from graphkit.extract.candidates import Candidate
from graphkit.extract.referents import Filler
from graphkit.extract.syntax import NP
from graphkit.resources import lexicon_dir

NEAR, FAR = 3, 8


@dataclass(frozen=True)
class Model:
    """Weights by feature name; candidates under `threshold` are no claims."""

    weights: Mapping[str, float]
    threshold: float = 0.5

    def score(self, candidates: Sequence[Candidate]) -> None:
        """Set each candidate's score, a probability between 0 and 1."""
        if not candidates:
            return
        pairs = Counter(pair_of(candidate) for candidate in candidates)
        weights = self.weights
        for candidate in candidates:
            total = sum(weights.get(name, 0.0) for name in features(candidate, pairs))
            candidate.score = 1 / (1 + math.exp(-total))


def features(candidate: Candidate, pairs: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Names of what holds of a candidate; `pairs` counts the candidates of each pair of polities."""
    source, target = candidate.source, candidate.target
    layer = candidate.layer.value
    relation, lemma = candidate.relation, candidate.lemma
    part = "verb" if candidate.frame.verb else "noun"
    yield "bias"
    yield f"layer={layer}"
    yield f"{part}|{layer}"
    yield f"relation={relation}"
    yield f"relation={relation}|{layer}"
    yield f"trigger={lemma}"
    yield f"trigger={lemma}|{relation}"
    yield f"rank={candidate.frame.rank}|{part}"
    yield f"source={source.how}|{part}"
    yield f"source={_sort(source)}|{source.mention.name}"
    yield f"pairs={min(pairs[pair_of(candidate)], 4)}"
    if target is not None:
        yield f"target={target.how}|{part}"
        yield f"target={_sort(target)}|{target.mention.name}"
        yield f"slots={source.how}>{target.how}"
        yield f"target={_sort(target)}|{relation}"
        yield f"sorts={_sort(source)}>{_sort(target)}|{part}"
        yield f"order={_order(candidate, target)}|{layer}"
        yield f"apart={_apart(candidate, target)}|{layer}"
    yield from _context(candidate)
    yield from candidate.around


def _context(candidate: Candidate) -> Iterator[str]:
    pred, event = candidate.pred, candidate.event
    if pred is not None:
        yield f"clause={pred.clause.kind}|{pred.link}"
        yield f"passive={pred.vg.passive}"
        if event is not None:
            yield f"governed={pred.vg.lemma}"
            yield f"governed={pred.vg.lemma}|{candidate.relation}"
    if event is not None:
        yield f"head={event.head == candidate.at}"
        yield f"prep={event.prep}"


def pair_of(candidate: Candidate) -> tuple[str, str]:
    """The two polities a candidate links, in alphabetical order."""
    ends = [candidate.source.mention.polity, candidate.target.mention.polity if candidate.target else ""]
    return min(ends), max(ends)


def _sort(filler: Filler) -> str:
    return filler.np.sort.name.lower() if isinstance(filler.np, NP) else "none"


def _order(candidate: Candidate, target: Filler) -> str:
    places = ((candidate.source.mention.span.start, "s"), (target.mention.span.start, "o"))
    trigger = candidate.cue_start
    return "".join(mark for _, mark in sorted([*places, (trigger, "t")]))


def _apart(candidate: Candidate, target: Filler) -> str:
    steps = max(_steps(candidate, candidate.source), _steps(candidate, target))
    return "near" if steps <= NEAR else "middle" if steps <= FAR else "far"


def _steps(candidate: Candidate, filler: Filler) -> int:
    if filler.np is None:
        return FAR
    return max(filler.np.i - candidate.at, candidate.at - filler.np.j, 0)


@cache
def load_model(path: Path | None = None) -> Model:
    """The weights in a file of `name<TAB>weight` lines. Raises DataError with file and line."""
    path = path or lexicon_dir() / "weights.tsv"
    weights: dict[str, float] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        name, _, weight = line.rpartition("\t")
        try:
            weights[name] = float(weight)
        except ValueError:
            raise DataError(f"{weight!r} is no number", path=path, line=number) from None
    return Model(weights, weights.pop("threshold", 0.5))
