"""Extraction by many processes or machines: one call of joblib, which has an engine for each. Floor 6.

Documents go out in batches and come back in their own order, so that whoever writes them down sees what
one process would have made. Two windows of batches are in memory at a time: the one the workers are on,
and the next, read meanwhile.
"""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Any, Final

from graphkit.errors import EngineError, GraphkitError, InputError
from graphkit.extract.cascade import Extractor
from graphkit.extract.version import extractor_version
from graphkit.model import Document, Extraction

BATCH_CHARACTERS: Final = 100_000
"""Text of one batch, about half a second of work; a longer document is a batch of its own."""

BATCH_DOCUMENTS: Final = 1_000

BATCHES_A_WORKER: Final = 8
"""Batches of a window for each worker: few enough for memory, enough that none stands idle for long."""

PATIENCE: Final = 600.0
"""Seconds after which a batch counts as failed."""

_CONNECT: Final = 15.0
"""Seconds to wait for a scheduler."""

Step = tuple[Document, bool]
"""A document and whether it is to be extracted; others only keep their place in the order."""

Outcome = Extraction | InputError
"""What became of a document."""


class Engine(StrEnum):
    """What runs the workers."""

    LOCAL = "local"
    DASK = "dask"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class Workers:
    """Who extracts.

    Attributes:
        jobs: processes of this machine, or workers of Ray; 0 for as many as there are cores. Dask uses
            all threads of its cluster.
        engine: what runs them.
        address: of the cluster's scheduler, such as tcp://host:8786; "" starts Ray on this machine.
        patience: seconds after which a batch counts as failed.
    """

    jobs: int = 1
    engine: Engine = Engine.LOCAL
    address: str = ""
    patience: float = PATIENCE

    @property
    def is_one(self) -> bool:
        """Whether this process does all by itself.

        >>> Workers().is_one, Workers(4).is_one, Workers(1, Engine.RAY).is_one
        (True, False, False)
        """
        return self.engine is Engine.LOCAL and self.jobs == 1


ONE: Final = Workers()
"""This process."""


def extract_in_order(
    steps: Iterable[Step],
    workers: Workers,
    *,
    min_confidence: float = 0.0,
    on_error: Callable[[InputError], None],
) -> Iterator[Extraction | Document]:
    """What was read in each document of `steps`, or the document itself where nothing was to be read.

    A worker that is lost costs its batches another run; a document that cannot be read even alone is
    told of and left out. `steps` are read in the calling thread, a window ahead of the workers.

    Args:
        steps: documents to read, and those that need not be.
        workers: who extracts.
        min_confidence: claims below it are left out, 0 to 1.
        on_error: told of each document in a language without a pack, or whose extraction failed.

    Raises:
        EngineError: the engine is not installed, cannot be reached, or has another version of graphkit.
    """
    by_one = workers.is_one
    found = _by_one(steps, min_confidence) if by_one else _by_many(steps, _Crew(workers, min_confidence))
    for item in found:
        if isinstance(item, InputError):
            on_error(item)
        else:
            yield item


def extract_batch(documents: Sequence[Document], min_confidence: float, version: str) -> list[Outcome]:
    """What a worker does: every document of a batch, in order.

    Raises:
        EngineError: the worker's graphkit is not of this `version`, so that it would read differently.
    """
    if (own := _own_version(min_confidence)) != version:
        raise EngineError(f"a worker has {own}, this is {version}", remedy="install the same graphkit on all")
    extractor = _own_extractor(min_confidence)
    return [_extract(extractor, document) for document in documents]


_own_version = cache(extractor_version)
_own_extractor = cache(Extractor.load)


def _extract(extractor: Extractor, document: Document) -> Outcome:
    if document.language not in extractor.lexicons:
        return _unsupported(document, extractor.lexicons)
    try:
        return extractor.extract(document)
    except Exception as error:  # one document must not take the others with it, whatever it is
        return _failure(document, error)


def _failure(document: Document, error: Exception) -> InputError:
    reason = f"{type(error).__name__}: {error}".rstrip(": ")
    return InputError(
        f"could not be extracted, {reason}",
        path=document.source or document.id,
        remedy="the others are; build again to try once more",
    )


def _unsupported(document: Document, languages: Iterable[str]) -> InputError:
    known = ", ".join(sorted(languages))
    return InputError(
        f"language {document.language or 'not recognised'!r}",
        path=document.source or document.id,
        remedy=f"supported are {known}; --language CODE overrides what was recognised",
    )


