"""The language packs for plain text: `ontologies/lexicon/text-<language>.toml`. Floor 2.

Each holds what sentence splitting (`[segment]`) and date reading (`[dates]`) know of one language,
and how the header lines of a document are called (`[header]`). A language is supported when its file
exists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import DataError, NotFoundError
from graphkit.resources import lexicon_dir

KEYS: Mapping[str, frozenset[str]] = {
    "segment": frozenset(
        ("enders", "titles", "acronyms", "before_number", "starters", "speech", "agencies"),
    ),
    "dates": frozenset(
        (
            *("months", "short_months", "weekdays", "short_weekdays", "common", "ordinals", "units"),
            *("plural_units", "counted", "numbers", "offsets", "words", "not_dates", "forms", "future"),
            *("past", "past_suffix", "infinitive", "deadline", "barrier", "modified"),
        )
    ),
    "header": frozenset(("title", "publisher", "published", "url", "language")),
}
"""The sections of a pack and the keys of each; all are needed."""


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The ISO 639-1 codes of the supported languages, sorted.

    >>> "id" in languages()
    True
    """
    return tuple(sorted(path.stem.removeprefix("text-") for path in _folder(folder).glob("text-*.toml")))


@cache
def section(language: str, name: str, folder: Path | None = None) -> Mapping[str, Any]:
    """One section ("segment", "dates" or "header") of the pack of `language`.

    Raises:
        NotFoundError: there is no pack for the language.
        DataError: the file is no TOML, or a key in it is unknown or missing.

    >>> section("en", "segment")["enders"]
    '.!?…'
    """
    if language not in languages(folder):
        raise NotFoundError.among("language", language, languages(folder))
    path = pack_file(language, folder)
    text = path.read_text(encoding="utf-8")
    try:
        pack = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not TOML: {error}", path=path) from error
    _check(pack, text, path)
    found: Mapping[str, Any] = pack[name]
    return found


def pack_file(language: str, folder: Path | None = None) -> Path:
    """Where the pack of a language is, or would be."""
    return _folder(folder) / f"text-{language}.toml"


def _folder(folder: Path | None) -> Path:
    return lexicon_dir() if folder is None else folder


def _check(pack: Mapping[str, Any], text: str, path: Path) -> None:
    _check_keys("section", frozenset(KEYS), pack, text, path)
    for name, keys in KEYS.items():
        _check_keys(f"[{name}] key", keys, pack[name], text, path)


def _check_keys(kind: str, wanted: frozenset[str], found: Mapping[str, Any], text: str, path: Path) -> None:
    for key in found:
        if key not in wanted:
            known = ", ".join(sorted(wanted))
            raise DataError(
                f"unknown {kind} {key!r}", path=path, line=_line(key, text), remedy=f"known: {known}"
            )
    for key in sorted(wanted - found.keys()):
        raise DataError(f"{kind} {key!r} is missing", path=path)


def _line(key: str, text: str) -> int:
    """The first line that opens with the key, counted from 1."""
    rows = (row.lstrip("[ \t").removeprefix("dates.") for row in text.splitlines())
    return next((i for i, row in enumerate(rows, 1) if row.startswith(key)), 1)
