"""The web application: /sparql answers by the SPARQL 1.1 Protocol, / is a page for people."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import RashomonError, RequestError
from kg.queries.guard import names_dataset
from kg.queries.select import explained
from kg.serve import page
from kg.serve.border import Border
from kg.serve.describe import describe
from kg.serve.negotiate import GRAPHS, TABLES, Media, choose, listed
from kg.serve.pool import Answer, Pool
from kg.serve.protocol import Describe, Query, Update, read_get, read_post
from kg.serve.reading import read_body, while_there
from kg.serve.settings import Settings
from kg.serve.using import with_dataset

_ENDPOINT = ("/sparql", "/sparql/")
_OFFERED = {"table": TABLES, "graph": GRAPHS}


class Endpoint:
    """The handlers over a pool of workers."""

    def __init__(self, pool: Pool, settings: Settings, *, name: str) -> None:
        self._pool = pool
        self._settings = settings
        self._name = name
        self._writing = asyncio.Lock()
        self._contents = page.Contents()

    async def sparql(self, request: Request) -> Response:
        """The endpoint of the protocol."""
        if request.method == "POST":
            asked: Query | Update | Describe = read_post(
                _address(request), request.headers.get("content-type", ""), await read_body(request)
            )
        else:
            asked = read_get(_address(request))
        accept = ",".join(request.headers.getlist("accept"))
        if isinstance(asked, Describe):
            return self._described(request, accept, asked.format)
        if isinstance(asked, Update):
            return await self._update(request, asked)
        table, graph = (choose(offered, accept=accept, asked=asked.format) for offered in (TABLES, GRAPHS))
        answer = await while_there(request, self._ask(asked, table, graph, base=_endpoint(request)))
        media = graph if answer.head["graph"] else table
        assert media
        return Response(answer.body, headers={"Content-Type": media.content_type, "Vary": "Accept"})

    async def home(self, request: Request) -> Response:
        """The page, with the answer to the query that its form sends."""
        query = request.query_params.get("query", "")
        counts = await self._contents.read(self._pool)
        shown = page.Shown(name=self._name, endpoint=_endpoint(request), counts=counts, query=query, settings=self._settings)
        if not query.strip():
            return _html(page.render(shown), 200)
        try:
            asked = Query(query, None, None, None)
            answer = await while_there(request, self._ask(asked, TABLES[0], GRAPHS[0], base=_endpoint(request)))
        except RequestError as error:
            return _html(page.render(shown, error=str(error)), error.status)
        return _html(page.render(shown, answer=answer.body, graph=answer.head["graph"]), 200)

    def _described(self, request: Request, accept: str, asked: str | None) -> Response:
        if "text/html" in accept:
            return RedirectResponse("/", 303)
        media = choose(GRAPHS, accept=accept, asked=asked)
        if media is None:
            raise RequestError(406, f"the service description comes as {listed(GRAPHS)}")
        body = describe(_endpoint(request), media, updates=self._settings.updates)
        return Response(body, headers={"Content-Type": media.content_type, "Vary": "Accept"})

    async def _ask(self, asked: Query, table: Media | None, graph: Media | None, *, base: str) -> Answer:
        own = await asyncio.to_thread(names_dataset, asked.text)  # long texts take their time
        question = {
            **{"op": "query", "query": asked.text, "base": base},
            **{"default": asked.default_graphs, "named": asked.named_graphs},
            "union": asked.default_graphs is None and not own,
            **{"table": table and table.name, "graph": graph and graph.name},
        }
        answer = await self._pool.ask(question)
        if answer.head.get("error") in _OFFERED:
            raise RequestError(406, f"this answer comes as {listed(_OFFERED[answer.head['error']])}")
        if "error" in answer.head:
            said = answer.head["error"]
            if answer.head["syntax"]:
                said = await asyncio.to_thread(explained, asked.text, said)
            raise RequestError(answer.head["status"], said)
        return answer

    async def _update(self, request: Request, asked: Update) -> Response:
        if not self._settings.updates:
            raise RequestError(403, "this endpoint is read-only: updates are refused")
        question = {"op": "update", "update": with_dataset(asked), "base": _endpoint(request)}
        async with self._writing:
            answer = await self._pool.ask(question)
        if "error" in answer.head:
            raise RequestError(answer.head["status"], answer.head["error"])
        return Response(status_code=204)


def create_app(pool: Pool, settings: Settings, *, name: str = "graph", ready: Callable[[], None] = lambda: None) -> Starlette:
    """The application; `ready` is called when it can answer."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        ready()
        try:
            yield
        finally:
            await pool.close()

    endpoint = Endpoint(pool, settings, name=name)
    return Starlette(
        routes=[
            Route("/", endpoint.home, methods=["GET"]),
            *(Route(path, endpoint.sparql, methods=["GET", "POST"]) for path in _ENDPOINT),
        ],
        middleware=list(_middleware(settings.origins)),
        exception_handlers={RashomonError: _refused, HTTPException: _refused},
        lifespan=lifespan,
    )


def _middleware(origins: Sequence[str]) -> list[Middleware]:
    outer = [Middleware(Border, origins=tuple(origins))]
    if origins:
        outer.append(Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["Content-Type"]))
    return outer


async def _refused(_: Request, error: Exception) -> Response:
    """One line of plain text, whatever went wrong."""
    if isinstance(error, HTTPException):
        said = {404: "there is nothing here: the endpoint is /sparql", 405: "use GET or POST"}.get(error.status_code, error.detail)
        return PlainTextResponse(f"{said}\n", error.status_code, headers=error.headers)
    status = error.status if isinstance(error, RequestError) else 503
    headers = {"Retry-After": "5"} if status == 503 else {}
    return PlainTextResponse(f"{' '.join(str(error).split())}\n", status, headers=headers)


def _html(text: str, status: int) -> HTMLResponse:
    return HTMLResponse(text, status, headers={"Content-Security-Policy": page.POLICY})


def _address(request: Request) -> str:
    return str(request.scope["query_string"].decode("latin-1"))


def _endpoint(request: Request) -> str:
    return f"http://{request.url.netloc}/sparql"
