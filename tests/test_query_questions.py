"""The shipped saved queries, each with the rows that it gives on a small graph of plain claims."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_samples import ACTORS, DENIED, PLANNED, make_claim, make_extraction, make_graph

from graphkit.model import Actor, Claim, Document, Kind, Modality
from graphkit.query.run import Table
from graphkit.query.saved import ask, saved_queries, saved_query
from graphkit.query.show import short
from graphkit.store.graph import KnowledgeGraph

POSSIBLE = {"modality": Modality.POSSIBLE}
TESTED: set[str] = set()


def by(*voices: str) -> dict[str, tuple[str, ...]]:
    """On whose word."""
    return {"attributed_to": voices}


def told(day: str, quote: str, subject: str, relation: str, target: str = "", **how: object) -> Claim:
    """A claim of the paper of a day."""
    return make_claim(
        Document(day, quote, published=day, language="en"), quote, subject, relation, target, **how
    )


def graph(*claims: Claim) -> KnowledgeGraph:
    """A graph with one document for each day that claims are told on."""
    days: dict[str, list[Claim]] = {}
    for claim in claims:
        days.setdefault(claim.document, []).append(claim)
    extractions = []
    for day, found in days.items():
        text = "\n".join(claim.quote for claim in found)
        document = Document(day, text, published=day, language="en")
        placed = [make_again(document, claim) for claim in found]
        extractions.append(make_extraction(document, *placed))
    return make_graph(extractions)


def make_again(document: Document, claim: Claim) -> Claim:
    """The claim at its place in the whole document."""
    start = document.text.index(claim.quote)
    return replace(claim, passage=type(claim.passage)(start, start + len(claim.quote)))


def answer(kg: KnowledgeGraph, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """Some columns of a saved query's rows, ids without prefix."""
    TESTED.add(name)
    result = ask(kg, saved_query(name), values)
    assert isinstance(result, Table)
    places = [result.variables.index(column) for column in columns.split()]
    return [
        tuple(short(row[i]).removeprefix("actor:").removeprefix("rel:") for i in places) for row in result
    ]


def test_between() -> None:
    """Oldest first by the event, or else the report; only what names both; voices in order."""
    kg = graph(
        told("2024-01-05", "Tokyo and Seoul agree.", "JPN", "agrees-with", "KOR", **by("JPN", "KOR")),
        told("2024-01-01", "Japan rejects it.", "JPN", "rejects", "KOR"),
        told("2024-02-01", "They met in 2023.", "person-mira-tan", "meets-with", "JPN", event_date="2023"),
        told("2024-01-02", "Japan rejects that.", "JPN", "rejects", "CHN"),
    )
    assert answer(kg, "between", "date subject relation object says status quote", a="KOR", b="JPN") == [
        ("2023", "person-mira-tan", "meets-with", "JPN", "", "fact", "They met in 2023."),
        ("2024-01-01", "JPN", "rejects", "KOR", "", "fact", "Japan rejects it."),
        ("2024-01-05", "JPN", "agrees-with", "KOR", "JPN KOR", "fact", "Tokyo and Seoul agree."),
    ]


CONTEST = (
    told(
        "2024-01-01", "Seoul and Tokyo say arms flow.", "PRK", "supplies-arms-to", "RUS", **by("JPN", "KOR")
    ),
    told("2024-01-02", "Moscow denies a deal.", "RUS", "has-arms-deal-with", "PRK", **by("RUS"), **DENIED),
    told("2024-01-03", "China aided Russia.", "CHN", "aids", "RUS"),
)


def test_contested() -> None:
    """Both sides, each in its own words; what nobody denies is not there."""
    columns = "subject relation object side says quote"
    rows = [
        ("PRK", "supplies-arms-to", "RUS", "affirms", "JPN KOR", "Seoul and Tokyo say arms flow."),
        ("PRK", "supplies-arms-to", "RUS", "denies", "RUS", "Moscow denies a deal."),
    ]
    assert answer(graph(*CONTEST), "contested", columns) == rows
    assert answer(graph(*CONTEST), "contested", columns, actor="RUS") == rows
    assert answer(graph(*CONTEST), "contested", columns, actor="CHN") == []


