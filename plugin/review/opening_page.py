"""The page on which an analyst says what is reviewed, with which season, and who reviews."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsProject, QgsProviderRegistry, QgsSettings, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from furrow.plugin.review.season_documents import season_of_image
from furrow.processing_provider.texts import translate

__all__ = ["OpeningPage", "agreements_in", "remembered_reviewer"]

_REVIEWER = "furrow/review/reviewer"
_FIELDS = {"parcel", "area_ha", "suspicion", "rank", "weight"}  # what both layers of an agreement have


class OpeningPage(QWidget):
    """Agreement, season, name."""

    begun = pyqtSignal()
    """The analyst wants to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agreement = QComboBox()
        self.agreement.setAccessibleName(translate("opening_page", "Agreement"))
        self.agreement.setMinimumContentsLength(16)
        self.agreement.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        browse = QPushButton(translate("opening_page", "File…"))
        browse.setToolTip(translate("opening_page", "A GeoPackage that 'Parcel agreement' wrote"))
        browse.clicked.connect(lambda _checked=False: self._browse())
        self.season = QgsFileWidget()
        self.season.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.season.setDialogTitle(translate("opening_page", "Folder of the season"))
        self.season.lineEdit().setPlaceholderText(
            translate("opening_page", "optional: a season, or a folder of seasons")
        )
        self.season.lineEdit().setAccessibleName(translate("opening_page", "Folder of the season"))
        self.reviewer = QLineEdit(remembered_reviewer())
        self.reviewer.setAccessibleName(translate("opening_page", "Your name"))
        self.reviewer.setToolTip(translate("opening_page", "Written beside each of your decisions"))
        self._begin = QPushButton(translate("opening_page", "Begin"))
        self._begin.setDefault(True)
        self._begin.clicked.connect(lambda _checked=False: self._start())
        self.reviewer.returnPressed.connect(self._start)
        for changed in (self.agreement.currentIndexChanged, self.reviewer.textChanged):
            changed.connect(lambda _value: self._settle())
        self._lay_out(browse)
        self._settle()

    @property
    def chosen(self) -> Path | None:
        """The agreement's file; None for none."""
        path = self.agreement.currentData()
        return Path(path) if path else None

    @property
    def chosen_season(self) -> Path | None:
        """The season's folder; None for none."""
        path = self.season.filePath().strip()
        return Path(path) if path else None

    @property
    def can_begin(self) -> bool:
        """Whether all that is needed is there."""
        return bool(self._begin.isEnabled())

    def offer(self, project: QgsProject) -> None:
        """Look for agreements among the layers of a project, and for a season where none is chosen."""
        kept = self.agreement.currentData()
        self.agreement.clear()
        for path, name in agreements_in(project).items():
            self._add(path, name)
        if kept:
            self.choose(Path(kept), None)
        if not self.season.filePath():
            found = (season_of_image(layer.source()) for layer in project.mapLayers().values())
            season = next((folder for folder in found if folder is not None), None)
            self.season.setFilePath(str(season) if season else "")
        self._settle()

    def choose(self, agreement: Path, season: Path | None) -> None:
        """Show a choice."""
        if self.agreement.findData(str(agreement)) < 0:
            self._add(str(agreement), agreement.name)
        self.agreement.setCurrentIndex(self.agreement.findData(str(agreement)))
        if season is not None:
            self.season.setFilePath(str(season))

    def _add(self, path: str, name: str) -> None:
        self.agreement.addItem(f"{name} ({Path(path).name})" if name != Path(path).name else name, path)
        self.agreement.setItemData(self.agreement.count() - 1, path, Qt.ItemDataRole.ToolTipRole)

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, translate("opening_page", "Choose an agreement"), str(self.chosen or ""), "GeoPackage (*.gpkg)"
        )
        if path:
            self.choose(Path(path), None)

    def _start(self) -> None:
        if self.can_begin:
            QgsSettings().setValue(_REVIEWER, self.reviewer.text().strip())
            self.begun.emit()

    def _settle(self) -> None:
        self._begin.setEnabled(self.chosen is not None and bool(self.reviewer.text().strip()))

    def _lay_out(self, browse: QPushButton) -> None:
        words = QLabel(
            translate(
                "opening_page",
                "Go through the parcels of an agreement, the most suspicious first, and say of each whether its "
                "declaration is confirmed. Decisions are kept in a file beside the agreement; neither the agreement "
                "nor the map is changed.",
            )
        )
        words.setWordWrap(True)
        agreement = QHBoxLayout()
        agreement.addWidget(self.agreement, 1)
        agreement.addWidget(browse)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(words)
        form.addRow(translate("opening_page", "Agreement"), agreement)
        form.addRow(translate("opening_page", "Season"), self.season)
        form.addRow(translate("opening_page", "Your name"), self.reviewer)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self._begin)
        form.addRow(end)


def agreements_in(project: QgsProject) -> dict[str, str]:
    """Return the files of the agreements that a project has layers of, and the name of such a layer."""
    found: dict[str, str] = {}
    for layer in project.layerTreeRoot().layerOrder():
        if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or not layer.isValid():
            continue
        if layer.geometryType() == Qgis.GeometryType.Polygon and set(layer.fields().names()) >= _FIELDS:
            path = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path", "")
            if path:
                found.setdefault(str(path), layer.name())
    return found


def remembered_reviewer() -> str:
    """Return the name the analyst gave last; before that, the one the computer knows."""
    known = str(QgsSettings().value(_REVIEWER, "") or "")
    return known or QgsApplication.userFullName() or QgsApplication.userLoginName()
