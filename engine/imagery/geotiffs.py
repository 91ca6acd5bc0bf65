"""The job `import-geotiffs`: a folder of GeoTIFFs becomes a season."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import ImportGeoTIFFs
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.grids import ground_size
from furrow.engine.imagery.importing import Frame, Plan, import_season, in_order, require_memory, target_grid
from furrow.engine.imagery.rasterfiles import RasterFile, group_by_date, scan_folder
from furrow.engine.imagery.resampling import NearestNeighbour
from furrow.engine.imagery.values import SCALE, UNKNOWN, digital_numbers_of, looks_like_reflectance, mask_layer_of
from furrow.engine.rasters import open_raster, read_array
from furrow.engine.reporting import Reporter

__all__ = ["import_geotiffs"]


@dataclass(frozen=True)
class _Calibration:
    """Reflectance = (stored + offset) x scale, of one band."""

    scale: float
    offset: float


@dataclass
class _Images:
    """The files of a season and how they are read."""

    dates: dict[datetime.date, dict[str, RasterFile]]
    bands: tuple[str, ...]
    mask_layers: tuple[str, ...]
    grid: GeoGrid
    calibrations: dict[tuple[Path, int], _Calibration]
    neighbours: dict[GeoGrid, NearestNeighbour]

    def neighbour(self, file: RasterFile) -> NearestNeighbour:
        """Return the way from a file's pixels to the season's, found once for all files of that grid."""
        source = file.grid
        if source not in self.neighbours:
            require_memory(12 * (source.height * source.width + self.grid.height * self.grid.width), "Warping an image")
            self.neighbours[source] = NearestNeighbour(source, self.grid, f"'{file.path.name}'")
        return self.neighbours[source]


def import_geotiffs(spec: ImportGeoTIFFs, reporter: Reporter) -> dict[str, Any]:
    """Do the job `import-geotiffs`.

    The finest grid among the bands is the season's; files on other grids are brought to it by nearest neighbour. A
    scale and offset declared in a file count unless the specification states its own. Whole numbers stay as they are
    where all files share one scale; floating-point ones become digital numbers of 1e-4.

    Raises:
        InputError: The files lack something, or do not fit together.
        DamagedFileError: A file is cut short or damaged.
        ResourceError: Disk or memory will not do.
        JobCancelledError: The job was cancelled.
    """
    folder, source = Path(spec.season).absolute(), Path(spec.folder)
    reporter.progress(0, "Looking through the folder")
    files = scan_folder(source, spec.bands, spec.date_pattern, reporter)
    dates = group_by_date(files)
    bands, mask_layers = in_order(next(iter(dates.values())))
    if not bands:
        raise InputError(f"The folder '{source}' holds mask layers but no bands: add the images.")
    grid = target_grid(_finest(dates, bands), reporter)
    _tell_resampled(files, grid, reporter)
    images = _Images(dates, bands, mask_layers, grid, _calibrations(spec, dates, bands, reporter), {})
    plan = Plan(
        folder, grid, bands, mask_layers, len(dates), title=folder.name,
        source=f"Imported from the GeoTIFFs in '{source.name}'.", overwrite=spec.overwrite,
    )  # fmt: skip
    return import_season(plan, _frames(images, reporter), reporter)


def _finest(dates: dict[datetime.date, dict[str, RasterFile]], bands: tuple[str, ...]) -> GeoGrid:
    """Return the finest grid of the bands; of several as fine, the one most files lie on."""
    grids = Counter(layers[band].grid for layers in dates.values() for band in bands)
    finest = min(max(ground_size(grid)) for grid in grids)
    return next(grid for grid, _ in grids.most_common() if max(ground_size(grid)) <= 1.01 * finest)


def _tell_resampled(files: list[RasterFile], grid: GeoGrid, reporter: Reporter) -> None:
    systems = {file.grid.crs.to_string() for file in files}
    if len(systems) > 1:
        reporter.warn(
            f"The files lie on several coordinate reference systems ({', '.join(sorted(systems))}); all are warped to "
            f"{grid.crs.to_string()} by nearest neighbour."
        )
    coarser = [file for file in files if max(ground_size(file.grid)) > 1.2 * grid.ground_sampling_distance]
    if coarser:
        reporter.message(f"{len(coarser)} files have coarser pixels and are resampled to 10 m by nearest neighbour.")
    shifted = [
        file.path.name for file in files
        if file not in coarser and file.grid.crs == grid.crs and not file.grid.matches(grid)
    ]  # fmt: skip
    if shifted:
        reporter.warn(
            f"{len(shifted)} files ({shifted[0]} ...) cover another part or are shifted against the others; they are "
            "brought to the season's grid by nearest neighbour, with nodata where they do not reach."
        )


def _calibrations(
    spec: ImportGeoTIFFs, dates: dict[datetime.date, dict[str, RasterFile]], bands: tuple[str, ...], reporter: Reporter
) -> dict[tuple[Path, int], _Calibration]:
    """Return how each band of each file becomes reflectance."""
    stated = _Calibration(spec.scale, spec.offset)
    if not spec.scale > 0:
        raise InputError(
            f"The scale {spec.scale:g} is not above 0: state the factor from stored numbers to reflectance."
        )
    usual = spec.scale == SCALE and spec.offset == 0
    calibrations = {}
    as_reflectance: bool | None = None
    for layers in dates.values():
        for band in bands:
            file = layers[band]
            index = file.bands[band]
            scale, offset = file.scales[index]
            calibration = stated
            if usual and (scale, offset) != (1.0, 0.0):
                calibration = _Calibration(scale, offset / scale)
            elif usual and file.dtype.startswith("float"):
                if as_reflectance is None:
                    as_reflectance = _is_reflectance(file, index)
                    what = "reflectances" if as_reflectance else "reflectances x 10000"
                    reporter.message(f"'{file.path.name}' holds floating-point numbers; all are taken as {what}.")
                calibration = _Calibration(1.0 if as_reflectance else SCALE, 0.0)
            calibrations[file.path, index] = calibration
    return calibrations


def _is_reflectance(file: RasterFile, index: int) -> bool:
    values = _read(file, [index])[0]
    return looks_like_reflectance(values[~_gone(values, file.nodata[index])])


def _frames(images: _Images, reporter: Reporter) -> Iterator[Frame]:
    scales = {calibration.scale for calibration in images.calibrations.values()}
    floats = any(layers[band].dtype.startswith("float") for layers in images.dates.values() for band in images.bands)
    for date, layers in images.dates.items():
        offsets = {images.calibrations[layers[band].path, layers[band].bands[band]].offset for band in images.bands}
        # Kept as stored where one scale and offset tell the reflectance of all.
        kept = (
            _Calibration(scales.copy().pop(), offsets.pop())
            if len(scales) == len(offsets) == 1 and not floats
            else None
        )
        yield _frame(images, date, layers, kept, reporter)


def _frame(
    images: _Images,
    date: datetime.date,
    layers: dict[str, RasterFile],
    kept: _Calibration | None,
    reporter: Reporter,
) -> Frame:
    numbers = np.zeros((len(images.bands), *images.grid.shape), np.uint16)
    masks: dict[str, NDArray[np.uint8]] = {}
    for file in {layers[name].path: layers[name] for name in (*images.bands, *images.mask_layers)}.values():
        wanted = [name for name in (*images.bands, *images.mask_layers) if layers[name] is file]
        arrays = _read(file, [file.bands[name] for name in wanted])
        neighbour = images.neighbour(file)
        for name, values in zip(wanted, arrays, strict=True):
            reporter.check()
            index = file.bands[name]
            if name in images.mask_layers:
                masks[name] = neighbour.resample(mask_layer_of(name, values), UNKNOWN[name])
            else:
                gone = _gone(values, file.nodata[index])
                calibration = images.calibrations[file.path, index]
                numbers[images.bands.index(name)] = neighbour.resample(_numbers(values, gone, calibration, kept), 0)
    calibration = kept or _Calibration(SCALE, 0.0)
    return Frame(date, numbers, masks, calibration.scale, calibration.offset)


def _read(file: RasterFile, indexes: list[int]) -> NDArray[Any]:
    itemsize = np.dtype(file.dtype).itemsize
    require_memory(3 * len(indexes) * file.grid.height * file.grid.width * itemsize, f"The image '{file.path.name}'")
    with open_raster(file.path) as dataset:
        return read_array(dataset, indexes)


def _gone(values: NDArray[Any], nodata: float | None) -> NDArray[np.bool_]:
    """Return where there are no data: the declared value, not-a-number, and whole numbers below 1."""
    gone = np.isnan(values) if values.dtype.kind == "f" else values <= 0
    if nodata is not None and not np.isnan(nodata):
        gone |= values == nodata
    return np.asarray(gone, np.bool_)


def _numbers(
    values: NDArray[Any], gone: NDArray[np.bool_], calibration: _Calibration, kept: _Calibration | None
) -> NDArray[np.uint16]:
    if kept is not None:
        numbers: NDArray[np.uint16] = np.clip(values, 0, 65535).astype(np.uint16)
    else:
        numbers = digital_numbers_of((values.astype(np.float64) + calibration.offset) * calibration.scale)
    numbers[gone] = 0
    return numbers
