"""The command line as a user meets it: text out, exit codes, help, pipes and colour."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from conftest import Run

import graphkit.cli
from graphkit.cli import COMMANDS
from graphkit.cli.ask import named_values
from graphkit.cli.shared import paint, program
from graphkit.export import EXPORT_FORMATS
from graphkit.model import Claim
from graphkit.query.saved import saved_queries

SUPPLY = "SELECT ?s ?o { ?s rel:supplies-arms-to ?o } ORDER BY ?s ?o"
SENTENCE = "Language: en\nDate: 2024-03-05\n\nJapan condemned North Korea on Monday.\n"


@pytest.fixture
def sentence(tmp_path: Path) -> str:
    """A document of one sentence, by its name in the current folder."""
    (tmp_path / "one.txt").write_text(SENTENCE, encoding="utf-8")
    return "one.txt"


def group() -> click.Group:
    """The program."""
    return graphkit.cli.graphkit


def command(name: str) -> click.Command:
    """One command of the program."""
    found = group().get_command(click.Context(group()), name)
    assert found is not None
    return found


# ------------------------------------------------------------------ help and usage


def test_help_lists_every_command() -> None:
    """With the line that the command's own help begins with."""
    text = CliRunner().invoke(group(), ["--help"]).output
    for name, line in COMMANDS.items():
        assert re.search(rf"^  {name}\s+{re.escape(line)}$", text, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_the_list_says(name: str) -> None:
    """The list is written without importing the commands, and must not drift from them."""
    assert str(command(name).help).splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    """Every command's help ends in a command line of that command."""
    done = CliRunner().invoke(group(), [name, "--help"])
    assert done.exit_code == 0
    assert f"graphkit {name}" in done.output.partition("Example:")[2]


def test_every_option_has_help() -> None:
    """No option is left to guess at."""
    silent = [
        f"{name} {option.opts[0]}"
        for name in COMMANDS
        for option in command(name).params
        if isinstance(option, click.Option) and not option.help and option.opts[0] != "--help"
    ]
    assert silent == []


def test_help_is_short_of_imports() -> None:
    """`graphkit --help` loads click and nothing that reads, stores or draws."""
    code = (
        "import sys, graphkit.cli; graphkit.cli.run(['--help']);"
        "print(len([m for m in sys.modules if m.startswith('graphkit')]), 'pyoxigraph' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules, loaded = done.stdout.splitlines()[-1].split()
    assert int(modules) <= 6
    assert loaded == "False"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["qery"], "no command 'qery'; did you mean query"),
        (["show", "kg"], "Missing argument 'ACTOR'; see graphkit show --help"),
        (["build"], "Missing argument 'DOCS...'; see graphkit build --help"),
        (["export", "kg", "-t", "word"], "'word' is not one of"),
        (["query", "kg"], "give a query, - for stdin, or -q FILE; see graphkit query --help"),
        (["ask", "kg", "name", "--a"], "a parameter is --NAME VALUE, not '--a'"),
        (["extract", "x.txt", "--min-confidence", "2"], "2.0 is not in the range"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_is_one_line_and_two(arguments: list[str], words: str, call: Run) -> None:
    """One line on stderr, nothing on stdout, exit code 2."""
    done = call(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("graphkit: error: ")
    assert words in done.stderr


def test_no_arguments_show_the_help(call: Run) -> None:
    """On stderr, as nothing was asked for."""
    done = call()
    assert done.returncode == 2
    assert "Commands:" in done.stderr


def test_version(call: Run) -> None:
    """The name and the version."""
    done = call("--version")
    assert done.returncode == 0
    assert re.fullmatch(r"graphkit \d+\.\d+\.\d+\n", done.stdout)


# ------------------------------------------------------------------ build, demo, extract


def test_demo_as_a_stranger_runs_it(run: Run, tmp_path: Path) -> None:
    """It says what is in the graph, what is contested and by whom, where the files are, and what is next."""
    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    for words in (
        "documents: id",
        "claims by status",
        "PRK supplies-arms-to RUS",
        "affirmed by",
        "denied by",
    ):
        assert words in done.stdout
    for name in ("graph.ttl", "graph.html", "claims.jsonl"):
        assert str(Path("output") / name) in done.stdout
        assert (tmp_path / "output" / name).stat().st_size > 1000
    nexts = [line.strip() for line in done.stdout.partition("next:")[2].splitlines() if line.strip()]
    assert len(nexts) == 3
    for line in nexts:
        words = shlex.split(line)
        assert run(*words[words.index("graphkit") + 1 :]).returncode == 0, line


def test_build_says_what_it_did(sentence: str, call: Run) -> None:
    """A second build of the same finds it unchanged."""
    assert "documents: 1 added, 0 replaced, 0 unchanged" in call("build", sentence, "-o", "kg").stdout
    assert "documents: 0 added, 0 replaced, 1 unchanged" in call("build", sentence, "-o", "kg").stdout


def test_build_reads_stdin(run: Run) -> None:
    """A minus sign is standard input."""
    done = run("build", "-", "-o", "kg", stdin=SENTENCE)
    assert done.returncode == 0
    assert "1 document: en 1" in done.stdout


def test_extract_prints_claims_only(sentence: str, call: Run) -> None:
    """One claim a line, with the keys other programs rely on."""
    done = call("extract", sentence)
    assert done.returncode == 0
    assert done.stderr == ""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Claim.from_json(row).to_json() for row in rows] == rows
    row = rows[0]
    assert (row["source"], row["relation"], row["target"]) == ("JPN", "condemns", "PRK")
    assert {"document", "polarity", "modality", "attributed_to", "quote", "start", "end"} <= row.keys()


def test_extract_reads_json_lines_from_stdin(run: Run) -> None:
    """The id of the input is the document of the claim."""
    row = {"id": "r1", "lang": "en", "text": "Japan condemned North Korea.", "date": "2024-03-05"}
    done = run("extract", "-", stdin=json.dumps(row) + "\n")
    assert json.loads(done.stdout.splitlines()[0])["document"] == "r1"


def test_extract_as_turtle_is_the_graph_of_a_build(sentence: str, call: Run, tmp_path: Path) -> None:
    """The same claims, whichever way."""
    turtle = call("extract", sentence, "-t", "ttl").stdout
    call("build", sentence, "-o", "kg")
    built = (tmp_path / "kg" / "graph.ttl").read_text(encoding="utf-8")
    assert set(re.findall(r"claim:[0-9a-f]{16}", turtle)) == set(re.findall(r"claim:[0-9a-f]{16}", built))


def test_extract_as_a_table(sentence: str, call: Run) -> None:
    """A heading and one line a claim."""
    head, rule, *rows = call("extract", sentence, "-t", "table").stdout.splitlines()
    assert head.split()[:3] == ["source", "relation", "target"]
    assert set(rule) == {"-", " "}
    assert rows[0].split()[:3] == ["JPN", "condemns", "PRK"]


def test_a_high_bar_leaves_nothing(sentence: str, call: Run) -> None:
    """--min-confidence reaches the extractor."""
    done = call("extract", sentence, "--min-confidence", "1")
    assert (done.returncode, done.stdout) == (0, "")


# ------------------------------------------------------------------ query, ask, show, explain, stats


def test_a_plain_query_just_works(sample: Path, call: Run) -> None:
    """The prefixes are bound, and the edge of the contested supply is found."""
    done = call("query", str(sample), SUPPLY)
    assert done.returncode == 0
    assert re.search(r"^actor:PRK +actor:RUS$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_query_prints_for_programs(form: str, sample: Path, call: Run) -> None:
    """Each format is read back by a reader of its own."""
    text = call("query", str(sample), SUPPLY, "-t", form).stdout
    if form == "json":
        rows = [(row["s"]["value"], row["o"]["value"]) for row in json.loads(text)["results"]["bindings"]]
    else:
        table = list(csv.reader(io.StringIO(text), delimiter="," if form == "csv" else "\t"))[1:]
        rows = [(a.strip("<>"), b.strip("<>")) for a, b in table]
    base = "https://w3id.org/graphkit/actor/"
    assert (f"{base}PRK", f"{base}RUS") in rows


def test_query_from_a_file_and_from_stdin(sample: Path, tmp_path: Path, run: Run, call: Run) -> None:
    """All three ways give the same answer."""
    (tmp_path / "supply.rq").write_text(SUPPLY, encoding="utf-8")
    answers = {
        call("query", str(sample), SUPPLY).stdout,
        call("query", str(sample), "-q", "supply.rq").stdout,
        run("query", str(sample), "-", stdin=SUPPLY).stdout,
    }
    assert len(answers) == 1


def test_a_construct_query_prints_turtle(sample: Path, call: Run) -> None:
    """Without asking for it."""
    done = call(
        "query", str(sample), "CONSTRUCT { ?s rel:supplies-arms-to ?o } WHERE { ?s rel:supplies-arms-to ?o }"
    )
    assert "actor:PRK rel:supplies-arms-to actor:RUS" in done.stdout


def test_an_ask_query_prints_a_word(sample: Path, call: Run) -> None:
    """True or false."""
    assert call("query", str(sample), "ASK { actor:PRK rel:supplies-arms-to actor:RUS }").stdout == "true\n"


def test_a_graph_can_be_a_file(sample: Path, call: Run) -> None:
    """graph.ttl answers as the build directory does."""
    assert (
        call("query", str(sample / "graph.ttl"), SUPPLY).stdout == call("query", str(sample), SUPPLY).stdout
    )


def test_ask_lists_the_saved_queries(sample: Path, call: Run) -> None:
    """Each with its title and its parameters."""
    text = call("ask", str(sample)).stdout
    for name, query in saved_queries().items():
        assert f"{name}: {query.title}" in text


def test_ask_runs_a_saved_query(sample: Path, call: Run) -> None:
    """With its parameters as options."""
    done = call("ask", str(sample), "contested", "-t", "csv")
    assert done.returncode == 0
    assert "supplies-arms-to" in done.stdout
    done = call("ask", str(sample), "between", "--a", "PRK", "--b", "RUS", "-t", "csv")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["contestd"], "did you mean contested"),
        (["between", "--c", "PRK"], "'c'"),
        (["between", "--a", "Atlantis", "--b", "RUS"], "Atlantis"),
    ],
)
def test_a_wrong_question_is_one_line(arguments: list[str], words: str, sample: Path, call: Run) -> None:
    """It names what is wrong."""
    done = call("ask", str(sample), *arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr


def test_show_takes_a_name(sample: Path, call: Run) -> None:
    """The id and the Indonesian name show the same."""
    by_name = call("show", str(sample), "Korea Utara")
    assert by_name.returncode == 0
    assert by_name.stdout == call("show", str(sample), "PRK").stdout
    assert re.search(r"^→ supplies-arms-to +Russia \(RUS\) +contested", by_name.stdout, re.MULTILINE)


def test_explain_takes_a_claim(sample: Path, call: Run) -> None:
    """The sentence comes first, with its marks."""
    claim = json.loads((sample / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])
    done = call("explain", str(sample), claim["id"][:10])
    assert done.returncode == 0
    first = done.stdout.splitlines()[0]
    assert "[" in first
    assert "«" in first
    assert claim["id"] in done.stdout
    assert "\x1b" not in done.stdout


def test_stats_counts(sample: Path, call: Run) -> None:
    """As many claims as claims.jsonl has lines."""
    number = len((sample / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    assert f"\n{number} claims by status" in call("stats", str(sample)).stdout


# ------------------------------------------------------------------ view, export, validate, verify


def test_view_writes_a_page(sample: Path, tmp_path: Path, call: Run) -> None:
    """The file is named on stderr; stdout stays free."""
    done = call(
        "view", str(sample), "--actor", "Korut", "--status", "contested", "--relation", "cooperates-with"
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "wrote graph.html" in done.stderr
    assert (tmp_path / "graph.html").read_text(encoding="utf-8").startswith("<!")


def test_view_to_stdout(sample: Path, run: Run) -> None:
    """The page and nothing else."""
    done = run("view", str(sample), "-o", "-")
    assert done.stdout.startswith("<!")
    assert done.stdout.rstrip().endswith("</html>")


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_export_writes_a_file_or_stdout(form: str, sample: Path, tmp_path: Path, run: Run, call: Run) -> None:
    """The same bytes."""
    assert call("export", str(sample), "-t", form, "-o", "out.x").returncode == 0
    assert run("export", str(sample), "-t", form).stdout == (tmp_path / "out.x").read_text("utf-8")


def test_export_of_a_part(sample: Path, call: Run) -> None:
    """The filters reach the export."""
    whole = call("export", str(sample), "-t", "csv").stdout.splitlines()
    part = call(
        "export", str(sample), "-t", "csv", "--actor", "Korut", "--status", "contested"
    ).stdout.splitlines()
    assert 1 < len(part) < len(whole)
    assert all("PRK" in line for line in part[1:])


def test_validate_a_sound_graph(sentence: str, call: Run) -> None:
    """What a build makes keeps its own rules."""
    call("build", sentence, "-o", "kg")
    done = call("validate", "kg")
    assert done.returncode == 0, done.stdout


def test_validate_a_broken_graph(sentence: str, tmp_path: Path, call: Run) -> None:
    """A claim that ends before it starts is reported, and the exit code says so."""
    call("build", sentence, "-o", "kg")
    text = (tmp_path / "kg" / "graph.ttl").read_text(encoding="utf-8")
    broken = re.sub(r"gk:end \d+", "gk:end -1", text, count=1)
    assert broken != text
    (tmp_path / "broken.ttl").write_text(broken, encoding="utf-8")
    done = call("validate", "broken.ttl")
    assert done.returncode == 1
    assert re.search("claim:[0-9a-f]{16}", done.stdout)


def test_verify_a_sound_graph(sample: Path, call: Run) -> None:
    """Every quote is where it is said to be."""
    done = call("verify", str(sample))
    assert done.returncode == 0
    assert re.fullmatch(r"\d+ quotes read again, all as in their documents\n", done.stdout)


def test_verify_finds_one_changed_character(sample: Path, tmp_path: Path, call: Run) -> None:
    """One letter of one quote is enough."""
    text = (sample / "graph.ttl").read_text(encoding="utf-8")
    start = text.index('gk:quote "') + len('gk:quote "')
    changed = text[:start] + ("X" if text[start] != "X" else "Y") + text[start + 1 :]
    (tmp_path / "changed.ttl").write_text(changed, encoding="utf-8")
    done = call("verify", "changed.ttl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) >= 1


# ------------------------------------------------------------------ terminals, pipes, signals


def test_a_reader_that_leaves_is_no_error(sample: Path) -> None:
    """`graphkit export ... | head -1` ends quietly."""
    program = f"{shlex.quote(sys.executable)} -m graphkit export {shlex.quote(str(sample))} -t nq"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} | head -1"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_an_interrupt_is_130(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is one line and a code of its own."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graphkit.cli.stats.open_kg", interrupted)
    done = call("stats", "kg")
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "graphkit: error: interrupted"
    assert "Traceback" not in done.stderr


def test_colour_only_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not for one that asks for none."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert paint("[Rusia]", "actor") == "[Rusia]"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert paint("[Rusia]", "actor") == "\x1b[36m\x1b[1m[Rusia]\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint("[Rusia]", "actor") == "[Rusia]"


@pytest.mark.parametrize(
    ("called", "found", "told"),
    [
        ("/usr/bin/graphkit", "/usr/bin/graphkit", "graphkit"),
        (".venv/bin/graphkit", None, ".venv/bin/graphkit"),
        ("x/graphkit/__main__.py", None, f"{sys.executable} -m graphkit"),
    ],
)
def test_the_next_command_can_be_typed(
    called: str, found: str | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was started, unless the plain name is enough."""
    monkeypatch.setattr(sys, "argv", [called])
    monkeypatch.setattr("shutil.which", lambda name: found)
    assert program() == told


def test_parameters_are_names_with_values() -> None:
    """With an equals sign or a blank; anything else is wrong usage."""
    assert named_values(["--a", "PRK", "--b=RUS"]) == {"a": "PRK", "b": "RUS"}
    for words in (["--a"], ["a", "b"], ["--a", "PRK", "loose"]):
        with pytest.raises(click.UsageError, match="--NAME VALUE"):
            named_values(words)


def test_the_module_runs_too(run: Run) -> None:
    """`python -m graphkit` is the same program."""
    assert run("--help").stdout.startswith("Usage: graphkit ")


def test_the_system_s_errors_are_one_line(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or the like is no crash."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28), "disk")

    monkeypatch.setattr("graphkit.cli.stats.open_kg", full)
    done = call("stats", "kg")
    assert done.returncode == 1
    assert done.stderr == "graphkit: error: disk: No space left on device\n"


@pytest.mark.parametrize(("given", "kept"), [(None, "1"), ("4", "4")])
def test_the_program_reckons_with_one_thread(given: str | None, kept: str) -> None:
    """On a busy machine a picture took thirty times as long with more; who sets a number keeps it."""
    code = (
        "import os, sys, graphkit.cli; sys.argv = ['graphkit', '--version']\n"
        "try: graphkit.cli.main()\n"
        "except SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    rest = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    more = {} if given is None else {"OPENBLAS_NUM_THREADS": given}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**rest, **more}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[-1] == kept
