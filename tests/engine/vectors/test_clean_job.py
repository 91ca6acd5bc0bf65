"""Masks to cleaner masks, as the engine process does it."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from scipy import ndimage

from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import InputError, JobCancelledError, ResourceError
from furrow.engine.contract.events import LayerReady
from furrow.engine.contract.jobs import CleanMask
from furrow.engine.reporting import Reporter
from furrow.engine.vectors import masks
from furrow.engine.vectors.cleaning import clean_mask
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.masks import GRID, ragged_fields, write_mask, write_mosaic

NAME = "Maska 'žito' č#1.tif"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Njive 'Škofja Loka' 100%"


def run(spec):
    events = []
    result = run_job(spec, Path(sys.executable), on_event=events.append)
    return result.values, events


def read(path):
    with rasterio.open(path) as dataset:
        return dataset.read(1), dataset.profile, dataset.tags(), dataset.tags(ns="IMAGE_STRUCTURE")


def test_a_mask_is_cleaned_and_says_so(folder):
    mask = ragged_fields(GRID.height, GRID.width, specks=0.06)
    source = write_mask(folder / NAME, mask)
    before = source.read_bytes()
    output = folder / "Čista 'maska'.tif"
    values, events = run(CleanMask(str(source), str(output)))
    cleaned, profile, tags, structure = read(output)
    assert (profile["dtype"], profile["nodata"], profile["crs"]) == ("uint8", 255, GRID.crs)
    assert profile["transform"].almost_equals(GRID.transform)
    assert structure["LAYOUT"] == "COG"
    assert tags["FURROW_MODEL"] == "majhna 'č'"
    assert (tags["FURROW_MINIMUM_PARCEL_M2"], tags["FURROW_MAXIMUM_HOLE_M2"]) == ("250", "100")
    assert tags["FURROW_REMOVED_PATCHES"] == str(values["removed_patches"])
    labels, _ = ndimage.label(mask == 1, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())[1:]
    assert values["removed_patches"] == np.count_nonzero(sizes < 40) > 5
    assert values["removed_hectares"] == pytest.approx(sizes[sizes < 40].sum() * 6.25 / 10_000)
    assert values["filled_holes"] > 5
    assert values["cultivated_hectares"] == np.count_nonzero(cleaned == 1) * 6.25 / 10_000
    np.testing.assert_array_equal(cleaned == 255, mask == 255)
    kept = ndimage.label(cleaned == 1, np.ones((3, 3)))[0]
    assert np.bincount(kept.ravel())[1:].min() >= 40
    assert source.read_bytes() == before
    assert [(e.path, e.role) for e in events if isinstance(e, LayerReady)] == [(str(output), "mask")]
    assert sorted(each.name for each in folder.iterdir()) == sorted([NAME, output.name])


def test_strips_and_mosaics_change_nothing(folder, monkeypatch):
    mask = ragged_fields(64, 80, specks=0.06)
    whole = write_mask(folder / NAME, mask)
    tiles = {(row, 0): write_mask(folder / f"box {row} 'č'.tif", mask[row : row + 32], row=row) for row in (0, 32)}
    mosaic = write_mosaic(folder / "država ž.vrt", tiles, 64, 80)
    clean_mask(CleanMask(str(whole), str(folder / "a.tif")), Reporter())
    monkeypatch.setattr(masks, "PIXELS_AT_ONCE", 1)
    clean_mask(CleanMask(str(whole), str(folder / "b.tif")), Reporter())
    clean_mask(CleanMask(str(mosaic), str(folder / "c.tif")), Reporter())
    first = read(folder / "a.tif")[0]
    assert (first != mask).any()
    np.testing.assert_array_equal(read(folder / "b.tif")[0], first)
    np.testing.assert_array_equal(read(folder / "c.tif")[0], first)


def test_either_half_can_be_left_out(folder):
    mask = ragged_fields(60, 60, specks=0.06)
    source = write_mask(folder / NAME, mask)
    values, _ = run(CleanMask(str(source), str(folder / "a.tif"), minimum_parcel=0))
    assert values["removed_patches"] == 0 < values["filled_holes"]
    assert (read(folder / "a.tif")[0][mask == 1] == 1).all()
    values, _ = run(CleanMask(str(source), str(folder / "b.tif"), maximum_hole=0))
    assert values["filled_holes"] == 0 < values["removed_patches"]
    assert (read(folder / "b.tif")[0][mask == 0] == 0).all()


def test_areas_count_in_square_metres_of_any_grid(folder):
    mask = np.zeros((20, 20), dtype=np.uint8)
    mask[2, 2:5] = mask[10, 2:4] = 1
    source = write_mask(folder / NAME, mask, transform=GRID.transform @ GRID.transform.scale(4))  # 100 m2 a pixel
    values, _ = run(CleanMask(str(source), str(folder / "a.tif"), minimum_parcel=300))
    assert (values["removed_patches"], values["cultivated_hectares"]) == (1, 0.03)


def test_wrong_inputs_get_one_sentence(folder):
    mask = ragged_fields(30, 30)
    source, output = write_mask(folder / NAME, mask), folder / "out.tif"
    before = source.read_bytes()
    cases = [
        (CleanMask(str(source), str(output), minimum_parcel=-1), "minimum area of a parcel is -1"),
        (CleanMask(str(source), str(output), maximum_hole=-4), "maximum area of a hole is -4"),
        (CleanMask(str(source), str(output), 0, 0), "nothing would be cleaned"),
        (CleanMask(str(source), str(source)), "is the mask itself"),
        (CleanMask(str(write_mask(folder / "f.tif", mask.astype(np.float32))), str(output)), "type float32"),
        (CleanMask(str(write_mask(folder / "7.tif", mask * 0 + 7)), str(output)), "holds the value 7"),
    ]
    mosaic = write_mosaic(folder / "m.vrt", {(0, 0): source}, 30, 30)
    cases.append((CleanMask(str(mosaic), str(source)), "is the mask itself"))
    for spec, words in cases:
        with pytest.raises(InputError, match=words):
            clean_mask(spec, Reporter())
    assert source.read_bytes() == before
    assert not output.exists()


def test_a_small_disk_is_told_at_once(folder):
    source = write_mask(folder / NAME, ragged_fields(300, 300))
    with small_disk(folder / "disk", 60) as disk:
        with pytest.raises(ResourceError, match="needed"):
            clean_mask(CleanMask(str(source), str(disk / "out.tif")), Reporter())
        assert list(disk.iterdir()) == []


def test_a_cancel_leaves_nothing(folder, monkeypatch):
    source = write_mask(folder / NAME, ragged_fields(90, 90))
    monkeypatch.setattr(masks, "PIXELS_AT_ONCE", 1)
    reporter = Reporter()
    steps = []

    def strips_then_cancel(*arguments):
        for strip in strips_of(*arguments):
            yield strip
            steps.append(strip.row)
            if len(steps) == 15:  # while it writes: 6 strips a pass
                reporter.cancelled.set()

    strips_of = masks.strips_of
    monkeypatch.setattr("furrow.engine.vectors.cleaning.strips_of", strips_then_cancel)
    with pytest.raises(JobCancelledError):
        clean_mask(CleanMask(str(source), str(folder / "out.tif")), reporter)
    assert len(steps) == 15
    assert [each.name for each in folder.iterdir()] == [NAME]
