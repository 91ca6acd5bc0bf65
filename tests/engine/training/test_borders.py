import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from furrow.engine.training.borders import REACH, border_distance, border_targets

pytestmark = pytest.mark.engine

masks = arrays(bool, st.tuples(st.integers(1, 14), st.integers(1, 14)))


def by_hand(mask):
    """Pixel by pixel: the nearest pixel of the other class, half a pixel nearer."""
    boundary, distance = np.zeros(mask.shape), np.zeros(mask.shape)
    for row, column in np.ndindex(mask.shape):
        others = np.argwhere(mask != mask[row, column])
        apart = np.hypot(*(others - (row, column)).T).min() if len(others) else np.inf
        boundary[row, column] = apart <= 1
        distance[row, column] = min((apart - 0.5) / REACH, 1) * (1 if mask[row, column] else -1)
    return boundary, distance


@given(masks)
@settings(max_examples=80, deadline=None)
def test_borders_are_those_found_pixel_by_pixel(mask):
    targets = border_targets(border_distance(mask))
    assert targets.dtype == np.float32
    boundary, distance = by_hand(mask)
    assert np.array_equal(targets[0], boundary)
    assert np.allclose(targets[1], distance, atol=5e-4)


@given(masks)
@settings(max_examples=40, deadline=None)
def test_borders_turn_with_the_mask_and_change_sign_with_the_classes(mask):
    targets = border_targets(border_distance(mask))
    assert np.array_equal(border_targets(border_distance(np.rot90(mask))), np.rot90(targets, axes=(1, 2)))
    assert np.array_equal(
        border_targets(border_distance(~mask)), targets * np.array([1, -1], np.float32)[:, None, None]
    )
