"""The weight map against a direct, slow implementation of its specification."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import ndimage, stats
from skimage.measure import label
from skimage.morphology import disk

from furrow.engine.contract.errors import InputError
from furrow.engine.reference.weights import component_weights, weight_map


def slow_weight_map(cultivated, not_declared):
    """The specification, word for word: one component at a time, whole-image dilations."""
    density = stats.skewnorm.pdf(np.arange(1, 401), 15, loc=35 - 100 / 3.14, scale=100)
    labels = label(cultivated, connectivity=2)
    weights = np.zeros(cultivated.shape)
    ring_sum, ring_count = np.zeros(cultivated.shape), np.zeros(cultivated.shape)
    inside = np.zeros(cultivated.shape)
    for component in range(1, labels.max() + 1):
        here = labels == component
        n = here.sum()
        w = 1 if n >= 400 else 1 + stats.skewnorm.pdf(n + 1, 15, loc=35 - 100 / 3.14, scale=100) / density.max()
        ring = ndimage.binary_dilation(here, disk(2).astype(bool)) & ~here
        ring_sum[ring] += 2 * w
        ring_count[ring] += 1
        inside[here] = w
    ringed = ring_count > 0
    weights[ringed] = ring_sum[ringed] / ring_count[ringed]
    weights[cultivated] = inside[cultivated]
    weights[weights == 0] = 1
    weights[not_declared] = 0
    weights[0, :] = weights[:, 0] = 0
    weights[-2:, :] = weights[:, -2:] = 0
    return weights


@pytest.mark.parametrize(
    ("pixels", "weight"),
    [
        (0, 0.0),
        (1, 1.440),
        (5, 1.678),
        (10, 1.895),
        (20, 2.000),
        (35, 1.966),
        (50, 1.910),
        (100, 1.632),
        (150, 1.342),
        (200, 1.144),
        (300, 1.012),
        (399, 1.0004),
        (400, 1.0),
        (100_000, 1.0),
    ],
)
def test_component_weights_are_the_published_ones(pixels, weight):
    assert float(component_weights(np.array(pixels))) == pytest.approx(weight, abs=6e-4)


@pytest.mark.parametrize("density", [0.02, 0.1, 0.3, 0.5, 0.8])
def test_equals_the_direct_implementation_on_noise(density):
    rng = np.random.default_rng(int(density * 100))
    cultivated, not_declared = rng.random((60, 71)) < density, rng.random((60, 71)) < 0.05
    expected = slow_weight_map(cultivated, not_declared)
    np.testing.assert_allclose(weight_map(cultivated, not_declared), expected, atol=1e-6)


@pytest.mark.parametrize("smoothness", [1.0, 2.0, 6.0])
def test_equals_the_direct_implementation_on_fields(smoothness):
    """Blobs of all sizes, some above the 400 pixels from which a component weighs 1."""
    rng = np.random.default_rng(7)
    cultivated = ndimage.gaussian_filter(rng.normal(size=(150, 130)), smoothness) > 0.02 / smoothness
    not_declared = np.zeros_like(cultivated)
    not_declared[40:60, 20:90] = True
    expected = slow_weight_map(cultivated, not_declared)
    np.testing.assert_allclose(weight_map(cultivated, not_declared), expected, atol=1e-6)


@given(
    masks=arrays.arrays(bool, st.tuples(st.just(2), st.integers(1, 14), st.integers(1, 14))),
)
@settings(max_examples=200, deadline=None)
def test_equals_the_direct_implementation_on_any_small_mask(masks):
    expected = slow_weight_map(masks[0], masks[1])
    np.testing.assert_allclose(weight_map(masks[0], masks[1]), expected, atol=1e-6)


def test_values_and_dtype():
    rng = np.random.default_rng(3)
    weights = weight_map(rng.random((50, 50)) < 0.2, np.zeros((50, 50), bool))
    assert weights.dtype == np.float32
    inner = weights[1:-2, 1:-2]
    assert (inner >= 1).all()
    assert (inner <= 4).all()


def test_the_border_can_be_kept_for_mosaics():
    empty = np.zeros((10, 10), bool)
    assert (weight_map(empty, empty, border=False) == 1).all()
    bordered = weight_map(empty, empty)
    assert bordered[1:8, 1:8].min() == 1
    assert bordered.sum() == 49


def test_masks_of_two_shapes_are_refused():
    with pytest.raises(InputError, match=r"\(4, 4\).*\(4, 5\)"):
        weight_map(np.zeros((4, 4), bool), np.zeros((4, 5), bool))
