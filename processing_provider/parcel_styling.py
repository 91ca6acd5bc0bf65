"""The style of parcels that carry a status."""

from __future__ import annotations

from threading import Lock

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt import sip

from furrow.__about__ import ROOT
from furrow.processing_provider.texts import translate

__all__ = ["STATUS_FIELD", "apply_parcel_style", "parcel_styler"]

STATUS_FIELD = "status"

_STYLE = ROOT / "resources" / "styles" / "parcels.qml"


def apply_parcel_style(layer: QgsMapLayer) -> str:
    """Show a layer of parcels by status; one without statuses by its outlines.

    Returns:
        An empty text, or why the style could not be read.
    """
    message, loaded = layer.loadNamedStyle(str(_STYLE))
    if not loaded:
        return translate("parcel_styling", "The style of the parcels cannot be read: {message}").format(message=message)
    if isinstance(layer, QgsVectorLayer) and layer.fields().indexOf(STATUS_FIELD) < 0:
        without = next(category for category in layer.renderer().categories() if not category.value())
        layer.setRenderer(QgsSingleSymbolRenderer(without.symbol().clone()))
    layer.triggerRepaint()
    return ""


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles an output when QGIS has loaded it, in the main thread."""

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer."""
        problem = apply_parcel_style(layer)
        if problem:
            feedback.pushWarning(problem)


# QGIS deletes the C++ part of a post-processor at the end of the run, so every run needs a new one. Its Python part is
# nobody's, so it is kept here for as long as the other one lives.
_living: list[_Styler] = []
_turn = Lock()  # algorithms run in threads


def parcel_styler() -> QgsProcessingLayerPostProcessorInterface:
    """Return a new post-processor that gives a layer of parcels its style."""
    made = _Styler()
    with _turn:
        _living[:] = [styler for styler in _living if not sip.isdeleted(styler)]
        _living.append(made)
    return made
