"""Which parcel, in which order, which of them at all, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from furrow.plugin.review.commands import Command, Commands
from furrow.plugin.review.filter_menu import FilterMenu
from furrow.processing_provider.review.order import Filters, Order, Status
from furrow.processing_provider.review.parcels import ReviewParcel
from furrow.processing_provider.review.tour import Tour
from furrow.processing_provider.texts import translate

__all__ = ["Navigation"]

_ICONS = {
    Command.PREVIOUS: "/mActionArrowLeft.svg",
    Command.NEXT: "/mActionArrowRight.svg",
    Command.NEXT_UNREVIEWED: "/mActionAtlasNext.svg",
}


class Navigation(QWidget):
    """The upper part of the dock."""

    arranged = pyqtSignal()
    """The analyst chose another order or other filters."""

    asked = pyqtSignal(str)
    """The analyst typed the identifier of a parcel."""

    leaving = pyqtSignal()
    """Back to the choice of what is reviewed."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._title.setFont(font)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go_to = QLineEdit()
        self.go_to.setPlaceholderText(translate("navigation", "Go to…"))
        self.go_to.setAccessibleName(translate("navigation", "Identifier of the parcel to go to"))
        self.go_to.setToolTip(commands[Command.GO_TO].toolTip())
        self.go_to.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        self.go_to.returnPressed.connect(self._ask)
        self.order = _combo(translate("navigation", "Order of the parcels"), _orders())
        self.status = _combo(translate("navigation", "Parcels looked at, by what was decided"), _statuses())
        self.filters = FilterMenu(self)
        self._progress = QProgressBar()
        self._progress.setMaximumHeight(16)
        self._progress.setAccessibleName(translate("navigation", "How much is reviewed"))
        self._lay_out()
        self.order.activated.connect(lambda _index: self.arranged.emit())
        self.status.activated.connect(lambda _index: self.arranged.emit())
        self.filters.changed.connect(self.arranged)

    @property
    def chosen_order(self) -> Order:
        """The order chosen."""
        return Order(self.order.currentData())

    @property
    def chosen_filters(self) -> Filters:
        """The filters chosen, but for the extent, which the caller knows."""
        return self.filters.filters(Status(self.status.currentData()))

    @property
    def progress(self) -> str:
        """How much is done, in words."""
        return str(self._progress.text())

    @property
    def title(self) -> str:
        """The parcel, in words."""
        return str(self._title.text())

    def choose(self, order: Order, filters: Filters, classes: Sequence[str]) -> None:
        """Show an order and filters as chosen."""
        self.order.setCurrentIndex(self.order.findData(str(order)))
        self.status.setCurrentIndex(self.status.findData(str(filters.status)))
        self.filters.offer(classes, filters)

    def show_tour(self, tour: Tour) -> None:
        """Show where the analyst is, and how much is done."""
        parcel: ReviewParcel | None = tour.current
        locale = QLocale()
        if parcel is None:
            self._title.setText(translate("navigation", "No parcel passes the filters"))
        else:
            self._title.setText(
                translate("navigation", "{parcel}  ({position} of {total})").format(
                    parcel=parcel.parcel, position=locale.toString(tour.position + 1), total=locale.toString(len(tour))
                )
            )
            declared = parcel.declared or ""
            self._title.setText(" · ".join(filter(None, (self._title.text(), declared))))
        self._title.setToolTip(self._title.text())
        progress = tour.progress
        self._progress.setMaximum(max(1, progress.total))
        self._progress.setValue(progress.reviewed)
        words = translate("navigation", "{reviewed} of {total} reviewed; {share} % of weight")
        share = progress.weight_share
        self._progress.setFormat(
            words.format(
                reviewed=locale.toString(progress.reviewed), total=locale.toString(progress.total),
                share=int(100 * share) if share < 1 else 100,
            )
        )  # fmt: skip

    def _ask(self) -> None:
        if self.go_to.text().strip():
            self.asked.emit(self.go_to.text())

    def _lay_out(self) -> None:
        back = QToolButton()
        back.setIcon(QgsApplication.getThemeIcon("/mActionFileOpen.svg"))
        back.setAutoRaise(True)
        back.setToolTip(translate("navigation", "Choose another agreement, season or reviewer"))
        back.setAccessibleName(back.toolTip())
        back.clicked.connect(lambda _checked=False: self.leaving.emit())
        first = QHBoxLayout()
        for command, icon in _ICONS.items():
            first.addWidget(self._button(command, icon))
        first.addWidget(self._title, 1)
        first.addWidget(self.go_to)
        first.addWidget(back)
        second = QHBoxLayout()
        for widget, stretch in ((self.order, 2), (self.status, 2), (self.filters, 0), (self._progress, 3)):
            second.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(first)
        layout.addLayout(second)

    def _button(self, command: Command, icon: str) -> QToolButton:
        action = self._commands[command]
        action.setIcon(QgsApplication.getThemeIcon(icon))
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setAccessibleName(action.iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _combo(name: str, entries: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    for title, value in entries:
        combo.addItem(title, value)
    return combo


def _orders() -> list[tuple[str, str]]:
    return [
        (translate("navigation", "Most suspicious first"), Order.SUSPICION.value),
        (translate("navigation", "Most weight first"), Order.WEIGHT.value),
        (translate("navigation", "Smallest first"), Order.AREA.value),
        (translate("navigation", "By declared class"), Order.DECLARED.value),
        (translate("navigation", "By place, west to east"), Order.POSITION.value),
        (translate("navigation", "Most omitted first"), Order.OMITTED.value),
        (translate("navigation", "Most committed first"), Order.COMMITTED.value),
    ]


def _statuses() -> list[tuple[str, str]]:
    return [
        (translate("navigation", "All parcels"), Status.ALL.value),
        (translate("navigation", "Unreviewed"), Status.UNREVIEWED.value),
        (translate("navigation", "Confirmed"), Status.CONFIRMED.value),
        (translate("navigation", "Changed"), Status.CHANGED.value),
        (translate("navigation", "Inconclusive"), Status.INCONCLUSIVE.value),
    ]
