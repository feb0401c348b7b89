"""The stages of the cascade, each by what it must give for small sentences."""

from __future__ import annotations

import pytest
from gold import claims_of, extractor

from graphkit.extract.cascade import Reading
from graphkit.extract.settle import Cls
from graphkit.extract.syntax import NP, VG
from graphkit.extract.tokens import Kind, tokenize
from graphkit.model import Document, Span


def reading(text: str, language: str = "en", published: str = "2023-11-08") -> Reading:
    """The first sentence, parsed."""
    document = Document("d", text, published=published, language=language)
    return next(iter(extractor().reader(document).readings()))


def words(text: str, language: str, names: tuple[str, ...] = ()) -> list[str]:
    """The texts of the tokens."""
    lexicon = extractor().lexicons[language]
    return [token.text for token in tokenize(text, Span(0, len(text)), lexicon, names.__contains__)]


# tokens


def test_a_possessive_mark_is_a_token() -> None:
    """Whose an act is must be visible."""
    assert words("Israel's attack", "en") == ["Israel", "'s", "attack"]


def test_initials_with_dots_are_one_token() -> None:
    """The dots of U.S. and A.S. end no sentence and no word."""
    assert words("U.S. and A.S. envoys", "en")[:3] == ["U.S.", "and", "A.S."]


def test_a_clitic_is_split_from_a_known_word_only() -> None:
    """`rekannya` has an owner; Kenya has none."""
    assert words("rekannya di Kenya", "id", ("Kenya",)) == ["rekan", "nya", "di", "Kenya"]


def test_hyphenated_names_are_two() -> None:
    """Korut-Rusia are two actors, al-Shabaab is one word."""
    assert words("Korut-Rusia", "id", ("Korut", "Rusia")) == ["Korut", "-", "Rusia"]
    assert words("al-Shabaab", "en", ("al-Shabaab",)) == ["al-Shabaab"]


def test_a_compound_keeps_its_ending() -> None:
    """The Iranian-backed militia is not Iran."""
    tokens = words("Iranian-backed militia", "en", ("Iranian",))
    assert tokens == ["Iranian", "-backed", "militia"]


def test_offsets_are_code_points() -> None:
    """Characters outside the basic plane count as one."""
    text = "🇮🇩 Korut, Rusia"
    lexicon = extractor().lexicons["id"]
    tokens = tokenize(text, Span(0, len(text)), lexicon, lambda word: False)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [token.kind for token in tokens if token.text == ","] == [Kind.COMMA]


# mentions


@pytest.mark.parametrize(
    ("text", "language", "polities"),
    [
        ("Washington criticised Tehran.", "en", ["USA", "IRN"]),
        ("AS mengecam Korut.", "id", ["USA", "PRK"]),
        ("The U.S. warned the UN.", "en", ["USA", "UN"]),
        ("Kremlin mengecam Gedung Putih.", "id", ["RUS", "USA"]),
        ("Boats from China crossed the South China Sea to Vietnam.", "en", ["CHN", "VNM"]),
        ("Blinken met Lavrov.", "en", ["USA", "RUS"]),
    ],
)
def test_names_stand_for_their_polity(text: str, language: str, polities: list[str]) -> None:
    """Capitals, short forms, seats of government and office holders of the day."""
    document = Document("d", text, published="2023-11-08", language=language)
    assert [mention.polity for mention in extractor().extract(document).mentions] == polities


def test_a_surname_follows_the_date() -> None:
    """Bush is a president of 2003; in 2023 nobody of that name is in office."""

    def actors(day: str) -> list[str]:
        text = "Bush urged Iraq to disarm."
        return [
            m.actor for m in extractor().extract(Document("d", text, published=day, language="en")).mentions
        ]

    assert actors("2003-02-01") == ["person-george-w-bush", "IRQ"]
    assert actors("2023-02-01") == ["IRQ"]


def test_a_title_introduces_a_person() -> None:
    """Who is presented as a state's minister once is known for the rest of the document, not beyond it."""
    text = "Togolese Foreign Minister Kossi Tevi met Ghanaian officials. Tevi criticised Mali."
    claims = claims_of(text)
    assert [(c.subject_polity, c.relation, c.object_polity) for c in claims] == [
        ("TGO", "meets-with", "GHA"),
        ("TGO", "criticizes", "MLI"),
    ]
    assert claims[1].subject == "person-kossi-tevi"
    assert claims_of("Tevi criticised Mali.") == ()


