"""Random patches of places: where they are cut, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from furrow.engine.geogrid import SCALE
from furrow.engine.training.batch import Batch
from furrow.engine.training.borders import border_targets
from furrow.engine.training.places import Place
from furrow.engine.training.variations import Variations, turned, varied

__all__ = ["Patches"]

Value = TypeVar("Value", bound=np.generic)

_TRIES = 8


@dataclass(frozen=True)
class Patches:
    """How random patches are cut and varied.

    Attributes:
        side: Side in pixels of 10 m.
        number: Patches a batch.
        fewest_dates: A batch has at least so many dates (unless its places have fewer).
        most_dates: At most so many; further dates are dropped at random.
        by_weight: Share of the patches that are drawn with a probability proportional to the weight of the cultivated
            land and its rings in them; the others are drawn evenly over the area.
        variations: How they are varied.
    """

    side: int = 40
    number: int = 8
    fewest_dates: int = 4
    most_dates: int = 18
    by_weight: float = 0.5
    variations: Variations = field(default_factory=Variations)

    def draw(self, rng: np.random.Generator, places: Sequence[Place], *, borders: bool = False) -> Batch:
        """Return a random batch; places smaller than a patch are padded with what is not observed or scored.

        Args:
            rng: Source of randomness.
            places: Where to cut.
            borders: Add the targets of auxiliary outputs.
        """
        dates = self._number_of_dates(rng, places)
        even, heavy = _shares([place.shape[0] * place.shape[1] for place in places]), _weight_shares(places)
        samples = []
        for _ in range(self.number):
            weighed = heavy is not None and rng.random() < self.by_weight
            place = places[int(rng.choice(len(places), p=heavy if weighed else even))]
            corner = self._weighed_corner(rng, place) if weighed else self._even_corner(rng, place)
            samples.append(self._cut(rng, place, corner, dates, places, borders=borders))
        together: dict[str, Any] = {
            name: torch.from_numpy(np.stack([one[name] for one in samples])) for name in samples[0]
        }
        return Batch(**together)

    def _number_of_dates(self, rng: np.random.Generator, places: Sequence[Place]) -> int:
        if self.variations.drop_dates:
            return int(rng.integers(self.fewest_dates, self.most_dates + 1))
        return min(self.most_dates, max(len(place.stack.dates) for place in places))

    def _cut(
        self,
        rng: np.random.Generator,
        place: Place,
        corner: tuple[int, int],
        dates: int,
        places: Sequence[Place],
        *,
        borders: bool,
    ) -> dict[str, NDArray[np.generic]]:
        stack, side, fine = place.stack, self.side, self.side * SCALE
        rows, columns = (slice(start, start + side) for start in corner)
        valid = stack.valid[:, rows, columns]
        kept = np.sort(rng.permutation(np.flatnonzero(valid.any(axis=(1, 2))))[:dates])
        numbers = stack.digital_numbers[:, :, rows, columns][kept].astype(np.float32)
        scale, offset = (values[kept][:, None, None, None] for values in (stack.scale, stack.offset))
        reflectance = _padded((numbers + offset) * scale, (len(kept), numbers.shape[1], side, side))
        images = varied(
            rng, reflectance, _padded(valid[kept], (len(kept), side, side)), self.variations,
            lambda rng: self._cloud_mask(rng, places),
        )  # fmt: skip
        row, column = corner
        refined = (slice(row * SCALE, row * SCALE + fine), slice(column * SCALE, column * SCALE + fine))
        sample = {
            "reflectance": _padded(images[0], (dates, *images[0].shape[1:])),
            "valid": _padded(images[1], (dates, side, side)),
            "cultivated": _padded(place.cultivated[refined].astype(np.float32), (fine, fine))[None],
            "weights": _padded(place.weights[refined], (fine, fine))[None],
        }
        if borders:
            sample["borders"] = _padded(border_targets(place.border_distance[refined]), (2, fine, fine))
        turns, flip = (int(rng.integers(4)), bool(rng.integers(2))) if self.variations.turns else (0, False)
        varying: dict[str, NDArray[np.generic]] = {name: turned(image, turns, flip) for name, image in sample.items()}
        return {**varying, "day_of_year": _padded(stack.day_of_year[kept].astype(np.int64), (dates,))}

    def _cloud_mask(self, rng: np.random.Generator, places: Sequence[Place]) -> NDArray[np.bool_]:
        """Return where a random date of a random place is not valid, (side, side)."""
        valid = places[int(rng.integers(len(places)))].stack.valid
        row, column = (int(rng.integers(max(size - self.side, 0) + 1)) for size in valid.shape[1:])
        cut = valid[int(rng.integers(len(valid))), row : row + self.side, column : column + self.side]
        return _padded(~cut, (self.side, self.side))

    def _weighed_corner(self, rng: np.random.Generator, place: Place) -> tuple[int, int]:
        """Return a corner with a probability proportional to the weight in its patch."""
        above = place.weight_above
        height, width = (min(self.side, size) for size in place.shape)
        within = above[height:, width:] - above[:-height, width:] - above[height:, :-width] + above[:-height, :-width]
        so_far = within.clip(min=0.0).cumsum()
        position = int(np.searchsorted(so_far, rng.random() * so_far[-1], side="right"))
        row, column = divmod(min(position, so_far.size - 1), within.shape[1])
        return row, column

    def _even_corner(self, rng: np.random.Generator, place: Place) -> tuple[int, int]:
        """Return a random corner; a patch without any scored pixel teaches nothing, so look a few times."""
        row = column = 0
        for _ in range(_TRIES):
            row, column = (int(rng.integers(max(size - self.side, 0) + 1)) for size in place.shape)
            fine = place.weights[row * SCALE : (row + self.side) * SCALE, column * SCALE : (column + self.side) * SCALE]
            if fine[::4, ::4].any():
                break
        return row, column


def _shares(sizes: Sequence[float]) -> NDArray[np.float64]:
    values = np.asarray(sizes, dtype=float)
    shares: NDArray[np.float64] = values / values.sum()
    return shares


def _weight_shares(places: Sequence[Place]) -> NDArray[np.float64] | None:
    """Return the share of each place in the weight of cultivated land and rings; None where there is none at all."""
    weights = [float(place.weight_above[-1, -1]) for place in places]
    return _shares(weights) if sum(weights) > 0 else None


def _padded(array: NDArray[Value], shape: tuple[int, ...]) -> NDArray[Value]:
    if array.shape == shape:
        return array
    whole = np.zeros(shape, dtype=array.dtype)
    whole[tuple(slice(0, side) for side in array.shape)] = array
    return whole
