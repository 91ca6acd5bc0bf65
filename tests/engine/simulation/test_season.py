from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import MODEL_BANDS, SENTINEL2_BANDS
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import open_raster
from furrow.engine.simulation.dates import days_of_season
from furrow.engine.simulation.season import Difficulty, simulate, simulate_place, simulated_grid
from furrow.engine.simulation.settings import BENCHMARK, OTHER_PHYSICS, PRESETS, Settings, SkySettings
from furrow.engine.simulation.writing import write_simulated

pytestmark = pytest.mark.engine
PERFECT = Difficulty(undeclared=0, false=0, marked=0, displacement=0, jitter=0, cloudiness=0)


def settings(size=24, dates=6, **changes):
    return replace(BENCHMARK, size=size, dates=dates, **changes)


def same(one, other):
    assert np.array_equal(one.digital_numbers, other.digital_numbers)
    assert np.array_equal(one.land.patches, other.land.patches)
    assert np.array_equal(one.shifts, other.shifts)
    assert np.array_equal(one.register.declared, other.register.declared)
    assert all(np.array_equal(one.masks[name], other.masks[name]) for name in ("SCL", "CLM", "CLP"))
    assert one.dates == other.dates
    return True


@pytest.mark.parametrize("signatures", ["generated", "real"])
def test_the_same_seed_gives_the_same_place_in_any_number_of_threads(signatures):
    wanted = settings(dates=9, signatures=signatures)
    one = simulate_place(wanted, 5, threads=1)
    assert same(one, simulate_place(wanted, 5, threads=4))
    assert not np.array_equal(one.digital_numbers, simulate_place(wanted, 6).digital_numbers)


def test_a_band_does_not_depend_on_the_others_nor_truth_on_the_sky():
    whole = simulate_place(settings(), 7)
    few = simulate_place(settings(bands=("B11", "B03")), 7)
    for place, name in enumerate(few.settings.bands):
        assert np.array_equal(few.digital_numbers[:, place], whole.digital_numbers[:, SENTINEL2_BANDS.index(name)])
    assert np.array_equal(few.masks["SCL"], whole.masks["SCL"])
    cloudy = simulate_place(settings(sky=SkySettings(cloudiness=0.8)), 7)
    assert np.array_equal(cloudy.land.patches, whole.land.patches)
    assert np.array_equal(cloudy.cultivated, whole.cultivated)


def test_shapes_types_and_dates():
    place = simulate_place(settings(20, 9), 3)
    assert place.digital_numbers.shape == (9, 12, 20, 20)
    assert place.digital_numbers.dtype == np.uint16
    assert all(mask.shape == (9, 20, 20) and mask.dtype == np.uint8 for mask in place.masks.values())
    assert place.cultivated.shape == place.kinds.shape == place.land.parcels.shape == (80, 80)
    assert place.shifts.shape == (9, 2)
    season = simulate(3, 20, 9)
    assert season.stack.bands == MODEL_BANDS
    assert [date.timetuple().tm_yday for date in season.stack.dates] == season.stack.day_of_year.tolist()
    assert not (season.cultivated & season.not_declared).any()


@pytest.mark.parametrize(("size", "dates"), [(4, None), (100_000, None), (16, 0), (16, 500)])
def test_absurd_wishes_are_refused(size, dates):
    with pytest.raises(InputError, match=str(size if dates is None else dates)):
        simulate(1, size, dates)


@pytest.mark.parametrize(
    "wrong",
    [{"signatures": "dreamt"}, {"bands": ("B10",)}, {"period": (200, 100)}, {"sky": SkySettings(cloudiness=0.95)},
     {"fewest_dates": 40, "most_dates": 30}],
)  # fmt: skip
def test_absurd_settings_are_refused(wrong):
    with pytest.raises(InputError):
        Settings(**wrong)


def test_dates_are_irregular_and_as_many_as_wished():
    numbers, steps = [], []
    for seed in range(60):
        days = days_of_season(np.random.default_rng(seed), BENCHMARK)
        assert (np.diff(days) > 0).all()
        assert days[0] >= 60
        assert days[-1] <= 258
        numbers.append(days.size)
        steps.append(np.diff(days).std() / np.diff(days).mean())
    assert (min(numbers) >= 20) & (max(numbers) <= 48)
    assert np.ptp(numbers) > 15
    assert np.mean(steps) > 0.4
    assert days_of_season(np.random.default_rng(1), replace(BENCHMARK, dates=199)).tolist() == list(range(60, 259))


def test_shifts_are_as_large_as_stated():
    spread = [simulate_place(settings(8, 40), seed).shifts.std() for seed in range(10)]
    assert all(0.11 < value < 0.37 for value in spread)
    assert 0.17 < np.mean(spread) < 0.28


