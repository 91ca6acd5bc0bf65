"""Interpolate season: a band or an index at a regular step, gaps closed by straight lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterNumber

from furrow.engine.contract.sentinel2 import INDICES, SENTINEL2_BANDS
from furrow.engine.contract.series_jobs import DeriveSeries
from furrow.processing_provider.season_series import SeriesAlgorithm

__all__ = ["InterpolateSeasonAlgorithm"]


class InterpolateSeasonAlgorithm(SeriesAlgorithm):
    """Asks the engine for `derive-series`, the product "regular"."""

    ALGORITHM = "interpolateseason"
    PRODUCT = "regular"

    STEP = "STEP"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Interpolate season")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Brings a band or an index to a regular step in time, with the gaps of clouds closed."
            "\n\n"
            "Each pixel is interpolated between its own clear dates on a straight line, in real days. Before its first "
            "and after its last clear date it keeps the nearest clear value. Pixels that are never clear are nodata."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,interpolate,gap filling,regular,time series,resample,linear,ndvi,cloud free")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_season()
        self.declare_variable(
            self.tr("Band or index"),
            (*INDICES, *SENTINEL2_BANDS),
            self.tr("NDVI shows vegetation, NDWI open water, NDBI built-up land; bands are given as reflectance."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.STEP,
                self.tr("Step (days)"),
                Qgis.ProcessingNumberParameterType.Integer,
                15,
                minValue=1,
                maxValue=366,
            ),
            self.tr("Days from one band of the raster to the next."),
        )
        self.declare_period(
            self.tr("Leave it empty for that of the season. Beyond the season's dates the nearest clear value is kept.")
        )
        self.declare_clouds(advanced=True)
        self.declare_output(self.tr("Regular series"), self.tr("A band a step, described by its day; nodata NaN."))
        self.declare_results()

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> DeriveSeries:
        """Return the job."""
        shared = super().specification(parameters, context, feedback)
        return replace(shared, step=self.parameterAsInt(parameters, self.STEP, context))
