"""The process that answers queries for a `pool.QueryPool`; nothing it does outlives a kill.

It gets the place of a store as its argument and requests as lines of JSON on its standard input; `frames`
says how it answers on its standard output.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

from graphkit.files import pulled
from graphkit.query.frames import DATA, DONE, HEAD, MEMORY, RESULTS, SYNTAX, TRIPLES, send
from graphkit.store.disk import open_store
from graphkit.vocab import PREFIXES

PAGE: Final = resource.getpagesize()


def main(place: Path, requests: BinaryIO, out: BinaryIO) -> None:
    """Answers until there are no more requests, or until memory runs out."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    store = _opened(place)
    for line in requests:
        request = json.loads(line)
        _bound(request["seconds"], request["megabytes"])
        try:
            _answer(store, request, out)
        except MemoryError:
            send(out, MEMORY, b"")
            return


def _opened(place: Path) -> Store:
    if place.is_dir():
        return open_store(place)
    store = Store()
    store.bulk_load(path=str(place), format=RdfFormat.N_QUADS)
    return store


def _bound(seconds: float, megabytes: int) -> None:
    # What the open store holds is not the query's. The CPU limit is for a worker whose pool was killed.
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * PAGE
    _limit(resource.RLIMIT_DATA, held + (megabytes << 20))
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _limit(resource.RLIMIT_CPU, int(used + 2 * seconds) + 2)


def _limit(which: int, amount: int) -> None:
    _, most = resource.getrlimit(which)
    resource.setrlimit(which, (amount if most == resource.RLIM_INFINITY else min(amount, most), most))


def _answer(store: Store, request: dict[str, Any], out: BinaryIO) -> None:
    try:
        found = store.query(request["sparql"], prefixes=PREFIXES, **_dataset(request))
    except SyntaxError as error:
        send(out, SYNTAX, str(error).encode())
        return
    count = _Count(request["rows"])
    sink = io.BufferedWriter(_Frames(out), 1 << 16)
    if isinstance(found, QueryTriples):
        send(out, HEAD, b"triples")
        form = TRIPLES[request["triples"]]
        serialize(count.cut(found), sink, form, prefixes=PREFIXES)
    else:
        send(out, HEAD, b"results")
        _serialize(found, count, sink, RESULTS[request["results"]])
    sink.flush()
    sink.detach()
    send(out, DONE, json.dumps([count.seen, count.is_cut]).encode())


def _dataset(request: dict[str, Any]) -> dict[str, Any]:
    graphs = request["graphs"]
    if graphs is None:
        return {"use_default_graph_as_union": request["is_union"]}
    return {
        "default_graph": [NamedNode(name) for name in graphs["default"]],
        "named_graphs": [NamedNode(name) for name in graphs["named"]],
    }


def _serialize(
    found: QuerySolutions | QueryBoolean, count: _Count, sink: BinaryIO, form: QueryResultsFormat
) -> None:
    if isinstance(found, QuerySolutions) and count.most:
        # The engine serialises a whole result or nothing, so the first rows become one.
        found = parse_query_results(pulled(_lines(found, count)), QueryResultsFormat.TSV)
    found.serialize(sink, form)


def _lines(found: QuerySolutions, count: _Count) -> Iterator[bytes]:
    yield _line("\t".join(map(str, found.variables)))
    for row in count.cut(found):
        yield _line("\t".join("" if term is None else str(term) for term in row))


def _line(text: str) -> bytes:
    return f"{text}\n".encode()


@dataclass(slots=True)
class _Count:
    """Lets so many rows pass; 0 for all."""

    most: int
    seen: int = field(default=0, init=False)
    is_cut: bool = field(default=False, init=False)

    def cut(self, rows: Any) -> Iterator[Any]:
        for row in islice(rows, self.most) if self.most else rows:
            self.seen += 1
            yield row
        self.is_cut = bool(self.most) and next(rows, None) is not None


class _Frames(io.RawIOBase):
    """Sends what is written to it as data."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        send(self._out, DATA, bytes(data))
        return len(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
