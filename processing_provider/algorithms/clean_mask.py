"""Clean mask: a predicted mask without small patches and small holes."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import CleanMask
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import raster_paths

__all__ = ["CleanMaskAlgorithm"]


class CleanMaskAlgorithm(FurrowAlgorithm):
    """Asks the engine for `clean-mask`."""

    ALGORITHM = "cleanmask"
    GROUP = Group.PREDICTION
    VALUES = {
        "removed_patches": "REMOVED_PATCHES",
        "removed_hectares": "REMOVED_HECTARES",
        "filled_holes": "FILLED_HOLES",
        "filled_hectares": "FILLED_HECTARES",
        "cultivated_hectares": "CULTIVATED_HECTARES",
    }

    MASK = "MASK"
    MINIMUM_PARCEL = "MINIMUM_PARCEL"
    MAXIMUM_HOLE = "MAXIMUM_HOLE"
    OUTPUT = "OUTPUT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Clean mask")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Removes patches that are too small for a parcel from a predicted mask, and fills small holes."
            "\n\n"
            "The mask itself stays as it is. Patches go first: what they leave counts to the hole around them. Pixels "
            "that touch at a corner are one patch, so that narrow parcels drawn aslant stay whole. Holes hang together "
            "by edges alone; those that touch nodata or the edge of the raster are left, since nobody knows how they "
            "go on. Works in strips, so the mask may be a mosaic of a whole country."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("mask,sieve,clean,minimum mapping unit,speckle,noise,hole,fill,patch,post-processing,cultivated")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterRasterLayer(self.MASK, self.tr("Mask")),
            self.tr("1 cultivated, 0 not, nodata 255: a GeoTIFF, or a virtual raster (VRT) of GeoTIFFs."),
        )
        self.add_input(
            _area(self.MINIMUM_PARCEL, self.tr("Minimum area of a parcel (m²)"), 250.0),
            self.tr("Patches with less become not cultivated. 250 are 40 pixels of 2.5 m. 0 leaves all."),
        )
        self.add_input(
            _area(self.MAXIMUM_HOLE, self.tr("Fill holes smaller than (m²)"), 100.0),
            self.tr("Holes with less become cultivated. 100 are 16 pixels of 2.5 m. 0 leaves all."),
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(self.OUTPUT, self.tr("Cleaned mask")),
            self.tr("1 cultivated, 0 not, nodata 255, with the metadata of the mask and what was cleaned."),
        )
        for name, title, explanation in (
            ("REMOVED_PATCHES", self.tr("Removed patches"), self.tr("Number of patches that became not cultivated.")),
            ("REMOVED_HECTARES", self.tr("Removed area (ha)"), self.tr("Their area.")),
            ("FILLED_HOLES", self.tr("Filled holes"), self.tr("Number of holes that became cultivated.")),
            ("FILLED_HECTARES", self.tr("Filled area (ha)"), self.tr("Their area.")),
            ("CULTIVATED_HECTARES", self.tr("Cultivated area (ha)"), self.tr("Area of the cleaned mask's ones.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        areas = (self.parameterAsDouble(parameters, name, context) for name in (self.MINIMUM_PARCEL, self.MAXIMUM_HOLE))
        if not any(areas):
            return self.tr("Both areas are 0, so nothing would be cleaned: give at least one of them.")
        return ""

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> CleanMask:
        """Return the job.

        Raises:
            QgsProcessingException: The layer is no raster file.
        """
        try:
            (mask,) = raster_paths([self.parameterAsRasterLayer(parameters, self.MASK, context)])
        except InputError as error:
            raise QgsProcessingException(str(error)) from error
        return CleanMask(
            mask=mask,
            output=self.destination(self.OUTPUT, parameters, context),
            minimum_parcel=self.parameterAsDouble(parameters, self.MINIMUM_PARCEL, context),
            maximum_hole=self.parameterAsDouble(parameters, self.MAXIMUM_HOLE, context),
        )


def _area(name: str, title: str, default: float) -> QgsProcessingParameterNumber:
    return QgsProcessingParameterNumber(
        name, title, Qgis.ProcessingNumberParameterType.Double, default, minValue=0.0, maxValue=1e9
    )
