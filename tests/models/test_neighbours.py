import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.models.neighbours import NeighbourContrast

pytestmark = pytest.mark.engine

BANDS = ("B02", "B08", "B11", "B12", "njiva")
GROUPS = ([0], [1], [2, 3], [4])
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))


def series(seed=1, dates=5, height=4, width=6):
    generator = torch.Generator().manual_seed(seed)
    bands = torch.randn(1, dates, len(BANDS), height, width, generator=generator) * 0.2
    clear = (torch.rand(1, dates, height, width, generator=generator) > 0.3).float()
    return bands, clear


def by_hand(bands, clear, row, column, step, group):
    """The sum of mean squared differences of a group over dates on which both pixels are clear, and their number."""
    down, right = row + step[0], column + step[1]
    _, dates, _, height, width = bands.shape
    if not (0 <= down < height and 0 <= right < width):
        return 0.0, 0
    total, number = 0.0, 0
    for date in range(dates):
        if clear[0, date, row, column] and clear[0, date, down, right]:
            differences = [float(bands[0, date, b, row, column] - bands[0, date, b, down, right]) for b in group]
            total += sum(max(-0.7, min(0.7, one)) ** 2 for one in differences) / len(group)
            number += 1
    return total, number


def test_contrasts_are_those_counted_by_hand():
    bands, clear = series()
    contrast = NeighbourContrast(BANDS)
    assert contrast.channels == len(STEPS) * len(GROUPS)
    sums, counts = contrast.sums(bands, clear)
    result = contrast.finished(sums, counts)
    for k, step in enumerate(STEPS):
        for g, group in enumerate(GROUPS):
            for row in range(4):
                for column in range(6):
                    total, number = by_hand(bands, clear, row, column, step, group)
                    channel = k * len(GROUPS) + g
                    assert float(sums[0, channel, row, column]) == pytest.approx(total, abs=1e-5)
                    assert float(counts[0, k, row, column]) == number
                    expected = math.log(total / (number + 0.5) + 0.01) + 2.0
                    assert float(result[0, channel, row, column]) == pytest.approx(expected, abs=1e-4)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), haze=st.floats(-0.5, 0.5))
def test_what_lies_over_all_pixels_of_a_date_alike_changes_nothing(seed, haze):
    bands, clear = series(seed)
    contrast = NeighbourContrast(BANDS)
    hazy = bands.clone()
    hazy[:, 2] += haze
    torch.testing.assert_close(contrast.sums(hazy, clear)[0], contrast.sums(bands, clear)[0], atol=1e-4, rtol=1e-4)


def test_a_cloud_that_no_mask_tells_of_counts_little_and_a_masked_one_nothing():
    contrast = NeighbourContrast(BANDS)
    bands, _ = series(dates=10)
    clear = torch.ones(1, 10, 4, 6)
    cloudy = bands.clone()
    cloudy[:, 3, :, 1:3, 1:3] = 8.0
    largest = (contrast.sums(cloudy, clear)[0] - contrast.sums(bands, clear)[0]).abs().max()
    assert 0 < largest <= 0.49 + 1e-5
    masked = clear.clone()
    masked[:, 3, 1:3, 1:3] = 0.0
    torch.testing.assert_close(contrast.sums(cloudy, masked)[0], contrast.sums(bands, masked)[0])


def test_a_border_between_parcels_stands_out():
    bands = torch.zeros(1, 6, len(BANDS), 5, 6)
    bands[:, 2:4, :, :, 3:] = 0.5  # harvested earlier on the right
    contrast = NeighbourContrast(BANDS)
    result = contrast.finished(*contrast.sums(bands, torch.ones(1, 6, 5, 6)))[0]
    across, along = result[0], result[len(GROUPS)]
    assert across[:, 2].min() > across[:, :2].max() + 1
    assert along[:4].max() == along[:4].min()


def test_no_date_and_no_neighbour_give_no_contrast():
    contrast = NeighbourContrast(BANDS)
    bands, clear = series(height=1, width=1)
    result = contrast.finished(*contrast.sums(bands, clear * 0))
    torch.testing.assert_close(result, torch.full_like(result, math.log(0.01) + 2.0))
