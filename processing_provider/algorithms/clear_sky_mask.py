"""Clear-sky mask: where each date of a season was observed and is clear."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from furrow.engine.contract.series_jobs import MapClearSky
from furrow.processing_provider.season_series import SeasonRasterAlgorithm

__all__ = ["ClearSkyMaskAlgorithm"]


class ClearSkyMaskAlgorithm(SeasonRasterAlgorithm):
    """Asks the engine for `map-clear-sky`."""

    ALGORITHM = "clearskymask"
    VALUES = {"dates": "DATES", "valid_share": "VALID_SHARE"}

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Clear-sky mask")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Maps where each date of a season was observed and is clear, a band a date."
            "\n\n"
            "Try the cloud probability and the buffer here and look at the result over the images before you use them "
            "in other algorithms. The layer plays in the temporal controller: each band stays until the next date."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,cloud,mask,scl,s2cloudless,clear,shadow,buffer,valid")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_season()
        self.declare_clouds(advanced=False)
        self.declare_output(
            self.tr("Clear sky"),
            self.tr("1 clear, 0 hidden by clouds, shadows or snow, 255 not observed; the date describes each band."),
        )
        self.add_output(QgsProcessingOutputNumber("DATES", self.tr("Dates")), self.tr("Number of bands of the raster."))
        self.add_output(
            QgsProcessingOutputNumber("VALID_SHARE", self.tr("Valid share")),
            self.tr("Share of clear observations, 0 to 1."),
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> MapClearSky:
        """Return the job."""
        return MapClearSky(
            season=self.season(parameters, context),
            output=self.destination(self.OUTPUT, parameters, context),
            clouds=self.clouds(parameters, context),
        )
