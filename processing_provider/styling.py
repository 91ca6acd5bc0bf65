"""Styles of the layers that Furrow makes: one QML file a role."""

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
from furrow.processing_provider.temporal import date_bands
from furrow.processing_provider.texts import translate

__all__ = ["DATED", "NAMED_STYLES", "ROLES", "STATUS_FIELD", "VECTOR_ROLES", "apply_style", "styler_of"]

ROLES = (
    "probability",
    "mask",
    "uncertainty",
    "cultivated",
    "not_declared",
    "weights",
    "clear_sky",
    "observations",
    "reflectance",
    "index",
)
"""Roles of rasters that have a style, as the engine names them in its events."""

DATED = ("clear_sky", "reflectance", "index")
"""Roles of rasters that hold a band a day."""

VECTOR_ROLES = ("boxes", "parcels", "polygons", "agreement", "map_only", "corrections")
"""Roles of vector layers that have a style."""

NAMED_STYLES = {"mask": {"Filled": "mask", "Outline": "mask_outline"}}
"""Roles that get several styles to switch between: their names, which scripts hold on to, so they are not translated,
and their files. The first one is shown."""

STATUS_FIELD = "status"
"""Field by which parcels are shown."""

_STYLES = ROOT / "resources" / "styles"


def apply_style(layer: QgsMapLayer, role: str) -> str:
    """Give a layer the style of its role, or the styles, where the role has several.

    Returns:
        An empty text, or why the style could not be read.
    """
    if role not in (*ROLES, *VECTOR_ROLES):
        return translate("styling", "There is no style for '{role}'.").format(role=role)
    problem = _name_styles(layer, NAMED_STYLES[role]) if role in NAMED_STYLES else _load(layer, role)
    if not problem:
        if role == "parcels":
            _outline_without_status(layer)
        layer.triggerRepaint()
    return problem


def _load(layer: QgsMapLayer, name: str) -> str:
    message, loaded = layer.loadNamedStyle(str(_STYLES / f"{name}.qml"))
    if loaded:
        return ""
    return translate("styling", "The style of '{role}' cannot be read: {message}").format(role=name, message=message)


def _name_styles(layer: QgsMapLayer, styles: dict[str, str]) -> str:
    """Give a layer several styles, the first one current; those that it has already are loaded anew."""
    manager = layer.styleManager()
    first = next(iter(styles))
    if first not in manager.styles():
        manager.renameStyle(manager.currentStyle(), first)
    for title, name in styles.items():
        if title not in manager.styles():
            manager.addStyleFromLayer(title)
        manager.setCurrentStyle(title)
        if problem := _load(layer, name):
            return problem
    manager.setCurrentStyle(first)
    return ""


def _outline_without_status(layer: QgsMapLayer) -> None:
    """Show parcels that have no field of statuses by their outlines alone."""
    if isinstance(layer, QgsVectorLayer) and layer.fields().indexOf(STATUS_FIELD) < 0:
        without = next(category for category in layer.renderer().categories() if not category.value())
        layer.setRenderer(QgsSingleSymbolRenderer(without.symbol().clone()))


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles an output, and dates its bands, when QGIS has loaded it, in the main thread."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer, and date its bands."""
        problem = apply_style(layer, self._role)
        if problem:
            feedback.pushWarning(problem)
        if self._role in DATED and not date_bands(layer):  # after the style, which would undo it
            feedback.pushWarning(
                translate(
                    "styling", "The bands of '{name}' are not described by days, so it cannot be animated."
                ).format(name=layer.name())
            )


# The context that a post-processor is handed to deletes its C++ part at the end of the run, so every run needs a new
# one. Its Python part is nobody's, so it is kept here for as long as the other one lives.
_living: list[_Styler] = []
_turn = Lock()  # algorithms run in threads


def styler_of(role: str) -> QgsProcessingLayerPostProcessorInterface:
    """Return a new post-processor that gives a layer the style of a role."""
    made = _Styler(role)
    with _turn:
        _living[:] = [styler for styler in _living if not sip.isdeleted(styler)]
        _living.append(made)
    return made
