"""Dossiers: the right lines, each with the sentences it rests on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Run
from dossier_samples import KG, graph
from graph_samples import ONTOLOGY
from view_samples import reports

from graphkit.actors import load_gazetteer
from graphkit.dossier.data import Dossier, Line, dossier
from graphkit.dossier.notes import web_address
from graphkit.dossier.words import Words, languages
from graphkit.dossier.write import FORMS, html, markdown
from graphkit.errors import NotFoundError
from graphkit.store.graph import KnowledgeGraph


def of(*names: str, day: str = "", kg: KnowledgeGraph = KG) -> Dossier:
    """A dossier of the sample story."""
    return dossier(kg, names, ONTOLOGY, load_gazetteer(), day)


PAIR = of("Korea Utara", "RUS")


def quotes(page: Dossier, line: Line) -> str:
    """The sentences of a line's notes."""
    return " ".join(page.notes[number - 1].quote for number in line.notes)


def words(page: Dossier, language: str = "en") -> Words:
    """The words for a dossier."""
    return Words(language, page.names, ONTOLOGY)


def test_a_pair_has_only_what_lies_between_the_two() -> None:
    """In the order asked for, by any name."""
    assert [actor.id for actor in PAIR.actors] == ["PRK", "RUS"]
    assert {frozenset((line.key[0], line.key[2])) for line in PAIR.chronology} == {frozenset(("PRK", "RUS"))}
    assert (PAIR.first, PAIR.last, PAIR.day, PAIR.documents) == ("2023-09-14", "2024-06-21", "2024-06-21", 3)


def test_current_ties_last() -> None:
    """An alliance and a contested delivery are; a summit, a plan and a denied plan are not."""
    assert {(line.key[1], line.status.value) for line in PAIR.ties} == {
        ("allied-with", "fact"),
        ("supplies-arms-to", "contested"),
    }


def test_a_tie_that_ended_is_told_with_its_end() -> None:
    """It is no current tie any more."""
    page = of("JPN", "RUS")
    [ended] = page.ended
    assert (ended.tie.key[1], ended.end.key[1], ended.end.day) == (
        "at-war-with",
        "agrees-ceasefire-with",
        "2024-06-01",
    )
    assert [line.key[1] for line in page.ties] == ["agrees-ceasefire-with"]
    assert [line.key[1] for line in of("JPN", "RUS", day="2023-12-31").ties] == ["at-war-with"]


def test_a_contest_has_both_sides() -> None:
    """Who says so and who denies it, each with the sentence."""
    [contest] = PAIR.contests
    assert [line.voices for line in contest.affirming] == [("USA",)]
    assert [line.voices for line in contest.denying] == [("RUS",)]
    assert "membantah" in quotes(PAIR, contest.denying[0])


def test_a_plan_is_confirmed_by_a_later_report_alone() -> None:
    """Carried out, denied, or nothing heard of it since."""
    plans = {plan.plan.key[1]: plan for plan in PAIR.plans}
    visit, investment, sanction = plans["visits"], plans["invests-in"], plans["sanctions"]
    assert visit.confirmed is not None
    assert visit.confirmed.day == "2024-06-19"
    assert "visited North Korea" in quotes(PAIR, visit.confirmed)
    assert investment.denied is not None
    assert (investment.confirmed, investment.denied.voices) == (None, ("RUS",))
    assert (sanction.plan.stance, sanction.confirmed, sanction.denied) == ("called-for", None, None)
    [early] = [plan for plan in of("PRK", "RUS", day="2024-01-01").plans if plan.plan.key[1] == "visits"]
    assert early.confirmed is None


@pytest.mark.parametrize(
    ("later", "confirmed"),
    [
        ("KOR supplies-arms-to UKR", True),
        ("KOR supplies-arms-to UKR | how possible", False),
        ("KOR supports UKR", False),
        ("UKR supplies-arms-to KOR", False),
        ("KOR supplies-arms-to UKR | on 2021", False),
        ("KOR provides-military-aid-to UKR", False),
        ("KOR aids UKR | how not certain", False),
    ],
)
def test_what_confirms_a_plan(later: str, confirmed: bool) -> None:
    """The same relation as certain, of the same pair, that way round, and not of an earlier time."""
    story = f"""
# 2023-05-01 | en | Wire | A plan
[s Seoul] [c will arm] [o Ukraine].
  KOR supplies-arms-to UKR | how planned

# 2023-08-01 | en | Wire | Later
[s Seoul] [c did something] to [o Ukraine].
  {later}
"""
    [plan] = of("KOR", "UKR", kg=graph(reports(story))).plans
    assert (plan.confirmed is not None) is confirmed


def test_a_kind_of_the_plan_confirms_it() -> None:
    """Arms are military aid."""
    story = """
# 2023-05-01 | en | Wire | A plan
[s Seoul] [c will help] [o Ukraine].
  KOR provides-military-aid-to UKR | how planned

# 2023-08-01 | en | Wire | Later
[s Seoul] [c armed] [o Ukraine].
  KOR supplies-arms-to UKR
"""
    [plan] = of("KOR", "UKR", kg=graph(reports(story))).plans
    assert plan.confirmed is not None


