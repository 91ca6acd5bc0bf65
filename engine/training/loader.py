"""Batches prepared in a thread beside the training, where wanted in memory that a GPU copies from by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import is_dataclass, replace
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from torch import Tensor

__all__ = ["Loader", "pinned"]

T = TypeVar("T")


class Loader(Generic[T]):
    """Draws the batches of consecutive steps, some ahead of their use.

    One thread draws them, one step after the other, so what is drawn depends on the step alone and never on timing.
    An error is raised when its step is asked for.

    Args:
        draw: Returns the batch of a step.
        first: The first step.
        end: The step after the last.
        ahead: Batches prepared ahead; 0 draws each when it is asked for, without a thread.
    """

    def __init__(self, draw: Callable[[int], T], first: int, end: int, ahead: int) -> None:
        self._draw, self._next, self._end, self._ahead = draw, first, end, ahead
        self._waiting: deque[Future[T]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="batches") if ahead > 0 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def take(self) -> T:
        """Return the batch of the next step."""
        if self._thread is None:
            self._next += 1
            return self._draw(self._next - 1)
        while self._next < self._end and len(self._waiting) <= self._ahead:
            self._waiting.append(self._thread.submit(self._draw, self._next))
            self._next += 1
        return self._waiting.popleft().result()


def pinned(batch: T) -> T:
    """Return a batch, a dataclass, with its tensors in pinned memory, so that copying it to a GPU keeps nobody waiting.

    Pinning is a copy itself, so it is for the thread beside the training. A batch of another kind is returned as it is.
    """
    if not is_dataclass(batch) or isinstance(batch, type):
        return batch
    moved: dict[str, Any] = {
        name: value.pin_memory() for name, value in vars(batch).items() if isinstance(value, Tensor)
    }
    return replace(batch, **moved)
