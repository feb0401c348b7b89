"""Pages in the system's Chromium, for the tests that use them as a person does; loaded as a plugin.

PYTEST_DONT_REWRITE, because those tests import the helpers before pytest loads the fixtures.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from view_samples import SAMPLE, page

from graphkit.view.data import ViewData
from graphkit.view.page import render

ARGUMENTS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

ARMS = "North Korea supplies arms to Russia"
"""The contested proposition of the sample."""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium of the system; without one the tests are skipped, but never in CI."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and os.environ.get("CI"):
        pytest.fail("no chromium: install it, or name it in CHROMIUM")
    if path is None:
        pytest.skip("no chromium: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's page on disk."""
    return write(tmp_path_factory.mktemp("view") / "graph.html", page(SAMPLE))


def write(path: Path, view: ViewData) -> Path:
    """A view as a file."""
    path.write_text(render(view), encoding="utf-8")
    return path


@pytest.fixture
def opened(chromium: Browser, sample_page: Path) -> Iterator[Open]:
    """Opens a page once it is ready; afterwards nothing may have been asked of the network or complained."""
    contexts, requests, messages = [], [], []

    def go(
        address: str = "", *, path: Path = sample_page, width: int = 1440, height: int = 900, **more: Any
    ) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        view = context.new_page()
        view.on("request", lambda request: requests.append(request.url))
        view.on("console", lambda message: messages.append(message.text))
        view.on("pageerror", lambda error: messages.append(str(error)))
        view.on("dialog", lambda dialog: messages.append(dialog.message))
        view.goto(path.as_uri() + address)
        ready(view)
        return view

    yield go
    for context in contexts:
        context.close()
    assert [url for url in requests if not url.startswith(("file:", "blob:"))] == []
    assert len(requests) == len(contexts) + sum(url.startswith("blob:") for url in requests)
    assert messages == [], messages


def ready(view: Page) -> None:
    """Waits until the picture stands."""
    expect(view.get_by_role("main")).not_to_have_attribute("aria-busy", "true")


def evidence(view: Page) -> Any:
    """The panel."""
    return view.get_by_role("complementary", name=re.compile("Evidence|Bukti"))


def point(view: Page, kind: str, name: str) -> tuple[float, float]:
    """Where on the screen an actor or a line is."""
    place = view.evaluate("([kind, id]) => graphkit.place(kind, id)", [kind, name])
    area = view.get_by_role("application").bounding_box()
    assert area is not None
    return area["x"] + place["x"], area["y"] + place["y"]


def labels(view: Page, kind: str) -> list[dict[str, Any]]:
    """The names ("name") or line titles ("title") drawn."""
    return [label for label in view.evaluate("graphkit.labels()") if label["kind"] == kind]


def pressed(view: Page, name: str) -> Any:
    """The switch of the legend that begins with this name."""
    return view.get_by_role("navigation").get_by_role("button", name=re.compile(rf"^{name} "))
