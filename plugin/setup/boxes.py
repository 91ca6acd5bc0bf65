"""Two parts of the dialog: what to compute on, and how far the work is."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from furrow.plugin.setup.computer import Computer
from furrow.plugin.setup.words import choices, space_sentence
from furrow.plugin.setup.work import Work

__all__ = ["ChoicesBox", "ProgressBox"]

_LOG_LINES = 5000


class ChoicesBox(QGroupBox):
    """What to compute on, explained by what was found on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Computing on"))
        self._computer: Computer | None = None
        self._explanations: dict[str, QLabel] = {}
        self.buttons: dict[str, QRadioButton] = {}
        grid, group = QGridLayout(self), QButtonGroup(self)
        grid.setColumnStretch(1, 1)
        for row, (value, title, explanation) in enumerate(choices(None)):
            button, label = QRadioButton(title), QLabel(explanation)
            label.setWordWrap(True)
            button.setAccessibleDescription(explanation)
            button.toggled.connect(self._show_space)
            group.addButton(button)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
            self.buttons[value], self._explanations[value] = button, label
        self.space = QLabel(self.tr("Looking at this computer…"))
        self.space.setWordWrap(True)
        grid.addWidget(self.space, len(self.buttons), 0, 1, 2)
        self.buttons["auto"].setChecked(True)

    def chosen(self) -> str:
        """Return what is chosen: "auto", "cpu" or "cuda"."""
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def show_computer(self, computer: Computer) -> None:
        """Show what was found on this computer."""
        self._computer = computer
        for value, _, explanation in choices(computer):
            self._explanations[value].setText(explanation)
            self.buttons[value].setAccessibleDescription(explanation)
        self._show_space()

    def _show_space(self, _checked: bool = True) -> None:
        if self._computer is not None:
            sentences = (space_sentence(self._computer, self.chosen()), self._computer.problem)
            self.space.setText("\n".join(filter(None, sentences)))


class ProgressBox(QGroupBox):
    """How far the work is, and its log.

    Args:
        work: What is done to the engine.
        parent: The widget around it.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Progress"))
        self._work = work
        self.doing, self.progress, self.log = QLabel(), QProgressBar(), QPlainTextEdit()
        self.doing.setWordWrap(True)
        self.doing.setTextFormat(Qt.TextFormat.PlainText)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.log.setReadOnly(True)
        self.log.setTabChangesFocus(True)
        self.log.setMaximumBlockCount(_LOG_LINES)
        self.log.setAccessibleName(self.tr("Log"))
        self.log.setPlaceholderText(self.tr("What is done appears here."))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(
            self.tr("Stops within seconds. The engine that works stays in use, and pip keeps what it has downloaded.")
        )
        self.cancel.clicked.connect(lambda _checked=False: self._stop())
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(self.doing)
        layout.addLayout(row)
        layout.addWidget(self.log, 1)
        self.setTabOrder(self.cancel, self.log)
        work.began.connect(self._begin)
        work.progressed.connect(self._go_on)
        work.said.connect(self.log.appendPlainText)
        work.ended.connect(self._end)
        self._begin()

    def _begin(self) -> None:
        self.log.setPlainText("\n".join(self._work.lines))
        self.cancel.setEnabled(self._work.can_cancel)
        self._go_on()

    def _go_on(self) -> None:
        self.progress.setValue(round(1000 * self._work.fraction))
        if not self._work.can_cancel or self.cancel.isEnabled():  # else it says that it is stopping
            self.doing.setText(self._work.doing)

    def _end(self, done: bool) -> None:
        self.cancel.setEnabled(False)
        self._go_on()
        self.doing.setText(self.tr("Done.") if done else self.tr("Not done; the last line of the log says why."))

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.doing.setText(self.tr("Stopping…"))
        self._work.cancel()
