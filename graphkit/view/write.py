"""The view of a graph as a file: an interactive page, or a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from graphkit.errors import OutputError
from graphkit.files import atomic_write
from graphkit.ontology import load_ontology
from graphkit.reportcard import load_card
from graphkit.store.graph import KnowledgeGraph
from graphkit.view.data import ViewData, view_data
from graphkit.view.layout import CORE
from graphkit.view.page import render
from graphkit.view.select import EVERYTHING, Selection
from graphkit.view.svg import png, svg

TITLE: Final = "Diplomatic relations"


def view_of(kg: KnowledgeGraph, selection: Selection = EVERYTHING, title: str = TITLE) -> ViewData:
    """What a view of `kg` shows, as far as `selection` wants it.

    Raises:
        NotFoundError: `selection` names an actor or a relation that is not there.
    """
    return view_data(
        kg.propositions(),
        kg.claims(),
        kg.actors().values(),
        kg.documents(),
        load_ontology(),
        title=title,
        selection=selection,
    )


def _html(view: ViewData, most: int, language: str) -> bytes:
    return render(view, most, load_card()).encode()


def _svg(view: ViewData, most: int, language: str) -> bytes:
    return svg(view, most, language).encode()


FORMS: Final[Mapping[str, Callable[[ViewData, int, str], bytes]]] = {"html": _html, "svg": _svg, "png": png}
"""Name of a form, which is also the suffix of its files -> how a view becomes one."""


def form_of(path: str) -> str:
    """The form that the suffix of a path names, else html.

    >>> form_of("korea.SVG"), form_of("-")
    ('svg', 'html')
    """
    suffix = Path(path).suffix.removeprefix(".").lower()
    return suffix if suffix in FORMS else "html"


def write_view(
    kg: KnowledgeGraph,
    path: Path,
    selection: Selection = EVERYTHING,
    *,
    title: str = TITLE,
    form: str = "html",
    most: int = CORE,
    language: str = "en",
) -> None:
    """Writes a view of `kg`, as far as `selection` wants it.

    Args:
        kg: the graph.
        path: the file, which appears whole or not at all.
        selection: which claims to show.
        title: the heading.
        form: one of `FORMS`.
        most: actors drawn at once, the strongest; a page has the others at a click.
        language: of names and legend in a picture; a page has a switch for it.

    Raises:
        NotFoundError: `selection` names an actor or a relation that is not there.
        OutputError: there is no such form, the package for it is missing, or the file cannot be written.
    """
    if form not in FORMS:
        raise OutputError(f"no form {form!r}", remedy=f"choose one of {' '.join(FORMS)}")
    written = FORMS[form](view_of(kg, selection, title), most, language)
    with atomic_write(path) as handle:
        handle.write(written)
