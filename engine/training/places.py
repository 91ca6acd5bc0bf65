"""Places to train on: a window of a season in memory with its reference, and which of them are in memory when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack
from furrow.engine.training.borders import border_distance

__all__ = ["Place", "Pool"]

PlaceT = TypeVar("PlaceT")


@dataclass(frozen=True)
class Place:
    """A window of a season with its reference.

    Attributes:
        stack: (T, B, H, W).
        cultivated: (4H, 4W) bool.
        weights: (4H, 4W) float32, 0 where not scored.
        name: Of the season, for people; empty where it has none.
    """

    stack: Stack
    cultivated: NDArray[np.bool_]
    weights: NDArray[np.float32]
    name: str = ""

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W) in pixels of 10 m."""
        height, width = self.stack.valid.shape[1:]
        return height, width

    @cached_property
    def border_distance(self) -> NDArray[np.float16]:
        """Distance to the border of cultivated land, (4H, 4W); see `borders.border_distance`."""
        return border_distance(self.cultivated)

    @cached_property
    def weight_above(self) -> NDArray[np.float64]:
        """Weight of cultivated land and of the rings around it above and left of each corner, (H + 1, W + 1).

        A pixel outside cultivated land that weighs more than 1 is one of a ring.
        """
        height, width = self.shape
        counted = np.where(self.cultivated | (self.weights > 1), self.weights, 0).astype(np.float64)
        coarse = counted.reshape(height, SCALE, width, SCALE).sum(axis=(1, 3))
        above = np.zeros((height + 1, width + 1))
        above[1:, 1:] = coarse.cumsum(axis=0).cumsum(axis=1)
        return above


class Pool(Generic[PlaceT]):
    """The places in memory at a step, a sliding part of an endless sequence.

    What is in memory depends on the step alone, so a training that goes on after a stop sees what it
    would have seen.

    Args:
        load: Returns the place at a position of the sequence.
        capacity: Places in memory at a time.
        refresh: Steps after which the oldest place leaves; 0 keeps the first places for good.
    """

    def __init__(self, load: Callable[[int], PlaceT], capacity: int, refresh: int = 0) -> None:
        self._load, self._capacity, self._refresh = load, capacity, refresh
        self._held: dict[int, PlaceT] = {}

    def at(self, step: int) -> list[PlaceT]:
        """Return the places of a step, loading what is not in memory."""
        first = step // self._refresh if self._refresh else 0
        wanted = range(first, first + self._capacity)
        for position in [held for held in self._held if held not in wanted]:
            del self._held[position]
        for position in wanted:
            if position not in self._held:
                self._held[position] = self._load(position)
        return [self._held[position] for position in wanted]
