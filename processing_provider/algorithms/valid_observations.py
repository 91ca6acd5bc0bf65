"""Valid observations: how many dates of a season show each pixel clearly."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from furrow.engine.contract.series_jobs import CountObservations
from furrow.processing_provider.season_series import SeasonRasterAlgorithm

__all__ = ["ValidObservationsAlgorithm"]


class ValidObservationsAlgorithm(SeasonRasterAlgorithm):
    """Asks the engine for `count-observations`."""

    ALGORITHM = "validobservations"
    VALUES = {"least": "LEAST", "most": "MOST", "mean": "MEAN", "never_share": "NEVER_SHARE"}

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Count valid observations")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Counts how many dates of a season show each pixel clearly."
            "\n\n"
            "Where the count is 0 nothing can be mapped, and where it is low a map deserves less trust."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,count,valid,clear,observations,coverage,cloud,quality")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_season()
        self.declare_clouds(advanced=False)
        self.declare_output(self.tr("Clear observations"), self.tr("Number of dates, 0 where a pixel is never clear."))
        for name, title, explanation in (
            ("LEAST", self.tr("Least"), self.tr("The lowest count of the raster.")),
            ("MOST", self.tr("Most"), self.tr("The highest count of the raster.")),
            ("MEAN", self.tr("Mean"), self.tr("The mean count of the raster.")),
            ("NEVER_SHARE", self.tr("Never seen"), self.tr("Share of pixels that no date shows clearly, 0 to 1.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> CountObservations:
        """Return the job."""
        return CountObservations(
            season=self.season(parameters, context),
            output=self.destination(self.OUTPUT, parameters, context),
            clouds=self.clouds(parameters, context),
        )
