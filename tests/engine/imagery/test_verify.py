import datetime
import json
import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.events import Event
from furrow.engine.contract.jobs import VerifySeason
from furrow.engine.imagery.verify import verify_season
from furrow.engine.reporting import Reporter
from furrow.tests.builders.seasons import AWKWARD, BuiltSeason, write_built_season


@pytest.fixture
def built(tmp_path: Path) -> BuiltSeason:
    return write_built_season(tmp_path / AWKWARD, height=300, width=280, count=4)


def files_of(built: BuiltSeason, index: int) -> tuple[Path, Path, Path]:
    folder = built.path / built.dates[index].isoformat()
    return folder / "bands.tif", folder / "masks.tif", folder / f"{folder.name}.json"


def verify(path: Path) -> dict:
    return verify_season(VerifySeason(str(path)), Reporter())


def cut(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def rewrite(path: Path, change: dict, values: np.ndarray | None = None) -> None:
    """Write a file anew with another profile or other pixels."""
    with rasterio.open(path) as source:
        array = source.read() if values is None else values
        profile = {**source.profile, **change}
        descriptions, scales, offsets = source.descriptions, source.scales, source.offsets
    with rasterio.open(path, "w", **profile) as target:
        target.write(array.astype(profile["dtype"]))
        target.descriptions, target.scales, target.offsets = descriptions, scales, offsets


def test_a_sound_season_is_complete(built: BuiltSeason) -> None:
    (built.path / "2019-03-01" / "bands.tif.aux.xml").write_text("<PAMDataset/>")  # statistics QGIS left
    assert verify(built.path) == {"complete": True, "dates": 4, "problems": [], "missing": []}


def test_all_problems_are_told_at_once(built: BuiltSeason) -> None:
    files_of(built, 0)[1].unlink()
    cut(files_of(built, 1)[0], 0.6)
    files_of(built, 2)[2].write_text('{"id": ')
    (built.path / "notes.docx").write_bytes(b"PK")
    events: list[Event] = []
    result = verify_season(VerifySeason(str(built.path)), Reporter(events.append))
    assert result["complete"] is False
    assert result["missing"] == [day.isoformat() for day in built.dates[:3]]
    assert result["dates"] == 1
    assert len(result["problems"]) == 4
    for part in ("masks.tif' is missing", "cut short", "holds no JSON", "notes.docx' does not belong"):
        assert sum(part in problem for problem in result["problems"]) == 1, part


@pytest.mark.parametrize("share", [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_cut_is_found_wherever_it_falls(built: BuiltSeason, share: float) -> None:
    cut(files_of(built, 1)[0], share)
    cut(files_of(built, 1)[1], share)
    result = verify(built.path)
    assert result["missing"] == [built.dates[1].isoformat()]
    assert len([problem for problem in result["problems"] if "bands.tif" in problem]) == 1
    assert len([problem for problem in result["problems"] if "masks.tif" in problem]) == 1


def test_flipped_bytes_inside_a_block_are_found(built: BuiltSeason) -> None:
    path = files_of(built, 3)[0]
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(byte ^ 0xFF for byte in content[middle : middle + 64])
    path.write_bytes(content)
    assert verify(built.path)["missing"] == [built.dates[3].isoformat()]


def test_another_grid_order_type_or_content_is_found(built: BuiltSeason) -> None:
    shifted = rasterio.Affine(10, 0, 465_190, 0, -10, 5_080_250)
    plain = {"driver": "GTiff", "compress": "deflate"}
    rewrite(files_of(built, 0)[0], {**plain, "transform": shifted})
    with rasterio.open(files_of(built, 1)[0], "r+", IGNORE_COG_LAYOUT_BREAK="YES") as dataset:
        dataset.descriptions = dataset.descriptions[::-1]
    rewrite(files_of(built, 2)[0], {**plain, "dtype": "float32"})
    rewrite(files_of(built, 3)[0], plain, np.zeros((10, 300, 280)))
    result = verify(built.path)
    assert len(result["missing"]) == 4
    for problem, part in zip(result["problems"], ("lies on", "holds B12, B11", "float32", "were changed"), strict=True):
        assert part in problem


def test_a_changed_offset_is_found(built: BuiltSeason) -> None:
    path = files_of(built, 2)[2]
    document = json.loads(path.read_text(encoding="utf-8"))
    document["properties"]["furrow:offset"] = -1000.0
    path.write_text(json.dumps(document), encoding="utf-8")
    assert "declares scale 0.0001 and offset 0" in verify(built.path)["problems"][0]


def test_a_vrt_that_poses_as_a_tiff_is_not_opened(built: BuiltSeason) -> None:
    bands = files_of(built, 1)[0]
    other = bands.with_name("other.tif")
    bands.rename(other)
    bands.write_text(
        '<VRTDataset rasterXSize="280" rasterYSize="300"><VRTRasterBand dataType="UInt16" band="1"><SimpleSource>'
        f"<SourceFilename>{other}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    problems = verify(built.path)["problems"]
    assert any("is no GeoTIFF" in problem for problem in problems)


def test_cancels(built: BuiltSeason) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(JobCancelledError):
        verify_season(VerifySeason(str(built.path)), Reporter(cancelled=cancelled))


def test_no_season_or_a_broken_collection_is_one_sentence(tmp_path: Path, built: BuiltSeason) -> None:
    with pytest.raises(InputError, match="is no season"):
        verify(tmp_path / "nothing")
    cut(built.path / "collection.json", 0.5)
    with pytest.raises(DamagedFileError, match=r"collection\.json' is damaged"):
        verify(built.path)


def test_dates_are_named_in_order(tmp_path: Path) -> None:
    days = tuple(datetime.date(2019, month, 3) for month in (7, 3, 5))
    built = write_built_season(tmp_path / "s", dates=days)
    for index in range(3):
        files_of(built, index)[0].unlink()
    assert verify(built.path)["missing"] == ["2019-03-03", "2019-05-03", "2019-07-03"]
