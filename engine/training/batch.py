"""A batch of patches: what a network is given at a step, and what it should answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from torch import Tensor

__all__ = ["Batch"]


@dataclass(frozen=True)
class Batch:
    """Patches for one step; the arguments of a network and what it should answer.

    Attributes:
        reflectance: (N, T, B, H, W) float32.
        valid: (N, T, H, W) bool; padded dates are valid nowhere.
        day_of_year: (N, T) int64.
        cultivated: (N, 1, 4H, 4W) float32.
        weights: (N, 1, 4H, 4W) float32.
        borders: (N, 2, 4H, 4W) float32: 1 beside a border of cultivated land else 0, and the signed distance to the
            border, -1 to 1; None where no network asks for them.
        total_weight: Sum of weights that a mean is taken over; None for that of `weights`.
    """

    reflectance: Tensor
    valid: Tensor
    day_of_year: Tensor
    cultivated: Tensor
    weights: Tensor
    borders: Tensor | None = None
    total_weight: float | None = None

    def to(self, device: str) -> Self:
        """Return the batch on a device; the caller waits only for what does not lie in pinned memory."""
        moved: dict[str, Any] = {
            name: value.to(device, non_blocking=True) for name, value in vars(self).items() if isinstance(value, Tensor)
        }
        return replace(self, **moved)

    def part(self, index: int, number: int) -> Self:
        """Return one of several equal parts; the mean of the parts' weighted means is that of the whole."""
        some = slice(index * len(self.valid) // number, (index + 1) * len(self.valid) // number)
        cut: dict[str, Any] = {name: value[some] for name, value in vars(self).items() if isinstance(value, Tensor)}
        return replace(self, **{**cut, "total_weight": float(self.weights.sum()) / number})
