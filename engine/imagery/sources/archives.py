"""The open archives of Sentinel-2 L2A that need no account, and how each names its files.

Sources: the archives' own STAC collections. Names of assets, what they say of the offset of processing baseline 04.00,
and how their files are signed differ; nothing else does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import SENTINEL2_BANDS

__all__ = ["ARCHIVES", "Archive", "archive_of", "asset_address", "offset_of"]

OFFSET = -1000.0
"""Added to the digital numbers of processing baseline 04.00 and later before scaling (ESA, January 2022)."""

_COMMON = {
    "B01": "coastal",
    "B02": "blue",
    "B03": "green",
    "B04": "red",
    "B05": "rededge1",
    "B06": "rededge2",
    "B07": "rededge3",
    "B08": "nir",
    "B8A": "nir08",
    "B09": "nir09",
    "B11": "swir16",
    "B12": "swir22",
}


@dataclass(frozen=True)
class Archive:
    """An archive with a STAC API.

    Attributes:
        title: Name for people.
        url: Address of the API.
        collection: Name of the collection.
        signing: Address that gives the signature which its files want, or empty.
    """

    title: str
    url: str
    collection: str
    signing: str = ""


_BUCKETS = {"s3://deafrica-sentinel-2/": "https://deafrica-sentinel-2.s3.af-south-1.amazonaws.com/"}

_PLANETARY = "https://planetarycomputer.microsoft.com/api"
_EARTH_SEARCH = "https://earth-search.aws.element84.com/v1"

ARCHIVES: dict[str, Archive] = {
    "earth-search": Archive("Earth Search", _EARTH_SEARCH, "sentinel-2-l2a"),
    "earth-search-c1": Archive("Earth Search, Collection 1", _EARTH_SEARCH, "sentinel-2-c1-l2a"),
    "planetary-computer": Archive(
        "Planetary Computer",
        f"{_PLANETARY}/stac/v1",
        "sentinel-2-l2a",
        signing=f"{_PLANETARY}/sas/v1/token/sentinel-2-l2a",
    ),
    "digital-earth-africa": Archive("Digital Earth Africa", "https://explorer.digitalearth.africa/stac", "s2_l2a"),
}
"""Well-known archives by the name a job calls them."""


def archive_of(name: str, url: str, collection: str) -> Archive:
    """Return an archive by its name, or the one at an address.

    Raises:
        InputError: The name is unknown, or a custom archive lacks its address or collection.
    """
    if name in ARCHIVES:
        return ARCHIVES[name]
    if name != "custom":
        raise InputError(f"'{name}' is no archive: choose one of {', '.join(ARCHIVES)}, or custom.")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not collection:
        raise InputError(
            f"The archive at '{url}' with the collection '{collection}' cannot be asked: give an address that starts "
            "with https:// and the name of a collection."
        )
    signing = ""
    if parts.path.rstrip("/").endswith("/api/stac/v1"):  # an archive built as the Planetary Computer is
        root = url.rstrip("/").removesuffix("/stac/v1")
        signing = f"{root}/sas/v1/token/{collection}"
    return Archive(parts.hostname, url, collection, signing)


def asset_address(assets: Mapping[str, Any], name: str) -> str | None:
    """Return the address of the GeoTIFF of a band or of SCL among the assets of an item, None when there is none.

    Args:
        assets: Assets of a STAC item as JSON.
        name: Name of a band, or "SCL".
    """
    keys = [name, name.lower(), *([_COMMON[name]] if name in _COMMON else [])]
    keys += [f"{name}_{distance}m" for distance in (10, 20, 60)]
    for key in keys:
        if key in assets and _is_geotiff(assets[key]):
            return _on_the_web(str(assets[key]["href"]))
    for asset in assets.values():  # an archive with names of its own may still name the bands in its metadata
        bands = asset.get("bands") or asset.get("eo:bands") or []
        if len(bands) == 1 and bands[0].get("name") == name and _is_geotiff(asset):
            return _on_the_web(str(asset["href"]))
    return None


def _on_the_web(href: str) -> str:
    """Return the web address of a file that is named by its bucket."""
    for bucket, address in _BUCKETS.items():
        if href.startswith(bucket):
            return address + href.removeprefix(bucket)
    return href


def _is_geotiff(asset: Mapping[str, Any]) -> bool:
    path = urlsplit(str(asset.get("href", ""))).path.lower()
    return "tiff" in str(asset.get("type", "")).lower() or path.endswith((".tif", ".tiff"))


def offset_of(properties: Mapping[str, Any], assets: Mapping[str, Any]) -> float:
    """Return what is added to the digital numbers of an item before scaling: 0 or `OFFSET`.

    Earth Search takes the offset away itself where `earthsearch:boa_offset_applied` says so; its `raster:bands` state
    it all the same. Elsewhere the processing baseline tells; without one, what the assets state.

    Args:
        properties: Properties of a STAC item.
        assets: Its assets as JSON.
    """
    for flag in ("earthsearch:boa_offset_applied", "sentinel:boa_offset_applied"):
        if properties.get(flag) is True:
            return 0.0
    for key in ("s2:processing_baseline", "processing:version", "sentinel:processing_baseline"):
        try:
            return OFFSET if float(str(properties[key])) >= 4 else 0.0
        except (KeyError, ValueError):
            continue
    stated = {_stated_offset(asset) for name, asset in assets.items() if _is_band(name)} - {None}
    return OFFSET if stated == {OFFSET * 1e-4} else 0.0


def _is_band(name: str) -> bool:
    return name in SENTINEL2_BANDS or name in _COMMON.values()


def _stated_offset(asset: Mapping[str, Any]) -> float | None:
    bands = asset.get("raster:bands") or [asset]
    value = bands[0].get("offset", bands[0].get("raster:offset"))
    return round(float(value), 6) if isinstance(value, int | float) else None
