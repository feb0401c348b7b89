"""What is said of a claim, of an actor and of a whole graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import Store
from view_samples import SAMPLE, claim, report

from graphkit.errors import NotFoundError
from graphkit.explain.actor import Portrait, portrait, portrait_lines, when
from graphkit.explain.claim import ACTOR, CUE, PLAIN, explain, explanation_lines, stretches
from graphkit.explain.figures import contest_lines, figures, figures_lines
from graphkit.explain.words import listed, named, quoted
from graphkit.extract.cascade import Extractor
from graphkit.model import Actor, Document, Extraction, Kind, Span
from graphkit.ontology import load_ontology
from graphkit.reportcard import load_card
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.update import replace_documents

ONTOLOGY = load_ontology()

BLINKEN = Document(
    "visit",
    "Pada hari Rabu, Menteri Luar Negeri AS Antony Blinken mengunjungi Korea Selatan.",
    "visit.txt",
    "Kunjungan",
    "Harian Uji",
    "",
    "2023-11-10",
    "id",
)


def graph_of(*extractions: Extraction) -> KnowledgeGraph:
    """A graph in memory."""
    store = Store()
    replace_documents(store, extractions, ONTOLOGY)
    return KnowledgeGraph(store)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """The invented reports of the view's tests."""
    actors = {actor.id: actor for actor in SAMPLE.actors}
    claims = {d.id: tuple(c for c in SAMPLE.claims if c.document == d.id) for d in SAMPLE.documents}
    return graph_of(*(Extraction(d, claims[d.id], (), actors, ()) for d in SAMPLE.documents))


@pytest.fixture(scope="module")
def read_kg() -> KnowledgeGraph:
    """One sentence, really read."""
    return graph_of(Extractor.load().extract(BLINKEN))


def text(lines: Iterator[str]) -> str:
    """Lines as one text."""
    return "\n".join(lines)


def north_korea(kg: KnowledgeGraph, name: str = "PRK") -> Portrait:
    """The portrait of North Korea."""
    return portrait(kg, name, ONTOLOGY)


def test_every_claim_is_counted_once(kg: KnowledgeGraph) -> None:
    """The claims by status, by relation and in the graph are the same number."""
    numbers = figures(kg)
    assert sum(numbers.claims.values()) == sum(numbers.relations.values()) == len(SAMPLE.claims)
    assert sum(numbers.documents.values()) == len(SAMPLE.documents)
    assert (numbers.first, numbers.last) == ("2023-10-14", "2024-02-02")


def test_counts_come_most_frequent_first(kg: KnowledgeGraph) -> None:
    """Ties are in alphabetical order, so that the text is the same on every run."""
    for counted in (figures(kg).claims, figures(kg).relations, figures(kg).actors):
        assert list(counted.items()) == sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def test_a_contested_proposition_has_both_sides(kg: KnowledgeGraph) -> None:
    """The denial of an arms deal stands against the supply that three states affirm."""
    contest = next(c for c in figures(kg).contests if c.proposition.relation == "supplies-arms-to")
    assert contest.proposition.key == ("PRK", "supplies-arms-to", "RUS")
    assert {name for c in contest.affirming for name in c.attributed_to} == {"USA", "KOR", "JPN"}
    assert {c.relation for c in contest.denying} == {"supplies-arms-to", "has-arms-deal-with"}


def test_a_contest_prints_who_says_what(kg: KnowledgeGraph) -> None:
    """Both sides are named, each with its oldest sentence and date."""
    contest = next(c for c in figures(kg).contests if c.proposition.relation == "supplies-arms-to")
    title, affirmed, denied = contest_lines(contest)
    assert title == "PRK supplies-arms-to RUS"
    assert affirmed.startswith('  affirmed by JPN, KOR, USA: "North Korea has shipped')
    assert affirmed.endswith("(2023-10-14) and 2 more")
    assert denied.startswith('  denied by   PRK, RUS: "Moscow denies')


def test_the_text_itself_is_a_voice() -> None:
    """A side that nobody is named for is not called nobody."""
    head = "2024-01-01 | en | P | T"
    did = ("[s Mali] [c attacked] [o Niger].", "  MLI attacks NER")
    did_not = ("[s Mali] [c did not attack] [o Niger].", "  MLI attacks NER | how not certain")
    document, claims = report(head, (*did, *did_not))
    actors = {name: Actor(name, Kind.STATE, name, {"en": name}) for name in ("MLI", "NER")}
    contest = figures(graph_of(Extraction(document, tuple(claims), (), actors, ()))).contests[0]
    assert all("by" in line and "the text itself:" in line for line in list(contest_lines(contest))[1:])


