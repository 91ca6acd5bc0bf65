"""WFS: a real MapServer, and documents of services that behave otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.reference.fetching import wfs
from furrow.tests.builders.fetched_parcels import read_fetched, require_truth
from furrow.tests.builders.json_services import answering
from furrow.tests.builders.parcel_services import BOX, MAPSERVER, BuiltParcels, map_service

needs_mapserver = pytest.mark.skipif(not MAPSERVER, reason="MapServer is not installed: run scripts/install_qgis.sh")


@needs_mapserver
@pytest.mark.parametrize("json_format", [True, False], ids=["geojson", "gml"])
@pytest.mark.parametrize("crs", [("EPSG:3794",), ("EPSG:3794", "EPSG:32633")], ids=["north first", "utm"])
@pytest.mark.parametrize("key", ["pid", "none"], ids=["named", "nameless"])
def test_mapserver_gives_every_parcel_once(
    fetch, source: Path, parcels: BuiltParcels, tmp_path: Path, monkeypatch, json_format, crs, key
) -> None:
    monkeypatch.setattr(wfs, "PAGE_SIZE", 100)
    with map_service(tmp_path / "ms", source, crs=crs, json_format=json_format, key=key) as url:
        result = fetch("wfs", url)
    found = require_truth(fetch.output, parcels, [BOX])
    assert result["pages"] == 3  # of 100, 100 and 77 or so
    assert set(found.columns) >= {"pid", "label", "kmetija", "status", "box", "geometry"}
    assert "lowerCorner" not in found.columns
    assert all(name in parcels.names for name in found.columns["kmetija"])


@needs_mapserver
@pytest.mark.parametrize("name", ["parcele", "ms:parcele", "Kmetijske parcele č"])
def test_a_feature_type_is_found_by_its_names(fetch, source: Path, tmp_path: Path, name: str) -> None:
    with map_service(tmp_path / "ms", source) as url:
        assert fetch("wfs", f"{url}&REQUEST=GetCapabilities&service=WFS", name)["parcels"] > 0


@needs_mapserver
def test_an_unknown_feature_type_is_told_with_those_there_are(fetch, source: Path, tmp_path: Path) -> None:
    with map_service(tmp_path / "ms", source) as url, pytest.raises(InputError, match="no feature type 'njive', but"):
        fetch("wfs", url, "njive")


@needs_mapserver
def test_a_limit_of_the_server_does_not_lose_parcels(
    fetch, source: Path, parcels: BuiltParcels, tmp_path: Path
) -> None:
    with map_service(tmp_path / "ms", source, limit=70) as url:
        result = fetch("wfs", url)
    require_truth(fetch.output, parcels, [BOX])
    assert result["pages"] > 1


# Documents --------------------------------------------------------------------------------------


PLACE = Box("b", "EPSG:32633", 464_000.0, 5_078_000.0, 468_000.0, 5_082_000.0)
TRIANGLE = "465000 5080000 465500 5080000 465500 5080500 465000 5080000"


def capabilities(
    version: str = "2.0.0",
    *,
    crs: str = "urn:ogc:def:crs:EPSG::32633",
    formats: str = "",
    paging: str = "TRUE",
    limit: str = "",
) -> bytes:
    values = "".join(f"<ows:Value>{each}</ows:Value>" for each in formats.split("|") if each)
    kind = "CRS" if version.startswith("2") else "SRS"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<wfs:WFS_Capabilities version="{version}" xmlns:wfs="http://www.opengis.net/wfs/2.0"
  xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink">
 <ows:OperationsMetadata>
  <ows:Operation name="GetFeature">
   <ows:DCP><ows:HTTP><ows:Get xlink:href="http://internal.invalid/wfs"/></ows:HTTP></ows:DCP>
   <ows:Parameter name="outputFormat"><ows:AllowedValues>{values}</ows:AllowedValues></ows:Parameter>
  </ows:Operation>
  <ows:Constraint name="ImplementsResultPaging"><ows:NoValues/><ows:DefaultValue>{paging}</ows:DefaultValue>
  </ows:Constraint>
  <ows:Constraint name="CountDefault"><ows:NoValues/><ows:DefaultValue>{limit}</ows:DefaultValue></ows:Constraint>
 </ows:OperationsMetadata>
 <wfs:FeatureTypeList><wfs:FeatureType><wfs:Name>a:parcele</wfs:Name><wfs:Title>P</wfs:Title>
  <wfs:Default{kind}>{crs}</wfs:Default{kind}></wfs:FeatureType></wfs:FeatureTypeList>
</wfs:WFS_Capabilities>""".encode()


