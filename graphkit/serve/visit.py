"""One request for a page: the graph, the words, and how things are named and linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graphkit.serve.naming import Naming
from graphkit.serve.negotiate import preferred_language
from graphkit.serve.site import Site, Snapshot
from graphkit.serve.words import Words, filled, languages
from graphkit.vocab import PREFIXES

LANGUAGE: Final = "language"
"""Name of the parameter and of the cookie that hold the language of the pages."""

KINDS: Final = {"actor": "actor", "claim": "claim", "proposition": "prop", "document": "doc"}
"""First part of a page's address -> prefix of the addresses of what it is about."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page is made from.

    Attributes:
        now: the graph, the same for the whole page.
        words: of the language that was chosen by parameter, cookie or browser, in this order.
    """

    request: Request
    site: Site
    now: Snapshot
    words: Words

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """A template of `assets/templates` as an answer."""
        text = filled(template, visit=self, t=self.words, nonce=self.request.state.nonce, **values)
        answer = HTMLResponse(text, status, headers={"vary": "accept, accept-language, cookie"})
        if LANGUAGE in self.request.query_params:
            answer.set_cookie(
                LANGUAGE, self.words.language, max_age=31_536_000, samesite="strict", httponly=True
            )
        return answer

    def parameter(self, name: str, default: str = "") -> str:
        """A parameter of the address, without white space at its ends."""
        return self.request.query_params.get(name, default).strip()

    def number(self, name: str) -> int:
        """A parameter that counts from 1; 1 for anything else."""
        value = self.parameter(name)
        return max(int(value), 1) if value.isascii() and value.isdecimal() and len(value) < 9 else 1

    def here(self, **changed: str | int) -> str:
        """The address of this page with some of its parameters changed."""
        given = {**dict(self.request.query_params), **{name: str(value) for name, value in changed.items()}}
        return f"{quote(self.request.url.path)}?{urlencode(given)}"

    def languages(self) -> Mapping[str, Words]:
        """The words of all languages, by code."""
        return languages()

    @property
    def naming(self) -> Naming:
        """How things are called."""
        return Naming(self.now, self.words)


def visit(request: Request) -> Visit:
    """The visit of a request. Raises StoreError and InputError when the graph cannot be read."""
    site: Site = request.app.state.site
    return Visit(request, site, site.now(), languages()[language(request)])


def language(request: Request) -> str:
    """The language of the page that is asked for."""
    known = list(languages())
    for code in (request.query_params.get(LANGUAGE, ""), request.cookies.get(LANGUAGE, "")):
        if code in known:
            return code
    return preferred_language(request.headers.get("accept-language", ""), known)


def address(kind: str, name: str) -> str:
    """The address of the page of an actor, a claim, a proposition or a document.

    >>> address("document", "wire/8 Nov")
    '/document/wire%2F8%20Nov'
    """
    return f"/{kind}/{quote(name, safe='')}"


def local_address(iri: str) -> str:
    """The page of one of our own addresses; "" for any other.

    >>> local_address("https://w3id.org/graphkit/actor/PRK"), local_address("http://a/b")
    ('/actor/PRK', '')
    """
    for kind, prefix in KINDS.items():
        local = iri.removeprefix(PREFIXES[prefix])
        if local != iri and "/" not in local:
            return f"/{kind}/{quote(local, safe='%')}"
    return ""


def web_address(url: str) -> str:
    """An address that may be a link; "" for any but http and https.

    >>> web_address("https://a.example/"), web_address("javascript:alert(1)")
    ('https://a.example/', '')
    """
    return url if url.lower().startswith(("http://", "https://")) else ""
