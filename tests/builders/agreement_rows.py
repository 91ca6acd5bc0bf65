"""What a map and parcels come to, computed the slow way: every pixel against every parcel."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage, stats

from furrow.engine.geogrid import GeoGrid

__all__ = ["Land", "naive_fields", "naive_owners", "naive_rows"]


@dataclass(frozen=True)
class Land:
    """A map and parcels on one grid.

    Attributes:
        grid: The pixels.
        outlines: The parcels.
        cultivated: 1, 0 or None a parcel.
        mapped: (H, W) 0, 1, 255.
        chance: (H, W) 0..200, 255; None for none.
        weights: (H, W) or None.
        observations: (H, W) or None.
        threshold: Of the probability.
    """

    grid: GeoGrid
    outlines: Sequence[shapely.Geometry]
    cultivated: Sequence[int | None]
    mapped: NDArray[np.uint8]
    chance: NDArray[np.uint8] | None = None
    weights: NDArray[np.float32] | None = None
    observations: NDArray[np.integer[Any]] | None = None
    threshold: float = 0.5


def centres(grid: GeoGrid) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x and y (H, W) of the centres of pixels."""
    rows, columns = np.mgrid[: grid.height, : grid.width]
    x, y = grid.transform @ (columns + 0.5, rows + 0.5)
    return x, y


def naive_owners(land: Land) -> NDArray[np.int64]:
    """Return (H, W) the parcel that owns each pixel, -1 for none: the smallest whose outline holds the centre."""
    owners = np.full(land.grid.shape, -1)
    x, y = centres(land.grid)
    areas = [outline.area for outline in land.outlines]
    for number in sorted(range(len(areas)), key=lambda each: (-areas[each], -each)):
        owners[shapely.contains_xy(land.outlines[number], x, y)] = number
    return owners


def nearest_owners(land: Land, owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the nearest parcel of each pixel, of equally near ones the smallest, and how far (pixels) it is."""
    found, far = np.full(owners.shape, -1), np.full(owners.shape, np.inf)
    for number in sorted(range(len(land.outlines)), key=lambda each: (land.outlines[each].area, each)):
        if (owners == number).any():
            distance = ndimage.distance_transform_edt(owners != number)
            nearer = distance < far - 1e-9
            found[nearer], far[nearer] = number, distance[nearer]
    return found, far


def likely(land: Land) -> NDArray[np.float64]:
    """Return (H, W) how likely each pixel is cultivated."""
    said = (land.mapped == 1).astype(float)
    if land.chance is None:
        return said
    p, t = land.chance / 200, land.threshold
    stretched = np.where(p >= t, 1 - (1 - p) / (2 * (1 - t)), p / (2 * t))
    return np.where(land.chance == 255, said, stretched)


def size_weight(pixels: int) -> float:
    """Return the challenge's weight of a component of so many pixels."""
    if pixels == 0 or pixels >= 400:
        return float(pixels > 0)
    density = stats.skewnorm.pdf(np.arange(1, 401), 15, loc=35 - 100 / 3.14, scale=100)
    return float(1 + density[pixels] / density.max())


def naive_rows(land: Land) -> list[dict[str, Any]]:
    """Return the fields of each parcel."""
    owners = naive_owners(land)
    near, far = nearest_owners(land, owners)
    return [naive_row(land, number, owners, near, far) for number in range(len(land.outlines))]


def naive_row(
    land: Land, number: int, owners: NDArray[np.int64], near: NDArray[np.int64], far: NDArray[np.float64]
) -> dict[str, Any]:
    """Return the fields of one parcel."""
    known = land.mapped != 255
    own = (owners == number) & known
    ones = land.mapped == 1
    outside = (owners < 0) & known & (near == number)
    around, ring = outside & ones & (far <= 4), outside & (far <= 2)
    pixels, hits = int(own.sum()), int((own & ones).sum())
    kind, q = land.cultivated[number], likely(land)
    row: dict[str, Any] = dict.fromkeys(
        ("cultivated_share", "probability_mean", "probability_spread", "iou", "omitted_ha", "committed_ha", "border_m",
         "observations")
    )  # fmt: skip
    row |= {"area_ha": land.outlines[number].area / 10_000, "pixels": pixels, "cultivated": kind}
    blocks = own.copy()
    blocks = np.pad(blocks, [(0, -side % 4) for side in blocks.shape])
    row["pixels_10m"] = int(blocks.reshape(blocks.shape[0] // 4, 4, -1, 4).all(axis=(1, 3)).sum())
    if land.weights is None:
        row["weight"] = size_weight(pixels) * (pixels + 2 * int(ring.sum()))
    else:
        row["weight"] = float(land.weights[own | ring].sum(dtype=np.float64))
    agreement = disagreement = 0.0
    if pixels:
        row["cultivated_share"] = hits / pixels
        row["omitted_ha"] = row["committed_ha"] = 0.0
        if kind == 1:
            row["omitted_ha"] = (pixels - hits) * 6.25 / 10_000
            row["committed_ha"] = int(around.sum()) * 6.25 / 10_000
            row["iou"] = hits / (pixels + int(around.sum()))
            agreement, disagreement = float(q[own].sum()), float((1 - q[own]).sum() + q[around].sum())
        elif kind == 0:
            row["committed_ha"] = hits * 6.25 / 10_000
            agreement, disagreement = float((1 - q[own]).sum()), float(q[own].sum())
        if land.observations is not None:
            row["observations"] = float(np.median(land.observations[own]))
    if land.chance is not None and (valued := own & (land.chance != 255)).any():
        row["probability_mean"] = float((land.chance[valued] / 200).mean())
        row["probability_spread"] = float((land.chance[valued] / 200).std())
    if kind == 1:
        row["border_m"] = naive_border(land, owners == number)
    mean = row["weight"] / max(pixels + int(ring.sum()), 1)
    share = mean * disagreement / (agreement + mean * disagreement) if mean * disagreement > 0 else 0.0
    seen = 1.0 if row["observations"] is None else 1 - math.exp(-row["observations"] / 3)
    row["suspicion"] = share * (1 - math.exp(-pixels / 16)) * seen
    return row


def naive_border(land: Land, mine: NDArray[np.bool_]) -> float | None:
    """Return the mean distance in metres between the border of a parcel and that of the map, within 10 m.

    The parcel must not touch the edge of the grid.
    """
    edges = []
    for row, column in np.argwhere(land.mapped == 1):
        beside = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
        inside = [each for each in beside if 0 <= each[0] < mine.shape[0] and 0 <= each[1] < mine.shape[1]]
        if any(land.mapped[each] == 0 for each in inside):
            edges.append((row, column))
    found = []
    for row, column in np.argwhere(mine & (land.mapped != 255)):
        if all(mine[each] for each in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))):
            continue
        if edges:
            distance = min(math.hypot(row - r, column - c) for r, c in edges)
            if distance <= 4:
                found.append(distance * 2.5)
    return float(np.mean(found)) if found else None


def naive_fields(land: Land, least: int) -> list[NDArray[np.bool_]]:
    """Return the fields that no parcel covers, each (H, W) bool, of at least so many pixels."""
    owners = naive_owners(land)
    alone = (land.mapped == 1) & (owners < 0)
    away = ndimage.distance_transform_edt(owners < 0)
    far = alone & (away > 4) if (owners >= 0).any() else alone
    near = ndimage.distance_transform_edt(~far) <= 4 if far.any() else far
    labels, count = ndimage.label(alone & near, np.ones((3, 3)))
    fields = [labels == number for number in range(1, count + 1)]
    return [field for field in fields if field.sum() >= least]
