"""How fast the page is, and how large, against stock pyvis in the same run: `python benchmarks/view.py`.

Claims are made up by a seeded generator: states in a network where a few are busy, 250 of 2,000 in the
largest. A page is ready when its picture stands (performance mark "ready"); stock pyvis, generously, when
it has drawn two frames, at rest or not. Prints a Markdown table for docs/performance.md.
"""

from __future__ import annotations

import argparse
import platform
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Browser, TimeoutError, sync_playwright
from pyvis.network import Network

from graphkit.model import Actor, Claim, Document, Kind, Layer, Modality, Polarity, Span
from graphkit.ontology import Ontology, load_ontology
from graphkit.propositions import propositions
from graphkit.view.data import ViewData, view_data
from graphkit.view.page import render

PATIENCE = 40_000
"""Milliseconds after which a page counts as never ready."""

SIZES = (500, 5_000, 20_000)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
WORDS = (
    "after talks in the capital, officials said the two sides would keep working on shipping, grain, "
    "visas, fisheries, railways, energy, debt, health and the border, as rain fell over the harbour"
).split()
FIRST_DAY = date(2022, 1, 1)

FILTER = """async () => {
  const button = [...document.querySelectorAll("nav button")].find((b) => b.dataset.value === "conflict");
  const times = [];
  for (let i = 0; i < 6; i += 1) {
    const start = performance.now();
    button.isConnected ? button.click() : document.querySelector("nav [data-value=conflict]").click();
    times.push(performance.now() - start);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  }
  return times;
}"""


class Row(NamedTuple):
    """What was measured of one size; seconds, bytes."""

    claims: int
    actors: int
    size: int
    ready: float
    filter: float
    requests: int
    messages: int
    stock_size: int
    stock_ready: float
    stock_requests: int


