"""U-TAE: a U-Net encoder for each date, one temporal attention at the coarsest resolution for all of them.

Garnot & Landrieu (ICCV 2021) with the lightweight attention L-TAE (Garnot & Landrieu 2020): all dates share one
encoder; at 80 m a learnt query per head weighs the dates by their features and a code of the day of the year; the
weights, brought to every resolution, sum each of the encoder's feature maps over time, heads taking turns over the
channels; one decoder reads the sums. Two pixel shuffles are put behind it.

What differs: normalisation over groups or over time would let a pixel depend on the whole window or wait for the last
date, so batches and channels are normalised instead. A date weighs as much as of the cell is valid. Weights are
brought to the finer resolutions before they are divided by their sum, so that dates can be added a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from furrow.models.features import normalised_bands
from furrow.models.layers import ConvolutionUnit, SubPixelUpsampling, padded_to
from furrow.models.season_network import SeasonNetwork

__all__ = ["UTAE", "AttendedDates", "UTAESettings"]

_EPSILON = 1e-6
_SCORE_BOUND = 8.0  # attention logits are bounded, so that exp() needs no running maximum
_PERIOD = 1000.0  # longest wave of the code of the day of the year, as in L-TAE
_LEVELS = 4


@dataclass(frozen=True)
class UTAESettings:
    """Sizes of a U-TAE.

    Attributes:
        bands: Names of the bands.
        width, width_20m, width_40m, width_80m: Channels of the encoder at its resolutions.
        decoder, decoder_20m, decoder_40m: Channels of the decoder; at 80 m it has the encoder's.
        heads: Attention heads; the encoder's channels are shared by them.
        key: Numbers that a head compares.
        model: Channels of the attention.
        width_5m, width_2m5: Channels after each pixel shuffle.
    """

    LIMITS: ClassVar[dict[str, tuple[int, int]]] = {
        "width": (1, 512), "width_20m": (1, 512), "width_40m": (1, 512), "width_80m": (1, 512), "decoder": (1, 512),
        "decoder_20m": (1, 512), "decoder_40m": (1, 512), "heads": (1, 64), "key": (1, 64), "model": (1, 1024),
        "width_5m": (1, 256), "width_2m5": (1, 256),
    }  # fmt: skip
    BANDS_NEEDED: ClassVar[frozenset[str]] = frozenset()

    bands: tuple[str, ...]
    width: int = 64
    width_20m: int = 64
    width_40m: int = 64
    width_80m: int = 128
    decoder: int = 32
    decoder_20m: int = 32
    decoder_40m: int = 64
    heads: int = 16
    key: int = 4
    model: int = 256
    width_5m: int = 32
    width_2m5: int = 16

    @property
    def encoder(self) -> tuple[int, ...]:
        """Channels of the encoder from 10 to 80 m."""
        return self.width, self.width_20m, self.width_40m, self.width_80m

    def problem(self) -> str:
        """Return one clause on what does not fit together; empty when all does."""
        odd = [number for number in (*self.encoder, self.model) if number % self.heads]
        if odd:
            return f"{odd[0]} channels cannot be shared by {self.heads} heads"
        return "" if self.model // self.heads % 2 == 0 else "each head needs an even number of channels"


@dataclass(frozen=True)
class AttendedDates:
    """Sums over the dates seen so far, float32.

    Attributes:
        features: Weighted features (N, heads, C / heads, H, W) of each resolution, then the attention's own at 80 m.
        weights: Their weights (N, heads, H, W), of each resolution.
        size: Height and width of the window, which need be no multiples of 8.
    """

    features: tuple[Tensor, ...]
    weights: tuple[Tensor, ...]
    size: tuple[int, int]


class UTAE(SeasonNetwork[AttendedDates]):
    """An encoder of dates, an attention over them, and a decoder with sub-pixel up-sampling.

    Args:
        settings: Sizes.
    """

    margin = 72
    multiple = 8

    def __init__(self, settings: UTAESettings) -> None:
        super().__init__(settings.bands)
        self.settings = settings
        widths, outs = settings.encoder, (settings.decoder, settings.decoder_20m, settings.decoder_40m)
        self.first = nn.Sequential(
            ConvolutionUnit(len(self.bands) + 1, widths[0]), ConvolutionUnit(widths[0], widths[0])
        )
        self.down = nn.ModuleList(_Down(wide, narrow) for wide, narrow in pairwise(widths))
        self.attention = _Attention(settings)
        coarser = (*outs[1:], widths[-1])
        self.up = nn.ModuleList(_Up(*sizes) for sizes in zip(coarser, widths[:-1], outs, strict=True))
        self.head = nn.Sequential(
            SubPixelUpsampling(settings.decoder, settings.width_5m),
            SubPixelUpsampling(settings.width_5m, settings.width_2m5),
            ConvolutionUnit(settings.width_2m5, settings.width_2m5),
        )
        self.logits = nn.Conv2d(settings.width_2m5, 1, 3, padding=1)

    def begin(self, places: int, height: int, width: int) -> AttendedDates:
        """Return the state of windows without any date."""
        heads, sides = self.settings.heads, [-(-side // self.multiple) * self.multiple for side in (height, width)]

        def zeros(channels: Sequence[int], level: int) -> Tensor:
            shape = (places, *channels, *(side >> level for side in sides))
            return torch.zeros(shape, device=self.mean.device)

        features = [zeros((heads, wide // heads), level) for level, wide in enumerate(self.settings.encoder[:-1])]
        features.append(zeros((heads, self.settings.model // heads), _LEVELS - 1))
        return AttendedDates(
            tuple(features), tuple(zeros((heads,), level) for level in range(_LEVELS)), (height, width)
        )

    def add(self, state: AttendedDates, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> AttendedDates:
        """Return the state with more dates in it; arguments as those of `forward`."""
        with torch.autocast(reflectance.device.type, enabled=False):
            bands = normalised_bands(self, reflectance, valid)
        clear = padded_to(self.multiple, valid.unsqueeze(2).to(bands.dtype))
        maps = list(self._encoded(torch.cat([padded_to(self.multiple, bands), clear], dim=2).flatten(0, 1)))
        shares = [functional.avg_pool2d(clear.flatten(0, 1), 2**level) for level in range(_LEVELS)]
        values, scores = self.attention(maps[-1], day_of_year.flatten())
        maps[-1] = values
        features, weights = [], []
        for level, (kept, known) in enumerate(zip(state.features, state.weights, strict=True)):
            weight = _finer(scores, 2 ** (_LEVELS - 1 - level)) * shares[level]
            weight = weight.view(*valid.shape[:2], *weight.shape[1:])
            image = maps[level].reshape(*weight.shape[:3], -1, *weight.shape[3:])
            total = kept
            for date in range(valid.shape[1]):  # a product of all dates would be written to memory and read again
                total = torch.addcmul(total, image[:, date].float(), weight[:, date].unsqueeze(2))
            features.append(total)
            weights.append(known + weight.sum(1))
        return AttendedDates(tuple(features), tuple(weights), state.size)

    def decode(self, state: AttendedDates) -> Tensor:
        """Return logits (N, 1, 4H, 4W), float32."""
        height, width = state.size
        *skips, coarse = (
            (features / (weights + _EPSILON).unsqueeze(2)).flatten(1, 2)
            for features, weights in zip(state.features, state.weights, strict=True)
        )
        image = self.attention.output(coarse)
        for up, skip in zip(reversed(self.up), reversed(skips), strict=True):
            image = up(image, skip)
        logits: Tensor = self.logits(self.head(image))
        return logits[..., : 4 * height, : 4 * width].float()

    def _encoded(self, images: Tensor) -> Iterator[Tensor]:
        """Yield the features of dates (N x T, C, H, W) from 10 to 80 m."""
        features = self.first(images)
        yield features
        for down in self.down:
            features = down(features)
            yield features


class _Attention(nn.Module):
    """L-TAE: values and weights of dates, each of them looked at alone."""

    def __init__(self, sizes: UTAESettings) -> None:
        super().__init__()
        self.heads, self.key_size = sizes.heads, sizes.key
        self.input = nn.Conv2d(sizes.width_80m, sizes.model, 1)
        self.normalisation = nn.LayerNorm(sizes.model)
        self.key = nn.Conv2d(sizes.model, sizes.heads * sizes.key, 1)
        self.query = nn.Parameter(torch.randn(sizes.heads, sizes.key) * (2.0 / sizes.key) ** 0.5)
        self.output = ConvolutionUnit(sizes.model, sizes.width_80m, kernel=1)

    def forward(self, features: Tensor, day_of_year: Tensor) -> tuple[Tensor, Tensor]:
        """Return values (M, model, H, W) and weights above 0 (M, heads, H, W) float32 of features (M, C, H, W)."""
        values = self.input(features).permute(0, 2, 3, 1)
        values = self.normalisation(values).permute(0, 3, 1, 2)
        code = _day_code(day_of_year, values.shape[1] // self.heads).repeat(1, self.heads)
        values = values + code[:, :, None, None].to(values.dtype)
        keys = self.key(values).float()
        keys = keys.reshape(len(keys), self.heads, self.key_size, *keys.shape[2:])
        scores = (keys * self.query[:, :, None, None]).sum(2) / self.key_size**0.5
        return values, torch.exp(_SCORE_BOUND * torch.tanh(scores / _SCORE_BOUND))


def _day_code(day_of_year: Tensor, channels: int) -> Tensor:
    """Return sines and cosines of ever longer waves, (M, channels), as transformers have it (Vaswani et al. 2017)."""
    steps = torch.arange(channels // 2, device=day_of_year.device) * (2.0 / channels)
    angles = day_of_year.float().unsqueeze(1) / _PERIOD**steps
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def _finer(weights: Tensor, factor: int) -> Tensor:
    if factor == 1:
        return weights
    return functional.interpolate(weights, scale_factor=factor, mode="bilinear", align_corners=False)


class _Down(nn.Module):
    """Half the resolution by a strided convolution, then a convolution and a residual one."""

    def __init__(self, channels_in: int, channels_out: int) -> None:
        super().__init__()
        self.halve = nn.Sequential(
            nn.Conv2d(channels_in, channels_in, 4, 2, 1, bias=False), nn.BatchNorm2d(channels_in), nn.ReLU()
        )
        self.first = ConvolutionUnit(channels_in, channels_out)
        self.second = ConvolutionUnit(channels_out, channels_out)

    def forward(self, features: Tensor) -> Tensor:
        """Return (M, channels_out, H / 2, W / 2) of features (M, channels_in, H, W)."""
        features = self.first(self.halve(features))
        result: Tensor = features + self.second(features)
        return result


class _Up(nn.Module):
    """Twice the resolution by a transposed convolution, joined with the skip, then as in `_Down`."""

    def __init__(self, coarse: int, skip: int, channels_out: int) -> None:
        super().__init__()
        self.finer = nn.Sequential(
            nn.ConvTranspose2d(coarse, channels_out, 4, 2, 1, bias=False), nn.BatchNorm2d(channels_out), nn.ReLU()
        )
        self.skip = ConvolutionUnit(skip, skip, kernel=1)
        self.first = ConvolutionUnit(channels_out + skip, channels_out)
        self.second = ConvolutionUnit(channels_out, channels_out)

    def forward(self, coarse: Tensor, skip: Tensor) -> Tensor:
        """Return (N, channels_out, H, W) of coarse features (N, C, H / 2, W / 2) and the skip (N, C, H, W)."""
        features = self.first(torch.cat([self.finer(coarse), self.skip(skip)], dim=1))
        result: Tensor = features + self.second(features)
        return result
