"""Map crop classes: a layer of parcels gets a status from its crop codes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QMetaType

from furrow.engine.contract.class_mapping import (
    CULTIVATED,
    NOT_CULTIVATED,
    NOT_DECLARED,
    ClassMapping,
    code_text,
    load_mapping,
)
from furrow.engine.contract.errors import FurrowError
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.class_mappings import NO_PRESET, mapping_of_table, preset_name, preset_parameter
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group
from furrow.processing_provider.styling import STATUS_FIELD, styler_of

__all__ = ["MapCropClassesAlgorithm"]


class MapCropClassesAlgorithm(FurrowAlgorithm):
    """Works within QGIS, without the engine."""

    ALGORITHM = "mapcropclasses"
    GROUP = Group.REFERENCE
    NEEDS_ENGINE = False

    PARCELS = "PARCELS"
    FIELD = "FIELD"
    PRESET = "PRESET"
    MAPPING = "MAPPING"
    TABLE = "TABLE"
    OUTPUT = "OUTPUT"
    PARCEL_COUNT = "PARCEL_COUNT"
    CULTIVATED_COUNT = "CULTIVATED_COUNT"
    NOT_CULTIVATED_COUNT = "NOT_CULTIVATED_COUNT"
    NOT_DECLARED_COUNT = "NOT_DECLARED_COUNT"
    UNMAPPED_COUNT = "UNMAPPED_COUNT"
    UNMAPPED_CODES = "UNMAPPED_CODES"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Map crop classes")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Gives each parcel a status from its crop code: cultivated, not cultivated or not declared."
            "\n\n"
            "The status comes from a table with the columns code, name and status. A code that ends in * stands for "
            "all codes that begin so; the longest that fits wins. A table of the project goes before a CSV, a CSV "
            "before the preset. Codes that none of them knows count as not declared, so that they are never scored, "
            "and are named. To change a decision, edit the table and run this again."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("crop,class,code,lpis,iacs,parcels,hcat,eurocrops,mapping,cultivated,declared")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.PARCELS, self.tr("Parcels"), [Qgis.ProcessingSourceType.VectorPolygon]
            ),
            self.tr("A polygon layer. Tick 'selected features only' to use a selection."),
        )
        self.add_input(
            QgsProcessingParameterField(self.FIELD, self.tr("Field of the crop code"), None, self.PARCELS),
            self.tr("Numbers and texts are compared as texts: 2, 2.0 and '2' are the same code, 02 is another."),
        )
        self.add_input(
            preset_parameter(self.PRESET, self.tr("Preset"), NO_PRESET),
            self.tr(
                "slovenia: label groups of the Enhanced Sentinel-2 Agriculture challenge. eurocrops-hcat: ten-digit "
                "codes of HCAT version 3, along the lines of the same groups."
            ),
        )
        self.add_input(
            QgsProcessingParameterFile(self.MAPPING, self.tr("Mapping as CSV"), extension="csv", optional=True),
            self.tr("A file with the columns code, name and status: cultivated, not_cultivated or not_declared."),
        )
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.TABLE, self.tr("Mapping table"), [Qgis.ProcessingSourceType.Vector], optional=True
            ),
            self.tr("The table class_mapping that 'Fetch parcels' writes, or any with the same fields."),
        )
        self.add_input(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, self.tr("Parcels with status"), Qgis.ProcessingSourceType.VectorPolygon
            ),
            self.tr("The parcels with the field status, which takes the place of one that is there already."),
        )
        for name, title, explanation in (
            (self.PARCEL_COUNT, self.tr("Parcels"), self.tr("Number of parcels.")),
            (self.CULTIVATED_COUNT, self.tr("Cultivated parcels"), self.tr("Of these, cultivated.")),
            (self.NOT_CULTIVATED_COUNT, self.tr("Not cultivated parcels"), self.tr("Of these, not cultivated.")),
            (
                self.NOT_DECLARED_COUNT,
                self.tr("Not declared parcels"),
                self.tr("Of these, not declared, unknown codes among them."),
            ),
            (
                self.UNMAPPED_COUNT,
                self.tr("Parcels of unknown class"),
                self.tr("Parcels whose code the mapping does not know, or that have none."),
            ),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(
            QgsProcessingOutputString(self.UNMAPPED_CODES, self.tr("Unknown codes")), self.tr("Parted by commas.")
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        preset = preset_name(self.parameterAsEnumString(parameters, self.PRESET, context))
        table = self.parameterAsString(parameters, self.MAPPING, context)
        if not (preset or table or parameters.get(self.TABLE)):
            return self.tr("No mapping is given: choose a preset, a CSV or a table.")
        try:
            load_mapping(preset, table)
        except FurrowError as error:
            return str(error)
        return ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Write the parcels with their statuses and return the outputs.

        Raises:
            QgsProcessingException: The parcels cannot be read or written, the table is wrong, or the run was cancelled.
        """
        source = self.parameterAsSource(parameters, self.PARCELS, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.PARCELS))
        mapping = self._mapping(parameters, context)
        fields, place = _with_status(source.fields())
        sink, identifier = self.parameterAsSink(
            parameters, self.OUTPUT, context, fields, source.wkbType(), source.sourceCrs()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        field = self.parameterAsString(parameters, self.FIELD, context)
        counts, unknown = self._write(source, fields, place, field, mapping, sink, parameters, feedback)
        del sink  # closes the file
        if unknown:
            self._tell(unknown, feedback)
        if context.willLoadLayerOnCompletion(identifier):
            context.layerToLoadOnCompletionDetails(identifier).setPostProcessor(styler_of("parcels"))
        return {
            self.OUTPUT: identifier,
            self.PARCEL_COUNT: sum(counts.values()),
            self.CULTIVATED_COUNT: counts[CULTIVATED],
            self.NOT_CULTIVATED_COUNT: counts[NOT_CULTIVATED],
            self.NOT_DECLARED_COUNT: counts[NOT_DECLARED],
            self.UNMAPPED_COUNT: sum(unknown.values()),
            self.UNMAPPED_CODES: ", ".join(sorted(code for code in unknown if code)),
        }

    def _mapping(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ClassMapping:
        preset = preset_name(self.parameterAsEnumString(parameters, self.PRESET, context))
        try:
            mapping = load_mapping(preset, self.parameterAsString(parameters, self.MAPPING, context))
            table = self.parameterAsSource(parameters, self.TABLE, context)
            return mapping_of_table(table).over(mapping) if table is not None else mapping
        except FurrowError as error:
            raise exception_of(error) from error

    def _write(
        self,
        source: QgsProcessingFeatureSource,
        fields: QgsFields,
        place: int,
        field: str,
        mapping: ClassMapping,
        sink: QgsFeatureSink,
        parameters: dict[str, Any],
        feedback: QgsProcessingFeedback,
    ) -> tuple[Counter[str], Counter[str]]:
        """Write every parcel; return how many have each status, and how many have each unknown code."""
        counts: Counter[str] = Counter()
        unknown: Counter[str] = Counter()
        total = max(source.featureCount(), 1)
        features = source.getFeatures(QgsFeatureRequest(), Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
        for number, parcel in enumerate(features):
            if feedback.isCanceled():
                raise QgsProcessingException(self.tr("The run was cancelled."))
            value = parcel[field]
            code = code_text(None if value == NULL else value)
            rule = mapping.find(code)
            status = rule.status if rule is not None else NOT_DECLARED
            counts[status] += 1
            if rule is None:
                unknown[code] += 1
            attributes = parcel.attributes()
            attributes[place : place + 1] = [status]  # appends it where the field is new
            written = QgsFeature(fields)
            written.setGeometry(parcel.geometry())
            written.setAttributes(attributes)
            if not sink.addFeature(written, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, self.OUTPUT))
            if number % 500 == 0:
                feedback.setProgress(100 * number / total)
        return counts, unknown

    def _tell(self, unknown: Counter[str], feedback: QgsProcessingFeedback) -> None:
        codes = sorted(code for code in unknown if code)
        if codes:
            more = self.tr(" and more") if len(codes) > 20 else ""
            feedback.pushWarning(
                self.tr(
                    "{count} parcels have a code that the mapping does not know ({codes}). They count as not declared."
                ).format(
                    count=sum(unknown.values()) - unknown[""], codes=", ".join(f"'{c}'" for c in codes[:20]) + more
                )
            )
        if unknown[""]:
            feedback.pushWarning(
                self.tr("{count} parcels have no code and count as not declared.").format(count=unknown[""])
            )


def _with_status(fields: QgsFields) -> tuple[QgsFields, int]:
    """Return fields with a text field `status`, and where it stands; one that is there already is replaced."""
    made = QgsFields()
    status = QgsField(STATUS_FIELD, QMetaType.Type.QString)
    place = fields.lookupField(STATUS_FIELD)
    for index, field in enumerate(fields):
        made.append(status if index == place else field)
    if place < 0:
        made.append(status)
        place = len(fields)
    return made, place
