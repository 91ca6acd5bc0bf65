"""The other side of `series.py`, in the development environment: writes the season, and reads series as scripts do.

    python -m furrow.benchmarks.review.loop write FOLDER DATES
    python -m furrow.benchmarks.review.loop read FOLDER < outlines, a JSON list of WKT

`read` opens each date with rasterio, cuts the parcel out with `rasterio.mask` and takes mean and quartiles with numpy.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import rasterio
import rasterio.mask
import shapely
from numpy.typing import NDArray

from furrow.benchmarks.imagery.box import write_box
from furrow.engine.contract.jobs import DescribeSeason
from furrow.engine.imagery.season import Season, describe_season
from furrow.engine.reporting import Reporter


def series(season: Season, outline: shapely.Geometry) -> list[tuple[float, NDArray[np.float64]]]:
    """Return the clear share, and mean and quartiles (4, B + 1) of the bands and the NDVI, of each date."""
    found = []
    for date in season.dates:
        with rasterio.open(date.bands) as dataset:
            numbers, transform = rasterio.mask.mask(dataset, [outline], crop=True)
        with rasterio.open(date.masks) as dataset:
            scene, cloud, probability, there = rasterio.mask.mask(dataset, [outline], crop=True)[0]
        shape = numbers.shape[1:]
        inside = rasterio.features.geometry_mask([outline], shape, transform, invert=True)
        observed = inside & (numbers != 0).all(axis=0)
        clear = observed & np.isin(scene, (4, 5, 6, 7)) & (cloud == 0) & (probability < 0.4 * 255) & (there != 0)
        kept = clear if clear.any() else observed
        if not kept.any():
            found.append((float(clear.sum() / inside.sum()), np.full((4, len(season.bands) + 1), np.nan)))
            continue
        values = (numbers[:, kept] + date.offset) * date.scale
        red, infrared = (values[season.bands.index(name)] for name in ("B04", "B08"))
        values = np.vstack([values, (infrared - red) / (infrared + red)])
        numbers = np.vstack([values.mean(axis=1), np.quantile(values, [0.25, 0.5, 0.75], axis=1)])
        found.append((float(clear.sum() / inside.sum()), numbers))
    return found


def main() -> None:
    folder = Path(sys.argv[2])
    if sys.argv[1] == "write":
        write_box(folder, dates=int(sys.argv[3]))
        print(json.dumps(describe_season(DescribeSeason(season=str(folder)), Reporter(sys.stderr))))
        return
    season = Season.open(folder)
    outlines = [shapely.from_wkt(text) for text in json.load(sys.stdin)]
    series(season, outlines[0])
    seconds, work, indices = [], [], []
    for outline in outlines:
        start, begun = time.perf_counter(), time.process_time()
        found = series(season, outline)
        seconds.append(time.perf_counter() - start)
        work.append(time.process_time() - begun)
        indices.append([[share, *numbers[:, -1]] for share, numbers in found])
    print(json.dumps({"seconds": seconds, "work": work, "ndvi": indices}))


if __name__ == "__main__":
    main()
