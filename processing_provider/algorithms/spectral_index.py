"""Spectral index: NDVI, NDWI or NDBI of a season at every date, clouds left out."""

from __future__ import annotations

from furrow.engine.contract.sentinel2 import INDICES
from furrow.processing_provider.season_series import SeriesAlgorithm

__all__ = ["SpectralIndexAlgorithm"]


class SpectralIndexAlgorithm(SeriesAlgorithm):
    """Asks the engine for `derive-series`, the product "dates" of an index."""

    ALGORITHM = "spectralindex"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Spectral index")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Writes NDVI, NDWI or NDBI at every date of a season; what is not clear is nodata."
            "\n\n"
            "NDVI = (B08 - B04) / (B08 + B04) shows vegetation, NDWI = (B03 - B08) / (B03 + B08) open water, "
            "NDBI = (B11 - B08) / (B11 + B08) built-up land and bare soil. They are taken from reflectance, and are "
            "nodata where the sum is 0."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,index,ndvi,ndwi,ndbi,vegetation,water,built-up,time series")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_season()
        self.declare_variable(self.tr("Index"), INDICES, self.tr("The season must hold the two bands it is made of."))
        self.declare_period(
            self.tr("Dates outside are left out. Leave it empty for all dates of the season."), advanced=True
        )
        self.declare_clouds(advanced=True)
        self.declare_output(self.tr("Index"), self.tr("-1 to 1, nodata NaN; the date describes each band."))
        self.declare_results()
