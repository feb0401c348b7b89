"""Requests to a SPARQL endpoint: addresses, credentials, patience. Used by `remote`.

Everything sent here may be sent twice without harm (queries, and updates that say what is to be there
afterwards), so that whatever failed for a moment is tried again.
"""

from __future__ import annotations

import os
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from graphkit.errors import StoreError

if TYPE_CHECKING:
    import httpx

USER, PASSWORD, UPDATE = "GRAPHKIT_STORE_USER", "GRAPHKIT_STORE_PASSWORD", "GRAPHKIT_STORE_UPDATE"
"""Environment variables: credentials, and the address for updates where it cannot be guessed."""

TRIES: Final = 4
BUSY: Final = frozenset((429, 502, 503, 504))
LONGEST: Final = 30.0
"""Seconds between two tries at most, whatever the server asks for."""

_UPDATES: Final = (("/query", "/update"), ("/sparql", "/sparql"))


def is_address(text: str) -> bool:
    """Whether a graph is named by the address of an endpoint.

    >>> is_address("https://data.example/sparql"), is_address("output")
    (True, False)
    """
    return text.startswith(("http://", "https://"))


@dataclass(frozen=True)
class Endpoint:
    """Where to send queries and updates.

    Attributes:
        address: for queries, without credentials.
        updates: for updates.
        user, password: "" for none.
        seconds: to wait for an answer.
        pause: waits so many seconds between two tries.
    """

    address: str
    updates: str
    user: str = ""
    password: str = field(default="", repr=False)
    seconds: float = 60.0
    pause: Callable[[float], None] = field(default=time.sleep, repr=False)

    @classmethod
    def at(cls, url: str, environment: Mapping[str, str] = os.environ) -> Endpoint:
        """The endpoint at an address, credentials from it or from the environment.

        >>> made = Endpoint.at("http://ana:secret@127.0.0.1:7878/query", {})
        >>> made.address, made.updates, made.user
        ('http://127.0.0.1:7878/query', 'http://127.0.0.1:7878/update', 'ana')
        """
        parts = urlsplit(url)
        bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        head, _, asked = bare.partition("?")
        guesses = (head.removesuffix(old) + new for old, new in _UPDATES if head.endswith(old))
        updates = environment.get(UPDATE) or next(guesses, head)
        return cls(
            bare,
            updates if "?" in updates or not asked else f"{updates}?{asked}",
            parts.username or environment.get(USER, ""),
            parts.password or environment.get(PASSWORD, ""),
        )

    def within(self, seconds: float | None) -> Endpoint:
        """The same with another patience; as it is for None."""
        return self if seconds is None else replace(self, seconds=seconds)

    @cached_property
    def _client(self) -> httpx.Client:
        import httpx  # heavy, and only for endpoints

        client = httpx.Client(timeout=self.seconds, follow_redirects=True)
        weakref.finalize(self, client.close)
        return client

    def send(self, address: str, content: str, kind: str, accept: str = "*/*") -> tuple[bytes, str]:
        """The body and media type of the answer to a POST of `content`, whose media type is `kind`.

        Raises:
            StoreError: the endpoint cannot be reached, is busy for too long, or refuses.
            SyntaxError: it says that the request is malformed.
        """
        import httpx  # heavy, and only for endpoints

        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": accept}
        failure = ""
        for number in range(TRIES):
            if number:
                self.pause(self._wait(number, failure))
            try:
                answer = self._post(address, content, headers)
            except httpx.TransportError as error:
                failure = f"cannot be reached: {type(error).__name__}: {error}"
                continue
            if answer.status_code not in BUSY:
                return self._body(answer)
            failure = f"is busy: {answer.status_code} {answer.headers.get('Retry-After', '')}".strip()
        raise StoreError(failure, path=self.address, remedy="try again later, or check the address")

    def _wait(self, number: int, failure: str) -> float:
        asked = failure.rpartition(" ")[2]
        named = failure.startswith("is busy") and asked.isdigit() and int(asked) not in BUSY
        return min(float(asked) if named else 0.5 * 2**number, LONGEST)

    def _post(self, address: str, content: str, headers: Mapping[str, str]) -> httpx.Response:
        import httpx  # heavy, and only for endpoints

        body = content.encode("utf-8")
        answer = self._client.post(address, content=body, headers=headers)
        if answer.status_code != httpx.codes.UNAUTHORIZED or not self.user:
            return answer
        scheme = answer.headers.get("WWW-Authenticate", "").partition(" ")[0].casefold()
        auth = httpx.DigestAuth if scheme == "digest" else httpx.BasicAuth
        self._client.auth = auth(self.user, self.password)
        return self._client.post(address, content=body, headers=headers)

    def _body(self, answer: httpx.Response) -> tuple[bytes, str]:
        if answer.is_success:
            return answer.content, answer.headers.get("Content-Type", "").partition(";")[0].strip()
        said = " ".join(answer.text.split())[:200]
        if answer.status_code == 400:
            raise SyntaxError(said)
        remedy = f"set {USER} and {PASSWORD}" if answer.status_code in (401, 403) else ""
        reason = f"refuses: {answer.status_code} {answer.reason_phrase}"
        raise StoreError(f"{reason}, {said}" if said else reason, path=self.address, remedy=remedy)
