"""SRResNet over the clearest dates, as the challenge's third place (EagleEyes, DKRZ) describes its entry.

Ledig et al. 2017: a wide convolution, residual blocks with batch normalisation and PReLU, a skip around all of them,
pixel shuffles, a wide convolution. The entry: 49 blocks of 125 channels (16.15 M parameters), two shuffles, 104
channels = 8 clear dates x (10 bands + NDVI, NDWI, NDBI). What fills the clouds that are left in the clearest dates is
not told; here it is the mean of the pixel's other chosen dates, 0 where there is none.

The choice of dates looks at the whole window it is given, so tiles of one place may choose differently. Where that
matters, predict the place as one tile. For the dates once chosen, `margin` holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from furrow.models.features import indices_of, normalised_bands
from furrow.models.season_network import SeasonNetwork

__all__ = ["ClearestDates", "SRResNet", "SRResNetSettings"]

_INDICES = (("B08", "B04"), ("B03", "B08"), ("B11", "B08"))  # NDVI, NDWI, NDBI
_NO_DAY = 1000  # behind every day of a year


@dataclass(frozen=True)
class SRResNetSettings:
    """Sizes of an SRResNet.

    Attributes:
        bands: Names of the bands; B03, B04, B08 and B11 must be among them.
        dates: Dates that are chosen.
        channels: Channels of all blocks.
        blocks: Residual blocks.
        reach: Pixels that the first and the last convolution reach to each side.
    """

    LIMITS: ClassVar[dict[str, tuple[int, int]]] = {
        "dates": (1, 64), "channels": (1, 256), "blocks": (1, 64), "reach": (1, 8),
    }  # fmt: skip
    BANDS_NEEDED: ClassVar[frozenset[str]] = frozenset({"B03", "B04", "B08", "B11"})

    bands: tuple[str, ...]
    dates: int = 8
    channels: int = 125
    blocks: int = 49
    reach: int = 4

    def problem(self) -> str:
        """Return one clause on what does not fit together; empty when all does."""
        return ""


@dataclass(frozen=True)
class ClearestDates:
    """The clearest dates seen so far; places that are still free hold zeros.

    Attributes:
        features: Bands and indices, (N, D, F, H, W) float32, 0 where not valid.
        valid: (N, D, H, W), bool.
        pixels: Valid pixels of each date, (N, D) int64; 0 for a free place.
        days: Day of the year, (N, D) int64.
    """

    features: Tensor
    valid: Tensor
    pixels: Tensor
    days: Tensor


class SRResNet(SeasonNetwork[ClearestDates]):
    """The clearest dates, in the order of the year, as channels of a residual network.

    Args:
        settings: Sizes.
    """

    multiple = 1
    window_decides = True

    def __init__(self, settings: SRResNetSettings) -> None:
        super().__init__(settings.bands)
        self.settings = settings
        # In pixels of 2.5 m the last convolution reaches `reach`, the one at 5 m two more, the ones at 10 m four each.
        self.margin = settings.reach + 2 * settings.blocks + 2 + -(-(settings.reach + 2) // 4)
        channels, side = settings.channels, 2 * settings.reach + 1
        channels_in = settings.dates * (len(self.bands) + len(_INDICES))
        self.first = nn.Sequential(nn.Conv2d(channels_in, channels, side, padding=settings.reach), nn.PReLU())
        self.blocks = nn.Sequential(*(_Block(channels) for _ in range(settings.blocks)))
        self.last = nn.Sequential(nn.Conv2d(channels, channels, 3, padding=1), nn.BatchNorm2d(channels))
        self.finer = nn.Sequential(*(_twice_as_fine(channels) for _ in range(2)))
        self.logits = nn.Conv2d(channels, 1, side, padding=settings.reach)

    def begin(self, places: int, height: int, width: int) -> ClearestDates:
        """Return the state of windows without any date."""
        device, dates = self.mean.device, self.settings.dates
        features = torch.zeros((places, dates, len(self.bands) + len(_INDICES), height, width), device=device)
        none = torch.zeros((places, dates), dtype=torch.int64, device=device)
        return ClearestDates(features, torch.zeros_like(features[:, :, 0], dtype=torch.bool), none, none + _NO_DAY)

    def add(self, state: ClearestDates, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> ClearestDates:
        """Return the state with more dates in it; arguments as those of `forward`.

        Of two dates that are equally clear the earlier one in the year is kept.
        """
        with torch.autocast(reflectance.device.type, enabled=False):
            indices = indices_of(self.bands, reflectance, valid, _INDICES)
            features = torch.cat([normalised_bands(self, reflectance, valid), indices], dim=2)
        pixels = valid.sum((2, 3))
        everything = ClearestDates(
            torch.cat([state.features, features], dim=1),
            torch.cat([state.valid, valid], dim=1),
            torch.cat([state.pixels, pixels], dim=1),
            torch.cat([state.days, day_of_year.where(pixels > 0, _NO_DAY)], dim=1),
        )
        rank = everything.pixels * (_NO_DAY + 1) + _NO_DAY - everything.days
        return _picked(everything, _largest(rank, self.settings.dates))

    def decode(self, state: ClearestDates) -> Tensor:
        """Return logits (N, 1, 4H, 4W), float32."""
        chosen = _picked(state, _largest(-state.days, self.settings.dates))
        clear = chosen.valid.unsqueeze(2)
        mean = chosen.features.sum(1, keepdim=True) / clear.sum(1, keepdim=True).clamp(min=1)
        shallow = self.first(torch.where(clear, chosen.features, mean).flatten(1, 2))
        logits: Tensor = self.logits(self.finer(shallow + self.last(self.blocks(shallow))))
        return logits.float()


def _largest(ranks: Tensor, number: int) -> Tensor:
    """Return the places (N, number) of the largest of ranks (N, D) in falling order, of equal ones the first first."""
    count = ranks.shape[1]
    distinct = ranks * count - torch.arange(count, device=ranks.device)  # a stable sort has no counterpart in ONNX
    return distinct.topk(number, dim=1).indices


def _picked(dates: ClearestDates, order: Tensor) -> ClearestDates:
    """Return the dates at the places `order` (N, D)."""
    place = torch.arange(order.shape[0], device=order.device).unsqueeze(1)
    return ClearestDates(
        dates.features[place, order], dates.valid[place, order], dates.pixels[place, order], dates.days[place, order]
    )


class _Block(nn.Module):
    """Convolution, normalisation, PReLU, convolution, normalisation, beside an identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.BatchNorm2d(channels),
            nn.PReLU(),
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.BatchNorm2d(channels),
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return features of the same shape (N, C, H, W)."""
        result: Tensor = features + self.body(features)
        return result


def _twice_as_fine(channels: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels, 4 * channels, 3, padding=1), nn.PixelShuffle(2), nn.PReLU())
