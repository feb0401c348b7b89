"""A small graph that the tests of the graph floors share: three documents with their claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Store

from graphkit.model import Actor, Claim, Document, Extraction, Kind, Layer, Modality, Polarity, Span
from graphkit.ontology import load_ontology
from graphkit.store.graph import KnowledgeGraph
from graphkit.store.update import replace_documents

ONTOLOGY = load_ontology()

_POLITIES = {
    "CHN": ("China", "Tiongkok", "Q148"),
    "IND": ("India", "India", "Q668"),
    "JPN": ("Japan", "Jepang", "Q17"),
    "KOR": ("South Korea", "Korea Selatan", "Q884"),
    "PRK": ("North Korea", "Korea Utara", "Q423"),
    "RUS": ("Russia", "Rusia", "Q159"),
    "USA": ("United States", "Amerika Serikat", "Q30"),
}
ACTORS = {
    **{
        code: Actor(code, Kind.STATE, code, {"en": en, "id": indonesian}, wikidata)
        for code, (en, indonesian, wikidata) in _POLITIES.items()
    },
    "UN": Actor("UN", Kind.ORGANIZATION, "UN", {"en": "United Nations"}, "Q1065"),
    "group-hezbollah": Actor(
        "group-hezbollah", Kind.ARMED_GROUP, "group-hezbollah", {"en": "Hezbollah"}, "Q41053"
    ),
    "person-antony-blinken": Actor("person-antony-blinken", Kind.PERSON, "USA", {"en": "Antony Blinken"}),
    "person-mira-tan": Actor(
        "person-mira-tan", Kind.PERSON, "KOR", {"en": "Mira Tan"}, why="'South Korean envoy Mira Tan'"
    ),
}


def make_claim(
    document: Document, quote: str, subject: str, relation: str, target: str = "", **said: Any
) -> Claim:
    """A claim read from a sentence of the document; `said` overrides any field."""
    start = document.text.index(quote)
    fields: dict[str, Any] = {
        "document": document.id,
        "passage": Span(start, start + len(quote)),
        "quote": quote,
        "subject": subject,
        "subject_polity": polity(subject),
        "relation": relation,
        "object": target,
        "object_polity": polity(target),
        "polarity": Polarity.ASSERTED,
        "modality": Modality.CERTAIN,
        "attributed_to": (),
        "event_date": "",
        "reported_on": document.published,
        "cue": Span(start + 2, start + 6),
        "subject_span": Span(start, start + 2),
        "object_span": Span(start + 7, start + 9) if target else None,
        "attribution_span": None,
        "date_span": None,
        "confidence": 0.9,
        "rule": "en/verb/says",
        "layer": Layer.STRUCTURE,
        "language": document.language,
    }
    return Claim(**fields | said)


def polity(actor: str) -> str:
    """Whom an actor of `ACTORS` acts for; any other id stands for itself."""
    return ACTORS[actor].polity if actor in ACTORS else actor


def make_extraction(document: Document, *claims: Claim) -> Extraction:
    """What was read in a document, with the actors that its claims name."""
    named = {name for c in claims for name in (c.subject, c.object, c.subject_polity, c.object_polity)}
    named |= {name for c in claims for name in c.attributed_to}
    actors = {name: ACTORS[name] for name in sorted(named & ACTORS.keys())}
    return Extraction(document, claims, (), actors, ())


DENIED = {"polarity": Polarity.DENIED}
PLANNED = {"modality": Modality.PLANNED}

WIRE = Document(
    id="wire-1",
    text=(
        "The United States and South Korea are allies.\n"
        "Washington, Seoul and Tokyo say that North Korea ships shells to Russia.\n"
        "Pyongyang and Moscow deny that they have an arms deal.\n"
        "Seoul says that Russian engineers help the North with its satellites.\n"
        "Antony Blinken will fly on to India on 10 November."
    ),
    source="wire.txt",
    title='Allies call the shells "a threat"',
    publisher="Sample Wire",
    url="https://news.example/2023/11/09?a=1&b=2",
    published="2023-11-09",
    language="en",
)
WARTA = Document(
    id="warta-2",
    text=(
        "Pemimpin Korea Utara dan Rusia bertemu pada 13 September 2023.\n"
        "Jepang mengutuk uji rudal Korea Utara.\n"
        "Korea Utara menguji rudal pada November 2023.\n"
        "Menurut sejumlah pengamat, Tiongkok mungkin membantu Korea Utara."
    ),
    source="warta.txt",
    published="2023-12-01",
    language="id",
)
NOTE = Document(
    id="note/3 Dec",
    text=(
        "Seoul's envoy Mira Tan met her Japanese colleague.\n"
        "Japan imposed sanctions on North Korea on 1 December 2023.\n"
        "China rejected the sanctions.\n"
        "Russia attacked nobody, Moscow said: it did not strike Hezbollah."
    ),
    source="note.txt",
    url="news.example/no scheme",
    published="2023-12-03",
    language="en",
)

WIRE_CLAIMS = (
    make_claim(WIRE, "The United States and South Korea are allies.", "USA", "allied-with", "KOR"),
    make_claim(
        WIRE,
        "Washington, Seoul and Tokyo say that North Korea ships shells to Russia.",
        "PRK",
        "supplies-arms-to",
        "RUS",
        attributed_to=("JPN", "KOR", "USA"),
        attribution_span=Span(46, 73),
    ),
    make_claim(
        WIRE,
        "Pyongyang and Moscow deny that they have an arms deal.",
        "RUS",
        "has-arms-deal-with",
        "PRK",
        attributed_to=("PRK", "RUS"),
        **DENIED,
    ),
    make_claim(
        WIRE,
        "Seoul says that Russian engineers help the North with its satellites.",
        "RUS",
        "provides-technical-assistance-to",
        "PRK",
        attributed_to=("KOR",),
    ),
    make_claim(
        WIRE,
        "Antony Blinken will fly on to India on 10 November.",
        "person-antony-blinken",
        "visits",
        "IND",
        event_date="2023-11-10",
        date_span=Span(300, 311),
        **PLANNED,
    ),
)
WARTA_CLAIMS = (
    make_claim(
        WARTA,
        "Pemimpin Korea Utara dan Rusia bertemu pada 13 September 2023.",
        "RUS",
        "meets-with",
        "PRK",
        event_date="2023-09-13",
    ),
    make_claim(WARTA, "Jepang mengutuk uji rudal Korea Utara.", "JPN", "condemns", "PRK"),
    make_claim(
        WARTA, "Korea Utara menguji rudal pada November 2023.", "PRK", "tests-weapon", event_date="2023-11"
    ),
    make_claim(
        WARTA,
        "Menurut sejumlah pengamat, Tiongkok mungkin membantu Korea Utara.",
        "CHN",
        "aids",
        "PRK",
        modality=Modality.POSSIBLE,
        attributed_to=("OTHER",),
    ),
)
NOTE_CLAIMS = (
    make_claim(
        NOTE, "Seoul's envoy Mira Tan met her Japanese colleague.", "person-mira-tan", "meets-with", "JPN"
    ),
    make_claim(
        NOTE,
        "Japan imposed sanctions on North Korea on 1 December 2023.",
        "JPN",
        "sanctions",
        "PRK",
        event_date="2023-12-01",
    ),
    make_claim(NOTE, "China rejected the sanctions.", "CHN", "rejects", "JPN", attributed_to=("CHN",)),
    make_claim(
        NOTE,
        "Russia attacked nobody, Moscow said: it did not strike Hezbollah.",
        "RUS",
        "attacks",
        "group-hezbollah",
        attributed_to=("RUS",),
        **DENIED,
    ),
)
EXTRACTIONS = (
    make_extraction(WIRE, *WIRE_CLAIMS),
    make_extraction(WARTA, *WARTA_CLAIMS),
    make_extraction(NOTE, *NOTE_CLAIMS),
)
CLAIMS = (*WIRE_CLAIMS, *WARTA_CLAIMS, *NOTE_CLAIMS)


def make_graph(extractions: Iterable[Extraction] = EXTRACTIONS) -> KnowledgeGraph:
    """A knowledge graph in memory."""
    store = Store()
    replace_documents(store, extractions, ONTOLOGY, extractor="test")
    return KnowledgeGraph(store, "in memory")
