"""Monthly composites: the median of what is clear in each month, gaps closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterBoolean

from furrow.engine.contract.sentinel2 import INDICES, SENTINEL2_BANDS
from furrow.engine.contract.series_jobs import DeriveSeries
from furrow.processing_provider.season_series import SeriesAlgorithm

__all__ = ["MonthlyCompositesAlgorithm"]


class MonthlyCompositesAlgorithm(SeriesAlgorithm):
    """Asks the engine for `derive-series`, the product "monthly"."""

    ALGORITHM = "monthlycomposites"
    PRODUCT = "monthly"

    FILL_GAPS = "FILL_GAPS"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Monthly composites")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Writes the median of each month's clear values of a band or an index, a band a month."
            "\n\n"
            "A median is little moved by a cloud or shadow that no mask found. Months without a clear value are "
            "interpolated for each pixel between its neighbouring months, on a straight line between the middles of "
            "the months; at the ends the nearest month is repeated."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,composite,median,month,mosaic,time series,gap filling,ndvi,cloud free")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_season()
        self.declare_variable(
            self.tr("Band or index"),
            (*INDICES, *SENTINEL2_BANDS),
            self.tr("NDVI shows vegetation, NDWI open water, NDBI built-up land; bands are given as reflectance."),
        )
        self.declare_period(
            self.tr(
                "Any day of the first or last month wanted, such as September and August for the twelve months of a "
                "crop year. Leave it empty for that of the season."
            )
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.FILL_GAPS, self.tr("Interpolate months without a clear value"), defaultValue=True
            ),
            self.tr("Otherwise such months are nodata."),
        )
        self.declare_clouds(advanced=True)
        self.declare_output(
            self.tr("Months"), self.tr("A band a month, described by the month's first day; nodata NaN.")
        )
        self.declare_results()

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> DeriveSeries:
        """Return the job."""
        shared = super().specification(parameters, context, feedback)
        return replace(shared, fill_gaps=self.parameterAsBool(parameters, self.FILL_GAPS, context))
