"""Challenge archives and their list of checksums, as an analyst checks them."""

import gzip
import hashlib
import zipfile

import processing
import pytest
from qgis.core import QgsProcessingException


@pytest.fixture
def archive(make_patch, tmp_path):
    folder = tmp_path / "žito 'patches'"
    make_patch(folder / "eopatch-01")
    packed, sums = tmp_path / "train š.zip", tmp_path / "md5.csv"
    with zipfile.ZipFile(packed, "w") as target, sums.open("w", encoding="utf-8") as listing:
        listing.write("path,md5\n")
        for path in sorted(folder.rglob("*.npy*")):
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            name = path.relative_to(folder).as_posix()
            target.write(path, name)
            listing.write(f"{name},{hashlib.md5(content, usedforsecurity=False).hexdigest()}\n")
    return folder, packed, sums


def run(feedback, **parameters):
    return processing.run("furrow:verifychallengearchive", parameters, feedback=feedback)


def test_a_sound_archive_and_folder_pass(provider, qgis_new_project, archive, feedback):
    folder, packed, sums = archive
    for source in ({"ARCHIVE": str(packed)}, {"FOLDER": str(folder)}):
        results = run(feedback, CHECKSUMS=str(sums), **source)
        assert results["COMPLETE"] is True
        assert results["CHECKED"] > 3
        assert results["PROBLEMS"] == 0


def test_a_changed_array_fails_or_is_told(provider, qgis_new_project, archive, feedback):
    folder, _, sums = archive
    bad = next(folder.rglob("CLM.npy*"))
    bad.unlink()
    with pytest.raises(QgsProcessingException, match="CLM' is missing"):
        run(feedback, CHECKSUMS=str(sums), FOLDER=str(folder))
    results = run(feedback, CHECKSUMS=str(sums), FOLDER=str(folder), STRICT=False)
    assert results["COMPLETE"] is False
    assert results["PROBLEMS"] == 1
    assert "CLM" in results["REPORT"]


def test_one_source_is_to_be_chosen(provider, qgis_new_project, archive, feedback):
    folder, packed, sums = archive
    for source in ({}, {"ARCHIVE": str(packed), "FOLDER": str(folder)}):
        with pytest.raises(QgsProcessingException, match="either an archive or a folder"):
            run(feedback, CHECKSUMS=str(sums), **source)
