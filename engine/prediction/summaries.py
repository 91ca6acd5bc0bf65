"""Networks over rows of a season that come one strip after the other.

A network whose state is a sum for each pixel by itself reads each pixel once: the strip's rows are summarised, the
summaries kept as long as tiles need them, and tiles drawn from them. Other networks are given the rows themselves.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from torch import Tensor

from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.arithmetic import probability_of_windows, state_of_windows
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.season_sums import HybridSums
from furrow.engine.prediction.turns import Turn, turned_stack
from furrow.models.hybrid import HybridNetwork
from furrow.models.layers import padded_to
from furrow.models.season_network import PixelwiseNetwork, SeasonNetwork

__all__ = ["Rows", "RowsOfSeason", "RowsOfSummaries", "Window"]

Network = TypeVar("Network", bound=SeasonNetwork[Any])

Window = tuple[slice, slice]
"""Rows and columns of what is held."""


class Rows(ABC, Generic[Network]):
    """Rows of a panel of the season, as a network needs them to draw windows.

    Args:
        network: In evaluation mode, on the device.
        turn: How images are turned before the network sees them.
        device: Where the network is.
        check: Called now and then; may raise to stop.
    """

    def __init__(self, network: Network, turn: Turn, device: Device, check: Callable[[], None]) -> None:
        self._network, self._turn, self._device, self._check = network, turn, device, check

    @abstractmethod
    def push(self, stack: Stack, drop: int) -> None:
        """Take more rows, below those that are held, and let go of the first `drop` rows."""

    @abstractmethod
    def probability(self, windows: Sequence[Window]) -> Tensor:
        """Return the probabilities (N, 4h, 4w) float32, on the processor, of windows of equal shape."""


class RowsOfSummaries(Rows[PixelwiseNetwork[Any]]):
    """The rows of a network whose summaries of pixels stand by themselves; arguments as those of `Rows`."""

    def __init__(
        self, network: PixelwiseNetwork[Any], turn: Turn, device: Device, check: Callable[[], None]
    ) -> None:
        super().__init__(network, turn, device, check)
        self._sums = HybridSums(network) if isinstance(network, HybridNetwork) and not device.is_gpu else None
        self._tail: Stack | None = None  # the last rows, whose summaries wait for the rows below
        self._held: Tensor | None = None  # (rows, columns, C)

    def push(self, stack: Stack, drop: int) -> None:
        """Summarise more rows; the last ones that were held are done again, as they lacked what lies below."""
        reach = self._network.reach
        known = 0 if self._tail is None else min(reach, self._tail.valid.shape[1])
        seen = stack if self._tail is None else _above(self._tail, stack)
        context = seen.valid.shape[1] - stack.valid.shape[1] - known
        new = self._summary(seen)[context:]
        if self._held is not None:
            new = torch.cat([self._held[drop : self._held.shape[0] - known], new])
        self._held = new
        self._tail = _copied(_without_rows(seen, max(0, seen.valid.shape[1] - 2 * reach)))

    @torch.inference_mode()
    def probability(self, windows: Sequence[Window]) -> Tensor:
        """Return the probabilities of windows."""
        if self._held is None:
            raise ValueError("no rows were pushed")
        summaries = torch.stack([self._held[rows, columns].permute(2, 0, 1) for rows, columns in windows])
        height, width = summaries.shape[-2:]
        whole = self._turn.of(padded_to(self._network.multiple, summaries))
        kind = torch.device(self._device.name).type
        with torch.autocast(kind, dtype=self._device.precision, enabled=self._device.precision is not None):
            logits = self._network.draw(whole.contiguous(memory_format=torch.channels_last))[:, 0]
        self._check()
        drawn = self._turn.back(torch.sigmoid(logits.float()))
        scale = drawn.shape[-1] // (whole.shape[-1] if self._turn.quarters % 2 == 0 else whole.shape[-2])
        return drawn[..., : scale * height, : scale * width].cpu()

    def _summary(self, stack: Stack) -> Tensor:
        """Return the summaries of all rows of a stack, (rows, columns, C)."""
        turned = turned_stack(stack, self._turn)
        if self._sums is not None:
            summary = self._sums.summary(turned, self._check).permute(2, 0, 1)
        else:
            everything = (slice(0, turned.valid.shape[1]), slice(0, turned.valid.shape[2]))
            summary = state_of_windows(
                self._network, turned, [everything], self._device, self._network.summarise, self._check
            )[0]
        return self._turn.back(summary).permute(1, 2, 0).contiguous()


class RowsOfSeason(Rows[SeasonNetwork[Any]]):
    """The rows themselves, for a network that must see the dates of each window; arguments as those of `Rows`."""

    _held: Stack | None = None

    def push(self, stack: Stack, drop: int) -> None:
        """Hold more rows."""
        self._held = stack if self._held is None else _above(_without_rows(self._held, drop), stack)

    def probability(self, windows: Sequence[Window]) -> Tensor:
        """Return the probabilities of windows."""
        held = self._held
        if held is None:
            raise ValueError("no rows were pushed")
        if self._turn.is_none:
            return probability_of_windows(self._network, held, windows, self._device, self._check)
        found = []
        for rows, columns in windows:
            window = _padded_stack(_cut(held, rows, columns), self._network.multiple)
            turned = turned_stack(window, self._turn)
            everything = [(slice(0, turned.valid.shape[1]), slice(0, turned.valid.shape[2]))]
            drawn = self._turn.back(
                probability_of_windows(self._network, turned, everything, self._device, self._check)
            )
            scale = drawn.shape[-1] // window.valid.shape[2]
            found.append(drawn[0, : scale * (rows.stop - rows.start), : scale * (columns.stop - columns.start)])
        return torch.stack(found)


def _without_rows(stack: Stack, number: int) -> Stack:
    """Return a stack without its first rows."""
    return replace(stack, digital_numbers=stack.digital_numbers[:, :, number:], valid=stack.valid[:, number:])


def _copied(stack: Stack) -> Stack:
    """Return a stack of its own, that does not keep alive what it was cut from."""
    return replace(stack, digital_numbers=stack.digital_numbers.copy(), valid=stack.valid.copy())


def _above(upper: Stack, lower: Stack) -> Stack:
    """Return two stacks of the same dates and columns as one."""
    return replace(
        lower,
        digital_numbers=np.concatenate([upper.digital_numbers, lower.digital_numbers], axis=2),
        valid=np.concatenate([upper.valid, lower.valid], axis=1),
    )


def _cut(stack: Stack, rows: slice, columns: slice) -> Stack:
    return replace(
        stack, digital_numbers=stack.digital_numbers[:, :, rows, columns], valid=stack.valid[:, rows, columns]
    )


def _padded_stack(stack: Stack, multiple: int) -> Stack:
    """Return a stack with pixels to the right and below that no date shows, so that both sides are multiples."""
    height, width = stack.valid.shape[1:]
    more = ((0, -height % multiple), (0, -width % multiple))
    return replace(
        stack,
        digital_numbers=np.pad(stack.digital_numbers, ((0, 0), (0, 0), *more)),
        valid=np.pad(stack.valid, ((0, 0), *more)),
    )
