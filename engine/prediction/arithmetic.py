"""A network over windows of a stack, its dates taken in a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.device import Device
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
) -> Tensor:
    """Return what a network's state of windows of a stack ends in.

    Only a few dates at a time become floating-point numbers, so a hundred dates need little more
    memory than ten.

    Args:
        network: In evaluation mode, on the device.
        stack: The season, or a part of it.
        windows: Rows and columns, each window of the same shape (h, w).
        device: Where the network is.
        finish: Turns the state with all dates in it into the result.
        check: Called between dates; may raise to stop.
    """
    valid = np.stack([stack.valid[:, rows, columns] for rows, columns in windows])
    kind = torch.device(device.name).type
    with torch.autocast(kind, dtype=device.precision, enabled=device.precision is not None):
        state = network.begin(len(windows), *valid.shape[2:])
        for first in range(0, len(stack.dates), network.dates_at_once):
            check()
            dates = slice(first, first + network.dates_at_once)
            clear = valid[:, dates]
            if not clear.any():
                continue
            reflectance = torch.stack([_reflectance(stack, dates, window) for window in windows])
            days = torch.from_numpy(stack.day_of_year[dates].astype(np.int64)).expand(len(windows), -1)
            place = device.name
            state = network.add(state, reflectance.to(place), torch.from_numpy(clear).to(place), days.to(place))
        check()
        return finish(state)


def _reflectance(stack: Stack, dates: slice, window: tuple[slice, slice]) -> Tensor:
    """Return the reflectance (T, B, h, w) of some dates in a window, as it is where not valid too."""
    numbers = torch.from_numpy(stack.digital_numbers[dates, :, window[0], window[1]].astype(np.float32))
    numbers += torch.from_numpy(stack.offset[dates])[:, None, None, None]
    numbers *= torch.from_numpy(stack.scale[dates])[:, None, None, None]
    return numbers
