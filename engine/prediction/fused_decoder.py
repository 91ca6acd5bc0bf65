"""The decoder of a hybrid network on a processor, with less memory traffic than layer by layer.

Half of what layers of few channels cost a processor is reading and writing again what the layer before wrote. Here
sums and activations are done by oneDNN while a convolution's result is still in the caches, what is joined is never
copied together, pixels are shuffled in pieces of whole channels, and the last convolution is done before the last
shuffle, so that the finest map is written once, with the channels of the result alone.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from furrow.models.hybrid import HybridDecoder
from furrow.models.layers import ConvolutionUnit, ResidualBlock, SubPixelUpsampling, twice

__all__ = ["FusedDecoder", "can_fuse"]


def can_fuse() -> bool:
    """Whether PyTorch was built with the library that does it (not on every processor)."""
    available: bool = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return available and hasattr(torch.ops.mkldnn, "_convolution_pointwise")


class FusedDecoder(nn.Module):
    """Does what a `HybridDecoder` does.

    Args:
        decoder: On the processor, its normalisations folded into its convolutions. Later changes of its weights are not
            seen. Its first layer, which belongs to the summary, is kept as it is.
        precision: Type of the arithmetic.
    """

    def __init__(self, decoder: HybridDecoder, precision: torch.dtype = torch.float32) -> None:
        super().__init__()
        self.precision = precision
        self.stem = decoder.stem
        self.encode_10m = _blocks(decoder.encode_10m, precision)
        self.down_20m = _of_unit(decoder.down_20m, precision)
        self.encode_20m = _blocks(decoder.encode_20m, precision)
        self.down_40m = _of_unit(decoder.down_40m, precision)
        self.encode_40m = _blocks(decoder.encode_40m, precision)
        self.up_20m = _of_unit(decoder.up_20m, precision)
        self.decode_20m = _Join(decoder.decode_20m, precision)
        self.up_10m = _of_unit(decoder.up_10m, precision)
        self.decode_10m = _Join(decoder.decode_10m, precision)
        self.up_5m = _before_shuffle(decoder.up_5m, precision)
        self.decode_5m = _of_unit(decoder.decode_5m, precision)
        self.up_2m5 = _before_shuffle(decoder.up_2m5, precision)
        self.logits = _Convolution(*_across_shuffle(_weights(decoder.logits)), precision, is_padded=True)

    def forward(self, summary: Tensor) -> Tensor:
        """Return logits (N, outputs, 4H, 4W) of what the stem made, (N, `width`, H, W); H, W are multiples of 4."""
        fine = self.encode_10m(summary.to(self.precision).contiguous(memory_format=torch.channels_last))
        middle = self.encode_20m(self.down_20m(fine))
        coarse = self.encode_40m(self.down_40m(middle))
        middle = self.decode_20m(middle, twice(self.up_20m(coarse)))
        fine = self.decode_10m(fine, twice(self.up_10m(middle)))
        return _shuffled(self.logits(self.up_2m5(self.decode_5m(_shuffled(self.up_5m(fine))))))


class _Convolution(nn.Module):
    """A convolution and the activation behind it.

    Args:
        weight: (out, in, k, k).
        bias: (out,).
        precision: Type of the arithmetic.
        stride: 1, or k.
        is_padded: Whether the result is as large as the image.
        is_activated: Whether negative numbers become 0.
    """

    weight: Tensor
    bias: Tensor

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor,
        precision: torch.dtype,
        stride: int = 1,
        *,
        is_padded: bool,
        is_activated: bool = False,
    ) -> None:
        super().__init__()
        self.register_buffer("weight", weight.to(precision).contiguous(memory_format=torch.channels_last))
        self.register_buffer("bias", bias.to(precision))
        padding = weight.shape[-1] // 2 if is_padded else 0
        self._shape = ([padding, padding], [stride, stride], [1, 1], 1)
        self._activation = "relu" if is_activated else "none"

    def forward(self, image: Tensor) -> Tensor:
        """Return features (N, out, H, W) of an image (N, in, H, W)."""
        result: Tensor = torch.ops.mkldnn._convolution_pointwise(
            image, self.weight, self.bias, *self._shape, self._activation, [], ""
        )
        return result

    def added_to(self, other: Tensor, image: Tensor) -> Tensor:
        """Return the sum of what is given and of the convolution of an image, activated."""
        result: Tensor = torch.ops.mkldnn._convolution_pointwise.binary(
            image, other, self.weight, self.bias, *self._shape, "add", 1.0, "relu", [], ""
        )
        return result


class _Block(nn.Module):
    """A `ResidualBlock`."""

    def __init__(self, block: ResidualBlock, precision: torch.dtype) -> None:
        super().__init__()
        self.first = _of_unit(block.first, precision)
        self.second = _Convolution(*_weights(block.second[0]), precision, is_padded=True)

    def forward(self, features: Tensor) -> Tensor:
        return self.second.added_to(features, self.first(features))


class _Join(nn.Module):
    """A convolution of two images that are joined: the sum of the convolutions of each."""

    def __init__(self, unit: ConvolutionUnit, precision: torch.dtype) -> None:
        super().__init__()
        weight, bias = _weights(unit[0])
        of_first, of_second = weight.chunk(2, dim=1)
        self.of_first = _Convolution(of_first, torch.zeros_like(bias), precision, is_padded=True)
        self.of_second = _Convolution(of_second, bias, precision, is_padded=True)

    def forward(self, first: Tensor, second: Tensor) -> Tensor:
        return self.of_second.added_to(self.of_first(first), second)


def _blocks(blocks: nn.Sequential, precision: torch.dtype) -> nn.Sequential:
    return nn.Sequential(*(_Block(block, precision) for block in blocks if isinstance(block, ResidualBlock)))


def _of_unit(unit: ConvolutionUnit, precision: torch.dtype) -> _Convolution:
    layer = _convolution(unit[0])
    stride = layer.stride[0]
    return _Convolution(*_weights(layer), precision, stride, is_padded=stride == 1, is_activated=True)


def _before_shuffle(layers: SubPixelUpsampling, precision: torch.dtype) -> _Convolution:
    """Return the convolution before a shuffle, with channels in the order (row, column, channel) of the fine pixels."""
    weight, bias = (_by_fine_pixel(tensor) for tensor in _weights(layers[0][0]))  # type: ignore[index]
    return _Convolution(weight, bias, precision, is_padded=True, is_activated=True)


def _by_fine_pixel(tensor: Tensor) -> Tensor:
    """Bring channels that PyTorch shuffles, (channel, row, column), into the order (row, column, channel)."""
    return tensor.view(-1, 4, *tensor.shape[1:]).transpose(0, 1).flatten(0, 1)


def _shuffled(features: Tensor) -> Tensor:
    """Return fine pixels (N, C, 2H, 2W) of features (N, 4C, H, W) in the order (row, column, channel)."""
    places, channels, height, width = features.shape
    rows = features.permute(0, 2, 3, 1).reshape(places, height, width, 2, channels // 2).transpose(2, 3)
    return rows.reshape(places, 2 * height, 2 * width, channels // 4).permute(0, 3, 1, 2)


def _across_shuffle(layer: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """Return a convolution that reads fine pixels as one of coarse pixels that reads what is yet to be shuffled.

    Args:
        layer: Weights (out, C, 3, 3) and bias (out,).

    Returns:
        Weights (4 out, 4C, 3, 3) and bias (4 out,), both sides in the order (row, column, channel).
    """
    weight, bias = layer
    outs, channels = weight.shape[:2]
    spread = weight.new_zeros((2, 2, outs, 2, 2, channels, 3, 3))
    for row, column, down, right in torch.cartesian_prod(*[torch.arange(2)] * 2, *[torch.arange(3)] * 2).tolist():
        # The fine pixel (row, column) of a coarse one sees the fine pixel `down - 1` rows below it, and so on.
        (coarse_row, seen_row), (coarse_column, seen_column) = divmod(row + down - 1, 2), divmod(column + right - 1, 2)
        into = spread[row, column, :, seen_row, seen_column, :, coarse_row + 1, coarse_column + 1]
        into.copy_(weight[:, :, down, right])
    return spread.flatten(3, 5).flatten(0, 2), bias.repeat(4)


def _weights(layer: nn.Module) -> tuple[Tensor, Tensor]:
    """Return weight and bias of a convolution."""
    convolution = _convolution(layer)
    if convolution.bias is None:
        raise ValueError("the normalisations are not folded in")
    return convolution.weight.detach(), convolution.bias.detach()


def _convolution(layer: nn.Module) -> nn.Conv2d:
    if not isinstance(layer, nn.Conv2d):
        raise ValueError("there is no convolution where one was expected")
    return layer
