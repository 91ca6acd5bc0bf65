"""The two views: linked, at one scale, showing what was chosen; flicker and swipe; the border of the map."""

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry, QgsPalettedRasterRenderer, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from furrow.plugin.review.commands import Command
from furrow.plugin.review.contents import offered, role_of
from furrow.plugin.review.mask_outline import mask_outline
from furrow.tests.plugin.review.conftest import SAMPLE_ORIGIN, settle, until


def write_raster(path, role, paint, epsg=32631, size=256):
    """Write a raster of 2.5 m over the sample season; `paint` returns the value at a row and column."""
    driver = gdal.GetDriverByName("GTiff")
    raster = driver.Create(str(path), size, size, 1, gdal.GDT_Byte)
    raster.SetGeoTransform((574_680.0, 2.5, 0, 5_622_440.0, 0, -2.5))
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    raster.SetProjection(system.ExportToWkt())
    rows = bytes(paint(row, column) for row in range(size) for column in range(size))
    raster.GetRasterBand(1).WriteRaster(0, 0, size, size, rows)
    raster.GetRasterBand(1).SetNoDataValue(255)
    if role:
        raster.SetMetadataItem("FURROW_ROLE", role)
    raster = None
    return path


@pytest.fixture
def mask(qgis_app, tmp_path):
    """Cultivated: two rectangles that touch at a corner, one with a hole; nodata beside them."""

    def paint(row, column):
        if column > 250:
            return 255
        hole = 20 <= row < 24 and 20 <= column < 30
        return int((10 <= row < 40 and 10 <= column < 50 and not hole) or (40 <= row < 60 and 50 <= column < 60))

    return write_raster(tmp_path / "maska 'ž' #1.tif", "mask", paint)


def load(path, name="Sloj 'ž'", colour=None):
    """Load a raster into the project; with a colour, its ones are all of that colour."""
    layer = QgsRasterLayer(str(path), name, "gdal")
    if colour:
        classes = [QgsPalettedRasterRenderer.Class(1, QColor(colour))]
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
    QgsProject.instance().addMapLayer(layer)
    return layer


def canvases(dock):
    return [view.canvas for view in dock.stage.views.views]


def drawn(canvas):
    settle(400)
    canvas.waitWhileRendering()
    settle(100)
    return canvas.viewport().grab().toImage()


def choose(view, key):
    view._choice.setCurrentIndex(view._choice.findData(key))
    view._choice.activated.emit(view._choice.currentIndex())


def test_both_show_the_parcel_at_the_scale(dock):
    for command in (Command.NEXT, Command.NEXT, Command.PREVIOUS):
        dock.commands[command].trigger()
        middle = QgsRectangle(*dock.desk.session.current.bounds).center()
        for canvas in canvases(dock):
            assert canvas.scale() == pytest.approx(2000, rel=1e-3)
            assert canvas.center().distance(middle) < 0.5


def test_moving_one_moves_the_other(dock):
    one, two = canvases(dock)
    one.setCenter(QgsPointXY(574_800, 5_622_000))
    assert two.center().distance(QgsPointXY(574_800, 5_622_000)) < 0.5
    two.zoomByFactor(0.5)
    assert one.scale() == pytest.approx(two.scale(), rel=1e-3)
    assert two.scale() == pytest.approx(1000, rel=0.01)
    assert dock.stage.bar.scale.scale() == pytest.approx(1000, rel=0.01)
    dock.commands[Command.NEXT].trigger()  # the scale that was chosen stays, the place does not
    assert one.scale() == pytest.approx(1000, rel=0.01)
    assert one.center().distance(QgsRectangle(*dock.desk.session.current.bounds).center()) < 0.5


def test_fitting_shows_parcels_as_a_whole(dock):
    dock.commands[Command.FIT].trigger()
    for _ in range(6):
        dock.commands[Command.NEXT].trigger()
        box = QgsRectangle(*dock.desk.session.current.bounds)
        for canvas in canvases(dock):
            assert canvas.extent().contains(box)
            assert canvas.extent().height() < 5 * max(box.width(), box.height(), 60)
    dock.commands[Command.FIT].trigger()
    assert canvases(dock)[0].scale() == pytest.approx(2000, rel=1e-3)


def test_scale_and_place_survive_another_size(dock, review_window):
    middle = canvases(dock)[0].center()
    review_window.mainWindow().resize(1100, 700)
    settle(300)
    for canvas in canvases(dock):
        assert canvas.scale() == pytest.approx(2000, rel=1e-3)
        assert canvas.center().distance(middle) < 0.5


def test_narrow_views_lie_one_above_the_other(dock, review_window):
    review_window.mainWindow().resizeDocks([dock], [100], Qt.Orientation.Horizontal)
    settle()
    assert dock.stage.views.width() < 640
    assert dock.stage.views._splitter.orientation() == Qt.Orientation.Vertical
    review_window.mainWindow().resizeDocks([dock], [900], Qt.Orientation.Horizontal)
    settle()
    assert dock.stage.views._splitter.orientation() == Qt.Orientation.Horizontal


