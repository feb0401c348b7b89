"""Time expressions of both languages, resolved against a document's date; 8 November 2023 is a Wednesday."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dates import DateMention, find_dates
from graphkit.errors import NotFoundError
from graphkit.model import Span

WEDNESDAY = "2023-11-08"
NO_DATE: list[str] = []


def found(text: str, language: str, reference: str = WEDNESDAY) -> list[str]:
    """The dates as EDTF."""
    return [mention.edtf for mention in find_dates(text, language, reference)]


def only(text: str, language: str, reference: str = WEDNESDAY) -> DateMention:
    """The one date of a sentence."""
    (mention,) = find_dates(text, language, reference)
    return mention


ABSOLUTE_EN = {
    "It happened on 8 November 2023.": "2023-11-08",
    "It happened on November 8, 2023, he said.": "2023-11-08",
    "It happened on Nov. 8, 2023.": "2023-11-08",
    "It happened on November 8 2023.": "2023-11-08",
    "It happened on the 8th of November, 2023.": "2023-11-08",
    "It happened on 08/11/2023.": "2023-11-08",
    "It happened on 8/11/23.": "2023-11-08",
    "It happened on 8.11.2023.": "2023-11-08",
    "It happened on 25/11/2023.": "2023-11-25",
    "It happened on 11/25/2023.": "2023-11-25",
    "It happened on 2023-11-08.": "2023-11-08",
    "It happened on WEDNESDAY, 8 NOVEMBER 2023.": "2023-11-08",
    "It happened on Sun, Nov 5, 2023.": "2023-11-05",
    "It happened in November 2022.": "2022-11",
    "It happened in November, 2022.": "2022-11",
    "It happened in early May 2022.": "2022-05",
    "It happened in March of 2022.": "2022-03",
    "It has been so since 2014.": "2014",
    "In 2022 the talks failed.": "2022",
    "By 2025 it should be over.": "2025",
    "It was agreed in mid-2003.": "2003",
    "It was agreed at the end of 2003.": "2003",
    "It was agreed in the year 1948.": "1948",
    "The 2003 war was short.": "2003",
    "They referred to a 2005 accord.": "2005",
    "The talks (2006) failed.": "2006",
}

ABSOLUTE_ID = {
    "Ia tiba pada 8 November 2023.": "2023-11-08",
    "Ia tiba tanggal 8 November 2023.": "2023-11-08",
    "Ia tiba Senin (6/11/2023).": "2023-11-06",
    "Ia tiba pada hari Senin, 6 November 2023.": "2023-11-06",
    "Ia tiba Senin (6 November 2023).": "2023-11-06",
    "Rabu, 08/11/2023 23:05 WIB": "2023-11-08",
    "Ia tiba pada 12 Juni 2023.": "2023-06-12",
    "Ia tiba pada 1 Mei 2023.": "2023-05-01",
    "Ia tiba pada 3 Okt 2023.": "2023-10-03",
    "Ia tiba pada 8 november 2023.": "2023-11-08",
    "Ia tiba pada bulan November 2022.": "2022-11",
    "Ia tiba pada awal Maret 2022.": "2022-03",
    "Ia tiba tahun 2022.": "2022",
    "Ia tiba pada akhir tahun 2022.": "2022",
    "Sejak 2014 ia menolak.": "2014",
    "Pada 2022 lalu ia menolak.": "2022",
    "Mereka merujuk pada kesepakatan 2005.": "2005",
}


@pytest.mark.parametrize(("text", "edtf"), ABSOLUTE_EN.items())
def test_absolute_english_dates_need_no_reference(text: str, edtf: str) -> None:
    """Day first, whatever the notation; the same with and without a document's date."""
    mention = only(text, "en", "")
    assert (mention.edtf, mention.relative) == (edtf, False)
    assert found(text, "en") == [edtf]


@pytest.mark.parametrize(("text", "edtf"), ABSOLUTE_ID.items())
def test_absolute_indonesian_dates_need_no_reference(text: str, edtf: str) -> None:
    """The same in Indonesian."""
    mention = only(text, "id", "")
    assert (mention.edtf, mention.relative) == (edtf, False)
    assert found(text, "id") == [edtf]