@pytest.mark.parametrize("cloudiness", [0.0, 0.15, 0.29, 0.6])
def test_there_are_as_many_clouds_as_wished(cloudiness):
    share = np.mean([
        simulate_place(settings(16, 48, bands=("B04",), sky=replace(BENCHMARK.sky, cloudiness=cloudiness)), seed).clouds
        > 76
        for seed in range(12)
    ])  # fmt: skip
    assert share == pytest.approx(cloudiness, abs=0.02 + 0.2 * cloudiness)


def test_masks_are_right_in_the_main_and_not_always():
    clouds, told = [], []
    for seed in range(8):
        place = simulate_place(settings(64, 12, bands=MODEL_BANDS), seed)
        seen = place.digital_numbers.min(axis=1) > 0
        clouds.append((place.clouds > 100)[seen])
        told.append(~place.stack().valid[seen])
        assert (place.masks["CLM"][:, :16, :16] == place.masks["CLM"][:, :1, :1]).all() or not seen.all()
        assert set(np.unique(place.masks["SCL"])) <= set(range(11))
    clouds, told = np.concatenate(clouds), np.concatenate(told)
    assert 0.85 < told[clouds].mean() < 1.0
    assert 0.03 < told[~clouds].mean() < 0.4


def test_seasons_look_like_sentinel2():
    """Medians and ranges of real Central European scenes, generous."""
    spring, summer, clear = [], [], []
    for seed in range(8):
        stack = simulate(seed, 48, 20).stack
        clear.append(stack.valid.mean())
        for index, day in enumerate(stack.day_of_year):
            seen = stack.digital_numbers[index][:, stack.valid[index]]
            if seen.size:
                (spring if day < 90 else summer if 130 < day < 200 else []).append(seen)
    for months, lowest, highest in ((spring, 0.3, 0.68), (summer, 0.6, 0.85)):
        values = np.concatenate(months, axis=1).astype(float)
        index = (values[6] - values[2]) / (values[6] + values[2])
        assert lowest < np.median(index) < highest
        assert 300 < np.median(values[0]) < 650
        assert 1700 < np.median(values[6]) < 3800
        assert 1500 < np.median(values[8]) < 2800
    assert 0.5 < np.mean(clear) < 0.85


def test_without_faults_crops_are_the_ones_that_were_bare_and_green():
    """The mean of the season does not tell crops from grass, its spread does: as in the field."""
    season = simulate(21, 96, 24, PERFECT)
    numbers = season.stack.surface_reflectance().astype(float) + 1e-9
    index = (numbers[:, 6] - numbers[:, 2]) / (numbers[:, 6] + numbers[:, 2])
    share = season.cultivated.reshape(96, 4, 96, 4).mean(axis=(1, 3))
    spread = np.nanstd(np.where(season.stack.valid, index, np.nan), axis=0)
    assert (share > 0.99).sum() > 50
    assert spread[share > 0.99].mean() > spread[share < 0.01].mean() + 0.05


def test_parcels_are_shrunk_and_faults_change_the_register_alone():
    perfect = simulate(21, 64, 12, PERFECT)
    _, number = ndimage.label(perfect.cultivated, np.ones((3, 3)))
    assert number > 10
    faulty = simulate(21, 64, 12, replace(PERFECT, undeclared=0.5))
    assert np.array_equal(perfect.stack.digital_numbers, faulty.stack.digital_numbers)
    assert not (faulty.cultivated & ~perfect.cultivated).any()
    assert faulty.cultivated.sum() < 0.9 * perfect.cultivated.sum()


def test_presets_differ_and_have_the_names_of_the_contract():
    from furrow.engine.contract.simulation_jobs import PRESETS as NAMES

    assert tuple(PRESETS) == NAMES
    assert BENCHMARK != OTHER_PHYSICS
    other = simulate_place(replace(OTHER_PHYSICS, size=16, dates=4), 1)
    assert other.digital_numbers.any()


def test_a_season_on_disk_reads_back_as_it_was_simulated(tmp_path):
    simulated = simulate(8, 20, 5)
    files = write_simulated(simulated, tmp_path / 'njive "č"', "Polje")
    stack = Season.open(files.season).read()
    assert np.array_equal(stack.digital_numbers, simulated.stack.digital_numbers)
    assert stack.dates == simulated.stack.dates
    assert not (stack.valid & ~simulated.stack.valid).any()
    with open_raster(files.cultivated) as reference:
        assert reference.shape == (80, 80)
        assert np.array_equal(reference.read(1) == 1, simulated.cultivated)


def test_places_of_900_seeds_in_a_row_lie_apart_within_their_zone():
    corners = set()
    for seed in range(7, 907):
        left, bottom, right, top = simulated_grid(2048, 2048, seed).bounds
        assert 166_000 <= left < right <= 900_000
        assert 4_000_000 < bottom < top < 7_000_000
        assert (left - 590_000) % (right - left) == 0
        assert (top - 5_165_000) % (top - bottom) == 0
        corners.add((left, top))
    assert len(corners) == 900
    assert simulated_grid(5, 7) == simulated_grid(5, 7, seed=0)
