"""Codes of event schemes and of actors, to relations and actors of ours. Floor 6."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from graphkit.actors import Gazetteer, NameKind
from graphkit.events.rows import Event, Party, settings
from graphkit.model import OTHER, Actor
from graphkit.ontology import Ontology, Relation


class Codes:
    """What the codes of a table mean; the ontology's `gk:cameo` and `gk:plover` say so of relations."""

    def __init__(self, ontology: Ontology, gazetteer: Gazetteer) -> None:
        self.ontology, self.gazetteer = ontology, gazetteer

    @cached_property
    def _cameo(self) -> Mapping[str, str]:
        own = self._broadest((code, rel) for rel in self.ontology.relations.values() for code in rel.cameo)
        return {**own, **settings()["cameo"]}

    @cached_property
    def _plover(self) -> Mapping[str, str]:
        return self._broadest((rel.plover, rel) for rel in self.ontology.relations.values() if rel.plover)

    def _broadest(self, pairs: Iterator[tuple[str, Relation]]) -> Mapping[str, str]:
        """Code -> the relation it reports: of several the one furthest up, for the code says no more."""
        found: dict[str, str] = {}
        for code, relation in sorted(pairs, key=lambda pair: (len(self._above(pair[1])), pair[1].slug)):
            found.setdefault(code, relation.slug)
        return found

    def _above(self, relation: Relation) -> list[str]:
        above, parent = [], relation.parent
        while parent:
            above.append(parent)
            parent = self.ontology.relations[parent].parent
        return above

    def relation(self, event: Event) -> str:
        """The relation that a row reports, "" when its code says none of ours (a plain statement, say)."""
        if event.relation:
            return event.relation if event.relation in self.ontology.relations else ""
        if event.cameo:
            wider = (event.cameo, event.cameo[:3], f"{event.cameo[:2]}0")
            return next((self._cameo[code] for code in wider if code in self._cameo), "")
        return next((self._plover[code] for code in _wider(event.plover) if code in self._plover), "")

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = {
            name.text.casefold(): name.actor
            for name in reversed(self.gazetteer.names)
            if name.kind == NameKind.NAME
        }
        labels = {
            label.casefold(): actor.id
            for actor in self.gazetteer.actors.values()
            for label in actor.labels.values()
        }
        return names | labels

    def actor(self, party: Party) -> Actor | None:
        """The actor that a party is, by code, by a code of event tables, or by name; None when unknown."""
        code = party.code.strip()
        other = settings()["actors"].get(code, "")
        known = next((c for c in (code, other) if c in self.gazetteer.actors), "")
        found = known or self._names.get(code.casefold(), "")
        return self.gazetteer.actors[found] if found else None

    def speakers(self, event: Event) -> tuple[str, ...]:
        """On whose word a row rests: that of a named speaker, else of the media that were coded."""
        # A name may have blanks of its own ("United Kingdom"); only what is no name is taken apart.
        parts = [part for part in event.speaker.split(";") if part.strip()]
        names = [n for part in parts for n in ([part] if self.actor(Party(part)) else part.split())]
        found = [self.actor(Party(name)) for name in names]
        return tuple(sorted({actor.polity if actor else OTHER for actor in found})) or (OTHER,)


def _wider(code: str) -> list[str]:
    """A PLOVER code, then without its context, without its mode, without both.

    >>> _wider("AID:give/military")
    ['AID:give/military', 'AID/military', 'AID:give', 'AID']
    """
    rest, _, context = code.partition("/")
    kind, _, mode = rest.partition(":")
    forms = [code, f"{kind}/{context}" if context else "", f"{kind}:{mode}" if mode else "", kind]
    return [form for form in forms if form]
