"""How actors, relations and saved queries are called in the language of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.model import OTHER
from graphkit.query.saved import Param, SavedQuery
from graphkit.serve.site import Snapshot
from graphkit.serve.words import Words, translated_queries


@dataclass(frozen=True, slots=True)
class Naming:
    """Names out of a graph, in one language."""

    now: Snapshot
    words: Words

    def actor(self, actor: str) -> str:
        """An actor's name."""
        if actor == OTHER:
            return self.words("other.speaker")
        known = self.now.actors.get(actor)
        return known.label(self.words.language) if known else actor

    def actors(self, actors: Iterable[str]) -> str:
        """Several names."""
        return ", ".join(map(self.actor, actors))

    def relation(self, slug: str) -> str:
        """A relation's label."""
        return self._best(self.now.ontology.relation(slug).labels) or slug

    def about(self, slug: str) -> str:
        """A relation's definition."""
        return self._best(self.now.ontology.relation(slug).definitions)

    def sign(self, slug: str) -> str:
        """Cooperation, conflict or neutral."""
        return self.now.ontology.relation(slug).sign

    def relations(self) -> list[str]:
        """The slugs of all relations, by their labels."""
        return sorted(self.now.ontology.relations, key=self.relation)

    def title(self, query: SavedQuery) -> str:
        """What a saved query asks."""
        return str(self._translated(query).get("title", query.title))

    def description(self, query: SavedQuery) -> str:
        """What its answer holds."""
        return str(self._translated(query).get("description", query.description))

    def help(self, query: SavedQuery, param: Param) -> str:
        """What one of its values is."""
        return str(self._translated(query).get("params", {}).get(param.name, param.help or param.name))

    def _translated(self, query: SavedQuery) -> Mapping[str, Any]:
        return translated_queries(self.words.language).get(query.name, {})

    def _best(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.words.language) or texts.get("en") or ""
