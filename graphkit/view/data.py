"""Model to picture: which actors, lines, propositions and claims a page shows.

Pure: nothing here knows of pyvis or HTML. A line of the picture joins a pair of actors by family:
all that North Korea and Russia do for each other is one line, what they promise each other another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graphkit.errors import NotFoundError
from graphkit.model import OTHER, Actor, Claim, Document, Polarity
from graphkit.ontology import Ontology, Relation
from graphkit.propositions import Proposition
from graphkit.view.select import EVERYTHING, Selection, select

Item = TypeVar("Item", Actor, Document)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor drawn; `weight` is the number of claims that touch it."""

    actor: Actor
    weight: int


@dataclass(frozen=True, slots=True)
class Edge:
    """All propositions of one family and sign between two actors, drawn as one line.

    Attributes:
        source, target: actor ids, `source` < `target`.
        family: of the relations, such as "material-cooperation".
        sign: "cooperation", "conflict" or "neutral".
        propositions: indices into `ViewData.propositions`, ascending.
        affirmed: claims that affirm one of them.
        denied: claims that deny one of them.
        total: all claims on them, the planned and called-for ones included.
    """

    source: str
    target: str
    family: str
    sign: str
    propositions: tuple[int, ...]
    affirmed: int
    denied: int
    total: int

    @property
    def id(self) -> str:
        """Stable across builds: it is part of a page's address.

        >>> Edge("PRK", "RUS", "material-cooperation", "cooperation", (0,), 1, 0, 1).id
        'PRK_RUS_material-cooperation'
        >>> Edge("PRK", "RUS", "structural", "neutral", (0,), 1, 0, 1).id
        'PRK_RUS_structural-neutral'
        """
        kind = self.family if self.family.endswith(self.sign) else f"{self.family}-{self.sign}"
        return f"{self.source}_{self.target}_{kind}"


@dataclass(frozen=True, slots=True)
class ViewData:
    """All that a page shows, sorted, so that its bytes do not depend on the order of the input.

    Attributes:
        title: the page's heading.
        nodes, edges: the picture; nodes by id, edges by id.
        propositions: by key; claims: by document, place and id.
        claim_propositions: index of each claim's proposition, parallel to `claims`.
        actors: everyone named: drawn, mentioned or speaking, by id.
        documents, relations: those the claims use, by id and slug.
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    propositions: tuple[Proposition, ...]
    claims: tuple[Claim, ...]
    claim_propositions: tuple[int, ...]
    actors: tuple[Actor, ...]
    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]


def view_data(
    propositions: Iterable[Proposition],
    claims: Iterable[Claim],
    actors: Iterable[Actor],
    documents: Iterable[Document],
    ontology: Ontology,
    *,
    title: str = "Diplomatic relations",
    selection: Selection = EVERYTHING,
) -> ViewData:
    """The page of these claims, as far as `selection` wants them.

    Args:
        propositions: as computed from all the claims; their status is taken as it is.
        claims: each id once or more, in any order.
        actors: at least every actor that a claim names, speakers included (but for `OTHER`).
        documents: at least every document that a claim is from.
        ontology: signs, families and labels of the relations.
        title: the page's heading.
        selection: which claims to keep.

    Raises:
        NotFoundError: a claim names an actor, a document or a relation that is not given.
    """
    by_id = {claim.id: claim for claim in claims}
    props, kept = select(sorted(propositions, key=lambda p: p.key), by_id, ontology, selection)
    owner = {claim: index for index, prop in enumerate(props) for claim in prop.claims}
    ids = sorted(kept, key=lambda i: (by_id[i].document, by_id[i].passage, i))
    shown = tuple(by_id[i] for i in ids)
    people = {actor.id: actor for actor in actors}
    weights = _weights(shown)
    return ViewData(
        title=title,
        nodes=tuple(Node(_find("actor", a, people), weights[a]) for a in sorted(weights)),
        edges=_edges(props, {i: by_id[i] for i in ids}, ontology),
        propositions=props,
        claims=shown,
        claim_propositions=tuple(owner[i] for i in ids),
        actors=tuple(_find("actor", a, people) for a in sorted(_named(shown, props))),
        documents=_documents(shown, documents),
        relations=tuple(ontology.relation(slug) for slug in sorted({p.relation for p in props})),
    )


def _weights(claims: Iterable[Claim]) -> dict[str, int]:
    weights: dict[str, int] = defaultdict(int)
    for claim in claims:
        for polity in {claim.subject_polity, claim.object_polity} - {""}:
            weights[polity] += 1
    return weights


def _named(claims: Iterable[Claim], propositions: Iterable[Proposition]) -> set[str]:
    names: set[str] = set()
    for claim in claims:
        names |= {claim.subject, claim.object, claim.subject_polity, claim.object_polity}
        names |= set(claim.attributed_to)
    for proposition in propositions:
        names |= {*proposition.affirmed_by, *proposition.denied_by}
    return names - {"", OTHER}


def _documents(claims: Iterable[Claim], documents: Iterable[Document]) -> tuple[Document, ...]:
    known = {document.id: document for document in documents}
    return tuple(_find("document", i, known) for i in sorted({claim.document for claim in claims}))


def _find(kind: str, name: str, known: Mapping[str, Item]) -> Item:
    if name not in known:
        raise NotFoundError.among(kind, name, known)
    return known[name]


def _edges(
    propositions: tuple[Proposition, ...], claims: Mapping[str, Claim], ontology: Ontology
) -> tuple[Edge, ...]:
    groups: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for index, prop in enumerate(propositions):
        if prop.object and prop.object != prop.subject:
            first, second = sorted((prop.subject, prop.object))
            relation = ontology.relation(prop.relation)
            groups[first, second, relation.family, relation.sign].append(index)
    return tuple(
        _edge(pair, tuple(group), [claims[c] for i in group for c in propositions[i].claims if c in claims])
        for pair, group in sorted(groups.items())
    )


def _edge(pair: tuple[str, str, str, str], group: tuple[int, ...], claims: list[Claim]) -> Edge:
    return Edge(
        *pair,
        propositions=group,
        affirmed=sum(claim.affirms for claim in claims),
        denied=sum(claim.polarity is Polarity.DENIED for claim in claims),
        total=len(claims),
    )
