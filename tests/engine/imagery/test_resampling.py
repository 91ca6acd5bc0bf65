import numpy as np
import pytest
from affine import Affine
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from rasterio.transform import rowcol, xy
from rasterio.warp import transform

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.grids import ground_size, is_season_grid, season_grid
from furrow.engine.imagery.resampling import NearestNeighbour
from furrow.tests.builders.seasons import build_grid

UTM = CRS.from_epsg(32633)


@settings(max_examples=60, deadline=None)
@given(
    pixel=st.sampled_from([10.0, 20.0, 60.0, 9.9, 160.0]),
    column=st.integers(-40, 40),
    row=st.integers(-40, 40),
    height=st.integers(1, 30),
    width=st.integers(1, 30),
)
def test_each_pixel_is_the_one_that_holds_its_centre(
    pixel: float, column: int, row: int, height: int, width: int
) -> None:
    target = build_grid(20, 25)
    source = GeoGrid(UTM, target.transform @ Affine.translation(column, row) @ Affine.scale(pixel / 10), height, width)
    array = np.arange(1, height * width + 1).reshape(height, width)
    xs, ys = xy(target.transform, *np.indices(target.shape).reshape(2, -1))
    rows, columns = (np.floor(np.array(each) + 1e-6).astype(int) for each in rowcol(source.transform, xs, ys, op=float))
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    assume(inside.any())
    expected = np.where(inside, array[rows.clip(0, height - 1), columns.clip(0, width - 1)], -9).reshape(target.shape)
    np.testing.assert_array_equal(NearestNeighbour(source, target).resample(array, -9), expected)


def test_between_systems_each_pixel_is_the_one_that_holds_its_centre() -> None:
    source = GeoGrid(CRS.from_epsg(4326), Affine(1.3e-4, 0, 14.55, 0, -9e-5, 45.88), 60, 50)
    target = season_grid(source)
    array = np.random.default_rng(1).integers(1, 9999, (3, 60, 50)).astype(np.uint16)
    xs, ys = xy(target.transform, *np.indices(target.shape).reshape(2, -1))
    longitudes, latitudes = transform(target.crs, source.crs, xs, ys)
    rows, columns = (np.floor(each).astype(int) for each in rowcol(source.transform, longitudes, latitudes, op=float))
    inside = (rows >= 0) & (rows < 60) & (columns >= 0) & (columns < 50)
    expected = np.where(inside, array[:, rows.clip(0, 59), columns.clip(0, 49)], 0).reshape(3, *target.shape)
    resampled = NearestNeighbour(source, target).resample(array, 0)
    assert (resampled != expected).mean() < 0.001  # centres on an edge, to the last digit
    assert inside.mean() > 0.85
    assert set(np.unique(resampled[0])) - {0} == set(np.unique(array[0])) - set(np.setdiff1d(array[0], expected[0]))


def test_the_same_grid_costs_no_copy() -> None:
    array = np.ones((2, 40, 30), np.uint16)
    assert NearestNeighbour(build_grid(), build_grid()).resample(array, 0) is array


def test_places_far_apart_are_refused() -> None:
    far = GeoGrid(UTM, build_grid().transform @ Affine.translation(900, 0), 40, 30)
    with pytest.raises(InputError, match=r"'b\.tif' on EPSG:32633, .* does not overlap"):
        NearestNeighbour(far, build_grid(), "'b.tif'")


@pytest.mark.parametrize(
    ("longitude", "latitude", "zone"), [(4.1, 50.7, 32631), (15.0, 46.0, 32633), (-58.3, -34.5, 32721)]
)
def test_the_zone_is_that_of_the_place(longitude: float, latitude: float, zone: int) -> None:
    width = 9e-5 / np.cos(np.radians(latitude))
    grid = GeoGrid(CRS.from_epsg(4326), Affine(width, 0, longitude, 0, -9e-5, latitude), 100, 100)
    target = season_grid(grid)
    assert target.crs.to_epsg() == zone
    assert is_season_grid(target)
    assert target.transform.c % 10 == target.transform.f % 10 == 0
    left, bottom, right, top = target.bounds
    corners = [(longitude + 100 * width * x, latitude - 9e-3 * y) for x in (0, 1) for y in (0, 1)]
    xs, ys = transform(grid.crs, target.crs, *zip(*corners, strict=True))
    assert left <= min(xs) < left + 30
    assert right >= max(xs) > right - 30
    assert bottom <= min(ys) < bottom + 30
    assert top >= max(ys) > top - 30


def test_metres_of_web_mercator_are_measured_on_the_ground() -> None:
    stretched = 10 / np.cos(np.radians(46))
    grid = GeoGrid(CRS.from_epsg(3857), Affine(stretched, 0, 1.6e6, 0, -stretched, 5.78e6), 50, 50)
    assert ground_size(grid) == pytest.approx((10, 10), rel=0.01)
    assert not is_season_grid(GeoGrid(grid.crs, Affine(10, 0, 1.6e6, 0, -10, 5.78e6), 50, 50))
    assert season_grid(GeoGrid(CRS.from_epsg(3035), Affine(10, 0, 4.6e6, 0, -10, 2.6e6), 50, 50)).crs.to_epsg() == 3035


@pytest.mark.parametrize("crs", [4326, 32633])
def test_a_grid_off_the_world_is_refused(crs: int) -> None:
    grid = GeoGrid(CRS.from_epsg(crs), Affine(10, 0, 5e8, 0, -10, 9e9), 4, 4)
    with pytest.raises(InputError, match="nowhere on the map"):
        season_grid(grid)
