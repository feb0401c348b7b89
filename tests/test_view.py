"""What a page shows: lines merged by pair and family, the claims kept, the packed data."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from view_samples import ACTORS, SAMPLE, Corpus, corpus, page, report

from graphkit.errors import NotFoundError
from graphkit.model import OTHER, Modality, Span, Status
from graphkit.ontology import load_ontology
from graphkit.propositions import propositions
from graphkit.view.data import Edge, ViewData, view_data
from graphkit.view.pack import packed
from graphkit.view.select import Selection

ONTOLOGY = load_ontology()


def of(*blocks: str) -> Corpus:
    """A corpus of one report for each block of lines."""
    head = "# 2024-03-0{} | en | The Strait Courier | Report {}"
    return corpus(
        (report(head.format(n, n), block.split("\n")) for n, block in enumerate(blocks, start=1)), ACTORS
    )


def line(view: ViewData, name: str) -> Edge:
    """The line of this id."""
    return next(edge for edge in view.edges if edge.id == name)


def chosen(**conditions: object) -> ViewData:
    """The sample, as far as a selection wants it."""
    return view_data(*SAMPLE, ONTOLOGY, selection=Selection(**conditions))  # type: ignore[arg-type]


def keys(view: ViewData) -> set[tuple[str, str, str]]:
    """The propositions of a view."""
    return {p.key for p in view.propositions}


def test_one_line_stands_for_all_of_a_pair_and_family() -> None:
    """What the two do for each other is one line; what they tell and promise each other is another."""
    view = page(SAMPLE)
    deeds, words = line(view, "PRK_RUS_material-cooperation"), line(view, "PRK_RUS_verbal-cooperation")
    assert {view.propositions[i].relation for i in deeds.propositions} == {
        "supplies-arms-to",
        "provides-technical-assistance-to",
        "has-arms-deal-with",
    }
    assert [view.propositions[i].relation for i in words.propositions] == ["holds-summit-with"]


def test_affirmed_and_denied_claims_are_counted_apart() -> None:
    """Three say that arms were sent, one says what came for them, two deny."""
    edge = line(page(SAMPLE), "PRK_RUS_material-cooperation")
    assert (edge.affirmed, edge.denied, edge.total) == (4, 2, 6)


def test_plans_count_neither_as_affirmed_nor_as_denied() -> None:
    """A planned visit is drawn, but nobody says that it took place."""
    edge = line(
        page(of("[s Japan] [c will visit] [o China].\n  JPN visits CHN | how planned")),
        "CHN_JPN_verbal-cooperation",
    )
    assert (edge.affirmed, edge.denied, edge.total) == (0, 0, 1)


def test_signs_of_one_pair_are_separate_lines() -> None:
    """Trade and an accusation between the same two are drawn as two lines."""
    view = page(
        of(
            "[s China] [c trades with] [o Japan].\n  CHN trades-with JPN",
            "[s Japan] [c accuses] [o China].\n  JPN accuses CHN",
        )
    )
    assert [edge.id for edge in view.edges] == ["CHN_JPN_material-cooperation", "CHN_JPN_verbal-conflict"]


def test_both_directions_share_a_line() -> None:
    """Mutual attacks are one line between the two."""
    edge = line(page(SAMPLE), "ISR_group-hamas_material-conflict")
    assert len(edge.propositions) == 2


def test_a_claim_without_a_second_actor_has_an_actor_but_no_line() -> None:
    """A statement about one actor alone leaves it in the picture."""
    view = page(of("[s Japan] [c will hold talks], it said.\n  JPN consults-with | how planned"))
    assert [node.actor.id for node in view.nodes] == ["JPN"]
    assert view.edges == ()
    assert len(view.claims) == 1


def test_an_actor_weighs_as_much_as_its_claims() -> None:
    """Every claim counts once for each side."""
    weights = {node.actor.id: node.weight for node in page(SAMPLE).nodes}
    assert weights["ASEAN"] == 1
    assert weights["group-hamas"] == 4


def test_speakers_and_people_are_known_but_not_drawn() -> None:
    """A minister is named in the evidence; the picture has the state he acts for."""
    view = page(SAMPLE)
    assert "person-antony-blinken" in {actor.id for actor in view.actors}
    assert "person-antony-blinken" not in {node.actor.id for node in view.nodes}


def test_the_order_of_the_input_does_not_matter() -> None:
    """Shuffled propositions, claims, actors and documents give the same view."""
    shuffled = [list(part) for part in SAMPLE]
    for part in shuffled:
        random.Random(7).shuffle(part)
    assert view_data(*shuffled, ONTOLOGY) == view_data(*SAMPLE, ONTOLOGY)


def test_a_claim_given_twice_counts_once() -> None:
    """Building twice from the same documents doubles nothing."""
    twice = SAMPLE._replace(claims=SAMPLE.claims * 2)
    assert page(twice) == page(SAMPLE)


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ({"actors": tuple(a for a in ACTORS if a.id != "UKR")}, "no actor 'UKR'"),
        ({"documents": SAMPLE.documents[1:]}, "no document"),
    ],
)
def test_what_is_missing_is_named(missing: dict[str, tuple[object, ...]], message: str) -> None:
    """A claim about an unknown actor or document is an error, not an empty place."""
    with pytest.raises(NotFoundError, match=message):
        page(SAMPLE._replace(**missing))


def test_an_unnamed_speaker_needs_no_actor() -> None:
    """Analysts and unnamed sources are nobody in particular."""
    given = of(
        "[s Japan] [c may visit] [o China], analysts think.\n  JPN visits CHN | how possible | by OTHER"
    )
    assert given.claims[0].attributed_to == (OTHER,)
    assert packed(page(given))["claims"]["who"] == [[-2]]


def test_a_pair_selects_what_the_two_do_to_each_other() -> None:
    """Both directions and all signs."""
    assert {frozenset((s, o)) for s, _, o in keys(chosen(pair=("USA", "KOR")))} == {frozenset(("USA", "KOR"))}


def test_a_focus_selects_neighbours_and_their_ties() -> None:
    """One step around ASEAN is Indonesia; two steps bring its partners and what they do among them."""
    near = keys(chosen(focus="ASEAN"))
    wide = keys(chosen(focus="ASEAN", depth=2))
    assert near == {("IDN", "member-of", "ASEAN")}
    assert ("IDN", "signs-agreement-with", "JPN") in wide
    assert ("CHN", "blockades", "JPN") in wide
    assert ("RUS", "attacks", "UKR") not in wide


def test_a_relation_selects_those_below_it() -> None:
    """Military aid includes arms supplies."""
    relations = {key[1] for key in keys(chosen(relations=frozenset({"provides-military-aid-to"})))}
    assert relations == {"supplies-arms-to"}


def test_families_statuses_and_languages_select() -> None:
    """Each condition alone."""
    assert {key[1] for key in keys(chosen(families=frozenset({"structural"})))} == {"member-of"}
    contested = chosen(statuses=frozenset({Status.CONTESTED}))
    assert keys(contested) == {("PRK", "supplies-arms-to", "RUS")}
    assert {c.language for c in chosen(languages=frozenset({"id"})).claims} == {"id"}


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        ("2024-01-30", "", {"meets-with"}),
        ("", "1999-12-31", {"designates-as-terrorist"}),
        ("2023-11-15", "2023-11-20", {"supplies-arms-to"}),
    ],
)
def test_dates_select_by_the_start_of_the_event(start: str, end: str, kept: set[str]) -> None:
    """A bare month overlaps a range inside it; a claim without event date goes by its report."""
    view = chosen(start=start, end=end)
    dated = {claim.relation for claim in view.claims if claim.event_date}
    assert kept <= dated
    assert all(claim.event_date or start <= claim.reported_on <= (end or "9999") for claim in view.claims)


def test_a_status_stays_when_its_claims_are_filtered_out() -> None:
    """What is contested elsewhere is contested in a part of the picture too."""
    view = chosen(languages=frozenset({"id"}))
    assert next(p for p in view.propositions if p.relation == "supplies-arms-to").status is Status.CONTESTED


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"focus": "ASEN"}, "no actor 'ASEN'; did you mean ASEAN"),
        ({"pair": ("USA", "XXX")}, "no actor 'XXX'"),
        ({"relations": frozenset({"visit"})}, "no relation 'visit'; did you mean visits"),
    ],
)
def test_a_selection_of_nothing_known_says_so(conditions: dict[str, object], message: str) -> None:
    """A typo is not an empty picture."""
    with pytest.raises(NotFoundError, match=message):
        chosen(**conditions)


def test_packed_marks_are_places_in_the_quote() -> None:
    """Subject, object, cue, speaker and date lie where the sentence has them."""
    view = page(SAMPLE)
    data = packed(view)
    quotes = [data["quotes"][index] for index in data["claims"]["quote"]]
    index, quote = next((i, q) for i, q in enumerate(quotes) if q.startswith("North Korea has shipped"))
    marks = data["claims"]["marks"][10 * index : 10 * index + 10]
    assert [quote[start : start + size] for start, size in zip(marks[::2], marks[1::2], strict=True)] == [
        "North Korea",
        "Russia",
        "has shipped",
        "the White House",
        "on Friday",
    ]


def test_marks_outside_the_sentence_are_left_out() -> None:
    """An actor carried over from the sentence before has no place in this one."""
    given = of("First line.\n[s Japan] [c visits] [o China].\n  JPN visits CHN")
    moved = replace(given.claims[0], subject_span=Span(0, 5), date_span=Span(12, 400))
    view = page(given._replace(claims=(moved,), propositions=propositions([moved], ONTOLOGY)))
    assert packed(view)["claims"]["marks"] == [0, 0, 13, 5, 6, 6, 0, 0, 0, 0]


def test_packed_claims_refer_to_what_they_name() -> None:
    """Indices lead back to the actors, the document, the modality and the proposition."""
    view = page(SAMPLE)
    data = packed(view)
    column = data["claims"]
    for index, claim in enumerate(view.claims):
        document = data["documents"][column["document"][index]]
        assert column["id"][index] == claim.id
        assert claim.id in view.propositions[column["proposition"][index]].claims
        assert document[0] == claim.document
        assert data["actors"][column["subject"][index]][0] == claim.subject
        assert data["actors"][column["object"][index]][0] == claim.object
        assert Modality(data["modalities"][column["modality"][index]]) is claim.modality
        assert (column["reported"][index] or document[4]) == claim.reported_on
    assert {len(values) for name, values in column.items() if name != "marks"} == {len(view.claims)}


def test_packed_data_is_plain_json() -> None:
    """It survives a round trip through JSON unchanged."""
    data = packed(page(SAMPLE))
    assert json.loads(json.dumps(data)) == data


def test_a_sentence_with_several_claims_is_stored_once() -> None:
    """Quotes are shared: pages grow with sentences, not with claims."""
    given = of("[s Japan] [c met and visited] [o China].\n  JPN meets-with CHN\n  JPN visits CHN")
    assert len(packed(page(given))["quotes"]) == 1


def test_the_sample_shows_every_status() -> None:
    """The other tests would not notice a status that never occurs."""
    assert {p.status for p in page(SAMPLE).propositions} == set(Status)


def test_no_reports_make_an_empty_view() -> None:
    """A knowledge graph without claims is a page without a picture."""
    view = view_data((), (), (), (), ONTOLOGY)
    assert (view.nodes, view.edges, view.claims) == ((), (), ())
