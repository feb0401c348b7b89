"""Reading the gold sentences: their notation, and what the extractor makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graphkit.extract.cascade import Extractor
from graphkit.model import Claim, Document

DAY = "2023-11-08"


@cache
def extractor() -> Extractor:
    """The shipped extractor, loaded once."""
    return Extractor.load()


def claims_of(text: str, language: str = "en", published: str = DAY) -> tuple[Claim, ...]:
    """The claims of a text."""
    return extractor().extract(Document("d", text, published=published, language=language)).claims


@dataclass(frozen=True)
class Wanted:
    """One claim of the gold: the relations that are right for it, and how and on whose word."""

    source: str
    relations: tuple[str, ...]
    target: str
    polarity: str = "asserted"
    modality: str = "certain"
    speakers: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Wanted:
        """From `SOURCE relation|other TARGET [denied] [modality] [@WHO,WHO]`."""
        source, relations, target, *rest = text.split()
        speakers = [word[1:].split(",") for word in rest if word.startswith("@")]
        modality = [word for word in rest if word != "denied" and not word.startswith("@")]
        return cls(
            source,
            tuple(relations.split("|")),
            target,
            "denied" if "denied" in rest else "asserted",
            modality[0] if modality else "certain",
            tuple(sorted(speakers[0])) if speakers else (),
        )

    def is_met_by(self, claim: Claim) -> bool:
        """Right parties, right relation; mutual relations in either order."""
        ends = {(self.source, self.target)}
        if extractor().ontology.relations[claim.relation].symmetric:
            ends.add((self.target, self.source))
        return claim.relation in self.relations and (claim.subject_polity, claim.object_polity) in ends

    def is_wholly_met_by(self, claim: Claim) -> bool:
        """Polarity, modality and attribution as well."""
        told = (claim.polarity.value, claim.modality.value, claim.attributed_to)
        return self.is_met_by(claim) and told == (self.polarity, self.modality, self.speakers)


def wanted(notation: str) -> list[Wanted]:
    """The claims of one record."""
    return [Wanted.parse(part) for part in notation.split(";") if part.strip()]


@dataclass
class Result:
    """Counts over a corpus, and a line for every sentence that is not wholly right."""

    right: int = 0
    whole: int = 0
    spurious: int = 0
    missed: int = 0
    empty: int = 0
    false_edges: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of relation and parties."""
        return 2 * self.right / (2 * self.right + self.spurious + self.missed)

    @property
    def strict(self) -> float:
        """Of the right ones, the share whose polarity, modality and attribution are right too."""
        return self.whole / self.right

    @property
    def false_edge_rate(self) -> float:
        """Of the sentences without a claim, the share in which one was seen."""
        return self.false_edges / self.empty


def score(records: Sequence[tuple[str, str]], language: str) -> Result:
    """The extractor against a corpus."""
    result = Result()
    for text, notation in records:
        claims, gold = claims_of(text, language), wanted(notation)
        found = [w for w in gold if any(w.is_met_by(claim) for claim in claims)]
        whole = [w for w in gold if any(w.is_wholly_met_by(claim) for claim in claims)]
        extra = [claim for claim in claims if not any(w.is_met_by(claim) for w in gold)]
        result.right += len(found)
        result.whole += len(whole)
        result.missed += len(gold) - len(found)
        result.spurious += len(extra)
        result.empty += not gold
        result.false_edges += not gold and bool(claims)
        if len(whole) < len(gold) or extra:
            result.lines.append("\n".join(_differences(text, gold, claims)))
    return result


def _differences(text: str, gold: Sequence[Wanted], claims: Sequence[Claim]) -> Iterator[str]:
    yield text
    for w in gold:
        if not any(w.is_wholly_met_by(claim) for claim in claims):
            told = f"{w.polarity} {w.modality} {w.speakers}"
            yield f"    wanted {w.source} {'|'.join(w.relations)} {w.target} {told}"
    for claim in claims:
        told = f"{claim.polarity.value} {claim.modality.value} {claim.attributed_to}"
        yield f"    got    {claim.subject_polity} {claim.relation} {claim.object_polity} {told}"
