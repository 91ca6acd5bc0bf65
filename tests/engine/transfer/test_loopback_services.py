"""The loopback servers themselves: what they serve is the truth, and what breaks their rules is refused.

Read with requests, pystac-client and rasterio alone, so that the engine's own readers prove nothing here.
"""

from __future__ import annotations

import copy
import io
import re
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import requests
from numpy.typing import NDArray
from pystac_client import Client
from rasterio.warp import transform_bounds

from furrow.tests.builders.safe_products import write_safes
from furrow.tests.builders.scenes import LAYOUTS, Scene, Truth, build_truth, cut_scenes, sample_truth
from furrow.tests.builders.seasons import AWKWARD
from furrow.tests.builders.sentinel_hub_service import SentinelHub, sentinel_hub
from furrow.tests.builders.stac_services import DIALECTS, stac_archive
from furrow.tests.builders.switchboard import Switchboard

SCRIPT = """//VERSION=3
function setup() {
  return {input: [{bands: ["B02", "B05", "B09", "SCL", "dataMask"], units: "DN"}],
          output: [{id: "a", bands: 3, sampleType: "UINT16"}, {id: "b", bands: 2, sampleType: "UINT8"}]};
}
function evaluatePixel(s) { return {a: [s.B02, s.B05, s.B09], b: [s.SCL, s.dataMask]}; }
"""


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build_truth(unobserved=True)


@pytest.fixture(scope="module")
def hub(truth: Truth, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SentinelHub]:
    with sentinel_hub(tmp_path_factory.mktemp("hub"), truth) as service:
        yield service


def _degrees(truth: Truth) -> tuple[float, ...]:
    return transform_bounds(truth.grid.crs, "EPSG:4326", *truth.grid.bounds)


def _at_10_m(truth: Truth, scene: Scene, name: str, array: NDArray[Any]) -> NDArray[Any]:
    """Repeat a native array to 10 m and cut it to the truth; the nearest neighbour without GDAL."""
    factor = round(scene.native_grid(name).transform.a / 10)
    wide = np.repeat(np.repeat(array, factor, 0), factor, 1)
    row = round((scene.grid.transform.f - truth.grid.transform.f) / 10)
    column = round((truth.grid.transform.c - scene.grid.transform.c) / 10)
    whole = np.zeros(truth.grid.shape, array.dtype)
    rows, columns = np.arange(truth.grid.height) + row, np.arange(truth.grid.width) + column
    here = np.ix_((rows >= 0) & (rows < wide.shape[0]), (columns >= 0) & (columns < wide.shape[1]))
    whole[here] = wide[rows.clip(0, wide.shape[0] - 1)[:, None], columns.clip(0, wide.shape[1] - 1)][here]
    return whole


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each != "zones"])
@pytest.mark.parametrize("source", ["random", "sample"])
def test_the_scenes_of_a_day_together_are_the_truth(source: str, layout: str, truth: Truth) -> None:
    chosen = truth if source == "random" else sample_truth().select([0, 9])
    scenes = cut_scenes(chosen, layout=layout)
    for index, day in enumerate(chosen.dates):
        of_day = [scene for scene in scenes if scene.moment.date() == day]
        for name in (*chosen.bands, "SCL"):
            merged = np.zeros(chosen.grid.shape, np.uint16)
            for scene in of_day:
                pixels = _at_10_m(chosen, scene, name, scene.arrays[name])
                merged = np.where(merged > 0, merged, pixels)
            expected = chosen.scl[index] if name == "SCL" else chosen.band(name)[index]
            np.testing.assert_array_equal(merged, expected, err_msg=f"{day} {name}")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_archive_lists_and_serves_the_truth(dialect: str, truth: Truth, tmp_path: Path) -> None:
    kind = DIALECTS[dialect]
    with stac_archive(tmp_path / AWKWARD, truth, dialect) as archive, Switchboard(archive.url) as board:
        search = Client.open(board.url).search(
            collections=[archive.collection], bbox=_degrees(truth), datetime="2019-04-10/2019-05-31", limit=2
        )
        items = sorted(search.items(), key=lambda item: item.datetime)
        assert len([each for each in board.requests if "/search" in each.path]) > 1, "there is more than a page"
        assert [item.datetime.date() for item in items] == list(truth.dates[1:])
        for index, item in enumerate(items, start=1):
            assert item.properties["eo:cloud_cover"] == truth.cloud_cover[index]
            for band in ("B02", "B05", "B09", "SCL"):
                key = {"B02": "blue", "B05": "rededge1", "B09": "nir09", "SCL": "scl"}[band] if kind.common else band
                href = item.assets[key].href
                assert href.startswith(board.url)
                if archive.token_url:
                    href += "?" + requests.get(archive.token_url, timeout=30).json()["token"]
                answer = requests.get(href, headers={"Range": "bytes=0-99999"}, timeout=30)
                assert answer.status_code == 206
                with rasterio.open(io.BytesIO(answer.content)) as dataset:
                    assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
                    pixels = _at_10_m(truth, archive.scenes[index], band, dataset.read(1))
                if band == "SCL":
                    np.testing.assert_array_equal(pixels, truth.scl[index])
                else:
                    offset = 0 if kind.harmonised else 1000
                    observed = truth.observed[index]
                    np.testing.assert_array_equal(pixels[observed], truth.band(band)[index][observed] + offset)
                    assert not pixels[~observed].any()


