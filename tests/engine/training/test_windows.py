"""Examples lie where the score weighs most, on ground that is validated and seen."""

import numpy as np
import pytest

from furrow.engine.training.places import Place
from furrow.engine.training.windows import telling_windows
from furrow.tests.builders.networks import random_stack

pytestmark = pytest.mark.engine


def place_of(size=96, weights=None, cultivated=None):
    stack = random_stack(size, size, dates=4, seed=2)
    stack.valid[:] = True
    weights = np.ones((4 * size, 4 * size), np.float32) if weights is None else weights
    cultivated = np.ones((4 * size, 4 * size), bool) if cultivated is None else cultivated
    return Place(stack, cultivated, weights)


def test_the_densest_weights_come_first_and_windows_do_not_overlap():
    weights = np.ones((384, 384), np.float32)
    weights[200:280, 80:160] = 9
    windows = telling_windows(place_of(weights=weights), 4)
    rows, columns = windows[0].fine
    assert rows.start <= 200
    assert rows.stop >= 280
    assert columns.start <= 80
    assert columns.stop >= 160
    assert [window.density for window in windows] == sorted((window.density for window in windows), reverse=True)
    covered = np.zeros((96, 96), int)
    for window in windows:
        covered[window.coarse] += 1
    assert covered.max() == 1
    assert covered.sum() == len(windows) * 40**2


def test_small_parcels_count_and_the_land_around_them_does_not():
    cultivated = np.zeros((384, 384), bool)
    cultivated[300:340, 300:340] = True
    (window, *_) = telling_windows(place_of(cultivated=cultivated), 1)
    assert window.row * 4 <= 300
    assert window.column * 4 <= 300
    assert cultivated[window.fine].sum() == 40 * 40


def test_what_few_dates_show_is_shown_last_and_what_none_shows_never():
    place = place_of()
    place.stack.valid[:, :, :48] = False
    place.stack.valid[:3, :48] = False
    windows = telling_windows(place, 4)
    assert windows
    assert windows[0].row >= 44
    for window in windows:
        rows, columns = window.coarse
        assert place.stack.valid[:, rows, columns].any(axis=0).mean() >= 0.6


def test_where_little_is_kept_the_windows_are_small():
    weights = np.zeros((384, 384), np.float32)
    weights[160:272, 160:272] = 2  # 28 pixels of 10 m
    assert [window.side for window in telling_windows(place_of(weights=weights), 4)] == [28]
    weights[:] = 0
    weights[160:200, 160:200] = 2
    (window,) = telling_windows(place_of(weights=weights), 1)
    assert window.side == 20
    assert (weights[window.fine] > 0).sum() == 40 * 40


def test_places_smaller_than_a_window_are_shown_whole_and_empty_ones_not_at_all():
    (window,) = telling_windows(place_of(12), 4)
    assert (window.row, window.column, window.side) == (0, 0, 12)
    assert telling_windows(place_of(weights=np.zeros((384, 384), np.float32)), 4) == []
    unseen = place_of()
    unseen.stack.valid[:] = False
    assert telling_windows(unseen, 4) == []
