"""The page of the options: where the engine lies, and what parameters are before they are changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from furrow.processing_provider.defaults import MOST_TRANSFERS, Defaults, defaults, remember_defaults
from furrow.processing_provider.engine_settings import (
    chosen_home,
    chosen_interpreter,
    named_home,
    named_interpreter,
    profile_home,
    remember_home,
    remember_interpreter,
)
from furrow.processing_provider.parameters import DEVICES, device_help

__all__ = ["OptionsPage"]


class OptionsPage(QWidget):
    """Shows what is stored; `store` stores what is shown.

    Args:
        open_setup: Opens the dialog that builds the engine.
        parent: The widget around it.
    """

    def __init__(self, open_setup: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = defaults()
        self.home = _place(QgsFileWidget.StorageMode.GetDirectory, self.tr("Folder of the engine"))
        self.interpreter = _place(QgsFileWidget.StorageMode.GetFile, self.tr("Python to use instead"))
        self.device, self.transfers = QComboBox(), QSpinBox()
        folder = QgsFileWidget.StorageMode.GetDirectory
        self.models = _place(folder, self.tr("Folder of models"))
        self.seasons = _place(folder, self.tr("Folder of seasons"))
        self.maps = _place(folder, self.tr("Folder of maps"))
        layout = QVBoxLayout(self)
        for group in (self._engine_group(open_setup), self._parameters_group(), self._folders_group()):
            layout.addWidget(group)
        _align(self)
        self.problem_label = QLabel()
        self.problem_label.setWordWrap(True)
        layout.addWidget(self.problem_label)
        layout.addStretch()
        self._show_stored()
        for widget in (self.home, self.interpreter, self.models, self.seasons, self.maps):
            widget.fileChanged.connect(self._show_problem)
        self._show_problem()

    def problem(self) -> str:
        """Return one sentence on the first value that cannot work; empty when all can."""
        interpreter = self.interpreter.filePath().strip()
        if interpreter and not Path(interpreter).is_file():
            return self.tr("There is no Python '{path}': choose the program itself, not its folder.").format(
                path=interpreter
            )
        for widget in (self.models, self.seasons, self.maps, self.home):
            path = widget.filePath().strip()
            if path and Path(path).is_file():
                return self.tr("'{path}' is a file, not a folder: choose a folder.").format(path=path)
        return ""

    def store(self) -> None:
        """Store the values in the profile. A value that a variable of the environment decides stays as it was."""
        if self.problem():
            return
        if self.home.isEnabled():
            remember_home(_path(self.home))
        if self.interpreter.isEnabled():
            remember_interpreter(_path(self.interpreter))
        remember_defaults(
            Defaults(
                device=self.device.currentText(),
                transfers=self.transfers.value(),
                models=self.models.filePath().strip(),
                seasons=self.seasons.filePath().strip(),
                maps=self.maps.filePath().strip(),
            )
        )

    def _engine_group(self, open_setup: Callable[[], object]) -> QGroupBox:
        group = QGroupBox(self.tr("Engine"))
        form = QFormLayout(group)
        self.home.lineEdit().setPlaceholderText(self.tr("in the QGIS profile"))
        explanation = self.tr(
            "Where the engine is built, 2 to 8 GB. Leave it empty for the QGIS profile: {path}."
        ).format(path=profile_home())
        _add(form, self.tr("Folder of the engine"), self.home, explanation)
        self.interpreter.lineEdit().setPlaceholderText(self.tr("none: the engine that Furrow built"))
        explanation = self.tr("The Python of an environment you keep yourself, with Furrow's packages installed.")
        _add(form, self.tr("Python to use instead"), self.interpreter, explanation)
        for variable, widgets in (
            ("FURROW_ENGINE_HOME" if named_home() else "", (self.home, self.interpreter)),
            ("FURROW_ENGINE_PYTHON" if named_interpreter() else "", (self.interpreter,)),
        ):
            if variable:
                for widget in widgets:
                    widget.setEnabled(False)
                form.addRow(_note(self.tr("The variable {variable} decides here.").format(variable=variable)))
        button = QPushButton(self.tr("Set up the engine…"))
        button.setToolTip(self.tr("Shows the state of the engine, builds, repairs and removes it."))
        button.clicked.connect(lambda _checked=False: open_setup())
        form.addRow("", button)
        return group

    def _parameters_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("Defaults of parameters"))
        form = QFormLayout(group)
        self.device.addItems(DEVICES)
        _add(form, self.tr("Compute on"), self.device, device_help())
        self.transfers.setRange(0, MOST_TRANSFERS)
        self.transfers.setSpecialValueText(self.tr("what suits the service"))
        explanation = self.tr("Images that downloads fetch at a time; 0 for what suits the service.")
        _add(form, self.tr("Images fetched at a time"), self.transfers, explanation)
        return group

    def _folders_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("Folders"))
        form = QFormLayout(group)
        for title, widget, explanation in (
            (self.tr("Folder of models"), self.models, self.tr("Your own models, which the list of models shows.")),
            (
                self.tr("Folder of seasons"),
                self.seasons,
                self.tr("Where downloads put the seasons of boxes, and where they are looked for."),
            ),
            (
                self.tr("Folder of maps"),
                self.maps,
                self.tr("Where the maps of many seasons are written. Those of one season go where Processing says."),
            ),
        ):
            _add(form, title, widget, explanation)
        return group

    def _show_stored(self) -> None:
        self.home.setFilePath(str(chosen_home() or ""))
        self.interpreter.setFilePath(str(chosen_interpreter() or ""))
        self.device.setCurrentText(self._stored.device)
        self.transfers.setValue(self._stored.transfers)
        self.models.setFilePath(self._stored.models)
        self.seasons.setFilePath(self._stored.seasons)
        self.maps.setFilePath(self._stored.maps)

    def _show_problem(self) -> None:
        sentence = self.problem()
        self.problem_label.setText(sentence)
        self.problem_label.setVisible(bool(sentence))


def _place(mode: QgsFileWidget.StorageMode, name: str) -> QgsFileWidget:
    widget = QgsFileWidget()
    widget.setStorageMode(mode)
    widget.lineEdit().setAccessibleName(name)
    widget.setFocusProxy(widget.lineEdit())
    return widget


def _add(form: QFormLayout, title: str, widget: QWidget, explanation: str) -> None:
    label = QLabel(title)
    label.setBuddy(widget)
    for shown in (label, widget):
        shown.setToolTip(explanation)
    widget.setAccessibleName(title)
    widget.setAccessibleDescription(explanation)
    form.addRow(label, widget)


def _align(page: QWidget) -> None:
    """Give the titles of all groups one width, so that what stands behind them begins at one place."""
    titles = [label for label in page.findChildren(QLabel) if label.buddy() is not None]
    width = max(label.sizeHint().width() for label in titles)
    for label in titles:
        label.setMinimumWidth(width)


def _note(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label


def _path(widget: QgsFileWidget) -> Path | None:
    text = widget.filePath().strip()
    return Path(text) if text else None
