"""Rasters of a season along time, as the toolbox makes them: values, dates of the bands, styles, animation."""

import datetime
import json

import numpy as np
import processing
import pytest
from osgeo import gdal
from processing.gui.Postprocessing import handleAlgorithmResults
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from furrow.engine.contract.series_jobs import CloudRules, DeriveSeries
from furrow.processing_provider.temporal import date_bands, spans_of

gdal.UseExceptions()

DATES = [(datetime.date(2019, 3, 1) + datetime.timedelta(days=12 * index)).isoformat() for index in range(5)]
SERIES = ("surfacereflectance", "spectralindex", "interpolateseason", "monthlycomposites")
ALL = ("clearskymask", "validobservations", *SERIES)


def run(name, feedback, **parameters):
    return processing.run(f"furrow:{name}", parameters, feedback=feedback)


def read(path):
    dataset = gdal.Open(str(path))
    bands = [dataset.GetRasterBand(index + 1) for index in range(dataset.RasterCount)]
    return dataset.ReadAsArray(), [band.GetDescription() for band in bands], dataset.GetMetadata()


@pytest.mark.parametrize("name", ALL)
def test_defaults_are_those_of_the_jobs(provider, name):
    algorithm = provider.algorithm(name)
    rules = CloudRules()
    pairs = {
        "CLOUD_PROBABILITY": rules.probability,
        "CLOUD_BUFFER": rules.buffer,
        "CLEAR_CLASSES": list(rules.clear_classes),
        "MASK_LAYERS": None,
    }
    if name == "interpolateseason":
        pairs["STEP"] = DeriveSeries.__dataclass_fields__["step"].default
    if name == "monthlycomposites":
        pairs["FILL_GAPS"] = DeriveSeries.__dataclass_fields__["fill_gaps"].default
    for parameter, value in pairs.items():
        assert algorithm.parameterDefinition(parameter).defaultValue() == value
    advanced = algorithm.parameterDefinition("CLOUD_BUFFER").flags() & Qgis.ProcessingParameterFlag.Advanced
    assert bool(advanced) == (name in SERIES)


def test_clear_sky_and_its_count(provider, qgis_new_project, season, tmp_path, feedback):
    sky = run("clearskymask", feedback, SEASON=str(season), OUTPUT=str(tmp_path / "nebo č.tif"))
    values, days, tags = read(sky["OUTPUT"])
    assert days == DATES
    assert sky["DATES"] == 5
    assert sky["VALID_SHARE"] == pytest.approx((values == 1).mean())
    assert str(tmp_path) not in str(tags)
    counted = run("validobservations", feedback, SEASON=str(season), OUTPUT=str(tmp_path / "count.tif"))
    counts, _, _ = read(counted["OUTPUT"])
    np.testing.assert_array_equal(counts, (values == 1).sum(axis=0))
    assert counted["LEAST"] == counts.min()
    assert counted["MOST"] == counts.max()
    assert counted["MEAN"] == pytest.approx(counts.mean())
    assert counted["NEVER_SHARE"] == pytest.approx((counts == 0).mean())


def test_rules_reach_the_engine(provider, qgis_new_project, season, tmp_path, feedback):
    usual = run("clearskymask", feedback, SEASON=str(season), OUTPUT=str(tmp_path / "a.tif"))
    wide = run("clearskymask", feedback, SEASON=str(season), CLOUD_BUFFER=20, OUTPUT=str(tmp_path / "b.tif"))
    lax = run(
        "clearskymask",
        feedback,
        SEASON=str(season),
        MASK_LAYERS=["CLP"],
        CLOUD_PROBABILITY=1.0,
        CLEAR_CLASSES=[4, 11],
        OUTPUT=str(tmp_path / "c.tif"),
    )
    assert wide["VALID_SHARE"] < usual["VALID_SHARE"] < lax["VALID_SHARE"]
    assert "layers CLP; cloud probability 1; buffer 0 m" in read(lax["OUTPUT"])[2]["FURROW_CLOUDS"]
    some = run("clearskymask", feedback, SEASON=str(season), CLEAR_CLASSES=[4, 11], OUTPUT=str(tmp_path / "d.tif"))
    assert "clear classes 4, 11;" in read(some["OUTPUT"])[2]["FURROW_CLOUDS"]


