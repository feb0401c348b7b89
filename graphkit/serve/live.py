"""The data of the interactive view, as the graph is now, in parts."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock
from typing import Any, Final
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from graphkit.errors import QueryError
from graphkit.lasting import first_day, last_day
from graphkit.model import Status
from graphkit.ontology import FAMILIES
from graphkit.reportcard import load_card
from graphkit.serve.site import Snapshot
from graphkit.serve.visit import Visit
from graphkit.view.data import view_data
from graphkit.view.page import page_data, shell, shell_policy
from graphkit.view.select import Selection

CLAIMS_A_PART: Final = 5000
_KEPT: Final = 4


def parts(data: dict[str, Any], size: int = CLAIMS_A_PART) -> Iterator[dict[str, Any]]:
    """A `page_data` cut into parts of `size` claims; all but claims and quotes is in the first.

    Quotes are numbered in the order in which claims use them, so that each part brings its own.

    >>> columns = {"id": ["a", "b"], "quote": [0, 1], "marks": list(range(20))}
    >>> cut = list(parts({"nodes": [], "edges": [], "model": {"quotes": ["x", "y"], "claims": columns}}, 1))
    >>> [part["model"]["quotes"] for part in cut], cut[1]["model"]["claims"]["id"]
    ([['x'], ['y']], ['b'])
    """
    model, columns = data["model"], data["model"]["claims"]
    total = len(columns["id"])
    told = 0
    for start in range(0, max(total, 1), size):
        end = min(start + size, total)
        known = max((told, *(number + 1 for number in columns["quote"][start:end])))
        part = {
            "quotes": model["quotes"][told:known],
            "claims": {name: _cut(column, start, end, total) for name, column in columns.items()},
        }
        told = known
        yield {**data, "model": {**model, **part}} if start == 0 else {"model": part}


def _cut(column: list[Any], start: int, end: int, total: int) -> list[Any]:
    # Some columns have several cells for each claim.
    width = len(column) // total if total else 0
    return column[start * width : end * width]


class Views:
    """The parts of the views asked for last, made once for each state of the graph."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: OrderedDict[tuple[int, Selection], list[bytes]] = OrderedDict()

    def part(self, now: Snapshot, selection: Selection, number: int, address: str) -> bytes:
        """A part as JSON, counted from 1; each but the last names the address of the next.

        Raises:
            NotFoundError: the selection names what is not there.
            HTTPException: there is no such part.
        """
        with self._lock:
            key = (now.version, selection)
            if key not in self._made:
                self._made[key] = _encoded(now, selection, address)
            self._made.move_to_end(key)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            made = self._made[key]
        if number > len(made):
            raise HTTPException(404, f"there are {len(made)} parts")
        return made[number - 1]


def _encoded(now: Snapshot, selection: Selection, address: str) -> list[bytes]:
    kg = now.kg
    data = page_data(
        view_data(
            kg.propositions(),
            kg.claims(),
            now.actors.values(),
            kg.documents(),
            now.ontology,
            selection=selection,
        ),
        load_card(),
    )
    cut = list(parts(data))
    for number, part in enumerate(cut, 1):
        part["next"] = f"{address}&part={number + 1}" if number < len(cut) else ""
    return [
        json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") for part in cut
    ]


def show_view(visit: Visit) -> Response:
    """The interactive view, which fetches its data from `send_data`."""
    chosen = [(name, value) for name, value in visit.request.query_params.multi_items() if name in _FILTERS]
    source = f"/data/graph.json?{urlencode(chosen)}"
    headers = {"content-security-policy": f"{shell_policy()}; frame-ancestors 'none'"}
    return HTMLResponse(shell(visit.words("site.title"), source), headers=headers)


def send_data(visit: Visit) -> Response:
    """One part of the data of a view.

    Raises:
        QueryError, NotFoundError: a filter is wrong, or names what is not there.
        HTTPException: the graph has changed since the first part.
    """
    asked = visit.request.query_params
    version = asked.get("version", "")
    if version and version != str(visit.now.version):
        raise HTTPException(410, "the graph has changed; begin with the first part")
    chosen = [(name, value) for name, value in asked.multi_items() if name in _FILTERS]
    address = f"/data/graph.json?{urlencode([*chosen, ('version', visit.now.version)])}"
    views: Views = visit.request.app.state.views
    body = views.part(visit.now, selected(asked, visit.now), visit.number("part"), address)
    return Response(body, media_type="application/json")


_FILTERS: Final = ("focus", "depth", "pair", "from", "until", "relation", "family", "status", "language")


def selected(asked: QueryParams, now: Snapshot) -> Selection:
    """What the filters of an address leave, named as those of `graphkit view`.

    Raises:
        NotFoundError: an actor is not there.
        QueryError: a filter has a value that it cannot have.
    """
    pair = tuple(now.kg.actor(name).polity for name in asked.get("pair", "").split(",") if name)
    depth = asked.get("depth", "1")
    if depth not in ("1", "2", "3") or len(pair) not in (0, 2):
        raise QueryError("depth is 1, 2 or 3 and pair has two actors", remedy="write pair=PRK,RUS")
    try:
        statuses = frozenset(Status(value) for value in asked.getlist("status"))
    except ValueError as error:
        raise QueryError(str(error), remedy=f"choose one of {' '.join(Status)}") from error
    families = frozenset(asked.getlist("family"))
    if not families <= set(FAMILIES):
        raise QueryError("there is no such family", remedy=f"choose of {' '.join(FAMILIES)}")
    start, end = asked.get("from", ""), asked.get("until", "")
    return Selection(
        focus=now.kg.actor(asked["focus"]).polity if asked.get("focus") else "",
        depth=int(depth),
        pair=(pair[0], pair[1]) if pair else None,
        start=first_day(start) if start else "",
        end=last_day(end) if end else "",
        relations=frozenset(asked.getlist("relation")),
        families=families,
        statuses=statuses,
        languages=frozenset(asked.getlist("language")),
    )
