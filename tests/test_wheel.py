"""What pip users get: the wheel has everything the program needs, away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this working tree."""
    out = tmp_path_factory.mktemp("dist")
    run_python("-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("graphkit-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`graphkit` of the wheel, in an environment that borrows only the dependencies of this one."""
    home = tmp_path_factory.mktemp("fresh") / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    run_python("-m", "pip", "--quiet", "--python", python, "install", "--no-deps", wheel, cwd=home)
    site = next(home.glob("lib/python*/site-packages"))
    # The wheel's own folder comes first, and no .pth of a borrowed folder is read: graphkit itself
    # can only come from the wheel.
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return home / "bin" / "graphkit"


def run_python(*arguments: str | Path, cwd: Path) -> None:
    """This Python; what it says is shown when it fails."""
    subprocess.run([sys.executable, *map(str, arguments)], check=True, cwd=cwd)


def test_the_wheel_ships_the_data(wheel: Path) -> None:
    """Ontology, shapes, rules, lexicons, queries, actors, sample news and the view's assets are inside."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "graphkit/ontologies/diplomacy.ttl",
        "graphkit/ontologies/shapes.ttl",
        "graphkit/ontologies/rules.ru",
        "graphkit/ontologies/lexicon/en.toml",
        "graphkit/ontologies/lexicon/id.toml",
        "graphkit/seeds/actors/states.csv",
    ):
        assert wanted in names
    for folder, suffix in (
        ("ontologies/queries", ".rq"),
        ("seeds/documents", ".txt"),
        ("view/assets", ".js"),
    ):
        assert any(name.startswith(f"graphkit/{folder}") and name.endswith(suffix) for name in names)


def test_the_wheel_ships_nothing_else(wheel: Path) -> None:
    """No tests, no output, no caches."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"graphkit"}
    assert [name for name in names if "__pycache__" in name or "/output/" in name] == []


def test_the_licences_travel_along(wheel: Path) -> None:
    """LICENSE and NOTICE are in the wheel's metadata."""
    names = {name.rpartition("/")[2] for name in zipfile.ZipFile(wheel).namelist() if "dist-info" in name}
    assert {"LICENSE", "NOTICE"} <= names


def test_the_demo_runs_from_the_wheel(program: Path, tmp_path: Path) -> None:
    """In an empty folder, with no repository in sight, the demo builds its graph."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    code = "import graphkit; print(graphkit.__file__)"
    where = subprocess.check_output(
        [program.with_name("python"), "-c", code], text=True, cwd=tmp_path, env=environment
    )
    assert Path(where.strip()).is_relative_to(program.parents[1])
    done = subprocess.run(
        [program, "demo"], capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "contested" in done.stdout
    assert (tmp_path / "output" / "graph.html").is_file()
