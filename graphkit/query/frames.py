"""How a query process and its pool talk: frames of a letter, the length of the body, and the body.

Each answer is one frame of `HEAD` with the sort of answer, any number of `DATA`, and one of `DONE`; or one
of `SYNTAX` or `MEMORY` instead of what is missing.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from pyoxigraph import QueryResultsFormat, RdfFormat

HEAD, DATA, DONE, SYNTAX, MEMORY = b"H", b"D", b"E", b"S", b"M"

_HEADER: Final = struct.Struct(">cI")

RESULTS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
"""Name -> format of rows and of yes or no."""

TRIPLES: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "xml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
"""Name -> format of triples."""


def send(out: BinaryIO, kind: bytes, body: bytes) -> None:
    """Writes one frame at once."""
    out.write(_HEADER.pack(kind, len(body)) + body)
    out.flush()


def receive(source: BinaryIO) -> tuple[bytes, bytes]:
    """Letter and body of the next frame, both empty where the source ends before the frame does.

    >>> import io
    >>> pipe = io.BytesIO()
    >>> send(pipe, HEAD, b"results")
    >>> _ = pipe.seek(0)
    >>> receive(pipe), receive(pipe)
    ((b'H', b'results'), (b'', b''))
    """
    header = source.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return b"", b""
    kind, length = _HEADER.unpack(header)
    body = source.read(length)
    return (kind, body) if len(body) == length else (b"", b"")
