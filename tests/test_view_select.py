"""Filters of a view, alone and joined, against the same conditions told in the plainest way."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest
from dossier_samples import KG
from starlette.datastructures import QueryParams
from view_random import drawn_lots
from view_samples import ACTORS, SAMPLE, Corpus, corpus, reports

from graphkit.errors import GraphkitError, NotFoundError, QueryError
from graphkit.model import Claim, Status
from graphkit.ontology import load_ontology
from graphkit.propositions import Key, Proposition
from graphkit.serve.live import selected
from graphkit.view.data import view_data
from graphkit.view.select import EVERYTHING, Selection, select

ONTOLOGY = load_ontology()
LOTS = [drawn_lots(seed, 6, 6, states=states) for seed, states in enumerate((4, 5, 6, 14))]

CONDITIONS: dict[str, Any] = {
    "pair": ("PRK", "RUS"),
    "start": "2023-04-01",
    "end": "2023-11-09",
    "relations": frozenset({"cooperates-with", "opposes"}),
    "families": frozenset({"material-cooperation", "verbal-conflict", "material-conflict"}),
    "statuses": frozenset({Status.FACT, Status.CONTESTED, Status.ALLEGED}),
    "languages": frozenset({"en"}),
}


def days(date: str) -> tuple[str, str]:
    """First and last day of a year, a month or a day."""
    year, month, day = [*date.split("-"), "", ""][:3]
    last = day or calendar.monthrange(int(year), int(month or 12))[1]
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{int(last):02}"


def in_time(claim: Claim, selection: Selection) -> bool:
    """Whether the first date of a claim touches the days between start and end."""
    if not selection.start and not selection.end:
        return True
    date = claim.event_date.split("/")[0] or claim.reported_on
    if not date:
        return False
    first, last = days(date)
    return last >= selection.start and first <= (selection.end or "9999-12-31")


def fits(prop: Proposition, selection: Selection) -> bool:
    """Whether a proposition holds against every condition on propositions but the focus."""
    relation = ONTOLOGY.relation(prop.relation)
    above = {relation.slug, *(slug for slug in ONTOLOGY.relations if ONTOLOGY.is_a(relation.slug, slug))}
    return (
        (selection.pair is None or {prop.subject, prop.object} == set(selection.pair))
        and (not selection.relations or bool(above & selection.relations))
        and (not selection.families or relation.family in selection.families)
        and (not selection.statuses or prop.status in selection.statuses)
        and (selection.keys is None or prop.key in selection.keys)
    )


def near(props: list[Proposition], focus: str, depth: int) -> set[str]:
    """The actors that networkx finds around one."""
    graph = nx.Graph()
    graph.add_nodes_from(p.subject for p in props)
    graph.add_edges_from((p.subject, p.object) for p in props if p.object)
    return set(nx.ego_graph(graph, focus, radius=depth))


def plainly(given: Corpus, selection: Selection) -> dict[Key, set[str]]:
    """Key -> claims that a selection should keep."""
    claims = {claim.id: claim for claim in given.claims}
    props = [p for p in given.propositions if fits(p, selection)]
    if selection.focus:
        around = near(props, selection.focus, selection.depth)
        props = [p for p in props if {p.subject, p.object} - {""} <= around]
    found = {}
    for prop in props:
        kept = {
            name
            for name in prop.claims
            if in_time(claims[name], selection)
            and (not selection.languages or claims[name].language in selection.languages)
        }
        if kept:
            found[prop.key] = kept
    return found


def kept(given: Corpus, selection: Selection) -> dict[Key, set[str]]:
    """Key -> claims that `select` keeps."""
    props, names = select(given.propositions, {c.id: c for c in given.claims}, ONTOLOGY, selection)
    assert names == {claim for prop in props for claim in prop.claims}
    return {prop.key: set(prop.claims) for prop in props}


def joined() -> Iterator[tuple[str, ...]]:
    """Every way to give some of the conditions."""
    for size in range(len(CONDITIONS) + 1):
        yield from combinations(sorted(CONDITIONS), size)


def known_pair(given: Corpus, selection: Selection) -> bool:
    """Whether both of a pair are still named by what the other conditions leave."""
    left = [p for p in given.propositions if fits(p, replace(selection, pair=None))]
    named = {name for p in left for name in (p.subject, p.object)}
    return set(selection.pair or ()) <= named


@pytest.mark.parametrize("names", list(joined()), ids=lambda names: "+".join(names) or "none")
def test_conditions_are_joined_by_and(names: tuple[str, ...]) -> None:
    """Each combination keeps exactly what all of its conditions keep, in every invented graph."""
    selection = Selection(**{name: CONDITIONS[name] for name in names})
    whole = [given for given in LOTS if known_pair(given, selection)]
    assert len(whole) >= 3
    for given in whole:
        assert kept(given, selection) == plainly(given, selection)


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("extra", ["", "start", "families", "statuses", "languages"])
def test_a_focus_reaches_as_far_as_asked(extra: str, depth: int) -> None:
    """The neighbours are those of what the other conditions leave of the graph."""
    more = {extra: CONDITIONS[extra]} if extra else {}
    reached = 0
    for given in LOTS:
        for actor in ACTORS:
            selection = Selection(focus=actor.id, depth=depth, **more)
            left = [p for p in given.propositions if fits(p, selection)]
            if actor.id in {name for p in left for name in (p.subject, p.object)}:
                reached += 1
                assert kept(given, selection) == plainly(given, selection)
    assert reached > 15


def test_a_wider_focus_never_shows_less() -> None:
    """One step more only adds; enough steps show all that hangs together with the actor."""
    for given in LOTS:
        focus = given.propositions[0].subject
        rings = [set(kept(given, Selection(focus=focus, depth=depth))) for depth in (1, 2, 3, 20)]
        assert all(inner <= outer for inner, outer in pairwise(rings))
        whole = near(list(given.propositions), focus, 99)
        assert rings[-1] == {p.key for p in given.propositions if p.subject in whole}


def test_nothing_asked_for_is_everything() -> None:
    """Without a filter no claim is missing from the page."""
    for given in LOTS:
        assert kept(given, EVERYTHING) == {p.key: set(p.claims) for p in given.propositions}


@pytest.mark.parametrize("seed", range(8))
def test_one_condition_more_never_shows_more(seed: int) -> None:
    """Whatever is added to a selection, what is shown was shown before."""
    dice = random.Random(seed)
    names = dice.sample(sorted(set(CONDITIONS) - {"pair"}), 4)
    given = dice.choice(LOTS)
    before = kept(given, EVERYTHING)
    for size in range(1, 5):
        now = kept(given, Selection(**{name: CONDITIONS[name] for name in names[:size]}))
        assert now.keys() <= before.keys()
        assert all(claims <= before[key] for key, claims in now.items())
        before = now


@pytest.mark.parametrize("status", Status)
def test_statuses_part_the_graph(status: Status) -> None:
    """Each proposition is shown under its own status and no other."""
    for given in LOTS:
        found = set(kept(given, Selection(statuses=frozenset({status}))))
        assert found == {p.key for p in given.propositions if p.status is status}


def test_keys_of_a_query_are_kept_and_no_others() -> None:
    """A picture of a query has its edges alone; a query without an edge is an empty picture."""
    given = LOTS[0]
    some = frozenset(p.key for p in given.propositions[::3])
    assert set(kept(given, Selection(keys=some))) == some
    assert kept(given, Selection(keys=frozenset())) == {}
    assert kept(given, Selection(keys=frozenset({("XXX", "visits", "YYY")}))) == {}


@pytest.mark.parametrize("event", ["2023", "2023-11", "2023-11-08", "2023-11-08/2023-12-24", "2023/2024", ""])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2023-11-08", "2023-11-08"), ("2023-11-09", ""), ("", "2023-11-07"), ("2023-12-01", "2023-12-31"),
        ("2022-01-01", "2022-12-31"), ("2024-01-01", ""), ("", "2022-12-31"), ("2023-11-30", "2023-11-30"),
        ("2023-12-31", "2023-12-31"), ("2023-01-01", "2023-01-01"),
    ],
)  # fmt: skip
def test_dates_of_any_width_are_compared_by_their_days(event: str, start: str, end: str) -> None:
    """A month or a year is in a range that it touches; no date of event leaves that of the report."""
    said = f"[s Japan] [c visits] [o China].\n  JPN visits CHN{f' | on {event}' if event else ''}"
    given = corpus(reports(f"# 2023-11-20 | en | Wire | Title\n{said}"), ACTORS)
    selection = Selection(start=start, end=end)
    assert kept(given, selection) == plainly(given, selection)


def test_a_claim_of_no_day_is_in_no_range() -> None:
    """It cannot be said to be in time, and without a range it is shown."""
    given = corpus(
        reports("#  | en | Wire | Title\n[s Japan] [c visits] [o China].\n  JPN visits CHN"), ACTORS
    )
    assert kept(given, Selection(start="1900-01-01")) == kept(given, Selection(end="2999-12-31")) == {}
    assert len(kept(given, EVERYTHING)) == 1


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"focus": "USA", "keys": frozenset()}, "no actor 'USA'"),
        ({"focus": "UKR", "pair": ("PRK", "RUS")}, "no actor 'UKR'"),
        ({"pair": ("PRK", "RUS"), "families": frozenset({"structural"})}, "no actor 'PRK'"),
        ({"relations": frozenset({"visits", "visit"})}, "no relation 'visit'"),
    ],
)
def test_conditions_that_leave_nobody_say_so(conditions: dict[str, Any], message: str) -> None:
    """An actor that the other filters took away is named, not drawn as an empty page."""
    with pytest.raises(NotFoundError, match=message):
        kept(SAMPLE, Selection(**conditions))


def test_what_a_view_shows_is_what_was_selected() -> None:
    """Actors, lines, documents and relations are those of the claims kept, and no others."""
    for given in LOTS:
        selection = Selection(languages=frozenset({"en"}), start="2023-03-01")
        view = view_data(*given, ONTOLOGY, selection=selection)
        ids = {claim.id for claim in view.claims}
        assert ids == names_in(plainly(given, selection).values())
        assert {d.id for d in view.documents} == {claim.document for claim in view.claims}
        assert {r.slug for r in view.relations} == {p.relation for p in view.propositions}
        assert {n.actor.id for n in view.nodes} == {
            name for c in view.claims for name in (c.subject_polity, c.object_polity) if name
        }
        assert sum(edge.total for edge in view.edges) == sum(bool(c.object_polity) for c in view.claims)


def names_in(groups: Iterable[set[str]]) -> set[str]:
    """All of several sets."""
    return set().union(*groups)


def from_address(query: str) -> Selection:
    """The selection that an address asks for."""
    return selected(QueryParams(query), SimpleNamespace(kg=KG))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Selection()),
        ("focus=PRK&depth=2", Selection(focus="PRK", depth=2)),
        ("focus=person-antony-blinken", Selection(focus="USA")),
        ("pair=PRK,RUS", Selection(pair=("PRK", "RUS"))),
        ("pair=person-antony-blinken,KOR", Selection(pair=("USA", "KOR"))),
        ("from=2023&until=2023", Selection(start="2023-01-01", end="2023-12-31")),
        ("from=2024-02&until=2024-02", Selection(start="2024-02-01", end="2024-02-29")),
        ("from=2023-11-08", Selection(start="2023-11-08")),
        ("relation=visits&relation=attacks", Selection(relations=frozenset({"visits", "attacks"}))),
        ("family=structural", Selection(families=frozenset({"structural"}))),
        ("status=fact&status=denied", Selection(statuses=frozenset({Status.FACT, Status.DENIED}))),
        ("language=id&language=en", Selection(languages=frozenset({"id", "en"}))),
        ("focus=&pair=&from=&until=&unknown=1", Selection()),
    ],
)
def test_an_address_says_what_to_show(query: str, wanted: Selection) -> None:
    """The filters of `graphkit view` under the same names; a part of a date is a range, as there."""
    assert from_address(query) == wanted


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("focus=Narnia", NotFoundError),
        ("pair=PRK,Narnia", NotFoundError),
        ("pair=PRK", QueryError),
        ("pair=PRK,RUS,USA", QueryError),
        ("depth=0", QueryError),
        ("depth=4", QueryError),
        ("depth=one", QueryError),
        ("status=true", QueryError),
        ("family=friends", QueryError),
        ("from=yesterday", QueryError),
        ("until=2023-13", QueryError),
        ("from=2023-02-30", QueryError),
        ("until=2023-01/2023-02", QueryError),
    ],
)
def test_an_address_that_asks_for_what_cannot_be_is_refused(query: str, kind: type[GraphkitError]) -> None:
    """In one line that says what to write; an empty picture would look like an answer."""
    with pytest.raises(kind) as caught:
        from_address(query)
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.remedy
