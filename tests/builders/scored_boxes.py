"""Small boxes side by side, with reference, weights and predictions of each kind."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.engine.reference.weights import weight_map

__all__ = ["ScoredBox", "scored_grid", "write_folders", "write_scored_box"]


class ScoredBox(NamedTuple):
    """The truth of a box: (H, W) bool, bool (from a probability of 0.5 on), float32."""

    reference: NDArray[np.bool_]
    mapped: NDArray[np.bool_]
    weights: NDArray[np.float32]


def scored_grid(index: int, height: int | None = None) -> GeoGrid:
    """Return the grid of a box; each is 1600 m wide and somewhat higher than the one before, unless told otherwise."""
    return GeoGrid(
        CRS.from_epsg(32633),
        Affine(2.5, 0, 500_000 + 1600 * index, 0, -2.5, 5_100_000),
        height or 600 + 20 * index,
        640,
    )


def write_scored_box(folder: Path, index: int) -> ScoredBox:
    """Write reference, weights and the prediction as probability, mask and floats, without roles in their metadata."""
    place = scored_grid(index)
    truth, probability = _content(index, place)
    write_cog(folder / f"referenca 'č' {index}.tif", truth.reference.astype(np.uint8), place, nodata=255)
    write_cog(folder / f"weights {index}.tif", truth.weights, place)
    write_cog(folder / f"probability {index}.tif", probability, place, nodata=255, tags={"FURROW_ROLE": "probability"})
    write_cog(folder / f"mask {index}.tif", truth.mapped.astype(np.uint8), place, nodata=255)
    write_cog(folder / f"float {index}.tif", (probability / 200).astype(np.float32), place, nodata=-9999)
    return truth


def write_folders(folder: Path, number: int, height: int = 620) -> list[ScoredBox]:
    """Write boxes as many predictions and many references lie on disk; all boxes are equally high.

    Below `folder`: `predictions/box N/` with probability and mask (threshold 0.5 in the metadata), and
    `references/box N/` with cultivated mask, not declared mask and weights.
    """
    boxes = []
    for index in range(number):
        place = scored_grid(index, height)
        truth, probability = _content(index, place)
        predicted, known = folder / "predictions" / f"box {index}", folder / "references" / f"box {index}"
        told = {"FURROW_THRESHOLD": "0.5"}
        mask, cultivated = truth.mapped.astype(np.uint8), truth.reference.astype(np.uint8)
        for path, array, role in (
            (predicted / "probability.tif", probability, "probability"),
            (predicted / "mask.tif", mask, "mask"),
            (predicted / "uncertainty.tif", mask, "uncertainty"),
            (known / "cultivated.tif", cultivated, "cultivated"),
            (known / "not declared.tif", 0 * cultivated, "not_declared"),
        ):
            write_cog(path, array, place, nodata=255, tags={"FURROW_ROLE": role, **told})
        write_cog(known / "weights.tif", truth.weights, place, tags={"FURROW_ROLE": "weights"})
        boxes.append(truth)
    return boxes


def _content(index: int, place: GeoGrid) -> tuple[ScoredBox, NDArray[np.uint8]]:
    rng = np.random.default_rng(index)
    reference = np.kron(rng.random((place.height // 10, place.width // 10)) < 0.4, np.ones((10, 10))).astype(bool)
    probability = np.clip(np.where(reference, 130, 70) + rng.integers(-60, 60, place.shape), 0, 200).astype(np.uint8)
    return ScoredBox(reference, probability >= 100, weight_map(reference, np.zeros_like(reference))), probability
