import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.assessment.scores import count
from furrow.engine.prediction.inference import quantised
from furrow.engine.prediction.outputs import mask_of
from furrow.engine.training.thresholds import ProbabilityHistogram

pytestmark = pytest.mark.engine


def place(seed, size=20):
    rng = np.random.default_rng(seed)
    cultivated = rng.random((size, size)) < 0.4
    noise = rng.normal(0.3 + 0.25 * cultivated, 0.2).clip(0, 1).astype(np.float32)
    return cultivated, noise, rng.choice(np.array([0, 1, 2, 3.5], np.float32), (size, size))


@given(seed=st.integers(0, 10_000), threshold=st.floats(0.001, 1))
@settings(max_examples=60, deadline=None)
def test_the_table_is_that_of_the_mask_that_is_written(seed, threshold):
    cultivated, probability, weights = place(seed)
    stored = quantised(probability, np.ones((5, 5), bool))
    expected = count(cultivated, mask_of(stored, threshold) == 1, weights)
    assert ProbabilityHistogram.of(cultivated, probability, weights).at(threshold).mcc == pytest.approx(expected.mcc)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_no_threshold_scores_better_than_the_best(seed):
    parts = [ProbabilityHistogram.of(*place(one)) for one in (seed, seed + 1)]
    pooled = parts[0] + parts[1]
    threshold, counts = pooled.best()
    assert counts == pooled.at(threshold)
    assert counts.mcc >= max(pooled.at(one).mcc for one in np.arange(0.0025, 1.001, 0.0025)) - 1e-12


def test_of_equally_good_thresholds_the_one_nearest_to_a_half_is_taken():
    cultivated = np.array([[True, False]])
    weights = np.ones((1, 2), np.float32)

    def best(one, other):
        return ProbabilityHistogram.of(cultivated, np.array([[one, other]], np.float32), weights).best()[0]

    assert best(0.9, 0.1) == 0.5
    assert best(0.3, 0.1) == 0.3
    assert best(0.9, 0.7) == 0.705


def test_what_tells_nothing_apart_keeps_a_half():
    assert ProbabilityHistogram().best()[0] == 0.5
    same = np.full((2, 2), 0.7, np.float32)
    histogram = ProbabilityHistogram.of(np.array([[True, False]] * 2), same, np.ones((2, 2), np.float32))
    assert histogram.best()[0] == 0.5
