"""`graphkit evaluate`: its figures are those that a reader counts by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Run

from graphkit.actors import load_gazetteer
from graphkit.errors import DataError, InputError
from graphkit.evaluate.figures import BINS, Count, Judged, bin_of, evaluate, judge
from graphkit.evaluate.gold import GoldClaim, GoldRecord, gold_languages, read_gold
from graphkit.evaluate.match import Said, Verdict, align
from graphkit.evaluate.show import error_lines, evaluation_json, evaluation_lines
from graphkit.evaluate.yardstick import LEVELS, load_yardstick
from graphkit.extract.cascade import Extractor
from graphkit.model import OTHER, Document, Layer, Polarity
from graphkit.reportcard import load_card

YARD = load_yardstick()
ROOT = Path(__file__).parents[1]
ANNOTATED = sorted(
    (*(ROOT / "benchmarks" / "gold").glob("*.jsonl"), *(ROOT / "tests" / "golden").glob("*.jsonl"))
)
"""Every gold file of the repository."""


def wanted(notation: str) -> GoldClaim:
    """From `SOURCE relation|other TARGET [denied] [optional] [class of modality] [@WHO]`."""
    source, relations, target, *rest = notation.split()
    classes = [word for word in rest if word not in ("denied", "optional") and word[0] != "@"]
    return GoldClaim(
        source,
        tuple(relations.split("|")),
        target,
        Polarity.DENIED if "denied" in rest else Polarity.ASSERTED,
        (classes or ["real"])[0],
        frozenset(word[1:] for word in rest if word[0] == "@"),
        "optional" in rest,
    )


def read(notation: str, confidence: float = 0.75, layer: Layer = Layer.STRUCTURE) -> Said:
    """A claim that was read, in the same notation."""
    claim = wanted(notation)
    return Said(
        claim.source, claim.relations[0], claim.target, claim.polarity, claim.modality,
        claim.attributed_to, confidence, layer,
    )  # fmt: skip


def judged(gold: Sequence[str], said: Sequence[Said | str]) -> Judged:
    """A sentence with this annotation, in which this was read."""
    claims = tuple(wanted(notation) for notation in gold)
    items = tuple(item if isinstance(item, Said) else read(item) for item in said)
    levels = {level: align(claims, items, level, YARD) for level in LEVELS}
    return Judged(GoldRecord(Document("s", "A sentence.", language="en"), claims), items, levels)


def verdicts(gold: Sequence[str], said: Sequence[str], level: str = "exact") -> list[str]:
    """What each claim that was read is worth."""
    return [str(verdict) for verdict in judged(gold, said).levels[level].verdicts]


HAND = [
    # two wanted: one found with the wrong modality, one missed; one wrong
    judged(["FRA visits DZA future", "FRA condemns MLI"], ["FRA visits DZA", "FRA aids DZA"]),
    # an optional claim that was read, and one said again: both idle; the wanted one wholly right
    judged(
        ["KEN attacks SOM @KEN", "KEN deploys-forces-to SOM optional"],
        ["KEN attacks SOM @KEN", "KEN deploys-forces-to SOM"],
    ),
    # nothing wanted: once silent, once not
    judged([], []),
    judged([], [read("ITA aids GRC", 0.35, Layer.NEAREST)]),
]
"""Exact: 2 right, 2 wrong, 1 missed; 1 of the 2 right ones wholly so."""


def test_counts_are_those_of_hand() -> None:
    """Two of four claims read are right, and two of three wanted ones are found."""
    found = evaluate(HAND, YARD)
    assert found.levels["exact"] == Count(2, 2, 1)
    assert (found.records, found.wanted) == (4, 3)
    assert (found.levels["exact"].precision, found.levels["exact"].recall) == (2 / 4, 2 / 3)
    assert found.levels["exact"].f1 == pytest.approx(4 / 7)


def test_polarity_modality_and_speakers_count_on_exact_matches_only() -> None:
    """One of the two matches has the wrong modality; strict F1 counts the other alone."""
    told = evaluate(HAND, YARD).told
    assert (told.polarity.precision, told.modality.precision, told.attribution.precision) == (1, 0.5, 1)
    assert evaluate(HAND, YARD).strict == pytest.approx(2 * 1 / (4 + 3))


def test_false_edges_are_counted_where_nothing_is_wanted() -> None:
    """One of two silent sentences got a claim; what an optional claim covers would be none."""
    assert evaluate(HAND, YARD).false_edge_rate == 0.5
    assert evaluate([judged(["A1 aids B1 optional"], ["A1 aids B1"])], YARD).false_edge_rate == 0


def test_precision_by_layer_relation_and_confidence() -> None:
    """Each sort has its own share and number; idle claims are in none."""
    found = evaluate(HAND, YARD)
    assert {m.name: (m.right, m.n) for m in found.layers} == {"nearest": (0, 1), "structure": (2, 3)}
    assert {m.name: (m.right, m.n) for m in found.confidence} == {"0.30-0.40": (0, 1), "0.70-0.80": (2, 3)}
    sorts = {s.recall.name: (s.precision.right, s.precision.n, s.recall.n) for s in found.relations}
    assert sorts == {"aids": (0, 2, 0), "attacks": (1, 1, 1), "condemns": (0, 0, 1), "visits": (1, 1, 1)}
    assert {m.name: m.n for m in found.families} == {
        "material-conflict": 1, "material-cooperation": 2, "verbal-cooperation": 1
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "pair", "quad", "root", "exact"),
    [
        ("FRA visits DZA", "right", "right", "right", "right"),
        ("FRA meets-with DZA", "right", "right", "right", "wrong"),
        ("FRA supports DZA", "right", "right", "wrong", "wrong"),
        ("FRA aids DZA", "right", "wrong", "wrong", "wrong"),
        ("DZA visits FRA", "wrong", "wrong", "wrong", "wrong"),
        ("DZA meets-with FRA", "right", "right", "right", "wrong"),
    ],
)
def test_levels_look_closer_and_closer(said: str, pair: str, quad: str, root: str, exact: str) -> None:
    """From who and whom to the relation; a mutual relation may be read from either end."""
    assert [verdicts(["FRA visits DZA"], [said], level)[0] for level in LEVELS] == [pair, quad, root, exact]


def test_an_alternative_relation_is_right_too() -> None:
    """Annotators may list several."""
    assert verdicts(["FRA visits|aids DZA"], ["FRA aids DZA"]) == ["right"]


def test_wanted_claims_choose_before_optional_ones() -> None:
    """Otherwise an optional claim could take the only claim that a wanted one needs."""
    one = judged(["PER aids CHL optional", "PER aids CHL"], ["PER aids CHL"])
    assert one.count("exact") == Count(1, 0, 0)


def test_a_claim_of_the_same_polarity_is_preferred() -> None:
    """A sentence may hold the affirmation and its denial."""
    one = judged(["PER aids CHL denied"], ["PER aids CHL", "PER aids CHL denied"])
    [(_, item)] = one.levels["exact"].found
    assert item.polarity is Polarity.DENIED
    assert one.levels["exact"].verdicts == (Verdict.IDLE, Verdict.RIGHT)


def test_the_wrong_polarity_is_found_and_counted() -> None:
    """Exact looks at the relation; polarity has a figure of its own."""
    found = evaluate([judged(["PER aids CHL denied"], ["PER aids CHL"])], YARD)
    assert (found.levels["exact"].right, found.told.polarity.precision, found.strict) == (1, 0, 0)


def test_what_nothing_is_measured_on_is_nought() -> None:
    """No division by zero."""
    found = evaluate([], YARD)
    assert (found.levels["pair"].f1, found.strict, found.false_edge_rate) == (0, 0, 0)
    assert found.intervals["exact"] == (0, 0)


def test_the_interval_holds_the_measured_value_and_is_repeatable() -> None:
    """The same sentences give the same interval."""
    one, two = evaluate(HAND * 9, YARD), evaluate(HAND * 9, YARD)
    low, high = one.intervals["exact"]
    assert one.intervals == two.intervals
    assert low < one.levels["exact"].f1 < high


def test_every_confidence_has_a_range() -> None:
    """Both ends included."""
    assert {bin_of(value / 100) for value in range(101)} == {
        f"{low:.2f}-{high:.2f}" for low, high in pairwise(BINS)
    }


GOLD = (
    {"id": "a", "en": "Peru condemned Chile.", "id_text": "Peru mengecam Chili.", "date": "2012-03-04",
     "claims": [{"source": "PER", "relation": "condemns", "target": "CHL", "polarity": "asserted",
                 "modality": "certain", "attributed_to": [], "alt": ["criticizes"], "optional": False}]},
    {"id": "b", "en": "A Chilean tenor sang in Lima.", "claims": []},
    {"id": "c", "id_text": "OPT mengecam Chili.",
     "claims": [{"source": "OPT", "relation": "condemns", "target": "CHL", "polarity": "asserted",
                 "modality": "unknown", "attributed_to": ["OTHER"]}]},
)  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold file of three records."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")
    return path


def test_a_gold_file_is_read_by_language(gold: Path) -> None:
    """A record without a text in a language is not there; codes and modalities are put right."""
    assert gold_languages(gold) == ("en", "id")
    assert [record.document.id for record in read_gold(gold, "en", YARD)] == ["a", "b"]
    first, last = read_gold(gold, "id", YARD, date="2011-01-01")
    assert (first.document.published, last.document.published) == ("2012-03-04", "2011-01-01")
    assert first.claims[0].relations == ("condemns", "criticizes")
    assert (last.claims[0].source, last.claims[0].modality) == ("PSE", "hedged")


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_the_annotated_sentences_of_the_repository_are_well_formed(path: Path) -> None:
    """Known relations, codes that are actors, nobody facing himself."""
    actors = load_gazetteer().actors.keys() | {OTHER}
    for language in gold_languages(path):
        for record in read_gold(path, language, YARD):
            for claim in record.claims:
                assert {claim.source, claim.target, *claim.attributed_to} <= actors, record.document.id
                assert claim.source != claim.target


def test_no_sentence_is_trained_on_and_tested_with() -> None:
    """And none stands twice."""
    texts = [
        record.document.text
        for path in ANNOTATED
        for language in gold_languages(path)
        for record in read_gold(path, language, YARD)
    ]
    assert len(set(texts)) == len(texts)


def test_there_is_enough_to_train_on_in_both_languages() -> None:
    """At least 250 sentences in each, and about a quarter of them without a claim."""
    for language in ("en", "id"):
        paths = [path for path in ANNOTATED if path.parent.name == "gold" and path.stem.startswith(language)]
        found = [record for path in paths for record in read_gold(path, language, YARD)]
        silent = [record for record in found if all(claim.optional for claim in record.claims)]
        assert len(found) >= 250
        assert 0.2 <= len(silent) / len(found) <= 0.35


def test_what_a_translation_leaves_out_is_optional_in_it(tmp_path: Path) -> None:
    """Only in the translation."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**GOLD[0], "id_missing": [0]}), encoding="utf-8")
    assert [read_gold(path, code, YARD)[0].claims[0].optional for code in ("en", "id")] == [False, True]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "broken JSON"),
        ("[1]", "not a JSON object"),
        ('{"en": "x", "claims": []}', "'id' is missing"),
        ('{"id": "a", "en": "x"}', "'claims' is missing"),
        (json.dumps({**GOLD[0], "claims": [{**GOLD[0]["claims"][0], "relation": "visit"}]}), "visits"),  # type: ignore[index,dict-item]
        (json.dumps({**GOLD[0], "claims": [{**GOLD[0]["claims"][0], "modality": "sure"}]}), "'sure'"),  # type: ignore[index,dict-item]
        (json.dumps({**GOLD[0], "claims": [{**GOLD[0]["claims"][0], "polarity": "no"}]}), "'no'"),  # type: ignore[index,dict-item]
        (json.dumps(GOLD[1]), "a second record 'b'"),
    ],
)
def test_a_broken_record_is_named(tmp_path: Path, line: str, problem: str) -> None:
    """With its file and line."""
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(GOLD[1])}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=problem) as caught:
        read_gold(path, "en", YARD)
    assert caught.value.line == 2


