"""What an endpoint allows."""

from __future__ import annotations

from dataclasses import dataclass

WORKERS = 8
"""Processes that run queries at the same time, at most; they are started when they are needed."""
MAX_REQUEST = 1 << 20
"""Bytes of a query, in the body or in the address."""
MAX_RESULT = 64 << 20
"""Bytes of an answer."""
MAX_MEMORY = 2 << 30
"""Bytes of memory that one query may take, where the system can limit it."""
BODY_SECONDS = 10.0
"""How long a client may take to send a request's body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`timeout` in seconds a query, `limit` in rows or triples an answer, `origins` of web pages that may read answers.

    With `updates` the endpoint changes the store that it is given, which must then be a copy.
    """

    timeout: float = 30.0
    limit: int = 100_000
    origins: tuple[str, ...] = ()
    updates: bool = False
