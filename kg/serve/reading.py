"""A request's body, read within bounds, and work that ends when its client goes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from kg.errors import RequestError
from kg.serve.settings import BODY_SECONDS, MAX_REQUEST

T = TypeVar("T")


async def read_body(request: Request) -> bytes:
    """The body. Raises RequestError: 413 where it is too long, 408 where it does not come, 400 where its length is no number."""
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit():
        raise RequestError(400, "Content-Length is no number")
    if int(declared) > MAX_REQUEST:
        raise RequestError(413, _TOO_LONG)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_REQUEST:
                    raise RequestError(413, _TOO_LONG)
    except TimeoutError:
        raise RequestError(408, f"the body did not come within {BODY_SECONDS:g} s") from None
    except ClientDisconnect:
        raise RequestError(400, "the client left before its request was whole") from None
    return bytes(body)


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """The outcome of some work, which is cancelled when the client closes its connection; the body must have been read."""
    doing, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise RequestError(400, "the client left")
        return doing.result()
    finally:
        doing.cancel()
        leaving.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


_TOO_LONG = f"the request is longer than {MAX_REQUEST >> 10} KiB: ask in several queries"
