"""One word class for each token, from what it can be and what stands beside it. Floor 4, third stage."""

from __future__ import annotations

from enum import IntEnum

from graphkit.actors import NameKind
from graphkit.extract.tokens import Kind, Token
from graphkit.lexicon import Form, Lexicon, Tag


class Cls(IntEnum):
    """The settled class of a token."""

    NOUN = 0
    NAME = 1
    DET = 2
    ADJ = 3
    POSS = 4
    NUM = 5
    PREP = 6
    CONJ = 7
    COMMA = 8
    REL = 9
    SUB = 10
    AUX = 11
    TO = 12
    ADV = 13
    TIME = 14
    VERB = 15
    QUOTE = 16
    BREAK = 17
    COMPOUND = 18
    HYPHEN = 19
    STOP = 20
    PRON = 21


BY_KIND = {
    Kind.NUMBER: Cls.NUM,
    Kind.COMMA: Cls.COMMA,
    Kind.QUOTE: Cls.QUOTE,
    Kind.BREAK: Cls.BREAK,
    Kind.STOP: Cls.STOP,
    Kind.COMPOUND: Cls.COMPOUND,
    Kind.HYPHEN: Cls.HYPHEN,
}
# In this order: a word that is both a relative and a determiner ("that") is judged as a relative first.
BY_TAG = (
    (Tag.POSSESSIVE, Cls.POSS),
    (Tag.MODAL | Tag.AUXILIARY | Tag.COPULA | Tag.NEGATION | Tag.FUTURE, Cls.AUX),
    (Tag.RELATIVE, Cls.REL),
    (Tag.CONJUNCTION, Cls.CONJ),
    (Tag.PREPOSITION | Tag.ACCORDING, Cls.PREP),
    (Tag.SUBORDINATOR | Tag.CONDITION, Cls.SUB),
    (Tag.PRONOUN, Cls.PRON),
    (Tag.DETERMINER, Cls.DET),
    (Tag.TIME, Cls.TIME),
    (Tag.ADVERB | Tag.PROBABLE | Tag.POSSIBLE, Cls.ADV),
)
FIXED = [(int(tag), cls) for tag, cls in BY_TAG]
ANY_FIXED = sum(tag for tag, _ in FIXED)
VERB, NOUN, ADJECTIVE = Tag.VERB.value, Tag.NOUN.value, Tag.ADJECTIVE.value
INFINITIVE, DETERMINER = Tag.INFINITIVE.value, Tag.DETERMINER.value
NAME_LIKE = frozenset((Cls.NOUN, Cls.NAME, Cls.ADJ, Cls.NUM))
WITHOUT_VERB = frozenset((Cls.VERB, Cls.AUX, Cls.TO, Cls.SUB, Cls.REL, Cls.COMMA, Cls.BREAK))
BEFORE_NOUN = frozenset((Cls.DET, Cls.ADJ, Cls.POSS, Cls.NUM))
BASE, THIRD, PAST = Form.BASE.value, Form.THIRD.value, Form.PAST.value
PARTICIPLE, GERUND, BARE = Form.PARTICIPLE.value, Form.GERUND.value, Form.BARE.value
STARTS_OBJECT = Tag.DETERMINER | Tag.PRONOUN | Tag.ADJECTIVE | Tag.SUBORDINATOR


def settle(tokens: list[Token], lexicon: Lexicon) -> list[Cls]:
    """The class of each token, left to right."""
    classes: list[Cls] = []
    for at, token in enumerate(tokens):
        classes.append(_class_of(token, at, tokens, classes, lexicon))
    return classes


def _class_of(token: Token, at: int, tokens: list[Token], before: list[Cls], lexicon: Lexicon) -> Cls:
    if token.mention is not None:
        return Cls.NAME
    if token.kind != Kind.WORD:
        return BY_KIND[token.kind]
    tags = token.word.tags
    if tags & INFINITIVE and _verb_follows(tokens, at + 1, lexicon):
        return Cls.TO
    if tags & ANY_FIXED:
        return _fixed(token, at, tokens, before, lexicon)
    if tags & VERB:
        return _verb_or_noun(token, at, tokens, before, lexicon)
    if tags & ADJECTIVE and not tags & NOUN:
        return Cls.ADJ
    return Cls.NOUN


