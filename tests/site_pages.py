"""The local site in a process of its own, for the tests that ask it as a client does; loaded as a plugin.

PYTEST_DONT_REWRITE, because those tests import the helpers before pytest loads the fixtures.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import httpx
import pytest

AXE = Path(__file__).parent / "axe-core" / "axe.min.js"
"""axe-core as its npm package ships it."""

HTML = {"accept": "text/html"}


@dataclass(frozen=True)
class Running:
    """A site: where it is, its process, and a client for it."""

    address: str
    process: subprocess.Popen[str]
    client: httpx.Client

    def get(self, path: str, **more: Any) -> httpx.Response:
        """The answer to a GET."""
        return self.client.get(path, **more)

    def ask(self, query: str, accept: str = "text/csv", **more: str) -> httpx.Response:
        """The answer of the endpoint to a GET."""
        return self.client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


@contextmanager
def running(kg: Path, *options: str) -> Iterator[Running]:
    """Starts `graphkit serve` on a free port and stops it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "graphkit", "serve", str(kg), "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    try:
        line = cast("IO[str]", process.stderr).readline()
        assert line.startswith("serving "), line
        address = line.split(" at ")[1].split()[0]
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            yield Running(address, process, client)
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture(scope="session")
def site(sample: Path) -> Iterator[Running]:
    """The site of the sample news."""
    with running(sample, "--rows", "5000") as started:
        yield started
