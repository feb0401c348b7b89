"""Actors, claims, propositions and documents: one address for each, as a page or as RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple
from starlette.responses import RedirectResponse, Response

from graphkit.errors import NotFoundError
from graphkit.explain.actor import SIGNS
from graphkit.explain.claim import explain, stretches
from graphkit.model import Claim, Document
from graphkit.propositions import Proposition
from graphkit.serve.describe import FORMS, MEDIA, written
from graphkit.serve.negotiate import chosen
from graphkit.serve.visit import Visit, address, web_address
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.nodes import Node, proposition_from
from graphkit.store.rows import select
from graphkit.store.terms import TYPE, actor_node, claim_node, document_node, gk, node_id, proposition_node
from graphkit.vocab import PREFIXES

CLAIMS_A_PAGE: Final = 25
TIES_A_PAGE: Final = 40

_CLAIMS_OF: Final = """
SELECT DISTINCT ?claim ?proposition ?when {
    ?claim gk:subject|gk:object|gk:subjectPolity|gk:objectPolity %s ; gk:proposition ?proposition .
    OPTIONAL { ?claim gk:eventStart ?event } OPTIONAL { ?claim gk:reportedOn ?reported }
    BIND(COALESCE(STR(?event), STR(?reported), "") AS ?when)
} ORDER BY DESC(?when) ?claim
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as a page shows it.

    Attributes:
        stretches: its sentence, each stretch with its role: "actor", "cue" or "".
        proposition: last part of the address of what it is about, "" for nothing.
        link: where the document can be read, "" when it has no web address.
    """

    claim: Claim
    document: Document
    stretches: tuple[tuple[str, str], ...]
    proposition: str
    link: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A proposition seen from one of its ends, with the number of its claims that name this end."""

    proposition: Proposition
    name: str
    other: str
    arrow: str
    sign: str
    claims: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some of many.

    Attributes:
        number, last: this page and the last, from 1.
        total: of all pages.
    """

    number: int
    last: int
    total: int

    @classmethod
    def of(cls, number: int, size: int, total: int) -> Part:
        """The page `number`, or the last there is.

        >>> Part.of(9, 25, 30)
        Part(number=2, last=2, total=30)
        """
        last = max(-(-total // size), 1)
        return cls(min(number, last), last, total)

    def slice(self, size: int) -> slice:
        """Where its items lie among all.

        >>> Part(2, 2, 30).slice(25)
        slice(25, 50, None)
        """
        return slice((self.number - 1) * size, self.number * size)


def thing(kind: str, visit: Visit) -> Response:
    """The page of a thing, or its RDF: by the suffix of the address, else by what the client takes.

    Raises:
        NotFoundError: there is no such thing.
    """
    show, node, triples = _KINDS[kind]
    name = str(visit.request.path_params["name"])
    stem, _, suffix = name.rpartition(".")
    if stem and suffix in FORMS:
        return _rdf(triples(visit.now.kg, node(visit, stem)), suffix)
    wanted = node(visit, name)
    if node_id(wanted) != name:
        return RedirectResponse(address(kind, node_id(wanted)), 303)
    media = chosen(visit.request.headers.get("accept", ""), ["text/html", *MEDIA])
    if media in MEDIA:
        return _rdf(triples(visit.now.kg, wanted), MEDIA[media], address(kind, name))
    return show(visit, wanted)


def _rdf(triples: Iterator[Triple], suffix: str, place: str = "") -> Response:
    media = next(media for media, form in MEDIA.items() if form == suffix)
    headers = {"vary": "accept, accept-language, cookie"}
    if place:
        headers["content-location"] = f"{place}.{suffix}"
    return Response(written(sorted(set(triples), key=str), suffix), media_type=media, headers=headers)


def _actor(visit: Visit, name: str) -> NamedNode:
    return actor_node(visit.now.kg.actor(name).id)


def _claim(visit: Visit, name: str) -> NamedNode:
    return claim_node(visit.now.kg.claim(name).id)


def _existing(kind: str, node: Callable[[str], NamedNode], visit: Visit, name: str) -> NamedNode:
    found = node(name)
    if not any(True for _ in visit.now.kg.store.quads_for_pattern(found, TYPE, gk(kind), None)):
        raise NotFoundError(f"no {kind.lower()} {name!r}", remedy="look for it with /search")
    return found


def _show_actor(visit: Visit, node: NamedNode) -> Response:
    actor = visit.now.actors[node_id(node)]
    rows = [
        (node_id(row["claim"]), row["proposition"]) for row in select(visit.now.kg.store, _CLAIMS_OF % node)
    ]
    ties = _ties(visit, actor.polity, rows)
    some = Part.of(visit.number("ties"), TIES_A_PAGE, len(ties))
    shown = Part.of(visit.number("page"), CLAIMS_A_PAGE, len(rows))
    parted = groupby(ties[some.slice(TIES_A_PAGE)], key=lambda tie: tie.sign)
    return visit.page(
        "actor.html",
        actor=actor,
        groups=[(sign, list(group)) for sign, group in parted],
        ties=some,
        claims=shown,
        lines=lines(visit, [claim for claim, _ in rows[shown.slice(CLAIMS_A_PAGE)]]),
    )


def _ties(visit: Visit, polity: str, rows: list[tuple[str, NamedNode]]) -> list[Tie]:
    claims: dict[NamedNode, list[str]] = {}
    for claim, proposition in rows:
        claims.setdefault(proposition, []).append(claim)
    ties = [_tie(visit, polity, node, sorted(names)) for node, names in claims.items()]
    return sorted(ties, key=lambda tie: (SIGNS.index(tie.sign), -tie.claims, tie.name))


def _tie(visit: Visit, polity: str, node: NamedNode, claims: list[str]) -> Tie:
    proposition = proposition_from(Node(visit.now.kg.store, node), claims)
    relation = visit.now.ontology.relation(proposition.relation)
    is_outward = proposition.subject == polity
    other = proposition.object if is_outward else proposition.subject
    arrow = "—" if relation.symmetric else "→" if is_outward else "←"
    return Tie(proposition, node_id(node), other, arrow, relation.sign, len(claims))


def lines(visit: Visit, claims: list[str]) -> list[Line]:
    """The claims with these ids as a page shows them. Raises NotFoundError."""
    documents: dict[str, Document] = {}
    return [_line(visit, visit.now.kg.claim(name), documents) for name in claims]


def _line(visit: Visit, claim: Claim, documents: dict[str, Document]) -> Line:
    if claim.document not in documents:
        documents[claim.document] = visit.now.kg.document(claim.document)
    document = documents[claim.document]
    about = Node(visit.now.kg.store, claim_node(claim.id)).name(gk("proposition"))
    return Line(claim, document, stretches(claim), about, web_address(document.url))


def _show_claim(visit: Visit, node: NamedNode) -> Response:
    explanation = explain(visit.now.kg, node_id(node), visit.now.ontology)
    line = _line(visit, explanation.claim, {})
    about = line.proposition and _proposition(visit.now.kg, proposition_node(line.proposition, "", ""))
    return visit.page("claim.html", line=line, proposition=about or None, reasons=explanation.reasons)


def _proposition(kg: KnowledgeGraph, node: NamedNode) -> Proposition:
    quads = kg.store.quads_for_pattern(None, gk("proposition"), node, None)
    return proposition_from(Node(kg.store, node), sorted(node_id(q.subject) for q in quads))  # type: ignore[arg-type]


def _show_proposition(visit: Visit, node: NamedNode) -> Response:
    proposition = _proposition(visit.now.kg, node)
    own = [visit.now.kg.claim(name) for name in proposition.claims]
    against = [visit.now.kg.claim(name) for name in proposition.contested_by]
    documents: dict[str, Document] = {}
    sides = {
        "affirming": [claim for claim in own if claim.affirms],
        "denying": against or [claim for claim in own if claim.polarity == "denied"],
    }
    known = {claim.id for claims in sides.values() for claim in claims}
    sides["others"] = [claim for claim in own if claim.id not in known]
    total = max(map(len, sides.values()))
    part = Part.of(visit.number("page"), CLAIMS_A_PAGE, total)
    shown = {
        side: [_line(visit, claim, documents) for claim in claims[part.slice(CLAIMS_A_PAGE)]]
        for side, claims in sides.items()
    }
    return visit.page("proposition.html", proposition=proposition, name=node_id(node), sides=shown, part=part)


def _show_document(visit: Visit, node: NamedNode) -> Response:
    document = visit.now.kg.document(node_id(node))
    quads = visit.now.kg.store.quads_for_pattern(None, gk("document"), node, None)
    names = sorted(node_id(q.subject) for q in quads if isinstance(q.subject, NamedNode))
    part = Part.of(visit.number("page"), CLAIMS_A_PAGE, len(names))
    told = lines(visit, names)
    told.sort(key=lambda line: (line.claim.passage, line.claim.id))
    return visit.page(
        "document.html",
        document=document,
        link=web_address(document.url),
        lines=told[part.slice(CLAIMS_A_PAGE)],
        part=part,
    )


def _with_neighbours(kg: KnowledgeGraph, node: NamedNode) -> Iterator[Triple]:
    # What is said of it, and what leads to it.
    yield from map(_triple, kg.store.quads_for_pattern(node, None, None, None))
    yield from map(_triple, kg.store.quads_for_pattern(None, None, node, None))


def _actor_triples(kg: KnowledgeGraph, node: NamedNode) -> Iterator[Triple]:
    # Its edges both ways and its propositions whole; the claims have addresses of their own.
    yield from map(_triple, kg.store.quads_for_pattern(node, None, None, None))
    for quad in kg.store.quads_for_pattern(None, None, node, None):
        if quad.predicate.value.startswith(PREFIXES["rel"]):
            yield _triple(quad)
        elif _is_proposition(quad.subject):
            yield from map(_triple, kg.store.quads_for_pattern(quad.subject, None, None, None))


def _is_proposition(node: object) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(PREFIXES["prop"])


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


Show = Callable[[Visit, NamedNode], Response]
Find = Callable[[Visit, str], NamedNode]
Tell = Callable[[KnowledgeGraph, NamedNode], Iterator[Triple]]

_KINDS: Final[Mapping[str, tuple[Show, Find, Tell]]] = {
    "actor": (_show_actor, _actor, _actor_triples),
    "claim": (_show_claim, _claim, _with_neighbours),
    "proposition": (
        _show_proposition,
        partial(_existing, "Proposition", lambda name: proposition_node(name, "", "")),
        _with_neighbours,
    ),
    "document": (_show_document, partial(_existing, "Document", document_node), _with_neighbours),
}
"""First part of an address -> page, what finds its node, what tells its triples."""
