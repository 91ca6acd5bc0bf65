"""One map of many predictions: a virtual raster, or a cloud-optimised GeoTIFF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # nosec B405 - writes alone

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.windows import Window

from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import BLOCK, MASK_NODATA, open_raster, read_array, write_cog_in_strips

__all__ = ["by_projection", "mosaic_grid", "write_mosaic", "write_virtual_mosaic"]

_SHARED = ("FURROW_VERSION", "FURROW_ROLE", "FURROW_PROBABILITY_SCALE", "FURROW_MODEL", "FURROW_MODEL_VERSION",
           "FURROW_TURNS", "FURROW_THRESHOLD")  # fmt: skip
_SMALLEST_OVERVIEW = 256  # pixels


def by_projection(rasters: Sequence[Path]) -> dict[str, list[Path]]:
    """Return the rasters by the name of their projection, such as "EPSG32633"."""
    found: dict[str, list[Path]] = {}
    for path in rasters:
        with open_raster(path) as dataset:
            authority = CRS.from_user_input(dataset.crs).to_authority()
        found.setdefault("".join(authority) if authority else "projection", []).append(path)
    return found


def mosaic_grid(rasters: Sequence[Path]) -> tuple[GeoGrid, list[tuple[int, int]]]:
    """Return the grid that holds all rasters, and row and column of each in it.

    Raises:
        InputError: The pixels of a raster do not lie on those of the others.
        DamagedFileError: A raster cannot be opened.
    """
    grid, parts = _laid_out(rasters)
    return grid, [(part.row, part.column) for part in parts]


def write_virtual_mosaic(path: Path, rasters: Sequence[Path]) -> None:
    """Write a VRT that shows rasters of one band as one; it stays small, and needs them where they are.

    Their overviews serve as its own. Where rasters overlap the later one is seen, but for its nodata.

    Args:
        path: File to write or replace.
        rasters: uint8 with nodata 255, of one projection; named relative to the file, so that both can be moved
            together.

    Raises:
        InputError: The pixels of the rasters do not lie on one grid.
        DamagedFileError: A raster cannot be opened, or the file does not read back.
    """
    grid, parts = _laid_out(rasters)
    root = ElementTree.Element("VRTDataset", rasterXSize=str(grid.width), rasterYSize=str(grid.height))
    ElementTree.SubElement(root, "SRS").text = grid.crs.to_wkt()
    ElementTree.SubElement(root, "GeoTransform").text = ", ".join(f"{value:.17g}" for value in grid.transform.to_gdal())
    metadata = ElementTree.SubElement(root, "Metadata")
    for name, value in _shared_tags(parts).items():
        ElementTree.SubElement(metadata, "MDI", key=name).text = value
    band = ElementTree.SubElement(root, "VRTRasterBand", dataType="Byte", band="1")
    ElementTree.SubElement(band, "NoDataValue").text = str(MASK_NODATA)
    ElementTree.SubElement(band, "ColorInterp").text = "Gray"
    for part in parts:
        _add_source(band, part, path.parent)
    if factors := _overviews(grid):
        ElementTree.SubElement(root, "OverviewList", resampling="nearest").text = " ".join(map(str, factors))
    with atomic_file(path) as temporary:
        ElementTree.ElementTree(root).write(temporary, encoding="utf-8")
        _check_virtual(temporary, path, grid)


def write_mosaic(
    path: Path,
    rasters: Sequence[Path],
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda share: None,
) -> None:
    """Write a cloud-optimised GeoTIFF that holds rasters of one band; memory does not grow with their number.

    Args:
        path: File to write or replace.
        rasters: As those of `write_virtual_mosaic`.
        check: Called before the file is ordered; may raise to stop.
        progress: Called with the share that is done; may raise to stop.

    Raises:
        InputError: The pixels of the rasters do not lie on one grid.
        DamagedFileError: A raster cannot be read.
        ResourceError: The disk is full.
    """
    grid, parts = _laid_out(rasters)
    tags = _shared_tags(parts)
    write_cog_in_strips(
        path, _blocks(grid, parts, progress), grid, dtype="uint8", nodata=MASK_NODATA,
        descriptions=[parts[0].description], tags=tags, on_copy=check,
        overview_resampling="nearest" if tags.get("FURROW_ROLE") == "mask" else "average",
    )  # fmt: skip


@dataclass(frozen=True)
class _Part:
    """What is known of a raster once it was opened.

    Attributes:
        path: The file.
        grid: Its grid.
        block: Rows and columns of a block.
        description: Of its band.
        tags: Its metadata items.
        row, column: Its corner in the mosaic.
    """

    path: Path
    grid: GeoGrid
    block: tuple[int, int]
    description: str
    tags: Mapping[str, str]
    row: int = 0
    column: int = 0


def _part(path: Path) -> _Part:
    with open_raster(path) as dataset:
        return _Part(
            path, GeoGrid.from_dataset(dataset, str(path)), dataset.block_shapes[0], dataset.descriptions[0] or "",
            dataset.tags(),
        )  # fmt: skip


def _laid_out(rasters: Sequence[Path]) -> tuple[GeoGrid, list[_Part]]:
    """Return the grid that holds all rasters, and the rasters with their places in it; see `mosaic_grid`."""
    parts = [_part(path) for path in rasters]
    first = parts[0].grid
    placed = []
    for part in parts:
        offset = first.offset_of(part.grid)
        if offset is None:
            raise InputError(
                f"The pixels of '{part.path}' do not lie on those of '{rasters[0]}', so no mosaic can hold both: "
                "predict seasons of one grid, or open the predictions one by one."
            )
        placed.append(replace(part, row=offset[0], column=offset[1]))
    top, left = min(part.row for part in placed), min(part.column for part in placed)
    bottom = max(part.row + part.grid.height for part in placed)
    right = max(part.column + part.grid.width for part in placed)
    whole = GeoGrid(first.crs, first.transform @ Affine.translation(left, top), bottom - top, right - left)
    return whole, [replace(part, row=part.row - top, column=part.column - left) for part in placed]


def _blocks(
    grid: GeoGrid, parts: Sequence[_Part], progress: Callable[[float], None]
) -> Iterator[tuple[Window, NDArray[Any]]]:
    """Yield the rows of blocks of a mosaic that hold anything, left to right as far as there is anything."""
    for top in range(0, grid.height, BLOCK):
        bottom = min(top + BLOCK, grid.height)
        here = [part for part in parts if part.row < bottom and top < part.row + part.grid.height]
        if here:
            left = min(part.column for part in here)
            right = max(part.column + part.grid.width for part in here)
            piece = np.full((1, bottom - top, right - left), MASK_NODATA, np.uint8)
            for part in here:
                first, last = max(top, part.row), min(bottom, part.row + part.grid.height)
                with open_raster(part.path) as dataset:
                    values = read_array(dataset, 1, Window(0, first - part.row, part.grid.width, last - first))
                start = part.column - left
                seen = piece[0, first - top : last - top, start : start + part.grid.width]
                np.copyto(seen, values, where=values != MASK_NODATA)
            yield Window(left, top, right - left, bottom - top), piece
        progress(bottom / grid.height)


def _shared_tags(parts: Sequence[_Part]) -> dict[str, str]:
    """Return the metadata items that all rasters agree on, of those that say what they are."""
    first, *others = (part.tags for part in parts)
    return {
        name: first[name] for name in _SHARED if name in first and all(tags.get(name) == first[name] for tags in others)
    }


def _add_source(band: ElementTree.Element, part: _Part, folder: Path) -> None:
    width, height = str(part.grid.width), str(part.grid.height)
    source = ElementTree.SubElement(band, "ComplexSource")
    name = Path(os.path.relpath(part.path, folder)).as_posix()
    ElementTree.SubElement(source, "SourceFilename", relativeToVRT="1").text = name
    ElementTree.SubElement(source, "SourceBand").text = "1"
    # With its size and blocks told, the file is opened only when it is looked at.
    ElementTree.SubElement(
        source, "SourceProperties", RasterXSize=width, RasterYSize=height, DataType="Byte",
        BlockXSize=str(part.block[1]), BlockYSize=str(part.block[0]),
    )  # fmt: skip
    ElementTree.SubElement(source, "SrcRect", xOff="0", yOff="0", xSize=width, ySize=height)
    ElementTree.SubElement(
        source, "DstRect", xOff=str(part.column), yOff=str(part.row), xSize=width, ySize=height
    )  # fmt: skip
    ElementTree.SubElement(source, "NODATA").text = str(MASK_NODATA)


def _overviews(grid: GeoGrid) -> list[int]:
    factors = []
    factor = 2
    while max(grid.shape) // factor >= _SMALLEST_OVERVIEW // 2:
        factors.append(factor)
        factor *= 2
    return factors


def _check_virtual(temporary: Path, path: Path, grid: GeoGrid) -> None:
    """Open what was written, and compare its grid.

    Raises:
        DamagedFileError: It does not read back.
    """
    try:
        with rasterio.open(temporary, driver="VRT") as dataset:
            if not GeoGrid.from_dataset(dataset).matches(grid):
                raise DamagedFileError(f"The file '{path}' does not hold what was written: check the disk.")
    except RasterioError as error:
        raise DamagedFileError(f"The file '{path}' could not be written ({error}): check the disk.") from error
