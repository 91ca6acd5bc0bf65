"""A plain U-Net over gap-free composites: the peer that spends everything on the image and nothing on single dates.

U-Nets that predict finer than their input came second in the Enhanced Sentinel-2 Agriculture challenge. This one stacks
the composites of the season as channels (Ronneberger et al. 2015: double convolutions, max-pooling, skips by
concatenation) and ends in two pixel shuffles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from furrow.models.composites import Composites
from furrow.models.features import bands_and_vegetation
from furrow.models.layers import ConvolutionUnit, SubPixelUpsampling, padded_to, twice
from furrow.models.season_network import SeasonNetwork

__all__ = ["CompositeState", "UNetComposites", "UNetCompositesSettings"]


@dataclass(frozen=True)
class UNetCompositesSettings:
    """Sizes of a U-Net over composites.

    Attributes:
        bands: Names of the bands; B04 and B08 must be among them.
        composites: Number of composites, spread evenly from `first_day` to `last_day`.
        first_day: Day of the year of the first composite.
        last_day: Day of the year of the last composite.
        width, width_20m, width_40m: Channels of the U-Net at its three resolutions.
        width_5m, width_2m5: Channels after each pixel shuffle.
    """

    LIMITS: ClassVar[dict[str, tuple[int, int]]] = {
        "composites": (1, 64), "first_day": (1, 366), "last_day": (1, 366), "width": (1, 512), "width_20m": (1, 1024),
        "width_40m": (1, 1024), "width_5m": (1, 256), "width_2m5": (1, 256),
    }  # fmt: skip
    BANDS_NEEDED: ClassVar[frozenset[str]] = frozenset({"B04", "B08"})

    bands: tuple[str, ...]
    composites: int = 8
    first_day: int = 75
    last_day: int = 265
    width: int = 48
    width_20m: int = 88
    width_40m: int = 128
    width_5m: int = 32
    width_2m5: int = 16

    def problem(self) -> str:
        """Return one clause on what does not fit together; empty when all does."""
        return "" if self.first_day < self.last_day else f"the first day ({self.first_day}) does not precede the last"


@dataclass(frozen=True)
class CompositeState:
    """Weighted sums (N, K, F, H, W) and weights (N, K, H, W) of the dates seen so far; float32."""

    sums: Tensor
    weights: Tensor


class UNetComposites(SeasonNetwork[CompositeState]):
    """Composites as channels of a U-Net with sub-pixel up-sampling.

    Args:
        settings: Sizes.
    """

    margin = 28
    multiple = 4

    def __init__(self, settings: UNetCompositesSettings) -> None:
        super().__init__(settings.bands)
        self.settings = settings
        self.composites = Composites(settings.composites, settings.first_day, settings.last_day)
        self.decoder = _UNet(settings.composites * (len(self.bands) + 2), settings)

    def begin(self, places: int, height: int, width: int) -> CompositeState:
        """Return the state of windows without any date."""
        shape = (places, self.settings.composites, len(self.bands) + 1, height, width)
        sums = torch.zeros(shape, device=self.mean.device)
        return CompositeState(sums, torch.zeros_like(sums[:, :, 0]))

    def add(self, state: CompositeState, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> CompositeState:
        """Return the state with more dates in it; arguments as those of `forward`."""
        with torch.autocast(reflectance.device.type, enabled=False):
            features, _ = bands_and_vegetation(self, reflectance, valid)
            sums, weights = self.composites.sums(features, valid.to(torch.float32), day_of_year)
        return CompositeState(state.sums + sums, state.weights + weights)

    def decode(self, state: CompositeState) -> Tensor:
        """Return logits (N, 1, 4H, 4W), float32."""
        height, width = state.weights.shape[-2:]
        composites = self.composites.finished(state.sums, state.weights)
        logits: Tensor = self.decoder(padded_to(self.multiple, composites))
        return logits[..., : 4 * height, : 4 * width].float()


class _UNet(nn.Module):
    """U-Net at 10, 20 and 40 m, then 5 and 2.5 m. Receptive field: 28 pixels of 10 m to each side."""

    def __init__(self, channels_in: int, sizes: UNetCompositesSettings) -> None:
        super().__init__()
        self.encode_10m = _double(channels_in, sizes.width)
        self.encode_20m = _double(sizes.width, sizes.width_20m)
        self.encode_40m = _double(sizes.width_20m, sizes.width_40m)
        self.down = nn.MaxPool2d(2)
        self.decode_20m = _double(sizes.width_40m + sizes.width_20m, sizes.width_20m)
        self.decode_10m = _double(sizes.width_20m + sizes.width, sizes.width)
        self.head = nn.Sequential(
            SubPixelUpsampling(sizes.width, sizes.width_5m),
            ConvolutionUnit(sizes.width_5m, sizes.width_5m),
            SubPixelUpsampling(sizes.width_5m, sizes.width_2m5),
            ConvolutionUnit(sizes.width_2m5, sizes.width_2m5),
        )
        self.logits = nn.Conv2d(sizes.width_2m5, 1, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        """Return logits (N, 1, 4H, 4W) of features (N, C, H, W); H and W are multiples of 4."""
        fine = self.encode_10m(features)
        middle = self.encode_20m(self.down(fine))
        coarse = self.encode_40m(self.down(middle))
        middle = self.decode_20m(torch.cat([twice(coarse), middle], dim=1))
        fine = self.decode_10m(torch.cat([twice(middle), fine], dim=1))
        result: Tensor = self.logits(self.head(fine))
        return result


def _double(channels_in: int, channels_out: int) -> nn.Sequential:
    return nn.Sequential(ConvolutionUnit(channels_in, channels_out), ConvolutionUnit(channels_out, channels_out))
