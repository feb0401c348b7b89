"""`graphkit import`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from graphkit.cli.shared import example, out_option, print_lines
from graphkit.events.claims import Wanted
from graphkit.importing import FORMATS, ImportReport, import_files


@click.command(
    "import",
    epilog=example(
        "graphkit import 20231108.export.CSV --format gdelt -o output",
        "graphkit import ties.csv --format csv --actor PRK --from 2023-01-01",
    ),
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILES...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--format", "form", required=True, type=click.Choice(FORMATS), help="What the files are.")
@click.option("--actor", default="", metavar="ID", help="Only rows with this actor, such as USA.")
@click.option("--from", "since", default="", metavar="DATE", help="Only events from this day on.")
@click.option("--until", default="", metavar="DATE", help="Only events up to this day.")
@click.option("--code", default="", metavar="CODE", help="Only event codes that begin so, such as 19 or AID.")
@click.option(
    "--mentions", type=click.IntRange(min=1), default=1, metavar="N", help="Only rows with so many mentions."
)
@click.option("--private", is_flag=True, help="Also what private persons and firms do.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    metavar="0..1",
    help="Of each claim; nobody measured it for your table.",
)
@out_option
def command(
    files: tuple[Path, ...], form: str, actor: str, since: str, until: str, code: str, mentions: int,
    private: bool, confidence: float, out: Path,
) -> None:  # fmt: skip
    """Read event tables (GDELT, ICEWS, POLECAT, CSV) or RDF into a graph.

    gdelt are GDELT 1.0 or 2.0 event tables of 57, 58 or 61 columns; icews and polecat are tab-separated
    with a header; csv is any table with a subject, a relation or CAMEO code, and an object. Each row is a
    claim on the word of its report. What cannot be used is counted and written to FOLDER/left-out.tsv.
    """
    wanted = Wanted(actor, since, until, code, mentions, private)
    report = import_files(files, out, form, wanted=wanted, confidence=confidence, on_mapping=_tell_mapping)
    print_lines(_lines(report))


def _tell_mapping(name: str, mapping: Mapping[str, str]) -> None:
    told = ", ".join(f"{column} is {field}" for field, column in mapping.items())
    click.echo(f"{name}: {told}", err=True)


def _lines(report: ImportReport) -> list[str]:
    tally = report.tally
    lost = sum(tally.left_out.values())
    lines = [f"{tally.read} rows: {tally.taken} taken, {tally.unwanted} not wanted, {lost} left out"]
    lines += [f"left out for {reason}: {count}" for reason, count in tally.left_out.most_common()]
    lines += report.shown
    if report.shown:
        lines.append(f"all of them are in {report.aside}")
    if report.build is not None:
        figures = report.build.figures
        documents, claims = sum(figures.documents.values()), sum(figures.claims.values())
        lines.append(f"the graph now has {documents} documents and {claims} claims")
    return lines
