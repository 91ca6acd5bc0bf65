"""The peers that are no networks: what they take from a season, what they learn from, and what they map."""

import os
from pathlib import Path

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from furrow.__about__ import ROOT
from furrow.benchmarks.accuracy.peers.bicubic import finer
from furrow.benchmarks.accuracy.peers.lightgbm_series import LightGBMProcess, LightGBMSeries, season_series
from furrow.benchmarks.accuracy.peers.mean_ndvi import MeanNDVI
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.training.places import Place
from furrow.engine.training.simulated import simulated_place
from furrow.tests.builders.networks import random_stack

pytestmark = pytest.mark.engine


class Trees:
    """scikit-learn's trees, which learn as LightGBM does; keeps what it was given."""

    def fit(self, features, labels, seed):
        self.features, self.labels = features, labels
        self.trees = HistGradientBoostingClassifier(max_iter=25, max_bins=63, random_state=seed)
        self.trees.fit(features, labels)

    def predict(self, features):
        return self.trees.predict_proba(features)[:, 1].astype(np.float32)


@pytest.fixture(scope="module")
def places():
    return [simulated_place(seed, 64, 12) for seed in range(100, 108)]


def score(peer, places):
    total = WeightedCounts()
    for place in places:
        probability = peer.predict(place.stack)
        assert probability.shape == place.cultivated.shape
        assert probability.dtype == np.float32
        assert probability.min() >= 0
        assert probability.max() <= 1
        total += count(place.cultivated, probability >= 0.5, place.weights)
    return total.mcc


def test_bicubic_keeps_planes_and_places():
    rows, columns = np.mgrid[0:12, 0:9].astype(np.float32)
    fine = finer(np.stack([rows, columns]))
    expected = (np.arange(48) + 0.5) / 4 - 0.5
    assert np.allclose(fine[0, 12:36], expected[12:36, None], atol=1e-4)
    assert np.allclose(fine[1, :, 12:24], expected[12:24], atol=1e-4)


def test_the_series_is_what_numpy_makes_of_each_pixel():
    stack = random_stack(6, 5, dates=7, valid_share=0.5, seed=3)
    stack.valid[:, 2, 2] = False
    series = season_series(stack).reshape(13, 13, 6, 5)
    reflectance = stack.digital_numbers * 1e-4
    near, others = reflectance[:, 6], {10: reflectance[:, 2], 11: reflectance[:, 1], 12: reflectance[:, 8]}
    variables = [*reflectance.transpose(1, 0, 2, 3)]
    variables += [(near - others[10]) / (near + others[10])]
    variables += [(others[key] - near) / (others[key] + near) for key in (11, 12)]
    for row, column in np.ndindex(6, 5):
        clear = stack.valid[:, row, column]
        for variable, values in enumerate(variables):
            if not clear.any():
                assert np.isnan(series[:, variable, row, column]).all()
                continue
            expected = np.interp(np.arange(60, 245, 15), stack.day_of_year[clear], values[clear, row, column])
            assert np.allclose(series[:, variable, row, column], expected, atol=1e-5)


@pytest.mark.parametrize("fine", [False, True])
def test_trees_learn_more_than_the_starter(places, fine):
    peer = LightGBMSeries(Trees(), fine)
    peer.fit(places[:6])
    assert score(peer, places[6:]) > score(MeanNDVI(), places[6:]) + 0.05
    again = LightGBMSeries(Trees(), fine)
    again.fit(places[:6])
    assert np.array_equal(again.classifier.features, peer.classifier.features, equal_nan=True)


@pytest.mark.parametrize(("fine", "scale"), [(False, 1), (True, 4)])
def test_a_quarter_of_what_lies_inside_is_learnt(fine, scale):
    stack = random_stack(40, 40, dates=5)
    stack.valid[:, :4] = False
    cultivated = np.zeros((160, 160), bool)
    cultivated[:, 80:] = True
    weights = np.ones((160, 160), np.float32)
    weights[:, :40] = 0
    peer = LightGBMSeries(Trees(), fine)
    peer.fit([Place(stack, cultivated, weights)])
    seen = stack.valid.any(axis=0)[:, 10:]
    inside = seen.sum() * scale**2 - (seen[:, 9].sum() + seen[:, 10].sum()) * scale
    assert peer.samples == pytest.approx(inside / 4, rel=0.15)
    assert peer.samples == len(peer.classifier.labels) == len(peer.classifier.features)
    assert not np.isnan(peer.classifier.features).any()
    assert peer.classifier.labels.mean() == pytest.approx(0.66, abs=0.06)


def test_strips_leave_no_trace_in_the_fine_map(places, monkeypatch):
    from furrow.benchmarks.accuracy.peers import lightgbm_series

    peer = LightGBMSeries(Trees(), fine=True)
    peer.fit(places[:1])
    whole = peer.predict(places[1].stack)
    monkeypatch.setattr(lightgbm_series, "_ROWS", 7)
    assert np.allclose(peer.predict(places[1].stack), whole, atol=1e-3)


def test_the_starter_follows_its_recipe():
    stack = random_stack(20, 20, dates=6, valid_share=0.5, seed=2)
    stack.valid[[1, 4]] = True
    stack.valid[1, :4, :4] = False  # 96% are left
    stack.valid[4, 0] = False  # 95%, which is not over 95%
    peer = MeanNDVI()
    found = peer.predict(stack)
    numbers = stack.digital_numbers[1].astype(float)
    index = np.where(stack.valid[1], (numbers[6] - numbers[2]) / (numbers[6] + numbers[2]), 0)
    fine = finer(index[None])[0]
    sure = np.minimum(np.abs(fine - 0.4), np.abs(fine - 0.6)) > 1e-4
    assert np.array_equal(found[sure] == 1, ((fine > 0.4) & (fine <= 0.6))[sure])
    assert set(np.unique(found)) == {0, 1}
    assert peer.without_clear_frame == 0
    stack.valid[1, 0] = False
    peer.predict(stack)
    assert peer.without_clear_frame == 1


def test_lightgbm_itself_where_the_peers_are_built(places):
    python = Path(os.environ.get("FURROW_PEERS", ROOT / "build" / "peers" / "bin" / "python"))
    if not python.exists() or not list(python.parents[1].glob("lib/*/site-packages/lightgbm")):
        pytest.skip("build/peers has no LightGBM; benchmarks/README.md says how it is built")
    peer = LightGBMSeries(LightGBMProcess(python))
    peer.fit(places[:6])
    assert score(peer, places[6:]) > score(MeanNDVI(), places[6:]) + 0.05
