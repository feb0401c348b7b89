"""The documents say what the program does: commands, options, numbers, links, terms."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
from conftest import Run
from pyoxigraph import NamedNode, RdfFormat, Store
from test_architecture import FLOORS

import graphkit
from graphkit.cli import COMMANDS
from graphkit.cli import graphkit as program
from graphkit.model import Status
from graphkit.query.saved import saved_queries
from graphkit.resources import ontology_file
from graphkit.vocab import GK, PREFIXES, SKOS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]

SHOWN = re.findall(r"^\$ (graphkit .*)$", README, re.MULTILINE)
"""Command lines in README's transcripts, each followed by what it printed."""

NAMED = re.findall(r"`(graphkit [a-z]+ [^`]*)`", README)
"""Command lines in its running text and tables."""


def options(name: str) -> set[str]:
    """The options of a command."""
    command = program.get_command(click.Context(program), name)
    assert command is not None
    return {option for param in command.params for option in param.opts} | {"--help"}


def test_the_readme_is_short() -> None:
    """At most 150 lines."""
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("line", [*SHOWN, *NAMED])
def test_a_command_line_of_the_readme_can_be_typed(line: str) -> None:
    """The command exists and has those options."""
    words = shlex.split(line)
    if words[1] == "COMMAND":
        return
    assert words[1] in COMMANDS
    used = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
    parameters = {f"--{param.name}" for query in saved_queries().values() for param in query.params}
    assert used <= options(words[1]) | (parameters if words[1] == "ask" else set())


@pytest.mark.parametrize("line", [line for line in SHOWN if "explain" not in line and "demo" not in line])
def test_a_transcript_begins_as_the_program_does(line: str, sample: Path, tmp_path: Path, call: Run) -> None:
    """The command of the README runs, and its first line is the one that is shown."""
    (tmp_path / "output").symlink_to(sample)
    done = call(*shlex.split(line)[1:])
    assert done.returncode == 0, done.stderr
    shown = README.split(f"$ {line}\n")[1].splitlines()[0]
    assert done.stdout.splitlines()[0].startswith(shown.rstrip("…").rstrip())


def test_every_command_is_in_the_readme() -> None:
    """In a transcript or in the table."""
    assert {name for name in COMMANDS if f"graphkit {name}" not in README} == set()


def test_the_readme_counts_the_saved_queries() -> None:
    """The number it gives is that of the files."""
    assert re.findall(r"(\d+) saved queries", README) == [str(len(saved_queries()))]


def test_the_readme_explains_every_status() -> None:
    """By the word that the program prints."""
    assert {status.value for status in Status if f"`{status.value}`" not in README} == set()


def test_every_saved_query_says_what_it_is() -> None:
    """A title for all, help for each parameter."""
    for query in saved_queries().values():
        assert query.title
        assert all(param.help for param in query.params), query.name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every link to a file of the repository."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_files_named_in_the_documents_exist() -> None:
    """Paths in backquotes that begin in a folder of the repository."""
    for text in (README, CONTRIBUTING):
        for name in re.findall(r"`((?:graphkit|ontologies|seeds|tests|docs|\.ci)/[\w./-]*)`", text):
            assert (ROOT / name).exists() or "xx" in name, name


def test_make_targets_in_the_documents_exist() -> None:
    """`make something` can be typed."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for text in (README, CONTRIBUTING):
        assert set(re.findall(r"\bmake ([a-z]+)", text)) <= targets


def test_the_contributors_guide_knows_every_module() -> None:
    """A new module is put on its floor in the table, too."""
    modules = set().union(*FLOORS) - {"graphkit", "__main__"}
    table = "\n".join(line for line in CONTRIBUTING.splitlines() if line.startswith("|"))
    assert {name for name in modules if not re.search(rf"\b{name}\b", table)} == set()


def test_every_dependency_names_its_licence() -> None:
    """In the comment behind it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in PROJECT["dependencies"]:
        assert re.search(rf'"{re.escape(requirement)}", +# \S+', text), requirement


def test_the_changelog_knows_the_version() -> None:
    """Each release has its heading."""
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_public_names_can_be_imported() -> None:
    """All that `graphkit` offers is there, and nothing else is made up."""
    for name in graphkit.__all__:
        assert getattr(graphkit, name).__name__.rpartition(".")[2] == name
    assert dir(graphkit) == graphkit.__all__
    with pytest.raises(AttributeError, match="nonsense"):
        _ = graphkit.nonsense


def test_every_term_of_the_vocabulary_is_in_the_ontology() -> None:
    """With a label, so that a reader of the Turtle can look it up."""
    store = Store()
    store.load(path=str(ontology_file()), format=RdfFormat.TURTLE)
    labelled = {
        str(quad.subject.value) for quad in store.quads_for_pattern(None, NamedNode(SKOS.prefLabel), None)
    }
    assert {term for term in GK if term not in labelled} == set()
    own = {iri for iri in labelled if iri.startswith(PREFIXES["gk"])}
    assert own - set(GK) == set()


def test_the_sample_news_is_our_own_and_dated() -> None:
    """Every document has the four lines of its header, and is 120 to 300 words long."""
    for path in sorted((ROOT / "seeds" / "documents").glob("*.txt")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        keys = [line.partition(": ")[0] for line in head.splitlines()]
        assert keys == ["Title", "Publisher", "Date", "Language"], path.name
        assert path.name.startswith(head.partition("Date: ")[2][:10])
        assert 120 <= len(body.split()) <= 300, path.name


def test_both_languages_are_in_the_sample() -> None:
    """At least five documents in Indonesian and four in English."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds" / "documents").glob("*.txt")]
    assert sum("\nLanguage: id\n" in text for text in texts) >= 5
    assert sum("\nLanguage: en\n" in text for text in texts) >= 4
