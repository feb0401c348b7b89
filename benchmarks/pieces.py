"""What is measured, each piece in a process of its own: `python benchmarks/pieces.py NAME JSON`.

A piece prints one JSON object. Times are processor seconds of all threads, so that they mean the same on
a busy machine; what prepares a piece is not timed. Only `spacy` needs spaCy, and nothing of graphkit.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

QUESTIONS = {
    "between": {"a": "", "b": ""},
    "says-about": {"speaker": "", "about": ""},
    "conflict": {"actor": ""},
    "accusers": {"actor": ""},
    "arms": {},
    "contested": {"actor": ""},
    "sanctions": {"date": "2020-06-30"},
    "meetings": {},
}
"""The eight questions most often asked; "" stands for a state that is in many claims."""


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of a call."""
    start = process_time()
    work()
    return process_time() - start


def load_graphkit(triples: int, folder: str) -> dict[str, float]:
    """Prepared claims into a store on disk: quads, propositions, edges, inferences."""
    from generate import extractions

    from graphkit.ontology import load_ontology
    from graphkit.store.disk import open_store, rewrite
    from graphkit.store.update import replace_documents

    items, ontology, path = list(extractions(triples)), load_ontology(), Path(folder)
    seconds = timed(lambda: rewrite(path, lambda store: replace_documents(store, items, ontology)))
    return {"seconds": seconds, "quads": len(open_store(path)), "claims": sum(len(i.claims) for i in items)}


def dump(folder: str, out: str) -> dict[str, float]:
    """The same triples as N-Quads, and as N-Triples for rdflib, which holds them in one graph."""
    from pyoxigraph import RdfFormat

    from graphkit.store.disk import open_store

    store = open_store(Path(folder))
    store.dump(f"{out}.nq", RdfFormat.N_QUADS)
    with open(f"{out}.nt", "wb") as file, open(f"{out}.nq", "rb") as quads:
        file.writelines(line.rsplit(b" <", 1)[0] + b" .\n" for line in quads)
    return {"bytes": os.path.getsize(f"{out}.nq")}


def load_raw(file: str, folder: str) -> dict[str, float]:
    """N-Quads into pyoxigraph on disk by `bulk_load`, and no more."""
    from pyoxigraph import RdfFormat, Store

    store = Store(folder)
    return {"seconds": timed(lambda: store.bulk_load(path=file, format=RdfFormat.N_QUADS))}


def load_rdflib(file: str) -> dict[str, float]:
    """N-Triples into rdflib's store in memory."""
    from rdflib import Graph

    return {"seconds": timed(lambda: Graph().parse(file, format="nt"))}


def reopen(folder: str) -> dict[str, float]:
    """A store that was closed, opened as every command opens it, to the first answer."""
    from graphkit.query.run import run_query
    from graphkit.store.load import open_kg

    return {"seconds": timed(lambda: run_query(open_kg(folder), "ASK { ?claim a gk:Claim }"))}


def _texts(folder: str) -> dict[str, str]:
    from graphkit.query.run import run_query
    from graphkit.query.saved import bind, saved_query
    from graphkit.store.load import open_kg

    kg = open_kg(folder)
    often = "SELECT ?a { ?c gk:subjectPolity ?a } GROUP BY ?a ORDER BY DESC(COUNT(?c)) ?a LIMIT 2"
    first, second = (row[0].value.rpartition("/")[2] for row in run_query(kg, often))
    texts = {}
    for name, values in QUESTIONS.items():
        states = iter((first, second))
        given = {key: value or next(states) for key, value in values.items()}
        texts[name] = bind(kg, saved_query(name), given)
    return texts


