"""The picture of every status, sign and kind of actor: its marks, its words, and a legend that counts."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from test_view_svg import SVG, one, tree, words
from view_random import drawn_lots
from view_samples import ACTORS, SAMPLE, actor, corpus, page, reports

from graphkit.model import Actor, Kind, Status
from graphkit.view.data import ViewData, view_data
from graphkit.view.drawing import GLYPHS, PLACES, RANK, Drawing, draw, names_of, plain, telling
from graphkit.view.page import SHAPES, colours, texts
from graphkit.view.svg import DASHES, palette, svg
from graphkit.view.write import FORMS, form_of

LANGUAGES = ("en", "id")
VIEWS = {"sample": page(SAMPLE), "lots": page(drawn_lots(1))}
NAMED = pytest.mark.parametrize("name", VIEWS)

SAID = {
    Status.FACT: "  PRK visits RUS",
    Status.ALLEGED: "  PRK visits RUS | by USA",
    Status.CONTESTED: "  PRK visits RUS\n  PRK visits RUS | how not certain | by PRK",
    Status.DENIED: "  PRK visits RUS | how not certain",
    Status.PLANNED: "  PRK visits RUS | how planned",
    Status.CALLED_FOR: "  PRK visits RUS | how called-for | by USA",
    Status.HYPOTHETICAL: "  PRK visits RUS | how hypothetical",
}
SIGNS = {"cooperation": "visits", "conflict": "attacks", "neutral": "member-of"}


def drawing(view: ViewData, language: str = "en") -> Drawing:
    """Its shapes and words."""
    return draw(view, names_of(view, language, texts()[language]))


@cache
def picture_of(name: str, language: str = "en") -> ElementTree.Element:
    """The picture of one of `VIEWS`; not to be changed."""
    return tree(VIEWS[name], language)


@cache
def drawing_of(name: str, language: str = "en") -> Drawing:
    """Its shapes and words."""
    return drawing(VIEWS[name], language)


def legend(picture: ElementTree.Element) -> dict[str, int]:
    """What the legend says, with its numbers."""
    said = [text.rpartition(" ") for text in words(picture, "quiet")[1:]]
    return {name: int(number) for name, _, number in said}


def lines(picture: ElementTree.Element) -> list[ElementTree.Element]:
    """The group of each line: those that have a title as their first part."""
    return [g for g in picture.iter(f"{SVG}g") if len(g) and g[0].tag == f"{SVG}title"]


def paths(line: ElementTree.Element) -> list[dict[str, str]]:
    """What a line is painted with, from below."""
    return [dict(path.attrib) for path in line.iter(f"{SVG}path")]


@NAMED
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_counts_what_is_drawn(name: str, language: str) -> None:
    """Signs, statuses and kinds, each with as many as there are, and none that is not there."""
    view, picture, drawn = VIEWS[name], picture_of(name, language), drawing_of(name, language)
    said = texts()[language]
    signs = Counter(said[f"sign.{stroke.edge.sign}"] for stroke in drawn.strokes)
    statuses = Counter(
        f"{GLYPHS[stroke.status]} {said[f'status.{stroke.status}']}"
        for stroke in drawn.strokes
        if stroke.status is not Status.FACT
    )
    kinds = Counter(said[f"kind.{disc.actor.kind}"] for disc in drawn.discs)
    assert legend(picture) == {**signs, **statuses, **kinds}
    assert sum(signs.values()) == len(view.edges)
    assert sum(kinds.values()) == len(view.nodes)


@NAMED
def test_the_figures_are_those_of_the_view(name: str) -> None:
    """Actors, lines, claims, documents and the days between which they were reported."""
    view, about = VIEWS[name], words(picture_of(name), "quiet")[0]
    days = sorted(document.published for document in view.documents if document.published)
    assert about == (
        f"Actors: {len(view.nodes)} · Lines: {len(view.edges)} · {len(view.claims)} claims · "
        f"{len(view.documents)} documents · {days[0]} – {days[-1]}"
    )


def test_one_day_is_told_once() -> None:
    """And one claim and one document in the singular."""
    about = words(tree(one(SAID[Status.FACT])), "quiet")[0]
    assert about.endswith("1 claim · 1 document · 2023-05-01")


@NAMED
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_lie_inside_the_picture(name: str, language: str) -> None:
    """No name, title or entry of the legend is cut off at the border."""
    picture, drawn = picture_of(name, language), drawing_of(name, language)
    width, height = float(picture.attrib["width"]), float(picture.attrib["height"])
    [moved] = [g for g in picture if g.tag == f"{SVG}g" and any(e.get("class") == "name" for e in g)]
    dx, dy = map(float, re.findall(r"-?[\d.]+", moved.attrib["transform"]))
    for word in drawn.words:
        assert word.x + dx - word.width / 2 >= 0
        assert word.x + dx + word.width / 2 <= width
        assert word.y + dy - word.height / 2 >= 60
        assert word.y + dy + word.height / 2 <= height
    bottom = [g for g in picture if g.tag == f"{SVG}g"][-1]
    left, top = map(float, re.findall(r"[\d.]+", bottom.attrib["transform"]))
    for entry in bottom.iter(f"{SVG}g"):
        if entry is not bottom:
            x, y = map(float, re.findall(r"[\d.]+", entry.attrib["transform"]))
            assert left + x + 48 < width
            assert top + y + 4 < height


@NAMED
def test_entries_of_the_legend_do_not_share_a_place(name: str) -> None:
    """Each sample stands beside its own words."""
    bottom = [g for g in picture_of(name) if g.tag == f"{SVG}g"][-1]
    places = [entry.attrib["transform"] for entry in bottom.iter(f"{SVG}g") if entry is not bottom]
    assert len(places) == len(set(places)) > 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", Status)
def test_a_status_is_told_without_colour(status: Status, language: str) -> None:
    """By its word or mark at the line, in the hint and in the legend; a fact is what has none."""
    view = one(SAID[status])
    picture, said = tree(view, language), texts()[language][f"status.{status}"]
    [line] = lines(picture)
    hint = line[0].text or ""
    assert f"({said}, " in hint
    marked = [text for text in words(picture, "tag") if said in text or text == GLYPHS[status]]
    assert bool(marked) is (status is not Status.FACT)
    assert (f"{GLYPHS[status]} {said}" in legend(picture)) is (status is not Status.FACT)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_is_painted_by_sign_and_status(sign: str, status: Status) -> None:
    """Colour, dash and head tell the sign; halo, hollowness and strength the status."""
    view = one(SAID[status].replace("visits", SIGNS[sign]))
    [line] = lines(tree(view))
    paint, painted = palette(), paths(line)
    way = [p for p in painted if p["fill"] == "none" and "Q" in p["d"]]
    assert paint[sign] in {p["stroke"] for p in way}
    dashes = {p.get("stroke-dasharray", "") for p in way if p["stroke"] == paint[sign]}
    assert dashes == {DASHES[sign]}
    assert (paint["halo"] in {p["stroke"] for p in way}) is (status is Status.CONTESTED)
    assert (paint["ground"] in {p["stroke"] for p in way}) is (status is Status.ALLEGED)
    strong = status in (Status.FACT, Status.CONTESTED, Status.ALLEGED)
    assert (float(line.attrib["opacity"]) > 0.8) is strong
    widths = [float(p["stroke-width"]) for p in way if p["stroke"] == paint[sign]]
    assert (max(widths) > 1.6) is strong
    heads = [p for p in painted if p not in way]
    assert len(heads) == 1
    assert (heads[0]["fill"] == "none") is (sign == "conflict")


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_of_actor_has_its_shape_and_colour(kind: Kind) -> None:
    """The same in the picture and in the legend, and named in the hint."""
    people = (actor("AAA", kind, "Alpha"), actor("BBB", Kind.STATE, "Beta"))
    view = page(corpus(reports("# 2023-05-01 | en | W | T\n[s A] [c did] [o B].\n  AAA visits BBB"), people))
    picture, colour = tree(view), palette()[str(kind)]
    hints = {path[0].text: path for path in picture.iter(f"{SVG}path") if len(path)}
    shape = hints[f"Alpha (AAA), {texts()['en'][f'kind.{kind}']}"]
    assert shape.attrib["fill"] == colour
    corners = {"dot": 0, "square": 3, "triangle": 2, "diamond": 3}[SHAPES[kind]]
    assert shape.attrib["d"].count("L") == corners
    samples = [p for p in picture.iter(f"{SVG}path") if not len(p) and p.get("fill") == colour]
    assert [p.attrib["d"].count("L") for p in samples if p.attrib["d"].endswith("Z")][-1:] == [corners]


def test_kinds_of_actors_look_different() -> None:
    """No two kinds share both their shape and their colour."""
    looks = {(SHAPES[kind], palette()[str(kind)]) for kind in Kind}
    assert len(looks) == len(Kind) == len(SHAPES)


def test_statuses_have_marks_of_their_own() -> None:
    """All are ranked, and only a fact goes without a mark."""
    assert set(RANK) == set(GLYPHS) == set(Status)
    marks = [glyph for glyph in GLYPHS.values() if glyph]
    assert len(marks) == len(set(marks)) == len(Status) - 1


@pytest.mark.parametrize(("first", "second"), list(pairwise(RANK)))
def test_the_more_telling_status_decides_the_line(first: Status, second: Status) -> None:
    """Of two propositions on one line the reader sees what they would otherwise miss."""
    other = SAID[second].replace("visits", "recognizes")
    view = one(f"{other}\n{SAID[first].replace('visits', 'apologizes-to')}")
    by_status = {p.relation: p.status for p in view.propositions}
    assert set(by_status.values()) == {first, second}
    [stroke] = drawing(view).strokes
    assert stroke.status is first
    assert [p.status for p in telling(stroke.edge, view.propositions)] == [first, second]
    assert "+1" in " ".join(words(tree(view), "title"))


@pytest.mark.parametrize(
    ("claims", "heads"),
    [
        ("  PRK visits RUS\n  RUS visits PRK", (True, True)),
        ("  PRK visits RUS\n  PRK meets-with RUS", (True, False)),
        ("  RUS visits PRK\n  PRK meets-with RUS", (False, True)),
        ("  PRK meets-with RUS", (False, False)),
        ("  PRK attacks RUS\n  RUS attacks PRK", (True, True)),
    ],
)
def test_heads_stand_for_every_direction(claims: str, heads: tuple[bool, bool]) -> None:
    """At the end that something is done to; as many are painted as there are."""
    view = one(claims)
    [stroke] = drawing(view).strokes
    assert stroke.heads == heads
    [line] = lines(tree(view))
    assert len([p for p in paths(line) if "Q" not in p["d"]]) == sum(heads)


def test_a_head_touches_the_end_of_its_line() -> None:
    """It points at the receiver and not past it."""
    [stroke] = drawing(one(SAID[Status.FACT])).strokes
    [line] = lines(tree(one(SAID[Status.FACT])))
    [head] = [p for p in paths(line) if "Q" not in p["d"]]
    tip = tuple(map(float, re.findall(r"-?[\d.]+", head["d"])[:2]))
    assert math.dist(tip, stroke.curve.end) < 0.2


def test_more_claims_make_a_stronger_line() -> None:
    """Up to a bound; deeds weigh more than words."""

    def width(said: str) -> float:
        [stroke] = drawing(one(said)).strokes
        return stroke.width

    visits = [
        width("\n".join(f"  PRK visits RUS | confidence 0.{50 + i}" for i in range(n))) for n in (1, 3, 9)
    ]
    assert visits == sorted(set(visits))
    assert width("  PRK supplies-arms-to RUS") > width("  PRK visits RUS")


@pytest.mark.parametrize("name", ["A" * 28, "B" * 29, "日本国" * 9, "x" * 80])
def test_a_long_name_gives_way_to_its_code(name: str) -> None:
    """The whole name is still in the hint."""
    people = (actor("AAA", Kind.STATE, name), actor("BBB", Kind.STATE, "Beta"))
    view = page(corpus(reports("# 2023-05-01 | en | W | T\n[s A] [c did] [o B].\n  AAA visits BBB"), people))
    picture = tree(view)
    assert ((name if len(name) <= 28 else "AAA") in words(picture, "name")) is True
    assert any(name in (path[0].text or "") for path in picture.iter(f"{SVG}path") if len(path))


@pytest.mark.parametrize(
    "name",
    ["<b>&amp;</b>", "]]>", "\"'", "{{ 7*7 }}", "</svg><script>alert(1)</script>", "&#x3c;", "a\u2028b"],
)
def test_a_name_is_text_in_every_place(name: str) -> None:
    """As a label, in hints and as the title: what is read back is what was written."""
    people = (actor("AAA", Kind.STATE, name), actor("BBB", Kind.STATE, "Beta"))
    given = corpus(reports("# 2023-05-01 | en | W | T\n[s A] [c did] [o B].\n  AAA visits BBB"), people)
    picture = tree(page(given, title=name))
    shown = plain(name)
    assert words(picture, "heading") == [shown]
    assert picture.find(f"{SVG}title").text == shown  # type: ignore[union-attr]
    assert (shown if len(shown) <= 28 else "AAA") in words(picture, "name")
    [line] = lines(picture)
    assert (line[0].text or "").startswith(shown)
    assert {e.tag for e in picture.iter()} <= {
        f"{SVG}{name}" for name in "svg title desc style rect text g path".split()
    }


def test_a_picture_can_be_read_aloud() -> None:
    """It has a role, a title and a description, and words that are drawn twice are heard once."""
    picture = tree(page(SAMPLE), "id")
    assert picture.attrib["role"] == "img"
    ids = picture.attrib["aria-labelledby"].split()
    assert [e.attrib["id"] for e in picture if "id" in e.attrib] == ids
    assert picture.attrib["lang"] == "id"
    under = [e for e in picture.iter(f"{SVG}text") if e.get("class") == "name under"]
    assert under
    assert all(e.attrib["aria-hidden"] == "true" for e in under)


def test_a_view_of_words_without_lines_is_drawn() -> None:
    """An actor of whom something is said that concerns nobody else."""
    view = one("  PRK tests-weapon")
    picture = tree(view)
    assert words(picture, "name") == ["North Korea"]
    assert lines(picture) == []
    assert legend(picture) == {texts()["en"]["kind.State"]: 1}


def test_every_word_of_the_picture_is_there_in_both_languages() -> None:
    """Signs, statuses, kinds and figures; none is left in the other language."""
    keys = [
        *(f"sign.{sign}" for sign in DASHES),
        *(f"status.{status}" for status in Status),
        *(f"kind.{kind}" for kind in Kind),
        *("actors", "lines", "claims.one", "claims.other", "documents.one", "documents.other"),
    ]
    english, indonesian = (texts()[language] for language in LANGUAGES)
    assert all(english[key] and indonesian[key] for key in keys)
    assert not {key for key in keys if english[key] == indonesian[key]}


@pytest.mark.parametrize("most", [1, 3, 8])
def test_a_smaller_picture_has_the_lines_of_its_actors(most: int) -> None:
    """Those between actors that are drawn, and figures that say how many there would be."""
    view = VIEWS["sample"]
    picture, drawn = tree(view, most=most), draw(view, names_of(view, "en", texts()["en"]), most)
    shown = {disc.actor.id for disc in drawn.discs}
    assert len(shown) == most
    inside = [edge.id for edge in view.edges if {edge.source, edge.target} <= shown]
    assert [stroke.edge.id for stroke in drawn.strokes] == inside
    assert f"Actors: {most} / {len(view.nodes)} · Lines: {len(inside)} · " in words(picture, "quiet")[0]


def test_titles_stand_nearest_the_middle_that_is_free() -> None:
    """Never so near to an end that they hide an actor."""
    away = [round(abs(place - 0.5), 6) for place in PLACES]
    assert away == sorted(away)
    assert away[0] == 0
    assert away[-1] < 0.3


def test_colours_of_the_picture_are_those_of_the_page() -> None:
    """The light ones; every name that the picture asks for is there."""
    wanted = {"ink", "ground", "muted", "line", "halo", "on-halo", *DASHES, *map(str, Kind)}
    assert wanted <= palette().keys()
    light = colours().split("}")[0]
    assert all(colour in light for colour in palette().values())


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.svg", "svg"),
        ("a.b.PNG", "png"),
        ("a.htm", "html"),
        ("a", "html"),
        ("svg", "html"),
        ("a.svg/b", "html"),
    ],
)
def test_the_suffix_of_a_file_says_its_form(path: str, form: str) -> None:
    """In either case; anything else is a page."""
    assert form_of(path) == form
    assert form in FORMS


def test_no_view_draws_an_actor_without_a_name() -> None:
    """Its code stands for a label that the tables lack."""
    bare = tuple(Actor(a.id, a.kind, a.polity, {}, "") for a in ACTORS)
    given = SAMPLE._replace(actors=bare)
    from graphkit.ontology import load_ontology

    view = view_data(*given, load_ontology())
    assert set(words(tree(view), "name")) == {node.actor.id for node in view.nodes}
    assert "None" not in svg(view)
