"""Runs the site on 127.0.0.1 until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import uvicorn

from graphkit.errors import SiteError
from graphkit.serve.app import create_app
from graphkit.serve.site import Settings, Site

HOST: Final = "127.0.0.1"
_BACKLOG: Final = 1024


def serve(settings: Settings, port: int, started: Callable[[str], None]) -> None:
    """Serves a graph until SIGTERM or SIGINT; requests that are being answered then are finished.

    Args:
        settings: what to show, and how much one may ask of it.
        port: to listen at; 0 for any that is free.
        started: told the address once connections are taken.

    Raises:
        SiteError: the port is taken or not allowed.
        StoreError, InputError: the graph cannot be opened.
    """
    with _listening(port) as listener:
        site = Site(settings)
        config = uvicorn.Config(
            create_app(site),
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=int(settings.limits.seconds) + 5,
        )
        with _stopped_by_signals():
            started(f"http://{HOST}:{listener.getsockname()[1]}/")
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen(_BACKLOG)
        except OSError as error:
            remedy = "choose another with --port, or --port 0 for any that is free"
            raise SiteError(f"port {port}: {error.strerror}", remedy=remedy) from error
        yield listener


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    # The server sends itself the signal once more when it has stopped; that must not end the process.
    def ignore(number: int, frame: FrameType | None) -> None:
        return

    before = {number: signal.signal(number, ignore) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
