"""Two linked views: what one shows by place and scale, the other shows too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from furrow.plugin.review.contents import COLOURS, Content
from furrow.plugin.review.curtain import Curtain
from furrow.plugin.review.view import View
from furrow.processing_provider.review.parcels import Bounds
from furrow.processing_provider.texts import translate

__all__ = ["NARROW", "LinkedViews"]

NARROW = 640
"""Width in pixels below which what lies side by side lies one above the other."""

_MARGIN = 1.6  # of a parcel's size, what fitting shows
_LEAST_FIT = 60.0  # metres: a parcel of a few metres is shown with what lies around it


class LinkedViews(QWidget):
    """View 1 and view 2."""

    scale_changed = pyqtSignal(float)
    """The analyst zoomed; carries the denominator of the scale."""

    chosen = pyqtSignal()
    """The analyst chose what a view shows."""

    settled = pyqtSignal()
    """The views show another place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = (View(1, self), View(2, self))
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setAccessibleName(translate("views", "Border between the views"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._curtain = Curtain(self._views[0].canvas, self._views[1].canvas)
        self._framing = False
        self._bounds: Bounds | None = None
        self._scale = 2000.0
        self._fit = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(30)
        self._settling.timeout.connect(self._reframe)
        for view, other in zip(self._views, reversed(self._views), strict=True):
            self._splitter.addWidget(view)
            view.canvas.extentsChanged.connect(lambda view=view, other=other: self._follow(view, other))
            view.canvas.installEventFilter(self)
            view.chosen.connect(self._choose)

    @property
    def views(self) -> tuple[View, View]:
        """View 1 and view 2."""
        return self._views

    @property
    def curtain(self) -> Curtain:
        """What covers view 1 while flickering and swiping."""
        return self._curtain

    def open(self, crs: QgsCoordinateReferenceSystem, outlines: Sequence[QgsMapLayer]) -> None:
        """Show another review.

        Args:
            crs: The agreement's.
            outlines: Layers above everything else, the topmost first.
        """
        for view in self._views:
            view.canvas.setDestinationCrs(crs)
            view.set_outlines(outlines)
        self.redraw()

    def close(self) -> None:
        """Show nothing, and hold no layer any more."""
        self._bounds = None
        self._curtain.stop()
        for view in self._views:
            view.close()

    def offer(self, contents: Sequence[Content], keys: Sequence[str]) -> None:
        """Say what there is to be shown, and what the views show of it where it is there."""
        for view, key, wanted in zip(self._views, keys, (COLOURS[0], "role:probability"), strict=True):
            view.offer(contents, (key, wanted))
        self.redraw()

    def set_date(self, day: date | None) -> None:
        """Show the colours of another day."""
        for view in self._views:
            view.set_date(day)
        self.redraw()

    def set_overview(self, *, fit: bool, scale: float) -> None:
        """Say how parcels are shown: fitted, or at a scale."""
        self._fit, self._scale = fit, scale
        self._reframe()

    def frame(self, bounds: Bounds | None) -> None:
        """Show a place in both views; without one they stay where they are."""
        self._bounds = bounds
        self._reframe()

    def shown_area(self) -> QgsRectangle:
        """Return what both views show together, in the CRS of the agreement."""
        area = QgsRectangle(self._views[0].canvas.extent())
        area.combineExtentWith(self._views[1].canvas.extent())
        return area

    def redraw(self) -> None:
        """Draw anew what changed."""
        for view in self._views:
            view.redraw()
        self._curtain.set_caption(self._views[1].caption)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the views one above the other where they would be narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep place and scale when the size changes."""
        if event.type() == QEvent.Type.Resize:
            self._settling.start()
        return False

    def _choose(self) -> None:
        self.redraw()
        self.chosen.emit()

    def _reframe(self) -> None:
        if self._bounds is None or self._framing:
            return
        self._framing = True
        left, bottom, right, top = self._bounds
        box = QgsRectangle(left, bottom, right, top)
        for view in self._views:
            if self._fit:
                size = max(box.width(), box.height(), _LEAST_FIT) * _MARGIN / 2
                middle = box.center()
                view.canvas.setExtent(
                    QgsRectangle(middle.x() - size, middle.y() - size, middle.x() + size, middle.y() + size)
                )
            else:
                view.canvas.setExtent(box if not box.isEmpty() else box.buffered(1.0))
                view.canvas.zoomScale(self._scale)
            view.canvas.refresh()
        self._framing = False
        self.settled.emit()

    def _follow(self, moved: View, other: View) -> None:
        if self._framing or self._settling.isActive():  # it was resized, and is framed anew in a moment
            return
        self._framing = True
        _show(other, moved.canvas.center(), moved.canvas.mapUnitsPerPixel())
        other.canvas.refresh()
        self._framing = False
        if self._bounds is not None and abs(moved.canvas.scale() / self._scale - 1) > 0.005:
            self._scale = moved.canvas.scale()
            self.scale_changed.emit(self._scale)
        self.settled.emit()


def _show(view: View, middle: QgsPointXY, units: float) -> None:
    size = view.canvas.mapSettings().outputSize()
    across, up = units * size.width() / 2, units * size.height() / 2
    view.canvas.setExtent(QgsRectangle(middle.x() - across, middle.y() - up, middle.x() + across, middle.y() + up))
