"""The curves of a training as a widget, the same picture as in its report."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QTextOption
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

__all__ = ["Curves"]

_WIDTH, _HEIGHT = 760, 480  # of the picture: its letters are then as large as the window's


class Curves(QWidget):
    """Shows one picture as large as it fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_WIDTH // 2, _HEIGHT // 2)
        self.setAccessibleName(self.tr("Curves of loss and score"))

    def show_picture(self, svg: str, instead: str) -> None:
        """Show a picture.

        Args:
            svg: An SVG element; empty for none.
            instead: What is said where there is none.
        """
        self._words = "" if svg else instead
        self._renderer.load(QByteArray(svg.encode("utf-8")))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which letters are as large as elsewhere."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))  # as the picture, whose colours are made for it
        if self._words:
            painter.setPen(QColor("#333333"))
            painter.drawText(QRectF(self.rect()), self._words, QTextOption(Qt.AlignmentFlag.AlignCenter))
        elif self._renderer.isValid():
            size = self._renderer.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = (self.width() - size.width()) / 2
            self._renderer.render(painter, QRectF(left, 0.0, size.width(), size.height()))
        painter.end()
