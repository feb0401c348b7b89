"""The page inside a notebook: `graphkit.view(kg)` as the last line of a cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from graph_samples import make_graph
from IPython.core.formatters import DisplayFormatter
from playwright.sync_api import Browser, expect

import graphkit
import graphkit.view.page
from graphkit.errors import NotFoundError
from graphkit.view.notebook import Shown

pytest_plugins = ["view_pages"]

KG = make_graph()


def shown(value: Any) -> dict[str, str]:
    """What a notebook makes of the value of a cell, by MIME type."""
    found: dict[str, str] = DisplayFormatter().format(value)[0]  # type: ignore[no-untyped-call]
    return found


def test_the_package_can_be_called() -> None:
    """Whether or not its parts have been imported before."""
    assert isinstance(graphkit.view(KG), Shown)
    assert graphkit.view.page.render


def test_a_notebook_shows_a_frame_and_a_terminal_a_line() -> None:
    """The page is inside the frame as text, so that its quotes end nothing."""
    found = shown(graphkit.view(KG, title='A "quoted" <title>'))
    assert found["text/html"].startswith("<iframe srcdoc=")
    assert found["text/html"].count("<") == 2
    assert found["text/plain"].startswith("<graphkit page 'A \"quoted\" <title>', ")


def test_filters_take_names(sample: Path) -> None:
    """Of an open graph or of a path to one; wrong ones are told."""
    assert len(graphkit.view(KG, focus="Korea Utara").page) < len(graphkit.view(KG).page)
    assert len(graphkit.view(sample, pair=("USA", "Korut")).page) < len(graphkit.view(sample).page)
    with pytest.raises(NotFoundError, match="Korea Tengah"):
        graphkit.view(KG, focus="Korea Tengah")
    with pytest.raises(TypeError, match="colour"):
        graphkit.view(KG, colour="blue")


@pytest.mark.browser
def test_the_page_works_inside_the_frame(chromium: Browser, tmp_path: Path) -> None:
    """It comes up, its views can be chosen, it asks nothing of the network and cannot reach the notebook."""
    path = tmp_path / "notebook.html"
    cell = shown(graphkit.view(KG, height=600))["text/html"]
    path.write_text(f"<!doctype html><meta charset=utf-8><title>n</title>{cell}", encoding="utf-8")
    view = chromium.new_page()
    messages: list[str] = []
    requests: list[str] = []
    view.on("console", lambda message: messages.append(message.text))
    view.on("pageerror", lambda error: messages.append(str(error)))
    view.on("request", lambda request: requests.append(request.url))
    view.goto(path.as_uri())
    frame = view.frame_locator("iframe")
    expect(frame.get_by_role("main")).not_to_have_attribute("aria-busy", "true")
    frame.get_by_role("tab", name="Table").click()
    expect(frame.get_by_role("cell", name="supplies arms to").first).to_be_visible()
    with pytest.raises(Exception, match="cross-origin"):
        view.frames[1].evaluate("parent.document.title")
    assert messages == []
    assert [url for url in requests if url.startswith("http")] == []
    view.close()
