"""Gap-free composites around fixed days of the year, as sums over dates."""

from __future__ import annotations

import torch
from torch import Tensor, nn

__all__ = ["Composites"]

_EPSILON = 1e-6
_FALL_BACK = 0.01  # share of the wide kernel: it decides only where the narrow one finds no date
_HALF_SUPPORT = 0.5  # weight of dates at which a composite is half sure


class Composites(nn.Module):
    """Weighs dates by their distance from days spread evenly over a period; nothing of it is learnt.

    Args:
        number: Composites.
        first_day: Day of the year of the first.
        last_day: Day of the year of the last.
    """

    anchors: Tensor

    def __init__(self, number: int, first_day: int, last_day: int) -> None:
        super().__init__()
        # Made on the processor: on "meta", where models are checked, torch would load its symbolic algebra for this.
        self.register_buffer("anchors", torch.linspace(first_day, last_day, number, device="cpu"), persistent=False)
        self._kernel_days = max((last_day - first_day) / max(number - 1, 1) * 0.6, 1.0)

    def sums(self, features: Tensor, clear: Tensor, day_of_year: Tensor) -> tuple[Tensor, Tensor]:
        """Return weighted sums (N, K, F, H, W) and weights (N, K, H, W) of some dates.

        Args:
            features: (N, T, F, H, W), 0 where not valid.
            clear: (N, T, H, W), 1.0 where valid, else 0.0.
            day_of_year: (N, T).
        """
        kernel = self.weights_of_dates(day_of_year)
        weighted = torch.einsum("ntk,ntfhw->nkfhw", kernel, features)
        return weighted, torch.einsum("ntk,nthw->nkhw", kernel, clear)

    def weights_of_dates(self, day_of_year: Tensor) -> Tensor:
        """Return what each date counts in each composite, (..., K), of days (...)."""
        distance = (day_of_year.float().unsqueeze(-1) - self.anchors) / self._kernel_days
        return torch.exp(-0.5 * distance.square()) + _FALL_BACK / (1.0 + distance.square())

    def finished(self, sums: Tensor, weights: Tensor) -> Tensor:
        """Return the composites and how sure each is, (N, K x F + K, H, W), of all sums and weights together."""
        composites = sums / (weights + _EPSILON).unsqueeze(2)
        return torch.cat([composites.flatten(1, 2), weights / (weights + _HALF_SUPPORT)], dim=1)
