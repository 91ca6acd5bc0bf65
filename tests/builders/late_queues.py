"""Queues of a device that does everything as late as it may, in an order drawn at random, on the processor."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from furrow.engine.prediction.queues import Mark, Queue, Queues

_GARBAGE = 171  # what fresh memory holds


class LateQueues(Queues):
    """A copy that is read too early, or whose memory is used again too early, shows as wrong numbers.

    Args:
        seed: Of the order in which queues go on.
        eagerness: Probability that a queue does something before anybody waits for it.
        computing_is_late: Whether computing is put into its queue by `compute`; else it is done by torch at once, so
            that waiting in this queue means waiting.
        room: Bytes a buffer of the device can have.
    """

    def __init__(
        self, seed: int = 0, eagerness: float = 0.3, computing_is_late: bool = False, room: int = 1 << 40
    ) -> None:
        self._rng = np.random.default_rng(seed)
        self._eagerness, self._computing_is_late, self._room = eagerness, computing_is_late, room
        self._work: dict[Queue, deque[Callable[[], None] | LateMark]] = {queue: deque() for queue in Queue}
        self._buffers: list[Tensor] = []  # kept, so that no other memory is taken for theirs
        self.copied = dict.fromkeys(Queue, 0)  # bytes

    def host_buffer(self, size: int) -> Tensor:
        self._buffers.append(torch.full((size,), _GARBAGE, dtype=torch.uint8))
        return self._buffers[-1]

    def device_buffer(self, size: int) -> Tensor:
        if size > self._room:
            raise torch.OutOfMemoryError(f"CUDA out of memory. Tried to allocate {size} bytes")
        return self.host_buffer(size)

    def copy(self, into: Tensor, source: Tensor, queue: Queue) -> None:
        host = source if queue is Queue.UP else into
        assert any(
            buffer.data_ptr() <= host.data_ptr() and host.data_ptr() + host.numel() <= buffer.data_ptr() + len(buffer)
            for buffer in self._buffers
        ), "the copy neither leaves nor enters a buffer of this device"
        self.copied[queue] += source.numel()
        self._put(queue, lambda: into.copy_(source))

    def compute(self, work: Callable[[], object]) -> None:
        """Put a computation into its queue."""
        assert self._computing_is_late
        self._put(Queue.COMPUTE, work)

    def mark(self, queue: Queue) -> LateMark:
        mark = LateMark(self, queue)
        self._put(queue, mark.reach)
        return mark

    def finish(self) -> None:
        """Do all that is left."""
        for queue in Queue:
            self.mark(queue).wait()

    def _put(self, queue: Queue, work: Callable[[], None] | LateMark) -> None:
        self._work[queue].append(work)
        if queue is Queue.COMPUTE and not self._computing_is_late:
            while self._work[queue]:
                self.step(queue)
        while self._rng.random() < self._eagerness:
            self.step(list(Queue)[self._rng.integers(3)], only_if_ready=True)

    def step(self, queue: Queue, only_if_ready: bool = False) -> None:
        """Do what stands first in a queue, and before it what it waits for."""
        if not self._work[queue]:
            return
        first = self._work[queue][0]
        if isinstance(first, LateMark):
            if not first.reached and only_if_ready:
                return
            first.wait()
            self._work[queue].popleft()
        else:
            self._work[queue].popleft()
            first()


@dataclass(eq=False)
class LateMark(Mark):
    """A point in a queue of `LateQueues`."""

    queues: LateQueues
    queue: Queue
    reached: bool = field(default=False)

    def reach(self) -> None:
        self.reached = True

    def hold(self, queue: Queue) -> None:
        self.queues._put(queue, self)

    def wait(self) -> None:
        while not self.reached:
            self.queues.step(self.queue)
