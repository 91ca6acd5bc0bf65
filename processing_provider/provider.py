"""The provider "Furrow" of the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from furrow.__about__ import ROOT, __version__
from furrow.processing_provider.algorithms import ALGORITHMS
from furrow.processing_provider.workflows import WORKFLOWS, Workflow, identifier

__all__ = ["FurrowProvider"]

_ICON = ROOT / "resources" / "icons" / "furrow.svg"


class FurrowProvider(QgsProcessingProvider):
    """Holds the algorithms of Furrow."""

    def id(self) -> str:
        """Return the part of the algorithms' identifiers before the colon."""
        return "furrow"

    def name(self) -> str:
        """Return the name shown in the toolbox."""
        return "Furrow"

    def longName(self) -> str:
        """Return the name with what it is for."""
        return self.tr("Furrow: cultivated land at 2.5 m from Sentinel-2")

    def versionInfo(self) -> str:
        """Return the version of the plugin."""
        return __version__

    def icon(self) -> QIcon:
        """Return the icon of the plugin."""
        return QIcon(str(_ICON))

    def svgIconPath(self) -> str:
        """Return the file of the icon."""
        return str(_ICON)

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        """Return the formats rasters are written in: cloud-optimised GeoTIFF only."""
        return ["tif", "tiff"]

    def defaultRasterFileExtension(self, _format: object = None) -> str:
        """Return the extension that new rasters get."""
        return "tif"

    def load(self) -> bool:
        """Load the algorithms; the workflows follow once QGIS knows the provider, by which it finds their steps."""
        QgsApplication.processingRegistry().providerAdded.connect(self._add_workflows)
        return bool(super().load())

    def loadAlgorithms(self) -> None:
        """Add every algorithm, and the workflows too when all are loaded anew."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            self._add_workflows(self.id())

    def _add_workflows(self, provider: str) -> None:
        if provider == self.id() and self.algorithm(identifier(WORKFLOWS[0])) is None:
            for file in WORKFLOWS:
                self.addAlgorithm(Workflow(file))
            self.algorithmsLoaded.emit()
