"""Figures of a simulated place that are compared with those of real farmland."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from furrow.engine.geogrid import SCALE, GeoGrid
from furrow.engine.simulation.landscape import Landscape

__all__ = ["inner_parcels", "share_without_whole_pixel"]


def inner_parcels(land: Landscape, grid: GeoGrid) -> NDArray[np.int64]:
    """Return the indices of the parcels that lie wholly inside the place."""
    inside = shapely.within(land.fields, shapely.box(*grid.bounds))
    return np.flatnonzero(inside)


def share_without_whole_pixel(land: Landscape, grid: GeoGrid) -> float:
    """Return the share of the parcels wholly inside that hold no whole pixel of 10 m; 0 where there are no parcels."""
    parcels = land.parcels
    rows, columns = (side // SCALE for side in parcels.shape)
    blocks = parcels.reshape(rows, SCALE, columns, SCALE)
    whole = (blocks == blocks[:, :1, :, :1]).all(axis=(1, 3))
    holding = np.unique(blocks[:, 0, :, 0][whole])
    inner = inner_parcels(land, grid)
    return float(1 - np.isin(inner + 1, holding).mean()) if inner.size else 0.0