def _fixed(token: Token, at: int, tokens: list[Token], before: list[Cls], lexicon: Lexicon) -> Cls:
    tags = token.word.tags
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if _determines(token, at, tokens, before, lexicon):
        return Cls.DET
    if tags & (Tag.TIME | Tag.ADVERB) and _modifies(before, following, tags):
        return Cls.ADJ
    if tags & Tag.RELATIVE and tags & Tag.DETERMINER and not (before and before[-1] in NAME_LIKE):
        return Cls.SUB
    if tags & Tag.ADVERB and _is_no_preposition(tags, following):
        return Cls.ADV
    if tags & VERB and tags & Tag.ADVERB and before and before[-1] == Cls.AUX:
        return Cls.VERB
    if tags & Tag.TIME and tags & (Tag.MODAL | Tag.VERB | Tag.CONJUNCTION):
        return Cls.TIME if token.capital else _time_or_verb(tags, following)
    return next(cls for tag, cls in FIXED if tags & tag)


def _is_no_preposition(tags: int, following: Token | None) -> bool:
    """Before a number "about" and "around" only say that it is not exact."""
    return bool(tags & Tag.PREPOSITION) and following is not None and following.kind == Kind.NUMBER


def _modifies(before: list[Cls], following: Token | None, tags: int) -> bool:
    """Whether a time or adverb stands inside a noun phrase: "the first two phases", "the May talks"."""
    if not before or before[-1] not in (Cls.DET, Cls.POSS) or following is None:
        return False
    counted = bool(tags & Tag.ADVERB) and (
        following.kind == Kind.NUMBER or following.has(Tag.ADJECTIVE | Tag.TIME)
    )
    return counted or _can_be_noun(following)


def _determines(token: Token, at: int, tokens: list[Token], before: list[Cls], lexicon: Lexicon) -> bool:
    tags = token.word.tags
    if tags & Tag.PRONOUN and tags & Tag.DETERMINER and _owns(tokens, at, before, lexicon):
        return True
    if tags & Tag.DETERMINER and tags & Tag.NEGATION:
        return not before or before[-1] not in (Cls.NOUN, Cls.NAME)
    return token.text in lexicon.clitics and bool(before) and before[-1] in (Cls.NOUN, Cls.ADJ)


def _time_or_verb(tags: int, following: Token | None) -> Cls:
    """A time before another ("last month"), else a verb in lower case ("may", "march", "last")."""
    if following is not None and following.word.tags & Tag.TIME:
        return Cls.TIME
    return Cls.AUX if tags & Tag.MODAL else Cls.VERB


def _owns(tokens: list[Token], at: int, before: list[Cls], lexicon: Lexicon) -> bool:
    """Whether a pronoun owns a noun: "their leaders", "pemimpin mereka"."""
    if lexicon.head_last:
        described = at + 1 < len(tokens) and bool(tokens[at + 1].word.forms & PARTICIPLE)
        noun = at + 2 if described else at + 1
        return noun < len(tokens) and _can_be_noun(tokens[noun])
    return bool(before) and before[-1] == Cls.NOUN


