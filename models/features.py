"""What networks make of the reflectance of a date before they learn from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from furrow.models.season_network import SeasonNetwork

__all__ = ["bands_and_vegetation", "indices_of", "normalised_bands"]

_LARGEST_REFLECTANCE = 1.5  # fresh snow and clouds seen at an angle; more is a fault of the correction
_DARKEST = 1e-3  # added to the sum of two bands, so that an index of darkness is 0


def normalised_bands(network: SeasonNetwork[Any], reflectance: Tensor, valid: Tensor) -> Tensor:
    """Return the bands by the network's mean and standard deviation, 0 where not valid.

    Args:
        network: Whose normalisation.
        reflectance: (N, T, B, H, W); may be anything where not valid, also no number.
        valid: (N, T, H, W), bool.

    Returns:
        (N, T, B, H, W), float32.
    """
    shape = (1, 1, -1, 1, 1)
    observed = reflectance.float().clamp(0.0, _LARGEST_REFLECTANCE)
    normalised = (observed - network.mean.view(shape)) / network.standard_deviation.view(shape)
    return torch.where(valid.unsqueeze(2), normalised, 0.0)


def indices_of(bands: Sequence[str], reflectance: Tensor, valid: Tensor, pairs: Sequence[tuple[str, str]]) -> Tensor:
    """Return normalised differences (N, T, number of pairs, H, W) float32 of pairs of bands, 0 where not valid."""
    observed = reflectance.float().clamp(0.0, _LARGEST_REFLECTANCE)
    found = []
    for pair in pairs:
        first, second = (observed[:, :, bands.index(name)] for name in pair)
        found.append((first - second) / (first + second + _DARKEST))
    return torch.where(valid.unsqueeze(2), torch.stack(found, dim=2), 0.0)


def bands_and_vegetation(network: SeasonNetwork[Any], reflectance: Tensor, valid: Tensor) -> tuple[Tensor, Tensor]:
    """Return the normalised bands with the vegetation index behind them, and the index itself.

    Args:
        network: Whose normalisation and bands.
        reflectance: (N, T, B, H, W).
        valid: (N, T, H, W), bool.

    Returns:
        (N, T, B + 1, H, W) and (N, T, H, W), float32, 0 where not valid.
    """
    index = indices_of(network.bands, reflectance, valid, [("B08", "B04")])
    centred = torch.where(valid.unsqueeze(2), 2.0 * index - 1.0, 0.0)
    return torch.cat([normalised_bands(network, reflectance, valid), centred], dim=2), index[:, :, 0]
