"""Event tables: what becomes of each row, in every layout."""

from __future__ import annotations

import pytest
from graph_samples import ONTOLOGY
from hypothesis import given
from hypothesis import strategies as st

from graphkit.actors import load_gazetteer
from graphkit.errors import InputError
from graphkit.events.claims import BLOCK, Importer, Tally, Wanted
from graphkit.events.codes import Codes
from graphkit.events.gdelt import read_gdelt
from graphkit.events.headed import Headed
from graphkit.events.rows import BadRowError, Event, Party, iso, settings
from graphkit.model import Extraction

CODES = Codes(ONTOLOGY, load_gazetteer())


def gdelt_row(width: int = 58, **cells: str) -> str:
    """A row of GDELT's: USA visits KOR on 8 November, but for what `cells` say."""
    row = [""] * width
    columns = {"id": 0, "date": 1, "one": 7, "type": 12, "two": 17, "type2": 22, "code": 26, "mentions": 31}
    said = {"id": "7", "date": "20231108", "one": "USA", "two": "KOR", "code": "042", "mentions": "3"} | cells
    for name, value in said.items():
        if name in columns:
            row[columns[name]] = value
    row[34] = said.get("tone", "-2.34567891")
    if width != 57:
        row[-1] = said.get("url", "https://news.example/a")
    added = {57: 56, 58: 56, 61: 59}.get(width)
    if added:
        row[added] = "20231109" if width < 61 else "20231109143000"
    return "\t".join(row)


def imported(
    rows: list[str], scheme: str = "gdelt", wanted: Wanted | None = None
) -> tuple[list[Extraction], Tally, list[str]]:
    """The documents that an importer makes of lines, what it counted, and what it left out."""
    tally, aside = Tally(), list[str]()
    importer = Importer(
        CODES,
        "table",
        scheme,
        0.5,
        wanted or Wanted(),
        tally,
        lambda line, reason: aside.append(f"{line} {reason}"),
    )
    table = read_gdelt(rows) if scheme == "gdelt" else Headed(rows, scheme, "table")
    return list(importer.documents(table)), tally, aside


def triples(found: list[Extraction]) -> list[str]:
    """Who did what to whom, in order."""
    return [f"{c.subject} {c.relation} {c.object}" for one in found for c in one.claims]


@pytest.mark.parametrize("width", [57, 58, 61])
def test_a_gdelt_row_of_every_layout(width: int) -> None:
    """Actors, relation, both dates, and the address where the layout has one."""
    found, tally, _ = imported([gdelt_row(width)])
    (claim,) = found[0].claims
    assert triples(found) == ["USA visits KOR"]
    assert (claim.event_date, claim.reported_on) == ("2023-11-08", "2023-11-09")
    assert found[0].document.url == ("" if width == 57 else "https://news.example/a")
    assert (tally.read, tally.taken) == (1, 1)


def test_a_short_gdelt_row_is_read() -> None:
    """The columns at the end may be missing, and with them the date of the report."""
    found, *_ = imported(["\t".join(gdelt_row().split("\t")[:40])])
    assert triples(found) == ["USA visits KOR"]
    assert found[0].claims[0].reported_on == ""


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("one\ttwo", "1 bad row: 2 columns, at least 35 are needed"),
        (gdelt_row(date="2023"), "1 bad row: no date: '2023'"),
        (gdelt_row(date="20230231"), "1 bad row: no date: '20230231'"),
        (gdelt_row(date="20231308"), "1 bad row: no date: '20231308'"),
        (gdelt_row(code="---"), "1 bad row: no CAMEO code: '---'"),
        (gdelt_row(tone="sad"), "1 bad row: no tone: 'sad'"),
        (gdelt_row(one="XYZ"), "1 unknown actor: XYZ"),
        (gdelt_row(two=""), "1 no actor"),
        (gdelt_row(two="USA"), "1 one actor: USA"),
        (gdelt_row(code="010"), "1 no relation: 010"),
        (gdelt_row(type="CVL"), "1 private actor"),
    ],
)
def test_a_row_that_cannot_be_used_is_left_out_with_its_reason(row: str, reason: str) -> None:
    """And the next one is read all the same."""
    found, tally, aside = imported([row, gdelt_row()])
    assert aside == [reason]
    assert triples(found) == ["USA visits KOR"]
    assert (tally.read, tally.taken, sum(tally.left_out.values())) == (2, 1, 1)


