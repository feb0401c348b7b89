"""Documents come, change and go; the graph is always that of the documents it holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from graph_samples import (
    ACTORS,
    CLAIMS,
    DENIED,
    EXTRACTIONS,
    NOTE,
    NOTE_CLAIMS,
    ONTOLOGY,
    WARTA,
    WARTA_CLAIMS,
    WIRE,
    WIRE_CLAIMS,
    make_claim,
    make_extraction,
    make_graph,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from graphkit.errors import InputError
from graphkit.model import Actor, Document, Extraction, Kind
from graphkit.propositions import propositions
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.known import is_current, known_documents
from graphkit.store.terms import document_node, gk
from graphkit.store.update import Changes, replace_documents
from graphkit.vocab import CLAIMED, INFERRED, PROPOSITIONS, UNDISPUTED, actor_iri, relation_iri

WIRE_READ, WARTA_READ, NOTE_READ = EXTRACTIONS


def put(store: Store, *items: Extraction | Document, extractor: str = "test") -> Changes:
    """One run over some documents."""
    return replace_documents(store, items, ONTOLOGY, extractor=extractor)


def fresh(*items: Extraction | Document) -> set[object]:
    """All quads of a store that was built of these alone."""
    store = Store()
    put(store, *items)
    return set(store)


def edges(store: Store, graph: str) -> set[tuple[str, str, str]]:
    """The edges in one graph, by ids."""
    quads = store.quads_for_pattern(None, None, None, NamedNode(graph))
    return {
        tuple(str(part).rpartition("/")[2][:-1] for part in (q.subject, q.predicate, q.object)) for q in quads
    }


def test_all_claims_and_their_propositions_are_there() -> None:
    """As the pure functions compute them."""
    kg = make_graph()
    assert set(kg.claims()) == set(CLAIMS)
    assert tuple(kg.propositions()) == propositions(CLAIMS, ONTOLOGY)
    assert set(kg.documents()) == {WIRE, WARTA, NOTE}


def test_edges_lie_in_the_graph_of_their_status() -> None:
    """Facts apart from what is only claimed; plans and denials have none."""
    store = make_graph().store
    assert edges(store, UNDISPUTED) == {
        ("CHN", "rejects", "JPN"),
        ("JPN", "condemns", "PRK"),
        ("JPN", "meets-with", "KOR"),
        ("JPN", "sanctions", "PRK"),
        ("KOR", "allied-with", "USA"),
        ("PRK", "meets-with", "RUS"),
    }
    assert edges(store, CLAIMED) == {
        ("CHN", "aids", "PRK"),
        ("PRK", "supplies-arms-to", "RUS"),
        ("RUS", "provides-technical-assistance-to", "PRK"),
    }


def test_rules_entail_inverses_mutual_edges_and_what_lies_above() -> None:
    """From edges alone: nothing follows from the planned visit or the denied attack."""
    inferred = edges(make_graph().store, INFERRED)
    assert {
        ("USA", "allied-with", "KOR"),
        ("RUS", "receives-arms-from", "PRK"),
        ("PRK", "provides-military-aid-to", "RUS"),
        ("JPN", "opposes", "PRK"),
    } <= inferred
    assert not {edge for edge in inferred if "IND" in edge or "group-hezbollah" in edge}


def test_no_triple_lies_in_two_graphs() -> None:
    """The engine's union would count it twice."""
    quads = list(make_graph().store)
    assert len({(quad.subject, quad.predicate, quad.object) for quad in quads}) == len(quads)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_documents_makes_no_difference(order: tuple[int, ...]) -> None:
    """In one run or in three."""
    together, apart = Store(), Store()
    put(together, *(EXTRACTIONS[i] for i in order))
    for i in order:
        put(apart, EXTRACTIONS[i])
    assert set(together) == set(apart) == fresh(*EXTRACTIONS)


def test_the_same_again_changes_nothing() -> None:
    """Whether extracted anew or passed as a bare document."""
    store = make_graph().store
    before = set(store)
    assert put(store, *EXTRACTIONS) == Changes(0, 0, 3)
    assert put(store, WIRE, NOTE_READ) == Changes(0, 0, 2)
    assert set(store) == before


def test_what_is_known_tells_what_need_not_be_read_again() -> None:
    """Another text or another extractor must be."""
    ids = [WIRE.id, WARTA.id, NOTE.id]
    known = known_documents(make_graph().store, [*ids, "unknown"])
    assert set(known) == {WIRE.id, WARTA.id, NOTE.id}
    assert is_current(known, WIRE, "test")
    assert not is_current(known, WIRE, "newer")
    assert not is_current(known, replace(WIRE, text=WIRE.text + "."), "test")
    assert not is_current(known, replace(WIRE, id="unknown"), "test")
    assert known_documents(Store(), ids) == {}


