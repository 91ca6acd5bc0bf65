"""The job "polygonise-mask": the cultivated land of a mask as polygons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from furrow.__about__ import __version__
from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import PolygoniseMask
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.layer_files import driver_of, new_layer, require_replaceable
from furrow.engine.vectors.layers import LARGEST_HECTARES, LONGEST_METRES, LayerWriter
from furrow.engine.vectors.masks import Raster, Strip, open_mask, open_probability, strips_of
from furrow.engine.vectors.parcels import parcels_of

__all__ = ["polygonise_mask"]

_BYTES_A_PIXEL = 1.0  # of the file; farmland of small parcels takes about that
_LARGEST_TOLERANCE = 100.0  # metres


def polygonise_mask(spec: PolygoniseMask, reporter: Reporter) -> dict[str, Any]:
    """Write the parcels of a mask and return the values of the result.

    The outlines lie on the edges of the pixels, so the areas are exact: together they are the mask's ones. The mask is
    read strip by strip; see `parcels` for what memory holds.

    Raises:
        InputError: A parameter is wrong, the mask is none, the probability lies on another grid, or the output is open.
        UnsafeFileError: A VRT names something else than GeoTIFFs.
        DamagedFileError: A raster cannot be read.
        ResourceError: The disk is full.
        JobCancelledError: The job was cancelled; nothing was written.
    """
    output = _checked(spec)
    with ExitStack() as stack:
        mask = stack.enter_context(open_mask(Path(spec.mask)))
        probability = stack.enter_context(open_probability(Path(spec.probability), mask)) if spec.probability else None
        tolerance = spec.tolerance / mask.grid.ground_sampling_distance if spec.regularise else None
        copies = 1 if driver_of(output) == "GPKG" else 2  # others are made from a GeoPackage
        require_space(output.parent, int(mask.grid.height * mask.grid.width * _BYTES_A_PIXEL * copies))
        reporter.progress(0.0, "Polygonising the mask")
        counted = _Counted(mask, probability, reporter)
        with new_layer(
            output,
            mask.grid,
            multiple=spec.connectivity == 8,
            probability=probability is not None,
            metadata=_metadata(mask, spec),
            reporter=reporter,
        ) as layer:
            for parcels in parcels_of(counted, spec.connectivity, tolerance, reporter):
                layer.add(parcels)
            reporter.progress(0.97, "Checking what was written")
        season = mask.dataset.tags().get("FURROW_SEASON", "")
        reporter.layer(output, "polygons", "Cultivated parcels (predicted)", season)
        _tell(layer, counted, spec, reporter)
        reporter.progress(1.0)
        return {
            "parcels": layer.written,
            "hectares": layer.hectares,
            "cultivated_hectares": counted.ones * mask.grid.pixel_area / 10_000,
        }


class _Counted:
    """The strips of a mask; counts its ones and tells how far the job is."""

    def __init__(self, mask: Raster, probability: Raster | None, reporter: Reporter) -> None:
        self.ones = 0
        self._mask, self._probability, self._reporter = mask, probability, reporter

    def __iter__(self) -> Iterator[Strip]:
        for strip in strips_of(self._mask, self._probability):
            self.ones += int(np.count_nonzero(strip.mask == 1))
            yield strip
            self._reporter.progress(0.95 * (strip.row + len(strip.mask)) / self._mask.grid.height)


def _checked(spec: PolygoniseMask) -> Path:
    """Return the output.

    Raises:
        InputError: A parameter is wrong.
    """
    output = Path(spec.output)
    driver_of(output)
    if spec.connectivity not in (4, 8):
        raise InputError(
            f"The connectivity is {spec.connectivity}, but pixels have 4 or 8 neighbours: give one of them."
        )
    if spec.regularise and not 0 < spec.tolerance <= _LARGEST_TOLERANCE:
        raise InputError(
            f"The tolerance of {spec.tolerance:g} m makes no outlines: give more than 0 and at most "
            f"{_LARGEST_TOLERANCE:g} m, or do not regularise."
        )
    require_replaceable(output)
    return output


def _metadata(mask: Raster, spec: PolygoniseMask) -> dict[str, str]:
    """Return where the parcels come from: what the mask says of itself, and how they were made."""
    told = {name: text for name, text in mask.dataset.tags().items() if name.startswith("FURROW_")}
    return {
        **told,
        "FURROW_VERSION": __version__,
        "FURROW_ROLE": "polygons",
        "FURROW_CONNECTIVITY": str(spec.connectivity),
        "FURROW_TOLERANCE_M": f"{spec.tolerance:g}" if spec.regularise else "0",
    }


def _tell(layer: LayerWriter, counted: _Counted, spec: PolygoniseMask, reporter: Reporter) -> None:
    if not counted.ones:
        reporter.warn(f"The mask '{spec.mask}' has no cultivated pixel, so the layer is empty: check the mask.")
    if layer.oversized:
        reporter.warn(
            f"{layer.oversized} polygons are larger than {LARGEST_HECTARES:,} ha or longer than "
            f"{LONGEST_METRES / 1000:,.0f} km around, more than fiboa allows a field: nothing parts their land in the "
            "mask, so predict with a higher threshold."
        )
    reporter.message(f"{layer.written:,} parcels, {layer.hectares:,.2f} ha.")
