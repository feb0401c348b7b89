"""Layouts of many invented graphs: nothing overlaps, nothing depends on chance or order."""

from __future__ import annotations

import math
import random
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from test_view_layout import edge, node, overlaps
from view_random import drawn_lots
from view_samples import page

from graphkit.model import Actor, Kind
from graphkit.view.bends import MANY, bends, curve
from graphkit.view.boxes import GAP, LABEL_HEIGHT, Box, pack, separate, text_width
from graphkit.view.curves import Curve
from graphkit.view.data import Edge, Node, ViewData
from graphkit.view.drawing import Drawing, draw, names_of
from graphkit.view.layout import CROWD, HEIGHT, LONGEST, WIDTH, Layout, lay_out, radius
from graphkit.view.page import texts

SIGNS = ("cooperation", "conflict", "neutral")


class Graph(NamedTuple):
    """Actors and lines."""

    nodes: list[Node]
    edges: list[Edge]


def thrown(seed: int, size: int, ties: float) -> Graph:
    """So many actors with names of all lengths, and about so many lines for each."""
    dice = random.Random(seed)
    nodes = []
    for index in range(size):
        name = f"N{index:03}"
        labels = {"en": "Land" + "a" * dice.randint(0, 24), "id": "Negeri" + "i" * dice.randint(0, 30)}
        nodes.append(Node(Actor(name, dice.choice(list(Kind)), name, labels), dice.randint(1, 60)))
    pairs = (
        {tuple(sorted(dice.sample(range(size), 2))) for _ in range(int(size * ties))} if size > 1 else set()
    )
    edges = [edge(f"N{a:03}", f"N{b:03}", dice.choice(SIGNS), dice.randint(1, 9)) for a, b in sorted(pairs)]
    return Graph(nodes, edges)


GRAPHS = [
    thrown(seed, size, ties)
    for seed, (size, ties) in enumerate(
        [(1, 0), (2, 1), (3, 2), (5, 0), (5, 0.6), (8, 3), (13, 1), (13, 0.4), (21, 1.5), (34, 1.2)]
    )
]
BOTH = pytest.mark.parametrize("graph", GRAPHS, ids=[f"{len(g.nodes)}-{len(g.edges)}" for g in GRAPHS])


@cache
def laid_out(index: int) -> Layout:
    """The layout of one of `GRAPHS`."""
    return lay_out(*GRAPHS[index])


@pytest.fixture
def layout(graph: Graph) -> Layout:
    """The layout of the graph of a test."""
    return laid_out(GRAPHS.index(graph))


def boxes(graph: Graph, layout: Layout) -> dict[str, Box]:
    """What each actor covers with the longest of its names that is drawn."""
    found = {}
    for one in graph.nodes:
        name, place, size = one.actor.id, layout.places[one.actor.id], layout.radii[one.actor.id]
        shown = [text for text in one.actor.labels.values() if len(text) <= LONGEST] or [name]
        width = max(2 * size, *(text_width(text) for text in shown))
        found[name] = Box(place.x, place.y, width, 2 * size + LABEL_HEIGHT, size)
    return found


@BOTH
def test_names_overlap_in_no_graph(graph: Graph, layout: Layout) -> None:
    """Whatever the names, weights and lines, each name can be read."""
    assert overlaps(list(boxes(graph, layout).values())) == []


@BOTH
def test_another_order_gives_the_same_layout(graph: Graph, layout: Layout) -> None:
    """A rebuilt page puts everyone where they were."""
    assert lay_out(graph.nodes[::-1], graph.edges[::-1]) == layout


@BOTH
def test_everybody_has_a_place_and_every_line_a_bend(graph: Graph, layout: Layout) -> None:
    """Whole pixels, finite, and none for who is not there."""
    names = {one.actor.id for one in graph.nodes}
    assert layout.places.keys() == layout.radii.keys() == layout.core == names
    assert layout.bends.keys() == {line.id for line in graph.edges}
    for place in layout.places.values():
        assert (place.x, place.y) == (round(place.x), round(place.y))
    assert all(abs(bend) < 1 for bend in layout.bends.values())


@BOTH
def test_the_picture_is_centred(graph: Graph, layout: Layout) -> None:
    """It opens in the middle of the window."""
    edges = [box.edges for box in boxes(graph, layout).values()]
    assert abs(min(e[0] for e in edges) + max(e[2] for e in edges)) <= 2
    assert abs(min(e[1] for e in edges) + max(e[3] for e in edges)) <= 2


@BOTH
def test_who_is_spoken_of_more_is_larger(graph: Graph, layout: Layout) -> None:
    """Up to a bound."""
    ranked = sorted(graph.nodes, key=lambda one: one.weight)
    sizes = [layout.radii[one.actor.id] for one in ranked]
    assert sizes == sorted(sizes)
    assert all(8 < size <= 30 for size in sizes)


