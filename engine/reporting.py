"""What a running job may say and ask: progress, warnings, finished layers, and whether to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from furrow.engine.contract.errors import JobCancelledError
from furrow.engine.contract.events import Event, LayerReady, Message, Progress, Warn

__all__ = ["Reporter"]

T = TypeVar("T")


class Reporter:
    """Sends events and answers whether the job was cancelled. Safe to use from several threads.

    Args:
        send: Takes every event; called under a lock, one at a time.
        cancelled: Set when the job shall stop.
    """

    #: Progress is sent at most this often: a QGIS window repaints no faster, and pipes are not free.
    interval_s = 0.1

    def __init__(self, send: Callable[[Event], None] | None = None, cancelled: threading.Event | None = None) -> None:
        self._send = send or (lambda event: None)
        self.cancelled = cancelled or threading.Event()
        self._lock = threading.Lock()
        self._started = time.monotonic()
        self._last = 0.0

    def emit(self, event: Event) -> None:
        """Send one event as it is."""
        with self._lock:
            self._send(event)

    def progress(self, fraction: float, message: str = "") -> None:
        """Report the share of work done (0 to 1) and stop here if the job was cancelled.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        self.check()
        now = time.monotonic()
        if now - self._last < self.interval_s and 0 < fraction < 1 and not message:
            return
        self._last = now
        elapsed = now - self._started
        remaining = elapsed * (1 - fraction) / fraction if fraction > 0.02 and elapsed > 1 else None
        self.emit(Progress(min(max(fraction, 0.0), 1.0), message, remaining))

    def message(self, text: str) -> None:
        """Tell the analyst one line."""
        self.emit(Message(text))

    def warn(self, text: str) -> None:
        """Tell the analyst something to look at although the job goes on."""
        self.emit(Warn(text))

    def layer(self, path: Path, role: str, title: str) -> None:
        """Announce a finished output file."""
        self.emit(LayerReady(str(path), role, title))

    def check(self) -> None:
        """Stop here if the job was cancelled.

        Raises:
            JobCancelledError: The job was cancelled.
        """
        if self.cancelled.is_set():
            raise JobCancelledError("The job was cancelled; what was finished stays.")

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
