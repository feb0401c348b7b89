"""What changed between two dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from dossier_samples import KG
from graph_samples import ONTOLOGY

from graphkit.errors import NotFoundError, QueryError
from graphkit.explain.difference import Change, difference, difference_lines


def told(changes: tuple[Change, ...]) -> list[str]:
    """Changes as `PRK allied-with RUS: fact`."""
    return [f"{' '.join(c.key)}: {c.before or '-'} {c.after}" for c in changes]


def test_another_status_is_a_change() -> None:
    """An allegation that is denied later is contested; a plan that is carried out a fact."""
    found = difference(KG, "2023-09-30", "2024-12-31", ONTOLOGY)
    assert told(found.changed) == [
        "PRK supplies-arms-to RUS: alleged contested",
        "RUS invests-in PRK: planned planned",
        "RUS visits PRK: planned fact",
    ] or told(found.changed) == [
        "PRK supplies-arms-to RUS: alleged contested",
        "RUS visits PRK: planned fact",
    ]
    assert found.changed[0].claim.attributed_to == ("RUS",)


def test_only_what_was_said_in_between_is_new() -> None:
    """What was known before is not, nor what came after."""
    found = difference(KG, "2023-09-30", "2023-12-31", ONTOLOGY)
    assert told(found.new) == ["JPN at-war-with RUS: - fact"]
    assert told(difference(KG, "2024-12-31", "2025-12-31", ONTOLOGY).new) == []


def test_a_tie_ends_when_a_later_report_ends_it() -> None:
    """And only once."""
    found = difference(KG, "2023-12-31", "2024-12-31", ONTOLOGY)
    assert [(c.key, c.claim.relation) for c in found.ended] == [
        (("JPN", "at-war-with", "RUS"), "agrees-ceasefire-with")
    ]
    assert difference(KG, "2024-12-31", "2025-12-31", ONTOLOGY).ended == ()


def test_only_what_concerns_an_actor() -> None:
    """By any name, a person's polity included; an unknown one is told."""
    found = difference(KG, "2023-01-01", "2024-12-31", ONTOLOGY, "Jepang")
    assert {key for c in found.new for key in (c.key[0], c.key[2])} == {"JPN", "RUS"}
    with pytest.raises(NotFoundError, match="Jepun"):
        difference(KG, "2023-01-01", "2024-12-31", ONTOLOGY, "Jepun")


def test_the_earlier_date_comes_first() -> None:
    """The other way round is an error with a remedy."""
    with pytest.raises(QueryError, match="give the earlier date first"):
        difference(KG, "2024-01-01", "2023-01-01", ONTOLOGY)


def test_the_lines_name_the_report_and_the_sentence() -> None:
    """Each change is shown with the sentence that makes it."""
    lines = list(difference_lines(difference(KG, "2023-09-30", "2024-12-31", ONTOLOGY)))
    assert lines[0].startswith("2023-09-30 to 2024-12-31: ")
    [arms] = [line for line in lines if "supplies-arms-to" in line]
    assert arms.startswith("2023-11-03")
    assert "alleged → contested" in arms
    assert "membantah" in arms
    assert any(line.endswith('"Japan and Russia agreed on a ceasefire on 1 June."') for line in lines)


def test_diff_at_the_command_line(sample: Path, call: Run) -> None:
    """Dates may be months; a wrong one is a single line on stderr."""
    done = call("diff", str(sample), "--from", "2023-11", "--to", "2024-10", "--actor", "Korut")
    assert done.returncode == 0
    assert done.stdout.startswith("2023-11-30 to 2024-10-31: ")
    assert "RUS visits PRK" in done.stdout
    done = call("diff", str(sample), "--from", "yesterday", "--to", "2024")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
