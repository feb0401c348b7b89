"""The words of the project as frozen types. Floor 0: imports nothing of graphkit.

Offsets are Unicode code points, end exclusive. Dates are ISO 8601 strings (`2023-11-08`) or, for
events, EDTF level 0 (`2023`, `2023-11`, `2023-11-08`, `2023-11-06/2023-11-12`); "" is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

OTHER = "OTHER"
"""The code of a speaker that is no actor: media, analysts, unnamed sources."""


class Kind(StrEnum):
    """What sort of actor; each is a class of the ontology (see `vocab`)."""

    STATE = "State"
    TERRITORY = "Territory"
    ORGANIZATION = "Organization"
    ARMED_GROUP = "ArmedGroup"
    GOVERNMENT_BODY = "GovernmentBody"
    PERSON = "Person"


class Polarity(StrEnum):
    """Whether the source says that it is so or that it is not."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """How real the source presents the content as."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    PLANNED = "planned"
    CALLED_FOR = "called-for"
    HYPOTHETICAL = "hypothetical"

    @property
    def is_real(self) -> bool:
        """True when the content is said to be the case, if only perhaps.

        >>> Modality.POSSIBLE.is_real, Modality.PLANNED.is_real
        (True, False)
        """
        return self in (Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE)


class Status(StrEnum):
    """What all claims together say of a proposition."""

    FACT = "fact"
    ALLEGED = "alleged"
    CONTESTED = "contested"
    DENIED = "denied"
    PLANNED = "planned"
    CALLED_FOR = "called-for"
    HYPOTHETICAL = "hypothetical"


class Layer(StrEnum):
    """How a claim's slots were filled, from the surest to the least sure."""

    STRUCTURE = "structure"
    RECOVERED = "recovered"
    NEAREST = "nearest"


class Span(NamedTuple):
    """`[start, end)` in code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text.

    Attributes:
        id: given by the source, or `document_id` of the content.
        text: the text as read, every line end a single line feed.
        source: where it was read from: a path, or path#line for a line of a table.
        published: ISO date of publication, or "".
        language: ISO 639-1 code, or "" when it was not recognised.
    """

    id: str
    text: str
    source: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    language: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the text and its metadata, but for where it was read from."""
        return _digest([self.text, self.title, self.publisher, self.url, self.published, self.language])

    def quote(self, span: Span) -> str:
        """The text of a passage.

        >>> Document("d", "Korut dan Rusia").quote(Span(0, 5))
        'Korut'
        """
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organisation, armed group, government body or person.

    Attributes:
        id: `USA`, `ARAB-LEAGUE`, `group-hamas`, `person-antony-blinken`, `body-KOR-military`;
            never contains a slash.
        polity: the id of the state or organisation it acts for; its own id for a polity.
        labels: language code -> name.
        wikidata: item id such as `Q30`, or "".
        why: how the id follows from the text, for actors learnt from a document.
    """

    id: str
    kind: Kind
    polity: str
    labels: Mapping[str, str] = field(hash=False)
    wikidata: str = ""
    why: str = ""

    def label(self, language: str = "en") -> str:
        """The name in `language`, else in English, else the id."""
        return self.labels.get(language) or self.labels.get("en") or self.id


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor at a span of a document.

    Attributes:
        actor: id of the actor.
        polity: id of the polity it acts for.
        name: kind of name that matched (see `actors.NameKind`), for `explain`.
        why: one phrase that says why this text is this actor.
    """

    actor: str
    polity: str
    span: Span
    name: str = "name"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's statement that a relation holds, is planned, is denied ...

    Attributes:
        document: id of the document.
        passage: the sentence; `quote` is its text.
        subject, object: actor ids as mentioned; `object` is "" for relations without one.
        subject_polity, object_polity: the polities they act for.
        attributed_to: codes of the polities on whose word it rests (or `OTHER`), sorted;
            empty when it is the text's own voice.
        event_date: EDTF, "" when unknown; never filled with the publication date.
        reported_on: publication date of the document, or "".
        cue: the words that express the relation.
        subject_span, object_span, attribution_span, date_span: where each was read, if anywhere.
        confidence: measured precision of the rule family, 0 to 1.
        rule: the lexicon entry or model that made it, such as `en/verb/condemns/condemn`.
    """

    document: str
    passage: Span
    quote: str
    subject: str
    subject_polity: str
    relation: str
    object: str
    object_polity: str
    polarity: Polarity
    modality: Modality
    attributed_to: tuple[str, ...]
    event_date: str
    reported_on: str
    cue: Span
    subject_span: Span
    object_span: Span | None
    attribution_span: Span | None
    date_span: Span | None
    confidence: float
    rule: str
    layer: Layer
    language: str

    @property
    def id(self) -> str:
        """16 hex digits, a hash of everything the claim says and where."""
        return _digest([_plain(getattr(self, f.name)) for f in fields(self)])[:16]

    @property
    def affirms(self) -> bool:
        """True when it asserts that the relation holds (certainly, probably or possibly)."""
        return self.polarity is Polarity.ASSERTED and self.modality.is_real

    def to_json(self) -> dict[str, Any]:
        """A flat JSON object; `source` and `target` are the polities' codes, `target` may be null."""
        rest = {f.name: _plain(getattr(self, f.name)) for f in fields(self)[2:]}
        for key in ("subject_polity", "object_polity"):
            del rest[key]
        return {
            "id": self.id,
            "document": self.document,
            "source": self.subject_polity,
            "relation": self.relation,
            "target": self.object_polity or None,
            "start": self.passage.start,
            "end": self.passage.end,
            **rest,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Claim:
        """The claim that `to_json` wrote. Raises KeyError or ValueError on any other shape."""
        same = ("document", "quote", "subject", "relation", "object", "event_date", "reported_on")
        return cls(
            **{k: data[k] for k in (*same, "confidence", "rule", "language")},
            object_span=_span(data["object_span"]),
            attribution_span=_span(data["attribution_span"]),
            date_span=_span(data["date_span"]),
            passage=Span(data["start"], data["end"]),
            subject_polity=data["source"],
            object_polity=data["target"] or "",
            polarity=Polarity(data["polarity"]),
            modality=Modality(data["modality"]),
            attributed_to=tuple(data["attributed_to"]),
            cue=Span(*data["cue"]),
            subject_span=Span(*data["subject_span"]),
            layer=Layer(data["layer"]),
        )


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence with at least two polities and no claim: what was not understood."""

    document: str
    passage: Span
    quote: str
    polities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document: claims and mentions in text order, actors by id."""

    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    actors: Mapping[str, Actor]
    unread: tuple[Unread, ...]


def document_id(text: str, *metadata: str) -> str:
    """The id of a document that brings none: 12 hex digits of its content's hash.

    >>> document_id("Korut membantah.", "2023-11-08")
    '9950e11b21b1'
    """
    return _digest([text, *metadata])[:12]


def _digest(parts: list[Any]) -> str:
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    import hashlib  # brings OpenSSL, which a query goes without

    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _span(value: list[int] | None) -> Span | None:
    return None if value is None else Span(*value)
