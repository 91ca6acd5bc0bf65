"""The window that follows a training: curves, examples, how far it is, and how to end it with the best weights."""

from __future__ import annotations

from html import escape
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from furrow.engine.contract.errors import FurrowError
from furrow.plugin.bars import icon
from furrow.plugin.training.curves import Curves
from furrow.plugin.training.examples import ExamplePages
from furrow.plugin.training.run import Run, ask_to_stop, model_of, newest_run, read_run
from furrow.plugin.training.words import facts_of, state_sentence
from furrow.processing_provider.defaults import defaults
from furrow.processing_provider.pausing import is_paused
from furrow.processing_provider.training_report import training_curves
from furrow.processing_provider.trainings import is_trained_here, trained_here

__all__ = ["TrainingMonitor"]

_LOOK_EVERY_MS = 2000
_SETTING = "furrow/training/last"


class TrainingMonitor(QDialog):
    """Shows the training of one model, and looks at its files every two seconds while it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FurrowTrainingMonitor")
        self.setWindowTitle(self.tr("Training monitor"))
        self.setWindowIcon(icon("model"))
        self.model: Path | None = None
        self._shown: tuple[object, ...] = ()
        self._told: list[tuple[str, str]] = []
        self.state, self.facts = QLabel(), QFormLayout()
        self.curves, self.examples = Curves(), ExamplePages()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.addLayout(self._make_choice())
        layout.addWidget(self.state)
        layout.addLayout(self.facts)
        layout.addWidget(self._make_tabs(), 1)
        layout.addWidget(self._make_buttons())
        self.resize(760, 720)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, model: Path | None) -> None:
        """Follow the training of a model from now on; None for none."""
        self.model, self._shown = model, ()
        if model is not None:
            QgsSettings().setValue(_SETTING, str(model))
        self.look()

    def follow_newest(self) -> None:
        """Follow the training that was at work last: one of this QGIS, or in the folder of models, or the last one."""
        here = trained_here()
        last = str(QgsSettings().value(_SETTING, "") or "")
        places = [Path(path) for path in (defaults().models,) if path]
        places += [Path(last).parent] if last else []
        self.follow(here[0] if here else newest_run(places))

    def look(self) -> None:
        """Show what the files tell now."""
        run, problem = None, self.tr("No training was found: choose the folder of a model that is being trained.")
        if self.model is not None:
            try:
                run = read_run(self.model)
            except (FurrowError, OSError) as error:
                is_new = is_trained_here(self.model)
                problem = self.tr("Being prepared: seasons and references are read.") if is_new else str(error)
        self.title.setText(self.model.name if self.model is not None else "")
        self.title.setToolTip(f"<span>{escape(str(self.model or ''))}</span>")
        self.stop_button.setEnabled(run is not None and not run.is_finished and not run.is_stopping)
        self.folder_button.setEnabled(run is not None)
        if run is None:
            self._show_facts([])
            self.state.setText(problem)
            self._draw(None)
            return
        self.state.setText(state_sentence(run, is_here=is_trained_here(run.model), is_paused=is_paused()))
        self._show_facts(facts_of(run))
        self._draw(run)

    def showEvent(self, event: QShowEvent) -> None:
        """Look on while the window is open."""
        super().showEvent(event)
        if self.model is None:
            self.follow_newest()
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look away while it is closed."""
        self._timer.stop()
        super().hideEvent(event)

    def _make_choice(self) -> QHBoxLayout:
        self.title = QLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        choose, newest = QPushButton(self.tr("Choose…")), QPushButton(self.tr("Newest"))
        choose.setToolTip(self.tr("Choose the folder of a model, or of its unfinished training."))
        newest.setToolTip(self.tr("Find the training that was at work last."))
        for button in (choose, newest):
            button.setAutoDefault(False)
        choose.clicked.connect(lambda _checked=False: self._choose())
        newest.clicked.connect(lambda _checked=False: self.follow_newest())
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(choose)
        row.addWidget(newest)
        return row

    def _make_tabs(self) -> QTabWidget:
        self.tabs = QTabWidget()
        self.tabs.addTab(self.curves, self.tr("Curves"))
        self.tabs.addTab(self.examples, self.tr("Example maps"))
        self.tabs.setTabToolTip(0, self.tr("Loss and score from step to step."))
        self.tabs.setTabToolTip(1, self.tr("What the network sees now at a few places that it does not learn from."))
        return self.tabs

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.stop_button = box.addButton(self.tr("Stop and keep the best"), action)
        self.stop_button.setToolTip(
            self.tr("Ends the training after the step it is at; the weights that scored best become the model.")
        )
        self.folder_button = box.addButton(self.tr("Open folder"), action)
        self.folder_button.setToolTip(self.tr("Shows the folder that holds the model and its training."))
        for button in (self.stop_button, self.folder_button):
            button.setAutoDefault(False)  # Enter ends no training
        self.stop_button.clicked.connect(lambda _checked=False: self._stop())
        self.folder_button.clicked.connect(lambda _checked=False: self._open_folder())
        box.addButton(QDialogButtonBox.StandardButton.Close)  # the last one that Tab stops at
        box.rejected.connect(self.close)
        return box

    def _choose(self) -> None:
        start = str(self.model.parent) if self.model is not None else defaults().models
        folder = QFileDialog.getExistingDirectory(self, self.windowTitle(), start)
        if folder:
            self.follow(model_of(Path(folder)))

    def _open_folder(self) -> None:
        if self.model is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.model.parent)))

    def _stop(self) -> None:
        question = self.tr(
            "End the training of '{name}' now? The weights that scored best are kept as the model. It cannot go on "
            "from here later; cancel it in the task manager instead if it shall."
        )
        if self.model is None or not self.confirmed(question.format(name=self.model.name)):
            return
        try:
            ask_to_stop(self.model)
        except FurrowError as error:
            QMessageBox.warning(self, self.windowTitle(), str(error))
        self.look()

    def confirmed(self, question: str) -> bool:
        """Ask before the training is ended."""
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self, self.windowTitle(), question) == yes

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        if facts == self._told:
            return  # so that a selection, and the place of a screen reader, stay
        self._told = facts
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for title, value in facts:
            label = QLabel(value)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts.addRow(f"{title}:", label)

    def _draw(self, run: Run | None) -> None:
        self.examples.show_file(run.examples if run is not None else None, is_kept=run is not None and run.is_finished)
        drawn = (run.model, run.log) if run is not None else ()
        if drawn == self._shown and drawn:
            return
        self._shown = drawn
        svg = training_curves(run.log, run.model.name) if run is not None else ""
        self.curves.show_picture(svg, self.tr("The curves appear with the first steps."))
        facts = facts_of(run) if run is not None else []
        self.curves.setAccessibleDescription("; ".join(f"{title}: {value}" for title, value in facts))