def test_figures_of_an_empty_graph_are_zero() -> None:
    """A graph without a document is no error."""
    lines = list(figures_lines(figures(graph_of())))
    assert lines[0] == "0 documents: ; undated"
    assert lines[1].startswith("0 claims")


def test_figures_shorten_long_lists(kg: KnowledgeGraph) -> None:
    """The rest of the relations is counted, not printed."""
    numbers = figures(kg)
    lines = text(figures_lines(numbers, top=2))
    assert f"and {len(numbers.relations) - 2} more" in lines
    assert "more" not in text(figures_lines(numbers, top=1000))


def test_a_portrait_has_each_tie_once(kg: KnowledgeGraph) -> None:
    """Three claims on one proposition are one tie and three entries of the chronology."""
    seen = north_korea(kg)
    keys = [tie.proposition.key for tie in seen.ties]
    assert len(keys) == len(set(keys))
    supply = [c for c, tie in seen.chronology if tie.proposition.key == ("PRK", "supplies-arms-to", "RUS")]
    assert len(supply) == 4


def test_a_tie_says_who_does_it_to_whom(kg: KnowledgeGraph) -> None:
    """Arrows point away from the doer; a symmetric relation has none."""
    arrows = {tie.proposition.key: (tie.arrow, tie.other) for tie in north_korea(kg).ties}
    assert arrows["PRK", "supplies-arms-to", "RUS"] == ("→", "RUS")
    assert arrows["KOR", "condemns", "PRK"] == ("←", "KOR")
    assert arrows["PRK", "holds-summit-with", "RUS"] == ("—", "RUS")


def test_a_portrait_is_found_by_any_name(kg: KnowledgeGraph) -> None:
    """The id, the English and the Indonesian name and a short form lead to the same actor."""
    ids = {north_korea(kg, name).actor.id for name in ("PRK", "North Korea", "korea utara", "Korut")}
    assert ids == {"PRK"}


def test_a_person_has_what_is_said_of_them(kg: KnowledgeGraph) -> None:
    """What others do for the same state is left out."""
    seen = portrait(kg, "Antony Blinken", ONTOLOGY)
    assert [c.relation for c, _ in seen.chronology] == ["visits"]
    assert "acts for United States (USA)" in next(portrait_lines(seen))


def test_an_unknown_actor_is_named_with_its_neighbours(kg: KnowledgeGraph) -> None:
    """A typo gets the nearest names."""
    with pytest.raises(NotFoundError, match="did you mean North Korea"):
        north_korea(kg, "North Koera")


def test_the_chronology_is_in_order(kg: KnowledgeGraph) -> None:
    """By the event's date, else the report's, which is in brackets."""
    seen = north_korea(kg)
    days = [when(c) for c, _ in seen.chronology]
    assert days == sorted(days)
    lines = text(portrait_lines(seen))
    assert "\n2023-09-13 " in lines
    assert "\n(2023-10-14) " in lines


def test_a_portrait_prints_signs_apart(kg: KnowledgeGraph) -> None:
    """Cooperation stands before conflict; a sign without a tie has no heading."""
    lines = text(portrait_lines(north_korea(kg)))
    assert lines.index("\ncooperation ") < lines.index("\nconflict ") < lines.index("\nwhen ")
    assert "\nneutral" not in lines


def test_actors_and_cue_are_marked_in_the_sentence() -> None:
    """The marks are in place, whatever lies between."""
    document = Document("d", "Ignored. Washington condemned North Korea.", language="en")
    made = claim(document, 9, "[s Washington] [c condemned] [o North Korea].", "USA condemns PRK")
    assert stretches(made) == (
        ("Washington", ACTOR), (" ", PLAIN), ("condemned", CUE), (" ", PLAIN), ("North Korea", ACTOR),
        (".", PLAIN),
    )  # fmt: skip


def test_an_actor_inside_the_cue_stays_an_actor() -> None:
    """Overlapping marks do not garble the sentence."""
    made = claim(Document("d", "", language="en"), 0, "[s They] [c held Seoul to it].", "USA criticizes KOR")
    inside = replace(made, object_span=Span(10, 15))
    assert stretches(inside) == (
        ("They", ACTOR), (" ", PLAIN), ("held ", CUE), ("Seoul", ACTOR), (" to it", CUE), (".", PLAIN),
    )  # fmt: skip
    assert "".join(piece for piece, _ in stretches(inside)) == made.quote


def test_a_mark_outside_the_sentence_does_not_show() -> None:
    """An actor remembered from an earlier sentence has no place in this one."""
    made = claim(Document("d", "", language="en"), 50, "[s It] [c condemned] [o Seoul].", "PRK condemns KOR")
    before = replace(made, subject_span=Span(0, 12))
    assert stretches(before)[0] == ("It ", PLAIN)


