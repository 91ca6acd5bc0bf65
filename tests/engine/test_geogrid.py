"""Grids: alignment holds whatever is done with them."""

from __future__ import annotations

import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from rasterio.crs import CRS
from rasterio.windows import Window

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid

UTM33 = CRS.from_epsg(32633)
grids = st.builds(
    lambda left, top, height, width: GeoGrid(UTM33, Affine(10, 0, left * 10, 0, -10, top * 10), height, width),
    st.integers(10_000, 80_000),
    st.integers(400_000, 600_000),
    st.integers(1, 600),
    st.integers(1, 600),
)


@given(grids, st.sampled_from([2, 3, 4, 8]))
def test_refined_grids_keep_their_edges(grid, factor):
    fine = grid.refine(factor)
    assert fine.bounds == pytest.approx(grid.bounds, abs=1e-6)
    assert fine.shape == (grid.height * factor, grid.width * factor)
    assert fine.pixel_area * factor**2 == pytest.approx(grid.pixel_area)
    assert fine.coarsen(factor).matches(grid)


@given(grids, st.data())
def test_a_window_of_the_fine_grid_is_the_fine_grid_of_the_window(grid, data):
    row, column = data.draw(st.integers(0, grid.height - 1)), data.draw(st.integers(0, grid.width - 1))
    height = data.draw(st.integers(1, grid.height - row))
    width = data.draw(st.integers(1, grid.width - column))
    fine = grid.refine().window(Window(4 * column, 4 * row, 4 * width, 4 * height))
    assert fine.matches(grid.window(Window(column, row, width, height)).refine())


@pytest.mark.parametrize("shift", [(2.5, 0), (0, -1.25), (10, 10)])
def test_half_a_pixel_is_no_match(shift):
    grid = GeoGrid(UTM33, Affine(2.5, 0, 500_000, 0, -2.5, 5_100_000), 40, 40)
    moved = GeoGrid(UTM33, Affine(2.5, 0, 500_000 + shift[0], 0, -2.5, 5_100_000 + shift[1]), 40, 40)
    assert not moved.matches(grid)
    assert grid.matches(GeoGrid(UTM33, Affine(2.5, 0, 500_000 + 1e-7, 0, -2.5, 5_100_000), 40, 40))


def test_another_crs_is_no_match():
    transform = Affine(10, 0, 500_000, 0, -10, 5_100_000)
    assert not GeoGrid(UTM33, transform, 4, 4).matches(GeoGrid(CRS.from_epsg(32634), transform, 4, 4))


@pytest.mark.parametrize(
    "transform", [Affine.rotation(20) @ Affine.scale(10, -10), Affine(10, 0, 0, 0, 10, 0), Affine(-10, 0, 0, 0, -10, 0)]
)
def test_rotated_and_flipped_rasters_are_refused(transform):
    with pytest.raises(InputError, match="not north-up"):
        GeoGrid(UTM33, transform, 4, 4)


def test_an_odd_shape_is_no_refined_grid():
    with pytest.raises(InputError, match="6 x 8"):
        GeoGrid(UTM33, Affine(10, 0, 0, 0, -10, 0), 6, 8).coarsen(4)
