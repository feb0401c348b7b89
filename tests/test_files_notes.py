"""What a build leaves behind, and what it refuses to leave: files, notes, lasting ties, verified quotes."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest
from graph_samples import CLAIMS, EXTRACTIONS, NOTE, ONTOLOGY, WARTA, WIRE, make_claim, make_graph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graphkit.claimfiles import json_line, merge_unread, note_unread, noted_unread, read_unread, write_lines
from graphkit.errors import InputError, OutputError, QueryError
from graphkit.files import atomic_text, atomic_write, pulled
from graphkit.lasting import began, first_day, is_said_by, known_by, last_day, readings, when
from graphkit.model import Document, Span, Unread
from graphkit.pipeline import source_text
from graphkit.store.disk import hold_store, is_store, open_store, rewrite, writing
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.update import replace_documents
from graphkit.verify import FaultKind, verify

ITEM = Unread("d", Span(0, 5), "Tokyo", ("JPN", "KOR"))


# ------------------------------------------------------------------ files


@given(st.lists(st.binary(max_size=9), max_size=9), st.integers(1, 12))
def test_chunks_are_read_as_one_stream(chunks: list[bytes], size: int) -> None:
    """In pieces of any size, empty chunks among them."""
    handle, found = pulled(chunks), []
    while piece := handle.read(size):
        found.append(piece)
    assert b"".join(found) == b"".join(chunks)
    assert all(len(piece) == size for piece in found[:-1])


def test_an_error_between_two_chunks_reaches_the_reader() -> None:
    """What came before it is not taken for the whole."""

    def broken() -> object:
        yield b"first"
        raise OutputError("the source broke")

    handle = pulled(broken())  # type: ignore[arg-type]
    with pytest.raises(OutputError, match="the source broke"):
        handle.read()


def test_a_writer_that_fails_leaves_what_another_wrote(tmp_path: Path) -> None:
    """Never a mixture, and no part is left beside it."""
    path = tmp_path / "out.txt"

    def fail() -> None:
        with atomic_text(path) as handle:
            handle.write("other")
            raise RuntimeError("in the middle")

    with atomic_text(path) as handle:
        handle.write("one " * 1000)
    with pytest.raises(RuntimeError, match="in the middle"):
        fail()
    assert path.read_text(encoding="utf-8") == "one " * 1000
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_reader_sees_the_old_file_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """And then all of the new one."""
    path = tmp_path / "out.bin"
    path.write_bytes(b"old")
    with atomic_write(path) as handle:
        handle.write(b"new and longer")
        handle.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new and longer"


# ------------------------------------------------------------------ unread sentences


def test_notes_of_a_stopped_build_are_read_up_to_its_death(tmp_path: Path) -> None:
    """The line in which it died is left out: its document was not stored."""
    path = tmp_path / "store" / "unread.jsonl"
    note_unread(path, WIRE, [ITEM])
    note_unread(path, NOTE, [])
    with path.open("a", encoding="utf-8") as handle:
        handle.write('{"document": "half')
    found = list(noted_unread(path))
    assert found == [(WIRE.id, WIRE.digest, (ITEM,)), (NOTE.id, NOTE.digest, ())]
    assert list(noted_unread(tmp_path / "none.jsonl")) == []


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"document": "d", "digest": "x"}', "null", "{"])
def test_a_broken_note_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    """And what to delete; a whole line is never passed over."""
    path = tmp_path / "unread.jsonl"
    note_unread(path, WIRE, [ITEM])
    with path.open("a", encoding="utf-8") as handle:
        handle.write(f"{line}\n")
    with pytest.raises(InputError, match=r"unread\.jsonl:2: not a note of a build; delete the file"):
        list(noted_unread(path))


@pytest.mark.parametrize("line", ["", "[]", "{}", "7", '{"document": "d", "passage": [1], "quote": ""}'])
def test_a_broken_list_of_unread_sentences_is_told_with_its_line(line: str, tmp_path: Path) -> None:
    """Line one is fine, line two is not."""
    path = tmp_path / "unread.jsonl"
    good = json_line({"document": "d", "passage": [0, 5], "quote": "Tokyo", "polities": ["JPN", "KOR"]})
    path.write_text(f"{good}{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"unread\.jsonl:2: not an unread sentence; delete the file"):
        read_unread(path)


def test_lines_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    """Line separators inside of texts do not end a line."""
    rows = [{"quote": "a\nb\u2028c", "n": 1}, {"quote": "“tidak”"}]
    write_lines(tmp_path / "rows.jsonl", rows)
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").split("\n")
    assert [json.loads(line) for line in lines if line] == rows


def test_merged_sentences_are_in_the_order_of_their_places() -> None:
    """Whatever order they were read in."""
    late, early = Unread("a", Span(9, 10), "x", ()), Unread("a", Span(1, 2), "y", ())
    assert merge_unread([], {"b": (ITEM,), "a": (late, early)}, {"a", "b"}) == (early, late, ITEM)
    assert merge_unread([late], {"a": ()}, {"a"}) == ()


# ------------------------------------------------------------------ lasting ties


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-11-08", "2023-11-08", "2023-11-08"),
    ],
)
def test_a_date_of_a_user_is_a_span_of_days(text: str, first: str, last: str) -> None:
    """Whatever part of it was given."""
    assert (first_day(text), last_day(text)) == (first, last)


def test_an_interval_is_no_single_date() -> None:
    """Its two ends are two options."""
    for read in (first_day, last_day):
        with pytest.raises(QueryError, match="is no single date; write 2023-11-08"):
            read("2023/2024")


def test_a_claim_is_dated_by_its_event_else_by_its_report() -> None:
    """One with neither was never surely known."""
    quote = "China rejected the sanctions."
    both = make_claim(NOTE, quote, "CHN", "rejects", "JPN", event_date="2023-11-06/2023-11-12")
    told = make_claim(NOTE, quote, "CHN", "rejects", "JPN")
    none = make_claim(NOTE, quote, "CHN", "rejects", "JPN", reported_on="")
    assert [when(claim) for claim in (both, told, none)] == ["2023-11-06/2023-11-12", "2023-12-03", ""]
    assert [began(claim) for claim in (both, told, none)] == ["2023-11-06", "2023-12-03", ""]
    assert [known_by(claim, "2023-11-30") for claim in (both, told, none)] == [False, False, False]
    assert [known_by(claim, "2023-12-03") for claim in (both, told, none)] == [True, True, False]


@pytest.mark.parametrize("slug", sorted(ONTOLOGY.relations))
def test_every_relation_says_itself_from_both_its_ends(slug: str) -> None:
    """And what lies above it, never what the other party would have done."""
    relation = ONTOLOGY.relation(slug)
    key = ("PRK", slug, "RUS")
    for said in readings(key, ONTOLOGY):
        assert is_said_by(key, said, ONTOLOGY)
        assert is_said_by(said, key, ONTOLOGY)
    turned = ("RUS", slug, "PRK")
    assert is_said_by(turned, key, ONTOLOGY) is (relation.symmetric or relation.inverse == slug)


# ------------------------------------------------------------------ verified against sources


def test_the_text_of_a_source_is_found_again(tmp_path: Path) -> None:
    """Of a file, and of a row of a table; None when file or row is gone."""
    (tmp_path / "a.txt").write_text("Date: 2024-03-05\n\nKorut membantah.\n", encoding="utf-8")
    rows = [json.dumps({"text": text, "lang": "en"}) for text in ("One.", "Two.")]
    (tmp_path / "r.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert source_text(f"{tmp_path}/a.txt") == "Korut membantah.\n"
    assert [source_text(f"{tmp_path}/r.jsonl#{line}") for line in (1, 2, 3)] == ["One.", "Two.", None]
    for gone in (f"{tmp_path}/b.txt", f"{tmp_path}/b.jsonl#1", "", "-", "-#1"):
        assert source_text(gone) is None


@pytest.mark.parametrize("document", [WIRE, WARTA, NOTE])
def test_a_source_that_differs_in_one_letter_is_a_fault(document: Document) -> None:
    """Of that document alone, at its end as at its start."""
    kg = make_graph()
    for now in (f"X{document.text[1:]}", f"{document.text}.", document.text[:-1]):
        faults = verify(kg, lambda source, now=now: now if source == document.source else None)
        assert [(fault.kind, fault.id) for fault in faults] == [(FaultKind.SOURCE, document.id)]
    texts = {extraction.document.source: extraction.document.text for extraction in EXTRACTIONS}
    assert verify(kg, texts.get) == ()


# ------------------------------------------------------------------ generations on disk


def number(value: int) -> Quad:
    """A quad that says a number."""
    node = NamedNode("http://a/n")
    return Quad(node, node, Literal(value), node)


def test_each_reader_keeps_the_generation_that_it_opened(tmp_path: Path) -> None:
    """Six states, six readers, each with what was there when it came; the oldest answers to the end."""
    held = []
    for value in range(6):
        rewrite(tmp_path, lambda store, value=value: store.add(number(value)))
        held.append(hold_store(tmp_path))
    assert [len(one.store) for one in held] == list(range(1, 7))
    assert len(open_store(tmp_path)) == 6


def test_readers_in_many_threads_see_whole_states(tmp_path: Path) -> None:
    """While a writer adds two quads at a time, nobody counts an odd number."""
    rewrite(tmp_path, lambda store: store.extend([number(0), number(1)]))
    seen: list[int] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.append(len(hold_store(tmp_path).store))

    threads = [threading.Thread(target=watch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for value in range(2, 10, 2):
        rewrite(tmp_path, lambda store, value=value: store.extend([number(value), number(value + 1)]))
    done.set()
    for thread in threads:
        thread.join()
    assert seen
    assert all(size % 2 == 0 for size in seen)
    assert len(open_store(tmp_path)) == 10


def test_a_folder_is_a_store_when_something_was_committed(tmp_path: Path) -> None:
    """A writer that changed nothing leaves none behind."""
    with writing(tmp_path / "store"):
        pass
    assert not is_store(tmp_path / "store")
    rewrite(tmp_path / "store", lambda store: replace_documents(store, EXTRACTIONS, ONTOLOGY))
    assert is_store(tmp_path / "store")
    assert sorted(KnowledgeGraph(open_store(tmp_path / "store")).claims(), key=lambda c: c.id) == sorted(
        CLAIMS, key=lambda c: c.id
    )