def test_people_in_office_on_the_day() -> None:
    """The holder of that day, whoever came later; a person named in a sentence with its note."""
    page = of("USA", day="2024-06-30")
    people = {holder.person.id: holder for holder in page.people}
    assert "head-of-state" in people["person-joe-biden"].posts
    assert "person-donald-trump" not in people
    [number] = people["person-antony-blinken"].notes
    assert "criticised" in page.notes[number - 1].quote


def test_the_chronology_is_in_order() -> None:
    """By the day of the event, else of the report, which it tells apart."""
    days = [line.day for line in PAIR.chronology]
    assert days == sorted(days)
    summit = next(line for line in PAIR.chronology if line.key[1] == "holds-summit-with")
    assert (summit.day, summit.reported) == ("2023-09-13", False)
    assert all(line.reported for line in PAIR.chronology if line.key[1] == "supplies-arms-to")


@pytest.mark.parametrize(
    "names", [(), ("PRK", "PRK"), ("USA", "person-antony-blinken"), ("PRK", "RUS", "USA")]
)
def test_one_or_two_different_actors(names: tuple[str, ...]) -> None:
    """Anything else is no dossier."""
    with pytest.raises(ValueError, match="one actor or of two"):
        of(*names)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", languages())
def test_every_line_has_a_note_and_every_note_a_line(form: str, language: str) -> None:
    """In each form and language; two calls give the same bytes."""
    text = FORMS[form](PAIR, words(PAIR, language))
    assert text == FORMS[form](of("PRK", "RUS"), words(PAIR, language))
    pattern = r'href="#n(\d+)"' if form == "html" else r"\[\^(\d+)\](?!:)"
    assert {int(n) for n in re.findall(pattern, text)} == {note.number for note in PAIR.notes}
    for line in (*PAIR.ties, *PAIR.chronology, *(plan.plan for plan in PAIR.plans)):
        assert line.notes


def test_the_page_speaks_indonesian() -> None:
    """Names, relations, dates and headings."""
    text = html(PAIR, words(PAIR, "id"))
    assert '<html lang="id">' in text
    for phrase in ("Hubungan saat ini", "Korea Utara", "mengunjungi", "21 Juni 2024", "Terkonfirmasi"):
        assert phrase in text
    assert "Current ties" not in text
    with pytest.raises(NotFoundError, match="no language of dossiers 'fr'; known: en, id"):
        words(PAIR, "fr").text("ties")


def test_the_languages_have_the_same_texts() -> None:
    """Else a page would stop in the middle; only names of offices may be left to their slugs."""
    from graphkit.dossier.words import _texts

    keys = [{key for key in _texts(code) if not key.startswith("post.")} for code in languages()]
    assert all(found == keys[0] for found in keys)


def test_markdown_takes_nothing_for_markup() -> None:
    """Titles and sentences stay text; only web addresses become links."""
    story = """
# 2023-05-01 | en | *Wire* | [x](javascript:alert) <b>
[s Seoul] [c armed] [o Ukraine] # `code` <script>alert(1)</script>
  KOR supplies-arms-to UKR
"""
    [report] = reports(story)
    hostile = report._replace(document=report.document)
    text = markdown(page := of("KOR", "UKR", kg=graph([hostile])), words(page))
    assert "<script>" not in text.replace("\\<script", "")
    assert r"\[x\](javascript:alert)" in text
    assert r"\`code\`" in text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https://a b",
        "https://a\u202eb",
        "ftp://a",
        "",
    ],
)
def test_only_web_addresses_are_links(url: str) -> None:
    """Everything else is left out."""
    assert web_address(url) == ""


def test_a_graph_without_dates_still_gives_a_page() -> None:
    """Nobody was in office on no day, and nothing confirms a plan of no day."""
    story = (
        "#  | en | Wire | Undated\n[s Seoul] [c will visit] [o Ukraine].\n  KOR visits UKR | how planned\n"
    )
    page = of("KOR", "UKR", kg=graph(reports(story)))
    assert (page.day, page.people, page.plans[0].confirmed) == ("", (), None)
    for form in FORMS.values():
        assert "undated" in form(page, words(page))


def test_dossier_at_the_command_line(sample: Path, tmp_path: Path, call: Run) -> None:
    """One actor or two, to a file of their names, or to stdout."""
    done = call("dossier", str(sample), "Korut", "Rusia")
    assert (done.returncode, done.stderr) == (0, "wrote dossier-PRK-RUS.html\n")
    assert (tmp_path / "dossier-PRK-RUS.html").read_text("utf-8").startswith("<!doctype html>")
    done = call("dossier", str(sample), "PRK", "-o", "prk.md", "--lang", "id", "--date", "2023-12")
    assert (done.returncode, done.stderr) == (0, "wrote prk.md\n")
    assert (
        (tmp_path / "prk.md").read_text("utf-8").startswith("# Korea Utara\n\nKeadaan per 31 Desember 2023")
    )


@pytest.mark.parametrize(
    ("actors", "code"), [(("PRK", "RUS", "USA"), 2), (("PRK", "Korut"), 2), (("Nowhereland",), 1), ((), 2)]
)
def test_other_actors_are_refused(actors: tuple[str, ...], code: int, sample: Path, call: Run) -> None:
    """In one line, and nothing is written."""
    done = call("dossier", str(sample), *actors, "-o", "x.html")
    assert (done.returncode, done.stderr.count("\n")) == (code, 1)
