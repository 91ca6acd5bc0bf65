import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from rasterio.features import rasterize

from furrow.__about__ import ROOT
from furrow.engine.contract.jobs import VerifySeason
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.verify import verify_season
from furrow.engine.reporting import Reporter

SAMPLE = ROOT / "resources" / "sample"
SOURCE = ROOT.parent / "shared" / "data" / "flanders_lpis_2019"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "NOTES.md")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def parcels(path: Path) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    meta, _, outlines, fields = pyogrio.raw.read(path)
    return shapely.from_wkb(outlines), dict(zip(meta["fields"], fields, strict=True))


def test_the_sample_is_a_sound_season_of_32_dates() -> None:
    result = verify_season(VerifySeason(str(SAMPLE / "flanders-2019")), Reporter())
    assert result == {"complete": True, "dates": 32, "problems": [], "missing": []}
    season = Season.open(SAMPLE / "flanders-2019")
    assert season.bands == MODEL_BANDS
    assert season.grid.bounds == (574680, 5621800, 575320, 5622440)
    stack = season.read()
    assert (stack.digital_numbers > 0).all()
    vegetation = stack.valid & (stack.digital_numbers[:, 6] > 3 * stack.digital_numbers[:, 2].astype(int))
    assert vegetation.any(axis=0).mean() > 0.8  # farmland: nearly every pixel is green once in the season


def test_the_parcels_cover_the_season_without_overlap() -> None:
    outlines, fields = parcels(SAMPLE / "parcels.gpkg")
    grid = Season.open(SAMPLE / "flanders-2019").grid
    assert shapely.is_valid(outlines).all()
    assert shapely.union_all(outlines).equals(shapely.box(*grid.bounds))
    assert shapely.area(outlines).sum() == pytest.approx(640 * 640)
    assert set(fields["landuse"]) == {"cropland", "grassland", "not declared"}


def test_the_sample_is_small_and_tells_its_origin() -> None:
    assert sum(len(content) for content in files(SAMPLE).values()) < 6_000_000
    notes = (SAMPLE / "NOTES.md").read_text(encoding="utf-8")
    assert "Copernicus Sentinel data 2019" in notes
    assert "Landbouwgebruikspercelen" in notes


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the source of the sample is not here")
def test_the_sample_is_rebuilt_from_its_source(tmp_path: Path) -> None:
    h5py = pytest.importorskip("h5py")
    fine, coarse, labels = (next(SOURCE.glob(name)) for name in ("S2_L2A_10m*", "S2_L2A_20m*", "OUTPUT*"))
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "furrow").symlink_to(ROOT, target_is_directory=True)
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "build_sample.py", "--images-10m", fine, "--images-20m", coarse,
         "--labels", labels, "--output", tmp_path / "sample"],
        check=True, env={"PYTHONPATH": str(tmp_path / "path")}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    rebuilt, shipped = files(tmp_path / "sample"), files(SAMPLE)
    assert rebuilt.keys() == shipped.keys()
    stack, ours = (
        Season.open(tmp_path / "sample" / "flanders-2019").read(),
        Season.open(SAMPLE / "flanders-2019").read(),
    )
    np.testing.assert_array_equal(stack.digital_numbers, ours.digital_numbers)
    np.testing.assert_array_equal(stack.valid, ours.valid)
    with h5py.File(fine) as file, h5py.File(labels) as truth:
        np.testing.assert_array_equal(ours.digital_numbers[0, 6], file["B08"][31])
        land_cover = truth["LC"][:]
    outlines, fields = parcels(SAMPLE / "parcels.gpkg")
    burnt = rasterize(
        zip(outlines, map(int, fields["land_cover"]), strict=True), out_shape=(64, 64), dtype="uint16",
        transform=Season.open(SAMPLE / "flanders-2019").grid.transform,
    )  # fmt: skip
    np.testing.assert_array_equal(burnt, land_cover)
    shutil.rmtree(tmp_path / "sample")
