"""Import season from EOPatch: a folder or archive of eo-learn becomes a season."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from furrow.engine.contract.jobs import ImportEOPatch
from furrow.processing_provider.season_writing import SeasonWritingAlgorithm

__all__ = ["ImportEOPatchAlgorithm"]


class ImportEOPatchAlgorithm(SeasonWritingAlgorithm):
    """Asks the engine for `import-eopatch`."""

    ALGORITHM = "importeopatch"

    EOPATCH = "EOPATCH"
    ARCHIVE = "ARCHIVE"
    FEATURE = "FEATURE"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Import season from EOPatch")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Turns an EOPatch of eo-learn, as the Enhanced Sentinel-2 Agriculture challenge published them, into "
            "a season."
            "\n\n"
            "Reads the layouts of older and newer eo-learn, from a folder or straight from an archive. Pickled parts, "
            "which could run code, are read in a restricted way or refused. A season appears whole or not at all."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,import,eopatch,eo-learn,ai4eo,npy,challenge")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(
                self.EOPATCH, self.tr("EOPatch folder"), Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            ),
            self.tr("The folder that holds data, mask and so on. Leave it empty to read an archive."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.ARCHIVE,
                self.tr("or archive with one EOPatch"),
                Qgis.ProcessingFileParameterBehavior.File,
                optional=True,
                fileFilter=self.tr("Archives") + " (*.zip *.tar *.tar.gz *.tgz)",
            ),
            self.tr("A .zip, .tar, .tar.gz or .tgz file. Give either the folder or the archive."),
        )
        self.add_input(
            QgsProcessingParameterString(self.BANDS, self.tr("Bands of the array, in order"), optional=True),
            self.tr("Names such as B02 B03 B04. Leave it empty for the twelve of Sentinel-2 L2A in their usual order."),
        )
        self.add_input(
            QgsProcessingParameterString(self.FEATURE, self.tr("Name of the array"), optional=True),
            self.tr("The file under data that holds the bands, such as BANDS. Leave it empty to have it found."),
            advanced=True,
        )
        self.declare_season()

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        folder = self.parameterAsString(parameters, self.EOPATCH, context)
        archive = self.parameterAsString(parameters, self.ARCHIVE, context)
        if bool(folder) == bool(archive):
            return self.tr("Give either the folder of an EOPatch or an archive with one.")
        if folder and not Path(folder).is_dir():
            return self.tr("There is no folder '{path}': choose the folder of an EOPatch.").format(path=folder)
        if archive and not Path(archive).is_file():
            return self.tr("There is no archive '{path}': choose a .zip or .tar.gz file.").format(path=archive)
        return self.season_problem(parameters, context)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ImportEOPatch:
        """Return the job."""
        source = self.parameterAsString(parameters, self.EOPATCH, context)
        source = source or self.parameterAsString(parameters, self.ARCHIVE, context)
        return ImportEOPatch(
            source=str(Path(source).absolute()),
            season=self.destination(self.SEASON, parameters, context),
            bands=self.bands(parameters, context),
            feature=self.parameterAsString(parameters, self.FEATURE, context),
            overwrite=self.parameterAsBool(parameters, self.OVERWRITE, context),
        )
