"""Errors: one line that says where, what, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import errors
from graphkit.errors import DataError, GraphkitError, InputError, NotFoundError


def test_an_error_is_one_line() -> None:
    """Line ends of a message from elsewhere are folded."""
    assert str(InputError("bad\n  row", path="a.csv", line=3)) == "a.csv:3: bad row"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (InputError("empty"), "empty"),
        (InputError("empty", path=Path("a.txt")), "a.txt: empty"),
        (InputError("empty", path="a.txt", line=1), "a.txt:1: empty"),
        (InputError("empty", line=1), "empty"),
        (InputError("empty", path="a.txt", remedy="remove it"), "a.txt: empty; remove it"),
    ],
)
def test_place_message_remedy(error: GraphkitError, text: str) -> None:
    """Each part only when it is known."""
    assert str(error) == text


def test_an_error_keeps_its_parts() -> None:
    """So that a program need not read the text."""
    error = DataError("wrong", path=Path("x") / "y.toml", line=7, remedy="mend it")
    assert (error.message, error.path, error.line, error.remedy) == (
        "wrong",
        str(Path("x") / "y.toml"),
        7,
        "mend it",
    )


def test_every_error_is_a_graphkit_error() -> None:
    """One `except` catches all that is raised on purpose, and the tree in the docstring is whole."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(issubclass(kind, GraphkitError) for kind in kinds)
    assert all(kind.__name__ in str(errors.__doc__) for kind in kinds)


def test_not_found_offers_the_nearest() -> None:
    """At most three, by likeness."""
    error = NotFoundError.among("relation", "visit", ["visits", "attacks", "allied-with"])
    assert str(error) == "no relation 'visit'; did you mean visits?"


def test_not_found_lists_what_there_is() -> None:
    """When nothing is near: all, or the first dozen."""
    assert str(NotFoundError.among("graph", "zzz", ["b", "a"])) == "no graph 'zzz'; known: a, b"
    many = [f"name-{number:02}" for number in range(20)]
    assert str(NotFoundError.among("graph", "zzz", many)).endswith("name-11 ...")
    assert str(NotFoundError.among("graph", "zzz", [])) == "no graph 'zzz'; there are none"
