"""OGC API Features: a real pygeoapi, and documents of services that behave otherwise."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyogrio
import pytest

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import InputError, TransferError
from furrow.tests.builders.fetched_parcels import read_fetched, require_truth
from furrow.tests.builders.json_services import answering
from furrow.tests.builders.ogc_services import ogc_service
from furrow.tests.builders.parcel_services import BOX, BuiltParcels

HALVES = (
    Box("left 'č'", BOX.crs, BOX.left, BOX.bottom, BOX.left + 400, BOX.top),
    Box("right", BOX.crs, BOX.left + 400, BOX.bottom, BOX.right, BOX.top),
)


@pytest.fixture(scope="module")
def service(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A collection in CRS84 alone, 50 features a page."""
    with ogc_service(tmp_path_factory.mktemp("geoapi"), source) as url:
        yield url


@pytest.fixture(scope="module")
def service_in_utm(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ogc_service(tmp_path_factory.mktemp("geoapi"), source, crs=("EPSG:3794", "EPSG:32633")) as url:
        yield url


@pytest.mark.parametrize("path", ["", "/", "/collections", "/collections/parcele", "/collections/parcele/items?f=html"])
def test_pygeoapi_gives_every_parcel_once(fetch, service: str, parcels: BuiltParcels, path: str) -> None:
    result = fetch("ogcapi", service + path)
    found = require_truth(fetch.output, parcels, [BOX])
    assert result["parcels"] == len(found.columns["pid"])
    assert result["pages"] >= 6
    assert sum(result[status] for status in ("cultivated", "not_cultivated", "not_declared")) == result["parcels"]
    assert result["unmapped_codes"] == []
    assert found.meta["crs"] == "EPSG:32633"
    assert set(found.columns["box"]) == {BOX.name}
    assert pyogrio.read_info(fetch.output, layer="parcels")["layer_metadata"]["FURROW_COLLECTION"] == "parcele"


def test_the_crs_of_the_boxes_is_asked_for_where_it_is_offered(
    fetch, service_in_utm: str, parcels: BuiltParcels
) -> None:
    fetch("ogcapi", service_in_utm)
    require_truth(fetch.output, parcels, [BOX], tolerance=0.01)
    assert not [text for text in fetch.said() if "beside" in text]  # the rectangle asked for was the box itself


def test_a_collection_is_found_by_its_title(fetch, service: str) -> None:
    assert fetch("ogcapi", service, "Kmetijske parcele č")["parcels"] > 0


def test_an_unknown_collection_is_told_with_those_there_are(fetch, service: str) -> None:
    with pytest.raises(InputError, match="no collection 'njive', but 'parcele'"):
        fetch("ogcapi", service, "njive")


def test_a_parcel_in_two_boxes_comes_once_and_whole(fetch, service: str, parcels: BuiltParcels) -> None:
    result = fetch("ogcapi", service, boxes=HALVES)
    found = require_truth(fetch.output, parcels, HALVES)
    assert result["parcels"] == len(found.columns["pid"])
    assert set(found.columns["box"]) == {box.name for box in HALVES}
    for shape, name in zip(found.columns["geometry"], found.columns["box"], strict=True):
        inside = shape.representative_point().x
        assert name == (HALVES[0].name if inside <= HALVES[1].left else HALVES[1].name)
    assert [text for text in fetch.said() if "more than once" in text]


def test_a_place_without_parcels_is_told_and_nothing_is_written(fetch, service: str) -> None:
    far = Box("far", "EPSG:32633", 300_000.0, 5_300_000.0, 305_000.0, 5_305_000.0)
    with pytest.raises(InputError, match="No parcel of 'parcele' lies in the boxes"):
        fetch("ogcapi", service, boxes=(far,))
    assert not fetch.output.parent.exists()


def test_an_unknown_field_is_told_with_those_there_are(fetch, service: str) -> None:
    with pytest.raises(InputError, match="no field 'kultura', but 'pid', 'label', 'kmetija'"):
        fetch("ogcapi", service, class_field="kultura")
    assert not fetch.output.parent.exists()


def test_without_a_field_there_is_no_status(fetch, service: str) -> None:
    result = fetch("ogcapi", service, class_field="")
    found = read_fetched(fetch.output)
    assert found.rules is None
    assert "status" not in found.columns
    assert result["cultivated"] == result["unmapped"] == 0
    assert any("no status" in text for text in fetch.said())


# Documents --------------------------------------------------------------------------------------


SQUARE = {"type": "Polygon", "coordinates": [[[14.55, 45.87], [14.551, 45.87], [14.551, 45.871], [14.55, 45.87]]]}
PLACE = Box("b", "EPSG:32633", 464_000.0, 5_078_000.0, 468_000.0, 5_082_000.0)


def items(*ids: int, **more: object) -> dict:
    features = [{"type": "Feature", "id": i, "geometry": SQUARE, "properties": {"label": "2"}} for i in ids]
    return {"type": "FeatureCollection", "features": features, **more}


def collection(items_link: str = "/p/items", **more: object) -> dict:
    links = [{"rel": "items", "type": "text/html", "href": "/no"}, {"rel": "items", "href": items_link}]
    links[1]["type"] = "application/geo+json"
    return {"id": "parcele", "links": links, **more}


def follow(link: str) -> list[dict]:
    return [{"rel": "next", "href": link}]


def test_relative_links_and_pages_of_collections_are_followed(fetch) -> None:
    answers = {
        "/": {"links": [{"rel": "data", "href": "sub/c"}]},
        "/sub/c": {"collections": [{"id": "other"}], "links": follow("c?page=2")},
        "/sub/c?page=2": {"collections": [collection("../p/items")]},
        "/p/items?": items(1, links=follow("?cursor=a%2Fb"), numberMatched=3),
        "/p/items?cursor=a%2Fb": items(links=follow("items?cursor=c")),
        "/p/items?cursor=c": items(2, 3, 3),
    }
    with answering(answers) as (url, asked):
        assert fetch("ogcapi", url, boxes=(PLACE,))["parcels"] == 3
    assert "bbox=" in asked[3]
    assert "crs=" not in asked[3]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"/p/items?": items(1, links=follow("items?a")), "/p/items?a": items(2, links=follow("items?a"))}, "circle"),
        ({"/p/items?": items(1, links=follow("http://elsewhere.invalid/x"))}, "another server, elsewhere.invalid"),
        ({"/p/items?": items(1, numberMatched=5)}, "5 features for the box 'b', but gave 1"),
        ({"/p/items?": items(1, 2, 2, numberMatched=3)}, "gave 3, 1 of them twice"),
        ({"/p/items?": items(1, numberReturned=2)}, "1 features and says that they are 2"),
        ({"/p/items?": {"type": "FeatureCollection"}}, "without features"),
        ({"/p/items?": {"type": "Feature"}}, "no feature collection"),
        ({"/p/items?": [1]}, "no feature collection"),
        ({"/": {"collections": "x"}}, "lists no collections"),
    ],
)
def test_a_service_that_cannot_be_trusted_is_told(fetch, answers: dict, told: str) -> None:
    everything = {"/": {"collections": [collection()]}} | answers
    with answering(everything) as (url, _), pytest.raises(TransferError, match=told):
        fetch("ogcapi", url, boxes=(PLACE,), limits=TransferLimits(attempts=1))
    assert not fetch.output.parent.exists()


