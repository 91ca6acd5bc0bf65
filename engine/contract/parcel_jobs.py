"""The job that fetches parcels from a service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.spec import JobSpec, register

__all__ = ["FetchParcels"]


@register
@dataclass(frozen=True, repr=False)
class FetchParcels(JobSpec):
    """Fetch parcels of one or several boxes from a service and write them to one GeoPackage.

    Attributes:
        boxes: Where; all of one CRS, which the output has. Parcels are clipped to their union.
        service: "ogcapi" (OGC API Features), "wfs" or "postgrest" (geoDB).
        url: Address of the service (landing page, WFS end point, PostgREST root).
        collection: Collection, feature type or table.
        output: GeoPackage to write.
        class_field: Field that holds the crop code.
        preset: Class mapping: "slovenia", "eurocrops-hcat" or empty for none.
        mapping: CSV with the columns `code`, `name`, `status`; goes before the preset.
        token: Bearer token; empty for none.
        geometry_field: Field of the geometry of a PostgREST table.
        limits: How the network is treated.

    Result: `parcels`, `cultivated`, `not_cultivated`, `not_declared`, `unmapped` (numbers), `unmapped_codes` (list),
    `pages`, `summary`.
    """

    job: ClassVar[str] = "fetch-parcels"
    secret_fields: ClassVar[frozenset[str]] = frozenset({"token", "limits"})
    boxes: tuple[Box, ...]
    service: str
    url: str
    collection: str
    output: str
    class_field: str = ""
    preset: str = ""
    mapping: str = ""
    token: str = ""
    geometry_field: str = "geometry"
    limits: TransferLimits = field(default_factory=TransferLimits)
