"""Every way out of a graph says the same: RDF, tables, networks, lists of claims, figures, portraits."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from graph_samples import ONTOLOGY

from graphkit.errors import InputError
from graphkit.explain.actor import portrait, portrait_lines
from graphkit.explain.figures import contest_lines, figures, figures_lines
from graphkit.explain.words import counts, listed, named, period, plural, quoted
from graphkit.export import EXPORT_FORMATS, export
from graphkit.model import Status
from graphkit.network import to_networkx
from graphkit.propositions import propositions
from graphkit.query.run import Table, run_query
from graphkit.read.decode import decode
from graphkit.read.published import iso_date, top_date
from graphkit.read.walk import suffix, walk
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.store.parts import GRAPHS, sorted_quads, sorted_triples
from graphkit.store.selection import Selection

HOLDING_PROPOSITIONS = ("graph", "union", "propositions", "edges", "undisputed", "claimed")


@pytest.fixture(scope="module")
def kg(sample: Path) -> KnowledgeGraph:
    """The graph of the sample news."""
    return open_kg(sample)


def rows(kg: KnowledgeGraph, form: str, path: Path, graph: str = "graph") -> list[dict[str, str]]:
    """The rows of an export as CSV."""
    export(kg, form, path / "out.csv", ONTOLOGY, graph=graph)
    with (path / "out.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


# ------------------------------------------------------------------ exports


def test_the_sample_is_what_its_claims_make(kg: KnowledgeGraph) -> None:
    """Weighed in the store piece by piece, and at once from the claims."""
    assert tuple(kg.propositions()) == propositions(kg.claims(), ONTOLOGY)


def test_a_table_is_the_network_row_by_row(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """The same ends, relations, statuses and numbers."""
    wanted = ("status", "affirmations", "denied_by")
    table = {
        (row["subject"], row["object"], row["relation"]): [row[name] for name in wanted]
        for row in rows(kg, "csv", tmp_path)
        if row["object"]
    }
    edges = to_networkx(kg, ONTOLOGY).edges(keys=True, data=True)
    assert table == {
        (subject, target, key): [str(data[name]) for name in wanted] for subject, target, key, data in edges
    }


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_file_is_the_network(form: str, kg: KnowledgeGraph, tmp_path: Path) -> None:
    """With names in their own letters and every edge of its own."""
    export(kg, form, tmp_path / "out", ONTOLOGY)
    if form == "graphml":
        read = nx.read_graphml(tmp_path / "out", force_multigraph=True)
    else:
        read = nx.read_gexf(tmp_path / "out")
    made = to_networkx(kg, ONTOLOGY)
    assert set(read) == set(made)
    assert Counter(read.edges()) == Counter(made.edges())
    assert read.nodes["PRK"]["label"] == made.nodes["PRK"]["label"] == "North Korea"


def test_claims_as_a_table_are_those_of_claims_jsonl(
    sample: Path, kg: KnowledgeGraph, tmp_path: Path
) -> None:
    """In the same order, with the same sentences to the letter."""
    lines = [json.loads(line) for line in (sample / "claims.jsonl").read_text("utf-8").splitlines()]
    table = rows(kg, "csv-claims", tmp_path)
    assert [row["id"] for row in table] == [line["id"] for line in lines]
    assert [row["quote"] for row in table] == [line["quote"] for line in lines]
    assert [row["attributed_to"].split() for row in table] == [line["attributed_to"] for line in lines]
    status = {name: prop.status for prop in kg.propositions() for name in prop.claims}
    assert [row["status"] for row in table] == [status.get(line["id"], "") for line in lines]


@pytest.mark.parametrize("part", HOLDING_PROPOSITIONS)
def test_a_part_has_as_many_rows_as_a_query_counts(part: str, kg: KnowledgeGraph, tmp_path: Path) -> None:
    """By status: edges are what is affirmed, undisputed what is fact."""
    wanted = {
        "edges": {Status.FACT, Status.ALLEGED, Status.CONTESTED},
        "undisputed": {Status.FACT},
        "claimed": {Status.ALLEGED, Status.CONTESTED},
    }.get(part, set(Status))
    names = ", ".join(f'"{status}"' for status in sorted(wanted))
    query = f"SELECT (COUNT(?p) AS ?n) {{ ?p a gk:Proposition ; gk:status ?s FILTER(?s IN ({names})) }}"
    result = run_query(kg, query)
    assert isinstance(result, Table)
    [[number]] = [[str(getattr(value, "value", "")) for value in row] for row in result]
    assert len(rows(kg, "csv", tmp_path, part)) == int(number) > 0


def test_the_two_graphs_of_edges_share_nothing(kg: KnowledgeGraph) -> None:
    """And are all edges together; what is inferred is in neither."""
    parts = {
        name: set(map(str, sorted_triples(kg, name)))
        for name in ("edges", "undisputed", "claimed", "inferred")
    }
    assert parts["undisputed"] | parts["claimed"] == parts["edges"]
    assert not parts["undisputed"] & parts["claimed"]
    assert not parts["inferred"] & parts["edges"]
    assert all(parts.values())


@pytest.mark.parametrize("part", GRAPHS)
def test_every_part_comes_sorted_and_once(part: str, kg: KnowledgeGraph) -> None:
    """As triples by subject, and as quads without one of them twice."""
    triples = list(sorted_triples(kg, part))
    quads = list(sorted_quads(kg, part))
    assert [str(triple.subject) for triple in triples] == sorted(str(triple.subject) for triple in triples)
    assert (
        len(set(map(str, triples)))
        == len(triples)
        == len({(q.subject, q.predicate, q.object) for q in quads})
    )
    assert triples


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_an_export_of_one_pair_names_nobody_else_as_an_end(
    form: str, kg: KnowledgeGraph, tmp_path: Path
) -> None:
    """In every format; it is smaller than the whole."""
    export(kg, form, tmp_path / "part", ONTOLOGY, selection=Selection(actor="PRK", other="JPN"))
    export(kg, form, tmp_path / "all", ONTOLOGY)
    part, whole = ((tmp_path / name).read_text(encoding="utf-8") for name in ("part", "all"))
    assert 0 < len(part) < len(whole)
    for name, is_there in (("PRK", True), ("JPN", True), ("ESP", False), ("group-houthis", False)):
        assert name in whole
        assert (name in part) is is_there


# ------------------------------------------------------------------ numbers and portraits


def test_figures_are_those_of_the_tables(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """Whoever counts for himself finds the same."""
    found, claims = figures(kg), rows(kg, "csv-claims", tmp_path)
    assert found.claims == Counter(row["status"] for row in claims)
    assert found.relations == Counter(row["relation"] for row in claims)
    assert found.undated == sum(not row["event_date"] for row in claims)
    assert found.propositions == Counter(row["status"] for row in rows(kg, "csv", tmp_path))
    assert sum(found.documents.values()) == sum(1 for _ in kg.documents())


def test_every_contest_has_a_voice_and_a_sentence_on_both_sides(kg: KnowledgeGraph) -> None:
    """A contest with one side would be none."""
    contests = figures(kg).contests
    assert contests
    for contest in contests:
        head, affirmed, denied = contest_lines(contest)
        assert head == " ".join(part for part in contest.proposition.key if part)
        assert re.match(r'  affirmed by [^:]+: ".+" \(', affirmed)
        assert re.match(r'  denied by   [^:]+: ".+" \(', denied)
        assert "nobody named" not in affirmed


def test_long_lists_of_figures_say_how_many_are_left_out(kg: KnowledgeGraph) -> None:
    """And with room for all none is."""
    found = figures(kg)
    short = "\n".join(figures_lines(found, top=2))
    assert f", and {len(found.relations) - 2} more" in short
    assert f", and {len(found.actors) - 2} more" in short
    assert " more" not in "\n".join(figures_lines(found, top=10_000))


@pytest.mark.parametrize("name", ["PRK", "RUS", "JPN", "ISR", "UN"])
def test_a_portrait_has_every_tie_of_its_actor_once(name: str, kg: KnowledgeGraph) -> None:
    """From the end where it stands; the chronology is in order."""
    found = portrait(kg, name, ONTOLOGY)
    keys = [tie.proposition.key for tie in found.ties]
    assert sorted(keys) == sorted(
        prop.key for prop in kg.propositions() if name in (prop.subject, prop.object)
    )
    for tie in found.ties:
        assert tie.other in {tie.proposition.subject, tie.proposition.object} - {name}
    lines = list(portrait_lines(found))
    assert f"({name})" in lines[0]
    assert sum(line.startswith(("→", "←", "—")) for line in lines) >= len(keys)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (plural(0, "claim"), "0 claims"),
        (counts({}), ""),
        (counts({"": 2}, "none"), "none 2"),
        (listed(["A"]), "A"),
        (period("", "2024"), "2024"),
        (period("2023", "2024"), "2023 to 2024"),
        (named({}, "PRK"), "PRK"),
        (quoted("a  b\n c"), '"a b c"'),
        (quoted("word " * 50, 12), '"word ..."'),
    ],
)
def test_small_phrases(text: str, shown: str) -> None:
    """As they stand in reports."""
    assert text == shown


# ------------------------------------------------------------------ what is read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-11-08", "2023-11-08"),
        ("8 November 2023", "2023-11-08"),
        ("November 8, 2023", "2023-11-08"),
        ("Rabu, 8 November 2023", "2023-11-08"),
        ("8 Agustus 2023", "2023-08-08"),
        ("2023-11-08T23:59:59+07:00", "2023-11-08"),
        ("2023-11-08 10:00", "2023-11-08"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_date_of_publication_is_read_as_people_write_it(written: str, read: str) -> None:
    """In both languages; nothing stays nothing."""
    assert iso_date(written, "a.txt") == read


@pytest.mark.parametrize(
    "written", ["November 2023", "2023", "yesterday", "kemarin", "31 November 2023", "x" * 90]
)
def test_a_date_that_is_not_a_day_is_refused(written: str) -> None:
    """With its line, and the way to write it."""
    with pytest.raises(InputError, match=r"a\.txt:3: cannot read the date '.{1,40}'; write it as 2023-11-08"):
        iso_date(written, "a.txt", 3)


def test_no_date_at_the_top_is_no_date() -> None:
    """One far below, or in a sentence, is about something else."""
    assert top_date("They met on 8 November 2023 in Seoul and talked for an hour about trade.") == ""
    assert top_date("x\n" * 700 + "8 November 2023") == ""
    assert top_date("") == ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_file_reads_the_same(end: str, encoding: str) -> None:
    """Whatever system it was saved on."""
    text = f"Türkiye{end}“tidak”{end}"
    assert decode(text.encode(encoding), "a.txt") == "Türkiye\n“tidak”\n"


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Hidden files, other formats and what lies in hidden folders are not there."""
    for name in ("b.txt", "a.TXT", ".hidden.txt", "c.pdf", "d/e.md", ".git/x.txt", "d/.y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [str(item).removeprefix(f"{tmp_path}/") for item in walk(str(tmp_path), {".txt", ".md"})]
    assert found == ["a.TXT", "b.txt", "d/e.md"]
    assert (suffix("a.TXT"), suffix("x/.hidden"), suffix("a.tar.gz")) == (".txt", "", ".gz")
