"""The styles load, and draw what they say."""

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterContourRenderer,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from furrow.processing_provider.styling import ROLES, apply_style

gdal.UseExceptions()


def write_raster(path, values, kind=gdal.GDT_Byte, nodata=None, rows=1):
    """Rows of pixels of 2.5 m, all alike."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), len(values), rows, 1, kind)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32633)
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((465180, 2.5, 0, 5080250, 0, -2.5))
    band = dataset.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    import struct

    packed = struct.pack(f"<{len(values)}f", *values) if kind == gdal.GDT_Float32 else bytes(values)
    for row in range(rows):
        band.WriteRaster(0, row, len(values), 1, packed, buf_type=kind)
    dataset = None
    layer = QgsRasterLayer(str(path), "x")
    assert layer.isValid()
    return layer


def image_of(layer, width, height):
    """The whole layer drawn on nothing."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(width, height))
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def drawn(layer, count):
    """The colours (r, g, b, a) that the pixels are drawn in."""
    image = image_of(layer, count * 9, 9)
    return [image.pixelColor(index * 9 + 4, 4).getRgb() for index in range(count)]


@pytest.mark.parametrize("role", ROLES)
def test_every_style_loads(qgis_app, tmp_path, role):
    layer = write_raster(tmp_path / "r.tif", [0, 1, 255], nodata=255)
    assert apply_style(layer, role) == ""
    ramps = ("probability", "uncertainty", "weights", "observations", "reflectance", "index")
    wanted = QgsSingleBandPseudoColorRenderer if role in ramps else QgsPalettedRasterRenderer
    assert isinstance(layer.renderer(), wanted)
    assert all(label for label, _ in layer.renderer().legendSymbologyItems() if role != "weights")


def test_probability_reads_in_percent_and_gets_lighter(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "p.tif", [0, 50, 100, 150, 200, 255], nodata=255)
    apply_style(layer, "probability")
    labels = [label for label, _ in layer.renderer().legendSymbologyItems()]
    assert labels[0] == "0 %"
    assert labels[-1] == "100 %"
    colours = drawn(layer, 6)
    lightness = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b, _ in colours[:5]]
    assert lightness == sorted(lightness)
    assert lightness[-1] - lightness[0] > 120
    assert colours[5][3] == 0


@pytest.mark.parametrize("role", ["mask", "cultivated", "not_declared"])
def test_masks_are_seen_through(qgis_app, tmp_path, role):
    layer = write_raster(tmp_path / "m.tif", [0, 1, 255], nodata=255)
    apply_style(layer, role)
    nothing, cultivated, nodata = drawn(layer, 3)
    assert nothing[3] == 0
    assert nodata[3] == 0
    assert 100 < cultivated[3] < 200


def test_a_mask_can_be_switched_to_its_outline(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "m.tif", [0, 0, 1, 1, 1, 0, 0, 1, 255], nodata=255, rows=9)
    for _ in range(2):  # styled anew, it gets no others
        assert apply_style(layer, "mask") == ""
        assert layer.styleManager().styles() == ["Filled", "Outline"]
        assert layer.styleManager().currentStyle() == "Filled"
        assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)
        layer.styleManager().setCurrentStyle("Outline")
        assert isinstance(layer.renderer(), QgsRasterContourRenderer)


def test_the_outline_is_one_line_on_each_edge_and_nothing_else(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "m.tif", [0, 0, 1, 1, 1, 0, 0, 1, 255], nodata=255, rows=9)
    apply_style(layer, "mask")
    layer.styleManager().setCurrentStyle("Outline")
    image = image_of(layer, 360, 360)  # 40 pixels a pixel of the mask
    row = [image.pixelColor(x, 180) for x in range(360)]
    lines = [x for x in range(1, 360) if row[x].alpha() and not row[x - 1].alpha()]
    assert [round((x + 2) / 40) for x in lines] == [2, 5, 7]
    for edge in (80, 200, 280):
        assert any(row[x].red() > 200 and row[x].blue() < 80 for x in range(edge - 3, edge + 4))
        assert any(row[x].alpha() > 0 and row[x].red() < 60 for x in range(edge - 5, edge + 6))
    assert not any(colour.alpha() for colour in row[288:])


def test_both_styles_of_a_mask_are_kept_in_a_project(qgis_app, qgis_new_project, tmp_path):
    layer = write_raster(tmp_path / "m č.tif", [0, 1], nodata=255)
    apply_style(layer, "mask")
    layer.styleManager().setCurrentStyle("Outline")
    QgsProject.instance().addMapLayer(layer)
    assert QgsProject.instance().write(str(tmp_path / "p ž.qgz"))
    assert QgsProject.instance().read(str(tmp_path / "p ž.qgz"))
    (again,) = QgsProject.instance().mapLayers().values()
    assert again.styleManager().styles() == ["Filled", "Outline"]
    assert isinstance(again.renderer(), QgsRasterContourRenderer)


def test_weights_leave_zero_out_and_show_one_to_four(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "w.tif", [0, 1, 1.44, 2, 3, 4], kind=gdal.GDT_Float32)
    apply_style(layer, "weights")
    colours = drawn(layer, 6)
    assert colours[0][3] == 0
    assert all(colour[3] == 255 for colour in colours[1:])
    lightness = [sum(colour[:3]) for colour in colours[1:]]
    assert lightness == sorted(lightness, reverse=True)
    labels = [label for label, _ in layer.renderer().legendSymbologyItems()]
    assert labels[0].startswith("0")
    assert labels[-1] == "4"


def test_clear_sky_is_seen_through_and_clouds_are_not(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "c.tif", [0, 1, 255], nodata=255)
    apply_style(layer, "clear_sky")
    hidden, clear, nodata = drawn(layer, 3)
    assert clear[3] == nodata[3] == 0
    assert 150 < hidden[3] < 255


def test_observations_get_lighter_and_never_stands_out(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "o.tif", [0, 1, 5, 10, 20, 30, 90])
    apply_style(layer, "observations")
    never, *ramp = drawn(layer, 7)
    lightness = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b, _ in ramp]
    assert lightness == sorted(lightness)
    assert ramp[-1] == ramp[-2]
    assert never[0] - never[2] > 150 > max(r - b for r, _, b, _ in ramp[:-3])


def test_an_index_is_brown_below_zero_and_blue_green_above(qgis_app, tmp_path):
    values = [-1, -0.5, 0, 0.5, 1, float("nan")]
    layer = write_raster(tmp_path / "i.tif", values, kind=gdal.GDT_Float32, nodata=float("nan"))
    apply_style(layer, "index")
    *colours, nodata = drawn(layer, 6)
    warmth = [r - b for r, _, b, _ in colours]
    assert min(warmth[:2]) > 0
    assert max(warmth[3:]) < 0
    assert abs(warmth[2]) < 10
    assert nodata[3] == 0


def test_reflectance_gets_lighter_and_stays_white(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "r.tif", [-0.1, 0, 0.1, 0.3, 0.5, 1.2], kind=gdal.GDT_Float32)
    apply_style(layer, "reflectance")
    lightness = [sum(colour[:3]) for colour in drawn(layer, 6)]
    assert lightness == sorted(lightness)
    assert lightness[0] == lightness[1] == 0
    assert lightness[4] == lightness[5] == 3 * 255


def test_a_role_without_style_is_named(qgis_app, tmp_path):
    layer = write_raster(tmp_path / "m.tif", [0, 1])
    assert "'soil'" in apply_style(layer, "soil")
