"""The words of the project: what they hold, and what their ids and JSON promise."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import (
    Actor,
    Claim,
    Document,
    Kind,
    Layer,
    Modality,
    Polarity,
    Span,
    document_id,
)

TEXT = "Korea Utara membantah memasok senjata ke Rusia."

CLAIM = Claim(
    document="d",
    passage=Span(0, 47),
    quote=TEXT,
    subject="PRK",
    subject_polity="PRK",
    relation="supplies-arms-to",
    object="RUS",
    object_polity="RUS",
    polarity=Polarity.DENIED,
    modality=Modality.CERTAIN,
    attributed_to=("PRK",),
    event_date="",
    reported_on="2023-11-09",
    cue=Span(22, 37),
    subject_span=Span(0, 11),
    object_span=Span(41, 46),
    attribution_span=Span(0, 11),
    date_span=None,
    confidence=0.81,
    rule="id/verb/supplies-arms-to/memasok",
    layer=Layer.STRUCTURE,
    language="id",
)


def test_a_claim_has_a_fixed_id() -> None:
    """The same in every run and on every machine: graphs name their claims by it."""
    assert CLAIM.id == replace(CLAIM).id
    assert len(CLAIM.id) == 16
    assert int(CLAIM.id, 16) >= 0


@pytest.mark.parametrize(
    "change",
    [
        {"document": "e"},
        {"passage": Span(1, 47)},
        {"subject": "body-PRK-military"},
        {"relation": "aids"},
        {"polarity": Polarity.ASSERTED},
        {"modality": Modality.PROBABLE},
        {"attributed_to": ()},
        {"event_date": "2023-11"},
        {"date_span": Span(3, 4)},
        {"confidence": 0.8},
        {"rule": "id/noun/supplies-arms-to/pasokan"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_claim_that_differs_has_another_id(change: dict[str, object]) -> None:
    """Whatever it says, wherever it stands, however it was read."""
    assert replace(CLAIM, **change).id != CLAIM.id  # type: ignore[arg-type]


def test_a_claim_survives_json() -> None:
    """Through text and back, nothing is lost."""
    assert Claim.from_json(json.loads(json.dumps(CLAIM.to_json()))) == CLAIM


def test_json_has_the_keys_other_programs_read() -> None:
    """Source and target are polities; a missing target is null."""
    row = CLAIM.to_json()
    assert (row["source"], row["target"], row["start"], row["end"]) == ("PRK", "RUS", 0, 47)
    assert row["attributed_to"] == ["PRK"]
    assert row["date_span"] is None
    alone = replace(CLAIM, object="", object_polity="", object_span=None)
    assert alone.to_json()["target"] is None
    assert Claim.from_json(alone.to_json()) == alone


@pytest.mark.parametrize("key", ["quote", "polarity", "subject_span", "source"])
def test_json_without_a_key_is_refused(key: str) -> None:
    """Nothing is filled in."""
    row = CLAIM.to_json()
    del row[key]
    with pytest.raises(KeyError):
        Claim.from_json(row)


def test_json_with_an_unknown_word_is_refused() -> None:
    """A polarity that does not exist is no polarity."""
    with pytest.raises(ValueError, match="maybe"):
        Claim.from_json({**CLAIM.to_json(), "polarity": "maybe"})


@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("polarity", Polarity)
def test_only_what_is_said_to_be_so_affirms(polarity: Polarity, modality: Modality) -> None:
    """A denial affirms nothing; neither does a plan, a call or an if."""
    real = modality in (Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE)
    claim = replace(CLAIM, polarity=polarity, modality=modality)
    assert claim.affirms == (real and polarity is Polarity.ASSERTED)


def test_nothing_can_be_changed() -> None:
    """A claim or document is a value."""
    with pytest.raises(FrozenInstanceError):
        CLAIM.quote = "x"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Document("d", "x").text = "y"  # type: ignore[misc]


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_quote_is_the_text_at_its_span(text: str, start: int, length: int) -> None:
    """In code points, for whatever letters."""
    assert Document("d", text).quote(Span(start, start + length)) == text[start : start + length]


def test_the_digest_covers_text_and_metadata() -> None:
    """But not the place it was read from, so that a moved file is the same document."""
    document = Document("d", TEXT, "a.txt", "T", "P", "https://a.example/", "2023-11-09", "id")
    assert replace(document, source="b.txt").digest == document.digest
    for name in ("text", "title", "publisher", "url", "published", "language"):
        assert replace(document, **{name: "x"}).digest != document.digest


def test_document_ids_follow_the_content() -> None:
    """Parts are kept apart: moving a letter from one to the next is another document."""
    assert document_id(TEXT, "a") == document_id(TEXT, "a")
    assert document_id("ab", "c") != document_id("a", "bc")
    assert document_id("\ud800") != document_id("\ud801")


def test_a_label_falls_back() -> None:
    """To English, then to the id."""
    actor = Actor("PRK", Kind.STATE, "PRK", {"en": "North Korea", "id": "Korea Utara"})
    assert [actor.label(code) for code in ("id", "en", "fr")] == ["Korea Utara", "North Korea", "North Korea"]
    assert Actor("X", Kind.STATE, "X", {}).label() == "X"


def test_every_field_of_a_claim_is_in_its_json() -> None:
    """A new field must not be forgotten there."""
    renamed = {"subject_polity": "source", "object_polity": "target", "passage": "start"}
    wanted = {renamed.get(field.name, field.name) for field in fields(Claim)}
    assert wanted <= CLAIM.to_json().keys()
