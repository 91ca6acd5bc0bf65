"""A permutation-invariant network over the dates, after PIUnet and the challenge's winner.

Valsesia & Magli (IEEE TGRS 2022, and IGARSS 2022 for the segmentation of the challenge): every date goes through the
same convolutions; dates meet in self-attention along time alone, pixel by pixel and without any positional code; a mean
over the dates ends that. Two pixel shuffles follow, and a fusion of the features at 10, 5 and 2.5 m. The parent has 16
blocks of 42 features and 828,355 parameters.

What differs, so that a pixel depends on its surroundings alone: the gates of a block look at their pixel and not at
the mean of the image. What differs, so that clouds do not count: dates that are not valid at a pixel are neither
attended to nor averaged there, and a mask goes in beside the bands. The parent's registration of the dates is left
out: the dates of a season lie on one grid.

All dates meet in every block, so none can be let go of: memory grows with their number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from furrow.models.features import normalised_bands
from furrow.models.layers import twice
from furrow.models.season_network import SeasonNetwork

__all__ = ["HeldDates", "PIUnet", "PIUnetSettings"]

_BOTTLENECK = 8  # features of a gate's middle: features / 8
_TOKENS = 1 << 18  # pixels x dates attended at a time in use


@dataclass(frozen=True)
class PIUnetSettings:
    """Sizes of a permutation-invariant network.

    Attributes:
        bands: Names of the bands.
        blocks: Blocks of convolutions and attention.
        features: Channels of the dates and their mean.
        finer: Channels at 5 and 2.5 m.
        heads: Attention heads.
    """

    LIMITS: ClassVar[dict[str, tuple[int, int]]] = {
        "blocks": (1, 64), "features": (1, 256), "finer": (1, 256), "heads": (1, 32),
    }  # fmt: skip
    BANDS_NEEDED: ClassVar[frozenset[str]] = frozenset()

    bands: tuple[str, ...]
    blocks: int = 16
    features: int = 42
    finer: int = 21
    heads: int = 1

    def problem(self) -> str:
        """Return one clause on what does not fit together; empty when all does."""
        shared = self.features % self.heads == 0
        return "" if shared else f"{self.features} features cannot be shared by {self.heads} heads"


@dataclass(frozen=True)
class HeldDates:
    """The dates seen so far: bands with the mask behind them (N, T, B + 1, H, W) float32, and valid (N, T, H, W)."""

    images: Tensor
    valid: Tensor


class PIUnet(SeasonNetwork[HeldDates]):
    """Shared convolutions and attention along time, then a mean over the dates.

    Args:
        settings: Sizes.
    """

    multiple = 1

    def __init__(self, settings: PIUnetSettings) -> None:
        super().__init__(settings.bands)
        self.settings = settings
        self.margin = 2 * settings.blocks + 4  # the first and the last convolution of the dates, and the finer ones
        features, finer = settings.features, settings.finer
        self.first = _convolution(len(self.bands) + 1, features)
        self.first_attention = _DateAttention(features, settings.heads)
        self.blocks = nn.ModuleList(_Block(features, settings.heads) for _ in range(settings.blocks))
        self.last = _convolution(features, features)
        self.last_attention = _DateAttention(features, settings.heads)
        self.up_5m, self.up_2m5 = _twice_as_fine(features, finer), _twice_as_fine(finer, finer)
        self.fusion = nn.Sequential(_convolution(features + 2 * finer, finer), nn.LeakyReLU())
        self.logits = nn.Conv2d(finer, 1, 3, padding=1)

    def begin(self, places: int, height: int, width: int) -> HeldDates:
        """Return the state of windows without any date."""
        images = torch.zeros((places, 0, len(self.bands) + 1, height, width), device=self.mean.device)
        return HeldDates(images, torch.zeros_like(images[:, :, 0], dtype=torch.bool))

    def add(self, state: HeldDates, reflectance: Tensor, valid: Tensor, day_of_year: Tensor) -> HeldDates:
        """Return the state with more dates in it; arguments as those of `forward`. The day of the year is not used."""
        with torch.autocast(reflectance.device.type, enabled=False):
            bands = normalised_bands(self, reflectance, valid)
        images = torch.cat([bands, valid.unsqueeze(2).to(bands.dtype)], dim=2)
        return HeldDates(torch.cat([state.images, images], dim=1), torch.cat([state.valid, valid], dim=1))

    def decode(self, state: HeldDates) -> Tensor:
        """Return logits (N, 1, 4H, 4W), float32."""
        images, valid = state.images, state.valid
        if valid.shape[1] == 0:
            images, valid = (functional.pad(part, (0, 0) * (part.ndim - 2) + (0, 1)) for part in (images, valid))
        shallow = self.first_attention(self.first(images.flatten(0, 1)), valid)
        dates = shallow
        for block in self.blocks:
            dates = block(dates, valid)
        dates = shallow + self.last_attention(self.last(dates), valid)
        dates = dates.view(*valid.shape[:2], *dates.shape[1:])
        clear = valid.unsqueeze(2).to(torch.float32)
        coarse = (dates * clear).sum(1) / clear.sum(1).clamp(min=1.0)
        middle = self.up_5m(coarse)
        fine = self.up_2m5(middle)
        logits: Tensor = self.logits(self.fusion(torch.cat([twice(twice(coarse)), twice(middle), fine], dim=1)))
        return logits.float()


class _DateAttention(nn.Module):
    """Self-attention of each pixel along time, beside an identity. Dates that are not valid there are not seen."""

    def __init__(self, features: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.projections = nn.Linear(features, 3 * features)
        self.output = nn.Linear(features, features)

    def forward(self, features: Tensor, valid: Tensor) -> Tensor:
        """Return features (N x T, C, H, W) of the same shape; valid is (N, T, H, W)."""
        dates = features.view(*valid.shape[:2], *features.shape[1:])
        rows = valid.shape[2] if self.training else max(1, _TOKENS // (valid.shape[1] * valid.shape[3]))
        parts = zip(torch.split(dates, rows, 3), torch.split(valid, rows, 2), strict=True)
        attended = torch.cat([self._attended(some, clear) for some, clear in parts], dim=1)
        return (dates + attended.permute(0, 3, 4, 1, 2)).flatten(0, 1)

    def _attended(self, dates: Tensor, valid: Tensor) -> Tensor:
        """Return what the dates (N, T, C, H, W) of some rows attend to, (N, H, W, T, C)."""
        places, count, height, width = valid.shape
        tokens = dates.permute(0, 3, 4, 1, 2).reshape(places * height * width, count, -1)
        query, key, value = (
            part.reshape(*part.shape[:2], self.heads, -1).transpose(1, 2)
            for part in self.projections(tokens).chunk(3, dim=2)
        )
        clear = valid.permute(0, 2, 3, 1).reshape(-1, 1, 1, count)
        seen = clear.any(3, keepdim=True)  # where nothing is seen a softmax over nothing would be no number
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=clear | ~seen) * seen
        result: Tensor = self.output(mixed.transpose(1, 2).flatten(2))
        return result.view(places, height, width, count, -1)


class _Block(nn.Module):
    """Convolution, attention, convolution, attention, and a gate of each pixel, beside an identity."""

    def __init__(self, features: int, heads: int) -> None:
        super().__init__()
        self.first, self.second = (nn.Sequential(_convolution(features, features), nn.LeakyReLU()) for _ in range(2))
        self.first_attention, self.second_attention = (_DateAttention(features, heads) for _ in range(2))
        self.between = nn.Sequential(nn.BatchNorm2d(features), nn.LeakyReLU())
        self.after = nn.BatchNorm2d(features)
        middle = max(1, features // _BOTTLENECK)
        self.gate = nn.Sequential(
            nn.Conv2d(features, middle, 1), nn.ReLU(), nn.Conv2d(middle, features, 1), nn.Sigmoid()
        )

    def forward(self, features: Tensor, valid: Tensor) -> Tensor:
        """Return features (N x T, C, H, W) of the same shape; valid is (N, T, H, W)."""
        mixed = self.between(self.first_attention(self.first(features), valid))
        mixed = self.after(self.second_attention(self.second(mixed), valid))
        result: Tensor = features + mixed * self.gate(mixed)
        return result


def _convolution(channels_in: int, channels_out: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels_in, channels_out, 3, padding=1), nn.BatchNorm2d(channels_out))


def _twice_as_fine(channels_in: int, channels_out: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels_in, 4 * channels_out, 3, padding=1), nn.PixelShuffle(2), nn.LeakyReLU())
