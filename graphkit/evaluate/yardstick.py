"""What counts as the same: codes, classes of modality, groups of relations; `ontologies/evaluation.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graphkit.errors import DataError, NotFoundError
from graphkit.ontology import Ontology, load_ontology
from graphkit.resources import data_dir

LEVELS = ("pair", "quad", "root", "exact")
"""Who and whom; with the quad class too; with the PLOVER event type; with the relation itself."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How gold and claims are compared.

    Attributes:
        codes: a code of a gold file -> the actor it means.
        modalities: modality -> its class.
    """

    codes: Mapping[str, str] = field(hash=False)
    modalities: Mapping[str, str] = field(hash=False)
    ontology: Ontology

    def code(self, actor: str) -> str:
        """The id of the actor that a code means.

        >>> load_yardstick().code("OPT"), load_yardstick().code("FRA")
        ('PSE', 'FRA')
        """
        return self.codes.get(actor, actor)

    def modality(self, name: str) -> str:
        """The class of a modality. Raises ValueError.

        >>> load_yardstick().modality("called-for")
        'future'
        """
        if name not in self.modalities:
            raise ValueError(str(NotFoundError.among("modality", name, self.modalities)))
        return self.modalities[name]

    def check_relation(self, name: str) -> None:
        """Raises ValueError when there is no such relation."""
        if name not in self.ontology.relations:
            raise ValueError(str(NotFoundError.among("relation", name, self.ontology.relations)))

    def group(self, relation: str, level: str) -> str:
        """What a relation must share with another to count as the same on a level.

        >>> [load_yardstick().group("visits", level) for level in LEVELS]
        ['', '1', 'CONSULT', 'visits']
        """
        found = self.ontology.relations[relation]
        if level == "quad":
            return str(found.quad)
        if level == "root":
            return found.plover.replace("/", ":").partition(":")[0] or relation
        return relation if level == "exact" else ""

    def is_symmetric(self, relation: str) -> bool:
        """True when the order of its ends says nothing."""
        return self.ontology.relations[relation].symmetric


@cache
def load_yardstick(path: Path | None = None) -> Yardstick:
    """From `ontologies/evaluation.toml` or another file of its kind.

    Raises:
        DataError: the file is missing, no TOML, or lacks a section.
    """
    path = path or data_dir("ontologies") / "evaluation.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Yardstick(data["codes"], data["modality"], load_ontology())
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", path=path) from error
    except KeyError as error:
        raise DataError(f"section {error} is missing", path=path) from error
