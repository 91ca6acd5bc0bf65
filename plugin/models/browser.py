"""The window "Models": a list of what is there, the card of the chosen one, and what can be done with it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from furrow.plugin.algorithm_dialogs import open_algorithm
from furrow.plugin.bars import icon
from furrow.plugin.models.cards import Found, find_models
from furrow.plugin.models.page import model_page
from furrow.processing_provider.defaults import defaults

__all__ = ["ModelBrowser"]


class ModelBrowser(QDialog):
    """Lists the models that ship, those of the options' folder, and those of folders chosen here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FurrowModels")
        self.setWindowTitle(self.tr("Models"))
        self.setWindowIcon(icon("model"))
        self._chosen_here: list[Path] = []
        self._models: list[Found] = []
        self.list, self.page = QListWidget(), QTextBrowser()
        self.list.setAccessibleName(self.tr("Models"))
        self.list.currentRowChanged.connect(self._show_card)
        self.page.setAccessibleName(self.tr("Card of the model"))
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(self._make_places())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([260, 640])
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._make_buttons())
        self.resize(920, 680)

    def refresh(self) -> None:
        """Look again which models are there; the chosen one stays chosen."""
        before = self.chosen()
        places = [Path(path) for path in (defaults().models,) if path]
        self._models = find_models([*places, *self._chosen_here])
        self.list.blockSignals(True)
        self.list.clear()
        for found in self._models:
            title = found.name
            if found.ships:
                title = self.tr("{name} (ships with Furrow)").format(name=found.name)
            elif found.problem:
                title = self.tr("{name} (damaged)").format(name=found.name)
            item = QListWidgetItem(icon("model"), title)
            item.setToolTip(f"<span>{escape(str(found.folder))}</span>")
            self.list.addItem(item)
        self.list.blockSignals(False)
        folders = [found.folder for found in self._models]
        row = folders.index(before.folder) if before is not None and before.folder in folders else 0
        self.list.setCurrentRow(row)
        self._show_card(self.list.currentRow())

    def chosen(self) -> Found | None:
        """Return the chosen model."""
        row = self.list.currentRow()
        return self._models[row] if 0 <= row < len(self._models) else None

    def add_folder(self, folder: Path) -> None:
        """Show the models of a folder too, or the one model that it is, and choose the first of them."""
        if folder not in self._chosen_here:
            self._chosen_here.append(folder)
        self.refresh()
        inside = (row for row, each in enumerate(self._models) if folder in (each.folder, each.folder.parent))
        row = next(inside, None)
        if row is None:
            self.page.setPlainText(
                self.tr("The folder '{path}' holds no model: a model is a folder with a card.json.").format(path=folder)
            )
        else:
            self.list.setCurrentRow(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again each time the window is opened."""
        super().showEvent(event)
        self.refresh()

    def _make_places(self) -> QHBoxLayout:
        add, again = QPushButton(self.tr("Add folder…")), QPushButton(self.tr("Refresh"))
        add.setToolTip(self.tr("Show the models of another folder. The folder that is always shown is set in options."))
        again.setToolTip(self.tr("Look again which models are there."))
        for button in (add, again):
            button.setAutoDefault(False)
        add.clicked.connect(lambda _checked=False: self._choose_folder())
        again.clicked.connect(lambda _checked=False: self.refresh())
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(again)
        return row

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.use_button = box.addButton(self.tr("Use for prediction…"), action)
        self.use_button.setToolTip(self.tr("Opens 'Predict cultivated land' with this model."))
        self.folder_button = box.addButton(self.tr("Open folder"), action)
        self.folder_button.setToolTip(self.tr("Shows the files of the model."))
        self.onnx_button = box.addButton(self.tr("Export ONNX…"), action)
        self.onnx_button.setToolTip(self.tr("Opens 'Export model to ONNX' with this model."))
        self.use_button.clicked.connect(lambda _checked=False: self._open_with("furrow:predictcultivatedland"))
        self.folder_button.clicked.connect(lambda _checked=False: self._open_folder())
        self.onnx_button.clicked.connect(lambda _checked=False: self._open_with("furrow:exportonnx"))
        box.addButton(QDialogButtonBox.StandardButton.Close)  # the last one that Tab stops at
        box.rejected.connect(self.close)
        return box

    def _show_card(self, _row: int) -> None:
        found = self.chosen()
        usable = found is not None and found.card is not None and found.card.weights_bytes > 0
        self.use_button.setEnabled(usable)
        self.onnx_button.setEnabled(usable)
        self.folder_button.setEnabled(found is not None)
        self.page.setHtml(model_page(found) if found is not None else "")

    def _open_with(self, algorithm: str) -> None:
        found = self.chosen()
        if found is not None:
            open_algorithm(algorithm, {"MODEL": str(found.folder)})

    def _open_folder(self) -> None:
        found = self.chosen()
        if found is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.folder)))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.windowTitle(), defaults().models)
        if folder:
            self.add_folder(Path(folder))
