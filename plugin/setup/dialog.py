"""The dialog "Set up": the state of the engine, and what can be done about it. Nothing in it waits."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from furrow.plugin.bars import icon
from furrow.plugin.setup.boxes import ChoicesBox, ProgressBox
from furrow.plugin.setup.computer import LookTask
from furrow.plugin.setup.words import facts_of, state_words
from furrow.plugin.setup.work import Work
from furrow.processing_provider.engine_settings import engine_environment, engine_home, named_interpreter

__all__ = ["SetupDialog"]

_ICON_SIDE = 32


class SetupDialog(QDialog):
    """Shows and changes the state of the engine.

    Args:
        work: What is done to the engine; it goes on when the dialog is closed.
        parent: QGIS's window.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FurrowSetup")
        self.setWindowTitle(self.tr("Set up Furrow"))
        self.setWindowIcon(icon("setup"))
        self._work = work
        self._looks: list[LookTask] = []
        self.choices, self.progress = ChoicesBox(), ProgressBox(work)
        layout = QVBoxLayout(self)
        layout.addLayout(self._make_state())
        layout.addWidget(self.choices)
        layout.addWidget(self._make_other_pythons())
        layout.addWidget(self.progress, 1)
        layout.addWidget(self._make_buttons())
        self.resize(680, 640)
        work.began.connect(self._enable)
        work.ended.connect(self._look_again)
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._status = engine_environment().status()
        words = state_words(self._status)
        picture = icon("setup") if words.icon == "setup" else QgsApplication.getThemeIcon(f"/{words.icon}.svg")
        self.state_icon.setPixmap(picture.pixmap(QSize(_ICON_SIDE, _ICON_SIDE)))
        self.headline.setText(words.headline)
        self.explanation.setText(words.explanation)
        self.build_button.setText(words.build)
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for title, value in facts_of(self._status):
            label = QLabel(value)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts.addRow(f"{title}:", label)
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again each time the dialog is opened: the engine may have been changed elsewhere."""
        super().showEvent(event)
        self._look_again()

    def _make_state(self) -> QVBoxLayout:
        self.state_icon, self.headline, self.explanation = QLabel(), QLabel(), QLabel()
        font = self.headline.font()
        font.setBold(True)
        self.headline.setFont(font)
        self.headline.setAccessibleDescription(self.tr("State of the engine"))
        self.explanation.setWordWrap(True)
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.addWidget(self.headline)
        words.addWidget(self.explanation)
        row = QHBoxLayout()
        row.addWidget(self.state_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.facts = QFormLayout()
        self.facts.setContentsMargins(_ICON_SIDE + 6, 0, 0, 0)
        layout = QVBoxLayout()
        layout.addLayout(row)
        layout.addLayout(self.facts)
        return layout

    def _make_other_pythons(self) -> QgsCollapsibleGroupBox:
        group = QgsCollapsibleGroupBox(self.tr("Other Pythons"))
        group.setCollapsed(True)
        form = QFormLayout(group)
        self.base, self.own = QgsFileWidget(), QgsFileWidget()
        for title, widget, explanation in (
            (
                self.tr("Build with"),
                self.base,
                self.tr("A Python 3.11 or newer to make the environment with. Leave it empty to have one found."),
            ),
            (
                self.tr("Use instead"),
                self.own,
                self.tr("The Python of an environment you keep yourself, with Furrow's packages installed."),
            ),
        ):
            label = QLabel(title)
            label.setBuddy(widget.lineEdit())
            widget.setToolTip(explanation)
            widget.lineEdit().setAccessibleName(title)
            widget.lineEdit().setAccessibleDescription(explanation)
            widget.lineEdit().setPlaceholderText(explanation)
            form.addRow(label, widget)
        self.use_button = QPushButton(self.tr("Try it and use it"))
        self.use_button.setToolTip(self.tr("Runs Furrow's check with it, and remembers it when that works."))
        self.use_button.clicked.connect(lambda _checked=False: self._work.use(self.own.filePath().strip()))
        self.own.fileChanged.connect(lambda _path: self._enable())
        form.addRow("", self.use_button)
        return group

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.build_button = box.addButton("", action)
        self.build_button.setToolTip(self.tr("Downloads 300 MB to 3 GB. You can go on working meanwhile."))
        self.check_button = box.addButton(self.tr("Check"), action)
        self.check_button.setToolTip(self.tr("Writes a report of versions, devices, memory and disk into the log."))
        self.remove_button = box.addButton(self.tr("Remove…"), action)
        self.remove_button.setToolTip(self.tr("Removes the engine that Furrow built and gives its disk space back."))
        self.remove_button.setAutoDefault(False)
        self.build_button.clicked.connect(lambda _checked=False: self._build())
        self.check_button.clicked.connect(lambda _checked=False: self._work.check())
        self.remove_button.clicked.connect(lambda _checked=False: self._remove())
        box.addButton(QDialogButtonBox.StandardButton.Close)  # the last one that Tab stops at
        box.rejected.connect(self.close)
        self.build_button.setDefault(True)
        return box

    def _build(self) -> None:
        works = self._status.state == "ready" and "chosen" not in self._status.details
        self._work.build(self.choices.chosen(), self.base.filePath().strip(), anew=works)

    def _remove(self) -> None:
        question = self.tr("Remove the engine in '{folder}'? It can be built again at any time.")
        if self.confirmed(question.format(folder=engine_home())):
            self._work.remove()

    def confirmed(self, question: str) -> bool:
        """Ask before something is removed."""
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self, self.windowTitle(), question) == yes

    def _look_again(self, _done: bool = True) -> None:
        self.refresh()
        task = LookTask(engine_home())
        task.found.connect(self.choices.show_computer)
        # Kept until QGIS has deleted it: without a name of its own the Python part of a task is gone before it runs.
        self._looks = [*(each for each in self._looks if not sip.isdeleted(each)), task]
        QgsApplication.taskManager().addTask(task)

    def _enable(self) -> None:
        running = self._work.is_running
        for widget in (self.build_button, self.check_button, self.choices, self.base, self.own):
            widget.setEnabled(not running)
        own = self.own.filePath().strip()
        self.use_button.setEnabled(not running and bool(own) and Path(own).is_file())
        self.remove_button.setEnabled(not running and engine_home().is_dir() and named_interpreter() is None)
