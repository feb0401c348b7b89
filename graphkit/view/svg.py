"""A view as a picture: SVG, and the same as PNG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from graphkit.errors import OutputError
from graphkit.model import Kind, Status
from graphkit.view.curves import Curve, Point
from graphkit.view.data import ViewData
from graphkit.view.drawing import GLYPHS, RANK, Disc, Drawing, Names, Stroke, Word, draw, names_of, plain
from graphkit.view.layout import CORE
from graphkit.view.page import ASSETS, SHAPES, colours, texts

DASHES: Final = {"cooperation": "", "conflict": "9 5", "neutral": "2 5"}
OPACITY: Final = {Status.FACT: 0.95, Status.CONTESTED: 0.95, Status.ALLEGED: 0.9}
PALE: Final = 0.5
MARGIN: Final = 24.0
HEAD: Final = 76.0
"""Pixels above the picture, for the heading."""

NARROWEST: Final = 720.0
COLUMN: Final = 190.0
ROW: Final = 24.0
ZOOM: Final = 2
"""Pixels of a PNG for each of the SVG: sharp on dense screens and in print."""


@dataclass(frozen=True, slots=True)
class Path:
    """One path of an SVG with its paint; `stroke` and `fill` are colours or "none"."""

    d: str
    fill: str
    stroke: str
    width: float = 0.0
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: a sample and what it means."""

    paths: tuple[Path, ...]
    text: str
    opacity: float = 1.0
    x: float = 0.0
    y: float = 0.0


def svg(view: ViewData, most: int = CORE, language: str = "en") -> str:
    """The picture of the `most` strongest actors of a view, with heading and legend; it runs no script.

    The same `view` gives the same text.
    """
    from jinja2 import Environment, FileSystemLoader  # heavy

    # Jinja escapes by the flag alone, whatever the suffix of the template.
    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    names = names_of(view, language, texts()[language])
    return str(environment.get_template("picture.svg").render(**_parts(view, draw(view, names, most), names)))


