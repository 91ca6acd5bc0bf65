"""One view: a canvas, and above it what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from furrow.engine.contract.errors import FurrowError
from furrow.plugin.review.contents import COLOURS, Content, layers_of
from furrow.plugin.review.season_pictures import SeasonPictures
from furrow.processing_provider.texts import translate

__all__ = ["View"]


class View(QWidget):
    """A canvas that shows one content.

    Args:
        number: 1 or 2.
        parent: The widget it belongs to.
    """

    chosen = pyqtSignal()
    """The analyst chose what it shows."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._outlines: list[QgsMapLayer] = []
        self._season: SeasonPictures | None = None
        self._day: date | None = None
        self.canvas = QgsMapCanvas(self)
        self.canvas.setObjectName(f"FurrowReviewView{number}")
        self.canvas.setAccessibleName(translate("view", "View {number}").format(number=number))
        self.canvas.setCanvasColor(self.palette().mid().color())
        self.canvas.setCachingEnabled(True)
        self.canvas.setFrameShape(QFrame.Shape.NoFrame)
        self.canvas.setMinimumSize(QSize(120, 100))
        self._tool = QgsMapToolPan(self.canvas)
        self.canvas.setMapTool(self._tool)
        self._choice = _box(translate("view", "What view {number} shows").format(number=number))
        self._date = _box(translate("view", "Date that view {number} shows").format(number=number))
        self._date.setToolTip(translate("view", "The date chosen in the chart, or one that stays"))
        self._problem = QLabel(self.canvas)
        self._problem.setWordWrap(True)
        self._problem.setMargin(8)
        self._problem.setAutoFillBackground(True)
        self._problem.hide()
        self._lay_out()
        self._choice.activated.connect(self._announce)
        self._date.activated.connect(self._announce)

    @property
    def name(self) -> str:
        """Its number, as it is shown."""
        return str(self._number)

    @property
    def key(self) -> str:
        """Key of the content it shows; empty for none."""
        return str(self._choice.currentData() or "")

    @property
    def fixed_day(self) -> date | None:
        """The date it stays at; None while it follows the chart."""
        return date.fromisoformat(self._date.currentData()) if self._date.currentIndex() > 0 else None

    @property
    def day(self) -> date | None:
        """The date it shows; None where it shows none."""
        content = self._choice.currentData()
        dated = bool(content) and str(content).startswith("season:")
        return (self.fixed_day or self._day) if dated else None

    @property
    def caption(self) -> str:
        """What it shows, in words."""
        words = [self._choice.currentText(), *([self.day.isoformat()] if self.day else [])]
        return " · ".join(words)

    @property
    def problem(self) -> str:
        """Why nothing is shown; empty when something is."""
        return self._problem.text() if self._problem.isVisibleTo(self.canvas) else ""

    def set_outlines(self, outlines: Sequence[QgsMapLayer]) -> None:
        """Show other outlines."""
        self._outlines = list(outlines)

    def set_season(self, season: SeasonPictures | None) -> None:
        """Take the images from another season."""
        kept = self.fixed_day
        self._season = season
        self._date.clear()
        self._date.addItem(translate("view", "Chart's date"), None)
        for day in season.days if season else ():
            self._date.addItem(day.isoformat(), day.isoformat())
        self.fix(kept)

    def set_date(self, day: date | None) -> None:
        """Show another day, unless the view stays at one."""
        self._day = day

    def fix(self, day: date | None) -> None:
        """Stay at a day, or follow the chart."""
        self._date.setCurrentIndex(max(0, self._date.findData(day.isoformat())) if day else 0)

    def offer(self, contents: Sequence[Content], preferred: Sequence[str]) -> None:
        """Say what there is to be shown, and show the first of the preferred that is there."""
        self._choice.clear()
        for content in contents:
            self._choice.addItem(content.title, content.key)
        found = (self._choice.findData(key) for key in preferred if key)
        self._choice.setCurrentIndex(next((index for index in found if index >= 0), 0 if contents else -1))

    def show_colours(self) -> None:
        """Show the season's colours, as if the analyst had chosen them."""
        self._choice.setCurrentIndex(max(0, self._choice.findData(COLOURS[0])))

    def redraw(self) -> None:
        """Show what was chosen, below the outlines."""
        self._date.setVisible(self.key.startswith("season:"))
        self._say("")
        layers = self._content()
        wanted = [*self._outlines, *layers]
        if wanted != self.canvas.layers():
            self.canvas.setLayers(wanted)

    def close(self) -> None:
        """Hold no layer any more."""
        self._outlines = []
        self._season = None
        self.canvas.stopRendering()
        self.canvas.setLayers([])
        self._say("")

    def _content(self) -> list[QgsMapLayer]:
        if not self.key:
            return []
        if self.day is None:
            found = layers_of(QgsProject.instance(), self.key)
            if not found and not self.key.startswith("season:"):
                self._say(translate("view", "This layer is not in the project any more: choose another."))
            return found
        try:
            return [self._season.layer(self.day, self.key)] if self._season else []
        except FurrowError as error:
            self._say(str(error))
            return []

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._problem.setFixedWidth(max(100, self.canvas.width()))
        self._problem.adjustSize()

    def _announce(self, _index: int) -> None:
        self.redraw()
        self.chosen.emit()

    def _lay_out(self) -> None:
        name = QLabel(f"<b>{self._number}</b>")
        name.setToolTip(self.canvas.accessibleName())
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 2, 0)
        head.addWidget(name)
        head.addWidget(self._choice, 3)
        head.addWidget(self._date, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.canvas, 1)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
