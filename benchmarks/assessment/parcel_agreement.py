"""The agreement of 10,000 parcels with the map of one box of 2000 x 2000: Furrow beside loops over parcels.

The parcels are quadrangles, turned and ragged, of 0.05 to 0.4 ha; the map is what they say, shifted by a pixel, with
specks and 200 fields of its own. Furrow goes from files to a GeoPackage with all fields of both layers, in a process
of its own, whose memory is watched, and once more in a process that has done it before. The loop cuts probability and
mask to the bounds of each parcel and burns it with `rasterio.features.rasterize`, as rasterstats does, and takes
pixels, share, mean and spread alone: no surroundings, no borders, no fields beyond. With `--peers` rasterstats and
exactextract take mean, spread and number in the environment of the peers, pixels by their centres and by the covered
part. With `--boxes 8` the box is laid 8 x 8 times side by side, as a virtual raster, and its parcels with it.
Run: python -m furrow.benchmarks.assessment.parcel_agreement [--peers build/peers/bin/python] [--boxes 8]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.features import rasterize
from rasterio.windows import Window

from furrow.benchmarks.machine import describe_machine, median_seconds
from furrow.benchmarks.memory import watched_memory
from furrow.benchmarks.peers import run_peer
from furrow.engine.assessment.agreement.job import parcel_agreement
from furrow.engine.contract.agreement_jobs import ParcelAgreement
from furrow.engine.contract.client import run_job
from furrow.engine.geogrid import GeoGrid
from furrow.engine.geopackage import GEOPACKAGE
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter

SIDE = 2000
A_SIDE = 101  # fields along each edge of the box
DECLARED = 10_000  # of them
GRID = GeoGrid(CRS.from_epsg(32633), Affine(2.5, 0, 465180, 0, -2.5, 5080250), SIDE, SIDE)


def parcels(seed: int = 1) -> NDArray[np.object_]:
    """Return 10,201 quadrangles, their corners moved about, that do not overlap."""
    rng = np.random.default_rng(seed)
    left, bottom, _, _ = GRID.bounds
    cell = SIDE * GRID.ground_sampling_distance / A_SIDE
    corners = np.array([[0.08, 0.08], [0.92, 0.08], [0.92, 0.92], [0.08, 0.92]])
    rows, columns = np.divmod(np.arange(A_SIDE * A_SIDE), A_SIDE)
    shrink = rng.uniform(0.45, 1.0, (A_SIDE * A_SIDE, 1, 2))
    moved = corners * shrink + rng.uniform(-0.06, 0.06, (A_SIDE * A_SIDE, 4, 2))
    return shapely.polygons((moved + np.stack([columns, rows], axis=1)[:, np.newaxis]) * cell + (left, bottom))


def write_box(folder: Path) -> tuple[Path, Path, Path]:
    """Write parcels, probability and mask of a box."""
    rng = np.random.default_rng(2)
    outlines = rng.permutation(parcels())
    classes = rng.choice(np.array(["arable", "grass"], dtype=object), len(outlines), p=[0.7, 0.3])
    path = folder / "parcels.gpkg"
    pyogrio.raw.write(
        path, shapely.to_wkb(outlines[:DECLARED]), [classes[:DECLARED]], ["class"], layer="parcels",
        geometry_type="Polygon", crs="EPSG:32633", **GEOPACKAGE,
    )  # fmt: skip
    arable = rasterize(outlines[classes == "arable"], out_shape=GRID.shape, transform=GRID.transform)
    likely = np.where(np.roll(arable, (1, 1), (0, 1)) == 1, 150, 40) + rng.integers(-30, 31, GRID.shape)
    likely[rng.random(GRID.shape) < 0.01] = 130
    probability = likely.astype(np.uint8)
    write_cog(
        folder / "p.tif", probability, GRID, nodata=255,
        tags={"FURROW_ROLE": "probability", "FURROW_THRESHOLD": "0.5"},
    )  # fmt: skip
    write_cog(folder / "m.tif", (probability >= 100).astype(np.uint8), GRID, nodata=255)
    return path, folder / "p.tif", folder / "m.tif"


def write_region(folder: Path, boxes: int) -> ParcelAgreement:
    """Lay the box side by side, so many times along each edge, and return the job."""
    _, _, wkb, columns = pyogrio.raw.read(folder / "parcels.gpkg")
    outlines, step = shapely.from_wkb(wkb), SIDE * GRID.ground_sampling_distance
    sources = []
    for row, column in np.ndindex(boxes, boxes):
        moved = shapely.transform(outlines, lambda points, at=(column * step, -row * step): points + at)
        pyogrio.raw.write(
            folder / "region.gpkg", shapely.to_wkb(moved), list(columns), ["class"], layer="parcels",
            geometry_type="Polygon", crs="EPSG:32633", append=row + column > 0, **GEOPACKAGE,
        )  # fmt: skip
        size = f'xSize="{SIDE}" ySize="{SIDE}"'
        sources.append(
            '<SimpleSource><SourceFilename relativeToVRT="1">p.tif</SourceFilename><SourceBand>1</SourceBand>'
            f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{column * SIDE}" yOff="{row * SIDE}" {size}/>'
            "</SimpleSource>"
        )
    corner = ", ".join(map(str, GRID.transform.to_gdal()))
    (folder / "region.vrt").write_text(
        f'<VRTDataset rasterXSize="{boxes * SIDE}" rasterYSize="{boxes * SIDE}"><SRS>EPSG:32633</SRS>'
        f"<GeoTransform>{corner}</GeoTransform>"
        f'<VRTRasterBand dataType="Byte" band="1"><NoDataValue>255</NoDataValue>{"".join(sources)}</VRTRasterBand>'
        "</VRTDataset>",
        encoding="utf-8",
    )
    return ParcelAgreement(
        str(folder / "region.gpkg"), str(folder / "r.gpkg"), (str(folder / "region.vrt"),), class_field="class",
        cultivated=("arable",),
    )  # fmt: skip


def alone(job: ParcelAgreement) -> tuple[float, float]:
    """Do a job in a process of its own; return seconds and the peak memory in GB."""
    with watched_memory() as peak:
        begin = time.perf_counter()
        run_job(job, Path(sys.executable))
        return time.perf_counter() - begin, peak[0] / 1e9


def by_loop(path: Path, probability: Path, mask: Path) -> NDArray[np.float64]:
    """Return pixels, share, mean and spread of each parcel (N, 4), one parcel after the other."""
    _, _, wkb, _ = pyogrio.raw.read(path)
    found = np.zeros((len(wkb), 4))
    with rasterio.open(probability) as chances, rasterio.open(mask) as mapped:
        stored, ones = chances.read(1), mapped.read(1)
    for number, outline in enumerate(shapely.from_wkb(wkb)):
        window = rasterio.windows.from_bounds(*outline.bounds, GRID.transform)
        window = Window.from_slices(
            (max(int(window.row_off), 0), min(int(window.row_off + window.height) + 1, SIDE)),
            (max(int(window.col_off), 0), min(int(window.col_off + window.width) + 1, SIDE)),
        )
        part = window.toslices()
        inside = rasterize([outline], out_shape=stored[part].shape, transform=GRID.window(window).transform) == 1
        values = stored[part][inside] / 200
        if values.size:
            found[number] = values.size, ones[part][inside].mean(), values.mean(), values.std()
    return found


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--peers", type=Path)
    options.add_argument("--boxes", type=int, default=0)
    given = options.parse_args()
    peers = given.peers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, probability, mask = write_box(folder)
        job = ParcelAgreement(
            str(path), str(folder / "a.gpkg"), (str(probability),), class_field="class", cultivated=("arable",)
        )
        seconds, memory = alone(job)
        ours = median_seconds(lambda: parcel_agreement(job, Reporter()))
        begin = time.perf_counter()
        looped = by_loop(path, probability, mask)
        theirs = time.perf_counter() - begin
        meta, fids, _, columns = pyogrio.raw.read(folder / "a.gpkg", layer="agreement", return_fids=True)
        rows = dict(zip(meta["fields"], columns, strict=True))
        names = ("pixels", "cultivated_share", "probability_mean", "probability_spread")
        order = np.argsort(rows["parcel"].astype(int))
        mine = np.nan_to_num(np.stack([rows[each][order].astype(float) for each in names], axis=1))
        exact = run_peer(peers, Path(__file__).parent / "peers" / "zonal_means.py", path, probability) if peers else {}
        region = alone(write_region(folder, given.boxes)) if given.boxes else None
    print(describe_machine())
    print(f"{len(fids):,} parcels, {int(mine[:, 0].sum()):,} pixels")
    print(f"Furrow, a process that did it before {ours:7.3f} s")
    print(f"Furrow, in a process of its own      {seconds:7.3f} s, peak memory {memory:.2f} GB")
    if region:
        print(f"Furrow, {given.boxes**2 * DECLARED:,} parcels{'':12}{region[0]:7.1f} s, peak memory {region[1]:.2f} GB")
    print(f"loop over rasterio.features          {theirs:7.3f} s   ({theirs / ours:.1f} times as long)")
    for peer, seconds in exact.items():
        if peer != "parcels":
            print(f"{f'{peer}, mean and spread':37}{seconds:7.3f} s   ({seconds / ours:.1f} times as long)")
    print(f"largest difference from the loop     {np.abs(mine - looped).max():.1e}")


if __name__ == "__main__":
    main()
