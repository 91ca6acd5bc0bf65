"""Surface reflectance: one band of a season at every date, clouds left out."""

from __future__ import annotations

from furrow.engine.contract.sentinel2 import SENTINEL2_BANDS
from furrow.processing_provider.season_series import SeriesAlgorithm

__all__ = ["SurfaceReflectanceAlgorithm"]


class SurfaceReflectanceAlgorithm(SeriesAlgorithm):
    """Asks the engine for `derive-series`, the product "dates" of a band."""

    ALGORITHM = "surfacereflectance"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Surface reflectance")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Writes the surface reflectance of one band at every date of a season; what is not clear is nodata."
            "\n\n"
            "Scale and offset of each date are applied, also the offset that images have since the processing baseline "
            "04.00, so that years can be compared."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,reflectance,band,boa,offset,baseline,time series,cloud free")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_season()
        self.declare_variable(self.tr("Band"), SENTINEL2_BANDS, self.tr("The season must hold it."), default="B08")
        self.declare_period(
            self.tr("Dates outside are left out. Leave it empty for all dates of the season."), advanced=True
        )
        self.declare_clouds(advanced=True)
        self.declare_output(
            self.tr("Reflectance"),
            self.tr("Reflectance, mostly 0 to 1, nodata NaN; the date describes each band."),
        )
        self.declare_results()
