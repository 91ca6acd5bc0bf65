import numpy as np
import pytest

from furrow.engine.simulation.sensor import observe, sampling_matrix

pytestmark = pytest.mark.engine


@pytest.mark.parametrize("factor", [4, 8])
@pytest.mark.parametrize("mtf", [0.25, 0.35])
def test_contrast_at_the_nyquist_frequency_is_the_one_asked_for(factor, mtf):
    samples = 64
    fine = samples * factor
    wave = np.cos(np.pi * ((np.arange(fine) + 0.5) / factor - 0.5))  # one period in two coarse pixels
    seen = sampling_matrix(samples, fine, factor, 0.0, mtf) @ wave
    assert np.abs(seen[8:-8]).max() == pytest.approx(mtf, abs=0.01)


def test_an_even_surface_stays_even_and_bands_of_20_m_come_in_pairs():
    even = np.full((2, 48, 64), 0.3, np.float32)
    assert np.allclose(observe(even, 4, (0.7, -1.2), 0.3, (0, 0)), 0.3, atol=1e-5)
    rough = np.random.default_rng(1).random((1, 48, 64), dtype=np.float32)
    seen = observe(rough, 8, (0.0, 0.0), 0.3, (1, 0))[0]
    assert seen.shape == (12, 16)
    assert np.array_equal(seen[1:11:2], seen[2:12:2])
    assert np.array_equal(seen[:, ::2], seen[:, 1::2])
    assert not np.array_equal(seen[0:10:2], seen[1:11:2])


def test_a_shift_moves_the_image_by_that_much():
    fine = np.zeros((1, 160, 160), np.float32)
    fine[0, 80:88, 80:88] = 1.0
    centre = []
    for shift in (0.0, 2.0):  # 5 m
        seen = observe(fine, 4, (shift, 0.0), 0.3, (0, 0))[0]
        centre.append((seen.sum(axis=1) * np.arange(40)).sum() / seen.sum())
    assert centre[0] - centre[1] == pytest.approx(0.5, abs=0.02)
