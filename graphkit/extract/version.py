"""Which extractor reads: what it says of a document depends on this and on the document alone."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from graphkit.resources import PACKAGE, actors_dir, data_dir

SOURCE_SUFFIXES = frozenset((".py", ".toml", ".tsv", ".csv", ".ttl", ".json"))
"""Of the files that what is read depends on."""


def extractor_version(min_confidence: float = 0.0) -> str:
    """What reads documents: the version of graphkit, a hash of its code and data, the threshold."""
    digest = hashlib.sha256()
    for folder in (PACKAGE, data_dir("ontologies"), actors_dir()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in SOURCE_SUFFIXES:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"graphkit {version('graphkit')} {digest.hexdigest()[:12]} {min_confidence:g}"
