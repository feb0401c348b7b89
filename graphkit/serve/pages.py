"""The pages that are about no single thing: the entrance, lists, search, saved queries, the editor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)
from starlette.responses import HTMLResponse, Response

from graphkit.actors import load_gazetteer
from graphkit.dossier.data import dossier
from graphkit.dossier.words import Words as DossierWords
from graphkit.dossier.write import html
from graphkit.dossier.write import policy as dossier_policy
from graphkit.errors import GraphkitError, LimitError, QueryError
from graphkit.model import Status
from graphkit.query.pool import QueryPool
from graphkit.query.saved import SavedQuery, bind, saved_queries, saved_query
from graphkit.query.show import short
from graphkit.serve.guard import policy
from graphkit.serve.protocol import RESULTS, Asked, answer
from graphkit.serve.things import CLAIMS_A_PAGE, Part, lines
from graphkit.serve.visit import Visit, local_address
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.rows import select
from graphkit.store.terms import node_id
from graphkit.vocab import PREFIXES

ACTORS_A_PAGE: Final = 60
DOCUMENTS_A_PAGE: Final = 40

_COUNTS: Final = {
    "documents": """SELECT ?key (COUNT(?x) AS ?n)
        { ?x a gk:Document . OPTIONAL { ?x dcterms:language ?key } } GROUP BY ?key""",
    "claims": "SELECT ?key (COUNT(?x) AS ?n) { ?x a gk:Claim ; gk:polarity ?key } GROUP BY ?key",
    "status": "SELECT ?key (COUNT(?x) AS ?n) { ?x a gk:Proposition ; gk:status ?key } GROUP BY ?key",
}
_BUSIEST: Final = """
SELECT ?actor (COUNT(DISTINCT ?claim) AS ?n)
{ ?claim gk:subjectPolity|gk:objectPolity ?actor } GROUP BY ?actor ORDER BY DESC(?n) ?actor
"""
_CONTESTED: Final = """
SELECT ?p ?subject ?relation ?object (?yes + ?no AS ?n) {
    ?p gk:status "contested" ; gk:subject ?subject ; gk:relation ?relation ;
        gk:affirmations ?yes ; gk:denials ?no .
    OPTIONAL { ?p gk:object ?object }
} ORDER BY DESC(?n) ?p LIMIT 12
"""
_DOCUMENTS: Final = """
SELECT ?document ?title ?publisher ?day (COUNT(?claim) AS ?n) {
    ?document a gk:Document .
    OPTIONAL { ?document dcterms:title ?title } OPTIONAL { ?document dcterms:publisher ?publisher }
    OPTIONAL { ?document dcterms:issued ?day } OPTIONAL { ?claim gk:document ?document }
} GROUP BY ?document ?title ?publisher ?day ORDER BY DESC(?day) ?document
"""
_QUOTES: Final = """
SELECT ?claim { ?claim a gk:Claim ; gk:quote ?quote . OPTIONAL { ?claim gk:reportedOn ?day }
FILTER(CONTAINS(LCASE(?quote), LCASE(%s))) } ORDER BY DESC(?day) ?claim LIMIT %d
"""
_FOUND: Final = 30
_RESIZER: Final = "sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk="
"""The one style sheet that the editor makes itself, for the grips between columns."""


def show_home(visit: Visit) -> Response:
    """What is in the graph, and where to go from here."""
    kg = visit.now.kg
    counts = {name: _counted(kg, sparql) for name, sparql in _COUNTS.items()}
    contested = [
        (
            node_id(row["p"]),
            node_id(row["subject"]),
            node_id(row["relation"]),
            _id(row["object"]),
            int(row["n"].value),
        )
        for row in select(kg.store, _CONTESTED)
    ]
    statuses = [(status, counts["status"].get(status, 0)) for status in Status]
    return visit.page(
        "home.html", counts=counts, statuses=statuses, contested=contested, busiest=_busiest(kg)[:12]
    )


def show_actors(visit: Visit) -> Response:
    """All actors that claims name as parties, those with most claims first."""
    found = _busiest(visit.now.kg)
    part = Part.of(visit.number("page"), ACTORS_A_PAGE, len(found))
    return visit.page("actors.html", actors=found[part.slice(ACTORS_A_PAGE)], part=part)


def show_documents(visit: Visit) -> Response:
    """All documents, the newest first."""
    rows = list(select(visit.now.kg.store, _DOCUMENTS))
    part = Part.of(visit.number("page"), DOCUMENTS_A_PAGE, len(rows))
    documents = [
        {name: _id(row[name]) if name == "document" else _text(row[name]) for name in _COLUMNS}
        for row in rows[part.slice(DOCUMENTS_A_PAGE)]
    ]
    return visit.page("documents.html", documents=documents, part=part)


_COLUMNS: Final = ("document", "title", "publisher", "day", "n")


def show_search(visit: Visit) -> Response:
    """Actors and relations by name, claims by the words of their sentence.

    Raises:
        QueryError: the search ran into a limit.
    """
    wanted = visit.parameter("q")
    relations = [
        relation
        for relation in visit.now.ontology.relations.values()
        if wanted
        and any(wanted.casefold() in text.casefold() for text in (relation.slug, *relation.labels.values()))
    ]
    return visit.page(
        "search.html",
        wanted=wanted,
        actors=found_actors(wanted, visit.now.names)[:_FOUND],
        relations=relations[:_FOUND],
        lines=_quoting(visit, wanted) if wanted else [],
        most=CLAIMS_A_PAGE,
    )


def found_actors(wanted: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Ids of the actors with a name like this, by likeness: the name itself, its beginning, a part of it.

    >>> found_actors("kor", [("korea selatan", "KOR"), ("kor", "KOR"), ("north korea", "PRK")])
    ['KOR', 'PRK']
    """
    text = wanted.casefold()
    if not text:
        return []
    matching = [
        ((name != text, not name.startswith(text), len(name), actor), actor)
        for name, actor in names
        if text in name
    ]
    return list(dict.fromkeys(actor for _, actor in sorted(matching)))


