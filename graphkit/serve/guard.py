"""Who may ask the site, and what a browser may do with its answers."""

from __future__ import annotations

import secrets
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS: Final = ("127.0.0.1", "localhost")
"""What a browser may call this machine. Under another name a strange site could read the answers."""

HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-cache",
}


def policy(nonce: str, styles: str = "") -> str:
    """The Content-Security-Policy of a page: our own scripts and styles, no other place at all.

    >>> policy("n").partition(";")[0]
    "default-src 'none'"
    """
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'{styles}; "
        "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


class Guard:
    """Refuses requests for other hosts or from other sites' pages, and puts `HEADERS` on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (*HEADERS.items(), ("content-security-policy", policy(nonce))):
                    headers.setdefault(name, value)
            await send(message)

        refusal = _refusal(Headers(scope=scope), scope["method"])
        await (refusal or self._app)(scope, receive, send_guarded)


def _refusal(headers: Headers, method: str) -> ASGIApp | None:
    host = headers.get("host", "").rpartition(":")
    name = host[0] if host[2].isdecimal() else headers.get("host", "")
    if name.lower() not in HOSTS:
        return PlainTextResponse("This site answers only at 127.0.0.1 and localhost.\n", 421)
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return None
    # A link from elsewhere may lead here; a script or form of another site may not ask.
    if headers.get("sec-fetch-mode") == "navigate" and method in ("GET", "HEAD"):
        return None
    return PlainTextResponse("Pages of other sites may not ask this one.\n", 403)
