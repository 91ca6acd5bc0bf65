"""Layers that the networks share.

Normalisation is batch normalisation: frozen in use, so that a tile does not depend on its neighbours
or on its own content as a whole.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

__all__ = ["ConvolutionUnit", "ResidualBlock", "SubPixelUpsampling", "padded_to", "twice"]


class ConvolutionUnit(nn.Sequential):
    """Convolution, batch normalisation, ReLU."""

    def __init__(self, channels_in: int, channels_out: int, kernel: int = 3, stride: int = 1) -> None:
        padding = kernel // 2 if stride == 1 else 0
        super().__init__(
            nn.Conv2d(channels_in, channels_out, kernel, stride, padding, bias=False),
            nn.BatchNorm2d(channels_out),
            nn.ReLU(inplace=True),
        )


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions beside an identity (He et al. 2016)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = ConvolutionUnit(channels, channels)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels))
        self.activation = nn.ReLU(inplace=True)

    def forward(self, features: Tensor) -> Tensor:
        """Return features of the same shape (N, C, H, W)."""
        result: Tensor = self.activation(self.second(self.first(features)) + features)
        return result


class SubPixelUpsampling(nn.Sequential):
    """Twice the resolution by a convolution and a pixel shuffle (Shi et al. 2016)."""

    def __init__(self, channels_in: int, channels_out: int) -> None:
        super().__init__(ConvolutionUnit(channels_in, 4 * channels_out), nn.PixelShuffle(2))


def twice(features: Tensor) -> Tensor:
    """Return features (N, C, 2H, 2W), each pixel four times."""
    return functional.interpolate(features, scale_factor=2, mode="nearest")


def padded_to(multiple: int, image: Tensor) -> Tensor:
    """Return an image (..., H, W) with zeros to the right and below, so that both sides are multiples."""
    height, width = image.shape[-2:]
    return functional.pad(image, (0, -width % multiple, 0, -height % multiple))
