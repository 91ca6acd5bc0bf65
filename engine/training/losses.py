"""What training minimises."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["missing_correlation", "weighted_cross_entropy", "weighted_distance_error"]

_LEAST = 1e-6


def weighted_cross_entropy(logits: Tensor, truth: Tensor, weights: Tensor, total_weight: float | None = None) -> Tensor:
    """Return the binary cross-entropy averaged with the weights of the score.

    Args:
        logits: (N, 1, H, W) float32.
        truth: (N, 1, H, W), 0 or 1.
        weights: (N, 1, H, W), 0 where a pixel is not scored.
        total_weight: What the weighted sum is divided by; None for the sum of the weights.

    Returns:
        Scalar; 0 where all weights are 0.
    """
    losses = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    return _mean(losses, weights, total_weight)


def weighted_distance_error(
    values: Tensor, distance: Tensor, weights: Tensor, total_weight: float | None = None
) -> Tensor:
    """Return the absolute error of tanh(values) against distances from -1 to 1, averaged as the cross-entropy is."""
    return _mean((torch.tanh(values) - distance).abs(), weights, total_weight)


def missing_correlation(logits: Tensor, truth: Tensor, weights: Tensor) -> Tensor:
    """Return 1 minus the weighted Matthews correlation of probabilities, the score made smooth.

    The four cells are pooled over the whole batch. It is no mean over pixels, so the mean over parts of a batch is
    not that of the whole.

    Args:
        logits: (N, 1, H, W) float32.
        truth: (N, 1, H, W), 0 or 1.
        weights: (N, 1, H, W), 0 where a pixel is not scored.

    Returns:
        Scalar, 0 to 2; 1 where the correlation is undefined.
    """
    weights = weights / weights.sum().clamp(min=_LEAST)  # the product of four sums would leave float32's range
    probability = torch.sigmoid(logits)
    positive, mapped = (weights * truth).sum(), (weights * probability).sum()
    true_positive = (weights * truth * probability).sum()
    # With cells that add up to 1 the quotient is the covariance of truth and map over the product of their deviations.
    spread = (positive * (1.0 - positive)).clamp(min=0.0) * (mapped * (1.0 - mapped)).clamp(min=0.0)
    return 1.0 - (true_positive - positive * mapped) / (spread + _LEAST * _LEAST).sqrt()


def _mean(losses: Tensor, weights: Tensor, total_weight: float | None) -> Tensor:
    total = weights.sum().clamp(min=_LEAST) if total_weight is None else max(total_weight, _LEAST)
    return (losses * weights).sum() / total
