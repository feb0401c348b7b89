"""Measures everything in one run and writes docs/performance.md: `make bench`.

    python benchmarks/run.py [--triples N ...] [--documents N ...] [--spacy-python PYTHON] [--only PART ...]

All times are processor seconds, so that the ratios stand on a busy machine too. spaCy's small English
model is not on the package index: `python -m spacy download en_core_web_sm` gets it (or give the name of
another by --spacy-model); without it the comparison is left out and the page says so.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generate import write_news
from page import Figure, number, write

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"

BARE = """
import sys
from pyoxigraph import Store
for row in Store.read_only(sys.argv[1]).query(sys.argv[2], use_default_graph_as_union=True):
    print(*row, sep="\\t")
"""

LIGHT = "SELECT ?s ?o { ?s <https://w3id.org/graphkit/relation/supplies-arms-to> ?o } ORDER BY ?s ?o LIMIT 20"
RELATION = "<https://w3id.org/graphkit/ontology#relation>"
COUNTING = f"SELECT ?r (COUNT(?c) AS ?n) {{ ?c {RELATION} ?r }} GROUP BY ?r ORDER BY ?r"


def piece(name: str, python: str = sys.executable, **arguments: Any) -> Any:
    """What a piece printed, with its peak memory in MB as `peak` where it is a flat object."""
    command = [python, str(HERE / "pieces.py"), name, json.dumps(arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed: {done.stderr.strip().splitlines()[-1:]}")
    said = json.loads(done.stdout.splitlines()[-1])
    print(f"{name} {arguments} {said}", file=sys.stderr, flush=True)
    return {**said["result"], "peak": said["peak"]}


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}


def process(*command: str, times: int = 5) -> float:
    """The least processor time of a whole process, in seconds."""
    return min(_once(command) for _ in range(times))


def _once(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, env=_environment(), check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def graphs(work: Path, given: argparse.Namespace) -> list[Figure]:
    """Loading graphs of several sizes; questions, reopening and whole processes on the one for questions."""
    found = []
    for triples in given.triples:
        folder, file = work / f"store{triples}", work / f"graph{triples}"
        ours = piece("load_graphkit", triples=triples, folder=str(folder))
        piece("dump", folder=str(folder), out=str(file))
        raw = piece("load_raw", file=f"{file}.nq", folder=str(work / f"raw{triples}"))
        found.append(
            Figure(
                f"load {number(ours['quads'])} triples, speed against bulk_load",
                raw["seconds"] / ours["seconds"],
                "x",
                f"{number(ours['quads'] / ours['seconds'])} and {number(ours['quads'] / raw['seconds'])} "
                f"triples a second; peak {number(ours['peak'])} MB",
                0.7,
            )
        )
        if triples == given.asked:
            found += questions(folder, file, given, ours) + processes(folder)
    return found


def questions(folder: Path, file: Path, given: argparse.Namespace, ours: dict[str, Any]) -> list[Figure]:
    """The eight questions against pyoxigraph alone and against rdflib."""
    times = piece("ask", folder=str(folder), times=2)
    others = piece("ask_rdflib", folder=str(folder), file=f"{file}.nt", limit=given.limit)
    load = others["load"]["rdflib"]
    found = [
        Figure(
            f"load {number(ours['quads'])} triples, speed against rdflib",
            load / ours["seconds"],
            "x",
            f"{number(ours['seconds'])} s and {number(load)} s",
        )
    ]
    names = [name for name in times if name != "peak"]
    for name in names:
        found.append(_question(name, times[name], others[name]))
    slower = [times[name]["graphkit"] / times[name]["raw"] for name in names]
    faster = [others[n]["rdflib"] / times[n]["graphkit"] for n in names if "rdflib" in others[n]]
    found.append(
        Figure("questions, time against pyoxigraph alone", _mean(slower), "x", "geometric mean", 1.3, False)
    )
    why = f"geometric mean of {len(faster)}, a lower bound where rdflib was stopped at {given.limit} s"
    return [*found, Figure("questions, speed against rdflib", _mean(faster), "x", why, 20)]


def _question(name: str, ours: dict[str, float], other: dict[str, Any]) -> Figure:
    seen = f"{number(ours['graphkit'])} s, {number(ours['rows'])} rows; rdflib "
    if "rdflib" not in other:
        return Figure(
            f"`{name}`, time against pyoxigraph alone",
            ours["graphkit"] / ours["raw"],
            "x",
            f"{seen}fails: {other['error']}",
        )
    seen += (
        f"stopped after {number(other['rdflib'])} s" if other["stopped"] else f"{number(other['rdflib'])} s"
    )
    return Figure(f"`{name}`, speed against rdflib", other["rdflib"] / ours["graphkit"], "x", seen)


def _mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def processes(folder: Path) -> list[Figure]:
    """Reopening, and whole processes from start to end."""
    opened = piece("reopen", folder=str(folder))["seconds"]
    state = json.loads((folder / "store.json").read_text(encoding="utf-8"))
    found = [
        Figure("reopen it, to the first answer", opened, "s", "processor time, imports done", 0.5, False)
    ]
    for name, sparql in (("a light query", LIGHT), ("a query that counts all claims", COUNTING)):
        bare = process(sys.executable, "-c", BARE, str(folder / state["current"]), sparql)
        ours = process(sys.executable, "-m", "graphkit", "query", str(folder), sparql, "-t", "tsv")
        found.append(
            Figure(
                f"`graphkit query`, {name}, against a bare script",
                ours / bare,
                "x",
                f"{number(ours)} s and {number(bare)} s",
                1.5,
                False,
            )
        )
    bare, ours = process(sys.executable, "-c", "pass"), process(sys.executable, "-m", "graphkit", "--help")
    seen = f"python -c pass takes {number(bare)} s"
    return [*found, Figure("`graphkit --help`", ours, "s", seen, 0.2, False)]


def builds(work: Path, given: argparse.Namespace) -> list[Figure]:
    """Documents of one sentence to the finished build directory, by number of documents."""
    costs, peaks = {}, {}
    for documents in given.documents:
        file = work / f"news{documents}.jsonl"
        write_news(documents, file, sentences_each=1)
        done = piece("build", documents=documents, file=str(file), folder=str(work / f"b{documents}"), jobs=1)
        costs[documents], peaks[documents] = done["seconds"] / done["documents"], done["peak"]
    few, many = min(costs), max(costs)
    cost = " and ".join(f"{number(costs[n] * 1000)} ms at {number(n)}" for n in sorted(costs))
    peak = " and ".join(f"{number(peaks[n])} MB at {number(n)}" for n in sorted(peaks))
    return [
        Figure("cost of a document, most against fewest", costs[many] / costs[few], "x", cost, 1.25, False),
        Figure(
            "peak memory of a build, most against fewest", peaks[many] / peaks[few], "x", peak, 1.25, False
        ),
    ]


def extraction(work: Path, given: argparse.Namespace) -> list[Figure]:
    """Text to claims: speed, growth with length and number, memory, against spaCy."""
    usual, short, long = work / "usual.jsonl", work / "short.jsonl", work / "long.jsonl"
    write_news(given.texts, usual)
    write_news(given.short, short, sentences_each=1)
    _one_document(usual, long, given.long)
    runs = {
        name: piece("extract", file=str(file), documents=given.short)
        for name, file in (("usual", usual), ("short", short), ("long", long))
    }
    speed = {name: run["words"] / run["seconds"] for name, run in runs.items()}
    found = [
        Figure(
            "words a second, documents of 150 words",
            speed["usual"],
            "",
            f"peak {number(runs['usual']['peak'])} MB",
            40_000,
        ),
        Figure(
            f"one document of {number(runs['long']['words'])} words, speed against those",
            speed["long"] / speed["usual"],
            "x",
            f"{number(speed['long'])} words a second; peak {number(runs['long']['peak'])} MB",
            0.8,
        ),
        Figure(
            f"{number(runs['short']['documents'])} documents of one sentence, speed against those",
            speed["short"] / speed["usual"],
            "x",
            f"{number(speed['short'])} words a second",
            0.5,
        ),
        Figure(
            "peak memory of extraction",
            max(run["peak"] for run in runs.values()),
            "MB",
            "the texts of all three runs included",
            300,
            False,
        ),
    ]
    return found + against_spacy(usual, speed["usual"], given)


def _one_document(source: Path, out: Path, size: int) -> None:
    texts = [
        row["text"]
        for row in map(json.loads, source.read_text("utf-8").splitlines())
        if row["language"] == "en"
    ]
    text = "\n".join(texts)
    whole = (text + "\n") * (size // len(text) + 1)
    row = {"id": "long", "text": whole[:size], "date": "2020-01-01", "language": "en"}
    out.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")


def against_spacy(file: Path, speed: float, given: argparse.Namespace) -> list[Figure]:
    """Speed against spaCy's tokenizer and small pipeline; nothing where they are not installed."""
    check = [given.spacy_python, "-c", f"import spacy; spacy.load({given.spacy_model!r})"]
    if subprocess.run(check, capture_output=True, check=False).returncode:
        print(f"spaCy with {given.spacy_model} is not there: left out", file=sys.stderr)
        return []
    done = piece("spacy", given.spacy_python, file=str(file), model=given.spacy_model)
    return [
        Figure(
            f"extraction, speed against spaCy's {name}",
            speed / (done["words"] / done[key]),
            "x",
            f"{number(speed)} and {number(done['words'] / done[key])} words a second",
        )
        for name, key in (("small English pipeline", "pipeline"), ("bare tokenizer", "tokenizer"))
    ]


PARTS: dict[str, Callable[[Path, argparse.Namespace], list[Figure]]] = {
    "Extraction": extraction,
    "Builds": builds,
    "Graphs": graphs,
}


def main() -> None:
    """Runs the parts and writes the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--triples", type=int, nargs="+", default=[100_000, 1_000_000, 5_000_000])
    parser.add_argument("--asked", type=int, default=1_000_000, help="the size that questions are asked at")
    parser.add_argument("--limit", type=int, default=60, help="seconds for rdflib on one question")
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--short", type=int, default=100_000)
    parser.add_argument("--long", type=int, default=5_000_000)
    parser.add_argument("--spacy-python", default=sys.executable)
    parser.add_argument("--spacy-model", default="en_core_web_sm")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--docs", type=Path, default=DOCS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as folder:
        sections = {name: PARTS[name](Path(folder), given) for name in given.only}
    write(sections, _head(), given.docs)


def _head() -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in ("graphkit", "pyoxigraph", "rdflib"))
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `make bench`, in one run: {tools}; {machine}. "
        "Times are processor seconds of all threads. Graphs and news are generated (benchmarks/generate.py)."
    )


if __name__ == "__main__":
    main()