RELATIVE_EN = {
    "He came on Wednesday.": "2023-11-08",
    "He came on Thursday.": "2023-11-02",
    "He came on Monday evening.": "2023-11-06",
    "He came last Wednesday.": "2023-11-01",
    "He came last Tuesday.": "2023-11-07",
    "He came this Monday.": "2023-11-06",
    "Next Wednesday is a holiday.": "2023-11-15",
    "Next Friday is a holiday.": "2023-11-10",
    "He came on Wednesday of last week.": "2023-11-01",
    "He came on Monday last week.": "2023-10-30",
    "He came yesterday.": "2023-11-07",
    "He came today.": "2023-11-08",
    "He comes tonight.": "2023-11-08",
    "He comes tomorrow.": "2023-11-09",
    "He came last night.": "2023-11-07",
    "He came the day before yesterday.": "2023-11-06",
    "He comes the day after tomorrow.": "2023-11-10",
    "He came three days ago.": "2023-11-05",
    "He came 10 days ago.": "2023-10-29",
    "He came a week ago.": "2023-10-30/2023-11-05",
    "He came two weeks ago.": "2023-10-23/2023-10-29",
    "He came two months ago.": "2023-09",
    "He came 11 months ago.": "2022-12",
    "He came 20 years ago.": "2003",
    "He came last week.": "2023-10-30/2023-11-05",
    "He came this week.": "2023-11-06/2023-11-12",
    "He comes next week.": "2023-11-13/2023-11-19",
    "He came earlier this month.": "2023-11",
    "He came last month.": "2023-10",
    "He comes next month.": "2023-12",
    "He came late last year.": "2022",
    "He came earlier this year.": "2023",
    "He comes next year.": "2024",
    "He comes two weeks from now.": "2023-11-20/2023-11-26",
    "He came over the weekend.": "2023-11-04/2023-11-05",
    "He came last weekend.": "2023-11-04/2023-11-05",
    "He comes this weekend.": "2023-11-11/2023-11-12",
    "He comes next weekend.": "2023-11-18/2023-11-19",
    "He came in September.": "2023-09",
    "He came in November.": "2023-11",
    "He came in December.": "2022-12",
    "He came in May.": "2023-05",
    "He came in early March.": "2023-03",
    "He came in mid-April.": "2023-04",
    "He came last September.": "2023-09",
    "He came last November.": "2022-11",
    "Next November is far away.": "2024-11",
    "He came in October last year.": "2022-10",
    "He came on November 8 last year.": "2022-11-08",
    "He came on Oct. 7.": "2023-10-07",
    "He came on 7 October.": "2023-10-07",
    "He came on November 9.": "2022-11-09",
    "He came on Monday (6/11).": "2023-11-06",
    "He came on 29 February.": "2020-02-29",
}

RELATIVE_ID = {
    "Ia tiba pada hari Rabu.": "2023-11-08",
    "Ia tiba Rabu.": "2023-11-08",
    "Ia tiba Kamis malam.": "2023-11-02",
    "Ia tiba Jum'at.": "2023-11-03",
    "Ia tiba Senin lalu.": "2023-11-06",
    "Ia tiba Rabu lalu.": "2023-11-01",
    "Ia tiba Rabu kemarin.": "2023-11-01",
    "Ia tiba Senin pekan lalu.": "2023-10-30",
    "Ia tiba Jumat mendatang.": "2023-11-10",
    "Ia tiba Senin (6/11).": "2023-11-06",
    "Ia tiba di sana (6/11) malam.": "2023-11-06",
    "Ia tiba kemarin.": "2023-11-07",
    "Ia tiba tadi malam.": "2023-11-07",
    "Ia tiba hari ini.": "2023-11-08",
    "Ia tiba besok.": "2023-11-09",
    "Ia tiba lusa.": "2023-11-10",
    "Ia tiba pekan lalu.": "2023-10-30/2023-11-05",
    "Ia tiba minggu lalu.": "2023-10-30/2023-11-05",
    "Ia tiba minggu ini.": "2023-11-06/2023-11-12",
    "Ia tiba pekan depan.": "2023-11-13/2023-11-19",
    "Ia tiba bulan lalu.": "2023-10",
    "Ia tiba akhir bulan ini.": "2023-11",
    "Ia tiba tahun lalu.": "2022",
    "Ia tiba pada akhir tahun lalu.": "2022",
    "Ia tiba tahun ini.": "2023",
    "Ia tiba dua hari lalu.": "2023-11-06",
    "Ia tiba tiga pekan yang lalu.": "2023-10-16/2023-10-22",
    "Ia tiba 5 bulan silam.": "2023-06",
    "Ia tiba sepuluh tahun lalu.": "2013",
    "Ia tiba seminggu lalu.": "2023-10-30/2023-11-05",
    "Ia tiba setahun lalu.": "2022",
    "Ia tiba dua pekan lagi.": "2023-11-20/2023-11-26",
    "Ia tiba akhir pekan lalu.": "2023-11-04/2023-11-05",
    "Ia tiba akhir pekan ini.": "2023-11-11/2023-11-12",
    "Ia tiba pada bulan September.": "2023-09",
    "Ia tiba pada September.": "2023-09",
    "Ia tiba September lalu.": "2023-09",
    "Ia tiba awal Maret.": "2023-03",
    "Ia tiba pada Mei.": "2023-05",
    "Ia tiba bulan Mei.": "2023-05",
    "Ia tiba September tahun lalu.": "2022-09",
    "Ia tiba 8 November tahun lalu.": "2022-11-08",
    "Ia tiba tanggal 7 Oktober.": "2023-10-07",
    "Pyongyang menetapkan 18 November sebagai hari rudal.": "2022-11-18",
}