def hits(count: object) -> bytes:
    return f'<FeatureCollection numberMatched="{count}" numberReturned="0"/>'.encode()


def gml(*ids: int, attribute: str = "label", value: str = "2") -> bytes:
    members = "".join(
        f'<wfs:member><a:parcele gml:id="p.{number}"><a:geom><gml:Polygon srsName="urn:ogc:def:crs:EPSG::32633" '
        f'gml:id="g.{number}"><gml:exterior><gml:LinearRing><gml:posList>{TRIANGLE}</gml:posList></gml:LinearRing>'
        f"</gml:exterior></gml:Polygon></a:geom><a:{attribute}>{value}</a:{attribute}></a:parcele></wfs:member>"
        for number in ids
    )
    return (
        '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" '
        'xmlns:a="urn:a" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="urn:a http://127.0.0.1:9/schema.xsd">' + members + "</wfs:FeatureCollection>"
    ).encode()


REFUSED = b"""<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception
exceptionCode="NoApplicableCode"><ows:ExceptionText>Cannot do natural order without a primary key</ows:ExceptionText>
</ows:Exception></ows:ExceptionReport>"""


class Answers(dict):
    """Answers by what a query holds; the first that fits."""

    def __init__(self, *rules: tuple[str, object]) -> None:
        super().__init__()
        self.rules = rules

    def __contains__(self, path: object) -> bool:
        return self.get(str(path)) is not None

    def __getitem__(self, path: str) -> object:
        return self.get(path)

    def get(self, path: str, default: object = None) -> object:
        return next((document for part, document in self.rules if part in path), default)


def test_gml_without_pages_of_version_1_1(fetch) -> None:
    answers = Answers(
        ("GetCapabilities", capabilities("1.1.0")),
        ("resultType=hits", b'<F numberOfFeatures="2"/>'),
        ("GetF", gml(1, 2)),
    )
    with answering(answers) as (url, asked):
        assert fetch("wfs", f"{url}/wfs", boxes=(PLACE,))["parcels"] == 2
    assert "typeName=a:parcele" in asked[2]
    assert "startIndex" not in asked[2]
    assert "bbox=464000.0,5078000.0,468000.0,5082000.0,urn:ogc:def:crs:EPSG::32633" in asked[2]
    assert read_fetched(fetch.output).columns["feature_id"] == ["p.1", "p.2"]


def test_the_axes_of_the_box_are_those_of_the_authority(fetch) -> None:
    for crs, first in (
        ("urn:ogc:def:crs:EPSG::4326", "45."),
        ("http://www.opengis.net/def/crs/EPSG/0/4326", "45."),
        ("EPSG:4326", "14."),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "14."),
    ):
        answers = Answers(("GetCap", capabilities(crs=crs)), ("hits", hits(1)), ("Index=0", gml(1)), ("GetF", gml()))
        with answering(answers) as (url, asked):
            fetch("wfs", url, boxes=(PLACE,))
        assert f"bbox={first}" in asked[1], crs


def test_geojson_of_another_version_of_its_name_is_taken(fetch) -> None:
    ring = [[14.55, 45.87], [14.551, 45.87], [14.551, 45.871], [14.55, 45.87]]
    feature = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {"label": 2}}
    page = {"type": "FeatureCollection", "features": [feature]}
    page["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    answers = Answers(
        ("GetCap", capabilities(formats="text/csv|application/json")),
        ("hits", hits("unknown")),
        ("startIndex=0", json.dumps(page).encode()),
        ("GetF", json.dumps(page | {"features": []}).encode()),
    )
    with answering(answers) as (url, asked):
        assert fetch("wfs", url, boxes=(PLACE,))["parcels"] == 1
    assert "outputFormat=application/json" in asked[2]


