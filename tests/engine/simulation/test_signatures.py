from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.imagery.bands import SENTINEL2_BANDS
from furrow.engine.simulation import library
from furrow.engine.simulation.calendars import CALENDARS
from furrow.engine.simulation.kinds import CROPS, Kind
from furrow.engine.simulation.library import REAL, with_real_signatures
from furrow.engine.simulation.phenology import Climate, climate_of_place, cover_of_patches
from furrow.engine.simulation.settings import BENCHMARK, GrowthSettings
from furrow.engine.simulation.signatures import LEVELS, Signatures, generated_signatures

pytestmark = pytest.mark.engine
DAYS = np.arange(60, 259, 6).astype(np.int16)
TYPICAL = Climate(lateness=0.0, drought=0.2, dry=203.0, green_winter=0.5, jitter=1.0)
GRASS = (Kind.MEADOW, Kind.EXTENSIVE_MEADOW, Kind.PASTURE)


def index_of(signatures):
    red, infrared = (signatures.mean[:, :, SENTINEL2_BANDS.index(band)] for band in ("B04", "B08"))
    return ((infrared - red) / (infrared + red)).T


def series(kind, number=200, seed=3):
    kinds = np.full(number, kind, dtype=np.int16)
    return index_of(generated_signatures(seed, kinds, DAYS, TYPICAL, GrowthSettings()))


@given(st.integers(0, 2**31), st.sampled_from(list(Kind)), st.floats(-25, 30), st.floats(0, 0.75))
@settings(max_examples=40, deadline=None)
def test_covers_are_shares_and_reflectances_possible(seed, kind, lateness, drought):
    kinds = np.full(7, kind, dtype=np.int16)
    climate = replace(TYPICAL, lateness=lateness, drought=drought)
    cover = cover_of_patches(seed, kinds, DAYS, climate)
    for part in (cover.green, cover.residue, cover.flower):
        assert part.shape == (7, DAYS.size)
        assert part.min() >= 0
        assert part.max() <= 1
    table = generated_signatures(seed, kinds, DAYS, climate, GrowthSettings()).table(0)
    assert table.shape == (7 * LEVELS, 12)
    assert np.isfinite(table).all()
    assert table.min() > 0
    assert table.max() < 1


def test_crops_are_bare_at_some_time_and_green_at_another():
    for kind in CROPS:
        if kind not in (Kind.HOPS, Kind.NURSERY):
            greenness = series(kind)
            assert np.median(greenness.min(axis=1)) < 0.42, kind.name
            assert np.median(greenness.max(axis=1)) > 0.72, kind.name


def test_grass_is_green_in_winter_dips_when_mown_and_comes_back_within_weeks():
    greenness = series(Kind.MEADOW)
    winter = greenness[:, DAYS < 75]
    assert 0.5 < np.median(winter) < 0.8
    assert np.quantile(greenness.max(axis=1), 0.1) > 0.77
    days = np.arange(60, 259).astype(np.int16)
    kinds = np.full(100, Kind.MEADOW, dtype=np.int16)
    cover = cover_of_patches(3, kinds, days, replace(TYPICAL, drought=0.0)).green
    falls = np.diff(cover, axis=1) < -0.15
    assert 2.5 <= falls.sum(axis=1).mean() <= 5.0
    row, day = np.argwhere(falls & (np.arange(days.size - 1) < 90)).T
    after = cover[row, day + 30] / cover[row, day]
    assert np.median(after) > 0.75


def test_grass_and_crops_overlap_in_every_month_but_differ_over_the_year():
    """Telling them apart must not be free: in no month does a threshold do, over the year their minimum nearly does."""
    grass = np.concatenate([series(kind, 150) for kind in GRASS])
    crops = np.concatenate([series(kind, 60) for kind in CROPS[:10]])
    for first in range(60, 240, 30):
        at = (first <= DAYS) & (first + 30 > DAYS)
        one, other = grass[:, at].mean(axis=1), crops[:, at].mean(axis=1)
        assert _area_under_curve(one, other) < 0.95, first
    over_year = _area_under_curve(grass.min(axis=1), crops.min(axis=1))
    assert 0.85 < over_year < 0.995


def _area_under_curve(high, low):
    from sklearn.metrics import roc_auc_score

    return roc_auc_score(np.repeat([1, 0], (high.size, low.size)), np.concatenate([high, low]))


def test_lateness_moves_the_year():
    kinds = np.full(50, Kind.MAIZE, dtype=np.int16)
    early = cover_of_patches(1, kinds, DAYS, TYPICAL).green
    late = cover_of_patches(1, kinds, DAYS + 12, replace(TYPICAL, lateness=12.0)).green
    assert np.allclose(early, late, atol=1e-6)


def test_steps_of_vigour_are_the_nearest_and_better_spots_are_greener():
    steps = Signatures.step_of(np.array([-9.0, -1.6, 0.0, 1.6, 9.0]))
    assert steps.tolist()[:2] == [0, 0]
    assert steps.tolist()[3:] == [LEVELS - 1, LEVELS - 1]
    kinds = np.full(80, Kind.PASTURE, dtype=np.int16)
    made = generated_signatures(2, kinds, DAYS, TYPICAL, GrowthSettings())
    table = made.table(12).reshape(80, LEVELS, 12)
    greenness = (table[..., 7] - table[..., 3]) / (table[..., 7] + table[..., 3])
    assert (np.diff(np.median(greenness, axis=0)) > 0).all()


def test_real_signatures_are_as_the_library_says_and_leave_other_kinds_alone():
    kinds = np.repeat([Kind.WINTER_WHEAT, Kind.MEADOW, Kind.CONIFER], 150).astype(np.int16)
    climate = climate_of_place(np.random.default_rng(1), BENCHMARK.growth)
    generated = generated_signatures(4, kinds, DAYS, climate, BENCHMARK.growth)
    real = with_real_signatures(4, generated, kinds, DAYS, BENCHMARK.growth)
    assert np.array_equal(real.mean[:, 300:], generated.mean[:, 300:])
    with np.load(library.LIBRARY) as file:
        days, codes, names = file["days"], file["codes"], file["bands"].tolist()
        mean = file["mean"].astype(float)
    for part, code in ((slice(0, 150), 1110), (slice(150, 300), 9120)):
        own = mean[codes == code]
        red, infrared = own[..., names.index("B04")], own[..., names.index("B08")]
        typical = np.median((infrared - red) / (infrared + red), axis=0)
        expected = np.interp(DAYS, days, typical)
        assert np.abs(np.median(index_of(real)[part], axis=0) - expected).mean() < 0.06
    assert set(REAL.values()) == set(codes.tolist())
    assert set(CALENDARS) == set(Kind)
    assert library.LIBRARY.stat().st_size < 300_000