@pytest.mark.parametrize(("text", "edtf"), RELATIVE_EN.items())
def test_relative_english_dates(text: str, edtf: str) -> None:
    """Resolved against the document's date; without one there is no date."""
    mention = only(text, "en")
    assert (mention.edtf, mention.relative) == (edtf, True)
    assert found(text, "en", "") == NO_DATE


@pytest.mark.parametrize(("text", "edtf"), RELATIVE_ID.items())
def test_relative_indonesian_dates(text: str, edtf: str) -> None:
    """The same in Indonesian."""
    mention = only(text, "id")
    assert (mention.edtf, mention.relative) == (edtf, True)
    assert found(text, "id", "") == NO_DATE


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He will visit Seoul on Friday.", ["2023-11-10"]),
        ("He is to visit Seoul on Wednesday.", ["2023-11-08"]),
        ("On Friday, the minister will travel to Seoul.", ["2023-11-10"]),
        ("The minister on Friday visited Seoul and will go on to Tokyo.", ["2023-11-03"]),
        ("He said on Monday that it will visit Seoul on Friday.", ["2023-11-06", "2023-11-10"]),
        ("He will visit Seoul on Friday, officials said on Monday.", ["2023-11-10", "2023-11-06"]),
        ("The minister, who will visit Japan, arrived on Tuesday.", ["2023-11-07"]),
        ("The pact is to be signed on 30 November.", ["2023-11-30"]),
        ("Talks are planned for January.", ["2024-01"]),
        ("A meeting scheduled for March 20 was dropped.", ["2024-03-20"]),
        ("The council told it to comply by 21 December.", ["2023-12-21"]),
        ("The firm will be closed over the weekend.", ["2023-11-11/2023-11-12"]),
    ],
)
def test_english_words_around_a_date_say_whether_it_lies_ahead(text: str, edtf: list[str]) -> None:
    """The nearest cue to the left decides, else one to the right in the same clause, else the past."""
    assert found(text, "en") == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Menteri itu dijadwalkan tiba di Seoul pada hari Rabu.", ["2023-11-08"]),
        ("Menteri itu akan tiba di Seoul pada hari Jumat.", ["2023-11-10"]),
        ("Ia berencana meluncurkan satelit pada 30 November.", ["2023-11-30"]),
        ("Ia mengatakan pada hari Senin bahwa ia akan tiba hari Jumat.", ["2023-11-06", "2023-11-10"]),
        ("Jumat, menteri itu akan bertolak ke Tokyo.", ["2023-11-10"]),
        ("Rabu, menteri itu tiba di Seoul dan akan bertemu mitranya.", ["2023-11-08"]),
        ("Mereka harus mundur sebelum 21 Desember.", ["2023-12-21"]),
    ],
)
def test_indonesian_words_around_a_date_say_whether_it_lies_ahead(text: str, edtf: list[str]) -> None:
    """The same in Indonesian, where verbs have no tense."""
    assert found(text, "id") == edtf


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "It lasted from 6 to 12 November.", "2023-11-06/2023-11-12"),
        ("en", "It lasted from November 6 to 12, 2022.", "2022-11-06/2022-11-12"),
        ("en", "It will last from 6 November to 2 December.", "2024-11-06/2024-12-02"),
        ("en", "It lasted 6-12 November 2023.", "2023-11-06/2023-11-12"),
        ("en", "It lasted Nov. 6–8.", "2023-11-06/2023-11-08"),
        ("en", "It lasted from December 30 to January 2, 2006.", "2005-12-30/2006-01-02"),
        ("en", "It lasted from 30 December to 2 January.", "2022-12-30/2023-01-02"),
        ("en", "It lasted from Dec. 30, 2005 to Jan. 2, 2006.", "2005-12-30/2006-01-02"),
        ("en", "It lasted from June to September 2006.", "2006-06/2006-09"),
        ("en", "It lasted between June and September.", "2023-06/2023-09"),
        ("en", "It lasted from 2003 to 2005.", "2003/2005"),
        ("en", "The 2003-2005 war was long.", "2003/2005"),
        ("en", "They met Monday to Wednesday.", "2023-11-06/2023-11-08"),
        ("en", "They met from Friday to Monday.", "2023-11-03/2023-11-06"),
        ("id", "Pertemuan dari 6 hingga 12 November.", "2023-11-06/2023-11-12"),
        ("id", "Pertemuan 6-12 November 2023.", "2023-11-06/2023-11-12"),
        ("id", "Pertemuan 20 sampai 31 Maret 2022.", "2022-03-20/2022-03-31"),
        ("id", "Pertemuan dari 30 Desember 2005 hingga 2 Januari 2006.", "2005-12-30/2006-01-02"),
        ("id", "Perang antara tahun 2003 dan 2005.", "2003/2005"),
        ("id", "Perang antara Juni dan September 2006.", "2006-06/2006-09"),
        ("id", "Penjajahan 1910 sampai 1945.", "1910/1945"),
        ("id", "Pertemuan Senin hingga Rabu.", "2023-11-06/2023-11-08"),
    ],
)
def test_intervals(language: str, text: str, edtf: str) -> None:
    """Two ends share what is said once; a year said once is the last end's."""
    mention = only(text, language)
    assert (mention.edtf, mention.kind) == (edtf, "interval")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It lasted from 12 to 6 November 2023."),
        ("en", "It lasted from 2005 to 2003."),
        ("en", "They met from Monday to Monday."),
        ("id", "Pertemuan dari 31 hingga 32 November."),
    ],
)
def test_intervals_that_do_not_exist(language: str, text: str) -> None:
    """An end before the beginning gives no interval."""
    assert not [edtf for edtf in found(text, language) if "/" in edtf]