def test_qgis_map_follows_when_it_shall(dock, review_window):
    review_window.canvas.setDestinationCrs(dock.desk.session.crs)
    before = review_window.canvas.extent()
    dock.commands[Command.NEXT].trigger()
    assert review_window.canvas.extent() == before
    dock.stage.bar.follow.setChecked(True)
    dock.commands[Command.NEXT].trigger()
    middle = QgsRectangle(*dock.desk.session.current.bounds).center()
    assert review_window.canvas.center().distance(middle) < 1


def test_what_a_layer_is_tells_its_file(qgis_new_project, tmp_path, mask):
    layers = [load(mask), load(write_raster(tmp_path / "p.tif", "probability", lambda r, c: 1), "P")]
    plain = load(write_raster(tmp_path / "plain.tif", "", lambda r, c: 1), "Podlaga")
    assert [role_of(layer) for layer in (*layers, plain)] == ["mask", "probability", ""]
    keys = [content.key for content in offered(QgsProject.instance(), season=True)]
    assert keys[:4] == ["season:True colour", "season:False colour", "role:probability", "role:mask"]
    assert set(keys[4:]) == {f"layer:{layer.id()}" for layer in (*layers, plain)}
    assert [content.key for content in offered(QgsProject.instance(), season=False)][:2] == keys[2:4]


def test_views_show_what_was_chosen(open_dock, agreement, season, tmp_path, mask):
    load(mask, "Maska")
    probability = load(write_raster(tmp_path / "p.tif", "probability", lambda r, c: 120), "P")
    dock = open_dock(agreement, season)
    one, two = dock.stage.views.views
    assert one.key == "season:True colour"
    assert two.key == "role:probability"
    assert probability in two.canvas.layers()
    assert one.canvas.layers()[-1].source() == str(season / f"{dock.stage.day}" / "bands.tif")
    other = dock.stage.chart.points[0].day if dock.stage.chart.points else one._season.days[0]
    dock.stage.chart.day_chosen.emit(other)
    assert one.canvas.layers()[-1].source() == str(season / f"{other}" / "bands.tif")
    choose(two, "season:False colour")
    two.fix(one._season.days[5])
    two._date.activated.emit(6)
    assert two.day == one._season.days[5]
    dock.stage.chart.day_chosen.emit(one._season.days[8])
    assert (one.day, two.day) == (one._season.days[8], one._season.days[5])
    assert dock.stage.chart._fixed == (("2", one._season.days[5]),)
    choose(one, "role:mask")
    choose(two, "role:probability")
    dock.stage.chart.day_chosen.emit(one._season.days[9])  # a date was asked for, and no view showed any
    assert one.key == "season:True colour"
    assert one.day == one._season.days[9]


def test_outlines_are_drawn_over_everything(open_dock, agreement, tmp_path):
    load(write_raster(tmp_path / "p.tif", "probability", lambda r, c: 0), "P")
    dock = open_dock(agreement)
    one = dock.stage.views.views[0]
    image = drawn(one.canvas)
    left, _, right, top = dock.desk.session.current.bounds
    place = one.canvas.getCoordinateTransform().transform((left + right) / 2, top)
    across = [image.pixelColor(int(place.x()), int(place.y()) + step) for step in range(-4, 5)]
    assert max(colour.lightness() for colour in across) > 240
    assert min(colour.lightness() for colour in across) < 80  # its casing


@pytest.fixture
def two_colours(open_dock, agreement, tmp_path):
    """The dock, red all over in view 1, blue all over in view 2."""
    layers = [
        load(write_raster(tmp_path / f"{name}.tif", "", lambda r, c: 1), name, colour)
        for name, colour in (("A", "#ff0000"), ("B", "#0000ff"))
    ]
    dock = open_dock(agreement)
    for view, layer in zip(dock.stage.views.views, layers, strict=True):
        choose(view, f"layer:{layer.id()}")
    for canvas in canvases(dock):
        drawn(canvas)
    return dock


def colour_of(dock, share):
    """Colour of view 1 at a share of its width, in a row that only few outlines cross."""
    image = canvases(dock)[0].grab().toImage()
    across = [image.pixelColor(int(share * image.width()), row) for row in range(40, image.height() - 40)]
    return max(({"#ff0000": "red", "#0000ff": "blue"}.get(c.name(), "") for c in across), key=lambda name: name != "")


