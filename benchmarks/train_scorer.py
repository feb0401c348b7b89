"""Train the weights by which extraction tells claims from mere candidates.

    python benchmarks/train_scorer.py GOLD.jsonl ... [-o ontologies/lexicon/weights.tsv] [--folds]

GOLD: one sentence record a line, {"id", "en", "id_text"?, "date"?, "claims": [{"source", "relation",
"target", "alt"?, "optional"?}], "id_missing"?}. A candidate is right when a required claim has its
polities and its relation or lists it as an alternative; candidates that match an optional claim are
left out. L2-regularised logistic regression, solved to convergence from zero: the same gold gives the
same weights. With --folds it prints the figures of each file by a model trained on the others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from graphkit.extract.candidates import Candidate
from graphkit.extract.cascade import Extractor
from graphkit.extract.choose import choose
from graphkit.extract.score import Model, features, pair_of
from graphkit.model import Document
from graphkit.ontology import Ontology
from graphkit.resources import lexicon_dir

PENALTY = 12.0
SEEN_AT_LEAST = 3
SMALLEST_WEIGHT = 0.05
THRESHOLD = 0.35


@dataclass(frozen=True)
class Example:
    """A candidate's features and whether a required claim has it."""

    names: tuple[str, ...]
    right: bool


@dataclass(frozen=True)
class Record:
    """One gold sentence in one language with the candidates of each of its sentences."""

    claims: Sequence[Mapping[str, Any]]
    sentences: Sequence[Sequence[Candidate]]


def records(path: Path, extractor: Extractor) -> Iterator[Record]:
    """The records of a gold file, in English and, where there is one, in Indonesian."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        for language, key in (("en", "en"), ("id", "id_text")):
            if gold.get(key):
                published = gold.get("date") or ""
                document = Document(gold["id"], gold[key], published=published, language=language)
                readings = list(extractor.reader(document).readings())
                missing = set(gold.get("id_missing") or ()) if language == "id" else set()
                claims = [
                    {**claim, "optional": claim.get("optional") or number in missing}
                    for number, claim in enumerate(gold["claims"])
                ]
                yield Record(claims, [reading.candidates for reading in readings])


def matches(claim: Mapping[str, Any], candidate: Candidate, ontology: Ontology) -> bool:
    """Whether the candidate says what the gold claim says."""
    names = (claim["relation"], *(claim.get("alt") or ()))
    ends = (candidate.source.mention.polity, candidate.target.mention.polity if candidate.target else None)
    wanted = (claim["source"], claim["target"])
    symmetric = any(ontology.relations[name].symmetric for name in (claim["relation"], candidate.relation))
    return candidate.relation in names and (ends == wanted or (symmetric and ends == wanted[::-1]))


def examples(record: Record, ontology: Ontology) -> Iterator[Example]:
    """The record's candidates as examples."""
    for candidates in record.sentences:
        pairs = Counter(pair_of(candidate) for candidate in candidates)
        for candidate in candidates:
            found = [claim for claim in record.claims if matches(claim, candidate, ontology)]
            required = any(not claim["optional"] for claim in found)
            if required or not found:
                yield Example(tuple(features(candidate, pairs)), required)


def train(given: Sequence[Example]) -> dict[str, float]:
    """Weights by feature name."""
    counts = Counter(name for example in given for name in example.names)
    index = {name: at for at, name in enumerate(sorted(n for n, c in counts.items() if c >= SEEN_AT_LEAST))}
    rows = [(row, index[name]) for row, e in enumerate(given) for name in e.names if name in index]
    shape = (len(given), len(index))
    matrix = csr_matrix((np.ones(len(rows)), tuple(zip(*rows, strict=True))), shape=shape)
    sign = np.where([example.right for example in given], 1.0, -1.0)
    penalty = np.full(len(index), PENALTY)
    penalty[index["bias"]] = 0.01

    def loss(weights: Any) -> tuple[float, Any]:
        margin = sign * (matrix @ weights)
        slope = matrix.T @ (-sign * expit(-margin)) + penalty * weights
        return float(np.logaddexp(0, -margin).sum() + 0.5 * (penalty * weights**2).sum()), slope

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: float(found.x[at]) for name, at in index.items()}


def figures(given: Iterable[Record], model: Model, ontology: Ontology) -> tuple[float, float, float]:
    """Exact precision, recall and F1 of the claims that the model chooses."""
    right = wrong = required = 0
    for record in given:
        chosen = [c for candidates in record.sentences for c in _scored(candidates, model, ontology)]
        hit = [claim for claim in record.claims if any(matches(claim, c, ontology) for c in chosen)]
        required += sum(not claim["optional"] for claim in record.claims)
        right += sum(not claim["optional"] for claim in hit)
        wrong += sum(not any(matches(claim, c, ontology) for claim in record.claims) for c in chosen)
    precision, recall = right / max(1, right + wrong), right / max(1, required)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _scored(candidates: Sequence[Candidate], model: Model, ontology: Ontology) -> list[Candidate]:
    model.score(candidates)
    return choose(candidates, ontology, model.threshold)


def write(weights: Mapping[str, float], path: Path) -> None:
    """One `name<TAB>weight` a line, sorted; weights too small to matter are left out."""
    lines = [f"{name}\t{weight:.2f}" for name, weight in weights.items() if abs(weight) >= SMALLEST_WEIGHT]
    head = ["# feature<TAB>weight, made by benchmarks/train_scorer.py", f"threshold\t{THRESHOLD}"]
    path.write_text("\n".join([*head, *sorted(lines)]) + "\n", encoding="utf-8")


def main() -> None:
    """Train on all files and write the weights; with --folds measure across files first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=lexicon_dir() / "weights.tsv")
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    extractor = Extractor.load()
    ontology = extractor.ontology
    files = {path: list(records(path, extractor)) for path in options.gold}
    known = {path: [e for r in given for e in examples(r, ontology)] for path, given in files.items()}
    if options.folds:
        for path, given in files.items():
            model = Model(train([e for other in known if other != path for e in known[other]]), THRESHOLD)
            print(path.name, "exact P {:.3f} R {:.3f} F1 {:.3f}".format(*figures(given, model, ontology)))
    write(train([example for path in known for example in known[path]]), options.output)


if __name__ == "__main__":
    main()
