"""How well the shipped model maps, beside the challenge's starter baseline.

    PYTHONPATH=build python benchmarks/prediction/accuracy.py [--places 24]

Two tables: simulated places of seeds never trained on (weighted MCC at 2.5 m, pooled), and the real sample season
(plain MCC at 10 m against its declared parcels; a prediction is the 4 x 4 mean of the probability). The sample is
looked at once a release and never tuned on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pyogrio
import torch
from numpy.typing import NDArray
from rasterio.features import rasterize
from shapely import from_wkb

from furrow.__about__ import ROOT
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.season import Season
from furrow.engine.training.places import Place
from furrow.engine.training.simulated import simulated_places
from furrow.engine.training.validation import probability_of_place
from furrow.models.files import SHIPPED, Model, load_model
from furrow.tests.builders.baselines import mean_ndvi_mask

SAMPLE = ROOT / "resources" / "sample"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--places", type=int, default=24)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model = load_model(options.model)
    print(f"model {model.card.name}, {model.card.training.get('steps')} steps")
    simulated(model, options.places)
    real(model)


def simulated(model: Model, number: int) -> None:
    """Print scores on simulated places, all parcels and those under a quarter of a hectare."""
    ours, baseline = WeightedCounts(), WeightedCounts()
    for place in simulated_places(number):
        mask = (probability_of_place(model.network, place) >= model.card.threshold).numpy()
        ours += count(place.cultivated, mask, place.weights)
        baseline += count(place.cultivated, mean_ndvi_mask(place.stack), place.weights)
    print(f"simulated, {number} places: weighted MCC {ours.mcc:.4f}, F1 {ours.f1:.4f}, IoU {ours.iou:.4f}")
    print(f"  mean NDVI in (0.4, 0.6], cubic: weighted MCC {baseline.mcc:.4f}, F1 {baseline.f1:.4f}")


def real(model: Model) -> None:
    """Print scores on the real sample, with and without the land nobody declared."""
    season = Season.open(SAMPLE / "flanders-2019")
    stack = season.read(bands=model.card.bands)
    empty = np.zeros((SCALE * season.grid.height, SCALE * season.grid.width), np.float32)
    place = Place(stack, empty > 0, empty)
    probability = probability_of_place(model.network, place).numpy()
    ours = _coarse(probability) >= model.card.threshold
    baseline = _coarse(mean_ndvi_mask(stack).astype(np.float32)) >= 0.5
    uses, declared = _reference(season)
    for name, weights in (("all pixels", None), ("declared land alone", declared.astype(np.float32))):
        for who, mask in (("model", ours), ("mean NDVI", baseline)):
            table = count(uses, mask, weights)
            print(
                f"sample, {name}, {who}: MCC {table.mcc:.4f}, F1 {table.f1:.4f}, "
                f"overall accuracy {table.overall_accuracy:.4f}"
            )


def _reference(season: Season) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return cropland and declared land of the sample at 10 m."""
    _, _, shapes, fields = pyogrio.raw.read(SAMPLE / "parcels.gpkg", columns=["landuse"])

    def burn(wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        burnt = rasterize(from_wkb(shapes[wanted]), season.grid.shape, transform=season.grid.transform, dtype="uint8")
        return np.asarray(burnt == 1)

    return burn(fields[0] == "cropland"), burn(fields[0] != "not declared")


def _coarse(fine: NDArray[np.float32]) -> NDArray[np.float32]:
    height, width = (side // SCALE for side in fine.shape)
    return np.asarray(fine.reshape(height, SCALE, width, SCALE).mean(axis=(1, 3)))


if __name__ == "__main__":
    main()
