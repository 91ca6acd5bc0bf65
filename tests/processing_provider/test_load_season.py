"""Loading a season: layers, group, styles, dates; as the toolbox does it."""

import datetime
import shutil
from itertools import pairwise

import processing
import pytest
from processing.gui.Postprocessing import handleAlgorithmResults
from qgis.core import (
    QgsDateTimeRange,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingAlgRunnerTask,
    QgsProcessingException,
    QgsProject,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QEventLoop, QSize, QTime

DATES = [datetime.date(2019, 3, 1) + datetime.timedelta(days=12 * index) for index in range(5)]


def moment(day, hour=12):
    return QDateTime(QDate(day.year, day.month, day.day), QTime(hour, 0))


def load_in_a_thread(provider, parameters, context, feedback):
    """Run the algorithm in a worker thread and load its layers, as the toolbox does."""
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:loadseason")
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    loop = QEventLoop()
    ended = {}

    def finish(successful, results):
        ended.update(successful=successful, results=results)
        loop.quit()

    task.executed.connect(finish)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    assert ended["successful"], feedback.said
    assert handleAlgorithmResults(algorithm, context, feedback, parameters)
    return ended["results"]


@pytest.fixture
def loaded(provider, season, context, feedback):
    results = load_in_a_thread(provider, {"SEASON": str(season)}, context, feedback)
    group = QgsProject.instance().layerTreeRoot().findGroup(season.name)
    assert group is not None
    return results, [node.layer() for node in group.findLayers()]


def test_one_group_with_a_layer_a_date_in_time_order(loaded):
    results, layers = loaded
    assert results["DATES"] == 5
    assert [layer.name()[:10] for layer in layers] == [day.isoformat() for day in DATES]
    assert all("clear" in layer.name() for layer in layers)
    assert len(results["LAYERS"]) == 5
    assert all(layer.isValid() and layer.thread() == QgsProject.instance().thread() for layer in layers)


def test_the_temporal_controller_shows_one_image_at_any_time(loaded):
    _, layers = loaded
    ranges = [layer.temporalProperties().fixedTemporalRange() for layer in layers]
    assert all(layer.temporalProperties().isActive() for layer in layers)
    assert ranges[0].begin().date() == QDate(2019, 3, 1)
    for earlier, later in pairwise(ranges):
        assert earlier.end().addSecs(1) == later.begin()
    assert ranges[-1].end() > ranges[-1].begin()
    for index, day in enumerate([DATES[0], DATES[1] - datetime.timedelta(days=1), DATES[4]]):
        frame = QgsDateTimeRange(moment(day, 1), moment(day, 2))
        shown = [i for i, layer in enumerate(layers) if layer.temporalProperties().isVisibleInTemporalRange(frame)]
        assert shown == [[0], [0], [4]][index]


def test_a_frame_of_the_animation_is_drawn_from_its_date(loaded):
    _, layers = loaded
    alone, together = (render(picked, DATES[2]) for picked in (layers[2:3], layers))
    assert alone == together
    assert alone != render(layers, DATES[3])


def render(layers, day):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(layers[0].extent())
    settings.setOutputSize(QSize(60, 80))
    settings.setIsTemporal(True)
    settings.setTemporalRange(QgsDateTimeRange(moment(day, 1), moment(day, 2)))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return bytes(image.constBits().asarray(image.sizeInBytes()))


def test_true_and_false_colour_with_one_stretch(loaded):
    _, layers = loaded
    for layer in layers:
        manager = layer.styleManager()
        assert sorted(manager.styles()) == ["False colour", "True colour"]
        assert manager.currentStyle() == "True colour"
    bands = [stretches(layer) for layer in layers]
    assert all(each == bands[0] for each in bands)
    assert bands[0] == [("B04", 0, 0.2), ("B03", 0, 0.2), ("B02", 0, 0.2)]
    layers[0].styleManager().setCurrentStyle("False colour")
    assert [band for band, _, _ in stretches(layers[0])] == ["B08", "B04", "B03"]
    assert layers[0].temporalProperties().isActive()


def stretches(layer):
    renderer = layer.renderer()
    numbers = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    enhancements = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    return [
        (layer.bandName(n).split(": ")[1].split(" ")[0], round(e.minimumValue(), 6), round(e.maximumValue(), 6))
        for n, e in zip(numbers, enhancements, strict=True)
    ]


def test_reflectance_is_stretched_alike_whatever_the_offset(provider, make_season, tmp_path, context, feedback):
    plain = make_season(tmp_path / "plain", nodata=0.0)
    shifted = make_season(tmp_path / "shifted", offset=-300.0, nodata=0.0)
    for path in (plain, shifted):
        load_in_a_thread(provider, {"SEASON": str(path)}, context, feedback)
    found = [
        QgsProject.instance().layerTreeRoot().findGroup(path.name).findLayers()[0].layer() for path in (plain, shifted)
    ]
    assert stretches(found[0]) == stretches(found[1])
    values = [layer.dataProvider().sample(layer.extent().center(), 1)[0] for layer in found]
    assert values[0] - values[1] == pytest.approx(0.03, abs=1e-6)


def test_false_colour_first_and_cloudy_dates_left_out(provider, season, context, feedback):
    parameters = {"SEASON": str(season / "collection.json"), "STYLE": "False colour", "LEAST_CLEAR": 0}
    load_in_a_thread(provider, parameters, context, feedback)
    layers = list(QgsProject.instance().mapLayers().values())
    assert {layer.styleManager().currentStyle() for layer in layers} == {"False colour"}
    with pytest.raises(QgsProcessingException, match="99"):
        processing.run("furrow:loadseason", {"SEASON": str(season), "LEAST_CLEAR": 99}, feedback=feedback)


def test_a_season_of_one_band_is_grey(provider, make_season, tmp_path, context, feedback):
    path = make_season(tmp_path / "grey", bands=["B08"], count=1)
    load_in_a_thread(provider, {"SEASON": str(path)}, context, feedback)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.renderer().type() == "singlebandgray"
    assert layer.styleManager().styles() == ["B08"]


def test_a_season_that_is_none(provider, season, tmp_path, feedback):
    (tmp_path / "empty").mkdir()
    for path, words in ((tmp_path / "nowhere", "no season"), (tmp_path / "empty", "collection.json")):
        with pytest.raises(QgsProcessingException, match=words):
            processing.run("furrow:loadseason", {"SEASON": str(path)}, feedback=feedback)
    broken = shutil.copytree(season, tmp_path / "broken")
    (broken / "collection.json").write_text("{")
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("furrow:loadseason", {"SEASON": str(broken)}, feedback=feedback)
    assert "Traceback" not in str(caught.value)
    assert "collection.json" in str(caught.value)
