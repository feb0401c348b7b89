"""The truth table of claims: who affirms, who denies, and what status follows."""

from __future__ import annotations

from itertools import permutations

import pytest
from graph_samples import ACTORS, CLAIMS, DENIED, ONTOLOGY, PLANNED, WIRE, make_claim
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import NotFoundError
from graphkit.model import Claim, Modality, Polarity, Status
from graphkit.propositions import (
    Evidence,
    Proposition,
    contested_keys,
    contesting_keys,
    ordered_key,
    proposition_key,
    propositions,
    weigh,
    weigh_more,
)

SENTENCE = "Seoul says that Russian engineers help the North with its satellites."

CALLED = {"modality": Modality.CALLED_FOR}
SUPPOSED = {"modality": Modality.HYPOTHETICAL}
PERHAPS = {"modality": Modality.POSSIBLE}
LIKELY = {"modality": Modality.PROBABLE}


def by(*voices: str) -> dict[str, tuple[str, ...]]:
    """On whose word."""
    return {"attributed_to": voices}


def said(*triple: str, **how: object) -> Claim:
    """A claim about subject, relation and object."""
    subject, relation, *target = triple
    return make_claim(WIRE, SENTENCE, subject, relation, *target, **how)


def only(*claims: Claim) -> Proposition:
    """The one proposition of some claims."""
    (found,) = propositions(claims, ONTOLOGY)
    return found


ARMS = ("PRK", "supplies-arms-to", "RUS")
DEAL = ("PRK", "has-arms-deal-with", "RUS")
MEET = ("JPN", "meets-with", "KOR")

TABLE = [
    ("the text's own voice", [said(*ARMS)], Status.FACT),
    ("the doer's own word", [said(*ARMS, **by("PRK"))], Status.FACT),
    ("the doer among others", [said(*ARMS, **by("PRK", "RUS"))], Status.FACT),
    ("the receiver's word", [said(*ARMS, **by("RUS"))], Status.ALLEGED),
    ("a third party", [said(*ARMS, **by("KOR"))], Status.ALLEGED),
    ("an unnamed source", [said(*ARMS, **by("OTHER"))], Status.ALLEGED),
    ("the second of a mutual relation", [said(*MEET, **by("KOR"))], Status.FACT),
    ("a third party on a mutual relation", [said(*MEET, **by("USA"))], Status.ALLEGED),
    ("own voice, hedged", [said(*ARMS, **PERHAPS)], Status.ALLEGED),
    ("own voice, likely", [said(*ARMS, **LIKELY)], Status.ALLEGED),
    ("the doer, hedged", [said(*ARMS, **PERHAPS, **by("PRK"))], Status.ALLEGED),
    ("alleged, then told as fact", [said(*ARMS, **by("KOR")), said(*ARMS)], Status.FACT),
    ("affirmed and denied", [said(*ARMS), said(*ARMS, **DENIED, **by("PRK"))], Status.CONTESTED),
    ("alleged and denied", [said(*ARMS, **by("KOR")), said(*ARMS, **DENIED, **by("RUS"))], Status.CONTESTED),
    ("hedged and denied", [said(*ARMS, **PERHAPS), said(*ARMS, **DENIED)], Status.CONTESTED),
    ("only denied", [said(*ARMS, **DENIED, **by("PRK"))], Status.DENIED),
    ("denied and planned", [said(*ARMS, **DENIED), said(*ARMS, **PLANNED)], Status.PLANNED),
    ("only the plan denied", [said(*ARMS, **DENIED, **PLANNED)], Status.DENIED),
    ("told, the plan denied", [said(*ARMS), said(*ARMS, **DENIED, **PLANNED)], Status.FACT),
    ("planned, the plan denied", [said(*ARMS, **PLANNED), said(*ARMS, **DENIED, **PLANNED)], Status.PLANNED),
    ("asked not to", [said(*ARMS, **by("KOR")), said(*ARMS, **DENIED, **CALLED)], Status.ALLEGED),
    ("planned", [said(*ARMS, **PLANNED)], Status.PLANNED),
    ("planned and done", [said(*ARMS, **PLANNED), said(*ARMS, **by("KOR"))], Status.ALLEGED),
    ("planned and called for", [said(*ARMS, **CALLED), said(*ARMS, **PLANNED)], Status.PLANNED),
    ("called for", [said(*ARMS, **CALLED)], Status.CALLED_FOR),
    ("called for and supposed", [said(*ARMS, **SUPPOSED), said(*ARMS, **CALLED)], Status.CALLED_FOR),
    ("supposed", [said(*ARMS, **SUPPOSED)], Status.HYPOTHETICAL),
]


