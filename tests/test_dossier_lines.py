"""Lines of a dossier for every status, in both languages, and the footnotes they rest on."""

from __future__ import annotations

import re
from functools import cache

import pytest
from dossier_samples import KG, graph
from graph_samples import ONTOLOGY
from view_random import told
from view_samples import reports

from graphkit.actors import load_gazetteer
from graphkit.dossier.data import Dossier, Line, dossier
from graphkit.dossier.markdown import escaped, outcome_of
from graphkit.dossier.notes import web_address
from graphkit.dossier.words import Words, languages
from graphkit.dossier.write import FORMS, html, markdown
from graphkit.model import OTHER, Status
from graphkit.store.graph import KnowledgeGraph

LANGUAGES = ("en", "id")
SAID = {
    Status.FACT: "  PRK allied-with RUS",
    Status.ALLEGED: "  PRK allied-with RUS | by USA",
    Status.CONTESTED: "  PRK allied-with RUS | by USA\n  PRK allied-with RUS | how not certain | by PRK",
    Status.DENIED: "  PRK allied-with RUS | how not certain | by PRK",
    Status.PLANNED: "  PRK allied-with RUS | how planned",
    Status.CALLED_FOR: "  PRK allied-with RUS | how called-for | by USA",
    Status.HYPOTHETICAL: "  PRK allied-with RUS | how hypothetical",
}
SECTIONS = {
    Status.FACT: {"ties", "chronology"},
    Status.ALLEGED: {"ties", "chronology"},
    Status.CONTESTED: {"ties", "contests", "chronology"},
    Status.DENIED: {"chronology"},
    Status.PLANNED: {"plans"},
    Status.CALLED_FOR: {"plans"},
    Status.HYPOTHETICAL: set(),
}
"""Where a reader finds what is said with each status."""


def of(kg: KnowledgeGraph, *names: str, day: str = "") -> Dossier:
    """A dossier."""
    return dossier(kg, names, ONTOLOGY, load_gazetteer(), day)


@cache
def saying(status: Status) -> Dossier:
    """The dossier of one sentence of this status."""
    head = "# 2023-05-01 | en | Wire | A title"
    return of(graph(reports(f"{head}\n[s One] [c stands by] [o the other].\n{SAID[status]}")), "PRK", "RUS")


@cache
def lots(seed: int) -> tuple[KnowledgeGraph, Dossier]:
    """An invented graph, and the dossier of two of its actors."""
    kg = graph([r._replace(claims=tuple({c.id: c for c in r.claims}.values())) for r in told(seed, 5, 6, 4)])
    return kg, of(kg, "USA", "KOR")


def words(page: Dossier, language: str = "en") -> Words:
    """The words for a dossier."""
    return Words(language, page.names, ONTOLOGY)


def all_lines(page: Dossier) -> list[Line]:
    """Every line of every section."""
    found = [*page.ties, *page.chronology]
    found += [line for ended in page.ended for line in (ended.tie, ended.end)]
    found += [line for contest in page.contests for line in (*contest.affirming, *contest.denying)]
    return [*found, *(x for p in page.plans for x in (p.plan, p.confirmed, p.denied) if x is not None)]


def shown(page: Dossier) -> set[str]:
    """The sections of a dossier that have something in them."""
    return {name for name in ("ties", "ended", "contests", "plans", "chronology") if getattr(page, name)}


@pytest.mark.parametrize("status", Status)
def test_each_status_has_its_sections(status: Status) -> None:
    """A denial is no tie, a plan has not happened, and a mere thought is told nowhere."""
    assert shown(saying(status)) == SECTIONS[status]
    assert {line.status for line in all_lines(saying(status))} <= {status}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", Status)
def test_a_status_is_told_in_words(status: Status, language: str, form: str) -> None:
    """In the language of the page; who reads it in black and white misses nothing."""
    page = saying(status)
    known = words(page, language)
    text = FORMS[form](page, known)
    if status is Status.HYPOTHETICAL:
        assert known.text("nothing") in text
        return
    assert known.text(f"status.{status}") in text
    for name in ("PRK", "RUS"):
        assert known.actor(name) in text
    assert known.relation("allied-with") in text
    assert known.date("2023-05-01") in text


@pytest.mark.parametrize("status", Status)
def test_no_word_of_one_language_is_in_the_other(status: Status) -> None:
    """A half-translated page looks broken."""
    page = saying(status)
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        text = markdown(page, words(page, language))
        for key in ("ties", "plans", "chronology", "contests", "notes", "nothing", "made"):
            foreign = words(page, other).text(key)
            assert foreign not in text.replace("\\", ""), key


