"""What several tests share: the sample graph, built once, and the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import graphkit.cli

if TYPE_CHECKING:
    from graphkit.report import BuildReport

# As `graphkit` itself has it, before anything loads numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=1500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """The build directory of the sample news, and the report of its build; not to be changed."""
    from graphkit.pipeline import build_graph
    from graphkit.resources import sample_documents_dir

    out = tmp_path_factory.mktemp("sample") / "output"
    return out, build_graph([str(sample_documents_dir())], out)


@pytest.fixture(scope="session")
def sample(sample_build: tuple[Path, BuildReport]) -> Path:
    """The build directory of the sample news; not to be changed."""
    return sample_build[0]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `python -m graphkit` in a process of its own, in an empty folder, without a terminal."""

    def call(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "graphkit", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, **environment},
            check=False,
        )

    return call


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The same in this process, which is quicker; without standard input."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = graphkit.cli.run(arguments)
        out, err = capfd.readouterr()
        return subprocess.CompletedProcess(arguments, code, out, err)

    return run_here
