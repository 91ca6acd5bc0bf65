"""A season dropped on the map, as its folder or its collection.json, is loaded as 'Load season' does it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
)
from qgis.gui import QgsCustomDropHandler

from furrow.plugin.background import run_algorithm
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["SeasonDrop", "season_of"]

_COLLECTION = "collection.json"
_MARK = b'"furrow:season"'
_LOOKED_AT = 5_000_000  # bytes


def season_of(path: str) -> Path | None:
    """Return the season that a file or folder is, or None; other collections are left to QGIS."""
    place = Path(path)
    collection = place / _COLLECTION if place.is_dir() else place
    if collection.name != _COLLECTION:
        return None
    try:
        with collection.open("rb") as file:
            return collection.parent if _MARK in file.read(_LOOKED_AT) else None
    except OSError:
        return None


class _Feedback(QgsProcessingFeedback):
    """Keeps the last error, for the message bar."""

    def __init__(self) -> None:
        super().__init__(False)
        self.error = ""

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803 - QGIS names it
        self.error = error


class SeasonDrop(QgsCustomDropHandler):
    """Loads what is dropped in the background, one task a season.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self._iface = iface
        self._is_closed = False

    def handleFileDrop(self, file: str) -> bool:
        """Load a season; False, and QGIS tries what else it could be, for anything else."""
        season = season_of(file)
        if season is None:
            return False
        can, reason = QgsApplication.processingRegistry().algorithmById("furrow:loadseason").canExecute()
        if not can:
            self._tell(reason)
            return True
        feedback = _Feedback()

        def finish(done: bool, made: QgsProcessingAlgorithm, context: QgsProcessingContext) -> None:
            if not self._is_closed:
                self._finish(made, context, feedback, done=done)

        run_algorithm("furrow:loadseason", {"SEASON": str(season)}, feedback, finish)
        return True

    def close(self) -> None:
        """Add nothing to the project any more: the plugin goes."""
        self._is_closed = True

    def _finish(
        self, algorithm: QgsProcessingAlgorithm, context: QgsProcessingContext, feedback: _Feedback, *, done: bool
    ) -> None:
        if done:
            from processing.gui.Postprocessing import handleAlgorithmResults  # a plugin itself, loaded by now

            handleAlgorithmResults(algorithm, context, feedback)
        else:
            self._tell(feedback.error or translate("season_drop", "The season was not loaded."))

    def _tell(self, sentence: str) -> None:
        self._iface.messageBar().pushMessage("Furrow", sentence, Qgis.MessageLevel.Warning)
