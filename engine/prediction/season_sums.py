"""Summaries of seasons by a hybrid network on a processor, by the compiled loop of `season_kernel`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from furrow.engine.imagery.compiled import over_rows
from furrow.engine.imagery.stack import Stack
from furrow.engine.prediction.season_kernel import SumWeights, sum_rows
from furrow.models.hybrid import HybridNetwork

__all__ = ["HybridSums"]

_BYTES_AT_ONCE = 48_000_000  # of what the first layer of the decoder takes


class HybridSums:
    """A hybrid network's summaries of seasons.

    Args:
        network: In evaluation mode, on the processor, its normalisations folded into its convolutions. Later changes of
            its weights are not seen.
    """

    def __init__(self, network: HybridNetwork) -> None:
        self._network = network
        self._stem, self._stem_bias = _matrix(network.decoder.stem[0])
        encoder, self._encoder_bias = _matrix(network.date_encoder)
        value, value_bias = _matrix(network.value)
        score, score_bias = _matrix(network.score)
        bands = network.bands
        groups = network.contrast.groups if network.contrast else []
        group_of, group_weight = np.zeros(len(bands), np.int64), np.zeros(len(bands), np.float32)
        for number, group in enumerate(groups):
            group_of[group], group_weight[group] = number, 1 / len(group)
        self._weights = SumWeights(
            mean=_array(network.mean), inverse=_array(1.0 / network.standard_deviation),
            red=bands.index("B04"), near_infrared=bands.index("B08"),
            composites=np.empty((0, network.settings.composites), np.float32),
            days=np.empty((0, network.settings.attention), np.float32),
            encoder=_array(encoder), value=_array(value), value_bias=_array(value_bias),
            score=_array(score), score_bias=_array(score_bias),
            group_of=group_of, group_weight=group_weight, groups=len(groups),
        )  # fmt: skip
        self._loading = threading.Thread(target=self._load, daemon=True)
        self._loading.start()

    def _load(self) -> None:
        """Load the compiled loop: most of a second once in a process, meanwhile the season is read."""
        number = len(self._network.bands)
        nothing = (np.empty((0, number, 0, 0), np.uint16), np.empty((0, 0, 0), np.bool_), *np.empty((2, 0), np.float32))
        _sum((*nothing, 0), self._weights, np.empty((0, 0, self._stem.shape[1]), np.float32), 0, 0)

    @torch.inference_mode()
    def summary(self, stack: Stack, check: Callable[[], None] = lambda: None) -> Tensor:
        """Return what `HybridNetwork.summarise` does of a stack, (H, W, C) float32.

        Args:
            stack: The season, or a part of it.
            check: Called between parts; may raise to stop.
        """
        self._loading.join()
        days = torch.from_numpy(stack.day_of_year.astype(np.int64))
        weights = self._weights._replace(
            composites=_array(self._network.composites.weights_of_dates(days)),
            days=_array(self._network.encoded_days(days[None])[0] + self._encoder_bias),
        )
        # The loop is compiled for arrays without gaps, whose rows it can read as vectors.
        numbers, valid = np.ascontiguousarray(stack.digital_numbers), np.ascontiguousarray(stack.valid)
        height, width = valid.shape[1:]
        channels_out, channels = self._stem.shape
        result = torch.empty((height, width, channels_out))
        rows = max(1, _BYTES_AT_ONCE // (4 * channels * width))
        for top in range(0, height, rows):
            check()
            size = min(rows, height - top)
            part = np.empty((size, width, channels), np.float32)
            over_rows(partial(_sum, (numbers, valid, stack.scale, stack.offset, top), weights, part), size)
            pixels, into = torch.from_numpy(part).view(-1, channels), result[top : top + size].view(-1, channels_out)
            torch.addmm(self._stem_bias, pixels, self._stem.T, out=into)
        return result.relu_()


def _sum(
    season: tuple[NDArray[np.uint16], NDArray[np.bool_], NDArray[np.float32], NDArray[np.float32], int],
    weights: SumWeights,
    result: NDArray[np.float32],
    first: int,
    last: int,
) -> None:
    numbers, valid, scale, offset, top = season
    sum_rows(numbers, valid, scale, offset, top, first, last, weights, result)


def _matrix(layer: nn.Module) -> tuple[Tensor, Tensor]:
    """Return the matrix (out, in) and the bias (out,) of a convolution of single pixels."""
    if not isinstance(layer, nn.Conv2d):
        raise ValueError("the network is no hybrid")
    if layer.bias is None:
        raise ValueError("the normalisations are not folded in")
    return layer.weight.detach()[:, :, 0, 0], layer.bias.detach()


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return np.ascontiguousarray(tensor.detach().numpy().astype(np.float32, copy=False))
