"""The words of a dossier in one language: names, relations, dates, statuses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graphkit.errors import NotFoundError
from graphkit.model import OTHER, Actor
from graphkit.ontology import Ontology
from graphkit.propositions import Key

TEXTS = Path(__file__).parent / "assets" / "text"


def languages() -> tuple[str, ...]:
    """Codes of the languages that there are texts for."""
    return tuple(sorted(path.stem for path in TEXTS.glob("*.json")))


@cache
def _texts(language: str) -> Mapping[str, str]:
    if language not in languages():
        raise NotFoundError.among("language of dossiers", language, languages())
    texts: Mapping[str, str] = json.loads((TEXTS / f"{language}.json").read_text("utf-8"))
    return texts


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a dossier calls by a name.

    Attributes:
        language: ISO 639-1 code, one of `languages()`.
        names: actors by id.
        ontology: the relations.
    """

    language: str
    names: Mapping[str, Actor] = field(hash=False)
    ontology: Ontology

    def text(self, name: str, **values: object) -> str:
        """A text of the page, its gaps filled. Raises NotFoundError for another language."""
        return _texts(self.language)[name].format(**values)

    def actor(self, name: str) -> str:
        """The name of an actor; its code when the graph has no name for it."""
        if name == OTHER:
            return self.text("unnamed")
        return self.names[name].label(self.language) if name in self.names else name

    def person(self, actor: Actor) -> str:
        """The name of someone who need not be in the graph."""
        return actor.label(self.language)

    def relation(self, slug: str) -> str:
        """The label of a relation."""
        return self.ontology.relation(slug).label(self.language)

    def said(self, key: Key) -> str:
        """A proposition as a sentence without a full stop."""
        parts = self.actor(key[0]), self.relation(key[1]), self.actor(key[2]) if key[2] else ""
        return " ".join(filter(None, parts))

    def voices(self, names: Iterable[str]) -> str:
        """On whose word something rests."""
        who = ", ".join(map(self.actor, names))
        return self.text("according", who=who) if who else self.text("own")

    def post(self, slug: str) -> str:
        """The name of an office."""
        return _texts(self.language).get(f"post.{slug}", slug.replace("-", " "))

    def date(self, edtf: str) -> str:
        """A date or interval as people write it.

        >>> from graphkit.ontology import load_ontology
        >>> words = Words("en", {}, load_ontology())
        >>> words.date("2023-11-08"), words.date("2023-11/2024"), words.date("")
        ('8 November 2023', 'November 2023 – 2024', 'undated')
        """
        months = self.text("months").split()
        parts = [_date(part, months) for part in edtf.split("/") if part]
        return " – ".join(dict.fromkeys(parts)) or self.text("undated")


def _date(date: str, months: list[str]) -> str:
    year, month, day = [*date.split("-"), "", ""][:3]
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return date
    named = f"{months[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day.isdecimal() else named
