"""The picture as SVG and PNG: what is in it, that words hide nothing, and that nothing in it runs."""

from __future__ import annotations

import math
import re
import struct
import subprocess
import sys
import zlib
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Run
from playwright.sync_api import Browser
from test_view_hostile import ADDRESSES, CLAIMS, EVIL, NAMES, RIGHT_TO_LEFT, SENTENCES
from view_samples import ACTORS, SAMPLE, corpus, page, report, reports

from graphkit.view.curves import Curve
from graphkit.view.data import ViewData, view_data
from graphkit.view.drawing import draw, names_of, plain
from graphkit.view.page import texts
from graphkit.view.svg import palette, png, svg

pytest_plugins = ["view_pages"]

SVG = "{http://www.w3.org/2000/svg}"


def tree(view: ViewData, language: str = "en", most: int = 300) -> ElementTree.Element:
    """The picture, parsed as strictly as XML is."""
    return ElementTree.fromstring(svg(view, most, language))


def words(picture: ElementTree.Element, kind: str) -> list[str]:
    """The texts of a class."""
    return [e.text or "" for e in picture.iter(f"{SVG}text") if kind == e.get("class")]


def one(claims: str) -> ViewData:
    """The view of one sentence with these claims."""
    return page(corpus(reports(f"# 2023-05-01 | en | Wire | Title\n[s A] [c did] [o B].\n{claims}"), ACTORS))


def hostile() -> ViewData:
    """A view made from documents and actors that try to break out."""
    given = [
        report(f"# 2024-01-0{day} | en | {EVIL} | {EVIL} {day}", [sentence, *CLAIMS], address)
        for day, (sentence, address) in enumerate(zip(SENTENCES, ADDRESSES, strict=True), start=1)
    ]
    return page(corpus(given, NAMES), title=f"{EVIL}\x00\ud800{RIGHT_TO_LEFT}")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_picture_names_every_actor(language: str) -> None:
    """In its language, with title, figures and legend."""
    view = page(SAMPLE)
    picture = tree(view, language)
    named = [(node.actor.label(language), node.actor.id) for node in view.nodes]
    assert set(words(picture, "name")) == {name if len(name) <= 28 else code for name, code in named}
    assert words(picture, "heading") == ["Northeast Asia and beyond"]
    assert any(f"{len(view.claims)} " in text for text in words(picture, "quiet"))


def test_the_same_view_gives_the_same_picture() -> None:
    """Byte for byte."""
    assert svg(page(SAMPLE)) == svg(page(SAMPLE))


def test_words_hide_no_other_word() -> None:
    """Names, titles and marks overlap neither each other nor another actor's shape."""
    view = page(SAMPLE)
    drawing = draw(view, names_of(view, "en", texts()["en"]))
    assert [(a.text, b.text) for a, b in combinations(drawing.words, 2) if a.meets(b)] == []
    for word in (word for word in drawing.words if word.kind != "name"):
        for disc in drawing.discs:
            nearest = max(abs(word.x - disc.x) - word.width / 2, abs(word.y - disc.y) - word.height / 2)
            assert nearest >= disc.radius - 1, (word.text, disc.actor.id)


def test_everything_lies_inside_the_frame() -> None:
    """Nothing is cut off."""
    view = page(SAMPLE)
    drawing = draw(view, names_of(view, "en", texts()["en"]))
    left, top, right, bottom = drawing.frame
    for word in drawing.words:
        assert left <= word.x - word.width / 2
        assert word.x + word.width / 2 <= right
    for disc in drawing.discs:
        assert top <= disc.y - disc.radius
        assert disc.y + disc.radius <= bottom


def test_lines_end_at_the_border_of_the_actors() -> None:
    """So that heads can be seen."""
    view = page(SAMPLE)
    drawing = draw(view, names_of(view, "en", texts()["en"]))
    discs = {disc.actor.id: disc for disc in drawing.discs}
    for stroke in drawing.strokes:
        for name, end in ((stroke.edge.source, stroke.curve.start), (stroke.edge.target, stroke.curve.end)):
            disc = discs[name]
            assert math.dist(end, (disc.x, disc.y)) == pytest.approx(disc.radius + 3, abs=0.5)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("  PRK visits RUS", "visits"),
        ("  PRK visits RUS | how planned", "» planned"),
        ("  PRK visits RUS | by USA", "? alleged"),
        ("  PRK visits RUS\n  PRK visits RUS | how not certain | by PRK", "± contested"),
        ("  PRK visits RUS | how not certain", "× denied"),
        ("  PRK visits RUS | how called-for | by USA", "! called for"),
        ("  PRK visits RUS | how hypothetical", "~ hypothetical"),
    ],
)
def test_status_has_a_word_and_a_place_in_the_legend(said: str, word: str) -> None:
    """Colour alone tells nothing."""
    picture = tree(one(said))
    assert word in [*words(picture, "title"), *words(picture, "tag")]
    legend = words(picture, "quiet")
    assert "cooperation 1" in legend
    assert word == "visits" or f"{word} 1" in legend


def test_what_is_contested_has_a_halo() -> None:
    """And only that."""
    halo = palette()["halo"]
    contested = svg(one("  PRK visits RUS\n  PRK visits RUS | how not certain | by PRK"))
    assert f'stroke="{halo}"' in contested
    assert f'stroke="{halo}"' not in svg(one("  PRK visits RUS"))


def test_a_head_points_from_doer_to_receiver() -> None:
    """One for one direction, none for a relation without."""
    for said, heads in (
        ("  PRK visits RUS", (True, False)),
        ("  RUS visits PRK", (False, True)),
        ("  RUS meets-with PRK", (False, False)),
    ):
        view = one(said)
        [stroke] = draw(view, names_of(view, "en", texts()["en"])).strokes
        assert stroke.heads == heads


