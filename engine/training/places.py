"""Places to train on: a window of a season in memory with its reference, and random patches of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.stack import Stack

__all__ = ["Batch", "Patches", "Place", "Pool"]


@dataclass(frozen=True)
class Place:
    """A window of a season with its reference.

    Attributes:
        stack: (T, B, H, W).
        cultivated: (4H, 4W) bool.
        weights: (4H, 4W) float32, 0 where not scored.
    """

    stack: Stack
    cultivated: NDArray[np.bool_]
    weights: NDArray[np.float32]

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W) in pixels of 10 m."""
        height, width = self.stack.valid.shape[1:]
        return height, width


@dataclass(frozen=True)
class Batch:
    """Patches for one step; the arguments of a network and what it should answer.

    Attributes:
        reflectance: (N, T, B, H, W) float32.
        valid: (N, T, H, W) bool; padded dates are valid nowhere.
        day_of_year: (N, T) int64.
        cultivated: (N, 1, 4H, 4W) float32.
        weights: (N, 1, 4H, 4W) float32.
    """

    reflectance: Tensor
    valid: Tensor
    day_of_year: Tensor
    cultivated: Tensor
    weights: Tensor


class Pool:
    """The places in memory at a step, a sliding part of an endless sequence.

    What is in memory depends on the step alone, so a training that goes on after a stop sees what it
    would have seen.

    Args:
        load: Returns the place at a position of the sequence.
        capacity: Places in memory at a time.
        refresh: Steps after which the oldest place leaves; 0 keeps the first places for good.
    """

    def __init__(self, load: Callable[[int], Place], capacity: int, refresh: int) -> None:
        self._load, self._capacity, self._refresh = load, capacity, refresh
        self._held: dict[int, Place] = {}

    def at(self, step: int) -> list[Place]:
        """Return the places of a step, loading what is not in memory."""
        first = step // self._refresh if self._refresh else 0
        wanted = range(first, first + self._capacity)
        for position in [held for held in self._held if held not in wanted]:
            del self._held[position]
        for position in wanted:
            if position not in self._held:
                self._held[position] = self._load(position)
        return [self._held[position] for position in wanted]


@dataclass(frozen=True)
class Patches:
    """How random patches are cut and varied.

    Attributes:
        side: Side in pixels of 10 m.
        number: Patches a batch.
        fewest_dates: A batch has at least so many dates (unless its places have fewer).
        most_dates: At most so many; further dates are dropped at random.
        gain: Standard deviation of a random factor on each band of each patch.
    """

    side: int = 40
    number: int = 8
    fewest_dates: int = 4
    most_dates: int = 18
    gain: float = 0.04

    def draw(self, rng: np.random.Generator, places: Sequence[Place]) -> Batch:
        """Return a random batch; places smaller than a patch are padded with what is not observed or scored."""
        dates = int(rng.integers(self.fewest_dates, self.most_dates + 1))
        areas = np.array([place.shape[0] * place.shape[1] for place in places], dtype=float)
        chosen = rng.choice(len(places), self.number, p=areas / areas.sum())
        samples = [self._cut(rng, places[index], dates) for index in chosen]
        parts = [torch.from_numpy(np.stack([sample[part] for sample in samples])) for part in range(5)]
        return Batch(parts[0], parts[1], parts[2], parts[3][:, None], parts[4][:, None])

    def _cut(self, rng: np.random.Generator, place: Place, dates: int) -> tuple[NDArray[np.generic], ...]:
        (row, column), stack, side = self._corner(rng, place), place.stack, self.side
        rows, columns = slice(row, row + side), slice(column, column + side)
        valid = stack.valid[:, rows, columns]
        seen = np.flatnonzero(valid.any(axis=(1, 2)))
        kept = np.sort(rng.permutation(seen)[:dates])
        gains = np.asarray(rng.normal(1, self.gain, len(stack.bands)), dtype=np.float32)
        numbers = stack.digital_numbers[kept][:, :, rows, columns].astype(np.float32)
        scale, offset = stack.scale[kept][:, None, None, None], stack.offset[kept][:, None, None, None]
        reflectance: NDArray[np.float32] = (numbers + offset) * scale * gains[:, None, None]
        fine = (slice(row * SCALE, (row + side) * SCALE), slice(column * SCALE, (column + side) * SCALE))
        turns, flip = int(rng.integers(4)), bool(rng.integers(2))
        images = (
            _padded(reflectance, (dates, reflectance.shape[1], side, side)),
            _padded(valid[kept], (dates, side, side)),
            _padded(place.cultivated[fine].astype(np.float32), (side * SCALE, side * SCALE)),
            _padded(place.weights[fine], (side * SCALE, side * SCALE)),
        )
        turned = [_turned(image, turns, flip) for image in images]
        days = _padded(stack.day_of_year[kept].astype(np.int64), (dates,))
        return turned[0], turned[1], days, turned[2], turned[3]

    def _corner(self, rng: np.random.Generator, place: Place) -> tuple[int, int]:
        """Return a random corner; a patch without any scored pixel teaches nothing, so look a few times."""
        row = column = 0
        for _ in range(8):
            row, column = (int(rng.integers(max(side - self.side, 0) + 1)) for side in place.shape)
            fine = place.weights[row * SCALE : (row + self.side) * SCALE, column * SCALE : (column + self.side) * SCALE]
            if fine[::4, ::4].any():
                break
        return row, column


def _padded(array: NDArray[np.generic], shape: tuple[int, ...]) -> NDArray[np.generic]:
    if array.shape == shape:
        return array
    whole = np.zeros(shape, dtype=array.dtype)
    whole[tuple(slice(0, side) for side in array.shape)] = array
    return whole


def _turned(image: NDArray[np.generic], turns: int, flip: bool) -> NDArray[np.generic]:
    turned = np.rot90(image, turns, axes=(-2, -1))
    return np.ascontiguousarray(turned[..., ::-1] if flip else turned)
