"""Gold files: annotated sentences, one JSON object a line.

A record has `id`, a text in `en` and its translation or an original in `id_text`, `claims`, and if need
be `date` and `id_missing`, the numbers of the claims that the translation leaves out. A claim has `source`,
`relation`, `target`, `polarity`, `modality`, `attributed_to`, and if need be `alt` (relations that are right
too) and `optional`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import InputError
from graphkit.evaluate.yardstick import Yardstick
from graphkit.model import Document, Polarity

TEXTS: Mapping[str, str] = {"en": "en", "id": "id_text"}
"""Language -> the key of a record's text in it; a further language has `<code>_text`."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that a careful reader makes of a sentence.

    Attributes:
        source, target: codes of the polities.
        relations: the best one first, then those that are right too.
        modality: its class, see `Yardstick.modalities`.
        attributed_to: codes.
        optional: neither wanted nor wrong.
    """

    source: str
    relations: tuple[str, ...]
    target: str
    polarity: Polarity
    modality: str
    attributed_to: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A sentence with all its claims."""

    document: Document
    claims: tuple[GoldClaim, ...]


def read_gold(path: Path, language: str, yardstick: Yardstick, *, date: str = "") -> tuple[GoldRecord, ...]:
    """The records of a gold file that have a text in `language`.

    Args:
        path: JSON Lines.
        language: ISO 639-1 code.
        yardstick: knows the relations, codes and modalities.
        date: ISO date for records without one.

    Raises:
        InputError: the file cannot be read or a line is no record; with file and line.
    """
    return tuple(record for record in _records(path, language, yardstick, date))


def gold_languages(path: Path) -> tuple[str, ...]:
    """The languages that any record of a gold file has a text in, sorted. Raises InputError."""
    keys = {key for _, row in _rows(path) for key in row if row[key]}
    named = {key.removesuffix("_text") for key in keys if key.endswith("_text")}
    return tuple(sorted(named | ({"en"} & keys)))


def _records(path: Path, language: str, yardstick: Yardstick, date: str) -> Iterator[GoldRecord]:
    key = TEXTS.get(language, f"{language}_text")
    seen: set[str] = set()
    for number, row in _rows(path):
        if not row.get(key):
            continue
        try:
            name = str(row["id"])
            missing = frozenset(row.get("id_missing") or ()) if language == "id" else frozenset()
            claims = tuple(_claims(row["claims"], missing, yardstick))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"no gold record: {_reason(error)}", path=path, line=number) from error
        if name in seen:
            raise InputError(f"a second record {name!r}", path=path, line=number, remedy="rename one")
        seen.add(name)
        published = str(row.get("date") or date)
        yield GoldRecord(Document(name, row[key], published=published, language=language), claims)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", path=path, remedy="give a gold file") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"broken JSON: {error}", path=path, line=number) from error
        if not isinstance(row, dict):
            raise InputError("not a JSON object", path=path, line=number, remedy="one record a line")
        yield number, row


def _claims(
    rows: list[Mapping[str, Any]], missing: Collection[int], yardstick: Yardstick
) -> Iterator[GoldClaim]:
    for number, row in enumerate(rows):
        relations = (row["relation"], *(row.get("alt") or ()))
        for relation in relations:
            yardstick.check_relation(relation)
        yield GoldClaim(
            source=yardstick.code(row["source"]),
            relations=relations,
            target=yardstick.code(row["target"] or ""),
            polarity=Polarity(row["polarity"]),
            modality=yardstick.modality(row["modality"]),
            attributed_to=frozenset(map(yardstick.code, row["attributed_to"])),
            optional=bool(row.get("optional")) or number in missing,
        )


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)