@pytest.mark.parametrize(("claims", "status"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_truth_table(claims: list[Claim], status: Status) -> None:
    """What the claims say decides the status, whichever comes first."""
    for order in permutations(claims):
        found = only(*order)
        assert found.status is status
        assert found.has_edge == (status in (Status.FACT, Status.ALLEGED, Status.CONTESTED))


CONTESTS = [
    ("the deal behind a supply", DEAL, ARMS, True),
    ("the deal, named from the other side", DEAL[::-1], ARMS, True),
    ("the supply does not deny the deal", ARMS, DEAL, False),
    ("what lies above it", ("PRK", "provides-military-aid-to", "RUS"), ARMS, True),
    ("what lies above it, of another pair", ("PRK", "provides-military-aid-to", "CHN"), ARMS, False),
    ("the same, the other way round", ("RUS", "supplies-arms-to", "PRK"), ARMS, False),
    ("the inverse, from the other side", ("RUS", "receives-arms-from", "PRK"), ARMS, True),
    ("the inverse, from the same side", ("PRK", "receives-arms-from", "RUS"), ARMS, False),
    ("an inverse affirmed", ARMS, ("RUS", "receives-arms-from", "PRK"), True),
    ("a mutual relation either way", ("KOR", "meets-with", "JPN"), MEET, True),
    ("a root rules nothing out", ("PRK", "interacts-with", "RUS"), ARMS, False),
    (
        "words, when deeds are denied",
        ("PRK", "cooperates-with", "RUS"),
        ("PRK", "consults-with", "RUS"),
        False,
    ),
    ("something unrelated", ("PRK", "attacks", "RUS"), ARMS, False),
]


@pytest.mark.parametrize(
    ("denied", "affirmed", "is_contested"), [row[1:] for row in CONTESTS], ids=[row[0] for row in CONTESTS]
)
def test_denying_one_relation_contests_others_of_the_pair(
    denied: tuple[str, ...], affirmed: tuple[str, ...], is_contested: bool
) -> None:
    """The denial counts on the affirmed proposition, with who denies it."""
    denial = said(*denied, **DENIED, **by("PRK"))
    told = said(*affirmed, **by("KOR"))
    found = {prop.claims: prop for prop in propositions([denial, told], ONTOLOGY)}
    prop = next(prop for claims, prop in found.items() if told.id in claims)
    assert (prop.status is Status.CONTESTED) == is_contested
    assert prop.contested_by == ((denial.id,) if is_contested else ())
    assert prop.denied_by == (("PRK",) if is_contested else ())
    assert prop.affirmed_by == ("KOR",)


def test_the_sample_has_the_contest_that_the_project_began_with() -> None:
    """Three affirm the arms supply, two deny it, through the deal that they deny."""
    prop = next(prop for prop in propositions(CLAIMS, ONTOLOGY) if prop.relation == "supplies-arms-to")
    assert prop.status is Status.CONTESTED
    assert (prop.affirmed_by, prop.denied_by) == (("JPN", "KOR", "USA"), ("PRK", "RUS"))
    assert (prop.affirmations, prop.denials) == (1, 1)


def test_a_planned_proposition_is_not_contested_by_a_related_denial() -> None:
    """Nobody affirms it yet, so there is nothing to contradict."""
    plan, denial = said(*ARMS, **PLANNED), said(*DEAL, **DENIED)
    found = {prop.relation: prop for prop in propositions([plan, denial], ONTOLOGY)}
    assert found["supplies-arms-to"].status is Status.PLANNED
    assert found["supplies-arms-to"].contested_by == ()


def test_voices_are_those_of_the_affirming_and_the_denying_claims() -> None:
    """Sorted and each once; planning is no affirming, the text's own voice no name."""
    prop = only(
        said(*ARMS, **by("USA")),
        said(*ARMS, **by("JPN", "USA")),
        said(*ARMS),
        said(*ARMS, **PLANNED, **by("CHN")),
        said(*ARMS, **DENIED, **by("RUS")),
    )
    assert (prop.affirmed_by, prop.denied_by) == (("JPN", "USA"), ("RUS",))
    assert (prop.affirmations, prop.denials) == (3, 1)


def test_a_mutual_relation_has_one_proposition_for_both_orders() -> None:
    """Its polities are in sorted order."""
    prop = only(said("RUS", "meets-with", "PRK"), said("PRK", "meets-with", "RUS"))
    assert prop.key == ("PRK", "meets-with", "RUS")
    assert prop.affirmations == 2


def test_a_directed_relation_keeps_its_direction() -> None:
    """Two directions are two propositions."""
    found = propositions([said("RUS", "attacks", "PRK"), said("PRK", "attacks", "RUS")], ONTOLOGY)
    assert [prop.key[::2] for prop in found] == [("PRK", "RUS"), ("RUS", "PRK")]


def test_people_stand_for_their_polity() -> None:
    """A minister's visit is one of the state."""
    assert only(said("person-antony-blinken", "visits", "IND")).key == ("USA", "visits", "IND")


def test_a_relation_without_an_object_is_a_proposition_too() -> None:
    """Weapons are tested whoever is meant."""
    assert only(said("PRK", "tests-weapon")).key == ("PRK", "tests-weapon", "")


@pytest.mark.parametrize(
    "sides",
    [
        {"subject_polity": ""},
        {"subject_polity": "OTHER"},
        {"object_polity": ""},
        {"object_polity": "OTHER"},
        {"object_polity": "person-mira-tan"},
        {"subject_polity": "body-KOR-military"},
    ],
)
def test_only_polities_have_propositions(sides: dict[str, str]) -> None:
    """A claim about somebody who acts for nobody stays a claim."""
    claim = said(*ARMS, **sides)
    assert proposition_key(claim, ONTOLOGY) is None
    assert propositions([claim], ONTOLOGY) == ()


def test_reported_dates_are_those_of_its_own_claims() -> None:
    """Undated ones are passed over."""
    days = ("2023-11-09", "", "2022-01-31", "2024-02-01")
    prop = only(*(said(*ARMS, reported_on=day) for day in days))
    assert (prop.first_reported, prop.last_reported) == ("2022-01-31", "2024-02-01")
    assert only(said(*ARMS, reported_on="")).first_reported == ""


def test_the_same_claim_twice_counts_once() -> None:
    """A claim is what it says and where."""
    assert only(said(*ARMS), said(*ARMS)).affirmations == 1


def test_an_unknown_relation_is_named_with_its_neighbours() -> None:
    """Nothing is dropped in silence."""
    with pytest.raises(NotFoundError, match="no relation 'supply-arms-to'; did you mean supplies-arms-to"):
        propositions([said("PRK", "supply-arms-to", "RUS")], ONTOLOGY)


CLAIM_STRATEGY = st.builds(
    lambda ends, relation, polarity, modality, voices: said(
        ends[0], relation, ends[1], polarity=polarity, modality=modality, attributed_to=tuple(sorted(voices))
    ),
    st.permutations(["PRK", "RUS", "KOR"]),
    st.sampled_from(
        ["supplies-arms-to", "receives-arms-from", "has-arms-deal-with", "meets-with", "attacks"]
    ),
    st.sampled_from(Polarity),
    st.sampled_from(Modality),
    st.sets(st.sampled_from(sorted(ACTORS)), max_size=2),
)


@settings(deadline=None)
@given(st.lists(CLAIM_STRATEGY, max_size=12), st.randoms())
def test_the_order_of_claims_makes_no_difference(claims: list[Claim], random: object) -> None:
    """And every claim is on just one proposition, every edge has one that affirms it."""
    found = propositions(claims, ONTOLOGY)
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert propositions(shuffled, ONTOLOGY) == found
    on = [claim for prop in found for claim in prop.claims]
    assert sorted(on) == sorted({claim.id for claim in claims})
    assert all(prop.has_edge == (prop.affirmations > 0) for prop in found)
    assert list(found) == sorted(found, key=lambda prop: prop.key)


POLITIES = st.sampled_from(["PRK", "RUS", "USA"])
RELATIONS = st.sampled_from(
    [
        "supplies-arms-to",
        "receives-arms-from",
        "has-arms-deal-with",
        "allied-with",
        "meets-with",
        "aids",
        "attacks",
    ]
)
KEYS = st.builds(lambda *key: ordered_key(*key, ONTOLOGY), POLITIES, RELATIONS, POLITIES) | st.builds(
    lambda polity: (polity, "tests-weapon", ""), POLITIES
)
ITEMS = st.lists(
    st.builds(
        Evidence,
        claim=st.uuids().map(str),
        key=KEYS,
        polarity=st.sampled_from(Polarity),
        modality=st.sampled_from(Modality),
        attributed_to=st.sets(POLITIES, max_size=2).map(lambda voices: tuple(sorted(voices))),
        reported_on=st.sampled_from(["", "2023-11-08", "2024-02-01"]),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=300)
@given(ITEMS, ITEMS)
def test_weighing_in_two_steps_is_weighing_at_once(early: list[Evidence], late: list[Evidence]) -> None:
    """A graph that grew reads like one that was built whole, at the price of the new evidence alone."""
    standing = {prop.key: prop for prop in weigh(early, ONTOLOGY)}
    keys = {item.key for item in late}
    wanted = keys | {key for item in late if item.denies for key in contested_keys(item.key, ONTOLOGY)}
    against = {key for item in late if item.affirms for key in contesting_keys(item.key, ONTOLOGY)}
    denials = [item for item in early if item.denies and item.key in against]
    known = {key: prop for key, prop in standing.items() if key in wanted}
    after = {prop.key: prop for prop in weigh_more(late, known, denials, ONTOLOGY)}
    assert keys <= after.keys()
    assert tuple(sorted((standing | after).values(), key=lambda prop: prop.key)) == weigh(
        [*early, *late], ONTOLOGY
    )
