"""Several processes that train one network, one a device, each with its part of every batch.

Gradients are averaged over the processes at every step, so the weights are the same in all of them at any time. Batch
normalisation takes mean and spread of a process's own part of the batch, and its running figures are averaged: with
parts of a few patches this hardly differs from the statistics of the whole batch. Process 0 alone writes and validates.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, distributed

from furrow.engine.contract.errors import InputError, ResourceError

__all__ = ["ALONE", "Processes", "joined"]

T = TypeVar("T")

_LONGEST_WAIT = datetime.timedelta(hours=3)  # the others wait while process 0 validates


@dataclass(frozen=True)
class Processes:
    """The processes of a training, seen from one of them.

    Attributes:
        rank: Number of this process, from 0.
        number: How many there are.
        device: Torch's name of the device of this process; empty for the one that was asked for.
    """

    rank: int = 0
    number: int = 1
    device: str = ""

    @property
    def is_first(self) -> bool:
        """Whether this process writes and validates."""
        return self.rank == 0

    def average(self, tensors: Sequence[Tensor]) -> None:
        """Set tensors of one device to their mean over the processes, in place.

        Raises:
            ResourceError: Another process ended.
        """
        if self.number == 1 or not tensors:
            return
        flat = torch.cat([tensor.detach().reshape(-1).float() for tensor in tensors])
        with _told_when_one_ends():
            distributed.all_reduce(flat)
        flat /= self.number
        with torch.no_grad():
            parts = torch.split(flat, [tensor.numel() for tensor in tensors])
            for tensor, part in zip(tensors, parts, strict=True):
                tensor.copy_(part.view(tensor.shape))

    def told(self, value: T) -> T:
        """Return the value of process 0.

        Raises:
            ResourceError: Another process ended.
        """
        if self.number == 1:
            return value
        values: list[T] = [value]
        with _told_when_one_ends():
            distributed.broadcast_object_list(values)
        return values[0]


ALONE = Processes()
"""One process, the usual case."""


@contextmanager
def joined() -> Iterator[Processes]:
    """Join the processes that torchrun started; yield `ALONE` where it started none.

    Raises:
        InputError: There are more processes on this machine than GPUs, where there are any.
    """
    number = int(os.environ.get("WORLD_SIZE", "1"))
    if number == 1:
        yield ALONE
        return
    on_gpu, local = torch.cuda.is_available(), int(os.environ.get("LOCAL_RANK", "0"))
    if on_gpu and local >= torch.cuda.device_count():
        raise InputError(
            f"Process {local + 1} of this machine found {torch.cuda.device_count()} GPUs: start one process a GPU."
        )
    distributed.init_process_group("nccl" if on_gpu else "gloo", timeout=_LONGEST_WAIT)
    try:
        yield Processes(distributed.get_rank(), number, f"cuda:{local}" if on_gpu else "cpu")
    finally:
        distributed.destroy_process_group()


@contextmanager
def _told_when_one_ends() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:
        raise ResourceError(
            "Another process of the training ended or cannot be reached: see its log, then start the training again; "
            "it goes on from its checkpoint."
        ) from error
