"""An evaluation as tables of text or as JSON, and what was missed and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.evaluate.figures import Evaluation, Judged
from graphkit.evaluate.match import Verdict
from graphkit.explain.words import plural
from graphkit.query.show import aligned
from graphkit.reportcard import Measure


def evaluation_lines(found: Evaluation, title: str) -> Iterator[str]:
    """The figures as text."""
    yield f"{title}: {plural(found.records, 'sentence')}, {plural(found.wanted, 'wanted claim')}"
    rows: list[tuple[str, ...]] = [("", "precision", "recall", "F1", "95 %")]
    for level, count in found.levels.items():
        low, high = found.intervals[level]
        shares = (f"{share:.3f}" for share in (count.precision, count.recall, count.f1))
        rows.append((level, *shares, f"{low:.3f} to {high:.3f}"))
    rows.append(("strict", "", "", f"{found.strict:.3f}", ""))
    yield from aligned(rows)
    told = (found.told.polarity, found.told.modality, found.told.attribution)
    figures = ", ".join(f"{measure.name} {measure.precision:.3f}" for measure in told)
    yield f"\nright in relation and parties: {plural(found.told.whole.n, 'claim')}, of these {figures}"
    yield f"sentences without a claim: {found.silent.n}, false edges in {found.false_edge_rate:.3f} of them"
    for name in ("confidence", "layers", "families"):
        yield ""
        yield from _measured(name, getattr(found, name))
    yield ""
    yield from aligned([("relation", "precision", "n", "recall", "wanted"), *_relation_rows(found)])


def evaluation_json(found: Evaluation) -> dict[str, Any]:
    """The figures as one JSON object; shares from 0 to 1, rounded to four digits."""
    return {
        "records": found.records,
        "wanted": found.wanted,
        "levels": {name: _level(found, name) for name in found.levels},
        "strict": round(found.strict, 4),
        "exact_matches": found.told.whole.n,
        **{m.name: _rounded(m) for m in (found.told.polarity, found.told.modality, found.told.attribution)},
        "silent": found.silent.n,
        "false_edge_rate": round(found.false_edge_rate, 4),
        **{name: list(map(_row, getattr(found, name))) for name in ("confidence", "layers", "families")},
        "relations": [
            {**_row(sort.precision), "recall": _rounded(sort.recall), "wanted": sort.recall.n}
            for sort in found.relations
        ],
    }


def error_lines(judged: Iterable[Judged], most: int) -> Iterator[str]:
    """The first `most` sentences in which a claim was missed or a wrong one read."""
    shown = 0
    for one in judged:
        exact = one.levels["exact"]
        wrong = [item for item, v in zip(one.read, exact.verdicts, strict=True) if v is Verdict.WRONG]
        if not (wrong or exact.missed) or shown >= most:
            continue
        shown += 1
        yield f"{one.record.document.id}  {one.record.document.text}"
        for claim in exact.missed:
            told = " ".join((claim.polarity, claim.modality, *sorted(claim.attributed_to)))
            yield f"    missed {claim.source} {'|'.join(claim.relations)} {claim.target} {told}"
        for item in wrong:
            yield f"    wrong  {item.source} {item.relation} {item.target} {item.confidence:.2f} {item.rule}"


def _measured(name: str, measures: Sequence[Measure]) -> Iterable[str]:
    rows = [(m.name, f"{m.precision:.3f}", str(m.n)) for m in measures]
    return aligned([(name, "precision", "n"), *rows])


def _relation_rows(found: Evaluation) -> Iterator[tuple[str, ...]]:
    for sort in found.relations:
        precision = f"{sort.precision.precision:.3f}" if sort.precision.n else "-"
        recall = f"{sort.recall.precision:.3f}" if sort.recall.n else "-"
        yield sort.recall.name, precision, str(sort.precision.n), recall, str(sort.recall.n)


def _level(found: Evaluation, name: str) -> Mapping[str, float]:
    count, (low, high) = found.levels[name], found.intervals[name]
    shares = {"precision": count.precision, "recall": count.recall, "f1": count.f1, "low": low, "high": high}
    counts = {"right": count.right, "wrong": count.wrong, "missed": count.missed}
    return {**{key: round(share, 4) for key, share in shares.items()}, **counts}


def _row(measure: Measure) -> dict[str, Any]:
    return {"name": measure.name, "precision": _rounded(measure), "right": measure.right, "n": measure.n}


def _rounded(measure: Measure) -> float:
    return round(measure.precision, 4)
