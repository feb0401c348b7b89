"""The picture of a view as shapes and words with their places: what `svg` writes down.

Layout and look are those of the page: sign by colour, dash and head; status by halo, hollowness and
strength; words only where they hide nothing. Units are pixels.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphkit.model import Actor, Status
from graphkit.ontology import Relation
from graphkit.propositions import Proposition
from graphkit.view.bends import curve
from graphkit.view.boxes import text_width
from graphkit.view.curves import Curve, Point
from graphkit.view.data import Edge, ViewData
from graphkit.view.layout import CORE, CROWD, LONGEST, Layout, lay_out

RANK: Final = tuple(map(Status, "contested fact alleged planned called-for hypothetical denied".split()))
"""The most telling status first: it decides how a line looks."""

GLYPHS: Final = {
    Status.FACT: "",
    Status.CONTESTED: "±",
    Status.ALLEGED: "?",
    Status.PLANNED: "»",
    Status.CALLED_FOR: "!",
    Status.HYPOTHETICAL: "~",
    Status.DENIED: "×",
}
"""Marks of status, which need no colour."""

PLACES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where along its line a title may stand."""

TITLED: Final = 200
"""Of more lines than this only the strongest get a title."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two actors.

    Attributes:
        curve: from border to border; heads: at its end ("to"), at its start ("from").
        hint: what it says, in words.
    """

    edge: Edge
    status: Status
    curve: Curve
    width: float
    heads: tuple[bool, bool]
    hint: str


