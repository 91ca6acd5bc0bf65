"""Threads that work for one."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError, JobCancelledError
from furrow.engine.imagery.sources.workers import Workers
from furrow.engine.reporting import Reporter


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(1, 6))
def test_every_task_has_one_outcome(count: int, threads: int) -> None:
    found = []
    with Workers[int](threads, Reporter()) as workers:
        for index in range(count):
            workers.submit(lambda index=index: index * index)
            while (outcome := workers.take(wait=False)) is not None:
                found.append(outcome.value)
        while (outcome := workers.take(wait=True)) is not None:
            found.append(outcome.value)
    assert sorted(found) == [index * index for index in range(count)]


def test_an_error_is_handed_over_and_the_others_go_on() -> None:
    def fail() -> int:
        raise InputError("no")

    with Workers[int](2, Reporter()) as workers:
        for task in (fail, lambda: 1, fail, lambda: 2):
            workers.submit(task)
        outcomes = [workers.take(wait=True) for _ in range(4)]
    assert sorted(each.value for each in outcomes if each.error is None) == [1, 2]
    assert sum(isinstance(each.error, InputError) for each in outcomes) == 2


def test_no_more_run_at_once_than_there_are_threads() -> None:
    busy, most, lock = [0], [0], threading.Lock()

    def work() -> None:
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        time.sleep(0.01)
        with lock:
            busy[0] -= 1

    with Workers[None](3, Reporter()) as workers:
        for _ in range(30):
            workers.submit(work)
            workers.take(wait=False)
        while workers.take(wait=True) is not None:
            pass
    assert most[0] <= 3


def test_a_cancel_leaves_waiting_tasks_undone_and_does_not_wait_for_a_stuck_one() -> None:
    cancelled, done = threading.Event(), []
    stuck = threading.Event()
    started = time.monotonic()

    def drive() -> None:
        with Workers[None](1, Reporter(cancelled=cancelled)) as workers:
            workers.submit(lambda: (stuck.wait(30), None)[1])
            workers.submit(lambda: done.append(1))
            cancelled.set()
            workers.take(wait=True)

    with pytest.raises(JobCancelledError):
        drive()
    assert time.monotonic() - started < 5
    stuck.set()
    time.sleep(0.1)
    assert done == []
