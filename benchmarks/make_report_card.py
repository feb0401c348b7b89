"""Measure the shipped report card, `ontologies/report-card.json`.

    python benchmarks/make_report_card.py [TRAINED.jsonl ...] [--date DAY] [-o ontologies/report-card.json]

TRAINED: the gold files that the weights were trained on (without any: `benchmarks/gold/*.jsonl`). Each of
them is read with weights trained on the others alone; the sentences of `tests/golden/`, which no weights
were trained on, are read with the shipped ones. The card adds all of it up, so that no claim on it was
made by weights that had seen its sentence.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from train_scorer import THRESHOLD, examples, records, train

from graphkit.evaluate.card import Source, make_card
from graphkit.evaluate.figures import Judged, judge
from graphkit.evaluate.gold import gold_languages, read_gold
from graphkit.evaluate.yardstick import load_yardstick
from graphkit.extract.cascade import Extractor
from graphkit.extract.score import Model
from graphkit.files import atomic_text
from graphkit.reportcard import ReportCard, card_file, card_json

ROOT = Path(__file__).parents[1]
UNSEEN = tuple(ROOT / "tests" / "golden" / f"{language}.jsonl" for language in ("en", "id"))
FOLDS = "folds of the training"
TRAINED = tuple(sorted((ROOT / "benchmarks" / "gold").glob("*.jsonl")))


def folds(paths: Sequence[Path], extractor: Extractor) -> Iterator[tuple[Path, Extractor]]:
    """Each file with an extractor whose weights were trained on the other files."""
    known = {
        path: [e for record in records(path, extractor) for e in examples(record, extractor.ontology)]
        for path in paths
    }
    for path in paths:
        weights = train([e for other in paths if other != path for e in known[other]])
        yield path, replace(extractor, model=Model(weights, THRESHOLD))


def judged(path: Path, extractor: Extractor, date: str) -> Iterator[tuple[str, list[Judged]]]:
    """Each language of a gold file, with what an extractor reads in it."""
    yardstick = load_yardstick()
    for language in gold_languages(path):
        gold = read_gold(path, language, yardstick, date=date)
        yield language, list(judge(gold, extractor, yardstick))


def measure(trained: Sequence[Path], date: str) -> ReportCard:
    """The card of the unseen files, and of the trained ones fold by fold, these together by language."""
    extractor = Extractor.load()
    found: dict[Source, list[Judged]] = {}
    for path in UNSEEN:
        for language, items in judged(path, extractor, date):
            found[Source.of(language, path.name, path)] = items
    for path, reader in folds(trained, extractor):
        for language, items in judged(path, reader, date):
            found.setdefault(Source.of(language, FOLDS, *trained), []).extend(items)
    return make_card(found, load_yardstick(), f"{datetime.now(UTC):%Y-%m-%d}")


def main() -> None:
    """Measure, print the main figures, write the card."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trained", nargs="*", type=Path, default=TRAINED)
    parser.add_argument("--date", default="", help="publication day of records without one")
    parser.add_argument("-o", "--output", type=Path, default=card_file())
    options = parser.parse_args()
    card = measure(options.trained, options.date)
    for gold in card.gold:
        shares = f"precision {gold.precision:.3f} recall {gold.recall:.3f} F1 {gold.f1:.3f}"
        print(f"{gold.name} {gold.language}: {gold.records} sentences, {shares}")
    for measured in (card.overall, *card.layers, *card.confidence):
        print(f"{measured.name}: {measured.precision:.3f} of {measured.n}")
    with atomic_text(options.output) as handle:
        handle.write(card_json(card))


if __name__ == "__main__":
    main()
