"""Reading language packs: what `ontologies/lexicon/*.toml` says, as frozen tables. Floor 2.

A pack lists function words, head nouns, verb classes and frames. Every key and every relation is
checked: a typo is an error with file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import DataError
from graphkit.lexicon.forms import WordTable
from graphkit.lexicon.types import Form, Frame, Lexicon, Tag, Word
from graphkit.ontology import Ontology, load_ontology
from graphkit.resources import lexicon_dir

WORD_CLASSES = """
    determiner possessive preposition conjunction relative subordinator modal auxiliary copula infinitive
    agent origin behalf inside between complementizer negation pronoun adverb time adjective future condition
    owning including    quoting averse backdrop beside
    simultaneous able possible probable distance until grounds both contrast according planned alleged
""".split()
NOUN_CLASSES = """
    role government force weapon people territory thing source media sides counterpart insurgent part partner
    beholden intent
""".split()
VERB_CLASSES = """
    say deny accuse control plan negative object-control call-for light other hedge presuppose end
    copula include stative implicative intransitive ditransitive existential
""".split()
FRAME_KEYS = "verbs nouns source target near thing needs negated".split()
SECTIONS = "language inflection irregular shapes words nouns verbs compounds frame".split()


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
    table = WordTable(data)
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
        for frame in frames:
            _check_frame(slug, frame, ontology, where)
    for slug in filter(None, data.get("compounds", {}).values()):
        _check_relation(slug, f'"{slug}"', ontology, where)


def _check_frame(slug: str, frame: Mapping[str, Any], ontology: Ontology, where: _Locator) -> None:
    _check_relation(slug, f"[[frame.{slug}]]", ontology, where)
    _known(frame, FRAME_KEYS, f"key in frame.{slug}", where)
    if ("verbs" in frame) == ("nouns" in frame):
        raise where.error(f"frame.{slug} needs either verbs or nouns", f"[[frame.{slug}]]")
    if "needs" in frame:
        _known([frame["needs"]], NOUN_CLASSES, f"noun class in frame.{slug}", where)


def _check_relation(slug: str, needle: str, ontology: Ontology, where: _Locator) -> None:
    if slug not in ontology.relations:
        raise where.error(f"unknown relation {slug!r}", needle, "add it to diplomacy.ttl")


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
                entry.get("negated", False),
                2 * ("near" in entry) + ("needs" in entry) + ("negated" in entry),
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
