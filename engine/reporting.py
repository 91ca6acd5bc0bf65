"""What a running job may say and ask: progress, warnings, finished layers, and whether to wait or stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from furrow.engine.contract.errors import JobCancelledError
from furrow.engine.contract.events import Event, LayerReady, Measurement, Message, Progress, Warn

__all__ = ["Reporter"]

T = TypeVar("T")

_PAUSE_POLL_S = 0.1


class Reporter:
    """Sends events and answers whether the job was paused or cancelled. Safe to use from several threads.

    Args:
        send: Takes every event; called under a lock, one at a time.
        cancelled: Set when the job shall stop.

    Attributes:
        cancelled: As given.
        paused: Set while the job shall wait; `pause` and `resume` set and clear it.
    """

    #: Progress is sent at most this often: a QGIS window repaints no faster, and pipes are not free.
    interval_s = 0.1

    def __init__(self, send: Callable[[Event], None] | None = None, cancelled: threading.Event | None = None) -> None:
        self._send = send or (lambda event: None)
        self.cancelled = cancelled or threading.Event()
        self.paused = threading.Event()
        self._lock = threading.Lock()
        self._pausing = threading.Lock()
        self._paused_at = 0.0
        self._paused_s = 0.0
        self._started = time.monotonic()
        self._last = 0.0

    def within(self, send: Callable[[Event], None]) -> Reporter:
        """Return a reporter for a part of the job: its events go to `send`, and it pauses and stops with this one."""
        part = Reporter(send, self.cancelled)
        part.paused = self.paused
        return part

    def emit(self, event: Event) -> None:
        """Send one event as it is."""
        with self._lock:
            self._send(event)

    def progress(self, fraction: float, message: str = "") -> None:
        """Report the share of work done (0 to 1); wait here while paused, stop here if the job was cancelled.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        self.check()
        now = time.monotonic()
        if now - self._last < self.interval_s and 0 < fraction < 1 and not message:
            return
        self._last = now
        elapsed = now - self._started - self._paused_s  # nothing is done in a pause
        remaining = elapsed * (1 - fraction) / fraction if fraction > 0.02 and elapsed > 1 else None
        self.emit(Progress(min(max(fraction, 0.0), 1.0), message, remaining))

    def message(self, text: str) -> None:
        """Tell the analyst one line."""
        self.emit(Message(text))

    def warn(self, text: str) -> None:
        """Tell the analyst something to look at although the job goes on."""
        self.emit(Warn(text))

    def layer(self, path: Path, role: str, title: str, group: str = "") -> None:
        """Announce a finished output file, with the title of the season it was made from."""
        self.emit(LayerReady(str(path), role, title, group))

    def measured(self, step: int, steps: int, values: Mapping[str, float]) -> None:
        """Tell the numbers of a step, for curves."""
        self.emit(Measurement(step, steps, dict(values)))

    def check(self) -> None:
        """Wait here while the job is paused, and stop here if it was cancelled.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        self.wait_while_paused()

    def check_cancelled(self) -> None:
        """Stop here if the job was cancelled, paused or not: for what cannot wait, such as a transfer under way.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        if self.cancelled.is_set():
            raise JobCancelledError("The job was cancelled; what was finished stays.")

    def wait_while_paused(self) -> float:
        """Wait until the job is not paused, and return the seconds that took: 0 when it was not.

        Raises:
            JobCancelledError: The job was cancelled, before or while it waited.
        """
        self.check_cancelled()
        if not self.paused.is_set():
            return 0.0
        began = time.monotonic()
        while self.paused.is_set():
            self.cancelled.wait(_PAUSE_POLL_S)
            self.check_cancelled()
        return time.monotonic() - began

    def pause(self) -> None:
        """Have every thread of the job wait at its next `check`."""
        with self._pausing:
            if not self.paused.is_set():
                self._paused_at = time.monotonic()
                self.paused.set()

    def resume(self) -> None:
        """Let the job go on."""
        with self._pausing:
            if self.paused.is_set():
                self._paused_s += time.monotonic() - self._paused_at
                self.paused.clear()

    def track(
        self, items: Iterable[T], total: int, start: float = 0.0, end: float = 1.0, message: str = ""
    ) -> Iterator[T]:
        """Yield the items and report progress from `start` to `end` after each.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        self.progress(start, message)
        for index, item in enumerate(items):
            self.check()
            yield item
            self.progress(start + (end - start) * (index + 1) / max(total, 1))
