"""A graph -> a server that runs until it is interrupted."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import uvicorn

from kg.errors import GraphError, InputError
from kg.graph.store import GraphStore
from kg.serve.app import create_app
from kg.serve.pool import Pool
from kg.serve.settings import MAX_REQUEST, Settings

HOST = "127.0.0.1"
_CONNECTIONS = 256
_LINGER = 2
"""Seconds that answers under way have when the server stops."""


def serve(graph: Path, *, port: int, settings: Settings, ready: Callable[[str], None]) -> None:
    """Answer queries about a graph until SIGINT or SIGTERM; `ready` gets the server's address when it answers. Port 0 takes a free one.

    Raises GraphError for what is no graph, InputError for a port that is taken.
    """
    with prepared(graph, copy=settings.updates) as folder, _bound(port) as sock:
        address = f"http://{HOST}:{sock.getsockname()[1]}"
        pool = Pool(folder, settings)
        app = create_app(pool, settings, name=graph.name, ready=lambda: ready(address))
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=_LINGER,
            h11_max_incomplete_event_size=2 * MAX_REQUEST,
        )
        with _stoppable(), suppress(KeyboardInterrupt):
            _Server(config, pool).run(sockets=[sock])


class _Server(uvicorn.Server):
    """Ends the queries that are running when it is told to stop, so that nobody waits for them."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self._pool = pool

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._pool.stop()
        super().handle_exit(sig, frame)


@contextmanager
def prepared(graph: Path, *, copy: bool = False) -> Iterator[Path]:
    """The folder of a store that holds the graph: the graph itself if it is one, else a copy that is gone afterwards."""
    if graph.is_dir() and not copy:
        GraphStore(graph, read_only=True)
        yield graph
        return
    original = GraphStore(graph, read_only=True) if graph.is_dir() else None
    with TemporaryDirectory(prefix="kg-serve-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / "store"
        try:
            store = GraphStore(folder)
            if original is None:
                store.load(graph)
            else:
                store.inner.bulk_extend(original.quads())
            store.inner.flush()
        except OSError as error:
            raise GraphError(f"can't copy {graph} to {folder.parent.parent}: {error.strerror or error}; make room there") from error
        del store, original  # closes both: the copy's lock is free for the workers
        yield folder


@contextmanager
def _bound(port: int) -> Iterator[socket.socket]:
    """A listening socket on this machine's own interface."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise InputError(f"can't listen on port {port}: {reason}; choose another with --port, 0 takes a free one") from error
        sock.listen(128)
        sock.set_inheritable(False)
        yield sock


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM ends the server as Ctrl-C does, so that what was copied is removed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
