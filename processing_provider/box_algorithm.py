"""What the algorithms that work on boxes share: polygons of a layer or an extent, and the names of their folders."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.errors import FurrowError
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.box_grid import box_name
from furrow.processing_provider.boxes import NAME_FIELD, box_of_geometry, boxes_of_source, name_field
from furrow.processing_provider.engine_job import exception_of

__all__ = ["BoxAlgorithm"]


class BoxAlgorithm(FurrowAlgorithm):
    """Base of the algorithms that work on one box, selected boxes or all."""

    BOXES = "BOXES"
    NAME_FIELD = "NAME_FIELD"
    EXTENT = "EXTENT"

    def declare_boxes(self) -> None:
        """Add the parameters that say where."""
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.BOXES, self.tr("Boxes"), [Qgis.ProcessingSourceType.VectorPolygon], optional=True
            ),
            self.tr(
                "A grid of 'Create box grid', or any polygons: each becomes the box around it, grown outward to the "
                "10 m grid. Tick 'selected features only' to use a selection."
            ),
        )
        self.add_input(
            QgsProcessingParameterField(
                self.NAME_FIELD,
                self.tr("Field of the boxes' names"),
                defaultValue=NAME_FIELD,
                parentLayerParameterName=self.BOXES,
                optional=True,
            ),
            self.tr(
                "Each name is that of a folder, so no two may be alike. Without such a field the boxes are called "
                "box-0001 and so on, by their numbers in the layer."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterExtent(self.EXTENT, self.tr("Extent, in place of boxes"), optional=True),
            self.tr("One box, drawn on the map or taken from a layer. It is called box-0001."),
        )

    def boxes_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the choice of boxes; empty when nothing is."""
        boxes, extent = self._given(parameters, self.BOXES), self._given(parameters, self.EXTENT)
        if boxes and extent:
            return self.tr("Both boxes and an extent are given: leave one of them empty.")
        if not boxes and not extent:
            return self.tr("Neither boxes nor an extent are given: choose a layer of boxes, or draw an extent.")
        return ""

    def chosen_boxes(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> tuple[Box, ...]:
        """Return the boxes that the analyst chose, and tell what had to be done to them.

        Raises:
            QgsProcessingException: There are none, or one cannot be used.
        """
        transforms = context.transformContext()
        try:
            if self._given(parameters, self.BOXES):
                source = self.parameterAsSource(parameters, self.BOXES, context)
                if source is None:
                    raise QgsProcessingException(self.invalidSourceError(parameters, self.BOXES))
                wanted = self.parameterAsString(parameters, self.NAME_FIELD, context)
                found = boxes_of_source(source, name_field(source.fields(), wanted), transforms, feedback)
            else:
                outline = self.parameterAsExtentGeometry(parameters, self.EXTENT, context)
                crs = self.parameterAsExtentCrs(parameters, self.EXTENT, context)
                found = box_of_geometry(box_name(1, 1), outline, crs, transforms)
        except FurrowError as error:
            raise exception_of(error) from error
        for line in found.notes:
            feedback.pushInfo(line)
        return tuple(found.boxes)

    def _given(self, parameters: dict[str, Any], name: str) -> bool:
        value = parameters.get(name)
        return value is not None and value != ""
