"""Parcel agreement: a map beside a register, parcel by parcel, the most suspicious first."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsRectangle,
)

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.engine.contract.jobs import ParcelAgreement
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.class_values import CULTIVATED, NOT_DECLARED, class_values
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import raster_paths, season_problem, threshold_parameter, written_path
from furrow.processing_provider.parcels_export import (
    CLASS_FIELD,
    LAYER,
    NAME_FIELD,
    ExportCounts,
    class_expression,
    export_parcels,
    tell_counts,
)
from furrow.processing_provider.styling import styler_of

__all__ = ["ParcelAgreementAlgorithm"]

_MAP_ONLY = "map_only"


class ParcelAgreementAlgorithm(FurrowAlgorithm):
    """Exports the parcels with QGIS, then asks the engine for `parcel-agreement`."""

    ALGORITHM = "parcelagreement"
    GROUP = Group.ASSESSMENT
    VALUES = {
        "parcels": "PARCEL_COUNT",
        "cultivated_parcels": "CULTIVATED_COUNT",
        "overlapping": "OVERLAPPING_COUNT",
        "map_only": "MAP_ONLY_COUNT",
        "omitted_hectares": "OMITTED_HECTARES",
        "committed_hectares": "COMMITTED_HECTARES",
        "map_only_hectares": "MAP_ONLY_HECTARES",
    }

    PARCELS = "PARCELS"
    ID = "ID"
    CLASS = "CLASS"
    CULTIVATED_CLASSES = "CULTIVATED_CLASSES"
    NOT_DECLARED_CLASSES = "NOT_DECLARED_CLASSES"
    PROBABILITIES = "PROBABILITIES"
    MASKS = "MASKS"
    THRESHOLD = "THRESHOLD"
    WEIGHTS = "WEIGHTS"
    OBSERVATIONS = "OBSERVATIONS"
    SEASONS = "SEASONS"
    SMALLEST_MAP_ONLY = "SMALLEST_MAP_ONLY"
    OUTPUT = "OUTPUT"
    MAP_ONLY = "MAP_ONLY"
    LEFT_OUT_COUNT = "LEFT_OUT_COUNT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Parcel agreement")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Compares a predicted map with the parcels of a register and ranks the parcels, the most suspicious first."
            "\n\n"
            "A pixel of 2.5 m belongs to the parcel that its centre lies in; where parcels overlap, to the smaller "
            "one. Omitted is what the map does not call cultivated of a parcel that is declared as cultivated. "
            "Committed is, of a parcel that is not, what the map calls cultivated; of one that is, the cultivated "
            "pixels outside all parcels, within 10 m, that lie nearest to it. IoU is what map and parcel share of both "
            "together. The border distance is measured where a border of the map lies within 10 m. Only pixels with a "
            "prediction count."
            "\n\n"
            "Suspicion (0 to 1) is the disagreement to be expected from the probabilities, weighted as the challenge "
            "weighs it, so that small parcels come up, and damped where few pixels or few valid observations speak. "
            "The second layer holds fields of the map that no parcel covers; slivers along parcels are left out. "
            "Neither map nor parcels are changed."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr(
            "lpis,iacs,parcels,agreement,disagreement,omission,commission,review,zonal statistics,iou,suspicion,rank"
        )

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self._declare_parcels()
        self._declare_rasters()
        self.add_input(
            QgsProcessingParameterNumber(
                self.SMALLEST_MAP_ONLY,
                self.tr("Smallest field that no parcel covers (ha)"),
                Qgis.ProcessingNumberParameterType.Double,
                ParcelAgreement.smallest_map_only,
                minValue=0.0,
            ),
            self.tr("Smaller patches of the map that lie outside all parcels are left out."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterVectorDestination(
                self.OUTPUT, self.tr("Parcel agreement"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            self.tr("A GeoPackage with both layers, a row a parcel. One that is there already is replaced as a whole."),
        )
        self.add_output(
            QgsProcessingOutputVectorLayer(
                self.MAP_ONLY, self.tr("Fields that no parcel covers"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            self.tr("The second layer of the same GeoPackage."),
        )
        for name, title, explanation in (
            ("PARCEL_COUNT", self.tr("Parcels"), self.tr("Number of parcels on the prediction.")),
            ("CULTIVATED_COUNT", self.tr("Cultivated parcels"), self.tr("Of these, declared as cultivated.")),
            (self.LEFT_OUT_COUNT, self.tr("Parcels left out"), self.tr("They lie outside the prediction.")),
            (
                "OVERLAPPING_COUNT",
                self.tr("Overlapping parcels"),
                self.tr("Parcels that own pixels which a larger one claims too."),
            ),
            ("MAP_ONLY_COUNT", self.tr("Fields that no parcel covers"), self.tr("Number of rows of the second layer.")),
            ("OMITTED_HECTARES", self.tr("Omitted area (ha)"), self.tr("Of all parcels together.")),
            ("COMMITTED_HECTARES", self.tr("Committed area (ha)"), self.tr("Of all parcels together.")),
            (
                "MAP_ONLY_HECTARES",
                self.tr("Area that no parcel covers (ha)"),
                self.tr("Of all fields of the second layer together."),
            ),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def _declare_parcels(self) -> None:
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.PARCELS, self.tr("Parcels"), [Qgis.ProcessingSourceType.VectorPolygon]
            ),
            self.tr(
                "A polygon layer in any coordinate reference system. Tick 'selected features only' to use a selection."
            ),
        )
        self.add_input(
            QgsProcessingParameterField(
                self.ID, self.tr("Field that names a parcel"), None, self.PARCELS, optional=True
            ),
            self.tr("Unique in the layer, such as the register's number. Empty takes the numbers of the features."),
        )
        self.add_input(
            QgsProcessingParameterExpression(self.CLASS, self.tr("Class of a parcel"), "", self.PARCELS, optional=True),
            self.tr(
                "The field that holds the declared class, or an expression. Empty takes all parcels as declared as "
                "cultivated."
            ),
        )
        self.add_input(
            QgsProcessingParameterString(
                self.CULTIVATED_CLASSES, self.tr("Classes that count as cultivated"), CULTIVATED, optional=True
            ),
            self.tr(
                "Parted by commas; ranges such as 6-11 are allowed; put a class with a comma in quotes. "
                "The default are the label groups of the challenge. Not used without a class."
            ),
        )
        self.add_input(
            QgsProcessingParameterString(
                self.NOT_DECLARED_CLASSES, self.tr("Classes that are not declared"), NOT_DECLARED, optional=True
            ),
            self.tr("Nothing is known of these, nor of parcels without a class, so they are not judged."),
        )

    def _declare_rasters(self) -> None:
        raster = Qgis.ProcessingSourceType.Raster
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.PROBABILITIES, self.tr("Probabilities"), raster, optional=True),
            self.tr(
                "One a box, or a virtual raster (VRT) of many. Boxes may lie anywhere on one grid; a parcel across two "
                "boxes is one row."
            ),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.MASKS, self.tr("Masks"), raster, optional=True),
            self.tr(
                "Give masks instead of probabilities, or with them where the mask was cleaned: then the mask says what "
                "is cultivated."
            ),
        )
        self.add_input(
            threshold_parameter(self.THRESHOLD),
            self.tr(
                "Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the one that the "
                "rasters name."
            ),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(self.WEIGHTS, self.tr("Weight maps"), raster, optional=True),
            self.tr("At 2.5 m, of all boxes. Without them parcels are weighed by their size, as the challenge does."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(
                self.OBSERVATIONS, self.tr("Valid observations"), raster, optional=True
            ),
            self.tr("What 'Count valid observations' writes, one a box."),
        )
        self.add_input(
            QgsProcessingParameterMultipleLayers(
                self.SEASONS, self.tr("Seasons"), Qgis.ProcessingSourceType.File, optional=True
            ),
            self.tr(
                "To count valid observations of, where there is no raster of them: the collection.json of each season, "
                "or its folder."
            ),
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        if not any(self.parameterAsLayerList(parameters, name, context) for name in (self.PROBABILITIES, self.MASKS)):
            return self.tr("There is no prediction to compare with the parcels: choose a probability or a mask.")
        for season in self._seasons(parameters, context):
            if sentence := season_problem(season):
                return sentence
        try:
            cultivated, not_declared = self._classes(parameters, context)
        except InputError as error:
            return str(error)
        if self.parameterAsString(parameters, self.CLASS, context) and not cultivated:
            return self.tr("No class counts as cultivated: name at least one, or leave the class empty.")
        if both := sorted(set(cultivated) & set(not_declared)):
            return self.tr(
                "The class '{name}' is named both as cultivated and as not declared: decide for one."
            ).format(name=both[0])
        output = written_path(parameters.get(self.OUTPUT), context)
        if output and Path(output).suffix.lower() != ".gpkg":
            return self.tr("The output '{path}' is no GeoPackage: choose a name that ends in .gpkg.").format(
                path=output
            )
        return ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Export the parcels, compare them with the map and return the outputs.

        Raises:
            QgsProcessingException: The parcels or rasters cannot be used, or the job failed or was cancelled.
        """
        predictions = [
            *self.parameterAsLayerList(parameters, self.PROBABILITIES, context),
            *self.parameterAsLayerList(parameters, self.MASKS, context),
        ]
        folder = Path(tempfile.mkdtemp(prefix="furrow-parcels-", dir=QgsProcessingUtils.tempFolder(context)))
        try:
            target = folder / "parcels.gpkg"
            spec = self._job(target, parameters, context)
            counts, beyond = self._export(predictions, target, parameters, context, feedback)
            tell_counts(counts, feedback)
            if beyond:
                feedback.pushWarning(
                    self.tr("{count} parcels lie beyond the prediction and were left out.").format(count=beyond)
                )
            result, layers = self.run_engine(spec, feedback, start=0.2)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        outputs = self.outputs(result, parameters, context)
        outputs[self.LEFT_OUT_COUNT] = result.values["left_out"] + beyond
        outputs[self.MAP_ONLY] = f"{spec.output}|layername={_MAP_ONLY}"
        self.dress_layers(layers, parameters, context)
        if context.willLoadLayerOnCompletion(spec.output):
            details = QgsProcessingContext.LayerDetails(
                self.tr("Fields that no parcel covers"), context.project(), self.MAP_ONLY
            )
            details.setPostProcessor(styler_of(_MAP_ONLY))
            details.groupName = context.layerToLoadOnCompletionDetails(spec.output).groupName
            context.addLayerToLoadOnCompletion(outputs[self.MAP_ONLY], details)
        return outputs

    def _export(
        self,
        predictions: Sequence[QgsMapLayer],
        target: Path,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[ExportCounts, int]:
        """Write the parcels of the place; return what happened to them, and how many lie elsewhere."""
        source = self.parameterAsSource(parameters, self.PARCELS, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.PARCELS))
        feedback.setProgressText(self.tr("reading the parcels"))
        bounds = QgsRectangle(predictions[0].extent())
        for layer in predictions[1:]:
            bounds.combineExtentWith(layer.extent())
        try:
            counts = export_parcels(
                source,
                self._class(source, parameters, context),
                self.createExpressionContext(parameters, context, source),
                target,
                predictions[0].crs(),
                bounds,
                context.transformContext(),
                feedback,
                self.parameterAsString(parameters, self.ID, context),
            )
            self._require_parcels(counts, source, predictions[0], bounds)
        except FurrowError as error:
            raise exception_of(error) from error
        return counts, max(source.featureCount() - counts.written - counts.without_geometry, 0)

    def _class(
        self, source: QgsProcessingFeatureSource, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> QgsExpression:
        text = self.parameterAsString(parameters, self.CLASS, context)
        return class_expression(text, source.fields()) if text else QgsExpression("NULL")

    def _require_parcels(
        self, counts: ExportCounts, source: QgsProcessingFeatureSource, prediction: QgsMapLayer, bounds: QgsRectangle
    ) -> None:
        """Raise `InputError` when no parcel was written."""
        if counts.written:
            return
        if source.featureCount() == 0:
            raise InputError(
                self.tr("The parcel layer '{name}' holds no features, or none is selected: choose others.").format(
                    name=source.sourceName()
                )
            )
        custom = self.tr("custom CRS")
        raise InputError(
            self.tr(
                "No parcel of '{name}' ({crs}, {extent}) lies on the prediction ({prediction_crs}, "
                "{prediction_extent}): choose the parcels of that place."
            ).format(
                name=source.sourceName(),
                crs=source.sourceCrs().authid() or custom,
                extent=source.sourceExtent().toString(1),
                prediction_crs=prediction.crs().authid() or custom,
                prediction_extent=bounds.toString(1),
            )
        )

    def _job(self, target: Path, parameters: dict[str, Any], context: QgsProcessingContext) -> ParcelAgreement:
        try:
            probabilities, masks, weights, observations = (
                raster_paths(self.parameterAsLayerList(parameters, name, context))
                for name in (self.PROBABILITIES, self.MASKS, self.WEIGHTS, self.OBSERVATIONS)
            )
        except InputError as error:
            raise QgsProcessingException(str(error)) from error
        cultivated, not_declared = self._classes(parameters, context)
        classed = bool(self.parameterAsString(parameters, self.CLASS, context))
        given = parameters.get(self.THRESHOLD) not in (None, "")
        return ParcelAgreement(
            parcels=str(target),
            output=self.destination(self.OUTPUT, parameters, context),
            probabilities=probabilities,
            masks=masks,
            layer=LAYER,
            id_field=NAME_FIELD,
            class_field=CLASS_FIELD if classed else "",
            cultivated=cultivated if classed else (),
            not_declared=not_declared if classed else (),
            threshold=self.parameterAsDouble(parameters, self.THRESHOLD, context) if given else None,
            weights=weights,
            observations=observations,
            seasons=tuple(str(Path(season).absolute()) for season in self._seasons(parameters, context)),
            smallest_map_only=self.parameterAsDouble(parameters, self.SMALLEST_MAP_ONLY, context),
        )

    def _classes(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the classes that count as cultivated, and those that are not declared."""
        return (
            class_values(self.parameterAsString(parameters, self.CULTIVATED_CLASSES, context)),
            class_values(self.parameterAsString(parameters, self.NOT_DECLARED_CLASSES, context)),
        )

    def _seasons(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        """Return the seasons; QGIS gives an empty name where there are none."""
        return [path for path in self.parameterAsFileList(parameters, self.SEASONS, context) if path]
