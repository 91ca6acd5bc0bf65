"""The job `download-stac`: seasons from the cloud-optimised GeoTIFFs that a STAC API lists."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pystac
from pystac_client import Client
from pystac_client.exceptions import APIError
from pystac_client.stac_api_io import StacApiIO
from rasterio.warp import transform_geom
from rasterio.windows import Window

from furrow.engine.contract.download_jobs import DownloadSTAC
from furrow.engine.contract.errors import AccessError, DamagedFileError, FurrowError, InputError, TransferError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import NATIVE_DISTANCE, checked_bands
from furrow.engine.imagery.importing import Frame
from furrow.engine.imagery.sources.archives import Archive, archive_of, asset_address, offset_of
from furrow.engine.imagery.sources.downloading import download_seasons
from furrow.engine.imagery.sources.mosaic import MASKS, Layer, mosaic_of, window_over
from furrow.engine.imagery.sources.periods import Period, period_of
from furrow.engine.imagery.sources.remote_geotiff import HeaderCache, RemoteGeoTIFF
from furrow.engine.imagery.sources.side_by_side import fetch_side_by_side, is_side_by_side
from furrow.engine.imagery.sources.signing import Signer
from furrow.engine.imagery.sources.source import Estimate, Image, Scene, images_of
from furrow.engine.reporting import Reporter
from furrow.engine.transfer.client import Request, TransferClient
from furrow.engine.transfer.expecting import expect_json

__all__ = ["STACArchive", "download_stac"]

PARALLEL = 8
"""Images fetched at a time where the analyst states nothing: reading windows waits for answers more than for data."""

# What pystac's reading makes of a document that is something else.
_NO_STAC = (LookupError, TypeError, ValueError, AttributeError, NotImplementedError, pystac.STACError, APIError)

_PAGE = 100  # items a page; more is refused by some services
_BLOCK = 1024  # side of the blocks of the files of open archives
_BYTES_A_PIXEL = 1.4  # compressed


def download_stac(spec: DownloadSTAC, reporter: Reporter) -> dict[str, Any]:
    """Do the job `download-stac`.

    Raises:
        As `download_seasons`.
    """
    if is_side_by_side(spec):
        return fetch_side_by_side(spec, reporter)
    period = period_of(spec.first_day, spec.last_day)
    archive = archive_of(spec.archive, spec.url, spec.collection)
    source = STACArchive(archive, spec, period, reporter)
    return download_seasons(
        source, spec.boxes, Path(spec.folder), spec.bands, period.last, reporter, dry_run=spec.dry_run
    )


class STACArchive:
    """Images of an archive. `fetch` may run in several threads.

    Args:
        archive: Where to search.
        spec: What is wanted.
        period: When.
        reporter: Asked whether to stop.
    """

    mask_layers: tuple[str, ...] = MASKS

    def __init__(self, archive: Archive, spec: DownloadSTAC, period: Period, reporter: Reporter) -> None:
        self._archive, self._spec, self._period, self._reporter = archive, spec, period, reporter
        self._bands = checked_bands(spec.bands)
        self._client = TransferClient(spec.limits, reporter, service=archive.title)
        self._signer = Signer(archive.signing, self._client)
        self._headers = HeaderCache()
        self._api: Client | None = None
        self._warned: set[str] = set()
        self._warning = threading.Lock()
        self.parallel = spec.limits.parallel or PARALLEL
        self.description = f"Sentinel-2 L2A of {archive.title} ({archive.collection})."

    def request(self) -> dict[str, Any]:
        """Return what decides the content of a season."""
        return {
            "service": "stac",
            "archive": self._archive.url,
            "collection": self._archive.collection,
            **self._period.request(),
            "cloud_cover": self._spec.cloud_cover,
            "merge_minutes": self._spec.merge_minutes,
        }

    def search(self, grid: GeoGrid) -> tuple[Image, ...]:
        """Return the images that touch a grid.

        Raises:
            TransferError: The archive does not answer.
            InputError: It does not have the collection, or its items lack bands.
        """
        left, bottom, right, top = grid.bounds
        ring = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
        outline = transform_geom(grid.crs, "EPSG:4326", {"type": "Polygon", "coordinates": [ring]})
        try:
            if self._api is None:
                self._api = Client.open(self._archive.url, stac_io=_Transport(self._client))
            found = self._api.search(
                collections=[self._archive.collection],
                intersects=outline,
                datetime=self._period.interval(),
                limit=_PAGE,
            )
            scenes = [self._scene(item) for page in found.pages_as_dicts() for item in self._items(page)]
        except FurrowError:
            raise
        except _NO_STAC as error:
            raise TransferError(
                f"{self._archive.title} answered the search with something that is no STAC "
                f"({type(error).__name__}): check the address '{self._archive.url}'."
            ) from error
        clear = [s for s in scenes if s.cloud_cover is None or s.cloud_cover <= self._spec.cloud_cover]
        return images_of(_newest(clear), self._spec.merge_minutes)

    def _items(self, page: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        self._reporter.check()
        yield from page["features"]

    def _scene(self, item: dict[str, Any]) -> Scene:
        properties, assets = item["properties"], item["assets"]
        addresses = {name: asset_address(assets, name) for name in (*self._bands, "SCL")}
        lacking = [name for name, address in addresses.items() if address is None]
        if lacking:
            raise InputError(
                f"The item '{item['id']}' of {self._archive.title} has no GeoTIFF of {', '.join(lacking)}: "
                "choose another archive or fewer bands."
            )
        text = properties.get("datetime") or properties["start_datetime"]
        cover = properties.get("eo:cloud_cover")
        return Scene(
            str(item["id"]),
            pystac.utils.str_to_datetime(text).astimezone(datetime.UTC),
            float(cover) if cover is not None else None,
            {
                "addresses": addresses,
                "offset": offset_of(properties, assets),
                "crs": _crs(properties),
                "flagged": "earthsearch:boa_offset_applied" in properties,
                "tile": _first(properties, "grid:code", "s2:mgrs_tile", "odc:region_code"),
                "baseline": _first(properties, "s2:processing_baseline", "sentinel:processing_baseline"),
            },
        )

    def estimate(self, grid: GeoGrid, image: Image) -> Estimate:
        """Return what fetching an image costs: files are read by whole blocks."""
        size = 0.0
        for name in (*self._bands, "SCL"):
            distance = NATIVE_DISTANCE.get(name, 20)
            sides = [n * 10 / distance + _BLOCK for n in grid.shape]
            size += sides[0] * sides[1] * (_BYTES_A_PIXEL if name != "SCL" else 0.1)
        files = (len(self._bands) + 1) * len(image.scenes)
        return Estimate(2 * files, 0.0, int(size) * len(image.scenes))

    def fetch(self, grid: GeoGrid, image: Image) -> Frame:
        """Return an image on a grid; all zeros where the scenes hold no data.

        Raises:
            TransferError, AccessError, InputError: It cannot be had.
            DamagedFileError: A file does not decode.
        """
        # Scenes of the season's own zone first: they need no warping.
        scenes = sorted(image.scenes, key=lambda scene: scene.details["crs"] != grid.crs.to_string())
        readers = [lambda scene=scene: self._layers(scene, grid) for scene in scenes]
        mosaic = mosaic_of(grid, self._bands, readers, self._reporter.check)
        return Frame(
            image.date, mosaic.digital_numbers, mosaic.masks(), offset=mosaic.offset or 0.0, scenes=image.identifiers
        )

    def _layers(self, scene: Scene, grid: GeoGrid) -> tuple[dict[str, Layer], float] | None:
        layers = {}
        for name in ("SCL", *self._bands):
            layer = self._layer(scene.details["addresses"][name], name, grid)
            if layer is None:
                return None
            if name == "SCL" and not layer.values.any():
                return None  # nothing there: the bands need not be fetched
            layers[name] = layer
        return layers, self._true_offset(scene, layers)

    def _layer(self, address: str, name: str, grid: GeoGrid) -> Layer | None:
        file = RemoteGeoTIFF(address, self._client, self._headers, self._signer)
        place: list[GeoGrid] = []

        def window(dataset: Any) -> Window | None:  # noqa: ANN401 - rasterio has no types
            if dataset.count != 1 or dataset.dtypes[0] not in ("uint8", "uint16"):
                raise DamagedFileError(f"{name} of {self._archive.title} is no single band of whole numbers.")
            found = window_over(dataset, grid)
            if found is not None:
                place[:] = [GeoGrid.from_dataset(dataset).window(found)]
            return found

        values = file.read(window)
        return None if values is None else Layer(values.astype(np.uint16, copy=False), place[0])

    def _true_offset(self, scene: Scene, layers: Mapping[str, Layer]) -> float:
        """Return the offset of a scene. Earth Search is known to flag scenes as not corrected that are.

        With the offset still in them, the green of clear land lies above 1000; where its median is below, half of the
        scene would have a negative reflectance.
        """
        offset = float(scene.details["offset"])
        green = layers.get("B03")
        if not (offset and scene.details["flagged"] and green is not None):
            return offset
        seen = green.values[green.values != 0]
        if seen.size == 0 or float(np.median(seen)) + offset >= 0:
            return offset
        with self._warning:
            known = scene.identifier in self._warned
            self._warned.add(scene.identifier)
        if not known:
            self._reporter.warn(
                f"{self._archive.title} says that the offset of '{scene.identifier}' was not applied, but half of its "
                "reflectances would be negative: it is taken as applied."
            )
        return 0.0

    def received(self) -> tuple[int, float, int]:
        """Return requests sent, 0 processing units, and bytes received so far."""
        return self._client.requests, 0.0, self._client.received


def _crs(properties: Mapping[str, Any]) -> str:
    """Return the authority code of an item's CRS, empty when it states none."""
    return str(properties.get("proj:code") or f"EPSG:{properties.get('proj:epsg', '')}")