@pytest.mark.parametrize(
    "text",
    [
        "It may fail, and they may march on.",
        "May he live long.",
        "Prime Minister Theresa May spoke.",
        "The accord was attacked by May.",
        "The March on Baghdad began.",
        "The sun sat on the wed.",
        "The Sun and the Sunday Times disagree.",
        "A poll for USA Today was published.",
        "It killed 2000 troops and 8 men.",
        "Resolution 1701 was passed.",
        "The 7-nation talks on a 30-day truce in the 1980s.",
        "It cost 7,000 dollars, or 3.5 per cent, at 19:30.",
        "The 9/11 attacks changed it.",
        "A few weeks ago he left.",
        "Several years ago he left.",
        "Two days later he left.",
        "It is the first visit in two and a half years.",
        "It will take the coming weeks.",
        "On the previous day he left, and on the same day.",
        "It happened on 31 February 2023.",
        "It happened on 45/45/2023.",
        "An august body met in the second week.",
        "The G8 and the F-16 and 1.2.3.4.",
    ],
)
def test_english_traps(text: str) -> None:
    """Words and numbers that look like dates, and times that cannot be pinned down."""
    assert found(text, "en") == NO_DATE


@pytest.mark.parametrize(
    "text",
    [
        "Kunjungan pertama dalam dua setengah tahun terakhir.",
        "Mei Ling menolak usul itu.",
        "Pada tahun 1990-an ia menolak.",
        "Beberapa pekan lalu ia menolak.",
        "Sejumlah bulan lalu ia menolak.",
        "Dua hari kemudian ia menolak.",
        "Ia berusia 43 tahun dan menang 2.000 suara.",
        "Ia menginap dua minggu dan tiga hari.",
        "Semuanya berubah dalam semalam.",
        "Resolusi 1718 ditolak 15 negara.",
        "Ia menunggu berhari-hari, setiap hari dan setiap tahun.",
        "Setengah dari 3/4 suara pukul 19.30.",
    ],
)
def test_indonesian_traps(text: str) -> None:
    """The same in Indonesian."""
    assert found(text, "id") == NO_DATE


