"""Boxes as grids of seasons."""

from __future__ import annotations

from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import CRSError

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.grids import PIXEL, is_season_grid

__all__ = ["grid_of_box"]

_LARGEST = 20_000  # pixels along a side, 200 km: beyond, a date no longer fits the memory


def grid_of_box(box: Box) -> GeoGrid:
    """Return the 10 m grid of a box.

    Raises:
        InputError: The CRS is unknown or in degrees, an edge lies off the grid, or the box is empty or too large.
    """
    try:
        crs = CRS.from_user_input(box.crs)
    except CRSError as error:
        raise InputError(f"The CRS '{box.crs}' of the box '{box.name}' is unknown: use a UTM zone.") from error
    edges = (box.left, box.bottom, box.right, box.top)
    if not crs.is_projected or any(abs(edge / PIXEL - round(edge / PIXEL)) > 1e-6 for edge in edges):
        raise InputError(
            f"The box '{box.name}' with edges {edges} in {box.crs} does not lie on multiples of {PIXEL:g} m of a "
            "projected CRS: make boxes with 'Create box grid'."
        )
    width, height = round((box.right - box.left) / PIXEL), round((box.top - box.bottom) / PIXEL)
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise InputError(
            f"The box '{box.name}' has {height} x {width} pixels of {PIXEL:g} m, but 1 to {_LARGEST} can be fetched "
            "at once: make smaller boxes with 'Create box grid'."
        )
    grid = GeoGrid(crs, Affine(PIXEL, 0, box.left, 0, -PIXEL, box.top), height, width)
    if not is_season_grid(grid):
        raise InputError(f"The CRS {box.crs} of the box '{box.name}' stretches metres: use the UTM zone of the place.")
    return grid
