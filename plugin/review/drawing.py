"""Drawing the right outline of a parcel with QGIS's own tool, into the layer of corrections of the review file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from furrow.processing_provider.review.outcomes import ParcelKey
from furrow.processing_provider.styling import apply_style
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["OutlineDrawing"]


class OutlineDrawing(QObject):
    """One outline at a time; it is saved as soon as it is finished.

    Args:
        iface: The QGIS window.
        parent: What it belongs to.
    """

    drawn = pyqtSignal(object)
    """The key of a parcel whose outline was saved."""

    failed = pyqtSignal(str)
    """Why it could not be drawn or saved: a sentence."""

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._layer: QgsVectorLayer | None = None
        self._values: dict[str, object] = {}
        self._key: ParcelKey | None = None
        self._new: int | None = None
        self._was_editing = False

    @property
    def is_under_way(self) -> bool:
        """Whether QGIS waits for an outline."""
        return self._layer is not None

    def begin(self, corrections: str, key: ParcelKey, reviewer: str, corrected_class: str) -> None:
        """Have the analyst draw.

        Args:
            corrections: Address of the layer of corrections.
            key: The parcel.
            reviewer: Name of the analyst.
            corrected_class: Class the parcel should have; empty for none.
        """
        self.cancel()
        layer = _layer_of(corrections)
        self._was_editing = layer.isEditable()
        if not layer.isValid() or not (self._was_editing or layer.startEditing()):
            self.failed.emit(
                translate(
                    "drawing", "The layer of corrections in '{path}' cannot be edited: see whether it is there."
                ).format(path=_path(corrections))
            )
            return
        self._layer, self._key, self._new = layer, key, None
        self._values = {
            "parcel": key[1], "source": key[0], "reviewer": reviewer,
            "drawn_at": datetime.now(UTC).isoformat(timespec="seconds"), "corrected_class": corrected_class or None,
        }  # fmt: skip
        form = layer.editFormConfig()
        form.setSuppress(Qgis.AttributeFormSuppression.On)  # the values are known
        layer.setEditFormConfig(form)
        layer.featureAdded.connect(self._take)
        layer.willBeDeleted.connect(self._forget)
        self._iface.setActiveLayer(layer)
        self._iface.actionAddFeature().trigger()
        self._iface.mapCanvas().setFocus()

    def cancel(self) -> None:
        """Wait for no outline any more; one that was begun is dropped."""
        layer = self._layer
        if layer is None:
            return
        self._forget()
        if not sip.isdeleted(layer):
            layer.featureAdded.disconnect(self._take)
            layer.willBeDeleted.disconnect(self._forget)
            if layer.isEditable() and not self._was_editing and not layer.isModified():
                layer.rollBack()
        self._iface.actionPan().trigger()

    def _take(self, identifier: int) -> None:
        """Note the outline; QGIS is still in the midst of adding it."""
        if self._layer is not None and self._new is None:
            self._new = identifier
            QTimer.singleShot(0, self._save)

    def _save(self) -> None:
        layer, identifier, key = self._layer, self._new, self._key
        if layer is None or identifier is None or sip.isdeleted(layer):
            return
        for name, value in self._values.items():
            index = layer.fields().indexOf(name)
            if index >= 0:
                layer.changeAttributeValue(identifier, index, value)
        layer.featureAdded.disconnect(self._take)
        saved = layer.commitChanges(not self._was_editing)
        layer.featureAdded.connect(self._take)
        if saved:
            self.cancel()
            self.drawn.emit(key)
        else:  # the outline stays in the layer, to be saved from there
            reasons = "; ".join(layer.commitErrors())
            self._new = None
            self.cancel()
            sentence = translate(
                "drawing", "The outline is drawn but not saved ({reasons}): save the edits of '{layer}'."
            )
            self.failed.emit(sentence.format(reasons=reasons, layer=layer.name()))

    def _forget(self) -> None:
        self._layer = self._key = self._new = None


def _layer_of(corrections: str) -> QgsVectorLayer:
    """Return the project's layer of corrections, which is added where it is not there."""
    project = QgsProject.instance()
    for layer in project.mapLayers().values():
        same = layer.type() == QgsMapLayer.LayerType.VectorLayer and _place(layer.source()) == _place(corrections)
        if same and layer.isValid():
            return layer
    layer = QgsVectorLayer(corrections, translate("drawing", "Corrected outlines"), "ogr")
    if layer.isValid():
        apply_style(layer, "corrections")
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
    return layer


def _place(source: str) -> tuple[str, str]:
    parts = QgsProviderRegistry.instance().decodeUri("ogr", source)
    return str(Path(parts.get("path") or "").absolute()), str(parts.get("layerName") or "")


def _path(source: str) -> str:
    return _place(source)[0]
