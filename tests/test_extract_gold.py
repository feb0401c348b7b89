"""The quality gate: gold sentences of our own, read and compared with floors that only rise."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from golden_gate import FLOORS, GOLDEN, Figure, Gate, corpora, evaluations, figures, floor_of, main, table

from graphkit.evaluate.card import digest_of
from graphkit.evaluate.gold import TEXTS
from graphkit.model import Modality, Polarity
from graphkit.ontology import load_ontology
from graphkit.reportcard import load_card

LANGUAGES = ("en", "id")

NEVER_IN_A_SENTENCE = {
    # the roots of the hierarchy say too little to be read
    *("interacts-with", "affiliated-with", "acts-on"),
    # said of one actor alone: there is no pair
    *("tests-weapon", "launches", "develops"),
    # a person's or a body's tie to its own polity: known from the actor tables
    *("organ-of", "represents", "holds-office-in", "head-of-state-of", "head-of-government-of"),
    *("foreign-minister-of", "defence-minister-of"),
}


def records(name: str) -> list[dict[str, Any]]:
    """The records of a corpus."""
    text = (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def wanted(name: str) -> Iterator[dict[str, Any]]:
    """Its claims that are not optional."""
    for record in records(name):
        yield from (claim for claim in record["claims"] if not claim["optional"])


def test_extraction_keeps_what_it_reached() -> None:
    """Nothing pinned may fall: parties, relations, polarity, modality, speakers, silence."""
    found = {name: figures(item) for name, item in evaluations().items()}
    print("\n".join(table(found)))
    assert list(Gate.read().complaints(found, corpora())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_large_and_of_the_length_of_news(language: str) -> None:
    """At least 160 sentences, typically of 15 to 40 words."""
    lengths = sorted(len(record[TEXTS[language]].split()) for record in records(language))
    assert len(lengths) >= 160
    assert lengths[len(lengths) // 2] >= 15
    assert lengths[-1] <= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_that_a_sentence_can_state_is_in_it(language: str) -> None:
    """Or its inverse, which is the same statement from the other end."""
    seen = {claim["relation"] for claim in wanted(language)}
    relations = load_ontology().relations.values()
    said = {r.slug for r in relations if r.slug in seen or r.inverse in seen}
    assert {r.slug for r in relations} - said == NEVER_IN_A_SENTENCE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_polarity_modality_and_voice_is_in_it(language: str) -> None:
    """Denied, hedged, planned, urged, supposed; told by the text, an actor, two actors, somebody unnamed."""
    claims = list(wanted(language))
    assert {claim["polarity"] for claim in claims} == set(Polarity)
    assert {claim["modality"] for claim in claims} == set(Modality)
    voices = Counter(
        "OTHER" if claim["attributed_to"] == ["OTHER"] else str(len(claim["attributed_to"]))
        for claim in claims
    )
    assert set(voices) == {"0", "1", "2", "OTHER"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_a_quarter_of_it_says_nothing(language: str) -> None:
    """Sport, trade of private persons, accidents, demonyms of things, mere company of names."""
    silent = [r for r in records(language) if all(claim["optional"] for claim in r["claims"])]
    assert 0.2 <= len(silent) / len(records(language)) <= 0.35


def test_no_sentence_stands_twice() -> None:
    """In no corpus, and no id either."""
    rows = [row for name in corpora() for row in records(name)]
    assert (
        len({row.get("en") or row["id_text"] for row in rows})
        == len({row["id"] for row in rows})
        == len(rows)
    )


def test_the_report_card_is_of_these_sentences_and_of_this_extraction() -> None:
    """An old card would promise what is no longer so; `benchmarks/make_report_card.py` makes a new one."""
    measured = {(gold.name, gold.digest): gold.f1 for gold in load_card().gold}
    for language in LANGUAGES:
        path = GOLDEN / f"{language}.jsonl"
        now = evaluations()[language].levels["exact"].f1
        assert measured[path.name, digest_of(path)] == pytest.approx(now, abs=0.03)


GATE = Gate.read()
FOUND = {
    name: {key: Figure(floor + 0.01, 1000) for key, floor in row.items()} for name, row in GATE.floors.items()
}


def test_the_gate_is_open_to_what_it_was_pinned_to() -> None:
    """Otherwise it would say nothing when it complains."""
    assert list(GATE.complaints(FOUND, GATE.corpora)) == []


def test_a_figure_under_its_floor_is_named() -> None:
    """With both numbers."""
    worse = {**FOUND, "en": {**FOUND["en"], "exact": Figure(0.1, 1000)}}
    [complaint] = GATE.complaints(worse, GATE.corpora)
    assert complaint.startswith("en exact 0.100 is under its floor")


def test_a_floor_lowered_by_hand_is_refused(tmp_path: Path) -> None:
    """Somebody edits the number in the file."""
    path = tmp_path / "floors.json"
    data = json.loads(FLOORS.read_text(encoding="utf-8"))
    data["floors"]["en"]["exact"] = 0.0
    path.write_text(json.dumps(data), encoding="utf-8")
    [complaint] = Gate.read(path).complaints(FOUND, GATE.corpora)
    assert "changed by hand" in complaint


def test_a_changed_corpus_is_refused() -> None:
    """Otherwise floors could be kept by taking out the sentences that fail."""
    [complaint] = GATE.complaints(FOUND, {**GATE.corpora, "en": "0" * 16})
    assert complaint.startswith("corpus en has changed")
    [complaint] = GATE.complaints(FOUND, {k: v for k, v in GATE.corpora.items() if k != "id"})
    assert complaint.startswith("corpus id has changed")


def test_floors_rise_by_themselves_and_fall_only_for_a_reason() -> None:
    """A worse figure leaves the floor where it was, unless somebody says why."""
    better = {**FOUND, "en": {**FOUND["en"], "exact": Figure(0.99, 1000), "pair": Figure(0.0, 1000)}}
    raised = GATE.raised(better, GATE.corpora, "")
    assert (raised.floors["en"]["exact"], raised.floors["en"]["pair"]) == (0.98, GATE.floors["en"]["pair"])
    assert raised.lowered == GATE.lowered
    lowered = GATE.raised(better, GATE.corpora, "a stricter guide")
    assert lowered.floors["en"]["pair"] == 0.0
    assert lowered.lowered[-1]["reason"] == "a stricter guide"


def test_a_floor_lies_a_little_below_the_figure() -> None:
    """So that a sentence more or less is no alarm."""
    assert (floor_of(Figure(0.5, 1000)), floor_of(Figure(0.5, 15)), floor_of(Figure(0, 9))) == (0.49, 0.4, 0)


def test_the_command_refuses_a_changed_corpus_without_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It prints the figures, and writes nothing."""
    path = tmp_path / "floors.json"
    replace(GATE, corpora={**GATE.corpora, "en": "0" * 16}).write(path)
    before = path.read_bytes()
    with pytest.raises(SystemExit):
        main([], path)
    assert path.read_bytes() == before
    assert "exact" in capsys.readouterr().out


def test_the_command_seals_what_it_writes(tmp_path: Path) -> None:
    """What it wrote is accepted, and says why it was lowered."""
    path = tmp_path / "floors.json"
    shutil.copy(FLOORS, path)
    main(["--lower", "a new sentence"], path)
    gate = Gate.read(path)
    found = {name: figures(item) for name, item in evaluations().items()}
    assert list(gate.complaints(found, corpora())) == []
    assert gate.lowered[-1]["reason"] == "a new sentence"
