"""Which candidates become claims. Floor 4, ninth stage.

All triggers that link a pair are collected first: of one trigger the most specific frame speaks, and
of several relations of a pair the general one gives way to its special case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graphkit.extract.candidates import Candidate
from graphkit.model import Layer
from graphkit.ontology import Ontology

Pair = tuple[str, str]
SURE = 0.5
ORDER = {Layer.STRUCTURE: 2, Layer.RECOVERED: 1, Layer.NEAREST: 0}


def choose(candidates: Iterable[Candidate], ontology: Ontology, threshold: float = 0.5) -> list[Candidate]:
    """The candidates to keep, in text order."""
    pairs: dict[Pair, list[Candidate]] = defaultdict(list)
    likely = (c for c in candidates if c.score >= (threshold / 2 if _is_plain(c) else threshold))
    for candidate in _one_frame_a_trigger(likely):
        pairs[_ends(candidate, ontology)].append(candidate)
    kept = [c for group in pairs.values() for c in _sure(_most_special(group, ontology))]
    return sorted(kept, key=lambda c: (c.at, c.relation, c.source.mention.span, _target(c)))


def _is_plain(candidate: Candidate) -> bool:
    """A verb with its own subject and object: structure speaks for it where words are rare in training."""
    target = candidate.target
    direct = target is not None and target.how == "object" and candidate.source.how in ("subject", "agent")
    return direct and candidate.frame.verb and candidate.layer is Layer.STRUCTURE


def _ends(candidate: Candidate, ontology: Ontology) -> Pair:
    source, target = candidate.source.mention.polity, _target(candidate)
    if ontology.relations[candidate.relation].symmetric and target < source:
        return target, source
    return source, target


def _target(candidate: Candidate) -> str:
    return candidate.target.mention.polity if candidate.target is not None else ""


def _merit(candidate: Candidate) -> tuple[float, int, int]:
    return candidate.score, ORDER[candidate.layer], candidate.frame.rank


def _one_frame_a_trigger(candidates: Iterable[Candidate]) -> list[Candidate]:
    best: dict[tuple[int, str, str], Candidate] = {}
    for candidate in candidates:
        key = candidate.at, candidate.source.mention.polity, _target(candidate)
        if key not in best or _merit(candidate) > _merit(best[key]):
            best[key] = candidate
    return list(best.values())


def _sure(group: list[Candidate]) -> list[Candidate]:
    """The best reading of each predicate that links a pair, and others only when sure of themselves."""
    best: dict[int, Candidate] = {}
    for candidate in group:
        stated = id(candidate.pred)
        if stated not in best or _merit(candidate) > _merit(best[stated]):
            best[stated] = candidate
    return [c for c in group if c.score >= SURE or best[id(c.pred)] is c]


def _most_special(group: list[Candidate], ontology: Ontology) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in group:
        if candidate.relation not in best or _merit(candidate) > _merit(best[candidate.relation]):
            best[candidate.relation] = candidate
    return [
        candidate
        for relation, candidate in best.items()
        if not any(other != relation and ontology.is_a(other, relation) for other in best)
    ]
