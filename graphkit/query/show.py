"""Results of queries as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, Final
from unicodedata import east_asian_width

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, serialize

from graphkit.errors import QueryError
from graphkit.query.run import Answer, Result, Table, Triples, Value
from graphkit.store.terms import prefixed
from graphkit.vocab import PREFIXES

_GAP: Final = "  "
_NARROWEST: Final = 8


def write_result(result: Result, form: str | None, out: BinaryIO, *, width: int | None = None) -> None:
    """Writes a result in one of `RESULT_FORMATS`; None stands for ttl when it is triples, else table.

    `width` is that of the terminal: wider tables have their widest columns cut; None cuts nothing.

    Raises:
        QueryError: the format does not exist, or cannot hold this sort of result.
    """
    form = form or ("ttl" if isinstance(result, Triples) else "table")
    if form not in RESULT_FORMATS:
        raise QueryError(f"no format {form!r}", remedy=f"choose one of {' '.join(RESULT_FORMATS)}")
    RESULT_FORMATS[form](result, out, width)


def short(value: Value) -> str:
    r"""A term as people read it: prefixed names, plain texts on one line, "" for nothing.

    >>> short(NamedNode("https://w3id.org/graphkit/actor/PRK")), short(Literal("a\n b"))
    ('actor:PRK', 'a b')
    """
    if isinstance(value, NamedNode):
        return prefixed(value.value)
    if isinstance(value, Literal):
        return " ".join(value.value.split())
    return "" if value is None else str(value)


def _write_table(result: Result, out: BinaryIO, width: int | None) -> None:
    if isinstance(result, Answer):
        out.write(b"true\n" if result.value else b"false\n")
        return
    if isinstance(result, Table):
        header: Sequence[str] = result.variables
        rows = [[short(value) for value in row] for row in result]
    else:
        header = ("subject", "predicate", "object")
        rows = [[short(t.subject), short(t.predicate), short(t.object)] for t in result]
    for line in aligned([header, *rows], width):
        out.write(f"{line}\n".encode())


def aligned(rows: Sequence[Sequence[str]], width: int | None = None) -> Iterable[str]:
    r"""Rows of text as lines with aligned columns, a rule under the first.

    >>> print(*aligned([["who", "whom"], ["actor:PRK", "RUS"]]), sep="\n")
    who        whom
    ---------  ----
    actor:PRK  RUS
    """
    columns = list(zip(*rows, strict=True))
    widths = _fitted([max(map(_cells, column)) for column in columns], width)
    for number, row in enumerate(rows):
        line = _GAP.join(_padded(cell, size) for cell, size in zip(row, widths, strict=True))
        yield line.rstrip()
        if number == 0:
            yield _GAP.join("-" * size for size in widths)


def _fitted(widths: list[int], total: int | None) -> list[int]:
    while total is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > total:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _padded(text: str, size: int) -> str:
    if _cells(text) > size:
        while text and _cells(text) > size - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (size - _cells(text))


def _cells(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _write_as(form: QueryResultsFormat) -> Callable[[Result, BinaryIO, int | None], None]:
    def write(result: Result, out: BinaryIO, width: int | None) -> None:
        if isinstance(result, Triples):
            raise QueryError("triples have no such format", remedy="print them with -t ttl or -t table")
        if isinstance(result, Answer):
            word = "true" if result.value else "false"
            text = f'{{"head":{{}},"boolean":{word}}}' if form == _JSON else word
            out.write(f"{text}\n".encode())
            return
        result.solutions.serialize(out, form)
        if form == _JSON:
            out.write(b"\n")

    return write


def _write_turtle(result: Result, out: BinaryIO, width: int | None) -> None:
    if not isinstance(result, Triples):
        raise QueryError("only CONSTRUCT and DESCRIBE give triples", remedy="print this with -t table")
    serialize(sorted(result, key=str), out, RdfFormat.TURTLE, prefixes=PREFIXES)


_JSON: Final = QueryResultsFormat.JSON

RESULT_FORMATS: Final[dict[str, Callable[[Result, BinaryIO, int | None], None]]] = {
    "table": _write_table,
    "csv": _write_as(QueryResultsFormat.CSV),
    "tsv": _write_as(QueryResultsFormat.TSV),
    "json": _write_as(QueryResultsFormat.JSON),
    "ttl": _write_turtle,
}
"""Name -> writer; csv and tsv are SPARQL 1.1's, json is SPARQL Results JSON."""
