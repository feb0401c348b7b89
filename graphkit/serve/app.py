"""Which address is answered by what."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from graphkit.errors import GraphkitError, InputError, LimitError, NotFoundError, QueryError, StoreError
from graphkit.serve import live, pages
from graphkit.serve.describe import MEDIA, service_description, written
from graphkit.serve.gate import BusyError
from graphkit.serve.guard import Guard
from graphkit.serve.negotiate import chosen
from graphkit.serve.protocol import RESULTS, TRIPLES, Asked, answer, asked
from graphkit.serve.site import Site
from graphkit.serve.things import thing
from graphkit.serve.visit import KINDS, Visit, language, visit
from graphkit.serve.words import ASSETS, filled, languages
from graphkit.view.page import colours

Handler = Callable[[Request], Awaitable[Response]]

CODES: Final[dict[type[GraphkitError], int]] = {
    NotFoundError: 404,
    BusyError: 503,
    LimitError: 503,
    QueryError: 400,
    StoreError: 500,
    InputError: 500,
}
"""Error -> status code; the first that fits."""


def create_app(site: Site) -> ASGIApp:
    """The whole site as an ASGI application; it closes `site` when it is shut down."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    app = Starlette(
        routes=_routes(),
        lifespan=life,
        exception_handlers={GraphkitError: _failed, HTTPException: _refused},
    )
    app.state.site = site
    app.state.views = live.Views()
    return Guard(app)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", _page(pages.show_home)),
        Route("/graph", _page(live.show_view)),
        Route("/data/graph.json", _page(live.send_data)),
        Route("/actors", _page(pages.show_actors)),
        Route("/documents", _page(pages.show_documents)),
        Route("/dossier/{names}", _page(pages.show_dossier)),
        Route("/search", _page(pages.show_search)),
        Route("/queries", _page(pages.show_queries)),
        Route("/query/{name}", _query),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        *(Route(f"/{kind}/{{name:path}}", _page(partial(thing, kind))) for kind in KINDS),
        Route("/colours.css", _colours),
        Mount("/static", StaticFiles(directory=ASSETS / "static")),
    ]


def _page(show: Callable[[Visit], Response]) -> Handler:
    async def answer_page(request: Request) -> Response:
        site: Site = request.app.state.site
        return await site.pages.run(lambda: show(visit(request)))

    return answer_page


async def _colours(request: Request) -> Response:
    return Response(colours(), media_type="text/css")


async def _query(request: Request) -> Response:
    site: Site = request.app.state.site
    return await site.queries.run(lambda: pages.show_query(visit(request)))


async def _sparql(request: Request) -> Response:
    question = await asked(request)
    site: Site = request.app.state.site
    accept = request.headers.get("accept", "")
    wants_page = request.method == "GET" and chosen(accept, [*RESULTS, *TRIPLES, "text/html"]) == "text/html"
    if wants_page and "text/html" in accept:
        return await site.pages.run(lambda: pages.show_editor(visit(request)))
    if question is None:
        return await site.pages.run(lambda: _described(request))
    return await site.queries.run(lambda: _answered(site, question, accept))


def _answered(site: Site, question: Asked, accept: str) -> Response:
    return answer(site.now().pool, question, accept)


def _described(request: Request) -> Response:
    media = chosen(request.headers.get("accept", ""), list(MEDIA))
    if media is None:
        raise HTTPException(406, f"take one of {', '.join(MEDIA)}")
    site: Site = request.app.state.site
    triples = service_description(site.now().kg.store, str(request.url.replace(query="")))
    return Response(written(triples, MEDIA[media]), media_type=media, headers={"vary": "accept"})


async def _failed(request: Request, error: Exception) -> Response:
    code = next((code for kind, code in CODES.items() if isinstance(error, kind)), 500)
    headers = {"retry-after": str(getattr(error, "seconds", 5))} if code == 503 else {}
    return _problem(request, code, str(error), headers)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _problem(request, error.status_code, str(error.detail), dict(error.headers or {}))


def _problem(request: Request, code: int, message: str, headers: dict[str, str]) -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{message}\n", code, headers)
    words = languages()[language(request)]
    text = filled("error.html", visit=None, t=words, nonce=request.state.nonce, code=code, message=message)
    return Response(text, code, headers, "text/html")
