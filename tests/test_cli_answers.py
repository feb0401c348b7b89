"""What each reading command prints, and how it refuses: one line, the right exit code, an empty stdout."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Run

from graphkit.cli import COMMANDS
from graphkit.model import Claim, Status

EDGE = "actor:PRK rel:supplies-arms-to actor:RUS"


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def claims(sample: Path) -> list[Claim]:
    """The claims of the sample."""
    lines = (sample / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [Claim.from_json(json.loads(line)) for line in lines]


# ------------------------------------------------------------------ wrong usage and wrong names

WRONG = [
    (["query", "KG", "ASK {}", "-q", "x.rq"], 2, "File 'x.rq' does not exist"),
    (["query", "KG", "ASK {}", "-t", "xlsx"], 2, "'xlsx' is not one of"),
    (["query", "KG", "ASK {}", "--timeout", "0"], 2, "0.0 is not in the range"),
    (["query", "KG", "ASK {}", "--memory", "1"], 2, "1 is not in the range"),
    (["query", "KG", "ASK {}", "more"], 2, "unexpected extra argument (more)"),
    (["query", "KG", "SELECT * { ?s ?p ?o }", "-t", "ttl"], 1, "only CONSTRUCT and DESCRIBE give triples"),
    (["query", "KG", "DESCRIBE actor:PRK", "-t", "csv"], 1, "triples have no such format"),
    (["query", "KG", "SELECT ?s { ?s foo:bar ?o }"], 1, "unknown prefix in 'foo:bar'"),
    (["query", "KG", "INSERT DATA { <a:a> <a:b> <a:c> }"], 1, "INSERT is refused"),
    (["query", "KG", ""], 1, "begins no query"),
    (["ask", "KG", "nothing-of-the-kind"], 1, "no saved query 'nothing-of-the-kind'"),
    (["ask", "KG", "allies"], 1, "allies needs a value for actor; give --actor ACTOR"),
    (["ask", "KG", "allies", "--actor", "PKR"], 1, "no actor 'PKR'"),
    (["ask", "KG", "allies", "PRK"], 2, "a parameter is --NAME VALUE, not 'PRK'"),
    (["ask", "KG", "answers", "--a", "PRK", "--b", "RUS", "--days", "x"], 1, "days cannot be 'x'"),
    (["ask", "KG", "sanctions", "--date", "June"], 1, "date cannot be 'June'"),
    (["ask", "KG", "conflict", "--actor", "RUS", "--relation", "war"], 1, "no relation 'war'"),
    (["show", "KG", "Narnia"], 1, "no actor 'Narnia'"),
    (["show", "KG", ""], 1, "no actor ''"),
    (["explain", "KG", ""], 1, "no claim ''"),
    (["diff", "KG", "--from", "2024"], 2, "Missing option '--to'"),
    (["diff", "KG", "--from", "2024", "--to", "2023"], 1, "2023-12-31 is not after 2024-12-31"),
    (["diff", "KG", "--from", "2024", "--to", "2024"], 1, "is not after"),
    (["diff", "KG", "--from", "2023-02-30", "--to", "2024"], 1, "no day of the calendar"),
    (["diff", "KG", "--from", "2023", "--to", "2024", "--actor", "PKR"], 1, "no actor 'PKR'"),
    (["export", "KG"], 2, "Missing option '-t' / '--to'"),
    (["export", "KG", "-t", "ttl", "--graph", "edgse"], 1, "'edgse'; did you mean edges"),
    (["export", "KG", "-t", "csv", "--graph", "actors"], 1, "'actors' holds no propositions to list"),
    (["export", "KG", "-t", "csv", "--relation", "suplies"], 1, "no relation 'suplies'"),
    (["export", "KG", "-t", "csv", "--status", "true"], 2, "'true' is not one of"),
    (["export", "KG", "-t", "csv", "--from", "soon"], 1, "'soon' is no date such as 2023"),
    (["export", "KG", "-t", "csv", "--graph", "undisputed", "--status", "planned"], 1, "that are planned"),
    (["export", "KG", "-t", "nq", "--actor", "Narnia"], 1, "no actor 'Narnia'"),
    (["validate", "KG", "--shapes", "none.ttl"], 2, "File 'none.ttl' does not exist"),
    (["stats"], 2, "Missing argument 'KG'"),
    (["stats", "KG", "KG"], 2, "unexpected extra argument"),
    (["extract", "--language", "fr", "x.txt"], 1, "language 'fr' is not supported"),
    (["extract", "x.txt", "-t", "csv"], 2, "'csv' is not one of"),
    (["build", "x.txt", "--jobs", "-1"], 2, "-1 is not in the range"),
    (["build", "x.txt", "--min-confidence", "high"], 2, "'high' is not a valid float"),
    (["evaluate"], 2, "Missing argument 'GOLD...'"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG, ids=[" ".join(row[0][:6]) for row in WRONG])
def test_what_is_wrong_is_one_line(
    arguments: list[str], code: int, words: str, sample: Path, call: Run, tmp_path: Path
) -> None:
    """On stderr, with the words that help; nothing on stdout, nothing written."""
    done = call(*(str(sample) if word == "KG" else word for word in arguments))
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("graphkit: error: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert list(tmp_path.iterdir()) == []


READING = [
    "query",
    "ask",
    "show",
    "explain",
    "view",
    "dossier",
    "diff",
    "export",
    "validate",
    "verify",
    "stats",
]
MORE = {
    "query": ["ASK {}"], "show": ["PRK"], "explain": ["a"], "dossier": ["PRK"], "export": ["-t", "ttl"],
    "diff": ["--from", "2023", "--to", "2024"],
}  # fmt: skip


NOT_READING = {"demo", "build", "import", "remove", "extract", "serve", "evaluate"}


def test_all_reading_commands_are_below() -> None:
    """A new one has to say what it does without a graph."""
    assert set(READING) == COMMANDS.keys() - NOT_READING


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere", None, "no such graph; build one: graphkit build"),
        ("notes.docx", b"x", "notes.docx"),
        ("torn.ttl", b"<a:a> <a:b> .", "torn.ttl:1"),
    ],
)
def test_a_graph_that_cannot_be_read_is_one_line(
    command: str, name: str, content: bytes | None, words: str, tmp_path: Path, call: Run
) -> None:
    """Whatever was asked of it; no file is left behind."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    done = call(command, name, *MORE.get(command, []))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert words in done.stderr
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", ["export", "view", "dossier"])
def test_an_output_in_a_folder_that_cannot_be(command: str, sample: Path, tmp_path: Path, call: Run) -> None:
    """A file stands where the folder should be: one line that names the place, the file unharmed."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    done = call(command, str(sample), *MORE.get(command, []), "-o", "taken/out.x")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "taken" in done.stderr
    assert "choose another place" in done.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


# ------------------------------------------------------------------ query


def test_a_query_file_may_have_comments_and_prefixes_of_its_own(
    sample: Path, tmp_path: Path, call: Run
) -> None:
    """And a mistake in it is shown at its line."""
    text = f"# who\nPREFIX a: <https://w3id.org/graphkit/actor/>\nASK {{ {EDGE.replace('actor:', 'a:')} }}\n"
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    assert call("query", str(sample), "-q", "own.rq").stdout == "true\n"
    (tmp_path / "own.rq").write_text("# who\nSELECT ?s\n{ ?s rel:visits }\n", encoding="utf-8")
    assert "own.rq:3: column" in call("query", str(sample), "-q", "own.rq").stderr


def test_a_query_that_finds_nothing_is_no_failure(sample: Path, call: Run) -> None:
    """A heading without rows, exit code 0."""
    done = call("query", str(sample), "SELECT ?who { ?who rel:visits actor:Narnia }")
    assert (done.returncode, done.stdout, done.stderr) == (0, "who\n---\n", "")
    assert call("query", str(sample), "SELECT ?a { ?a a a: } LIMIT 0").returncode == 1


def test_numbers_dates_and_gaps_are_printed_plainly(sample: Path, call: Run) -> None:
    """Without types and brackets; what is not there is empty."""
    query = 'SELECT ?n ?d ?g { VALUES (?n ?d ?g) { (3 "2024-01-02"^^xsd:date UNDEF) } }'
    assert call("query", str(sample), query).stdout.splitlines()[-1].split() == ["3", "2024-01-02"]
    assert call("query", str(sample), query, "-t", "csv").stdout.split() == ["n,d,g", "3,2024-01-02,"]


def test_limits_that_are_wide_enough_change_nothing(sample: Path, call: Run) -> None:
    """Rows, a yes and triples come back the same from the process of their own."""
    for query in ("SELECT ?o { actor:PRK rel:supplies-arms-to ?o }", f"ASK {{ {EDGE} }}"):
        plain = call("query", str(sample), query)
        assert call("query", str(sample), query, "--timeout", "60", "--memory", "900").stdout == plain.stdout


# ------------------------------------------------------------------ show, explain, stats, diff


def test_show_names_the_two_directions_and_the_days(sample: Path, call: Run) -> None:
    """Each tie with its status and how many claims it has; an office holder is shown with the state."""
    text = call("show", str(sample), "Jepang").stdout
    assert text.startswith("Japan / Jepang (JPN), State\n")
    assert re.search(r"^→ condemns +North Korea \(PRK\) +\w+", text, re.MULTILINE)
    assert re.search(r"\d{4}-\d\d-\d\d", text)


def test_explain_takes_the_prefixed_name_that_a_table_shows(
    sample: Path, claims: list[Claim], call: Run
) -> None:
    """`claim:` before its id changes nothing."""
    claim = next(claim for claim in claims if claim.polarity == "denied")
    plain = call("explain", str(sample), claim.id)
    assert plain.returncode == 0
    assert call("explain", str(sample), f"claim:{claim.id}").stdout == plain.stdout
    assert "; denied, " in plain.stdout


def test_claims_from_all_over_the_graph_can_be_explained(
    sample: Path, claims: list[Claim], call: Run
) -> None:
    """Its sentence, its relation, its status and its rule are named, whatever the claim lacks."""
    for claim in claims[::150]:
        done = call("explain", str(sample), claim.id)
        assert done.returncode == 0, done.stderr
        for words in (claim.relation, claim.rule, claim.id):
            assert words in done.stdout


def test_stats_adds_up(sample: Path, claims: list[Claim], call: Run) -> None:
    """The numbers by status are those of all claims, in a folder and in its Turtle file alike."""
    text = call("stats", str(sample)).stdout
    [line] = [line for line in text.splitlines() if "claims by status" in line]
    assert sum(map(int, re.findall(r" (\d+)(?=,|$)", line.partition(":")[2]))) == len(claims)
    assert call("stats", str(sample / "graph.ttl")).stdout == text


def test_diff_of_a_time_without_news_says_that_nothing_changed(sample: Path, call: Run) -> None:
    """In one line, not with empty tables."""
    done = call("diff", str(sample), "--from", "1990", "--to", "1991")
    head, *rest = done.stdout.splitlines()
    assert head == "1990-12-31 to 1991-12-31: 0 new propositions, 0 with another status, 0 ended"
    assert all("without any date" in line for line in rest if line)


def test_diff_in_two_steps_names_what_one_step_names(sample: Path, call: Run) -> None:
    """No proposition is new twice, none is passed over."""

    def new(since: str, until: str) -> set[str]:
        text = call("diff", str(sample), "--from", since, "--to", until).stdout
        part = re.split(r"^reported +new .*$", text, flags=re.MULTILINE)
        rows = part[1].splitlines() if len(part) > 1 else []
        return {" ".join(row.split()[1:4]) for row in rows if re.match(r"\d{4}-", row)}

    first, second = new("2021", "2023-10"), new("2023-10", "2025")
    assert first
    assert second
    assert not first & second
    assert first | second == new("2021", "2025")


# ------------------------------------------------------------------ export, validate


@pytest.mark.parametrize("status", [status.value for status in Status])
def test_export_of_a_status_is_just_that(status: str, sample: Path, call: Run) -> None:
    """Propositions and claims agree on it."""
    rows = table(call("export", str(sample), "-t", "csv", "--status", status).stdout)
    assert rows
    assert {row["status"] for row in rows} == {status}
    said = table(call("export", str(sample), "-t", "csv-claims", "--status", status).stdout)
    assert {row["status"] for row in said} == {status}
    assert len(said) >= len(rows)


def test_export_of_two_windows_is_that_of_both(sample: Path, claims: list[Claim], call: Run) -> None:
    """A claim is in the window that its event, or else its report, lies in."""

    def ids(*options: str) -> set[str]:
        return {row["id"] for row in table(call("export", str(sample), "-t", "csv-claims", *options).stdout)}

    early, late = ids("--until", "2023-10-31"), ids("--from", "2023-11-01")
    dated = {claim.id for claim in claims if claim.event_date or claim.reported_on}
    assert early | late == dated
    across = {claim.id for claim in claims if "/" in claim.event_date or len(claim.event_date) in (4, 7)}
    assert early & late <= across


def test_an_export_of_rdf_answers_as_the_graph_does(sample: Path, call: Run, tmp_path: Path) -> None:
    """Each format can be queried as a file."""
    query = "SELECT ?s ?o { ?s rel:supplies-arms-to ?o } ORDER BY ?s ?o"
    expected = call("query", str(sample), query, "-t", "csv").stdout
    for form in ("trig", "nq", "jsonld"):
        assert call("export", str(sample), "-t", form, "-o", f"all.{form}").returncode == 0
        assert call("query", f"all.{form}", query, "-t", "csv").stdout == expected


def test_validate_takes_shapes_of_ones_own(sample: Path, tmp_path: Path, call: Run) -> None:
    """A rule that no claim keeps is told for the claims, with exit code 1."""
    shape = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix gk: <https://w3id.org/graphkit/ontology#> .\n"
        "gk:Strict a sh:NodeShape ; sh:targetNode <https://w3id.org/graphkit/actor/PRK> ;\n"
        "  sh:property [ sh:path gk:shoeSize ; sh:minCount 1 ; sh:message 'a shoe size is wanted' ] .\n"
    )
    (tmp_path / "own.ttl").write_text(shape, encoding="utf-8")
    done = call("validate", str(sample), "--shapes", "own.ttl")
    assert done.returncode == 1
    assert "a shoe size is wanted" in done.stdout
    assert "actor:PRK" in done.stdout
