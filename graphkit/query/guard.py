"""What a query may not do, and what is wrong with one that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from graphkit.errors import QueryError
from graphkit.query.tokens import Token, tokens
from graphkit.vocab import BASE, PREFIXES

_LONGEST: Final = 5000
"""Brackets and signs of a query. Each may nest, and far deeper nesting overflows the engine's stack, which
ends the process."""

_QUERIES: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_ONLY_HERE: Final = "ask only what is in this graph"
_ELSEWHERE: Final = "open the file as a graph of its own: graphkit query FILE"
_UPDATES: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


def refuse_forbidden(sparql: str, path: str | Path | None = None, *, allowed: Collection[str] = ()) -> None:
    """Refuses a query that would change the graph or fetch something: engines would do so.

    The addresses in `allowed`, and our own graphs, may be named in SERVICE and FROM.

    Raises:
        QueryError: it is an update, names another address in SERVICE or FROM, or is far too long.

    >>> refuse_forbidden("SELECT * { ?s ?p 'SERVICE' } # LOAD")
    >>> refuse_forbidden("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", allowed=["http://a/"])
    >>> refuse_forbidden("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    graphkit.errors.QueryError: line 1, column 12: SERVICE is refused; ask only what is in this graph
    """
    found = list(tokens(sparql))
    if sum(token.kind == "other" for token in found) > _LONGEST:
        raise QueryError(
            f"more than {_LONGEST} brackets and signs", path=path, remedy="ask in several queries"
        )
    first = next((token for token in _body(found)), None)
    if first is not None and _command(first) in _UPDATES:
        raise _refused(sparql, first, path, "a graph is changed by building it: graphkit build")
    prefixes = PREFIXES | _declared(found)
    for token, place in _fetches(found):
        address = _address(place, prefixes) if place is not None else ""
        is_graph = _command(token) == "FROM" and not _is_outside(place, address)
        if address not in allowed and not is_graph:
            raise _refused(sparql, token, path, _ELSEWHERE if _command(token) == "FROM" else _ONLY_HERE)


def names_graphs(sparql: str) -> bool:
    """Whether a query says in FROM which graphs it is about; of any other it is the union of all.

    >>> names_graphs("SELECT * FROM graph:actors { ?s ?p ?o }"), names_graphs("ASK { ?s ?p 'FROM' }")
    (True, False)
    """
    return any(_command(token) == "FROM" for token in tokens(sparql))


def syntax_error(sparql: str, error: SyntaxError, path: str | Path | None = None) -> QueryError:
    """The engine's complaint with the user's own line and column, in one line."""
    place = re.match(r"error at (\d+):(\d+): ", str(error))
    if place is None:
        return QueryError(str(error), path=path)
    line, column = int(place[1]), _characters(sparql, int(place[1]), int(place[2]))
    near = _near(sparql, line, column)
    first = next(iter(_body(list(tokens(sparql)))), None)
    if first is None or _command(first) not in _QUERIES:
        line, column = _position(sparql, first.start if first else len(sparql))
        message, remedy = "this begins no query", f"begin with {', '.join(_QUERIES)} or PREFIX"
    elif "Prefix not found" in str(error):
        known = " ".join(f"{name}:" for name in PREFIXES)
        message, remedy = f"unknown prefix in {near}", f"declare it with PREFIX; bound already are {known}"
    elif "variable that is unbound" in str(error):
        message = "SELECT has a variable that the pattern or GROUP BY does not give"
        remedy = "name it in GROUP BY, or wrap it in an aggregate such as COUNT"
    else:
        message, remedy = f"no SPARQL near {near}", "look for a missing brace, dot, quote or variable there"
    return _placed(message, line, column, path, remedy)


def _body(found: Sequence[Token]) -> Sequence[Token]:
    # The prologue: PREFIX a: <...> and BASE <...>, in any number.
    start = 0
    while start < len(found) and _command(found[start]) in ("PREFIX", "BASE"):
        start += 3 if _command(found[start]) == "PREFIX" else 2
    return found[start:]


def _declared(found: Sequence[Token]) -> dict[str, str]:
    # PREFIX a: <...>
    triples = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text[:-1]: place.text[1:-1]
        for word, name, place in triples
        if _command(word) == "PREFIX" and place.kind == "iri"
    }


def _fetches(found: Sequence[Token]) -> Iterator[tuple[Token, Token | None]]:
    # Each word that makes an engine fetch, with what it would fetch.
    for index, token in enumerate(found):
        if _command(token) in ("SERVICE", "LOAD", "FROM"):
            after = (place for place in found[index + 1 :] if _command(place) not in ("SILENT", "NAMED"))
            yield token, next(after, None)


def _address(place: Token, prefixes: Mapping[str, str]) -> str:
    # "" where it is only known when the query runs.
    if place.kind == "iri":
        return place.text[1:-1]
    name, _, local = place.text.partition(":")
    return prefixes[name] + local if place.kind == "name" and name in prefixes else ""


def _is_outside(place: Token | None, address: str) -> bool:
    # A graph's name is no fetch for Oxigraph, but is one for other engines.
    return place is not None and place.kind in ("iri", "name") and not address.startswith(BASE)


def _command(token: Token) -> str:
    return token.text.upper() if token.kind == "word" else ""


def _refused(sparql: str, token: Token, path: str | Path | None, remedy: str) -> QueryError:
    return _placed(f"{_command(token)} is refused", *_position(sparql, token.start), path, remedy)


def _placed(message: str, line: int, column: int, path: str | Path | None, remedy: str) -> QueryError:
    if path is None:
        return QueryError(f"line {line}, column {column}: {message}", remedy=remedy)
    return QueryError(f"column {column}: {message}", path=path, line=line, remedy=remedy)


def _position(sparql: str, start: int) -> tuple[int, int]:
    return sparql.count("\n", 0, start) + 1, start - sparql.rfind("\n", 0, start)


def _characters(sparql: str, line: int, column: int) -> int:
    # The engine counts bytes of UTF-8.
    lines = sparql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return len(text.encode()[: column - 1].decode(errors="ignore")) + 1


def _near(sparql: str, line: int, column: int) -> str:
    start = sum(len(text) + 1 for text in sparql.split("\n")[: line - 1]) + column - 1
    touching = [token for token in tokens(sparql) if token.start <= start]
    if not touching or start >= len(sparql.rstrip()):
        return "the end"
    return repr(touching[-1].text[:40])
