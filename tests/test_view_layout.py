"""Where actors and lines are put."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest
from view_samples import SAMPLE, page

from graphkit.model import Actor, Kind
from graphkit.ontology import FAMILIES
from graphkit.view.bends import SPREAD, bends, curve
from graphkit.view.boxes import Box, pack, separate, text_width
from graphkit.view.data import Edge, Node
from graphkit.view.layout import CORE, CROWD, Layout, lay_out, radius


def node(name: str, weight: int = 1) -> Node:
    """A state of this name."""
    return Node(Actor(name, Kind.STATE, name, {"en": f"Republic of {name}"}), weight)


def edge(source: str, target: str, sign: str = "cooperation", total: int = 1) -> Edge:
    """A line between two."""
    first, second = sorted((source, target))
    return Edge(first, second, f"verbal-{sign}", sign, (0,), total, 0, total)


def ring(size: int) -> tuple[list[Node], list[Edge]]:
    """So many actors in a circle."""
    names = [f"N{i:04}" for i in range(size)]
    return [node(n) for n in names], [edge(a, b) for a, b in zip(names, names[1:] + names[:1], strict=True)]


def overlaps(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """The pairs that share some area."""
    return [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a.edges[0] < b.edges[2]
        and b.edges[0] < a.edges[2]
        and a.edges[1] < b.edges[3]
        and b.edges[1] < a.edges[3]
    ]


def drawn(layout: Layout, nodes: list[Node]) -> list[Box]:
    """The boxes of nodes with their names, as a page shows them at first."""
    return [
        Box(
            layout.places[n.actor.id].x,
            layout.places[n.actor.id].y,
            max(text_width(n.actor.label(language)) for language in n.actor.labels),
            2 * radius(n.weight) + 20,
            radius(n.weight),
        )
        for n in nodes
    ]


def distance(layout: Layout, a: str, b: str) -> float:
    """Pixels between two actors."""
    return math.dist(
        (layout.places[a].x, layout.places[a].y),
        (layout.places[b].x, layout.places[b].y),
    )


def test_names_do_not_overlap() -> None:
    """In either language of the sample, at the opening zoom."""
    view = page(SAMPLE)
    assert overlaps(drawn(lay_out(view.nodes, view.edges), list(view.nodes))) == []


@pytest.mark.parametrize("size", [2, 3, 12, 40, 70])
def test_names_do_not_overlap_in_graphs_of_any_size(size: int) -> None:
    """Up to a crowd, where codes take over."""
    nodes, edges = ring(size)
    assert overlaps(drawn(lay_out(nodes, edges), nodes)) == []


def test_the_order_of_actors_and_lines_does_not_matter() -> None:
    """The same picture comes out of any order."""
    view = page(SAMPLE)
    nodes, edges = list(view.nodes), list(view.edges)
    random.Random(3).shuffle(nodes)
    random.Random(4).shuffle(edges)
    assert lay_out(nodes, edges) == lay_out(view.nodes, view.edges)


def test_partners_are_nearer_than_opponents() -> None:
    """The picture shows blocs: A works with B and fights C."""
    layout = lay_out([node("A"), node("B"), node("C")], [edge("A", "B"), edge("A", "C", "conflict")])
    assert distance(layout, "A", "B") < distance(layout, "A", "C")


def test_what_is_denied_has_room_to_be_seen() -> None:
    """A contested line is longer than one of the same sign that nobody denies."""
    denied = Edge("A", "C", "verbal-cooperation", "cooperation", (0,), 1, 1, 2)
    layout = lay_out([node("A"), node("B"), node("C")], [edge("A", "B"), denied])
    assert distance(layout, "A", "C") > distance(layout, "A", "B")


def test_separate_groups_lie_apart() -> None:
    """Two pairs without a tie do not share room."""
    nodes = [node(name) for name in "ABCD"]
    layout = lay_out(nodes, [edge("A", "B"), edge("C", "D")])
    assert overlaps(drawn(layout, nodes)) == []
    assert min(distance(layout, a, b) for a in "AB" for b in "CD") > 40


def test_one_actor_lies_in_the_middle() -> None:
    """A single actor is at the origin, name and all."""
    layout = lay_out([node("A")], [])
    assert abs(layout.places["A"].x) <= 1
    assert abs(layout.places["A"].y) <= 20


def test_nothing_is_laid_out_for_nobody() -> None:
    """An empty graph has an empty layout."""
    assert lay_out([], []) == Layout({}, {}, {}, frozenset())


def test_a_crowd_is_laid_out_too() -> None:
    """More than a hundred actors in one component, each at a place of its own."""
    nodes, edges = ring(CROWD + 20)
    layout = lay_out(nodes, edges)
    assert len(set(layout.places.values())) == len(nodes)


def test_the_weakest_beyond_the_core_lie_around_it() -> None:
    """At most `CORE` actors are in the middle; the others lie farther out than all of them."""
    nodes, edges = ring(CORE + 30)
    heavy = [Node(n.actor, 9 if i < CORE else 1) for i, n in enumerate(nodes)]
    layout = lay_out(heavy, edges)
    assert layout.core == {n.actor.id for n in heavy[:CORE]}
    inner = max(math.hypot(p.x, p.y) for name, p in layout.places.items() if name in layout.core)
    assert all(math.hypot(p.x, p.y) > inner for name, p in layout.places.items() if name not in layout.core)


def test_lines_of_one_pair_bend_apart() -> None:
    """A line of every family between the same two can be told from the others."""
    boxes = {"A": Box(0, 0, 60, 40, 10), "B": Box(300, 0, 60, 40, 10)}
    lines = [Edge("A", "B", family, "neutral", (0,), 1, 0, 1) for family in FAMILIES]
    found = bends(lines, boxes)
    assert all(round(abs(a - b), 6) >= SPREAD for a, b in combinations(found.values(), 2))


def test_a_line_goes_round_an_actor_in_its_way() -> None:
    """It does not look as if it ended there."""
    boxes = {name: Box(x, 0, 60, 40, 10) for name, x in (("A", 0), ("M", 200), ("Z", 400))}
    assert bends([edge("A", "Z")], boxes)["A_Z_verbal-cooperation"] != 0
    assert bends([edge("A", "M")], boxes)["A_M_verbal-cooperation"] == 0


def test_a_curve_bends_to_the_side_of_its_sign() -> None:
    """Clockwise is above a line to the right (y grows downwards), by the same amount as below."""
    above, below = curve((0, 0), (100, 0), 0.3), curve((0, 0), (100, 0), -0.3)
    assert above[0] == pytest.approx(below[0])
    assert above[1] == pytest.approx(-below[1])
    assert above[1] != 0


@pytest.mark.parametrize("seed", range(5))
def test_boxes_are_pushed_apart(seed: int) -> None:
    """Twenty boxes thrown on a small field end without overlap."""
    dice = random.Random(seed)
    thrown = {
        str(i): Box(dice.uniform(0, 300), dice.uniform(0, 200), dice.uniform(40, 140), 40, 10)
        for i in range(20)
    }
    assert overlaps(list(separate(thrown).values())) == []


def test_boxes_on_one_spot_are_pushed_apart() -> None:
    """Even if nothing says which way."""
    assert overlaps(list(separate({name: Box(5, 5, 80, 40, 10) for name in "ABC"}).values())) == []


def test_boxes_apart_stay_where_they_are() -> None:
    """Nothing moves without need."""
    boxes = {"A": Box(0, 0, 50, 40, 10), "B": Box(200, 0, 50, 40, 10)}
    assert separate(boxes) == boxes


def test_groups_are_packed_without_overlap() -> None:
    """Groups of all sizes share the room, in about the shape asked for."""
    groups = [
        {f"{g}{i}": Box(90.0 * i, 0, 80, 40, 10) for i in range(n)} for g, n in enumerate((6, 3, 2, 1, 1))
    ]
    placed = pack(groups, 1.5)
    assert len(placed) == 13
    assert overlaps(list(placed.values())) == []
