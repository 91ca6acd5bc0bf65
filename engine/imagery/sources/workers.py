"""Threads that work while the one that made them gives out work and takes in results."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Self, TypeVar

from furrow.engine.reporting import Reporter

__all__ = ["Outcome", "Workers"]

T = TypeVar("T")

_POLL_S = 0.1
_GRACE_S = 3.0  # what a writer needs to end its file; a client kills a cancelled engine after 10 s


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What became of a task: its value, or the error it ended with."""

    value: T | None
    error: BaseException | None


class Workers(Generic[T]):
    """A fixed number of threads with a short line of tasks before them.

    The threads are daemons, unlike those of `concurrent.futures`: one that waits for a dead network shall not keep a
    cancelled process alive. Leaving the block by an exception drops the tasks that wait and gives those at work a
    moment to end; leaving it otherwise waits for all.

    Args:
        count: Number of threads.
        reporter: Asked whether to stop while waiting.
    """

    def __init__(self, count: int, reporter: Reporter) -> None:
        self._reporter = reporter
        self._tasks: queue.Queue[Callable[[], T] | None] = queue.Queue(maxsize=2 * count)
        self._outcomes: queue.SimpleQueue[Outcome[T]] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        self._stopped = threading.Event()
        self.open = 0
        """Tasks submitted whose outcomes were not taken yet."""

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        end = time.monotonic() + _GRACE_S
        if kind is not None:
            self._stopped.set()
        for _ in self._threads:
            self._tasks.put(None) if kind is None else self._hurry()
        for thread in self._threads:
            thread.join(None if kind is None else max(end - time.monotonic(), 0))

    def _hurry(self) -> None:
        """Make room for a word to stop; nobody may take tasks any more."""
        while True:
            try:
                self._tasks.put_nowait(None)
            except queue.Full:
                try:
                    self._tasks.get_nowait()
                except queue.Empty:
                    continue
            else:
                return

    def submit(self, task: Callable[[], T]) -> None:
        """Line up a task; wait while the line is full.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        while True:
            self._reporter.check()
            try:
                self._tasks.put(task, timeout=_POLL_S)
            except queue.Full:
                continue
            self.open += 1
            return

    def take(self, *, wait: bool) -> Outcome[T] | None:
        """Return the next outcome; None when there is none now (`wait` False) or none to come.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        while self.open:
            self._reporter.check()
            try:
                outcome = self._outcomes.get(timeout=_POLL_S) if wait else self._outcomes.get_nowait()
            except queue.Empty:
                if wait:
                    continue
                return None
            self.open -= 1
            return outcome
        return None

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._stopped.is_set():
                return
            try:
                outcome = Outcome(task(), None)
            except BaseException as error:  # handed to the thread that asked
                outcome = Outcome(None, error)
            self._outcomes.put(outcome)
