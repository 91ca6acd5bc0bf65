"""The jobs that fetch seasons, and the one that tells how far they are.

Every download writes the season of a box to `<folder>/<name of the box>`. A second run with the same
parameters fetches only what is missing. Dates are ISO texts; both ends count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.sentinel2 import SENTINEL2_BANDS
from furrow.engine.contract.spec import JobSpec, register

__all__ = ["DescribeBoxes", "DownloadSTAC", "DownloadSentinelHub", "ImportSAFE", "TransferLimits"]


@dataclass(frozen=True)
class TransferLimits:
    """How a job treats the network.

    Attributes:
        parallel: Requests at a time; 0 for what the service allows.
        attempts: Tries of each request.
        deadline_s: Seconds one request may take in all, waiting included.
        minimum_rate: Bytes a second below which a transfer is given up and tried again.
        proxy: Address of a proxy, credentials included; empty for what the system has set.
    """

    parallel: int = 0
    attempts: int = 6
    deadline_s: float = 900.0
    minimum_rate: float = 1000.0
    proxy: str = field(default="", repr=False)


@register
@dataclass(frozen=True, repr=False)
class DownloadSentinelHub(JobSpec):
    """Download seasons from Sentinel Hub (Catalog and Process APIs). The defaults are those of the challenge.

    Attributes:
        boxes: Where.
        folder: Folder that holds the seasons.
        client_id, client_secret: OAuth client of the analyst.
        endpoint: "copernicus" (Copernicus Data Space), "commercial" (services.sentinel-hub.com) or "custom".
        base_url, token_url: Addresses of a custom endpoint.
        first_day, last_day: Period.
        cloud_cover: Largest cloud cover of a scene in per cent.
        bands: Names of the bands wanted.
        merge_minutes: Scenes within so many minutes are one image.
        resampling: "NEAREST", "BILINEAR" or "BICUBIC", of the bands of 20 m and 60 m.
        cloud_masks: Ask for CLM and CLP where the endpoint offers them.
        dry_run: Tell what would be fetched and what it would cost, and fetch nothing but the catalogue.
        limits: How the network is treated.
        scheduler: Address of a Dask scheduler whose workers fetch the boxes; empty to do it here.
        workers: Processes that fetch the boxes on this computer; 0 for the engine's own process. Not used with a
            scheduler.

    Result: `boxes`, `complete` (bool), `seasons` (paths of the complete ones), `fetched`, `present`, `empty`, `failed`
    (numbers of dates), `requests`, `processing_units`, `megabytes` (estimates in a dry run, else what was
    spent), `summary` (one line), `problems` (list of sentences).
    """

    job: ClassVar[str] = "download-sentinel-hub"
    secret_fields: ClassVar[frozenset[str]] = frozenset({"client_id", "client_secret", "limits"})
    boxes: tuple[Box, ...]
    folder: str
    client_id: str
    client_secret: str
    endpoint: str = "copernicus"
    base_url: str = ""
    token_url: str = ""
    first_day: str = "2019-03-01"
    last_day: str = "2019-09-01"
    cloud_cover: float = 50.0
    bands: tuple[str, ...] = SENTINEL2_BANDS
    merge_minutes: int = 120
    resampling: str = "NEAREST"
    cloud_masks: bool = True
    dry_run: bool = False
    limits: TransferLimits = field(default_factory=TransferLimits)
    scheduler: str = ""
    workers: int = 0


@register
@dataclass(frozen=True, repr=False)
class DownloadSTAC(JobSpec):
    """Download seasons from cloud-optimised GeoTIFFs that a STAC API lists.

    Attributes:
        boxes, folder, first_day, last_day, cloud_cover, bands, merge_minutes, dry_run, limits, scheduler, workers: As
            in `DownloadSentinelHub`.
        archive: Name of a preset ("earth-search", "earth-search-c1", "planetary-computer", "digital-earth-africa")
            or "custom".
        url: Address of the STAC API of a custom archive.
        collection: Collection of a custom archive.

    Result: as `DownloadSentinelHub`; `processing_units` is 0.
    """

    job: ClassVar[str] = "download-stac"
    secret_fields: ClassVar[frozenset[str]] = frozenset({"limits"})
    boxes: tuple[Box, ...]
    folder: str
    archive: str = "earth-search"
    url: str = ""
    collection: str = ""
    first_day: str = "2019-03-01"
    last_day: str = "2019-09-01"
    cloud_cover: float = 50.0
    bands: tuple[str, ...] = SENTINEL2_BANDS
    merge_minutes: int = 120
    dry_run: bool = False
    limits: TransferLimits = field(default_factory=TransferLimits)
    scheduler: str = ""
    workers: int = 0


@register
@dataclass(frozen=True)
class ImportSAFE(JobSpec):
    """Make seasons of local Sentinel-2 L2A products.

    Attributes:
        boxes: Where.
        folder: Folder that holds the seasons.
        products: `.SAFE` folders, zips of them, or folders that hold such.
        first_day, last_day: Period; empty for every product.
        bands, merge_minutes, scheduler, workers: As in `DownloadSentinelHub`.

    Result: as `DownloadSentinelHub`.
    """

    job: ClassVar[str] = "import-safe"
    boxes: tuple[Box, ...]
    folder: str
    products: tuple[str, ...]
    first_day: str = ""
    last_day: str = ""
    bands: tuple[str, ...] = SENTINEL2_BANDS
    merge_minutes: int = 120
    scheduler: str = ""
    workers: int = 0


@register
@dataclass(frozen=True)
class DescribeBoxes(JobSpec):
    """Tell how far the seasons of boxes are.

    Attributes:
        folder: Folder that holds the seasons.
        names: Names of the boxes.

    Result: `boxes`, a list of objects with `name`, `status` ("missing", "partial", "complete" or "damaged"), `dates`
    (those that are there), `missing_dates` (number) and `valid_share` (mean, or None).
    """

    job: ClassVar[str] = "describe-boxes"
    folder: str
    names: tuple[str, ...]
