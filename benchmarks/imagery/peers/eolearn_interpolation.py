"""Runs in the environment of the peers: eo-learn's LinearInterpolationTask on arrays that the caller wrote.

python eolearn_interpolation.py FOLDER RUNS PARALLEL
"""

import datetime
import json
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from eolearn.core import EOPatch, FeatureType
from eolearn.features.extra.interpolation import LinearInterpolationTask
from sentinelhub import CRS, BBox


def main() -> None:
    folder, runs, parallel = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "parallel"
    days = [datetime.datetime.fromordinal(int(day)) for day in np.load(folder / "days.npy")]
    targets = [datetime.datetime.fromordinal(int(day)) for day in np.load(folder / "targets.npy")]
    values = np.ascontiguousarray(np.load(folder / "values.npy", mmap_mode="r").transpose(0, 2, 3, 1))
    valid = np.load(folder / "valid.npy")[..., np.newaxis]
    patch = EOPatch(bbox=BBox((465180, 5075250, 470180, 5080250), CRS("32633")), timestamps=days)
    patch[FeatureType.DATA, "BANDS"] = values
    patch[FeatureType.MASK, "VALID"] = valid
    task = LinearInterpolationTask(
        (FeatureType.DATA, "BANDS"),
        mask_feature=(FeatureType.MASK, "VALID"),
        resample_range=targets,
        parallel=parallel,
    )
    times = []
    for _ in range(runs + 1):  # the first one compiles
        start = time.perf_counter()
        result = task.execute(patch)
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = result[FeatureType.DATA, "BANDS"]
    np.save(folder / "eolearn.npy", found.transpose(0, 3, 1, 2).astype(np.float32))
    print(json.dumps({"seconds": statistics.median(times[1:]), "peak": peak * 1024}))


if __name__ == "__main__":
    main()
