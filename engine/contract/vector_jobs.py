"""The jobs that turn predicted masks into cleaner masks and into polygons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["CleanMask", "PolygoniseMask"]


@register
@dataclass(frozen=True)
class CleanMask(JobSpec):
    """Remove small patches from a mask and fill small holes; the mask itself stays as it is.

    Patches go first, so land that was hidden by one counts to the hole around it.

    Attributes:
        mask: Mask of any ground sampling distance in metres (1 cultivated, 0 not, 255 nodata): a GeoTIFF, or a VRT
            of GeoTIFFs.
        output: Raster to write, on the same grid, uint8 0/1, nodata 255.
        minimum_parcel: Square metres; patches of ones, connected by edges or corners, with less area become 0.
            0 leaves all.
        maximum_hole: Square metres; holes of zeros, connected by edges, with less area become 1, unless they touch
            nodata or the edge of the raster. 0 leaves all.

    Result: `removed_patches`, `removed_hectares`, `filled_holes`, `filled_hectares`, `cultivated_hectares` (after).
    """

    job: ClassVar[str] = "clean-mask"
    mask: str
    output: str
    minimum_parcel: float = 250.0
    maximum_hole: float = 100.0


@register
@dataclass(frozen=True)
class PolygoniseMask(JobSpec):
    """Turn the cultivated land of a mask into polygons with the field names of fiboa.

    Attributes:
        mask: Mask (1 cultivated, 0 not, 255 nodata): a GeoTIFF, or a VRT of GeoTIFFs, in a CRS of metres.
        output: GeoPackage (.gpkg) or FlatGeobuf (.fgb) to write, by the suffix, in the CRS of the mask.
        probability: Raster of the mask's grid, uint8 0..200 (probability x 200), nodata 255; empty for none.
        connectivity: 4: pixels belong together that share an edge, and each parcel is one polygon. 8: also those that
            share a corner, and each parcel is a multipolygon.
        regularise: Smooth the steps of the pixels away; parcels then neither overlap nor cross themselves, but
            their areas are no longer exact.
        tolerance: Metres; the outlines move about so far when they are regularised.

    Result: `parcels`, `hectares` (sum of the polygons' areas), `cultivated_hectares` (of the mask).
    """

    job: ClassVar[str] = "polygonise-mask"
    mask: str
    output: str
    probability: str = ""
    connectivity: int = 4
    regularise: bool = False
    tolerance: float = 5.0
