"""The quality gate: what extraction reached on the gold sentences, as floors that only rise.

    python tests/golden_gate.py                   print the figures, raise the floors to them
    python tests/golden_gate.py --lower "reason"  set the floors to the figures, lower ones too, note why

`tests/golden/*.jsonl` are the sentences, `tests/golden/floors.json` the floors with a digest of each corpus.
Whoever changes a corpus or a floor by hand breaks the seal, and the test says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gold import extractor

from graphkit.evaluate.card import digest_of
from graphkit.evaluate.figures import Evaluation, evaluate, judge
from graphkit.evaluate.gold import gold_languages, read_gold
from graphkit.evaluate.yardstick import load_yardstick
from graphkit.files import atomic_text

GOLDEN = Path(__file__).parent / "golden"
FLOORS = GOLDEN / "floors.json"
SLACK = 0.01
"""How far below the measured figure a floor is pinned, or one case and a half where cases are few."""

COMMAND = "python tests/golden_gate.py"


class Figure(NamedTuple):
    """A share between 0 and 1, and the number of cases that it is a share of."""

    value: float
    n: int


Found = Mapping[str, Mapping[str, Figure]]
"""Corpus -> name of a figure -> the figure."""


@dataclass(frozen=True)
class Gate:
    """The floors of every corpus.

    Attributes:
        corpora: name -> digest of its file.
        floors: name -> figure -> the least it may be; silence is the share of sentences without a wanted
            claim in which nothing wrong was read.
        lowered: the days on which floors were lowered, and why.
        seal: digest of all the rest.
    """

    corpora: Mapping[str, str]
    floors: Mapping[str, Mapping[str, float]]
    lowered: tuple[Mapping[str, str], ...]
    seal: str

    @classmethod
    def read(cls, path: Path = FLOORS) -> Gate:
        """From a file that `write` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(data["corpora"], data["floors"], tuple(data["lowered"]), data["seal"])

    def write(self, path: Path = FLOORS) -> None:
        """As JSON, sealed."""
        data = {"corpora": self.corpora, "floors": self.floors, "lowered": self.lowered, "seal": self.wax()}
        with atomic_text(path) as handle:
            handle.write(json.dumps(data, indent=1, ensure_ascii=False) + "\n")

    def wax(self) -> str:
        """The seal that fits."""
        return hashlib.sha256(repr((self.corpora, self.floors, self.lowered)).encode()).hexdigest()[:16]

    def complaints(
        self, found: Mapping[str, Mapping[str, float]], corpora: Mapping[str, str]
    ) -> Iterator[str]:
        """What is wrong with these figures of these corpora; nothing when all is well."""
        if self.seal != self.wax():
            yield f"floors.json was changed by hand; {COMMAND} --lower REASON changes floors"
        for name in sorted({*corpora, *self.corpora}):
            if corpora.get(name) != self.corpora.get(name):
                yield f"corpus {name} has changed; after a change run {COMMAND} --lower REASON"
        for name, floors in self.floors.items():
            for figure, floor in floors.items():
                value = found.get(name, {}).get(figure, Figure(0.0, 0)).value
                if value < floor:
                    yield f"{name} {figure} {value:.3f} is under its floor {floor:.3f}"

    def raised(self, found: Found, corpora: Mapping[str, str], why: str) -> Gate:
        """Floors a little below these figures; lower than before only with a reason."""
        new = {name: {key: floor_of(value) for key, value in row.items()} for name, row in found.items()}
        if not why:
            old = self.floors
            new = {
                n: {k: max(v, old.get(n, {}).get(k, 0.0)) for k, v in row.items()} for n, row in new.items()
            }
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        return Gate(corpora, new, (*self.lowered, *([{"date": day, "reason": why}] if why else [])), "")


def floor_of(figure: Figure) -> float:
    """A little below a figure, rounded to three digits."""
    return max(0.0, round(figure.value - max(SLACK, 1.5 / max(1, figure.n)), 3))


def corpora(folder: Path = GOLDEN) -> dict[str, str]:
    """Name and digest of every corpus."""
    return {path.stem: digest_of(path) for path in sorted(folder.glob("*.jsonl"))}


@cache
def evaluations() -> Mapping[str, Evaluation]:
    """Every corpus, read and counted."""
    yardstick = load_yardstick()
    found = {}
    for path in sorted(GOLDEN.glob("*.jsonl")):
        [language] = gold_languages(path)
        records = read_gold(path, language, yardstick)
        found[path.stem] = evaluate(list(judge(records, extractor(), yardstick)), yardstick)
    return found


def figures(found: Evaluation) -> dict[str, Figure]:
    """What is pinned."""
    exact, told = found.levels["exact"], found.told
    shares = {
        "pair": found.levels["pair"].f1,
        "root": found.levels["root"].f1,
        "exact": exact.f1,
        "precision": exact.precision,
        "recall": exact.recall,
        "strict": found.strict,
    }
    measures = {"polarity": told.polarity, "modality": told.modality, "attribution": told.attribution}
    return {
        **{name: Figure(share, found.wanted) for name, share in shares.items()},
        **{name: Figure(m.precision, m.n) for name, m in {**measures, "silence": found.silent}.items()},
    }


def table(found: Found) -> Iterator[str]:
    """The figures, a corpus a line."""
    for name, row in found.items():
        yield f"{name:9s} " + "  ".join(f"{figure} {share.value:.3f}" for figure, share in row.items())


def main(arguments: list[str] | None = None, path: Path = FLOORS) -> None:
    """Print the figures and pin the floors anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lower", metavar="REASON", default="", help="why floors or corpora may change")
    why = parser.parse_args(arguments).lower
    found = {name: figures(item) for name, item in evaluations().items()}
    print("\n".join(table(found)))
    gate = Gate.read(path) if path.is_file() else Gate({}, {}, (), "")
    if not why and gate.corpora not in ({}, corpora()):
        parser.error("the corpus has changed; say why with --lower REASON")
    gate.raised(found, corpora(), why).write(path)


if __name__ == "__main__":
    main()
