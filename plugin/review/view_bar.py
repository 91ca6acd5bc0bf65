"""The row above the views: scale, flicker, swipe, outlines, what QGIS's map does, what the chart shows."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsScaleWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolBar, QToolButton, QWidget

from furrow.plugin.review.commands import Command, Commands
from furrow.processing_provider.review.series import NDVI
from furrow.processing_provider.texts import translate

__all__ = ["ViewBar"]

_ICONS = {
    Command.FIT: "/mActionZoomToSelected.svg",
    Command.FLICKER: "/mActionShowAllLayers.svg",
    Command.SWIPE: "/mActionSplitFeatures.svg",
    Command.MASK_OUTLINE: "/mIconPolygonLayer.svg",
}


class ViewBar(QWidget):
    """Controls of the views.

    Args:
        commands: The actions that the buttons do.
        parent: The widget it belongs to.
    """

    overview_changed = pyqtSignal()
    """The analyst chose another scale, or fitting."""

    quantity_chosen = pyqtSignal(str)
    follow_changed = pyqtSignal(bool)

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.scale = QgsScaleWidget()
        self.scale.setScale(2000.0)
        self.scale.setToolTip(translate("view_bar", "Scale at which every parcel is shown"))
        for each in (self.scale, *self.scale.findChildren(QComboBox)):
            each.setAccessibleName(translate("view_bar", "Scale of the views"))
        self.scale.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scale.setMinimumWidth(self.fontMetrics().averageCharWidth() * 15)
        self.scale.scaleChanged.connect(lambda _scale: self.overview_changed.emit())
        self.flicker = self._held_button(Command.FLICKER)
        self.follow = QToolButton()
        self.follow.setCheckable(True)
        self.follow.setIcon(QgsApplication.getThemeIcon("/mActionLink.svg"))
        self.follow.setText(translate("view_bar", "Map follows"))
        self.follow.setToolTip(translate("view_bar", "QGIS's map goes to each parcel too"))
        self._style(self.follow)
        self.follow.toggled.connect(self.follow_changed)
        self.quantity = QComboBox()
        self.quantity.setAccessibleName(translate("view_bar", "What the chart shows"))
        self.quantity.setToolTip(translate("view_bar", "What the chart shows: an index, or the reflectance of a band"))
        self.quantity.addItem(NDVI)
        self.quantity.activated.connect(lambda _index: self.quantity_chosen.emit(self.quantity.currentText()))
        commands[Command.FIT].toggled.connect(self._fit)
        self._lay_out()

    @property
    def fits(self) -> bool:
        """Whether the views are fitted to each parcel."""
        return bool(self._commands[Command.FIT].isChecked())

    def show_scale(self, scale: float) -> None:
        """Show the scale that the analyst zoomed to."""
        self.scale.blockSignals(True)
        self.scale.setScale(scale)
        self.scale.blockSignals(False)

    def offer(self, quantities: Sequence[str], chosen: str) -> None:
        """Say what the chart can show."""
        if [self.quantity.itemText(index) for index in range(self.quantity.count())] != list(quantities):
            self.quantity.clear()
            self.quantity.addItems(quantities)
        self.quantity.setCurrentIndex(max(0, self.quantity.findText(chosen)))

    def _fit(self, fits: bool) -> None:
        self.scale.setEnabled(not fits)
        self.overview_changed.emit()

    def _button(self, command: Command) -> QToolButton:
        action = self._commands[command]
        action.setIcon(QgsApplication.getThemeIcon(_ICONS[command]))
        button = QToolButton()
        button.setDefaultAction(action)
        return self._style(button)

    def _held_button(self, command: Command) -> QToolButton:
        action = self._commands[command]
        button = QToolButton()
        button.setText(action.iconText())
        button.setIcon(QgsApplication.getThemeIcon(_ICONS[command]))
        button.setToolTip(action.toolTip())
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return self._style(button)

    def _lay_out(self) -> None:
        buttons = QToolBar()  # what finds no room in it is in its menu
        buttons.setIconSize(QSize(16, 16))
        buttons.setAccessibleName(translate("view_bar", "Tools of the views"))
        for widget in (self._button(Command.FIT), self._button(Command.SWIPE), self.flicker,
                       self._button(Command.MASK_OUTLINE), self.follow):  # fmt: skip
            buttons.addWidget(widget)
        label = QLabel(translate("view_bar", "Chart"))
        label.setBuddy(self.quantity)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.scale)
        layout.addWidget(buttons, 1)
        layout.addWidget(label)
        layout.addWidget(self.quantity)

    def _style(self, button: QToolButton) -> QToolButton:
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(button.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
