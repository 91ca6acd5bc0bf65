"""Arrays of EOPatches against a published list of MD5 sums."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.jobs import VerifyChallengeArchive
from furrow.engine.handlers import run
from furrow.engine.reporting import Reporter

NAMES = ("data/BANDS", "data/CLP", "mask/SCL", "mask_timeless/CULTIVATED")


@pytest.fixture
def patches(tmp_path: Path) -> Path:
    rng = np.random.default_rng(4)
    folder = tmp_path / "train žito 'eopatches'"
    for number in (1, 2):
        for name in NAMES:
            path = folder / f"eopatch-{number:02d}" / f"{name}.npy.gz"
            path.parent.mkdir(parents=True, exist_ok=True)
            with gzip.open(path, "wb") as file:
                np.save(file, rng.integers(0, 255, (3, 20, 20, 1)).astype(np.uint16))
    return folder


def sums(folder: Path, whole: bool = False) -> dict[str, str]:
    """Return sums made with numpy and hashlib alone."""
    found = {}
    for path in folder.rglob("*.npy.gz"):
        content = gzip.decompress(path.read_bytes())
        array = np.load(io.BytesIO(content))
        digest = hashlib.md5(content if whole else array.tobytes(), usedforsecurity=False)
        found[path.relative_to(folder).as_posix()] = digest.hexdigest()
    return found


def write_list(path: Path, found: dict[str, str], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["md5", "file"])
        writer.writerows([digest.upper(), name] for name, digest in found.items())
    return path


def packed(folder: Path, kind: str) -> Path:
    target = folder.with_name(f"train{kind}")
    if kind == ".zip":
        with zipfile.ZipFile(target, "w") as archive:
            for path in sorted(folder.rglob("*.gz")):
                archive.write(path, path.relative_to(folder))
    else:
        with tarfile.open(target, "w:gz") as tar:
            tar.add(folder, "train")
    return target


def verify(source: Path, checksums: Path) -> dict:
    return run(VerifyChallengeArchive(str(source), str(checksums)), Reporter())


@pytest.mark.parametrize("kind", ["folder", ".zip", ".tar.gz"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("whole", [False, True])
def test_sound_archives_pass(tmp_path: Path, patches: Path, kind: str, delimiter: str, whole: bool) -> None:
    checksums = write_list(tmp_path / "md5 š.csv", sums(patches, whole), delimiter)
    result = verify(patches if kind == "folder" else packed(patches, kind), checksums)
    assert (result["complete"], result["checked"], result["problems"]) == (True, 8, [])


@pytest.mark.parametrize("kind", ["folder", ".zip", ".tar.gz"])
def test_every_kind_of_difference_is_named(tmp_path: Path, patches: Path, kind: str) -> None:
    found = sums(patches)
    changed = patches / "eopatch-01" / "mask" / "SCL.npy.gz"
    with gzip.open(changed, "wb") as file:
        np.save(file, np.zeros((3, 20, 20, 1), np.uint16))
    cut = patches / "eopatch-02" / "data" / "BANDS.npy.gz"
    cut.write_bytes(cut.read_bytes()[:-200])
    (patches / "eopatch-02" / "data" / "CLP.npy.gz").unlink()
    with gzip.open(patches / "eopatch-02" / "data" / "MINE.npy.gz", "wb") as file:
        np.save(file, np.zeros(3))
    result = verify(patches if kind == "folder" else packed(patches, kind), write_list(tmp_path / "l.csv", found))
    assert not result["complete"]
    assert result["wrong"] == ["eopatch-01/mask/SCL", "eopatch-02/data/BANDS"]
    assert result["missing"] == ["eopatch-02/data/CLP"]
    assert result["unlisted"] == ["eopatch-02/data/MINE"]


def test_lists_and_archives_that_are_none_get_one_sentence(tmp_path: Path, patches: Path) -> None:
    good = write_list(tmp_path / "good.csv", sums(patches))
    empty = tmp_path / "empty.csv"
    empty.write_text("a,b\n1,2\n", encoding="utf-8")
    other = write_list(tmp_path / "other.csv", {"eopatch-77/data/BANDS.npy.gz": "0" * 32})
    cut = packed(patches, ".tar.gz")
    cut.write_bytes(cut.read_bytes()[:-500])
    for source, checksums, kind, sentence in (
        (patches, empty, InputError, "holds no rows"),
        (patches, tmp_path / "none.csv", InputError, "no list of checksums"),
        (patches, other, InputError, "belong together"),
        (tmp_path / "nothing", good, InputError, "There is no"),
        (good, good, InputError, "neither a folder nor an archive"),
        (cut, good, DamagedFileError, "cut short"),
    ):
        with pytest.raises(kind, match=sentence) as caught:
            verify(source, checksums)
        assert "\n" not in str(caught.value)
