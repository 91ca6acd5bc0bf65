"""The score against scikit-learn and cases counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from furrow.engine.assessment.scores import WeightedCounts, count, weighted_mcc
from furrow.engine.contract.errors import InputError


def box(seed, shape=(64, 80), agreement=0.8):
    rng = np.random.default_rng(seed)
    reference = rng.random(shape) < 0.3
    prediction = np.where(rng.random(shape) < agreement, reference, ~reference)
    return reference, prediction, rng.choice([0.0, 1.0, 1.44, 2.0, 4.0], shape).astype(np.float32)


@pytest.mark.parametrize("agreement", [0.0, 0.3, 0.5, 0.9, 1.0])
def test_equals_scikit_learn(agreement):
    reference, prediction, weights = box(1, agreement=agreement)
    flat = {"y_true": reference.ravel(), "y_pred": prediction.ravel(), "sample_weight": weights.ravel()}
    counts = count(reference, prediction, weights)
    assert counts.mcc == pytest.approx(metrics.matthews_corrcoef(**flat), abs=1e-12)
    assert counts.f1 == pytest.approx(metrics.f1_score(**flat), abs=1e-12)
    assert counts.iou == pytest.approx(metrics.jaccard_score(**flat), abs=1e-12)
    assert counts.precision == pytest.approx(metrics.precision_score(**flat, zero_division=0), abs=1e-12)
    assert counts.recall == pytest.approx(metrics.recall_score(**flat), abs=1e-12)
    assert counts.overall_accuracy == pytest.approx(metrics.accuracy_score(**flat), abs=1e-12)


def test_pooling_equals_scikit_learn_on_all_boxes_at_once():
    boxes = [box(seed, agreement=0.6 + 0.1 * seed) for seed in range(4)]
    pooled = sum((count(*each) for each in boxes), WeightedCounts())
    stacked = [np.concatenate([part.ravel() for part in parts]) for parts in zip(*boxes, strict=True)]
    expected = metrics.matthews_corrcoef(stacked[0], stacked[1], sample_weight=stacked[2])
    assert pooled.mcc == pytest.approx(expected, abs=1e-12)
    assert pooled.mcc != pytest.approx(np.mean([count(*each).mcc for each in boxes]), abs=1e-3)


def test_a_case_counted_by_hand():
    reference = np.array([[True, True, False, False]])
    prediction = np.array([[True, False, True, False]])
    weights = np.array([[2.0, 1.0, 1.0, 4.0]])
    # TP 2, FN 1, FP 1, TN 4: (2 * 4 - 1 * 1) / sqrt(3 * 3 * 5 * 5)
    assert weighted_mcc(reference, prediction, weights) == pytest.approx(7 / 15)


@pytest.mark.parametrize("value", [True, False])
def test_undefined_is_zero_as_in_scikit_learn(value):
    constant = np.full((5, 5), value)
    assert weighted_mcc(constant, constant) == metrics.matthews_corrcoef(constant.ravel(), constant.ravel()) == 0.0


def test_sums_are_exact_where_float32_drifts():
    """Sixteen million weights of 1.44: a float32 sum is off in its sixth digit."""
    weights = np.full((4096, 4096), np.float32(1.44))
    ones = np.ones(weights.shape, bool)
    assert count(ones, ones, weights).total == pytest.approx(float(np.float32(1.44)) * weights.size, rel=1e-12)


@given(
    cells=st.tuples(*[st.integers(0, 30)] * 4).filter(any),
    scale=st.floats(1e-3, 1e9),
)
@settings(deadline=None)
def test_invariants(cells, scale):
    counts = WeightedCounts(*(float(cell) * scale for cell in cells))
    assert -1 - 1e-9 <= counts.mcc <= 1 + 1e-9
    swapped = WeightedCounts(counts.true_negative, counts.true_positive, counts.false_negative, counts.false_positive)
    inverted = WeightedCounts(counts.false_positive, counts.false_negative, counts.true_positive, counts.true_negative)
    assert swapped.mcc == pytest.approx(counts.mcc, abs=1e-9)
    assert inverted.mcc == pytest.approx(-counts.mcc, abs=1e-9)


_WEIGHTS = st.one_of(st.just(0.0), st.sampled_from([1.0, 1.44, 2.0, 4.0]), st.floats(0.01, 100.0))


@given(
    pixels=st.lists(st.tuples(st.booleans(), st.booleans(), _WEIGHTS), min_size=1, max_size=60), single=st.booleans()
)
@settings(deadline=None, max_examples=300)
@pytest.mark.filterwarnings("ignore")  # scikit-learn warns where a score is undefined
def test_any_pixels_score_as_in_scikit_learn(pixels, single):
    """Undefined scores, single classes and weights of 0 everywhere among them."""
    truth, mapped = (np.array([pixel[place] for pixel in pixels]) for place in range(2))
    weights = np.array([pixel[2] for pixel in pixels], np.float32 if single else np.float64)
    counts = count(truth, mapped, weights)
    flat = {"y_true": truth, "y_pred": mapped, "sample_weight": weights.astype(np.float64)}
    if not weights.any():  # scikit-learn refuses these
        assert counts == WeightedCounts()
        assert {counts.mcc, counts.f1, counts.iou, counts.precision, counts.recall, counts.overall_accuracy} == {0.0}
        return
    assert counts.mcc == pytest.approx(metrics.matthews_corrcoef(**flat), abs=1e-12)
    assert counts.overall_accuracy == pytest.approx(metrics.accuracy_score(**flat), abs=1e-12)
    for name, peer in (
        ("f1", metrics.f1_score),
        ("iou", metrics.jaccard_score),
        ("precision", metrics.precision_score),
        ("recall", metrics.recall_score),
    ):
        assert getattr(counts, name) == pytest.approx(peer(**flat, zero_division=0), abs=1e-12)


def test_layouts_of_memory_and_types_make_no_difference():
    reference, prediction, weights = box(3)
    assert count(reference.T, prediction.T, weights.T) == count(
        np.ascontiguousarray(reference.T), np.ascontiguousarray(prediction.T), np.ascontiguousarray(weights.T)
    )
    part = np.s_[::2, 1::3]
    assert count(reference[part], prediction[part], weights[part]) == count(
        *(each[part].copy() for each in (reference, prediction, weights))
    )
    whole = (weights * 100).round()
    assert count(reference, prediction, whole.astype(np.int32)) == count(reference, prediction, whole)
    constant = np.broadcast_to(np.float32(2), reference.shape)
    assert count(reference, prediction, constant).total == 2 * reference.size
    assert count(reference[:0], prediction[:0], weights[:0]) == WeightedCounts()


@pytest.mark.parametrize("bad", [-1.0, np.nan, np.inf, -np.inf])
def test_weights_that_make_no_sense_are_refused(bad):
    reference, prediction, weights = box(2)
    weights[3, 4] = bad
    with pytest.raises(InputError, match="negative values or NaN"):
        weighted_mcc(reference, prediction, weights)


def test_shapes_must_agree():
    reference, prediction, weights = box(2)
    with pytest.raises(InputError, match=r"\(64, 80\)"):
        weighted_mcc(reference, prediction[1:], weights)
