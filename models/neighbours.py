"""How differently a pixel and each of its neighbours went through the season, as sums over dates.

Two pixels of one parcel grow and are harvested together; across a border some date tells them apart, and a pixel that a
border cuts differs from both sides. The squared differences of the bands, averaged over all dates on which both pixels
are clear, say so at once, where convolutions over composites would have to learn it. What lies over both pixels alike
(haze, the sun's height) cancels out. Nothing of it is learnt.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["NeighbourContrast"]

_STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))  # rows and columns to a neighbour; the other four are the same pairs
_GROUPS = (("B02", "B03", "B04"), ("B08",), ("B05", "B06", "B07", "B8A"), ("B11", "B12"))  # alike in kind and sharpness
_LARGEST = 0.7  # standard deviations a band's difference counts with: a cloud that the masks miss differs by many
_FEWEST = 0.5  # dates added to the number of dates, so that no date gives no contrast
_SMALLEST = 0.01  # contrast in units of squared standard deviations that noise makes
_CENTRE = 2.0  # brings the logarithms around 0


class NeighbourContrast:
    """Sums squared differences between neighbours by groups of bands.

    Args:
        bands: Names of the bands; those of no group make one of their own.

    Attributes:
        channels: Channels of the result.
        groups: Positions of the bands of each group.
    """

    def __init__(self, bands: Sequence[str]) -> None:
        known = {name for group in _GROUPS for name in group}
        groups = (*_GROUPS, tuple(name for name in bands if name not in known))
        indices = [[index for index, name in enumerate(bands) if name in group] for group in groups]
        self.groups = [group for group in indices if group]
        self.steps = len(_STEPS)
        self.channels = self.steps * len(self.groups)

    @torch.no_grad()
    def sums(self, bands: Tensor, clear: Tensor) -> tuple[Tensor, Tensor]:
        """Return sums (N, channels, H, W) and numbers of dates (N, steps, H, W) of some dates; nothing is learnt here.

        Args:
            bands: (N, T, B, H, W) float32, normalised.
            clear: (N, T, H, W), 1.0 where valid, else 0.0.
        """
        sums, counts = [], []
        for down, right in _STEPS:
            here, there = _window(down, right), _window(-down, -right)
            both = clear[..., here[0], here[1]] * clear[..., there[0], there[1]]
            difference = bands[..., here[0], here[1]] - bands[..., there[0], there[1]]
            difference = difference.clamp_(-_LARGEST, _LARGEST).square_().mul_(both.unsqueeze(2)).sum(dim=1)
            by_group = torch.stack([_mean_of(difference, group) for group in self.groups], dim=1)
            margins = (max(-right, 0), max(right, 0), 0, down)
            sums.append(functional.pad(by_group, margins))
            counts.append(functional.pad(both.sum(dim=1), margins))
        return torch.cat(sums, dim=1), torch.stack(counts, dim=1)

    def finished(self, sums: Tensor, counts: Tensor) -> Tensor:
        """Return the logarithm of the mean contrasts, (N, channels, H, W), of all sums and numbers together."""
        numbers = counts.repeat_interleave(len(self.groups), dim=1)
        return torch.log(sums / (numbers + _FEWEST) + _SMALLEST) + _CENTRE


def _mean_of(difference: Tensor, group: Sequence[int]) -> Tensor:
    """Return the mean (N, H, W) of some bands of (N, B, H, W).

    They are picked one by one: a list of them would be copied to a GPU each time, which all that runs there waits for.
    """
    return torch.stack([difference[:, band] for band in group], dim=1).mean(dim=1)


def _window(down: int, right: int) -> tuple[slice, slice]:
    """Return the rows and columns of the pixels that have a neighbour so many steps down and to the right."""
    return _part(down), _part(right)


def _part(steps: int) -> slice:
    return slice(None, -steps) if steps > 0 else slice(-steps, None)
