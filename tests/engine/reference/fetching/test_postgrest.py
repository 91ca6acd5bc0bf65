"""PostgREST and geoDB, as their documentation has them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from furrow.engine.contract.errors import AccessError, InputError, TransferError
from furrow.engine.reference.fetching import postgrest
from furrow.tests.builders.fetched_parcels import require_truth
from furrow.tests.builders.json_services import answering
from furrow.tests.builders.parcel_services import (
    BOX,
    BuiltParcels,
    PostgREST,
    json_rows,
    postgrest_service,
)

TABLE = "ai4eo_reference č"
SECRET = "skrivni-žeton-123".encode().hex()


def service_of(parcels: BuiltParcels, crs: str = "EPSG:3794", form: str = "geojson", **settings: Any) -> PostgREST:
    rows, outlines = json_rows(parcels, crs, form=form)
    return PostgREST({TABLE: rows}, {TABLE: outlines}, {TABLE: int(crs.rpartition(":")[2])}, **settings)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgrest, "PAGE_SIZE", 60)


@pytest.mark.parametrize("form", ["geojson", "wkb"])
@pytest.mark.parametrize("crs", ["EPSG:3794", "EPSG:32633"])
def test_a_table_is_asked_for_its_rows_in_the_box(fetch, parcels: BuiltParcels, form: str, crs: str) -> None:
    with postgrest_service(service_of(parcels, crs, form)) as service:
        result = fetch("postgrest", service.url + "/", TABLE)
    found = require_truth(fetch.output, parcels, [BOX], key="id")
    assert result["pages"] == 5
    assert set(found.columns) == {
        "id", "label", "kmetija 'ž'", "source_Status", "feature_id", "status", "box", "geometry"
    }  # fmt: skip
    assert set(found.columns["source_Status"]) == {None, "oddano"}
    assert all("order=id.asc" in path for path in service.asked if "offset" in path)
    assert fetch.warned() == []


def test_degrees_that_say_nothing_are_degrees(fetch, parcels: BuiltParcels) -> None:
    with postgrest_service(service_of(parcels, "EPSG:4326", "bare")) as service:
        fetch("postgrest", service.url, TABLE)
    require_truth(fetch.output, parcels, [BOX], key="id")


def test_metres_that_say_nothing_are_told(fetch, parcels: BuiltParcels) -> None:
    service = service_of(parcels, "EPSG:3794", "bare")
    with postgrest_service(service), pytest.raises(InputError, match="none stated"):
        fetch("postgrest", service.url, TABLE)


@pytest.mark.parametrize("max_rows", [25, 1000])
def test_a_database_that_cannot_choose_by_place_is_read_whole(fetch, parcels: BuiltParcels, max_rows: int) -> None:
    with postgrest_service(service_of(parcels, spatial=False, max_rows=max_rows)) as service:
        fetch("postgrest", service.url, TABLE)
    require_truth(fetch.output, parcels, [BOX], key="id")
    assert any(f"all its {len(parcels.ids)} rows are read" in text for text in fetch.warned())


@pytest.mark.parametrize("mode", ["comparison_mode", "bbox_mode"])
@pytest.mark.parametrize("form", ["bare", "wkb"])
@pytest.mark.parametrize("crs", ["EPSG:3794", "EPSG:32633"])
def test_a_geodb_is_asked_by_its_own_functions(fetch, parcels: BuiltParcels, mode: str, form: str, crs: str) -> None:
    with postgrest_service(service_of(parcels, crs, form, geodb=mode)) as service:
        result = fetch("postgrest", service.url, TABLE)
    require_truth(fetch.output, parcels, [BOX], key="id")
    assert result["pages"] == 5
    assert {path.split()[1].partition("?")[0] for path in service.asked} <= {
        "/rpc/geodb_get_collection_srid", "/rpc/geodb_count_by_bbox", "/rpc/geodb_get_by_bbox"
    }  # fmt: skip


@pytest.mark.parametrize("mode", ["comparison_mode", "bbox_mode"])
def test_a_geodb_that_cannot_count_is_read_to_its_end(fetch, parcels: BuiltParcels, mode: str) -> None:
    with postgrest_service(service_of(parcels, geodb=mode, counts=False)) as service:
        fetch("postgrest", service.url, TABLE)
    require_truth(fetch.output, parcels, [BOX], key="id")


def test_the_token_goes_with_every_request(fetch, parcels: BuiltParcels) -> None:
    with postgrest_service(service_of(parcels, geodb="comparison_mode", token=SECRET)) as service:
        assert fetch("postgrest", service.url, TABLE, token=SECRET)["parcels"] > 0


def test_a_token_that_expires_is_told_and_a_fresh_one_finishes_the_work(fetch, parcels: BuiltParcels) -> None:
    service = service_of(parcels, geodb="comparison_mode", token=SECRET, good_for=4)
    with postgrest_service(service):
        with pytest.raises(AccessError, match="does not accept the credentials") as caught:
            fetch("postgrest", service.url, TABLE, token=SECRET)
        assert SECRET not in str(caught.value) + str(fetch.events)
        assert not fetch.output.parent.exists()
        service.good_for = None
        fetch("postgrest", service.url, TABLE, token=SECRET)
    require_truth(fetch.output, parcels, [BOX], key="id")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"collection": "brez"}, "relation .public.brez. does not exist"),
        ({"geometry_field": "geom"}, "no column 'geom', but 'id', 'label'"),
    ],
)
def test_what_is_not_there_is_told(fetch, parcels: BuiltParcels, changes: dict, told: str) -> None:
    with postgrest_service(service_of(parcels)) as service, pytest.raises(InputError, match=told):
        fetch("postgrest", service.url, **({"collection": TABLE} | changes))


def test_an_empty_table_holds_no_parcel(fetch) -> None:
    service = PostgREST({TABLE: []}, {TABLE: np.empty(0, dtype=object)}, {TABLE: 4326})
    with postgrest_service(service), pytest.raises(InputError, match="No parcel"):
        fetch("postgrest", service.url, TABLE)


def test_a_page_that_is_not_what_it_says_is_told(fetch) -> None:
    row = {"id": 1, "label": 2, "geometry": {"type": "Point", "coordinates": [14.5, 45.8]}}
    headers = {"/t?": {"Content-Range": "0-4/9"}}
    with answering({"/t?": [row]}, headers) as (url, _), pytest.raises(TransferError, match="sent 1 rows and says"):
        fetch("postgrest", url, "t")
