"""Work that is done beside other work, on another core: in a copy of this process where there is much of it, else in a thread.

Python runs one thread at a time. A copy (`fork`) has all that this process has at once, and costs nothing before either of the two
writes to it. Of the threads of this process only the calling one goes on in it; so the work must not ask for what others may hold:
no store, no database, no log. It ends without clearing up, so that nothing that both have is closed twice. Systems on which a copy is
not sound with any library (macOS), or is not known (Windows), get a thread.
"""

from __future__ import annotations

import multiprocessing
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar, cast

T = TypeVar("T")


@contextmanager
def beside(work: Callable[[], T], *, much: bool) -> Iterator[Callable[[], T]]:
    """Do some work while the block runs; call what is given for the result. What the work raises is raised there."""
    if much and sys.platform == "linux" and not multiprocessing.current_process().daemon:  # which may have no children
        with _copied(work) as result:
            yield result
    else:
        with ThreadPoolExecutor(1) as thread:
            yield thread.submit(work).result


@contextmanager
def _copied(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    copy = multiprocessing.get_context("fork").Process(target=_tell, args=(work, theirs), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that there are threads; see above
        copy.start()
    theirs.close()

    def result() -> T:
        try:
            told, failed = cast("tuple[T, BaseException | None]", ours.recv())
        except EOFError:  # it was ended, as there was no room for it
            return work()
        if failed is not None:
            raise failed
        return told

    try:
        yield result
    finally:
        copy.kill()
        copy.join()
        ours.close()


def _tell(work: Callable[[], object], out: Connection) -> None:
    try:
        out.send((work(), None))
    except BaseException as error:  # is raised where the result is asked for
        out.send((None, error))
