"""Seasons from Sentinel-2 products on disk, as ESA delivers them."""

from __future__ import annotations

import dataclasses
import filecmp
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from furrow.engine import handlers
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.errors import DamagedFileError, FurrowError, InputError
from furrow.engine.contract.jobs import DownloadSTAC, ImportSAFE, VerifySeason
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.sources.safe_products import find_products
from furrow.engine.reporting import Reporter
from furrow.tests.builders.safe_products import write_safes
from furrow.tests.builders.scenes import Truth, build_truth
from furrow.tests.builders.stac_services import stac_archive

FOLDER = "sezone žito & 'co'"


@pytest.fixture(scope="module")
def truth() -> Truth:
    return build_truth(height=60, width=48, count=3, unobserved=True)


def order(tmp_path: Path, truth: Truth, *products: Path, **changes: Any) -> ImportSAFE:
    spec = ImportSAFE(
        boxes=(truth.box(),), folder=str(tmp_path / FOLDER), products=tuple(str(path) for path in products)
    )
    return dataclasses.replace(spec, **changes)


def run(spec: Any) -> dict[str, Any]:
    return handlers.run(spec, Reporter())


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(("baseline", "offset"), [("02.12", 0.0), ("05.10", -1000.0)])
def test_products_become_the_season_the_satellite_saw(
    tmp_path: Path, truth: Truth, zipped: bool, baseline: str, offset: float
) -> None:
    products = tmp_path / "produkti š {x}"
    write_safes(products, truth, baseline=baseline, zipped=zipped)
    result = run(order(tmp_path, truth, products))
    assert (result["complete"], result["fetched"], result["failed"]) == (True, 3, 0)
    folder = tmp_path / FOLDER / "box-0001"
    assert run(VerifySeason(str(folder)))["problems"] == []
    for index, day in enumerate(truth.dates):
        there = truth.observed[index]
        with rasterio.open(folder / day.isoformat() / "bands.tif") as dataset:
            assert (dataset.crs, dataset.transform) == (truth.grid.crs, truth.grid.transform)
            numbers = dataset.read().astype(int)
        assert (numbers[:, ~there] == 0).all()
        assert np.array_equal(numbers[:, there] + offset, truth.digital_numbers[index][:, there])
    assert Season.open(folder).dates[0].offset == offset


@pytest.mark.parametrize("layout", ["granules", "swath", "versions"])
def test_products_of_a_day_become_one_image(tmp_path: Path, truth: Truth, layout: str) -> None:
    write_safes(tmp_path / "p", truth, layout=layout, baseline="05.00")
    run(order(tmp_path, truth, tmp_path / "p"))
    stack = Season.open(tmp_path / FOLDER / "box-0001").read()
    expected = truth.digital_numbers + 1000
    pick = np.broadcast_to(truth.observed[:, None], expected.shape)
    assert np.array_equal(stack.digital_numbers[pick], expected[pick])


def test_the_same_images_come_from_an_archive(tmp_path: Path, truth: Truth) -> None:
    write_safes(tmp_path / "p", truth, baseline="02.12")
    run(order(tmp_path / "products", truth, tmp_path / "p"))
    (tmp_path / "a").mkdir()
    with stac_archive(tmp_path / "a", truth, baseline="02.12") as archive:
        run(
            DownloadSTAC(
                boxes=(truth.box(),), folder=str(tmp_path / "archive" / FOLDER), archive="custom", url=archive.url,
                collection=archive.collection, cloud_cover=100.0,
            )
        )  # fmt: skip
    one, other = (tmp_path / kind / FOLDER / "box-0001" for kind in ("products", "archive"))
    images = sorted(path.relative_to(one) for path in one.rglob("*.tif"))
    assert len(images) == 6
    assert [name for name in images if not filecmp.cmp(one / name, other / name, False)] == []


def test_products_added_later_are_taken_in_by_the_next_run(tmp_path: Path, truth: Truth) -> None:
    paths = write_safes(tmp_path / "p", truth)
    aside = tmp_path / "aside"
    shutil.move(paths[1], aside)
    spec = order(tmp_path, truth, tmp_path / "p")
    assert run(spec)["fetched"] == 2
    shutil.move(aside, paths[1])
    result = run(spec)
    assert (result["fetched"], result["present"]) == (1, 2)
    assert [date.date for date in Season.open(tmp_path / FOLDER / "box-0001").dates] == list(truth.dates)


def test_a_product_cut_short_is_named_and_the_others_come(tmp_path: Path, truth: Truth) -> None:
    paths = write_safes(tmp_path / "p", truth)
    (image,) = paths[1].rglob("R10m/*_B08_10m.jp2")
    whole = image.read_bytes()
    image.write_bytes(whole[: len(whole) // 3])
    spec = order(tmp_path, truth, tmp_path / "p")
    result = run(spec)
    assert (result["fetched"], result["failed"], result["complete"]) == (2, 1, False)
    assert any("B08" in problem and paths[1].stem[:20] in problem for problem in result["problems"])
    image.write_bytes(whole)
    assert run(spec)["complete"]


def test_the_period_chooses_products(tmp_path: Path, truth: Truth) -> None:
    write_safes(tmp_path / "p", truth)
    run(order(tmp_path, truth, tmp_path / "p", first_day=truth.dates[1].isoformat()))
    assert [date.date for date in Season.open(tmp_path / FOLDER / "box-0001").dates] == list(truth.dates[1:])


def test_one_product_may_be_named_itself(tmp_path: Path, truth: Truth) -> None:
    paths = write_safes(tmp_path / "p", truth, zipped=True)
    assert len(find_products(paths[:2])) == 2


def test_what_holds_no_product_gets_one_sentence(tmp_path: Path, truth: Truth) -> None:
    empty = tmp_path / "prazno"
    empty.mkdir()
    level_1c = tmp_path / "l1c" / "S2A_MSIL1C_20190403T100031_N0207_R022_T33TVM_20190403T120000.SAFE"
    level_1c.mkdir(parents=True)
    broken = tmp_path / "z" / "S2A_MSIL2A_20190403T100031_N0207_R022_T33TVM_20190403T120000.zip"
    broken.parent.mkdir()
    broken.write_bytes(b"PK\x03\x04 cut")
    bare = tmp_path / "b" / "S2A_MSIL2A_20190403T100031_N0207_R022_T33TVM_20190403T120000.SAFE"
    bare.mkdir(parents=True)
    cases: list[tuple[tuple[Path, ...], type[FurrowError], str]] = [
        ((empty,), InputError, "no Sentinel-2 L2A product"),
        ((tmp_path / "gone",), InputError, "There is no"),
        ((), InputError, "No product is named"),
        ((level_1c.parent,), InputError, "level 1C only"),
        ((broken.parent,), DamagedFileError, "damaged or cut short"),
        ((bare.parent,), DamagedFileError, "no MTD_MSIL2A.xml"),
    ]
    for products, kind, sentence in cases:
        with pytest.raises(kind, match=sentence) as caught:
            run(order(tmp_path, truth, *products))
        assert "\n" not in str(caught.value)
    far = Box("far", "EPSG:32633", 100_000, 5_300_000, 100_500, 5_300_500)
    write_safes(tmp_path / "p", truth)
    with pytest.raises(FurrowError, match="no image of the period"):
        run(order(tmp_path, truth, tmp_path / "p", boxes=(far,)))
