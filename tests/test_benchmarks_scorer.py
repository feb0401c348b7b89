"""The scripts that train the weights and measure the card, on a little gold."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gold import extractor

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "benchmarks"))

import make_report_card  # noqa: E402
import train_scorer  # noqa: E402
from train_scorer import Example, examples, figures, matches, records, train, write  # noqa: E402

from graphkit.extract.candidates import Candidate  # noqa: E402
from graphkit.extract.score import Model, load_model  # noqa: E402
from graphkit.model import Document  # noqa: E402
from graphkit.reportcard import load_card  # noqa: E402


def claim(source: str, relation: str, target: str, **more: Any) -> dict[str, Any]:
    """A gold claim."""
    told = {"polarity": "asserted", "modality": "certain", "attributed_to": []}
    return {"source": source, "relation": relation, "target": target, **told, **more}


def write_gold(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """A gold file of these records, each with an id of its own."""
    numbered = ({**row, "id": f"{row['id']}-{number}"} for number, row in enumerate(rows))
    path.write_text("".join(json.dumps(row) + "\n" for row in numbered), encoding="utf-8")
    return path


HOSTILE = [
    {"id": "h1", "en": "Peru condemned Chile.", "id_text": "Peru mengecam Chili.",
     "claims": [claim("PER", "condemns", "CHL")]},
    {"id": "h2", "en": "Kenya attacked Uganda.", "id_text": "Kenya menyerang Uganda.",
     "claims": [claim("KEN", "attacks", "UGA")]},
    {"id": "h3", "en": "A choir of Kenya sang in Uganda.", "claims": []},
]  # fmt: skip
FRIENDLY = [
    {"id": "f1", "en": "Fiji visited Tonga.", "claims": [claim("FJI", "visits", "TON")]},
    {"id": "f2", "en": "Mali met Niger.", "id_text": "Mali bertemu Niger.",
     "claims": [claim("MLI", "meets-with", "NER"), claim("MLI", "visits", "NER", optional=True)]},
    {"id": "f3", "id_text": "Kopi Mali dijual di Niger.", "claims": []},
]  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A gold file of condemnations and attacks."""
    return write_gold(tmp_path / "hostile.jsonl", HOSTILE * 4)


def test_each_language_of_a_record_is_read(tmp_path: Path) -> None:
    """A record with both texts trains twice, and one of one text once."""
    found = list(
        records(write_gold(tmp_path / "g.jsonl", [HOSTILE[0], HOSTILE[2], FRIENDLY[2]]), extractor())
    )
    assert [len(record.claims) for record in found] == [1, 1, 0, 0]
    assert all(record.sentences for record in found[:2])


def test_what_a_translation_lacks_is_not_asked_of_it(tmp_path: Path) -> None:
    """The Indonesian sentence is not to be taught a claim that it does not make."""
    row = {**HOSTILE[0], "id_text": "Peru dan Chili jauh.", "id_missing": [0]}
    english, indonesian = records(write_gold(tmp_path / "g.jsonl", [row]), extractor())
    assert [bool(one["optional"]) for one in (*english.claims, *indonesian.claims)] == [False, True]


MATCHES = [
    (claim("PER", "condemns", "CHL"), True),
    (claim("CHL", "condemns", "PER"), False),
    (claim("PER", "condemns", "BOL"), False),
    (claim("PER", "attacks", "CHL"), False),
    (claim("PER", "attacks", "CHL", alt=["condemns"]), True),
]


@pytest.mark.parametrize(("gold", "same"), MATCHES)
def test_a_candidate_is_right_when_it_says_what_the_gold_says(gold: dict[str, Any], same: bool) -> None:
    """Direction, parties and relation, or one of the alternatives."""
    [candidate] = [c for c in candidates("Peru condemned Chile.") if c.relation == "condemns"]
    assert matches(gold, candidate, extractor().ontology) is same


def candidates(text: str) -> list[Candidate]:
    """The candidates of an English sentence."""
    document = Document("d", text, published="2023-11-08", language="en")
    return next(iter(extractor().reader(document).readings())).candidates


def test_a_mutual_act_matches_in_either_order() -> None:
    """Who met whom is one and the same meeting."""
    found = [c for c in candidates("Mali met Niger.") if c.relation == "meets-with"]
    ontology = extractor().ontology
    assert found
    assert all(matches(claim("NER", "meets-with", "MLI"), one, ontology) for one in found)