def test_files_of_the_planetary_computer_need_a_token_that_is_good(truth: Truth, tmp_path: Path) -> None:
    with stac_archive(tmp_path, truth, "planetary-computer", sas_seconds=4) as archive:
        href = f"{archive.url}/files/{archive.scenes[0].product}/B02.tif"
        assert requests.get(href, timeout=30).status_code == 404
        token = requests.get(archive.token_url, timeout=30).json()["token"]
        assert requests.get(f"{href}?{token}", timeout=30).status_code == 200
        forged = re.sub("sig=[^&]*", "sig=AAAA%3D", token)
        assert requests.get(f"{href}?{forged}", timeout=30).status_code == 403
        time.sleep(4.2)
        refused = requests.get(f"{href}?{token}", timeout=30)
        assert (refused.status_code, refused.headers["x-ms-error-code"]) == (403, "AuthenticationFailed")


@pytest.mark.parametrize("zipped", [False, True])
def test_products_hold_the_truth_without_loss(zipped: bool, truth: Truth, tmp_path: Path) -> None:
    folder = tmp_path / AWKWARD
    paths = write_safes(folder, truth.select([0, 1]), baseline=("02.12", "05.09"), zipped=zipped)
    for index, path in enumerate(paths):
        scene = cut_scenes(truth)[index]
        prefix = f"/vsizip/{{{path}}}/{scene.product}" if zipped else str(path)
        prefix = prefix if not zipped else f"/vsizip/{{{path}}}/{path.stem}.SAFE"
        granule = f"{prefix}/GRANULE/L2A_T33TVM_A020770_{scene.moment:%Y%m%dT%H%M%S}/IMG_DATA"
        for band, distance in (("B02", 10), ("B12", 20), ("B01", 60)):
            file = f"{granule}/R{distance}m/T33TVM_{scene.moment:%Y%m%dT%H%M%S}_{band}_{distance}m.jp2"
            with rasterio.open(file) as dataset:
                pixels = _at_10_m(truth, scene, band, dataset.read(1))
                assert (dataset.driver, dataset.nodata, dataset.crs.to_epsg()) == ("JP2OpenJPEG", None, 32633)
            observed = truth.observed[index]
            np.testing.assert_array_equal(pixels[observed], truth.band(band)[index][observed] + 1000 * index)
            assert not pixels[~observed].any()


