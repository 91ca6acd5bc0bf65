"""Makes the project and the picture of the demo from its outputs: `demo_project.py <folder>`.

Runs PyQGIS without a window. The season is loaded by the algorithm an analyst uses; the rasters get
the styles of the plugin.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import processing
from processing.core.Processing import Processing
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsDateTimeRange,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedRectangle,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsVectorLayer,
)

sys.path.insert(0, str(Path(__file__).parent))
from demo_map import Key, Panel, draw_map

from furrow.processing_provider.provider import FurrowProvider
from furrow.processing_provider.styling import apply_style

_MID_SEASON = date(2019, 6, 25)
_CLEAR_ENOUGH = "(100% clear)"


@dataclass(frozen=True)
class Layers:
    """What the project shows."""

    parcels: QgsVectorLayer
    rasters: dict[str, QgsRasterLayer]
    season: list[QgsRasterLayer]

    @property
    def image(self) -> QgsRasterLayer:
        """The entirely clear image nearest to the middle of the season."""
        clear = [layer for layer in self.season if layer.name().endswith(_CLEAR_ENOUGH)] or self.season
        return min(clear, key=lambda layer: abs(date.fromisoformat(layer.name()[:10]) - _MID_SEASON))


def main(folder: Path) -> None:
    """Make `furrow-demo.qgz` and `map.png` in a folder that holds the outputs of the demo."""
    application = QgsApplication([sys.argv[0].encode()], True)
    application.initQgis()
    Processing.initialize()
    provider = FurrowProvider()
    QgsApplication.processingRegistry().addProvider(provider)

    project = QgsProject.instance()
    project.setFileName(str(folder / "furrow-demo.qgz"))
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    layers = load(folder, project)
    project.setTitle("Furrow demo: cultivated land in Flanders, 2019")
    extent = layers.rasters["mask"].extent()
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    remember_themes(project, layers)
    score = json.loads((folder / "score.json").read_text(encoding="utf-8"))
    picture = folder / "map.png"
    draw_map(project, panels(layers), extent, score, picture)
    if not project.write():
        raise SystemExit(f"The project '{project.fileName()}' cannot be written: {project.error()}")
    print(f"    {project.fileName()}\n    {picture}")
    project.clear()
    application.exitQgis()


def load(folder: Path, project: QgsProject) -> Layers:
    """Load everything into the project, styled and in groups: parcels, agreement, prediction, reference, season."""
    root = project.layerTreeRoot()
    context = QgsProcessingContext()
    context.setProject(project)
    found = processing.runAndLoadResults("furrow:loadseason", {"SEASON": str(folder / "season")}, context=context)
    season = [project.mapLayer(identifier) for identifier in found["LAYERS"]]
    project.setCrs(season[0].crs())
    group = root.findGroup(found["TITLE"])
    group.setExpanded(False)
    for node in group.findLayers():
        node.setExpanded(False)
    begins = season[0].temporalProperties().fixedTemporalRange().begin()
    ends = season[-1].temporalProperties().fixedTemporalRange().end()
    project.timeSettings().setTemporalRange(QgsDateTimeRange(begins, ends))

    reference = root.insertGroup(0, "Reference")
    prediction = root.insertGroup(0, "Prediction")
    titles = {
        "weights": ("Weight map", reference),
        "not_declared": ("Not declared", reference),
        "cultivated": ("Cultivated (reference)", reference),
        "probability": ("Probability of cultivated land", prediction),
        "mask": ("Cultivated (predicted)", prediction),
    }
    rasters = {role: raster(folder, role, title, home) for role, (title, home) in titles.items()}
    load_agreement(folder, project, root.insertGroup(0, "Agreement, to review"))
    layers = Layers(parcels(folder, project), rasters, season)
    for layer in season:  # the project opens with the one clear image; ticking the group shows the season again
        root.findLayer(layer).setItemVisibilityChecked(layer is layers.image)
    return layers


def raster(folder: Path, role: str, title: str, group: QgsLayerTreeGroup) -> QgsRasterLayer:
    """Load one raster into the top of its group, with the style of its role."""
    options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsRasterLayer(str(folder / f"{role}.tif"), title, "gdal", options)
    if not layer.isValid():
        raise SystemExit(f"The raster '{layer.source()}' cannot be opened: run the demo again.")
    if problem := apply_style(layer, role):
        raise SystemExit(problem)
    QgsProject.instance().addMapLayer(layer, False)
    node = group.insertLayer(0, layer)
    node.setItemVisibilityChecked(role == "mask")
    node.setExpanded(role == "mask")
    return layer


def load_agreement(folder: Path, project: QgsProject, group: QgsLayerTreeGroup) -> None:
    """Load what the review works on: the parcels beside the map, and the fields that no parcel covers."""
    for role, title in (("map_only", "Fields that no parcel covers"), ("agreement", "Parcel agreement")):
        layer = QgsVectorLayer(f"{folder / 'agreement.gpkg'}|layername={role}", title)
        if not layer.isValid():
            raise SystemExit(f"The layer '{layer.source()}' cannot be opened: run the demo again.")
        if problem := apply_style(layer, role):
            raise SystemExit(problem)
        project.addMapLayer(layer, False)
        group.insertLayer(0, layer)
    group.setItemVisibilityChecked(False)
    group.setExpanded(False)


def parcels(folder: Path, project: QgsProject) -> QgsVectorLayer:
    """Load the parcels on top, as outlines by what was declared."""
    layer = QgsVectorLayer(f"{folder / 'parcels.gpkg'}|layername=parcels", "Declared parcels")
    outlines = (
        ("cropland", "declared cropland", "#111111", "solid", 0.45),
        ("grassland", "declared grassland", "#0072b2", "solid", 0.45),
        ("not declared", "not declared", "#808080", "dot", 0.3),
    )
    categories = [
        QgsRendererCategory(value, outline_symbol(colour, line, width), label)
        for value, label, colour, line, width in outlines
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("landuse", categories))
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def outline_symbol(colour: str, line: str, width: float) -> QgsFillSymbol:
    """Return an outline on a white casing, which is seen on dark and on bright ground."""
    style = {"style": "no", "outline_color": colour, "outline_style": line, "outline_width": str(width)}
    symbol = QgsFillSymbol.createSimple(style)
    casing = {"style": "no", "outline_color": "255,255,255,170", "outline_width": str(2.2 * width)}
    symbol.insertSymbolLayer(0, QgsSimpleFillSymbolLayer.create(casing))
    return symbol


def themes(layers: Layers) -> dict[str, list[QgsMapLayer]]:
    """Return the views of the project: their names and the layers each shows, the topmost first."""
    grounded = [layers.parcels, layers.rasters["mask"], layers.image]
    return {
        "Image": [layers.image],
        "Probability": [layers.rasters["probability"]],
        "Mask and parcels": grounded,
        "Weights": [layers.rasters["weights"], layers.image],
    }


def remember_themes(project: QgsProject, layers: Layers) -> None:
    """Store the views as map themes, which the layout uses and an analyst can switch between."""
    for name, shown in themes(layers).items():
        record = QgsMapThemeCollection.MapThemeRecord()
        for layer in shown:
            part = QgsMapThemeCollection.MapThemeLayerRecord(layer)
            part.currentStyle = layer.styleManager().currentStyle()
            part.usingCurrentStyle = True
            record.addLayerRecord(part)
        project.mapThemeCollection().insert(name, record)


def panels(layers: Layers) -> list[Panel]:
    """Return the four maps of the picture."""
    day = date.fromisoformat(layers.image.name()[:10])
    probability, mask, weights = (layers.rasters[role] for role in ("probability", "mask", "weights"))
    return [
        Panel("Image", f"Sentinel-2, {day.day} {day:%B %Y} (10 m)"),
        Panel("Probability", "Probability of cultivated land (2.5 m)", (Key(probability, range(1, 10)),), columns=5),
        Panel(
            "Mask and parcels",
            "Predicted mask and declared parcels",
            (Key(mask, (2,), ("cultivated (predicted, 2.5 m)",)), Key(layers.parcels, range(3))),
            columns=2,
        ),
        Panel("Weights", "Weights of the score (2.5 m)", (Key(weights, range(1, 9)),), columns=4),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