def png(view: ViewData, most: int = CORE, language: str = "en") -> bytes:
    """The same picture as PNG, twice as many pixels each way.

    Raises:
        OutputError: the package that paints it is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise OutputError(
            "a PNG needs the package resvg_py", remedy='pip install "graphkit[png]", or write an SVG'
        ) from error
    picture = svg(view, most, language)
    return svg_to_bytes(svg_string=picture, zoom=ZOOM, languages=[language])


def _parts(view: ViewData, drawing: Drawing, names: Names) -> Mapping[str, Any]:
    paint = palette()
    left, top, right, bottom = drawing.frame
    width = round(max(NARROWEST, right - left + 2 * MARGIN))
    legend = _legend(drawing, names, paint, width)
    legend_top = round(HEAD + bottom - top + 2 * MARGIN)
    return {
        "language": names.language,
        "title": plain(view.title),
        "about": _about(view, drawing, names),
        "width": width,
        "height": round(legend_top + max((item.y for item in legend), default=0) + ROW),
        "dx": round(width / 2 - (left + right) / 2, 1),
        "dy": round(HEAD + MARGIN - top, 1),
        "lines": [_line(stroke, paint) for stroke in drawing.strokes],
        "shapes": [_shape(disc, names, paint) for disc in drawing.discs],
        "words": [_word(word, paint) for word in drawing.words],
        "legend": legend,
        "legend_top": legend_top,
        "rule": paint["line"],
        **{name: paint[name] for name in ("ink", "ground", "muted")},
    }


@cache
def palette() -> Mapping[str, str]:
    """The light colours of the page by name.

    >>> palette()["cooperation"]
    '#0068a6'
    """
    light = colours().partition("}")[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))


def _about(view: ViewData, drawing: Drawing, names: Names) -> str:
    shown, every = len(drawing.discs), len(view.nodes)
    actors = f"{shown}" if shown == every else f"{shown} / {every}"
    parts = [
        f"{names.texts['actors']}: {actors}",
        f"{names.texts['lines']}: {len(drawing.strokes)}",
        names.counted("claims", len(view.claims)),
        names.counted("documents", len(view.documents)),
    ]
    days = sorted(document.published for document in view.documents if document.published)
    return " · ".join([*parts, *([plain(" – ".join(dict.fromkeys((days[0], days[-1]))))] if days else [])])


def _line(stroke: Stroke, paint: Mapping[str, str]) -> Mapping[str, Any]:
    color, status = paint[stroke.edge.sign], stroke.status
    paths = tuple(_strokes(stroke.curve, stroke.width, stroke.edge.sign, status, paint))
    ends = ((1, stroke.heads[0]), (-1, stroke.heads[1]))
    heads = tuple(_head(stroke, way, color) for way, wanted in ends if wanted)
    return {"hint": stroke.hint, "opacity": OPACITY.get(status, PALE), "paths": (*paths, *heads)}


def _strokes(
    line: Curve, width: float, sign: str, status: Status, paint: Mapping[str, str]
) -> Iterator[Path]:
    d, color, dash = _d(line), paint[sign], DASHES[sign]
    if status is Status.CONTESTED:
        yield Path(d, "none", paint["halo"], round(width + 8, 1))
    yield Path(d, "none", color, round(width, 1), dash)
    if status is Status.ALLEGED:
        yield Path(d, "none", paint["ground"], round(width - 2.6, 1), dash)


def _head(stroke: Stroke, way: int, color: str) -> Path:
    tip = stroke.curve.end if way > 0 else stroke.curve.start
    x, y = stroke.curve.direction(1.0 if way > 0 else 0.0)
    along, size = (x * way, y * way), 6 + stroke.width
    if stroke.edge.sign == "conflict":
        bar = [_moved(tip, along, 0, side * size * 0.75) for side in (-1, 1)]
        return Path(_polyline(bar), "none", color, round(2 + stroke.width / 3, 1))
    notch = 0.55 if stroke.edge.sign == "neutral" else 1.0
    corners = (
        tip,
        _moved(tip, along, -size * 1.5, size * 0.6),
        _moved(tip, along, -size * 1.5 * notch, 0),
        _moved(tip, along, -size * 1.5, -size * 0.6),
    )
    return Path(f"{_polyline(corners)}Z", color, "none")


def _moved(at: Point, along: Point, ahead: float, aside: float) -> Point:
    return at[0] + along[0] * ahead - along[1] * aside, at[1] + along[1] * ahead + along[0] * aside


def _d(line: Curve) -> str:
    (a, b), (c, d), (e, f) = line
    return f"M{a:.1f} {b:.1f}Q{c:.1f} {d:.1f} {e:.1f} {f:.1f}"


def _polyline(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _shape(disc: Disc, names: Names, paint: Mapping[str, str]) -> Mapping[str, str]:
    kind = names.texts[f"kind.{disc.actor.kind}"]
    return {
        "d": _outline(disc.actor.kind, disc.x, disc.y, disc.radius),
        "fill": paint[str(disc.actor.kind)],
        "hint": f"{names.actor(disc.actor.id)} ({plain(disc.actor.id)}), {kind}",
    }


def _outline(kind: Kind, x: float, y: float, size: float) -> str:
    """The shape of a kind of actor, as the page draws it."""
    corners: dict[str, Sequence[Point]] = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle": ((0, -1.1), (1.05, 0.75), (-1.05, 0.75)),
        "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    }
    if SHAPES[kind] == "dot":
        r = f"{size:.1f} {size:.1f} 0 1 1"
        return f"M{x - size:.1f} {y:.1f}A{r} {x + size:.1f} {y:.1f}A{r} {x - size:.1f} {y:.1f}Z"
    side = 0.9 * size if SHAPES[kind] == "square" else size
    return f"{_polyline([(x + side * a, y + side * b) for a, b in corners[SHAPES[kind]]])}Z"


def _word(word: Word, paint: Mapping[str, str]) -> Mapping[str, Any]:
    tag = word.kind == "tag"
    contested = tag and word.status == Status.CONTESTED
    return {
        "kind": word.kind,
        "text": word.text,
        "x": round(word.x, 1),
        "y": round(word.y + 4.2, 1),
        "left": round(word.x - word.width / 2, 1),
        "top": round(word.y - 7, 1),
        "width": round(word.width, 1),
        "height": 14,
        "round": 7 if tag else 2,
        "fill": paint["halo"] if contested else paint["ground"],
        "veil": 1 if tag else 0.85,
        "border": paint[word.sign] if tag and not contested else "",
        "ink": paint["on-halo"] if contested else paint[word.sign] if word.sign else paint["ink"],
    }


def _legend(drawing: Drawing, names: Names, paint: Mapping[str, str], width: float) -> list[Entry]:
    """Samples of the signs, statuses and kinds in the picture, in columns, each group on new rows."""
    groups = [list(_signs(drawing, names, paint)), list(_statuses(drawing, names, paint))]
    groups.append(list(_kinds(drawing, names, paint)))
    columns, row, placed = max(1, int((width - 2 * MARGIN) // COLUMN)), 0, []
    for group in filter(None, groups):
        for index, entry in enumerate(group):
            x, y = index % columns * COLUMN, ROW * (row + index // columns + 1)
            placed.append(Entry(entry.paths, entry.text, entry.opacity, x, y))
        row += (len(group) - 1) // columns + 1
    return placed


def _signs(drawing: Drawing, names: Names, paint: Mapping[str, str]) -> Iterator[Entry]:
    for sign in DASHES:
        lines = [s for s in drawing.strokes if s.edge.sign == sign]
        if lines:
            yield _sample(lines[0], sign, Status.FACT, f"{names.texts[f'sign.{sign}']} {len(lines)}", paint)


def _statuses(drawing: Drawing, names: Names, paint: Mapping[str, str]) -> Iterator[Entry]:
    for status in RANK:
        lines = [s for s in drawing.strokes if s.status is status]
        if lines and GLYPHS[status]:
            text = f"{GLYPHS[status]} {names.texts[f'status.{status}']} {len(lines)}"
            yield _sample(lines[0], "cooperation", status, text, paint)


def _sample(line: Stroke, sign: str, status: Status, text: str, paint: Mapping[str, str]) -> Entry:
    thin = RANK.index(status) > RANK.index(Status.ALLEGED)
    width = 1.6 if thin else 5.0 if status is Status.ALLEGED else 2.5
    curve = Curve((0, 0), (18, 0), (36, 0))
    paths = list(_strokes(curve, width, sign, status, paint))
    if status is Status.FACT:
        edge = line.edge
        paths.append(_head(Stroke(edge, status, curve, width, (True, False), ""), 1, paint[sign]))
    return Entry(tuple(paths), text, OPACITY.get(status, PALE))


def _kinds(drawing: Drawing, names: Names, paint: Mapping[str, str]) -> Iterator[Entry]:
    for kind in Kind:
        number = sum(disc.actor.kind is kind for disc in drawing.discs)
        if number:
            shape = Path(_outline(kind, 18, 0, 8), paint[str(kind)], "none")
            yield Entry((shape,), f"{names.texts[f'kind.{kind}']} {number}")
