"""Import season from GeoTIFFs: a folder of dated files becomes a season."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from furrow.engine.contract.jobs import ImportGeoTIFFs
from furrow.processing_provider.season_writing import SeasonWritingAlgorithm
from furrow.processing_provider.texts import translate

__all__ = ["ImportGeoTIFFsAlgorithm"]


class ImportGeoTIFFsAlgorithm(SeasonWritingAlgorithm):
    """Asks the engine for `import-geotiffs`."""

    ALGORITHM = "importgeotiffs"

    FOLDER = "FOLDER"
    OFFSET = "OFFSET"
    SCALE = "SCALE"
    DATE_PATTERN = "DATE_PATTERN"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Import season from GeoTIFFs")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Turns a folder of Sentinel-2 GeoTIFFs with dates in their names into a season, the form in which Furrow "
            "keeps the images of one place."
            "\n\n"
            "One file with all bands a date, or one file a band and date. Files of 20 m and 60 m, and files in another "
            "coordinate reference system, are brought to the grid of the 10 m files by nearest neighbour. Subfolders "
            "are not searched. A season appears whole or not at all."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,import,geotiff,tif,time series,stac,images")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(
                self.FOLDER, self.tr("Folder of GeoTIFFs"), Qgis.ProcessingFileParameterBehavior.Folder
            ),
            self.tr("Holds the files of one place, such as S2_2019-07-01.tif or T33_20190701_B04.tif."),
        )
        self.add_input(
            QgsProcessingParameterString(self.BANDS, self.tr("Bands of each file, in order"), optional=True),
            self.tr(
                "Names such as B02 B03 B04 B08. Leave it empty when the band descriptions, or the file names of "
                "single-band files, say so."
            ),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.OFFSET, self.tr("Offset of the digital numbers"), Qgis.ProcessingNumberParameterType.Double, 0.0
            ),
            self.tr(
                "0 for images processed before January 2022; -1000 for later ones (baseline 04.00) that still carry it."
            ),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.SCALE,
                self.tr("Reflectance of one digital number"),
                Qgis.ProcessingNumberParameterType.Double,
                0.0001,
                minValue=1e-9,
            ),
            self.tr("0.0001 in Sentinel-2 products. Reflectance = (digital number + offset) x this."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterString(self.DATE_PATTERN, self.tr("Pattern of the date"), optional=True),
            self.tr(
                "A regular expression with a group named date, such as S2_(?P<date>\\d{8}). Leave it empty for "
                "the usual "
                "forms: 2019-07-01, 2019_07_01, 20190701, or the file's date tag."
            ),
            advanced=True,
        )
        self.declare_season()

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        folder = self.parameterAsString(parameters, self.FOLDER, context)
        if not Path(folder).is_dir():
            return self.tr("There is no folder '{path}': choose the folder that holds the GeoTIFFs.").format(
                path=folder
            )
        pattern = self.parameterAsString(parameters, self.DATE_PATTERN, context)
        if problem := _pattern_problem(pattern):
            return problem
        return self.season_problem(parameters, context)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ImportGeoTIFFs:
        """Return the job."""
        return ImportGeoTIFFs(
            folder=str(Path(self.parameterAsString(parameters, self.FOLDER, context)).absolute()),
            season=self.destination(self.SEASON, parameters, context),
            bands=self.bands(parameters, context),
            date_pattern=self.parameterAsString(parameters, self.DATE_PATTERN, context),
            scale=self.parameterAsDouble(parameters, self.SCALE, context),
            offset=self.parameterAsDouble(parameters, self.OFFSET, context),
            overwrite=self.parameterAsBool(parameters, self.OVERWRITE, context),
        )


def _pattern_problem(pattern: str) -> str:
    if not pattern:
        return ""
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        return translate(
            "import_geotiffs",
            "The date pattern '{pattern}' is no regular expression ({error}): correct it or leave it empty.",
        ).format(pattern=pattern, error=error)
    if "date" not in groups:
        return translate(
            "import_geotiffs", "The date pattern '{pattern}' has no group named date: write it as (?P<date>...)."
        ).format(pattern=pattern)
    return ""
