"""The job that compares a map with a register, parcel by parcel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["ParcelAgreement"]


@register
@dataclass(frozen=True)
class ParcelAgreement(JobSpec):
    """Compare a predicted map with parcels, and put what disagrees most first.

    A pixel belongs to the parcel that its centre lies in; where parcels overlap, to the smaller one.

    Attributes:
        parcels: GeoPackage or FlatGeobuf of polygons in the CRS of the prediction.
        output: GeoPackage to write, with the layers `agreement`, a row a parcel, and `map_only`, a row for each field
            of the map that no parcel covers.
        probabilities: Probabilities of one or several boxes (uint8 0..200, nodata 255), GeoTIFFs or VRTs of such.
        masks: Masks of one or several boxes (1 cultivated, 0 not, 255 nodata), likewise. Where there is a mask as well
            as a probability, the mask says what is cultivated.
        layer: Layer name in the file of parcels; empty for the first.
        id_field: Field that names each parcel, unique; empty for the number of the feature.
        class_field: Field of the declared class; empty where all parcels are declared as cultivated.
        cultivated: Classes that count as cultivated, needed with a class field.
        not_declared: Classes of which nothing is known; so it is of parcels without a class. They are not judged.
        threshold: Probability from which a pixel counts as cultivated; None for the one that the rasters name, or 0.5.
        weights: Weight maps on the pixels of the prediction; empty to weigh parcels by their size, as the challenge
            does.
        observations: Rasters of the numbers of valid observations, of 10 m or on the pixels of the prediction.
        seasons: Seasons to count valid observations of, where no raster has them.
        smallest_map_only: Hectares; smaller fields that no parcel covers are left out.

    Result: `parcels`, `cultivated_parcels`, `left_out` (they lie outside the prediction), `overlapping`, `map_only`
    (numbers), `omitted_hectares`, `committed_hectares`, `map_only_hectares`.
    """

    job: ClassVar[str] = "parcel-agreement"
    parcels: str
    output: str
    probabilities: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    layer: str = ""
    id_field: str = ""
    class_field: str = ""
    cultivated: tuple[str, ...] = ()
    not_declared: tuple[str, ...] = ()
    threshold: float | None = None
    weights: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    smallest_map_only: float = 0.05