def _headers(hub: SentinelHub) -> dict[str, str]:
    form = {"grant_type": "client_credentials", "client_id": hub.client_id, "client_secret": hub.client_secret}
    answer = requests.post(hub.token_url, data=form, timeout=30)
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def _body(truth: Truth, index: int, script: str = SCRIPT, **processing: Any) -> dict[str, Any]:
    moment = truth.moments[index]
    span = {"from": f"{moment:%Y-%m-%dT%H:%M:%SZ}", "to": f"{moment:%Y-%m-%dT%H:%M:59Z}"}
    return {
        "input": {
            "bounds": {
                "bbox": list(truth.grid.bounds),
                "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
            },
            "data": [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": span}, "processing": processing}],
        },
        "output": {
            "width": truth.grid.width,
            "height": truth.grid.height,
            "responses": [{"identifier": each, "format": {"type": "image/tiff"}} for each in ("a", "b")],
        },
        "evalscript": script,
    }


def _process(hub: SentinelHub, body: dict[str, Any], **headers: str) -> requests.Response:
    return requests.post(f"{hub.base_url}/api/v1/process", json=body, headers=_headers(hub) | headers, timeout=60)


def _images(answer: requests.Response) -> dict[str, NDArray[Any]]:
    assert answer.status_code == 200, answer.text
    images = {}
    with tarfile.open(fileobj=io.BytesIO(answer.content)) as archive:
        for name in archive.getnames():
            with rasterio.open(archive.extractfile(name)) as dataset:
                images[name] = dataset.read()
    return images


@pytest.mark.parametrize("harmonise", [True, False])
def test_sentinel_hub_renders_the_truth(harmonise: bool, truth: Truth, hub: SentinelHub) -> None:
    for index in range(len(truth.moments)):
        answer = _process(hub, _body(truth, index, harmonizeValues=harmonise), Accept="application/x-tar")
        images = _images(answer)
        expected = np.stack([truth.band(name)[index] for name in ("B02", "B05", "B09")])
        expected = expected + np.where(truth.observed[index] & (not harmonise), 1000, 0).astype(np.uint16)
        np.testing.assert_array_equal(images["a.tif"], expected)
        np.testing.assert_array_equal(images["b.tif"], np.stack([truth.scl[index], truth.observed[index]]))
        # 48 x 60 px are 0.011 of a unit's area; four bands count, dataMask does not.
        assert float(answer.headers["x-processingunits-spent"]) == pytest.approx(48 * 60 / 512**2 * 4 / 3, rel=1e-4)


def test_sentinel_hub_sends_one_tiff_for_one_response_and_zeros_without_a_scene(truth: Truth, hub: SentinelHub) -> None:
    body = _body(truth, 0)
    body["output"]["responses"] = body["output"]["responses"][:1]
    body["input"]["data"][0]["dataFilter"]["timeRange"] = {"from": "2018-01-01T00:00:00Z", "to": "2018-02-01T00:00:00Z"}
    answer = _process(hub, body)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/tiff")
    with rasterio.open(io.BytesIO(answer.content)) as dataset:
        assert dataset.bounds == truth.grid.bounds
        assert dataset.count == 3
        assert not dataset.read().any()


BAD = {
    "output->width": lambda body: body["output"].update(width=2501),
    "output->height": lambda body: body["output"].update(height=0),
    "output": lambda body: body["output"].update(resx=10),
    "input->bounds->bbox": lambda body: body["input"]["bounds"].update(bbox=[5, 5, 4, 6]),
    "input->bounds->properties->crs": lambda body: body["input"]["bounds"]["properties"].update(crs="EPSG:32633"),
    "input->data[0]->type": lambda body: body["input"]["data"][0].update(type="S2L2A"),
    "input->data[0]->dataFilter->timeRange->from": lambda body: body["input"]["data"][0]["dataFilter"][
        "timeRange"
    ].update({"from": "2019-04-03"}),
    "input->data[0]->dataFilter->maxCloudCoverage": lambda body: body["input"]["data"][0]["dataFilter"].update(
        maxCloudCoverage=101
    ),
    "input->data[0]->processing->upsampling": lambda body: body["input"]["data"][0]["processing"].update(
        upsampling="CUBIC"
    ),
    "output->responses": lambda body: body["output"]["responses"][0].update(identifier="c"),
    "output->responses[0]->format->type": lambda body: body["output"]["responses"][0]["format"].update(type="tiff"),
}


@pytest.mark.parametrize("parameter", BAD)
def test_sentinel_hub_names_what_breaks_its_reference(parameter: str, truth: Truth, hub: SentinelHub) -> None:
    body = copy.deepcopy(_body(truth, 0))
    BAD[parameter](body)
    answer = _process(hub, body)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert (error["code"], [each["parameter"] for each in error["errors"]]) == ("COMMON_BAD_PAYLOAD", [parameter])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("//VERSION=3", "//VERSION=2", "must start with //VERSION=3"),
        ('"SCL"', '"B10"', "no band named `B10`"),
        ('"DN"', '"REFLECTANCE"', "`SCL` does not support unit"),
        ("UINT16", "UINT32", "UINT32"),
        ("s.B02, s.B05", "s.B02", "array of 3 values"),
        ("s.B02, s.B05", "s.B02, s.B04", "undefined"),
        ("[s.SCL", "[s.scl.x", "TypeError"),
        ("function evaluatePixel", "function evaluatepixel", "`evaluatePixel` is not defined"),
        ("return {input", "return {{input", "SyntaxError"),
    ],
)
def test_sentinel_hub_runs_the_evalscript(old: str, new: str, words: str, truth: Truth, hub: SentinelHub) -> None:
    answer = _process(hub, _body(truth, 0, SCRIPT.replace(old, new)))
    assert (answer.status_code, answer.json()["error"]["errors"][0]["parameter"]) == (400, "evalscript")
    assert words in answer.json()["error"]["message"]


