"""Graphs and news of any size to measure with; the same size and seed always give the same.

    python benchmarks/generate.py graph --triples 1000000 -o graph.nq     a graph as N-Quads
    python benchmarks/generate.py news --documents 1000 -o news.jsonl     documents to build from

The graph is made of claims, not of triples: a few actors are in most of them, every relation, polarity,
modality and status occurs, speakers, dates and sentences are there in about the proportions of real news.
The news is made of the sentences of the sample documents, with the states that they name changed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from graphkit.actors import load_gazetteer
from graphkit.model import OTHER, Actor, Claim, Document, Extraction, Kind, Layer, Modality, Polarity, Span
from graphkit.ontology import load_ontology
from graphkit.read import read_documents
from graphkit.resources import sample_documents_dir
from graphkit.segment import sentences

CLAIMS_A_DOCUMENT = 6
TRIPLES_A_CLAIM = 37.0
"""Measured: with its share of the document, of the propositions, edges and actors."""

FIRST_DAY = date(2015, 1, 1)
DAYS = 3652
MODALITIES = (Modality.CERTAIN, *Modality)
MODALITY_WEIGHTS = (60, 12, 3, 4, 10, 6, 5)
DENIED = 0.08
UNDATED = 0.55
FILLING = (
    "The statement came a day after officials had met behind closed doors.",
    "Pernyataan itu disampaikan sehari sesudah pertemuan tertutup.",
    "No further details were given, and it was not clear when the sides would meet again.",
    "Rincian lain tidak diberikan.",
)


@dataclass(frozen=True)
class Cast:
    """Actors and relations with the weight of each, summed up for `random.choices`."""

    actors: list[Actor]
    actor_weights: list[float]
    relations: list[str]
    relation_weights: list[float]
    known: dict[str, Actor]

    @classmethod
    def shipped(cls, rng: random.Random) -> Cast:
        """All of the actor tables and the ontology; the n-th is there 1/n as often as the first."""
        known = dict(load_gazetteer().actors)
        actors = [known[name] for name in sorted(known) if known[name].polity in known]
        states = [actor for actor in actors if actor.kind is Kind.STATE]
        others = [actor for actor in actors if actor.kind is not Kind.STATE]
        rng.shuffle(states)
        rng.shuffle(others)
        ordered = states + others
        relations = sorted(load_ontology().relations)
        rng.shuffle(relations)
        return cls(ordered, _skewed(len(ordered)), relations, _skewed(len(relations)), known)

    def actor(self, rng: random.Random) -> Actor:
        """One of them, seldom a rare one."""
        return rng.choices(self.actors, cum_weights=self.actor_weights)[0]

    def relation(self, rng: random.Random) -> str:
        """One of them, seldom a rare one."""
        return rng.choices(self.relations, cum_weights=self.relation_weights)[0]


def _skewed(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def extractions(triples: int, seed: int = 0) -> Iterator[Extraction]:
    """Documents with their claims, as an extractor would hand them over, for about so many triples."""
    rng = random.Random(seed)
    cast = Cast.shipped(rng)
    for number in range(max(1, round(triples / TRIPLES_A_CLAIM / CLAIMS_A_DOCUMENT))):
        yield _document(number, cast, rng)


def _document(number: int, cast: Cast, rng: random.Random) -> Extraction:
    published = (FIRST_DAY + timedelta(days=rng.randrange(DAYS))).isoformat()
    name, text, parts = f"bench-{number}", "", []
    for _ in range(CLAIMS_A_DOCUMENT):
        sides = (cast.actor(rng), cast.relation(rng), cast.actor(rng))
        sentence = f"{sides[0].label()} {sides[1].replace('-', ' ')} {sides[2].label()}, officials said."
        parts.append((Span(len(text), len(text) + len(sentence)), sides))
        text += f"{sentence} {rng.choice(FILLING)} "
    claims = tuple(_claim(name, text, published, span, sides, cast, rng) for span, sides in parts)
    used = {actor.id: actor for _, (one, _, other) in parts for actor in (one, other)}
    used |= {actor.polity: cast.known[actor.polity] for actor in list(used.values())}
    used |= {name: cast.known[name] for claim in claims for name in claim.attributed_to if name != OTHER}
    document = Document(
        name, text, f"bench/{number}.txt", f"Report {number}", f"Wire {number % 40}", "", published, "en"
    )
    return Extraction(document, claims, (), used, ())


def _claim(
    name: str,
    text: str,
    published: str,
    span: Span,
    sides: tuple[Actor, str, Actor],
    cast: Cast,
    rng: random.Random,
) -> Claim:
    one, relation, other = sides
    start, middle = span.start, span.start + len(one.label()) + 1
    after = middle + len(relation) + 1
    voice = rng.choices(("", OTHER, "actor"), (60, 15, 25))[0]
    speaker = cast.actor(rng).polity if voice == "actor" else voice
    day = date.fromisoformat(published) - timedelta(days=rng.randrange(9))
    event = "" if rng.random() < UNDATED else day.isoformat() if rng.random() < 0.8 else f"{day:%Y-%m}"
    return Claim(
        document=name,
        passage=span,
        quote=text[span.start : span.end],
        subject=one.id,
        subject_polity=one.polity,
        relation=relation,
        object=other.id,
        object_polity=other.polity,
        polarity=Polarity.DENIED if rng.random() < DENIED else Polarity.ASSERTED,
        modality=rng.choices(MODALITIES, MODALITY_WEIGHTS)[0],
        attributed_to=(speaker,) if speaker else (),
        event_date=event,
        reported_on=published,
        cue=Span(middle, after - 1),
        subject_span=Span(start, middle - 1),
        object_span=Span(after, after + len(other.label())),
        attribution_span=Span(span.end - 15, span.end - 1) if speaker else None,
        date_span=Span(start, start + 4) if event else None,
        confidence=round(rng.uniform(0.3, 0.95), 2),
        rule=f"en/verb/{relation}/{relation.partition('-')[0]}",
        layer=rng.choice(list(Layer)),
        language="en",
    )


def news(documents: int, seed: int = 0, sentences_each: int = 9) -> Iterator[Document]:
    """Documents in both languages of about 170 words, each with other states and dates."""
    rng = random.Random(seed)
    pool = _sample_sentences()
    states = {code: _plain_names(code) for code in pool}
    for number in range(documents):
        code = rng.choice(sorted(pool))
        swap = dict(zip(states[code], rng.sample(states[code], len(states[code])), strict=True))
        pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(swap, key=len)[::-1]))
        chosen = rng.sample(pool[code], sentences_each)
        text = pattern.sub(lambda found: swap[found[0]], " ".join(chosen))  # noqa: B023
        day = (FIRST_DAY + timedelta(days=rng.randrange(DAYS))).isoformat()
        yield Document(
            f"news-{number}", text, title=f"News {number}", publisher="Bench", published=day, language=code
        )


def _sample_sentences() -> dict[str, list[str]]:
    pool: dict[str, list[str]] = {}
    for document in read_documents([str(sample_documents_dir())], on_error=_refuse):
        quotes = (document.quote(span) for span in sentences(document.text, document.language))
        pool.setdefault(document.language, []).extend(quote for quote in quotes if len(quote.split()) > 4)
    return pool


def _plain_names(language: str) -> list[str]:
    names = ("Japan", "France", "India", "Turkey", "Egypt", "Iran", "Qatar", "Brazil")
    own = {"id": ("Jepang", "Prancis", "India", "Turki", "Mesir", "Iran", "Qatar", "Brasil")}
    return list(own.get(language, names))


def _refuse(error: Exception) -> None:
    raise error


def write_graph(triples: int, out: Path, seed: int = 0) -> int:
    """Writes a graph as graphkit would store it, N-Quads; returns the number of quads."""
    from graphkit.store.update import replace_documents

    store = Store()
    replace_documents(store, extractions(triples, seed), load_ontology())
    store.dump(str(out), RdfFormat.N_QUADS)
    return len(store)


def write_news(documents: int, out: Path, seed: int = 0, sentences_each: int = 9) -> int:
    """Writes documents as JSON Lines; returns their number of words."""
    words = 0
    with out.open("w", encoding="utf-8") as handle:
        for item in news(documents, seed, sentences_each):
            words += len(item.text.split())
            row = {
                "id": item.id, "text": item.text, "title": item.title, "publisher": item.publisher,
                "date": item.published, "language": item.language,
            }  # fmt: skip
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")
    return words


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=("graph", "news"))
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--out", type=Path, required=True)
    given = parser.parse_args()
    if given.kind == "graph":
        print(f"{write_graph(given.triples, given.out, given.seed)} quads")
    else:
        print(f"{write_news(given.documents, given.out, given.seed)} words")


if __name__ == "__main__":
    main()
