"""A network over windows of a stack, its dates taken in a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import Device
from furrow.engine.prediction.transfers import Piece, Transfers
from furrow.models.season_network import SeasonNetwork

__all__ = ["probability_of_season", "probability_of_windows", "state_of_windows"]

_EVERYTHING = (slice(None), slice(None))


def probability_of_season(
    network: SeasonNetwork[Any], stack: Stack, device: Device, check: Callable[[], None] = lambda: None
) -> Tensor:
    """Return the probability (4H, 4W) float32 of a whole stack at once; see `probability_of_windows`."""
    return probability_of_windows(network, stack, [_EVERYTHING], device, check)[0]


def probability_of_windows(
    network: SeasonNetwork[Any],
    stack: Stack,
    windows: Sequence[tuple[slice, slice]],
    device: Device,
    check: Callable[[], None] = lambda: None,
) -> Tensor:
    """Return the probability of cultivated land in windows of a stack, (N, 4h, 4w) float32 on the processor.

    Where no date is valid it means nothing. Arguments as those of `state_of_windows`.
    """
    return state_of_windows(
        network, stack, windows, device, lambda state: torch.sigmoid(network.decode(state)[:, 0].float()).cpu(), check
    )


@torch.inference_mode()
def state_of_windows(
    network: SeasonNetwork[Any],
    stack: Stack,
    windows: Sequence[tuple[slice, slice]],
    device: Device,
    finish: Callable[[Any], Tensor],
    check: Callable[[], None] = lambda: None,
    transfers: Transfers | None = None,
    arrange: Callable[[Tensor], Tensor] = lambda images: images,
) -> Tensor:
    """Return what a network's state of windows of a stack ends in.

    Only a few dates at a time become floating-point numbers, so a hundred dates need little more memory than ten. To a
    GPU a date of a pixel travels as its digital numbers and whether it is valid, 2 x bands + 1 bytes, the least that a
    copy to it can take; reflectance is made of them there. The next dates travel while the present ones are summed, and
    nothing waits for the GPU.

    Args:
        network: In evaluation mode, on the device.
        stack: The season, or a part of it.
        windows: Rows and columns, each window of the same shape (h, w).
        device: Where the network is.
        finish: Turns the state with all dates in it into the result.
        check: Called between dates; may raise to stop.
        transfers: What copies to the device; None for one of its own.
        arrange: Pads or turns images (..., h, w) on the device before the network sees them. Pixels it adds must be 0.
    """
    kind = torch.device(device.name).type
    with torch.autocast(kind, dtype=device.precision, enabled=device.precision is not None):
        height, width = arrange(torch.empty(stack.valid[0][windows[0]].shape, device="meta")).shape
        state = network.begin(len(windows), height, width)
        pieces = _pieces(stack, windows, network.dates_at_once, check)
        for numbers, clear, days, scale, offset in (transfers or Transfers.of(device)).carried(pieces):
            reflectance = arrange(_reflectance(numbers, scale, offset)).contiguous()
            state = network.add(state, reflectance, arrange(clear).contiguous(), days.expand(len(windows), -1))
        check()
        return finish(state)


def _pieces(
    stack: Stack, windows: Sequence[tuple[slice, slice]], dates_at_once: int, check: Callable[[], None]
) -> Iterator[Piece]:
    """Yield what the network is to be given, some dates at a time; those that are valid nowhere are left out."""
    for first in range(0, len(stack.dates), dates_at_once):
        check()
        dates = slice(first, first + dates_at_once)
        clear = [stack.valid[dates, *window] for window in windows]
        if any(each.any() for each in clear):
            numbers = [stack.digital_numbers[dates, :, *window] for window in windows]
            days = stack.day_of_year[dates].astype(np.int64)
            yield numbers, clear, [days], [stack.scale[dates]], [stack.offset[dates]]


def _reflectance(numbers: Tensor, scale: Tensor, offset: Tensor) -> Tensor:
    """Return reflectance (N, T, B, h, w) float32 of digital numbers, as it is where not valid too; see `Stack`."""
    reflectance = numbers.to(torch.float32)
    reflectance += offset[:, :, None, None, None]
    reflectance *= scale[:, :, None, None, None]
    return reflectance
