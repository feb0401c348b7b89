"""What must hold of extraction whatever the text.

`HYPOTHESIS_PROFILE=search pytest tests/test_extract_properties.py` looks for new counterexamples.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from gold import claims_of, extractor
from golden_gate import GOLDEN
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.evaluate.gold import TEXTS
from graphkit.model import Claim, Document, Extraction

NAMES = {
    "en": {
        "Peru": "PER", "Chile": "CHL", "Kenya": "KEN", "Norway": "NOR", "Vietnam": "VNM", "Morocco": "MAR",
        "Poland": "POL", "Ghana": "GHA", "the United States": "USA", "Saudi Arabia": "SAU", "NATO": "NATO",
    },
    "id": {
        "Peru": "PER", "Cile": "CHL", "Kenya": "KEN", "Norwegia": "NOR", "Vietnam": "VNM", "Maroko": "MAR",
        "Polandia": "POL", "Ghana": "GHA", "Amerika Serikat": "USA", "Arab Saudi": "SAU", "NATO": "NATO",
    },
}  # fmt: skip
"""Names by language, with their codes."""

ACTS = {
    "en": {
        "condemned": "condemns", "attacked": "attacks", "invaded": "attacks", "criticised": "criticizes",
        "visited": "visits", "supported": "supports", "accused": "accuses", "threatened": "threatens",
        "recognised": "recognizes", "praised": "supports", "bombed": "attacks",
    },
    "id": {
        "mengutuk": "condemns", "menyerang": "attacks", "menginvasi": "attacks", "mengkritik": "criticizes",
        "mengunjungi": "visits", "mendukung": "supports", "menuduh": "accuses", "mengancam": "threatens",
        "mengakui": "recognizes", "memuji": "supports", "membom": "attacks",
    },
}  # fmt: skip
"""Verbs that take another actor as their object, with what they say."""

NEGATIONS = {
    "en": (
        "{0} did not {2} {1}.",
        "{0} has never {3} {1}.",
        "{0} will not {2} {1}.",
        "{0} denied that it had {3} {1}.",
        "It is not true that {0} {3} {1}.",
        "Neither {0} nor Malta has {3} {1}.",
        "{0} has not {3} {1}, officials said.",
        "According to a newspaper, {0} did not {2} {1} last week.",
    ),
    "id": (
        "{0} tidak {2} {1}.",
        "{0} belum pernah {2} {1}.",
        "{0} tidak akan {2} {1}.",
        "{0} membantah telah {2} {1}.",
        "Tidak benar bahwa {0} {2} {1}.",
        "Baik {0} maupun Malta tidak {2} {1}.",
        "{0} tidak {2} {1}, kata para pejabat.",
        "Menurut sebuah surat kabar, {0} tidak {2} {1} pekan lalu.",
    ),
}
"""Sentences that say of two actors (0, 1) that it is not so; 2 is the bare verb, 3 its past."""

NO_ACT = {
    "en": (
        "There were no talks between {0} and {1}.",
        "{0} held no talks with {1}.",
        "{0} cancelled a visit to {1}.",
        "{0} has scrapped a plan to attack {1}.",
        "Malta prevented {0} from attacking {1}.",
    ),
    "id": (
        "Tidak ada perundingan antara {0} dan {1}.",
        "{0} tidak melakukan pembicaraan dengan {1}.",
        "Malta mencegah {0} menyerang {1}.",
    ),
}
"""Sentences in which an act of two actors (0, 1) is named and did not take place."""

BARE = {
    "condemned": "condemn", "attacked": "attack", "invaded": "invade", "criticised": "criticise",
    "visited": "visit", "supported": "support", "accused": "accuse", "threatened": "threaten",
    "recognised": "recognise", "praised": "praise", "bombed": "bomb",
}  # fmt: skip

languages = st.sampled_from(sorted(NAMES))


@cache
def golden(language: str) -> tuple[str, ...]:
    """All gold sentences of one language."""
    files = sorted(GOLDEN.glob(f"{language}*.jsonl"))
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(json.loads(line)[TEXTS[language]] for line in lines)


def extracted(text: str, language: str) -> Extraction:
    """Everything read in a text."""
    return extractor().extract(Document("d", text, published="2023-11-08", language=language))


def told(text: str, language: str) -> set[tuple[str, str, str]]:
    """Parties and relation of each claim."""
    return {ends(claim) for claim in claims_of(text, language)}


def ends(claim: Claim) -> tuple[str, str, str]:
    """Parties and relation of a claim."""
    return claim.subject_polity, claim.relation, claim.object_polity


def whole_documents() -> Iterator[Extraction]:
    """The gold sentences of each language as one long text."""
    for language in NAMES:
        yield extracted("\n\n".join(golden(language)), language)


def test_a_quote_is_a_slice_of_the_text_and_every_span_is_in_it() -> None:
    """Words and dates stand in the sentence; an actor there, or where it was named before."""
    for extraction in whole_documents():
        assert extraction.claims
        for claim in extraction.claims:
            start, end = claim.passage
            assert claim.quote == extraction.document.text[start:end]
            for span in (claim.cue, claim.date_span):
                assert span is None or start <= span.start < span.end <= end
            for span in (claim.subject_span, claim.object_span):
                assert span is None or 0 <= span.start < span.end <= end


def test_both_actors_are_named_in_the_sentence_or_before_it() -> None:
    """A pronoun or "the two sides" may point back, but never to an actor that nobody named."""
    for extraction in whole_documents():
        for claim in extraction.claims:
            named = {m.polity for m in extraction.mentions if m.span.end <= claim.passage.end}
            assert {claim.subject_polity, claim.object_polity} - {""} <= named, claim.quote


def test_a_sentence_that_names_one_actor_alone_has_no_claim_between_two() -> None:
    """Read by itself."""
    for language in NAMES:
        for text in golden(language):
            extraction = extracted(text, language)
            if len({mention.polity for mention in extraction.mentions}) < 2:
                assert extraction.claims == ()


@given(languages, st.data())
def test_a_document_is_read_the_same_whatever_was_read_before(language: str, data: st.DataObject) -> None:
    """Nothing is kept from one document to the next."""
    first, second = data.draw(st.lists(st.sampled_from(golden(language)), min_size=2, max_size=2))
    alone = extracted(first, language)
    extracted(second, language)
    assert extracted(first, language) == alone


@given(st.data())
def test_a_name_learnt_in_one_document_is_unknown_in_the_next(data: st.DataObject) -> None:
    """Whoever it belongs to."""
    state, code = data.draw(st.sampled_from(sorted(NAMES["en"].items())))
    assume(code != "NATO")
    name = data.draw(st.sampled_from(["Ordwin Taskel", "Belto Framm", "Zuri Ankovar"]))
    family, other = name.split()[1], "Peru" if code != "PER" else "Chile"
    first = f"{capital(state)}'s foreign minister {name} arrived on Monday. {family} condemned {other}."
    assert (code, "condemns", NAMES["en"][other]) in told(first, "en")
    assert told(f"{family} condemned {other}.", "en") == set()


@given(languages, st.data())
def test_lower_case_never_makes_an_actor(language: str, data: st.DataObject) -> None:
    """Names are written with capitals."""
    text = data.draw(st.sampled_from(golden(language)))
    before, after = extracted(text, language).mentions, extracted(text.lower(), language).mentions
    assert {m.polity for m in after} <= {m.polity for m in before}


@given(languages, st.data())
def test_the_order_of_coordinated_doers_is_indifferent(language: str, data: st.DataObject) -> None:
    """Each of two to four does it to the last, in whatever order they are named."""
    *doers, other = data.draw(st.permutations(sorted(NAMES[language])).map(lambda names: names[:5]))
    doers = doers[: data.draw(st.integers(2, 4))]
    verb = data.draw(st.sampled_from(sorted(ACTS[language])))
    codes = NAMES[language]
    expected = {(codes[doer], ACTS[language][verb], codes[other]) for doer in doers}
    assert told(f"{capital(listed(doers, language))} {verb} {other}.", language) == expected


@given(languages, st.data())
def test_the_order_of_coordinated_objects_is_indifferent(language: str, data: st.DataObject) -> None:
    """The first does it to each of the others."""
    doer, *others = data.draw(st.permutations(sorted(NAMES[language])).map(lambda names: names[:5]))
    others = others[: data.draw(st.integers(2, 4))]
    verb = data.draw(st.sampled_from(sorted(ACTS[language])))
    codes = NAMES[language]
    expected = {(codes[doer], ACTS[language][verb], codes[other]) for other in others}
    assert told(f"{capital(doer)} {verb} {listed(others, language)}.", language) == expected


@given(languages, st.data())
def test_the_order_of_coordinated_agents_is_indifferent(language: str, data: st.DataObject) -> None:
    """In the passive, too, each agent does it and none suffers it."""
    *doers, other = data.draw(st.permutations(sorted(NAMES[language])).map(lambda names: names[:4]))
    codes = NAMES[language]
    passive = "was condemned by" if language == "en" else "dikutuk oleh"
    found = told(f"{capital(other)} {passive} {listed(doers, language)}.", language)
    assert found == {(codes[doer], "condemns", codes[other]) for doer in doers}


@given(languages, st.data())
def test_a_negated_sentence_never_affirms(language: str, data: st.DataObject) -> None:
    """Whoever the parties, whatever the verb, however it is denied."""
    first, second = data.draw(st.permutations(sorted(NAMES[language])).map(lambda names: names[:2]))
    verb = data.draw(st.sampled_from(sorted(ACTS[language])))
    pattern = data.draw(st.sampled_from(NEGATIONS[language]))
    text = capital(pattern.format(first, second, BARE.get(verb, verb), verb))
    parties = {NAMES[language][first], NAMES[language][second]}
    wrong = [
        claim
        for claim in claims_of(text, language)
        if claim.affirms
        and claim.relation == ACTS[language][verb]
        and {claim.subject_polity, claim.object_polity} == parties
    ]
    assert wrong == [], text


@given(languages, st.data())
def test_an_act_that_did_not_take_place_is_not_affirmed(language: str, data: st.DataObject) -> None:
    """No talks, a visit called off, an attack prevented: none of them is between the two."""
    first, second = data.draw(st.permutations(sorted(NAMES[language])).map(lambda names: names[:2]))
    text = capital(data.draw(st.sampled_from(NO_ACT[language])).format(first, second))
    parties = {NAMES[language][first], NAMES[language][second]}
    found = [c for c in claims_of(text, language) if c.affirms]
    assert [c for c in found if {c.subject_polity, c.object_polity} == parties] == [], text


@given(st.text(max_size=300), languages)
def test_any_text_is_read(text: str, language: str) -> None:
    """Nonsense gives no error, and quotes nothing that is not there."""
    assert all(claim.quote in text for claim in extracted(text, language).claims)


@given(
    st.lists(
        st.sampled_from(["Iran", "said", "that", ",", "who", "and", "to", "attack", "the", "by", "USA"]),
        max_size=25,
    )
)
def test_any_order_of_words_is_read(parts: list[str]) -> None:
    """The parser never fails and never loops on what is no sentence."""
    claims_of(" ".join(parts))


def listed(names: list[str], language: str) -> str:
    """Names in a row, as the language coordinates them."""
    both = " and " if language == "en" else " dan "
    comma = "," if language == "id" and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma}{both}{names[-1]}"


def capital(text: str) -> str:
    """With a capital at its beginning."""
    return text[0].upper() + text[1:]
