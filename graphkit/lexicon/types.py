"""What a language pack is made of: words, forms, frames. Floor 2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, auto
from functools import cached_property


class _Bits(IntEnum):
    """Single bits as plain integers: an IntFlag's own operators were the hottest spot of all."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[int]) -> int:
        return 1 << count


class Tag(_Bits):
    """What a word can be. One word may have several; a set of tags is an int of their bits."""

    DETERMINER = auto()
    POSSESSIVE = auto()
    PREPOSITION = auto()
    CONJUNCTION = auto()
    RELATIVE = auto()
    SUBORDINATOR = auto()
    MODAL = auto()
    AUXILIARY = auto()
    COPULA = auto()
    INFINITIVE = auto()
    AGENT = auto()
    ORIGIN = auto()
    INSIDE = auto()
    BETWEEN = auto()
    COMPLEMENTIZER = auto()
    NEGATION = auto()
    PRONOUN = auto()
    ADVERB = auto()
    TIME = auto()
    ADJECTIVE = auto()
    FUTURE = auto()
    CONDITION = auto()
    POSSIBLE = auto()
    PROBABLE = auto()
    DISTANCE = auto()
    BOTH = auto()
    CONTRAST = auto()
    ACCORDING = auto()
    PLANNED = auto()
    ALLEGED = auto()
    ROLE = auto()
    GOVERNMENT = auto()
    FORCE = auto()
    WEAPON = auto()
    PEOPLE = auto()
    TERRITORY = auto()
    THING = auto()
    SOURCE = auto()
    MEDIA = auto()
    SIDES = auto()
    COUNTERPART = auto()
    INSURGENT = auto()
    PART = auto()
    UNTIL = auto()
    OWNING = auto()
    QUOTING = auto()
    BESIDE = auto()
    AVERSE = auto()
    BACKDROP = auto()
    BEHOLDEN = auto()
    INTENT = auto()
    INCLUDING = auto()
    PARTNER = auto()
    BEHALF = auto()
    GROUNDS = auto()
    ABLE = auto()
    SIMULTANEOUS = auto()
    VERB = auto()
    NOUN = auto()


class Form(_Bits):
    """Which form of a verb a word can be."""

    BASE = auto()
    THIRD = auto()
    PAST = auto()
    PARTICIPLE = auto()
    GERUND = auto()
    ACTIVE = auto()
    PASSIVE = auto()
    BARE = auto()


@dataclass(frozen=True, slots=True)
class Frame:
    """How one language says one relation: triggers and where the actors stand.

    Attributes:
        source, target: slots in order of preference: `subject object agent owner verb plural
            self parties` or a preposition; `plural` takes the other members of the source.
        near: word beginnings, one of which the clause must hold.
        thing: the target may be a thing, act or place of the actor.
        needs: a noun class, one of which must fill or stand in the object.
        negated: the verb says it only when negated ("did not comply with" is a rejection).
        verb: True when the triggers are verbs.
    """

    relation: str
    verb: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    near: tuple[str, ...] = ()
    thing: bool = False
    needs: int = 0
    negated: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """One surface form. `lemma` is of the verb if it can be one, else of the noun."""

    tags: int
    forms: int = 0
    verb: str = ""
    noun: str = ""


NO_KINDS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """One language pack.

    Attributes:
        head_last: True when a noun's modifiers stand before it (English), else after it.
        words: lower-case form -> word.
        phrases: first word -> (words, word) of its phrases, longest first.
        verb_frames, noun_frames: lemma -> frames.
        classes: verb lemma -> its behaviours (see `VERB_CLASSES`).
        compounds: what stands after a hyphen ("backed") -> relation slug, "" for mere ownership.
    """

    code: str
    name: str
    head_last: bool
    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    verb_frames: Mapping[str, tuple[Frame, ...]]
    noun_frames: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    compounds: Mapping[str, str]
    shapes: tuple[tuple[re.Pattern[str], Word], ...] = ()
    clitics: tuple[str, ...] = ()
    _seen: dict[str, Word] = field(default_factory=dict, repr=False, compare=False)

    def word(self, lower: str) -> Word:
        """The entry of a lower-case form; unknown forms are judged by their shape."""
        known = self.words.get(lower) or self._seen.get(lower)
        if known is None:
            known = self._seen[lower] = self._by_shape(lower)
        return known

    def _by_shape(self, lower: str) -> Word:
        for pattern, word in self.shapes:
            if pattern.search(lower):
                verb = bool(word.tags & Tag.VERB)
                return Word(word.tags, word.forms, lower if verb else "", "" if verb else lower)
        return Word(Tag.NOUN.value, 0, "", lower)

    def kinds(self, verb: str) -> frozenset[str]:
        """How a verb behaves (see `VERB_CLASSES`)."""
        return self.classes.get(verb, NO_KINDS)

    @cached_property
    def say_lemmas(self) -> frozenset[str]:
        """Lemmas of reporting verbs."""
        return frozenset(lemma for lemma, kinds in self.classes.items() if "say" in kinds)
