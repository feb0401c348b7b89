"""A dossier as a file: one HTML page that opens without a network and runs no script, or Markdown."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from graphkit.dossier.data import Dossier
from graphkit.dossier.markdown import markdown_lines, outcome_of, state_line
from graphkit.dossier.words import Words
from graphkit.view.page import colours

ASSETS = Path(__file__).parent / "assets"


def html(page: Dossier, words: Words) -> str:
    """The dossier as a page; the same data give the same text."""
    from jinja2 import Environment, FileSystemLoader  # heavy

    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, keep_trailing_newline=True
    )
    text = environment.get_template("page.html").render(
        page=page,
        words=words,
        title=" – ".join(words.actor(actor.id) for actor in page.actors),
        state=state_line(page, words),
        sections=_sections(page),
        outcome=outcome_of,
        style=_style(),
        policy=policy(),
    )
    # Half of a surrogate pair, which JSON input may smuggle into a text, has no UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")


def markdown(page: Dossier, words: Words) -> str:
    """The dossier as Markdown with footnotes, as GitHub, Pandoc and others read them."""
    text = "\n".join(markdown_lines(page, words)) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


FORMS: Final[Mapping[str, Callable[[Dossier, Words], str]]] = {"html": html, "md": markdown}
"""Name of a form, which is also the suffix of its files -> how a dossier becomes one."""


def _sections(page: Dossier) -> list[tuple[str, int]]:
    return [
        ("ties", len(page.ties)),
        ("contests", len(page.contests)),
        ("plans", len(page.plans)),
        ("chronology", len(page.chronology)),
        ("people", len(page.people)),
        ("notes", len(page.notes)),
    ]


@cache
def _style() -> str:
    return colours() + (ASSETS / "style.css").read_text("utf-8")


def policy() -> str:
    """The Content-Security-Policy of a page: its own style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
