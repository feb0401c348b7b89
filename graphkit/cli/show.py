"""`graphkit show`."""

from __future__ import annotations

import click

from graphkit.cli.shared import example, kg_argument, print_lines
from graphkit.explain.actor import portrait, portrait_lines
from graphkit.ontology import load_ontology
from graphkit.store.load import open_kg


@click.command("show", epilog=example('graphkit show output "Korea Utara"'))
@kg_argument
@click.argument("actor")
def command(kg: str, actor: str) -> None:
    """Print an actor's ties and their chronology.

    ACTOR is an id such as PRK or a name in any language.
    """
    print_lines(portrait_lines(portrait(open_kg(kg), actor, load_ontology())))
