"""How many are served at once, how many may wait, and who is sent away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, Semaphore, fail_after, to_thread

from graphkit.errors import SiteError

T = TypeVar("T")


class BusyError(SiteError):
    """Too many are waiting already; ask again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many requests are waiting", remedy=f"ask again in {seconds} s")
        self.seconds = seconds


class Gate:
    """A bounded queue before work that blocks a thread.

    Attributes:
        inside: how many are being served or wait now.
    """

    def __init__(self, *, at_once: int, waiting: int, patience: float) -> None:
        """Lets in `at_once` and keeps `waiting` more for at most `patience` seconds each."""
        self._turns = Semaphore(at_once)
        self._room = at_once + waiting
        self._patience = patience
        self.inside = 0

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises, called in a thread of its own.

        Raises:
            BusyError: the queue is full, or the wait was too long.
        """
        if self.inside >= self._room:
            raise BusyError(1)
        self.inside += 1
        try:
            return await self._served(work)
        finally:
            self.inside -= 1

    async def _served(self, work: Callable[[], T]) -> T:
        try:
            with fail_after(self._patience):
                await self._turns.acquire()
        except TimeoutError as error:
            raise BusyError(2) from error
        try:
            # The gate has counted already; the library's own count of threads is not ours.
            return await to_thread.run_sync(work, limiter=CapacityLimiter(1))
        finally:
            self._turns.release()
