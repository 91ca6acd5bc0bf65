"""A variable of a season, a band's reflectance or an index, as values and validity of a window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.contract.series_jobs import CloudRules
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.series.indices import INDICES, bands_of_variable, normalised_difference

__all__ = ["read_variable"]


def read_variable(
    season: Season, variable: str, window: Window, clouds: CloudRules
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Read a window of a variable at every date.

    Args:
        season: The season.
        variable: Name of a band, or of an index.
        window: Part of the grid.
        clouds: What counts as clear.

    Returns:
        (T, 1, H, W) float32, reflectance or index, NaN where not valid; and (T, H, W) bool, where it is.

    Raises:
        InputError: There is no such variable, or the season lacks a band or a mask layer that it needs.
        DamagedFileError: A file of the season cannot be read.
    """
    stack = season.read(window, bands_of_variable(variable), clouds)
    reflectance = stack.surface_reflectance()
    if variable in INDICES:
        index, told = normalised_difference(reflectance[:, 0], reflectance[:, 1], stack.valid)
        return index[:, np.newaxis], told
    reflectance[:, 0][~stack.valid] = np.nan
    return reflectance, stack.valid
