"""Rasters: what is written is what is read; what is not to be trusted is refused with a sentence."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.windows import Window

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError, ResourceError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import check_blocks, open_raster, read_array, write_cog, write_cog_in_strips

GRID = GeoGrid(CRS.from_epsg(32633), Affine(2.5, 0, 500_000, 0, -2.5, 5_100_000), 600, 700)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Žitno 'polje' 1"


def noise(dtype="uint8", bands=1):
    return np.random.default_rng(5).integers(0, 200, (bands, *GRID.shape)).astype(dtype)


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_a_cog_holds_what_was_written(folder, dtype):
    array = noise(dtype, bands=3)
    path = folder / 'maska "č".tif'
    write_cog(path, array, GRID, nodata=0, descriptions=["B02", "B03", "B8A"], tags={"FURROW_ROLE": "mask"}, scale=1e-4)
    with rasterio.open(path) as dataset:
        assert dataset.crs == GRID.crs
        assert dataset.transform == GRID.transform
        assert dataset.nodata == 0
        assert dataset.descriptions == ("B02", "B03", "B8A")
        assert dataset.tags()["FURROW_ROLE"] == "mask"
        assert dataset.scales == (1e-4,) * 3
        assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert dataset.overviews(1)
        np.testing.assert_array_equal(dataset.read(), array)
    assert [left.name for left in folder.iterdir()] == [path.name]


def test_pieces_in_any_order_make_the_whole(folder):
    array = noise()
    windows = [Window(c, r, min(256, 700 - c), min(256, 600 - r)) for r in (256, 512, 0) for c in (512, 0, 256)]
    path = folder / "a.tif"
    write_cog_in_strips(path, ((w, array[(slice(None), *w.toslices())]) for w in windows), GRID, dtype="uint8")
    with open_raster(path) as dataset:
        np.testing.assert_array_equal(read_array(dataset, [1]), array)


def test_a_failure_on_the_way_leaves_the_older_file(folder):
    path = folder / "a.tif"
    write_cog(path, noise(), GRID)
    before = path.read_bytes()

    def broken():
        yield Window(0, 0, 700, 256), noise()[:, :256]
        raise JobCancelledError("stop")

    with pytest.raises(JobCancelledError):
        write_cog_in_strips(path, broken(), GRID, dtype="uint8")
    assert path.read_bytes() == before
    assert [left.name for left in folder.iterdir()] == ["a.tif"]


@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_a_truncated_file_is_named(folder, share):
    path = folder / "krajša.tif"
    write_cog(path, noise("uint16", 4), GRID)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DamagedFileError, match=r"krajša\.tif"):
        check_blocks(path)


def test_a_vrt_posing_as_tif_is_refused(folder):
    path = folder / "real.tif"
    write_cog(path, noise(), GRID)
    posing = folder / "posing.tif"
    posing.write_text(
        '<VRTDataset rasterXSize="700" rasterYSize="600"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>'
        f"<SourceFilename>{path}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"posing\.tif.* no GeoTIFF"), open_raster(posing):
        pass


def test_a_sparse_giant_is_refused_before_memory_is_taken(folder):
    folder.mkdir()
    path = folder / "giant.tif"
    options = {"driver": "GTiff", "tiled": True, "blockxsize": 4096, "blockysize": 4096, "sparse_ok": True}
    with rasterio.open(path, "w", **options, width=400_000, height=400_000, count=1, dtype="uint8"):
        pass
    assert path.stat().st_size < 10_000_000
    with open_raster(path) as dataset, pytest.raises(ResourceError, match="400000 x 400000"):
        read_array(dataset, 1)


def test_no_crs_is_one_sentence(folder):
    folder.mkdir()
    path = folder / "bare.tif"
    options = {"driver": "GTiff", "width": 4, "height": 4, "count": 1, "dtype": "uint8"}
    with rasterio.open(path, "w", **options, transform=GRID.transform) as dataset:
        dataset.write(np.ones((1, 4, 4), np.uint8))
    with open_raster(path) as dataset, pytest.raises(InputError, match="no coordinate reference system"):
        GeoGrid.from_dataset(dataset, str(path))


def test_an_array_of_another_shape_is_refused(folder):
    with pytest.raises(InputError, match="does not fit"):
        write_cog(folder / "a.tif", np.zeros((10, 10), np.uint8), GRID)
    assert not list(folder.glob("*"))
