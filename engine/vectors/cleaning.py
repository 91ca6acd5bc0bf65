"""The job "clean-mask": small patches out of a mask, small holes filled."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.__about__ import __version__
from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import CleanMask
from furrow.engine.rasters import MASK_NODATA, write_cog_in_strips
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.masks import Raster, Strip, open_mask, strips_of
from furrow.engine.vectors.sieve import Sieve

__all__ = ["Cleaning", "clean_mask"]

_PARCELS = 8  # pixels that touch at a corner are one patch: a thin field drawn aslant is not torn to pieces
_HOLES = 4  # so zeros belong together by edges alone, and no hole leaks through a corner of the parcel around it
_ROUNDING = 1e-9


def clean_mask(spec: CleanMask, reporter: Reporter) -> dict[str, Any]:
    """Write a mask without small patches and holes and return the values of the result.

    The mask is read in strips, three times: patches, holes, writing. Memory holds one strip (about 20 bytes a pixel)
    and the labels of small components at its edges.

    Raises:
        InputError: A parameter is wrong, or the mask is none.
        UnsafeFileError: A VRT names something else than GeoTIFFs.
        DamagedFileError: A raster cannot be read or written.
        ResourceError: The disk is full.
        JobCancelledError: The job was cancelled; nothing was written.
    """
    _check(spec)
    output = Path(spec.output)
    with open_mask(Path(spec.mask)) as mask:
        _require_other(output, mask)
        area = mask.grid.pixel_area
        season = mask.dataset.tags().get("FURROW_SEASON", "")
        require_space(output.parent, mask.grid.height * mask.grid.width)
        cleaning = Cleaning(spec.minimum_parcel / area, spec.maximum_hole / area)
        steps = (cleaning.minimum_parcel > 0) + (cleaning.maximum_hole > 0) + 1

        def strips(step: int, message: str) -> Iterator[Strip]:
            reporter.progress(step / steps, message)
            for strip in strips_of(mask):
                yield strip
                done = 0.98 * (strip.row + len(strip.mask)) / mask.grid.height
                reporter.progress((step + done) / steps)

        if cleaning.minimum_parcel > 0:
            cleaning.find_patches(strips(0, "Looking for small patches"))
        if cleaning.maximum_hole > 0:
            cleaning.find_holes(strips(steps - 2, "Looking for small holes"))
        ones = _write(output, mask, cleaning, spec, strips(steps - 1, "Writing the cleaned mask"), reporter)
    reporter.layer(output, "mask", "Cultivated land (cleaned)", season)
    reporter.message(
        f"{cleaning.patches.found:,} patches ({cleaning.patches.pixels * area / 10_000:,.2f} ha) were removed, "
        f"{cleaning.holes.found:,} holes ({cleaning.holes.pixels * area / 10_000:,.2f} ha) filled."
    )
    reporter.progress(1.0)
    return {
        "removed_patches": cleaning.patches.found,
        "removed_hectares": cleaning.patches.pixels * area / 10_000,
        "filled_holes": cleaning.holes.found,
        "filled_hectares": cleaning.holes.pixels * area / 10_000,
        "cultivated_hectares": ones * area / 10_000,
    }


class Cleaning:
    """What is removed and filled. Cleaning what was cleaned changes nothing.

    Args:
        minimum_parcel: Pixels; patches with fewer go. 0 leaves all.
        maximum_hole: Pixels; holes with fewer are filled. 0 leaves all.

    Attributes:
        patches: The patches, after `find_patches`.
        holes: The holes, after `find_holes`.
    """

    def __init__(self, minimum_parcel: float, maximum_hole: float) -> None:
        self.minimum_parcel, self.maximum_hole = minimum_parcel, maximum_hole
        self.patches = Sieve(minimum_parcel * (1 - _ROUNDING), _PARCELS)
        self.holes = Sieve(maximum_hole * (1 - _ROUNDING), _HOLES)

    def find_patches(self, strips: Iterator[Strip]) -> None:
        """Look at every strip for small patches of ones."""
        for number, strip in enumerate(strips):
            self.patches.look(number, strip.mask == 1, last=strip.last)

    def find_holes(self, strips: Iterator[Strip]) -> None:
        """Look at every strip for small holes, among zeros and the patches that go."""
        unknown_above = None
        for number, strip in enumerate(strips):
            zeros, barred = self._zeros(number, strip), _outside(strip)
            unknown = strip.mask == MASK_NODATA
            if unknown_above is not None:
                barred[0] |= unknown_above
            self.holes.look(number, zeros, last=strip.last, barred=barred, barred_below=unknown[0])
            unknown_above = unknown[-1]

    def cleaned(self, number: int, strip: Strip) -> NDArray[np.uint8]:
        """Return a strip of the mask as it becomes, (h, W) uint8."""
        mask: NDArray[np.uint8] = strip.mask.copy()
        zeros = self._zeros(number, strip)
        mask[zeros] = 0
        if self.maximum_hole > 0:
            mask[self.holes.small(number, zeros, _outside(strip))] = 1
        return mask

    def _zeros(self, number: int, strip: Strip) -> NDArray[np.bool_]:
        zeros = strip.mask == 0
        if self.minimum_parcel > 0:
            zeros |= self.patches.small(number, strip.mask == 1)
        return np.asarray(zeros)


def _outside(strip: Strip) -> NDArray[np.bool_]:
    """Return the pixels of a strip that lie at the edge of the raster or share an edge with nodata, (h, W) bool.

    A corner does not count: a zero beyond it would not belong to the hole either.
    """
    unknown = strip.mask == MASK_NODATA
    outside = np.zeros(unknown.shape, dtype=bool)
    outside[:, [0, -1]] = True
    if strip.row == 0:
        outside[0] = True
    if strip.last:
        outside[-1] = True
    if unknown.any():
        outside[1:] |= unknown[:-1]
        outside[:-1] |= unknown[1:]
        outside[:, 1:] |= unknown[:, :-1]
        outside[:, :-1] |= unknown[:, 1:]
    return np.asarray(outside)


def _write(
    output: Path, mask: Raster, cleaning: Cleaning, spec: CleanMask, strips: Iterator[Strip], reporter: Reporter
) -> int:
    """Write the cleaned mask and return the number of its ones."""
    ones = 0

    def pieces() -> Iterator[tuple[Window, NDArray[np.uint8]]]:
        nonlocal ones
        for number, strip in enumerate(strips):
            cleaned = cleaning.cleaned(number, strip)
            ones += int(np.count_nonzero(cleaned == 1))
            yield strip.window, cleaned[np.newaxis]

    write_cog_in_strips(
        output, pieces(), mask.grid, dtype="uint8", nodata=MASK_NODATA, overview_resampling="nearest",
        descriptions=[mask.dataset.descriptions[0] or "cultivated"], tags=_tags(mask, cleaning, spec),
        on_copy=reporter.check,
    )  # fmt: skip
    return ones


def _tags(mask: Raster, cleaning: Cleaning, spec: CleanMask) -> dict[str, str]:
    """Return what the mask says of itself, and what was cleaned."""
    return {
        **mask.dataset.tags(),
        "FURROW_ROLE": "mask",
        "FURROW_CLEANED_BY": __version__,
        "FURROW_MINIMUM_PARCEL_M2": f"{spec.minimum_parcel:g}",
        "FURROW_MAXIMUM_HOLE_M2": f"{spec.maximum_hole:g}",
        "FURROW_REMOVED_PATCHES": str(cleaning.patches.found),
        "FURROW_FILLED_HOLES": str(cleaning.holes.found),
    }


def _check(spec: CleanMask) -> None:
    for area, what in (
        (spec.minimum_parcel, "minimum area of a parcel"),
        (spec.maximum_hole, "maximum area of a hole"),
    ):
        if not (math.isfinite(area) and area >= 0):
            raise InputError(f"The {what} is {area:g} m2: give 0, which changes nothing, or more.")
    if spec.minimum_parcel == spec.maximum_hole == 0:
        raise InputError("Both areas are 0, so nothing would be cleaned: give at least one of them.")


def _require_other(output: Path, mask: Raster) -> None:
    """Stop where the output is the mask, or one of the files that a mosaic puts together."""
    if output.exists() and any(output.samefile(name) for name in mask.dataset.files if Path(name).exists()):
        raise InputError(f"The output '{output}' is the mask itself, which stays as it is: choose another name.")
