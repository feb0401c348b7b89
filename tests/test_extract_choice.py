"""Scoring and choosing: which candidates become claims, and how sure they are."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from gold import claims_of, extractor

from graphkit.errors import DataError
from graphkit.extract.choose import choose
from graphkit.extract.frames import Candidate
from graphkit.extract.score import Model, features, load_model, pair_of
from graphkit.model import Document, Layer

ROOT = Path(__file__).parents[1]


def candidates(text: str, language: str = "en") -> list[Candidate]:
    """All candidates of the first sentence."""
    document = Document("d", text, published="2023-11-08", language=language)
    return next(iter(extractor().reader(document).readings())).candidates


def test_a_score_is_a_probability() -> None:
    """Between nothing and certainty, whatever the weights."""
    found = candidates("Iran supplied drones to Russia, and Ukraine condemned Iran.")
    load_model().score(found)
    assert found
    assert all(0 < candidate.score < 1 for candidate in found)


def test_weights_move_the_score() -> None:
    """A feature of positive weight makes a candidate surer, an unknown one changes nothing."""
    found = candidates("Egypt condemned Syria.")
    Model({}).score(found)
    assert {candidate.score for candidate in found} == {0.5}
    Model({"relation=condemns": 2.0, "relation=unheard-of": 9.0}).score(found)
    assert next(c.score for c in found if c.relation == "condemns") > 0.8


def test_features_are_readable_names() -> None:
    """Whoever opens the table of weights sees what each line means."""
    [candidate] = [c for c in candidates("Egypt condemned Syria.") if c.relation == "condemns"][:1]
    names = set(features(candidate, Counter({pair_of(candidate): 1})))
    assert {
        "bias",
        "layer=structure",
        "relation=condemns",
        "trigger=condemn",
        "slots=subject>object",
    } <= names


def test_the_structure_is_surer_than_nearness() -> None:
    """A slot filled by the clause counts for more than one filled by what stands near."""
    [bound] = claims_of("Egypt condemned Syria.")
    assert bound.layer is Layer.STRUCTURE
    assert bound.confidence >= 0.5


def test_a_broken_table_of_weights_names_its_line(tmp_path: Path) -> None:
    """A typo in a number is found."""
    path = tmp_path / "weights.tsv"
    path.write_text("# a comment\nthreshold\t0.4\nbias\tminus one\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"weights.tsv:3: 'minus one' is no number"):
        load_model(path)


def test_the_threshold_is_part_of_the_table(tmp_path: Path) -> None:
    """Below it a candidate is no claim."""
    path = tmp_path / "weights.tsv"
    path.write_text("threshold\t0.4\nbias\t-1.5\n", encoding="utf-8")
    model = load_model(path)
    assert (model.threshold, model.weights) == (0.4, {"bias": -1.5})


def chosen(text: str, scores: dict[str, float], threshold: float = 0.35) -> list[str]:
    """Relations kept when candidates have the given scores by relation, others 0."""
    found = candidates(text)
    for candidate in found:
        candidate.score = scores.get(candidate.relation, 0.0)
    return [c.relation for c in choose(found, extractor().ontology, threshold)]


def test_below_the_threshold_nothing_is_kept() -> None:
    """An unsure candidate is no claim."""
    assert chosen("Egypt condemned Syria.", {"condemns": 0.1}) == []
    assert chosen("Egypt condemned Syria.", {"condemns": 0.4}) == ["condemns"]


def test_the_special_relation_displaces_the_general() -> None:
    """Who supplies arms aids as well; saying both would count one act twice."""
    text = "Iran sent missiles to Russia as military aid."
    kept = chosen(text, {"supplies-arms-to": 0.9, "provides-military-aid-to": 0.9, "aids": 0.9})
    assert kept == ["supplies-arms-to"]


def test_two_statements_of_one_pair_are_both_kept() -> None:
    """A visit and a meeting are two acts."""
    found = claims_of("Norway's prime minister visited Ghana and met the Ghanaian president.")
    assert [c.relation for c in found if c.relation == "visits"]
    assert len(found) == 2


def test_one_pair_one_relation_one_claim() -> None:
    """Saying it by verb and by noun at once is saying it once."""
    found = claims_of("Rusia melancarkan serangan dan menyerang Ukraina.", "id")
    assert [c.relation for c in found].count("attacks") == 1


def test_min_confidence_leaves_out_the_unsure() -> None:
    """The floor is the caller's choice."""
    strict = type(extractor())(
        extractor().lexicons, extractor().gazetteer, extractor().ontology, extractor().model, 0.99
    )
    document = Document("d", "Egypt condemned Syria.", language="en")
    assert strict.extract(document).claims == ()
    assert extractor().extract(document).claims != ()


def test_what_is_not_understood_is_kept_apart() -> None:
    """A sentence with two polities and no claim is listed, so that the user sees what is missing."""
    text = "The film was shot in Morocco and Spain. Egypt condemned Syria."
    extraction = extractor().extract(Document("d", text, language="en"))
    assert [(item.quote, item.polities) for item in extraction.unread] == [
        ("The film was shot in Morocco and Spain.", ("ESP", "MAR"))
    ]


GOLD = [
    {
        "id": "1",
        "en": "Egypt condemned Syria.",
        "claims": [{"source": "EGY", "relation": "condemns", "target": "SYR"}],
    },
    {
        "id": "2",
        "en": "Peru attacked Chile.",
        "claims": [{"source": "PER", "relation": "attacks", "target": "CHL"}],
    },
    {"id": "3", "en": "Peru and Chile are far from Egypt.", "id_text": "Peru jauh dari Mesir.", "claims": []},
]


def trained(folder: Path, name: str) -> str:
    """The weights that the training script writes for `GOLD`."""
    gold = folder / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(record) for record in GOLD * 4), encoding="utf-8")
    out = folder / name
    subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "train_scorer.py"), str(gold), "-o", str(out)], check=True
    )
    return out.read_text(encoding="utf-8")


def test_training_gives_the_same_table_each_time(tmp_path: Path) -> None:
    """The same gold, the same weights; and they read back as a model that finds what it was shown."""
    first = trained(tmp_path, "first.tsv")
    assert first == trained(tmp_path, "second.tsv")
    model = load_model(tmp_path / "first.tsv")
    found = candidates("Egypt condemned Syria.")
    model.score(found)
    assert max(found, key=lambda c: c.score).relation == "condemns"
