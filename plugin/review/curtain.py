"""View 2's picture over view 1: as a whole while flickering, to the right of a handle while swiping."""

from __future__ import annotations

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from furrow.processing_provider.texts import translate

__all__ = ["Curtain"]

_STEP = 0.05  # of the width, a press of an arrow key
_HANDLE = 18  # pixels
_ALIKE = 2  # pixels that views of one size may differ by, as a splitter halves odd widths
_INK = QColor("#1d2a24")


class Picture(QObject):
    """Draws layers in the background as another canvas would show them."""

    finished = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.image = QImage()
        self._job: QgsMapRendererParallelJob | None = None

    def draw(self, settings: QgsMapSettings) -> None:
        """Begin to draw; what was begun before is dropped."""
        self.stop()
        self._job = QgsMapRendererParallelJob(settings)
        self._job.finished.connect(self._take)
        self._job.start()

    def take(self, image: QImage) -> None:
        """Use a picture that is there."""
        self.stop()
        self.image = image
        self.finished.emit()

    def stop(self) -> None:
        """Drop what is being drawn."""
        if self._job is not None:
            self._job.finished.disconnect(self._take)
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """Drop what was drawn: the map moved."""
        self.stop()
        self.image = QImage()

    def _take(self) -> None:
        if self._job is not None:
            self.image = self._job.renderedImage()
            self._job = None
            self.finished.emit()


class Handle(QWidget):
    """The handle of the swipe: dragged with the mouse, or moved with the arrow keys."""

    moved = pyqtSignal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("curtain", "Handle of the swipe"))
        self.setToolTip(translate("curtain", "Drag it, or press the left and right arrow keys"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self.mapToParent(event.pos()).x() / max(1, self.parentWidget().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a step."""
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        self.moved.emit((self.x() + self.width() / 2) / max(1, self.parentWidget().width()) + steps[event.key()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and the grip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        for colour, width in ((_INK, 4), (QColor("white"), 2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        painter.setPen(QPen(QColor("#56b4e9") if self.hasFocus() else _INK, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor("white"))
        grip = QRectF(1, self.height() / 2 - 16, self.width() - 2, 32)
        painter.drawRoundedRect(grip, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_INK)
        for side in (-1, 1):
            tip = middle + side * 6
            painter.drawPolygon(
                QPolygonF([QPointF(middle + side * 2, y + grip.center().y()) for y in (-4, 4)])
                + QPolygonF([QPointF(tip, grip.center().y())])
            )


class Curtain(QWidget):
    """What view 2 shows, over view 1.

    Where both are of one size, which is the rule, its picture is what view 2 has on the screen; else it is drawn.

    Args:
        canvas: The canvas of view 1, which it covers.
        other: The canvas of view 2.
    """

    def __init__(self, canvas: QgsMapCanvas, other: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas = canvas
        self._other = other
        self._caption = ""
        self._flickering = False
        self._swiping = False
        self._share = 0.5
        self._picture = Picture(self)
        self._picture.finished.connect(self.update)
        self._handle = Handle(canvas)  # a sibling: the curtain itself lets the mouse through
        self._handle.moved.connect(self._move_handle)
        canvas.installEventFilter(self)
        for each in (canvas, other):
            each.mapCanvasRefreshed.connect(self._refresh)
            each.extentsChanged.connect(self._forget)
        self._settle()

    @property
    def handle(self) -> Handle:
        """The handle of the swipe."""
        return self._handle

    @property
    def share(self) -> float:
        """Where the handle stands, 0 (left) to 1 (right)."""
        return self._share

    @property
    def is_open(self) -> bool:
        """Whether view 1 alone is seen."""
        return not (self._flickering or self._swiping)

    def set_caption(self, caption: str) -> None:
        """Say in words what view 2 shows."""
        self._caption = caption

    def set_flickering(self, flickering: bool) -> None:
        """Cover view 1 as a whole, or no more."""
        self._flickering = flickering
        self._refresh()
        self._settle()

    def set_swiping(self, swiping: bool) -> None:
        """Show the handle, and cover what is right of it."""
        self._swiping = swiping
        self._refresh()
        self._settle()

    def stop(self) -> None:
        """End what is being drawn, before the layers go."""
        self._picture.forget()

    def _refresh(self) -> None:
        """Take or draw the picture anew, where it is seen."""
        if self.is_open or not self._other.layers():
            return
        ours, theirs = self._canvas.size(), self._other.size()
        if abs(ours.width() - theirs.width()) <= _ALIKE and abs(ours.height() - theirs.height()) <= _ALIKE:
            self._picture.take(self._other.viewport().grab().toImage())
        else:
            settings = QgsMapSettings(self._canvas.mapSettings())
            settings.setLayers(self._other.layers())
            self._picture.draw(settings)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the canvas."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the picture that is seen, and whose picture it is."""
        image = self._picture.image
        if image.isNull():
            return
        painter = QPainter(self)
        left = 0.0 if self._flickering else self._share * self.width()
        painter.setClipRect(QRectF(left, 0, self.width() - left, self.height()))
        painter.fillRect(self.rect(), self._canvas.canvasColor())
        size = image.size() / image.devicePixelRatio()
        middle = QRectF(self.rect()).center()
        painter.drawImage(middle - QPointF((size.width() - 1) / 2, (size.height() - 1) / 2), image)
        if self._flickering:
            self._draw_caption(painter)

    def _draw_caption(self, painter: QPainter) -> None:
        box = painter.fontMetrics().boundingRect(self._caption).adjusted(-8, -4, 8, 4)
        box.moveTopRight(self.rect().adjusted(0, 8, -8, 0).topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(29, 42, 36, 210))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._caption)

    def _move_handle(self, share: float) -> None:
        self._share = min(0.98, max(0.02, share))
        self._settle()

    def _forget(self) -> None:
        self._picture.forget()
        self.update()

    def _settle(self) -> None:
        size: QSize = self._canvas.size()
        self.setGeometry(0, 0, size.width(), size.height())
        self._handle.setGeometry(int(self._share * size.width()) - _HANDLE // 2, 0, _HANDLE, size.height())
        self.setVisible(not self.is_open)
        self._handle.setVisible(self._swiping)
        self.raise_()
        self._handle.raise_()
        self.update()
