"""A real place with real labels: 41 hectares in Flanders, 2019, of which use is known at 10 m (`resources/sample`).

The probability is averaged over the 4 x 4 pixels of 2.5 m in each pixel of 10 m. The place is looked at when
a run has ended and never chosen or tuned by. It is one place: differences of a few hundredths are chance.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
from numpy.typing import NDArray
from rasterio.features import rasterize
from scipy import stats
from shapely import from_wkb

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.evaluation import Predict, one_thread, predicted
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.stack import Stack

__all__ = ["SAMPLE", "USES", "evaluate_real_place", "land_use", "scores_by_use"]

SAMPLE = ROOT / "resources" / "sample"
"""Folder of the place: a season and its parcels."""

USES = ("not declared", "grassland", "cropland")
"""What the parcels say, as the values 0, 1 and 2."""

_SEASON, _PARCELS = "flanders-2019", "parcels.gpkg"


def evaluate_real_place(predict: Predict, threshold: float, folder: Path = SAMPLE) -> dict[str, Any]:
    """Return how well a way to map does on the real place.

    Args:
        predict: The way to map; it sees the ten bands of `MODEL_BANDS`.
        threshold: The one chosen on the validation set.
        folder: Where season and parcels lie.

    Returns:
        A JSON document, see `scores_by_use`; or `skipped` with a sentence where the data are missing.

    Raises:
        DamagedFileError: The season cannot be read.
        InputError: What was predicted is no probability on the place's grid.
    """
    if not (folder / _SEASON).is_dir() or not (folder / _PARCELS).is_file():
        lacking = f"The folder '{folder.name}' holds no {_SEASON} with its {_PARCELS}"
        return {"skipped": f"{lacking}: scripts/build_sample.py makes them."}
    season = Season.open(folder / _SEASON)
    stack = season.read(bands=MODEL_BANDS)
    with one_thread():
        probability = coarser(predicted(predict, stack))
    uses = land_use(folder / _PARCELS, season.grid)
    return {"place": season.title, "dates": len(stack.dates)} | scores_by_use(
        probability, uses, threshold, _seen(stack)
    )


def land_use(parcels: Path, grid: GeoGrid) -> NDArray[np.uint8]:
    """Return the use of every pixel of 10 m, (H, W) uint8 by `USES`; land of no parcel is not declared."""
    _, _, shapes, fields = pyogrio.raw.read(parcels, columns=["landuse"])
    values = [(shape, USES.index(use)) for shape, use in zip(from_wkb(shapes), fields[0], strict=True)]
    return np.asarray(rasterize(values, grid.shape, transform=grid.transform, dtype="uint8"))


def scores_by_use(
    probability: NDArray[np.floating[Any]], uses: NDArray[np.uint8], threshold: float, seen: NDArray[np.bool_]
) -> dict[str, Any]:
    """Return the scores of a probability at 10 m against what is known there; every pixel counts once.

    Args:
        probability: (H, W), 0 to 1.
        uses: (H, W) uint8 by `USES`; cropland is what should be called cultivated.
        threshold: The one chosen on the validation set.
        seen: (H, W) bool, False where no date is valid, which is not scored.

    Returns:
        For `at_threshold` and `at_half`: MCC, F1 and overall accuracy of all pixels (`all`) and of declared land alone
        (`declared`, which is cropland against grassland), and the share of each use that is called cultivated. Then
        `cropland_above_grassland`, the chance that a pixel of cropland has a higher probability than one of
        grassland (area under the curve; no threshold enters), and the number of pixels scored.
    """
    cropland, declared = uses == USES.index("cropland"), uses != USES.index("not declared")
    document: dict[str, Any] = {"pixels": int(seen.sum())}
    for name, bound in (("at_threshold", threshold), ("at_half", 0.5)):
        mask = probability >= bound
        known = seen & declared
        document[name] = {
            "threshold": bound,
            "all": _scores(count(cropland[seen], mask[seen])),
            "declared": _scores(count(cropland[known], mask[known])),
            "called_cultivated": {
                use: float(mask[here].mean()) if (here := seen & (uses == value)).any() else None
                for value, use in enumerate(USES)
            },
        }
    crops, grass = probability[seen & cropland], probability[seen & declared & ~cropland]
    document["cropland_above_grassland"] = _chance_of_more(crops, grass)
    return document


def coarser(fine: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (H, W) float32, the mean of each 4 x 4 pixels of (4H, 4W)."""
    height, width = (side // SCALE for side in fine.shape)
    return np.asarray(fine.reshape(height, SCALE, width, SCALE).mean(axis=(1, 3)))


def _seen(stack: Stack) -> NDArray[np.bool_]:
    return np.asarray(stack.valid.any(axis=0))


def _scores(table: WeightedCounts) -> dict[str, float]:
    return {"mcc": table.mcc, "f1": table.f1, "overall_accuracy": table.overall_accuracy}


def _chance_of_more(ones: NDArray[np.floating[Any]], others: NDArray[np.floating[Any]]) -> float | None:
    """Return the chance that one of the first is larger than one of the others, ties counted half."""
    if not ones.size or not others.size:
        return None
    first, second = ones.astype(np.float64), others.astype(np.float64)  # SciPy sums the ranks in the values' own type
    return float(stats.mannwhitneyu(first, second).statistic / (ones.size * others.size))
