"""What must hold of extraction whatever the text."""

from __future__ import annotations

from gold import claims_of, extractor
from gold_english import RECORDS as ENGLISH
from gold_indonesian import RECORDS as INDONESIAN
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import Document

STATES = ["Peru", "Chile", "Kenya", "Norway", "Vietnam", "Morocco", "Poland", "Ghana"]
CODES = dict(zip(STATES, ["PER", "CHL", "KEN", "NOR", "VNM", "MAR", "POL", "GHA"], strict=True))
steady = settings(deadline=None, derandomize=True, max_examples=40)


def texts(language: str) -> list[str]:
    """The gold sentences of one language."""
    return [text for text, _ in (ENGLISH if language == "en" else INDONESIAN)]


def test_every_span_is_where_it_says() -> None:
    """A quote is the slice of its document, and every span lies in its passage."""
    for language in ("en", "id"):
        text = "\n\n".join(texts(language))
        document = Document("d", text, published="2023-11-08", language=language)
        for claim in extractor().extract(document).claims:
            assert claim.quote == text[claim.passage.start : claim.passage.end]
            for span in (claim.cue, claim.subject_span, claim.object_span):
                assert span is None or claim.passage.start <= span.start < span.end <= claim.passage.end


def test_both_actors_are_named_or_resolved_in_the_document() -> None:
    """No claim about somebody the document does not name."""
    for language in ("en", "id"):
        for text in texts(language):
            extraction = extractor().extract(Document("d", text, language=language))
            named = {mention.polity for mention in extraction.mentions}
            assert all({c.subject_polity, c.object_polity} <= named for c in extraction.claims)


def test_the_same_text_gives_the_same_claims() -> None:
    """Nothing is kept from one document to the next."""
    for language in ("en", "id"):
        first = [claims_of(text, language) for text in texts(language)]
        assert first == [claims_of(text, language) for text in texts(language)]


def test_lower_case_never_makes_an_actor() -> None:
    """Names are written with capitals."""
    for language in ("en", "id"):
        for text in texts(language):
            before = extractor().extract(Document("d", text, language=language)).mentions
            after = extractor().extract(Document("d", text.lower(), language=language)).mentions
            assert {m.polity for m in after} <= {m.polity for m in before}


@steady
@given(st.permutations(STATES).map(lambda names: names[:4]))
def test_the_order_of_coordinated_actors_is_indifferent(names: list[str]) -> None:
    """Each of three condemns the fourth, in whatever order they are named."""
    *doers, other = names
    text = f"{doers[0]}, {doers[1]} and {doers[2]} condemned {other}."
    found = {(c.subject_polity, c.relation, c.object_polity) for c in claims_of(text)}
    assert found == {(CODES[doer], "condemns", CODES[other]) for doer in doers}


@steady
@given(
    st.permutations(STATES).map(lambda names: names[:2]),
    st.sampled_from(["{} did not attack {}.", "{} has never attacked {}.", "{} denied attacking {}."]),
)
def test_a_negated_attack_is_never_affirmed(names: list[str], pattern: str) -> None:
    """Whoever the parties are."""
    claims = claims_of(pattern.format(*names))
    assert [c.relation for c in claims] == ["attacks"]
    assert not any(c.affirms for c in claims)


@steady
@given(st.text(max_size=300), st.sampled_from(["en", "id"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """Nonsense gives no claim, and no error."""
    extraction = extractor().extract(Document("d", text, published="2023-11-08", language=language))
    assert all(claim.quote in text for claim in extraction.claims)


@steady
@given(
    st.lists(
        st.sampled_from(["Iran", "said", "that", ",", "who", "and", "to", "attack", "the", "by", "USA"]),
        max_size=25,
    )
)
def test_any_order_of_words_is_read(parts: list[str]) -> None:
    """The parser never fails and never loops on what is no sentence."""
    claims_of(" ".join(parts))
