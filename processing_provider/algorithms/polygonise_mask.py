"""Polygonise mask: the cultivated land of a predicted mask as polygons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import PolygoniseMask
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import raster_paths, written_path

__all__ = ["PolygoniseMaskAlgorithm"]

_CONNECTIVITIES = ("4", "8")
_SUFFIXES = (".gpkg", ".fgb")


class PolygoniseMaskAlgorithm(FurrowAlgorithm):
    """Asks the engine for `polygonise-mask`."""

    ALGORITHM = "polygonisemask"
    GROUP = Group.PREDICTION
    VALUES = {"parcels": "PARCEL_COUNT", "hectares": "HECTARES", "cultivated_hectares": "CULTIVATED_HECTARES"}

    MASK = "MASK"
    PROBABILITY = "PROBABILITY"
    CONNECTIVITY = "CONNECTIVITY"
    REGULARISE = "REGULARISE"
    TOLERANCE = "TOLERANCE"
    OUTPUT = "OUTPUT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Polygonise mask")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Turns the cultivated land of a predicted mask into polygons, with their area, perimeter and mean "
            "probability."
            "\n\n"
            "The outlines lie on the edges of the pixels, so that the areas are exact. Holes are kept, and parcels are "
            "not cut, however large the mask: it is read in strips, and what crosses a strip is joined. The fields id, "
            "area (ha), perimeter (m) and determination_method are those of fiboa (Field Boundaries for Agriculture). "
            "Remove what is too small to be a parcel with 'Clean mask' first."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr(
            "polygonize,polygonise,vectorize,vectorise,raster to vector,parcels,field boundaries,fiboa,outline,mask"
        )

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterRasterLayer(self.MASK, self.tr("Mask")),
            self.tr("1 cultivated, 0 not, nodata 255: a GeoTIFF, or a virtual raster (VRT) of GeoTIFFs."),
        )
        self.add_input(
            QgsProcessingParameterRasterLayer(self.PROBABILITY, self.tr("Probability"), optional=True),
            self.tr("The probability that was predicted with the mask, for the field probability_mean (0 to 1)."),
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.CONNECTIVITY,
                self.tr("Neighbours of a pixel"),
                options=list(_CONNECTIVITIES),
                defaultValue=_CONNECTIVITIES[0],
                usesStaticStrings=True,
            ),
            self.tr(
                "4: pixels belong together that share an edge, and each parcel is a polygon. 8: also those that share "
                "a corner; a polygon would cross itself there, so each parcel is a multipolygon."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterBoolean(self.REGULARISE, self.tr("Regularise outlines"), defaultValue=False),
            self.tr(
                "Takes the steps of the pixels away. Corners and borders that parcels share stay shared, and no parcel "
                "overlaps another or crosses itself; areas are no longer exactly those of the mask."
            ),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.TOLERANCE,
                self.tr("Tolerance (m)"),
                Qgis.ProcessingNumberParameterType.Double,
                5.0,
                minValue=0.1,
                maxValue=100.0,
            ),
            self.tr("How far regularised outlines may move, about. Parcels of a few pixels become triangles."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterVectorDestination(
                self.OUTPUT, self.tr("Parcels"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            self.tr("A GeoPackage (.gpkg) or a FlatGeobuf (.fgb). One that is there already is replaced as a whole."),
        )
        for name, title, explanation in (
            ("PARCEL_COUNT", self.tr("Number of parcels"), self.tr("Number of polygons.")),
            ("HECTARES", self.tr("Area of the parcels (ha)"), self.tr("Sum of the polygons' areas.")),
            ("CULTIVATED_HECTARES", self.tr("Cultivated area (ha)"), self.tr("Area of the mask's ones.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the name of the output."""
        output = written_path(parameters.get(self.OUTPUT), context)
        if output and Path(output).suffix.lower() not in _SUFFIXES:
            return self.tr(
                "The output '{path}' is neither a GeoPackage nor a FlatGeobuf: choose a name that ends in .gpkg or "
                ".fgb."
            ).format(path=output)
        return ""

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> PolygoniseMask:
        """Return the job.

        Raises:
            QgsProcessingException: A layer is no raster file.
        """
        layers = [self.parameterAsRasterLayer(parameters, name, context) for name in (self.MASK, self.PROBABILITY)]
        try:
            paths = raster_paths([layer for layer in layers if layer is not None])
        except InputError as error:
            raise QgsProcessingException(str(error)) from error
        return PolygoniseMask(
            mask=paths[0],
            output=self.destination(self.OUTPUT, parameters, context),
            probability=paths[1] if len(paths) > 1 else "",
            connectivity=int(self.parameterAsEnumString(parameters, self.CONNECTIVITY, context)),
            regularise=self.parameterAsBoolean(parameters, self.REGULARISE, context),
            tolerance=self.parameterAsDouble(parameters, self.TOLERANCE, context),
        )