def test_pages_without_end_end(fetch) -> None:
    with answering({"/": {"collections": [collection()]}, "/p/items?": items(1, links=follow("more?o=1"))}) as (
        url,
        asked,
    ):
        endless = (f"more?o={number}" for number in range(2, 10_000))

        def empty() -> dict:
            return items(links=follow(next(endless)))

        asked.otherwise = empty
        assert fetch("ogcapi", url, boxes=(PLACE,))["parcels"] == 1
        assert len(asked) == 4


def test_an_answer_in_another_crs_than_asked_for_is_refused(fetch) -> None:
    uri = "http://www.opengis.net/def/crs/EPSG/0/32633"
    described = collection(crs=["#/crs"])
    answers = {"/": {"collections": [described], "crs": [uri]}, "/p/items?": items(1)}
    headers = {"/p/items?": {"Content-Crs": "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"}}
    with answering(answers, headers) as (url, asked):
        with pytest.raises(TransferError, match="CRS84 although"):
            fetch("ogcapi", url, boxes=(PLACE,))
        assert f"bbox-crs={uri}" in asked[1]


def test_codes_unknown_and_missing_are_never_scored(fetch, tmp_path: Path) -> None:
    page = items(1, 2, 3, 4, 5)
    for feature, code in zip(page["features"], ["2", "čudna", None, 7.0, "77"], strict=True):
        feature["properties"] = {"label": code, "Status": "s", "fid": 9, "BOX": [1, {"č": 2}], "Label": "x"}
    table = tmp_path / "šifrant.csv"
    table.write_text("code;name;status\n7*;zelenjava;not_cultivated\n", encoding="utf-8")
    with answering({"/": {"collections": [collection()]}, "/p/items?": page}) as (url, _):
        result = fetch("ogcapi", url, boxes=(PLACE,), mapping=str(table))
    found = read_fetched(fetch.output)
    assert found.columns["status"] == [
        "cultivated", "not_declared", "not_declared", "not_cultivated", "not_cultivated"
    ]  # fmt: skip
    assert found.rules == [
        ("2", "maize, sorghum, sudan grass", "cultivated"),
        ("7", "zelenjava", "not_cultivated"),
        ("77", "zelenjava", "not_cultivated"),
        ("čudna", "", "not_declared"),
    ]
    assert result["unmapped"] == 2
    assert result["unmapped_codes"] == ["čudna"]
    assert any("('čudna')" in text for text in fetch.warned())
    assert any("1 parcels have no code" in text for text in fetch.warned())
    assert found.columns["source_Status"] == ["s"] * 5
    assert found.columns["source_fid"] == [9] * 5
    assert json.loads(found.columns["source_BOX"][0]) == [1, {"č": 2}]
    assert found.columns["Label_2"] == ["x"] * 5
    assert found.columns["feature_id"] == ["1", "2", "3", "4", "5"]


def test_the_bytes_are_those_of_a_real_server(service: str) -> None:
    with urllib.request.urlopen(f"{service}/collections/parcele?f=json") as answer:  # noqa: S310
        assert json.load(answer)["id"] == "parcele"
