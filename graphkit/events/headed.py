"""Event tables with a header: ICEWS, POLECAT, and plain CSV of triples. Floor 6.

Which column says what is data (`ontologies/event-tables.toml`) and is told to the user.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping

from graphkit.errors import InputError
from graphkit.events.rows import BadRowError, Event, Party, iso, settings
from graphkit.model import Modality, Polarity

CELL = 1_000_000
"""Characters that one cell may have."""


class Headed:
    r"""A table with a header, tab- or comma-separated.

    Attributes:
        mapping: what a claim needs -> the column that has it.

    Raises:
        InputError: there is no header, or no column for one of the two actors or for what they did.

    >>> table = Headed(["subject,relation,target", "USA,visits,KOR"], "csv", "a.csv")
    >>> table.mapping["object"], next(iter(table)).relation
    ('target', 'visits')
    """

    def __init__(self, lines: Iterable[str], form: str, source: str) -> None:
        self._lines, self.form, self.source = iter(lines), form, source
        csv.field_size_limit(CELL)
        header = next(self._lines, "").removeprefix("\ufeff")
        self._tab = "\t" if "\t" in header else ","
        self._names = next(csv.reader([header], delimiter=self._tab), [])
        self.mapping = _mapping(self._names, form)
        missing = [name for name in ("subject", "object") if name not in self.mapping]
        if missing or not {"relation", "cameo", "type"} & set(self.mapping):
            lacking = " and ".join(missing) or "relation"
            raise InputError(
                f"no column for {lacking}",
                path=source,
                line=1,
                remedy=f"name one of: {_known(form, lacking)}",
            )

    def __iter__(self) -> Iterator[Event | BadRowError]:
        """The rows, and an error in place of each that cannot be read."""
        rows = csv.reader(self._lines, delimiter=self._tab)
        while True:
            try:
                row = next(rows)
                if row:
                    yield self._event(rows.line_num + 1, dict(zip(self._names, row, strict=False)))
            except StopIteration:
                return
            except BadRowError as error:
                yield error.at(rows.line_num + 1)
            except csv.Error as error:
                yield BadRowError(str(error), line=rows.line_num + 1)

    def _event(self, number: int, row: Mapping[str, str]) -> Event:
        said = {name: (row.get(column) or "").strip() for name, column in self.mapping.items()}
        return Event(
            line=number,
            id=said.get("id", ""),
            subject=_party(said, "subject"),
            object=_party(said, "object"),
            cameo=_cameo(said.get("cameo", "")),
            plover=_plover(said),
            relation=said.get("relation", ""),
            date=iso(said.get("date", "")),
            reported=iso(said.get("reported", "")),
            tone=said.get("tone", ""),
            mentions=_count(said.get("mentions", "")),
            publisher=said.get("publisher", ""),
            url=said.get("url", ""),
            quote=said.get("quote", ""),
            polarity=_one_of(said.get("polarity") or "asserted", [p.value for p in Polarity]),
            modality=_one_of(said.get("modality") or "certain", [m.value for m in Modality]),
            speaker=said.get("speaker", ""),
        )


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _mapping(names: list[str], form: str) -> dict[str, str]:
    there = {_plain(name): name for name in reversed(names)}
    wanted = settings()["columns"][form].items()
    found = {
        field: next((there[_plain(n)] for n in known if _plain(n) in there), "") for field, known in wanted
    }
    return {field: column for field, column in found.items() if column}


def _known(form: str, lacking: str) -> str:
    fields = (
        [lacking] if lacking in ("subject", "object") else ["relation", "cameo", "type", "subject", "object"]
    )
    columns = settings()["columns"][form]
    return ", ".join(name for field in fields for name in columns.get(field, ()))


def _party(said: Mapping[str, str], end: str) -> Party:
    name, sectors = said.get(f"{end}-name", ""), said.get(f"{end}-sectors", "")
    words = sectors.casefold()
    official = not sectors or any(w.casefold() in words for w in settings()["official"]["sectors"])
    return Party(said.get(end, "") or name, name, official)


def _cameo(code: str) -> str:
    """A code as text; spreadsheets lose its leading zero ("42" is 042, "841" is 0841 as little as 841)."""
    if code and not code.isdigit():
        raise BadRowError(f"no CAMEO code: {code!r}")
    return f"0{code}" if code and len(code) < 3 else code


def _plover(said: Mapping[str, str]) -> str:
    kind, mode, context = (said.get(name, "") for name in ("type", "mode", "context"))
    first = context.split(";")[0].strip()
    return kind.upper() + (f":{mode}" if mode else "") + (f"/{first}" if first else "")


def _count(text: str) -> int:
    if text and not text.isdigit():
        raise BadRowError(f"no number of mentions: {text!r}")
    return max(1, int(text or 1))


def _one_of(value: str, known: list[str]) -> str:
    if value not in known:
        raise BadRowError(f"{value!r} is none of {' '.join(known)}")
    return value
