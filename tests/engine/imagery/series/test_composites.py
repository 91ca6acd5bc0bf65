import datetime
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.series.composites import (
    fill_months,
    group_medians,
    month_centres,
    month_groups,
    months_between,
)


def by_numpy(values, valid, groups, count):
    masked = np.where(valid[:, None], values, np.nan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a mean of nothing is what we ask for
        empty = np.full((1, *values.shape[1:]), np.nan)
        return np.stack(
            [np.nanmedian(np.concatenate([masked[groups == each], empty]), axis=0) for each in range(count)]
        )


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    dates=st.integers(1, 30),
    bands=st.integers(1, 3),
    height=st.integers(1, 40),
    count=st.integers(1, 5),
    share=st.floats(0, 1),
)
def test_medians_are_those_of_numpy(seed, dates, bands, height, count, share):
    rng = np.random.default_rng(seed)
    values = rng.integers(-5, 6, (dates, bands, height, 6)).astype(np.float32) / 8  # with ties
    valid = rng.random((dates, height, 6)) < share
    groups = rng.integers(-1, count, dates)
    values[~np.broadcast_to(valid[:, None], values.shape)] = np.nan
    found = group_medians(values, valid, groups, count)
    np.testing.assert_array_equal(found, by_numpy(values, valid, groups, count).astype(np.float32))


def test_of_an_even_number_the_middle_two_are_averaged():
    values = np.array([0.4, 0.1, 0.9, 0.2], np.float32)[:, None, None, None]
    found = group_medians(values, np.ones((4, 1, 1), bool), np.zeros(4, np.int64), 1)
    assert found[0, 0, 0, 0] == pytest.approx(0.3, abs=1e-7)


def test_months_reach_over_the_end_of_a_year():
    months = months_between(datetime.date(2019, 9, 14), datetime.date(2020, 8, 2))
    assert len(months) == 12
    assert months[0] == datetime.date(2019, 9, 1)
    assert months[3:5] == (datetime.date(2019, 12, 1), datetime.date(2020, 1, 1))
    assert months[-1] == datetime.date(2020, 8, 1)
    days = (
        datetime.date(2019, 8, 31),
        datetime.date(2019, 9, 1),
        datetime.date(2020, 1, 31),
        datetime.date(2020, 9, 1),
    )
    assert month_groups(days, months).tolist() == [-1, 0, 4, -1]
    centres = month_centres(months)
    assert centres[5] == datetime.date(2020, 2, 1).toordinal() + 14.5
    assert centres[3] == datetime.date(2019, 12, 1).toordinal() + 15.5
    with pytest.raises(InputError, match="is empty"):
        months_between(datetime.date(2019, 3, 2), datetime.date(2019, 3, 1))
    with pytest.raises(InputError, match="months: at most"):
        months_between(datetime.date(1019, 3, 2), datetime.date(2019, 3, 1))


def test_gaps_lie_on_a_line_between_the_centres_of_months():
    months = months_between(datetime.date(2019, 1, 1), datetime.date(2019, 5, 1))
    centres = month_centres(months)
    composites = np.array([np.nan, 1, np.nan, np.nan, 4], np.float32)[:, None, None, None]
    found = fill_months(composites, centres)[:, 0, 0, 0]
    expected = np.interp(centres, centres[[1, 4]], [1, 4])
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert found[0] == 1
    assert np.isnan(fill_months(np.full_like(composites, np.nan), centres)).all()


def test_what_does_not_fit_is_refused():
    with pytest.raises(InputError, match="do not fit together"):
        group_medians(np.zeros((3, 1, 2, 2), np.float32), np.ones((3, 2, 2), bool), np.zeros(2, np.int64), 1)
