"""Requests to a SPARQL endpoint, and one-line messages for what comes of them. No message and no log carries a password or a token."""

from __future__ import annotations

import base64
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from kg.errors import GraphError
from kg.graph.address import Address

TOKEN = "KG_STORE_TOKEN"
"""The environment variable that may hold a bearer token (RFC 6750) for the endpoint."""
TIMEOUT = 120
"""Seconds without a sign of life from the endpoint."""
_LOCAL = ("localhost", "127.0.0.1", "::1")
_SAID = 200  # characters of what an endpoint says that a message repeats


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint answered: the status (RFC 9110), the media type and the body."""

    status: int
    type: str
    body: bytes

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def said(self) -> str:
        """The first words of the body, if they are for people."""
        return "" if "html" in self.type else " ".join(self.body[:2000].decode("utf-8", "replace").split())[:_SAID]


class _NoRedirect(HTTPRedirectHandler):
    """Redirects are told, not followed: what we log in with is for the address that was given."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> None:
        return None


@dataclass(frozen=True)
class Client:
    """One endpoint, with what is needed to log in."""

    address: Address

    def send(
        self, url: str, *, method: str = "POST", body: bytes | None = None, type: str | None = None, accept: str | None = None
    ) -> Answer:
        """One request, answered with whatever status. Raises GraphError where no answer comes, or one that breaks off."""
        headers = {"User-Agent": "rashomon-kg", **({"Content-Type": type} if type else {}), **({"Accept": accept} if accept else {})}
        request = Request(url, data=body, method=method, headers={**headers, **self._login()})
        try:
            with self._opener().open(request, timeout=TIMEOUT) as response:
                return Answer(response.status, response.headers.get("Content-Type", ""), response.read())
        except HTTPError as error:
            with error:
                return Answer(error.code, error.headers.get("Content-Type", ""), error.read(10_000))
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise GraphError(f"can't reach {self.address}: {_reason(error)}; check the address, and that the server runs") from None

    def _login(self) -> Mapping[str, str]:
        if self.address.login:
            return {"Authorization": "Basic " + base64.b64encode(":".join(self.address.login).encode()).decode()}
        token = os.environ.get(TOKEN, "").strip()
        if not token:
            return {}
        if not (token.isascii() and token.isprintable()):
            raise GraphError(f"{TOKEN} holds what is no token: it must be one line of ASCII")
        return {"Authorization": f"Bearer {token}"}

    def _opener(self) -> OpenerDirector:
        local = urlsplit(self.address.url).hostname in _LOCAL
        return build_opener(_NoRedirect, *([ProxyHandler({})] if local else []))


def refusal(address: Address, answer: Answer, *, doing: str) -> GraphError:
    """What to tell of an answer that is none of those hoped for; `doing` is what was tried: "write to", "read"."""
    if answer.status == 401 or (answer.status == 403 and doing == "read"):
        if address.login:
            return GraphError(f"{address} refuses the user or the password (status {answer.status}): check what stands before the @")
        asked = f"the token in {TOKEN} is refused" if os.environ.get(TOKEN) else "it wants a login"
        how = f"give user:password@ in the address, or a token in the environment variable {TOKEN}"
        return GraphError(f"can't {doing} {address}: {asked} (status {answer.status}); {how}")
    said = f": {answer.said}" if answer.said else ""
    if answer.status == 403:
        return GraphError(f"{address} takes no updates, it is read-only for you (status 403{said}): start it for writing, or log in")
    if 300 <= answer.status < 400:
        return GraphError(f"{address} redirects (status {answer.status}): give the address that it leads to")
    return GraphError(f"can't {doing} {address}: it answers with status {answer.status}{said}")


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, TimeoutError | socket.timeout):
        return f"no answer within {TIMEOUT} s"
    if isinstance(reason, HTTPException):
        return f"its answer breaks off ({type(reason).__name__})"
    return str(getattr(reason, "strerror", None) or reason)
