"""Where the shipped data lies. Floor 0: imports nothing of graphkit.

In a wheel `ontologies/` and `seeds/` lie inside the package; in an editable install or a checkout
they are the top-level folders beside it.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def data_dir(name: str) -> Path:
    """The folder of shipped data called `name` ("ontologies" or "seeds").

    >>> (data_dir("ontologies") / "diplomacy.ttl").is_file()
    True
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def ontology_file() -> Path:
    """The ontology, Turtle."""
    return data_dir("ontologies") / "diplomacy.ttl"


def event_tables_file() -> Path:
    """How event tables name their columns and actors, TOML."""
    return data_dir("ontologies") / "event-tables.toml"


def shapes_file() -> Path:
    """The SHACL shapes, Turtle."""
    return data_dir("ontologies") / "shapes.ttl"


def rules_file() -> Path:
    """The entailment rules, SPARQL 1.1 Update."""
    return data_dir("ontologies") / "rules.ru"


def lexicon_dir() -> Path:
    """The language packs, one TOML file a language."""
    return data_dir("ontologies") / "lexicon"


def queries_dir() -> Path:
    """The saved queries, one .rq file each."""
    return data_dir("ontologies") / "queries"


def actors_dir() -> Path:
    """The actor tables, CSV."""
    return data_dir("seeds") / "actors"


def sample_documents_dir() -> Path:
    """The sample news that `graphkit demo` builds from."""
    return data_dir("seeds") / "documents"
