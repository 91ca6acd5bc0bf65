"""Styles of the rasters that Furrow makes: one QML file a role."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)

from furrow.__about__ import ROOT
from furrow.processing_provider.texts import translate

__all__ = ["ROLES", "apply_style", "styler_of"]

ROLES = ("probability", "mask", "cultivated", "not_declared", "weights")
"""Roles of rasters that have a style, as the engine names them in its events."""

_STYLES = ROOT / "resources" / "styles"


def apply_style(layer: QgsMapLayer, role: str) -> str:
    """Give a layer the style of its role.

    Returns:
        An empty text, or why the style could not be read.
    """
    if role not in ROLES:
        return translate("styling", "There is no style for '{role}'.").format(role=role)
    message, loaded = layer.loadNamedStyle(str(_STYLES / f"{role}.qml"))
    if loaded:
        layer.triggerRepaint()
        return ""
    return translate("styling", "The style of '{role}' cannot be read: {message}").format(role=role, message=message)


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles an output when QGIS has loaded it, in the main thread."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer."""
        problem = apply_style(layer, self._role)
        if problem:
            feedback.pushWarning(problem)


# QGIS keeps a bare pointer to a post-processor, so somebody must keep the object. They hold no
# state, hence one a role for the life of the plugin.
_stylers: dict[str, _Styler] = {}


def styler_of(role: str) -> QgsProcessingLayerPostProcessorInterface:
    """Return the post-processor that gives layers the style of a role."""
    return _stylers.setdefault(role, _Styler(role))
