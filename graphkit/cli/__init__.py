"""The command line: thin commands over plain functions. Floor 10.

Data goes to stdout, messages to stderr. Exit codes: 0 fine, 1 failed or violations found, 2 wrong
usage, 130 interrupted. A command is a module of this folder and is imported when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import cast

import click

from graphkit.cli.shared import complain, example
from graphkit.errors import GraphkitError, NotFoundError

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "demo": "Build the graph of the sample news and say what is in it.",
    "build": "Build a graph from documents, or add documents to it.",
    "import": "Read event tables (GDELT, ICEWS, POLECAT, CSV) or RDF into a graph.",
    "remove": "Take documents out of a graph, with all that only they say.",
    "extract": "Print the claims of documents; write no graph.",
    "query": "Run a SPARQL query.",
    "ask": "Run a saved query; without a name, list them.",
    "show": "Print an actor's ties and their chronology.",
    "explain": "Print why a claim was read from its sentence.",
    "view": "Write the interactive HTML page, or a picture, whole or in part.",
    "dossier": "Write a page about one actor, or about two and their ties.",
    "diff": "Print what changed between two dates.",
    "serve": "Show the graph on a local web site, with a SPARQL endpoint.",
    "export": "Write the graph, whole or in part, in another format.",
    "validate": "Check the graph against its SHACL shapes.",
    "verify": "Read every quote again in its document.",
    "stats": "Print what is in a graph, in figures.",
    "evaluate": "Compare what is read in annotated sentences with their gold.",
}
"""Name and first line of help of every command, in the order of use."""


class Commands(click.Group):
    """The group of `COMMANDS`, each imported on its first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command `cmd_name`. Raises UsageError, with the nearest names, when there is none."""
        if cmd_name not in COMMANDS:
            raise click.UsageError(str(NotFoundError.among("command", cmd_name, COMMANDS)), ctx)
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        return cast(click.Command, import_module(f"graphkit.cli.{module}").command)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; that a reader of its output leaves early is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _reader_gone()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    epilog=example("graphkit demo", "graphkit ask output contested")
    + "\n\nKG is a build directory (such as output) or an RDF file (ttl, trig, nq, nt, jsonld, xml). "
    "Data goes to stdout, messages to stderr; - is stdin or stdout.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="graphkit", message="%(prog)s %(version)s")
def graphkit() -> None:
    """News text in, a knowledge graph of diplomatic relations out."""


def main() -> None:
    """The `graphkit` program."""
    # The matrices of a layout are tiny: on a busy machine more threads only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code; what goes wrong is one line on stderr."""
    try:
        code = graphkit.main(list(arguments), prog_name="graphkit", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.UsageError as error:
        return _complain(_usage(error), USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", INTERRUPTED)
    except BrokenPipeError:
        return _reader_gone()
    except (GraphkitError, click.ClickException) as error:
        return _complain(str(error), FAILED)
    except OSError as error:
        return _complain(f"{error.filename or 'system'}: {error.strerror or error}", FAILED)
    return code if isinstance(code, int) else OK


def _complain(message: str, code: int) -> int:
    complain(message)
    return code


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "graphkit"
    return f"{' '.join(error.format_message().split()).rstrip('.')}; see {path} --help"


def _reader_gone() -> int:
    # The interpreter flushes stdout once more at exit, which must not fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK
