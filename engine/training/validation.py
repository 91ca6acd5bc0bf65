"""The score of a network on places it was not trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor

from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.training.places import Place
from furrow.models.season_network import SeasonNetwork

__all__ = ["probability_of_place", "validate"]

_DATES_AT_ONCE = 8


@torch.inference_mode()
def probability_of_place(
    network: SeasonNetwork[Any],
    place: Place,
    precision: torch.dtype | None = None,
    device: str = "cpu",
    check: Callable[[], None] = lambda: None,
) -> Tensor:
    """Return the probability (4H, 4W) float32 of a whole place, its dates taken in a few at a time.

    Args:
        network: In evaluation mode.
        place: Its reference is not looked at.
        precision: Type of the arithmetic where less than float32 suffices; None for float32.
        device: Where the network is.
        check: Called between dates; may raise to stop.
    """
    height, width = place.shape
    stack = place.stack
    with torch.autocast(torch.device(device).type, dtype=precision, enabled=precision is not None):
        state = network.begin(1, height, width)
        for first in range(0, stack.valid.shape[0], _DATES_AT_ONCE):
            check()
            some = slice(first, first + _DATES_AT_ONCE)
            numbers = torch.from_numpy(stack.digital_numbers[some].astype("float32"))
            scale, offset = (torch.from_numpy(part[some])[:, None, None, None] for part in (stack.scale, stack.offset))
            reflectance = ((numbers + offset) * scale)[None].to(device)
            valid = torch.from_numpy(stack.valid[some])[None].to(device)
            days = torch.from_numpy(stack.day_of_year[some].astype("int64"))[None].to(device)
            state = network.add(state, reflectance, valid, days)
        logits = network.decode(state)
    return torch.sigmoid(logits[0, 0].float()).cpu()


def validate(
    network: SeasonNetwork[Any],
    places: Iterable[Place],
    threshold: float = 0.5,
    precision: torch.dtype | None = None,
    device: str = "cpu",
    check: Callable[[], None] = lambda: None,
) -> WeightedCounts:
    """Return the weighted counts of a network, pooled over places.

    Args:
        network: Put into evaluation mode here.
        places: Places it was not trained on.
        threshold: Probability from which a pixel counts as cultivated.
        precision: As in `probability_of_place`.
        device: Where the network is.
        check: Called again and again; may raise to stop.
    """
    network.eval()
    counts = WeightedCounts()
    for place in places:
        mask = (probability_of_place(network, place, precision, device, check) >= threshold).numpy()
        counts += count(place.cultivated, mask, place.weights)
    return counts