def test_a_yardstick_without_its_sections_is_refused(tmp_path: Path) -> None:
    """The file is named."""
    path = tmp_path / "evaluation.toml"
    path.write_text("[codes]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"evaluation\.toml.*'modality' is missing"):
        load_yardstick(path)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The shipped one."""
    return Extractor.load()


def test_the_extractor_is_judged_on_its_own_claims(gold: Path, extractor: Extractor) -> None:
    """A plain sentence is read rightly, and a tenor is no claim."""
    found = evaluate(list(judge(read_gold(gold, "en", YARD), extractor, YARD)), YARD)
    assert found.levels["exact"] == Count(1, 0, 0)
    assert (found.strict, found.silent.n, found.false_edge_rate) == (1, 1, 0)


def test_the_table_shows_every_figure() -> None:
    """Levels, strict, false edges, confidence, layers, relations."""
    text = "\n".join(evaluation_lines(evaluate(HAND, YARD), "hand.jsonl, en"))
    assert text.startswith("hand.jsonl, en: 4 sentences, 3 wanted claims")
    for line in (r"exact   0.500      0.667   0.571", "false edges in 0.500", "0.70-0.80   0.667      3"):
        assert line in text
    assert "visits    1.000      1  1.000   1" in text


def test_the_errors_show_what_was_wanted_and_what_was_read() -> None:
    """With the rule that made it; only as many sentences as asked for."""
    lines = list(error_lines(HAND, 1))
    assert lines[1] == "    missed FRA condemns MLI asserted real"
    assert lines[2].startswith("    wrong  FRA aids DZA 0.75")
    assert sum(line.startswith("s  ") for line in error_lines(HAND, 9)) == 2


def test_json_has_the_same_figures() -> None:
    """For a program that reads on."""
    data = evaluation_json(evaluate(HAND, YARD))
    assert (data["levels"]["exact"]["precision"], data["strict"], data["modality"]) == (0.5, 0.2857, 0.5)
    assert {row["name"]: (row["n"], row["wanted"]) for row in data["relations"]}["condemns"] == (0, 1)


def test_the_command_prints_figures_and_writes_a_card(gold: Path, call: Run) -> None:
    """Both languages in one run."""
    done = call("evaluate", str(gold), "-t", "json", "-o", "card.json")
    assert done.returncode == 0, done.stderr
    assert [(row["language"], row["records"]) for row in json.loads(done.stdout)] == [("en", 2), ("id", 2)]
    assert [row.language for row in load_card(gold.parent / "card.json").gold] == ["en", "id"]


def test_the_command_refuses_what_is_no_gold(tmp_path: Path, call: Run) -> None:
    """One line, with a remedy."""
    (tmp_path / "x.jsonl").write_text('{"id": "a", "fr_text": "x", "claims": []}\n', encoding="utf-8")
    done = call("evaluate", "x.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert "x.jsonl: no text in en, id; is it a gold file?" in done.stderr
