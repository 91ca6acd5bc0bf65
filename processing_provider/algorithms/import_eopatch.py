"""Import season from EOPatch: a folder or archive of eo-learn becomes a season."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import ImportEOPatch
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import band_names, output_folder_problem

__all__ = ["ImportEOPatchAlgorithm"]


class ImportEOPatchAlgorithm(FurrowAlgorithm):
    """Asks the engine for `import-eopatch`."""

    ALGORITHM = "importeopatch"
    GROUP = Group.IMAGERY
    VALUES = {"dates": "DATES", "valid_share": "VALID_SHARE"}

    EOPATCH = "EOPATCH"
    ARCHIVE = "ARCHIVE"
    BANDS = "BANDS"
    FEATURE = "FEATURE"
    OVERWRITE = "OVERWRITE"
    SEASON = "SEASON"

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
        self.add_input(
            QgsProcessingParameterBoolean(
                self.OVERWRITE, self.tr("Replace a season that is there"), defaultValue=False
            ),
            self.tr(
                "The older season stays untouched until the new one is whole. Folders that hold no season are never "
                "replaced."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFolderDestination(self.SEASON, self.tr("Season")),
            self.tr(
                "The folder to write: a STAC collection with one cloud-optimised GeoTIFF of the bands for each date."
            ),
        )
        self.add_output(QgsProcessingOutputNumber("DATES", self.tr("Dates")), self.tr("Number of dates imported."))
        self.add_output(
            QgsProcessingOutputNumber("VALID_SHARE", self.tr("Valid share")),
            self.tr("Share of clear observations, 0 to 1."),
        )

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
        try:
            band_names(self.parameterAsString(parameters, self.BANDS, context))
        except InputError as error:
            return str(error)
        return output_folder_problem(
            self.parameterAsString(parameters, self.SEASON, context),
            "collection.json",
            self.parameterAsBool(parameters, self.OVERWRITE, context),
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ImportEOPatch:
        """Return the job."""
        source = self.parameterAsString(parameters, self.EOPATCH, context)
        source = source or self.parameterAsString(parameters, self.ARCHIVE, context)
        return ImportEOPatch(
            source=str(Path(source).absolute()),
            season=self.destination(self.SEASON, parameters, context),
            bands=band_names(self.parameterAsString(parameters, self.BANDS, context)),
            feature=self.parameterAsString(parameters, self.FEATURE, context),
            overwrite=self.parameterAsBool(parameters, self.OVERWRITE, context),
        )
