"""Arrays on their way to a device and back, beside what is computed there.

Arrays go up through two slots used in turn: while the device computes on what came through one, the next piece is
packed and copied through the other. A slot's memory here is written again only after its copy has ended, its memory
there only after the device has computed on it. So the caller is never more than two pieces ahead, and memory stays
flat. Results come down through buffers that are used again once they were read. On the processor all of it is the
arrays themselves.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from furrow.engine.prediction.device import Device
from furrow.engine.prediction.queues import Mark, Queue, Queues, queues_of

__all__ = ["Piece", "Transfers"]

Piece = Sequence[Sequence[NDArray[Any]]]
"""Groups of arrays of one shape and type; each group becomes one tensor."""

_SLOTS = 2
_ALIGNED = 256  # bytes; each tensor of a piece begins at a multiple, as the memory of a GPU does


@dataclass
class _Slot:
    """A pair of buffers, here and on the device.

    Attributes:
        host: None before the first use.
        device: Likewise.
        copied: The copy that last left `host`.
        used: The last thing that was done with `device`.
    """

    host: Tensor | None = None
    device: Tensor | None = None
    copied: Mark | None = None
    used: Mark | None = None


class Transfers:
    """Copies to a device and from it; not for several threads at once where the device has queues.

    Args:
        queues: Of the device; None for the processor, to which nothing need be copied.
    """

    def __init__(self, queues: Queues | None = None) -> None:
        self._queues = queues
        self._slots = [_Slot() for _ in range(_SLOTS)]
        self._sent = 0
        self._idle: list[Tensor] = []  # buffers here, for results

    @classmethod
    def of(cls, device: Device) -> Self:
        """Return what copies to a device and from it."""
        return cls(queues_of(device))

    @property
    def run_beside(self) -> bool:
        """Whether copies run beside the computing, so that it pays to ask for results late."""
        return self._queues is not None

    def carried(self, pieces: Iterable[Piece]) -> Iterator[list[Tensor]]:
        """Yield pieces as tensors on the device, a tensor (number of arrays, ...) for each group.

        They may be used until the next piece is asked for: what is computed on them must have been begun by then.
        Only one sequence may be on its way at a time.

        Raises:
            torch.OutOfMemoryError: The device has no memory for a piece.
        """
        if self._queues is None:
            for piece in pieces:
                yield [_joined(group) for group in piece]
            return
        waiting: deque[tuple[_Slot, list[Tensor]]] = deque()
        for piece in pieces:
            waiting.append(self._send(self._queues, piece))
            if len(waiting) == _SLOTS:
                yield from _used(self._queues, *waiting.popleft())
        while waiting:
            yield from _used(self._queues, *waiting.popleft())

    def fetched(self, tensor: Tensor) -> Callable[[], NDArray[Any]]:
        """Return what returns a tensor of the device as an array, to be called once.

        The copy begins when everything is done that was begun before this call, and goes on beside what is begun
        later. The array is the caller's own.
        """
        if self._queues is None:
            values: NDArray[Any] = tensor.numpy()
            return lambda: values
        source = tensor.contiguous()
        size = source.numel() * source.element_size()
        with torch.inference_mode(mode=False), torch.no_grad():  # buffers outlive the mode they are used in
            buffer = self._idle_buffer(self._queues, size)
            self._queues.mark(Queue.COMPUTE).hold(Queue.DOWN)
            self._queues.copy(buffer[:size], source.view(-1).view(torch.uint8), Queue.DOWN)
            done = self._queues.mark(Queue.DOWN)
        kind = torch.empty(0, dtype=source.dtype).numpy().dtype

        def result() -> NDArray[Any]:
            done.wait()
            values = buffer[:size].numpy().view(kind).reshape(source.shape).copy()
            self._idle.append(buffer)
            return values

        return result

    def release(self) -> None:
        """Give all buffers back that are not waited for, after what is on its way has arrived."""
        for slot in self._slots:
            for mark in filter(None, (slot.copied, slot.used)):
                mark.wait()
        self._slots = [_Slot() for _ in range(_SLOTS)]
        self._idle.clear()

    def _idle_buffer(self, queues: Queues, size: int) -> Tensor:
        """Return a buffer of at least `size` bytes that nothing is copied into."""
        fitting = [buffer for buffer in self._idle if buffer.numel() >= size]
        # Those that are too small make way, so that there are never more than results that were waited for at once.
        self._idle = fitting[1:]
        return fitting[0] if fitting else queues.host_buffer(size)

    @torch.inference_mode(mode=False)
    @torch.no_grad()
    def _send(self, queues: Queues, piece: Piece) -> tuple[_Slot, list[Tensor]]:
        """Pack a piece and begin to copy it; return its slot and its tensors, which are not there yet."""
        slot = self._slots[self._sent % _SLOTS]
        self._sent += 1
        starts, size = _places(piece)
        if slot.copied is not None:
            slot.copied.wait()
        if slot.host is None or slot.host.numel() < size:
            slot.host = None
            slot.host = queues.host_buffer(size)
        if slot.device is None or slot.device.numel() < size:
            slot.device = None
            slot.device = queues.device_buffer(size)
            slot.used = queues.mark(Queue.COMPUTE)  # the memory may have been that of something still computed on
        host, device = slot.host[:size], slot.device[:size]
        for group, start in zip(piece, starts, strict=True):
            _pack(group, _as_tensor_of(group, host, start).numpy())
        if slot.used is not None:
            slot.used.hold(Queue.UP)
        queues.copy(device, host, Queue.UP)
        slot.copied = queues.mark(Queue.UP)
        return slot, [_as_tensor_of(group, device, start) for group, start in zip(piece, starts, strict=True)]


def _used(queues: Queues, slot: _Slot, tensors: list[Tensor]) -> Iterator[list[Tensor]]:
    """Yield tensors that have arrived, and mark where the device has computed on them."""
    if slot.copied is not None:
        slot.copied.hold(Queue.COMPUTE)
    try:
        yield tensors
    finally:
        slot.used = queues.mark(Queue.COMPUTE)


def _places(piece: Piece) -> tuple[list[int], int]:
    """Return where each group begins, and where the last ends, in bytes."""
    starts, end = [], 0
    for group in piece:
        start = -(-end // _ALIGNED) * _ALIGNED
        starts.append(start)
        end = start + sum(array.nbytes for array in group)
    return starts, end


def _as_tensor_of(group: Sequence[NDArray[Any]], buffer: Tensor, start: int) -> Tensor:
    """Return the part of a buffer of bytes that holds a group, as the tensor it becomes."""
    shape = (len(group), *group[0].shape)
    kind = torch.from_numpy(np.empty(0, group[0].dtype)).dtype
    return buffer[start : start + math.prod(shape) * kind.itemsize].view(kind).view(shape)


def _pack(group: Sequence[NDArray[Any]], into: NDArray[Any]) -> None:
    for place, array in enumerate(group):
        into[place] = array


def _joined(group: Sequence[NDArray[Any]]) -> Tensor:
    """Return a group as one tensor, without a copy where it is a single array."""
    if len(group) > 1:
        return torch.from_numpy(np.stack(group))
    array = group[0]
    return torch.from_numpy(array if array.flags.writeable else array.copy())[None]