def test_optional_claims_teach_nothing(tmp_path: Path) -> None:
    """A candidate that only an optional claim has is neither right nor wrong."""
    wanted, optional = (
        {"id": "a", "en": "Peru condemned Chile.", "claims": [claim("PER", "condemns", "CHL", optional=one)]}
        for one in (False, True)
    )
    path = write_gold(tmp_path / "g.jsonl", [wanted])
    [record] = records(path, extractor())
    every = list(examples(record, extractor().ontology))
    [record] = records(write_gold(path, [optional]), extractor())
    rest = list(examples(record, extractor().ontology))
    right = [example for example in every if example.right]
    assert right
    assert len(rest) == len(every) - len(right)
    assert not any(example.right for example in rest)


def test_weights_follow_what_is_right() -> None:
    """A feature seen with right candidates only is worth more than one seen with wrong ones only."""
    given = [Example(("bias", "good"), True), Example(("bias", "bad"), False)] * 20
    weights = train(given)
    assert weights["good"] > 0 > weights["bad"]
    assert weights == train(given)


def test_a_feature_seen_too_seldom_has_no_weight() -> None:
    """Chance is no rule."""
    given = [Example(("bias", "often"), True)] * 5 + [Example(("bias", "seldom"), False)] * 2
    assert set(train(given)) == {"bias", "often"}


def test_the_table_is_sorted_and_leaves_out_what_does_not_matter(tmp_path: Path) -> None:
    """So that two trainings can be compared line by line; the threshold is read back with it."""
    path = tmp_path / "weights.tsv"
    write({"zebra": 0.5, "ant": -1.25, "dust": 0.01}, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == [f"threshold\t{train_scorer.THRESHOLD}", "ant\t-1.25", "zebra\t0.50"]
    assert load_model(path) == Model({"ant": -1.25, "zebra": 0.5}, train_scorer.THRESHOLD)


def test_figures_are_of_what_the_model_chooses(hostile: Path) -> None:
    """A model that refuses everything finds nothing; one trained on the gold finds it again."""
    ontology = extractor().ontology
    given = list(records(hostile, extractor()))
    assert figures(given, Model({"bias": -50.0}), ontology) == (0, 0, 0)
    weights = train([example for record in given for example in examples(record, ontology)])
    precision, recall, f1 = figures(given, Model(weights, train_scorer.THRESHOLD), ontology)
    assert recall == 1
    assert precision > 0.5
    assert f1 == pytest.approx(2 * precision / (precision + 1))


def test_a_fold_is_read_by_what_the_others_taught(tmp_path: Path, hostile: Path) -> None:
    """No file is read with weights that have seen its sentences."""
    friendly = write_gold(tmp_path / "friendly.jsonl", FRIENDLY * 4)
    found = dict(make_report_card.folds([hostile, friendly], extractor()))
    assert list(found) == [hostile, friendly]
    assert "relation=condemns" in found[friendly].model.weights
    assert "relation=condemns" not in found[hostile].model.weights
    assert "relation=meets-with" in found[hostile].model.weights


def test_every_language_of_a_file_is_judged(tmp_path: Path) -> None:
    """With the extractor that is given, and on the day that is given."""
    path = write_gold(tmp_path / "g.jsonl", HOSTILE)
    shipped = dict(make_report_card.judged(path, extractor(), "2020-01-02"))
    assert {language: len(items) for language, items in shipped.items()} == {"en": 3, "id": 2}
    assert {item.record.document.published for items in shipped.values() for item in items} == {"2020-01-02"}
    deaf = replace(extractor(), model=Model({"bias": -50.0}))
    for _, items in make_report_card.judged(path, deaf, ""):
        assert all(item.read == () for item in items)


def test_the_script_writes_a_card_of_folds_and_unseen_sentences(
    tmp_path: Path, hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever measures anew gets the unseen files by name, the trained together, and the main figures."""
    friendly = write_gold(tmp_path / "friendly.jsonl", FRIENDLY * 4)
    unseen = write_gold(tmp_path / "unseen.jsonl", HOSTILE)
    monkeypatch.setattr(make_report_card, "UNSEEN", (unseen,))
    out = tmp_path / "card.json"
    monkeypatch.setattr(sys, "argv", ["make_report_card.py", str(hostile), str(friendly), "-o", str(out)])
    make_report_card.main()
    card = load_card(out)
    assert [(gold.name, gold.language) for gold in card.gold] == [
        ("unseen.jsonl", "en"),
        ("unseen.jsonl", "id"),
        (make_report_card.FOLDS, "en"),
        (make_report_card.FOLDS, "id"),
    ]
    shown = capsys.readouterr().out
    assert shown.startswith("unseen.jsonl en: 3 sentences, precision ")
    assert f"all: {card.overall.precision:.3f} of {card.overall.n}" in shown
