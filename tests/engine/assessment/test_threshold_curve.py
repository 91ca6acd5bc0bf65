"""The score at every threshold, from the sums that one pass leaves, against scikit-learn at each."""

from __future__ import annotations

import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from sklearn.metrics import matthews_corrcoef

from furrow.engine.assessment.box_counts import BoxCounts
from furrow.engine.assessment.counting import count_box
from furrow.engine.assessment.threshold_curve import WeightsByProbability, weights_by_probability
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter

GRID = GeoGrid(CRS.from_epsg(32633), Affine(2.5, 0, 500_000, 0, -2.5, 5_100_000), 90, 70)


def pixels(seed):
    rng = np.random.default_rng(seed)
    truth = rng.random(GRID.shape) < 0.4
    stored = np.clip(np.where(truth, 120, 80) + rng.integers(-80, 81, GRID.shape), 0, 200).astype(np.uint8)
    weights = rng.uniform(0, 4, GRID.shape).astype(np.float32)
    weights[rng.random(GRID.shape) < 0.1] = 0
    return truth, stored, weights


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 200))
def test_every_threshold_equals_scikit_learn(seed, step):
    truth, stored, weights = (part.ravel() for part in pixels(seed))
    found = weights_by_probability(truth, stored.astype(np.float32) / np.float32(200), weights)
    expected = matthews_corrcoef(truth, stored >= step, sample_weight=weights.astype(np.float64))
    threshold, mcc = found.curve[step - 1]
    assert threshold == step / 200
    assert mcc == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("kind", ["stored", "float32"])
def test_counting_a_box_gives_the_curve_and_it_travels(tmp_path, kind):
    truth, stored, weights = pixels(3)
    files = {name: tmp_path / f"{name} 'ž'.tif" for name in ("prediction", "reference", "weights")}
    missing = np.zeros(GRID.shape, bool)
    missing[:9] = True
    if kind == "stored":
        array = np.where(missing, 255, stored).astype(np.uint8)
        write_cog(files["prediction"], array, GRID, nodata=255, tags={"FURROW_ROLE": "probability"})
    else:
        array = np.where(missing, np.nan, stored / 200).astype(np.float32)
        write_cog(files["prediction"], array, GRID, nodata=float("nan"))
    write_cog(files["reference"], truth.astype(np.uint8), GRID, nodata=255)
    write_cog(files["weights"], weights, GRID)
    spec = CountBox(*(str(files[name]) for name in files), GRID.height, GRID.width, threshold=0.57)
    counts = BoxCounts.from_values(count_box(spec, Reporter()))
    assert counts.by_probability is not None
    curve = dict(counts.by_probability.curve)
    assert curve[0.57] == pytest.approx(counts.weighted.total.mcc, abs=1e-12)
    seen = ~missing
    for threshold in (0.005, 0.3, 0.57, 1.0):
        mapped = stored[seen] >= round(200 * threshold)
        expected = matthews_corrcoef(truth[seen], mapped, sample_weight=weights[seen].astype(np.float64))
        assert curve[threshold] == pytest.approx(expected, abs=1e-12)


def test_boxes_are_added_and_nothing_is_zero():
    truth, stored, weights = (part.ravel() for part in pixels(5))
    halves = [
        weights_by_probability(truth[part], stored[part] / 200.0, weights[part])
        for part in (np.s_[:1000], np.s_[1000:])
    ]
    whole = weights_by_probability(truth, stored / 200.0, weights)
    assert np.allclose((halves[0] + halves[1]).weight, whole.weight, rtol=1e-14, atol=0)
    assert {mcc for _, mcc in WeightsByProbability().curve} == {0.0}
