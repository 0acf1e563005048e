"""Where a graph is: a path, or the address of a SPARQL endpoint without the password that came with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from kg.errors import GraphError

_ADDRESS = re.compile(r"(?i)https?:/")


@dataclass(frozen=True, slots=True)
class Address:
    """An endpoint's address. It prints without what was given to log in with, which `login` holds as (user, password)."""

    url: str
    login: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The host, and the port if one is given."""
        return urlsplit(self.url).netloc

    def __str__(self) -> str:
        return self.url


def place_of(where: str | Path | Address) -> Path | Address:
    """A path, or an address where one is written. Raises GraphError for an address without a host."""
    text = str(where)
    if isinstance(where, Address) or not _ADDRESS.match(text):
        return where if isinstance(where, Address) else Path(where)
    if isinstance(where, Path):
        raise GraphError("an address is no path: give it as a string")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise GraphError(f"this is no address ({error}): write http://host:port/path") from None
    if not host or any(char.isspace() or not char.isprintable() for char in text) or not text.isascii():
        raise GraphError("this is no address: write http://host:port/path, in ASCII and without blanks")
    name = f"[{host}]" if ":" in host else host
    url = urlunsplit((parts.scheme.lower(), f"{name}:{port}" if port else name, parts.path.rstrip("/") or "", parts.query, ""))
    login = (unquote(parts.username or ""), unquote(parts.password or "")) if parts.username is not None else None
    return Address(url, login)
