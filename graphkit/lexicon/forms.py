"""Inflection: every form of every listed word, by a pack's own rules. Floor 2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from graphkit.lexicon.types import Form, Tag, Word

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
"""First word -> (words, entry) of each phrase."""


def inflect(lemma: str, rules: Iterable[list[str]]) -> tuple[str, ...]:
    """The forms the first matching rule gives; the inflected word of a phrase is its first.

    >>> inflect("pull out", [["e$", "ed"], ["$", "ed"]])
    ('pulled out',)
    """
    first, _, rest = lemma.partition(" ")
    for pattern, *forms in rules:
        if re.search(pattern, first):
            made = (re.sub(pattern, form, first, count=1) for form in forms)
            return tuple(f"{word} {rest}".strip() for word in made)
    return ()


class WordTable:
    """Collects every form of every listed word of a pack."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.rules: Mapping[str, list[list[str]]] = data.get("inflection", {})
        self.irregular: Mapping[str, str] = data.get("irregular", {})
        self.entries: dict[str, Word] = {}

    def build(self) -> tuple[dict[str, Word], Phrases]:
        """The single words by their form, and the phrases by their first word, longest first."""
        for name, words in self.data["words"].items():
            for word in words:
                self._add(word, Tag[name.upper()])
        for name, nouns in self.data["nouns"].items():
            for noun in nouns:
                self._noun(noun, Tag[name.upper()] | Tag.NOUN)
        frames = [frame for entries in self.data.get("frame", {}).values() for frame in entries]
        for lemma in chain(*self.data["verbs"].values(), *(frame.get("verbs", ()) for frame in frames)):
            self._verb(lemma)
        for lemma in chain(*(frame.get("nouns", ()) for frame in frames)):
            self._noun(lemma, Tag.NOUN)
        return self._split()

    def _split(self) -> tuple[dict[str, Word], Phrases]:
        phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
        for text, word in self.entries.items():
            parts = tuple(text.split())
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, word))
        ordered = {k: tuple(sorted(v, key=lambda p: (-len(p[0]), p[0]))) for k, v in phrases.items()}
        return {k: v for k, v in self.entries.items() if " " not in k}, ordered

    def _add(self, form: str, tags: int, forms: int = 0, verb: str = "", noun: str = "") -> None:
        old = self.entries.get(form, Word(0))
        same = not old.verb or not verb or old.verb == verb or len(verb) <= len(old.verb)
        self.entries[form] = Word(
            old.tags | tags,
            old.forms | forms,
            (verb if same and verb else old.verb),
            old.noun or noun,
        )

    def _noun(self, lemma: str, tags: int) -> None:
        self._add(lemma, tags, noun=lemma)
        for plural in inflect(lemma, self.rules.get("plural", ())):
            self._add(f"{lemma}-{lemma}" if plural.endswith("-") else plural, tags, noun=lemma)

    def _verb(self, lemma: str) -> None:
        base = Form.BASE if "past" in self.rules else Form.ACTIVE
        self._add(lemma, Tag.VERB.value, base.value, lemma)
        for name in ("third", "past", "participle", "gerund", "passive", "bare"):
            for form in self._forms(lemma, name):
                self._add(form, Tag.VERB.value, Form[name.upper()].value, lemma)

    def _forms(self, lemma: str, name: str) -> tuple[str, ...]:
        first, _, rest = lemma.partition(" ")
        parts = self.irregular.get(first, "").split()
        if parts and name in ("past", "participle"):
            chosen = parts[0] if name == "past" else parts[-1]
            return (f"{chosen} {rest}".strip(),)
        return inflect(lemma, self.rules.get(name, ()))
