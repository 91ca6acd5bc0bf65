"""The job `download-sentinel-hub`: seasons from Sentinel Hub's Catalog and Process APIs."""

from __future__ import annotations

import datetime
import itertools
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window
from sentinelhub.api.catalog import SentinelHubCatalog
from sentinelhub.api.process import SentinelHubRequest
from sentinelhub.config import SHConfig
from sentinelhub.constants import CRS, MimeType, MosaickingOrder, ResamplingType
from sentinelhub.data_collections import DataCollection
from sentinelhub.geometry import BBox

from furrow.engine.contract.download_jobs import DownloadSentinelHub
from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import checked_bands
from furrow.engine.imagery.importing import Frame
from furrow.engine.imagery.sources.downloading import download_seasons
from furrow.engine.imagery.sources.evalscript import evalscript
from furrow.engine.imagery.sources.hub_access import Endpoint, HubAccess, HubTransport, endpoint_of
from furrow.engine.imagery.sources.periods import Period, period_of
from furrow.engine.imagery.sources.responses import expect_images, images_of_answer
from furrow.engine.imagery.sources.side_by_side import fetch_side_by_side, is_side_by_side
from furrow.engine.imagery.sources.source import Estimate, Image, Scene, images_of
from furrow.engine.reporting import Reporter
from furrow.engine.transfer.client import Request, TransferClient

__all__ = ["SentinelHub", "download_sentinel_hub"]

PARALLEL = 4
"""Images fetched at a time where the analyst states nothing; more meets the limits of most accounts."""

_LARGEST_SIDE = 2500  # pixels of one request, a limit of the service
_RESAMPLING = {
    "NEAREST": ResamplingType.NEAREST,
    "BILINEAR": ResamplingType.BILINEAR,
    "BICUBIC": ResamplingType.BICUBIC,
}
_COMPRESSED = 0.8


def download_sentinel_hub(spec: DownloadSentinelHub, reporter: Reporter) -> dict[str, Any]:
    """Do the job `download-sentinel-hub`.

    Raises:
        As `download_seasons`.
    """
    if is_side_by_side(spec):
        return fetch_side_by_side(spec, reporter)
    period = period_of(spec.first_day, spec.last_day)
    source = SentinelHub(endpoint_of(spec), spec, period, reporter)
    return download_seasons(
        source, spec.boxes, Path(spec.folder), spec.bands, period.last, reporter, dry_run=spec.dry_run
    )


