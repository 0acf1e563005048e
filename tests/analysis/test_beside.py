"""What is done beside other work is done whole, in a copy of this process or in a thread."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from datetime import date

import pytest

from kg.analysis.beside import beside

copied = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all work is done in threads")
HERE = os.getpid()


@pytest.mark.parametrize("much", [False, True])
def test_the_result_is_there_when_it_is_asked_for(much):
    held = list(range(1000))
    with beside(lambda: (sum(held), date(2024, 1, 14)), much=much) as result:
        held.clear() if much else None
        assert result() == (499500, date(2024, 1, 14))


@copied
def test_much_work_is_done_in_another_process():
    with beside(os.getpid, much=True) as result:
        assert result() != HERE
    with beside(os.getpid, much=False) as result:
        assert result() == HERE


@copied
def test_a_worker_that_may_start_no_process_does_it_itself():
    with multiprocessing.get_context("fork").Pool(1) as pool:
        worker, done_by = pool.apply(_beside_in_a_worker)
    assert worker == done_by != HERE


def _beside_in_a_worker() -> tuple[int, int]:
    with beside(os.getpid, much=True) as result:
        return os.getpid(), result()


@pytest.mark.parametrize("much", [False, True])
def test_what_goes_wrong_is_raised(much):
    with beside(lambda: 1 // 0, much=much) as result, pytest.raises(ZeroDivisionError):
        result()


@copied
def test_work_of_a_process_that_was_ended_is_done_here():
    def work():
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with beside(work, much=True) as result:
        assert result() == "done"


@copied
def test_a_process_that_nobody_waits_for_is_ended(tmp_path):
    def work():
        (tmp_path / "begun").write_text(str(os.getpid()))
        signal.pause()

    with pytest.raises(KeyError), beside(work, much=True):
        while not (tmp_path / "begun").exists() or not (tmp_path / "begun").read_text():
            pass
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "begun").read_text()), 0)
