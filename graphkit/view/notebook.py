"""The interactive page inside a notebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from graphkit.reportcard import load_card
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.load import open_kg
from graphkit.view.layout import CORE
from graphkit.view.page import render
from graphkit.view.select import Selection
from graphkit.view.write import TITLE, view_of

SANDBOX = "allow-scripts allow-popups allow-downloads"
"""What the page may do inside a notebook: not read the notebook, not send a form, not leave its frame."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that a notebook displays, and any program can write to a file.

    Attributes:
        page: one self-contained HTML document.
        title: its heading.
        height: of the frame, in pixels.
    """

    page: str
    title: str
    height: int

    def _repr_html_(self) -> str:
        """A frame that holds the page; the notebook's own style and script do not reach into it."""
        return (
            f'<iframe srcdoc="{escape(self.page)}" title="{escape(self.title)}" sandbox="{SANDBOX}" '
            f'width="100%" height="{self.height}" style="border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<graphkit page {self.title!r}, {len(self.page) // 1000} kB>"


def view(
    kg: KnowledgeGraph | str | Path,
    *,
    title: str = TITLE,
    most: int = CORE,
    height: int = 720,
    **filters: Any,
) -> Shown:
    """The page of a graph, which a notebook shows inline: `graphkit.view(kg, focus="PRK")`.

    Args:
        kg: an open graph, or what `open_kg` opens.
        title: the heading.
        most: actors drawn at once, the strongest.
        height: of the frame, in pixels.
        filters: attributes of `view.select.Selection`; actors may be given by name.

    Raises:
        NotFoundError: a filter names an actor or a relation that is not there.
        StoreError: the graph cannot be opened.
        TypeError: there is no such filter.
    """
    graph = kg if isinstance(kg, KnowledgeGraph) else open_kg(str(kg))
    selection = _by_id(graph, Selection(**filters))
    return Shown(render(view_of(graph, selection, title), most, load_card()), title, height)


def _by_id(graph: KnowledgeGraph, selection: Selection) -> Selection:
    if selection.focus:
        selection = replace(selection, focus=graph.actor(selection.focus).polity)
    if selection.pair:
        first, second = (graph.actor(name).polity for name in selection.pair)
        selection = replace(selection, pair=(first, second))
    return selection
