"""One verb group: its main verb with auxiliaries, negation and adverbs. Floor 4, part of the fourth stage."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.extract.settle import Cls
from graphkit.extract.syntax import VG
from graphkit.extract.tokens import Token
from graphkit.lexicon import Form, Tag


def verb_group(tokens: Sequence[Token], classes: Sequence[Cls], at: int, adverbs: int) -> VG:
    """The group that begins at token `at`; `adverbs` are the tags of those before it."""
    end, tags = at, adverbs
    infinitive = copula = False
    while end < len(tokens) and _goes_on(tokens, classes, at, end):
        word = tokens[end].word
        infinitive = infinitive or classes[end] == Cls.TO
        copula = copula or bool(word.tags & Tag.COPULA)
        tags |= word.tags
        end += 1
    if end >= len(tokens) or classes[end] != Cls.VERB:
        end = max(end, at + 1)
        return VG(at, end, end - 1, "", 0, tags, False, infinitive, True)
    word = tokens[end].word
    auxiliary = any(classes[k] == Cls.AUX for k in range(at, end))
    passive = bool(word.forms & Form.PASSIVE) or (copula and bool(word.forms & Form.PARTICIPLE))
    return VG(at, end + 1, end, word.verb, word.forms, tags | word.tags, passive, infinitive, auxiliary)


def _goes_on(tokens: Sequence[Token], classes: Sequence[Cls], at: int, end: int) -> bool:
    """Whether token `end` still comes before the main verb; "to" only follows a negation."""
    if classes[end] == Cls.TO:
        return all(tokens[k].word.tags & Tag.NEGATION for k in range(at, end))
    return classes[end] in (Cls.AUX, Cls.ADV)
