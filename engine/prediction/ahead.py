"""Work that goes on beside other work: what comes next is prepared, what is done is put away."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self, TypeVar

__all__ = ["Behind", "ahead", "late"]

T = TypeVar("T")


def ahead(items: Iterator[T], depth: int = 1) -> Iterator[T]:
    """Yield what an iterator yields, and let a thread fetch up to `depth` items before they are asked for.

    An error is raised when its item is asked for. Whoever stops early waits for the item being fetched, no longer.
    """
    ended = object()
    waiting: deque[Future[T | object]] = deque()
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as thread:
        try:
            while True:
                while len(waiting) <= depth:
                    waiting.append(thread.submit(next, items, ended))
                item = waiting.popleft().result()
                if item is ended:
                    return
                yield item  # type: ignore[misc]
        finally:
            for future in waiting:
                future.cancel()


def late(items: Iterator[T], depth: int) -> Iterator[T]:
    """Yield what an iterator yields, each when `depth` more were taken from it: what it begins has time to end."""
    waiting: deque[T] = deque()
    for item in items:
        waiting.append(item)
        if len(waiting) > depth:
            yield waiting.popleft()
    yield from waiting


class Behind:
    """Calls that a thread makes one after the other, while the caller goes on.

    At most `depth` calls wait, so that what they hold does not pile up in memory. An error is raised at the next call
    or when the block ends, whichever comes first; calls that wait behind it are dropped.
    """

    def __init__(self, depth: int = 4) -> None:
        self._depth = depth
        self._waiting: deque[Future[object]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="behind")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._wait(0)
        finally:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def call(self, work: Callable[[], object]) -> None:
        """Have some work done later; waits when too much is waiting already."""
        self._wait(self._depth - 1)
        self._waiting.append(self._thread.submit(work))

    def _wait(self, most: int) -> None:
        while self._waiting and (len(self._waiting) > most or self._waiting[0].done()):
            self._waiting.popleft().result()
