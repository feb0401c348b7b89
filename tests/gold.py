"""A short notation for claims, and what the extractor makes of a text."""

from __future__ import annotations

from dataclasses import dataclass
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


def unlike(text: str, notation: str, language: str = "en", published: str = DAY) -> list[str]:
    """How the claims of a text differ from all those that `notation` names: lacking, then one too many."""
    claims, gold = claims_of(text, language, published), wanted(notation)
    lacking = [f"lacks {one}" for one in gold if not any(one.is_wholly_met_by(claim) for claim in claims)]
    surplus = [c for c in claims if not any(one.is_met_by(c) for one in gold)]
    return lacking + [f"too many: {c.subject_polity} {c.relation} {c.object_polity}" for c in surplus]
