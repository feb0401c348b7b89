"""The propositions of a store after any history equal those weighed at once from its claims."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from graph_samples import DENIED, ONTOLOGY, PLANNED, make_claim, make_extraction
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from graphkit.model import Claim, Document, Extraction, Modality, Status
from graphkit.propositions import Key, pair, propositions
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.local import LocalWriter
from graphkit.store.terms import actor_node, relation_node
from graphkit.store.update import remove_documents, replace_documents, update
from graphkit.store.weigh import all_keys
from graphkit.vocab import CLAIMED, UNDISPUTED

ARMS = ("PRK", "supplies-arms-to", "RUS")
DEAL = ("PRK", "has-arms-deal-with", "RUS")
MEET = ("RUS", "meets-with", "PRK")
TEST = ("PRK", "tests-weapon", "")

HOW: dict[str, dict[str, object]] = {
    "told": {},
    "alleged": {"attributed_to": ("KOR",)},
    "admitted": {"attributed_to": ("PRK",)},
    "denied": {**DENIED, "attributed_to": ("RUS",)},
    "planned": PLANNED,
    "called for": {"modality": Modality.CALLED_FOR},
    "not planned": {**DENIED, **PLANNED},
    "perhaps": {"modality": Modality.POSSIBLE},
}
"""Ways to say a thing."""

Said = tuple[Key, str]


def paper(name: str, *said: Said) -> Extraction:
    """A document that says some things, each in a sentence of its own."""
    sentences = [f"{number}. {' '.join(key)} {how}." for number, (key, how) in enumerate(said)]
    document = Document(
        name, "\n".join(sentences) or "Nothing.", source=f"{name}.txt", published="2024-01-01"
    )
    claims = [
        make_claim(document, sentence, *key, **HOW[how])
        for sentence, (key, how) in zip(sentences, said, strict=True)
    ]
    return make_extraction(document, *claims)


def grown(*steps: Sequence[Extraction]) -> Store:
    """A store into which documents came in several runs."""
    store = Store()
    for step in steps:
        replace_documents(store, step, ONTOLOGY, extractor="v")
    return store


def weighed(store: Store) -> dict[Key, Status]:
    """The status of everything in a store."""
    return {prop.key: prop.status for prop in KnowledgeGraph(store).propositions()}


def check(store: Store, claims: Sequence[Claim]) -> None:
    """That a store holds just the propositions of some claims, and the edges of these."""
    wanted = propositions(claims, ONTOLOGY)
    assert tuple(KnowledgeGraph(store).propositions()) == wanted
    for graph, statuses in (
        (UNDISPUTED, {Status.FACT}),
        (CLAIMED, {Status.ALLEGED, Status.CONTESTED}),
    ):
        quads = store.quads_for_pattern(None, None, None, NamedNode(graph))
        ends = {
            (actor_node(p.subject), relation_node(p.relation), actor_node(p.object))
            for p in wanted
            if p.object and p.status in statuses
        }
        assert {(quad.subject, quad.predicate, quad.object) for quad in quads} == ends


STEPS = [
    ("told, then denied", [(ARMS, "told"), (ARMS, "denied")], Status.CONTESTED),
    ("denied, then told", [(ARMS, "denied"), (ARMS, "told")], Status.CONTESTED),
    ("told, then the deal denied", [(ARMS, "told"), (DEAL, "denied")], Status.CONTESTED),
    ("the deal denied, then told", [(DEAL, "denied"), (ARMS, "told")], Status.CONTESTED),
    ("alleged, then admitted", [(ARMS, "alleged"), (ARMS, "admitted")], Status.FACT),
    ("planned, then told", [(ARMS, "planned"), (ARMS, "told")], Status.FACT),
    ("planned, then denied", [(ARMS, "planned"), (ARMS, "denied")], Status.PLANNED),
    ("called for, then planned", [(ARMS, "called for"), (ARMS, "planned")], Status.PLANNED),
    ("planned, denied, told", [(ARMS, "planned"), (DEAL, "denied"), (ARMS, "told")], Status.CONTESTED),
    ("perhaps, then the plan denied", [(ARMS, "perhaps"), (ARMS, "not planned")], Status.ALLEGED),
    ("denied and denied again", [(ARMS, "denied"), (ARMS, "denied")], Status.DENIED),
]  # fmt: skip


@pytest.mark.parametrize(("said", "status"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_news_that_come_one_by_one_end_in_the_same_status(said: list[Said], status: Status) -> None:
    """Forwards and backwards, each in a build of its own."""
    papers = [paper(f"d{number}", item) for number, item in enumerate(said)]
    for order in (papers, papers[::-1]):
        store = grown(*([item] for item in order))
        assert weighed(store)[ARMS] is status
        check(store, [claim for item in papers for claim in item.claims])


@pytest.mark.parametrize(("said", "status"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_a_document_taken_out_gives_back_the_status_from_before(said: list[Said], status: Status) -> None:
    """Whichever of them it is; what nobody says any longer is gone."""
    papers = [paper(f"d{number}", item) for number, item in enumerate(said)]
    for out in papers:
        store = grown(papers)
        assert weighed(store)[ARMS] is status
        changes = remove_documents(LocalWriter(store), [out.document.id], ONTOLOGY)
        assert changes.removed == 1
        check(store, [claim for item in papers if item is not out for claim in item.claims])


def test_taking_out_what_is_not_there_changes_nothing() -> None:
    """Unknown ids are passed over, and none is counted."""
    store = grown([paper("a", (ARMS, "told"))])
    before = sorted(map(str, store))
    assert remove_documents(LocalWriter(store), ["b", "c"], ONTOLOGY).removed == 0
    assert sorted(map(str, store)) == before


KEYS = st.sampled_from([ARMS, DEAL, MEET, TEST, ("RUS", "receives-arms-from", "PRK")])
PAPERS = st.builds(
    lambda name, said: paper(name, *said),
    st.sampled_from("abcd"),
    st.lists(st.tuples(KEYS, st.sampled_from(sorted(HOW))), max_size=3),
)
HISTORY = st.lists(st.tuples(st.booleans(), PAPERS), min_size=1, max_size=5)


@settings(max_examples=15)
@given(HISTORY, st.integers(1, 3))
def test_any_history_of_coming_and_going_is_weighed_right(
    history: list[tuple[bool, Extraction]], most: int
) -> None:
    """Documents come, change and are taken out, in batches of any size."""
    store, held = Store(), dict[str, Extraction]()
    for number, (is_leaving, item) in enumerate(history):
        name = item.document.id
        if is_leaving and name in held:
            del held[name]
            remove_documents(LocalWriter(store), [name], ONTOLOGY)
        else:
            held[name] = item
            update(LocalWriter(store), [item], ONTOLOGY, extractor=str(number), most=most)
    check(store, [claim for item in held.values() for claim in item.claims])


def test_a_proposition_counts_its_claims_over_documents() -> None:
    """Twice told is two affirmations, with the first and the last day of them."""
    store = grown([paper("a", (ARMS, "told"))], [paper("b", (ARMS, "alleged"), (ARMS, "denied"))])
    found = KnowledgeGraph(store).proposition(*ARMS)
    assert (found.affirmations, found.denials) == (2, 1)
    assert (found.affirmed_by, found.denied_by) == (("KOR",), ("RUS",))
    assert (found.first_reported, found.last_reported) == ("2024-01-01", "2024-01-01")


def test_a_mutual_relation_is_one_whichever_way_it_is_told() -> None:
    """Two documents from the two capitals speak of one meeting."""
    store = grown([paper("a", (MEET, "told"))], [paper("b", (("PRK", "meets-with", "RUS"), "told"))])
    [found] = KnowledgeGraph(store).propositions()
    assert found.key == ("PRK", "meets-with", "RUS")
    assert found.affirmations == 2


def test_all_pairs_are_found_again() -> None:
    """After a writer's death every pair is weighed anew, acts without an object too."""
    store = grown([paper("a", (ARMS, "told"), (TEST, "told"), (("USA", "allied-with", "KOR"), "told"))])
    assert all_keys(store, ONTOLOGY) == {
        pair(ARMS): {ARMS},
        ("", "PRK"): {TEST},
        ("KOR", "USA"): {("KOR", "allied-with", "USA")},
    }


def test_another_pair_keeps_its_quads() -> None:
    """A denial between two does not touch what is said of others."""
    other = ("USA", "allied-with", "KOR")
    store = grown([paper("a", (ARMS, "told"), (other, "told"))])
    before = KnowledgeGraph(store).proposition("KOR", "allied-with", "USA")
    replace_documents(store, [paper("b", (ARMS, "denied"))], ONTOLOGY, extractor="v")
    assert KnowledgeGraph(store).proposition("KOR", "allied-with", "USA") == before
    assert weighed(store)[ARMS] is Status.CONTESTED
