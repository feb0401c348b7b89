"""What two clauses say together: accusations by what is reported, demands by conditions. Floor 4.

"Chad says Sudan armed the rebels" accuses Sudan; "we will not go until they leave" demands that they leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.extract.candidates import Candidate, Trigger
from graphkit.extract.frames import Framer
from graphkit.extract.referents import Filler
from graphkit.extract.syntax import Clause, Pred, awaited, main_beside
from graphkit.lexicon import Frame
from graphkit.model import Layer

ACCUSES = Frame("accuses", True, ("subject",), ("reported",))
DEMANDS = Frame("demands-of", True, ("subject",), ("reported",))
HOSTILE = 4
REPORTS = frozenset(("say", "hedge"))


def implied(framer: Framer, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates that follow from the clause structure and the `candidates` read so far."""
    hostile = {
        (id(c.pred.clause), c.source.mention.polity) for c in candidates if _is_hostile(framer, c) and c.pred
    }
    for pred in framer.parse.preds:
        kinds = framer.lexicon.kinds(pred.vg.lemma)
        if kinds & REPORTS:
            yield from _accusation(framer, pred, hostile)
    for clause in framer.parse.clauses:
        if awaited(clause):
            yield from _condition(framer, clause)


def _is_hostile(framer: Framer, candidate: Candidate) -> bool:
    relation = framer.ontology.relations[candidate.relation]
    return relation.quad == HOSTILE or candidate.relation == "supplies-arms-to"


def _accusation(framer: Framer, pred: Pred, hostile: set[tuple[int, str]]) -> Iterator[Candidate]:
    speakers = framer.slots.subject(pred)
    for clause in framer.parse.clauses:
        if clause.governor is pred and clause.kind == "comp" and clause.main is not None:
            accused = framer.slots.subject(clause.main, thing=True)
            guilty = [f for f in accused if (id(clause), f.mention.polity) in hostile]
            yield from _bound(framer, Trigger(ACCUSES, "report", pred.vg.at, pred, None), speakers, guilty)


def _condition(framer: Framer, clause: Clause) -> Iterator[Candidate]:
    main = main_beside(clause)
    if main is None or clause.main is None:
        return
    asked = framer.slots.subject(clause.main, thing=True)
    askers = framer.slots.subject(main, thing=True)
    yield from _bound(framer, Trigger(DEMANDS, "until", clause.main.vg.at, main, None), askers, asked)


def _bound(
    framer: Framer, trigger: Trigger, sources: list[Filler], targets: list[Filler]
) -> Iterator[Candidate]:
    for source in sources:
        for target in targets:
            yield from framer.one(trigger, source, target, Layer.RECOVERED)
