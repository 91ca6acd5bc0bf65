"""The peak memory of the processes a benchmark starts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

__all__ = ["watched_memory"]

_POLL_S = 0.02


@contextmanager
def watched_memory() -> Iterator[list[int]]:
    """Yield a list of one number, the most bytes that the processes started from here held at once."""
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(_POLL_S):
            peak[0] = max(peak[0], sum(map(_held_by, psutil.Process().children())))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def _held_by(process: psutil.Process) -> int:
    """Return the resident set of a process and what its children do not share, in bytes."""
    held = 0
    try:
        held = process.memory_info().rss
        for child in process.children(recursive=True):
            held += child.memory_full_info().uss
    except psutil.Error:  # it ended meanwhile
        pass
    return held
