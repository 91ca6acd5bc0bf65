"""Folders of GeoTIFFs as people have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray

from furrow.engine.geogrid import GeoGrid

__all__ = ["write_tiff"]


def write_tiff(
    path: Path,
    array: NDArray[Any],
    grid: GeoGrid,
    *,
    descriptions: Sequence[str] = (),
    tags: Mapping[str, str] | None = None,
    nodata: float | None = None,
    scale: tuple[float, float] | None = None,
    crs: bool = True,
) -> Path:
    """Write (H, W) or (B, H, W) as a plain striped GeoTIFF; `scale` is (scale, offset) as GDAL means them."""
    stack = array[np.newaxis] if array.ndim == 2 else array
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": "GTiff", "height": stack.shape[1], "width": stack.shape[2], "count": stack.shape[0],
        "dtype": stack.dtype, "transform": grid.transform, "crs": grid.crs if crs else None, "nodata": nodata,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(stack)
        for index, description in enumerate(descriptions, start=1):
            dataset.set_band_description(index, description)
        if scale:
            dataset.scales, dataset.offsets = (scale[0],) * stack.shape[0], (scale[1],) * stack.shape[0]
        dataset.update_tags(**(tags or {}))
    return path
