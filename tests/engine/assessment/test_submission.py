"""Submissions of the challenge: what is packed, and that each rule is checked by reading the archive back."""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.io import MemoryFile

from furrow.engine.assessment.submission import export_submission
from furrow.engine.assessment.submission_files import box_name, read_submission, submitted, tiff_of
from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError, ResourceError, UnsafeFileError
from furrow.engine.contract.events import Message, Warn
from furrow.engine.contract.jobs import ExportSubmission
from furrow.engine.prediction.mosaics import write_virtual_mosaic
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter
from furrow.tests.builders.challenge_boxes import challenge_grid, write_challenge
from furrow.tests.builders.disks import small_disk
from furrow.tests.builders.seasons import build_grid, write_built_season


def job(folder, place, **changes):
    values = {"predictions": (str(folder / "predictions"),), "seasons": (str(folder / "patches"),)}
    return ExportSubmission(**({"archive": str(place)} | values | changes))


def files_of(archive):
    """What an archive holds, read without Furrow."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    with tarfile.open(archive, "r:gz") as opened:
        return {entry.name: opened.extractfile(entry).read() for entry in opened}


@pytest.mark.parametrize("name", ["oddaja ž.zip", "oddaja ž.tar.gz"])
def test_an_archive_holds_what_the_challenge_wants(challenge, tmp_path, name):
    folder, boxes = challenge
    events = []
    done = run_job(job(folder, tmp_path / name), Path(sys.executable), on_event=events.append).values
    assert done["boxes"] == 4
    assert done["names"] == [f"{box}.tif" for box in boxes]
    assert done["sha256"] == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    files = files_of(tmp_path / name)
    assert set(files) == set(done["names"])
    for box in boxes.values():
        with MemoryFile(files[f"{box.name}.tif"]) as memory, memory.open() as dataset:
            assert (dataset.count, dataset.shape, dataset.dtypes) == (1, (2000, 2000), ("uint8",))
            assert dataset.crs.to_epsg() == 32633
            assert dataset.nodata is None
            assert tuple(dataset.bounds) == box.grid.bounds
            assert (dataset.read(1) == box.mask).all()  # by the threshold in the metadata, 0.4
            assert dataset.tags()["FURROW_MODEL"] == "test ž"
            assert str(folder) not in str(dataset.tags())
    assert any("eopatch-01 to eopatch-25" in event.text for event in events if isinstance(event, Warn))
    assert any("keep all rules" in event.text for event in events if isinstance(event, Message))
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_equal_predictions_give_equal_archives(challenge, tmp_path):
    folder, _ = challenge
    marks = {export_submission(job(folder, tmp_path / name), Reporter())["sha256"] for name in ("a.tar.gz", "b.tar.gz")}
    assert len(marks) == 1


def test_masks_and_mosaics_serve_as_predictions(challenge, tmp_path):
    folder, boxes = challenge
    rasters = sorted((folder / "predictions").glob("*/mask.tif"))
    write_virtual_mosaic(folder / "vse maske.vrt", rasters)
    export_submission(job(folder, tmp_path / "v.zip", predictions=(str(folder / "vse maske.vrt"),)), Reporter())
    export_submission(job(folder, tmp_path / "m.zip", predictions=tuple(map(str, rasters))), Reporter())
    for name, content in files_of(tmp_path / "v.zip").items():
        with MemoryFile(content) as memory, memory.open() as dataset:
            assert (dataset.read(1) == boxes[name.removesuffix(".tif")].mask).all()
    assert {n: hashlib.sha256(c).digest() for n, c in files_of(tmp_path / "m.zip").items()}.keys() == {
        f"{box}.tif" for box in boxes
    }


def test_a_threshold_that_is_given_counts(challenge, tmp_path):
    folder, boxes = challenge
    export_submission(job(folder, tmp_path / "t.zip", threshold=0.57), Reporter())  # 114, a stored value
    with MemoryFile(files_of(tmp_path / "t.zip")["eopatch-07.tif"]) as memory, memory.open() as dataset:
        assert (dataset.read(1) == (boxes["eopatch-07"].probability >= 114)).all()


def test_pixels_without_prediction_stop_it_or_become_zero(tmp_path):
    boxes = write_challenge(tmp_path / "x", (1, 2), gaps=1234)
    archive = tmp_path / "a.zip"
    with pytest.raises(InputError, match=r"1,234 pixels of 1 of 2 boxes have no prediction \(most in eopatch-02"):
        export_submission(job(tmp_path / "x", archive), Reporter())
    assert not archive.exists()
    events = []
    done = export_submission(job(tmp_path / "x", archive, nodata="zero"), Reporter(events.append))
    assert done["filled_pixels"] == 1234
    assert any("1,234 pixels" in event.text for event in events if isinstance(event, Warn))
    with MemoryFile(files_of(archive)["eopatch-02.tif"]) as memory, memory.open() as dataset:
        written = dataset.read(1)
    assert not written.ravel()[:1234].any()
    assert (written == boxes["eopatch-02"].mask).all()


def test_seasons_tell_their_box_by_folder_or_title(tmp_path, challenge):
    folder, _ = challenge
    season = tmp_path / "EOPATCH_3 (2019)"
    write_built_season(season, height=500, width=500, count=1)  # elsewhere than the predictions
    with pytest.raises(InputError, match="No prediction lies on the grid of the box 'eopatch-03'"):
        export_submission(job(folder, tmp_path / "a.zip", seasons=(str(season),)), Reporter())
    mask = (np.arange(4_000_000).reshape(2000, 2000) % 3 == 0).astype(np.uint8)
    write_cog(tmp_path / "here.tif", mask, build_grid(500, 500).refine(), nodata=255)
    spec = job(folder, tmp_path / "s.zip", seasons=(str(season),), predictions=(str(tmp_path / "here.tif"),))
    assert export_submission(spec, Reporter())["names"] == ["eopatch-03.tif"]
    with MemoryFile(files_of(tmp_path / "s.zip")["eopatch-03.tif"]) as memory, memory.open() as dataset:
        assert (dataset.read(1) == mask).all()
    small = tmp_path / "eopatch-4"
    write_built_season(small, height=40, width=50, count=1)
    with pytest.raises(InputError, match="is no box of the challenge"):
        export_submission(job(folder, tmp_path / "a.zip", seasons=(str(small),)), Reporter())
    other = tmp_path / "njive"
    write_built_season(other, height=40, width=50, count=1)
    with pytest.raises(InputError, match="does not tell which box it is"):
        export_submission(job(folder, tmp_path / "a.zip", seasons=(str(other),)), Reporter())
    assert not (tmp_path / "a.zip").exists()


def test_a_full_disk_is_told_and_nothing_is_left(challenge, tmp_path):
    folder, _ = challenge
    with small_disk(tmp_path / "majhen", 1200) as disk:
        with pytest.raises(ResourceError, match="1 MB free, but about 4 MB are needed"):
            run_job(job(folder, disk / "a.zip"), Path(sys.executable))
        assert list(disk.iterdir()) == []


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("eopatch-07",), "eopatch-07"),
        (("EOPATCH_7 2019",), "eopatch-07"),
        (("eopatch 112",), "eopatch-112"),
        (("njive", "eopatch-12"), "eopatch-12"),
        (("geopatch-7",), ""),
        (("eopatch-1234",), ""),
        (("eopatch",), ""),
    ],
)
def test_names_of_boxes(texts, name):
    assert box_name(*texts) == name


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"archive": "oddaja.rar"}, "end it in .zip"),
        ({"nodata": "guess"}, "no way 'guess'"),
        ({"threshold": 1.5}, "threshold is 1.5"),
        ({"seasons": ("/nowhere",)}, "no season and no EOPatch"),
        ({"seasons": ()}, "There is no box"),
    ],
)
def test_wrong_parameters_get_one_sentence(challenge, tmp_path, changes, words):
    folder, _ = challenge
    with pytest.raises(InputError, match=words):
        export_submission(job(folder, tmp_path / "a.zip", **changes), Reporter())


def test_what_is_neither_mask_nor_probability_is_refused(challenge, tmp_path):
    folder, _ = challenge
    write_cog(tmp_path / "classes.tif", np.full((2000, 2000), 7, np.uint8), challenge_grid(3), nodata=255)
    spec = job(folder, tmp_path / "a.zip", predictions=(str(tmp_path / "classes.tif"),))
    with pytest.raises(InputError, match="value 7"):
        export_submission(
            ExportSubmission(spec.predictions, (str(folder / "patches" / "eopatch-03"),), spec.archive), Reporter()
        )


# The rules, on archives made by hand. ----------------------------------------------------------------------------

GRIDS = {f"eopatch-{number:02d}": challenge_grid(number) for number in (1, 2)}
ZEROS = np.zeros((2000, 2000), np.uint8)
SHIFTED = challenge_grid(5)


def tiff(array=ZEROS, grid=GRIDS["eopatch-02"], crs=None, **profile):
    bands = array if array.ndim == 3 else array[np.newaxis]
    options = {"driver": "GTiff", "dtype": bands.dtype, "count": len(bands), "compress": "deflate"}
    options |= {"height": bands.shape[1], "width": bands.shape[2], "transform": grid.transform, "crs": crs or grid.crs}
    with MemoryFile() as memory:
        with memory.open(**(options | profile)) as dataset:
            dataset.write(bands)
        return memory.read()


def with_pixel(value):
    array = ZEROS.copy()
    array[5, 6] = value
    return array


def masked():
    with MemoryFile() as memory:
        with (
            rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
            memory.open(
                driver="GTiff", dtype="uint8", count=1, height=2000, width=2000, crs=GRIDS["eopatch-02"].crs,
                transform=GRIDS["eopatch-02"].transform, compress="deflate",
            ) as dataset,
        ):  # fmt: skip
            dataset.write(ZEROS, 1)
            dataset.write_mask(~with_pixel(1).astype(bool))
        return memory.read()


def archive_of(path, files):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as opened:
            for name, content in files:
                opened.writestr(name, content)
    else:
        with tarfile.open(path, "w:gz") as opened:
            for name, content in files:
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                opened.addfile(entry, io.BytesIO(content))
    return path


def check(path):
    with submitted(path, path.name, GRIDS, Reporter()) as archive:
        return dict(read_submission(archive, path.name, GRIDS, Reporter()))


GOOD = tiff_of(ZEROS, GRIDS["eopatch-01"], {})


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_what_keeps_the_rules_passes(tmp_path, kind):
    path = archive_of(
        tmp_path / f"dobro ž{kind}",
        [("eopatch-01.tif", GOOD), ("eopatch-02.tif", tiff(with_pixel(1), nodata=255, tiled=True))],
    )
    masks = check(path)
    assert masks["eopatch-01"].sum() == 0
    assert masks["eopatch-02"].sum() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (tiff(np.zeros((2, 2000, 2000), np.uint8)), "has 2 bands instead of one"),
        (tiff(np.zeros((2000, 1999), np.uint8)), "2000 x 1999 pixels instead of 2000 x 2000"),
        (tiff(ZEROS.astype(np.uint16)), "holds uint16 instead of uint8"),
        (tiff(with_pixel(2)), r"other values than 0 and 1 \(2\)"),
        (tiff(with_pixel(255)), r"other values than 0 and 1 \(255\)"),
        (tiff(with_pixel(255), nodata=255), "other values than 0 and 1"),
        (tiff(with_pixel(1), nodata=0), "has 3,999,999 nodata pixels"),
        (masked(), "has 1 nodata pixels"),
        (tiff(crs="EPSG:3794"), "is in EPSG:3794 instead of EPSG:32633"),
        (tiff(crs="EPSG:32634"), "is in EPSG:32634 instead"),
        (tiff(grid=SHIFTED), r"has the bounding box \(425000.0"),
        (tiff(transform=GRIDS["eopatch-02"].transform @ rasterio.Affine.translation(0.01, 0)), "the bounding box"),
        (b"not a tiff at all", "is no GeoTIFF"),
        (GOOD[: len(GOOD) // 2], "is no GeoTIFF, or a damaged one"),
        (b"", "is no GeoTIFF"),
        (bytes(41_000_000), "has 41,000,000 bytes"),
    ],
)
@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_every_broken_rule_is_told_with_the_file(tmp_path, content, words, kind):
    path = archive_of(tmp_path / f"slabo ž{kind}", [("eopatch-01.tif", GOOD), ("eopatch-02.tif", content)])
    with pytest.raises(InputError, match=words) as caught:
        check(path)
    assert "'eopatch-02.tif'" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("eopatch-01.tif",), "lacks 1 of 2 files, 'eopatch-02.tif' first"),
        ((), "lacks 2 of 2 files"),
        (("eopatch-01.tif", "eopatch-02.tif", "eopatch-03.tif"), "'eopatch-03.tif' .* is none of the submission's"),
        (("x/eopatch-01.tif", "eopatch-02.tif"), "'x/eopatch-01.tif' .* at the top of the archive"),
        (("eopatch-01.tif", "eopatch-02.tif", "._eopatch-01.tif"), "'._eopatch-01.tif'"),
        (("eopatch-01.tif", "eopatch-02.tif", "eopatch-01.tif"), "'eopatch-01.tif' .* is there twice"),
        (("eopatch-1.tif", "eopatch-02.tif"), "'eopatch-1.tif'"),
    ],
)
@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_other_files_are_told(tmp_path, names, words, kind):
    with pytest.raises(InputError, match=words):
        check(archive_of(tmp_path / f"a{kind}", [(name, GOOD) for name in names]))


@pytest.mark.parametrize(
    "name", ["../eopatch-01.tif", "/etc/eopatch-01.tif", "..\\eopatch-01.tif", "C:/eopatch-01.tif"]
)
@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_archives_that_leave_their_folder_are_refused(tmp_path, name, kind):
    with pytest.raises(UnsafeFileError, match="would land outside its folder"):
        check(archive_of(tmp_path / f"a{kind}", [(name, GOOD)]))
    assert [path.name for path in tmp_path.iterdir()] == [f"a{kind}"]


def test_bombs_are_refused_before_they_are_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name in GRIDS:
            opened.writestr(f"{name}.tif", bytes(60_000_000))
    assert path.stat().st_size < 200_000
    with pytest.raises(UnsafeFileError, match="claims 120,000,000 bytes or more, but at most 80,000,000"):
        check(path)


def test_a_zip_that_says_less_than_it_holds_is_damaged(tmp_path):
    path = tmp_path / "lies.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("eopatch-01.tif", GOOD)
        opened.writestr("eopatch-02.tif", bytes(60_000_000))
    lied = path.read_bytes().replace((60_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(lied)
    with pytest.raises((DamagedFileError, InputError)):
        check(path)


def test_a_cut_archive_is_damaged(tmp_path):
    path = archive_of(tmp_path / "a.tar.gz", [(f"{name}.tif", tiff(grid=grid)) for name, grid in GRIDS.items()])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(DamagedFileError, match="damaged or cut short"):
        check(path)


def test_a_sparse_tiff_that_claims_much_is_refused(tmp_path):
    huge = tiff(np.zeros((16, 16), np.uint8))
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff", dtype="uint8", count=1, height=200_000, width=200_000, crs="EPSG:32633", sparse_ok=True,
            transform=GRIDS["eopatch-02"].transform, tiled=True, blockxsize=4096, blockysize=4096,
        ):  # fmt: skip
            pass
        huge = memory.read()
    path = archive_of(tmp_path / "a.zip", [("eopatch-01.tif", GOOD), ("eopatch-02.tif", huge)])
    with pytest.raises(InputError, match="200000 x 200000 pixels instead"):
        check(path)