def test_a_changed_text_under_the_same_id_replaces_the_claims() -> None:
    """As if the old one had never been."""
    store = make_graph().store
    changed = replace(WARTA, text="Jepang mengutuk uji rudal Korea Utara.")
    read = make_extraction(changed, make_claim(changed, changed.text, "JPN", "condemns", "PRK"))
    assert put(store, read) == Changes(0, 1, 0)
    assert set(store) == fresh(WIRE_READ, read, NOTE_READ)


def test_a_changed_file_replaces_the_document_that_it_held() -> None:
    """Its id, a hash of the content, is another one then."""
    store = make_graph().store
    changed = replace(WARTA, id="other", text="Jepang mengutuk uji rudal Korea Utara.")
    read = make_extraction(changed, make_claim(changed, changed.text, "JPN", "condemns", "PRK"))
    assert put(store, read) == Changes(0, 1, 0)
    assert set(store) == fresh(WIRE_READ, read, NOTE_READ)


def test_a_new_extractor_replaces_its_claims() -> None:
    """The document is the same, what was read in it is not."""
    store = Store()
    put(store, WIRE_READ, extractor="old")
    assert put(store, make_extraction(WIRE, *WIRE_CLAIMS[:2]), extractor="new") == Changes(0, 1, 0)
    assert set(KnowledgeGraph(store).claims()) == set(WIRE_CLAIMS[:2])


def test_losing_the_last_claim_takes_proposition_edge_and_actors_along() -> None:
    """Nothing is left of what no document says."""
    store = make_graph().store
    put(store, make_extraction(replace(NOTE, text="Nothing.")))
    assert set(store) == fresh(WIRE_READ, WARTA_READ, make_extraction(replace(NOTE, text="Nothing.")))
    kg = KnowledgeGraph(store)
    assert "person-mira-tan" not in kg.actors()
    assert "group-hezbollah" not in kg.actors()
    assert "JPN" in kg.actors()


def test_a_denial_in_a_later_document_contests_what_an_earlier_one_told() -> None:
    """The pair is weighed again, and its edge moves."""
    store = make_graph().store
    document = Document("late", "Tokyo denied any sanctions.", published="2024-01-01", language="en")
    denial = make_claim(document, document.text, "JPN", "sanctions", "PRK", attributed_to=("JPN",), **DENIED)
    put(store, make_extraction(document, denial))
    prop = KnowledgeGraph(store).proposition("JPN", "sanctions", "PRK")
    assert (str(prop.status), prop.denied_by) == ("contested", ("JPN",))
    assert ("JPN", "sanctions", "PRK") in edges(store, CLAIMED) - edges(store, UNDISPUTED)


def test_other_pairs_are_left_alone() -> None:
    """Their propositions are not even rewritten."""
    store = make_graph().store
    odd = next(iter(store.quads_for_pattern(None, gk("status"), None, NamedNode(PROPOSITIONS))))
    kept = KnowledgeGraph(store).proposition("KOR", "allied-with", "USA")
    document = Document("late", "India tested a missile.", language="en")
    put(store, make_extraction(document, make_claim(document, document.text, "IND", "tests-weapon")))
    assert odd in store
    assert KnowledgeGraph(store).proposition("KOR", "allied-with", "USA") == kept


def test_a_file_that_moved_keeps_its_claims() -> None:
    """The other document now at its old place does not push it out, in either order."""
    moved = replace(WARTA, source="archive/warta.txt")
    newcomer = make_extraction(Document("new", "Nothing.", source="warta.txt"))
    for pair in permutations((make_extraction(moved, *WARTA_CLAIMS), newcomer)):
        store = make_graph().store
        put(store, *pair, WIRE_READ, NOTE_READ)
        assert set(store) == fresh(WIRE_READ, make_extraction(moved, *WARTA_CLAIMS), newcomer, NOTE_READ)
    store = make_graph().store
    put(store, newcomer, moved)
    assert set(KnowledgeGraph(store).claims()) == set(CLAIMS)


def test_the_same_text_from_two_files_is_one_document() -> None:
    """Read from the first of them in sorted order, whichever came first."""
    copies = [
        make_extraction(replace(WIRE, source=name), *WIRE_CLAIMS) for name in ("b.txt", "a.txt", "c.txt")
    ]
    for order in permutations(copies):
        store = Store()
        put(store, *order)
        assert [document.source for document in KnowledgeGraph(store).documents()] == ["a.txt"]
        assert set(store) == fresh(copies[1])


def test_two_documents_with_one_id_are_an_error() -> None:
    """Keeping either would lose the other; both places are named."""
    other = make_extraction(Document(WIRE.id, "Another text.", source="other.txt"))
    with pytest.raises(
        InputError, match=r"^other.txt: its id 'wire-1' is that of another document, wire.txt; give"
    ):
        put(Store(), WIRE_READ, other)


@pytest.mark.parametrize("source", ["", "-", "-#1"])
def test_what_came_from_no_file_replaces_nothing(source: str) -> None:
    """Standard input is another text each time."""
    store = Store()
    put(store, make_extraction(Document("a", "One.", source=source)))
    assert put(store, make_extraction(Document("b", "Two.", source=source))) == Changes(1, 0, 0)
    assert {document.id for document in KnowledgeGraph(store).documents()} == {"a", "b"}


