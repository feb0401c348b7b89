"""What several commands share: arguments, messages, colour, progress."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from graphkit.model import Document, Status

if TYPE_CHECKING:
    from graphkit.query.pool import Limits

Command = TypeVar("Command", bound=Callable[..., object])

COLOURS = {"actor": "cyan", "cue": "yellow"}

STATUSES = [status.value for status in Status]

kg_argument = click.argument("kg", metavar="KG")
"""The graph to read: a build directory or an RDF file."""

out_option = click.option(
    "-o", "--out", default="output", show_default=True, type=click.Path(path_type=Path), metavar="FOLDER",
    help="The build directory.",
)  # fmt: skip
"""The graph to write."""


def example(*lines: str) -> str:
    r"""The end of a command's help: command lines that can be run as they are.

    >>> example("graphkit demo")
    '\x08\nExample:\n    graphkit demo'
    """
    return "\n    ".join(("\b\nExample:", *lines))


BUILD_FLOOR = 0.75
"""What `build` keeps unless told otherwise: from there on three of four claims are exact on unseen news."""


def documents_options(floor: float) -> Callable[[Command], Command]:
    """What to read, and how; `floor` is the least confidence that a claim needs by default."""

    def add(command: Command) -> Command:
        for option in (
            click.option(
                "--min-confidence", type=click.FloatRange(0, 1), default=floor, show_default=True,
                metavar="0..1", help="Leave out claims below this confidence (see docs/evaluation.md).",
            ),
            click.option("--language", default="", metavar="CODE", help="Language of all documents: en, id."),
            click.argument("documents", nargs=-1, required=True, metavar="DOCS..."),
        ):  # fmt: skip
            command = option(command)
        return command

    return add


def limits_options(command: Command) -> Command:
    """What a query may use; with one of them it runs in a process of its own."""
    for option in (
        click.option(
            "--memory", type=click.IntRange(min=16), metavar="MB", help="Give up beyond so much memory."
        ),
        click.option(
            "--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS", help="Give up after this time."
        ),
    ):
        command = option(command)
    return command


def limits(timeout: float | None, memory: int | None) -> Limits | None:
    """The limits of a query; None without any."""
    if timeout is None and memory is None:
        return None
    from graphkit.query.pool import Limits  # brings what starts processes

    given: dict[str, Any] = {"seconds": timeout, "megabytes": memory}
    return Limits(**{name: value for name, value in given.items() if value is not None})


def say(message: object) -> None:
    """One message on stderr."""
    click.echo(str(message), err=True)


def complain(error: object) -> None:
    """One error on stderr."""
    say(f"graphkit: error: {error}")


def print_lines(lines: Iterable[str]) -> None:
    """Text on stdout, line by line."""
    for line in lines:
        click.echo(line)


def stdout() -> BinaryIO:
    """Standard output for bytes."""
    return sys.stdout.buffer


@contextmanager
def output(out: str) -> Iterator[Path]:
    """Where to write: the file `out`, or for "-" one that goes to stdout when the block ends well."""
    if out != "-":
        yield Path(out)
        say(f"wrote {out}")
        return
    with TemporaryDirectory(prefix="graphkit-") as folder:
        path = Path(folder) / "out"
        yield path
        with path.open("rb") as handle:
            shutil.copyfileobj(handle, stdout())


def program() -> str:
    """How the user can start graphkit again: not every environment is on the search path."""
    if shutil.which("graphkit"):
        return "graphkit"
    return sys.argv[0] if Path(sys.argv[0]).name == "graphkit" else f"{sys.executable} -m graphkit"


def terminal_width() -> int | None:
    """Columns of the terminal that stdout is, None when it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def paint(text: str, role: str) -> str:
    """`text` in the colour of its role, on a terminal that wants colour."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return click.style(text, fg=COLOURS[role], bold=True)


@contextmanager
def progress() -> Iterator[Callable[[Document], None] | None]:
    """A bar of documents read on stderr while the block runs; None when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # heavy, and only for a terminal
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column

    columns = (
        TextColumn("{task.completed} documents", table_column=Column(no_wrap=True, min_width=14)),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[source]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        # How many there are is known only at their end: the bar moves, but does not fill.
        task = bar.add_task("reading", total=None, source="")

        def tell(document: Document) -> None:
            # The first document is shown at once: a short run may end before the next frame.
            first = not bar.tasks[0].completed
            bar.update(task, advance=1, source=escape(document.source[-30:]), refresh=first)

        yield tell
