"""Masks as predictions leave them: fields with ragged edges, specks, holes and nodata."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.geogrid import GeoGrid
from furrow.engine.vectors.masks import Strip

__all__ = ["GRID", "in_strips", "ragged_fields", "write_mask", "write_mosaic"]

GRID = GeoGrid(CRS.from_epsg(32633), Affine(2.5, 0, 465180, 0, -2.5, 5080250), 120, 90)


def ragged_fields(height: int, width: int, seed: int = 1, *, specks: float = 0.02) -> NDArray[np.uint8]:
    """Return strips of fields drawn aslant, with some pixels turned over, and a corner of nodata."""
    rng = np.random.default_rng(seed)
    mask = np.zeros((height, width), dtype=np.uint8)
    row = 0
    while row < height:
        length, column = int(rng.integers(12, 50)), 0
        while column < width:
            field = int(rng.integers(4, 24))
            if rng.random() < 0.6:
                mask[row : row + length, column : column + field] = 1
            column += field + 2
        row += length + 2
    for each in range(height):
        mask[each] = np.roll(mask[each], each // 3)
    mask ^= (rng.random(mask.shape) < specks).astype(np.uint8)
    mask[: height // 6, -width // 5 :] = 255
    return mask


def in_strips(mask: NDArray[np.uint8], rows: int, probability: NDArray[np.uint8] | None = None) -> Iterator[Strip]:
    """Yield a mask in strips of so many rows."""
    for row in range(0, len(mask), rows):
        part = slice(row, row + rows)
        yield Strip(row, mask[part], None if probability is None else probability[part], row + rows >= len(mask))


def write_mask(path: Path, mask: NDArray[np.generic], *, column: int = 0, row: int = 0, **changes: object) -> Path:
    """Write a tiled GeoTIFF whose first pixel is a pixel of `GRID`; `changes` are those of rasterio's profile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": "GTiff", "dtype": mask.dtype, "count": 1, "height": mask.shape[0], "width": mask.shape[1],
        "crs": GRID.crs, "transform": GRID.transform @ Affine.translation(column, row), "nodata": 255, "tiled": True,
        "blockxsize": 16, "blockysize": 16,
    }  # fmt: skip
    with rasterio.open(path, "w", **(profile | changes)) as dataset:
        dataset.write(mask, 1)
        dataset.update_tags(FURROW_ROLE="mask", FURROW_MODEL="majhna 'č'", FURROW_THRESHOLD="0.45")
    return path


def write_mosaic(path: Path, tiles: dict[tuple[int, int], Path], height: int, width: int) -> Path:
    """Write the VRT that gdalbuildvrt makes of tiles, given by the row and column of their first pixels."""
    sources = []
    for (row, column), tile in tiles.items():
        with rasterio.open(tile) as dataset:
            rows, columns = dataset.shape
        sources.append(
            f'<ComplexSource><SourceFilename relativeToVRT="1">{escape(tile.name)}</SourceFilename>'
            f'<SourceBand>1</SourceBand><SrcRect xOff="0" yOff="0" xSize="{columns}" ySize="{rows}"/>'
            f'<DstRect xOff="{column}" yOff="{row}" xSize="{columns}" ySize="{rows}"/><NODATA>255</NODATA>'
            "</ComplexSource>"
        )
    numbers = ", ".join(str(number) for number in GRID.transform.to_gdal())
    path.write_text(
        f'<VRTDataset rasterXSize="{width}" rasterYSize="{height}"><SRS>EPSG:32633</SRS>'
        f"<GeoTransform>{numbers}</GeoTransform>"
        f'<VRTRasterBand dataType="Byte" band="1"><NoDataValue>255</NoDataValue>{"".join(sources)}</VRTRasterBand>'
        "</VRTDataset>",
        encoding="utf-8",
    )
    return path
