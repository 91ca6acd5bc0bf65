"""A folder of GeoTIFFs: which file holds which bands of which date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rasterio.io import DatasetReader

from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import L1C_BANDS, MASK_LAYERS, checked_bands
from furrow.engine.imagery.filenames import band_of_description, band_of_name, date_of_file, date_pattern
from furrow.engine.rasters import open_raster
from furrow.engine.reporting import Reporter

__all__ = ["RasterFile", "group_by_date", "scan_folder"]


@dataclass(frozen=True)
class RasterFile:
    """A GeoTIFF of which only the head was read.

    Attributes:
        path: The file.
        date: The day of the overpass.
        grid: Where its pixels lie.
        bands: Band number (from 1) by name of band or mask layer; empty when no name is known.
        dtype: Data type of its bands.
        nodata: Declared nodata value by band number, None where none is.
        scales: Declared (scale, offset) by band number.
        count: Number of its bands.
    """

    path: Path
    date: datetime.date
    grid: GeoGrid
    bands: dict[str, int]
    dtype: str
    nodata: dict[int, float | None]
    scales: dict[int, tuple[float, float]]
    count: int


def scan_folder(folder: Path, stated: Sequence[str], pattern: str, reporter: Reporter) -> list[RasterFile]:
    """Return the GeoTIFFs of a folder in the order of their names.

    Args:
        folder: Searched without its subfolders.
        stated: Names of the bands of each multi-band file; empty to read the descriptions.
        pattern: As `ImportGeoTIFFs.date_pattern`.
        reporter: Told of files that are left out.

    Raises:
        InputError: There are none, or one has no date, no CRS or no known bands.
        DamagedFileError: One cannot be opened.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder '{folder}': check the path.")
    names = checked_bands(tuple(stated), (*L1C_BANDS, *MASK_LAYERS))
    dates = date_pattern(pattern)
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".tif", ".tiff") and path.is_file())
    if not paths:
        raise InputError(f"The folder '{folder}' holds no GeoTIFFs (.tif, .tiff): choose the folder they lie in.")
    files = []
    for path in paths:
        reporter.check()
        with open_raster(path) as dataset:
            files.append(_inspect(dataset, path, names, dates))
    return _without_strangers(files, reporter)


def group_by_date(files: Sequence[RasterFile]) -> dict[datetime.date, dict[str, RasterFile]]:
    """Return which file holds which band or mask layer, by date in time order.

    Raises:
        InputError: Two files hold the same band of a date, or the dates do not hold the same bands.
    """
    dates: dict[datetime.date, dict[str, RasterFile]] = {}
    for file in sorted(files, key=lambda each: (each.date, each.path.name)):
        layers = dates.setdefault(file.date, {})
        for name in file.bands:
            if name in layers:
                raise InputError(
                    f"'{layers[name].path.name}' and '{file.path.name}' both hold {name} of {file.date}: keep one of "
                    "them in the folder, or merge them first (gdal: Merge)."
                )
            layers[name] = file
    everything = {name for layers in dates.values() for name in layers}
    for date, layers in dates.items():
        lacking = sorted(everything - set(layers))
        if lacking:
            other = next(day for day, theirs in dates.items() if lacking[0] in theirs)
            raise InputError(
                f"The images of {date} lack {', '.join(lacking)}, which those of {other} have: complete the folder, "
                "or move the files that are too many out of it."
            )
    return dates


def _inspect(dataset: DatasetReader, path: Path, names: tuple[str, ...], dates: re.Pattern[str]) -> RasterFile:
    return RasterFile(
        path=path,
        date=date_of_file(path, dataset.tags(), dates),
        grid=_grid(dataset, path),
        bands=_bands(dataset, path, names),
        dtype=str(dataset.dtypes[0]),
        nodata=dict(enumerate(dataset.nodatavals, start=1)),
        scales=dict(enumerate(zip(dataset.scales, dataset.offsets, strict=True), start=1)),
        count=int(dataset.count),
    )


def _grid(dataset: DatasetReader, path: Path) -> GeoGrid:
    try:
        return GeoGrid.from_dataset(dataset, path.name)
    except InputError as error:
        raise error if path.name in str(error) else InputError(f"'{path.name}' cannot be used. {error}") from error


def _bands(dataset: DatasetReader, path: Path, names: tuple[str, ...]) -> dict[str, int]:
    if dataset.count == 1:
        known = band_of_description(dataset.descriptions[0]) or band_of_name(path)
        return {known or names[0]: 1} if known or len(names) == 1 else {}
    if names:
        if len(names) != dataset.count:
            raise InputError(
                f"{len(names)} bands are named, but '{path.name}' has {dataset.count}: name each in its order."
            )
        return {name: index for index, name in enumerate(names, start=1)}
    found: dict[str, int] = {}
    for index, description in enumerate(dataset.descriptions, start=1):
        name = band_of_description(description)
        if name in found:
            raise InputError(f"Two bands of '{path.name}' are described as {name}: name its bands in their order.")
        if name:
            found[name] = index
    return found


def _without_strangers(files: list[RasterFile], reporter: Reporter) -> list[RasterFile]:
    """Leave out files without known bands, as long as other files hold the images of their dates."""
    known = [file for file in files if file.bands]
    covered = {file.date for file in known}
    for file in files:
        if not file.bands and file.date not in covered:
            raise InputError(
                f"'{file.path.name}' has {file.count} bands without known names: state the names of the bands in their "
                "order, describe the bands in the file, or put the band into the file's name."
            )
    strangers = [file.path.name for file in files if not file.bands]
    if strangers:
        listed = ", ".join(strangers[:5]) + (" ..." if len(strangers) > 5 else "")
        reporter.warn(f"{len(strangers)} files hold no known band and are left out: {listed}.")
    return known