def ask(folder: str, times: int) -> dict[str, dict[str, float]]:
    """The questions by graphkit and, turn by turn, the same SPARQL by pyoxigraph alone; the best of each."""
    from graphkit.query.run import run_query
    from graphkit.store.load import open_kg
    from graphkit.vocab import PREFIXES

    kg, found = open_kg(folder), {}
    for name, text in _texts(folder).items():
        rows = sum(1 for _ in run_query(kg, text))
        ours, raw = [], []
        for _ in range(times):
            ours.append(timed(lambda text=text: _exhaust(run_query(kg, text))))
            raw.append(timed(lambda text=text: _exhaust(_raw(kg.store, text, PREFIXES))))
        found[name] = {"graphkit": min(ours), "raw": min(raw), "rows": rows}
    return found


def _raw(store: Any, text: str, prefixes: Any) -> Any:
    return store.query(text, prefixes=prefixes, use_default_graph_as_union=True)


def _exhaust(rows: Iterable[Any]) -> None:
    for row in rows:
        tuple(row)


def ask_rdflib(folder: str, file: str, limit: int) -> dict[str, dict[str, Any]]:
    """The same by rdflib, in a fork for each question that ends at `limit` processor seconds."""
    from rdflib import Graph

    from graphkit.vocab import PREFIXES

    texts, graph = _texts(folder), Graph()
    loading = timed(lambda: graph.parse(file, format="nt"))
    found: dict[str, dict[str, Any]] = {"load": {"rdflib": loading}}
    for name, text in texts.items():
        found[name] = _forked(lambda text=text: _exhaust(graph.query(text, initNs=PREFIXES)), limit)
    return found


def _forked(work: Callable[[], None], limit: int) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        used = int(process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + limit + 1, used + limit + 1))
        try:
            os.write(writing, str(timed(work)).encode())
        except Exception as error:
            os.write(writing, type(error).__name__.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    if said and not said[0].isdigit():
        return {"error": said}
    return {"rdflib": float(said or limit), "stopped": not said}


def build(documents: int, file: str, folder: str, jobs: int) -> dict[str, float]:
    """Documents into a build directory, from the file to the page."""
    from graphkit.parallel import Workers
    from graphkit.pipeline import build_graph

    start = process_time()
    report = build_graph([file], Path(folder), workers=Workers(jobs))
    return {"seconds": process_time() - start, "documents": report.changes.added}


def extract(file: str, documents: int) -> dict[str, float]:
    """Text to claims, once the tables are loaded."""
    from graphkit.extract.cascade import Extractor
    from graphkit.read import read_documents

    extractor = Extractor.load()
    texts = list(islice(read_documents([file], on_error=_refuse), documents))
    for text in texts[:20]:
        extractor.extract(text)
    claims = 0

    def work() -> None:
        nonlocal claims
        for text in texts:
            claims += len(extractor.extract(text).claims)

    seconds = timed(work)
    words = sum(len(text.text.split()) for text in texts)
    return {
        "seconds": seconds,
        "words": words,
        "documents": len(texts),
        "claims": claims,
    }


def spacy(file: str, model: str) -> dict[str, float]:
    """The same English texts by spaCy's bare tokenizer and by a whole pipeline."""
    import spacy as library

    rows = map(json.loads, Path(file).read_text(encoding="utf-8").splitlines())
    texts = [row["text"] for row in rows if row["language"] == "en"]
    words = sum(len(text.split()) for text in texts)
    tokenizer = library.blank("en").tokenizer
    found = {"words": words, "tokenizer": timed(lambda: _exhaust_texts(tokenizer.pipe(texts)))}
    nlp = library.load(model)
    _exhaust_texts(nlp.pipe(texts[:20]))
    found["pipeline"] = timed(lambda: _exhaust_texts(nlp.pipe(texts)))
    return found


def _exhaust_texts(found: Iterator[Any]) -> None:
    for _ in found:
        pass


def _refuse(error: Exception) -> None:
    raise error


def peak() -> float:
    """The most memory this process held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PIECES: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        load_graphkit, dump, load_raw, load_rdflib, reopen, ask, ask_rdflib, build, extract, spacy,
    )
}  # fmt: skip


if __name__ == "__main__":
    os.chdir(tempfile.gettempdir())
    print(json.dumps({"result": PIECES[sys.argv[1]](**json.loads(sys.argv[2])), "peak": peak()}))