def _verb_follows(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    while at < len(tokens) and tokens[at].word.tags & (Tag.ADVERB | Tag.COPULA | Tag.AUXILIARY):
        if tokens[at].word.tags & (Tag.COPULA | Tag.AUXILIARY):
            return True
        at += 1
    if at >= len(tokens) or tokens[at].mention is not None:
        return False
    word = tokens[at].word
    wanted = BASE if lexicon.head_last else ~0
    return bool(word.tags & VERB and word.forms & wanted) and not (word.noun and not word.forms & wanted)


def _verb_or_noun(token: Token, at: int, tokens: list[Token], before: list[Cls], lexicon: Lexicon) -> Cls:
    previous = before[-1] if before else None
    if not lexicon.head_last:
        if _nominalised(tokens, at, lexicon):
            return Cls.ADJ
        return _verb_or_noun_head_first(token, at, tokens, previous)
    if previous in (Cls.AUX, Cls.TO, Cls.PRON) or (previous == Cls.ADV and _after_aux(before)):
        return Cls.VERB
    if previous in BEFORE_NOUN or previous == Cls.PREP or _after_demonym(tokens, at):
        return _inside_noun_phrase(token, at, tokens, previous)
    return _by_form(token, at, tokens, before, lexicon)


def _by_form(token: Token, at: int, tokens: list[Token], before: list[Cls], lexicon: Lexicon) -> Cls:
    previous = before[-1] if before else None
    forms = token.word.forms
    if forms & (PAST | PARTICIPLE):
        noun_next = at + 1 < len(tokens) and _can_be_noun(tokens[at + 1])
        return Cls.ADJ if previous in (None, Cls.SUB, Cls.VERB) and noun_next else Cls.VERB
    if forms & GERUND:
        return Cls.NOUN if token.word.noun and previous not in (Cls.COMMA, None) else Cls.VERB
    at_subject = _back_over_adverbs(before)
    if at_subject < at and before[at_subject - 1] in NAME_LIKE and forms & THIRD:
        return Cls.VERB
    return _plain_verb_or_noun(token, at, tokens, before, lexicon)


def _back_over_adverbs(before: list[Cls]) -> int:
    """Where the adverbs before a word begin ("Iran strongly supports")."""
    at = len(before)
    while at > 1 and before[at - 1] == Cls.ADV:
        at -= 1
    return at


def _goes_on_as_verb(token: Token, at: int, tokens: list[Token], before: list[Cls]) -> bool:
    """Whether a verb of the same form came before the "and" ("understands and supports").

    With words between them, only where an object follows: "supports Sudan and arms Chad", not "arms deals".
    """
    earlier = at - 2
    while earlier > 0 and before[earlier] == Cls.ADV:
        earlier -= 1
    if earlier >= 0 and before[earlier] != Cls.VERB and _starts_object(tokens[at + 1]):
        while earlier > 0 and before[earlier] not in WITHOUT_VERB:
            earlier -= 1
    if earlier < 0 or before[earlier] != Cls.VERB:
        return False
    return bool(token.word.forms & tokens[earlier].word.forms & (THIRD | BASE))


def _starts_object(token: Token) -> bool:
    return token.name == NameKind.NAME or _is_plain_determiner(token)


def _after_aux(before: list[Cls]) -> bool:
    return any(cls == Cls.AUX for cls in before[-3:])


def _after_demonym(tokens: list[Token], at: int) -> bool:
    return bool(at) and tokens[at - 1].name == "demonym"


def _inside_noun_phrase(token: Token, at: int, tokens: list[Token], previous: Cls | None) -> Cls:
    forms = token.word.forms
    noun_next = at + 1 < len(tokens) and _can_be_noun(tokens[at + 1])
    if forms & (PAST | PARTICIPLE) and not forms & BASE:
        if _two_act(tokens, at, noun_next):
            return Cls.VERB
        if previous == Cls.PREP or _after_demonym(tokens, at):
            return Cls.ADJ if noun_next and previous == Cls.PREP else Cls.VERB
        return Cls.ADJ if noun_next else Cls.NOUN
    if forms & GERUND:
        if previous == Cls.PREP:
            return Cls.VERB if not token.word.noun or noun_next or _determiner_next(tokens, at) else Cls.NOUN
        return Cls.NOUN
    return Cls.NOUN


def _two_act(tokens: list[Token], at: int, noun_next: bool) -> bool:
    """Whether a past tense tells what "the two" or "both" did, unlike "the two wounded were"."""
    if at + 1 == len(tokens) or not tokens[at - 1].has(Tag.BOTH) or not tokens[at].word.forms & PAST:
        return False
    following = tokens[at + 1]
    if following.name == NameKind.NAME:
        return True
    return not noun_next and not following.has(Tag.COPULA | Tag.AUXILIARY | Tag.MODAL)


def _determiner_next(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and bool(tokens[at + 1].word.tags & DETERMINER)


def _can_be_noun(token: Token) -> bool:
    if token.mention is not None:
        return True
    tags = token.word.tags
    return (
        token.kind in (Kind.WORD, Kind.NUMBER)
        and not tags & (ANY_FIXED | 0)
        and bool(tags & NOUN or not tags & VERB)
    )


def _plain_verb_or_noun(
    token: Token, at: int, tokens: list[Token], before: list[Cls], lexicon: Lexicon
) -> Cls:
    previous = before[-1] if before else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous == Cls.REL:
        return Cls.NOUN if tokens[at - 1].has(Tag.OWNING) else Cls.VERB
    if previous == Cls.CONJ and following is not None and _goes_on_as_verb(token, at, tokens, before):
        return Cls.VERB
    if previous not in NAME_LIKE or following is None:
        return Cls.NOUN if token.word.noun or token.word.tags & NOUN else Cls.VERB
    bare = bool(token.word.forms & BASE and not token.word.forms & (THIRD | PAST))
    if bare and previous == Cls.NOUN and not _plural(tokens[at - 1]):
        return Cls.NOUN
    if not token.word.noun or (bare and previous == Cls.NAME and _is_plain_determiner(following)):
        return Cls.VERB
    return _verb_or_plural(token, at, tokens, lexicon)


def _is_plain_determiner(token: Token) -> bool:
    return bool(token.word.tags & DETERMINER) and not token.has(Tag.RELATIVE | Tag.SUBORDINATOR)


def _verb_or_plural(token: Token, at: int, tokens: list[Token], lexicon: Lexicon) -> Cls:
    """A word that can be both after a noun or name: a verb only when something after it says so."""
    following = tokens[at + 1]
    several = at > 1 and tokens[at - 2].has(Tag.CONJUNCTION)
    if not (token.word.forms & THIRD or several or _plural(tokens[at - 1])):
        return Cls.NOUN
    if following.mention is not None or following.word.tags & STARTS_OBJECT or following.capital:
        return Cls.VERB
    to_do = following.word.tags & INFINITIVE and _verb_follows(tokens, at + 2, lexicon)
    if following.kind == Kind.NUMBER or to_do:
        return Cls.VERB
    named = tokens[at - 1].name == NameKind.NAME
    governed = at > 1 and bool(tokens[at - 2].word.tags & Tag.PREPOSITION)
    return Cls.VERB if named and not governed and not _finite_later(tokens, at) else Cls.NOUN


def _finite_later(tokens: list[Token], at: int) -> bool:
    """Whether another word of the clause can be its verb."""
    for token in tokens[at + 1 :]:
        if token.kind in (Kind.COMMA, Kind.BREAK):
            return False
        if token.word.tags & (Tag.MODAL | Tag.COPULA | Tag.AUXILIARY) or token.word.forms & (PAST | THIRD):
            return True
    return False


def _plural(token: Token) -> bool:
    return token.name == "people" or (token.low.endswith("s") and token.mention is None)


def _nominalised(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb with a clitic only tells of the noun after it ("meningkatnya kekhawatiran")."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in lexicon.clitics:
        return False
    named = tokens[at + 2].mention is not None or tokens[at].word.verb in lexicon.say_lemmas
    return not named and _can_be_noun(tokens[at + 2])


def _verb_or_noun_head_first(token: Token, at: int, tokens: list[Token], previous: Cls | None) -> Cls:
    forms = token.word.forms
    if forms & ~BARE and not token.word.noun:
        return Cls.VERB
    if previous in (Cls.AUX, Cls.TO):
        return Cls.VERB
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    named = following is not None and following.mention is not None
    if forms & BARE:
        headline = previous == Cls.NAME and (named or not token.word.noun)
        return Cls.VERB if previous == Cls.PRON or headline else Cls.NOUN
    return Cls.VERB if token.word.tags & VERB and not token.word.noun else Cls.NOUN
