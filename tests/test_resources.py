"""The shipped data is where the program looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import resources


@pytest.mark.parametrize("place", [resources.ontology_file, resources.shapes_file, resources.rules_file])
def test_a_shipped_file_is_there(place: object) -> None:
    """And not empty."""
    assert callable(place)
    assert place().stat().st_size > 100


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [
        (resources.lexicon_dir(), ".toml"),
        (resources.queries_dir(), ".rq"),
        (resources.actors_dir(), ".csv"),
        (resources.sample_documents_dir(), ".txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_shipped_folder_has_its_files(folder: Path, suffix: str) -> None:
    """Of its kind; anything else in it is a README."""
    names = [path.name for path in folder.iterdir() if path.is_file()]
    assert [name for name in names if name.endswith(suffix)]


def test_a_wheel_s_data_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the package when it is there, as in a wheel; else beside it, as in a checkout."""
    package = tmp_path / "graphkit"
    package.mkdir()
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.data_dir("seeds") == tmp_path / "seeds"
    (package / "seeds").mkdir()
    assert resources.data_dir("seeds") == package / "seeds"
