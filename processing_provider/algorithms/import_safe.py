"""Import seasons from products: local Sentinel-2 .SAFE folders and zips become the seasons of boxes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
)

from furrow.engine.contract.download_jobs import ImportSAFE
from furrow.processing_provider.season_download import SeasonDownloadAlgorithm

__all__ = ["ImportSAFEAlgorithm"]


class ImportSAFEAlgorithm(SeasonDownloadAlgorithm):
    """Asks the engine for `import-safe`."""

    ALGORITHM = "importsafe"

    FOLDER = "FOLDER"
    PRODUCTS = "PRODUCTS"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Import seasons from Sentinel-2 products")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Cuts boxes out of Sentinel-2 L2A products on this computer, as ESA delivers them, a season a box. "
            "Nothing is unpacked."
            "\n\n"
            "Products of one pass and of neighbouring tiles become one image; of a pass that was processed twice the "
            "later one counts. A second run adds the products that are new."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("safe,sentinel-2,l2a,product,zip,jp2,import,season,esa,local")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(
                self.FOLDER,
                self.tr("Folder of products"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                optional=True,
            ),
            self.tr("A .SAFE folder, or one that holds .SAFE folders or zips of them, up to two levels deep."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(
                self.PRODUCTS, self.tr("Zips of products"), Qgis.ProcessingSourceType.File, optional=True
            ),
            self.tr("Single files, in place of a folder or beside it."),
        )
        self.declare_boxes()
        self.declare_period(optional=True)
        self.declare_bands()
        self.declare_seasons()

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        products = self._products(parameters, context)
        if not products:
            return self.tr("No product is given: choose a folder of products, zips of products, or both.")
        for path in products:
            if not Path(path).exists():
                return self.tr("There is no '{path}': check the path of the products.").format(path=path)
        return self.download_problem(parameters, context) or self._half_period(parameters, context)

    def _half_period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        first, last = self.days(parameters, context)
        if bool(first) != bool(last):
            return self.tr("Only one end of the period is given: give both days, or none for every product.")
        return ""

    def _products(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str, ...]:
        folder = self.parameterAsString(parameters, self.FOLDER, context)
        files = self.parameterAsFileList(parameters, self.PRODUCTS, context) if parameters.get(self.PRODUCTS) else []
        return tuple(str(Path(path).absolute()) for path in [folder, *files] if path)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ImportSAFE:
        """Return the job."""
        return ImportSAFE(**self.place(parameters, context, feedback), products=self._products(parameters, context))
