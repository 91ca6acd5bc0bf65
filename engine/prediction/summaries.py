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

from furrow.engine.contract.errors import ResourceError
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.arithmetic import state_of_windows
from furrow.engine.prediction.card_memory import Appetite, ran_out
from furrow.engine.prediction.equipment import Equipment
from furrow.engine.prediction.season_sums import HybridSums
from furrow.engine.prediction.turns import Turn, turned_stack
from furrow.models.hybrid import HybridNetwork
from furrow.models.layers import padded_to
from furrow.models.season_network import SCALE, PixelwiseNetwork, SeasonNetwork

__all__ = ["Rows", "RowsOfSeason", "RowsOfSummaries", "Window"]

_FIRST_PIXELS, _MOST_PIXELS = 1 << 16, 1 << 18  # summarised at a time on a GPU; more than that keeps no GPU busier

Network = TypeVar("Network", bound=SeasonNetwork[Any])

Window = tuple[slice, slice]
"""Rows and columns of what is held."""


class Rows(ABC, Generic[Network]):
    """Rows of a panel of the season, as a network needs them to draw windows.

    Args:
        network: In evaluation mode, on the device.
        turn: How images are turned before the network sees them.
        equipment: Where the network is, and what belongs to it.
        check: Called now and then; may raise to stop.
    """

    def __init__(self, network: Network, turn: Turn, equipment: Equipment, check: Callable[[], None]) -> None:
        self._network, self._turn, self._equipment, self._check = network, turn, equipment, check
        self._device = equipment.device

    @abstractmethod
    def push(self, stack: Stack, drop: int) -> None:
        """Take more rows, below those that are held, and let go of the first `drop` rows."""

    @abstractmethod
    def probability(self, windows: Sequence[Window]) -> Tensor:
        """Return the probabilities (N, 4h, 4w) float32, on the device, of windows of equal shape."""

    def _turned(self, images: Tensor) -> Tensor:
        """Return images (..., h, w) filled with zeros up to whole pixels of the network's coarsest, and turned."""
        return self._turn.of(padded_to(self._network.multiple, images))

    def _drawn(self, logits: Tensor, height: int, width: int) -> Tensor:
        """Return the probabilities (N, 4h, 4w) float32 of logits of turned images, (N, outputs, 4H, 4W)."""
        drawn = self._turn.back(torch.sigmoid(logits[:, 0].float()))
        return drawn[..., : SCALE * height, : SCALE * width]


class RowsOfSummaries(Rows[PixelwiseNetwork[Any]]):
    """The rows of a network whose summaries of pixels stand by themselves; arguments as those of `Rows`.

    On a GPU rows are summarised as many at a time as its memory allows.
    """

    def __init__(
        self, network: PixelwiseNetwork[Any], turn: Turn, equipment: Equipment, check: Callable[[], None]
    ) -> None:
        super().__init__(network, turn, equipment, check)
        self._sums = HybridSums(network) if isinstance(network, HybridNetwork) and not self._device.is_gpu else None
        self._appetite = Appetite(equipment.memory, _FIRST_PIXELS, _MOST_PIXELS)
        self._tail: Stack | None = None  # the last rows, whose summaries wait for the rows below
        self._held: Tensor | None = None  # (rows, columns, C)

    @torch.inference_mode()
    def push(self, stack: Stack, drop: int) -> None:
        """Summarise more rows; the last ones that were held are done again, as they lacked what lies below.

        Raises:
            ResourceError: Memory does not suffice for a single row.
        """
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
        whole = self._turned(summaries)
        kind = torch.device(self._device.name).type
        with torch.autocast(kind, dtype=self._device.precision, enabled=self._device.precision is not None):
            logits = self._network.draw(whole.contiguous(memory_format=torch.channels_last))
        self._check()
        return self._drawn(logits, height, width)

    def _summary(self, stack: Stack) -> Tensor:
        """Return the summaries of all rows of a stack, (rows, columns, C)."""
        if self._sums is not None:
            summary = self._sums.summary(turned_stack(stack, self._turn), self._check).permute(2, 0, 1)
            return self._turn.back(summary).permute(1, 2, 0).contiguous()
        height, width = stack.valid.shape[1:]
        parts: list[Tensor] = []
        first = 0
        while first < height:
            rows = int(min(height - first, max(1, self._appetite.pixels() // width)))
            try:
                with self._appetite.measured(rows * width):
                    parts.append(self._summary_of_rows(stack, first, first + rows))
            except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
                if not ran_out(error):
                    raise
                self._take_fewer(rows, width, error)
                continue
            first += rows
        return torch.cat(parts) if len(parts) > 1 else parts[0]

    def _summary_of_rows(self, stack: Stack, first: int, end: int) -> Tensor:
        """Return the summaries of some rows, made of them and of what the network sees around them."""
        top = max(0, first - self._network.reach)
        window = (slice(top, end + self._network.reach), slice(None))
        summary = state_of_windows(
            self._network, stack, [window], self._device, self._network.summarise, self._check,
            self._equipment.transfers, self._turn.of,
        )[0]  # fmt: skip
        return self._turn.back(summary)[:, first - top : end - top].permute(1, 2, 0).contiguous()

    def _take_fewer(self, rows: int, width: int, error: BaseException) -> None:
        self._equipment.transfers.release()
        if rows == 1:
            raise ResourceError(
                f"The memory of the {self._device.description} does not suffice to sum the dates of one row of {width} "
                "pixels: close other programs, or choose another device."
            ) from error
        self._appetite.halve(rows * width)


class RowsOfSeason(Rows[SeasonNetwork[Any]]):
    """The rows themselves, for a network that must see the dates of each window; arguments as those of `Rows`."""

    _held: Stack | None = None

    def push(self, stack: Stack, drop: int) -> None:
        """Hold more rows."""
        self._held = stack if self._held is None else _above(_without_rows(self._held, drop), stack)

    @torch.inference_mode()
    def probability(self, windows: Sequence[Window]) -> Tensor:
        """Return the probabilities of windows."""
        held = self._held
        if held is None:
            raise ValueError("no rows were pushed")
        network, (height, width) = self._network, held.valid[0][windows[0]].shape
        arrange = (lambda images: images) if self._turn.is_none else self._turned
        return state_of_windows(
            network, held, windows, self._device, lambda state: self._drawn(network.decode(state), height, width),
            self._check, self._equipment.transfers, arrange,
        )  # fmt: skip


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
