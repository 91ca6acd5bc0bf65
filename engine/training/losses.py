"""What training minimises."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

__all__ = ["weighted_cross_entropy"]


def weighted_cross_entropy(logits: Tensor, cultivated: Tensor, weights: Tensor) -> Tensor:
    """Return the binary cross-entropy averaged with the weights of the score.

    Args:
        logits: (N, 1, H, W) float32.
        cultivated: (N, 1, H, W), 0 or 1.
        weights: (N, 1, H, W), 0 where a pixel is not scored.

    Returns:
        Scalar; 0 where all weights are 0.
    """
    losses = functional.binary_cross_entropy_with_logits(logits, cultivated, reduction="none")
    return (losses * weights).sum() / weights.sum().clamp(min=1e-6)