@dataclass(frozen=True, slots=True)
class Disc:
    """An actor."""

    actor: Actor
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Word:
    """A text around its middle; `kind` is "name", "title" or "tag"."""

    kind: str
    text: str
    x: float
    y: float
    width: float
    height: float
    sign: str = ""
    status: str = ""

    def meets(self, other: Word) -> bool:
        """Whether the two overlap."""
        return (
            2 * abs(self.x - other.x) < self.width + other.width
            and 2 * abs(self.y - other.y) < self.height + other.height
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in the picture; `frame` is its left, top, right and bottom."""

    strokes: tuple[Stroke, ...]
    discs: tuple[Disc, ...]
    words: tuple[Word, ...]
    frame: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a language: `texts` are those of the page."""

    language: str
    texts: Mapping[str, str]
    actors: Mapping[str, Actor]
    relations: Mapping[str, Relation]

    def actor(self, name: str) -> str:
        """An actor's name."""
        return plain(self.actors[name].label(self.language)) if name in self.actors else name

    def relation(self, slug: str) -> str:
        """A relation's label."""
        return plain(self.relations[slug].label(self.language))

    def said(self, prop: Proposition) -> str:
        """A proposition in words, with its status and the number of its claims."""
        status, claims = self.texts[f"status.{prop.status}"], self.counted("claims", len(prop.claims))
        return (
            f"{self.actor(prop.subject)} {self.relation(prop.relation)} {self.actor(prop.object)}"
            f" ({status}, {claims})"
        )

    def counted(self, noun: str, number: int) -> str:
        """A number with its noun."""
        return self.texts[f"{noun}.{'one' if number == 1 else 'other'}"].format(n=number)


def names_of(view: ViewData, language: str, texts: Mapping[str, str]) -> Names:
    """The words of a view in a language."""
    actors = {actor.id: actor for actor in view.actors}
    return Names(language, texts, actors, {relation.slug: relation for relation in view.relations})


def plain(text: str) -> str:
    r"""A text fit for a label: one line, nothing that XML forbids, nothing that turns other words round.

    >>> plain("a\u202eb\x00\n\ud800 c")
    'ab c'
    """
    kept = (" " if letter.isspace() else letter for letter in text if _is_shown(letter))
    return " ".join("".join(kept).split())


def _is_shown(letter: str) -> bool:
    # Zero-width joiners belong to letters and to emoji; the other format characters are for layout.
    category = unicodedata.category(letter)
    return letter.isspace() or letter in "\u200c\u200d" or category not in ("Cc", "Cf", "Cs", "Cn")


def draw(view: ViewData, names: Names, most: int = CORE) -> Drawing:
    """The picture of the `most` strongest actors of a view and the lines among them."""
    layout = lay_out(view.nodes, view.edges, most)
    discs = tuple(
        Disc(n.actor, layout.places[n.actor.id].x, layout.places[n.actor.id].y, layout.radii[n.actor.id])
        for n in view.nodes
        if n.actor.id in layout.core
    )
    edges = [e for e in view.edges if {e.source, e.target} <= layout.core]
    strokes = tuple(_stroke(edge, view.propositions, layout, names) for edge in edges)
    labels = _names(discs, names)
    taken = [*labels, *(Word("disc", "", d.x, d.y, 2 * d.radius + 4, 2 * d.radius + 4) for d in discs)]
    words = (*labels, *_titles(strokes, view.propositions, names, taken))
    return Drawing(strokes, discs, words, _frame(discs, words))


def _stroke(edge: Edge, propositions: Sequence[Proposition], layout: Layout, names: Names) -> Stroke:
    props = telling(edge, propositions)
    start, end = ((layout.places[name].x, layout.places[name].y) for name in (edge.source, edge.target))
    directed = [p for p in props if not names.relations[p.relation].symmetric]
    heads = any(p.subject == edge.source for p in directed), any(p.subject == edge.target for p in directed)
    whole = Curve(start, curve(start, end, layout.bends.get(edge.id, 0.0)), end)
    first, last = layout.radii[edge.source], layout.radii[edge.target]
    return Stroke(
        edge=edge,
        status=props[0].status,
        curve=whole.outside(first + 3, last + 3),
        width=_width(edge, props[0].status),
        heads=heads,
        hint="\n".join(names.said(p) for p in props),
    )


def telling(edge: Edge, propositions: Sequence[Proposition]) -> list[Proposition]:
    """The propositions of a line, the most telling first."""
    found = [(RANK.index(propositions[i].status), -len(propositions[i].claims), i) for i in edge.propositions]
    return [propositions[index] for _, _, index in sorted(found)]


def _width(edge: Edge, status: Status) -> float:
    full = min(6.0, 1 + 1.1 * math.log2(1 + edge.total)) * (
        1.25 if edge.family.startswith("material") else 0.9
    )
    if RANK.index(status) > RANK.index(Status.ALLEGED):
        return min(1.6, full)
    return max(4.5, full + 1.5) if status is Status.ALLEGED else full


def _names(discs: Sequence[Disc], names: Names) -> list[Word]:
    placed: list[Word] = []
    others = [Word("disc", "", d.x, d.y, 2 * d.radius, 2 * d.radius) for d in discs]
    for disc in sorted(discs, key=lambda d: (-d.radius, d.actor.id)):
        full = names.actor(disc.actor.id)
        for text in [full] * (len(full) <= LONGEST and len(discs) <= CROWD) + [plain(disc.actor.id)]:
            spots = _name_spots(disc, text)
            free = [
                s for s in spots if not any(s.meets(o) for o in placed) and not _on_other(s, disc, others)
            ]
            if free:
                placed.append(free[0])
                break
        else:
            placed.append(_name_spots(disc, plain(disc.actor.id))[0])
    return placed


def _on_other(spot: Word, disc: Disc, others: Iterable[Word]) -> bool:
    return any(spot.meets(o) for o in others if (o.x, o.y) != (disc.x, disc.y))


def _name_spots(disc: Disc, text: str) -> list[Word]:
    width, height = text_width(text) + 2, 16.0
    below, beside = disc.radius + 10, disc.radius + width / 2 + 4
    moves: tuple[Point, ...] = ((0, below), (0, -below), (beside, 0), (-beside, 0))
    return [Word("name", text, disc.x + x, disc.y + y, width, height) for x, y in moves]


def _titles(
    strokes: Sequence[Stroke], propositions: Sequence[Proposition], names: Names, taken: list[Word]
) -> Iterator[Word]:
    """Titles of lines, the strongest first; a status without room for its words is a mark alone."""
    ranked = sorted(strokes, key=lambda s: (RANK.index(s.status) > 0, -s.edge.total, s.edge.id))
    for stroke in ranked[:TITLED]:
        for words in _versions(stroke, propositions, names):
            found = _free(stroke, words, taken)
            if found:
                taken.extend(found)
                yield from found
                break


def _versions(stroke: Stroke, propositions: Sequence[Proposition], names: Names) -> list[tuple[str, str]]:
    first, *others = telling(stroke.edge, propositions)
    title = names.relation(first.relation) + (f" +{len(others)}" if others else "")
    glyph = GLYPHS[stroke.status]
    if not glyph:
        return [(title, "")]
    tag = f"{glyph} {names.texts[f'status.{stroke.status}']}"
    return [(title, tag), ("", tag), ("", glyph)]


def _free(stroke: Stroke, words: tuple[str, str], taken: Sequence[Word]) -> list[Word]:
    for part in PLACES:
        x, y = stroke.curve.at(part)
        found = _title(stroke, words, x, y)
        if not any(word.meets(other) for word in found for other in taken):
            return found
    return []


def _title(stroke: Stroke, words: tuple[str, str], x: float, y: float) -> list[Word]:
    title, tag = words
    half, sign, status = (8.0 if title and tag else 0.0), stroke.edge.sign, str(stroke.status)
    found = []
    if title:
        found.append(Word("title", title, x, y - half, text_width(title) * 0.86 + 6, 15, sign, status))
    if tag:
        found.append(Word("tag", tag, x, y + half, text_width(tag) * 0.82 + 12, 15, sign, status))
    return found


def _frame(discs: Sequence[Disc], words: Sequence[Word]) -> tuple[float, float, float, float]:
    areas = [(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in discs]
    areas += [(w.x - w.width / 2, w.y - w.height / 2, w.x + w.width / 2, w.y + w.height / 2) for w in words]
    left, top, right, bottom = zip(*(areas or [(0, 0, 0, 0)]), strict=True)
    return min(left), min(top), max(right), max(bottom)
