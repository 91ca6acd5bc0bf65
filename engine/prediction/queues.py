"""What a GPU does side by side: copies to it, computing, and copies from it, each in an order of its own.

Work is put into a queue and done later; only a mark tells when. Nothing here decides when a buffer may be used again:
that is for `transfers`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum

import torch
from torch import Tensor

from furrow.engine.prediction.device import Device

__all__ = ["CudaQueues", "Mark", "Queue", "Queues", "queues_of"]


class Queue(Enum):
    """What is done in an order of its own."""

    UP = "copies to the device"
    COMPUTE = "what torch computes"
    DOWN = "copies from the device"


class Mark(ABC):
    """A point in a queue that is reached when everything put in before it is done."""

    @abstractmethod
    def hold(self, queue: Queue) -> None:
        """Have what is put into a queue from now on wait for the mark; the caller goes on."""

    @abstractmethod
    def wait(self) -> None:
        """Return when the mark is reached."""


class Queues(ABC):
    """The queues of one device, and memory that copies between it and the processor can use."""

    @abstractmethod
    def host_buffer(self, size: int) -> Tensor:
        """Return (size,) uint8 in memory from and to which the device copies by itself."""

    @abstractmethod
    def device_buffer(self, size: int) -> Tensor:
        """Return (size,) uint8 on the device. Copies to it must wait for a mark set in COMPUTE after this call."""

    @abstractmethod
    def copy(self, into: Tensor, source: Tensor, queue: Queue) -> None:
        """Put a copy into a queue. The one on the processor must be, or be part of, a buffer of `host_buffer`."""

    @abstractmethod
    def mark(self, queue: Queue) -> Mark:
        """Return a mark behind everything that was put into a queue so far."""


def queues_of(device: Device) -> Queues | None:
    """Return the queues of a GPU; None for the processor, which has none."""
    return CudaQueues(device.name) if device.is_gpu else None


class CudaQueues(Queues):
    """Streams of a GPU: one for copies to it, the current one for computing, one for copies from it.

    Args:
        name: Torch's name of the GPU.
    """

    def __init__(self, name: str) -> None:
        self._device = torch.device(name)
        self._up, self._down = (torch.cuda.Stream(self._device) for _ in range(2))  # type: ignore[no-untyped-call]

    def host_buffer(self, size: int) -> Tensor:
        """Return pinned memory."""
        with torch.cuda.device(self._device):
            return torch.empty(size, dtype=torch.uint8, pin_memory=True)

    def device_buffer(self, size: int) -> Tensor:
        """Return memory of the GPU that may be given up while copies to it are on their way."""
        buffer = torch.empty(size, dtype=torch.uint8, device=self._device)
        buffer.record_stream(self._up)  # else torch would hand it to the computing as soon as nobody here holds it
        return buffer

    def copy(self, into: Tensor, source: Tensor, queue: Queue) -> None:
        """Put a copy into a stream; it runs beside the others only from or to pinned memory."""
        host = source if into.is_cuda else into
        if not host.is_pinned():
            raise ValueError("the memory is not pinned, so the copy would wait for the GPU")
        stream = self.stream(queue)
        with torch.cuda.stream(stream):
            into.copy_(source, non_blocking=True)
        if source.is_cuda and queue is not Queue.COMPUTE:
            source.record_stream(stream)

    def mark(self, queue: Queue) -> Mark:
        """Return an event recorded in a stream."""
        # Who waits leaves the processor to those who read and write files.
        event = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
        event.record(self.stream(queue))
        return _CudaMark(event, self)

    def stream(self, queue: Queue) -> torch.cuda.Stream:
        """Return the stream of a queue; that of the computing is the one that is current where this is called."""
        if queue is Queue.COMPUTE:
            return torch.cuda.current_stream(self._device)
        return self._up if queue is Queue.UP else self._down


class _CudaMark(Mark):
    def __init__(self, event: torch.cuda.Event, queues: CudaQueues) -> None:
        self._event, self._queues = event, queues

    def hold(self, queue: Queue) -> None:
        self._queues.stream(queue).wait_event(self._event)

    def wait(self) -> None:
        self._event.synchronize()
