"""Invented graphs of any size: the same seed gives the same one."""

from __future__ import annotations

import random
from collections.abc import Iterator

from view_samples import ACTORS, Corpus, Report, corpus, report

from graphkit.model import Modality
from graphkit.ontology import load_ontology

STATES = tuple(actor.id for actor in ACTORS if not actor.id.startswith("person-"))
RELATIONS = tuple(load_ontology().relations)
HOW = tuple(f"{no}{modality}" for modality in Modality for no in ("", "not "))
DATES = ("", "", "2023", "2023-11", "2023-11-08", "2023-11-06/2023-11-12", "2022-12/2023-02")


def said(dice: random.Random, before: list[str], states: int) -> str:
    """A claim in the notation of `view_samples`, often about what was said `before`."""
    if not before or dice.random() < 0.6:
        subject, target = dice.sample(STATES[:states], 2)
        before.append(f"{subject} {dice.choice(RELATIONS)} {target}")
    parts = [dice.choice(before)]
    if dice.random() < 0.6:
        parts.append(f"how {dice.choice(HOW)}")
    if dice.random() < 0.4:
        parts.append(f"by {' '.join(dice.sample([*STATES, 'OTHER'], dice.randint(1, 3)))}")
    if day := dice.choice(DATES):
        parts.append(f"on {day}")
    return " | ".join([*parts, f"confidence 0.{dice.randint(50, 99)}"])


def told(seed: int, documents: int = 4, sentences: int = 5, states: int = len(STATES)) -> Iterator[Report]:
    """Reports with up to three claims a sentence, some in Indonesian, one without a date."""
    dice, before = random.Random(seed), list[str]()
    for number in range(documents):
        day = f"2023-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}" if number else ""
        lines = []
        for index in range(sentences):
            lines.append(f"[s A{index}] [c acts on] [o B{index}], [a one] said [d on Friday].")
            lines += [f"  {said(dice, before, states)}" for _ in range(dice.randint(1, 3))]
        yield report(f"# {day} | {dice.choice(('en', 'id'))} | Wire {number} | Report {number}", lines)


def drawn_lots(seed: int, documents: int = 4, sentences: int = 5, states: int = len(STATES)) -> Corpus:
    """A corpus of such reports about so many actors; claims that turn out the same are one."""
    given = list(told(seed, documents, sentences, states))
    return corpus((Report(r.document, tuple({c.id: c for c in r.claims}.values())) for r in given), ACTORS)