def sample(count: int, ontology: Ontology, seed: int = 7) -> ViewData:
    """A view of so many made-up claims."""
    chance = random.Random(seed)
    names = [f"S{index:03}" for index in range(min(1200, 20 + count // 12))]
    weights = [1 / (rank + 3) for rank in range(len(names))]
    slugs = sorted(slug for slug, relation in ontology.relations.items() if relation.family != "root")
    documents = tuple(_documents(max(1, count // 12), chance))
    claims = tuple(_claim(chance, names, weights, slugs, documents) for _ in range(count))
    actors = [
        Actor(name, Kind.STATE, name, {"en": f"State {name}", "id": f"Negara {name}"}) for name in names
    ]
    return view_data(
        propositions(claims, ontology), claims, actors, documents, ontology, title=f"{count} claims"
    )


def _documents(count: int, chance: random.Random) -> Iterator[Document]:
    for index in range(count):
        day = (FIRST_DAY + timedelta(days=chance.randrange(1000))).isoformat()
        title = " ".join(chance.sample(WORDS, 6)).capitalize()
        yield Document(
            f"d{index:05}", "", "", title, f"Paper {index % 40}", f"https://news.example/{index}", day, "en"
        )


def _claim(
    chance: random.Random,
    names: list[str],
    weights: list[float],
    slugs: list[str],
    documents: tuple[Document, ...],
) -> Claim:
    first, second = "", ""
    while first == second:
        first, second = chance.choices(names, weights, k=2)
    document, slug = chance.choice(documents), chance.choice(slugs)
    verb = slug.replace("-", " ")
    quote = f"State {first} {verb} State {second} {' '.join(chance.choices(WORDS, k=16))}."
    start = chance.randrange(5000)
    one, cue = len(f"State {first}"), len(f"State {first} {verb}")
    return Claim(
        document=document.id,
        passage=Span(start, start + len(quote)),
        quote=quote,
        subject=first,
        subject_polity=first,
        relation=slug,
        object=second,
        object_polity=second,
        polarity=Polarity.DENIED if chance.random() < 0.06 else Polarity.ASSERTED,
        modality=chance.choices(list(Modality), (80, 4, 4, 6, 4, 2))[0],
        attributed_to=(chance.choice(names),) if chance.random() < 0.4 else (),
        event_date=document.published if chance.random() < 0.4 else "",
        reported_on=document.published,
        cue=Span(start + one + 1, start + cue),
        subject_span=Span(start, start + one),
        object_span=Span(start + cue + 1, start + cue + 1 + len(f"State {second}")),
        attribution_span=None,
        date_span=None,
        confidence=round(chance.uniform(0.4, 0.95), 2),
        rule=f"en/verb/{slug}",
        layer=chance.choice(list(Layer)),
        language="en",
    )


def stock(view: ViewData, path: Path) -> None:
    """The same claims as pyvis writes them by itself: a line a claim, its quote as title."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in view.nodes:
        network.add_node(node.actor.id, title=node.actor.label("en"), value=node.weight)
    for claim in view.claims:
        network.add_edge(claim.subject, claim.object, title=claim.quote, label=claim.relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def opened(
    browser: Browser, path: Path, ready: str, act: str = ""
) -> tuple[float, Any, list[str], list[str]]:
    """Seconds until `ready` gives the time in ms, what `act` gives, requests beyond the file, messages."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    page, requests, messages = context.new_page(), [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(path.as_uri(), wait_until="commit")
    try:
        seconds = page.wait_for_function(ready, timeout=PATIENCE).json_value() / 1000
    except TimeoutError:
        seconds = float("inf")
    result = page.evaluate(act) if act else None
    context.close()
    return seconds, result, requests[1:], messages


OURS = "() => (performance.getEntriesByName('ready')[0] || {}).startTime"
STOCK = """() => window.network && network.body.nodeIndices.length && new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))))"""


def measure(browser: Browser, count: int, folder: Path, rounds: int) -> Row:
    """One size, the median of some rounds."""
    view = sample(count, load_ontology())
    ours, theirs = folder / f"{count}.html", folder / f"{count}-stock.html"
    ours.write_text(render(view), encoding="utf-8")
    stock(view, theirs)
    seen = [opened(browser, ours, OURS, FILTER) for _ in range(rounds)]
    other = opened(browser, theirs, STOCK)
    return Row(
        claims=count,
        actors=len(view.nodes),
        size=ours.stat().st_size,
        ready=median(one[0] for one in seen),
        filter=median(time for one in seen for time in one[1]) / 1000,
        requests=len(seen[0][2]),
        messages=len(seen[0][3]),
        stock_size=theirs.stat().st_size,
        stock_ready=other[0],
        stock_requests=len(other[2]),
    )


def seconds(value: float) -> str:
    """As the table shows them."""
    return f"{value:.2f} s" if value < float("inf") else f"not in {PATIENCE // 1000} s"


def table(rows: list[Row]) -> Iterator[str]:
    """The rows as Markdown."""
    yield (
        "| claims | actors | file | bytes a claim over 0.4 MB | ready | filter change | requests | messages "
        "| stock pyvis: file | stock: ready | stock: requests |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        over = max(0, row.size - 400_000) / row.claims
        yield (
            f"| {row.claims:,} | {row.actors:,} | {row.size / 1e6:.2f} MB | {over:.0f} | {row.ready:.2f} s "
            f"| {1000 * row.filter:.0f} ms | {row.requests} | {row.messages} | {row.stock_size / 1e6:.2f} MB "
            f"| {seconds(row.stock_ready)} | {row.stock_requests} |"
        )


def main() -> None:
    """Measures every size and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    path = shutil.which("chromium") or sys.exit("no chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        rows = [measure(browser, size, Path(folder), given.rounds) for size in given.sizes]
        about = f"Chromium {browser.version}, pyvis {version('pyvis')}, Python {platform.python_version()}"
        browser.close()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {about}, {time.strftime('%Z')}\n")
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
