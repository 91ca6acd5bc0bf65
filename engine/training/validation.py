"""The score of a network on places it was not trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.geogrid import SCALE
from furrow.engine.prediction.arithmetic import probability_of_season
from furrow.engine.prediction.device import Device
from furrow.engine.training.places import Place
from furrow.engine.training.thresholds import ProbabilityHistogram
from furrow.models.season_network import SeasonNetwork

__all__ = ["EXACT", "histogram_of", "validate"]

EXACT = Device("cpu", None, "processor, float32")
"""The processor with float32 throughout."""


def validate(
    network: SeasonNetwork[Any],
    places: Iterable[Place],
    threshold: float = 0.5,
    device: Device = EXACT,
    check: Callable[[], None] = lambda: None,
) -> WeightedCounts:
    """Return the weighted counts of a network, pooled over places.

    Args:
        network: Put into evaluation mode here.
        places: Places it was not trained on.
        threshold: Probability from which a pixel counts as cultivated.
        device: Where the network is.
        check: Called again and again; may raise to stop.
    """
    network.eval()
    counts = WeightedCounts()
    for place in places:
        mask = (probability_of_season(network, place.stack, device, check) >= threshold).numpy()
        counts += count(place.cultivated, mask, place.weights)
    return counts


def histogram_of(
    network: SeasonNetwork[Any],
    places: Iterable[Place],
    device: Device = EXACT,
    check: Callable[[], None] = lambda: None,
    seen: Callable[[Place, NDArray[np.float32]], None] = lambda place, probability: None,
) -> ProbabilityHistogram:
    """Return the histogram of a network's probabilities, pooled over places.

    Pixels that no date shows are left out, as a map has no value there.

    Args:
        network: Put into evaluation mode here.
        places: Places it was not trained on.
        device: Where the network is.
        check: Called again and again; may raise to stop.
        seen: Called with each place and its probability, (4H, 4W) float32.
    """
    network.eval()
    histogram = ProbabilityHistogram()
    for place in places:
        probability = probability_of_season(network, place.stack, device, check).numpy()
        observed = place.stack.valid.any(axis=0).repeat(SCALE, axis=0).repeat(SCALE, axis=1)
        histogram += ProbabilityHistogram.of(place.cultivated, probability, np.where(observed, place.weights, 0))
        seen(place, probability)
    return histogram
