"""A map sheet of a prediction: a print layout from the template that ships, filled in and opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayerTreeLayer,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsMultiBandColorRenderer,
    QgsPrintLayout,
    QgsProject,
    QgsRasterContourRenderer,
    QgsRasterLayer,
    QgsReadWriteContext,
    QgsRectangle,
    QgsSimpleLegendNode,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from furrow.__about__ import ROOT
from furrow.processing_provider.review.quiet_gdal import quiet_gdal
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["TEMPLATE", "map_sheet", "open_map_sheet", "provenance"]

TEMPLATE = ROOT / "resources" / "layouts" / "box_map.qpt"
"""The template; `scripts/build_map_sheet.py` builds it."""

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 7.5, 8.0, 9.0, 10.0)
_SURROUNDINGS = 800_000.0  # metres across the small map: a country
_COUNTRIES = "furrow/countries"  # property of the layer that only the small map shows


def open_map_sheet(iface: QgisInterface) -> None:
    """Make a map sheet of the active layer and open it, or say which layer to choose."""
    layer = iface.activeLayer()
    if not isinstance(layer, QgsRasterLayer) or not provenance(layer):
        iface.messageBar().pushMessage(
            "Furrow",
            translate(
                "map_sheet",
                "A map sheet shows a prediction: click a mask or a probability that Furrow made in the layers, then "
                "try again.",
            ),
            Qgis.MessageLevel.Warning,
        )
        return
    visible = iface.mapCanvas().layers()
    layers = visible if layer in visible else [layer, *visible]
    iface.openLayoutDesigner(map_sheet(QgsProject.instance(), layer, layers))


def provenance(layer: QgsRasterLayer) -> dict[str, str]:
    """Return what a prediction was made of, as its metadata tell, by names such as "furrow_model"."""
    with quiet_gdal():
        try:
            dataset = gdal.Open(layer.source())
            items = dataset.GetMetadata() if dataset is not None else {}
        except RuntimeError:  # whether GDAL raises is for all of QGIS to say
            items = {}
    if "FURROW_MODEL" not in items:
        return {}
    return {name.lower(): text for name, text in items.items() if name.startswith("FURROW_")}


def map_sheet(project: QgsProject, layer: QgsRasterLayer, layers: Sequence[QgsMapLayer]) -> QgsPrintLayout:
    """Add a layout with the map of a prediction to a project.

    Args:
        project: The project.
        layer: The prediction; its extent is mapped, in its projection.
        layers: What the map shows, the top first.
    """
    layout = QgsPrintLayout(project)
    document = QDomDocument()
    document.setContent(TEMPLATE.read_text(encoding="utf-8"))
    layout.loadFromTemplate(document, QgsReadWriteContext())
    layout.setName(_free_name(project, translate("map_sheet", "Map sheet of {layer}").format(layer=layer.name())))
    QgsExpressionContextUtils.setLayoutVariables(layout, provenance(layer))
    _show(layout.itemById("Map"), layer, layers)
    _show_surroundings(layout.itemById("Overview"), project, layer)
    _fill_legend(layout.itemById("Legend"), layers)
    for name, word in _words().items():
        label = layout.itemById(f"word_{name}")
        if isinstance(label, QgsLayoutItemLabel):
            label.setText(word)
    layout.refresh()
    project.layoutManager().addLayout(layout)
    return layout


def _words() -> dict[str, str]:
    """Return the texts of the template that are no expressions, by their identifiers."""
    return {
        "title": translate("map_sheet", "Cultivated land at 2.5 m"),
        "season": translate("map_sheet", "Season"),
        "dates": translate("map_sheet", "Dates"),
        "model": translate("map_sheet", "Model"),
        "threshold": translate("map_sheet", "Threshold"),
        "projection": translate("map_sheet", "Projection"),
        "made": translate("map_sheet", "Made with"),
    }


def _free_name(project: QgsProject, name: str) -> str:
    manager, free, number = project.layoutManager(), name, 1
    while manager.layoutByName(free) is not None:
        number += 1
        free = f"{name} ({number})"
    return free


def _show(view: QgsLayoutItemMap, layer: QgsRasterLayer, layers: Sequence[QgsMapLayer]) -> None:
    """Show the prediction at the largest round scale at which it fits."""
    view.setCrs(layer.crs())
    view.setLayers(list(layers))
    view.setKeepLayerSet(True)
    view.zoomToExtent(layer.extent())
    power = 10.0 ** (len(str(int(view.scale()))) - 1)
    view.setScale(next(step * power for step in _SCALES if step * power >= view.scale()))


def _show_surroundings(view: QgsLayoutItemMap, project: QgsProject, layer: QgsRasterLayer) -> None:
    """Show where on earth the prediction lies."""
    middle = layer.extent().center()
    across = max(_SURROUNDINGS, 4 * layer.extent().width())
    down = across * view.rect().height() / view.rect().width()
    view.setCrs(layer.crs())
    view.setLayers([_countries(project)])
    view.setKeepLayerSet(True)
    view.setExtent(
        QgsRectangle(middle.x() - across / 2, middle.y() - down / 2, middle.x() + across / 2, middle.y() + down / 2)
    )


def _countries(project: QgsProject) -> QgsVectorLayer:
    """Return the layer of countries that comes with QGIS, which the layer tree does not show."""
    for there in project.mapLayers().values():
        if there.customProperty(_COUNTRIES):
            return there
    source = f"{QgsApplication.pkgDataPath()}/resources/data/world_map.gpkg|layername=countries"
    made = QgsVectorLayer(source, translate("map_sheet", "Countries"), "ogr")
    fill = {"color": "#cdd3c8", "outline_color": "#ffffff", "outline_width": "0.3"}
    made.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(fill)))
    made.setCustomProperty(_COUNTRIES, True)
    made.setFlags(made.flags() | QgsMapLayer.LayerFlag.Private)
    project.addMapLayer(made, False)
    return made


def _fill_legend(legend: QgsLayoutItemLegend, layers: Sequence[QgsMapLayer]) -> None:
    """List what the map shows, without images, whose colours mean nothing by themselves."""
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    for layer in layers:
        if not (isinstance(layer, QgsRasterLayer) and isinstance(layer.renderer(), QgsMultiBandColorRenderer)):
            node = root.addLayer(layer)
            if isinstance(layer, QgsRasterLayer):
                _say_what_counts(legend, node)
    legend.adjustBoxSize()


def _say_what_counts(legend: QgsLayoutItemLegend, node: QgsLayerTreeLayer) -> None:
    """Leave out the line of a raster's legend that names its band, and call the outline of a mask by what it is."""
    entries = legend.model().layerOriginalLegendNodes(node)
    kept = [index for index, entry in enumerate(entries) if not isinstance(entry, QgsSimpleLegendNode)]
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept)
    if isinstance(node.layer().renderer(), QgsRasterContourRenderer):
        for index in kept:
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(
                node, index, translate("map_sheet", "edge of cultivated land")
            )
    legend.model().refreshLayerLegend(node)