class SentinelHub:
    """Images of Sentinel Hub. `fetch` may run in several threads.

    Args:
        endpoint: Which deployment.
        spec: What is wanted.
        period: When.
        reporter: Asked whether to stop.
    """

    def __init__(self, endpoint: Endpoint, spec: DownloadSentinelHub, period: Period, reporter: Reporter) -> None:
        self._endpoint, self._spec, self._period = endpoint, spec, period
        self._bands = checked_bands(spec.bands)
        if spec.resampling not in _RESAMPLING:
            raise InputError(f"'{spec.resampling}' is no resampling: choose {', '.join(_RESAMPLING)}.")
        clouds = spec.cloud_masks and endpoint.cloud_masks
        self.mask_layers: tuple[str, ...] = ("SCL", "CLM", "CLP", "dataMask") if clouds else ("SCL", "dataMask")
        access = HubAccess(endpoint, spec, reporter)
        self._client = TransferClient(
            spec.limits,
            reporter,
            service=endpoint.title,
            authorise=access.headers,
            secrets=(spec.client_id, spec.client_secret),
            retry_after_unit_s=0.001,  # documented so under "Rate limiting", unlike everybody else's seconds
        )
        self._config = SHConfig(use_defaults=True)  # what stands in the analyst's own files decides nothing here
        self._config.sh_base_url = endpoint.base_url
        self._collection = DataCollection.SENTINEL2_L2A.define_from(
            f"SENTINEL2_L2A {endpoint.base_url}", service_url=endpoint.base_url
        )
        self._catalog = SentinelHubCatalog(self._config)
        self._catalog.client = HubTransport(self._client, self._config)
        self._units = 0.0
        self._counting = threading.Lock()
        self.parallel = spec.limits.parallel or PARALLEL
        alone = "since CLM and CLP are not offered there" if spec.cloud_masks else "as was asked for"
        judged = "SCL, CLM and CLP" if clouds else f"SCL alone, {alone}"
        self.description = f"Sentinel-2 L2A of {endpoint.title}; clouds are judged by {judged}."

    def request(self) -> dict[str, Any]:
        """Return what decides the content of a season."""
        return {
            "service": "sentinel-hub",
            "endpoint": self._endpoint.base_url,
            **self._period.request(),
            "cloud_cover": self._spec.cloud_cover,
            "merge_minutes": self._spec.merge_minutes,
            "resampling": self._spec.resampling,
        }

    def search(self, grid: GeoGrid) -> tuple[Image, ...]:
        """Return the images that touch a grid.

        Raises:
            TransferError, AccessError, InputError: The catalogue does not answer.
        """
        found = self._catalog.search(
            self._collection,
            bbox=_bbox(grid),
            time=(self._period.first.isoformat(), f"{self._period.last.isoformat()}T23:59:59"),
            filter=f"eo:cloud_cover <= {self._spec.cloud_cover:g}",
            fields={"include": ["id", "properties.datetime", "properties.eo:cloud_cover"], "exclude": []},
        )
        scenes = []
        for item in found:
            try:
                moment = datetime.datetime.fromisoformat(item["properties"]["datetime"]).astimezone(datetime.UTC)
                scenes.append(Scene(str(item["id"]), moment, float(item["properties"]["eo:cloud_cover"])))
            except (KeyError, ValueError, TypeError) as error:
                raise TransferError(f"{self._endpoint.title} lists an image without date or cloud cover.") from error
        return images_of(scenes, self._spec.merge_minutes)

    def estimate(self, grid: GeoGrid, image: Image) -> Estimate:
        """Return what fetching an image costs.

        A processing unit is 512 x 512 pixels of three bands of at most 16 bits; an area counts at least 0.01 of that, a
        request at least 0.005 units, and `dataMask` nothing (Sentinel Hub, "Processing Unit definition").
        """
        counted = len(self._bands) + len(self.mask_layers) - 1
        units = 0.0
        tiles = list(_tiles(grid))
        for tile in tiles:
            units += max(max(tile.height * tile.width / (512 * 512), 0.01) * counted / 3, 0.005)
        size = grid.height * grid.width * (2 * len(self._bands) + len(self.mask_layers)) * _COMPRESSED
        return Estimate(len(tiles), units, int(size))

    def fetch(self, grid: GeoGrid, image: Image) -> Frame:
        """Return an image on a grid; all zeros where there are no data.

        Raises:
            TransferError, AccessError, InputError: It cannot be had.
        """
        numbers = np.zeros((len(self._bands), *grid.shape), np.uint16)
        masks = np.zeros((len(self.mask_layers), *grid.shape), np.uint8)
        for tile in _tiles(grid):
            row = round((grid.transform.f - tile.transform.f) / -grid.transform.e)
            column = round((tile.transform.c - grid.transform.c) / grid.transform.a)
            part = np.s_[:, row : row + tile.height, column : column + tile.width]
            numbers[part], masks[part] = self._fetch_tile(tile, image)
        layers = {name: masks[index] for index, name in enumerate(self.mask_layers)}
        return Frame(image.date, numbers, layers, scenes=image.identifiers)

    def _fetch_tile(self, tile: GeoGrid, image: Image) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        payload = self.payload(tile, image)
        wanted = {"bands": (len(self._bands), "uint16"), "masks": (len(self.mask_layers), "uint8")}
        answer = self._client.fetch(
            Request(
                f"{self._endpoint.base_url}/api/v1/process",
                "POST",
                json=payload,
                headers={"Accept": MimeType.TAR.get_string()},
            ),
            expect_images(tile, wanted),
        )
        with self._counting:
            self._units += _number(answer.headers.get("x-processingunits-spent"))
        found = images_of_answer(answer, tile, wanted)
        return found["bands"], found["masks"]

    def payload(self, tile: GeoGrid, image: Image) -> dict[str, Any]:
        """Return the body of a request of the Process API: the scenes of an image and no others."""
        moments = [scene.moment for scene in image.scenes]
        second = datetime.timedelta(seconds=1)
        interval = (min(moments).replace(tzinfo=None) - second, max(moments).replace(tzinfo=None) + second)
        upsampling = _RESAMPLING[self._spec.resampling]
        request = SentinelHubRequest(
            evalscript=evalscript(self._bands, self.mask_layers),
            input_data=[
                SentinelHubRequest.input_data(
                    self._collection,
                    time_interval=interval,
                    maxcc=self._spec.cloud_cover / 100,
                    mosaicking_order=MosaickingOrder.MOST_RECENT,
                    upsampling=upsampling,
                    downsampling=upsampling,
                    # Values of all processing baselines on one scale: the offset of 04.00 is taken away there.
                    other_args={"processing": {"harmonizeValues": True}},
                )
            ],
            responses=[
                SentinelHubRequest.output_response("bands", MimeType.TIFF),
                SentinelHubRequest.output_response("masks", MimeType.TIFF),
            ],
            bbox=_bbox(tile),
            size=(tile.width, tile.height),
            config=self._config,
        )
        body: dict[str, Any] = request.payload
        return body

    def received(self) -> tuple[int, float, int]:
        """Return requests sent, processing units spent, and bytes received so far."""
        return self._client.requests, self._units, self._client.received


def _bbox(grid: GeoGrid) -> BBox:
    code = grid.crs.to_epsg()
    try:
        return BBox(grid.bounds, CRS(code))
    except (ValueError, TypeError) as error:
        raise InputError(
            f"Sentinel Hub knows no CRS {grid.crs.to_string()}: make boxes in the UTM zone of the place."
        ) from error


def _tiles(grid: GeoGrid) -> Iterator[GeoGrid]:
    """Yield the parts of a grid that one request each may cover, of about one size."""
    rows = _cuts(grid.height)
    columns = _cuts(grid.width)
    for top, bottom in itertools.pairwise(rows):
        for left, right in itertools.pairwise(columns):
            yield grid.window(Window(left, top, right - left, bottom - top))


def _cuts(length: int) -> list[int]:
    count = -(-length // _LARGEST_SIDE)
    return [length * index // count for index in range(count + 1)]


def _number(text: str | None) -> float:
    try:
        return max(float(text or 0), 0.0)
    except ValueError:
        return 0.0
