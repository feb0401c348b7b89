"""`graphkit explain`."""

from __future__ import annotations

import click

from graphkit.cli.shared import example, kg_argument, paint, print_lines
from graphkit.explain.claim import explain, explanation_lines
from graphkit.ontology import load_ontology
from graphkit.store.load import open_kg


@click.command(
    "explain", epilog=example('graphkit explain output "$(head -c 12 output/claims.jsonl | tail -c 4)"')
)
@kg_argument
@click.argument("claim")
def command(kg: str, claim: str) -> None:
    """Print why a claim was read from its sentence.

    CLAIM is an id of claims.jsonl or its beginning. In the sentence [actors] and «the words of the
    relation» are marked.
    """
    print_lines(explanation_lines(explain(open_kg(kg), claim, load_ontology()), paint))
