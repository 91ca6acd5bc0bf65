"""What a training shall do, in numbers."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["TrainingPlan"]

_TIMING = {"save_every_s", "log_every", "ahead", "compiled"}


@dataclass(frozen=True)
class TrainingPlan:
    """Everything that decides how weights change, and how often that is told and kept.

    Attributes:
        steps: Number of steps.
        learning_rate: Peak of the schedule.
        weight_decay: Of AdamW.
        warm_up: Share of the steps in which the rate rises; then it falls along a cosine.
        averaging: Decay of the running average of the weights, which is what is kept.
        gradient_norm: Gradients are clipped to this norm.
        seed: Seed of initial weights, patches and variations.
        epoch: Steps of an epoch; a checkpoint is kept after each.
        validate_every: Steps between validations.
        patience: Validations without a better score after which the training ends; 0 goes on to the last step.
        save_every_s: Seconds between checkpoints.
        log_every: Steps between rows of the log.
        ahead: Batches prepared ahead in a thread; 0 prepares each when it is needed.
        compiled: Compile the network with torch.compile; needs a C++ compiler, and for a GPU Triton.
    """

    steps: int
    learning_rate: float = 2e-3
    weight_decay: float = 1e-2
    warm_up: float = 0.08
    averaging: float = 0.998
    gradient_norm: float = 5.0
    seed: int = 1
    epoch: int = 500
    validate_every: int = 500
    patience: int = 0
    save_every_s: float = 120.0
    log_every: int = 20
    ahead: int = 2
    compiled: bool = False

    def identity(self) -> dict[str, Any]:
        """Return what decides the weights: two runs that differ in it are two trainings."""
        return {name: value for name, value in asdict(self).items() if name not in _TIMING}

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