def _first(properties: Mapping[str, Any], *names: str) -> str:
    """Return the first property that is there, as text."""
    return next((str(properties[name]) for name in names if properties.get(name)), "")


def _newest(scenes: list[Scene]) -> list[Scene]:
    """Return the scenes without those that were processed anew: of one pass over one tile the last version stays.

    The pass is told by its second: a tile may hold the ends of two strips of data, taken a few seconds apart.
    """
    kept: dict[tuple[Any, ...], Scene] = {}
    for scene in sorted(scenes, key=lambda each: (each.details["baseline"], each.identifier)):
        platform = scene.identifier[:3]  # S2A, S2B, S2C
        tile = scene.details["tile"]
        moment = scene.moment.replace(microsecond=0)
        kept[(platform, tile, moment) if tile else (scene.identifier,)] = scene
    return list(kept.values())


class _Transport(StacApiIO):
    """Requests of pystac-client, sent through our own client."""

    def __init__(self, client: TransferClient) -> None:
        super().__init__(max_retries=None)
        self._client = client

    def request(
        self,
        href: str,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        parameters: dict[str, Any] | None = None,
    ) -> str:
        post = (method or "GET").upper() == "POST"
        texts = {} if post else {name: str(value) for name, value in (parameters or {}).items()}
        request = Request(
            href,
            "POST" if post else "GET",
            params=texts,
            headers=headers or {},
            json=(parameters or {}) if post else None,
        )
        return self._client.fetch(request, expect_json).body.decode("utf-8")

    def read_text(self, source: Any, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - as in pystac
        href = str(getattr(source, "href", source))
        if not href.startswith(("http://", "https://")):
            raise AccessError(f"The archive points to '{href}', which is on no web server: it is not opened.")
        return super().read_text(source, *args, **kwargs)
