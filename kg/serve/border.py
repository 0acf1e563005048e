"""What surrounds every answer: who may ask from where, and headers that keep browsers from doing more than they should."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.settings import MAX_REQUEST

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
STRICT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""The Content-Security-Policy of all that is no page."""


class Border:
    """Turns away requests that a foreign web page sends in a reader's name, and adds the headers.

    The name in Host must be this machine's own: a page whose name was pointed here (DNS rebinding) has another. An Origin must be
    the endpoint's own or one that was allowed.
    """

    def __init__(self, app: ASGIApp, *, origins: tuple[str, ...]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", STRICT_POLICY)
                headers["Cross-Origin-Resource-Policy"] = "cross-origin" if self._origins else "same-origin"
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if len(scope["query_string"]) > MAX_REQUEST:
            return PlainTextResponse("the address is too long: send the query with POST\n", 414)
        host, origin = headers.get("host"), headers.get("origin")
        if host is not None and _name(f"//{host}") not in LOOPBACK:
            return PlainTextResponse("this endpoint answers to localhost only\n", 421)
        if origin is None or origin in self._origins or "*" in self._origins or origin == f"http://{host}":
            return None
        return PlainTextResponse("this web page may not ask here: start kg serve with --allow-origin and its address\n", 403)


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