def _quoting(visit: Visit, wanted: str) -> Sequence[Any]:
    sparql = _QUOTES % (Literal(wanted), CLAIMS_A_PAGE)
    rows = parse_query_results(_all(visit.now.pool, sparql), QueryResultsFormat.JSON)
    return lines(visit, [node_id(row["claim"]) for row in rows])  # type: ignore[union-attr]


def show_queries(visit: Visit) -> Response:
    """The saved queries."""
    return visit.page("queries.html", queries=saved_queries().values())


def show_query(visit: Visit) -> Response:
    """A saved query: its form, and its answer once every value that it needs is given.

    An address that ends in a format (`.csv`, `.json`, `.xml`, `.tsv`) gives the answer alone.

    Raises:
        NotFoundError: there is no such query.
        QueryError: with a format, a value is missing or wrong, or the query ran into a limit.
    """
    name, _, form = str(visit.request.path_params["name"]).partition(".")
    query = saved_query(name)
    values = {p.name: visit.parameter(p.name) for p in query.params if visit.parameter(p.name)}
    media = {kind: media for media, kind in reversed(RESULTS.items())}
    if form in media:
        sparql = bind(visit.now.kg, query, values)
        return answer(visit.now.pool, Asked(sparql), media[form])
    is_asked = bool(values) or not any(param.required for param in query.params)
    return _query_page(visit, query, values, is_asked=is_asked)


def _query_page(visit: Visit, query: SavedQuery, values: dict[str, str], *, is_asked: bool) -> Response:
    table: dict[str, Any] | None = None
    error, status = "", 200
    sparql = query.text
    if is_asked:
        try:
            sparql = bind(visit.now.kg, query, values)
            table = _table(visit.now.pool, sparql)
        except GraphkitError as problem:
            error, status = _without_place(problem), 503 if isinstance(problem, LimitError) else 400
    return visit.page(
        "query.html", status=status, query=query, values=values, table=table, error=error, sparql=sparql
    )


def _without_place(error: GraphkitError) -> str:
    # The file of a saved query is nothing that a reader of the page can mend.
    return f"{error.message}; {error.remedy}" if error.remedy else error.message


def _table(pool: QueryPool, sparql: str) -> dict[str, Any]:
    stream = pool.run(sparql, results="json", triples="ttl")
    text = b"".join(stream)
    if stream.kind == "triples":
        return {"text": text.decode(), "is_cut": stream.is_cut, "total": stream.rows}
    found = parse_query_results(text, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return {"text": str(bool(found)).lower(), "is_cut": False, "total": 1}
    rows = [
        [(short(value), local_address(getattr(value, "value", "")), _is_number(value)) for value in row]
        for row in found
    ]
    names = [variable.value for variable in found.variables] if isinstance(found, QuerySolutions) else []
    return {"names": names, "rows": rows, "is_cut": stream.is_cut, "total": len(rows)}


def _is_number(value: object) -> bool:
    return isinstance(value, Literal) and value.datatype.value.rpartition("#")[2] in (
        "integer",
        "decimal",
        "double",
    )


def _all(pool: QueryPool, sparql: str) -> bytes:
    return b"".join(pool.run(sparql, results="json"))


def show_dossier(visit: Visit) -> Response:
    """The dossier of one actor, or of two whose names a comma parts.

    Raises:
        NotFoundError: an actor is not there.
        QueryError: it is of more than two actors, or twice of one.
    """
    names = str(visit.request.path_params["names"]).split(",")
    try:
        found = dossier(visit.now.kg, names, visit.now.ontology, load_gazetteer())
    except ValueError as error:
        raise QueryError(str(error), remedy="write /dossier/PRK or /dossier/PRK,RUS") from error
    text = html(found, DossierWords(visit.words.language, found.names, visit.now.ontology))
    return HTMLResponse(
        text, headers={"content-security-policy": f"{dossier_policy()}; frame-ancestors 'none'"}
    )


def show_editor(visit: Visit) -> Response:
    """The SPARQL editor."""
    page = visit.page(
        "sparql.html",
        query=visit.parameter("query"),
        queries=saved_queries().values(),
        prefixes=json.dumps(PREFIXES),
    )
    page.headers["content-security-policy"] = policy(visit.request.state.nonce, f" '{_RESIZER}'")
    return page


def _counted(kg: KnowledgeGraph, sparql: str) -> dict[str, int]:
    rows = [(_text(row["key"]), int(row["n"].value)) for row in select(kg.store, sparql)]
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


def _busiest(kg: KnowledgeGraph) -> list[tuple[str, int]]:
    return [(node_id(row["actor"]), int(row["n"].value)) for row in select(kg.store, _BUSIEST)]


def _id(node: Any) -> str:
    return node_id(node) if node is not None else ""


def _text(term: Any) -> str:
    return str(term.value) if term is not None else ""
