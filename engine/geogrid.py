"""The grid that season, reference and prediction share: CRS, affine transform and shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from affine import Affine
from rasterio.crs import CRS
from rasterio.windows import Window

from furrow.engine.contract.errors import InputError

__all__ = ["SCALE", "GeoGrid"]

SCALE = 4
"""Output pixels per input pixel along each axis: 10 m in, 2.5 m out."""

_ALIGNED = 1e-3  # pixels; 2.5 mm on the fine grid, far above the rounding of transforms in files


@dataclass(frozen=True)
class GeoGrid:
    """An immutable north-up pixel grid.

    Attributes:
        crs: Coordinate reference system.
        transform: Affine transform from (column, row) to the outer corners of pixels, in CRS units.
        height: Number of rows.
        width: Number of columns.
    """

    crs: CRS
    transform: Affine
    height: int
    width: int

    def __post_init__(self) -> None:
        if self.height < 1 or self.width < 1:
            raise InputError(f"A grid of {self.height} x {self.width} pixels is empty: choose a larger area.")
        if self.transform.b != 0 or self.transform.d != 0 or self.transform.a <= 0 or self.transform.e >= 0:
            raise InputError("The raster is rotated or not north-up: warp it to a north-up grid first (gdal: Warp).")

    @classmethod
    def from_dataset(cls, dataset: object, name: str = "") -> Self:
        """Return the grid of an open rasterio dataset.

        Raises:
            InputError: The dataset has no CRS, or is rotated.
        """
        crs = getattr(dataset, "crs", None)
        if not crs:
            raise InputError(
                f"The raster '{name or getattr(dataset, 'name', '')}' has no coordinate reference system: "
                "assign one first (gdal: Assign projection)."
            )
        return cls(crs, dataset.transform, dataset.height, dataset.width)  # type: ignore[attr-defined]

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) in pixels."""
        return self.height, self.width

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(left, bottom, right, top) in CRS units."""
        left, top = self.transform.c, self.transform.f
        return left, top + self.transform.e * self.height, left + self.transform.a * self.width, top

    @property
    def ground_sampling_distance(self) -> float:
        """Pixel width in CRS units (metres for the grids Furrow writes)."""
        return float(self.transform.a)

    @property
    def pixel_area(self) -> float:
        """Area of a pixel in square CRS units."""
        return float(-self.transform.a * self.transform.e)

    def refine(self, factor: int = SCALE) -> GeoGrid:
        """Return the grid with each pixel cut into `factor` x `factor`, edges kept."""
        return GeoGrid(self.crs, self.transform @ Affine.scale(1 / factor), self.height * factor, self.width * factor)

    def coarsen(self, factor: int = SCALE) -> GeoGrid:
        """Return the grid whose `refine(factor)` this is.

        Raises:
            InputError: The shape is no multiple of `factor`.
        """
        if self.height % factor or self.width % factor:
            raise InputError(f"A grid of {self.height} x {self.width} pixels is no multiple of {factor}.")
        return GeoGrid(self.crs, self.transform @ Affine.scale(factor), self.height // factor, self.width // factor)

    def window(self, window: Window) -> GeoGrid:
        """Return the part of the grid that a window of whole pixels covers."""
        transform = self.transform @ Affine.translation(window.col_off, window.row_off)
        return GeoGrid(self.crs, transform, int(window.height), int(window.width))

    def matches(self, other: GeoGrid) -> bool:
        """Whether both grids have the same pixels, up to a thousandth of a pixel."""
        if self.crs != other.crs or self.shape != other.shape:
            return False
        pixel = abs(self.transform.a)
        corners = zip(self.bounds, other.bounds, strict=True)
        return all(abs(ours - theirs) <= _ALIGNED * pixel for ours, theirs in corners)

    def offset_of(self, other: GeoGrid) -> tuple[int, int] | None:
        """Return row and column, in pixels of this grid, at which another grid of the same pixels begins; else None.

        None stands for another projection, another pixel size, or pixels that do not lie on those of this grid, up to
        a thousandth of a pixel.
        """
        ours, theirs = self.transform, other.transform
        pixel = abs(ours.a)
        if self.crs != other.crs or abs(ours.a - theirs.a) * other.width > _ALIGNED * pixel:
            return None
        if abs(ours.e - theirs.e) * other.height > _ALIGNED * pixel:
            return None
        row, column = (theirs.f - ours.f) / ours.e, (theirs.c - ours.c) / ours.a
        if abs(row - round(row)) > _ALIGNED or abs(column - round(column)) > _ALIGNED:
            return None
        return round(row), round(column)

    def describe(self) -> str:
        """Return the grid in words for messages: CRS, size, pixel and corner."""
        return (
            f"{self.crs.to_string()}, {self.height} x {self.width} pixels of {self.ground_sampling_distance:g}, "
            f"upper left {self.transform.c:.10g} {self.transform.f:.10g}"
        )
