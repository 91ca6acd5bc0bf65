"""Open archives on the loopback: a real STAC API process that lists cloud-optimised GeoTIFFs and serves them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from furrow.engine.imagery.bands import NATIVE_DISTANCE
from furrow.tests.builders.scenes import Scene, Truth, cut_scenes, with_offset, write_raster
from furrow.tests.builders.server_processes import server_process

__all__ = ["DIALECTS", "Archive", "stac_archive"]

_COMMON = {
    "B01": "coastal", "B02": "blue", "B03": "green", "B04": "red", "B05": "rededge1", "B06": "rededge2",
    "B07": "rededge3", "B08": "nir", "B8A": "nir08", "B09": "nir09", "B11": "swir16", "B12": "swir22", "SCL": "scl",
}  # fmt: skip


@dataclass(frozen=True)
class Dialect:
    """How an archive describes its items.

    Attributes:
        collection: Its identifier.
        common: Whether assets are named by colours instead of bands.
        harmonised: Whether its pixels lack the offset of newer baselines.
        raster_bands: Whether assets state scale and offset.
        signed: Whether files need a token.
    """

    collection: str
    common: bool
    harmonised: bool
    raster_bands: bool
    signed: bool = False


DIALECTS = {
    "earth-search": Dialect("sentinel-2-l2a", common=True, harmonised=True, raster_bands=True),
    "earth-search-c1": Dialect("sentinel-2-c1-l2a", common=True, harmonised=False, raster_bands=True),
    "planetary-computer": Dialect("sentinel-2-l2a", common=False, harmonised=False, raster_bands=False, signed=True),
    "digital-earth-africa": Dialect("s2_l2a", common=False, harmonised=True, raster_bands=False),
}
"""Archives by the names of the engine's presets."""


@dataclass(frozen=True)
class Archive:
    """An archive that is up.

    Attributes:
        url: Address of the STAC API; its search is at `/search`.
        collection: Collection to search.
        dialect: Name of the dialect.
        token_url: Address that gives a token for the collection; empty where none is needed.
        folder: Where `files/` lie, so that a test can damage them.
        scenes: What it holds.
        items: Its items as they were handed to the server, `{base}` for its address.
    """

    url: str
    collection: str
    dialect: str
    token_url: str
    folder: Path
    scenes: tuple[Scene, ...]
    items: tuple[dict[str, Any], ...]

    def file(self, scene: Scene, band: str) -> Path:
        """Return the file of a band or of SCL."""
        return self.folder / "files" / scene.product / f"{band}.tif"


@contextmanager
def stac_archive(
    folder: Path,
    truth: Truth | None = None,
    dialect: str = "earth-search",
    *,
    scenes: Sequence[Scene] = (),
    layout: str = "whole",
    baseline: str | Sequence[str] = "05.00",
    sas_seconds: float = 2700,
    blocksize: int = 256,
) -> Iterator[Archive]:
    """Serve the scenes given, or those cut from a truth.

    Args:
        folder: An empty folder of the test's.
        layout, baseline: See `cut_scenes`.
        sas_seconds: How long a token of the planetary computer is good.
        blocksize: Of the files' tiles, in pixels.
    """
    archive = folder / f"archive {dialect}"
    chosen, kind = tuple(scenes) or tuple(cut_scenes(truth, layout=layout, baseline=baseline)), DIALECTS[dialect]
    items = tuple(_write(archive / "files", scene, dialect, blocksize) for scene in chosen)
    for name, content in (
        ("archive.json", {"sas_seconds": sas_seconds if kind.signed else 0}),
        ("items.json", items),
        ("collection.json", _collection(kind, chosen)),
    ):
        (archive / name).write_text(json.dumps(content), encoding="utf-8")
    script = Path(__file__).with_name("serve_stac.py")
    with server_process(script, [str(archive)], archive / "server.log") as told:
        token_url = f"{told['url']}/api/sas/v1/token/{kind.collection}" if kind.signed else ""
        yield Archive(told["url"], kind.collection, dialect, token_url, archive, chosen, items)


def _write(files: Path, scene: Scene, dialect: str, blocksize: int) -> dict[str, Any]:
    kind = DIALECTS[dialect]
    for name, array in scene.arrays.items():
        raw = name != "SCL" and scene.has_offset and not kind.harmonised
        pixels = with_offset(array) if raw else array
        write_raster(
            files / scene.product / f"{name}.tif", pixels, scene.native_grid(name),
            blocksize=blocksize, compress="DEFLATE", predictor=2, overview_resampling="nearest",
        )  # fmt: skip
    return _item(scene, dialect)