@pytest.mark.parametrize(
    ("code", "relation"),
    [
        ("042", "visits"),
        ("0423", "visits"),
        ("073", "provides-humanitarian-aid-to"),
        ("195", "attacks"),
        ("1724", "opposes"),
        ("1831", "attacks"),
        ("0233", "demands-of"),
        ("010", ""),
        ("141", ""),
    ],
)
def test_a_cameo_code_or_a_wider_one_names_the_relation(code: str, relation: str) -> None:
    """A code that no relation has is read as the code above it."""
    assert CODES.relation(Event(1, "", Party("USA"), Party("KOR"), cameo=code)) == relation


def test_every_code_of_the_table_names_a_relation() -> None:
    """A slip in the data is found here, and not by whoever imports."""
    assert {*settings()["cameo"].values()} <= set(ONTOLOGY.relations)
    assert {*settings()["actors"].values()} <= set(load_gazetteer().actors)


def test_a_shared_code_says_no_more_than_the_broadest_relation() -> None:
    """Of all relations that one code reports, none stands above the one that is chosen."""
    for relation in ONTOLOGY.relations.values():
        for code in relation.cameo:
            chosen = CODES.relation(Event(1, "", Party("USA"), Party("KOR"), cameo=code))
            assert ONTOLOGY.relations[chosen].parent != relation.slug


def test_gdelt_codes_of_actors_are_ours() -> None:
    """Its own codes for organisations, groups and some states."""
    codes = {"UNO": "UN", "NAT": "NATO", "ROM": "ROU", "HMS": "group-hamas", "USA": "USA", "Indonesia": "IDN"}
    found = {code: CODES.actor(Party(code)) for code in codes}
    assert {code: actor.id if actor else None for code, actor in found.items()} == codes


def test_one_report_is_one_document() -> None:
    """Rows with one address share it, whatever stands between them."""
    rows = [gdelt_row(), gdelt_row(url="https://b.example/"), gdelt_row(id="8", two="JPN")]
    found, *_ = imported(rows)
    assert [len(one.claims) for one in found] == [2, 1]
    assert [one.document.publisher for one in found] == ["news.example", "b.example"]


def test_a_claim_can_be_checked_against_its_line() -> None:
    """The quote is the line, and the spans are the words of the actors, the relation and the date."""
    found, *_ = imported([gdelt_row(), gdelt_row(id="8", two="JPN")])
    for claim in found[0].claims:
        text = found[0].document.text
        assert text[claim.passage.start : claim.passage.end] == claim.quote
        assert text[claim.cue.start : claim.cue.end] == "visits"
        assert claim.object_span is not None
        assert claim.date_span is not None
        assert text[slice(*claim.object_span)] in ("South Korea", "Japan")
        assert text[slice(*claim.date_span)] == "2023-11-08"
        assert "code 042" in claim.quote
        assert "tone -2.35" in claim.quote
        assert "3 mentions" in claim.quote


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(actor="JPN"), ["USA visits JPN"]),
        (Wanted(since="2023-11-09"), ["USA visits JPN"]),
        (Wanted(until="2023-11-08"), ["USA visits KOR"]),
        (Wanted(code="04"), ["USA visits KOR", "USA visits JPN"]),
        (Wanted(code="19"), []),
        (Wanted(mentions=5), ["USA visits JPN"]),
    ],
)
def test_only_wanted_rows_are_taken(wanted: Wanted, left: list[str]) -> None:
    """By actor, day, code and mentions; the others are counted as not wanted, not as bad."""
    rows = [gdelt_row(), gdelt_row(id="8", two="JPN", date="20231109", mentions="9")]
    found, tally, aside = imported(rows, wanted=wanted)
    assert triples(found) == left
    assert (tally.taken, tally.unwanted, aside) == (len(left), 2 - len(left), [])


def test_a_broken_address_costs_the_publisher_not_the_import() -> None:
    """The row is read, and the next one too."""
    found, *_ = imported([gdelt_row(url="https://[broken/"), gdelt_row(id="8")])
    assert triples(found) == ["USA visits KOR"] * 2
    assert [one.document.publisher for one in found] == ["", "news.example"]


@pytest.mark.parametrize(
    ("speaker", "codes"),
    [
        ("United Kingdom", ("GBR",)),
        ("PRK RUS", ("PRK", "RUS")),
        ("South Korea; JPN", ("JPN", "KOR")),
        ("analysts", ("OTHER",)),
    ],
)
def test_a_speaker_is_a_name_or_several(speaker: str, codes: tuple[str, ...]) -> None:
    """A name of two words is one speaker."""
    row = f"USA,visits,KOR,{speaker}"
    found, *_ = imported(["subject,relation,object,speaker", row], "csv")
    assert found[0].claims[0].attributed_to == codes