def test_an_explanation_answers_every_question(read_kg: KnowledgeGraph) -> None:
    """Who, to whom, what, when, on whose word, by which rule and from which place."""
    visit = next(c for c in read_kg.claims() if c.relation == "visits")
    reasons = dict(explain(read_kg, visit.id, ONTOLOGY).reasons)
    assert reasons["claim"] == (
        f"{visit.id}: United States (USA) visits South Korea (KOR); asserted, certain"
    )
    assert reasons["status"] == "fact"
    assert "person-antony-blinken" in reasons["subject"]
    assert "foreign-minister of USA from 2021-01-26" in reasons["subject"]
    assert '"Korea Selatan" is South Korea (KOR)' in reasons["object"]
    assert '"mengunjungi" says visits' in reasons["relation"]
    assert reasons["who says"] == "the text itself"
    assert reasons["when"] == '"hari Rabu" is 2023-11-08, counted from 2023-11-10'
    assert reasons["rule"].startswith("id/verb/visits/")
    assert "Kunjungan, Harian Uji, 2023-11-10" in reasons["document"]


def test_an_explanation_says_what_its_confidence_is_worth(read_kg: KnowledgeGraph) -> None:
    """With the number of annotated claims that it was measured on."""
    visit = next(c for c in read_kg.claims() if c.relation == "visits")
    measured = dict(explain(read_kg, visit.id, ONTOLOGY).reasons)["measured"]
    card = load_card()
    stated, layer = card.stated(visit.confidence), card.layer(visit.layer)
    assert stated is not None
    assert layer is not None
    assert f"{stated.right} of {stated.n} claims of confidence {stated.name}" in measured
    assert f"{layer.right} of {layer.n} claims of layer {layer.name}" in measured
    assert "claims of visits" in measured
    assert card.measured in measured


def test_an_explanation_prints_its_marks(read_kg: KnowledgeGraph) -> None:
    """Plain text has brackets; a painter gets each mark with its role."""
    visit = next(c for c in read_kg.claims() if c.relation == "visits")
    explanation = explain(read_kg, visit.id[:6], ONTOLOGY)
    plain = text(explanation_lines(explanation, lambda piece, role: piece))
    assert "[Antony Blinken] «mengunjungi» [Korea Selatan]." in plain
    painted = text(explanation_lines(explanation, lambda piece, role: f"<{role}>{piece}"))
    assert "<cue>«mengunjungi»" in painted
    assert "<actor>[Korea Selatan]" in painted


def test_an_explanation_admits_what_has_changed(kg: KnowledgeGraph) -> None:
    """A mention that today's tables do not find is not explained away."""
    made = next(c for c in kg.claims() if c.quote.startswith("The two neighbours"))
    assert "no longer reads it so" in dict(explain(kg, made.id, ONTOLOGY).reasons)["subject"]


def test_an_explanation_says_when_a_date_is_missing(kg: KnowledgeGraph) -> None:
    """The publication date is never passed off as the event's."""
    made = next(c for c in kg.claims() if c.relation == "allied-with")
    reason = dict(explain(kg, made.id, ONTOLOGY).reasons)["when"]
    assert reason.startswith("no date of the event in the sentence; reported on 20")


def test_an_explanation_names_the_speaker(kg: KnowledgeGraph) -> None:
    """With the words that name it, or as an unnamed source."""
    sanction = next(c for c in kg.claims() if c.attributed_to == ("OTHER",))
    assert dict(explain(kg, sanction.id, ONTOLOGY).reasons)["who says"] == "an unnamed source"
    denial = next(c for c in kg.claims() if c.attributed_to == ("RUS",))
    assert dict(explain(kg, denial.id, ONTOLOGY).reasons)["who says"] == 'Russia (RUS), by "Moscow"'


def test_an_explanation_gives_the_status_with_both_sides(kg: KnowledgeGraph) -> None:
    """A contested claim says who affirms and who denies."""
    denial = next(c for c in kg.claims() if c.attributed_to == ("RUS",))
    status = dict(explain(kg, denial.id, ONTOLOGY).reasons)["status"]
    assert status == "contested; affirmed by JPN, KOR, USA, denied by PRK, RUS"


def test_an_unknown_claim_is_an_error(kg: KnowledgeGraph) -> None:
    """So is a beginning that fits none."""
    with pytest.raises(NotFoundError, match="no claim 'zzzz'"):
        explain(kg, "zzzz", ONTOLOGY)


def test_names_without_an_actor_stay_as_they_are() -> None:
    """An id that the graph has no label for is still printed."""
    assert named({}, "XYZ") == "XYZ"
    assert listed([]) == "nobody named"


def test_a_quote_is_one_line() -> None:
    """Line ends inside a sentence do not break a table."""
    assert quoted("Korea\nUtara") == '"Korea Utara"'
