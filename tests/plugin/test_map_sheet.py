"""A map sheet of a prediction: the template filled in, drawn, and opened from the menu."""

import re

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemScaleBar,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QImage

import furrow
from furrow.plugin.map_sheet import TEMPLATE, map_sheet, open_map_sheet, provenance
from furrow.processing_provider.styling import apply_style
from furrow.tests.builders.qgis_window import Window

TOLD = {
    "FURROW_ROLE": "mask",
    "FURROW_SEASON": "Njive 'č' 100%",
    "FURROW_DATES": "32 from 2019-03-07 to 2019-09-28",
    "FURROW_MODEL": "hybrid-small",
    "FURROW_MODEL_VERSION": "0.9.6",
    "FURROW_THRESHOLD": "0.455",
    "FURROW_VERSION": "0.9.7",
}


def write_mask(path, told=TOLD, size=80, epsg=32633):
    """A mask of 2.5 m, its western half cultivated."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), size, size, 1, gdal.GDT_Byte)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((465180, 2.5, 0, 5080250, 0, -2.5))
    dataset.SetMetadata(told)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(255)
    band.WriteRaster(0, 0, size, size, (bytes([1]) * (size // 2) + bytes(size - size // 2)) * size)
    band = dataset = None
    layer = QgsRasterLayer(str(path), "Maska 'č' 100%")
    assert layer.isValid()
    apply_style(layer, "mask")
    return layer


@pytest.fixture
def project(qgis_app, qgis_new_project):
    return QgsProject.instance()


@pytest.fixture
def mask(project, tmp_path):
    layer = write_mask(tmp_path / "maska č 'š'.tif")
    project.addMapLayer(layer)
    return layer


def texts(layout):
    return {item.id(): item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)}


def drawn(layout, path, dpi=80):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    assert QgsLayoutExporter(layout).exportToImage(str(path), settings) == QgsLayoutExporter.ExportResult.Success
    return QImage(str(path))


def pixel(image, layout, x, y):
    """The colour at a place of the page, in millimetres."""
    return image.pixelColor(round(x / 297 * image.width()), round(y / 210 * image.height()))


def test_it_tells_what_the_prediction_was_made_of(project, mask):
    told = texts(map_sheet(project, mask, [mask]))
    assert told["season"] == "Njive 'č' 100%"
    assert told["subtitle"] == "Njive 'č' 100%, 2019-03-07 \u2013 2019-09-28"
    assert told["dates"] == "32, 2019-03-07 \u2013 2019-09-28"
    assert told["model"] == "hybrid-small 0.9.6"
    assert told["threshold"] == "0.455"
    assert told["projection"] == "EPSG:32633, WGS 84 / UTM zone 33N"
    assert re.fullmatch(r"Furrow 0\.9\.7 and QGIS [\d.]+, \d{4}-\d\d-\d\d", told["made"])
    assert told["attribution"].strip() == "Contains modified Copernicus Sentinel data 2019."
    assert not any("[%" in text or "@furrow" in text for text in told.values())


def test_what_nobody_wrote_down_is_a_dash(project, tmp_path):
    layer = write_mask(tmp_path / "m.tif", {"FURROW_ROLE": "mask", "FURROW_MODEL": "mine"})
    project.addMapLayer(layer)
    told = texts(map_sheet(project, layer, [layer]))
    assert (told["season"], told["dates"], told["model"], told["threshold"]) == ("—", "—", "mine", "—")
    assert told["subtitle"] == ""
    assert told["attribution"].strip() == "Contains modified Copernicus Sentinel data."


@pytest.mark.parametrize("size", [80, 300, 2000])
def test_the_whole_prediction_fits_at_a_round_scale_with_a_grid_of_round_metres(project, tmp_path, size):
    layer = write_mask(tmp_path / "m.tif", size=size)
    project.addMapLayer(layer)
    layout = map_sheet(project, layer, [layer])
    view = layout.itemById("Map")
    assert view.extent().contains(layer.extent())
    assert layer.extent().height() > 0.65 * view.extent().height()
    digits = f"{view.scale():.0f}".rstrip("0")
    assert len(digits) <= 3
    assert texts(layout)["scale"] == f"1 : {view.scale():,.0f}"
    image = drawn(layout, tmp_path / "sheet.png")
    assert not image.isNull()
    lines = view.extent().width() / evaluated_interval(view)
    assert 4 <= lines <= 11


def evaluated_interval(view):
    from qgis.core import QgsExpression, QgsLayoutObject

    grid = view.grids().grid(0)
    properties = grid.dataDefinedProperties()
    text = properties.property(QgsLayoutObject.DataDefinedProperty.MapGridIntervalX).expressionString()
    interval = QgsExpression(text).evaluate(view.createExpressionContext())
    assert re.fullmatch(r"[125]0*", f"{interval:.0f}")
    return interval


def test_it_draws_the_map_its_surroundings_and_a_legend(project, mask, tmp_path):
    layout = map_sheet(project, mask, [mask])
    image = drawn(layout, tmp_path / "list č.png", dpi=150)
    west, east = (pixel(image, layout, x, 115) for x in (70, 140))
    assert west.blue() < 120 < west.red()  # amber over paper
    assert east.name() == "#ffffff"
    land, sea = (pixel(image, layout, x, y).name() for x, y in ((245, 45), (234, 68)))
    assert (land, sea) == ("#cdd3c8", "#e6ebee")  # Carinthia, and the Adriatic off Chioggia
    assert pixel(image, layout, 246.5, 54).name() == "#d0661a"  # the ring
    legend = layout.itemById("Legend")
    nodes = legend.model().layerLegendNodes(legend.model().rootGroup().findLayer(mask))
    assert [node.data(0) for node in nodes] == ["not cultivated", "cultivated"]
    bar = next(item for item in layout.items() if isinstance(item, QgsLayoutItemScaleBar))
    assert bar.linkedMap() == layout.itemById("Map")
    assert layout.itemById("North").linkedMap() == layout.itemById("Map")


def test_an_outlined_mask_is_told_in_the_legend(project, mask):
    mask.styleManager().setCurrentStyle("Outline")
    legend = map_sheet(project, mask, [mask]).itemById("Legend")
    (node,) = legend.model().layerLegendNodes(legend.model().rootGroup().findLayer(mask))
    assert node.data(0) == "edge of cultivated land"


def test_countries_are_added_once_and_nobody_sees_them_in_the_layers(project, mask, tmp_path):
    for _ in range(2):
        map_sheet(project, mask, [mask])
    assert len(project.mapLayers()) == 2
    assert [node.layerId() for node in project.layerTreeRoot().findLayers()] == [mask.id()]
    assert project.write(str(tmp_path / "projekt ž.qgs"))
    assert "inbuilt:" in (tmp_path / "projekt ž.qgs").read_text(encoding="utf-8")  # found on other computers too


def test_each_sheet_has_a_name_of_its_own_and_is_kept_in_the_project(project, mask, tmp_path):
    names = [map_sheet(project, mask, [mask]).name() for _ in range(3)]
    assert names == [f"Map sheet of Maska 'č' 100%{end}" for end in ("", " (2)", " (3)")]
    assert project.write(str(tmp_path / "p.qgz"))
    assert project.read(str(tmp_path / "p.qgz"))
    again = project.layoutManager().layoutByName(names[0])
    assert texts(again)["model"] == "hybrid-small 0.9.6"
    assert [layer.name() for layer in again.itemById("Map").layers()] == [mask_name(project)]


def mask_name(project):
    (node,) = project.layerTreeRoot().findLayers()
    return node.layer().name()


def test_every_word_of_the_template_can_be_translated(project, mask, monkeypatch):
    monkeypatch.setattr("furrow.plugin.map_sheet.translate", lambda context, text: f"«{text}»")
    layout = map_sheet(project, mask, [mask])
    words = {name: text for name, text in texts(layout).items() if name.startswith("word_")}
    assert len(words) == TEMPLATE.read_text(encoding="utf-8").count('id="word_')
    assert all(text.startswith("«") for text in words.values())


def test_the_template_ships_as_a_file_that_names_no_folder():
    text = TEMPLATE.read_text(encoding="utf-8")
    assert not re.search(r"=\"(/|file:|[A-Z]:)", text)


def test_provenance_is_that_of_predictions_alone(project, tmp_path):
    assert provenance(write_mask(tmp_path / "a.tif"))["furrow_model"] == "hybrid-small"
    assert provenance(write_mask(tmp_path / "b.tif", {"FURROW_ROLE": "weights"})) == {}
    assert provenance(QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png", "x", "wms")) == {}


class SheetWindow(Window):
    """The window with an active layer, a map, and what was opened."""

    def __init__(self):
        super().__init__()
        self.canvas, self.active, self.opened = QgsMapCanvas(self.mainWindow()), None, []

    def activeLayer(self):
        return self.active

    def mapCanvas(self):
        return self.canvas

    def openLayoutDesigner(self, layout):
        self.opened.append(layout)


@pytest.fixture
def window(project):
    made = SheetWindow()
    yield made
    made.end()


def test_the_menu_has_an_entry(window, qgis_processing, mask):
    registry = QgsApplication.processingRegistry()
    if (existing := registry.providerById("furrow")) is not None:
        registry.removeProvider(existing)
    plugin = furrow.classFactory(window)
    plugin.initGui()
    try:
        window.active = mask
        window.entry("New map sheet…").trigger()
    finally:
        plugin.unload()
    assert [layout.name() for layout in window.opened] == ["Map sheet of Maska 'č' 100%"]


def test_it_shows_the_active_layer_with_what_is_visible(project, window, mask):
    roads = QgsVectorLayer("LineString?crs=EPSG:32633", "Ceste", "memory")
    project.addMapLayer(roads)
    window.canvas.setLayers([roads, mask])
    window.active = mask
    open_map_sheet(window)
    (layout,) = window.opened
    assert layout in project.layoutManager().layouts()
    assert layout.itemById("Map").layers() == [roads, mask]
    window.canvas.setLayers([roads])  # the prediction is switched off: the sheet shows it all the same
    open_map_sheet(window)
    assert window.opened[1].itemById("Map").layers() == [mask, roads]
    assert window.messageBar().currentItem() is None


def test_without_a_prediction_it_says_what_to_choose(project, window):
    for layer in (None, QgsVectorLayer("Point", "Točke", "memory")):
        window.active = layer
        open_map_sheet(window)
        assert "click a mask or a probability" in window.messageBar().currentItem().text()
        window.messageBar().clearWidgets()
    assert window.opened == []
    assert project.layoutManager().layouts() == []


def test_templates_of_the_analyst_are_left_alone(project, mask):
    before = list(QgsApplication.layoutTemplatePaths())
    map_sheet(project, mask, [mask])
    assert QgsApplication.layoutTemplatePaths() == before
