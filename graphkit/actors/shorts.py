"""Short ways to name actors that only hold in a text about them: "the North", "the two Koreas"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphkit.actors.rows import read_rows
from graphkit.model import Actor

COLUMNS: Final = "text,actors,languages,needs"


@dataclass(frozen=True, slots=True)
class ShortName:
    """A text that names `actors` when one of the words `needs` stands in the document, or always."""

    text: str
    actors: tuple[str, ...]
    languages: frozenset[str]
    needs: tuple[str, ...]

    def holds_in(self, text: str) -> bool:
        """Whether a document with this text may use the name.

        >>> north = ShortName("the North", ("PRK",), frozenset({"en"}), ("Korea",))
        >>> north.holds_in("Talks in Pyongyang between the two Koreas"), north.holds_in("Snow in the North")
        (True, False)
        """
        return not self.needs or any(word in text for word in self.needs)


def read_short_names(folder: Path, actors: Mapping[str, Actor]) -> Iterator[ShortName]:
    """The rows of short-names.csv in `folder`.

    Raises:
        DataError: with file and line, for an unknown actor or a row without any.
    """
    for row in read_rows(folder / "short-names.csv", COLUMNS):
        text, named, languages, needs = row.cells
        ids = tuple(filter(None, named.split("|")))
        unknown = [actor for actor in ids if actor not in actors]
        if unknown or not ids:
            raise row.error(f"unknown actor {', '.join(unknown) or text!r}", "list it in its table")
        yield ShortName(text, ids, frozenset(languages.split("|")), tuple(filter(None, needs.split("|"))))