def test_allies() -> None:
    """From either side, since the earliest that is told; what somebody disputes is left out."""
    kg = graph(
        told("2024-01-05", "They are allies.", "USA", "allied-with", "KOR"),
        told("2024-01-06", "Allies since 1953.", "KOR", "allied-with", "USA", event_date="1953-10-01"),
        told("2024-01-07", "Allies too.", "USA", "allied-with", "JPN"),
        told("2024-01-08", "Allies, says Beijing.", "USA", "allied-with", "IND", **by("CHN")),
        told("2024-01-09", "Others are allies.", "PRK", "allied-with", "RUS"),
    )
    assert answer(kg, "allies", "ally since claims", actor="USA") == [
        ("KOR", "1953-10-01", "2"),
        ("JPN", "2024-01-07", "1"),
    ]
    assert answer(kg, "allies", "ally", actor="KOR") == [("USA",)]


def test_planned() -> None:
    """Not past on that day; by the report when no date is told; neither done nor called off."""
    kg = graph(
        told("2024-01-01", "A visit in March.", "USA", "visits", "JPN", event_date="2024-03", **PLANNED),
        told("2024-01-02", "A visit last year.", "USA", "visits", "KOR", event_date="2023-12-01", **PLANNED),
        told("2024-01-03", "A launch some day.", "PRK", "launches", **PLANNED),
        told("2023-12-03", "An old plan.", "PRK", "tests-weapon", **PLANNED),
        told("2024-01-04", "No visit.", "CHN", "visits", "JPN", event_date="2024-03", **PLANNED, **DENIED),
        told("2024-01-05", "A visit.", "IND", "visits", "JPN", event_date="2024-03-01"),
    )
    assert answer(kg, "planned", "date subject relation object", after="2024-01-01") == [
        ("", "PRK", "launches", ""),
        ("2024-03", "USA", "visits", "JPN"),
    ]
    assert answer(kg, "planned", "subject", after="2024-03-31", actor="JPN") == [("USA",)]
    assert answer(kg, "planned", "subject", after="2024-04-01") == []


def test_tone() -> None:
    """Cooperation minus conflict, and against the month before, over the turn of the year too."""
    kg = graph(
        told("2023-12-05", "They met.", "JPN", "meets-with", "KOR"),
        told("2023-12-06", "Japan aided Korea.", "JPN", "aids", "KOR"),
        told("2024-01-05", "Korea condemned it.", "KOR", "condemns", "JPN"),
        told("2024-01-06", "Japan may help.", "JPN", "aids", "KOR", **PLANNED),
        told("2024-04-06", "Korea aided Japan in March.", "KOR", "aids", "JPN", event_date="2024-03"),
        told("2024-01-07", "China rejected it.", "CHN", "rejects", "USA"),
    )
    columns = "one other month cooperation conflict net change"
    assert answer(kg, "tone", columns, a="KOR", b="JPN") == [
        ("JPN", "KOR", "2023-12", "2", "0", "2", "2"),
        ("JPN", "KOR", "2024-01", "0", "1", "-1", "-3"),
        ("JPN", "KOR", "2024-03", "1", "0", "1", "1"),
    ]
    assert next(row[:2] for row in answer(kg, "tone", columns)) == ("CHN", "USA")


def test_conflict() -> None:
    """Any depth below `opposes`, by or against; a narrower relation on request."""
    kg = graph(
        told("2024-01-01", "It condemned them.", "JPN", "condemns", "PRK"),
        told("2024-01-02", "It vetoed it.", "RUS", "vetoes", "JPN"),
        told("2024-01-03", "Minister accused.", "CHN", "accuses", "person-mira-tan"),
        told("2024-01-04", "They met.", "JPN", "meets-with", "PRK"),
    )
    assert answer(kg, "conflict", "date subject relation object status", actor="JPN") == [
        ("2024-01-01", "JPN", "condemns", "PRK", "fact"),
        ("2024-01-02", "RUS", "vetoes", "JPN", "fact"),
    ]
    assert answer(kg, "conflict", "relation", actor="KOR") == [("accuses",)]
    assert answer(kg, "conflict", "relation", actor="JPN", relation="criticizes") == [("condemns",)]


def test_conflict_lists_claims_alone() -> None:
    """What is denied is listed once with its status; a proposition of the same words is no row."""
    kg = graph(
        told("2024-01-01", "It attacked them.", "RUS", "attacks", "JPN", **by("JPN")),
        told("2024-01-02", "It denied it.", "RUS", "attacks", "JPN", **by("RUS"), **DENIED),
    )
    assert answer(kg, "conflict", "date status quote", actor="RUS") == [
        ("2024-01-01", "contested", "It attacked them."),
        ("2024-01-02", "contested", "It denied it."),
    ]


