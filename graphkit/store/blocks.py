"""Documents and their claims as text that TriG and SPARQL Update read alike; `nodes` reads them back equal.

As text, because the engine loads text faster than Python can build quads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from graphkit.model import Claim, Document
from graphkit.propositions import Key
from graphkit.store.terms import (
    TYPE,
    actor_node,
    claim_node,
    date_bounds,
    day,
    dct,
    decimal,
    document_node,
    gk,
    proposition_node,
    relation_node,
)
from graphkit.vocab import CLAIM_PROPERTIES, GK, XSD

Parts = Iterator[str]
"""A predicate and an object each, of one subject."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_CACHED: Final = 1 << 16
_GK: Final = {name: f"<{getattr(GK, name)}>" for name in ("text", "digest", *CLAIM_PROPERTIES.split())}
_SPANS: Final = tuple(
    (f"{_GK[f'{name}Start']} ", f"{_GK[f'{name}End']} ")
    for name in ("cue", "subject", "object", "attribution", "date")
)
_TEXTS: Final = tuple((name, f"{_GK[name]} ") for name in ("polarity", "modality", "rule", "layer"))
_ACTORS: Final = tuple(
    (f"{_GK[name]} ", field)
    for name, field in (
        ("subject", "subject"),
        ("subjectPolity", "subject_polity"),
        ("object", "object"),
        ("objectPolity", "object_polity"),
    )
)


class Keyed(NamedTuple):
    """A claim with its id, which is costly, and the key of its proposition, None when it has none."""

    id: str
    claim: Claim
    key: Key | None


def document_block(document: Document, claims: Iterable[Keyed] = (), extractor: str = "") -> bytes:
    """The graph of a document: itself, whole text included, and its claims.

    The version of the extractor lets a later build tell whether to read it again.

    Args:
        document: the document.
        claims: those that were read in it.
        extractor: its version, "" when unknown.

    Returns:
        UTF-8 that begins with `GRAPH <iri> {`, for `base.Change.documents`.

    Raises:
        ValueError: an event date is no EDTF date, or a text is half of a surrogate pair.
    """
    graph = str(document_node(document.id))
    subjects = [_subject(graph, _document_parts(document, extractor))]
    subjects += (_subject(str(claim_node(name)), _claim_parts(claim, key)) for name, claim, key in claims)
    return f"GRAPH {graph} {{\n{''.join(subjects)}}}\n".encode()


def _subject(node: str, parts: Parts) -> str:
    return f"{node} {' ; '.join(parts)} .\n"


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _document_parts(document: Document, extractor: str) -> Parts:
    yield f"{TYPE} {gk('Document')}"
    yield f"{_GK['text']} {_quoted(document.text)}"
    yield f"{_GK['digest']} {_quoted(document.digest)}"
    named = {
        gk("readFrom"): document.source,
        gk("extractor"): extractor,
        dct("title"): document.title,
        dct("publisher"): document.publisher,
        dct("language"): document.language,
    }
    yield from (f"{predicate} {_quoted(value)}" for predicate, value in named.items() if value)
    if document.url:
        yield f"{dct('source')} {_address(document.url)}"
    if document.published:
        yield f"{dct('issued')} {_day(document.published)}"


def _address(url: str) -> str:
    if url.startswith(("http://", "https://")):
        try:
            return str(NamedNode(url))
        except ValueError:
            return _quoted(url)  # printed addresses are often no IRI: a space, a missing slash
    return _quoted(url)


def _claim_parts(claim: Claim, key: Key | None) -> Parts:
    yield _CLAIM
    if key is not None:
        yield f"{_GK['proposition']} {_proposition(key)}"
    yield f"{_GK['relation']} {_relation(claim.relation)}"
    yield f"{_GK['document']} {_document(claim.document)}"
    yield f"{_GK['start']} {claim.passage.start}"
    yield f"{_GK['end']} {claim.passage.end}"
    yield f"{_GK['confidence']} {_decimal(claim.confidence)}"
    yield f"{_GK['quote']} {_quoted(claim.quote)}"
    for name, predicate in _TEXTS:
        yield predicate + _quoted(getattr(claim, name))
    if claim.language:
        yield f"{_LANGUAGE} {_quoted(claim.language)}"
    for predicate, field in _ACTORS:
        if actor := getattr(claim, field):
            yield predicate + _actor(actor)
    yield from (f"{_GK['attributedTo']} {_actor(actor)}" for actor in claim.attributed_to)
    yield from _claim_dates(claim)
    yield from _claim_spans(claim)


def _claim_dates(claim: Claim) -> Parts:
    if claim.event_date:
        first, last = date_bounds(claim.event_date)
        yield f"{_GK['eventDate']} {_quoted(claim.event_date)}"
        yield f"{_GK['eventStart']} {_day(first)}"
        yield f"{_GK['eventEnd']} {_day(last)}"
    if claim.reported_on:
        yield f"{_GK['reportedOn']} {_day(claim.reported_on)}"


def _claim_spans(claim: Claim) -> Parts:
    spans = (claim.cue, claim.subject_span, claim.object_span, claim.attribution_span, claim.date_span)
    for (start, end), span in zip(_SPANS, spans, strict=True):
        if span is not None:
            yield f"{start}{span.start}"
            yield f"{end}{span.end}"


_CLAIM: Final = f"{TYPE} {gk('Claim')}"
_LANGUAGE: Final = str(dct("language"))


def _cached(make: Callable[..., NamedNode | Literal]) -> Callable[..., str]:
    return lru_cache(_CACHED)(lambda *parts: str(make(*parts)))


_actor: Final = _cached(actor_node)
_relation: Final = _cached(relation_node)
_document: Final = _cached(document_node)
_decimal: Final = _cached(decimal)


@lru_cache(_CACHED)
def _proposition(key: Key) -> str:
    return str(proposition_node(*key))


@lru_cache(_CACHED)
def _day(value: str) -> str:
    term = day(value)
    return f"{_quoted(value)}^^<{XSD.date}>" if term.datatype.value == XSD.date else _quoted(value)
