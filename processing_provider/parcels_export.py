"""Parcels on their way to the engine: a polygon source becomes a GeoPackage in the season's CRS."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QMetaType

from furrow.engine.contract.errors import InputError, JobCancelledError, ResourceError
from furrow.processing_provider.class_values import class_text
from furrow.processing_provider.texts import translate

__all__ = ["CLASS_FIELD", "LAYER", "NAME_FIELD", "ExportCounts", "class_expression", "export_parcels", "tell_counts"]

LAYER = "parcels"
CLASS_FIELD = "class"
NAME_FIELD = "parcel"


@dataclass
class ExportCounts:
    """What happened to the parcels on their way.

    Attributes:
        written: Parcels written.
        repaired: Invalid geometries among them that were repaired.
        without_geometry: Parcels skipped for want of a geometry, or of an area after the repair.
    """

    written: int = 0
    repaired: int = 0
    without_geometry: int = 0


def class_expression(text: str, fields: QgsFields) -> QgsExpression:
    """Return the expression that gives the class of a parcel.

    Args:
        text: The name of a field as it stands, whatever its letters, or an expression.
        fields: Fields of the parcels.

    Raises:
        InputError: It is neither, or it names a field that is not there.
    """
    quoted = QgsExpression.quotedColumnRef(text) if text in fields.names() else text
    expression = QgsExpression(quoted)
    if expression.hasParserError():
        raise InputError(
            translate(
                "parcels_export",
                "The class '{text}' is neither a field of the parcels nor an expression ({reason}): choose a field.",
            ).format(text=text, reason=expression.parserErrorString().strip())
        )
    known = {name.casefold() for name in fields.names()}
    for column in expression.referencedColumns():
        if column != QgsFeatureRequest.ALL_ATTRIBUTES and column.casefold() not in known:
            raise InputError(
                translate("parcels_export", "The parcels have no field '{column}': choose one of {fields}.").format(
                    column=column, fields=", ".join(fields.names()) or translate("parcels_export", "none")
                )
            )
    return expression


def export_parcels(
    source: QgsProcessingFeatureSource,
    expression: QgsExpression,
    expression_context: QgsExpressionContext,
    target: Path,
    crs: QgsCoordinateReferenceSystem,
    bounds: QgsRectangle,
    transform_context: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
    named_by: str | None = None,
) -> ExportCounts:
    """Write the parcels that touch a rectangle as a GeoPackage with the text field `class`, on wish also `parcel`.

    The selection is the source's business. Geometries are reprojected, freed of curves and heights,
    and repaired where they are invalid.

    Args:
        source: Polygons of any CRS.
        expression: Gives the class of a parcel, see `class_expression`.
        expression_context: Context the expression is evaluated in.
        target: GeoPackage to write.
        crs: CRS to write in, the season's.
        bounds: Rectangle of the season, in `crs`.
        transform_context: How QGIS transforms between datums.
        feedback: Asked whether to stop.
        named_by: Field whose values `parcel` holds; empty for the numbers of the features, None for no such field.

    Raises:
        InputError: The source has no CRS, or the class of a parcel cannot be computed.
        JobCancelledError: The analyst cancelled.
        ResourceError: The GeoPackage cannot be written.
    """
    if not source.sourceCrs().isValid():
        raise InputError(
            translate(
                "parcels_export",
                "The parcel layer '{name}' has no coordinate reference system: set it in the layer's properties first.",
            ).format(name=source.sourceName())
        )
    counts = ExportCounts()
    fields = QgsFields()
    fields.append(QgsField(CLASS_FIELD, QMetaType.Type.QString))
    if named_by is not None:
        fields.append(QgsField(NAME_FIELD, QMetaType.Type.QString))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = LAYER
    writer = QgsVectorFileWriter.create(str(target), fields, Qgis.WkbType.MultiPolygon, crs, transform_context, options)
    expression.prepare(expression_context)
    parcels = source.getFeatures(
        _request(source, expression, named_by, crs, bounds, transform_context, counts),
        Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks,
    )
    for parcel in parcels:
        if feedback.isCanceled():
            raise JobCancelledError(translate("parcels_export", "The export of the parcels was cancelled."))
        geometry = _polygons(parcel.geometry(), counts)
        if geometry is None:
            counts.without_geometry += 1
            continue
        written = QgsFeature(fields)
        texts = [_class_of(parcel, expression, expression_context)]
        if named_by is not None:
            texts.append(_text(parcel[named_by]) if named_by else str(parcel.id()))
        written.setAttributes(texts)
        written.setGeometry(geometry)
        if not writer.addFeature(written, QgsFeatureSink.Flag.FastInsert):
            break
        counts.written += 1
    writer.flushBuffer()
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise ResourceError(
            translate("parcels_export", "The parcels cannot be written to '{path}' ({reason}): check the disk.").format(
                path=target, reason=writer.errorMessage()
            )
        )
    return counts


def tell_counts(counts: ExportCounts, feedback: QgsProcessingFeedback) -> None:
    """Warn of what happened to parcels on their way."""
    if counts.repaired:
        feedback.pushWarning(
            translate("parcels_export", "{count} invalid geometries were repaired.").format(count=counts.repaired)
        )
    if counts.without_geometry:
        feedback.pushWarning(
            translate("parcels_export", "{count} parcels without a geometry or an area were skipped.").format(
                count=counts.without_geometry
            )
        )


def _request(
    source: QgsProcessingFeatureSource,
    expression: QgsExpression,
    named_by: str | None,
    crs: QgsCoordinateReferenceSystem,
    bounds: QgsRectangle,
    transform_context: QgsCoordinateTransformContext,
    counts: ExportCounts,
) -> QgsFeatureRequest:
    def skip(_parcel: QgsFeature) -> None:
        counts.without_geometry += 1

    request = QgsFeatureRequest()
    request.setDestinationCrs(crs, transform_context)
    request.setTransformErrorCallback(skip)
    request.setFilterRect(bounds)  # in the destination's CRS, so that a country's parcels are not all read for one box
    request.setSubsetOfAttributes({*expression.referencedColumns(), *filter(None, [named_by])}, source.fields())
    return request


def _class_of(parcel: QgsFeature, expression: QgsExpression, expression_context: QgsExpressionContext) -> str:
    expression_context.setFeature(parcel)
    value = expression.evaluate(expression_context)
    if expression.hasEvalError():
        raise InputError(
            translate(
                "parcels_export",
                "The class of the parcel {number} cannot be computed ({reason}): correct the expression.",
            ).format(number=parcel.id(), reason=expression.evalErrorString().strip())
        )
    return _text(value)


def _text(value: object) -> str:
    return class_text(None if value == NULL else value)


def _polygons(geometry: QgsGeometry, counts: ExportCounts) -> QgsGeometry | None:
    """Return a valid multipolygon without curves and heights, or None when nothing with an area is left."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    geometry.convertToStraightSegment()
    if not geometry.isGeosValid():
        geometry = geometry.makeValid()
        counts.repaired += 1
        # The repair of a bow-tie can leave lines beside the polygons; lines have no area to rasterise.
        if geometry.isNull() or not geometry.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon):
            return None
    geometry.convertToMultiType()
    geometry.get().dropZValue()
    geometry.get().dropMValue()
    return None if geometry.isEmpty() or geometry.area() == 0 else geometry
