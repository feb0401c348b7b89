"""Parties: which two actors a document speaks of together."""

from __future__ import annotations

import pytest
from gold import DAY, extractor

from graphkit.extract.parties import couple_after, named_parties
from graphkit.extract.tokens import Token
from graphkit.model import Document
from graphkit.segment import sentences

NAMED = [
    ("en", "Kenya met Uganda.", ["KEN", "UGA"]),
    ("en", "Kenya met Uganda in Accra.", ["KEN", "UGA"]),
    ("en", "Kenya met Uganda in the United States.", ["KEN", "UGA"]),
    ("en", "Kenya met Uganda in Accra, Lima and Quito.", ["KEN", "UGA"]),
    ("id", "Kenya bertemu Uganda di Accra dan Lima.", ["KEN", "UGA"]),
    ("en", "Officials in Accra and Lima met.", ["GHA", "PER"]),
    ("en", "Kenya met Uganda, and Kenya left.", ["UGA", "KEN"]),
    ("en", "Nobody met.", []),
]


def tokens_of(text: str, language: str = "en") -> list[Token]:
    """The tokens of a one-sentence document, with the names found."""
    reader = extractor().reader(Document("d", text, published=DAY, language=language))
    return [token for passage in sentences(text, language) for token in reader._tokens(passage)]


@pytest.mark.parametrize(("language", "text", "polities"), NAMED, ids=[row[1] for row in NAMED])
def test_where_something_happens_is_no_party(language: str, text: str, polities: list[str]) -> None:
    """Places do not count unless nothing else is named; the latest mention of a party counts."""
    assert list(named_parties(tokens_of(text, language))) == polities


COUPLES = [
    (["Kenya met Uganda."], ["KEN", "UGA"]),
    (["Kenya met Uganda.", "Chad left."], ["KEN", "UGA"]),
    (["Kenya met Uganda.", "Nobody spoke."], ["KEN", "UGA"]),
    (["Kenya met Uganda.", "Chad met Togo."], ["TCD", "TGO"]),
    (["Kenya met Uganda.", "Chad met Togo and Benin."], []),
    (["Kenya left."], ["KEN"]),
    (["Kenya left.", "Kenya came."], ["KEN"]),
    (["Kenya left.", "Uganda left."], ["KEN", "UGA"]),
    ([], []),
]


@pytest.mark.parametrize(("texts", "polities"), COUPLES, ids=[" ".join(row[0]) for row in COUPLES])
def test_a_couple_stays_until_others_are_named_together(texts: list[str], polities: list[str]) -> None:
    """Two of one sentence, or two that were alone in theirs; three together are no couple."""
    couple = couple_after((), ())
    for text in texts:
        couple = couple_after(couple, tokens_of(text))
    assert [mention.polity for mention in couple] == polities
