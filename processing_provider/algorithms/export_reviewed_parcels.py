"""Export reviewed parcels: what analysts decided becomes parcels to train on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import QMetaType

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.class_values import class_values
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group
from furrow.processing_provider.review.corrections import read_corrections
from furrow.processing_provider.review.export import Judgement, Reason, class_statuses, judge
from furrow.processing_provider.review.outcomes import Source
from furrow.processing_provider.review.parcels import agreement_crs, load_parcels, read_outlines
from furrow.processing_provider.review.review_file import ReviewFile, review_path
from furrow.processing_provider.styling import STATUS_FIELD, styler_of

__all__ = ["ExportReviewedParcelsAlgorithm"]


class ExportReviewedParcelsAlgorithm(FurrowAlgorithm):
    """Done by QGIS alone."""

    ALGORITHM = "exportreviewedparcels"
    GROUP = Group.ASSESSMENT
    NEEDS_ENGINE = False

    AGREEMENT = "AGREEMENT"
    REVIEW = "REVIEW"
    UNREVIEWED = "UNREVIEWED"
    CULTIVATED_CLASSES = "CULTIVATED_CLASSES"
    NOT_CULTIVATED_CLASSES = "NOT_CULTIVATED_CLASSES"
    OUTPUT = "OUTPUT"
    COUNTS = {
        Reason.CONFIRMED: "CONFIRMED_COUNT",
        Reason.CHANGED: "CHANGED_COUNT",
        Reason.INCONCLUSIVE: "INCONCLUSIVE_COUNT",
        Reason.UNCLEAR: "UNCLEAR_COUNT",
        Reason.UNREVIEWED: "UNREVIEWED_COUNT",
    }
    PARCEL_COUNT = "PARCEL_COUNT"
    MAP_ONLY_COUNT = "MAP_ONLY_COUNT"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Export reviewed parcels")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Writes the parcels of an agreement as their review left them, to train on."
            "\n\n"
            "Confirmed parcels are what was declared; confirmed fields of the map are cultivated. Changed parcels get "
            "their corrected class and the outline that was drawn. Inconclusive ones, and changed ones without class "
            "and outline, get the status not_declared, which is never scored."
            "\n\n"
            "Hand the result to 'Reference and weights from parcels' with status as the class, cultivated as the "
            "cultivated class and not_declared as the class that is not declared; then train a model further on it."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("review,parcels,decisions,corrections,outcome,lpis,training,fine-tune,reference")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterVectorLayer(
                self.AGREEMENT, self.tr("Parcel agreement"), [Qgis.ProcessingSourceType.VectorPolygon]
            ),
            self.tr("The result of 'Parcel agreement', or either of its layers."),
        )
        self.add_input(
            QgsProcessingParameterFile(self.REVIEW, self.tr("Review file"), extension="gpkg", optional=True),
            self.tr("The file of the decisions. Leave it empty for the one beside the agreement."),
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.UNREVIEWED, self.tr("Parcels without a decision count as declared"), defaultValue=True
            ),
            self.tr("If not, they get the status not_declared, so that nothing is learnt or scored there."),
        )
        self.add_input(
            QgsProcessingParameterString(
                self.CULTIVATED_CLASSES, self.tr("Corrected classes that are cultivated"), optional=True
            ),
            self.tr(
                "Parted by commas. Needed for classes that no declared parcel has; the others are known from the "
                "agreement."
            ),
        )
        self.add_input(
            QgsProcessingParameterString(
                self.NOT_CULTIVATED_CLASSES, self.tr("Corrected classes that are not cultivated"), optional=True
            ),
            self.tr("Parted by commas, for the same purpose."),
        )
        self.add_input(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, self.tr("Reviewed parcels"), Qgis.ProcessingSourceType.VectorPolygon
            ),
            self.tr("The parcels with class, status, outcome, and who decided when and why."),
        )
        for name, title, explanation in self._numbers():
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def _numbers(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (self.PARCEL_COUNT, self.tr("Parcels"), self.tr("Number of parcels written.")),
            ("CONFIRMED_COUNT", self.tr("Confirmed parcels"), self.tr("Of these, confirmed.")),
            ("CHANGED_COUNT", self.tr("Changed parcels"), self.tr("Of these, with a corrected class or outline.")),
            ("INCONCLUSIVE_COUNT", self.tr("Inconclusive parcels"), self.tr("Of these, inconclusive.")),
            (
                "UNCLEAR_COUNT",
                self.tr("Unclear parcels"),
                self.tr("Of these, changed, but neither a class nor an outline says to what."),
            ),
            ("UNREVIEWED_COUNT", self.tr("Parcels without a decision"), self.tr("Of these, not reviewed.")),
            (self.MAP_ONLY_COUNT, self.tr("Fields of the map"), self.tr("Of these, fields that nobody declared.")),
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        try:
            cultivated, others = self._classes(parameters, context)
            self._review(self._agreement(parameters, context), parameters, context)
        except FurrowError as error:
            return str(error)
        if both := sorted(set(cultivated) & set(others)):
            return self.tr(
                "The class '{name}' is named both as cultivated and as not cultivated: decide for one."
            ).format(name=both[0])
        return ""

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Find the agreement's file while layers may be asked: they belong to the main thread.

        Raises:
            QgsProcessingException: It is no GeoPackage.
        """
        try:
            self._path = self._agreement(parameters, context)
        except FurrowError as error:
            raise exception_of(error) from error
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Write the parcels and return the outputs.

        Raises:
            QgsProcessingException: A file cannot be read or written, a corrected class is not known, or the analyst
                cancelled.
        """
        try:
            agreement = self._path
            review = self._review(agreement, parameters, context)
            parcels = load_parcels(agreement)
            reviewed = ReviewFile.open(review, parcels, read_only=True)
            judgements = judge(
                parcels,
                reviewed.decisions(),
                read_corrections(review),
                class_statuses(parcels, *self._classes(parameters, context)),
                unreviewed=self.parameterAsBool(parameters, self.UNREVIEWED, context),
            )
            identifier = self._write(agreement, judgements, parameters, context, feedback)
        except FurrowError as error:
            raise exception_of(error) from error
        counts = Counter(each.reason for each in judgements)
        self._tell(counts, len(reviewed.strayed), feedback)
        return {
            self.OUTPUT: identifier,
            self.PARCEL_COUNT: len(judgements),
            self.MAP_ONLY_COUNT: sum(each.parcel.source == Source.MAP_ONLY for each in judgements),
            **{name: counts[reason] for reason, name in self.COUNTS.items()},
        }

    def _agreement(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        """Return the GeoPackage of the agreement.

        Raises:
            InputError: It is no GeoPackage.
        """
        layer = self.parameterAsVectorLayer(parameters, self.AGREEMENT, context)
        if layer is None:
            raise InputError(self.tr("The agreement cannot be opened: choose the result of 'Parcel agreement'."))
        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        path = str(parts.get("path") or "")
        if not path.lower().endswith(".gpkg"):
            raise InputError(
                self.tr("The layer '{name}' is no GeoPackage: choose the result of 'Parcel agreement'.").format(
                    name=layer.name()
                )
            )
        return Path(path)

    def _review(self, agreement: Path, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        """Return the review file.

        Raises:
            InputError: There is none.
        """
        given = self.parameterAsString(parameters, self.REVIEW, context)
        path = Path(given) if given else review_path(agreement)
        if not path.is_file():
            raise InputError(
                self.tr("There is no review file '{path}': review parcels first, or choose the file.").format(path=path)
            )
        return path

    def _classes(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the classes that count as cultivated, and those that do not."""
        cultivated = class_values(self.parameterAsString(parameters, self.CULTIVATED_CLASSES, context))
        return cultivated, class_values(self.parameterAsString(parameters, self.NOT_CULTIVATED_CLASSES, context))

    def _write(
        self,
        agreement: Path,
        judgements: list[Judgement],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        fields = _fields()
        sink, identifier = self.parameterAsSink(
            parameters, self.OUTPUT, context, fields, Qgis.WkbType.MultiPolygon, agreement_crs(agreement)
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        by_number = {(each.parcel.source, each.parcel.number): each for each in judgements}
        written = 0
        for source in {each.parcel.source for each in judgements}:
            for number, outline in read_outlines(agreement, source):
                if feedback.isCanceled():
                    raise QgsProcessingException(self.tr("The run was cancelled."))
                judgement = by_number.get((source, number))
                if judgement is None:
                    continue
                if not sink.addFeature(_feature(fields, judgement, outline), QgsFeatureSink.Flag.FastInsert):
                    raise QgsProcessingException(self.writeFeatureError(sink, parameters, self.OUTPUT))
                written += 1
                if written % 500 == 0:
                    feedback.setProgress(100 * written / len(judgements))
        del sink  # closes the file
        if context.willLoadLayerOnCompletion(identifier):
            context.layerToLoadOnCompletionDetails(identifier).setPostProcessor(styler_of("parcels"))
        return str(identifier)

    def _tell(self, counts: Counter[Reason], strayed: int, feedback: QgsProcessingFeedback) -> None:
        reviewed = sum(counts.values()) - counts[Reason.UNREVIEWED]
        feedback.pushInfo(
            self.tr("{reviewed} reviewed parcels and {others} without a decision were written.").format(
                reviewed=reviewed, others=counts[Reason.UNREVIEWED]
            )
        )
        if strayed:
            feedback.pushWarning(
                self.tr(
                    "{count} parcels lie elsewhere than those of the same identifier that were reviewed: those "
                    "decisions do not count."
                ).format(count=strayed)
            )
        if counts[Reason.UNCLEAR]:
            feedback.pushWarning(
                self.tr(
                    "{count} parcels were changed, but have neither a corrected class nor a drawn outline. They count "
                    "as not declared."
                ).format(count=counts[Reason.UNCLEAR])
            )


def _fields() -> QgsFields:
    fields = QgsFields()
    names = ("parcel", "source", "class", STATUS_FIELD, "outcome", "reviewer", "decided_at", "comment")
    for name in names:
        fields.append(QgsField(name, QMetaType.Type.QString))
    return fields


def _feature(fields: QgsFields, judgement: Judgement, outline: QgsGeometry) -> QgsFeature:
    decision = judgement.decision
    feature = QgsFeature(fields)
    feature.setAttributes(
        [
            judgement.parcel.parcel,
            str(judgement.parcel.source),
            judgement.crop or NULL,
            judgement.status,
            judgement.reason.value,
            NULL if decision is None else decision.reviewer,
            NULL if decision is None else decision.decided_at.isoformat(),
            NULL if decision is None else decision.comment or NULL,
        ]
    )
    drawn = QgsGeometry(judgement.outline if judgement.outline is not None else outline)
    drawn.convertToMultiType()
    feature.setGeometry(drawn)
    return feature
