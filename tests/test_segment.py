"""Where sentences begin and end, in both languages, on clean and on hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import NotFoundError
from graphkit.model import Span
from graphkit.segment import LIMIT, dateline, sentences


def split(text: str, language: str = "en") -> list[str]:
    """The sentences as text."""
    return [text[span.start : span.end] for span in sentences(text, language)]


def assert_sound(text: str, language: str) -> None:
    """Ordered, apart, stripped, within the limit, and nothing but white space left out."""
    spans = list(sentences(text, language))
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        quote = text[span.start : span.end]
        assert quote == quote.strip()
        assert len(quote) <= LIMIT
        position = span.end
    assert not text[position:].strip()


ONE_SENTENCE_EN = [
    "Gen. Park and Lt. Gen. Dan Moore met Mr. Lee.",
    "The U.S. and the U.N. agreed.",
    "George W. Bush met Park G. H. in Seoul.",
    "He flew to St. Petersburg on Nov. 8 with Sen. Clark.",
    "Resolution No. 1718 was passed in Jan. 2007.",
    "It cost 3.5 million, vs. 2.8 million last year.",
    "The pact (signed by the U.S.) Army units will obey.",
    "Prof. A. B. Carter Jr. Memorial Hall was hit.",
    "The plan ... was dropped.",
    '"Why now?" the envoy asked.',
    '"Leave us alone!" Bush said.',
    "Did the e.g. and i.e. confuse it?",
    "She works at 1.5.2 of the file a.b.c today.",
]

ONE_SENTENCE_ID = [
    "Jend. Kim dan Letjen. Sudirman bertemu Brigjen. Ali.",
    "Seorang pejabat A.S. mengatakan hal itu.",
    "Rudal, roket, dll. disita oleh PBB.",
    "Bantuan itu a.l. beras dan obat, dsb. untuk rakyat.",
    "Surat tgl. 8 November itu ditolak.",
    "Prof. Dr. Park menolak hadir.",
    "Perjanjian itu bernilai 3,5 miliar (Rp. 20 triliun).",
    "Ia bertanya, “Mengapa?” kepada menteri.",
    "“Kami menolak!” kata dia.",
    "Perhentian selanjutnya. di India pada hari Kamis.",
    "Menteri M. S. Kaban tiba di Seoul.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE_EN)
def test_english_full_stops_that_end_nothing(text: str) -> None:
    """Abbreviations, initials, decimals and quoted questions go on."""
    assert split(text) == [text]


@pytest.mark.parametrize("text", ONE_SENTENCE_ID)
def test_indonesian_full_stops_that_end_nothing(text: str) -> None:
    """The same in Indonesian, with its own abbreviations."""
    assert split(text, "id") == [text]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Japan protested.", "China did not."]),
        ("en", ["He lives in the U.S.", "The envoy left."]),
        ("en", ["They met in 2003.", "It failed."]),
        ("en", ['"We refuse."', "He left."]),
        ("en", ['He said: "We refuse."', '"They lie," she said.']),
        ("en", ["Is it war?", "No!", "It is not."]),
        ("en", ["They waited...", "Nobody came."]),
        ("en", ["It began in March.", "12 people died."]),
        ("en", ["No. 5 won.", "He said no.", "Then he left."]),
        ("en", ["(It was late.)", "They slept."]),
        ("en", ["He joined Acme Inc.", "The firm denied it."]),
        ("en", ["Was it “war”?", "“Yes!”", "So they say."]),
        ("id", ["Ia tiba di Seoul.", "Menlu AS berbicara."]),
        ("id", ["Ia tinggal di A.S.", "Namun ia menolak."]),
        ("id", ["Mereka membawa beras, gula, dll.", "Pemerintah berterima kasih."]),
        ("id", ["Foto diambil pada 12 Juni 2023.", "Foto: kantor berita"]),
    ],
)
def test_sentences_that_do_end(language: str, parts: list[str]) -> None:
    """A full stop, question mark or exclamation mark before a capital ends a sentence."""
    assert split(" ".join(parts), language) == parts


def test_a_list_number_opens_its_sentence() -> None:
    """The full stop after "1" at the head of a line is no end."""
    assert split("1. Withdraw the troops.\n2. Free the prisoners.") == [
        "1. Withdraw the troops.",
        "2. Free the prisoners.",
    ]


def test_a_headline_ends_at_its_line() -> None:
    """Headline, byline and body are apart though only line ends separate them."""
    text = (
        "Envoys Meet in Seoul as Tension Grows\nA. Writer | Rabu, 08/11/2023 23:05 WIB\n"
        "SEOUL - The envoys of both countries met on Wednesday for talks about the border, the prisoners and "
        "the fishing grounds that both claim as theirs.\nThey parted late."
    )
    assert split(text) == text.split("\n")


def test_a_wrapped_paragraph_goes_on() -> None:
    """Lines broken at a fixed width are one paragraph, also after an abbreviation."""
    text = (
        "The envoys of both countries met on Wednesday for talks about their\n"
        "common border. Japan, which had not been asked to come, sent one Mr.\n"
        "Tanaka all the same, and nobody knew quite what to do with him. Two\n"
        "Japanese ships stayed away.\n"
    )
    assert [part.replace("\n", " ") for part in split(text)] == [
        "The envoys of both countries met on Wednesday for talks about their common border.",
        "Japan, which had not been asked to come, sent one Mr. Tanaka all the same, and nobody knew quite "
        "what to do with him.",
        "Two Japanese ships stayed away.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    """A short line is continued by a lower-case one."""
    assert split("The envoys met\nin Seoul.") == ["The envoys met\nin Seoul."]


def test_a_blank_line_ends_a_sentence() -> None:
    """Even one without a full stop, and before a lower-case letter."""
    assert split("Envoys meet\n\nin Seoul") == ["Envoys meet", "in Seoul"]


def test_list_items_are_apart() -> None:
    """A line that opens with a bullet starts anew."""
    text = "The demands of the delegation were read aloud:\n- a free press\n• an amnesty for all"
    assert split(text) == text.split("\n")


def test_a_caption_does_not_swallow_the_headline() -> None:
    """A line break between the two is enough."""
    text = "Talks Resume in Hanoi\nA minister waves to the cameras in Hanoi, 12 June 2023. Photo: agency"
    assert split(text) == [
        "Talks Resume in Hanoi",
        "A minister waves to the cameras in Hanoi, 12 June 2023.",
        "Photo: agency",
    ]


def test_a_headline_repeated_before_a_caption_is_cut_off() -> None:
    """Without a line break the repeated headline tells where the caption starts."""
    title = "Menlu Jepang Kunjungi Hanoi untuk Perundingan"
    text = f"{title}\n\n{title} Menteri itu melambai, 12 Juni 2023. Foto: kantor berita"
    assert split(text, "id") == [title, title, "Menteri itu melambai, 12 Juni 2023.", "Foto: kantor berita"]


@pytest.mark.parametrize(
    ("prefix", "rest"),
    [
        ("SEOUL - ", "The envoys met."),
        ("SEOUL— ", "The envoys met."),
        ("BAGHDAD, Iraq (AFP) -- ", "Two envoys met."),
        ("Jakarta, 8 November (ANTARA) - ", "Menteri itu tiba."),
        ("MOSCOW, Nov. 8 (Reuters) - ", "Russia protested."),
        ("NAJAF, Iraq Aug. 20, 2004 -- ", "Troops moved."),
        ("AP - ", "Troops moved."),
        ("AFP - SEOUL - ", "Troops moved."),
        ("Rio de Janeiro (AFP) – ", "“Never,” he said."),
        ("TEL AVIV, July 5 (Xinhua) -- ", "Israel freed 5 men."),
        ("  SEOUL - ", "The envoys met."),
    ],
)
def test_a_dateline_is_found_and_stays_in_the_sentence(prefix: str, rest: str) -> None:
    """Place, date and agency before the dash; the report starts after it."""
    found = dateline(prefix + rest)
    assert found is not None
    assert (prefix + rest)[found.end :] == rest
    assert found.start == len(prefix) - len(prefix.lstrip())
    assert split(prefix + rest) == [(prefix + rest).strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Iran - which denies it - protested.",
        "AS - Rusia sepakat.",
        "US-led forces - Americans mostly - attacked.",
        "The talks - Seoul's third - failed.",
        "Kim said - Then he left.",
        "NATO - the alliance - agreed.",
        "SEOUL",
        "SEOUL - ",
        "",
        " - The envoys met.",
        "(AFP) - The envoys met.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """An aside between dashes, a pair of countries, or a place alone."""
    assert dateline(text) is None


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\n\n\n"])
def test_no_text_has_no_sentences(text: str) -> None:
    """Empty and blank texts."""
    assert split(text) == []


def test_offsets_are_code_points() -> None:
    """Characters beyond the basic plane and combining marks count one each."""
    text = "🇰🇷 Korea é protested. 日本 agreed."
    assert list(sentences(text, "en")) == [Span(0, 21), Span(22, 32)]
    assert [text[a:b] for a, b in sentences(text, "en")] == ["🇰🇷 Korea é protested.", "日本 agreed."]


def test_a_very_long_sentence_is_cut_at_a_clause() -> None:
    """No sentence is longer than the limit; the cut follows a comma where there is one."""
    text = "and so it went on, " * 1_000
    parts = split(text)
    assert len(parts) > 4
    assert all(part.endswith(",") for part in parts)
    assert_sound(text, "en")


@pytest.mark.parametrize("unit", ["a", ".", " .", '" ', "a b", "U.S. ", "x\n", "(((", "é́", "!?"])
def test_long_lines_of_anything_are_cut_soundly(unit: str) -> None:
    """No repeated sign makes a sentence that is too long or loses a character."""
    assert_sound(unit * (60_000 // len(unit)), "en")


def test_a_single_line_of_megabytes_is_read() -> None:
    """A text without any line end, as some exports are."""
    text = "Jepang mengecam peluncuran itu. " * 100_000
    assert sum(1 for _ in sentences(text, "id")) == 100_000


def test_an_unknown_language_names_the_known_ones() -> None:
    """The error tells which packs there are."""
    with pytest.raises(NotFoundError, match=r"no language 'xx'; known: .*en, id"):
        split("Text.", "xx")


SIGNS = st.sampled_from(
    [*"aZé日 .!?…\"'”()-–\n\n,;:0159\t", "U.S.", "Mr.", " The ", "Seoul", "e\u0301", "🇰🇷", "\u2028"]
)


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=80).map("".join), st.sampled_from(["en", "id"]))
def test_any_mixture_of_signs_is_split_soundly(text: str, language: str) -> None:
    """Spans are ordered and apart, and hold every character that is no white space."""
    assert_sound(text, language)


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "id"]))
def test_any_text_is_split_soundly(text: str, language: str) -> None:
    """The same for arbitrary Unicode."""
    assert_sound(text, language)


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=60).map("".join))
def test_a_dateline_is_always_a_prefix(text: str) -> None:
    """It opens at the first character and leaves something behind it."""
    found = dateline(text)
    if found is not None:
        assert not text[: found.start].strip()
        assert found.start < found.end < len(text)
