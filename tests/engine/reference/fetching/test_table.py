"""Fields and values on their way into the GeoPackage, and names of CRSs."""

from __future__ import annotations

import math
import threading
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from furrow.engine.contract.class_mapping import ClassRule
from furrow.engine.contract.errors import InputError, JobCancelledError, ResourceError
from furrow.engine.reference.fetching import table
from furrow.engine.reference.fetching.pages import CRS84, bounds_in, crs_named, same_host
from furrow.engine.reference.fetching.table import class_column, field_names, write_tables
from furrow.engine.reporting import Reporter
from furrow.tests.builders.fetched_parcels import read_fetched

UTM = CRS.from_epsg(32633)
OUTLINE = shapely.to_wkb(shapely.MultiPolygon([shapely.box(0, 0, 1, 1)]))
names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=10)


@given(st.lists(names | st.sampled_from(["fid", "FID", "status", "Status", "box", "geom", "source_fid"]), unique=True))
def test_every_field_gets_a_name_of_its_own(columns: list[str]) -> None:
    given_names = list(field_names(columns).values())
    reserved = {"fid", "geom", "status", "box", "feature_id"}
    assert len({name.casefold() for name in given_names} | reserved) == len(columns) + len(reserved)
    for column, name in zip(columns, given_names, strict=True):
        assert name == column or name.startswith((column, f"source_{column}"))


values = (
    st.none() | st.integers(-(2**70), 2**70) | st.floats() | st.booleans() | st.text(max_size=5) | st.lists(st.none())
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=4))
def test_whatever_a_service_sends_can_be_written(columns: list[list[Any]]) -> None:
    import tempfile

    outlines = [shapely.to_wkb(shapely.MultiPolygon([shapely.box(i, 0, i + 1, 1)])) for i in range(3)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parcele č.gpkg"
        named = {f"polje 'ž' {index}": column for index, column in enumerate(columns)}
        write_tables(path, outlines, named, UTM, None, {"k": "v"}, Reporter())
        found = read_fetched(path)
    for name, column in named.items():
        present = [value is not None and not (isinstance(value, float) and math.isnan(value)) for value in column]
        if any(isinstance(value, str | list | bool) for value in column):
            present = [value is not None for value in column]
        read = [value is not None and value == value for value in found.columns[name]]
        assert read == present


def test_types_are_kept() -> None:
    import tempfile

    columns = {
        "whole": [2**62, None], "real": [1, 2.5], "truth": [True, None], "text": ["č", None], "mixed": [1, "a"],
        "lists": [["ž"], {"a": 1}], "big": [2**80, 1], "none": [None, None], "zero": ["a\x00b\ud800", ""],
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.gpkg"
        write_tables(path, [OUTLINE, OUTLINE], columns, UTM, [ClassRule("1", "ž", "cultivated")], {}, Reporter())
        found = read_fetched(path)
    assert found.columns["whole"][0] == 2**62
    assert found.columns["real"] == [1.0, 2.5]
    assert found.columns["truth"][0] == 1
    assert found.columns["text"] == ["č", None]
    assert found.columns["mixed"] == ["1", "a"]
    assert found.columns["lists"] == ['["ž"]', '{"a": 1}']
    assert found.columns["big"] == [str(2**80), "1"]
    assert found.columns["none"] == [None, None]
    assert found.columns["zero"] == ["ab?", ""]
    assert found.rules == [("1", "ž", "cultivated")]


@pytest.mark.parametrize("chunk", [1, 3, 7, 100])
def test_parcels_written_in_parts_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(table, "_CHUNK", chunk)
    columns = {"n": [None, *range(1, 7)], "t": [None] * 6 + ["ž"], "f": [None] * 6 + [0.5]}
    write_tables(tmp_path / "p.gpkg", [OUTLINE] * 7, columns, UTM, [], {"k": "ž"}, Reporter())
    found = read_fetched(tmp_path / "p.gpkg")
    assert found.columns["t"] == columns["t"]
    assert found.columns["n"][1:] == columns["n"][1:]
    assert found.columns["f"][6] == 0.5
    assert found.rules == []
    assert pyogrio.read_info(tmp_path / "p.gpkg", layer="parcels")["layer_metadata"] == {"k": "ž"}


def test_a_cancel_is_heard_while_writing(tmp_path: Path) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(JobCancelledError):
        write_tables(tmp_path / "p.gpkg", [OUTLINE], {"n": [1]}, UTM, None, {}, Reporter(cancelled=cancelled))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be written to the folder"):
        write_tables(tmp_path / "no" / "p.gpkg", [OUTLINE], {}, UTM, None, {}, Reporter())


def test_the_class_field_is_found_whatever_its_case() -> None:
    assert class_column({"Label": [], "x": []}, "label") == "Label"
    assert class_column({"Label": [], "label": []}, "label") == "label"
    with pytest.raises(InputError, match="no field 'LABEL', but 'Label', 'label'"):
        class_column({"Label": [], "label": []}, "LABEL")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("http://www.opengis.net/def/crs/EPSG/0/32633", 32633),
        ("https://www.opengis.net/def/crs/EPSG/9.9.1/3794", 3794),
        ("http://www.opengis.net/gml/srs/epsg.xml#3794", 3794),
        ("urn:ogc:def:crs:EPSG::32633", 32633),
        ("urn:x-ogc:def:crs:EPSG:6.18:32633", 32633),
        ("EPSG:4326", 4326),
        ("epsg:3794", 3794),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("urn:ogc:def:crs:OGC::CRS84", 4326),
        ("OGC:CRS84", 4326),
        ("CRS:84", 4326),
        ("EPSG:999999", None),
        ("http://127.0.0.1:9/crs.wkt", None),
        ("/vsicurl/http://127.0.0.1:9/EPSG", None),
        ("", None),
    ],
)
def test_crs_names(name: str, code: int | None) -> None:
    found = crs_named(name)
    assert (found.to_epsg() if found else None) == code


@given(st.floats(400_000, 500_000), st.floats(5_000_000, 5_200_000), st.floats(10, 50_000), st.floats(10, 50_000))
def test_a_rectangle_told_in_degrees_holds_the_box(left: float, bottom: float, width: float, height: float) -> None:
    from rasterio.warp import transform

    west, south, east, north = bounds_in((left, bottom, left + width, bottom + height), UTM, CRS84)
    shares = [index / 97 for index in range(98)]
    for xs, ys in (
        ([left + share * width for share in shares], [bottom] * 98),
        ([left + share * width for share in shares], [bottom + height] * 98),
        ([left] * 98, [bottom + share * height for share in shares]),
        ([left + width] * 98, [bottom + share * height for share in shares]),
    ):
        degrees = transform(UTM, CRS84, xs, ys)
        assert west <= min(degrees[0]) <= max(degrees[0]) <= east
        assert south <= min(degrees[1]) <= max(degrees[1]) <= north


def test_links_stay_on_their_host() -> None:
    assert same_host("https://a.si/x/y?z", "n?o=1#f", "S") == "https://a.si/x/n?o=1"
    assert same_host("https://a.si:443/x", "http://a.si/n", "S") == "https://a.si:443/n"
    assert same_host("http://a.si/x", "/n", "S") == "http://a.si/n"
    for link in ("https://b.si/", "//b.si/", "http://a.si:81/", "file:///etc/passwd", "https://a.si.b.si/"):
        with pytest.raises(Exception, match="another server"):
            same_host("http://a.si/x", link, "S")
