"""`graphkit diff`."""

from __future__ import annotations

import click

from graphkit.cli.shared import example, kg_argument, print_lines
from graphkit.explain.difference import difference, difference_lines
from graphkit.lasting import last_day
from graphkit.ontology import load_ontology
from graphkit.store.load import open_kg


@click.command("diff", epilog=example("graphkit diff output --from 2023-11 --to 2024-10 --actor PRK"))
@kg_argument
@click.option("--from", "since", required=True, metavar="DATE", help="The earlier date.")
@click.option("--to", "until", required=True, metavar="DATE", help="The later date.")
@click.option("--actor", default="", metavar="ACTOR", help="Only what concerns this actor.")
def command(kg: str, since: str, until: str, actor: str) -> None:
    """Print what changed between two dates.

    What was reported by the end of the one is compared with what was by the end of the other: propositions
    with another status, ties that have ended, and what is spoken of for the first time.
    """
    days = last_day(since), last_day(until)
    print_lines(difference_lines(difference(open_kg(kg), *days, load_ontology(), actor)))
