"""What a network costs: its weights and its arithmetic."""

from __future__ import annotations

from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode

from furrow.models.season_network import SeasonNetwork

__all__ = ["operations_per_pixel", "parameters"]

_SIDE = 16  # pixels; every convolution is padded, so an edge costs what the middle does


def parameters(network: SeasonNetwork[Any]) -> int:
    """Return the number of trained weights."""
    return sum(weight.numel() for weight in network.parameters())


def operations_per_pixel(network: SeasonNetwork[Any], dates: int = 24) -> float:
    """Return the floating-point operations a network spends on a pixel of 10 m: products and sums of the layers.

    One pass is run, of a few pixels, and torch counts its convolutions, matrix products and attentions; a product and
    its sum count two. What is done pixel by pixel (composites' weights, normalisations) is left out.

    Args:
        network: On the CPU.
        dates: Dates of the season.
    """
    before = network.training
    network.eval()
    inputs = (
        torch.zeros(1, dates, len(network.bands), _SIDE, _SIDE),
        torch.ones(1, dates, _SIDE, _SIDE, dtype=torch.bool),
        torch.linspace(60, 250, dates)[None].long(),
    )
    attention = {torch.ops.aten._scaled_dot_product_flash_attention_for_cpu: _attention_operations}
    with torch.inference_mode(), FlopCounterMode(display=False, custom_mapping=attention) as counter:
        network(*inputs)
    network.train(before)
    return float(counter.get_total_flops()) / _SIDE**2


def _attention_operations(query: torch.Size, key: torch.Size, value: torch.Size, *_: Any, **__: Any) -> int:  # noqa: ANN401
    """Return the operations of an attention on the processor, which torch does not count itself."""
    batch, heads, queries, size = query
    return 2 * batch * heads * queries * key[2] * (size + value[3])
