"""Number, mean and spread of the pixels of parcels, as rasterstats and exactextract take them.

Prints one JSON object: seconds of each, and how many parcels. Arguments: parcels, raster.
"""

from __future__ import annotations

import json
import sys
import time

from exactextract import exact_extract
from rasterstats import zonal_stats


def main() -> None:
    """Time both."""
    parcels, raster = sys.argv[1:3]
    begin = time.perf_counter()
    by_centre = zonal_stats(parcels, raster, stats=["count", "mean", "std"])
    rasterstats = time.perf_counter() - begin
    begin = time.perf_counter()
    covered = exact_extract(raster, parcels, ["count", "mean", "stdev"], output="pandas")
    exactextract = time.perf_counter() - begin
    parcels = min(len(by_centre), len(covered))
    print(json.dumps({"rasterstats": rasterstats, "exactextract": exactextract, "parcels": parcels}))


if __name__ == "__main__":
    main()
