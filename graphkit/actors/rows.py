"""Rows of a CSV table with fixed columns; every complaint names file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graphkit.errors import DataError


class Row(NamedTuple):
    """One line of a table; `line` counts from 1, the header included."""

    path: Path
    line: int
    cells: list[str]

    def error(self, message: str, remedy: str = "") -> DataError:
        """The error for this row.

        >>> print(Row(Path("states.csv"), 7, []).error("no capital", "add one"))
        states.csv:7: no capital; add one
        """
        return DataError(message, path=self.path, line=self.line, remedy=remedy)


def read_rows(path: Path, columns: str) -> Iterator[Row]:
    r"""The rows of a UTF-8 table below its header, which must be exactly `columns` (joined by commas).

    Raises:
        DataError: the file cannot be read, its header differs, or a row has too many or few cells.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.csv"
    ...     _ = path.write_text("text,actor\nKorut,PRK\n", encoding="utf-8")
    ...     [(row.line, row.cells) for row in read_rows(path, "text,actor")]
    [(2, ['Korut', 'PRK'])]
    """
    width = columns.count(",") + 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = ",".join(next(reader, []))
            if header != columns:
                raise Row(path, 1, []).error(f"the columns are {header}", f"use {columns}")
            for cells in reader:
                if len(cells) != width:
                    raise Row(path, reader.line_num, cells).error(f"{len(cells)} cells for {width} columns")
                yield Row(path, reader.line_num, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"cannot be read: {error}", path=path, remedy="restore the table") from error
