"""Claims to draw: invented reports about real actors, written for these tests in `view_samples.txt`.

A report starts with `# date | language | publisher | title`; a sentence marks what was read where,
`[s subject] [c cue] [o object] [a speaker] [d date]`; the indented lines below it are its claims:
`PRK supplies-arms-to RUS | how not certain | by RUS | on 2023-10 | confidence 0.8`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from graphkit.model import Actor, Claim, Document, Kind, Layer, Modality, Polarity, Span
from graphkit.ontology import load_ontology
from graphkit.propositions import Proposition, propositions
from graphkit.view.data import ViewData, view_data

MARK = re.compile(r"\[([scoad]) ([^\]]*)\]")


class Report(NamedTuple):
    """A document and the claims read in it."""

    document: Document
    claims: tuple[Claim, ...]


class Corpus(NamedTuple):
    """What `view_data` takes."""

    propositions: tuple[Proposition, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    documents: tuple[Document, ...]


def marked(sentence: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and where each mark was.

    >>> marked("[s A] [c met] [o B].")
    ('A met B.', {'s': Span(start=0, end=1), 'c': Span(start=2, end=5), 'o': Span(start=6, end=7)})
    """
    text, spans, end = "", {}, 0
    for match in MARK.finditer(sentence):
        text += sentence[end : match.start()]
        spans[match[1]] = Span(len(text), len(text) + len(match[2]))
        text += match[2]
        end = match.end()
    return text + sentence[end:], spans


def claim(document: Document, start: int, sentence: str, said: str) -> Claim:
    """The claim `said` ("USA visits KOR | how planned") that `sentence`, at `start`, makes."""
    triple, *rest = said.split(" | ")
    source, relation, target = [*triple.split(), ""][:3]
    more = dict(part.split(" ", 1) for part in rest)
    text, spans = marked(sentence)
    at = {name: Span(start + span.start, start + span.end) for name, span in spans.items()}
    how, confidence = more.get("how", "certain"), float(more.get("confidence", "0.86"))
    return Claim(
        document=document.id,
        passage=Span(start, start + len(text)),
        quote=text,
        subject=more.get("subject", source),
        subject_polity=source,
        relation=relation,
        object=target,
        object_polity=target,
        polarity=Polarity.DENIED if how.startswith("not ") else Polarity.ASSERTED,
        modality=Modality(how.removeprefix("not ")),
        attributed_to=tuple(sorted(more.get("by", "").split())),
        event_date=more.get("on", ""),
        reported_on=document.published,
        cue=at.get("c", Span(start, start + 1)),
        subject_span=at.get("s", Span(start, start + 1)),
        object_span=at.get("o"),
        attribution_span=at.get("a"),
        date_span=at.get("d"),
        confidence=confidence,
        rule=f"{document.language}/verb/{relation}",
        layer=Layer.STRUCTURE if confidence > 0.8 else Layer.RECOVERED,
        language=document.language,
    )


def report(head: str, lines: Iterable[str], url: str = "") -> Report:
    """The report with this head and these lines."""
    published, language, publisher, title = head.removeprefix("# ").split(" | ")
    slug = re.sub(r"\W+", "-", title.lower())[:24].strip("-")
    text, sentence, start = "", "", 0
    said: list[tuple[int, str, str]] = []
    for line in lines:
        if line.startswith("  "):
            said.append((start, sentence, line.strip()))
        else:
            sentence, start = line, len(text)
            text += marked(line)[0] + "\n"
    address = url or f"https://news.example/{slug}"
    document = Document(f"{published}-{slug}", text, "", title, publisher, address, published, language)
    return Report(document, tuple(claim(document, *what) for what in said))


def reports(text: str) -> Iterator[Report]:
    """The reports of a file, separated by empty lines."""
    for block in text.strip().split("\n\n"):
        head, *lines = block.split("\n")
        yield report(head, lines)


def corpus(given: Iterable[Report], actors: Iterable[Actor]) -> Corpus:
    """The reports with their propositions."""
    documents, groups = zip(*given, strict=True)
    claims = tuple(c for group in groups for c in group)
    return Corpus(propositions(claims, load_ontology()), claims, tuple(actors), documents)


def page(given: Corpus, title: str = "Northeast Asia and beyond") -> ViewData:
    """The view of a corpus."""
    return view_data(*given, load_ontology(), title=title)


def actor(id: str, kind: Kind, en: str, indonesian: str = "", wikidata: str = "", polity: str = "") -> Actor:
    """An actor with two names."""
    return Actor(id, kind, polity or id, {"en": en, "id": indonesian or en}, wikidata)


ACTORS = (
    actor("USA", Kind.STATE, "United States", "Amerika Serikat", "Q30"),
    actor("KOR", Kind.STATE, "South Korea", "Korea Selatan", "Q884"),
    actor("PRK", Kind.STATE, "North Korea", "Korea Utara", "Q423"),
    actor("JPN", Kind.STATE, "Japan", "Jepang", "Q17"),
    actor("RUS", Kind.STATE, "Russia", "Rusia", "Q159"),
    actor("UKR", Kind.STATE, "Ukraine", "Ukraina", "Q212"),
    actor("CHN", Kind.STATE, "China", "Tiongkok", "Q148"),
    actor("IDN", Kind.STATE, "Indonesia", "Indonesia", "Q252"),
    actor("ISR", Kind.STATE, "Israel", "Israel", "Q801"),
    actor("PSE", Kind.TERRITORY, "Palestine", "Palestina", "Q219060"),
    actor("EU", Kind.ORGANIZATION, "European Union", "Uni Eropa", "Q458"),
    actor("UN", Kind.ORGANIZATION, "United Nations", "Perserikatan Bangsa-Bangsa", "Q1065"),
    actor("ASEAN", Kind.ORGANIZATION, "ASEAN", "ASEAN", "Q7768"),
    actor("group-hamas", Kind.ARMED_GROUP, "Hamas", "Hamas", "Q38799"),
    actor("person-antony-blinken", Kind.PERSON, "Antony Blinken", polity="USA"),
)

TEXT = Path(__file__).with_suffix(".txt").read_text("utf-8")

SAMPLE = corpus(reports(TEXT), ACTORS)
