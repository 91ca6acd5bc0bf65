"""Scores of many boxes, and the challenge among a team, through the toolbox: pack, score, leaderboard."""

import json
import subprocess
import zipfile
from pathlib import Path

import processing
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException

gdal.UseExceptions()

ROOT = Path(__file__).resolve().parents[2]

_MAKE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from furrow.tests.builders.challenge_boxes import write_challenge
write_challenge(Path(sys.argv[2]), (2, 9, 17), gaps=500)
"""


@pytest.fixture(scope="module")
def challenge(engine_python, tmp_path_factory):
    """Three boxes, of which the last has pixels without a prediction. Not to be changed."""
    folder = tmp_path_factory.mktemp("Izziv 'Žalec' č")
    command = [str(engine_python), "-I", "-c", _MAKE, str(ROOT / "build"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def run(name, feedback, **parameters):
    return processing.run(
        f"furrow:{name}", {key: str(v) if isinstance(v, Path) else v for key, v in parameters.items()},
        feedback=feedback,
    )  # fmt: skip


@pytest.fixture(scope="module")
def archive(provider, challenge, tmp_path_factory):
    path = tmp_path_factory.mktemp("oddaje") / "oddaja 'ž'.zip"
    packed = processing.run(
        "furrow:exportsubmission",
        {
            "PREDICTION_FOLDER": str(challenge / "predictions"),
            "SEASONS": str(challenge / "patches"),
            "NODATA": 1,
            "ARCHIVE": str(path),
        },
    )
    assert packed["ARCHIVE"] == str(path)
    assert (packed["BOXES"], packed["FILLED_PIXELS"]) == (3, 500)
    assert len(packed["SHA256"]) == 64
    return path


def test_the_archive_opens_as_rasters(archive):
    with zipfile.ZipFile(archive) as opened:
        assert opened.namelist() == ["eopatch-02.tif", "eopatch-09.tif", "eopatch-17.tif"]
    dataset = gdal.Open(f"/vsizip/{{{archive}}}/eopatch-09.tif")
    assert (dataset.RasterXSize, dataset.RasterYSize, dataset.RasterCount) == (2000, 2000, 1)
    assert set(dataset.ReadAsArray().ravel()) == {0, 1}


def test_pixels_without_prediction_stop_it_by_default(provider, challenge, feedback, tmp_path):
    layers = [str(path) for path in (challenge / "predictions").glob("*/probability.tif")]
    with pytest.raises(QgsProcessingException, match="500 pixels of 1 of 3 boxes"):
        run("exportsubmission", feedback, PREDICTIONS=layers, SEASONS=challenge / "patches", ARCHIVE=tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []


def test_two_entries_meet_on_the_leaderboard(provider, challenge, archive, feedback, tmp_path):
    common = {
        "ARCHIVE": archive,
        "REFERENCE_FOLDER": challenge / "references",
        "LEADERBOARD": tmp_path / "lestvica č.csv",
    }
    first = run("scoresubmission", feedback, ENTRY="Prva <b>", TEAM='"Žito"', **common)
    assert (first["RANK"], first["ENTRIES"], first["BOXES"]) == (1, 1, 3)
    assert "PRIVATE_WEIGHTED_MCC" not in first
    second = run("scoresubmission", feedback, ENTRY="Druga", SHOW_PRIVATE=True, **common)
    assert (second["RANK"], second["ENTRIES"]) == (2, 2)
    assert second["PUBLIC_WEIGHTED_MCC"] == first["PUBLIC_WEIGHTED_MCC"]
    assert -1 <= second["PRIVATE_WEIGHTED_MCC"] <= 1
    assert second["LEADERBOARD"] == str(tmp_path / "lestvica č.csv")
    page = Path(second["PAGE"]).read_text(encoding="utf-8")
    assert "Prva &lt;b&gt;" in page
    assert len((tmp_path / "lestvica č.csv").read_text(encoding="utf-8").splitlines()) == 3
    with pytest.raises(QgsProcessingException, match="with the seed 0, not 5"):
        run("scoresubmission", feedback, ENTRY="Tretja", SEED=5, **common)


def test_a_broken_rule_is_told_with_file_and_rule(provider, challenge, archive, feedback, tmp_path):
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(tmp_path / "b.zip", "w") as target:
        for name in source.namelist()[:2]:
            target.writestr(name, source.read(name))
    with pytest.raises(QgsProcessingException, match=r"lacks 1 of 3 files, 'eopatch-17.tif' first"):
        run(
            "scoresubmission", feedback, ARCHIVE=tmp_path / "b.zip", REFERENCE_FOLDER=challenge / "references",
            ENTRY="x", LEADERBOARD=tmp_path / "l.csv",
        )  # fmt: skip
    assert not (tmp_path / "l.csv").exists()


def test_folders_of_boxes_are_scored_with_intervals(provider, challenge, feedback, tmp_path):
    scored = run(
        "scoreprediction", feedback, PREDICTION_FOLDER=challenge / "predictions",
        REFERENCE_FOLDER=challenge / "references", REPORT=tmp_path / "poročilo.json", WORKERS=2,
    )  # fmt: skip
    assert scored["BOXES"] == 3
    assert scored["WEIGHTED_MCC_LOW"] <= scored["WEIGHTED_MCC"] <= scored["WEIGHTED_MCC_HIGH"]
    assert 0 <= scored["BRIER_SCORE"] <= 1
    report = json.loads((tmp_path / "poročilo.json").read_text(encoding="utf-8"))
    assert report["threshold"] == 0.4  # of the predictions themselves
    assert report["intervals"]["weighted_mcc"] == [scored["WEIGHTED_MCC_LOW"], scored["WEIGHTED_MCC_HIGH"]]
    masks = [str(path) for path in (challenge / "predictions").glob("*/mask.tif")]
    same = run("scoreprediction", feedback, PREDICTIONS=masks, REFERENCE_FOLDER=challenge / "references")
    assert same["WEIGHTED_MCC"] == scored["WEIGHTED_MCC"]
    assert not {"BRIER_SCORE", "CALIBRATION_ERROR", "REPORT"} & set(same)


@pytest.mark.parametrize(
    ("name", "missing", "words"),
    [
        ("scoreprediction", "PREDICTION_FOLDER", "There is no prediction"),
        ("scoreprediction", "REFERENCE_FOLDER", "There is no reference"),
        ("scoresubmission", "REFERENCE_FOLDER", "There is no reference"),
        ("exportsubmission", "PREDICTION_FOLDER", "There is no prediction"),
    ],
)
def test_what_is_missing_is_told_before_the_engine_starts(
    provider, challenge, archive, context, name, missing, words, tmp_path
):
    parameters = {
        "PREDICTION_FOLDER": str(challenge / "predictions"),
        "REFERENCE_FOLDER": str(challenge / "references"),
        "SEASONS": str(challenge / "patches"),
        "ARCHIVE": str(archive),
        "ENTRY": "x",
        "LEADERBOARD": str(tmp_path / "l.csv"),
    }
    algorithm = provider.algorithm(name).create()
    known = {parameter.name() for parameter in algorithm.parameterDefinitions()}
    given = {key: value for key, value in parameters.items() if key in known}
    assert algorithm.checkParameterValues(given, context) == (True, "")
    del given[missing]
    sound, sentence = algorithm.checkParameterValues(given, context)
    assert not sound
    assert words in sentence


def test_an_entry_needs_a_name(provider, challenge, archive, context, tmp_path):
    algorithm = provider.algorithm("scoresubmission").create()
    given = {"ARCHIVE": str(archive), "REFERENCE_FOLDER": str(challenge), "LEADERBOARD": str(tmp_path / "l.csv")}
    sound, sentence = algorithm.checkParameterValues(given | {"ENTRY": "  "}, context)
    assert not sound
    assert "no name" in sentence
