"""What the algorithms that write a season share: its folder, when it may be replaced, the bands as text."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
)

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import band_names, output_folder_problem

__all__ = ["SeasonWritingAlgorithm"]


class SeasonWritingAlgorithm(FurrowAlgorithm):
    """Base of the algorithms whose result is a season."""

    GROUP = Group.IMAGERY
    VALUES = {"dates": "DATES", "valid_share": "VALID_SHARE"}

    BANDS = "BANDS"
    OVERWRITE = "OVERWRITE"
    SEASON = "SEASON"

    def declare_season(self) -> None:
        """Add the parameters and outputs of the season to write."""
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

    def season_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the names of the bands or the folder to write; empty when nothing is."""
        try:
            self.bands(parameters, context)
        except InputError as error:
            return str(error)
        return output_folder_problem(
            self.parameterAsString(parameters, self.SEASON, context),
            "collection.json",
            self.parameterAsBool(parameters, self.OVERWRITE, context),
        )

    def bands(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str, ...]:
        """Return the names of the bands that the analyst stated; empty when none.

        Raises:
            InputError: A name is no band of Sentinel-2, or stands twice.
        """
        return band_names(self.parameterAsString(parameters, self.BANDS, context))
