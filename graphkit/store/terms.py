"""Ids, texts and dates as RDF terms and back."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal
from functools import cache
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from graphkit.vocab import (
    DCTERMS,
    GK,
    PREFIXES,
    RDF,
    XSD,
    actor_iri,
    claim_iri,
    document_iri,
    local_name,
    proposition_iri,
    relation_iri,
)

Term = NamedNode | Literal

TYPE: Final = NamedNode(RDF.type)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
# More than an IRI demands: a slash would end the local name, and rdflib cannot read prefixed names that
# must be escaped at their ends.
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_.-]|^[-.]|\.$")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def prefixed(iri: str) -> str:
    """An IRI as people write it.

    >>> prefixed("https://w3id.org/graphkit/actor/PRK"), prefixed("http://a/b")
    ('actor:PRK', '<http://a/b>')
    """
    for name, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and "/" not in local and "#" not in local:
            return f"{name}:{local}"
    return f"<{iri}>"


@cache
def gk(name: str) -> NamedNode:
    """A term of our own vocabulary. Raises AttributeError for one that is not in it.

    >>> gk("Claim").value
    'https://w3id.org/graphkit/ontology#Claim'
    """
    return NamedNode(getattr(GK, name))


@cache
def dct(name: str) -> NamedNode:
    """A Dublin Core term. Raises AttributeError for one that we do not use."""
    return NamedNode(getattr(DCTERMS, name))


def actor_node(actor: str) -> NamedNode:
    """The node of an actor id.

    >>> actor_node("group-al-qaeda").value
    'https://w3id.org/graphkit/actor/group-al-qaeda'
    """
    return NamedNode(actor_iri(_safe(actor)))


def wikidata_node(item: str) -> NamedNode:
    """The node of a Wikidata item; whatever text a table has instead of one makes an IRI too.

    >>> wikidata_node("Q30").value, wikidata_node("Q30 ?").value
    ('http://www.wikidata.org/entity/Q30', 'http://www.wikidata.org/entity/Q30%20%3F')
    """
    return NamedNode(PREFIXES["wd"] + _safe(item))


def relation_node(slug: str) -> NamedNode:
    """The property of a relation slug."""
    return NamedNode(relation_iri(_safe(slug)))


def claim_node(claim: str) -> NamedNode:
    """The node of a claim id."""
    return NamedNode(claim_iri(_safe(claim)))


def document_node(document: str) -> NamedNode:
    """The node, and the named graph, of a document id; ids are free text.

    >>> document_node("wire/8 Nov").value
    'https://w3id.org/graphkit/document/wire%2F8%20Nov'
    """
    return NamedNode(document_iri(_safe(document)))


def proposition_node(subject: str, relation: str, target: str) -> NamedNode:
    """The node of a proposition; `target` is "" when the relation has no object."""
    return NamedNode(proposition_iri(_safe(subject), _safe(relation), _safe(target)))


def node_id(node: Term) -> str:
    """The id that a node was made from, whichever sort it is.

    >>> node_id(document_node("wire/8 Nov"))
    'wire/8 Nov'
    """
    return unquote(local_name(node.value))


def decimal(value: float) -> Literal:
    """A number between 0 and 1 as xsd:decimal, in its shortest digits.

    >>> decimal(0.00001).value
    '0.00001'
    """
    return Literal(f"{Decimal(repr(value)):f}", datatype=NamedNode(XSD.decimal))


def day(value: str) -> Literal:
    """An ISO date as xsd:date; any other text stays a plain string.

    >>> day("2023-11-08").datatype.value.rpartition("#")[2], day("2023").datatype.value.rpartition("#")[2]
    ('date', 'string')
    """
    return Literal(value, datatype=NamedNode(XSD.date)) if _DAY.fullmatch(value) else Literal(value)


def date_bounds(edtf: str) -> tuple[str, str]:
    """First and last day of an EDTF level 0 date or interval, as ISO dates.

    Raises:
        ValueError: it is not such a date.

    >>> date_bounds("2024-02"), date_bounds("2023-11-06/2023-12")
    (('2024-02-01', '2024-02-29'), ('2023-11-06', '2023-12-31'))
    """
    first, interval, last = edtf.partition("/")
    start, end = _bounds(first)[0], _bounds(last if interval else first)[1]
    if start > end:
        raise ValueError(f"{edtf!r} ends before it begins")
    return start, end


def _bounds(date: str) -> tuple[str, str]:
    found = _DATE.fullmatch(date)
    if found is None or (month := int(found[2] or 1)) not in range(1, 13) or found[1] == "0000":
        raise ValueError(f"{date!r} is no date such as 2023, 2023-11 or 2023-11-08")
    year, length = found[1], monthrange(int(found[1]), month)[1]
    if int(found[3] or 1) not in range(1, length + 1):
        raise ValueError(f"{date!r} is no day of the calendar")
    if found[3]:
        return date, date
    if found[2]:
        return f"{date}-01", f"{date}-{length}"
    return f"{year}-01-01", f"{year}-12-31"


def _safe(name: str) -> str:
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)
