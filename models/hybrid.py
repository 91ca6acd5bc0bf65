"""The hybrid network: gap-free composites of the season beside a light attention over its dates.

Composites are cheap and always there; attention finds the dates that tell (bare soil in spring, the
stubble after harvest); contrasts between neighbours over all dates show where one parcel ends and the
next begins. All are accumulated date by date. A U-Net then reads them together, and two pixel shuffles
with a convolution at 5 m draw the parcels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from furrow.models.composites import Composites
from furrow.models.features import bands_and_vegetation
from furrow.models.layers import ConvolutionUnit, ResidualBlock, SubPixelUpsampling, padded_to, twice
from furrow.models.neighbours import NeighbourContrast
from furrow.models.season_network import PixelwiseNetwork

__all__ = ["HybridDecoder", "HybridNetwork", "HybridSettings", "HybridState"]

_EPSILON = 1e-6
_SCORE_BOUND = 8.0  # attention logits are bounded, so that exp() needs no running maximum
_HARMONICS = 3


@dataclass(frozen=True)
class HybridSettings:
    """Sizes of a hybrid network.

    Attributes:
        bands: Names of the bands; B04 and B08 must be among them.
        composites: Number of composites, spread evenly from `first_day` to `last_day`.
        first_day: Day of the year of the first composite.
        last_day: Day of the year of the last composite.
        attention: Channels of the attention branch.
        heads: Attention heads.
        contrasts: 1 to read contrasts between neighbours, 0 not to.
        borders: 1 for the outputs "boundary" and "distance" beside cultivated land, which only training uses; else 0.
        blocks: Residual blocks at each resolution of the encoder.
        width, width_20m, width_40m: Channels of the U-Net at its three resolutions.
        width_5m, width_2m5: Channels after each pixel shuffle.
    """

    LIMITS: ClassVar[dict[str, tuple[int, int]]] = {
        "composites": (1, 64), "first_day": (1, 366), "last_day": (1, 366), "attention": (1, 256), "heads": (1, 32),
        "contrasts": (0, 1), "borders": (0, 1), "blocks": (1, 16),
        "width": (1, 512), "width_20m": (1, 1024), "width_40m": (1, 1024), "width_5m": (1, 256), "width_2m5": (1, 256),
    }  # fmt: skip
    BANDS_NEEDED: ClassVar[frozenset[str]] = frozenset({"B04", "B08"})

    bands: tuple[str, ...]
    composites: int = 8
    first_day: int = 75
    last_day: int = 265
    attention: int = 24
    heads: int = 4
    contrasts: int = 1
    borders: int = 0
    blocks: int = 1
    width: int = 44
    width_20m: int = 72
    width_40m: int = 96
    width_5m: int = 16
    width_2m5: int = 8

    def problem(self) -> str:
        """Return one clause on what does not fit together; empty when all does."""
        if self.first_day >= self.last_day:
            return f"the first day ({self.first_day}) does not precede the last"
        shared = self.attention % self.heads == 0
        return "" if shared else f"{self.attention} attention channels cannot be shared by {self.heads} heads"


@dataclass(frozen=True)
class HybridState:
    """What the dates seen so far add up to; all float32.

    Attributes:
        composites: Weighted sums of the features, (N, K, F, H, W).
        composite_weights: (N, K, H, W).
        attended: Weighted sums of the values, (N, heads, C / heads, H, W).
        attention_weights: (N, heads, H, W).
        vegetation: Sum, sum of squares, -minimum and maximum of the vegetation index, (N, 4, H, W).
        counts: Valid dates, (N, 1, H, W).
        contrasts: Sums of the contrasts between neighbours, (N, C, H, W); no channels where they are not read.
        contrast_counts: Their numbers of dates, (N, steps, H, W); likewise.
    """

    composites: Tensor
    composite_weights: Tensor
    attended: Tensor
    attention_weights: Tensor
    vegetation: Tensor
    counts: Tensor
    contrasts: Tensor
    contrast_counts: Tensor


class HybridNetwork(PixelwiseNetwork[HybridState]):
    """Composites, attention and contrasts into a U-Net with sub-pixel up-sampling.

    Args:
        settings: Sizes.
    """

    multiple = 4
    reach = 1

    def __init__(self, settings: HybridSettings) -> None:
        super().__init__(settings.bands)
        self.settings = settings
        self.summary_channels = settings.width
        self.margin = 10 + 14 * settings.blocks  # contrasts 1, decoder 6, each block 2, 4 and 8, whole pixels of 40 m 3
        features = len(settings.bands) + 1
        self.composites = Composites(settings.composites, settings.first_day, settings.last_day)
        self.date_encoder = nn.Conv2d(features, settings.attention, 1)
        self.day_encoder = nn.Sequential(
            nn.Linear(2 * _HARMONICS, settings.attention), nn.ReLU(), nn.Linear(settings.attention, settings.attention)
        )
        self.value = nn.Conv2d(settings.attention, settings.attention, 1)
        self.score = nn.Conv2d(settings.attention, settings.heads, 1)
        self.contrast = NeighbourContrast(self.bands) if settings.contrasts else None
        if settings.borders:
            self.outputs = (*self.outputs, "boundary", "distance")
        fused = settings.composites * (features + 1) + settings.attention + 4
        fused += self.contrast.channels if self.contrast else 0
        self.decoder = HybridDecoder(fused, len(self.outputs), settings)

    def begin(self, places: int, height: int, width: int) -> HybridState:
        """Return the state of windows without any date."""
        sizes, features = self.settings, len(self.bands) + 1
        split = sizes.attention // sizes.heads

        def zeros(*shape: int) -> Tensor:
            return torch.zeros((places, *shape, height, width), device=self.mean.device)

        vegetation = zeros(4)
        vegetation[:, 2:] = -1.0
        contrast = self.contrast
        return HybridState(
            zeros(sizes.composites, features), zeros(sizes.composites), zeros(sizes.heads, split), zeros(sizes.heads),
            vegetation, zeros(1),
            zeros(contrast.channels if contrast else 0), zeros(contrast.steps if contrast else 0),
        )  # fmt: skip

    def add(self, state: HybridState, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> HybridState:
        """Return the state with more dates in it; arguments as those of `forward`."""
        clear = valid.to(torch.float32)
        with torch.autocast(reflectance.device.type, enabled=False):
            features, index = bands_and_vegetation(self, reflectance, valid)
            composites, weights = self.composites.sums(features, clear, day_of_year)
            contrasts, contrast_counts = state.contrasts, state.contrast_counts
            if self.contrast:
                sums, dates = self.contrast.sums(features[:, :, : len(self.bands)], clear)
                contrasts, contrast_counts = contrasts + sums, contrast_counts + dates
        attended, attention = self._attend(features, clear, day_of_year)
        masked = index * clear
        gone = clear - 1.0  # 0 where valid, -1 where not: keeps extremes of invalid samples out
        return HybridState(
            state.composites + composites,
            state.composite_weights + weights,
            state.attended + attended,
            state.attention_weights + attention,
            torch.stack(
                [
                    state.vegetation[:, 0] + masked.sum(1),
                    state.vegetation[:, 1] + (masked * index).sum(1),
                    torch.maximum(state.vegetation[:, 2], (-masked + gone).amax(1)),
                    torch.maximum(state.vegetation[:, 3], (masked + gone).amax(1)),
                ],
                dim=1,
            ),
            state.counts + clear.sum(1, keepdim=True),
            contrasts,
            contrast_counts,
        )

    def summarise(self, state: HybridState) -> Tensor:
        """Return what the decoder reads of each pixel, (N, `width`, H, W)."""
        composites = self.composites.finished(state.composites, state.composite_weights)
        attended = state.attended / (state.attention_weights + _EPSILON).unsqueeze(2)
        counts = state.counts.clamp(min=1.0)
        mean = state.vegetation[:, :1] / counts
        spread = (state.vegetation[:, 1:2] / counts - mean.square()).clamp(min=0.0).add(_EPSILON).sqrt()
        seen = (state.counts > 0).to(mean.dtype)
        vegetation = torch.cat([mean, spread * 4, state.vegetation[:, 2:]], dim=1) * seen
        parts = [composites, attended.flatten(1, 2), vegetation]
        if self.contrast:
            parts.append(self.contrast.finished(state.contrasts, state.contrast_counts))
        summary: Tensor = self.decoder.stem(torch.cat(parts, dim=1))
        return summary

    def draw(self, summary: Tensor) -> Tensor:
        """Return logits (N, number of outputs, 4H, 4W), float32."""
        height, width = summary.shape[-2:]
        logits: Tensor = self.decoder(padded_to(self.multiple, summary))
        return logits[..., : 4 * height, : 4 * width].float()

    def encoded_days(self, day_of_year: Tensor) -> Tensor:
        """Return what the attention adds to the bands of a date, (N, T, C), of days (N, T)."""
        encoded: Tensor = self.day_encoder(_harmonics(day_of_year))
        return encoded

    def _attend(self, features: Tensor, clear: Tensor, day_of_year: Tensor) -> tuple[Tensor, Tensor]:
        """Return weighted sums (N, heads, C / heads, H, W) and weights (N, heads, H, W) of some dates."""
        places, dates, _, height, width = features.shape
        heads = self.settings.heads
        encoded = self.date_encoder(features.flatten(0, 1))
        days = self.encoded_days(day_of_year).flatten(0, 1)
        encoded = functional.relu_(encoded + days[:, :, None, None])
        values = functional.relu_(self.value(encoded)).view(places, dates, heads, -1, height, width)
        scores = self.score(encoded).float().view(places, dates, heads, height, width)
        weights = torch.exp(_SCORE_BOUND * torch.tanh(scores / _SCORE_BOUND)) * clear.unsqueeze(2)
        attended = torch.zeros_like(values[:, 0], dtype=torch.float32)
        for date in range(dates):  # one pass over memory; a product of all dates would be written and read again
            attended = torch.addcmul(attended, values[:, date].float(), weights[:, date].unsqueeze(2))
        return attended, weights.sum(1)


class HybridDecoder(nn.Module):
    """U-Net at 10, 20 and 40 m, then 5 and 2.5 m."""

    def __init__(self, channels_in: int, outputs: int, sizes: HybridSettings) -> None:
        super().__init__()
        self.stem = ConvolutionUnit(channels_in, sizes.width, kernel=1)
        self.encode_10m = _blocks(sizes.width, sizes.blocks)
        self.down_20m = ConvolutionUnit(sizes.width, sizes.width_20m, kernel=2, stride=2)
        self.encode_20m = _blocks(sizes.width_20m, sizes.blocks)
        self.down_40m = ConvolutionUnit(sizes.width_20m, sizes.width_40m, kernel=2, stride=2)
        self.encode_40m = _blocks(sizes.width_40m, sizes.blocks)
        self.up_20m = ConvolutionUnit(sizes.width_40m, sizes.width_20m, kernel=1)
        self.decode_20m = ConvolutionUnit(2 * sizes.width_20m, sizes.width_20m)
        self.up_10m = ConvolutionUnit(sizes.width_20m, sizes.width, kernel=1)
        self.decode_10m = ConvolutionUnit(2 * sizes.width, sizes.width)
        self.up_5m = SubPixelUpsampling(sizes.width, sizes.width_5m)
        self.decode_5m = ConvolutionUnit(sizes.width_5m, sizes.width_5m)
        self.up_2m5 = SubPixelUpsampling(sizes.width_5m, sizes.width_2m5)
        self.logits = nn.Conv2d(sizes.width_2m5, outputs, 3, padding=1)

    def forward(self, summary: Tensor) -> Tensor:
        """Return logits (N, outputs, 4H, 4W) of what the stem made, (N, `width`, H, W); H, W are multiples of 4."""
        fine = self.encode_10m(summary)
        middle = self.encode_20m(self.down_20m(fine))
        coarse = self.encode_40m(self.down_40m(middle))
        middle = self.decode_20m(torch.cat([middle, twice(self.up_20m(coarse))], dim=1))
        fine = self.decode_10m(torch.cat([fine, twice(self.up_10m(middle))], dim=1))
        result: Tensor = self.logits(self.up_2m5(self.decode_5m(self.up_5m(fine))))
        return result


def _blocks(channels: int, number: int) -> nn.Sequential:
    return nn.Sequential(*(ResidualBlock(channels) for _ in range(number)))


def _harmonics(day_of_year: Tensor) -> Tensor:
    """Return sines and cosines of the day of the year, (N, T, 2 x harmonics)."""
    orders = torch.arange(1, _HARMONICS + 1, device=day_of_year.device)
    angles = day_of_year.float().unsqueeze(2) * orders * (2.0 * math.pi / 365.25)
    return torch.cat([angles.sin(), angles.cos()], dim=2)
