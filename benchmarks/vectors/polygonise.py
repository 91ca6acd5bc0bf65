"""Polygons of a mask of 4096 x 4096 pixels: Furrow beside `rasterio.features.shapes`, files to files and without files.

The mask is farmland of small parcels, drawn aslant, with ragged edges. Both sides make the same polygons, which is
checked; rasterio's are turned into shapely's as its documentation does. Furrow works on the mask as a whole and in
strips of 256 rows, as a country needs them.
Run: python -m furrow.benchmarks.vectors.polygonise
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import rasterio.features
import shapely
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS
from scipy import ndimage

from furrow.benchmarks.farmland import strips
from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.engine.contract.jobs import CleanMask, PolygoniseMask
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.cleaning import clean_mask
from furrow.engine.vectors.masks import Strip
from furrow.engine.vectors.parcels import parcels_of
from furrow.engine.vectors.polygonise import polygonise_mask

SIDE = 4096
GRID = GeoGrid(CRS.from_epsg(32633), Affine(2.5, 0, 465180, 0, -2.5, 5080250), SIDE, SIDE)


def farmland(seed: int = 1) -> NDArray[np.uint8]:
    """Return a mask of strips, aslant, their edges ragged."""
    rng = np.random.default_rng(seed)
    mask = strips(rng, SIDE, 0.7)
    for each in range(SIDE):
        mask[each] = np.roll(mask[each], each // 3)
    edges = ndimage.maximum_filter(mask, 3) != ndimage.minimum_filter(mask, 3)
    return np.asarray(mask ^ (edges & (rng.random(mask.shape) < 0.04))).astype(np.uint8)


def by_rasterio(mask: NDArray[np.uint8]) -> NDArray[np.object_]:
    """Return the polygons that GDAL makes, as shapely's."""
    found = rasterio.features.shapes(mask, mask=mask == 1, connectivity=4, transform=GRID.transform)
    return np.array([shapely.geometry.shape(shape) for shape, _ in found])


def by_furrow(mask: NDArray[np.uint8], rows: int) -> int:
    """Return the number of polygons made in strips of so many rows."""
    strips = (Strip(row, mask[row : row + rows], last=row + rows >= SIDE) for row in range(0, SIDE, rows))
    return sum(len(each.outlines) for each in parcels_of(strips, 4, None, Reporter()))


def file_by_rasterio(source: Path, target: Path) -> None:
    """Read a mask and write its polygons with their areas."""
    with rasterio.open(source) as dataset:
        polygons = by_rasterio(dataset.read(1))
    areas = shapely.area(polygons) / 10_000
    pyogrio.raw.write(
        target, shapely.to_wkb(polygons), [areas], ["area"], driver="GPKG", geometry_type="Polygon", crs="EPSG:32633"
    )


def main() -> None:
    """Print the table."""
    mask = farmland()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, ours, theirs = folder / "mask.tif", folder / "furrow.gpkg", folder / "rasterio.gpkg"
        write_cog(source, mask, GRID, nodata=255)

        def job(output: Path = ours, *, regularise: bool = False) -> None:
            polygonise_mask(PolygoniseMask(str(source), str(output), regularise=regularise), Reporter())

        def peer() -> None:
            theirs.unlink(missing_ok=True)
            file_by_rasterio(source, theirs)

        def all_shapes() -> None:
            for _ in rasterio.features.shapes(mask, mask=mask == 1, connectivity=4):
                pass

        shapes = median_seconds(all_shapes, runs=3)
        polygons = median_seconds(lambda: by_rasterio(mask), runs=3)
        memory = median_seconds(lambda: by_furrow(mask, SIDE), runs=3)
        strips = median_seconds(lambda: by_furrow(mask, 256), runs=3)
        files, peers = median_seconds(job, runs=3), median_seconds(peer, runs=3)
        flat = median_seconds(lambda: job(folder / "furrow.fgb"), runs=3)
        regular = median_seconds(lambda: job(folder / "regular.gpkg", regularise=True), runs=1)
        clean = median_seconds(lambda: clean_mask(CleanMask(str(source), str(folder / "c.tif")), Reporter()), runs=3)
        mine, other = (shapely.from_wkb(pyogrio.raw.read(path)[2]) for path in (ours, theirs))
        same = {each.wkb for each in shapely.normalize(mine)} == {each.wkb for each in shapely.normalize(other)}
    print(describe_machine())
    points = shapely.get_num_coordinates(mine).sum()
    print(f"{len(mine):,} polygons of {points:,} points, {mask.mean():.0%} cultivated")
    print("rasterio's polygons are the same" if same else "rasterio's polygons are OTHERS")
    print(f"{'in memory':34}{'':10}  times rasterio's shapes alone")
    for title, seconds in (
        ("rasterio.features.shapes", shapes), ("the same to shapely's polygons", polygons), ("Furrow", memory),
        ("Furrow, strips of 256 rows", strips),
    ):  # fmt: skip
        print(f"{title:34}{seconds:8.3f} s  {seconds / shapes:.2f}")
    print("file to file")
    for title, seconds in (
        ("rasterio and pyogrio", peers), ("Furrow", files), ("Furrow, FlatGeobuf", flat),
        ("Furrow, regularised", regular), ("Furrow, cleaning the mask", clean),
    ):  # fmt: skip
        print(f"{title:34}{seconds:8.3f} s  {seconds / shapes:.2f}")


if __name__ == "__main__":
    main()
