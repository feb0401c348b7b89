"""The only IRIs. Floor 1: imports nothing but `model`.

Plain strings, no RDF library: a query must not pay for one. Terms are closed: a typo raises.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

BASE: Final = "https://w3id.org/graphkit/"

PREFIXES: Final = {
    "gk": BASE + "ontology#",
    "rel": BASE + "relation/",
    "actor": BASE + "actor/",
    "claim": BASE + "claim/",
    "prop": BASE + "proposition/",
    "doc": BASE + "document/",
    "graph": BASE + "graph/",
    "measure": BASE + "measure/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Bound in every output and before every query."""


class Terms:
    """A namespace with a fixed set of terms; attributes are full IRIs, `_` stands for `-`.

    >>> Terms("http://a/", "subject").subject
    'http://a/subject'
    >>> Terms("http://a/", "subject").subjekt
    Traceback (most recent call last):
    AttributeError: http://a/ has no term 'subjekt'
    """

    def __init__(self, base: str, names: str) -> None:
        self._base = base
        self._names = frozenset(names.split())

    def __getattr__(self, name: str) -> str:
        if name not in self._names:
            raise AttributeError(f"{self._base} has no term {name!r}")
        return self._base + name

    def __iter__(self) -> Iterator[str]:
        return (self._base + name for name in sorted(self._names))


CLASSES: Final = (
    "Document Actor Polity State Territory Organization ArmedGroup GovernmentBody Person "
    "Claim Proposition Relation ReportCard Measurement"
)
DOCUMENT_PROPERTIES: Final = "text digest readFrom extractor publisher language"
ACTOR_PROPERTIES: Final = "polity"
CLAIM_PROPERTIES: Final = (
    "proposition subject relation object subjectPolity objectPolity polarity modality attributedTo "
    "eventStart eventEnd eventDate reportedOn quote start end document confidence rule layer cueStart cueEnd "
    "subjectStart subjectEnd objectStart objectEnd attributionStart attributionEnd dateStart dateEnd"
)
PROPOSITION_PROPERTIES: Final = (
    "status affirmedBy deniedBy affirmations denials contestedBy firstReported lastReported"
)
MEASUREMENT_PROPERTIES: Final = "aspect sort right sample precision"
RELATION_PROPERTIES: Final = "quadClass plover cameo denialContests family objectRequired"

GK: Final = Terms(
    PREFIXES["gk"],
    f"{CLASSES} {DOCUMENT_PROPERTIES} {ACTOR_PROPERTIES} {CLAIM_PROPERTIES} {PROPOSITION_PROPERTIES} "
    f"{MEASUREMENT_PROPERTIES} {RELATION_PROPERTIES}",
)
DCTERMS: Final = Terms(PREFIXES["dcterms"], "title publisher source issued language isPartOf identifier")
OWL: Final = Terms(PREFIXES["owl"], "sameAs inverseOf SymmetricProperty TransitiveProperty Ontology")
RDF: Final = Terms(PREFIXES["rdf"], "type")
RDFS: Final = Terms(PREFIXES["rdfs"], "label subPropertyOf subClassOf domain range comment isDefinedBy")
SKOS: Final = Terms(PREFIXES["skos"], "prefLabel altLabel definition broader exactMatch closeMatch")
XSD: Final = Terms(PREFIXES["xsd"], "date integer decimal boolean anyURI nonNegativeInteger")
SD: Final = Terms(
    "http://www.w3.org/ns/sparql-service-description#",
    "Service Dataset Graph NamedGraph SPARQL11Query UnionDefaultGraph endpoint supportedLanguage feature "
    "resultFormat defaultDataset defaultGraph namedGraph name",
)
FORMATS: Final = Terms(
    "http://www.w3.org/ns/formats/",
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples RDF_XML JSON-LD",
)

ASSERTED: Final = PREFIXES["graph"] + "edges"
UNDISPUTED: Final = PREFIXES["graph"] + "undisputed"
CLAIMED: Final = PREFIXES["graph"] + "claimed"
INFERRED: Final = PREFIXES["graph"] + "inferred"
PROPOSITIONS: Final = PREFIXES["graph"] + "propositions"
ACTORS: Final = PREFIXES["graph"] + "actors"
ONTOLOGY: Final = PREFIXES["graph"] + "ontology"
REPORT_CARD: Final = PREFIXES["graph"] + "report-card"
"""Named graphs; each document's own triples lie in the graph named by the document's IRI.

A store keeps every edge once, in `UNDISPUTED` or in `CLAIMED`; `ASSERTED` names both together, in
exports and to rules.ru.
"""


def relation_iri(slug: str) -> str:
    """The property of a relation.

    >>> relation_iri("allied-with")
    'https://w3id.org/graphkit/relation/allied-with'
    """
    return PREFIXES["rel"] + slug


def actor_iri(actor: str) -> str:
    """The node of an actor."""
    return PREFIXES["actor"] + actor


def claim_iri(claim: str) -> str:
    """The node of a claim."""
    return PREFIXES["claim"] + claim


def document_iri(document: str) -> str:
    """The node, and the named graph, of a document."""
    return PREFIXES["doc"] + document


def proposition_iri(subject: str, relation: str, target: str) -> str:
    """The node of a proposition; `target` is "" when the relation has no object.

    >>> proposition_iri("PRK", "supplies-arms-to", "RUS")
    'https://w3id.org/graphkit/proposition/PRK_supplies-arms-to_RUS'
    """
    return PREFIXES["prop"] + "_".join(part for part in (subject, relation, target) if part)


def local_name(iri: str) -> str:
    """The last part of one of our IRIs: an actor id, a relation slug, a claim id.

    >>> local_name(actor_iri("group-hamas"))
    'group-hamas'
    """
    return iri.rpartition("#" if "#" in iri else "/")[2]


def sparql_prefixes() -> str:
    """PREFIX lines for all of `PREFIXES`, ending in a newline."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