def test_unnamed_sources() -> None:
    """On nobody's name at all."""
    kg = graph(
        told("2024-01-02", "Analysts say so.", "PRK", "attacks", "KOR", **by("OTHER"), **POSSIBLE),
        told("2024-01-03", "Seoul and analysts say so.", "PRK", "attacks", "JPN", **by("KOR", "OTHER")),
        told("2024-01-04", "It attacked.", "PRK", "attacks", "USA"),
    )
    assert answer(kg, "unnamed-sources", "subject object modality status quote") == [
        ("PRK", "KOR", "possible", "alleged", "Analysts say so.")
    ]


def test_common_adversaries() -> None:
    """From any conflict; the ally's direction does not matter."""
    kg = graph(
        told("2024-01-01", "One.", "JPN", "condemns", "PRK"),
        told("2024-01-01", "Two.", "KOR", "sanctions", "PRK"),
        told("2024-01-01", "Three.", "RUS", "allied-with", "PRK"),
    )
    rows = [
        ("ally of an adversary", "JPN", "RUS", "PRK"),
        ("ally of an adversary", "KOR", "RUS", "PRK"),
        ("same adversary", "JPN", "KOR", "PRK"),
    ]
    assert answer(kg, "common-adversaries", "tie one other through") == rows
    assert answer(kg, "common-adversaries", "tie one other through", actor="JPN") == [rows[0], rows[2]]


def test_arms() -> None:
    """Each proposition once, with its status and both sides."""
    kg = graph(
        *CONTEST,
        told("2024-01-04", "Japan gave aid.", "USA", "provides-military-aid-to", "JPN", **by("USA")),
        told("2024-01-05", "India denied it.", "IND", "supplies-arms-to", "CHN", **by("IND"), **DENIED),
    )
    columns = "giver relation receiver status affirmed_by denied_by claims"
    assert answer(kg, "arms", columns) == [
        ("IND", "supplies-arms-to", "CHN", "denied", "", "IND", "1"),
        ("PRK", "supplies-arms-to", "RUS", "contested", "JPN KOR", "RUS", "1"),
        ("USA", "provides-military-aid-to", "JPN", "fact", "USA", "", "1"),
    ]
    assert answer(kg, "arms", "giver", actor="JPN") == [("USA",)]


def test_visitors() -> None:
    """From the guest's or the host's side; planned ones are marked, denied ones left out."""
    kg = graph(
        told("2024-01-01", "He came.", "person-antony-blinken", "visits", "KOR", event_date="2023-11-08"),
        told("2024-01-02", "Seoul received Modi.", "KOR", "hosts-visit-of", "IND"),
        told("2024-01-03", "A visit is planned.", "JPN", "visits", "KOR", event_date="2024-05", **PLANNED),
        told("2024-01-04", "No visit.", "CHN", "visits", "KOR", **DENIED),
        told("2024-01-05", "Elsewhere.", "CHN", "visits", "JPN"),
    )
    columns = "date visitor polity modality"
    rows = [
        ("2023-11-08", "person-antony-blinken", "USA", "certain"),
        ("2024-01-02", "IND", "IND", "certain"),
        ("2024-05", "JPN", "JPN", "planned"),
    ]
    assert answer(kg, "visitors", columns, host="KOR") == rows
    assert answer(kg, "visitors", columns, host="KOR", since="2024-01-01") == rows[1:]
    assert answer(kg, "visitors", columns, host="KOR", since="2024-01-01", until="2024-04-30") == rows[1:2]


def test_meetings() -> None:
    """Days, not reports: two papers on one meeting count once."""
    kg = graph(
        told("2024-01-02", "They met.", "PRK", "meets-with", "RUS", event_date="2024-01-01"),
        told("2024-01-03", "They had met.", "RUS", "holds-summit-with", "PRK", event_date="2024-01-01"),
        told("2024-02-02", "They met again.", "RUS", "meets-with", "PRK"),
        told("2024-02-03", "They met.", "JPN", "meets-with", "KOR"),
        told("2024-02-04", "They will meet.", "JPN", "meets-with", "KOR", **PLANNED),
    )
    assert answer(kg, "meetings", "one other days claims last") == [
        ("PRK", "RUS", "2", "3", "2024-02-02"),
        ("JPN", "KOR", "1", "1", "2024-02-03"),
    ]
    assert answer(kg, "meetings", "one", actor="KOR") == [("JPN",)]


