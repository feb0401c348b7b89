"""A query in a process of its own, killed at its time limit: the engine has none.

The process gets the place of the store and the query as JSON on its standard input. It writes a result
as SPARQL JSON, triples as N-Triples, or what is wrong with the query, after one line that names which.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Final

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from graphkit.errors import QueryError, StoreError
from graphkit.resources import PACKAGE
from graphkit.store.disk import open_store
from graphkit.store.graph import KnowledgeGraph
from graphkit.vocab import PREFIXES

_TRIPLES: Final = b"triples"
_RESULTS: Final = b"results"
_SYNTAX: Final = b"syntax"


def run_limited(
    kg: KnowledgeGraph, sparql: str, timeout: float
) -> QuerySolutions | QueryBoolean | list[Triple]:
    """What the engine answers within `timeout` seconds, opening the graph included.

    Raises:
        SyntaxError: it is no SPARQL, in the engine's words.
        QueryError: it took longer.
        StoreError: the process failed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        place = kg.folder
        if place is None:
            place = Path(scratch) / "graph.nq"
            serialize(kg.store.quads_for_pattern(None, None, None), str(place), RdfFormat.N_QUADS)
        return _answer(_ask(place, sparql, timeout, kg.source))


def _ask(place: Path, sparql: str, timeout: float, source: str) -> bytes:
    request = json.dumps({"place": str(place), "sparql": sparql}).encode()
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "graphkit.query.limit"],
            input=request,
            capture_output=True,
            timeout=timeout,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"stopped after {timeout:g} seconds", remedy="narrow the query, add LIMIT, or give it more time"
        ) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise StoreError(f"the query failed: {reason or f'exit {done.returncode}'}", path=source)
    return done.stdout


def _answer(output: bytes) -> QuerySolutions | QueryBoolean | list[Triple]:
    kind, _, body = output.partition(b"\n")
    if kind == _TRIPLES:
        quads = parse(body, RdfFormat.N_TRIPLES)
        return [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    if kind == _SYNTAX:
        raise SyntaxError(body.decode())
    return parse_query_results(body, QueryResultsFormat.JSON)


def serve(request: bytes, output: IO[bytes]) -> None:
    """Answers one request; the other end of `run_limited`."""
    asked = json.loads(request)
    place = Path(asked["place"])
    if place.is_dir():
        store = open_store(place)
    else:
        store = Store()
        store.bulk_load(path=str(place), format=RdfFormat.N_QUADS)
    try:
        found = store.query(asked["sparql"], prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        output.write(_SYNTAX + b"\n" + str(error).encode())
        return
    if isinstance(found, QueryTriples):
        output.write(_TRIPLES + b"\n")
        serialize(found, output, RdfFormat.N_TRIPLES)
    else:
        output.write(_RESULTS + b"\n")
        found.serialize(output, QueryResultsFormat.JSON)


if __name__ == "__main__":
    serve(sys.stdin.buffer.read(), sys.stdout.buffer)
