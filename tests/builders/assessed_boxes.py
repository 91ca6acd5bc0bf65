"""Boxes with predictions, references, weights, a season and an agreement: what a report is written of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from affine import Affine
from numpy.typing import NDArray

from furrow.engine.assessment.agreement.job import parcel_agreement
from furrow.engine.contract.agreement_jobs import ParcelAgreement
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.engine.reference.weights import weight_map
from furrow.engine.reporting import Reporter
from furrow.tests.builders.parcels import write_parcels
from furrow.tests.builders.seasons import build_grid, write_built_season

__all__ = ["HOSTILE", "AssessedBox", "AssessedBoxes", "box_grid", "write_assessed_boxes", "write_box"]

HOSTILE = "<script>alert(\"č\")</script> & 'ž' {x}"
"""A name that is code in HTML, in attributes and in patterns."""


@dataclass(frozen=True)
class AssessedBox:
    """The pixels of a box, (H, W) each: bool, uint8 0 to 200 and 255, float32."""

    grid: GeoGrid
    reference: NDArray[np.bool_]
    probability: NDArray[np.uint8]
    weights: NDArray[np.float32]


@dataclass(frozen=True)
class AssessedBoxes:
    """What was written.

    Attributes:
        folder: That holds it.
        boxes: Their pixels.
        predictions, references, weights: Files, one a box.
        agreement: GeoPackage of the parcels of the first box.
        season: Folder of the season of the first box.
    """

    folder: Path
    boxes: tuple[AssessedBox, ...]
    predictions: tuple[str, ...]
    references: tuple[str, ...]
    weights: tuple[str, ...]
    agreement: str
    season: str


def box_grid(index: int, height: int = 40, width: int = 30) -> GeoGrid:
    """Return the 2.5 m grid of a box; the first lies on the season that `write_built_season` makes."""
    grid = build_grid(height, width)
    return GeoGrid(grid.crs, grid.transform @ Affine.translation(index * (width + 10), 0), height, width).refine()


def write_box(folder: Path, index: int, name: str, grid: GeoGrid | None = None) -> AssessedBox:
    """Write prediction, reference and weights of a box; a strip of the prediction has no data."""
    place = grid or box_grid(index)
    rng = np.random.default_rng(100 + index)
    cells = rng.random((-(-place.height // 10), -(-place.width // 10))) < 0.45
    reference = np.kron(cells, np.pad(np.ones((8, 8), bool), 1)).astype(bool)[: place.height, : place.width]
    clean = np.where(np.roll(reference, index % 3, axis=1), 140, 60)
    probability = np.clip(clean + rng.integers(-70, 71, place.shape), 0, 200).astype(np.uint8)
    probability[:2] = 255
    declared = np.zeros(place.shape, bool)
    declared[-20:, -20:] = True
    weights = weight_map(reference, declared)
    tags = {
        "FURROW_ROLE": "probability", "FURROW_MODEL": "majhna <b>'č'</b>", "FURROW_MODEL_VERSION": "2.0",
        "FURROW_THRESHOLD": "0.455", "FURROW_SEASON": f"Sezona & {index}", "FURROW_VERSION": "0.9.7",
    }  # fmt: skip
    write_cog(folder / f"{name}.tif", probability, place, nodata=255, tags=tags, overview_resampling="average")
    write_cog(folder / f"referenca {index}.tif", reference.astype(np.uint8), place, nodata=255)
    write_cog(folder / f"uteži {index}.tif", weights, place)
    return AssessedBox(place, reference, probability, weights)


def write_assessed_boxes(folder: Path, count: int = 3) -> AssessedBoxes:
    """Write boxes; the names of the second one, of the parcels and of their classes are hostile."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [
        "napoved 'č' 0",
        '<img src=x onerror="alert(1)">'.replace("/", ""),
        *(f"napoved {n}" for n in range(2, count)),
    ]
    boxes = tuple(write_box(folder, index, names[index]) for index in range(count))
    season = write_built_season(folder / "sezona 'š'", clouds=0.05, nodata=0.0)
    return AssessedBoxes(
        folder=folder,
        boxes=boxes,
        predictions=tuple(str(folder / f"{name}.tif") for name in names[:count]),
        references=tuple(str(folder / f"referenca {index}.tif") for index in range(count)),
        weights=tuple(str(folder / f"uteži {index}.tif") for index in range(count)),
        agreement=_agreement(folder, boxes[0], names[0]),
        season=str(season.path),
    )


def _agreement(folder: Path, box: AssessedBox, name: str) -> str:
    """Compare the prediction with a lattice of parcels whose classes are hostile, and one of which reaches out."""
    left, _, _, top = box.grid.bounds
    outlines = [
        shapely.box(left + 25 * column + 2, top - 25 * row - 23, left + 25 * column + 23, top - 25 * row - 2)
        for row in range(10)
        for column in range(5)
    ]
    outlines.append(shapely.box(left - 40, top - 300, left + 30, top - 260))
    classes = [HOSTILE if number % 2 else "trava" for number in range(len(outlines))]
    parcels = write_parcels(folder / "parcele 'ž'.gpkg", outlines, classes)
    output = folder / "ujemanje 'ž'.gpkg"
    parcel_agreement(
        ParcelAgreement(
            parcels=str(parcels), output=str(output), probabilities=(str(folder / f"{name}.tif"),),
            class_field="class", cultivated=(HOSTILE,),
        ),
        Reporter(),
    )  # fmt: skip
    return str(output)
