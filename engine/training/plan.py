"""What a training shall do, in numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["TrainingPlan"]


@dataclass(frozen=True)
class TrainingPlan:
    """Everything that decides how weights change.

    Attributes:
        steps: Number of steps.
        learning_rate: Peak of the schedule.
        weight_decay: Of AdamW.
        warm_up: Share of the steps in which the rate rises; then it falls along a cosine.
        averaging: Decay of the running average of the weights, which is what is kept.
        gradient_norm: Gradients are clipped to this norm.
        seed: Seed of initial weights, patches and variations.
        validate_every: Steps between validations.
        save_every_s: Seconds between checkpoints.
    """

    steps: int
    learning_rate: float = 2e-3
    weight_decay: float = 1e-2
    warm_up: float = 0.08
    averaging: float = 0.998
    gradient_norm: float = 5.0
    seed: int = 1
    validate_every: int = 500
    save_every_s: float = 120.0

    def rate(self, step: int) -> float:
        """Return the learning rate of a step: a linear rise, then a cosine down to a hundredth."""
        rise = max(1.0, self.warm_up * self.steps)
        if step < rise:
            return self.learning_rate * (step + 1) / rise
        done = (step - rise) / max(1.0, self.steps - rise)
        return self.learning_rate * (0.01 + 0.99 * 0.5 * (1.0 + math.cos(math.pi * min(done, 1.0))))

    def decay(self, step: int) -> float:
        """Return the decay of the average, lower at first so that the initial weights are soon forgotten."""
        return min(self.averaging, (1.0 + step) / (10.0 + step))
