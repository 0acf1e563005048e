"""The processes that run queries: as many as are needed up to a limit, each killed when its query takes too long."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import GraphError, RequestError
from kg.queries.guard import FORBIDDEN, FORBIDDEN_IN_UPDATES
from kg.serve import worker
from kg.serve.settings import MAX_MEMORY, MAX_RESULT, WORKERS, Settings
from kg.vocab import PREFIXES

_START_SECONDS = 60.0
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker said."""

    head: Mapping[str, Any]
    body: bytes


class Pool:
    """Workers over one store's folder. It belongs to the event loop in which it is used first."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._timeout = settings.timeout
        self._free = asyncio.Semaphore(WORKERS)
        self._idle: list[Process] = []
        self._alive: dict[Process, asyncio.Task[int]] = {}
        self._stopped = False
        config = {
            **{"folder": str(folder), "timeout": settings.timeout, "limit": settings.limit},
            **{"max_result": MAX_RESULT, "max_memory": MAX_MEMORY, "prefixes": PREFIXES},
            **{"forbidden": FORBIDDEN, "forbidden_in_updates": FORBIDDEN_IN_UPDATES},
        }
        self._command = (sys.executable, "-P", worker.__file__, json.dumps(config))

    async def start(self) -> None:
        """Start one worker. Raises GraphError where the store can't be opened."""
        self._idle.append(await self._new())

    async def ask(self, question: Mapping[str, Any]) -> Answer:
        """A worker's answer. Raises RequestError: no worker is free in time, the query takes too long, or its process dies."""
        await self._take()
        process, answered = None, False
        try:
            process = self._waiting() or await self._new()
            async with asyncio.timeout(self._timeout):
                answer = await _exchange(process, question)
            answered = True
            return answer
        except TimeoutError:
            raise RequestError(503, f"the query took longer than {self._timeout:g} s and was stopped: ask for less at once") from None
        except (asyncio.IncompleteReadError, OSError):
            if self._stopped:
                raise RequestError(503, "the endpoint is stopping") from None
            raise RequestError(503, "the process that ran the query died, for want of memory or by other hands: ask for less") from None
        finally:
            if process and answered:
                self._idle.append(process)
            elif process:
                _end(process)
            self._free.release()

    def stop(self) -> None:
        """End all workers at once, with what they are doing."""
        self._stopped = True
        self._idle.clear()
        for process in list(self._alive):
            _end(process)

    async def close(self) -> None:
        """End all workers and wait until they are gone."""
        self.stop()
        await asyncio.gather(*self._alive.values())

    async def _take(self) -> None:
        try:
            async with asyncio.timeout(self._timeout):
                await self._free.acquire()
        except TimeoutError:
            raise RequestError(503, "all workers are busy: try again later") from None

    def _waiting(self) -> Process | None:
        """An idle worker that is still alive."""
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        return None

    async def _new(self) -> Process:
        if self._stopped:
            raise RequestError(503, "the endpoint is stopping")
        paths = os.pathsep.join(path for path in sys.path if path)
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True, env={**os.environ, "PYTHONPATH": paths}
        )
        self._alive[process] = asyncio.create_task(process.wait())
        self._alive[process].add_done_callback(lambda _: self._alive.pop(process))
        try:
            async with asyncio.timeout(_START_SECONDS):
                ready = await _read(process)
        except (TimeoutError, asyncio.IncompleteReadError):
            _end(process)
            raise RequestError(503, "a worker could not be started: try again later") from None
        except BaseException:
            _end(process)
            raise
        if "error" in ready.head:
            _end(process)
            raise GraphError(f"can't open the store: {ready.head['error']}")
        return process


def _end(process: Process) -> None:
    """Kill a process. `process.kill` would reap one that has just died, for which the event loop waits."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, _KILL)


async def _exchange(process: Process, question: Mapping[str, Any]) -> Answer:
    assert process.stdin
    text = json.dumps(question).encode()
    process.stdin.write(worker.LENGTH.pack(len(text)) + text)
    await process.stdin.drain()
    return await _read(process)


async def _read(process: Process) -> Answer:
    assert process.stdout
    (length,) = worker.LENGTH.unpack(await process.stdout.readexactly(worker.LENGTH.size))
    head = json.loads(await process.stdout.readexactly(length))
    return Answer(head, await process.stdout.readexactly(head["length"]))