def _item(scene: Scene, dialect: str) -> dict[str, Any]:
    kind = DIALECTS[dialect]
    west, south, east, north = scene.bounds
    ring = [[east, south], [east, north], [west, north], [west, south], [east, south]]
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [],
        "id": _identifier(scene, dialect),
        "collection": kind.collection,
        "bbox": [west, south, east, north],
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": _properties(scene, dialect),
        "assets": {(_COMMON[name] if kind.common else name): _asset(scene, name, kind) for name in scene.arrays},
        "links": [],
    }


def _identifier(scene: Scene, dialect: str) -> str:
    if dialect == "planetary-computer":
        parts = scene.product.split("_")
        return "_".join((*parts[:3], *parts[4:]))  # without the baseline
    if dialect == "earth-search-c1":
        return f"{scene.platform}_T{scene.tile}_{scene.moment:%Y%m%dT%H%M%S}_L2A"
    return f"{scene.platform}_{scene.tile}_{scene.moment:%Y%m%d}_{scene.sequence}_L2A"


def _properties(scene: Scene, dialect: str) -> dict[str, Any]:
    code, moment = int(scene.grid.crs.to_authority()[1]), f"{scene.moment:%Y-%m-%dT%H:%M:%S.%f}Z"
    properties: dict[str, Any] = {
        "datetime": moment,
        "created": moment,
        "platform": f"sentinel-{scene.platform[1:].lower()}",
        "constellation": "sentinel-2",
        "instruments": ["msi"],
        "eo:cloud_cover": scene.cloud_cover,
    }
    if dialect == "digital-earth-africa":
        properties |= {
            "title": scene.product, "gsd": 10, "proj:epsg": code, "odc:region_code": scene.tile,
            "sentinel:sequence": str(scene.sequence), "sentinel:product_id": scene.product,
            "sentinel:processing_baseline": scene.baseline, "sentinel:boa_offset_applied": scene.has_offset,
        }  # fmt: skip
        return properties
    properties |= {
        "s2:processing_baseline": scene.baseline,
        "s2:product_uri": f"{scene.product}.SAFE",
        "s2:datatake_id": f"G{scene.platform}_{scene.moment:%Y%m%dT%H%M%S}_020770_N{scene.baseline}",
        "s2:product_type": "S2MSI2A",
    }
    if dialect == "planetary-computer":
        properties |= {"proj:epsg": code, "s2:mgrs_tile": scene.tile, "sat:relative_orbit": scene.orbit}
    else:
        properties |= {
            "proj:code": f"EPSG:{code}", "mgrs:utm_zone": int(scene.tile[:2]), "mgrs:latitude_band": scene.tile[2],
            "mgrs:grid_square": scene.tile[3:], "grid:code": f"MGRS-{scene.tile}", "s2:sequence": str(scene.sequence),
        }  # fmt: skip
    if dialect == "earth-search":
        properties["earthsearch:boa_offset_applied"] = scene.has_offset
    return properties


def _asset(scene: Scene, name: str, kind: Dialect) -> dict[str, Any]:
    grid, distance = scene.native_grid(name), NATIVE_DISTANCE.get(name, 20)
    asset: dict[str, Any] = {
        "href": f"{{base}}/files/{scene.product}/{name}.tif",
        "type": "image/tiff; application=geotiff; profile=cloud-optimized",
        "title": name,
        "roles": ["data"],
        "gsd": distance,
        "proj:shape": list(grid.shape),
        "proj:transform": list(grid.transform)[:6],
    }
    if kind.raster_bands:
        # Earth Search states the offset of newer baselines even where its pixels no longer carry it.
        offset = -0.1 if scene.has_offset and name != "SCL" else 0.0
        band = {"nodata": 0, "data_type": "uint8" if name == "SCL" else "uint16", "spatial_resolution": distance}
        asset["raster:bands"] = [
            band if name == "SCL" else {**band, "bits_per_sample": 15, "scale": 1e-4, "offset": offset}
        ]
    return asset


def _collection(kind: Dialect, scenes: Sequence[Scene]) -> dict[str, Any]:
    bounds = [scene.bounds for scene in scenes]
    box = [min(each[0] for each in bounds), min(each[1] for each in bounds),
           max(each[2] for each in bounds), max(each[3] for each in bounds)]  # fmt: skip
    return {
        "type": "Collection",
        "stac_version": "1.0.0",
        "id": kind.collection,
        "title": "Sentinel-2 Level-2A",
        "description": "Scenes of one place",
        "license": "proprietary",
        "extent": {"spatial": {"bbox": [box]}, "temporal": {"interval": [["2015-06-27T00:00:00Z", None]]}},
        "links": [],
    }
