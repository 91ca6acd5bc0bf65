"""What archives call their files and say of the offset."""

from __future__ import annotations

from typing import Any

import pytest

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.sources.archives import ARCHIVES, archive_of, asset_address, offset_of

TIFF = "image/tiff; application=geotiff; profile=cloud-optimized"
STATED = {"href": "x.tif", "raster:bands": [{"scale": 0.0001, "offset": -0.1}]}


@pytest.mark.parametrize(
    ("assets", "name", "address"),
    [
        ({"red": {"href": "https://a/B04.tif", "type": TIFF}}, "B04", "https://a/B04.tif"),
        ({"B04": {"href": "https://a/b.tif?x=1"}}, "B04", "https://a/b.tif?x=1"),
        ({"nir08": {"href": "https://a/8a.tif"}}, "B8A", "https://a/8a.tif"),
        ({"nir": {"href": "https://a/8.tif"}}, "B08", "https://a/8.tif"),
        ({"scl": {"href": "https://a/scl.tif"}}, "SCL", "https://a/scl.tif"),
        ({"SCL_20m": {"href": "https://a/scl.tiff"}}, "SCL", "https://a/scl.tiff"),
        ({"rot": {"href": "https://a/r.tif", "eo:bands": [{"name": "B04"}]}}, "B04", "https://a/r.tif"),
        ({"rot": {"href": "https://a/r.tif", "bands": [{"name": "B04"}]}}, "B04", "https://a/r.tif"),
        ({"red-jp2": {"href": "s3://a/B04.jp2", "type": "image/jp2"}}, "B04", None),
        ({"red": {"href": "s3://a/B04.jp2", "type": "image/jp2"}}, "B04", None),
        ({"visual": {"href": "v.tif", "bands": [{"name": "B04"}, {"name": "B03"}, {"name": "B02"}]}}, "B04", None),
        (
            {"B02": {"href": "s3://deafrica-sentinel-2/Sentinel-2/B02.tif"}},
            "B02",
            "https://deafrica-sentinel-2.s3.af-south-1.amazonaws.com/Sentinel-2/B02.tif",
        ),
    ],
)
def test_the_file_of_a_band_is_found(assets: dict[str, Any], name: str, address: str | None) -> None:
    assert asset_address(assets, name) == address


@pytest.mark.parametrize(
    ("properties", "assets", "offset"),
    [
        ({"s2:processing_baseline": "02.12"}, {}, 0.0),
        ({"s2:processing_baseline": "03.01"}, {"red": STATED}, 0.0),
        ({"s2:processing_baseline": "04.00"}, {}, -1000.0),
        ({"s2:processing_baseline": "05.10"}, {"red": STATED}, -1000.0),
        ({"s2:processing_baseline": "05.10", "earthsearch:boa_offset_applied": True}, {"red": STATED}, 0.0),
        ({"s2:processing_baseline": "05.10", "earthsearch:boa_offset_applied": False}, {"red": STATED}, -1000.0),
        ({"sentinel:processing_baseline": "05.10", "sentinel:boa_offset_applied": True}, {}, 0.0),
        ({"processing:version": "05.11"}, {}, -1000.0),
        ({}, {"red": STATED, "blue": STATED}, -1000.0),
        ({}, {"red": {"href": "x.tif", "raster:offset": -0.1}}, -1000.0),
        ({}, {"visual": STATED}, 0.0),
        ({"s2:processing_baseline": "strange"}, {}, 0.0),
    ],
)
def test_the_offset_follows_from_baseline_and_flags(
    properties: dict[str, Any], assets: dict[str, Any], offset: float
) -> None:
    assert offset_of(properties, assets) == offset


def test_presets_and_custom_archives() -> None:
    for name, archive in ARCHIVES.items():
        assert archive_of(name, "", "") is archive
        assert archive.url.startswith("https://")
    custom = archive_of("custom", "https://stac.example.org/api/stac/v1", "s2")
    assert custom.signing == "https://stac.example.org/api/sas/v1/token/s2"
    assert archive_of("custom", "https://stac.example.org", "s2").signing == ""
    for url, collection in (("", "s2"), ("https://x", ""), ("file:///etc", "s2"), ("https://", "s2")):
        with pytest.raises(InputError, match="cannot be asked"):
            archive_of("custom", url, collection)
