"""`graphkit evaluate`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from graphkit.cli.shared import example, print_lines, say
from graphkit.errors import InputError
from graphkit.evaluate.card import Source, make_card
from graphkit.evaluate.figures import Judged, evaluate, judge
from graphkit.evaluate.gold import gold_languages, read_gold
from graphkit.evaluate.show import error_lines, evaluation_json, evaluation_lines
from graphkit.evaluate.yardstick import load_yardstick
from graphkit.extract.cascade import Extractor
from graphkit.files import atomic_text
from graphkit.reportcard import card_json


@click.command("evaluate", epilog=example("graphkit evaluate tests/golden/en.jsonl"))
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...", type=click.Path(path_type=Path))
@click.option("--lang", default="", metavar="CODE", help="Only the texts in this language: en, id.")
@click.option(
    "-t", "--to", default="table", show_default=True, type=click.Choice(["table", "json"]), help="Format."
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a report card, JSON."
)
@click.option("--date", default="", metavar="DAY", help="Publication day of records that have none.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="0..1",
    help="Leave out claims below this.",
)  # fmt: skip
@click.option("--errors", type=int, default=0, metavar="N", help="Show the first N sentences read badly.")
def command(
    gold: tuple[Path, ...],
    lang: str,
    to: str,
    out: Path | None,
    date: str,
    min_confidence: float,
    errors: int,
) -> None:
    """Compare what is read in annotated sentences with their gold."""
    judged = _judge(gold, lang, date, min_confidence)
    found = {source: evaluate(items, load_yardstick()) for source, items in judged.items()}
    if to == "json":
        rows = [
            {"gold": source.name, "language": source.language, **evaluation_json(item)}
            for source, item in found.items()
        ]
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        for source, items in judged.items():
            print_lines(error_lines(items, errors))
            print_lines(evaluation_lines(found[source], f"{source.name}, {source.language}"))
    if out:
        with atomic_text(out) as handle:
            handle.write(card_json(make_card(judged, load_yardstick(), f"{datetime.now(UTC):%Y-%m-%d}")))
        say(f"wrote {out}")


def _judge(gold: tuple[Path, ...], lang: str, date: str, min_confidence: float) -> dict[Source, list[Judged]]:
    extractor, yardstick = Extractor.load(min_confidence), load_yardstick()
    judged: dict[Source, list[Judged]] = {}
    for path in gold:
        known = [code for code in gold_languages(path) if code in extractor.lexicons and lang in ("", code)]
        if not known:
            asked = lang or ", ".join(sorted(extractor.lexicons))
            raise InputError(f"no text in {asked}", path=path, remedy="is it a gold file?")
        for code in known:
            records = read_gold(path, code, yardstick, date=date)
            judged[Source.of(code, path.name, path)] = list(judge(records, extractor, yardstick))
    return judged
