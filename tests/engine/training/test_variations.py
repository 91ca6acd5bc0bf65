import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from furrow.engine.training.variations import Variations, hide_under_clouds, moved, paste_clouds, varied

pytestmark = pytest.mark.engine

NOTHING = Variations(turns=False, drop_dates=False, band_gain=0.0, shift=0.0, clouds=0.0, hidden_clouds=0.0)


def images(dates=4, bands=3, height=9, width=8, seed=0, valid_share=0.8):
    rng = np.random.default_rng(seed)
    reflectance = rng.random((dates, bands, height, width), dtype=np.float32) * 0.4
    return reflectance, rng.random((dates, height, width)) < valid_share


def blob(rng):
    mask = np.zeros((9, 8), bool)
    mask[2:6, 3:7] = True
    return mask


def test_switched_off_nothing_changes():
    reflectance, valid = images()
    after = varied(np.random.default_rng(1), reflectance, valid, NOTHING, blob)
    assert np.array_equal(after[0], reflectance)
    assert np.array_equal(after[1], valid)


@given(seed=st.integers(0, 2**31), share=st.floats(0, 1), valid_share=st.floats(0.05, 1))
@settings(max_examples=60, deadline=None)
def test_pasted_clouds_only_take_away_and_never_the_last_date(seed, share, valid_share):
    _, valid = images(seed=seed, valid_share=valid_share)
    after = paste_clouds(np.random.default_rng(seed), valid, share, blob)
    assert not (after & ~valid).any()
    assert np.array_equal(after.any(axis=0), valid.any(axis=0))


def test_pasted_clouds_have_the_shape_of_the_other_date():
    valid = np.ones((40, 9, 8), bool)
    after = paste_clouds(np.random.default_rng(3), valid, 0.4, blob)
    cloudy = ~after.all(axis=(1, 2))
    assert 8 <= cloudy.sum() <= 24
    assert all(np.array_equal(~date, blob(None)) for date in after[cloudy])


def test_hidden_clouds_are_bright_and_flat_and_only_where_the_cloud_is():
    reflectance, _ = images(dates=50)
    before = reflectance.copy()
    after = hide_under_clouds(np.random.default_rng(3), reflectance, 0.5, blob)
    assert np.array_equal(reflectance, before)
    changed = (after != reflectance).any(axis=(1, 2, 3))
    assert 12 <= changed.sum() <= 38
    mask = blob(None)
    assert np.array_equal(after[:, :, ~mask], reflectance[:, :, ~mask])
    cloud, ground = after[changed][:, :, mask], reflectance[changed][:, :, mask]
    assert cloud.mean() > ground.mean() + 0.1
    assert (cloud.std(axis=1) < ground.std(axis=1)).mean() > 0.9


def test_an_image_moves_bilinearly_as_scipy_moves_it():
    rng = np.random.default_rng(5)
    image, everywhere = rng.random((3, 12, 11), dtype=np.float32), np.ones((12, 11), bool)
    for offset in ([0.3, -0.2], [-0.5, 0.5], [0.0, 0.4], [0.0, 0.0]):
        expected = np.stack([ndimage.shift(band, [-offset[0], -offset[1]], order=1, mode="nearest") for band in image])
        assert np.allclose(moved(image, everywhere, np.array(offset)), expected, atol=1e-6)


def test_invalid_pixels_give_nothing_to_their_neighbours():
    image, valid = np.full((2, 9, 8), 0.2, np.float32), ~blob(None)
    image[:, ~valid] = np.nan
    after = moved(image, valid, np.array([0.4, -0.3]))
    assert np.allclose(after[:, valid], 0.2)


def test_shifts_go_each_way_alike_and_each_date_its_own():
    ramp = np.broadcast_to(np.arange(8, dtype=np.float32), (400, 1, 9, 8)).copy()
    shifts = Variations(**{**vars(NOTHING), "shift": 0.15})
    after, _ = varied(np.random.default_rng(8), ramp, np.ones((400, 9, 8), bool), shifts, blob)
    found = (after - ramp)[:, 0, 4, 4]
    assert abs(found.mean()) < 0.03
    assert found.std() == pytest.approx(0.15, rel=0.15)
    assert np.abs(found).max() <= 0.5 + 1e-5


def test_the_gain_of_a_band_is_that_of_all_dates():
    reflectance, valid = images(bands=50)
    gains = Variations(**{**vars(NOTHING), "band_gain": 0.1})
    after, _ = varied(np.random.default_rng(8), reflectance, valid, gains, blob)
    ratio = after / reflectance
    assert np.allclose(ratio, ratio[:1, :, :1, :1], rtol=1e-5)
    assert ratio[0, :, 0, 0].std() == pytest.approx(0.1, rel=0.3)