@BOTH
def test_no_two_actors_are_on_one_spot(graph: Graph, layout: Layout) -> None:
    """A click on a point means one actor."""
    assert len({(p.x, p.y) for p in layout.places.values()}) == len(graph.nodes)


def test_groups_without_ties_keep_a_distance() -> None:
    """Who has nothing to do with the others stands apart from them."""
    graph = GRAPHS[4]
    layout = lay_out(*graph)
    placed = boxes(graph, layout)
    tied = {frozenset((line.source, line.target)) for line in graph.edges}
    alone = [n for n in placed if not any(n in pair for pair in tied)]
    assert alone
    for name in alone:
        for other in placed.keys() - {name}:
            across = (
                placed[name].edges[0] - placed[other].edges[2],
                placed[other].edges[0] - placed[name].edges[2],
            )
            down = (
                placed[name].edges[1] - placed[other].edges[3],
                placed[other].edges[1] - placed[name].edges[3],
            )
            assert max(*across, *down) >= GAP - 2


@pytest.mark.parametrize("size", [9, 25])
def test_a_picture_fits_about_the_window(size: int) -> None:
    """Wider than high, and no long strip."""
    nodes, edges = thrown(size, size, 1.5)
    layout = lay_out(nodes, edges)
    xs, ys = zip(*((p.x, p.y) for p in layout.places.values()), strict=True)
    shape = (max(xs) - min(xs)) / (max(ys) - min(ys))
    assert 0.5 < shape / (WIDTH / HEIGHT) < 2


@pytest.mark.parametrize("most", [1, 2, 5, 12])
def test_the_core_is_the_strongest(most: int) -> None:
    """The others lie around it, each at a place of its own and without a bend to it."""
    graph = GRAPHS[6]
    layout = lay_out(*graph, most)
    ranked = sorted(graph.nodes, key=lambda one: (-one.weight, one.actor.id))
    assert layout.core == {one.actor.id for one in ranked[:most]}
    assert layout.places.keys() == {one.actor.id for one in graph.nodes}
    inside = {line.id for line in graph.edges if {line.source, line.target} <= layout.core}
    assert layout.bends.keys() == inside
    reach = max(math.hypot(p.x, p.y) for n, p in layout.places.items() if n in layout.core)
    outer = [p for n, p in layout.places.items() if n not in layout.core]
    assert all(math.hypot(p.x, p.y) > reach for p in outer)
    assert len({(p.x, p.y) for p in outer}) == len(outer)


def test_a_weak_actor_lies_on_the_side_of_its_partner() -> None:
    """Around the core everybody is near those they deal with."""
    nodes = [node("A", 50), node("B", 50), *(node(f"W{i}") for i in range(8))]
    edges = [edge("A", "B"), *(edge("A" if i < 4 else "B", f"W{i}") for i in range(8))]
    layout = lay_out(nodes, edges, 2)

    def apart(one: str, other: str) -> float:
        a, b = layout.places[one], layout.places[other]
        return math.dist((a.x, a.y), (b.x, b.y))

    near = [apart(f"W{i}", "A" if i < 4 else "B") < apart(f"W{i}", "B" if i < 4 else "A") for i in range(8)]
    assert sum(near) >= 6


@pytest.mark.parametrize("seed", range(4))
def test_lines_go_round_others_where_they_can(seed: int) -> None:
    """No bend passes through more actors than the straight line would."""
    dice = random.Random(seed)
    field = separate(
        {f"N{i}": Box(dice.uniform(-300, 300), dice.uniform(-200, 200), 70, 40, 10) for i in range(14)}
    )
    pairs = {tuple(sorted(dice.sample(sorted(field), 2))) for _ in range(13)}
    lines = [edge(a, b) for a, b in sorted(pairs)]
    found = bends(lines, field)
    for line in lines:
        assert hit(line, found[line.id], field) <= hit(line, 0.0, field)


def hit(line: Edge, bend: float, field: dict[str, Box]) -> int:
    """How many other actors a line passes through, point by point."""
    start, end = ((field[name].x, field[name].y) for name in (line.source, line.target))
    way = Curve(start, curve(start, end, bend), end)
    points = [way.at(step / 23) for step in range(1, 23)]
    return sum(
        any(b.edges[0] <= x <= b.edges[2] and b.edges[1] <= y <= b.edges[3] for x, y in points)
        for name, b in field.items()
        if name not in (line.source, line.target)
    )


