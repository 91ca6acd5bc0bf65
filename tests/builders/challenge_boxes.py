"""Boxes as the challenge has them: 2000 x 2000 pixels of 2.5 m side by side, with reference, weights and prediction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.tests.builders.eopatches import write_patch

__all__ = ["ChallengeBox", "challenge_grid", "write_challenge"]

_SIDE = 2000


@dataclass(frozen=True)
class ChallengeBox:
    """A box and the truth about it.

    Attributes:
        name: `eopatch-07`.
        grid: Its 2.5 m grid.
        reference: (2000, 2000) bool.
        weights: (2000, 2000) float32.
        probability: (2000, 2000) uint8, 0 to 200, some 255 where `gaps` were asked for.
    """

    name: str
    grid: GeoGrid
    reference: NDArray[np.bool_]
    weights: NDArray[np.float32]
    probability: NDArray[np.uint8]

    @property
    def mask(self) -> NDArray[np.bool_]:
        """What a threshold of 0.4 gives."""
        return (self.probability >= 80) & (self.probability != 255)


def challenge_grid(number: int) -> GeoGrid:
    """Return the 2.5 m grid of a box; boxes lie side by side."""
    return GeoGrid(CRS.from_epsg(32633), Affine(2.5, 0, 400_000 + 5000 * number, 0, -2.5, 5_100_000), _SIDE, _SIDE)


def write_challenge(folder: Path, numbers: tuple[int, ...], gaps: int = 0, seed: int = 3) -> dict[str, ChallengeBox]:
    """Write boxes and return them by name.

    Below `folder`: `patches/eopatch-NN` (EOPatches of one date), `references/eopatch-NN/` with cultivated mask, weights
    and not declared mask, `predictions/eopatch-NN/` with probability (threshold 0.4) and mask.

    Args:
        folder: Where to.
        numbers: Of the boxes.
        gaps: Pixels of the last box that have no prediction.
        seed: Of the content.
    """
    boxes = {}
    for number in numbers:
        rng = np.random.default_rng([seed, number])
        grid = challenge_grid(number)
        reference = np.kron(rng.random((100, 100)) < 0.4, np.ones((20, 20))).astype(bool)
        weights = np.kron(rng.choice(np.float32([0, 1, 1.44, 2, 4]), (200, 200)), np.ones((10, 10), np.float32))
        noise = np.kron(rng.integers(-70, 70, (400, 400)), np.ones((5, 5), np.int64))
        probability = np.clip(np.where(reference, 110, 60) + noise, 0, 200).astype(np.uint8)
        if gaps and number == numbers[-1]:
            probability.ravel()[:gaps] = 255
        box = ChallengeBox(f"eopatch-{number:02d}", grid, reference, weights, probability)
        boxes[box.name] = box
        _write(folder, box)
    return boxes


def _write(folder: Path, box: ChallengeBox) -> None:
    write_patch(folder / "patches" / box.name, bands=2, height=2, width=2, bounds=box.grid.bounds)
    references, predictions = folder / "references" / box.name, folder / "predictions" / box.name
    role = "FURROW_ROLE"
    cultivated = box.reference.astype(np.uint8)
    write_cog(references / "cultivated.tif", cultivated, box.grid, nodata=255, tags={role: "cultivated"})
    write_cog(references / "not declared.tif", 0 * cultivated, box.grid, nodata=255, tags={role: "not_declared"})
    write_cog(references / "weights.tif", box.weights, box.grid, tags={role: "weights"})
    told = {"FURROW_THRESHOLD": "0.4", "FURROW_MODEL": "test ž", "FURROW_SEASON": "a season"}
    write_cog(
        predictions / "probability.tif", box.probability, box.grid, nodata=255, tags={role: "probability", **told}
    )
    mask = np.where(box.probability == 255, 255, box.mask).astype(np.uint8)
    write_cog(predictions / "mask.tif", mask, box.grid, nodata=255, tags={role: "mask", **told})