def test_lower_case_words_are_no_names() -> None:
    """`as`, `us` and `turkey` in running text are words."""
    document = Document("d", "they gave us turkey as well as china", language="en")
    assert extractor().extract(document).mentions == ()


# word classes and chunks


@pytest.mark.parametrize(
    ("text", "word", "cls"),
    [
        ("Israel attacks Gaza.", "attacks", Cls.VERB),
        ("Israeli attacks on Gaza angered Egypt.", "attacks", Cls.NOUN),
        ("Japan plans to visit China.", "plans", Cls.VERB),
        ("The plans of Japan worried China.", "plans", Cls.NOUN),
        ("France wants to visit Mali.", "visit", Cls.VERB),
        ("A visit to Mali pleased France.", "visit", Cls.NOUN),
    ],
)
def test_a_word_is_verb_or_noun_by_its_place(text: str, word: str, cls: Cls) -> None:
    """English writes both alike."""
    sentence = reading(text).sentence
    assert next(c for t, c in zip(sentence.tokens, sentence.classes, strict=True) if t.text == word) == cls


@pytest.mark.parametrize(
    ("text", "language", "phrase", "members", "owners"),
    [
        ("Israeli troops left Lebanon.", "en", "Israeli troops", ["ISR"], ["ISR"]),
        ("Israel's attack hurt Lebanon.", "en", "Israel 's attack", [], ["ISR"]),
        ("Serangan Israel melukai warga Lebanon.", "id", "Serangan Israel", [], ["ISR"]),
        ("Menteri Luar Negeri AS mengunjungi Mesir.", "id", "Menteri Luar Negeri AS", ["USA"], ["USA"]),
        ("A Brazilian striker left Italy.", "en", "A Brazilian striker", [], ["BRA"]),
    ],
)
def test_the_head_decides_who_acts(
    text: str, language: str, phrase: str, members: list[str], owners: list[str]
) -> None:
    """Troops and ministers act for their state; an attack or a striker only belongs to it."""
    result = reading(text, language)
    tokens = result.sentence.tokens
    found = next(
        np
        for np in result.sentence.parse.nps
        if " ".join(token.text for token in tokens[np.i : np.j]) == phrase
    )
    assert [m.polity for m in found.members] == members
    assert [m.polity for m in found.owners] == owners


# clauses


def shape(text: str, language: str = "en") -> list[tuple[str, str, list[str]]]:
    """Lemma, subject and objects of each predicate."""
    result = reading(text, language)

    def say(np: NP | None) -> str:
        return " ".join(t.text for t in result.sentence.tokens[np.i : np.j]) if np else ""

    return [(p.vg.lemma, say(p.subj), [say(np) for np in p.objs]) for p in result.sentence.parse.preds]


def test_a_relative_clause_does_not_hide_the_subject() -> None:
    """The main verb finds the subject before the clause."""
    assert shape("Peru, which supports Chile, condemned Bolivia.") == [
        ("support", "Peru", ["Chile"]),
        ("condemn", "Peru", ["Bolivia"]),
    ]


def test_a_reduced_passive_is_no_main_verb() -> None:
    """Participles such as "backed by" and "stationed in" only describe the subject."""
    assert [verb for verb, *_ in shape("Peru, backed by Chile, accused Bolivia.")] == ["back", "accuse"]
    assert shape("Ethiopian troops stationed in Somalia killed three Kenyans.")[1] == (
        "kill",
        "Ethiopian troops",
        ["three Kenyans"],
    )


def test_reported_speech_without_that() -> None:
    """The noun after a reporting verb is the subject of what is reported."""
    assert shape("Mali said France attacked Niger.") == [("say", "Mali", []), ("attack", "France", ["Niger"])]


def test_an_infinitive_takes_the_object_of_urging_verbs() -> None:
    """Who is urged is who should act; who promises acts."""
    assert shape("Greece urged Turkey to leave Cyprus.")[1][1] == "Turkey"
    assert shape("Greece promised Cyprus to leave Turkey.")[1][1] == "Greece"


def test_coordinated_verbs_share_their_subject() -> None:
    """One subject, two acts."""
    assert [subject for _, subject, _ in shape("Iran condemned Israel and praised Qatar.")] == [
        "Iran",
        "Iran",
    ]