def test_values_along_time(provider, qgis_new_project, season, tmp_path, feedback):
    made = {
        "surfacereflectance": {"VARIABLE": "B04"},
        "spectralindex": {"VARIABLE": "NDVI"},
        "interpolateseason": {"VARIABLE": "NDVI", "STEP": 8, "LAST_DAY": "2019-04-10"},
        "monthlycomposites": {"VARIABLE": "B08", "FIRST_DAY": QDate(2018, 9, 30), "LAST_DAY": QDate(2019, 8, 1)},
    }
    found = {}
    for name, parameters in made.items():
        results = run(name, feedback, SEASON=str(season), OUTPUT=str(tmp_path / f"{name} ž.tif"), **parameters)
        values, days, tags = read(results["OUTPUT"])
        assert results["TIMES"] == len(days) == values.shape[0]
        assert results["DAYS"] == ", ".join(days)
        assert results["VALID_SHARE"] == pytest.approx(np.isfinite(values).mean())
        assert tags["FURROW_VARIABLE"] == parameters["VARIABLE"]
        found[name] = values, days
    assert found["surfacereflectance"][1] == found["spectralindex"][1] == DATES
    assert found["interpolateseason"][1] == [
        f"2019-{day}" for day in ("03-01", "03-09", "03-17", "03-25", "04-02", "04-10")
    ]
    assert found["monthlycomposites"][1][0] == "2018-09-01"
    assert len(found["monthlycomposites"][1]) == 12
    assert found["monthlycomposites"][1][-1] == "2019-08-01"
    assert 0 < np.nanmedian(found["surfacereflectance"][0]) < 0.6
    gappy, filled = found["spectralindex"][0], found["interpolateseason"][0]
    np.testing.assert_array_equal(np.isfinite(filled).all(axis=0), np.isfinite(gappy).any(axis=0))
    clear = np.isfinite(gappy[0])
    np.testing.assert_allclose(filled[0][clear], gappy[0][clear], atol=1e-6)


def test_open_months_stay_open(provider, qgis_new_project, season, tmp_path, feedback):
    parameters = {"SEASON": str(season), "VARIABLE": "NDWI", "LAST_DAY": "2019-06-01", "FILL_GAPS": False}
    results = run("monthlycomposites", feedback, OUTPUT=str(tmp_path / "m.tif"), **parameters)
    values, days, _ = read(results["OUTPUT"])
    assert days[-1] == "2019-06-01"
    assert np.isnan(values[-1]).all()


@pytest.mark.parametrize("name", ALL)
def test_layers_come_styled_dated_and_named(provider, context, season, feedback, name):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"furrow:{name}")
    output = QgsProcessingOutputLayerDefinition(
        QgsProperty.fromValue(QgsProcessing.TEMPORARY_OUTPUT), QgsProject.instance()
    )
    parameters = {"SEASON": str(season), "OUTPUT": output}
    results, successful = algorithm.run(parameters, context, feedback)
    assert successful, feedback.said
    assert handleAlgorithmResults(algorithm, context, feedback, parameters)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.name() not in ("", "OUTPUT")
    wanted = "paletted" if name == "clearskymask" else "singlebandpseudocolor"
    assert layer.renderer().type() == wanted
    properties = layer.temporalProperties()
    if name == "validobservations":
        assert not properties.isActive()
        return
    assert properties.isActive()
    assert properties.mode() == Qgis.RasterTemporalMode.FixedRangePerBand
    days = read(results["OUTPUT"])[1]
    for number, day in enumerate(days, start=1):
        noon = QDateTime(QDate.fromString(day, "yyyy-MM-dd"), QTime(12, 0))
        assert properties.filteredBandsForTemporalRange(layer, QgsDateTimeRange(noon, noon.addSecs(60))) == [number]
    assert not feedback.heard("warning")


