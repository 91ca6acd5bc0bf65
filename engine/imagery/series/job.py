"""The jobs "map-clear-sky", "count-observations" and "derive-series": rasters of a season, window by window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.__about__ import __version__
from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.series_jobs import CloudRules, CountObservations, DeriveSeries, MapClearSky
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.season import Season, missing_sentence
from furrow.engine.imagery.series.indices import bands_of_variable
from furrow.engine.imagery.series.products import product_of
from furrow.engine.imagery.series.variables import read_variable
from furrow.engine.imagery.validity import check_rules
from furrow.engine.rasters import BLOCK, MASK_NODATA, write_cog_in_strips
from furrow.engine.reporting import Reporter

__all__ = ["count_observations", "derive_series", "map_clear_sky", "windows"]

_MEMORY = 128_000_000  # bytes of decoded blocks of a season held at a time
_DONE_READING = 0.9  # share of the time until the last window


def map_clear_sky(spec: MapClearSky, reporter: Reporter) -> dict[str, Any]:
    """Do the job `map-clear-sky`.

    Raises:
        InputError: There is no season, or the rules do not fit it.
        DamagedFileError: A file of the season cannot be read, or the output not be written.
        ResourceError: Disk space does not suffice.
    """
    season = _open(spec.season, spec.clouds, reporter)
    counts = {"clear": 0, "all": 0}

    def sky(window: Window) -> NDArray[np.uint8]:
        piece = season.read_clear_sky(window, spec.clouds)
        counts["clear"] += int(np.count_nonzero(piece == 1))
        counts["all"] += piece.size
        return piece

    times = [each.date.isoformat() for each in season.dates]
    output = _Output(Path(spec.output), "clear_sky", "uint8", times, nodata=MASK_NODATA)
    _write(output, season, spec.clouds, sky, reporter, "Mapping clear sky")
    reporter.layer(output.path, output.role, "Clear sky", season.title)
    return {"dates": len(times), "valid_share": counts["clear"] / counts["all"]}


def count_observations(spec: CountObservations, reporter: Reporter) -> dict[str, Any]:
    """Do the job `count-observations`.

    Raises:
        InputError: As `map_clear_sky`.
        DamagedFileError: As `map_clear_sky`.
        ResourceError: As `map_clear_sky`.
    """
    season = _open(spec.season, spec.clouds, reporter)
    tally = np.zeros(len(season.dates) + 1, np.int64)  # pixels by their number of clear dates

    def counted(window: Window) -> NDArray[np.uint16]:
        clear = season.read_clear_sky(window, spec.clouds) == 1
        piece: NDArray[np.uint16] = clear.sum(axis=0, keepdims=True, dtype=np.uint16)
        tally[:] += np.bincount(piece.ravel(), minlength=tally.size)
        return piece

    output = _Output(Path(spec.output), "observations", "uint16", ["clear observations"], resampling="average")
    _write(output, season, spec.clouds, counted, reporter, "Counting clear observations")
    reporter.layer(output.path, output.role, "Clear observations", season.title)
    seen = np.flatnonzero(tally)
    return {
        "least": int(seen[0]),
        "most": int(seen[-1]),
        "mean": float(tally @ np.arange(tally.size) / tally.sum()),
        "never_share": float(tally[0] / tally.sum()),
    }


def derive_series(spec: DeriveSeries, reporter: Reporter) -> dict[str, Any]:
    """Do the job `derive-series`.

    Raises:
        InputError: As `map_clear_sky`; or there is no such product or variable, the season lacks a band that the
            variable needs, or the period is none.
        DamagedFileError: As `map_clear_sky`.
        ResourceError: As `map_clear_sky`.
    """
    season = _open(spec.season, spec.clouds, reporter)
    _require_bands(season, spec.variable)
    dates = tuple(each.date for each in season.dates)
    product = product_of(spec, dates)
    beyond = sum(not dates[0] <= day <= dates[-1] for day in product.times)
    if spec.product == "regular" and beyond:
        reporter.warn(
            f"{beyond} of {len(product.times)} times lie before {dates[0]} or after {dates[-1]}, the first and the "
            "last date of the season, and repeat the nearest clear value."
        )
    counts = {"valid": 0, "all": 0}

    def derived(window: Window) -> NDArray[np.float32]:
        piece = product.derive(*read_variable(season, spec.variable, window, spec.clouds))[:, 0]
        counts["valid"] += int(np.count_nonzero(~np.isnan(piece)))
        counts["all"] += piece.size
        return piece

    times = [day.isoformat() for day in product.times]
    role = "reflectance" if spec.variable in season.bands else "index"
    tags = {"FURROW_PRODUCT": spec.product, "FURROW_VARIABLE": spec.variable}
    if spec.product == "regular":
        tags["FURROW_STEP_DAYS"] = str(spec.step)
    if spec.product == "monthly":
        tags["FURROW_GAPS"] = "interpolated" if spec.fill_gaps else "left open"
    output = _Output(Path(spec.output), role, "float32", times, nodata=float("nan"), resampling="average", tags=tags)
    _write(output, season, spec.clouds, derived, reporter, f"Deriving {product.title.format(variable=spec.variable)}")
    reporter.layer(output.path, role, product.title.format(variable=spec.variable), season.title)
    if not counts["valid"]:
        reporter.warn("No value of the season is clear, so the raster is empty: check the mask layers and the rules.")
    return {"times": times, "valid_share": counts["valid"] / counts["all"]}


def windows(grid: GeoGrid, bytes_per_pixel: int) -> Iterator[Window]:
    """Yield the windows that a grid is worked through in: whole blocks, as many beside each other as memory allows."""
    beside = max(1, _MEMORY // (bytes_per_pixel * BLOCK * BLOCK)) * BLOCK
    for row in range(0, grid.height, BLOCK):
        for column in range(0, grid.width, beside):
            yield Window(column, row, min(beside, grid.width - column), min(BLOCK, grid.height - row))


@dataclass(frozen=True)
class _Output:
    """The file of a job and what it holds."""

    path: Path
    role: str
    dtype: str
    descriptions: list[str]
    nodata: float | None = None
    resampling: str = "nearest"
    tags: dict[str, str] | None = None


def _write(
    output: _Output,
    season: Season,
    clouds: CloudRules,
    compute: Callable[[Window], NDArray[Any]],
    reporter: Reporter,
    message: str,
) -> None:
    """Write an output window by window; at no time more than a few windows lie in memory."""
    grid = season.grid
    count = len(output.descriptions)
    require_space(output.path.parent, grid.height * grid.width * count * np.dtype(output.dtype).itemsize)
    decoded = len(season.dates) * (2 * len(season.bands) + len(season.mask_layers))
    parts = list(windows(grid, decoded))

    def pieces() -> Iterator[tuple[Window, NDArray[Any]]]:
        for window in reporter.track(parts, len(parts), 0.0, _DONE_READING, message):
            yield window, compute(window)

    def on_copy() -> None:
        reporter.progress(_DONE_READING, "Adding overviews")

    tags = {**_tags(season, clouds), "FURROW_ROLE": output.role, **(output.tags or {})}
    write_cog_in_strips(
        output.path, pieces(), grid, dtype=output.dtype, count=count, nodata=output.nodata,
        descriptions=output.descriptions, tags=tags,
        overview_resampling=output.resampling, on_copy=on_copy,
    )  # fmt: skip
    reporter.progress(1.0)


def _open(path: str, clouds: CloudRules, reporter: Reporter) -> Season:
    season = Season.open(path)
    check_rules(clouds, season.mask_layers)
    if season.missing_dates:
        reporter.warn(f"{missing_sentence(season)} The raster does without them.")
    if not season.mask_layers:
        reporter.warn(f"The season '{season.title}' has no mask layers: everything observed counts as clear.")
    return season


def _require_bands(season: Season, variable: str) -> None:
    missing = [band for band in bands_of_variable(variable) if band not in season.bands]
    if missing:
        raise InputError(
            f"The season '{season.title}' lacks {' and '.join(missing)}, which {variable} is made of: it holds "
            f"{', '.join(season.bands)}. Import it again with that band, or choose another variable."
        )


def _tags(season: Season, clouds: CloudRules) -> dict[str, str]:
    """Return where a raster comes from, in words that hold on any machine: no paths."""
    layers = clouds.layers or season.mask_layers
    rules = [f"layers {', '.join(layers) or 'none'}"]
    if "SCL" in layers:
        rules.append(f"clear classes {', '.join(map(str, clouds.clear_classes))}")
    if "CLP" in layers:
        rules.append(f"cloud probability {clouds.probability:g}")
    rules.append(f"buffer {clouds.buffer:g} m")
    return {
        "FURROW_VERSION": __version__,
        "FURROW_SEASON": season.title,
        "FURROW_DATES": f"{len(season.dates)} from {season.dates[0].date} to {season.dates[-1].date}",
        "FURROW_CLOUDS": "; ".join(rules),
    }
