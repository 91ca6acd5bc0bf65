"""Reads the series of parcels beside the window: the shown parcel's first, then that of the next one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsTask,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from furrow.engine.contract.errors import FurrowError, JobCancelledError
from furrow.processing_provider.review.outcomes import ParcelKey
from furrow.processing_provider.review.series import ParcelSeries, read_series
from furrow.processing_provider.texts import translate

__all__ = ["SeriesReader"]

_KEPT = 64  # parcels: to go back to the last ones costs nothing

Answer = ParcelSeries | str
"""A series, or a sentence why there is none."""


class _Task(QgsTask):
    """Reads one series in a thread of QGIS; what goes wrong becomes its answer."""

    def __init__(self, read: Callable[[Callable[[], bool]], ParcelSeries], done: Callable[[Answer], object]) -> None:
        title = translate("series_reader", "Series of a parcel")
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden | QgsTask.Flag.Silent)
        self._read, self._done = read, done
        self._answer: Answer = ""

    def run(self) -> bool:
        """Read; in a thread."""
        try:
            self._answer = self._read(self.isCanceled)
        except JobCancelledError:
            return False
        except FurrowError as error:
            self._answer = str(error)
        except Exception as error:  # an exception here would end QGIS
            self._answer = translate("series_reader", "The series cannot be read: {reason}").format(reason=error)
        return True

    def finished(self, result: bool) -> None:
        """Hand the answer over; in the main thread."""
        if result:
            self._done(self._answer)


class SeriesReader(QObject):
    """Reads, keeps the last answers, and drops what nobody waits for any more."""

    ready = pyqtSignal(object)
    """The key of a parcel whose answer is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._description: Mapping[str, Any] | None = None
        self._answers: OrderedDict[ParcelKey, Answer] = OrderedDict()
        self._tasks: dict[ParcelKey, _Task] = {}
        self._round = 0

    def open(self, description: Mapping[str, Any] | None) -> None:
        """Read from another season, or from none."""
        self._round += 1  # answers of the season before are dropped when they come
        self.keep_only(set())
        self._answers.clear()
        self._description = description

    def answer(self, key: ParcelKey) -> Answer | None:
        """Return what was read of a parcel; None where it was not yet."""
        return self._answers.get(key)

    def read(
        self,
        key: ParcelKey,
        outline: QgsGeometry,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        *,
        urgent: bool = True,
    ) -> None:
        """Begin to read the series of a parcel, unless that was done already."""
        if self._description is None or key in self._answers or key in self._tasks:
            return
        description, begun = self._description, self._round
        task = _Task(
            lambda cancelled: read_series(description, outline, crs, transforms, cancelled),
            lambda answer: self._take(key, answer, begun),
        )
        self._tasks[key] = task
        QgsApplication.taskManager().addTask(task, 2 if urgent else 1)

    def keep_only(self, keys: set[ParcelKey]) -> None:
        """Cancel what is read of other parcels."""
        for key in [key for key in self._tasks if key not in keys]:
            task = self._tasks.pop(key)
            if not sip.isdeleted(task):
                task.cancel()

    def _take(self, key: ParcelKey, answer: Answer, begun: int) -> None:
        if begun != self._round or sip.isdeleted(self):
            return
        self._tasks.pop(key, None)
        self._answers[key] = answer
        while len(self._answers) > _KEPT:
            self._answers.popitem(last=False)
        self.ready.emit(key)
