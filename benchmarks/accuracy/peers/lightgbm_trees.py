"""Runs in the environment of the peers: LightGBM with its defaults on arrays that the caller wrote.

python lightgbm_trees.py fit FOLDER SEED THREADS      x.npy (M, F) float32, y.npy (M,) -> model.txt
python lightgbm_trees.py predict FOLDER SEED THREADS  model.txt, x.npy -> p.npy (M,) float32
"""

import json
import sys
import time
from pathlib import Path

import lightgbm
import numpy as np


def main() -> None:
    what, folder, seed, threads = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    features = np.load(folder / "x.npy", mmap_mode="r")
    start = time.process_time()
    if what == "fit":
        settings = {
            "objective": "binary", "seed": seed, "num_threads": threads, "verbosity": -1, "deterministic": True,
            "force_row_wise": True,
        }  # fmt: skip
        data = lightgbm.Dataset(features, np.load(folder / "y.npy"))
        lightgbm.train(settings, data).save_model(folder / "model.txt")
    else:
        booster = lightgbm.Booster(model_file=folder / "model.txt")
        np.save(folder / "p.npy", booster.predict(features, num_threads=threads).astype(np.float32))
    print(json.dumps({"seconds": time.process_time() - start, "version": lightgbm.__version__}))


if __name__ == "__main__":
    main()
