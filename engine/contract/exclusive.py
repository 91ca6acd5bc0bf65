"""One at a time: a lock between processes that ends with the process that holds it, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["HeldElsewhereError", "exclusive"]

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class HeldElsewhereError(OSError):
    """Another process, or another thread of this one, holds the lock."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which is made when missing and stays, while the block runs.

    Raises:
        HeldElsewhereError: Somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _seize(descriptor)
        except OSError as error:
            raise HeldElsewhereError(f"'{path}' is held by another process.") from error
        yield
    finally:
        os.close(descriptor)  # gives the lock back, on every system
