"""Language packs: what `ontologies/lexicon/*.toml` says, as frozen tables. Floor 2.

A pack lists function words, head nouns, verb classes and frames; inflected forms are derived from
its own rules. Every key and every relation is checked: a typo is an error with file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, auto
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from graphkit.errors import DataError
from graphkit.ontology import Ontology, load_ontology
from graphkit.resources import lexicon_dir


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


WORD_CLASSES = (
    "determiner possessive preposition conjunction relative subordinator modal auxiliary copula infinitive "
    "agent origin between complementizer negation pronoun "
    "adverb time adjective future condition possible probable distance both contrast according planned alleged"
).split()
NOUN_CLASSES = "role government force weapon people territory thing source media sides counterpart".split()
VERB_CLASSES = (
    "say deny accuse control plan negative object-control call-for light other hedge presuppose end copula"
).split()
FRAME_KEYS = {"verbs", "nouns", "source", "target", "near", "thing", "needs", "modality", "polarity"}
SECTIONS = {"language", "inflection", "irregular", "shapes", "words", "nouns", "verbs", "compounds", "frame"}


@dataclass(frozen=True, slots=True)
class Frame:
    """How one language says one relation: triggers and where the actors stand.

    Attributes:
        source, target: slots in order of preference: `subject object agent owner verb plural`
            or a preposition; `plural` takes the other members of the source.
        near: word beginnings, one of which the clause must hold.
        thing: the target may be a thing, act or place of the actor.
        needs: a noun class, one of which must fill or stand in the object.
        verb: True when the triggers are verbs.
    """

    relation: str
    verb: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    near: tuple[str, ...] = ()
    thing: bool = False
    needs: int = 0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """One surface form. `lemma` is of the verb if it can be one, else of the noun."""

    tags: int
    forms: int = 0
    verb: str = ""
    noun: str = ""


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

    @cached_property
    def say_lemmas(self) -> frozenset[str]:
        """Lemmas of reporting verbs."""
        return frozenset(lemma for lemma, kinds in self.classes.items() if "say" in kinds)


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


@cache
def load_lexicons(folder: Path | None = None) -> Mapping[str, Lexicon]:
    """All packs of a folder by language code. Raises DataError with file and line."""
    folder = folder or lexicon_dir()
    files = sorted(path for path in folder.glob("*.toml") if "-" not in path.stem)
    if not files:
        raise DataError("no language pack", path=folder, remedy="add one such as en.toml")
    packs = [load_lexicon(path, load_ontology()) for path in files]
    return {pack.code: pack for pack in packs}


def load_lexicon(path: Path, ontology: Ontology) -> Lexicon:
    """One pack. Raises DataError: not TOML, an unknown key, class, slot or relation."""
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DataError(f"not TOML: {error}", path=path, line=int(line[1]) if line else None) from None
    _check(data, ontology, _Locator(path, text))
    table = _WordTable(data)
    words, phrases = table.build()
    frames = list(_frames(data.get("frame", {})))
    language = data["language"]
    return Lexicon(
        code=language["code"],
        name=language["name"],
        head_last=language["head"] == "last",
        words=words,
        phrases=phrases,
        verb_frames=_by_lemma(frames, verb=True),
        noun_frames=_by_lemma(frames, verb=False),
        classes=_verb_classes(data["verbs"]),
        compounds=data.get("compounds", {}),
        shapes=tuple(_shapes(data.get("shapes", {}))),
        clitics=tuple(language.get("clitics", ())),
    )


@dataclass(frozen=True)
class _Locator:
    path: Path
    text: str

    def error(self, message: str, needle: str, remedy: str = "") -> DataError:
        at = self.text.find(needle)
        line = self.text.count("\n", 0, at) + 1 if at >= 0 else None
        return DataError(message, path=self.path, line=line, remedy=remedy)


def _check(data: Mapping[str, Any], ontology: Ontology, where: _Locator) -> None:
    _known(data, SECTIONS, "section", where)
    for key in ("code", "name", "head"):
        if key not in data.get("language", {}):
            raise where.error(f"[language] lacks {key!r}", "[language]")
    _known(data.get("words", {}), WORD_CLASSES, "word class", where)
    _known(data.get("nouns", {}), NOUN_CLASSES, "noun class", where)
    _known(data.get("verbs", {}), VERB_CLASSES, "verb class", where)
    for slug, frames in data.get("frame", {}).items():
        if slug not in ontology.relations:
            raise where.error(f"unknown relation {slug!r}", f"[[frame.{slug}]]", "add it to diplomacy.ttl")
        for frame in frames:
            _known(frame, FRAME_KEYS, f"key in frame.{slug}", where)
            if ("verbs" in frame) == ("nouns" in frame):
                raise where.error(f"frame.{slug} needs either verbs or nouns", f"[[frame.{slug}]]")
    for slug in data.get("compounds", {}).values():
        if slug and slug not in ontology.relations:
            raise where.error(f"unknown relation {slug!r}", f'"{slug}"', "add it to diplomacy.ttl")


def _known(given: Iterable[str], known: Iterable[str], what: str, where: _Locator) -> None:
    for key in given:
        if key not in known:
            raise where.error(f"unknown {what} {key!r}", key, f"known: {', '.join(sorted(known))}")


def _frames(tables: Mapping[str, list[dict[str, Any]]]) -> Iterator[tuple[str, Frame]]:
    for relation, entries in tables.items():
        for entry in entries:
            verb = "verbs" in entry
            frame = Frame(
                relation,
                verb,
                tuple(entry.get("source", ("subject",) if verb else ("owner",))),
                tuple(entry.get("target", ("object",) if verb else ())),
                tuple(entry.get("near", ())),
                entry.get("thing", False),
                Tag[entry["needs"].upper()] if "needs" in entry else 0,
                2 * ("near" in entry) + ("needs" in entry),
            )
            for lemma in entry["verbs" if verb else "nouns"]:
                yield lemma, frame


def _by_lemma(frames: Iterable[tuple[str, Frame]], *, verb: bool) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, tuple[Frame, ...]] = {}
    for lemma, frame in frames:
        if frame.verb is verb:
            table[lemma] = (*table.get(lemma, ()), frame)
    return table


def _verb_classes(verbs: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for kind, lemmas in verbs.items():
        for lemma in lemmas:
            table[lemma] = table.get(lemma, frozenset()) | {kind}
    return table


def _shapes(shapes: Mapping[str, str]) -> Iterator[tuple[re.Pattern[str], Word]]:
    for pattern, name in shapes.items():
        form = Form.__members__.get(name.upper())
        tag = Tag.VERB if form else Tag[name.upper()]
        yield re.compile(pattern), Word(tag.value, form.value if form else 0)


class _WordTable:
    """Collects every form of every listed word of a pack."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.rules: Mapping[str, list[list[str]]] = data.get("inflection", {})
        self.irregular: Mapping[str, str] = data.get("irregular", {})
        self.entries: dict[str, Word] = {}

    def build(self) -> tuple[dict[str, Word], dict[str, tuple[tuple[tuple[str, ...], Word], ...]]]:
        for name, words in self.data["words"].items():
            for word in words:
                self._add(word, Tag[name.upper()].value)
        for name, nouns in self.data["nouns"].items():
            for noun in nouns:
                self._noun(noun, Tag[name.upper()].value | Tag.NOUN.value)
        for lemmas in self.data["verbs"].values():
            for lemma in lemmas:
                self._verb(lemma)
        for frames in self.data.get("frame", {}).values():
            for frame in frames:
                for lemma in frame.get("verbs", ()):
                    self._verb(lemma)
                for lemma in frame.get("nouns", ()):
                    self._noun(lemma, Tag.NOUN.value)
        return self._split()

    def _split(self) -> tuple[dict[str, Word], dict[str, tuple[tuple[tuple[str, ...], Word], ...]]]:
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