@pytest.mark.parametrize("status", [Status.FACT, Status.ALLEGED, Status.CONTESTED])
def test_a_line_says_on_whose_word(status: Status) -> None:
    """The speaker by name, or that the text says so itself."""
    page = saying(status)
    voice = "in the text’s own words" if status is Status.FACT else "according to United States"
    assert [words(page).voices(line.voices) for line in page.ties] == [voice]


@pytest.mark.parametrize(("language", "who"), [("en", "an unnamed source"), ("id", "sumber tanpa nama")])
def test_somebody_unnamed_is_called_so(language: str, who: str) -> None:
    """And no code of ours stands in the text."""
    page = of(KG, "PRK", "RUS")
    known = words(page, language)
    assert who in known.voices((OTHER,))
    assert who in markdown(page, known)
    assert OTHER not in markdown(page, known)


@pytest.mark.parametrize("seed", range(4))
def test_every_line_rests_on_sentences_about_it(seed: int) -> None:
    """A note of a line has a claim of just that relation between just these two, or of the tie it ends."""
    kg, page = lots(seed)
    claims = {claim.id: claim for claim in kg.claims()}
    assert all_lines(page)
    for line in all_lines(page):
        assert line.notes
        assert list(line.notes) == sorted(set(line.notes))
        for number in line.notes:
            about = [claims[name] for name in page.notes[number - 1].claims]
            assert any(
                c.relation == line.key[1]
                and {c.subject_polity, c.object_polity} == {line.key[0], line.key[2]}
                for c in about
            )


@pytest.mark.parametrize("seed", range(4))
def test_notes_are_numbered_as_they_are_met(seed: int) -> None:
    """From 1 without a gap, a sentence once, and each is cited by some line."""
    _, page = lots(seed)
    assert [note.number for note in page.notes] == list(range(1, len(page.notes) + 1))
    assert len({(note.title, note.quote) for note in page.notes}) == len(page.notes)
    cited = {number for line in all_lines(page) for number in line.notes}
    cited |= {number for holder in page.people for number in holder.notes}
    assert cited == {note.number for note in page.notes}