def test_flicker_shows_view_2_in_view_1_while_the_key_is_held(two_colours):
    dock, canvas = two_colours, canvases(two_colours)[0]
    curtain = dock.stage.views.curtain
    assert colour_of(dock, 0.3) == "red"
    canvas.setFocus()
    QTest.keyPress(canvas, Qt.Key.Key_F)
    assert curtain.isVisible()
    assert [colour_of(dock, share) for share in (0.02, 0.3, 0.9)] == ["blue"] * 3
    QTest.keyRelease(canvas, Qt.Key.Key_F)
    assert not curtain.isVisible()
    assert colour_of(dock, 0.3) == "red"
    button = dock.stage.bar.flicker
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert colour_of(dock, 0.3) == "blue"
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert colour_of(dock, 0.3) == "red"


def test_flicker_ends_with_the_focus_of_the_window(dock, review_window):
    QTest.keyPress(canvases(dock)[0], Qt.Key.Key_F)
    assert not dock.stage.views.curtain.is_open
    QApplication.setActiveWindow(None)
    settle()
    assert dock.stage.views.curtain.is_open


def test_the_swipe_reveals_view_2_right_of_its_handle(two_colours):
    dock = two_colours
    dock.commands[Command.SWIPE].trigger()
    curtain = dock.stage.views.curtain
    handle = curtain.handle
    assert handle.isVisible()
    assert [colour_of(dock, share) for share in (0.1, 0.4, 0.6, 0.9)] == ["red", "red", "blue", "blue"]
    handle.setFocus()
    for _ in range(30):
        QTest.keyClick(handle, Qt.Key.Key_Left)
    assert curtain.share == pytest.approx(0.02)
    assert colour_of(dock, 0.1) == "blue"
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    handle.moved.emit(0.75)
    assert [colour_of(dock, share) for share in (0.1, 0.6, 0.9)] == ["red", "red", "blue"]
    dock.commands[Command.NEXT].trigger()
    settle(600)
    assert [colour_of(dock, share) for share in (0.1, 0.6, 0.9)] == ["red", "red", "blue"]
    dock.commands[Command.SWIPE].trigger()
    assert not handle.isVisible()
    assert colour_of(dock, 0.9) == "red"


def test_the_swipe_draws_itself_where_views_differ_in_size(two_colours):
    dock = two_colours
    dock.stage.views._splitter.setSizes([600, 200])
    settle(300)
    dock.commands[Command.SWIPE].trigger()
    until(lambda: not dock.stage.views.curtain._picture.image.isNull())
    assert [colour_of(dock, share) for share in (0.1, 0.6, 0.97)] == ["red", "blue", "blue"]


def ones(path):
    """Area of the ones of a mask, and their number of outlines, counted by OGR over the whole raster."""
    raster = gdal.Open(str(path))
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("", None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
    gdal.Polygonize(raster.GetRasterBand(1), None, layer, 0)
    shapes = [feature.GetGeometryRef().Clone() for feature in layer if feature.GetField(0) == 1]
    return sum(shape.Area() for shape in shapes), len(shapes)


def test_the_border_of_a_mask_runs_along_its_pixels(qgis_app, mask):
    whole = QgsRectangle(574_680, 5_621_800, 575_320, 5_622_440)
    border = mask_outline(str(mask), whole)
    area, number = ones(mask)
    assert border.area() == pytest.approx(area)
    assert len(border.asGeometryCollection()) == number == 2
    part = mask_outline(str(mask), QgsRectangle(574_700, 5_622_380, 574_760, 5_622_420))
    assert 0 < part.area() < area
    assert part.difference(border).area() == pytest.approx(0)


@pytest.mark.parametrize("area", [QgsRectangle(0, 0, 10, 10), QgsRectangle(), QgsRectangle(0, 0, 1e7, 1e7)])
def test_where_there_is_no_mask_there_is_no_border(qgis_app, mask, area):
    found = mask_outline(str(mask), area)
    assert found.isEmpty() or area.contains(found.boundingBox())


def test_a_mask_that_cannot_be_read_has_no_border(qgis_app, tmp_path):
    broken = tmp_path / "broken.tif"
    broken.write_bytes(b"II*\x00no raster")
    assert mask_outline(str(broken), QgsRectangle(0, 0, 10, 10)).isEmpty()
    assert mask_outline(str(tmp_path / "none.tif"), QgsRectangle(0, 0, 10, 10)).isEmpty()


def test_the_border_is_shown_and_hidden(open_dock, agreement, mask):
    load(mask)
    dock = open_dock(agreement)
    layer = dock.stage._outlines._mask
    for canvas in canvases(dock):
        canvas.setCenter(QgsPointXY(SAMPLE_ORIGIN[0] + 60, 5_622_380))
    assert layer.featureCount() == 1
    shown: QgsGeometry = next(layer.getFeatures()).geometry()
    assert shown.area() > 0
    dock.commands[Command.MASK_OUTLINE].trigger()
    assert layer.featureCount() == 0
    dock.commands[Command.MASK_OUTLINE].trigger()
    assert layer.featureCount() == 1
