"""How much a GPU takes at a time: learned from what it took before, halved when its memory runs out."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from furrow.engine.prediction.device import Device

__all__ = ["Appetite", "CardMemory", "CudaMemory", "memory_of", "ran_out"]

_SHARE = 0.7  # of the free memory; pieces and convolutions of other shapes may take more than the one that was measured
_MESSAGES = (  # torch has no class for these: the processor's, and those of CUDA's libraries
    "not enough memory", "can't allocate memory", "CUDA error: out of memory", "CUBLAS_STATUS_ALLOC_FAILED",
    "CUDNN_STATUS_ALLOC_FAILED",
)  # fmt: skip


class CardMemory(ABC):
    """The memory of a GPU, as this process sees it."""

    @abstractmethod
    def free(self) -> int:
        """Return the bytes that can still be had."""

    @abstractmethod
    def held(self) -> int:
        """Return the bytes that tensors hold."""

    @abstractmethod
    def watch(self) -> None:
        """Begin to watch for the most that tensors hold."""

    @abstractmethod
    def most_held(self) -> int:
        """Return the most bytes that tensors held at once since `watch`."""

    @abstractmethod
    def give_back(self) -> None:
        """Give memory back that no tensor holds."""


class CudaMemory(CardMemory):
    """The memory of a GPU as torch's own accounts tell it, which need not wait for what is being computed.

    Args:
        name: Torch's name of the GPU.
    """

    def __init__(self, name: str) -> None:
        self._device = torch.device(name)

    def free(self) -> int:
        """Return what the driver has left and what torch keeps for later."""
        kept = torch.cuda.memory_reserved(self._device) - torch.cuda.memory_allocated(self._device)
        return int(torch.cuda.mem_get_info(self._device)[0]) + kept

    def held(self) -> int:
        """Return the bytes of all tensors."""
        return torch.cuda.memory_allocated(self._device)

    def watch(self) -> None:
        """Begin to watch."""
        torch.cuda.reset_peak_memory_stats(self._device)

    def most_held(self) -> int:
        """Return the most bytes since then."""
        return torch.cuda.max_memory_allocated(self._device)

    def give_back(self) -> None:
        """Empty torch's store of memory."""
        with torch.cuda.device(self._device):
            torch.cuda.empty_cache()


def memory_of(device: Device) -> CardMemory | None:
    """Return the memory of a GPU; None for the processor, which is not asked."""
    return CudaMemory(device.name) if device.is_gpu else None


class Appetite:
    """How many pixels are taken at a time.

    Without a memory to ask it is as many as there are, until it is halved. With one, the first piece is small; what it
    took tells how many pixels of the next fit into what is free then.

    Args:
        memory: Of the device; None for the processor.
        first: Pixels of the first piece, where the memory is asked.
        most: Pixels of the largest, likewise.
    """

    def __init__(self, memory: CardMemory | None, first: int, most: int) -> None:
        self._memory, self._first = memory, first
        self._most: float = most if memory else math.inf
        self._measured = 0  # pixels of the largest piece so far
        self._bytes = 0.0  # that it took, by pixel

    def pixels(self) -> float:
        """Return how many pixels to take now; at least 1, perhaps infinitely many."""
        if self._memory is None:
            return self._most
        if not self._measured:
            return min(self._most, self._first)
        return max(1, min(self._most, _SHARE * self._memory.free() // max(self._bytes, 1)))

    @contextmanager
    def measured(self, pixels: int) -> Iterator[None]:
        """Learn from what the block takes for a number of pixels."""
        if self._memory is None:
            yield
            return
        before = self._memory.held()
        self._memory.watch()
        yield
        if pixels >= self._measured:  # what little ones take is mostly not theirs
            self._measured, self._bytes = pixels, (self._memory.most_held() - before) / pixels

    def halve(self, pixels: int) -> None:
        """Take at most half of a number of pixels from now on: memory did not suffice for them."""
        self._most = max(1, min(self._most, pixels // 2))
        if self._memory is not None:
            self._memory.give_back()


def ran_out(error: BaseException) -> bool:
    """Whether an error says that memory ran out."""
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or any(text in str(error) for text in _MESSAGES)
