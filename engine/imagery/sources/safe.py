"""The job `import-safe`: seasons from Sentinel-2 L2A products on disk."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.errors import RasterioError

from furrow.engine.contract.download_jobs import ImportSAFE
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import checked_bands
from furrow.engine.imagery.importing import Frame
from furrow.engine.imagery.sources.downloading import download_seasons
from furrow.engine.imagery.sources.mosaic import MASKS, Layer, mosaic_of, window_over
from furrow.engine.imagery.sources.periods import Period, period_of
from furrow.engine.imagery.sources.safe_products import SafeProduct, find_products
from furrow.engine.imagery.sources.side_by_side import fetch_side_by_side, is_side_by_side
from furrow.engine.imagery.sources.source import Estimate, Image, Scene, images_of
from furrow.engine.reporting import Reporter

__all__ = ["SafeFolder", "import_safe"]

_PARALLEL = 2  # decoding JPEG 2000 takes the processor, and GDAL uses several threads for one image
_EVER = Period(datetime.date(2015, 1, 1), datetime.date(9998, 12, 31))


def import_safe(spec: ImportSAFE, reporter: Reporter) -> dict[str, Any]:
    """Do the job `import-safe`.

    Raises:
        As `download_seasons`.
    """
    if not spec.products:
        raise InputError("No product is named: choose .SAFE folders, their zips, or a folder that holds them.")
    if is_side_by_side(spec):
        return fetch_side_by_side(spec, reporter, spec.products)
    first, last = spec.first_day or _EVER.first.isoformat(), spec.last_day or _EVER.last.isoformat()
    period = period_of(first, last)
    reporter.progress(0, "Looking through the products")
    products = [each for each in find_products(map(Path, spec.products)) if period.holds(each.moment)]
    if not products:
        raise InputError(f"No product was taken between {period.first} and {period.last}: widen the period.")
    source = SafeFolder(products, spec, reporter)
    # Other products may be added to the folder at any time, so it is looked through on every run.
    return download_seasons(source, spec.boxes, Path(spec.folder), spec.bands, _EVER.last, reporter)


class SafeFolder:
    """Images of products on disk. `fetch` may run in several threads.

    Args:
        products: The products.
        spec: What is wanted.
        reporter: Asked whether to stop.
    """

    mask_layers: tuple[str, ...] = MASKS
    parallel = _PARALLEL
    description = "Sentinel-2 L2A products of ESA on disk."

    def __init__(self, products: list[SafeProduct], spec: ImportSAFE, reporter: Reporter) -> None:
        self._products = {each.identifier: each for each in products}
        self._spec, self._reporter = spec, reporter
        self._bands = checked_bands(spec.bands)

    def request(self) -> dict[str, Any]:
        """Return what decides the content of a season; products may be added to it later."""
        return {
            "service": "products",
            "first_day": self._spec.first_day,
            "last_day": self._spec.last_day,
            "merge_minutes": self._spec.merge_minutes,
        }

    def search(self, grid: GeoGrid) -> tuple[Image, ...]:
        """Return the images that touch a grid.

        Raises:
            DamagedFileError: A product lacks SCL or cannot be opened.
        """
        scenes = []
        for product in self._products.values():
            self._reporter.check()
            with rasterio.open(product.image("SCL"), driver="JP2OpenJPEG") as dataset:
                if window_over(dataset, grid) is not None:
                    scenes.append(Scene(product.identifier, product.moment, product.cloud_cover))
        return images_of(scenes, self._spec.merge_minutes)

    def estimate(self, grid: GeoGrid, image: Image) -> Estimate:
        """Return what fetching an image costs: nothing, it is here."""
        return Estimate()

    def fetch(self, grid: GeoGrid, image: Image) -> Frame:
        """Return an image on a grid; all zeros where the products hold no data.

        Raises:
            DamagedFileError: An image is missing or does not decode.
        """
        products = [self._products[scene.identifier] for scene in image.scenes]
        products.sort(key=lambda each: each.crs != grid.crs.to_string())  # those that need no warping first
        readers = [lambda product=product: self._layers(product, grid) for product in products]
        mosaic = mosaic_of(grid, self._bands, readers, self._reporter.check)
        return Frame(
            image.date, mosaic.digital_numbers, mosaic.masks(), offset=mosaic.offset or 0.0, scenes=image.identifiers
        )

    def _layers(self, product: SafeProduct, grid: GeoGrid) -> tuple[dict[str, Layer], float] | None:
        layers = {}
        for name in ("SCL", *self._bands):
            self._reporter.check()
            layer = _read(product, name, grid)
            if layer is None or (name == "SCL" and not layer.values.any()):
                return None
            layers[name] = layer
        return layers, product.offset

    def received(self) -> tuple[int, float, int]:
        """Return nothing: no service is asked."""
        return 0, 0.0, 0


def _read(product: SafeProduct, name: str, grid: GeoGrid) -> Layer | None:
    path = product.image(name)
    try:
        with rasterio.open(path, driver="JP2OpenJPEG") as dataset:
            window = window_over(dataset, grid)
            if window is None:
                return None
            values = dataset.read(1, window=window).astype(np.uint16, copy=False)
            return Layer(values, GeoGrid.from_dataset(dataset).window(window))
    except RasterioError as error:
        raise DamagedFileError(
            f"{name} of the product '{product.identifier}' is damaged or cut short: download the product again."
        ) from error