def test_a_service_that_wants_an_order_is_given_one(fetch) -> None:
    answers = Answers(
        ("GetCap", capabilities()),
        ("hits", hits(2)),
        ("sortBy=label&count=1000&startIndex=0", gml(1, 2)),
        ("sortBy=label", gml()),
        ("startIndex", REFUSED),
        ("count=1", gml(1)),
    )
    with answering(answers) as (url, _):
        assert fetch("wfs", url, boxes=(PLACE,))["parcels"] == 2


def test_what_is_refused_is_told_in_the_services_words(fetch) -> None:
    answers = Answers(("GetCap", capabilities(paging="FALSE")), ("hits", REFUSED))
    with answering(answers) as (url, _), pytest.raises(InputError, match="natural order without a primary key"):
        fetch("wfs", url, boxes=(PLACE,))


PARTED = Answers(
    ("GetCap", capabilities()), ("hits", hits(2)), ("Index=0", gml(1)), ("Index=1", gml(1)), ("GetF", gml())
)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (Answers(("GetCap", capabilities(paging="FALSE")), ("hits", hits(9)), ("GetF", gml(1))), "has 9 features"),
        (Answers(("GetCap", capabilities(paging="", limit="2")), ("hits", hits(2)), ("GetF", gml(1, 2))), "at most 2"),
        (PARTED, "gave 2, 1 of them twice"),
        (Answers(("GetCap", capabilities()), ("hits", hits(1)), ("GetF", gml(1)[:-9])), "not whole"),
        (Answers(("GetCap", b"<!DOCTYPE html><html></html>")), "a web page"),
        (Answers(("GetCap", b"<html></html>")), "a web page"),
        (Answers(("GetCap", b"")), "an empty body"),
    ],
)
def test_a_service_that_cannot_be_trusted_is_told(fetch, answers: Answers, told: str) -> None:
    with answering(answers) as (url, _), pytest.raises(TransferError, match=told):
        fetch("wfs", url, boxes=(PLACE,), limits=TransferLimits(attempts=1))
    assert not fetch.output.parent.exists()


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (capabilities("1.0.0"), "no WFS of version 1.1 or 2.0"),
        (b"<WMS_Capabilities version='1.3.0'/>", "'WMS_Capabilities' 1.3.0"),
        (capabilities(crs="urn:x"), "no coordinate reference system"),
    ],
)
def test_services_of_another_kind_are_told(fetch, document: bytes, told: str) -> None:
    with answering(Answers(("GetCap", document))) as (url, _), pytest.raises(InputError, match=told):
        fetch("wfs", url, boxes=(PLACE,))


ENTITY = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "FILE">]>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_anything_is_parsed(fetch, tmp_path: Path, encoding: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("skrivnost")
    declared = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    document = capabilities().decode().replace("<wfs:WFS", declared + "<wfs:WFS", 1).replace(">P<", ">&a;<")
    if encoding == "utf-16":
        document = document.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    answers = Answers(("GetCap", document.encode(encoding)))
    with answering(answers) as (url, _), pytest.raises(TransferError, match=r"sent no .*XML but"):
        fetch("wfs", url, boxes=(PLACE,), limits=TransferLimits(attempts=1))


def test_no_schema_of_an_answer_is_fetched(fetch) -> None:
    with answering({"/": {}}) as (elsewhere, asked_elsewhere):
        page = gml(1).replace(b"http://127.0.0.1:9", elsewhere.encode())
        answers = Answers(("GetCap", capabilities()), ("hits", hits(1)), ("Index=0", page), ("GetF", gml()))
        with answering(answers) as (url, _):
            assert fetch("wfs", url, boxes=(PLACE,))["parcels"] == 1
        assert asked_elsewhere == []


def test_the_token_stays_with_the_host_it_was_given_for(fetch) -> None:
    """The capabilities name another host for GetFeature; the analyst's address is asked all the same."""
    answers = Answers(("GetCap", capabilities()), ("hits", hits(1)), ("Index=0", gml(1)), ("GetF", gml()))
    with answering(answers) as (url, asked):
        fetch("wfs", f"{url}/wfs?map=a&token_for=map", boxes=(PLACE,), token="skrivnost")
    assert all(path.startswith("/wfs?map=a&token_for=map") for path in asked)
