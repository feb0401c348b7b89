"""A pool of processes that answer SPARQL queries, each killed at its limits: the engine has none.

    with QueryPool(kg, workers=2, limits=Limits(seconds=30, megabytes=512, rows=10_000)) as pool:
        stream = pool.run("SELECT * { ?s ?p ?o }", results="json", triples="ttl")
        stream.media_type          # of what follows
        for chunk in stream: ...   # bytes, as the engine gives them
        stream.is_cut              # True when the row limit cut the rest off

A pool and its streams may be used by any threads. The processes answer from the state of the graph in
which they opened it; `renew` lets them see the present one. They run on Linux.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any, BinaryIO, Final, cast

from pyoxigraph import RdfFormat, serialize

from graphkit.errors import LimitError, QueryError, StoreError
from graphkit.query.frames import DATA, DONE, HEAD, MEMORY, RESULTS, SYNTAX, TRIPLES, receive
from graphkit.query.guard import names_graphs, refuse_forbidden, syntax_error
from graphkit.resources import PACKAGE
from graphkit.store.graph import KnowledgeGraph

_NARROWER: Final = "narrow the query, add LIMIT, or give it more"
_OUT_OF_MEMORY: Final = ("memory allocation of", "bad_alloc", "MemoryError")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use.

    Attributes:
        seconds: from the request to the last byte, starting a process included.
        megabytes: memory beyond what the open graph takes.
        rows: rows or triples; further ones are left off and the stream says so. 0 for all.
    """

    seconds: float = 60.0
    megabytes: int = 1024
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Graphs:
    """Which graphs a query is about, by their addresses; they go before those it names itself.

    Attributes:
        default: taken together, they are the default graph.
        named: what GRAPH can speak of.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class QueryPool:
    """Processes over one graph, started when they are needed; one query each at a time."""

    def __init__(self, kg: KnowledgeGraph, *, workers: int = 2, limits: Limits | None = None) -> None:
        self._kg = kg
        self._limits = limits or Limits()
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._writing = Lock()
        self._age = 0
        self._slots: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._workers = workers
        for _ in range(workers):
            self._slots.put(None)

    def run(
        self,
        sparql: str,
        *,
        results: str = "json",
        triples: str = "ttl",
        limits: Limits | None = None,
        allowed: Collection[str] = (),
        graphs: Graphs | None = None,
        path: str | Path | None = None,
    ) -> Stream:
        """Starts a query; the first bytes of its answer are there when this returns.

        Args:
            sparql: the query; the project's prefixes are bound.
            results: format of rows, and of the answer to ASK: json, xml, csv or tsv.
            triples: format of the answer to CONSTRUCT and DESCRIBE: ttl, nt, xml or jsonld.
            limits: other than the pool's.
            allowed: addresses that the query may name in SERVICE or FROM.
            graphs: what the query is about, whatever it says itself.
            path: the file that the query was read from, for messages.

        Raises:
            QueryError: it is no SPARQL, or is refused.
            LimitError: it ran into a limit, or no process was free in time.
            StoreError: the graph cannot be opened, or the query ended its process.
        """
        refuse_forbidden(sparql, path, allowed=allowed)
        bounds = limits or self._limits
        worker = self._taken(bounds)
        request = {"sparql": sparql, "results": results, "triples": triples, **asdict(bounds)}
        request["graphs"] = asdict(graphs) if graphs else None
        request["is_union"] = not names_graphs(sparql)
        stream = Stream(self, worker, bounds, RESULTS[results].media_type, TRIPLES[triples].media_type)
        try:
            stream.start(request)
        except SyntaxError as error:
            raise syntax_error(sparql, error, path) from error
        return stream

    def renew(self) -> None:
        """Lets all later queries see the graph as it is on disk now."""
        self._age += 1

    def close(self) -> None:
        """Ends the processes that are not at work; those at work end with their streams."""
        self.renew()
        with suppress(queue.Empty):
            while True:
                worker = self._slots.get_nowait()
                if worker is not None:
                    worker.end()
        if self._scratch is not None:
            self._scratch.cleanup()

    def __enter__(self) -> QueryPool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def give_back(self, worker: _Worker, *, is_well: bool) -> None:
        """Takes a process back from its stream; one that did not come to its end is ended."""
        if is_well and worker.age == self._age:
            self._slots.put(worker)
        else:
            worker.end()
            self._slots.put(None)

    def _taken(self, bounds: Limits) -> _Worker:
        try:
            worker = self._slots.get(timeout=bounds.seconds)
        except queue.Empty as error:
            raise LimitError(
                f"{self._workers} other queries have been running for {bounds.seconds:g} seconds",
                remedy="try again later",
            ) from error
        if worker is not None and worker.age != self._age:
            worker.end()
            worker = None
        return worker or _Worker(self._place(), self._age, self._kg.source)

    def _place(self) -> Path:
        if self._kg.folder is not None:
            return self._kg.folder
        with self._writing:  # a second thread must not find half of the file
            if self._scratch is None:
                scratch = tempfile.TemporaryDirectory()
                quads = self._kg.store.quads_for_pattern(None, None, None, None)
                serialize(quads, str(Path(scratch.name) / "graph.nq"), RdfFormat.N_QUADS)
                self._scratch = scratch
            return Path(self._scratch.name) / "graph.nq"


class _Worker:
    """One process, from the pool's side."""

    def __init__(self, place: Path, age: int, source: str) -> None:
        self.age = age
        self.source = source
        self.is_late = False
        self.errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(  # noqa: S603 - our own module, without a shell
            [sys.executable, "-m", "graphkit.query.worker", str(place)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env={**os.environ, "PYTHONPATH": path},
        )

    def ask(self, request: dict[str, Any]) -> None:
        """Sends a request; that the process is gone shows when it is listened to."""
        with suppress(BrokenPipeError):
            _pipe(self.process.stdin).write(json.dumps(request).encode() + b"\n")
            _pipe(self.process.stdin).flush()

    def frame(self) -> tuple[bytes, bytes]:
        """The next frame; two empty texts when the process is gone."""
        return receive(_pipe(self.process.stdout))

    def stop(self) -> None:
        """Kills it for being late."""
        self.is_late = True
        self.process.kill()

    def end(self) -> None:
        """Kills it and gives back what it held."""
        self.process.kill()
        self.process.wait()
        with suppress(BrokenPipeError):
            _pipe(self.process.stdin).close()
        _pipe(self.process.stdout).close()
        self.errors.close()

    def failure(self, bounds: Limits) -> QueryError | StoreError:
        """Why it is gone."""
        code = self.process.wait()
        self.errors.seek(0)
        told = self.errors.read().decode(errors="replace").strip()
        if self.is_late:
            return LimitError(f"stopped after {bounds.seconds:g} seconds", remedy=f"{_NARROWER} time")
        if any(word in told for word in _OUT_OF_MEMORY):
            return _too_large(bounds)
        reason = told.rpartition("\n")[2] or f"exit {code}"
        return StoreError(f"the query failed: {reason}", path=self.source or None)


@dataclass
class Stream:
    """The serialised answer to one query, computed as it is read, once.

    Attributes:
        kind: "results" for rows, yes or no; "triples".
        media_type: of the bytes.
        rows: how many rows or triples have been sent, when all has been read.
        is_cut: whether there were more than the row limit, when all has been read.
    """

    pool: QueryPool
    worker: _Worker
    limits: Limits
    of_results: str
    of_triples: str
    kind: str = ""
    rows: int = 0
    is_cut: bool = False
    _is_open: bool = field(default=True, repr=False)

    @property
    def media_type(self) -> str:
        """Of the bytes."""
        return self.of_triples if self.kind == "triples" else self.of_results

    def start(self, request: dict[str, Any]) -> None:
        """Asks, and waits for the sort of answer. Raises as `QueryPool.run` does."""
        self._timer = Timer(self.limits.seconds, self.worker.stop)
        self._timer.daemon = True
        self._timer.start()
        self.worker.ask(request)
        kind, body = self._frame()
        if kind == SYNTAX:
            self._finish(is_well=True)
            raise SyntaxError(body.decode())
        self.kind = body.decode()

    def __iter__(self) -> Iterator[bytes]:
        """The bytes. Raises LimitError at a limit, StoreError when the process ended."""
        try:
            while self._is_open:
                kind, body = self._frame()
                if kind == DONE:
                    self.rows, self.is_cut = json.loads(body)
                    self._finish(is_well=True)
                else:
                    yield body
        finally:
            self.close()

    def close(self) -> None:
        """Stops the query if it is still running."""
        self._finish(is_well=False)

    def _frame(self) -> tuple[bytes, bytes]:
        kind, body = self.worker.frame()
        if kind in (HEAD, DATA, DONE, SYNTAX):
            return kind, body
        error = _too_large(self.limits) if kind == MEMORY else self.worker.failure(self.limits)
        self.close()
        raise error

    def _finish(self, *, is_well: bool) -> None:
        if self._is_open:
            self._is_open = False
            self._timer.cancel()
            self.pool.give_back(self.worker, is_well=is_well and not self.worker.is_late)


def _too_large(bounds: Limits) -> QueryError:
    return LimitError(f"stopped at {bounds.megabytes} megabytes", remedy=f"{_NARROWER} memory")


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    if pipe is None:
        raise TypeError("the process has no pipes")
    return cast(BinaryIO, pipe)
