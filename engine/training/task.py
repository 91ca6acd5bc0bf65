"""What a network is trained for. The loop knows a task by these methods alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import numpy as np
from torch import Tensor, nn

from furrow.engine.prediction.device import Device
from furrow.engine.training.examples import ExampleScorer

__all__ = ["Divisible", "Task"]


class Divisible(Protocol):
    """A batch of examples."""

    def to(self, device: str) -> Self:
        """Return the batch on a device."""

    def part(self, index: int, number: int) -> Self:
        """Return one of several equal parts, for one of several processes."""


PlaceT = TypeVar("PlaceT")
BatchT = TypeVar("BatchT", bound=Divisible)


class Task(ABC, Generic[PlaceT, BatchT]):
    """What is drawn from places, what is minimised and what is scored.

    A place is whatever the task's examples come from: a window of a season with its reference, a chip, a table of
    pixel series. A task holds settings alone, no state, so that a training can go on after a stop.

    Attributes:
        name: Name of the task, part of what tells one training from another.
        scores: Names of the scores, the columns of the log.
        decides: The score that tells the best weights; more is better.
    """

    name: ClassVar[str]
    scores: ClassVar[tuple[str, ...]]
    decides: ClassVar[str]

    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """Return everything that decides what is drawn and minimised, as a JSON object."""

    def check(self, network: nn.Module) -> None:
        """Refuse a network that cannot be trained for the task.

        Raises:
            InputError: It lacks an output, a band or the like.
        """

    @abstractmethod
    def draw(self, rng: np.random.Generator, places: Sequence[PlaceT]) -> BatchT:
        """Return a random batch on the processor; called in a thread beside the training."""

    @abstractmethod
    def loss(self, network: nn.Module, batch: BatchT) -> Tensor:
        """Return what is minimised, a scalar; the network is in training mode and the batch on its device."""

    @abstractmethod
    def score(
        self, network: nn.Module, places: Iterable[PlaceT], device: Device, check: Callable[[], None] = lambda: None
    ) -> Mapping[str, float]:
        """Return the scores of a network, pooled over places it was not trained on.

        Args:
            network: On the device; put into evaluation mode here.
            places: Where to score; may be read one by one.
            device: Where the network is.
            check: Called again and again; may raise to stop.
        """

    def examples(self) -> ExampleScorer[PlaceT] | None:
        """Return what scores likewise and draws a few places on the way; None where the task draws none."""
        return None