def test_meetings_that_were_denied_or_are_only_possible_do_not_count() -> None:
    """Nobody met because a paper says that somebody may have, or did not."""
    kg = graph(
        told("2024-01-02", "They did not meet.", "PRK", "meets-with", "RUS", **DENIED),
        told("2024-01-03", "They may have met.", "JPN", "meets-with", "RUS", **POSSIBLE),
        told("2024-01-04", "They met.", "JPN", "meets-with", "KOR"),
    )
    assert answer(kg, "meetings", "one other days") == [("JPN", "KOR", "1")]


def test_accusers() -> None:
    """Of the actor or whom acts for it."""
    kg = graph(
        told("2024-01-02", "Tokyo condemned it.", "JPN", "condemns", "PRK"),
        told("2024-01-01", "Seoul accused her.", "CHN", "accuses", "person-mira-tan"),
        told("2024-01-03", "Beijing attacked.", "CHN", "attacks", "PRK"),
    )
    assert answer(kg, "accusers", "date accuser relation quote", actor="PRK") == [
        ("2024-01-02", "JPN", "condemns", "Tokyo condemned it.")
    ]
    assert answer(kg, "accusers", "accuser", actor="KOR") == [("CHN",)]


def test_self_denials() -> None:
    """By the doer, or by either side of a mutual relation."""
    kg = graph(
        *CONTEST,
        told("2024-01-05", "Beijing denied it.", "CHN", "attacks", "IND", **by("CHN"), **DENIED),
        told("2024-01-06", "Delhi denied it.", "CHN", "sanctions", "IND", **by("IND"), **DENIED),
    )
    assert answer(kg, "self-denials", "actor relation other status") == [
        ("RUS", "has-arms-deal-with", "PRK", "denied"),
        ("CHN", "attacks", "IND", "denied"),
    ]
    mutual = told(
        "2024-01-01", "Pyongyang denied it.", "RUS", "has-arms-deal-with", "PRK", **by("PRK"), **DENIED
    )
    assert answer(graph(mutual), "self-denials", "actor other", actor="PRK") == [("PRK", "RUS")]


def test_few_sources() -> None:
    """A sentence that two papers share counts once, whatever its case and stops."""
    kg = graph(
        told("2024-01-01", "Japan attacked nobody.", "JPN", "criticizes", "KOR"),
        told("2024-01-02", "JAPAN attacked - nobody!", "JPN", "criticizes", "KOR"),
        told("2024-01-03", "They met.", "JPN", "meets-with", "CHN"),
        told("2024-01-04", "They really met.", "JPN", "meets-with", "CHN"),
    )
    columns = "subject relation object documents sentences"
    single = ("JPN", "criticizes", "KOR", "2", "1")
    assert answer(kg, "few-sources", columns) == [single]
    assert answer(kg, "few-sources", columns, most="2") == [single, ("CHN", "meets-with", "JPN", "2", "2")]
    assert answer(kg, "few-sources", columns, actor="CHN") == []


def test_says_about() -> None:
    """On the word of the one, naming the other, with how sure it is."""
    kg = graph(
        told("2024-01-02", "Seoul says it may.", "PRK", "attacks", "JPN", **by("KOR"), **POSSIBLE),
        told("2024-01-01", "Seoul denies it.", "KOR", "attacks", "PRK", **by("KOR"), **DENIED),
        told("2024-01-03", "Tokyo says so.", "PRK", "attacks", "KOR", **by("JPN")),
    )
    columns = "date subject relation object polarity modality"
    assert answer(kg, "says-about", columns, speaker="KOR", about="PRK") == [
        ("2024-01-01", "KOR", "attacks", "PRK", "denied", "certain"),
        ("2024-01-02", "PRK", "attacks", "JPN", "asserted", "possible"),
    ]


def test_changes() -> None:
    """From one report to the next; what stays the same is no change."""
    kg = graph(
        told("2024-01-01", "A visit is planned.", "JPN", "visits", "KOR", **PLANNED),
        told("2024-02-01", "He came.", "JPN", "visits", "KOR"),
        told("2024-03-01", "He really came.", "JPN", "visits", "KOR"),
        told("2024-04-01", "He never came.", "JPN", "visits", "KOR", **DENIED),
        told("2024-01-01", "They met.", "JPN", "meets-with", "CHN"),
        told("2024-02-01", "They met once.", "JPN", "meets-with", "CHN"),
    )
    columns = "subject object first was then became status"
    assert answer(kg, "changes", columns) == [
        ("JPN", "KOR", "2024-01-01", "planned", "2024-02-01", "asserted", "contested"),
        ("JPN", "KOR", "2024-03-01", "asserted", "2024-04-01", "denied", "contested"),
    ]
    assert answer(kg, "changes", columns, actor="CHN") == []


