"""The job that simulates a season with its truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.spec import JobSpec, register

__all__ = ["PRESETS", "SIGNATURES", "SimulateSeason"]

PRESETS = ("benchmark", "other physics")
"""Names of the settings a season can be simulated with."""

SIGNATURES = ("generated", "real")
"""Where the reflectance of crops, grass and the rest comes from: growth curves, or series of real pixels."""


@register
@dataclass(frozen=True)
class SimulateSeason(JobSpec):
    """Simulate the season of a place, with its truth and with parcels that have a register's faults.

    Attributes:
        season: Folder of the season to write.
        truth: GeoTIFF at 2.5 m to write, where crops truly grow: uint8 0 or 1; empty to leave it out.
        kinds: GeoTIFF at 2.5 m to write, int32: band `kind` (what covers a pixel), band `parcel` (number of the true
            parcel, 0 for none); empty to leave it out.
        parcels: GeoPackage of the declared parcels to write; empty to leave it out.
        size: Side in pixels of 10 m. With outlines the place is a square of that side around their middle.
        outlines: GeoPackage or FlatGeobuf of polygons in a projected CRS in metres; empty to generate all parcels.
        layer: Layer of the outlines; empty for the first.
        preset: One of `PRESETS`.
        signatures: One of `SIGNATURES`.
        dates: Number of dates; 0 for 20 to 48 at random.
        seed: Seed of everything random.
        cloudiness: Mean share of pixels under cloud, 0 to 0.9; None for the preset's own.
        overwrite: Replace a season that is there.

    Result: `season`, `dates`, `valid_share` (0..1), `parcels` (number declared), `cultivated_share` (0..1, true),
    `small_share` (0..1, of the true parcels wholly inside, those that hold no whole pixel of 10 m).
    """

    job: ClassVar[str] = "simulate-season"
    season: str
    truth: str = ""
    kinds: str = ""
    parcels: str = ""
    size: int = 500
    outlines: str = ""
    layer: str = ""
    preset: str = "benchmark"
    signatures: str = "generated"
    dates: int = 0
    seed: int = 1
    cloudiness: float | None = None
    overwrite: bool = False
