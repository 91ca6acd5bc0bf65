from dataclasses import replace

import numpy as np
import pytest
import shapely
from rasterio.features import rasterize

from furrow.engine.simulation.kinds import AGRICULTURAL, CROPS, DECLARED_AS, Kind
from furrow.engine.simulation.landscape import simulate_landscape
from furrow.engine.simulation.measures import inner_parcels, share_without_whole_pixel
from furrow.engine.simulation.season import simulated_grid
from furrow.engine.simulation.settings import BENCHMARK, OTHER_PHYSICS

pytestmark = pytest.mark.engine
GRID = simulated_grid(256, 256)


@pytest.fixture(scope="module")
def lands():
    return [simulate_landscape(seed, GRID, BENCHMARK.land) for seed in range(6)]


def areas(lands):
    return np.concatenate([shapely.area(land.fields[inner_parcels(land, GRID)]) / 10_000 for land in lands])


def test_parcels_are_as_small_as_in_slovenia(lands):
    hectares = areas(lands)
    assert 0.2 < np.median(hectares) < 0.31
    low, high = np.quantile(hectares, (0.159, 0.841))
    assert 0.6 < np.log(high / low) / 2 < 1.4  # lognormal in its middle: a standard deviation of about one
    assert abs(np.log(high * low / np.median(hectares) ** 2)) < 0.9  # and about even on both sides
    assert 0.15 < np.mean([share_without_whole_pixel(land, GRID) for land in lands]) < 0.29


def test_parcels_are_long_and_thin(lands):
    shape = []
    for land in lands[:3]:
        boxes = shapely.minimum_rotated_rectangle(land.fields)
        points = shapely.get_coordinates(boxes).reshape(-1, 5, 2)
        sides = np.sort(np.linalg.norm(np.diff(points, axis=1), axis=2)[:, :2], axis=1)
        shape.append(sides[:, 1] / sides[:, 0])
    assert np.median(np.concatenate(shape)) > 2.5


def test_the_share_without_a_whole_pixel_is_counted_as_on_paper():
    land = simulate_landscape(5, simulated_grid(40, 40), BENCHMARK.land)
    grid, whole = simulated_grid(40, 40), set()
    numbers = land.parcels
    for row in range(40):
        for column in range(40):
            block = set(numbers[4 * row : 4 * row + 4, 4 * column : 4 * column + 4].ravel().tolist())
            if len(block) == 1:
                whole |= block
    inner = inner_parcels(land, grid) + 1
    expected = np.mean([number not in whole for number in inner.tolist()])
    assert share_without_whole_pixel(land, grid) == pytest.approx(expected)


def test_all_that_farmland_has_is_there(lands):
    seen = np.zeros(len(Kind))
    for land in lands:
        seen += np.bincount(land.kinds[land.patches].ravel(), minlength=len(Kind))
    share = seen / seen.sum()
    assert 0.25 < share[list(CROPS)].sum() < 0.6
    assert 0.15 < share[[Kind.MEADOW, Kind.EXTENSIVE_MEADOW, Kind.PASTURE, Kind.YOUNG_GRASS, Kind.LUCERNE]].sum() < 0.5
    assert 0.05 < share[Kind.BROADLEAF] + share[Kind.CONIFER] < 0.35
    for kind in (Kind.ROOF, Kind.ASPHALT, Kind.GRAVEL, Kind.ROUGH_GRASS, Kind.ORCHARD, Kind.VINEYARD, Kind.HOPS):
        assert share[kind] > 0, kind.name


def test_pixels_parcels_and_polygons_agree(lands):
    land = lands[1]
    numbers = land.parcels
    assert numbers.max() == len(land.fields) == land.parcel_kinds.size
    assert set(np.unique(numbers)) - {0} == set(range(1, len(land.fields) + 1))
    burnt = rasterize(
        zip(land.fields, range(1, len(land.fields) + 1), strict=True), numbers.shape, transform=GRID.refine().transform
    )
    inside = numbers > 0
    assert (burnt[inside] == numbers[inside]).mean() > 0.995
    assert (burnt[~inside] > 0).mean() < 0.03  # roads and trees lie on top
    assert set(np.unique(land.parcel_kinds)) <= {int(kind) for kind in AGRICULTURAL}
    assert set(DECLARED_AS) == set(AGRICULTURAL)


def test_some_parcels_hold_two_kinds_or_none_if_so_wished():
    grid = simulated_grid(200, 200)
    for share in (0.0, 0.3):
        land = simulate_landscape(2, grid, replace(BENCHMARK.land, two_crops=share))
        owners = land.parcel_of_patch[land.parcel_of_patch >= 0]
        two = (np.bincount(owners) > 1).mean()
        assert two == pytest.approx(share, abs=0.08)


def test_the_other_region_has_larger_fields():
    grid = simulated_grid(256, 256)
    other = [simulate_landscape(seed, grid, OTHER_PHYSICS.land) for seed in range(3)]
    assert np.median(areas(other)) > 0.33


def test_real_outlines_are_kept_and_nothing_else_is_declared():
    left, bottom, _, _ = GRID.bounds
    real = shapely.box(left + 300, bottom + 400, left + 420, bottom + 445)
    away = shapely.box(0, 0, 10, 10)
    land = simulate_landscape(3, GRID, BENCHMARK.land, np.array([real, away]))
    assert len(land.fields) == 1
    assert land.fields[0].equals_exact(real, 1e-6)
    assert (land.parcels == 1).sum() * 6.25 == pytest.approx(real.area, rel=0.2)
    crops = np.isin(land.kinds, CROPS)[land.patches] & (land.parcels == 0)
    assert crops.mean() < 0.02  # gardens
