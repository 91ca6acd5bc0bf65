"""Builds the template of the map sheet, resources/layouts/box_map.qpt.

Usage (Debian): QT_QPA_PLATFORM=offscreen /usr/bin/python3 scripts/build_map_sheet.py

`plugin/map_sheet.py` fills the template in for a prediction; it can also be opened as it is in QGIS's layout manager.
Texts that carry an id beginning with "word_" are translated by the plugin. What the sheet tells of the prediction
comes from variables of the layout (`furrow_season`, `furrow_model` and so on) and is a dash where there are none.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutObject,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

_TEMPLATE = Path(__file__).resolve().parents[1] / "resources" / "layouts" / "box_map.qpt"

# Millimetres, A4 lying.
_MARGIN = 10.0
_MAP = (18.0, 31.0, 174.0, 158.0)
_SIDE = 206.0
_SIDE_WIDTH = 81.0
_INK, _PALE, _SPOT = QColor("#1d2a24"), QColor("#e6ebee"), QColor("#d0661a")
_FAMILIES = ["Open Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Arial"]

# Metres between the lines: 1, 2 or 5 and zeros, four to ten lines over the map.
_INTERVAL = (
    "with_variable('step', @map_extent_width / 5, with_variable('power', 10 ^ floor(log10(@step)), "
    "@power * CASE WHEN @step / @power >= 5 THEN 5 WHEN @step / @power >= 2 THEN 2 ELSE 1 END))"
)
_DAYS = "'^([0-9]+) from (.*) to (.*)$'"  # how the engine writes the item FURROW_DATES
_ROWS = (
    ("season", "Season", "[% coalesce(@furrow_season, '—') %]"),
    ("dates", "Dates", f"[% coalesce(regexp_replace(@furrow_dates, {_DAYS}, '\\\\1, \\\\2 \u2013 \\\\3'), '—') %]"),
    ("model", "Model", "[% coalesce(@furrow_model || coalesce(' ' || @furrow_model_version, ''), '—') %]"),
    ("threshold", "Threshold", "[% coalesce(@furrow_threshold, '—') %]"),
    (
        "projection",
        "Projection",
        "[% map_get(item_variables('Map'), 'map_crs') %], [% map_get(item_variables('Map'), 'map_crs_description') %]",
    ),
    (
        "made",
        "Made with",
        "Furrow[% coalesce(' ' || @furrow_version, '') %] and QGIS [% @qgis_short_version %], "
        "[% format_date(now(), 'yyyy-MM-dd') %]",
    ),
)
_ATTRIBUTION = (
    "Contains modified Copernicus Sentinel data[% coalesce(' ' || regexp_substr(@furrow_dates, '([0-9]+)-'), '') %]. "
    "[% coalesce(map_credits('Map', include_layer_names:=false, layer_name_separator:=''), '') %]"
)


def main() -> None:
    """Write the template."""
    application = QgsApplication([sys.argv[0].encode()], True)
    application.initQgis()
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    layout.setName("Furrow map sheet")
    label(layout, "word_title", "Cultivated land at 2.5 m", (_MARGIN, 7, 277, 10), size=18, bold=True)
    days = f"regexp_replace(@furrow_dates, {_DAYS}, '\\\\2 \u2013 \\\\3')"
    subtitle = f"[% array_to_string(array_filter(array(@furrow_season, {days}), @element IS NOT NULL), ', ') %]"
    label(layout, "subtitle", subtitle, (_MARGIN, 16.5, 277, 7), size=10)
    main_map = add_map(layout)
    add_overview(layout, main_map)
    add_legend(layout, main_map)
    add_scale(layout, main_map)
    add_rows(layout)
    label(layout, "attribution", _ATTRIBUTION, (_MARGIN, 198, 277, 6), size=7)
    _TEMPLATE.parent.mkdir(exist_ok=True)
    if not layout.saveAsTemplate(str(_TEMPLATE), QgsReadWriteContext()):
        raise SystemExit(f"The template '{_TEMPLATE}' cannot be written.")
    application.exitQgis()


def add_map(layout: QgsPrintLayout) -> QgsLayoutItemMap:
    """Add the map with its grid."""
    view = QgsLayoutItemMap(layout)
    layout.addLayoutItem(view)
    place(view, "Map", _MAP)
    view.setExtent(QgsRectangle(0, 0, _MAP[2] * 10, _MAP[3] * 10))
    view.setFrameEnabled(True)
    view.setFrameStrokeColor(_INK)
    grid = QgsLayoutItemMapGrid("Grid", view)
    grid.setEnabled(True)
    grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Cross)
    grid.setCrossLength(2.0)
    grid.setIntervalX(1000)
    grid.setIntervalY(1000)
    grid.setLineSymbol(QgsLineSymbol.createSimple({"line_color": "29,42,36,150", "line_width": "0.2"}))
    properties = grid.dataDefinedProperties()
    for which in ("MapGridIntervalX", "MapGridIntervalY"):
        key = getattr(QgsLayoutObject.DataDefinedProperty, which)
        properties.setProperty(key, QgsProperty.fromExpression(_INTERVAL))
    grid.setDataDefinedProperties(properties)
    grid.setFrameStyle(QgsLayoutItemMapGrid.FrameStyle.ExteriorTicks)
    grid.setFrameWidth(1.0)
    grid.setFramePenSize(0.2)
    grid.setAnnotationEnabled(True)
    grid.setAnnotationPrecision(0)
    grid.setAnnotationTextFormat(text_format(6))
    grid.setAnnotationFrameDistance(0.6)
    for side in (QgsLayoutItemMapGrid.BorderSide.Left, QgsLayoutItemMapGrid.BorderSide.Right):
        grid.setAnnotationDirection(QgsLayoutItemMapGrid.AnnotationDirection.Vertical, side)
    view.grids().addGrid(grid)
    return view


def add_overview(layout: QgsPrintLayout, main_map: QgsLayoutItemMap) -> None:
    """Add the map of the surroundings: a ring marks the place, however small it is."""
    view = QgsLayoutItemMap(layout)
    layout.addLayoutItem(view)
    place(view, "Overview", (_SIDE, _MAP[1], _SIDE_WIDTH, 50))
    view.setExtent(QgsRectangle(0, 0, 810_000, 500_000))
    view.setBackgroundColor(_PALE)
    view.setFrameEnabled(True)
    view.setFrameStrokeColor(_INK)
    frame = QgsFillSymbol.createSimple({"style": "no", "outline_color": _SPOT.name(), "outline_width": "0.4"})
    centre = QgsCentroidFillSymbolLayer()
    ring = {"name": "circle", "color": "0,0,0,0", "outline_color": _SPOT.name(), "outline_width": "0.8", "size": "4"}
    centre.setSubSymbol(QgsMarkerSymbol.createSimple(ring))
    frame.appendSymbolLayer(centre)
    overview = QgsLayoutItemMapOverview("Place", view)
    overview.setLinkedMap(main_map)
    overview.setFrameSymbol(frame)
    view.overviews().addOverview(overview)


def add_legend(layout: QgsPrintLayout, main_map: QgsLayoutItemMap) -> None:
    """Add the legend of what the map shows."""
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    place(legend, "Legend", (_SIDE, 85, _SIDE_WIDTH, 50))
    legend.setLinkedMap(main_map)
    legend.setLegendFilterByMapEnabled(True)
    legend.setColumnCount(2)
    legend.setColumnSpace(3)
    legend.setBoxSpace(0)
    legend.setSymbolHeight(2.8)
    legend.setSymbolWidth(5)
    legend.setBackgroundEnabled(False)
    sizes = {
        QgsLegendStyle.Style.Title: 10, QgsLegendStyle.Style.Group: 9, QgsLegendStyle.Style.Subgroup: 8,
        QgsLegendStyle.Style.SymbolLabel: 7,
    }  # fmt: skip
    for part, size in sizes.items():
        style = legend.style(part)
        style.setTextFormat(text_format(size, bold=part == QgsLegendStyle.Style.Subgroup))
        legend.setStyle(part, style)
    symbols = legend.style(QgsLegendStyle.Style.Symbol)
    symbols.setMargin(QgsLegendStyle.Side.Top, 1.2)
    legend.setStyle(QgsLegendStyle.Style.Symbol, symbols)


def add_scale(layout: QgsPrintLayout, main_map: QgsLayoutItemMap) -> None:
    """Add scale bar, scale and north arrow."""
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setLinkedMap(main_map)
    bar.setStyle("Single Box")
    bar.setUnits(Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("m")
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.FitWidth)
    bar.setMinimumBarWidth(30)
    bar.setMaximumBarWidth(56)
    bar.setHeight(1.6)
    bar.setBoxContentSpace(0)
    bar.setTextFormat(text_format(7))
    place(bar, "Scale bar", (_SIDE, 144, 62, 9))
    scale = "1 : [% format_number(map_get(item_variables('Map'), 'map_scale'), 0) %]"
    label(layout, "scale", scale, (_SIDE, 153, 60, 4), size=7)
    arrow = QgsLayoutItemPicture(layout)
    layout.addLayoutItem(arrow)
    arrow.setPicturePath("arrows/NorthArrow_04.svg")  # QGIS's own
    arrow.setLinkedMap(main_map)
    arrow.setSvgFillColor(_INK)
    arrow.setSvgStrokeColor(_INK)
    place(arrow, "North", (_SIDE + _SIDE_WIDTH - 12, 143, 12, 14))


def add_rows(layout: QgsPrintLayout) -> None:
    """Add what the prediction was made of."""
    top = 161.0
    for name, word, expression in _ROWS:
        label(layout, f"word_{name}", word, (_SIDE, top, 17, 4.5), size=7, bold=True)
        label(layout, name, expression, (_SIDE + 17, top, _SIDE_WIDTH - 17, 4.5), size=7)
        top += 4.7


def label(
    layout: QgsPrintLayout, name: str, text: str, box: tuple[float, float, float, float], *, size: float,
    bold: bool = False,
) -> None:  # fmt: skip
    """Add a text."""
    made = QgsLayoutItemLabel(layout)
    layout.addLayoutItem(made)
    made.setText(text)
    made.setTextFormat(text_format(size, bold=bold))
    made.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    made.setMarginX(0)
    made.setMarginY(0)
    place(made, name, box)


def place(item: QgsLayoutItem, name: str, box: tuple[float, float, float, float]) -> None:
    """Name an item and put it where it belongs: left, top, width, height."""
    item.setId(name)
    item.attemptMove(QgsLayoutPoint(box[0], box[1]))
    item.attemptResize(QgsLayoutSize(box[2], box[3]))


def text_format(size: float, *, bold: bool = False) -> QgsTextFormat:
    """Return the type of a size in points, in the first family that the computer has."""
    made = QgsTextFormat()
    font = QFont(_FAMILIES[0])
    font.setBold(bold)
    made.setFont(font)
    made.setFamilies(_FAMILIES)
    made.setSize(size)
    made.setColor(_INK)
    return made


main()
