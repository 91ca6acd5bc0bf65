"""Builds `resources/sample/` from one test sample of the WorldCereal project: a season and its parcels.

    python scripts/build_sample.py --images-10m S2_L2A_10m_....nc --images-20m S2_L2A_20m_....nc \
        --labels OUTPUT_POLY-110_....nc --output resources/sample

The files are NetCDF-4; h5py (of the development requirements) reads them. `NOTES.md` beside the result says where they
come from and what is done here.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np
import pyogrio
import shapely
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.features import shapes

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import MODEL_BANDS, NATIVE_DISTANCE
from furrow.engine.imagery.season import create_season

FIRST, LAST = datetime.date(2019, 3, 1), datetime.date(2019, 9, 30)
SEASON, PARCELS = "flanders-2019", "parcels.gpkg"

LAND_USE = {11: "cropland", 13: "grassland", 99: "not declared"}
CROP_NAMES = {
    0: "none",
    1110: "winter wheat",
    1200: "maize",
    1500: "barley",
    1510: "winter barley",
    5100: "potatoes",
    8100: "sugar beet",
    9120: "permanent grass",
}


@dataclass(frozen=True)
class Image:
    """One date: digital numbers (10, H, W) uint16 and the scene classification (H, W) uint8, at 10 m."""

    date: datetime.date
    digital_numbers: NDArray[np.uint16]
    scene_classification: NDArray[np.uint8]


def main() -> None:
    """Build the sample from the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--images-10m", "--images-20m", "--labels", "--output"):
        parser.add_argument(name, type=Path, required=True)
    arguments = parser.parse_args()
    output: Path = arguments.output
    shutil.rmtree(output / SEASON, ignore_errors=True)
    with h5py.File(arguments.images_10m) as fine, h5py.File(arguments.images_20m) as coarse:
        grid = grid_of(fine)
        source = "WorldCereal test sample 0000280849BAC91C; contains modified Copernicus Sentinel data 2019."
        with create_season(output / SEASON, grid, MODEL_BANDS, title="Flanders 2019", source=source) as season:
            for image in images(fine, coarse):
                season.add(image.date, image.digital_numbers, {"SCL": image.scene_classification})
                print(image.date, f"{season.valid_shares[image.date]:.0%} clear")
    (output / f".furrow-lock-{SEASON}").unlink(missing_ok=True)  # has no place in the repository
    with h5py.File(arguments.labels) as labels:
        if not grid_of(labels).matches(grid):
            raise SystemExit("The labels lie on another grid than the images.")
        count = write_parcels(output / PARCELS, labels["LC"][:], labels["CT"][:], grid)
        print(f"{count} parcels")


def grid_of(file: h5py.File) -> GeoGrid:
    """Return the 10 m grid of a file; x and y are the centres of its pixels."""
    x, y = file["x"][:], file["y"][:]
    if not (np.diff(x) == 10).all() or not (np.diff(y) == -10).all():
        raise SystemExit(f"The pixels of {file.filename} are not 10 m wide and north-up.")
    return GeoGrid(CRS.from_epsg(32631), Affine(10, 0, x[0] - 5, 0, -10, y[0] + 5), len(y), len(x))


def images(fine: h5py.File, coarse: h5py.File) -> Iterator[Image]:
    """Yield the images of the season in time order, all bands at 10 m."""
    start = datetime.datetime.fromisoformat(fine["timestamp"].attrs["units"].removeprefix("seconds since "))
    if not np.array_equal(fine["timestamp"][:], coarse["timestamp"][:]):
        raise SystemExit("The files hold other dates.")
    for index, seconds in enumerate(fine["timestamp"][:]):
        date = (start + datetime.timedelta(seconds=int(seconds))).date()
        if not FIRST <= date <= LAST:
            continue
        bands = [
            fine[name][index] if NATIVE_DISTANCE[name] == 10 else doubled(coarse[name][index]) for name in MODEL_BANDS
        ]
        yield Image(date, np.stack(bands).astype(np.uint16), doubled(coarse["SCL"][index]).astype(np.uint8))


def doubled(array: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return 20 m pixels as 10 m pixels: the nearest neighbour, since both grids share their corner."""
    return array.repeat(2, axis=0).repeat(2, axis=1)


def write_parcels(path: Path, land_cover: NDArray[np.uint16], crop: NDArray[np.uint16], grid: GeoGrid) -> int:
    """Write the outlines of pixels of one land cover and crop that share an edge; return their number."""
    combined = land_cover.astype(np.int32) * 100_000 + crop
    outlined = shapes(combined, transform=grid.transform)
    found = sorted(
        ((int(value), shapely.geometry.shape(outline)) for outline, value in outlined),
        key=lambda parcel: (parcel[0], parcel[1].bounds),
    )
    covers = [value // 100_000 for value, _ in found]
    crops = [value % 100_000 for value, _ in found]
    outlines = np.array([outline for _, outline in found])
    fields = {
        "parcel": np.arange(1, len(found) + 1, dtype=np.int32),
        "landuse": np.array([LAND_USE[cover] for cover in covers], object),
        "crop": np.array([str(code) for code in crops], object),
        "crop_name": np.array([CROP_NAMES[code] for code in crops], object),
        "land_cover": np.array([str(cover) for cover in covers], object),
        "hectares": np.round(shapely.area(outlines) / 10_000, 2),
    }
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2019-11-30T00:00:00.000Z"})  # so that a rebuild is the same
    pyogrio.raw.write(
        path,
        shapely.to_wkb(outlines),
        list(fields.values()),
        list(fields),
        driver="GPKG",
        layer="parcels",
        VERSION="1.2",  # GDAL of QGIS 3.40 on Debian 12 warns of newer ones
        geometry_type="Polygon",
        crs="EPSG:32631",
    )
    return len(found)


if __name__ == "__main__":
    main()
