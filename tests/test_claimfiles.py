"""Claims and unread sentences as files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from view_samples import SAMPLE

from graphkit.claimfiles import WRITERS, json_line, merge_unread, read_unread, write_lines
from graphkit.errors import InputError
from graphkit.model import Claim, Extraction, Span, Unread
from graphkit.vocab import GK, claim_iri


@pytest.fixture
def extractions() -> list[Extraction]:
    """The invented reports of the view's tests."""
    actors = {actor.id: actor for actor in SAMPLE.actors}
    claims = {d.id: tuple(c for c in SAMPLE.claims if c.document == d.id) for d in SAMPLE.documents}
    return [Extraction(d, claims[d.id], (), actors, ()) for d in SAMPLE.documents]


def written(form: str, extractions: list[Extraction]) -> str:
    """What a writer writes."""
    out = io.BytesIO()
    WRITERS[form](extractions, out)
    return out.getvalue().decode("utf-8")


def test_json_lines_hold_the_claims(extractions: list[Extraction]) -> None:
    """Each line is a claim that can be read back, in the order of the documents."""
    rows = [json.loads(line) for line in written("jsonl", extractions).splitlines()]
    assert [Claim.from_json(row) for row in rows] == [c for e in extractions for c in e.claims]


def test_turtle_holds_the_same_claims(extractions: list[Extraction]) -> None:
    """A reader of RDF finds one node for each claim."""
    triples = parse(written("ttl", extractions), RdfFormat.TURTLE)
    nodes = {t.subject.value for t in triples if t.object.value == GK.Claim}
    assert nodes == {claim_iri(claim.id) for claim in SAMPLE.claims}


def test_a_table_has_a_line_for_each_claim(extractions: list[Extraction]) -> None:
    """Under a heading and a rule."""
    lines = written("table", extractions).splitlines()
    assert len(lines) == len(SAMPLE.claims) + 2
    assert lines[0].split()[:3] == ["source", "relation", "target"]
    assert any(line.split()[:3] == ["PRK", "supplies-arms-to", "RUS"] for line in lines)


def test_nothing_extracted_is_nothing_written() -> None:
    """No claim, no line of JSON; a table still has its heading."""
    assert written("jsonl", []) == ""
    assert len(written("table", []).splitlines()) == 2


def test_a_line_is_a_line() -> None:
    """A line end inside a text does not break the file, and letters stay letters."""
    assert json_line({"quote": "Pyongyang\n“tidak”"}) == '{"quote": "Pyongyang\\n“tidak”"}\n'


def test_unread_sentences_are_read_back(tmp_path: Path) -> None:
    """What a build wrote is what the next one finds."""
    item = Unread("d", Span(3, 9), "Jepang dan Korea.", ("JPN", "KOR"))
    row = {"document": "d", "passage": [3, 9], "quote": item.quote, "polities": ["JPN", "KOR"]}
    write_lines(tmp_path / "unread.jsonl", [row])
    assert read_unread(tmp_path / "unread.jsonl") == (item,)
    assert read_unread(tmp_path / "none.jsonl") == ()


def test_a_broken_list_of_unread_sentences_is_an_error(tmp_path: Path) -> None:
    """With its line, and what to do."""
    (tmp_path / "unread.jsonl").write_text('{"document": "d"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"unread.jsonl:1: .*build again"):
        read_unread(tmp_path / "unread.jsonl")


def test_unread_sentences_follow_their_documents() -> None:
    """New ones replace old ones; those of a document that is gone go too."""
    old = [Unread(name, Span(0, 1), "x", ()) for name in ("kept", "gone", "changed")]
    new = Unread("changed", Span(5, 6), "y", ())
    assert merge_unread(old, {"changed": (new,)}, {"kept", "changed"}) == (new, old[0])
