"""Create box grid: an area becomes boxes on the pixels of Sentinel-2, parted to train, validate and test."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsRectangle,
)

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.processing_provider.areas import Area, area_of_extent, area_of_source, boxes_over
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.box_grid import PIXEL, SPLITS, Cell, Lattice, box_name, split_cells
from furrow.processing_provider.box_layers import MISSING, box_fields
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group
from furrow.processing_provider.metric_crs import brought, carries_grid, crs_name, is_utm, metric_crs_problem, utm_of
from furrow.processing_provider.styling import styler_of

__all__ = ["CreateBoxGridAlgorithm"]


class CreateBoxGridAlgorithm(FurrowAlgorithm):
    """Done by QGIS alone."""

    ALGORITHM = "createboxgrid"
    GROUP = Group.IMAGERY
    NEEDS_ENGINE = False

    AREA = "AREA"
    EXTENT = "EXTENT"
    CRS = "CRS"
    SIZE = "SIZE"
    VALIDATION = "VALIDATION"
    TEST = "TEST"
    BLOCK = "BLOCK"
    SEED = "SEED"
    ALIGN = "ALIGN"
    GRID = "GRID"
    BOX_COUNT = "BOX_COUNT"
    COUNTS = ("TRAIN_COUNT", "VALIDATION_COUNT", "TEST_COUNT")

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Create box grid")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Covers an area with square boxes, each the place of one season, and parts them into train, validation "
            "and test."
            "\n\n"
            "The edges lie on multiples of 10 m, as the pixels of Sentinel-2 do in its UTM zones. Boxes that the area "
            "does not meet are left out; the rest are named box-0001 and so on, from the north-west to the south-east."
            "\n\n"
            "Neighbouring boxes show the same fields and the same weather, so whole blocks of boxes go to one part. "
            "The same area, sizes and seed give the same parts at any time."
            "\n\n"
            "The downloads take the grid, or the boxes selected in it; 'Refresh box status' shows how far each is."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("grid,boxes,tiles,fishnet,utm,split,train,validation,test,cross-validation,sentinel-2,patches")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.AREA, self.tr("Area"), [Qgis.ProcessingSourceType.VectorPolygon], optional=True
            ),
            self.tr("Polygons in any coordinate reference system. Tick 'selected features only' to use a selection."),
        )
        self.add_input(
            QgsProcessingParameterExtent(self.EXTENT, self.tr("Extent, in place of an area"), optional=True),
            self.tr("Drawn on the map, or taken from a layer."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.SIZE,
                self.tr("Side of a box (m)"),
                Qgis.ProcessingNumberParameterType.Integer,
                5000,
                minValue=PIXEL,
                maxValue=200_000,
            ),
            self.tr("A multiple of 10 m. 5000 in the challenge: 500 x 500 pixels."),
        )
        self.add_input(
            QgsProcessingParameterCrs(self.CRS, self.tr("UTM zone of the boxes"), optional=True),
            self.tr(
                "Leave it empty for the zone of the middle of the area. Another CRS in true metres works too, but then "
                "images are resampled."
            ),
        )
        for name, title, default in (
            (self.VALIDATION, self.tr("Boxes to validate (%)"), 20.0),
            (self.TEST, self.tr("Boxes to test (%)"), 20.0),
        ):
            self.add_input(
                QgsProcessingParameterNumber(
                    name, title, Qgis.ProcessingNumberParameterType.Double, default, minValue=0.0, maxValue=99.0
                ),
                self.tr("About this share; the rest is to train."),
            )
        self.add_input(
            QgsProcessingParameterNumber(
                self.BLOCK,
                self.tr("Side of a block (boxes)"),
                Qgis.ProcessingNumberParameterType.Integer,
                2,
                minValue=1,
                maxValue=1000,
            ),
            self.tr("Boxes of a block stay in one part. Larger blocks keep the parts further from each other."),
        )
        self.add_input(
            QgsProcessingParameterNumber(self.SEED, self.tr("Seed"), Qgis.ProcessingNumberParameterType.Integer, 1),
            self.tr("Another seed parts the boxes differently."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterBoolean(self.ALIGN, self.tr("Align to multiples of the size"), defaultValue=False),
            self.tr(
                "Puts the edges on multiples of the side, so that grids of neighbouring areas fit each other. "
                "Otherwise the grid begins at the south-western corner of the area."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFeatureSink(self.GRID, self.tr("Boxes"), Qgis.ProcessingSourceType.VectorPolygon),
            self.tr("Polygons with the fields name, split, status, dates and valid_share."),
        )
        self.add_output(QgsProcessingOutputNumber(self.BOX_COUNT, self.tr("Number of boxes")), self.tr("All of them."))
        titles = (self.tr("Boxes to train"), self.tr("Boxes for validation"), self.tr("Boxes for the test"))
        for name, title in zip(self.COUNTS, titles, strict=True):
            self.add_output(QgsProcessingOutputNumber(name, title), self.tr("Of these, as many."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        area, extent = (parameters.get(name) not in (None, "") for name in (self.AREA, self.EXTENT))
        if area == extent:
            return self.tr("Give either an area or an extent.")
        size = self.parameterAsInt(parameters, self.SIZE, context)
        if size % PIXEL:
            return self.tr("The side of a box is {size} m, but must be a multiple of {pixel} m: choose {near}.").format(
                size=size, pixel=PIXEL, near=max(PIXEL, PIXEL * round(size / PIXEL))
            )
        chosen = self._chosen_crs(parameters, context)
        return metric_crs_problem(chosen) if chosen is not None else ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the grid.

        Raises:
            QgsProcessingException: The area or the CRS cannot be used, or the analyst cancelled.
        """
        try:
            area = self._area(parameters, context)
            crs = self._crs(area, parameters, context, feedback)
            lattice, cells = boxes_over(
                area,
                crs,
                self.parameterAsInt(parameters, self.SIZE, context),
                context.transformContext(),
                feedback,
                aligned=self.parameterAsBool(parameters, self.ALIGN, context),
            )
            parts = split_cells(
                cells,
                validation=self.parameterAsDouble(parameters, self.VALIDATION, context) / 100,
                test=self.parameterAsDouble(parameters, self.TEST, context) / 100,
                block=self.parameterAsInt(parameters, self.BLOCK, context),
                seed=self.parameterAsInt(parameters, self.SEED, context),
            )
        except FurrowError as error:
            raise exception_of(error) from error
        feedback.setProgress(80)
        grid = self._write(lattice, cells, parts, crs, parameters, context)
        counts = [sum(part == name for part in parts.values()) for name in SPLITS]
        self._tell(counts, len(cells), crs, parameters, context, feedback)
        return {self.GRID: grid, self.BOX_COUNT: len(cells), **dict(zip(self.COUNTS, counts, strict=True))}

    def _area(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Area:
        if parameters.get(self.AREA) in (None, ""):
            crs = self.parameterAsExtentCrs(parameters, self.EXTENT, context)
            area = area_of_extent(self.parameterAsExtent(parameters, self.EXTENT, context), crs)
        else:
            source = self.parameterAsSource(parameters, self.AREA, context)
            if source is None:
                raise QgsProcessingException(self.invalidSourceError(parameters, self.AREA))
            area = area_of_source(source)
        if not area.crs.isValid():
            raise InputError(
                self.tr("The area '{area}' has no coordinate reference system: set the one it was made in.").format(
                    area=area.title
                )
            )
        return area

    def _chosen_crs(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> QgsCoordinateReferenceSystem | None:
        if parameters.get(self.CRS) in (None, ""):
            return None
        chosen = self.parameterAsCrs(parameters, self.CRS, context)
        # the dialog gives an invalid CRS where its box is left empty
        return (
            None if isinstance(parameters[self.CRS], QgsCoordinateReferenceSystem) and not chosen.isValid() else chosen
        )

    def _crs(
        self,
        area: Area,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> QgsCoordinateReferenceSystem:
        """Return the CRS of the grid."""
        chosen = self._chosen_crs(parameters, context)
        if area.extent.isNull():
            return chosen or area.crs  # that there is nothing in it is told where it is read
        middle, transforms = area.extent.center(), context.transformContext()
        zone = utm_of(middle, area.crs, transforms)
        if chosen is None:
            feedback.pushInfo(self.tr("The boxes lie in the UTM zone {crs}.").format(crs=crs_name(zone)))
            return zone
        place = brought(middle, area.crs, chosen, transforms)
        if not carries_grid(chosen, place, transforms):
            raise InputError(
                self.tr("10 m of {crs} are not 10 m on the ground in '{area}': choose its UTM zone {zone}.").format(
                    crs=crs_name(chosen), area=area.title, zone=crs_name(zone)
                )
            )
        if not is_utm(chosen):
            feedback.pushInfo(
                self.tr("Images of Sentinel-2 come in UTM, here {zone}; they will be resampled to {crs}.").format(
                    zone=crs_name(zone), crs=crs_name(chosen)
                )
            )
        return chosen

    def _write(
        self,
        lattice: Lattice,
        cells: list[Cell],
        parts: dict[Cell, str],
        crs: QgsCoordinateReferenceSystem,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> str:
        """Write the boxes and return the layer's identifier."""
        fields = box_fields()
        sink, identifier = self.parameterAsSink(parameters, self.GRID, context, fields, Qgis.WkbType.Polygon, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.GRID))
        for number, cell in enumerate(cells, start=1):
            feature = QgsFeature(fields)
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*lattice.bounds(cell.row, cell.column))))
            feature.setAttributes([box_name(number, len(cells)), parts[cell], MISSING, 0, NULL])
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, self.GRID))
        if context.willLoadLayerOnCompletion(identifier):
            context.layerToLoadOnCompletionDetails(identifier).setPostProcessor(styler_of("boxes"))
        return str(identifier)

    def _tell(
        self,
        counts: list[int],
        total: int,
        crs: QgsCoordinateReferenceSystem,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        train, validation, test = counts
        feedback.pushInfo(
            self.tr("{total} boxes in {crs}: {train} to train, {validation} to validate, {test} to test.").format(
                total=total, crs=crs_name(crs), train=train, validation=validation, test=test
            )
        )
        for name, count in ((self.VALIDATION, validation), (self.TEST, test)):
            if not count and self.parameterAsDouble(parameters, name, context) > 0:
                feedback.pushWarning(
                    self.tr(
                        "No block of boxes is small enough for the share of '{part}', so that part is empty: choose a "
                        "smaller block, smaller boxes or a larger share."
                    ).format(part=SPLITS[2] if name == self.TEST else SPLITS[1])
                )
