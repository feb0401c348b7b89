"""The parts of a sentence as the cascade builds them: phrases, predicates, clauses. Floor 4."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from graphkit.extract.settle import Cls
from graphkit.lexicon import Form, Tag
from graphkit.model import Mention


class Sort(IntEnum):
    """What a noun phrase stands for."""

    POLITY = 0
    PERSON = 1
    FORCE = 2
    PEOPLE = 3
    CAPITAL = 4
    PLACE = 5
    THING = 6
    WEAPON = 7
    SOURCE = 8
    OTHER = 9
    PRONOUN = 10
    DEMONYM = 11
    MEDIA = 12


ACTING = frozenset(
    (Sort.POLITY, Sort.PERSON, Sort.FORCE, Sort.PEOPLE, Sort.CAPITAL, Sort.PLACE, Sort.DEMONYM)
)


@dataclass(slots=True)
class Event:
    """A noun with frames: its lemma, token index, and whether it heads its phrase."""

    lemma: str
    at: int
    head: bool


@dataclass(slots=True, eq=False)
class NP:
    """A noun phrase over tokens `[i, j)`."""

    i: int
    j: int
    head: int
    lemma: str
    tags: int
    sort: Sort
    members: list[Mention] = field(default_factory=list)
    owners: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    backed: list[tuple[str, Mention]] = field(default_factory=list)
    pps: list[tuple[str, NP]] = field(default_factory=list)
    prep: str = ""
    prep_tags: int = 0
    pronoun_owner: bool = False
    determined: bool = False
    negated: bool = False
    together: list[NP] = field(default_factory=list)
    apposed: NP | None = None
    said_by: Pred | None = None
    predicate_of: NP | None = None

    @property
    def actors(self) -> list[Mention]:
        """Whom the phrase stands for, or nobody."""
        return self.members


@dataclass(slots=True, eq=False)
class VG:
    """A verb group over tokens `[i, j)`; `at` is its main verb."""

    i: int
    j: int
    at: int
    lemma: str
    forms: int
    tags: int
    passive: bool
    infinitive: bool
    auxiliary: bool

    @property
    def gerund(self) -> bool:
        """An -ing form without auxiliary."""
        return bool(self.forms & Form.GERUND) and not self.auxiliary and not self.infinitive

    @property
    def ambiguous(self) -> bool:
        """A form that may be a past tense or a reduced passive ("condemned")."""
        return bool(self.forms & Form.PARTICIPLE) and not self.auxiliary and not self.infinitive

    @property
    def finite(self) -> bool:
        """Not an infinitive, a gerund, or a bare participle."""
        only_participle = self.ambiguous and not self.forms & Form.PAST
        return not (self.infinitive or self.gerund or only_participle)


@dataclass(slots=True, eq=False)
class Mark:
    """A chunk that is neither: its class and token index."""

    cls: Cls
    at: int
    low: str
    tags: int


@dataclass(slots=True, eq=False)
class Pred:
    """A verb group with its arguments.

    Attributes:
        governor: the predicate it depends on, if any, by `link`: xcomp (infinitive or gerund
            under a verb), part (participle), conj (same subject), comp (reported clause).
        prep: the preposition before a gerund.
        host: the noun an infinitive hangs on ("plans to attack").
    """

    vg: VG
    subj: NP | None
    clause: Clause
    governor: Pred | None = None
    link: str = ""
    prep: str = ""
    objs: list[NP] = field(default_factory=list)
    pps: list[tuple[str, NP]] = field(default_factory=list)
    inverted: bool = False
    host: NP | None = None


@dataclass(slots=True, eq=False)
class Clause:
    """A clause: `kind` is main, rel, sub, comp or trail; `tags` are those of its opening word."""

    kind: str
    parent: Clause | None = None
    governor: Pred | None = None
    tags: int = 0
    subj: NP | None = None
    antecedent: NP | None = None
    main: Pred | None = None
    current: Pred | None = None
    pps: list[tuple[str, NP]] = field(default_factory=list)
    distance: bool = False
    owner: NP | None = None


@dataclass(slots=True, eq=False)
class Parse:
    """A sentence: its predicates and noun phrases in order, and what governs each phrase."""

    preds: list[Pred] = field(default_factory=list)
    nps: list[NP] = field(default_factory=list)
    place: dict[int, tuple[Pred | None, str]] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    clause_of: dict[int, Clause] = field(default_factory=dict)


Chunk = NP | VG | Mark


def main_beside(clause: Clause) -> Pred | None:
    """The verb that a subordinate clause stands beside, if there is one."""
    return clause.governor or (clause.parent.main if clause.parent is not None else None)


def awaited(clause: Clause) -> bool:
    """Whether a clause tells what has to come first: "will not go until they leave", not "went on until"."""
    beside = main_beside(clause) if clause.tags & Tag.UNTIL and clause.main is not None else None
    if beside is None:
        return False
    open_still = Tag.NEGATION | Tag.MODAL | Tag.FUTURE | Tag.CONDITION
    return not beside.vg.finite or bool(beside.vg.tags & open_still)