def test_private_persons_are_taken_when_they_are_asked_for() -> None:
    """They act for nobody, so that it takes an option."""
    assert triples(imported([gdelt_row(type="BUS")], wanted=Wanted(private=True))[0]) == ["USA visits KOR"]


def test_blocks_make_no_difference_to_the_claims() -> None:
    """A table longer than a block gives each row once."""
    rows = [gdelt_row(id=str(n), url=f"https://a.example/{n % 7}") for n in range(BLOCK + 5)]
    found, tally, _ = imported(rows)
    assert tally.taken == BLOCK + 5
    assert sum(len(one.document.text.splitlines()) for one in found) == BLOCK + 5
    assert len({one.document.id for one in found}) == len(found)


ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
    "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher"
)


def test_an_icews_row() -> None:
    """Countries by name, a code whose leading zero a spreadsheet lost, the publisher."""
    row = (
        "5\t2015-03-02\tForeign Ministry\tGovernment\tSouth Korea\tHost\t43\t2.8\tJapan\t\tJapan\t9\t1\tWire"
    )
    found, *_ = imported([ICEWS, row], "icews")
    assert triples(found) == ["KOR hosts-visit-of JPN"]
    assert found[0].document.publisher == "Wire"
    assert "Foreign Ministry" in found[0].claims[0].quote


def test_an_icews_citizen_is_not_the_state() -> None:
    """Its sectors say so."""
    row = "5\t2015-03-02\tCitizen\tGeneral Population\tIndia\tHost\t042\t2.8\tJapan\t\tJapan\t9\t1\tWire"
    assert imported([ICEWS, row], "icews")[2] == ["2 private actor"]


def test_a_polecat_row() -> None:
    """Type, mode and context together name the relation."""
    head = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tContexts\tActor Country\tRecipient Country"
    rows = ["1\t2023-05-04\tAID\t\tmilitary;war\tUSA\tUKR", "2\t2023-05-04\tCONSULT\tvisit\t\tUSA\tUKR"]
    found = triples(imported([head, *rows], "polecat")[0])
    assert len(found) == 2
    assert {ONTOLOGY.relations[text.split()[1]].plover.split(":")[0].split("/")[0] for text in found} == {
        "AID",
        "CONSULT",
    }


def test_a_plain_table_says_all_it_knows() -> None:
    """Polarity, modality, speaker and sentence of the optional columns."""
    head = "subject,relation,object,date,polarity,modality,speaker,quote"
    found, *_ = imported([head, 'PRK,supplies-arms-to,RUS,2023-11-08,denied,certain,PRK,"We, never."'], "csv")
    (claim,) = found[0].claims
    assert (claim.polarity, claim.attributed_to) == ("denied", ("PRK",))
    assert '"We, never."' in claim.quote


def test_media_are_the_voice_of_a_row_without_a_speaker() -> None:
    """So that no edge is a fact only because a table has it."""
    assert imported([gdelt_row()])[0][0].claims[0].attributed_to == ("OTHER",)


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("relation,target", "subject"),
        ("subject,relation", "object"),
        ("subject,object", "relation"),
        ("", "subject"),
    ],
)
def test_a_table_without_a_needed_column_is_refused(header: str, missing: str) -> None:
    """With the names that would do."""
    with pytest.raises(InputError, match=missing) as caught:
        Headed([header, "USA,visits,KOR"], "csv", "ties.csv")
    assert str(caught.value).startswith("ties.csv:1: no column for")
    assert "name one of" in str(caught.value)


@pytest.mark.parametrize("cell", ["often", "-3"])
def test_a_bad_cell_is_a_bad_row(cell: str) -> None:
    """A count that is none, in a table of triples."""
    (row,) = Headed(["subject,relation,object,mentions", f"USA,visits,KOR,{cell}"], "csv", "a.csv")
    assert isinstance(row, BadRowError)
    assert row.line == 2


@given(st.text(max_size=20))
def test_a_day_is_a_day_or_refused(text: str) -> None:
    """Never something between."""
    try:
        day = iso(text)
    except BadRowError:
        return
    assert day == "" or (len(day) == 10 and day[4] == day[7] == "-")


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=6))
def test_any_lines_are_read(lines: list[str]) -> None:
    """Rubbish is counted, and nothing is lost on the way."""
    for scheme in ("gdelt", "csv"):
        rows = lines if scheme == "gdelt" else ["subject,relation,object", *lines]
        _, tally, aside = imported(rows, scheme)
        assert tally.read == tally.taken + tally.unwanted + len(aside)
