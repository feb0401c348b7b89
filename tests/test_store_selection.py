"""Selections against the same choice made in plain Python, over every claim of a graph."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from graph_samples import ACTORS, CLAIMS, ONTOLOGY, make_graph
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import NotFoundError, QueryError
from graphkit.model import Claim, Status
from graphkit.propositions import propositions
from graphkit.store.selection import Selection
from graphkit.store.terms import date_bounds

KG = make_graph()
STATUS = {name: prop.status for prop in propositions(CLAIMS, ONTOLOGY) for name in prop.claims}
NAMED = sorted(
    {name for c in CLAIMS for name in (c.subject, c.object, c.subject_polity, c.object_polity)} - {""}
)
DATES = [
    "2022",
    "2023-09",
    "2023-09-13",
    "2023-11",
    "2023-11-09",
    "2023-11-10",
    "2023-12-01",
    "2023-12-03",
    "2024",
]


def sides(claim: Claim) -> set[str]:
    """Everybody on either side of a claim."""
    return {claim.subject, claim.object, claim.subject_polity, claim.object_polity}


def span(claim: Claim) -> tuple[str, str]:
    """First and last day that a claim is about, else the day of its report."""
    return date_bounds(claim.event_date) if claim.event_date else (claim.reported_on, claim.reported_on)


def matches(claim: Claim, asked: Selection) -> bool:
    """What the class says in its docstring, word for word."""
    first, last = span(claim)
    tests = (
        not asked.actor or asked.actor in sides(claim),
        not asked.other or asked.other in sides(claim),
        not asked.relation or ONTOLOGY.is_a(claim.relation, asked.relation),
        not asked.statuses or STATUS.get(claim.id) in asked.statuses,
        not asked.since or (bool(last) and last >= date_bounds(asked.since)[0]),
        not asked.until or (bool(first) and first <= date_bounds(asked.until)[1]),
        not asked.document or claim.document == asked.document,
    )
    return all(tests)


SELECTIONS = st.builds(
    Selection,
    actor=st.sampled_from(["", *NAMED]),
    other=st.sampled_from(["", "", *NAMED]),
    relation=st.sampled_from(
        ["", "", "interacts-with", "opposes", "cooperates-with", "meets-with", "visits"]
    ),
    statuses=st.lists(st.sampled_from(Status), max_size=3, unique=True).map(tuple),
    since=st.sampled_from(["", *DATES]),
    until=st.sampled_from(["", *DATES]),
    document=st.sampled_from(["", "", "wire-1", "warta-2", "note/3 Dec"]),
)


@given(SELECTIONS)
def test_any_selection_finds_what_its_words_say(asked: Selection) -> None:
    """Nothing more and nothing less, in the order of documents and places."""
    wanted = sorted(
        (claim for claim in CLAIMS if matches(claim, asked)),
        key=lambda c: (c.document, c.passage.start, c.id),
    )
    assert list(KG.claims(asked)) == wanted


@given(SELECTIONS)
def test_any_selection_of_propositions_is_that_of_its_claims(asked: Selection) -> None:
    """Each whole, with all its claims, those outside of the selection too."""
    ids = {claim.id for claim in CLAIMS if matches(claim, asked)}
    wanted = [prop for prop in propositions(CLAIMS, ONTOLOGY) if ids & {*prop.claims}]
    assert list(KG.propositions(asked)) == wanted


@pytest.mark.parametrize("name", NAMED)
def test_everybody_is_found_on_either_side(name: str) -> None:
    """As the doer, the one it is done to, or the polity of one of them."""
    found = list(KG.claims(Selection(actor=name)))
    assert found
    assert all(name in sides(claim) for claim in found)


@pytest.mark.parametrize("name", [name for name in NAMED if name.startswith("person-")])
def test_a_state_is_found_through_its_people(name: str) -> None:
    """A minister's claims are among those of the state."""
    own = set(KG.claims(Selection(actor=name)))
    assert own <= set(KG.claims(Selection(actor=ACTORS[name].polity)))


@pytest.mark.parametrize("slug", ["interacts-with", "opposes", "cooperates-with"])
def test_a_relation_brings_those_below_it(slug: str) -> None:
    """And none from elsewhere in the tree."""
    wanted = {claim.id for claim in CLAIMS if ONTOLOGY.is_a(claim.relation, slug)}
    assert {claim.id for claim in KG.claims(Selection(relation=slug))} == wanted


def test_a_window_is_as_wide_as_its_dates() -> None:
    """A month begins with its first day and ends with its last, a year likewise."""
    month = list(KG.claims(Selection(since="2023-11", until="2023-11")))
    assert month == list(KG.claims(Selection(since="2023-11-01", until="2023-11-30")))
    year = list(KG.claims(Selection(since="2023", until="2023")))
    assert year == list(KG.claims(Selection(since="2023-01-01", until="2023-12-31")))
    assert len(month) < len(year) == len(CLAIMS)


def test_an_event_known_by_its_month_touches_every_week_of_it() -> None:
    """It may have been then; nobody can rule it out."""
    for since, until in (("2023-11-01", "2023-11-02"), ("2023-11-29", "2023-11-30")):
        found = KG.claims(Selection(relation="tests-weapon", since=since, until=until))
        assert [claim.event_date for claim in found] == ["2023-11"]
    assert not list(KG.claims(Selection(relation="tests-weapon", since="2023-12-01")))


def test_a_window_that_ends_before_it_begins_is_empty() -> None:
    """Rather than turned round in silence."""
    assert not list(KG.claims(Selection(actor="KOR", since="2025", until="2020")))


@pytest.mark.parametrize("date", ["soon", "2023-13", "2023-02-29", "08-11-2023", "2023/2024", "23"])
@pytest.mark.parametrize("side", ["since", "until"])
def test_what_is_no_date_is_refused(date: str, side: str) -> None:
    """With what to write, whichever end of the window it is."""
    with pytest.raises(QueryError, match="write 2023-11-08, 2023-11 or 2023"):
        list(KG.claims(Selection(**{side: date})))


MISSING: list[tuple[str, Callable[[str], Selection], str]] = [
    ("PKR", lambda name: Selection(actor=name), "no actor 'PKR'; did you mean PRK"),
    ("BRA", lambda name: Selection(other=name), "no actor 'BRA'"),
    ("oposes", lambda name: Selection(relation=name), "no relation 'oposes'; did you mean opposes"),
]


@pytest.mark.parametrize(("name", "made", "message"), MISSING)
def test_what_is_not_there_is_told(name: str, made: Callable[[str], Selection], message: str) -> None:
    """By claims and by propositions alike; an empty list would say that there is nothing to find."""
    for ask in (KG.claims, KG.propositions):
        with pytest.raises(NotFoundError, match=message):
            list(ask(made(name)))


def test_a_quote_in_an_id_breaks_no_query() -> None:
    """Ids of documents are free text; what is in them is never read as SPARQL."""
    for name in ('x" } UNION { ?claim a gk:Claim', "> . ?claim ?p ?o", "a\\", "{%s}"):
        assert list(KG.claims(Selection(document=name))) == []