def _batches(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Steps in groups of up to `BATCH_CHARACTERS` of text to read."""
    batch: list[Step] = []
    size = 0
    for step in steps:
        length = len(step[0].text) if step[1] else 0
        if batch and (size + length > BATCH_CHARACTERS or len(batch) == BATCH_DOCUMENTS):
            yield batch
            batch, size = [], 0
        batch.append(step)
        size += length
    if batch:
        yield batch


def _wanted(batch: Sequence[Step]) -> list[Document]:
    return [document for document, wanted in batch if wanted]


def _merged(batch: Sequence[Step], outcomes: Iterable[Outcome]) -> Iterator[Document | Outcome]:
    found = iter(outcomes)
    for document, wanted in batch:
        yield next(found) if wanted else document


def _by_one(steps: Iterable[Step], min_confidence: float) -> Iterator[Document | Outcome]:
    extractor = Extractor.load(min_confidence)
    for document, wanted in steps:
        yield _extract(extractor, document) if wanted else document


def _by_many(steps: Iterable[Step], crew: _Crew) -> Iterator[Document | Outcome]:
    batches = _batches(steps)
    try:
        window = list(islice(batches, crew.window()))
        while window:
            texts = [documents for documents in map(_wanted, window) if documents]
            running = crew.start(texts)
            following = list(islice(batches, crew.window()))
            outcomes = _finished(crew, texts, running)
            for batch in window:
                yield from _merged(batch, next(outcomes) if _wanted(batch) else ())
            next(outcomes, None)  # the call is over only when its end has been met
            window = following
    finally:
        crew.leave()


def _finished(
    crew: _Crew, batches: Sequence[Sequence[Document]], running: Iterator[list[Outcome]]
) -> Iterator[list[Outcome]]:
    """The outcomes of each batch; what was lost with a worker is run again, batch by batch."""
    done = 0
    try:
        for outcomes in running:
            done += 1
            yield outcomes
    except GraphkitError:
        raise
    except Exception:  # a worker died, or the way to it: each engine has exceptions of its own
        crew.leave()
    for batch in batches[done:]:
        yield _again(crew, batch)


def _again(crew: _Crew, batch: Sequence[Document]) -> list[Outcome]:
    """One batch by itself; when it fails, each of its documents by itself."""
    running = crew.start([batch])
    try:
        [outcomes] = running
        return outcomes
    except GraphkitError:
        raise
    except Exception as error:
        crew.leave()
        if len(batch) == 1:
            return [_failure(batch[0], error)]
    return [outcome for document in batch for outcome in _again(crew, [document])]


class _Crew:
    """The workers of one run; joined when first needed, and anew after some were lost."""

    def __init__(self, workers: Workers, min_confidence: float) -> None:
        self.workers, self.min_confidence = workers, min_confidence
        self._version = extractor_version(min_confidence)
        self._stack = ExitStack()
        self._joined: tuple[Any, int] | None = None
        self._running: Iterable[Any] = ()

    def window(self) -> int:
        """How many batches are under way at once. Raises EngineError."""
        return BATCHES_A_WORKER * self._join()[1]

    def start(self, batches: Sequence[Sequence[Document]]) -> Iterator[list[Outcome]]:
        """Hands the batches to the workers; their outcomes come in the same order. Raises EngineError."""
        if not batches:
            return iter(())
        from joblib import delayed  # heavy, as in `_session`

        task = delayed(extract_batch)
        with _engine_errors(self.workers):
            parallel = self._join()[0]
            calls = [task(batch, self.min_confidence, self._version) for batch in batches]
            running = parallel(calls) if parallel.return_generator else _whole(parallel, calls)
        self._running = running
        return iter(running)

    def leave(self) -> None:
        """Lets the workers go, once they are through with what they are at."""
        with suppress(Exception):  # a run that has failed already says so again
            deque(self._running, maxlen=0)
        self._running, self._joined = (), None
        self._stack.close()

    def _join(self) -> tuple[Any, int]:
        if self._joined is None:
            with _engine_errors(self.workers):
                self._joined = self._stack.enter_context(_session(self.workers))
        return self._joined


def _whole(parallel: Any, calls: Sequence[Any]) -> Iterator[Any]:
    """The outcomes of all calls once the last is there, asked for when the first is wanted."""
    yield from parallel(calls)


@contextmanager
def _engine_errors(workers: Workers) -> Iterator[None]:
    name = workers.engine.value
    try:
        yield
    except ImportError as error:
        remedy = f'pip install "graphkit[{name}]"'
        raise EngineError(f"the {name} engine is not installed: {error}", remedy=remedy) from error
    except (OSError, ValueError, RuntimeError) as error:
        remedy = "check that it runs and has workers"
        raise EngineError(f"cannot be used: {error}", path=workers.address or name, remedy=remedy) from error


@contextmanager
def _session(workers: Workers) -> Iterator[tuple[Any, int]]:
    """The call that runs tasks on these workers, and how many there are."""
    from joblib import Parallel, effective_n_jobs, parallel_config  # heavy, and not for one process

    jobs = workers.jobs or -1
    with ExitStack() as stack:
        backend = stack.enter_context(_ENGINES[workers.engine](workers.address, workers.patience))
        with warnings.catch_warnings():
            # joblib watches the time itself, with every engine.
            warnings.filterwarnings("ignore", "The backend class .* does not support timeout")
            with parallel_config(n_jobs=jobs, **backend):
                size = max(1, effective_n_jobs(jobs))
                # Ray's backend cannot hand over outcomes one by one.
                manner = "list" if workers.engine is Engine.RAY else "generator"
                parallel = Parallel(
                    return_as=manner, pre_dispatch="all", batch_size=1, timeout=workers.patience
                )
            stack.enter_context(parallel)
        yield parallel, size


@contextmanager
def _local(address: str, patience: float) -> Iterator[dict[str, Any]]:
    yield {"backend": "loky"}


@contextmanager
def _dask(address: str, patience: float) -> Iterator[dict[str, Any]]:
    import distributed

    connect: Any = distributed.Client
    with connect(address, timeout=min(_CONNECT, patience), set_as_default=False) as client:
        yield {"backend": "dask", "client": client}


@contextmanager
def _ray(address: str, patience: float) -> Iterator[dict[str, Any]]:
    import ray
    from ray.util.joblib import register_ray

    ray.init(address=address or None, log_to_driver=False, logging_level="ERROR")
    try:
        register_ray()
        yield {"backend": "ray"}
    finally:
        ray.shutdown()


_ENGINES: Final = {Engine.LOCAL: _local, Engine.DASK: _dask, Engine.RAY: _ray}
