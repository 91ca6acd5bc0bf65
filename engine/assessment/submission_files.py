"""The files of a submission to the Enhanced Sentinel-2 Agriculture challenge (AI4EO, 2021), and its rules.

A zip or tar.gz of `eopatch-NN.tif`, nothing else: one band, 2000 x 2000, uint8, only 0 and 1, no nodata pixel,
EPSG:32633, the same bounding box as the images. Files of an archive are read in memory; nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader, MemoryFile

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.archives import Archive, open_archive
from furrow.engine.reporting import Reporter

__all__ = ["OFFICIAL", "box_name", "check_box", "file_of", "read_submission", "submitted", "tiff_of"]

OFFICIAL = tuple(f"eopatch-{number:02d}" for number in range(1, 26))
"""The boxes of the challenge."""

_SIDE = 2000  # pixels
_EPSG = 32633
_NAME = re.compile(r"(?<![a-z0-9])eopatch[-_ ]?0*(\d{1,3})(?!\d)", re.IGNORECASE)
_LARGEST_FILE = 40_000_000  # bytes: ten times what the pixels take uncompressed
_MOST_FILES = 1000
_LARGEST_BLOCK = 4 * _SIDE * _SIDE  # pixels


def box_name(*texts: str) -> str:
    """Return the box (`eopatch-07`) that the first of some names tells (`eopatch_7 2019`); empty where none does."""
    found = next(filter(None, (_NAME.search(text) for text in texts)), None)
    return f"eopatch-{int(found.group(1)):02d}" if found else ""


def file_of(box: str) -> str:
    """Return the name of a box's file in a submission."""
    return f"{box}.tif"


def check_box(grid: GeoGrid, owner: str) -> None:
    """Stop where a box is not one of the challenge's.

    Raises:
        InputError: It is not 2000 x 2000 pixels in EPSG:32633.
    """
    if grid.crs != CRS.from_epsg(_EPSG) or grid.shape != (_SIDE, _SIDE):
        raise InputError(
            f"The {owner} ({grid.describe()} m) is no box of the challenge, whose submissions are {_SIDE} x {_SIDE} "
            f"pixels of 2.5 m in EPSG:{_EPSG}: choose seasons or EOPatches of 5 x 5 km in that projection."
        )


def tiff_of(mask: NDArray[np.uint8], grid: GeoGrid, tags: dict[str, str]) -> bytes:
    """Return a mask as the bytes of a GeoTIFF.

    Args:
        mask: (2000, 2000) uint8, 0 and 1.
        grid: Where its pixels lie.
        tags: Metadata items.
    """
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff", dtype="uint8", count=1, height=grid.height, width=grid.width, crs=grid.crs,
            transform=grid.transform, compress="deflate",
        ) as dataset:  # fmt: skip
            dataset.write(mask, 1)
            dataset.update_tags(**tags)
        content: bytes = memory.read()
    return content


@contextmanager
def submitted(path: Path, name: str, boxes: Collection[str], reporter: Reporter) -> Iterator[Archive]:
    """Open a submission and check that it holds the file of every box, and nothing else.

    Args:
        path: The archive.
        name: What it is called in messages.
        boxes: The boxes it has to hold.
        reporter: Asked whether to stop.

    Raises:
        InputError: It holds another set of files.
        UnsafeFileError: It has links, files outside its folder, or absurd sizes.
        DamagedFileError: It is cut short or damaged.
    """
    if not path.is_file():
        raise InputError(f"There is no archive '{name}': check the path.")
    with open_archive(path, reporter, _LARGEST_FILE * max(len(boxes), 1)) as archive:
        _check_names([member.name for member in archive.members], name, boxes)
        for member in archive.members:
            if member.size > _LARGEST_FILE:
                raise _breach(name, member.name, f"has {member.size:,} bytes, but at most {_LARGEST_FILE:,} make sense")
        yield archive


