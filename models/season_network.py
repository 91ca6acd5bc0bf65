"""What every network of Furrow is: dates go in a few at a time, logits at 2.5 m come out.

A network never holds a season as a whole: `begin` makes an empty state, `add` takes some dates into
it, `decode` turns it into logits. The order of the dates does not matter.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

__all__ = ["SCALE", "PixelwiseNetwork", "SeasonNetwork"]

SCALE = 4
"""Output pixels per input pixel along each axis."""

State = TypeVar("State")


class SeasonNetwork(nn.Module, ABC, Generic[State]):
    """Base of all networks.

    Attributes:
        bands: Names of the bands in the order the network takes them.
        outputs: Names of the channels of its logits. The first is what is predicted; the others, if any, are only
            used in training.
        margin: Pixels of 10 m beyond which an input pixel has no influence on an output pixel.
        multiple: Tiles agree with a pass over everything when their offsets are multiples of it.
        dates_at_once: Dates that `forward` adds in one go.
        window_decides: Whether something is decided for a window as a whole (which dates to use), so that the tiles of
            one place may differ beyond the margin too.
    """

    mean: Tensor
    standard_deviation: Tensor
    margin: int
    multiple: int
    outputs: tuple[str, ...] = ("cultivated",)
    dates_at_once: int = 8
    window_decides: bool = False

    def __init__(self, bands: Sequence[str]) -> None:
        super().__init__()
        self.bands = tuple(bands)
        # The card states the normalisation, so the buffers are left out of the weights.
        self.register_buffer("mean", torch.zeros(len(self.bands)), persistent=False)
        self.register_buffer("standard_deviation", torch.ones(len(self.bands)), persistent=False)

    def set_normalisation(self, mean: Sequence[float], standard_deviation: Sequence[float]) -> None:
        """Set the mean and the standard deviation of the reflectance of each band."""
        self.mean.copy_(torch.tensor(mean, dtype=self.mean.dtype))
        self.standard_deviation.copy_(torch.tensor(standard_deviation, dtype=self.mean.dtype))

    @abstractmethod
    def begin(self, places: int, height: int, width: int) -> State:
        """Return the state of `places` windows of `height` x `width` pixels without any date."""

    @abstractmethod
    def add(self, state: State, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> State:
        """Return the state with more dates in it; arguments as those of `forward`."""

    @abstractmethod
    def decode(self, state: State) -> Tensor:
        """Return logits (N, number of outputs, 4H, 4W), float32."""

    def forward(self, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> Tensor:
        """Return the logits of cultivated land, and of further outputs behind them.

        Args:
            reflectance: (N, T, B, H, W), surface reflectance (1.0 = 100%); ignored where not valid.
            valid: (N, T, H, W), bool: observed and clear. A padded date is valid nowhere.
            day_of_year: (N, T), 1 to 366.

        Returns:
            (N, number of outputs, 4H, 4W), float32.
        """
        places, dates, _, height, width = reflectance.shape
        state = self.begin(places, height, width)
        for first in range(0, dates, self.dates_at_once):
            some = slice(first, first + self.dates_at_once)
            state = self.add(state, reflectance[:, some], valid[:, some], day_of_year[:, some])
        return self.decode(state)


class PixelwiseNetwork(SeasonNetwork[State]):
    """A network whose state is a sum over dates for each pixel by itself, or nearly so.

    What costs most then need not be done again where tiles overlap: a season is summarised once, and tiles are drawn
    from the summary.

    Attributes:
        reach: Pixels beyond which an input pixel has no influence on the summary of a pixel.
        summary_channels: Channels of the summary.
    """

    reach: int
    summary_channels: int

    @abstractmethod
    def summarise(self, state: State) -> Tensor:
        """Return what is known of each pixel, (N, C, H, W)."""

    @abstractmethod
    def draw(self, summary: Tensor) -> Tensor:
        """Return logits (N, number of outputs, 4H, 4W), float32, of a summary."""

    def decode(self, state: State) -> Tensor:
        """Return logits (N, number of outputs, 4H, 4W), float32."""
        return self.draw(self.summarise(state))
