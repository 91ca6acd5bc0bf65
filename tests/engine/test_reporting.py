"""What a running job says and asks."""

from __future__ import annotations

import threading
import time

import pytest

from furrow.engine.contract.errors import JobCancelledError
from furrow.engine.contract.events import Message, Progress
from furrow.engine.reporting import Reporter


def test_a_tight_loop_sends_few_events_but_always_the_last():
    events = []
    reporter = Reporter(events.append)
    for _ in reporter.track(range(20_000), 20_000, message="counting"):
        pass
    fractions = [event.fraction for event in events]
    assert len(events) < 2_000
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert events[0].message == "counting"


def test_a_part_reports_its_part():
    events = []
    for _ in Reporter(events.append).track("ab", 2, 0.5, 0.75, message="second half"):
        pass
    assert min(event.fraction for event in events) == 0.5
    assert max(event.fraction for event in events) <= 0.75


def test_a_cancelled_job_stops_at_its_next_step():
    cancelled = threading.Event()
    reporter = Reporter(lambda event: None, cancelled)
    done = []

    def work():
        for item in reporter.track(range(10), 10):
            done.append(item)
            if item == 3:
                cancelled.set()

    with pytest.raises(JobCancelledError):
        work()
    assert done == [0, 1, 2, 3]


def test_events_of_several_threads_do_not_mix():
    busy, events = threading.Event(), []

    def send(event):
        assert not busy.is_set()
        busy.set()
        events.append(event)
        busy.clear()

    reporter = Reporter(send)
    threads = [threading.Thread(target=lambda: [reporter.message("x") for _ in range(500)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert events == [Message("x")] * 2000


@pytest.mark.parametrize("fraction", [-0.5, 1.7])
def test_fractions_stay_between_0_and_1(fraction):
    events = []
    Reporter(events.append).progress(fraction, "odd")
    assert isinstance(events[0], Progress)
    assert 0 <= events[0].fraction <= 1


def _waits(reporter, done, call):
    try:
        done.append(call())
    except JobCancelledError as error:
        done.append(error)


@pytest.mark.parametrize("name", ["check", "wait_while_paused", "progress"])
def test_every_thread_waits_while_the_job_is_paused(name):
    reporter = Reporter()
    call = {"progress": lambda: reporter.progress(0.5)}.get(name) or getattr(reporter, name)
    reporter.pause()
    reporter.pause()  # saying it twice is saying it once
    done = []
    threads = [threading.Thread(target=_waits, args=(reporter, done, call)) for _ in range(3)]
    for thread in threads:
        thread.start()
    threads[0].join(0.3)
    assert done == []
    reporter.check_cancelled()  # what cannot wait goes on
    reporter.resume()
    for thread in threads:
        thread.join(10)
    assert len(done) == 3
    assert not any(isinstance(value, JobCancelledError) for value in done)
    if name == "wait_while_paused":
        assert all(value > 0.1 for value in done)
    assert reporter.wait_while_paused() == 0


def test_a_cancel_ends_a_pause():
    reporter = Reporter()
    reporter.pause()
    done = []
    thread = threading.Thread(target=_waits, args=(reporter, done, reporter.check))
    thread.start()
    reporter.cancelled.set()
    thread.join(10)
    assert isinstance(done[0], JobCancelledError)
    for call in (reporter.check, reporter.check_cancelled, reporter.wait_while_paused):
        with pytest.raises(JobCancelledError):
            call()


def test_a_pause_does_not_make_the_rest_look_longer(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    events = []
    reporter = Reporter(events.append)
    now[0] += 10
    reporter.pause()
    now[0] += 1000
    reporter.resume()
    reporter.resume()
    now[0] += 10
    reporter.progress(0.5, "half")
    assert events[0].remaining_s == pytest.approx(20)