def test_a_number_that_follows_a_month_is_no_day() -> None:
    """Thousands and Indonesian counts after a month leave the month."""
    assert found("In November 7,000 troops left.", "en") == ["2023-11"]
    assert found("Pada November 8 tentara pergi.", "id") == ["2023-11"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ia tiba pada Minggu.", "2023-11-05"),
        ("Ia tiba hari Minggu.", "2023-11-05"),
        ("Ia tiba hari minggu.", "2023-11-05"),
        ("Minggu (5/11) ia tiba.", "2023-11-05"),
        ("Ia tiba Minggu lalu.", "2023-11-05"),
        ("Ia tiba minggu lalu.", "2023-10-30/2023-11-05"),
        ("Minggu lalu ia tiba.", "2023-10-30/2023-11-05"),
        ("Minggu depan ia tiba.", "2023-11-13/2023-11-19"),
        ("Ia tiba dua minggu lalu.", "2023-10-23/2023-10-29"),
        ("Ia tiba akhir minggu lalu.", "2023-11-04/2023-11-05"),
    ],
)
def test_minggu_is_a_week_or_a_sunday(text: str, edtf: str) -> None:
    """The capital tells, but for the head of a sentence."""
    assert found(text, "id") == [edtf]


@pytest.mark.parametrize(
    ("language", "text", "is_modifier"),
    [
        ("en", "The 2003 war was short.", True),
        ("en", "Hamas's Oct. 7 attack was long.", True),
        ("en", "Wednesday's attack was long.", True),
        ("en", "Last month’s deal failed.", True),
        ("en", "Its September 2005 offer failed.", True),
        ("en", "It failed in 2003.", False),
        ("en", "It failed on Wednesday.", False),
        ("en", "On the 8th of November, it failed.", False),
        ("en", "Over the weekend Israel withdrew.", False),
        ("id", "Sebuah laporan tahun 2022 menyebutnya.", True),
        ("id", "Perang tahun 2003 itu singkat.", True),
        ("id", "Kesepakatan 13 Februari itu gagal.", True),
        ("id", "Ia tiba tahun 2022.", False),
        ("id", "Ia menyerang Irak pada tahun 2003.", False),
        ("id", "Ia mengunjungi Seoul hari Rabu.", False),
    ],
)
def test_a_date_may_belong_to_a_noun(language: str, text: str, is_modifier: bool) -> None:
    """A date such as that of "the 2003 war" says when the war was, not when the sentence's event was."""
    assert only(text, language).in_modifier is is_modifier


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "It happened on November 8, 2023, he said.", "November 8, 2023"),
        ("en", "It happened in late last year.", "late last year"),
        ("en", "“Never”, he said on Oct. 7.", "Oct. 7"),
        ("en", "It lasted from 6 to 12 November.", "from 6 to 12 November"),
        ("en", "Wednesday's attack", "Wednesday"),
        ("id", "Ia tiba Senin (6/11/2023), malam.", "Senin (6/11/2023)"),
        ("id", "Ia tiba di sana (6/11).", "6/11"),
        ("id", "Pada hari Rabu ia tiba.", "hari Rabu"),
        ("id", "Pada bulan November 2022, ia tiba.", "bulan November 2022"),
        ("id", "Ia tiba 🇰🇷 tiga pekan yang lalu.", "tiga pekan yang lalu"),
    ],
)
def test_the_span_holds_the_words_of_the_date(language: str, text: str, quote: str) -> None:
    """In code points of the text, without prepositions and punctuation around it."""
    start, end = only(text, language).span
    assert text[start:end] == quote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He came on Wednesday.", "day"),
        ("He came last week.", "week"),
        ("He came last month.", "month"),
        ("He came last year.", "year"),
        ("He came last weekend.", "interval"),
    ],
)
def test_the_kind_is_the_granularity(text: str, kind: str) -> None:
    """Five kinds, told apart for the reader of an event's date."""
    assert only(text, "en").kind == kind


