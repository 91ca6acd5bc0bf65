"""The outlines over the pictures: the parcel, its corrected outline, its neighbours, the border of the map."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from furrow.processing_provider.review.outcomes import Source
from furrow.processing_provider.texts import translate

__all__ = ["Outlines"]

# Light lines on dark casings are seen on dark soil, bright straw and clouds alike, by everybody; what tells the three
# apart is width and dashes, with colour only helping.
_CASING = "16,24,20"
_SELECTED = ("255,255,255,255", "solid", 0.7)
_NEIGHBOUR = ("255,255,255,220", "solid", 0.2)
_MAP_ONLY = ("255,255,255,220", "dot", 0.3)
_CORRECTED = ("86,180,233,255", "dash dot", 0.6)
_MASK = ("240,228,66,255", "dash", 0.5)  # the yellow of the Okabe-Ito palette


class Outlines:
    """Layers of the review alone: they are not in the project and nobody edits them.

    Args:
        agreement: GeoPackage of the agreement.
        crs: Its coordinate reference system.
    """

    def __init__(self, agreement: Path, crs: QgsCoordinateReferenceSystem) -> None:
        options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
        self._neighbours = [
            _drawn(QgsVectorLayer(f"{agreement}|layername={source}", str(source), "ogr", options), *style)
            for source, style in ((Source.AGREEMENT, _NEIGHBOUR), (Source.MAP_ONLY, _MAP_ONLY))
        ]
        self._selected = _drawn(_memory(translate("outlines", "The parcel"), crs), *_SELECTED)
        self._corrected = _drawn(_memory(translate("outlines", "Corrected outline"), crs), *_CORRECTED)
        self._mask = _drawn(_memory(translate("outlines", "Border of the map"), crs), *_MASK)

    def select(self, outline: QgsGeometry) -> None:
        """Show the outline of the parcel."""
        _replace(self._selected, outline)

    def correct(self, corrected: QgsGeometry) -> None:
        """Show the outline that an analyst drew for the parcel; an empty geometry hides it."""
        _replace(self._corrected, corrected)

    def set_mask_border(self, border: QgsGeometry) -> None:
        """Show the border of the cultivated land in the map; an empty geometry hides it."""
        _replace(self._mask, border)

    def layers(self) -> list[QgsMapLayer]:
        """Return them, the topmost first."""
        return [self._selected, self._corrected, self._mask, *(layer for layer in self._neighbours if layer.isValid())]


def _memory(name: str, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    layer = QgsVectorLayer("MultiPolygon", name, "memory")
    layer.setCrs(crs)
    return layer


def _drawn(layer: QgsVectorLayer, colour: str, line: str, width: float) -> QgsVectorLayer:
    if layer.isValid():
        symbol = QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": colour, "outline_style": line, "outline_width": str(width)}
        )
        faint = width < 0.4
        casing = {
            "style": "no", "outline_color": f"{_CASING},{130 if faint else 200}", "joinstyle": "round",
            "outline_width": str(width + (0.25 if faint else 0.5)),
        }  # fmt: skip
        symbol.insertSymbolLayer(0, QgsSimpleFillSymbolLayer.create(casing))
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _replace(layer: QgsVectorLayer, geometry: QgsGeometry) -> None:
    provider = layer.dataProvider()
    provider.truncate()
    if not geometry.isEmpty():
        feature = QgsFeature()
        multiple = QgsGeometry(geometry)
        multiple.convertToMultiType()
        feature.setGeometry(multiple)
        provider.addFeatures([feature])
    layer.updateExtents()
    layer.triggerRepaint()
