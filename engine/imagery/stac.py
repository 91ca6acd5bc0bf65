"""The STAC documents of a season: a collection, and an item a date."""

from __future__ import annotations

import datetime
from typing import Any

import pystac
from rasterio.warp import transform_bounds, transform_geom

from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import CENTRE, COMMON_NAME

__all__ = ["collection_of", "item_of"]

_WGS84 = "EPSG:4326"
_EXTENSIONS = [
    "https://stac-extensions.github.io/eo/v2.0.0/schema.json",
    "https://stac-extensions.github.io/file/v2.1.0/schema.json",
    "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
    "https://stac-extensions.github.io/raster/v2.0.0/schema.json",
]
_MASK_DESCRIPTIONS = {
    "SCL": "Scene classification of Sen2Cor, classes 0 to 11",
    "CLM": "Cloud mask of s2cloudless: 0 clear, 1 cloud, 255 unknown",
    "CLP": "Cloud probability of s2cloudless, 0 to 255",
    "dataMask": "1 where there are data, else 0",
}


def collection_of(
    title: str, source: str, grid: GeoGrid, bands: tuple[str, ...], dates: tuple[datetime.date, ...]
) -> pystac.Collection:
    """Return the STAC collection of a season, with a link to the item of every date."""
    first, last = (_midnight(dates[0]), _midnight(dates[-1])) if dates else (None, None)
    collection = pystac.Collection(
        id=title,
        title=title,
        description=f"A season of Sentinel-2 images for Furrow. {source}".strip(),
        license="other",
        extent=pystac.Extent(
            pystac.SpatialExtent([list(transform_bounds(grid.crs, _WGS84, *grid.bounds))]),
            pystac.TemporalExtent([[first, last]]),
        ),
        keywords=["Sentinel-2", "surface reflectance"],
        summaries=pystac.Summaries({"bands": [_band(name) for name in bands], "gsd": [grid.ground_sampling_distance]}),
    )
    collection.clear_links()  # pystac's own links hold absolute paths
    collection.add_link(pystac.Link("root", "./collection.json", "application/json"))
    for date in dates:
        name = date.isoformat()
        collection.add_link(pystac.Link("item", f"./{name}/{name}.json", "application/geo+json", title=name))
    return collection


def item_of(
    title: str,
    date: datetime.date,
    grid: GeoGrid,
    bands: tuple[str, ...],
    mask_layers: tuple[str, ...],
    scale: float,
    offset: float,
) -> pystac.Item:
    """Return the STAC item of one date of the season of a title. Only the day is known, so it spans the day."""
    item = pystac.Item(
        id=date.isoformat(),
        geometry=transform_geom(grid.crs, _WGS84, _outline(grid)),
        bbox=list(transform_bounds(grid.crs, _WGS84, *grid.bounds)),
        datetime=_midnight(date),
        start_datetime=_midnight(date),
        end_datetime=_midnight(date) + datetime.timedelta(days=1, seconds=-1),
        properties={"platform": "sentinel-2", "gsd": grid.ground_sampling_distance, **_projection(grid)},
        stac_extensions=list(_EXTENSIONS),
    )
    values = {"raster:scale": scale, "raster:offset": offset * scale}
    images = [_band(name) for name in bands]
    item.add_asset("bands", _asset("./bands.tif", "data", "uint16", images, nodata=0, **values))
    if mask_layers:
        layers = [{"name": name, "description": _MASK_DESCRIPTIONS[name]} for name in mask_layers]
        item.add_asset("masks", _asset("./masks.tif", "data-mask", "uint8", layers))
    item.add_link(pystac.Link("root", "../collection.json", "application/json"))
    item.add_link(pystac.Link("parent", "../collection.json", "application/json"))
    item.add_link(pystac.Link("collection", "../collection.json", "application/json"))
    item.collection_id = title  # which STAC requires beside the link
    return item


def _asset(href: str, role: str, dtype: str, bands: list[dict[str, Any]], **fields: float) -> pystac.Asset:
    return pystac.Asset(
        href, media_type=pystac.MediaType.COG, roles=[role], extra_fields={"bands": bands, "data_type": dtype, **fields}
    )


def _band(name: str) -> dict[str, Any]:
    return {"name": name, "eo:common_name": COMMON_NAME[name], "eo:center_wavelength": CENTRE[name]}


def _projection(grid: GeoGrid) -> dict[str, Any]:
    authority = grid.crs.to_authority()
    known = {"proj:code": ":".join(authority)} if authority else {"proj:code": None, "proj:wkt2": grid.crs.to_wkt()}
    return {**known, "proj:shape": list(grid.shape), "proj:transform": list(grid.transform)[:6]}


def _outline(grid: GeoGrid) -> dict[str, Any]:
    left, bottom, right, top = grid.bounds
    ring = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return {"type": "Polygon", "coordinates": [ring]}


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)
