"""Displacement of borders against brute force, and cases measured by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage, spatial

from furrow.engine.assessment.borders import (
    FARTHEST,
    BorderDistances,
    border_distances,
    border_pixels,
    percentile,
    share_near,
)
from furrow.engine.contract.errors import InputError

MASKS = st.tuples(st.integers(2, 12), st.integers(2, 12)).flatmap(
    lambda shape: st.tuples(*[arrays(bool, shape) for _ in range(3)])
)


def neighbours(mask, row, column):
    """Yield the pixels that share an edge with one."""
    for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
        if 0 <= near[0] < mask.shape[0] and 0 <= near[1] < mask.shape[1]:
            yield near


def by_brute_force(mask, other, scored):
    """Return signed squared distances of the measured border pixels of a mask, positive where `other` covers them."""
    measured, targets = [], []
    for row, column in np.ndindex(mask.shape):
        if mask[row, column] and scored[row, column]:
            outside = [near for near in neighbours(mask, row, column) if not mask[near] and scored[near]]
            measured += [(row, column)] if outside else []
        if other[row, column] and any(not other[near] for near in neighbours(other, row, column)):
            targets.append((row, column))
    if not measured:
        return []
    if not targets:
        squared = np.full(len(measured), FARTHEST**2)
    else:
        squared = spatial.distance.cdist(measured, targets, "sqeuclidean").min(axis=1).clip(max=FARTHEST**2)
    return sorted(int(d) if other[at] else -int(d) for d, at in zip(squared, measured, strict=True))


def listed(counts):
    return list(np.repeat(np.arange(-(FARTHEST**2), FARTHEST**2 + 1), counts))


def square(grown=0, shape=(60, 60)):
    mask = np.zeros(shape, bool)
    mask[20 - grown : 40 + grown, 20 - grown : 40 + grown] = True
    return mask


@given(masks=MASKS)
@settings(deadline=None)
def test_equals_brute_force(masks):
    reference, prediction, scored = masks
    found = border_distances(reference, prediction, scored)
    assert listed(found.of_reference) == by_brute_force(reference, prediction, scored)
    assert listed(found.of_map[::-1]) == by_brute_force(prediction, reference, scored)


@pytest.mark.parametrize("share", [0.0, 2e-5, 1e-3, 0.2, 0.9])
def test_far_borders_equal_scipy(share):
    """Distances within a column and a row beyond what is told apart, and beyond a byte."""
    rng = np.random.default_rng(int(share * 1e6))
    reference, prediction = square(shape=(700, 400)), rng.random((700, 400)) < share
    found = border_distances(reference, prediction)
    targets = border_pixels(prediction)
    distances = ndimage.distance_transform_edt(~targets) if targets.any() else np.full(targets.shape, np.inf)
    squared = np.minimum(np.rint(distances**2), FARTHEST**2)[border_pixels(reference)].astype(int)
    inside = prediction[border_pixels(reference)]
    assert listed(found.of_reference) == sorted(np.where(inside, squared, -squared))


@given(masks=MASKS, share=st.floats(0.01, 1))
@settings(deadline=None)
def test_percentiles_equal_numpy(masks, share):
    found = border_distances(*masks)
    distances = np.sqrt(np.abs(listed(found.both))) * 2.5
    if not len(distances):
        assert math.isnan(percentile(found.both, share))
        assert math.isnan(share_near(found.both))
        return
    assert percentile(found.both, share) == pytest.approx(np.quantile(distances, share, method="inverted_cdf"))
    assert share_near(found.both) == pytest.approx((distances <= 10).mean())


def test_a_map_that_is_right_lies_nowhere_off():
    found = border_distances(square(), square())
    assert found.both.sum() == 2 * 4 * 19
    assert percentile(found.both, 1.0) == found.bias == 0


@pytest.mark.parametrize("grown", [-3, -1, 1, 2])
def test_a_parcel_too_large_or_too_small_by_whole_pixels(grown):
    found = border_distances(square(), square(grown))
    assert percentile(found.of_reference, 0.5) == 2.5 * abs(grown)
    assert percentile(found.of_map, 0.5) == 2.5 * abs(grown)
    assert np.sign(found.bias) == np.sign(grown)
    assert abs(found.bias) == pytest.approx(2.5 * abs(grown), rel=0.05)  # corners lie a little farther off


def test_a_parcel_moved_has_no_bias():
    found = border_distances(square(), np.roll(square(), 2, 1))
    assert found.bias == pytest.approx(0, abs=1e-12)
    assert percentile(found.both, 0.5) == 2.5
    assert percentile(found.both, 1.0) == 5.0


def test_a_map_without_any_border_is_farthest_off():
    for nothing in (np.zeros((60, 60), bool), np.ones((60, 60), bool)):
        found = border_distances(square(), nothing)
        assert found.of_map.sum() == 0
        assert percentile(found.of_reference, 0.5) == percentile(found.both, 0.01) == 250
        assert math.isnan(found.bias)
        assert math.isnan(percentile(found.of_map, 0.5))
        assert share_near(found.of_reference) == 0
    assert border_distances(nothing, nothing).both.sum() == 0


def test_a_gap_that_the_map_closes_is_missed_on_its_side_alone():
    reference = square()
    reference[:, 29:31] = False
    found = border_distances(reference, square())
    assert found.of_reference[FARTHEST**2 + 1 :].sum() == 2 * 18  # the rows between the upper and the lower edge
    assert found.of_map.sum() == found.of_map[FARTHEST**2 - 1 : FARTHEST**2 + 2].sum()
    assert found.bias > 0


def test_what_is_not_scored_is_not_measured():
    scored = np.ones((60, 60), bool)
    scored[:, 30:] = False
    prediction = square()
    prediction[:, 36:] = False
    prediction[50:55, 45:50] = True
    assert percentile(border_distances(square(), prediction).both, 1.0) > 2.5
    assert percentile(border_distances(square(), prediction, scored).both, 1.0) == 0


def test_the_edge_of_the_box_is_no_border():
    mask = np.zeros((10, 12), bool)
    mask[:, :5] = True
    assert np.array_equal(np.argwhere(border_pixels(mask)), [(row, 4) for row in range(10)])
    assert not border_pixels(np.ones((4, 4), bool)).any()


@given(masks=MASKS)
@settings(deadline=None, max_examples=50)
def test_boxes_add_up_and_turning_or_swapping_them_changes_nothing_else(masks):
    found = border_distances(*masks)
    for turned in ([np.rot90(part) for part in masks], [part[:, ::-1] for part in masks]):
        again = border_distances(*turned)
        assert np.array_equal(again.of_reference, found.of_reference)
        assert np.array_equal(again.of_map, found.of_map)
    swapped = border_distances(masks[1], masks[0], masks[2])
    assert np.array_equal(swapped.of_map, found.of_reference[::-1])
    pooled = found + swapped + BorderDistances()
    assert pooled.both.sum() == 2 * found.both.sum()
    if (found.both[FARTHEST**2 - 16 : FARTHEST**2 + 17]).any():
        assert pooled.bias == pytest.approx(0, abs=1e-9)


def test_pooling_is_the_measure_of_boxes_far_apart():
    rng = np.random.default_rng(3)
    boxes = [(rng.random((20, 20)) < 0.5, rng.random((20, 20)) < 0.5) for _ in range(2)]
    pooled = border_distances(*boxes[0]) + border_distances(*boxes[1])
    both = np.zeros((2, 20, 2000), bool)
    scored = np.zeros((20, 2000), bool)
    for box, first in zip(boxes, (0, 1980), strict=True):
        both[:, :, first : first + 20] = box
        scored[:, first : first + 20] = True
    # Between the boxes nothing is cultivated; their edges there are borders of the wide masks, but not scored ones.
    wide = border_distances(*both, scored)
    assert pooled.of_reference.sum() == wide.of_reference.sum()
    assert pooled.of_map.sum() == wide.of_map.sum()


def test_shapes_must_agree():
    with pytest.raises(InputError, match=r"\(60, 60\), \(59, 60\)"):
        border_distances(square(), square()[1:])
