"""Long calls into libraries that cannot be stopped: done in a thread that a cancel leaves behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from furrow.engine.contract.errors import JobCancelledError
from furrow.engine.reporting import Reporter

__all__ = ["patiently"]

T = TypeVar("T")

_POLL_S = 0.1


def patiently(work: Callable[[], T], reporter: Reporter) -> T:
    """Return what `work` returns; stop waiting for it when the job is cancelled.

    The thread does not keep the process alive. `work` must write nothing, since it may go on when nobody waits.

    Raises:
        JobCancelledError: The job was cancelled.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def attempt() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again by who waits
            errors.append(error)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_S)
        if reporter.cancelled.is_set():
            raise JobCancelledError("The job was cancelled; what was finished stays.")
    if errors:
        raise errors[0]
    return results[0]
