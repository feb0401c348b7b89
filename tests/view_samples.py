"""Claims to draw: invented reports about real actors, written for these tests.

A sentence marks what was read where: `[s subject] [c cue] [o object] [a speaker] [d date]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from graphkit.model import Actor, Claim, Document, Kind, Layer, Modality, Polarity, Span
from graphkit.ontology import load_ontology
from graphkit.propositions import Proposition, propositions
from graphkit.view.data import ViewData, view_data

MARK = re.compile(r"\[([scoad]) ([^\]]*)\]")


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


def claim(
    document: Document,
    start: int,
    sentence: str,
    triple: str,
    *,
    by: str = "",
    how: str = "certain",
    on: str = "",
    subject: str = "",
    confidence: float = 0.86,
) -> Claim:
    """A claim that `sentence`, at `start` of the document, makes: `triple` is "USA visits KOR"."""
    source, relation, target = (triple.split() + [""])[:3]
    text, spans = marked(sentence)
    at = {name: Span(start + span.start, start + span.end) for name, span in spans.items()}
    denied = how.startswith("not ")
    return Claim(
        document=document.id,
        passage=Span(start, start + len(text)),
        quote=text,
        subject=subject or source,
        subject_polity=source,
        relation=relation,
        object=target,
        object_polity=target,
        polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
        modality=Modality(how.removeprefix("not ")),
        attributed_to=tuple(sorted(by.split())),
        event_date=on,
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


def report(published: str, publisher: str, title: str, language: str, *lines: tuple[str, dict[str, str]]) -> tuple[Document, list[Claim]]:
    """A document of these sentences and the claims they make."""
    texts = [marked(sentence)[0] for sentence, _ in lines]
    slug = re.sub(r"\W+", "-", title.lower())
    document = Document(
        id=slug[:20],
        text="\n".join(texts),
        title=title,
        publisher=publisher,
        url=f"https://news.example/{slug}",
        published=published,
        language=language,
    )
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    return document, [
        _claim_of(document, start, sentence, said) for start, (sentence, said) in zip(starts, lines, strict=True)
    ]


def _claim_of(document: Document, start: int, sentence: str, said: dict[str, str]) -> Claim:
    rest = {key: value for key, value in said.items() if key not in ("is", "confidence")}
    return claim(document, start, sentence, said["is"], confidence=float(said.get("confidence", 0.86)), **rest)  # type: ignore[arg-type]


def corpus(reports: Iterable[tuple[Document, list[Claim]]], actors: Iterable[Actor]) -> Corpus:
    """The reports with their propositions."""
    documents, groups = zip(*reports, strict=True)
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

REPORTS = (
    report(
        "2023-10-14", "The Strait Courier", "Cargo ships and a summit's shadow", "en",
        ("[s North Korea] [c has shipped] about a thousand containers of shells to [o Russia], [a the White House] said [d on Friday].",
         {"is": "PRK supplies-arms-to RUS", "by": "USA", "on": "2023-09/2023-10"}),
        ("[a Moscow] denies that [s Pyongyang] [c sends] it weapons, calling the report invented.",
         {"is": "PRK supplies-arms-to RUS", "by": "RUS", "how": "not certain", "confidence": "0.78"}),
        ("[s The two neighbours] [c held a summit] in the Russian far east in September.",
         {"is": "PRK holds-summit-with RUS", "on": "2023-09-13"}),
        ("[s Washington] [c condemned] [o North Korea] over the shipments.", {"is": "USA condemns PRK", "on": "2023-10-13"}),
    ),
    report(
        "2023-11-03", "Warta Selat", "Seoul dan Tokyo satu suara", "id",
        ("[a Seoul] menyatakan [s Korea Utara] [c telah memasok] peluru artileri kepada [o Rusia].",
         {"is": "PRK supplies-arms-to RUS", "by": "KOR", "confidence": "0.81"}),
        ("[a Jepang] juga menilai [s Pyongyang] [c mengirim] amunisi ke [o Rusia].",
         {"is": "PRK supplies-arms-to RUS", "by": "JPN", "confidence": "0.72"}),
        ("Menurut [a Korea Selatan], [s Rusia] [c membantu] [o Korea Utara] dengan teknologi satelit.",
         {"is": "RUS provides-technical-assistance-to PRK", "by": "KOR", "how": "probable", "confidence": "0.64"}),
        ("[s Korea Selatan] dan [o Jepang] [c bersekutu] dengan Amerika Serikat.", {"is": "JPN allied-with USA"}),
        ("[s Menteri Luar Negeri AS Antony Blinken] [c akan mengunjungi] [o Seoul] [d pekan depan].",
         {"is": "USA visits KOR", "how": "planned", "on": "2023-11-08/2023-11-09", "subject": "person-antony-blinken"}),
    ),
    report(
        "2023-11-10", "The Strait Courier", "An alliance at seventy", "en",
        ("[s The United States] [c is allied with] [o South Korea] and keeps troops there.", {"is": "USA allied-with KOR", "confidence": "0.94"}),
        ("[s The United States] keeps [c troops stationed in] [o South Korea].", {"is": "USA deploys-forces-to KOR", "confidence": "0.7"}),
        ("[s Seoul] and [o Washington] [c held a joint air exercise] [d on Thursday].",
         {"is": "KOR conducts-joint-exercise-with USA", "on": "2023-11-09"}),
        ("[s North Korea] [c threatened] [o South Korea] with a heavy answer to the drill.", {"is": "PRK threatens KOR", "on": "2023-11-10"}),
        ("[s Pyongyang] said there [c are no arms deals] with [o Moscow].",
         {"is": "PRK has-arms-deal-with RUS", "by": "PRK", "how": "not certain", "confidence": "0.83"}),
    ),
    report(
        "2023-11-22", "Pacific Ledger", "A launch, a protest, a pact suspended", "en",
        ("[s South Korea] [c condemned] [o the North] for putting a spy satellite into orbit.", {"is": "KOR condemns PRK", "on": "2023-11-21"}),
        ("[s Japan] [c protested] to [o North Korea] through its embassy in Beijing.", {"is": "JPN condemns PRK", "on": "2023-11-21"}),
        ("[s The United Nations] [c sanctions] [o North Korea] for its weapons programme.", {"is": "UN sanctions PRK"}),
        ("[s China] [c trades with] [o North Korea] across the Yalu as before.", {"is": "CHN trades-with PRK", "confidence": "0.67"}),
        ("[s Seoul] [c may sanction] [o Pyongyang] once more, an analyst thinks.",
         {"is": "KOR sanctions PRK", "by": "OTHER", "how": "possible", "confidence": "0.55"}),
    ),
    report(
        "2023-12-05", "Kyiv Dispatch", "Aid, shells and winter", "en",
        ("[s Russia] [c attacked] [o Ukraine]'s power grid with drones overnight.", {"is": "RUS attacks UKR", "on": "2023-12-05"}),
        ("[s Russia] [c is at war with] [o Ukraine] for a second winter.", {"is": "RUS at-war-with UKR", "on": "2022-02-24/2023-12-05"}),
        ("[s The United States] [c supplied] [o Ukraine] with air defence missiles.", {"is": "USA supplies-arms-to UKR", "on": "2023-11"}),
        ("[s The European Union] [c has sanctioned] [o Russia] twelve times.", {"is": "EU sanctions RUS", "on": "2023-12"}),
        ("[s The European Union] [c lends] [o Ukraine] eighteen billion euros.", {"is": "EU provides-economic-aid-to UKR", "on": "2023"}),
        ("[s Ukraine] [c accuses] [o North Korea] of arming its enemy.", {"is": "UKR accuses PRK", "on": "2023-12-04"}),
        ("[s China] [c did not supply] weapons to [o Russia], [a Beijing] said.",
         {"is": "CHN supplies-arms-to RUS", "by": "CHN", "how": "not certain"}),
    ),
    report(
        "2024-01-15", "Nusantara Harian", "Jakarta mendorong gencatan senjata", "id",
        ("[s Indonesia] [c menyerukan] agar [o Israel] menghentikan serangan.", {"is": "IDN demands-of ISR", "on": "2024-01-14"}),
        ("[s Israel] [c menyerang] [o Hamas] di Khan Younis [d pada Minggu].", {"is": "ISR attacks group-hamas", "on": "2024-01-14"}),
        ("[s Hamas] [c menembakkan roket ke] [o Israel].", {"is": "group-hamas attacks ISR", "on": "2024-01-14", "confidence": "0.74"}),
        ("[s Indonesia] [c mengirim bantuan kemanusiaan] ke [o Palestina].", {"is": "IDN provides-humanitarian-aid-to PSE", "on": "2024-01"}),
        ("[a PBB] mendesak [s Israel] dan [o Hamas] [c menyepakati gencatan senjata].",
         {"is": "ISR agrees-ceasefire-with group-hamas", "by": "UN", "how": "called-for"}),
        ("[s Indonesia] [c adalah anggota] [o ASEAN].", {"is": "IDN member-of ASEAN"}),
        ("[s Indonesia] dan [o Tiongkok] [c berunding] soal kereta cepat.", {"is": "IDN consults-with CHN", "on": "2024-01-10"}),
    ),
    report(
        "2024-02-02", "Pacific Ledger", "Talks about talks", "en",
        ("[s Japan] [c and] [o South Korea] [c met] in Busan.", {"is": "JPN meets-with KOR", "on": "2024-01-30"}),
        ("[s Indonesia] and [o Japan] [c signed an agreement] on patrol boats.", {"is": "IDN signs-agreement-with JPN", "on": "2024-01-29"}),
        ("[s The United States] [c supports] [o Israel] but wants the fighting to end.", {"is": "USA supports ISR"}),
        ("[s The United States] [c designated] [o Hamas] a terrorist group long ago.", {"is": "USA designates-as-terrorist group-hamas", "on": "1997"}),
        ("[s The United Nations] [c gave relief goods] to [o Palestine].", {"is": "UN provides-humanitarian-aid-to PSE", "on": "2024-01"}),
        ("If [s China] [c blockaded] the strait, [o Japan] would be cut off.", {"is": "CHN blockades JPN", "how": "hypothetical", "confidence": "0.5"}),
        ("[s China] and [o the European Union] [c consulted] on tariffs.", {"is": "CHN consults-with EU", "on": "2024-02-01"}),
    ),
)  # fmt: skip

SAMPLE = corpus(REPORTS, ACTORS)