def test_lines_of_a_pair_stay_apart_in_a_dense_graph() -> None:
    """Where there are too many lines to go round anything, those of one pair still differ."""
    field = {f"N{i:03}": Box(90.0 * (i % 40), 60.0 * (i // 40), 60, 40, 10) for i in range(1600)}
    names = sorted(field)
    lines = [edge(a, b) for a, b in pairwise(names)]
    twins = [edge(names[0], names[1], "conflict"), edge(names[0], names[1], "neutral")]
    assert len(lines) > MANY
    found = bends([*lines, *twins], field)
    trio = {found[line.id] for line in (lines[0], *twins)}
    assert len(trio) == 3
    assert {found[line.id] for line in lines[1:]} == {0.0}


@pytest.mark.parametrize("seed", range(6))
def test_boxes_of_all_sizes_are_pushed_apart(seed: int) -> None:
    """Tall, wide, on one heap or in one row; and none is lost or resized."""
    dice = random.Random(seed)
    spread = dice.choice([0.0, 20.0, 400.0])
    heap = {
        f"B{i}": Box(
            dice.uniform(0, spread), dice.uniform(0, spread), dice.uniform(20, 240), dice.uniform(30, 90), 10
        )
        for i in range(18)
    }
    freed = separate(heap)
    assert overlaps(list(freed.values())) == []
    assert {n: (b.width, b.height, b.radius) for n, b in freed.items()} == {
        n: (b.width, b.height, b.radius) for n, b in heap.items()
    }
    assert separate(heap) == freed


@pytest.mark.parametrize("aspect", [0.5, 1.0, 2.0])
def test_packing_keeps_each_group_as_it_is(aspect: float) -> None:
    """Groups move as a whole, onto the room of nobody else, around the origin."""
    dice = random.Random(5)
    sizes = (7, 5, 3, 2, 1, 1, 1)
    groups = [
        {f"{g}-{i}": Box(100.0 * i + dice.uniform(0, 15), dice.uniform(0, 200), 80, 40, 10) for i in range(n)}
        for g, n in enumerate(sizes)
    ]
    placed = pack(groups, aspect)
    assert overlaps(list(placed.values())) == []
    for group in groups:
        moves = {(round(placed[n].x - b.x, 6), round(placed[n].y - b.y, 6)) for n, b in group.items()}
        assert len(moves) == 1
    edges = [box.edges for box in placed.values()]
    assert abs(min(e[0] for e in edges) + max(e[2] for e in edges)) < 1e-6


def test_nothing_is_packed_of_nothing() -> None:
    """An empty graph has an empty picture."""
    assert pack([], 1.5) == {}


def test_names_give_way_to_codes_in_a_crowd() -> None:
    """With long names for all, a crowd would need a wall to be read on."""
    many = thrown(3, CROWD + 1, 1)
    long = [
        Node(Actor(n.actor.id, Kind.STATE, n.actor.id, {"en": "A name of some length"}), 1)
        for n in many.nodes
    ]
    wide = lay_out(long, many.edges)
    assert len({(p.x, p.y) for p in wide.places.values()}) == len(long)
    coded = {
        n: Box(p.x, p.y, text_width(n), 2 * radius(1) + LABEL_HEIGHT, radius(1))
        for n, p in wide.places.items()
    }
    assert overlaps(list(coded.values())) == []


@pytest.fixture(scope="module", params=range(3))
def drawn(request: pytest.FixtureRequest) -> tuple[ViewData, Drawing]:
    """An invented view and its picture."""
    view = page(drawn_lots(request.param, 5, 6))
    return view, draw(view, names_of(view, "en", texts()["en"]))


def test_no_word_of_a_picture_hides_another(drawn: tuple[ViewData, Drawing]) -> None:
    """Names, titles and marks of any graph can all be read."""
    _, picture = drawn
    assert [(a.text, b.text) for a, b in combinations(picture.words, 2) if a.meets(b)] == []


def test_every_actor_and_line_is_in_the_picture(drawn: tuple[ViewData, Drawing]) -> None:
    """Nothing is left out, and each actor has one name."""
    view, picture = drawn
    assert [disc.actor.id for disc in picture.discs] == [one.actor.id for one in view.nodes]
    assert [stroke.edge for stroke in picture.strokes] == list(view.edges)
    assert sum(word.kind == "name" for word in picture.words) == len(view.nodes)


def test_the_frame_holds_the_picture(drawn: tuple[ViewData, Drawing]) -> None:
    """No name is cut at the border."""
    _, picture = drawn
    left, top, right, bottom = picture.frame
    for word in picture.words:
        assert left <= word.x - word.width / 2
        assert word.x + word.width / 2 <= right
        assert top <= word.y - word.height / 2
        assert word.y + word.height / 2 <= bottom


def test_a_hint_tells_all_that_a_line_stands_for(drawn: tuple[ViewData, Drawing]) -> None:
    """One line of text for each proposition, the most telling first."""
    view, picture = drawn
    for stroke in picture.strokes:
        told = stroke.hint.split("\n")
        assert len(told) == len(stroke.edge.propositions)
        statuses = {view.propositions[i].status for i in stroke.edge.propositions}
        assert stroke.status in statuses
        assert texts()["en"][f"status.{stroke.status}"] in told[0]