def test_sentinel_hub_refuses_who_has_no_good_token(truth: Truth, tmp_path: Path) -> None:
    with sentinel_hub(tmp_path, truth, "copernicus", token_seconds=1, requests_per_minute=2) as service:
        form = {"grant_type": "client_credentials", "client_id": service.client_id, "client_secret": "wrong"}
        refused = requests.post(service.token_url, data=form, timeout=30)
        assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")
        headers = _headers(service)
        script = SCRIPT.replace('"SCL"', '"CLM"').replace("s.SCL", "s.CLM")

        def ask() -> requests.Response:
            return requests.post(
                f"{service.base_url}/api/v1/process", json=_body(truth, 0, script), headers=headers, timeout=30
            )

        missing = ask()
        assert missing.status_code == 400, "the Copernicus Data Space has no s2cloudless layers"
        assert "no band named `CLM`" in missing.text
        service.revoke()
        assert ask().status_code == 401
        headers = _headers(service)
        time.sleep(4.2)
        assert ask().status_code == 401
        headers = _headers(service)
        assert ask().status_code == 400
        limited = ask()
        assert limited.status_code == 429
        assert 1_000 < int(limited.headers["Retry-After"]) <= 60_001, "milliseconds, as its reference says"
        assert service.counts() == {"token": 4, "catalogue": 0, "process": 5}


def test_the_catalogue_pages_and_filters(truth: Truth, hub: SentinelHub) -> None:
    url = f"{hub.base_url}/api/v1/catalog/1.0.0/search"
    body = {
        "collections": ["sentinel-2-l2a"], "bbox": list(_degrees(truth)), "limit": 1,
        "datetime": "2019-03-01T00:00:00Z/2019-09-01T23:59:59Z", "filter": "eo:cloud_cover <= 50",
        "fields": {"include": ["id", "properties.datetime"], "exclude": []},
    }  # fmt: skip
    headers, found, following = _headers(hub), [], 0
    while following is not None:
        page = requests.post(url, json=body | {"next": following}, headers=headers, timeout=30).json()
        assert page["context"]["returned"] == 1
        found += page["features"]
        following = page["context"].get("next")
    days = {each["properties"]["datetime"][:10] for each in found}
    assert days == {day.isoformat() for day in truth.under(50).dates}
    assert set(found[0]) == {"id", "properties"}
    for wrong in (
        {"limit": 101}, {"bbox": [0, 0, 1]}, {"datetime": "2019-03-01"}, {"query": {}}, {"filter": "cloud < 3"},
    ):  # fmt: skip
        refused = requests.post(url, json=body | wrong, headers=headers, timeout=30)
        assert refused.status_code == 400, wrong
        assert refused.json()["code"] == 400
    assert requests.post(url, json=body, timeout=30).status_code == 401