def test_weapon_tests() -> None:
    """By date of the event, launches included."""
    kg = graph(
        told("2024-01-02", "It fired.", "PRK", "tests-weapon", event_date="2024-01-01"),
        told("2023-11-22", "It launched a satellite.", "PRK", "launches"),
        told("2024-01-03", "Another fired.", "RUS", "tests-weapon"),
    )
    assert answer(kg, "weapon-tests", "date relation status", actor="PRK") == [
        ("2023-11-22", "launches", "fact"),
        ("2024-01-01", "tests-weapon", "fact"),
    ]


def test_sanctions() -> None:
    """Imposed by that day; planned, denied and later ones are not in force."""
    kg = graph(
        told("2024-01-02", "It imposed them.", "JPN", "sanctions", "PRK", event_date="2023-12-01"),
        told("2024-01-03", "It listed them.", "USA", "designates-as-terrorist", "group-hezbollah"),
        told("2024-03-01", "Later ones.", "USA", "sanctions", "RUS"),
        told("2024-01-04", "Planned ones.", "KOR", "sanctions", "PRK", **PLANNED),
        told("2024-01-05", "None.", "CHN", "sanctions", "PRK", **DENIED),
    )
    rows = [
        ("JPN", "sanctions", "PRK", "2023-12-01", "fact"),
        ("USA", "designates-as-terrorist", "group-hezbollah", "2024-01-03", "fact"),
    ]
    columns = "by relation against since status"
    assert answer(kg, "sanctions", columns, date="2024-02-01") == rows
    assert answer(kg, "sanctions", columns, date="2024-02-01", actor="PRK") == rows[:1]
    assert answer(kg, "sanctions", columns, date="2023-01-01") == []


def test_members() -> None:
    """As told from either side by that day, with the conflicts among them."""
    kg = graph(
        told("2024-01-01", "India is a member.", "IND", "member-of", "UN"),
        told("2024-01-02", "The UN has China.", "UN", "has-member", "CHN"),
        told("2024-01-03", "Japan joined.", "JPN", "member-of", "UN"),
        told("2024-01-04", "China condemned India.", "CHN", "condemns", "IND"),
        told("2024-01-05", "China condemned Russia.", "CHN", "condemns", "RUS"),
    )
    rows = [
        ("CHN", "2024-01-02", "condemns", "IND"),
        ("IND", "2024-01-01", "", ""),
        ("JPN", "2024-01-03", "", ""),
    ]
    assert answer(kg, "members", "member told conflict with", organization="UN") == rows
    assert answer(kg, "members", "member", organization="UN", date="2024-01-02") == [("CHN",), ("IND",)]


CHAIN = (
    told("2024-01-01", "One.", "USA", "allied-with", "JPN"),
    told("2024-01-01", "Two.", "KOR", "aids", "JPN"),
    told("2024-01-01", "Three.", "KOR", "visits", "IND"),
    told("2024-01-01", "Four.", "IND", "condemns", "CHN"),
    told("2024-01-01", "Five.", "USA", "trades-with", "CHN"),
    told("2024-01-01", "Six.", "CHN", "trades-with", "KOR"),
)


@pytest.mark.parametrize(
    ("a", "b", "rows"),
    [
        ("USA", "JPN", [("1", "", "")]),
        ("USA", "KOR", [("2", "CHN", ""), ("2", "JPN", "")]),
        ("IND", "USA", [("3", "KOR", "CHN"), ("3", "KOR", "JPN")]),
    ],
)
def test_path(a: str, b: str, rows: list[tuple[str, ...]]) -> None:
    """The shortest ones only, in either direction of each edge, never through conflict."""
    assert answer(graph(*CHAIN), "path", "steps via1 via2", a=a, b=b) == rows


def test_partners() -> None:
    """Who cooperates with both, and who mediates."""
    kg = graph(
        *CHAIN,
        told("2024-01-02", "Seven.", "UN", "mediates-between", "USA"),
        told("2024-01-02", "Eight.", "UN", "mediates-between", "KOR"),
        told("2024-01-02", "Nine.", "RUS", "mediates-between", "USA"),
    )
    assert answer(kg, "partners", "partner role", a="USA", b="KOR") == [
        ("UN", "mediator"),
        ("CHN", "partner"),
        ("JPN", "partner"),
        ("UN", "partner"),
    ]