def test_a_playing_layer_has_no_hole_and_no_overlap(qgis_app):
    days = [datetime.date(2019, 3, 1), datetime.date(2019, 3, 16), datetime.date(2019, 4, 10)]
    assert spans_of(days) == [(days[0], days[1]), (days[1], days[2]), (days[2], datetime.date(2019, 5, 5))]
    assert spans_of(days[:1]) == [(days[0], datetime.date(2019, 3, 2))]
    months = [datetime.date(2019, 1, 1), datetime.date(2019, 2, 1), datetime.date(2019, 12, 1)]
    assert spans_of(months)[-1] == (datetime.date(2019, 12, 1), datetime.date(2020, 1, 1))


@pytest.mark.parametrize("descriptions", [["spring", "summer"], ["2019-03-02", "2019-03-01"], ["2019-03-01", ""]])
def test_bands_without_days_are_left_alone(qgis_app, tmp_path, descriptions):
    path = tmp_path / "x.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, len(descriptions))
    for index, text in enumerate(descriptions, start=1):
        dataset.GetRasterBand(index).SetDescription(text)
    dataset = None
    layer = QgsRasterLayer(str(path), "x")
    assert not date_bands(layer)
    assert not layer.temporalProperties().isActive()


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("spectralindex", {"SEASON": "/nowhere"}, "no season"),
        ("surfacereflectance", {"VARIABLE": "B01"}, "lacks B01"),
        ("monthlycomposites", {"FIRST_DAY": "2019-05-01", "LAST_DAY": "2019-04-01"}, "is empty"),
        ("spectralindex", {"FIRST_DAY": "2024-05-01", "LAST_DAY": "2024-06-01"}, "no date from 2024-05-01"),
        ("clearskymask", {"OUTPUT": "/nowhere/x.img"}, "ends in .tif"),
    ],
)
def test_wrong_values_give_one_sentence(provider, qgis_new_project, season, tmp_path, feedback, name, changes, words):
    parameters = {"SEASON": str(season), "OUTPUT": str(tmp_path / "out.tif")} | changes
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run(name, feedback, **parameters)
    assert "\n" not in str(caught.value).removeprefix("Unable to execute algorithm\n")
    assert not (tmp_path / "out.tif").exists()


def test_from_a_script(qgis_process, season, tmp_path):
    for name, parameters in (
        ("clearskymask", ["CLOUD_BUFFER=50", "MASK_LAYERS=SCL,CLM", "CLEAR_CLASSES=4,5"]),
        ("validobservations", []),
        ("surfacereflectance", ["VARIABLE=B8A"]),
        ("spectralindex", ["VARIABLE=NDBI"]),
        ("interpolateseason", ["STEP=30", "FIRST_DAY=2019-02-01", "LAST_DAY=2019-05-02"]),
        ("monthlycomposites", ["LAST_DAY=2019-06-15", "FILL_GAPS=false"]),
    ):
        output = tmp_path / f"{name} č.tif"
        done = qgis_process(
            "--json", "run", f"furrow:{name}", "--", f"SEASON={season}", f"OUTPUT={output}", *parameters
        )
        assert done.returncode == 0, done.stdout + done.stderr
        results = json.loads(done.stdout)["results"]
        assert results["OUTPUT"] == str(output)
        _, descriptions, tags = read(output)
        if name == "clearskymask":
            assert "layers SCL, CLM; clear classes 4, 5; buffer 50 m" in tags["FURROW_CLOUDS"]
        if name == "interpolateseason":
            assert descriptions == ["2019-02-01", "2019-03-03", "2019-04-02", "2019-05-02"]
        if name == "monthlycomposites":
            assert descriptions == ["2019-03-01", "2019-04-01", "2019-05-01", "2019-06-01"]
