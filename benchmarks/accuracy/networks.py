"""Networks as ways to map, as the benchmark measures them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.benchmarks.accuracy.evaluation import Predict
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.arithmetic import probability_of_season
from furrow.engine.training.validation import EXACT
from furrow.models.season_network import SeasonNetwork

__all__ = ["prediction_of"]


def prediction_of(network: SeasonNetwork[Any]) -> Predict:
    """Return what maps a whole season at once with a network in evaluation mode, in float32."""

    def predict(stack: Stack) -> NDArray[np.float32]:
        probability: NDArray[np.float32] = probability_of_season(network, stack, EXACT).numpy()
        return probability

    return predict
