"""The algorithms through `qgis_process`, in a profile of their own, as scripts and servers run them."""

import json
import shutil

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

from furrow.tests.builders.geotiff_images import write_images
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

NAMES = (
    "assessmentreport",
    "buildengine",
    "checkengine",
    "cleanmask",
    "clearskymask",
    "createboxgrid",
    "downloadsentinelhub",
    "downloadstac",
    "exportonnx",
    "exportreviewedparcels",
    "exportsubmission",
    "fetchparcels",
    "importeopatch",
    "importgeotiffs",
    "importsafe",
    "interpolateseason",
    "loadseason",
    "mapcropclasses",
    "modelinformation",
    "monthlycomposites",
    "parcelagreement",
    "polygonisemask",
    "predictcultivatedland",
    "predictseasons",
    "referencefromparcels",
    "refreshboxstatus",
    "scoreprediction",
    "scoresubmission",
    "simulateseason",
    "spectralindex",
    "surfacereflectance",
    "trainmodel",
    "validobservations",
    "verifychallengearchive",
    "verifyseason",
)


def run(qgis_process, name, **parameters):
    return qgis_process("run", f"furrow:{name}", "--", *(f"{key}={value}" for key, value in parameters.items()))


def results(done):
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.partition("Results\n")[2].splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def test_list_and_help(qgis_process):
    listed = qgis_process("list")
    assert listed.returncode == 0
    for name in NAMES:
        assert f"furrow:{name}\t" in listed.stdout
    told = qgis_process("help", "furrow:referencefromparcels")
    assert told.returncode == 0
    assert "<" not in told.stdout.partition("Arguments")[0]
    assert "SHRINK: Shrink parcels by (m)" in told.stdout
    assert "Default value:\t2.5" in told.stdout


def test_from_images_to_a_score(qgis_process, qgis_new_project, tmp_path):
    from qgis.core import QgsProject, QgsVectorFileWriter

    folder = tmp_path / "Njive 'Škofja Loka' č"
    bands = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
    write_images(folder / "in", bands=bands, size=40)
    layer = parcel_layer([Parcel("7", square(30 + 100 * c, 30 + 100 * r, 80)) for c in range(3) for r in range(3)])
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(folder / "parcele.gpkg"), QgsProject.instance().transformContext(), options
    )
    season = folder / "season"
    imported = results(run(qgis_process, "importgeotiffs", FOLDER=folder / "in", SEASON=season))
    assert imported["DATES"] == "3"
    reference = results(
        run(
            qgis_process,
            "referencefromparcels",
            PARCELS=folder / "parcele.gpkg",
            CLASS="crop",
            SEASON=season,
            CULTIVATED=folder / "c.tif",
            WEIGHTS=folder / "w.tif",
        )
    )
    assert reference["CULTIVATED_COUNT"] == "9"
    predicted = results(run(qgis_process, "predictcultivatedland", SEASON=season, MASK=folder / "m.tif"))
    assert predicted["MASK"] == str(folder / "m.tif")
    scored = results(
        run(
            qgis_process,
            "scoreprediction",
            PREDICTIONS=folder / "m.tif",
            REFERENCES=folder / "c.tif",
            WEIGHTS=folder / "w.tif",
            REPORT=folder / "s.json",
        )
    )
    assert json.loads((folder / "s.json").read_text())["weighted_mcc"] == pytest.approx(float(scored["WEIGHTED_MCC"]))
    assert results(run(qgis_process, "loadseason", SEASON=season))["DATES"] == "3"


def broken_season(season, folder):
    copied = shutil.copytree(season, folder / "broken")
    image = copied / "2019-03-13" / "bands.tif"
    image.write_bytes(image.read_bytes()[: image.stat().st_size // 2])
    return copied


def parcels_file(path, layer):
    """Write a layer as a shapefile; one without reference system gets no .prj."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    written = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    assert written[0] == QgsVectorFileWriter.WriterError.NoError
    assert path.with_suffix(".prj").exists() == layer.crs().isValid()
    return path


def test_wrong_parcels_end_with_one_sentence_and_status_one(qgis_process, season, tmp_path):
    outputs = {"SEASON": season, "WEIGHTS": tmp_path / "w.tif", "CLASS": "crop"}
    far = parcels_file(tmp_path / "daleč.shp", parcel_layer([Parcel("2", square(90_000, 90_000, 100))]))
    bare = parcels_file(tmp_path / "brez.shp", parcel_layer([Parcel("2", square(20, 20, 100))], crs=""))
    for parcels, words in ((far, "overlaps the season"), (bare, "no coordinate reference system")):
        done = run(qgis_process, "referencefromparcels", PARCELS=parcels, **outputs)
        said = done.stdout + done.stderr
        assert done.returncode == 1, said
        assert any(words in line for line in said.splitlines()), said
        assert "Traceback" not in said
        assert not (tmp_path / "w.tif").exists()


def test_wrong_inputs_end_with_one_sentence_and_status_one(qgis_process, season, make_season, tmp_path):
    (tmp_path / "pickle.pth").write_bytes(b"\x80\x04.")
    poor = make_season(tmp_path / "poor", bands=["B02", "B03"], count=1)
    mask = tmp_path / "mask.tif"
    broken = broken_season(season, tmp_path)
    cases = [
        (run(qgis_process, "predictcultivatedland", SEASON=poor, MASK=mask), "lacks the band"),
        (
            run(qgis_process, "predictcultivatedland", SEASON=season, MODEL=tmp_path / "pickle.pth", MASK=mask),
            "pickles",
        ),
        (run(qgis_process, "predictcultivatedland", SEASON=broken, MASK=mask), "2019-03-13"),
        (run(qgis_process, "verifyseason", SEASON=broken), "2019-03-13"),
        (run(qgis_process, "verifyseason", SEASON=tmp_path / "nowhere"), "no season"),
    ]
    for done, words in cases:
        said = done.stdout + done.stderr
        assert done.returncode == 1, said
        assert any(words in line for line in said.splitlines()), said
        assert "Traceback" not in said
    assert not mask.exists()


def test_without_an_engine_the_way_out_is_named(qgis_process, season, tmp_path):
    bare = {"FURROW_ENGINE_PYTHON": "", "FURROW_ENGINE_HOME": str(tmp_path / "none")}
    done = qgis_process("run", "furrow:verifyseason", "--", f"SEASON={season}", **bare)
    assert done.returncode == 1
    assert "Build the engine" in done.stdout + done.stderr
    checked = qgis_process("run", "furrow:checkengine", **bare)
    assert checked.returncode == 0
    assert "OK:\tfalse" in checked.stdout
