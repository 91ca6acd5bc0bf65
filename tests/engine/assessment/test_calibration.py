"""Reliability against scikit-learn, and cases counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from furrow.engine.assessment.calibration import BINS, Reliability, reliability
from furrow.engine.contract.errors import InputError


def box(seed, shape=(40, 50)):
    rng = np.random.default_rng(seed)
    probability = np.round(rng.beta(0.6, 0.8, shape), 2).astype(np.float32)  # many lie on the bounds of bins
    reference = rng.random(shape) < probability**1.5
    return reference, probability, rng.integers(0, 5, shape).astype(np.float32)


@pytest.mark.parametrize("seed", range(3))
def test_equals_scikit_learn(seed):
    reference, probability, weights = box(seed)
    found = reliability(reference, probability, weights)
    # scikit-learn's curve knows no weights, so each pixel appears as often as it weighs.
    times = weights.ravel().astype(int)
    truth, values = reference.ravel().repeat(times), probability.ravel().astype(np.float64).repeat(times)
    observed, predicted = calibration_curve(truth, values, n_bins=BINS)
    filled = found.weight > 0
    assert found.observed_share[filled] == pytest.approx(observed)
    assert found.mean_probability[filled] == pytest.approx(predicted)
    assert np.isnan(found.observed_share[~filled]).all()
    expected = brier_score_loss(
        reference.ravel(), probability.ravel().astype(np.float64), sample_weight=weights.ravel()
    )
    assert found.brier_score == pytest.approx(expected, rel=1e-9)
    shares = found.weight[filled] / found.weight.sum()
    assert found.expected_calibration_error == pytest.approx((shares * np.abs(observed - predicted)).sum())


def test_a_case_counted_by_hand():
    reference = np.array([True, False, True, True])
    probability = np.array([0.9, 0.9, 0.3, 1.0])
    found = reliability(reference, probability, np.array([1.0, 3.0, 2.0, 0.0]))
    # 0.9: share 1/4 of weight 4, off by 0.65; 0.3: share 1 of weight 2, off by 0.7
    assert found.expected_calibration_error == pytest.approx((4 * 0.65 + 2 * 0.7) / 6)
    assert found.brier_score == pytest.approx((0.01 + 3 * 0.81 + 2 * 0.49) / 6)


@given(seed=st.integers(0, 10_000), cut=st.integers(0, 40))
@settings(deadline=None, max_examples=30)
def test_parts_add_up_and_turning_changes_nothing(seed, cut):
    whole = box(seed)
    added = reliability(*(part[:cut] for part in whole)) + reliability(*(part[cut:] for part in whole))
    found = reliability(*whole)
    turned = reliability(*(np.rot90(part)[:, ::-1] for part in whole))
    for other in (added, turned):
        assert other.weight == pytest.approx(found.weight)
        assert other.cultivated == pytest.approx(found.cultivated)
        assert other.expected_calibration_error == pytest.approx(found.expected_calibration_error, abs=1e-12)
        assert other.brier_score == pytest.approx(found.brier_score)


@given(st.floats(0, 1), st.booleans())
def test_one_pixel_is_off_by_its_own_error(value, truth):
    found = reliability(np.array([truth]), np.array([value]))
    assert found.expected_calibration_error == pytest.approx(abs(value - truth))
    assert found.brier_score == pytest.approx((value - truth) ** 2)
    assert found.weight.sum() == 1


def test_nothing_scored_is_zero():
    assert Reliability().brier_score == Reliability().expected_calibration_error == 0


@pytest.mark.parametrize("bad", [-0.01, 1.5, np.nan])
def test_what_is_no_probability_is_refused(bad):
    reference, probability, weights = box(1)
    probability[3, 4] = bad
    with pytest.raises(InputError, match="between 0 and 1"):
        reliability(reference, probability, weights)


def test_weights_and_shapes_must_make_sense():
    reference, probability, weights = box(1)
    with pytest.raises(InputError, match="negative values or NaN"):
        reliability(reference, probability, -weights)
    with pytest.raises(InputError, match=r"\(40, 50\), \(39, 50\)"):
        reliability(reference, probability[1:], weights)
