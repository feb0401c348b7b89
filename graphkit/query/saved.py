"""Saved queries: .rq files with a title and typed parameters in their first comments.

    # title: Who supplies arms to whom
    # description: One line for each proposition, with its status.
    # param: actor (actor) -- whose arms
    # param: since (date) = 2022-01-01 -- first day
    # param: until (date) optional -- last day

A parameter's value is bound where the query says `VALUES ?actor { UNDEF }`, as a typed term and never as
text. Without a value the query stands as it is written, so that each file is SPARQL that any other tool
can run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from graphkit.errors import DataError, NotFoundError, QueryError
from graphkit.query.pool import Limits
from graphkit.query.run import Result, run_query
from graphkit.query.tokens import Token, tokens
from graphkit.resources import queries_dir
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.terms import actor_node, date_bounds, day, relation_node

_HEADER: Final = re.compile(r"# *(\w+): *(.*)")
_PARAM: Final = re.compile(
    r"(?P<name>\w+) \((?P<kind>[\w-]+)\)"
    r"(?: = (?P<default>.+?)| (?P<optional>optional))?(?: +-- +(?P<help>.+))?"
)


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a saved query.

    Attributes:
        kind: one of `KINDS`.
        default: its value when none is given; "" without one.
        required: whether a value must be given.
        help: what it is, for people.
    """

    name: str
    kind: str
    default: str
    required: bool
    help: str

    def __str__(self) -> str:
        state = "required" if self.required else f"default {self.default}" if self.default else "optional"
        return f"--{self.name} {self.kind.upper()}  {self.help} ({state})".replace("   (", "  (")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with a name, that of its file without `.rq`."""

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    text: str
    path: Path

    def lines(self) -> Iterator[str]:
        """Name, title and parameters, for a list."""
        yield f"{self.name}: {self.title}"
        yield from (f"    {param}" for param in self.params)


def saved_queries(folder: Path | None = None) -> dict[str, SavedQuery]:
    """Name -> saved query, sorted by name; of the shipped ones without a folder.

    Raises:
        DataError: a header is wrong, with file and line.
    """
    files = sorted((folder or queries_dir()).glob("*.rq"))
    return {path.stem: _read(path) for path in files}


def saved_query(name: str, folder: Path | None = None) -> SavedQuery:
    """The saved query of this name.

    Raises:
        NotFoundError: there is none; the message lists the nearest names.
        DataError: its header is wrong, with file and line.
    """
    files = {path.stem: path for path in (folder or queries_dir()).glob("*.rq")}
    if name not in files:
        raise NotFoundError.among("saved query", name, files)
    return _read(files[name])


def ask(
    kg: KnowledgeGraph,
    query: SavedQuery,
    values: Mapping[str, str],
    *,
    timeout: float | None = None,
    limits: Limits | None = None,
) -> Result:
    """The result of a saved query with the values of its parameters, as people write them.

    Raises:
        NotFoundError: a parameter, or an actor or relation that is the value of one, does not exist.
        QueryError: a value is missing or wrong, or the query failed (see `run_query`).
    """
    return run_query(kg, bind(kg, query, values), timeout=timeout, limits=limits, path=query.path)


def bind(kg: KnowledgeGraph, query: SavedQuery, values: Mapping[str, str]) -> str:
    """The SPARQL of a saved query with its parameters bound; its lines stay where they are.

    Raises:
        NotFoundError, QueryError: see `ask`.
    """
    names = [param.name for param in query.params]
    for name in values:
        if name not in names:
            raise NotFoundError.among(f"parameter of {query.name}", name, names)
    terms: dict[str, NamedNode | Literal] = {}
    for param in query.params:
        value = values.get(param.name, param.default)
        if value:
            terms[param.name] = _term(kg, param, value)
        elif param.required:
            raise QueryError(f"{query.name} needs a value for {param.name}", remedy=f"give {param}")
    text = query.text
    for name, place in reversed(list(_places(text))):
        if name in terms:
            text = text[: place.start] + str(terms[name]) + text[place.end :]
    return text


def _term(kg: KnowledgeGraph, param: Param, value: str) -> NamedNode | Literal:
    try:
        return KINDS[param.kind](kg, value)
    except ValueError as error:
        raise QueryError(f"{param.name} cannot be {value!r}", remedy=str(error)) from error


def _actor(kg: KnowledgeGraph, value: str) -> NamedNode:
    return actor_node(kg.actor(value).id)


def _relation(kg: KnowledgeGraph, value: str) -> NamedNode:
    return relation_node(kg.relation(value))


def _date(kg: KnowledgeGraph, value: str) -> Literal:
    if date_bounds(value)[0] != value:
        raise ValueError("write a day such as 2023-11-08")
    return day(value)


def _month(kg: KnowledgeGraph, value: str) -> Literal:
    if not re.fullmatch(r"\d{4}-\d\d", value):
        raise ValueError("write a month such as 2023-11")
    date_bounds(value)
    return Literal(value)


def _string(kg: KnowledgeGraph, value: str) -> Literal:
    return Literal(value)


def _integer(kg: KnowledgeGraph, value: str) -> Literal:
    if not re.fullmatch(r"[+-]?\d{1,18}", value):
        raise ValueError("write a whole number such as 3")
    return Literal(int(value))


KINDS: Final[dict[str, Callable[[KnowledgeGraph, str], NamedNode | Literal]]] = {
    "actor": _actor,
    "relation": _relation,
    "date": _date,
    "month": _month,
    "string": _string,
    "integer": _integer,
}
"""Kind of a parameter -> what makes a term of a value."""


def _read(path: Path) -> SavedQuery:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", path=path) from error
    titles: dict[str, str] = {}
    params: list[Param] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _HEADER.fullmatch(line.strip())
        if not line.startswith("#"):
            break
        if found is None or found[1] not in ("title", "description", "param"):
            raise DataError("no header", path=path, line=number, remedy="write # title: ... or # param: ...")
        if found[1] == "param":
            params.append(_param(found[2], path, number))
        else:
            titles[found[1]] = found[2]
    if not titles.get("title") or not titles.get("description"):
        raise DataError("no title or description", path=path, line=1, remedy="begin with # title: ...")
    query = SavedQuery(path.stem, titles["title"], titles["description"], tuple(params), text, path)
    _check_places(query)
    return query


def _param(text: str, path: Path, line: int) -> Param:
    found = _PARAM.fullmatch(text.strip())
    if found is None:
        raise DataError("no parameter", path=path, line=line, remedy="write # param: actor (actor) -- who")
    if found["kind"] not in KINDS:
        known = " ".join(KINDS)
        raise DataError(f"no kind {found['kind']!r}", path=path, line=line, remedy=f"choose one of {known}")
    default, is_required = found["default"] or "", not found["default"] and not found["optional"]
    return Param(found["name"], found["kind"], default, is_required, found["help"] or "")


def _check_places(query: SavedQuery) -> None:
    bound = {name for name, _ in _places(query.text)}
    for param in query.params:
        if param.name not in bound:
            raise DataError(
                f"parameter {param.name} is not used",
                path=query.path,
                remedy=f"write VALUES ?{param.name} {{ UNDEF }} where it belongs",
            )


def _places(text: str) -> Iterator[tuple[str, Token]]:
    # VALUES ?name { UNDEF }
    found = list(tokens(text))
    for values, name, brace, place, end in zip(*(found[i:] for i in range(5)), strict=False):
        words = (values.text.upper(), brace.text, place.text.upper(), end.text)
        if words == ("VALUES", "{", "UNDEF", "}") and name.kind == "variable":
            yield name.text[1:], place
