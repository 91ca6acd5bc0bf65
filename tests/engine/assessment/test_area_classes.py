"""Scores by area: components from scikit-image, nearest ones by brute force, tables from scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import spatial
from skimage import measure
from sklearn import metrics

from furrow.engine.assessment.area_classes import AREA_CLASSES, AreaCounts, area_classes, count_by_area
from furrow.engine.assessment.scores import count
from furrow.engine.contract.errors import InputError
from furrow.engine.reference.weights import weight_map


def parcels(seed, side=120):
    """Return rectangles of all classes, some of which touch, and a map that errs on their edges."""
    rng = np.random.default_rng(seed)
    reference = np.zeros((side, side), bool)
    for _ in range(14):
        row, column = rng.integers(0, side - 4, 2)
        height, width = rng.choice([3, 9, 14, 25, 45], 2)
        reference[row : row + height, column : column + width] = rng.random() < 0.7
    prediction = np.roll(reference, rng.integers(-2, 3, 2), (0, 1)) ^ (rng.random(reference.shape) < 0.05)
    return reference, prediction, rng.choice([0.0, 1.0, 1.44, 4.0], reference.shape).astype(np.float32)


def by_brute_force(reference):
    """Return the class of each pixel from the distances to all cultivated pixels."""
    classes = np.zeros(reference.shape, int)
    labels = measure.label(reference, connectivity=2)
    hectares = np.bincount(labels.ravel()) * 6.25 / 10_000
    of_label = np.digitize(hectares, [0.1, 0.25, 1.0]) + 1
    spots = np.argwhere(reference)
    if not len(spots):
        return classes
    distances = spatial.distance.cdist(np.argwhere(np.ones(reference.shape)), spots, "sqeuclidean")
    own = of_label[labels[reference]]
    for pixel, squared in enumerate(distances):
        if squared.min() <= 4:
            classes.flat[pixel] = own[squared == squared.min()].min()
    return classes


@pytest.mark.parametrize("seed", range(4))
def test_equals_brute_force(seed):
    reference, _, _ = parcels(seed, 70)
    assert np.array_equal(area_classes(reference), by_brute_force(reference))


@given(mask=arrays(bool, st.tuples(st.integers(1, 14), st.integers(1, 14))))
@settings(deadline=None)
def test_equals_brute_force_on_any_small_mask(mask):
    assert np.array_equal(area_classes(mask), by_brute_force(mask))


@pytest.mark.parametrize(("pixels", "expected"), [(1, 1), (159, 1), (160, 2), (399, 2), (400, 3), (1599, 3), (1600, 4)])
def test_bounds_belong_to_the_larger_class(pixels, expected):
    mask = np.zeros((80, 80), bool)
    mask[20:60, 20:60].flat[:pixels] = True  # rows of 40, the last one begun
    found = area_classes(mask)
    assert set(np.unique(found[mask])) == {expected}
    assert found[20, 18] == expected  # two to the left
    assert found[20, 17] == 0


def test_between_two_the_nearer_and_if_equally_near_the_smaller_one_counts():
    mask = np.zeros((60, 120), bool)
    mask[10:50, 10:50] = True  # 1 ha
    mask[10:14, 53:57] = True  # 16 pixels, three columns of background between
    found = area_classes(mask)
    assert list(found[12, 48:54]) == [4, 4, 4, 1, 1, 1]
    assert list(found[30, 48:54]) == [4, 4, 4, 4, 0, 0]


def test_corners_touching_are_one_parcel():
    mask = np.zeros((40, 40), bool)
    mask[2:14, 2:14] = mask[14:26, 14:26] = True  # 144 pixels each
    assert set(np.unique(area_classes(mask)[mask])) == {2}


def test_what_has_a_ring_weight_has_a_class():
    reference, _, _ = parcels(5)
    weights = weight_map(reference, np.zeros_like(reference), border=False)
    classes = area_classes(reference)
    assert (classes[(weights > 1) | reference] > 0).all()
    assert (weights[classes == 0] == 1).all()


def test_tables_equal_scikit_learn():
    reference, prediction, weights = parcels(6, 300)
    reference[250:, 240:] = True
    classes, found = area_classes(reference), count_by_area(reference, prediction, weights)
    assert set(np.unique(classes)) == {0, 1, 2, 3, 4}
    tables = [found.background, *found.classes]
    for number, table in enumerate(tables):
        here = classes == number
        flat = {"y_true": reference[here], "y_pred": prediction[here], "sample_weight": weights[here]}
        assert table.mcc == pytest.approx(metrics.matthews_corrcoef(**flat), abs=1e-12)
        assert table.total == pytest.approx(float(weights[here].sum(dtype=np.float64)))
    here = (classes == 1) | (classes == 2)
    flat = {"y_true": reference[here], "y_pred": prediction[here], "sample_weight": weights[here]}
    assert found.below_quarter.mcc == pytest.approx(metrics.matthews_corrcoef(**flat), abs=1e-12)
    assert len(found.classes) == len(AREA_CLASSES)


@given(seed=st.integers(0, 10_000))
@settings(deadline=None, max_examples=20)
def test_boxes_add_up_and_turning_them_changes_nothing(seed):
    first, second = parcels(seed, 60), parcels(seed + 1, 60)
    pooled = count_by_area(*first) + count_by_area(*second)
    apart = np.zeros((60, 4))  # so that no component meets another across the seam
    beside = [
        np.concatenate([one, apart.astype(one.dtype), other], axis=1) for one, other in zip(first, second, strict=True)
    ]
    together = count_by_area(*beside)
    for ours, theirs in zip(pooled.classes, together.classes, strict=True):
        assert ours.mcc == pytest.approx(theirs.mcc, abs=1e-12)
        assert ours.total == pytest.approx(theirs.total)
    assert pooled.total.mcc == pytest.approx((count(*first) + count(*second)).mcc, abs=1e-12)
    for turned in ([np.rot90(part) for part in first], [part[::-1] for part in first], [part.T for part in first]):
        found, again = count_by_area(*first), count_by_area(*turned)
        assert [each.mcc for each in again.classes] == pytest.approx([each.mcc for each in found.classes], abs=1e-12)
        assert again.background.total == pytest.approx(found.background.total)


def test_nothing_cultivated_is_all_background():
    empty = np.zeros((9, 7), bool)
    found = count_by_area(empty, ~empty)
    assert found.background.false_positive == 63
    assert found.total.total == 63
    assert AreaCounts().total.total == 0


def test_shapes_must_agree():
    reference, prediction, weights = parcels(1)
    with pytest.raises(InputError, match=r"\(120, 120\), \(119, 120\)"):
        count_by_area(reference, prediction[1:], weights)
    with pytest.raises(InputError, match=r"\(14400,\)"):
        area_classes(reference.ravel())
