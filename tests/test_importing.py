"""Event tables and RDF in: what the graph says of them then, and what the user is told."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from graph_samples import ONTOLOGY, make_graph
from test_events import gdelt_row

from graphkit.errors import InputError
from graphkit.export import export
from graphkit.importing import FORMATS, import_files
from graphkit.store.load import open_kg
from graphkit.validate import validate
from graphkit.verify import verify


def test_the_graph_of_a_table_is_sound(tmp_path: Path) -> None:
    """It conforms to the shapes, its quotes hold, and its edges are alleged."""
    table = tmp_path / "day.tsv"
    table.write_text("\n".join([gdelt_row(), gdelt_row(id="8", two="JPN", code="190")]), encoding="utf-8")
    report = import_files([table], tmp_path / "out", "gdelt")
    kg = open_kg(tmp_path / "out")
    assert report.tally.taken == 2
    assert {str(prop.status) for prop in kg.propositions()} == {"alleged"}
    assert validate(kg).conforms
    assert verify(kg) == ()


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    """The same table, the same bytes."""
    table = tmp_path / "day.tsv"
    table.write_text(gdelt_row(), encoding="utf-8")
    import_files([table], tmp_path / "out", "gdelt")
    before = (tmp_path / "out" / "graph.ttl").read_bytes()
    report = import_files([table], tmp_path / "out", "gdelt")
    assert report.build is not None
    assert report.build.changes.unchanged + report.build.changes.replaced == 1
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == before


def test_rdf_of_another_graph_comes_in_whole(tmp_path: Path) -> None:
    """Every claim of the export is in the graph it was imported into."""
    kg = make_graph()
    export(kg, "trig", tmp_path / "graph.trig", ONTOLOGY)
    import_files([tmp_path / "graph.trig"], tmp_path / "out", "rdf")
    assert {c.id for c in open_kg(tmp_path / "out").claims()} == {c.id for c in kg.claims()}


def test_rdf_without_claims_is_refused(tmp_path: Path) -> None:
    """It says what would do."""
    (tmp_path / "a.ttl").write_text("<http://a> <http://b> <http://c> .", encoding="utf-8")
    with pytest.raises(InputError, match="no claim"):
        import_files([tmp_path / "a.ttl"], tmp_path / "out", "rdf")


def test_a_missing_file_leaves_no_folder(tmp_path: Path) -> None:
    """Nothing is half made."""
    with pytest.raises(InputError, match="no such file"):
        import_files([tmp_path / "gone.tsv"], tmp_path / "out", "gdelt")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def ties(tmp_path: Path) -> Callable[..., Path]:
    """Writes a table of triples."""

    def write(*rows: tuple[str, ...]) -> Path:
        path = tmp_path / "ties.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("Subject", "Relation", "Target", "Date"), *rows])
        return path

    return write


def test_the_command_says_what_it_did(call: Run, tmp_path: Path, ties: Callable[..., Path]) -> None:
    """Which column is what, how many rows, the first ones left out, and where all of them are."""
    bad = [("USA", "adores", "KOR", "2023-11-08")] * 12
    path = ties(("USA", "visits", "KOR", "2023-11-08"), *bad)
    done = call("import", str(path), "--format", "csv", "-o", str(tmp_path / "out"))
    assert done.returncode == 0
    assert "ties.csv: Date is date, Subject is subject, Target is object, Relation is relation" in done.stderr
    assert "13 rows: 1 taken, 0 not wanted, 12 left out" in done.stdout
    assert done.stdout.count("no relation: adores") == 10
    assert len((tmp_path / "out" / "left-out.tsv").read_text(encoding="utf-8").splitlines()) == 12
    assert "the graph now has 1 documents and 1 claims" in done.stdout


def test_an_imported_tie_is_shown_beside_the_others(
    call: Run, tmp_path: Path, ties: Callable[..., Path]
) -> None:
    """The reading commands make no difference between a row and a sentence."""
    call("import", str(ties(("USA", "visits", "KOR", "2023-11-08"))), "--format", "csv", "-o", str(tmp_path))
    said = call("show", str(tmp_path), "USA").stdout
    assert "South Korea (KOR)" in said
    assert "alleged" in said


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--actor", "KORR", "did you mean"),
        ("--from", "yesterday", "no date"),
        ("--until", "20230231", "no date"),
    ],
)
def test_a_filter_that_nothing_can_match_is_refused(
    call: Run, tmp_path: Path, ties: Callable[..., Path], option: str, value: str, said: str
) -> None:
    """In one line, and nothing is written: an empty graph would look like an answer."""
    out = tmp_path / "out"
    path = ties(("USA", "visits", "KOR", "2023-11-08"))
    done = call("import", str(path), "--format", "csv", "-o", str(out), option, value)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not out.exists()


def test_an_actor_is_asked_for_by_name_too(call: Run, tmp_path: Path, ties: Callable[..., Path]) -> None:
    """As the tables name it."""
    path = ties(("USA", "visits", "KOR", "2023-11-08"), ("USA", "visits", "JPN", "2023-11-08"))
    done = call("import", str(path), "--format", "csv", "-o", str(tmp_path / "out"), "--actor", "South Korea")
    assert "2 rows: 1 taken, 1 not wanted, 0 left out" in done.stdout


def test_an_unknown_format_names_the_known(call: Run, ties: Callable[..., Path]) -> None:
    """Wrong usage, in one line."""
    done = call("import", str(ties()), "--format", "xls")
    assert done.returncode == 2
    assert all(form in done.stderr for form in FORMATS)