def test_several_dates_come_in_text_order() -> None:
    """Each with its own span and resolution."""
    text = "Talks begun in June 2022 and broken off last May resumed on Monday."
    mentions = find_dates(text, "en", WEDNESDAY)
    assert [m.edtf for m in mentions] == ["2022-06", "2023-05", "2023-11-06"]
    assert [text[m.span.start : m.span.end] for m in mentions] == ["June 2022", "last May", "Monday"]


def test_the_weekday_of_a_full_date_is_not_believed() -> None:
    """When both are given the date counts."""
    assert found("Ia tiba Senin (8/11/2023).", "id") == ["2023-11-08"]


@pytest.mark.parametrize(
    ("reference", "edtf"),
    [
        ("2023-11-04", "2023-11-04/2023-11-05"),
        ("2023-11-05", "2023-11-04/2023-11-05"),
        ("2023-11-06", "2023-11-04/2023-11-05"),
    ],
)
def test_the_weekend_is_the_nearest_one(reference: str, edtf: str) -> None:
    """On a Saturday or Sunday it is the one that is on."""
    assert found("He came over the weekend.", "en", reference) == [edtf]


def test_a_sentence_without_words_has_no_dates() -> None:
    """Empty text and bare punctuation."""
    assert find_dates("", "en", WEDNESDAY) == ()
    assert find_dates("... (!) -- “”", "id", WEDNESDAY) == ()


def test_a_mention_is_plain_data() -> None:
    """Equal when all its fields are."""
    assert only("He came yesterday.", "en") == DateMention(Span(8, 17), "2023-11-07", "day", True, False)


def test_an_unknown_language_is_named() -> None:
    """The error lists the packs."""
    with pytest.raises(NotFoundError, match="no language 'xx'"):
        find_dates("8 November 2023", "xx", "")


def test_a_reference_that_is_no_date_is_refused() -> None:
    """It would silently resolve to nonsense."""
    with pytest.raises(ValueError, match="yesterday"):
        find_dates("He came on Monday.", "en", "yesterday")


DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@settings(deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_plain_weekday_is_at_most_six_days_away(reference: date, weekday: int) -> None:
    """Before or on the reference, or on or after it with a cue of the future."""
    (past,) = found(f"Ia tiba pada hari {WEEKDAYS[weekday]}.", "id", reference.isoformat())
    (ahead,) = found(f"Ia akan tiba pada hari {WEEKDAYS[weekday]}.", "id", reference.isoformat())
    assert date.fromisoformat(past).weekday() == date.fromisoformat(ahead).weekday() == weekday
    assert 0 <= (reference - date.fromisoformat(past)).days < 7
    assert 0 <= (date.fromisoformat(ahead) - reference).days < 7


@settings(deadline=None)
@given(DAYS, st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%A, %d %B %Y"]))
def test_every_day_is_read_back(day: date, notation: str) -> None:
    """What is written in any notation is the day it was written from."""
    assert found(f"It happened on {day.strftime(notation)}.", "en", "") == [day.isoformat()]


WORDS = "November Nov May last next this week years ago Monday from to and 2023 31 in the today will weekend"
KATA = "lalu pekan hari Minggu tahun dua Mei ini depan akhir antara hingga dan tanggal"
PIECES = st.sampled_from([*"0123456789/-.,()'   ", *f"{WORDS} {KATA}".split()])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from(["en", "id"]), DAYS)
def test_any_mixture_gives_sound_dates(text: str, language: str, reference: date) -> None:
    """Spans are ordered and apart, and every date is EDTF level 0."""
    position = 0
    for mention in find_dates(text, language, reference.isoformat()):
        assert position <= mention.span.start < mention.span.end <= len(text)
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?", mention.edtf)
        start, _, end = mention.edtf.partition("/")
        assert not end or start < end
        position = mention.span.end


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "id"]))
def test_any_text_can_be_searched(text: str, language: str) -> None:
    """Arbitrary Unicode, digits of every script included, raises nothing."""
    for mention in find_dates(text, language, WEDNESDAY):
        assert mention.edtf
