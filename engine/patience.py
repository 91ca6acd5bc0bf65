"""Long calls into libraries that cannot be stopped: done in a thread that a cancel leaves behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["patiently"]

T = TypeVar("T")

_POLL_S = 0.1


def patiently(work: Callable[[], T], check: Callable[[], None]) -> T:
    """Return what `work` returns, or raise what it raises.

    The thread does not keep the process alive. `work` must write nothing, since it may go on when nobody waits.

    Args:
        work: What takes long.
        check: Called again and again meanwhile; what it raises ends the waiting, such as
            `Reporter.check_cancelled` does.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    ended = threading.Event()

    def attempt() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again by who waits
            errors.append(error)
        finally:
            ended.set()

    threading.Thread(target=attempt, daemon=True).start()
    while not ended.wait(_POLL_S):
        check()
    if errors:
        raise errors[0]
    return results[0]