def test_at_most_so_many_actors_are_drawn() -> None:
    """The strongest, and the figures say that there are more."""
    view = page(SAMPLE)
    picture = tree(view, most=4)
    assert len(set(words(picture, "name"))) == 4
    assert any(f"4 / {len(view.nodes)}" in text for text in words(picture, "quiet"))


def test_an_empty_view_is_still_a_picture() -> None:
    """With its title."""
    from graph_samples import ONTOLOGY

    picture = tree(view_data((), (), (), (), ONTOLOGY, title="Nothing"))
    assert words(picture, "heading") == ["Nothing"]


def test_labels_are_plain() -> None:
    """No control character, no direction mark, no half of a pair: XML forbids some, readers the others."""
    assert plain("\u202eab\x07c\ud800\n d\ufffe") == "abc d"
    assert plain("👩‍👩‍👧 שלום") == "👩‍👩‍👧 שלום"


def test_no_text_becomes_markup() -> None:
    """Names and titles are words in the picture."""
    picture = tree(hostile())
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "g", "path"}
    assert not [key for element in picture.iter() for key in element.attrib if key.startswith("on")]
    assert words(picture, "heading")[0].startswith(EVIL)
    assert "\u202e" not in svg(hostile())


@pytest.mark.browser
def test_nothing_in_a_picture_runs(chromium: Browser, tmp_path: Path) -> None:
    """Opened as a file of its own, where a script of an SVG would run."""
    path = tmp_path / "hostile.svg"
    path.write_text(svg(hostile()), encoding="utf-8")
    view = chromium.new_page()
    requests: list[str] = []
    messages: list[str] = []
    view.on("request", lambda request: requests.append(request.url))
    view.on("console", lambda message: messages.append(message.text))
    view.on("dialog", lambda dialog: messages.append(dialog.message))
    view.goto(path.as_uri())
    assert view.evaluate("document.documentElement.tagName") == "svg"
    assert view.evaluate("window.hit") is None
    assert view.evaluate("document.querySelectorAll('script, img, foreignObject, a').length") == 0
    assert (requests, messages) == ([path.as_uri()], [])
    view.close()


@pytest.mark.browser
def test_words_are_as_wide_as_they_were_taken_for(chromium: Browser, tmp_path: Path) -> None:
    """Measured by the browser: no word of the drawn picture covers another."""
    path = tmp_path / "sample.svg"
    path.write_text(svg(page(SAMPLE)), encoding="utf-8")
    view = chromium.new_page()
    view.goto(path.as_uri())
    boxes = view.evaluate(
        """[...document.querySelectorAll(".name:not(.under), .title, .tag")].map((text) => {
             const { x, y, width, height } = text.getBBox();
             return { x, y: y + height * 0.15, width, height: height * 0.7, word: text.textContent };
           })"""
    )
    view.close()
    assert len(boxes) > 20
    overlaps = [
        (a["word"], b["word"])
        for a, b in combinations(boxes, 2)
        if a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
        if a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]
    ]
    assert overlaps == []


def pixels(picture: bytes) -> tuple[int, int, bytes]:
    """Width, height and raw rows of an RGBA PNG."""
    width, height = struct.unpack(">II", picture[16:24])
    parts, at = b"", 8
    while at < len(picture):
        size, kind = struct.unpack(">I4s", picture[at : at + 8])
        parts += picture[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    return width, height, zlib.decompress(parts)


def test_a_png_is_twice_the_picture_and_not_blank() -> None:
    """Sharp enough for print."""
    view = page(SAMPLE)
    width, height, rows = pixels(png(view))
    root = tree(view)
    assert (width, height) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    assert len(set(rows)) > 50


def test_view_writes_pictures(sample: Path, tmp_path: Path, call: Run) -> None:
    """By -t or by the suffix; names in either language."""
    assert call("view", str(sample), "-t", "svg").stderr == "wrote graph.svg\n"
    done = call("view", str(sample), "-o", "k.svg", "--focus", "PRK", "--labels", "id", "--max-nodes", "5")
    assert done.returncode == 0
    text = (tmp_path / "k.svg").read_text("utf-8")
    assert "Korea Utara" in text
    assert len(set(re.findall(r'class="name" [^>]*>([^<]+)<', text))) == 5
    assert call("view", str(sample), "-o", "k.png", "--focus", "PRK").returncode == 0
    assert (tmp_path / "k.png").read_bytes().startswith(b"\x89PNG")


def test_a_png_without_its_package_is_one_line(sample: Path, tmp_path: Path) -> None:
    """It says what to install, and nothing is written."""
    code = (
        "import sys; sys.modules['resvg_py'] = None; import graphkit.cli; "
        f"sys.exit(graphkit.cli.run(['view', {str(sample)!r}, '-o', 'x.png']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith('pip install "graphkit[png]", or write an SVG')
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_part_of_a_curve_outside_two_discs() -> None:
    """Of a bent line too; discs that meet leave nothing."""
    bent = Curve((0, 0), (50, 80), (100, 0))
    part = bent.outside(10, 20)
    assert math.dist(part.start, bent.start) == pytest.approx(10, abs=0.01)
    assert math.dist(part.end, bent.end) == pytest.approx(20, abs=0.01)
    t = 0.3
    assert math.dist(bent.between(0, 1).at(t), bent.at(t)) < 1e-9
    tight = Curve((0, 0), (5, 0), (10, 0)).outside(9, 9)
    assert tight.start == tight.end