def read_submission(
    archive: Archive, name: str, grids: dict[str, GeoGrid], reporter: Reporter
) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Yield box and mask, (2000, 2000) uint8 of 0 and 1, of every file of a submission, each checked by all rules.

    Args:
        archive: As `submitted` gave it.
        name: What it is called in messages.
        grids: The 2.5 m grid of each box.
        reporter: Asked whether to stop.

    Raises:
        InputError: A file breaks a rule; the text names both.
        DamagedFileError: The archive is cut short or damaged.
    """
    for member, stream in archive.stream():
        reporter.check()
        box = member.removesuffix(".tif")
        yield box, _checked(_content(stream, name, member), name, member, grids[box])


def _check_names(members: list[str], name: str, boxes: Collection[str]) -> None:
    if len(members) > _MOST_FILES:
        raise InputError(f"The archive '{name}' holds {len(members):,} files, but a submission has {len(boxes)}.")
    wanted = {file_of(box) for box in boxes}
    for member in members:
        if member not in wanted:
            raise _breach(name, member, f"is none of the submission's files, {_range(boxes)} at the top of the archive")
        if members.count(member) > 1:
            raise _breach(name, member, "is there twice")
    if missing := sorted(wanted - set(members)):
        raise InputError(
            f"The archive '{name}' lacks {len(missing)} of {len(wanted)} files, '{missing[0]}' first: a submission has "
            f"one for every box, {_range(boxes)}."
        )


def _range(boxes: Collection[str]) -> str:
    names = sorted(file_of(box) for box in boxes)
    return f"'{names[0]}' to '{names[-1]}'" if len(names) > 1 else f"'{names[0]}'"


def _content(stream: IO[bytes], name: str, member: str) -> bytes:
    """Read a file in pieces up to the bound, whatever the archive says of its size."""
    content = io.BytesIO()
    while chunk := stream.read(1 << 20):
        content.write(chunk)
        if content.tell() > _LARGEST_FILE:
            raise _breach(name, member, f"has more than {_LARGEST_FILE:,} bytes")
    return content.getvalue()


def _checked(content: bytes, name: str, member: str, grid: GeoGrid) -> NDArray[np.uint8]:
    if not content:  # which rasterio would take for a file to be written
        raise _breach(name, member, "is no GeoTIFF, it is empty")
    try:
        with MemoryFile(content) as memory, rasterio.Env(GDAL_NUM_THREADS="1"), memory.open(driver="GTiff") as dataset:
            if fault := _fault_of_head(dataset, grid):
                raise _breach(name, member, fault)
            mask: NDArray[np.uint8] = dataset.read(1)
            valid = dataset.read_masks(1)
    except RasterioError as error:
        raise _breach(name, member, "is no GeoTIFF, or a damaged one") from error
    if mask.max() > 1:
        values = ", ".join(str(value) for value in np.unique(mask[mask > 1])[:5])
        raise _breach(name, member, f"holds other values than 0 and 1 ({values})")
    if missing := int(np.count_nonzero(valid == 0)):
        raise _breach(name, member, f"has {missing:,} nodata pixels, but every pixel must be 0 or 1")
    return mask


def _fault_of_head(dataset: DatasetReader, grid: GeoGrid) -> str:
    """Return what is wrong with a GeoTIFF before its pixels are read; empty when nothing is."""
    if dataset.count != 1:
        return f"has {dataset.count} bands instead of one"
    if dataset.shape != (_SIDE, _SIDE):
        return f"has {dataset.height} x {dataset.width} pixels instead of {_SIDE} x {_SIDE}"
    if dataset.dtypes[0] != "uint8":
        return f"holds {dataset.dtypes[0]} instead of uint8"
    if any(rows * columns > _LARGEST_BLOCK for rows, columns in dataset.block_shapes):
        return "has blocks larger than itself"
    if dataset.crs is None or dataset.crs != CRS.from_epsg(_EPSG):
        return f"is in {dataset.crs.to_string()[:80] if dataset.crs else 'no projection'} instead of EPSG:{_EPSG}"
    expected = tuple(round(value, 3) for value in grid.bounds)
    found = tuple(round(value, 3) for value in dataset.bounds)
    rotated = dataset.transform.b != 0 or dataset.transform.d != 0 or dataset.transform.e >= 0
    if rotated or not GeoGrid.from_dataset(dataset).matches(grid):
        return f"has the bounding box {found} instead of {expected}, that of the images"
    return ""


def _breach(name: str, member: str, fault: str) -> InputError:
    return InputError(f"The file '{member}' of the submission '{name}' {fault}: correct it and pack it again.")
