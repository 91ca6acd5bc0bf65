"""How far a training is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

__all__ = ["Progress", "Validation"]

_LOSS_MEMORY = 0.98  # of the running mean that is shown


@dataclass(frozen=True)
class Validation:
    """The scores of the averaged weights after a step.

    Attributes:
        step: The step.
        loss: Running mean of the loss there.
        scores: Name -> value.
    """

    step: int
    loss: float
    scores: dict[str, float]


@dataclass
class Progress:
    """How far a training is.

    Attributes:
        step: Steps done.
        loss: Running mean of the loss.
        seconds: Time spent, all runs together.
        history: The validations.
        best: Index of the best validation, None before the first.
    """

    step: int = 0
    loss: float = float("nan")
    seconds: float = 0.0
    history: list[Validation] = field(default_factory=list)
    best: int | None = None

    @property
    def scores(self) -> Mapping[str, float]:
        """The last scores; empty before the first validation."""
        return self.history[-1].scores if self.history else {}

    @property
    def best_scores(self) -> Mapping[str, float]:
        """The scores of the best weights; empty before the first validation."""
        return {} if self.best is None else self.history[self.best].scores

    @property
    def best_step(self) -> int:
        """The step of the best weights; the last one before the first validation."""
        return self.step if self.best is None else self.history[self.best].step

    @property
    def validations_since_best(self) -> int:
        """Validations after the best one."""
        return 0 if self.best is None else len(self.history) - 1 - self.best

    @property
    def is_validated(self) -> bool:
        """Whether the last step was validated."""
        return bool(self.history) and self.history[-1].step == self.step

    def take_step(self, loss: float, seconds: float) -> None:
        """Count a step."""
        self.loss = loss if self.step == 0 else _LOSS_MEMORY * self.loss + (1 - _LOSS_MEMORY) * loss
        self.step += 1
        self.seconds += seconds

    def take_scores(self, scores: Mapping[str, float], decides: str) -> bool:
        """Keep the scores of the last step; return whether they are the best so far."""
        better = self.best is None or scores[decides] > self.best_scores[decides]
        self.history.append(Validation(self.step, self.loss, dict(scores)))
        if better:
            self.best = len(self.history) - 1
        return better

    def to_document(self) -> dict[str, Any]:
        """Return a JSON object."""
        return asdict(self)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Return the progress of a JSON object."""
        return cls(**{**document, "history": [Validation(**each) for each in document["history"]]})
