import numpy as np
import pytest
from scipy import ndimage

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import open_raster
from furrow.engine.simulation.landscape import simulate_landscape
from furrow.engine.simulation.season import Difficulty, simulate
from furrow.engine.simulation.writing import write_simulated

pytestmark = pytest.mark.engine
PERFECT = Difficulty(undeclared=0, false=0, marked=0, displacement=0, jitter=0, clear_dates=1)


def test_the_same_seed_gives_the_same_season_and_another_does_not():
    one, same, other = simulate(5, 24, 6), simulate(5, 24, 6), simulate(6, 24, 6)
    assert np.array_equal(one.stack.digital_numbers, same.stack.digital_numbers)
    assert np.array_equal(one.stack.valid, same.stack.valid)
    assert np.array_equal(one.cultivated, same.cultivated)
    assert not np.array_equal(one.stack.digital_numbers, other.stack.digital_numbers)


def test_shapes_types_and_dates():
    season = simulate(3, 20, 9)
    assert season.stack.digital_numbers.shape == (9, 10, 20, 20)
    assert season.stack.digital_numbers.dtype == np.uint16
    assert season.cultivated.shape == season.not_declared.shape == (80, 80)
    assert list(season.stack.dates) == sorted(set(season.stack.dates))
    assert [date.timetuple().tm_yday for date in season.stack.dates] == season.stack.day_of_year.tolist()
    assert not (season.cultivated & season.not_declared).any()


@pytest.mark.parametrize(("size", "dates"), [(4, None), (100_000, None), (16, 0), (16, 500)])
def test_absurd_wishes_are_refused(size, dates):
    with pytest.raises(InputError, match=str(size if dates is None else dates)):
        simulate(1, size, dates)


def test_land_is_as_small_as_slovenian_farmland():
    areas, shares, hidden = [], [], 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        land = simulate_landscape(rng, (512, 512))
        counts = np.bincount(land.patches.ravel(), minlength=land.kinds.size)
        fields = np.flatnonzero(land.parcels & (counts > 15))
        areas.extend(counts[fields] * 6.25e-4)
        shares.append(land.parcels[land.patches].mean())
        whole = land.patches.reshape(128, 4, 128, 4)
        pure = (whole == whole[:, :1, :, :1]).all(axis=(1, 3))
        holding = np.unique(whole[:, 0, :, 0][pure])
        hidden += np.setdiff1d(fields, holding).size
    assert 0.12 < np.median(areas) < 0.4  # hectares
    assert 0.1 < hidden / len(areas) < 0.4  # parcels without a whole pixel of 10 m
    assert 0.35 < np.mean(shares) < 0.9


def test_seasons_look_like_sentinel2():
    """Medians and ranges of real Central European scenes, generous."""
    spring, summer, clear = [], [], []
    for seed in range(8):
        stack = simulate(seed, 32, 16).stack
        clear.append(stack.valid.mean())
        for index, day in enumerate(stack.day_of_year):
            seen = stack.digital_numbers[index][:, stack.valid[index]]
            if seen.size:
                (spring if day < 90 else summer if 130 < day < 200 else []).append(seen)
    for months, lowest, highest in ((spring, 0.3, 0.65), (summer, 0.6, 0.85)):
        values = np.concatenate(months, axis=1).astype(float)
        index = (values[6] - values[2]) / (values[6] + values[2])
        assert lowest < np.median(index) < highest
        assert 350 < np.median(values[0]) < 650
        assert 1700 < np.median(values[6]) < 3800
        assert 1600 < np.median(values[8]) < 2800
    assert 0.55 < np.mean(clear) < 0.85


def test_without_faults_crops_are_the_ones_that_were_bare_and_green():
    """The mean of the season does not tell crops from grass, its spread does: as in the field."""
    season = simulate(21, 64, 24, PERFECT)
    numbers = season.stack.surface_reflectance().astype(float) + 1e-9
    index = (numbers[:, 6] - numbers[:, 2]) / (numbers[:, 6] + numbers[:, 2])
    share = season.cultivated.reshape(64, 4, 64, 4).mean(axis=(1, 3))
    spread = np.nanstd(np.where(season.stack.valid, index, np.nan), axis=0)
    assert (share > 0.99).sum() > 50
    assert spread[share > 0.99].mean() > spread[share < 0.01].mean() + 0.05


def test_parcels_are_shrunk_and_faults_change_the_register_alone():
    perfect = simulate(21, 64, 12, PERFECT)
    _, number = ndimage.label(perfect.cultivated, np.ones((3, 3)))
    assert number > 10
    faulty = simulate(21, 64, 12, Difficulty(0.5, 0, 0, 0, 0, 1))
    assert np.array_equal(perfect.stack.digital_numbers, faulty.stack.digital_numbers)
    assert not (faulty.cultivated & ~perfect.cultivated).any()
    assert faulty.cultivated.sum() < 0.9 * perfect.cultivated.sum()


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
