import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.series.interpolation import MOST_TIMES, day_numbers, interpolate, regular_days


def by_numpy(values, valid, days, targets, extrapolate=True):
    """The same by `numpy.interp` in double precision, a pixel at a time."""
    _, bands, height, width = values.shape
    result = np.full((targets.size, bands, height, width), np.nan)
    for row, column in np.ndindex(height, width):
        clear = valid[:, row, column]
        if not clear.any():
            continue
        known = days[clear]
        for band in range(bands):
            series = values[clear, band, row, column].astype(np.float64)
            beyond = {} if extrapolate else {"left": np.nan, "right": np.nan}
            result[:, band, row, column] = np.interp(targets, known, series, **beyond)
    return result


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 12),
    times=st.integers(1, 15),
    bands=st.integers(1, 3),
    height=st.integers(1, 40),
    share=st.floats(0, 1),
    extrapolate=st.booleans(),
)
def test_it_is_what_numpy_gives(seed, count, times, bands, height, share, extrapolate):
    rng = np.random.default_rng(seed)
    days = np.sort(rng.choice(400, count, replace=False)).astype(np.float64)
    targets = np.sort(rng.choice(np.arange(-50, 450, 0.5), times, replace=False))
    targets = np.unique(np.concatenate([targets, days[:1]]))
    values = rng.uniform(-1, 1, (count, bands, height, 7)).astype(np.float32)
    valid = rng.random((count, height, 7)) < share
    values[~np.broadcast_to(valid[:, None], values.shape)] = np.nan  # must never be touched
    found = interpolate(values, valid, days, targets, extrapolate=extrapolate)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, by_numpy(values, valid, days, targets, extrapolate), atol=1e-6)


def test_at_its_own_dates_a_clear_value_stays_as_it_is():
    rng = np.random.default_rng(3)
    values = rng.random((9, 2, 5, 6), np.float32)
    valid = rng.random((9, 5, 6)) < 0.6
    days = np.cumsum(rng.integers(1, 20, 9)).astype(np.float64)
    found = interpolate(values, valid, days, days)
    clear = np.broadcast_to(valid[:, None], values.shape)
    np.testing.assert_array_equal(found[clear], values[clear])


def test_distances_are_real_days():
    values = np.array([0, 1], np.float32)[:, None, None, None]
    days = day_numbers((datetime.date(2019, 12, 30), datetime.date(2020, 1, 29)))
    targets = day_numbers((datetime.date(2020, 1, 5),))
    found = interpolate(values, np.ones((2, 1, 1), bool), days, targets)
    assert found[0, 0, 0, 0] == pytest.approx(6 / 30, abs=1e-7)


@pytest.mark.parametrize(("extrapolate", "expected"), [(True, [3, 3, 4, 5, 5]), (False, [np.nan, 3, 4, 5, np.nan])])
def test_beyond_the_first_and_last_clear_date(extrapolate, expected):
    values = np.array([9, 3, 5, 9], np.float32)[:, None, None, None]
    valid = np.array([False, True, True, False])[:, None, None]
    days, targets = np.array([0.0, 10, 20, 30]), np.array([5.0, 10, 15, 20, 25])
    found = interpolate(values, valid, days, targets, extrapolate=extrapolate)
    np.testing.assert_array_equal(found[:, 0, 0, 0], np.array(expected, np.float32))


def test_what_does_not_fit_is_refused():
    values, valid = np.zeros((3, 1, 2, 2), np.float32), np.ones((3, 2, 2), bool)
    days = np.array([1.0, 2, 3])
    with pytest.raises(InputError, match="do not fit together"):
        interpolate(values, valid[:2], days, days)
    with pytest.raises(InputError, match="must rise"):
        interpolate(values, valid, np.array([1.0, 1, 3]), days)
    with pytest.raises(InputError, match="must rise"):
        interpolate(values, valid, days, days[::-1])


def test_regular_days_end_within_the_period():
    first, last = datetime.date(2019, 2, 20), datetime.date(2019, 3, 21)
    assert regular_days(first, last, 15) == (first, datetime.date(2019, 3, 7))
    assert regular_days(first, first, 15) == (first,)
    assert regular_days(first, datetime.date(2019, 3, 22), 15)[-1] == datetime.date(2019, 3, 22)
    for wrong, words in (
        ((first, last, 0), "step is 0 days"),
        ((last, first, 15), "is empty"),
        ((first, datetime.date(2060, 1, 1), 1), f"at most {MOST_TIMES}"),
    ):
        with pytest.raises(InputError, match=words):
            regular_days(*wrong)