@pytest.mark.parametrize("seed", range(4))
def test_a_note_quotes_its_document(seed: int) -> None:
    """The sentence stands there word for word, and its parts join to the whole."""
    kg, page = lots(seed)
    documents = {document.title: document for document in kg.documents()}
    for note in page.notes:
        document = documents[note.title]
        assert note.quote in document.text
        assert note.quote == "".join(text for text, _ in note.stretches)
        assert (note.published, note.publisher, note.url) == (
            document.published,
            document.publisher,
            web_address(document.url),
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(4))
def test_marks_and_notes_of_a_file_belong_together(seed: int, language: str) -> None:
    """In Markdown and in HTML: none without a target, none that nobody refers to, none twice."""
    _, page = lots(seed)
    numbers = {note.number for note in page.notes}
    text = markdown(page, words(page, language))
    defined = [int(n) for n in re.findall(r"^\[\^(\d+)\]:", text, flags=re.M)]
    assert defined == sorted(numbers)
    assert {int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", text)} == numbers
    page_text = html(page, words(page, language))
    targets = [int(n) for n in re.findall(r'id="n(\d+)"', page_text)]
    assert targets == sorted(numbers)
    assert {int(n) for n in re.findall(r'href="#n(\d+)"', page_text)} == numbers


@pytest.mark.parametrize("seed", range(4))
def test_all_real_claims_are_in_the_chronology(seed: int) -> None:
    """What is said to have happened is there, affirmed or denied, in order; what is unreal is not."""
    kg, page = lots(seed)
    both = {"USA", "KOR"}
    real = {c.id for c in kg.claims() if c.modality.is_real and {c.subject_polity, c.object_polity} == both}
    told_of = {
        name for line in page.chronology for number in line.notes for name in page.notes[number - 1].claims
    }
    assert real <= told_of
    assert [line.day for line in page.chronology] == sorted(line.day for line in page.chronology)
    assert {line.stance for line in page.chronology} <= {"affirmed", "denied"}
    assert sum(1 for _ in page.chronology) <= len(real)


@pytest.mark.parametrize("seed", range(4))
def test_a_contest_is_one_of_both_sides(seed: int) -> None:
    """Nobody is on the wrong side, and neither side is empty."""
    _, page = lots(seed)
    for contest in page.contests:
        assert {line.stance for line in contest.affirming} == {"affirmed"}
        assert {line.stance for line in contest.denying} == {"denied"}
        assert all(line.key == contest.key for line in contest.affirming)


@pytest.mark.parametrize("seed", range(4))
def test_an_earlier_day_knows_less(seed: int) -> None:
    """Nothing that was reported later is in the dossier of a day."""
    kg, page = lots(seed)
    early = of(kg, "USA", "KOR", day="2023-06-30")
    assert early.claims <= page.claims
    assert all(note.published <= "2023-06-30" for note in early.notes)
    assert {note.quote for note in early.notes} <= {claim.quote for claim in kg.claims()}
    assert early.last <= "2023-06-30"


@pytest.mark.parametrize("seed", range(4))
def test_a_dossier_of_two_does_not_depend_on_their_order(seed: int) -> None:
    """Only its heading does."""
    kg, page = lots(seed)
    turned = of(kg, "KOR", "USA")
    assert [actor.id for actor in turned.actors] == ["KOR", "USA"]
    for part in ("ties", "ended", "contests", "plans", "chronology", "day", "documents", "claims"):
        assert getattr(turned, part) == getattr(page, part), part


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_became_of_a_plan_is_told(language: str) -> None:
    """Confirmed, denied or open, each in its words with the later sentence."""
    page = of(KG, "PRK", "RUS")
    known = words(page, language)
    outcomes = {outcome_of(plan) for plan in page.plans}
    assert outcomes == {"plan.confirmed", "plan.denied", "plan.open"}
    lines = [line for line in markdown(page, known).splitlines() if " → " in line]
    assert len(lines) == len(page.plans)
    for plan, line in zip(page.plans, lines, strict=True):
        assert escaped(known.text(outcome_of(plan))) in line.partition(" → ")[2]
        assert (": " in line.partition(" → ")[2]) is (outcome_of(plan) != "plan.open")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("edtf", "shown_as"),
    [
        ("2023-11-08", {"en": "8 November 2023", "id": "8 November 2023"}),
        ("2023-08", {"en": "August 2023", "id": "Agustus 2023"}),
        ("2023", {"en": "2023", "id": "2023"}),
        ("2023-05-30/2023-06-02", {"en": "30 May 2023 – 2 June 2023", "id": "30 Mei 2023 – 2 Juni 2023"}),
        ("2023-12/2023-12", {"en": "December 2023", "id": "Desember 2023"}),
        ("", {"en": "undated", "id": "tanpa tanggal"}),
        ("soon", {"en": "soon", "id": "soon"}),
        ("2023-13-01", {"en": "2023-13-01", "id": "2023-13-01"}),
    ],
)
def test_dates_are_written_as_people_do(edtf: str, shown_as: dict[str, str], language: str) -> None:
    """What is no date is shown as it is."""
    assert Words(language, {}, ONTOLOGY).date(edtf) == shown_as[language]


def test_months_have_twelve_names() -> None:
    """In each language that there is."""
    assert languages() == LANGUAGES
    for language in LANGUAGES:
        known = Words(language, {}, ONTOLOGY)
        assert len({known.date(f"2023-{month:02}") for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "`a`",
        "[a](b)",
        "![a](b)",
        "<a>",
        "a|b",
        "~~a~~",
        "&lt;",
        "[^1]: a",
    ],
)
def test_markup_in_a_text_is_escaped(text: str) -> None:
    """It neither starts a list nor a note, and reads the same once the marks are taken off."""
    written = escaped(text)
    assert written != text
    assert written.replace("\\", "") == text
    assert not re.match(r"(\d+[.)]|[-+#>]) ", written)


def test_lines_are_one_line_each() -> None:
    """A sentence with line breaks does not break the list that it is in."""
    assert escaped("a\nb\r\n\tc  d") == "a b c d"
    assert escaped("") == ""


@pytest.mark.parametrize("form", FORMS)
def test_an_actor_of_whom_little_is_said_still_has_a_dossier(form: str) -> None:
    """Empty sections say that there is nothing."""
    page = of(KG, "JPN", "RUS", day="2023-12-31")
    text = FORMS[form](page, words(page))
    assert page.plans == page.contests == ()
    assert text.count("Nothing in these documents.") >= 2
