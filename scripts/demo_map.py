"""The picture of the demo: a print layout of four maps with their legends, kept in the project and exported as PNG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

__all__ = ["Panel", "draw_map"]

# Millimetres.
_PAGE = (464.0, 176.0)
_MARGIN = 12.0
_SIDE = 104.0
_GAP = 8.0
_TOP = 36.0
_DPI = 150
_INK = QColor("#1d2a24")
_ATTRIBUTION = (
    "Contains modified Copernicus Sentinel data 2019. Parcels derived from the declaration of parcels 2019, "
    "© Departement Landbouw en Visserij. EPSG:32631. Made with Furrow and QGIS."
)


@dataclass(frozen=True)
class Key:
    """Part of a legend: which entries of a layer it shows, and other words for them."""

    layer: QgsMapLayer
    entries: Sequence[int]
    words: Sequence[str] = ()


@dataclass(frozen=True)
class Panel:
    """One map of the picture: the theme it shows, its title and its legend."""

    theme: str
    title: str
    legend: Sequence[Key] = ()
    columns: int = 1


def draw_map(
    project: QgsProject, panels: Sequence[Panel], extent: QgsRectangle, score: Mapping[str, Any], picture: Path
) -> None:
    """Add the layout to the project and write its picture."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Furrow demo")
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*_PAGE))
    _label(layout, "Cultivated land at 2.5 m from a season of Sentinel-2", _MARGIN, 7, 320, 11, size=24, bold=True)
    _label(layout, _summary(score), _MARGIN, 18.5, _PAGE[0] - 2 * _MARGIN, 7, size=11.5)
    for index, panel in enumerate(panels):
        _draw_panel(layout, panel, "abcd"[index], _MARGIN + index * (_SIDE + _GAP), extent)
    _label(layout, _ATTRIBUTION, _MARGIN, _PAGE[1] - 9, _PAGE[0] - 2 * _MARGIN, 6, size=8)
    project.layoutManager().addLayout(layout)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = _DPI
    if QgsLayoutExporter(layout).exportToImage(str(picture), settings) != QgsLayoutExporter.ExportResult.Success:
        raise SystemExit(f"The picture '{picture}' cannot be written: check the disk.")


def _summary(score: Mapping[str, Any]) -> str:
    return (
        "Flanders, 41 ha, March to September 2019, model that ships with Furrow.  "
        f"Score against the declared parcels: weighted MCC {score['weighted_mcc']:.3f}, F1 {score['f1']:.3f}, "
        f"IoU {score['iou']:.3f} (the parcels' edges are known to the nearest 10 m only)."
    )


def _draw_panel(layout: QgsPrintLayout, panel: Panel, letter: str, left: float, extent: QgsRectangle) -> None:
    _label(layout, f"{letter}   {panel.title}", left, _TOP - 7.5, _SIDE, 7, size=11, bold=True)
    view = QgsLayoutItemMap(layout)
    layout.addLayoutItem(view)
    _place(view, left, _TOP, _SIDE, _SIDE)
    view.setFollowVisibilityPreset(True)
    view.setFollowVisibilityPresetName(panel.theme)
    view.zoomToExtent(extent)
    view.setBackgroundColor(QColor("#f4f4f2"))
    view.setFrameEnabled(True)
    view.setFrameStrokeColor(_INK)
    below = _TOP + _SIDE + 2
    if panel.legend:
        _legend(layout, view, panel, left, below)
    else:
        _scale_bar(layout, view, left, below)


def _legend(layout: QgsPrintLayout, view: QgsLayoutItemMap, panel: Panel, left: float, top: float) -> None:
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    legend.setLinkedMap(view)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    for key in panel.legend:
        node = root.addLayer(key.layer)
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(key.entries))
        for entry, words in zip(key.entries, key.words, strict=False):
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, entry, words)
        legend.model().refreshLayerLegend(node)
    legend.setColumnCount(panel.columns)
    legend.setSplitLayer(True)
    legend.setColumnSpace(1.5)
    legend.setBackgroundEnabled(False)
    legend.setSymbolHeight(3.6)
    legend.setSymbolWidth(7)
    legend.setBoxSpace(0)
    style = legend.style(QgsLegendStyle.Style.SymbolLabel)
    style.setTextFormat(_text_format(9))
    legend.setStyle(QgsLegendStyle.Style.SymbolLabel, style)
    legend.attemptMove(QgsLayoutPoint(left, top))
    legend.adjustBoxSize()


def _scale_bar(layout: QgsPrintLayout, view: QgsLayoutItemMap, left: float, top: float) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setLinkedMap(view)
    bar.setStyle("Single Box")
    bar.setUnits(Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("m")
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(100)
    bar.setHeight(2)
    bar.setTextFormat(_text_format(9.5))
    bar.attemptMove(QgsLayoutPoint(left, top))
    bar.update()


def _label(
    layout: QgsPrintLayout,
    text: str,
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    size: float,
    bold: bool = False,
) -> None:
    label = QgsLayoutItemLabel(layout)
    layout.addLayoutItem(label)
    label.setText(text)
    label.setTextFormat(_text_format(size, bold=bold))
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    _place(label, left, top, width, height)


def _place(item: QgsLayoutItem, left: float, top: float, width: float, height: float) -> None:
    item.attemptMove(QgsLayoutPoint(left, top))
    item.attemptResize(QgsLayoutSize(width, height))


def _text_format(size: float, *, bold: bool = False) -> QgsTextFormat:
    text = QgsTextFormat()
    font = QFont("DejaVu Sans")
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(_INK)
    return text
