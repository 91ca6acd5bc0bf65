"""The grids a season may lie on, and the one that images on other grids are brought to."""

from __future__ import annotations

import math

from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform, transform_bounds

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid

__all__ = ["PIXEL", "TOLERANCE", "ground_size", "is_season_grid", "season_grid"]

PIXEL = 10.0
"""Side of a season's pixels in metres."""

TOLERANCE = 0.05
"""Pixels may differ from `PIXEL` by this share: an EOPatch cut by degrees has 9.99 m."""

_WARPED_TOLERANCE = 0.15
"""Pixels that are warped anyway may differ by more: degrees are shorter along a parallel."""


def is_season_grid(grid: GeoGrid) -> bool:
    """Whether a grid can be a season's: projected, its pixels 10 m on the ground up to 5%.

    Raises:
        InputError: The grid lies outside the world.
    """
    return bool(grid.crs.is_projected) and _near(ground_size(grid), TOLERANCE)


def season_grid(grid: GeoGrid) -> GeoGrid:
    """Return the grid a season of images on `grid` lies on.

    That is `grid` itself where it can be, else the grid of 10 m in the UTM zone of its centre whose pixel edges lie on
    multiples of 10 m, as those of Sentinel-2 do, and that covers all of `grid`.

    Raises:
        InputError: The pixels are not of about 10 m.
    """
    if is_season_grid(grid):
        return grid
    size = ground_size(grid)
    if (grid.crs.is_projected and _plain_metres(grid)) or not _near(size, _WARPED_TOLERANCE):
        raise InputError(
            f"The images have pixels of {size[0]:.3g} m x {size[1]:.3g} m, but a season needs {PIXEL:g} m: "
            "export them at 10 m, or add the 10 m bands."
        )
    zone = _utm(grid)
    left, bottom, right, top = transform_bounds(grid.crs, zone, *grid.bounds)
    left, bottom = PIXEL * math.floor(left / PIXEL), PIXEL * math.floor(bottom / PIXEL)
    width, height = math.ceil((right - left) / PIXEL), math.ceil((top - bottom) / PIXEL)
    return GeoGrid(zone, Affine(PIXEL, 0, left, 0, -PIXEL, bottom + PIXEL * height), height, width)


def ground_size(grid: GeoGrid) -> tuple[float, float]:
    """Return width and height of the pixel in the middle of a grid in metres on the ground.

    Raises:
        InputError: The grid lies outside the world.
    """
    zone = _utm(grid)
    column, row = grid.width / 2, grid.height / 2
    corners = [grid.transform @ place for place in ((column, row), (column + 1, row), (column, row + 1))]
    xs, ys = transform(grid.crs, zone, *zip(*corners, strict=True))
    return math.hypot(xs[1] - xs[0], ys[1] - ys[0]), math.hypot(xs[2] - xs[0], ys[2] - ys[0])


def _near(size: tuple[float, float], tolerance: float) -> bool:
    return all(abs(side - PIXEL) <= tolerance * PIXEL for side in size)


def _plain_metres(grid: GeoGrid) -> bool:
    """Whether a metre of the CRS is a metre on the ground, so that a wrong size is no matter of projection."""
    width, height = ground_size(grid)
    return math.isclose(width, grid.transform.a, rel_tol=0.02) and math.isclose(height, -grid.transform.e, rel_tol=0.02)


def _utm(grid: GeoGrid) -> CRS:
    try:
        left, bottom, right, top = transform_bounds(grid.crs, "EPSG:4326", *grid.bounds)
        longitude, latitude = (left + right) / 2, (bottom + top) / 2
        if not (-180 <= longitude <= 180 and -84 <= latitude <= 84):
            raise ValueError(f"{longitude:g}, {latitude:g}")
    except (RasterioError, CRSError, ValueError) as error:
        raise InputError(f"The grid {grid.describe()} lies nowhere on the map: check its CRS and position.") from error
    zone = min(int((longitude + 180) // 6) + 1, 60)
    return CRS.from_epsg((32600 if latitude >= 0 else 32700) + zone)