def test_an_indonesian_passive_needs_no_oleh() -> None:
    """The agent may follow the verb directly."""
    found = [
        (c.subject_polity, c.relation, c.object_polity) for c in claims_of("Suriah dikecam Mesir.", "id")
    ]
    assert found == [("EGY", "condemns", "SYR")]


def test_a_fronted_place_is_no_member_of_the_list_after_it() -> None:
    """The text "In Doha, Kenya and Chad met" names two parties."""
    found = {
        (c.subject_polity, c.object_polity) for c in claims_of("In Doha, Kenya and Chad signed a treaty.")
    }
    assert found == {("KEN", "TCD")}


def test_verb_groups_know_their_auxiliaries() -> None:
    """Passive, negation and infinitive are read off the group."""
    result = reading("Mali was not attacked by Niger, which wants to visit Chad.")
    groups = [pred.vg for pred in result.sentence.parse.preds]
    assert [(vg.lemma, vg.passive, vg.infinitive) for vg in groups] == [
        ("attack", True, False),
        ("want", False, False),
        ("visit", False, True),
    ]
    assert all(isinstance(vg, VG) for vg in groups)


# stance


@pytest.mark.parametrize(
    ("text", "language", "polarity", "modality", "speakers"),
    [
        ("Iran supplied drones to Russia.", "en", "asserted", "certain", ()),
        ("Iran denied supplying drones to Russia.", "en", "denied", "certain", ("IRN",)),
        ("Iran denied that it had supplied drones to Russia.", "en", "denied", "certain", ("IRN",)),
        ("Iran did not supply drones to Russia.", "en", "denied", "certain", ()),
        ("Iran will supply drones to Russia.", "en", "asserted", "planned", ()),
        ("Iran may supply drones to Russia.", "en", "asserted", "possible", ()),
        ("Iran supplied drones to Russia, Kyiv said.", "en", "asserted", "certain", ("UKR",)),
        ("According to Kyiv, Iran supplied drones to Russia.", "en", "asserted", "certain", ("UKR",)),
        ("Kyiv said Iran had supplied drones to Russia.", "en", "asserted", "certain", ("UKR",)),
        ("Iran membantah memasok senjata ke Rusia.", "id", "denied", "certain", ("IRN",)),
        ("Iran tidak memasok senjata ke Rusia.", "id", "denied", "certain", ()),
        ("Iran akan memasok senjata ke Rusia.", "id", "asserted", "planned", ()),
        ("Menurut Ukraina, Iran memasok senjata ke Rusia.", "id", "asserted", "certain", ("UKR",)),
        ("Iran memasok senjata ke Rusia, kata Ukraina.", "id", "asserted", "certain", ("UKR",)),
    ],
)
def test_who_says_it_and_how_real_it_is(
    text: str, language: str, polarity: str, modality: str, speakers: tuple[str, ...]
) -> None:
    """The same supply of arms, told in every way."""
    found = [c for c in claims_of(text, language) if c.relation == "supplies-arms-to"]
    assert [(c.subject_polity, c.object_polity) for c in found] == [("IRN", "RUS")]
    assert (found[0].polarity.value, found[0].modality.value, found[0].attributed_to) == (
        polarity,
        modality,
        speakers,
    )


def test_talks_that_fail_are_no_denial() -> None:
    """They took place."""
    for text, language in (
        ("Talks between Serbia and Kosovo failed.", "en"),
        ("Perundingan antara Serbia dan Kosovo gagal.", "id"),
    ):
        assert [c.polarity.value for c in claims_of(text, language)] == ["asserted"]


# dates


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Israel attacked Syria on Monday.", "en", ["2023-11-06"]),
        ("Israel said on Monday that Iran had attacked Syria.", "en", [""]),
        ("Pada hari Senin, Israel menyerang Suriah.", "id", ["2023-11-06"]),
        ("Israel menyerang Suriah pekan lalu.", "id", ["2023-10-30/2023-11-05"]),
        ("Israel attacked Syria.", "en", [""]),
    ],
)
def test_a_date_belongs_to_the_verb_it_stands_with(text: str, language: str, dates: list[str]) -> None:
    """And is never filled with the day of publication."""
    assert [c.event_date for c in claims_of(text, language) if c.relation == "attacks"] == dates
