from dataclasses import replace

import numpy as np
import pytest
import shapely
from skimage.draw import polygon2mask

from furrow.engine.simulation.kinds import CROPS
from furrow.engine.simulation.landscape import simulate_landscape
from furrow.engine.simulation.register import CULTIVATED, NOT_CULTIVATED, NOT_DECLARED, declare, reference_of
from furrow.engine.simulation.season import simulated_grid
from furrow.engine.simulation.settings import BENCHMARK, RegisterSettings

pytestmark = pytest.mark.engine
GRID = simulated_grid(400, 400)
PERFECT = RegisterSettings(0, 0, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def land():
    return simulate_landscape(4, GRID, BENCHMARK.land)


def test_without_faults_all_is_declared_as_it_is(land):
    register = declare(1, land, PERFECT)
    assert np.array_equal(register.declared, land.parcel_kinds)
    assert np.array_equal(register.true, land.parcel_kinds)
    assert shapely.equals_exact(register.outlines, land.fields).all()
    assert set(register.status) == {CULTIVATED, NOT_CULTIVATED}
    assert np.array_equal(register.status == CULTIVATED, np.isin(land.parcel_kinds, CROPS))


def test_faults_come_at_the_rates_asked_for(land):
    wanted = RegisterSettings(missing=0.2, false=0.15, mistaken=0.1, marked=0.12, shift=0, parcel_shift=0)
    register = declare(1, land, wanted)
    crop = np.isin(land.parcel_kinds, CROPS)
    kept = np.isin(np.arange(1, crop.size + 1), register.numbers)
    near = {"abs": 0.04}
    assert kept[~crop].all()
    assert 1 - kept[crop].mean() == pytest.approx(0.2 * (1 - 0.12), **near)
    truly = np.isin(register.true, CROPS)
    assert (register.status[~truly] == CULTIVATED).mean() == pytest.approx(0.15 * (1 - 0.12), **near)
    assert (register.declared < 0).mean() == pytest.approx(0.12 * 1.1, **near)
    other = (register.declared != register.true) & (register.declared >= 0)
    assert other[truly].mean() == pytest.approx(0.1 * 11 / 12, **near)  # one in twelve draws is the right crop
    assert {code for code, status in zip(register.codes, register.status, strict=True) if status == NOT_DECLARED} == {
        "100"
    }


def test_outlines_are_shifted_together_and_each_a_little():
    common, own = [], []
    for seed in range(40):
        land = simulate_landscape(seed, simulated_grid(60, 60), BENCHMARK.land)
        if not len(land.fields):
            continue  # woods alone
        register = declare(seed, land, replace(PERFECT, shift=3.0, parcel_shift=1.0))
        moves = [shapely.get_coordinates(shapely.centroid(each)) for each in (register.outlines, land.fields)]
        move = moves[0] - moves[1]
        common.append(move.mean(axis=0))
        own.append(move - move.mean(axis=0))
        assert np.allclose(shapely.area(register.outlines), shapely.area(land.fields))
    assert np.std(common) == pytest.approx(3.0, rel=0.3)
    assert np.std(np.concatenate(own)) == pytest.approx(1.0, rel=0.1)


def test_the_reference_is_the_shrunk_parcel():
    """Against scikit-image on the corners of one parcel, shrunk by hand."""
    grid = simulated_grid(60, 60)
    left, _, _, top = grid.bounds
    corners = np.array([(101.0, 73.0), (180.0, 91.0), (171.0, 133.0), (92.0, 115.0)])  # right and down, metres
    whole = shapely.polygons(corners * (1, -1) + (left, top))
    land = simulate_landscape(3, grid, BENCHMARK.land, np.array([whole]))
    register = declare(1, replace(land, parcel_kinds=np.array([CROPS[0]], dtype=np.int16)), PERFECT)
    cultivated, not_declared = reference_of(register, grid)
    inner = shapely.get_coordinates(shapely.buffer(shapely.polygons(corners), -2.5))
    expected = polygon2mask((240, 240), inner[:, ::-1] / 2.5 - 0.5)
    assert (cultivated != expected).sum() <= 4  # ties on an edge
    assert cultivated.sum() > 300
    assert not not_declared.any()
