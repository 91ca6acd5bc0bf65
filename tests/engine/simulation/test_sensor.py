import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.simulation.sensor import digitise, observe, sampling_matrix, sensor_of_place
from furrow.engine.simulation.settings import SensorSettings

pytestmark = pytest.mark.engine
STILL = (0.0, 0.0)


@pytest.mark.parametrize("factor", [4, 8, 24])
@pytest.mark.parametrize("mtf", [0.25, 0.35])
def test_contrast_at_the_nyquist_frequency_is_the_one_asked_for(factor, mtf):
    samples = 64
    fine = samples * factor
    wave = np.cos(np.pi * ((np.arange(fine) + 0.5) / factor - 0.5))  # one period in two coarse pixels
    seen = sampling_matrix(samples, fine, factor, 0.0, mtf) @ wave
    assert np.abs(seen[8:-8]).max() == pytest.approx(mtf, abs=0.01)


@pytest.mark.parametrize(("distance", "mtf"), [(10, 0.25), (10, 0.35), (20, 0.30), (60, 0.30)])
def test_a_slanted_edge_measures_the_same_contrast(distance, mtf):
    """The method by which the MTF of satellites is measured in orbit: line spread from an edge, then Fourier."""
    side, slope = 960, 0.07
    rows, columns = np.mgrid[:side, :side] + 0.5
    edge = side / 2 + slope * (rows - side / 2)
    fine = np.clip(columns - edge + 0.5, 0, 1).astype(np.float32)
    seen = observe(fine, distance, STILL, mtf).astype(float)
    step = distance // 10
    seen = seen[::step, ::step]
    row, column = np.mgrid[: seen.shape[0], : seen.shape[1]]
    away = ((column + 0.5) - (side / 2 + slope * ((row + 0.5) * 4 * step - side / 2)) / (4 * step)).ravel()
    bins = np.round(np.arange(-6, 6, 0.05), 2)
    order = np.argsort(away)
    profile = np.interp(bins, away[order], seen.ravel()[order])
    spread = np.gradient(profile, bins)
    frequency = 0.5  # cycles a pixel
    measured = abs((spread * np.exp(-2j * np.pi * frequency * bins)).sum() / spread.sum())
    assert measured == pytest.approx(mtf, abs=0.03)


def test_an_even_surface_stays_even_and_coarse_bands_come_in_blocks():
    even = np.full((48, 96), 0.3, np.float32)
    for distance in (10, 20, 60):
        assert np.allclose(observe(even, distance, (0.17, -0.3), 0.3), 0.3, atol=1e-5)
    rough = np.random.default_rng(1).random((48, 96), dtype=np.float32)
    seen = observe(rough, 20, STILL, 0.3, (1, 0))
    assert seen.shape == (12, 24)
    assert np.array_equal(seen[1:11:2], seen[2:12:2])
    assert np.array_equal(seen[:, ::2], seen[:, 1::2])
    assert not np.array_equal(seen[0:10:2], seen[1:11:2])
    seen = observe(rough, 60, STILL, 0.3, (0, 2))
    assert all(np.unique(seen[:, first : first + 6], axis=1).shape[1] == 1 for first in (4, 10, 16))


@given(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
@settings(max_examples=20, deadline=None)
def test_a_shift_moves_the_image_by_that_much(down, right):
    fine = np.zeros((160, 160), np.float32)
    fine[76:88, 72:84] = 1.0
    place = []
    for shift in (STILL, (down, right)):
        seen = observe(fine, 10, shift, 0.3)
        assert seen.sum() == pytest.approx(9.0, rel=0.01)  # 12 x 12 pixels of 2.5 m are 9 of 10 m
        place.append([(seen.sum(axis=1 - axis) * np.arange(40)).sum() / seen.sum() for axis in (0, 1)])
    assert place[0][0] - place[1][0] == pytest.approx(down, abs=0.02)
    assert place[0][1] - place[1][1] == pytest.approx(right, abs=0.02)


def test_noise_is_as_strong_as_stated_and_one_value_a_pixel():
    rng = np.random.default_rng(3)
    even = np.full((240, 240), 0.25, np.float32)
    numbers = digitise(rng, even, SensorSettings(noise=(0.01, 12.0)), 1, (0, 0)).astype(float)
    assert numbers.mean() == pytest.approx(2500, abs=2)
    assert numbers.std() == pytest.approx(np.hypot(25, 12), rel=0.03)
    coarse = digitise(rng, even, SensorSettings(), 2, (1, 0))
    assert np.array_equal(coarse[1:239:2], coarse[2:240:2])


def test_sensors_stay_in_their_range_and_do_not_depend_on_the_bands_wanted():
    wanted = SensorSettings(mtf=(0.25, 0.35), jitter=(0.15, 0.3))
    for seed in range(30):
        sensor = sensor_of_place(seed, wanted)
        assert all(0.25 <= value <= 0.35 for value in sensor.mtf.values())
        assert 0.15 <= sensor.jitter <= 0.3