def test_group_support() -> None:
    """From words to weapons, with who says so; a state's aid to a state is not asked for."""
    kg = graph(
        told("2024-01-01", "One.", "PRK", "supplies-arms-to", "group-hezbollah", **by("JPN", "USA")),
        told("2024-01-02", "Two.", "RUS", "supports", "group-hezbollah"),
        told("2024-01-03", "Three.", "RUS", "supports", "PRK"),
    )
    columns = "group state relation status affirmed_by"
    rows = [
        ("group-hezbollah", "PRK", "supplies-arms-to", "alleged", "JPN USA"),
        ("group-hezbollah", "RUS", "supports", "fact", ""),
    ]
    assert answer(kg, "group-support", columns) == rows
    assert answer(kg, "group-support", columns, actor="RUS") == rows[1:]


def test_answers() -> None:
    """Within so many days, over the end of a month; mutual relations answer nothing."""
    kg = graph(
        told("2024-01-20", "Japan imposed sanctions.", "JPN", "sanctions", "CHN"),
        told("2024-02-03", "China condemned them.", "CHN", "condemns", "JPN"),
        told("2024-02-04", "They met.", "CHN", "meets-with", "JPN"),
        told("2024-06-01", "China expelled diplomats.", "CHN", "expels-diplomats-of", "JPN"),
        told("2024-01-01", "China had rejected it.", "CHN", "rejects", "JPN"),
    )
    columns = "date act answer_date answer days_later"
    row = ("2024-01-20", "sanctions", "2024-02-03", "condemns", "14")
    assert answer(kg, "answers", columns, a="JPN", b="CHN") == [row]
    assert answer(kg, "answers", columns, a="JPN", b="CHN", days="13") == []
    assert len(answer(kg, "answers", columns, a="JPN", b="CHN", days="200")) == 2
    same_day = (
        told("2024-01-20", "One.", "JPN", "rejects", "CHN"),
        told("2024-01-20", "Two.", "CHN", "rejects", "JPN"),
    )
    assert answer(graph(*same_day), "answers", "days_later", a="JPN", b="CHN") == [("0",)]


def test_topic() -> None:
    """In the sentence or in the relation's name, in either case."""
    kg = graph(
        told("2024-01-02", "NUCLEAR plans were rejected.", "JPN", "rejects", "PRK"),
        told("2024-01-01", "It took part in cyber theft.", "PRK", "conducts-cyberattack-on", "KOR"),
        told("2024-01-03", "They met.", "JPN", "meets-with", "KOR"),
    )
    assert answer(kg, "topic", "actor relation", word="nuclear") == [("JPN", "rejects")]
    assert answer(kg, "topic", "actor relation", word="Cyber") == [("PRK", "conducts-cyberattack-on")]
    assert answer(kg, "topic", "actor", word="cyber", actor="JPN") == []


def test_coverage() -> None:
    """Documents by name, the rest in numbers."""
    empty = make_extraction(Document("silent", "Nothing happened."))
    document = Document("d", "They met. It fired.", language="en")
    claims = (
        make_claim(document, "They met.", "JPN", "meets-with", "KOR", event_date="2024-01-01"),
        make_claim(document, "It fired.", "person-mira-tan", "tests-weapon", subject_polity=""),
    )
    assert answer(make_graph([empty, make_extraction(document, *claims)]), "coverage", "gap item count") == [
        ("actors without a Wikidata item", "", "1"),
        ("claims about no proposition", "", "1"),
        ("claims without a report date", "", "2"),
        ("claims without an event date", "", "1"),
        ("document without a claim", "doc:silent", "1"),
    ]


def test_labels_do_not_multiply_rows() -> None:
    """An actor with many names is one actor."""
    many = Actor("JPN", Kind.STATE, "JPN", {"en": "Japan", "id": "Jepang", "fr": "Japon"}, "Q17")
    document = Document("d", "It fired.", published="2024-01-01", language="en")
    read = make_extraction(document, make_claim(document, document.text, "JPN", "tests-weapon"))
    kg = make_graph([replace(read, actors={**ACTORS, "JPN": many})])
    assert len(answer(kg, "weapon-tests", "date", actor="Jepang")) == 1


def test_every_shipped_query_is_tested_above() -> None:
    """A new one needs its rows here."""
    assert set(saved_queries()) == TESTED
