"""SPARQL 1.1 Protocol: a query in, its answer in a format that the client takes.

An answer is complete before its first byte is sent, so that a limit is a status code and never a broken
body, and so that a slow reader keeps no query process busy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from graphkit.errors import LimitError
from graphkit.query.pool import Graphs, QueryPool, Stream
from graphkit.serve.negotiate import chosen

RESULTS: Final = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media type -> format of rows and of yes or no, the default first."""

TRIPLES: Final = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/xml": "xml",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
}
"""Media type -> format of triples, the default first."""

LONGEST: Final = 1 << 20
"""Bytes of a request's body."""

LARGEST: Final = 256 << 20
"""Bytes of an answer."""

_IN_MEMORY: Final = 1 << 20
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs it is about, None for those that it names itself."""

    query: str
    graphs: Graphs | None = None


async def asked(request: Request) -> Asked | None:
    """What a request asks; None when a GET asks nothing.

    Raises:
        HTTPException: it is no request of the protocol, or an update.
    """
    parameters = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return _asked(parameters) if parameters else None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return _asked([*parameters, *parse_qsl(await _body(request), keep_blank_values=True)])
    if kind == "application/sparql-query":
        return _asked([*parameters, ("query", await _body(request))])
    if kind == "application/sparql-update":
        raise HTTPException(403, "this endpoint is read-only")
    raise HTTPException(415, "send application/x-www-form-urlencoded or application/sparql-query")


def _asked(parameters: list[tuple[str, str]]) -> Asked:
    given = {name: tuple(v for n, v in parameters if n == name) for name, _ in parameters}
    if "update" in given:
        raise HTTPException(403, "this endpoint is read-only")
    if len(given.get("query", ())) != 1:
        raise HTTPException(400, "give one parameter named query")
    graphs = Graphs(given.get("default-graph-uri", ()), given.get("named-graph-uri", ()))
    return Asked(given["query"][0], None if graphs == Graphs() else graphs)


async def _body(request: Request) -> str:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LONGEST:
            raise HTTPException(413, f"a query may have {LONGEST} bytes")
        parts.append(part)
    try:
        return b"".join(parts).decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8") from error


def answer(pool: QueryPool, question: Asked, accept: str) -> Response:
    """The answer to a query, whole, in a format of an Accept header.

    Raises:
        QueryError: the query is wrong or refused, or ran into a limit.
        HTTPException: the client takes no format that its sort of answer has.
    """
    rows, triples = chosen(accept, list(RESULTS)), chosen(accept, list(TRIPLES))
    stream = pool.run(
        question.query,
        results=RESULTS[rows] if rows else "json",
        triples=TRIPLES[triples] if triples else "ttl",
        graphs=question.graphs,
    )
    offered: Mapping[str, str] = TRIPLES if stream.kind == "triples" else RESULTS
    media = triples if stream.kind == "triples" else rows
    if media is None:
        stream.close()
        raise HTTPException(406, f"take one of {', '.join(offered)}")
    body = _whole(stream)
    headers = {"vary": "accept"}
    if stream.is_cut:
        headers["x-sparql-maxrows"] = str(stream.rows)
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return StreamingResponse(_chunks(body), media_type=media + charset, headers=headers)


def _whole(stream: Stream) -> IO[bytes]:
    body: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by `_chunks`
    for chunk in stream:
        body.write(chunk)
        if body.tell() > LARGEST:
            raise LimitError(f"the answer is larger than {LARGEST >> 20} megabytes", remedy="add LIMIT")
    body.seek(0)
    return body


def _chunks(body: IO[bytes]) -> Iterator[bytes]:
    with body:
        while chunk := body.read(_CHUNK):
            yield chunk
