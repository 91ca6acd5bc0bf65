"""The three decisions, and what goes with them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QLocale, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from furrow.plugin.bars import icon
from furrow.plugin.review.commands import Command, Commands
from furrow.plugin.review.session import Draft
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.texts import translate

__all__ = ["OUTCOMES", "DecisionPanel", "state_of"]

OUTCOMES = {
    Command.CONFIRMED: Outcome.CONFIRMED,
    Command.CHANGED: Outcome.CHANGED,
    Command.INCONCLUSIVE: Outcome.INCONCLUSIVE,
}
"""What each command decides."""

_ICONS = {
    Command.CONFIRMED: "/mIconSuccess.svg",
    Command.CHANGED: "/mActionToggleEditing.svg",
    Command.DRAW: "/mActionCapturePolygon.svg",
    Command.UNDO: "/mActionUndo.svg",
}


class DecisionPanel(QWidget):
    """Buttons, comment, corrected class, and what was decided before.

    Args:
        commands: The actions that the buttons do.
        parent: The widget it belongs to.
    """

    leaving = pyqtSignal()
    """Escape or Enter was pressed where text is entered."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.comment = QLineEdit()
        self.comment.setPlaceholderText(translate("decision_panel", "Comment, kept with the decision"))
        self.comment.setAccessibleName(translate("decision_panel", "Comment"))
        self.comment.setClearButtonEnabled(True)
        self.comment.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.corrected = QComboBox()
        self.corrected.setEditable(True)
        self.corrected.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.corrected.lineEdit().setPlaceholderText(translate("decision_panel", "Corrected class"))
        self.corrected.setAccessibleName(translate("decision_panel", "Corrected class"))
        self.corrected.setToolTip(
            translate(
                "decision_panel",
                "The class the parcel should have, when it is Changed: one of the layer's, or any other",
            )
        )
        self.corrected.setMinimumContentsLength(6)
        self.corrected.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.advance = QCheckBox(translate("decision_panel", "then next"))
        self.advance.setToolTip(
            translate("decision_panel", "After a decision, go to the next parcel nobody has decided on")
        )
        self.advance.setChecked(True)
        self._outcomes = {command: self._button(command) for command in OUTCOMES}
        self._lay_out()
        for widget in (self.comment, self.corrected):
            widget.installEventFilter(self)

    @property
    def draft(self) -> Draft:
        """What was typed."""
        return Draft(self.comment.text(), self.corrected.currentText())

    def offer_classes(self, names: Sequence[str]) -> None:
        """Say which classes there are to choose from."""
        typed = self.corrected.currentText()
        if [self.corrected.itemText(index) for index in range(self.corrected.count())] != list(names):
            self.corrected.clear()
            self.corrected.addItems(names)
        self.corrected.setCurrentIndex(-1)
        self.corrected.setEditText(typed)

    def show_decision(self, decision: Decision | None, draft: Draft) -> None:
        """Show what stands about the parcel, and what was typed for it."""
        self.comment.setText(draft.comment)
        self.corrected.setCurrentIndex(-1)
        self.corrected.setEditText(draft.corrected_class)
        for command, outcome in OUTCOMES.items():
            action = self._commands[command]
            stands = decision is not None and decision.outcome is outcome
            action.setCheckable(stands)
            action.setChecked(stands)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the text by Escape or Enter; what was typed stays."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys:
            self.leaving.emit()
            return True
        return False

    def _button(self, command: Command, *, big: bool = True) -> QToolButton:
        action: QAction = self._commands[command]
        action.setIcon(QgsApplication.getThemeIcon(_ICONS[command]) if command in _ICONS else icon(command.value))
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        policy = QSizePolicy.Policy
        button.setSizePolicy(policy.Expanding if big else policy.Preferred, policy.Fixed)
        button.setAccessibleName(action.iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if big:
            button.setMinimumHeight(36)
            button.setIconSize(QSize(20, 20))
            font = button.font()
            font.setPointSizeF(font.pointSizeF() * 1.1)
            font.setBold(True)
            button.setFont(font)
        return button

    def _lay_out(self) -> None:
        outcomes = QHBoxLayout()
        for button in self._outcomes.values():
            outcomes.addWidget(button, 1)
        outcomes.addWidget(self._button(Command.UNDO, big=False))
        texts = QHBoxLayout()
        texts.addWidget(self.comment, 3)
        texts.addWidget(self.corrected, 2)
        texts.addWidget(self._button(Command.DRAW, big=False))
        texts.addWidget(self.advance)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(outcomes)
        layout.addLayout(texts)


def state_of(decision: Decision | None) -> str:
    """Return in words what was decided about a parcel."""
    if decision is None:
        return translate("decision_panel", "Nobody has decided on this parcel yet.")
    names = {
        Outcome.CONFIRMED: translate("decision_panel", "Confirmed"),
        Outcome.CHANGED: translate("decision_panel", "Changed"),
        Outcome.INCONCLUSIVE: translate("decision_panel", "Inconclusive"),
    }
    when = QLocale().toString(decision.decided_at.astimezone(), QLocale.FormatType.ShortFormat)
    return translate("decision_panel", "{outcome} by {reviewer}, {when}").format(
        outcome=names[decision.outcome], reviewer=decision.reviewer, when=when
    )
