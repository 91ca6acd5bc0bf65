"""Reference and weights from parcels: LPIS polygons become 2.5 m masks and a weight map."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsRectangle,
)

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.engine.contract.jobs import DescribeSeason, ReferenceFromParcels
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.class_values import CULTIVATED, NOT_DECLARED, class_values
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import season_problem
from furrow.processing_provider.parcels_export import (
    CLASS_FIELD,
    LAYER,
    ExportCounts,
    class_expression,
    export_parcels,
    tell_counts,
)
from furrow.processing_provider.texts import translate

__all__ = ["ReferenceFromParcelsAlgorithm"]

_MARGIN = 100.0  # metres around the season: weights depend on whole parcels, shrinking on their edges


class ReferenceFromParcelsAlgorithm(FurrowAlgorithm):
    """Exports the parcels with QGIS, then asks the engine for `reference-from-parcels`."""

    ALGORITHM = "referencefromparcels"
    GROUP = Group.REFERENCE
    VALUES = {
        "parcels": "PARCEL_COUNT",
        "cultivated_parcels": "CULTIVATED_COUNT",
        "not_declared_parcels": "NOT_DECLARED_COUNT",
        "vanished_parcels": "VANISHED_COUNT",
        "cultivated_share": "CULTIVATED_SHARE",
        "cultivated_hectares": "CULTIVATED_HECTARES",
    }

    PARCELS = "PARCELS"
    CLASS = "CLASS"
    CULTIVATED_CLASSES = "CULTIVATED_CLASSES"
    NOT_DECLARED_CLASSES = "NOT_DECLARED_CLASSES"
    SEASON = "SEASON"
    SHRINK = "SHRINK"
    BORDER = "BORDER"
    CULTIVATED = "CULTIVATED"
    NOT_DECLARED = "NOT_DECLARED"
    WEIGHTS = "WEIGHTS"
    REPAIRED_COUNT = "REPAIRED_COUNT"
    SKIPPED_COUNT = "SKIPPED_COUNT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Reference and weights from parcels")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Rasterises farm parcels (LPIS, farmers' declarations) to the 2.5 m masks and the weight map that "
            "training and "
            "scoring use."
            "\n\n"
            "Parcels are reprojected to the season's CRS, invalid geometries are repaired and counted, and a "
            "selection is "
            "respected. Each cultivated parcel is shrunk, then a pixel belongs to it when its centre does. The "
            "weight map "
            "gives small parcels and the surroundings of their edges more weight, as the Enhanced Sentinel-2 "
            "Agriculture "
            "challenge defines it."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("lpis,iacs,parcels,rasterize,rasterise,reference,label,ground truth,weights,weight map,mask")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.PARCELS, self.tr("Parcels"), [Qgis.ProcessingSourceType.VectorPolygon]
            ),
            self.tr(
                "A polygon layer in any coordinate reference system. Tick 'selected features only' to use a selection."
            ),
        )
        self.add_input(
            QgsProcessingParameterExpression(self.CLASS, self.tr("Class of a parcel"), "", self.PARCELS),
            self.tr('The field that holds the class, or an expression such as "crop" || \'-\' || "use".'),
        )
        self.add_input(
            QgsProcessingParameterString(
                self.CULTIVATED_CLASSES, self.tr("Classes that count as cultivated"), CULTIVATED
            ),
            self.tr(
                "Parted by commas; ranges such as 6-11 are allowed; put a class with a comma in quotes. "
                "The default are the label groups of the challenge."
            ),
        )
        self.add_input(
            QgsProcessingParameterString(
                self.NOT_DECLARED_CLASSES, self.tr("Classes that are not declared"), NOT_DECLARED, optional=True
            ),
            self.tr("Agricultural land that nobody declared: unknown, so it is never scored (weight 0)."),
        )
        self.add_input(
            QgsProcessingParameterFile(self.SEASON, self.tr("Season"), Qgis.ProcessingFileParameterBehavior.Folder),
            self.tr("The outputs lie on its grid, four times finer: 2.5 m for 10 m images."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.SHRINK,
                self.tr("Shrink parcels by (m)"),
                Qgis.ProcessingNumberParameterType.Double,
                2.5,
                minValue=0.0,
                maxValue=100.0,
            ),
            self.tr("2.5 in the challenge, which keeps neighbouring parcels apart by two pixels."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterBoolean(self.BORDER, self.tr("Leave out the border"), defaultValue=True),
            self.tr("Sets the weights of the outermost pixels to 0 as the challenge does."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(self.CULTIVATED, self.tr("Cultivated"), optional=True),
            self.tr("The reference: 1 cultivated, 0 not."),
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(
                self.NOT_DECLARED, self.tr("Not declared"), optional=True, createByDefault=False
            ),
            self.tr("1 where land is not declared, 0 elsewhere."),
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(self.WEIGHTS, self.tr("Weight map"), optional=True),
            self.tr("0 where nothing is scored, else 1 to 4."),
        )
        for name, title, explanation in (
            ("PARCEL_COUNT", self.tr("Parcels"), self.tr("Number of parcels within the season.")),
            ("CULTIVATED_COUNT", self.tr("Cultivated parcels"), self.tr("Of these, cultivated.")),
            ("NOT_DECLARED_COUNT", self.tr("Not declared parcels"), self.tr("Of these, not declared.")),
            (
                "VANISHED_COUNT",
                self.tr("Vanished parcels"),
                self.tr("Too small or narrow to leave a pixel after shrinking."),
            ),
            ("CULTIVATED_SHARE", self.tr("Cultivated share"), self.tr("Share of the grid, 0 to 1.")),
            ("CULTIVATED_HECTARES", self.tr("Cultivated area (ha)"), self.tr("Area of the reference's ones.")),
            (self.REPAIRED_COUNT, self.tr("Repaired geometries"), self.tr("Invalid geometries that were repaired.")),
            (self.SKIPPED_COUNT, self.tr("Skipped parcels"), self.tr("Parcels without a geometry or an area.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        if sentence := season_problem(self.parameterAsString(parameters, self.SEASON, context)):
            return sentence
        if not any(parameters.get(name) for name in (self.CULTIVATED, self.NOT_DECLARED, self.WEIGHTS)):
            return self.tr("No output is asked for: choose the cultivated mask, the weight map or both.")
        try:
            cultivated = class_values(self.parameterAsString(parameters, self.CULTIVATED_CLASSES, context))
            not_declared = class_values(self.parameterAsString(parameters, self.NOT_DECLARED_CLASSES, context))
        except InputError as error:
            return str(error)
        if not cultivated:
            return self.tr("No class counts as cultivated: name at least one.")
        if both := sorted(set(cultivated) & set(not_declared)):
            return self.tr(
                "The class '{name}' is named both as cultivated and as not declared: decide for one."
            ).format(name=both[0])
        return ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Export the parcels, rasterise them and return the outputs.

        Raises:
            QgsProcessingException: The parcels cannot be used, or the job failed or was cancelled.
        """
        season = str(Path(self.parameterAsString(parameters, self.SEASON, context)).absolute())
        description, _ = self.run_engine(DescribeSeason(season=season), feedback, end=0.1)
        folder = Path(tempfile.mkdtemp(prefix="furrow-parcels-", dir=QgsProcessingUtils.tempFolder(context)))
        try:
            target = folder / "parcels.gpkg"
            counts = self._export(description.values, target, parameters, context, feedback)
            spec = self._job(season, target, parameters, context)
            tell_counts(counts, feedback)
            result, layers = self.run_engine(spec, feedback, start=0.3)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        outputs = self.outputs(result, parameters, context)
        outputs |= {self.REPAIRED_COUNT: counts.repaired, self.SKIPPED_COUNT: counts.without_geometry}
        self.dress_layers(layers, parameters, context)
        return outputs

    def _export(
        self,
        season: dict[str, Any],
        target: Path,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> ExportCounts:
        source = self.parameterAsSource(parameters, self.PARCELS, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.PARCELS))
        feedback.setProgressText(self.tr("reading the parcels"))
        crs = QgsCoordinateReferenceSystem(season["crs"])
        bounds = QgsRectangle(*season["bounds"])
        try:
            counts = export_parcels(
                source,
                class_expression(self.parameterAsString(parameters, self.CLASS, context), source.fields()),
                self.createExpressionContext(parameters, context, source),
                target,
                crs,
                bounds.buffered(_MARGIN),
                context.transformContext(),
                feedback,
            )
            _require_parcels(counts, source, season, crs)
        except FurrowError as error:
            raise exception_of(error) from error
        return counts

    def _job(
        self, season: str, target: Path, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> ReferenceFromParcels:
        return ReferenceFromParcels(
            season=season,
            parcels=str(target),
            layer=LAYER,
            class_field=CLASS_FIELD,
            cultivated=class_values(self.parameterAsString(parameters, self.CULTIVATED_CLASSES, context)),
            not_declared=class_values(self.parameterAsString(parameters, self.NOT_DECLARED_CLASSES, context)),
            shrink=self.parameterAsDouble(parameters, self.SHRINK, context),
            cultivated_mask=self.destination(self.CULTIVATED, parameters, context),
            not_declared_mask=self.destination(self.NOT_DECLARED, parameters, context),
            weights=self.destination(self.WEIGHTS, parameters, context),
            border=self.parameterAsBool(parameters, self.BORDER, context),
        )


def _require_parcels(
    counts: ExportCounts, source: QgsProcessingFeatureSource, season: dict[str, Any], crs: QgsCoordinateReferenceSystem
) -> None:
    """Raise `InputError` when no parcel was written."""
    if counts.written:
        return
    if source.featureCount() == 0:
        raise InputError(
            translate(
                "reference_from_parcels",
                "The parcel layer '{name}' holds no features, or none is selected: choose others.",
            ).format(name=source.sourceName())
        )
    custom = translate("reference_from_parcels", "custom CRS")
    raise InputError(
        translate(
            "reference_from_parcels",
            "No parcel of '{name}' ({crs}, {extent}) overlaps the season '{season}' ({season_crs}, {season_extent}): "
            "choose the parcels of that place.",
        ).format(
            name=source.sourceName(),
            crs=source.sourceCrs().authid() or custom,
            extent=source.sourceExtent().toString(1),
            season=season["title"],
            season_crs=crs.authid() or custom,
            season_extent=QgsRectangle(*season["bounds"]).toString(1),
        )
    )