def test_a_bare_document_must_be_known() -> None:
    """It has no claims to store."""
    with pytest.raises(ValueError, match="document wire-1 is not in the store"):
        put(Store(), WIRE)


def test_a_text_that_rdf_cannot_hold_is_an_input_error() -> None:
    """Half a surrogate pair, from a broken file."""
    document = Document("d", "half \ud800 a pair", source="broken.txt")
    with pytest.raises(InputError, match=r"^broken.txt: cannot be kept as RDF"):
        put(Store(), make_extraction(document))


def test_an_event_date_that_is_none_is_an_input_error() -> None:
    """Named with the document."""
    claim = replace(WIRE_CLAIMS[0], event_date="yesterday")
    with pytest.raises(InputError, match=r"^wire.txt: cannot be kept as RDF: 'yesterday' is no date"):
        put(Store(), make_extraction(WIRE, claim))


def test_more_documents_than_a_batch_are_all_there() -> None:
    """Batches are a matter of memory."""
    documents = [Document(f"d{number:04}", f"Text {number}.") for number in range(1100)]
    store = Store()
    assert put(store, *map(make_extraction, documents)) == Changes(1100, 0, 0)
    assert list(KnowledgeGraph(store).documents()) == documents


def test_an_actor_that_two_documents_describe_is_described_once() -> None:
    """One learnt from a text keeps the description that sorts first; the gazetteer's goes before any."""
    actor = ACTORS["person-mira-tan"]
    others = [replace(actor, why=f"'{word} Mira Tan'") for word in ("envoy", "diplomat")]
    read = [
        replace(
            NOTE_READ, document=replace(NOTE, id=name, source=name), actors={**ACTORS, actor.id: described}
        )
        for name, described in zip("abc", (actor, *others), strict=True)
    ]
    read = [
        replace(item, claims=tuple(replace(c, document=item.document.id) for c in item.claims))
        for item in read
    ]
    for order in permutations(read):
        store = Store()
        put(store, *order)
        assert KnowledgeGraph(store).actors()[actor.id].why == "'South Korean envoy Mira Tan'"
    known = replace(read[0], document=replace(NOTE, id="d", source="d"), claims=())
    known = replace(
        known,
        claims=tuple(replace(c, document="d") for c in NOTE_CLAIMS),
        actors={**ACTORS, actor.id: replace(actor, why="")},
    )
    put(store, known)
    assert KnowledgeGraph(store).actors()[actor.id].why == ""


def test_a_corrected_gazetteer_renews_its_actors() -> None:
    """With the next document that names them."""
    store = make_graph().store
    renamed = Actor("JPN", Kind.STATE, "JPN", {"en": "Nippon"}, "Q17")
    read = replace(NOTE_READ, actors={**NOTE_READ.actors, "JPN": renamed})
    put(store, read, extractor="newer")
    assert KnowledgeGraph(store).actors()["JPN"] == renamed


def test_a_person_brings_its_polity_along() -> None:
    """Named or not, a polity that somebody acts for is described, and goes with the last who does."""
    document = Document("d", "Mira Tan spoke to reporters.", source="d.txt")
    claim = make_claim(document, document.text, "person-mira-tan", "tests-weapon", object_polity="")
    claim = replace(claim, subject_polity="")
    read = replace(make_extraction(document, claim), actors=ACTORS)
    store = Store()
    put(store, read)
    assert set(KnowledgeGraph(store).actors()) == {"person-mira-tan", "KOR"}
    put(store, make_extraction(replace(document, text="Nobody spoke.")))
    assert KnowledgeGraph(store).actors() == {}


def test_only_the_touched_document_is_dropped() -> None:
    """The graphs of the others stay."""
    store = make_graph().store
    put(store, make_extraction(replace(NOTE, text="Nothing.")))
    assert {document_node(d.id) for d in (WIRE, WARTA, NOTE)} <= set(store.named_graphs())


STATES = st.lists(
    st.sampled_from([*EXTRACTIONS, *(make_extraction(item.document) for item in EXTRACTIONS)]), max_size=4
)


@settings(max_examples=20, deadline=None)
@given(STATES)
def test_any_history_ends_in_the_graph_of_its_last_documents(history: list[Extraction]) -> None:
    """Adding and replacing in any order gives what building the outcome at once gives."""
    store, last = Store(), {}
    for number, read in enumerate(history):
        put(store, read, extractor=str(number))
        last[read.document.id] = (read, str(number))
    whole = Store()
    for read, extractor in last.values():
        put(whole, read, extractor=extractor)
    assert set(store) == set(whole)


def test_inferences_follow_every_change() -> None:
    """What followed from an edge goes with it."""
    store = make_graph().store
    put(store, make_extraction(replace(WIRE, text="Nothing.")))
    found = store.quads_for_pattern(
        NamedNode(actor_iri("USA")), NamedNode(relation_iri("allied-with")), None, NamedNode(INFERRED)
    )
    assert list(found) == []
