"""Trees on the series of each pixel, after the eo-learn land-use workflow (Sinergise, Slovenia 2017).

All bands with NDVI, NDWI and NDBI, gaps closed by straight lines, every 15 days of a fixed part of the year; parcels'
edges eroded by a disk of one pixel; a quarter of the pixels; LightGBM with its defaults. `LightGBMSeries` learns and
predicts at 10 m and refines the probability by bicubic interpolation. With `fine` the series are refined instead and
pixels of 2.5 m learnt.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from furrow.benchmarks.accuracy.peers.bicubic import finer
from furrow.benchmarks.peers import run_peer
from furrow.engine.geogrid import SCALE
from furrow.engine.imagery.series.indices import INDICES, normalised_difference
from furrow.engine.imagery.series.interpolation import day_numbers, interpolate
from furrow.engine.imagery.stack import Stack
from furrow.engine.training.places import Place

__all__ = ["Classifier", "LightGBMProcess", "LightGBMSeries", "season_series"]

_FIRST_DAY, _LAST_DAY, _STEP = 60, 244, 15  # days of the year: March to August, as the challenge's seasons
_SAMPLED = 0.25
_MOST_SAMPLES = 2_000_000
_ROWS = 128  # pixels of 10 m predicted at a time
_HALO = 3  # pixels that bicubic interpolation looks around


class Classifier(Protocol):
    """Something that learns a yes or no from features."""

    def fit(self, features: NDArray[np.float32], labels: NDArray[np.uint8], seed: int) -> None:
        """Learn from features (M, F), NaN where unknown, and labels (M,), 0 or 1."""

    def predict(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities (M,) of features (M, F)."""


class LightGBMProcess:
    """LightGBM in a process of the peers' environment.

    Args:
        python: Interpreter of that environment.
        threads: Threads it may use.

    Attributes:
        seconds: Processor seconds it has learnt and predicted so far, without starting and without passing arrays.
        version: Version of LightGBM; empty before it has worked.
    """

    def __init__(self, python: Path, threads: int = 1) -> None:
        self._python, self._threads = python, threads
        self._folder = tempfile.TemporaryDirectory()
        self._seed = 0
        self.seconds = 0.0
        self.version = ""

    def fit(self, features: NDArray[np.float32], labels: NDArray[np.uint8], seed: int) -> None:
        """Learn from features and labels."""
        self._seed = seed
        np.save(Path(self._folder.name) / "y.npy", labels)
        self._run("fit", features)

    def predict(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return probabilities of features."""
        self._run("predict", features)
        return np.asarray(np.load(Path(self._folder.name) / "p.npy"))

    def _run(self, what: str, features: NDArray[np.float32]) -> None:
        np.save(Path(self._folder.name) / "x.npy", features)
        script = Path(__file__).with_name("lightgbm_trees.py")
        told = run_peer(self._python, script, what, self._folder.name, self._seed, self._threads)
        self.seconds += told["seconds"]
        self.version = told["version"]


@dataclass
class LightGBMSeries:
    """Trees on series.

    Attributes:
        classifier: What learns.
        fine: Refine the series and learn pixels of 2.5 m, rather than refine the probability.
        samples: Pixels the last `fit` learnt from.
    """

    classifier: Classifier
    fine: bool = False
    samples: int = field(default=0, init=False)

    def fit(self, places: Sequence[Place], seed: int = 1) -> None:
        """Learn from a quarter of the pixels that lie inside parcels or inside the rest, at most two million."""
        drawn = [self._samples(place, np.random.default_rng([seed, index])) for index, place in enumerate(places)]
        total = sum(len(labels) for _, labels in drawn)
        kept = np.zeros(total, dtype=bool)
        kept[np.random.default_rng(seed).permutation(total)[:_MOST_SAMPLES]] = True
        parts = np.split(kept, np.cumsum([len(labels) for _, labels in drawn])[:-1])
        features = np.concatenate([values[part] for (values, _), part in zip(drawn, parts, strict=True)])
        labels = np.concatenate([labels[part] for (_, labels), part in zip(drawn, parts, strict=True)])
        self.samples = len(labels)
        self.classifier.fit(features, labels, seed)

    def predict(self, stack: Stack) -> NDArray[np.float32]:
        """Return the probability (4H, 4W); nothing is known where no date is valid, so trees say what is common."""
        series = season_series(stack)
        height, width = series.shape[1:]
        if not self.fine:
            coarse = self.classifier.predict(_rows(series)).reshape(1, height, width)
            return finer(coarse)[0].clip(0.0, 1.0)
        parts, fill = [], _means(series)
        for first in range(0, height, _ROWS):
            last, top = min(height, first + _ROWS), max(0, first - _HALO)
            images = _finer_series(series[:, top : last + _HALO], fill)
            images = images[:, SCALE * (first - top) : SCALE * (last - top)]
            parts.append(self.classifier.predict(_rows(images)).reshape(images.shape[1:]))
        return np.concatenate(parts)

    def _samples(self, place: Place, rng: np.random.Generator) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        series = season_series(place.stack)
        cultivated, scored = place.cultivated, place.weights > 0
        if self.fine:
            series = _finer_series(series, _means(series))
        else:
            cultivated, scored = _blocks(cultivated).mean(axis=(1, 3)) >= 0.5, _blocks(scored).all(axis=(1, 3))
        inside = ndimage.binary_erosion(cultivated, border_value=1) | ndimage.binary_erosion(
            ~cultivated, border_value=1
        )
        chosen = inside & scored & ~np.isnan(series[0]) & (rng.random(cultivated.shape) < _SAMPLED)
        return np.ascontiguousarray(series[:, chosen].T), cultivated[chosen].astype(np.uint8)


def season_series(stack: Stack) -> NDArray[np.float32]:
    """Return the series of every pixel, (times x variables, H, W) float32, NaN where no date is valid.

    The variables are all bands of the stack, then NDVI, NDWI and NDBI; times are 15 days apart.
    """
    reflectance = stack.surface_reflectance()
    indices = []
    for pair in INDICES.values():
        first, second = (reflectance[:, stack.bands.index(name)] for name in pair)
        indices.append(np.nan_to_num(normalised_difference(first, second, stack.valid)[0]))
    values = np.concatenate([reflectance, np.stack(indices, axis=1)], axis=1)
    new_year = datetime.date(stack.dates[0].year, 1, 1)
    days = day_numbers(stack.dates) - day_numbers([new_year]) + 1
    series = interpolate(values, stack.valid, days, np.arange(_FIRST_DAY, _LAST_DAY + 1, _STEP, dtype=np.float64))
    return series.reshape(-1, *series.shape[2:])


def _means(series: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean of each image over what is known, (C,), 0 where nothing is."""
    known = series[:, ~np.isnan(series[0])]
    return known.mean(axis=1) if known.size else np.zeros(len(series), np.float32)


def _finer_series(series: NDArray[np.float32], fill: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return series at 2.5 m; what is unknown stays so and does not spread, but counts as `fill` (C,) beside it."""
    unknown = np.isnan(series[0])
    fine = finer(np.where(unknown, fill[:, np.newaxis, np.newaxis], series))
    fine[:, unknown.repeat(SCALE, axis=0).repeat(SCALE, axis=1)] = np.nan
    return fine


def _rows(images: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.ascontiguousarray(images.reshape(len(images), -1).T)


def _blocks(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    height, width = (side // SCALE for side in mask.shape)
    return mask.reshape(height, SCALE, width, SCALE)
