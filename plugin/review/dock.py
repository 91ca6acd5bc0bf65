"""The dock of the review: puts its parts together and takes them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.gui import QgsDockWidget, QgsMessageBar
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QSize
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from furrow.plugin.review.commands import Commands
from furrow.plugin.review.decision_panel import DecisionPanel
from furrow.plugin.review.desk import Desk
from furrow.plugin.review.navigation import Navigation
from furrow.plugin.review.opening_page import OpeningPage
from furrow.plugin.review.stage import Stage
from furrow.processing_provider.texts import translate

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

__all__ = ["ReviewDock"]

_SAID_FOR = 8  # seconds; warnings and errors stay


class ReviewDock(QgsDockWidget):
    """Messages above; below them the choice of what is reviewed, or the review.

    Args:
        iface: The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(translate("dock", "Parcel review"), iface.mainWindow())
        self.setObjectName("FurrowReviewDock")  # QGIS remembers its place by this name
        self.commands = Commands(self)
        self.opening = OpeningPage()
        self.navigation = Navigation(self.commands)
        self.stage = Stage(iface, self.commands)
        self.decisions = DecisionPanel(self.commands)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scrolled(self.opening))
        self._pages.addWidget(self._review_page())
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(6, 2, 6, 6)
        layout.addWidget(self._pages, 1)
        self.messages = QgsMessageBar(whole)  # over the views, so that they keep their size
        self.messages.hide()
        for bar_changed in (self.messages.widgetAdded, self.messages.widgetRemoved):
            bar_changed.connect(lambda _item: self._place_messages())
        whole.installEventFilter(self)
        self.setWidget(whole)
        self.desk = Desk(iface, self)

    def sizeHint(self) -> QSize:
        """Large enough for two views side by side."""
        return QSize(760, 640)

    def show_review(self, shown: bool) -> None:
        """Show the review, or the choice of what is reviewed."""
        self._pages.setCurrentIndex(1 if shown else 0)
        self.commands.enable(shown)

    @property
    def shows_review(self) -> bool:
        """Whether a review is shown."""
        return bool(self._pages.currentIndex() == 1)

    def say(self, sentence: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
        """Say something to the analyst; the last thing said is the only one shown."""
        self.messages.clearWidgets()
        calm = level in (Qgis.MessageLevel.Info, Qgis.MessageLevel.Success)
        self.messages.pushMessage(sentence, level, _SAID_FOR if calm else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the messages where they belong."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place_messages()
        return False

    def _place_messages(self) -> None:
        if self.messages.currentItem() is None:
            self.messages.hide()
            return
        whole = self.widget()
        size = self.messages.sizeHint().height()
        top = whole.height() - size
        if self.shows_review:
            top = self.stage.views.views[0].canvas.mapTo(whole, QPoint(0, 0)).y()
        self.messages.setGeometry(0, top, whole.width(), size)
        self.messages.show()
        self.messages.raise_()

    def unload(self) -> None:
        """Take everything back."""
        self.desk.unload()
        self.commands.unregister()

    def _review_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.navigation)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.decisions)
        return page

    @staticmethod
    def _scrolled(page: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        return area
